//! The page rendered on the host: what a visitor reads before the first runs are there.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "shown/runs.rs"]
mod runs;

use std::rc::Rc;

use cadence_lab::app::action::Action;
use cadence_lab::app::editor::EditorAction;
use cadence_lab::app::screen::{First, Screen, ScreenProps};
use cadence_lab::app::second_look::Arrival;
use cadence_lab::app::state::{Opened, Progress, Refused, Sides, State};
use cadence_lab::app::{inputs, progress};
use cadence_lab::document::{Document, Names};
use cadence_lab::parameter::Value;
use cadence_lab::preset::PRESETS;
use cadence_lab::share::{Base, Own, View};
use cadence_lab::study::StopRule;
use cadence_lab::text::Text;
use runs::{runs_of, simulated};
use yew::{Callback, Html, LocalServerRenderer, Properties, Reducible, component};

#[tokio::test]
async fn the_first_screen_is_there_before_any_run() {
    let html = screen(&State::at_first()).await;
    assert!(html.contains("id=\"verdict\""), "{html}");
    assert!(html.contains("type=\"range\""), "{html}");
    assert!(!html.contains("style="), "{html}");
}

/// The first screen of a state.
async fn screen(state: &State) -> String {
    let first = First::new(state.clone());
    LocalServerRenderer::<Screen>::with_props(ScreenProps { first })
        .hydratable(false)
        .render()
        .await
}

/// The first element with an attribute, without its end.
fn element<'a>(markup: &'a str, attribute: &str) -> Option<&'a str> {
    let start = markup[..markup.find(attribute)?].rfind('<')?;
    markup[start..].split_once("</").map(|(it, _)| it)
}

#[tokio::test]
async fn results_of_something_else_than_the_backlog_say_of_what() {
    let right = View::default().base.document();
    let mut wrong = right.clone();
    assert!(wrong.enter("items[0].estimate", "a lot"));
    for (document, valid, words) in [
        (right.clone(), None, None),
        (wrong.clone(), None, Some("those of the first example")),
        (wrong, Some(right), Some("before the last changes")),
    ] {
        let opened = Opened {
            view: View {
                base: Base::Own(Own::new(document, valid)),
                ..View::default()
            },
            ..Opened::default()
        };
        let markup = screen(&State::opening(&Rc::new(opened))).await;
        let stale = element(&markup, "id=\"stale\"");
        assert_eq!(stale.is_some(), words.is_some());
        assert!(
            words.is_none_or(|it| stale.unwrap_or_default().contains(it)),
            "{stale:?}"
        );
    }
}

/// The sentence that one came for.
async fn verdict(state: Rc<State>) -> String {
    let markup = screen(&simulated(state)).await;
    let verdict = element(&markup, "id=\"verdict\"").unwrap();
    verdict.split_once('>').unwrap().1.to_owned()
}

#[tokio::test]
async fn nobody_is_sooner_where_nobody_delivers_or_nothing_differs() {
    let first = Rc::new(State::at_first());
    let spike = Rc::clone(&first).reduce(Action::PresetChosen("spike"));
    let spike = simulated(spike);
    // Whoever stands above.
    let swapped = Rc::clone(&spike).reduce(Action::SidesChosen(Sides { a: 2, b: 0 }));
    for state in [spike, swapped] {
        let markup = screen(&state).await;
        let said = |class: &str| element(&markup, &format!("class=\"{class}\"")).unwrap();
        let (verdict, gap) = (said("verdict"), said("gap"));
        assert!(gap.ends_with(" In 36\u{a0}% neither delivers."), "{gap}");
        // What is most often the case comes first.
        assert!(verdict.contains("of 20 futures neither "), "{verdict}");
        assert!(!verdict.contains(" of 20 futures ("), "{verdict}");
    }
    let empty = Document::empty(Names {
        scenario: "Mine",
        role: "Engineer",
        item: "First",
    });
    let empty = first.reduce(Action::Editor(EditorAction::DocumentOpened(empty)));
    for (path, text, said) in [
        (
            "items[0].success",
            "0.000000001",
            "Neither Scrum nor Data Driven Scrum delivers in any of 20 futures.",
        ),
        (
            "items[0].estimate",
            "0.0001",
            "Scrum and Data Driven Scrum take about as long in all 20 futures.",
        ),
    ] {
        let (path, text) = (path.to_owned(), text.to_owned());
        let typed = Action::Editor(EditorAction::DocumentSet { path, text });
        assert_eq!(verdict(Rc::clone(&empty).reduce(typed)).await, said);
    }
}

/// One way of working is not said to be as soon as itself.
#[tokio::test]
async fn one_way_of_working_is_compared_with_nothing() {
    let mut document = State::at_first().document();
    for id in ["scrum_common", "dds", "dds_observing", "dds_strict"] {
        assert!(document.remove_variant(id), "{id}");
    }
    let alone = Action::Editor(EditorAction::DocumentOpened(document));
    let verdict = verdict(Rc::new(State::at_first()).reduce(alone)).await;
    assert!(
        verdict.contains("Scrum by the Guide is the only way of working"),
        "{verdict}"
    );
}

/// What is still shown of an order before counts for nothing in the one that was stopped.
#[tokio::test]
async fn a_study_that_was_stopped_before_it_began_claims_nothing() {
    let line = LocalServerRenderer::<Stopped>::new().render().await;
    assert!(
        line.contains("Stopped before the first of 20 futures"),
        "{line}"
    );
    assert!(line.contains(r#"value="0""#), "{line}");
}

/// Progress of other futures that were stopped at once.
#[component]
fn Stopped() -> Html {
    let view = View {
        stop: StopRule::Runs(20),
        ..View::default()
    };
    let opened = Rc::new(Opened {
        view,
        ..Opened::default()
    });
    let before = simulated(Rc::new(State::opening(&opened)));
    let other = before.reduce(Action::SeedChosen(9));
    let stopped = other.reduce(Action::StudyCancelled);
    progress::view(&Text::english(), &stopped, &Callback::noop())
}

/// What follows other inputs goes back to where it follows them, and the button says where that is.
#[tokio::test]
async fn a_reset_says_what_it_does() {
    let set = |id: &str, value| Action::ParameterSet(id.to_owned(), Value::Number(value));
    let longer = Rc::new(State::at_first()).reduce(set("sprint", 20.0));
    let less = longer.reduce(set("planning", 7.0));
    let less = less.reduce(Action::PanelToggled("inputs-more", true));
    let markup = screen(&less).await;
    assert!(markup.contains("reset to 8 hours a sprint"));
    let reset = less.reduce(Action::ParameterReset("planning".to_owned()));
    let planning = reset.adjusted.parameter("planning").unwrap();
    assert_eq!(reset.adjusted.value(planning), Value::Number(8.0));
    // Without a screen to set it on, it is said as well.
    let said = "<li>How long is a sprint? 20 working days</li>";
    assert!(markup.contains(said), "{markup}");
}

/// What is typed and not allowed stays, with what would be, and nothing else changes.
#[tokio::test]
async fn a_number_that_is_not_allowed_is_not_made_another_one() {
    let first = Rc::new(State::at_first());
    let refused = |typed: &str| {
        let (parameter, typed) = ("sprint".to_owned(), typed.to_owned());
        Action::ParameterRefused(Rc::new(Refused { parameter, typed }))
    };
    for typed in ["61", "0.3", "1,500", "ten"] {
        let state = Rc::clone(&first).reduce(refused(typed));
        assert_eq!(state.view(), first.view());
        let markup = screen(&state).await;
        let field = element(&markup, "id=\"parameter-sprint\"").unwrap();
        assert!(field.contains(&format!("value=\"{typed}\"")), "{field}");
        assert!(field.contains("aria-invalid=\"true\""), "{field}");
        let problem = element(&markup, "id=\"parameter-sprint-problem\"").unwrap();
        assert!(problem.contains("number from 5 to 20"), "{problem}");
        let set = Action::ParameterSet("sprint".to_owned(), Value::Number(15.0));
        let mended = screen(&state.reduce(set)).await;
        assert_eq!(element(&mended, "id=\"parameter-sprint-problem\""), None);
    }
}

/// Who aims at something beneath is not to miss it.
#[tokio::test]
async fn what_comes_with_all_runs_has_its_place_before() {
    const EFFECT: &str = "class=\"muted effect\"";
    let at_first = screen(&State::at_first()).await;
    assert_eq!(
        at_first.matches("class=\"pair\"").count(),
        6,
        "two by three readings"
    );

    let opened = simulated(Rc::new(State::at_first()));
    let uncertain = Action::ParameterSet("uncertainty".to_owned(), Value::Number(2.0));
    let edited = Rc::clone(&opened).reduce(uncertain);
    let order = edited.first_look().unwrap();
    let looked = Rc::clone(&edited).reduce(Action::FirstLook(runs_of(&order)));
    assert_eq!(looked.comparison.as_ref().unwrap().strips.len(), 2);
    let whole = simulated(Rc::clone(&looked));

    let before = screen(&opened).await;
    assert_eq!(element(&before, EFFECT), None);
    let waiting = screen(&edited).await;
    assert!(element(&waiting, EFFECT).unwrap().ends_with('>'));
    for (state, busy) in [(&looked, "true"), (&whole, "false")] {
        let markup = screen(state).await;
        let words = element(&markup, EFFECT).unwrap();
        assert!(words.contains(&format!("aria-busy=\"{busy}\"")), "{words}");
        assert!(words.contains("of the futures"), "{words}");
        let all = element(&markup, "id=\"figure-all\"").unwrap();
        assert!(all.contains("Show all 5"), "{all}");
    }
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
    inputs::view(
        &Text::english(),
        &state,
        &Callback::noop(),
        &Callback::noop(),
    )
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

#[test]
fn what_failed_to_arrive_goes_on_once_it_is_there() {
    let missed = Rc::new(State::at_first()).reduce(Action::WorkersMissed);
    let arrived =
        |state: &Rc<State>, arrival| Rc::clone(state).reduce(Action::SecondLookArrived(arrival));
    let failed = arrived(&missed, Arrival::Failed);
    assert_eq!(failed.progress, Progress::Failed);
    for arrival in [Arrival::Awaited, Arrival::at_first()] {
        assert_eq!(arrived(&failed, arrival).progress, Progress::Running);
    }
    let elsewhere = arrived(&Rc::new(State::at_first()), Arrival::Failed);
    assert_eq!(elsewhere.progress, Progress::Running);
}
