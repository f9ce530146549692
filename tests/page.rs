//! The page rendered on the host: what a visitor reads before the first runs are there.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, missing_docs)]

use std::rc::Rc;

use cadence_lab::app::action::Action;
use cadence_lab::app::inputs;
use cadence_lab::app::screen::{First, Screen, ScreenProps};
use cadence_lab::app::state::State;
use cadence_lab::preset::PRESETS;
use cadence_lab::text::Text;
use yew::{Callback, Html, LocalServerRenderer, Properties, Reducible, component};

#[tokio::test]
async fn the_first_screen_is_there_before_any_run() {
    let first = First::new(State::at_first());
    let html = LocalServerRenderer::<Screen>::with_props(ScreenProps { first })
        .hydratable(false)
        .render()
        .await;
    assert!(html.contains("id=\"verdict\""), "{html}");
    assert!(html.contains("type=\"range\""), "{html}");
    assert!(!html.contains("style="), "{html}");
}

#[test]
fn what_is_read_before_the_app_starts_is_what_the_app_says_first() {
    let page = include_str!("../index.html");
    let text = Text::english();
    for key in ["page-title", "page-window", "verdict-waiting"] {
        let said = text.get(key);
        assert!(page.contains(&said), "index.html does not say: {said}");
    }
}

#[derive(Clone, PartialEq, Properties)]
struct InputsProps {
    preset: &'static str,
}

#[component]
fn Inputs(props: &InputsProps) -> Html {
    let state = Rc::new(State::at_first()).reduce(Action::PresetChosen(props.preset));
    inputs::view(&Text::english(), &state, None, &Callback::noop())
}

/// A choice that cannot be seen would be no choice.
#[tokio::test]
async fn more_examples_are_open_while_one_of_them_is_chosen() {
    for (place, preset) in PRESETS.iter().enumerate() {
        let props = InputsProps { preset: preset.id };
        let html = LocalServerRenderer::<Inputs>::with_props(props)
            .hydratable(false)
            .render()
            .await;
        let (first, more) = html.split_once("<details").unwrap();
        let (more, _) = more.split_once("</details>").unwrap();
        let (with, without) = if place < 3 {
            (first, more)
        } else {
            (more, first)
        };
        let option = with
            .split("<input")
            .find(|it| it.contains(&format!("value=\"{}\"", preset.id)));
        assert!(option.unwrap().contains("checked"), "{html}");
        assert!(!without.contains("checked"), "{html}");
        assert_eq!(more.starts_with(" open"), place >= 3, "{html}");
        assert!(html.contains(&Text::english().get(preset.lesson)), "{html}");
    }
}
