//! Iterations of Data Driven Scrum end when their question is answered; whether they overlap is a matter of reading.

use yew::{Callback, Html, component, html, use_state_eq};

use crate::app::format;
use crate::app::guide::control::{Slider, slider};
use crate::app::guide::stage::{Stage, alike, future, scenario};
use crate::app::guide::{FigureProps, figure};
use crate::distribution::Distribution;
use crate::replay::Replay;
use crate::scenario::Scenario;

/// Two people, four experiments.
const PROJECT: &str = r#"{
    "format": "cadence-lab/scenario", "version": 1, "name": "",
    "team": {"hours_per_day": 8, "focus": 0.8, "roles": [{"id": "ds", "name": "", "people": 2, "day_rate": 0}]},
    "items": [{"id": "0", "name": "", "role": "ds", "estimate": 2, "effort": {"kind": "fixed", "value": 2},
        "observe": {"kind": "fixed", "value": 0}, "analyze_share": 0.3}]}"#;

const ITEMS: usize = 4;

/// Half days of observing, at most.
const MOST: usize = 12;

/// The axis reaches so far, however long observing takes. [days]
pub const LONGEST: f64 = 36.0;

/// Three readings of Data Driven Scrum, where observing takes so long. [days]
#[must_use]
pub fn lived(observed: f64) -> Option<(Scenario, Replay)> {
    let ways = ["dds_strict", "dds_observing", "dds"];
    let mut scenario = scenario(PROJECT, &ways, 2.0)?;
    let mut item = scenario.items.first()?.clone();
    item.observe = Distribution::Fixed { value: observed };
    scenario.items = alike(&item, ITEMS);
    let replay = future(&scenario, 0)?;
    Some((scenario, replay))
}

/// Three timelines; the control is how long observing takes.
#[component]
pub fn IterationsFigure(props: &FigureProps) -> Html {
    let text = &props.text;
    let place = use_state_eq(|| 6_usize);
    let observed = f64::from(u8::try_from(*place).unwrap_or_default()) / 2.0;
    let Some((scenario, replay)) = lived(observed) else {
        return Html::default();
    };
    let stage = Stage {
        text,
        id: "guide-iterations",
        label: text.get("guide-iterations-picture"),
        scenario: &scenario,
        replay: &replay,
        names: None,
        longest: LONGEST,
        width: props.width,
    };
    let control = Slider {
        id: "guide-iterations-slider",
        label: text.get("guide-attempt-control"),
        value: text.with(
            "guide-days",
            &[("days", format::rounded_days(observed).into())],
        ),
        last: MOST,
        place: *place,
    };
    let set = place.setter();
    figure(
        text.get("guide-iterations-caption"),
        html! {
            <>
                { slider(&control, Callback::from(move |to| set.set(to))) }
                { stage.view() }
            </>
        },
    )
}
