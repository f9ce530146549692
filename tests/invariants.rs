//! Ten thousand random scenarios under every process, judged by a witness that hears the events and knows
//! MODEL.md, but none of the engine's code.
//!
//! What it checks, at every instant of every run: nobody works in a meeting; crews fit the people; attempts start only
//! when what they wait for is resolved, in the order of section 3, and as soon as they may; every step takes its
//! effort, and what interruptions add; sprints hold what was selected, pulled or re-opened, and people work in their
//! windows only; one attempt per item and iteration, iterations open and end when they should and within the limit;
//! the WIP limit; gates; retries only after failures and within bounds; calendar meetings neither merged nor left
//! out; the order of one instant; the run ends exactly when it should; every number of the record follows from the
//! events.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

#[path = "invariants/dice.rs"]
mod dice;
#[path = "invariants/generator.rs"]
mod generator;
#[path = "invariants/meetings.rs"]
mod meetings;
#[path = "invariants/plan.rs"]
mod plan;
#[path = "invariants/ways.rs"]
mod ways;
#[path = "invariants/witness.rs"]
mod witness;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::thread;

use cadence_lab::replay::{Replay, VariantReplay};
use cadence_lab::scenario::ValidScenario;
use cadence_lab::simulation::event::{Event, Silent};
use cadence_lab::simulation::record::Record;
use cadence_lab::study::Study;
use dice::Dice;
use generator::{Rounded, scenario};
use plan::Plan;
use witness::Witness;

const SCENARIOS: u64 = 10_000;
const THREADS: u64 = 2;

/// One generated scenario, lived through once under each of its variants.
fn replay(number: u64) -> (ValidScenario, Replay) {
    let generated = scenario(number);
    let mut world = generated.scenario.world(number);
    world.start_run(number);
    let on_grid = generated.on_grid;
    let Ok(replay) = Replay::of(&generated.scenario, Rounded { world, on_grid });
    (generated.scenario, replay)
}

/// What the witness says of one run; where it objects, with the events up to there.
fn judge(
    scenario: &ValidScenario,
    replay: &Replay,
    place: usize,
    run: &VariantReplay,
) -> Result<(), String> {
    let plan = Plan::new(scenario, &replay.world);
    let mut witness = Witness::new(&plan, &scenario.processes[place].rules);
    for (heard, (t, event)) in run.events.iter().enumerate() {
        witness.hear(*t, event).map_err(|objection| {
            let mut story = String::new();
            for (t, event) in &run.events[heard.saturating_sub(25)..=heard] {
                writeln!(story, "{t:12.6} {event:?}").unwrap();
            }
            format!("{}: {objection}\n{story}", run.id)
        })?;
    }
    witness
        .compare(&run.record)
        .map_err(|objection| format!("{}: {objection}", run.id))
}

#[test]
fn ten_thousand_scenarios_keep_every_rule() {
    let part = |first: u64| {
        move || {
            let numbers = (0..SCENARIOS).filter(|number| number % THREADS == first);
            for number in numbers {
                let (scenario, replay) = replay(number);
                for (place, run) in replay.variants.iter().enumerate() {
                    if let Err(objection) = judge(&scenario, &replay, place, run) {
                        let document = serde_json::to_string(&scenario.to_node()).unwrap();
                        panic!("scenario {number}, {objection}\n{document}");
                    }
                }
            }
        }
    };
    let threads: Vec<_> = (0..THREADS)
        .map(|first| thread::spawn(part(first)))
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
}

/// A study goes on in the buffers of the last run; nothing of it may reach the next.
#[test]
fn a_run_depends_on_no_run_before_it() {
    for number in 0..2_000 {
        let scenario = scenario(number).scenario;
        let mut study = Study::new(&scenario, number);
        let alone = study.clone();
        for run in [3, 1, 2] {
            let expected: Vec<Record> = alone.clone().run(run).to_vec();
            assert_eq!(study.run(run), expected, "scenario {number}, run {run}");
        }
        // Nor on the variants before it.
        let mut simulator = scenario.simulator();
        for variant in (0..scenario.processes.len()).rev() {
            let mut world = scenario.world(number);
            world.start_run(3);
            let Ok(record) = simulator.run(variant, &mut world, &mut Silent);
            let expected = alone.clone().run(3)[variant];
            assert_eq!(record, expected, "scenario {number}, variant {variant}");
        }
    }
}

/// What a thousand of the scenarios lead to, by name and number.
fn reach() -> BTreeMap<String, u32> {
    let mut reach = BTreeMap::new();
    let mut saw = |what: String| *reach.entry(what).or_insert(0) += 1;
    for number in 0..1_000 {
        let (_, replay) = replay(number);
        for run in &replay.variants {
            saw(format!("{:?}", run.record.outcome));
            let mut is_meeting = false;
            for (_, event) in &run.events {
                let name = format!("{event:?}");
                let name = name.split([' ', '(']).next().unwrap();
                match event {
                    Event::MeetingStart(meeting) => saw(format!("{meeting:?}")),
                    Event::StepStart { resumed: true, .. } => saw("resumed".into()),
                    _ => {}
                }
                is_meeting = match event {
                    Event::MeetingStart(_) => true,
                    Event::MeetingEnd(_) => false,
                    _ => is_meeting,
                };
                saw(format!(
                    "{name}{}",
                    if is_meeting { " in a meeting" } else { "" }
                ));
            }
        }
    }
    reach
}

#[test]
fn the_scenarios_reach_everything_that_can_happen() {
    let reach = reach();
    for what in [
        "Delivered",
        "Infeasible",
        "Unfinished",
        "SprintStart",
        "SprintEnd",
        "IterationStart",
        "IterationEnd",
        "Gate",
        "Planning",
        "Selection",
        "Replenishment",
        "Review",
        "Retro",
        "Pulled",
        "StepStart",
        "StepStop",
        "StepEnd",
        "ObserveStart",
        "ObserveEnd",
        "Success",
        "Failure",
        "Dropped",
        "Cancelled",
        "Reopened",
        "UnplannedArrival",
        "UnplannedStart",
        "UnplannedStop",
        "UnplannedEnd",
        "resumed",
        "ObserveEnd in a meeting",
        "Failure in a meeting",
        "Cancelled in a meeting",
        "StepStop in a meeting",
        "IterationEnd in a meeting",
        "ProjectEnd in a meeting",
    ] {
        let count = reach.get(what).copied().unwrap_or_default();
        assert!(count >= 3, "{what}: {count} of {reach:?}");
    }
}

/// A copy of a run with one thing wrong.
fn forgeries(run: &VariantReplay, dice: &mut Dice) -> Vec<(String, VariantReplay)> {
    let mut forgeries = Vec::new();
    let mut forge = |what: String, change: &dyn Fn(&mut VariantReplay)| {
        let mut forged = run.clone();
        change(&mut forged);
        forgeries.push((what, forged));
    };
    let last = run.events.len() - 1;
    for _ in 0..8 {
        let at = dice.below(last + 1);
        forge(format!("without event {at}"), &|it| {
            it.events.remove(at);
        });
        forge(format!("event {at} twice"), &|it| {
            it.events.insert(at, it.events[at].clone())
        });
        forge(format!("event {at} later"), &|it| it.events[at].0 += 1e-6);
        forge(format!("event {at} earlier"), &|it| it.events[at].0 -= 1e-6);
    }
    let record = &run.record;
    type Change = fn(&mut Record);
    let changes: [(&str, Change); 17] = [
        ("finish", |it| it.finish += 1e-2),
        ("cost", |it| it.cost += 1.0 + it.cost * 1e-4),
        ("worked", |it| it.worked += 1e-2),
        ("wasted", |it| it.wasted += 1e-2),
        ("meetings", |it| it.meetings += 1.0),
        ("idle", |it| it.idle += 1.0),
        ("idle_held", |it| it.idle_held += 1.0),
        ("idle_blocked", |it| it.idle_blocked += 1.0),
        ("attempts", |it| it.attempts += 1),
        ("failures", |it| it.failures += 1),
        ("cancelled", |it| it.cancelled += 1),
        ("first_answer", |it| {
            it.first_answer = it.first_answer.xor(Some(0.5))
        }),
        ("first_success", |it| {
            it.first_success = it.first_success.xor(Some(0.5))
        }),
        ("decision_delay", |it| {
            it.decision_delay = it.decision_delay.xor(Some(0.5))
        }),
        ("boundaries", |it| it.boundaries += 1),
        ("spillover", |it| it.spillover += 1e-3),
        ("value_days", |it| {
            it.value_days += 1.0 + it.value_days * 1e-4
        }),
    ];
    for (name, change) in changes {
        let mut forged = *record;
        change(&mut forged);
        forge(name.to_owned(), &|it| it.record = forged);
    }
    forgeries
}

#[test]
fn the_witness_sees_every_forgery() {
    let mut dice = Dice::new(1);
    for number in 0..300 {
        let (scenario, replay) = replay(number);
        for (place, run) in replay.variants.iter().enumerate() {
            for (what, forged) in forgeries(run, &mut dice) {
                let finding = judge(&scenario, &replay, place, &forged);
                assert!(finding.is_err(), "scenario {number}, {}: {what}", run.id);
            }
        }
    }
}
