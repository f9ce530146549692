//! Small scenarios in a few words: one role, no meetings, pace 1, every item one person-day and certain of success,
//! unless something else is said.

use cadence_lab::replay::Replay;
use cadence_lab::scenario::ValidScenario;
use cadence_lab::world::{ExplicitWorld, Transcript};
use serde_json::{Value, json};

/// `base` with the fields of `changes`.
fn with(mut base: Value, changes: &Value) -> Value {
    for (key, value) in changes.as_object().unwrap() {
        base[key] = value.clone();
    }
    base
}

/// A scenario of one role "r" with so many people; every item is given by what is special about it.
pub(crate) fn scenario(
    people: u32,
    changes: &Value,
    items: &[Value],
    processes: &Value,
) -> ValidScenario {
    let items = items.iter().enumerate().map(|(place, changes)| {
        let item = json!({"id": format!("i{place}"), "name": "", "role": "r", "estimate": 1,
            "effort": {"kind": "fixed", "value": 1}, "max_attempts": 20});
        with(item, changes)
    });
    let document = json!({
        "format": "cadence-lab/scenario", "version": 1, "name": "",
        "team": {"hours_per_day": 8, "focus": 1, "roles": [
            {"id": "r", "name": "", "people": people, "day_rate": 100},
        ]},
        "items": items.collect::<Vec<_>>(),
        "processes": processes,
    });
    let document = with(document, changes).to_string();
    ValidScenario::read(document.as_bytes())
        .unwrap_or_else(|problems| panic!("{problems:?}\n{document}"))
}

pub(crate) fn scrum(changes: &Value) -> Value {
    let rules = json!({"process": "scrum", "sprint_days": 10, "planning_hours": 0, "review_hours": 0, "retro_hours": 0,
        "daily_minutes": 0, "commitment": 1, "forecast": "capacity", "when_idle": "wait", "replan": "at_planning",
        "carry_over_penalty": 0});
    with(rules, changes)
}

pub(crate) fn dds(changes: &Value) -> Value {
    let rules = json!({"process": "dds", "selection_hours": 0, "review_every_days": 0, "review_hours": 0,
        "retro_every_days": 0, "retro_hours": 0, "daily_minutes": 0, "open_iterations": 20,
        "overlap_observe": false});
    with(rules, changes)
}

pub(crate) fn kanban(changes: &Value) -> Value {
    let rules = json!({"process": "kanban", "wip_limit": 100, "replenish_every_days": 0, "replenish_hours": 0,
        "review_every_days": 0, "review_hours": 0, "retro_every_days": 0, "retro_hours": 0, "daily_minutes": 0});
    with(rules, changes)
}

pub(crate) fn stage_gate(changes: &Value) -> Value {
    let rules =
        json!({"process": "stage_gate", "gate_hours": 0, "gate_wait_days": 0, "daily_minutes": 0});
    with(rules, changes)
}

/// Lives through a world that is written down.
pub(crate) fn replay(scenario: &ValidScenario, world: &Value) -> Replay {
    let world = Transcript::read(world.to_string().as_bytes()).unwrap();
    let ids = scenario.items.iter().map(|item| item.id.as_str());
    Replay::of(scenario, ExplicitWorld::new(world, ids)).unwrap()
}
