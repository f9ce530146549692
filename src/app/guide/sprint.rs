//! A sprint is a box of one length: work that turns out smaller leaves people idle or pulls more in, work that turns out larger
//! spills over.

use yew::{Callback, Html, component, html, use_state_eq};

use crate::app::format;
use crate::app::guide::control::{Slider, slider};
use crate::app::guide::stage::{Stage, alike, future, scenario};
use crate::app::guide::{FigureProps, figure};
use crate::distribution::Distribution;
use crate::replay::Replay;
use crate::scenario::Scenario;

/// Two people. Eight items fill a sprint of two weeks where they take what was estimated; there are sixteen.
const PROJECT: &str = r#"{
    "format": "cadence-lab/scenario", "version": 1, "name": "",
    "team": {"hours_per_day": 8, "focus": 0.8, "roles": [{"id": "ds", "name": "", "people": 2, "day_rate": 0}]},
    "items": [{"id": "0", "name": "", "role": "ds", "estimate": 1.75, "effort": {"kind": "fixed", "value": 1.75}}]}"#;

const ITEMS: usize = 16;

/// The axis reaches so far, whatever the work turns out to be. [days]
pub const LONGEST: f64 = 36.0;

/// The steps of the slider: what the work takes, as a multiple of what was estimated, in twentieths.
const LEAST: usize = 10;
const MOST: usize = 32;

/// Two readings of Scrum, where every item takes so many times its estimate.
#[must_use]
pub fn lived(factor: f64) -> Option<(Scenario, Replay)> {
    let mut scenario = scenario(PROJECT, &["scrum", "scrum_common"], 2.0)?;
    let mut item = scenario.items.first()?.clone();
    item.effort = Distribution::Fixed {
        value: item.estimate * factor,
    };
    scenario.items = alike(&item, ITEMS);
    let replay = future(&scenario, 0)?;
    Some((scenario, replay))
}

/// Two timelines; the control is how the work turns out.
#[component]
pub fn SprintFigure(props: &FigureProps) -> Html {
    let text = &props.text;
    let place = use_state_eq(|| 26 - LEAST);
    let twentieths = f64::from(u8::try_from(*place + LEAST).unwrap_or_default());
    let factor = twentieths / 20.0;
    let Some((scenario, replay)) = lived(factor) else {
        return Html::default();
    };
    let stage = Stage {
        text,
        id: "guide-sprint",
        label: text.get("guide-sprint-picture"),
        scenario: &scenario,
        replay: &replay,
        names: None,
        longest: LONGEST,
        width: props.width,
    };
    let control = Slider {
        id: "guide-sprint-slider",
        label: text.get("guide-sprint-control"),
        value: text.with(
            "guide-times-estimate",
            &[("factor", format::number(factor).into())],
        ),
        last: MOST - LEAST,
        place: *place,
    };
    let set = place.setter();
    figure(
        text.get("guide-sprint-caption"),
        html! {
            <>
                { slider(&control, Callback::from(move |to| set.set(to))) }
                { stage.view() }
            </>
        },
    )
}
