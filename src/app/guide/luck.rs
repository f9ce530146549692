//! One luck for every process: what was drawn for a tiny project, and two ways of working that live through it.

use std::rc::Rc;

use yew::{Html, component, html, use_state_eq};

use crate::app::format;
use crate::app::guide::control::turn;
use crate::app::guide::stage::{Stage, future, scenario};
use crate::app::guide::{FigureProps, figure};
use crate::replay::Replay;
use crate::scenario::Scenario;
use crate::text::Text;

/// Three people, three experiments that may fail, and what comes before and after. Two iterations of Data Driven Scrum
/// are open at most, so that now one way of working has the better of it, now the other.
const PROJECT: &str = r#"{
    "format": "cadence-lab/scenario", "version": 1, "name": "",
    "team": {"hours_per_day": 8, "focus": 0.8, "roles": [{"id": "ds", "name": "", "people": 3, "day_rate": 0}]},
    "items": [
        {"id": "collect", "name": "", "role": "ds", "estimate": 3, "effort": {"kind": "lognormal", "median": 3, "sigma": 0.6}},
        {"id": "one", "name": "", "role": "ds", "estimate": 2, "effort": {"kind": "lognormal", "median": 2, "sigma": 0.6},
            "observe": {"kind": "lognormal", "median": 1, "sigma": 0.5}, "analyze_share": 0.3, "success": 0.5, "max_attempts": 20, "after": ["collect"]},
        {"id": "other", "name": "", "role": "ds", "estimate": 2, "effort": {"kind": "lognormal", "median": 2, "sigma": 0.6},
            "observe": {"kind": "lognormal", "median": 1, "sigma": 0.5}, "analyze_share": 0.3, "success": 0.5, "max_attempts": 20, "after": ["collect"]},
        {"id": "third", "name": "", "role": "ds", "estimate": 2, "effort": {"kind": "lognormal", "median": 2, "sigma": 0.6},
            "observe": {"kind": "lognormal", "median": 1, "sigma": 0.5}, "analyze_share": 0.3, "success": 0.5, "max_attempts": 20, "after": ["collect"]},
        {"id": "report", "name": "", "role": "ds", "estimate": 2, "effort": {"kind": "lognormal", "median": 2, "sigma": 0.6}, "after": ["one", "other", "third"]}
    ]}"#;

/// Most futures of it are over by then. [days]
const LONGEST: f64 = 40.0;

/// What was drawn for one attempt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Draw {
    /// Index of the item.
    pub item: usize,
    /// Which of its attempts, from 1.
    pub number: usize,
    /// Person-days of work.
    pub effort: f64,
    /// Working days of observing.
    pub wait: f64,
    /// Whether it works.
    pub works: bool,
}

/// The project, under Scrum and under Data Driven Scrum.
#[must_use]
pub fn project() -> Option<Scenario> {
    scenario(PROJECT, &["scrum", "dds"], 3.0)
}

/// What was drawn for all attempts of a future, in the order of the items.
#[must_use]
pub fn draws(scenario: &Scenario, replay: &Replay) -> Vec<Draw> {
    let items = scenario.items.iter().enumerate();
    let of_item = |(item, it): (usize, &crate::scenario::Item)| {
        let attempts = replay.world.attempts.get(&it.id);
        let attempts = attempts.map_or(&[][..], Vec::as_slice).iter().zip(1..);
        attempts
            .map(|(attempt, number)| Draw {
                item,
                number,
                effort: attempt.effort,
                wait: attempt.wait,
                // Its chance is known, and failures teach nothing.
                works: attempt.verdict < it.success,
            })
            .collect::<Vec<_>>()
    };
    items.flat_map(of_item).collect()
}

fn name(text: &Text, item: usize) -> String {
    match item {
        0 => text.get("guide-luck-collect"),
        1 => text.get("guide-luck-one"),
        2 => text.get("guide-luck-other"),
        3 => text.get("guide-luck-third"),
        _ => text.get("guide-luck-report"),
    }
}

/// A table of the luck above two timelines; the control turns to other futures.
#[component]
pub fn LuckFigure(props: &FigureProps) -> Html {
    let text = &props.text;
    let run = use_state_eq(|| 0_u64);
    let Some(scenario) = project() else {
        return Html::default();
    };
    let Some(replay) = future(&scenario, *run) else {
        return Html::default();
    };
    let number = ("number", (*run + 1).into());
    let stage = Stage {
        text,
        id: "guide-luck",
        label: text.with("guide-luck-picture", std::slice::from_ref(&number)),
        scenario: &scenario,
        replay: &replay,
        names: None,
        longest: LONGEST,
        width: props.width,
    };
    let row = |draw: &Draw| {
        let attempt = ("number", draw.number.into());
        html! {
            <tr>
                <th scope="row">
                    { name(text, draw.item) }
                    if draw.number > 1 {
                        { " " }{ text.with("guide-luck-again", &[attempt]) }
                    }
                </th>
                <td>{ format::days(draw.effort) }</td>
                <td>{ if draw.wait > 0.0 { format::days(draw.wait) } else { text.get("guide-none") } }</td>
                <td>{ if draw.works { text.get("guide-luck-works") } else { text.get("guide-luck-fails") } }</td>
            </tr>
        }
    };
    let set = Rc::new(run.setter());
    let on_run = yew::Callback::from(move |place| set.set(place));
    figure(
        text.get("guide-luck-caption"),
        html! {
            <>
                { turn([text.get("guide-luck-back"), text.get("guide-luck-on")], *run, on_run) }
                <table class="guide-draws">
                    <caption>{ text.with("guide-luck-table", &[number]) }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ text.get("guide-luck-column-item") }</th>
                            <th scope="col">{ text.get("guide-luck-column-effort") }</th>
                            <th scope="col">{ text.get("guide-luck-column-wait") }</th>
                            <th scope="col">{ text.get("guide-luck-column-verdict") }</th>
                        </tr>
                    </thead>
                    <tbody>{ for draws(&scenario, &replay).iter().map(row) }</tbody>
                </table>
                { stage.view() }
            </>
        },
    )
}
