//! An attempt: create, observe, analyze, a verdict, and another attempt where it failed.

use yew::{Callback, Html, component, html, use_state_eq};

use crate::app::format;
use crate::app::guide::control::{Slider, slider};
use crate::app::guide::stage::{Stage, scenario, told};
use crate::app::guide::{FigureProps, figure};
use crate::replay::Replay;
use crate::scenario::Scenario;
use crate::world::{Attempt, Transcript};

/// One person, one experiment of four days, a quarter of them after observing.
const PROJECT: &str = r#"{
    "format": "cadence-lab/scenario", "version": 1, "name": "",
    "team": {"hours_per_day": 8, "focus": 1, "roles": [{"id": "ds", "name": "", "people": 1, "day_rate": 0}]},
    "items": [{"id": "try", "name": "", "role": "ds", "estimate": 4, "effort": {"kind": "fixed", "value": 4},
        "observe": {"kind": "fixed", "value": 1}, "analyze_share": 0.25, "success": 0.5, "max_attempts": 2}]}"#;

/// Half days of observing, at most.
const MOST: usize = 12;

/// The experiment, and how it goes when observing takes so many days: it fails once and then works. [days]
#[must_use]
pub fn lived(observed: f64) -> Option<(Scenario, Replay)> {
    let mut scenario = scenario(PROJECT, &["kanban"], 1.0)?;
    // Nothing but the attempts.
    let variant = scenario.processes.first_mut()?;
    if let crate::simulation::process::Rules::Kanban(rules) = &mut variant.rules {
        rules.daily_minutes = 0.0;
        rules.replenish_every_days = 0.0;
        rules.review_every_days = 0.0;
        rules.retro_every_days = 0.0;
    }
    let attempt = |verdict| Attempt {
        effort: 4.0,
        wait: observed,
        verdict,
    };
    let attempts = vec![attempt(0.9), attempt(0.1)];
    let luck = Transcript {
        attempts: [("try".to_owned(), attempts)].into(),
        ..Transcript::default()
    };
    let replay = told(&scenario, luck)?;
    Some((scenario, replay))
}

/// The timeline of one person; the control is how long observing takes.
#[component]
pub fn AttemptFigure(props: &FigureProps) -> Html {
    let text = &props.text;
    let place = use_state_eq(|| 4_usize);
    let observed = f64::from(u8::try_from(*place).unwrap_or_default()) / 2.0;
    let Some((scenario, replay)) = lived(observed) else {
        return Html::default();
    };
    let stage = Stage {
        text,
        id: "guide-attempt",
        label: text.get("guide-attempt-picture"),
        scenario: &scenario,
        replay: &replay,
        names: Some(vec![text.get("guide-attempt-name")]),
        longest: 20.0,
        width: props.width,
    };
    let control = Slider {
        id: "guide-attempt-slider",
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
        text.get("guide-attempt-caption"),
        html! {
            <>
                { slider(&control, Callback::from(move |to| set.set(to))) }
                { stage.view() }
            </>
        },
    )
}
