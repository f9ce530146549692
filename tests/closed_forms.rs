//! Cases whose answer is known on paper, each with its derivation.
//!
//! Where luck is involved the seed is fixed, and the bounds are those of a test at α = 10⁻⁵ (4.42 standard errors),
//! so that a right engine would have failed at one seed in a hundred thousand.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

#[path = "sketch/scenario.rs"]
mod sketch;

use cadence_lab::analysis::estimate::quantile;
use cadence_lab::preset::PRESETS;
use cadence_lab::scenario::ValidScenario;
use cadence_lab::simulation::record::{Outcome, Record};
use cadence_lab::study::Study;
use cadence_lab::world::World;
use serde_json::{Value, json};
use sketch::{dds, kanban, replay, scenario, scrum, stage_gate};

const SEED: u64 = 20_260_101;

/// Standard errors that a right engine exceeds at one seed in 100,000: Φ⁻¹(1 − 10⁻⁵ ∕ 2).
const STANDARD_ERRORS: f64 = 4.42;

fn close(actual: f64, expected: f64) {
    assert!(
        (actual - expected).abs() <= 1e-9 * expected.abs().max(1.0),
        "is {actual}, expected {expected}"
    );
}

/// The records of the first variant.
fn records(scenario: &ValidScenario, runs: u64) -> Vec<Record> {
    let mut study = Study::new(scenario, SEED);
    (0..runs).map(|run| study.run(run)[0]).collect()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn variance(values: &[f64]) -> f64 {
    let mean = mean(values);
    values
        .iter()
        .map(|value| (value - mean).powi(2))
        .sum::<f64>()
        / (values.len() - 1) as f64
}

/// The mean of the values is the expected one, as far as one can tell.
fn has_mean(values: &[f64], expected: f64) {
    let error = (variance(values) / values.len() as f64).sqrt();
    let off = (mean(values) - expected) / error;
    assert!(
        off.abs() < STANDARD_ERRORS,
        "mean {}, expected {expected}: {off:.2} standard errors",
        mean(values)
    );
}

/// So large a share of the cases is the expected one, as far as one can tell.
fn has_share(cases: impl Iterator<Item = bool>, expected: f64) {
    let cases: Vec<f64> = cases.map(|is_so| f64::from(u8::from(is_so))).collect();
    let error = (expected * (1.0 - expected) / cases.len() as f64).sqrt();
    let off = (mean(&cases) - expected) / error;
    assert!(
        off.abs() < STANDARD_ERRORS,
        "share {}, expected {expected}: {off:.2} standard errors",
        mean(&cases)
    );
}

fn fixed(effort: f64) -> Value {
    json!({"kind": "fixed", "value": effort})
}

/// Efforts and no waits, the first attempt succeeds.
fn world(efforts: &[f64]) -> Value {
    let attempts: serde_json::Map<String, Value> = efforts
        .iter()
        .enumerate()
        .map(|(place, effort)| {
            (
                format!("i{place}"),
                json!([{"effort": effort, "wait": 0, "verdict": 0}]),
            )
        })
        .collect();
    json!({"attempts": attempts, "chances": {}, "unplanned": []})
}

/// Pace: focus 0.8, of which 15 minutes in 8 hours go into the daily meeting: 0.8 · (1 − 15/480) = 0.775. A crew of 2
/// needs 6 ÷ (2 · 0.775) days for 6 person-days; Scrum plans for 4 h before, DDS selects for half an hour.
#[test]
fn one_item_takes_effort_over_crew_times_pace() {
    let daily = json!({"daily_minutes": 15});
    let processes = json!({
        "scrum": scrum(&json!({"planning_hours": 4, "review_hours": 2, "daily_minutes": 15})),
        "dds": dds(&json!({"selection_hours": 0.5, "daily_minutes": 15})),
        "kanban": kanban(&daily), "stage_gate": stage_gate(&daily),
    });
    let team = json!({"team": {"hours_per_day": 8, "focus": 0.8, "roles": [
        {"id": "r", "name": "", "people": 3, "day_rate": 100}]}});
    let one = scenario(
        3,
        &team,
        &[json!({"crew": 2, "attempt_cost": 40})],
        &processes,
    );
    let work = 6.0 / (2.0 * 0.775);
    for run in replay(&one, &world(&[6.0])).variants {
        let meetings = match run.id.as_str() {
            "scrum" => 0.5,
            "dds" => 0.0625,
            _ => 0.0,
        };
        let finish = meetings + work;
        close(run.record.finish, finish);
        close(run.record.worked, 6.0);
        // Three people are paid, all of them meet, and the third has nothing to do meanwhile.
        close(run.record.cost, 300.0 * finish + 40.0);
        close(
            run.record.meetings,
            3.0 * (meetings + finish * 15.0 / 480.0),
        );
        close(run.record.idle, work);
        close(run.record.idle_held, 0.0);
    }
}

/// A sprint of 10 days with 4 h, 2 h and 1.5 h of meetings leaves a window of W = 9.0625 days. Work of w days fills
/// n = ⌈w ∕ W⌉ − 1 windows and ends w − nW into the next, which begins at 10n + 0.5.
#[test]
fn work_that_outlasts_a_sprint_goes_on_in_the_next_windows() {
    let rules = scrum(&json!({"planning_hours": 4, "review_hours": 2, "retro_hours": 1.5}));
    let one = scenario(1, &json!({}), &[json!({})], &json!({"scrum": rules}));
    let window: f64 = 10.0 - 7.5 / 8.0;
    for work in [
        0.0,
        1.0,
        9.0,
        window,
        9.1,
        2.0 * window,
        20.0,
        100.0,
        1_000.0,
    ] {
        let before = (work / window - 1e-12).ceil().max(1.0) - 1.0;
        let record = replay(&one, &world(&[work])).variants[0].record;
        close(record.finish, 10.0 * before + 0.5 + work - before * window);
        close(record.boundaries.into(), before + 1.0);
        // The item is selected in every sprint and spills out of all but the last.
        close(record.spillover, before / (before + 1.0));
    }
}

/// With a penalty of 25 % the first interruption leaves 1.25 · (w − W), and later ones add nothing.
#[test]
fn the_carry_over_penalty_is_paid_once() {
    let rules = scrum(&json!({"carry_over_penalty": 0.25}));
    let one = scenario(1, &json!({}), &[json!({})], &json!({"scrum": rules}));
    for work in [12.0, 40.0, 90.0] {
        let record = replay(&one, &world(&[work])).variants[0].record;
        close(record.worked, 10.0 + 1.25 * (work - 10.0));
        close(record.finish, record.worked);
    }
}

/// In series times add up; side by side the longest counts, and the shortest gives the first answer.
#[test]
fn series_add_and_parallels_take_the_longest() {
    let processes = json!({"scrum": scrum(&json!({"sprint_days": 60})), "dds": dds(&json!({})),
        "kanban": kanban(&json!({})), "stage_gate": stage_gate(&json!({}))});
    let efforts = [3.0, 1.5, 4.0, 0.0, 2.25];
    let chain: Vec<Value> = (0..5)
        .map(|place| {
            if place == 0 {
                json!({})
            } else {
                json!({"after": [format!("i{}", place - 1)]})
            }
        })
        .collect();
    for run in replay(
        &scenario(5, &json!({}), &chain, &processes),
        &world(&efforts),
    )
    .variants
    {
        close(run.record.finish, efforts.iter().sum());
        close(run.record.first_answer.unwrap(), 3.0);
    }
    let loose = vec![json!({}); 5];
    for run in replay(
        &scenario(5, &json!({}), &loose, &processes),
        &world(&efforts),
    )
    .variants
    {
        close(run.record.finish, 4.0);
        close(run.record.first_answer.unwrap(), 0.0);
        close(run.record.idle, 5.0 * 4.0 - efforts.iter().sum::<f64>());
        close(run.record.idle_held, 0.0);
    }
}

/// The same with luck: per run, finish and first answer are the largest and the smallest effort drawn.
#[test]
fn the_first_answer_is_the_least_of_parallel_efforts() {
    let item = json!({"effort": {"kind": "gamma", "mean": 5, "cv": 0.6}});
    let loose = scenario(
        4,
        &json!({}),
        &vec![item; 4],
        &json!({"kanban": kanban(&json!({}))}),
    );
    let mut study = Study::new(&loose, SEED);
    let mut world = loose.world(SEED);
    for run in 0..500 {
        world.start_run(run);
        let efforts: Vec<f64> = (0..4)
            .map(|item| {
                let Ok(attempt) = world.attempt(item, 1);
                attempt.effort
            })
            .collect();
        let record = study.run(run)[0];
        close(record.finish, efforts.iter().copied().fold(0.0, f64::max));
        close(
            record.first_answer.unwrap(),
            efforts.iter().copied().fold(f64::INFINITY, f64::min),
        );
    }
}

/// Without meetings and limits Kanban is list scheduling: each item in its order goes to whoever is free first.
#[test]
fn kanban_without_meetings_is_list_scheduling() {
    for (people, count) in [(1, 6), (2, 9), (3, 20), (7, 50)] {
        let items = vec![json!({}); count];
        let loose = scenario(
            people,
            &json!({}),
            &items,
            &json!({"kanban": kanban(&json!({}))}),
        );
        let efforts: Vec<f64> = (0..count)
            .map(|place| (place * 37 % 11) as f64 * 0.75)
            .collect();
        let mut free_at = vec![0.0_f64; people as usize];
        for effort in &efforts {
            free_at.sort_by(f64::total_cmp);
            free_at[0] += effort;
        }
        let record = replay(&loose, &world(&efforts)).variants[0].record;
        close(record.finish, free_at.into_iter().fold(0.0, f64::max));
    }
}

/// A review of h days is due every R days. With n of them before its end, work of w days ends at w + nh; the next
/// review must not be due before that: the least n with w + nh ≤ (n + 1)R. (What ends when a review is due ends first.)
#[test]
fn calendar_meetings_put_work_off() {
    let rules = dds(&json!({"review_every_days": 5, "review_hours": 6}));
    let one = scenario(2, &json!({}), &[json!({})], &json!({"dds": rules}));
    for work in [0.5, 4.9, 5.0, 5.1, 9.25, 9.3, 17.75, 17.8, 100.0, 2_000.0] {
        let mut reviews = 0.0;
        while work + reviews * 0.75 > (reviews + 1.0) * 5.0 + 1e-9 {
            reviews += 1.0;
        }
        let record = replay(&one, &world(&[work])).variants[0].record;
        close(record.finish, work + reviews * 0.75);
        close(record.meetings, 2.0 * reviews * 0.75);
    }
}

/// Phases of 2, 3 and 1 days, between them gates of half a day and 4 days of waiting.
#[test]
fn gates_stand_between_phases() {
    let items = [
        json!({"phase": "a"}),
        json!({"phase": "b"}),
        json!({"phase": "c"}),
    ];
    let rules = stage_gate(&json!({"gate_hours": 4, "gate_wait_days": 4}));
    let phases = scenario(1, &json!({}), &items, &json!({"stage_gate": rules}));
    let record = replay(&phases, &world(&[2.0, 3.0, 1.0])).variants[0].record;
    close(record.finish, 6.0 + 2.0 * 4.5);
    close(record.boundaries.into(), 3.0);
    close(record.idle, 8.0);
    // Items of later phases could be worked on while a gate is waited for.
    close(record.idle_held, 8.0);
}

/// An attempt succeeds with chance p, q = 1 − p, at most 20 of them: the number K of attempts is geometric, cut at 20:
/// E K = (1 − q²⁰) ∕ p, P(none succeeds) = q²⁰, and without the cut var K = q ∕ p². Each attempt takes 2 days.
#[test]
fn attempts_are_geometric() {
    for p in [0.2_f64, 0.5, 0.8] {
        let q = 1.0 - p;
        let item = json!({"success": p, "effort": fixed(2.0), "attempt_cost": 7});
        let once = scenario(
            1,
            &json!({}),
            &[item],
            &json!({"kanban": kanban(&json!({}))}),
        );
        let records = records(&once, 40_000);
        for record in &records {
            close(record.finish, 2.0 * f64::from(record.attempts));
            close(record.cost, 207.0 * f64::from(record.attempts));
            let delivered = record.outcome == Outcome::Delivered;
            assert_eq!(record.attempts - record.failures, u32::from(delivered));
            close(record.wasted, 2.0 * f64::from(record.failures));
        }
        let attempts: Vec<f64> = records.iter().map(|it| it.attempts.into()).collect();
        has_mean(&attempts, (1.0 - q.powi(20)) / p);
        has_share(
            records.iter().map(|it| it.outcome == Outcome::Infeasible),
            q.powi(20),
        );
        if p >= 0.5 {
            // The cut does not matter. A geometric variance estimate has a relative error of √((κ − 1) ∕ n), κ = 9 + p² ∕ q.
            let error = ((8.0 + p * p / q) / 40_000.0).sqrt();
            let off = (variance(&attempts) * p * p / q - 1.0) / error;
            assert!(
                off.abs() < STANDARD_ERRORS,
                "variance: {off:.2} standard errors"
            );
        }
    }
}

/// i1 fails five times and re-opens i0 each time. i0 succeeds at once, then in openings 2 to 5 with its 20th attempt,
/// k = 21, 41, 61 and 81, and fails from then on. Its 19th failure of opening 6 is its 100th attempt, so it has none left.
#[test]
fn an_item_has_a_hundred_attempts_at_most() {
    let items = [
        json!({"success": 0.5}),
        json!({"success": 0.5, "after": ["i0"], "redo": ["i0"]}),
    ];
    let again = scenario(
        1,
        &json!({}),
        &items,
        &json!({"kanban": kanban(&json!({}))}),
    );
    let attempt =
        |succeeds: bool| json!({"effort": 1, "wait": 0, "verdict": if succeeds { 0 } else { 1 }});
    let first: Vec<Value> = (1..=101)
        .map(|k| attempt(k == 101 || k <= 81 && k % 20 == 1))
        .collect();
    let second: Vec<Value> = (1..=6).map(|k| attempt(k == 6)).collect();
    let world = json!({"attempts": {"i0": first, "i1": second}, "unplanned": []});
    let record = replay(&again, &world).variants[0].record;
    assert_eq!(
        (record.outcome, record.attempts, record.failures),
        (Outcome::Infeasible, 105, 100)
    );
}

/// With learning λ the k-th attempt fails with q(1 − λ)^(k−1): P(K > 3) = q³(1 − λ)³.
#[test]
fn learning_raises_the_next_chance() {
    let item = json!({"success": 0.3, "learning": 0.4});
    let once = scenario(
        1,
        &json!({}),
        &[item],
        &json!({"kanban": kanban(&json!({}))}),
    );
    let records = records(&once, 40_000);
    has_share(
        records.iter().map(|it| it.attempts > 3),
        0.7_f64.powi(3) * 0.6_f64.powi(3),
    );
}

/// A chance guessed at m with the weight of n past attempts is Beta(mn, (1 − m)n): E π = m, var π = m(1 − m) ∕ (n + 1). So
/// a first attempt succeeds with m, and two fail with E(1 − π)² = (1 − m)² + m(1 − m) ∕ (n + 1).
#[test]
fn a_guessed_chance_is_beta() {
    for (m, n) in [(0.3, 4.0), (0.2, 15.0), (0.5, 0.5)] {
        let item = json!({"success": m, "evidence": n, "max_attempts": 2, "required": false});
        let once = scenario(
            1,
            &json!({}),
            &[item],
            &json!({"kanban": kanban(&json!({}))}),
        );
        let records = records(&once, 40_000);
        has_share(records.iter().map(|it| it.failures == 0), m);
        let both_fail = (1.0 - m) * (1.0 - m) + m * (1.0 - m) / (n + 1.0);
        has_share(records.iter().map(|it| it.failures == 2), both_fail);
    }
}

/// Unplanned work of half an arrival a day, each of one day (0.8 person-days at pace 0.8), for one person: a queue M/D/1
/// with ρ = 0.5 and a mean workload of E V = λE S² ∕ (2(1 − ρ)) = 0.5 days. Of λT = 100 days of work that arrive in T = 200 days
/// of observation, E V is not done by the end.
#[test]
fn unplanned_work_is_a_queue() {
    let changes = json!({
        "team": {"hours_per_day": 8, "focus": 0.8, "roles": [{"id": "r", "name": "", "people": 1, "day_rate": 1}]},
        "unplanned": {"per_day": 0.5, "role": "r", "effort": fixed(0.8)},
    });
    let watched = json!({"effort": fixed(0.0), "observe": fixed(200.0)});
    let process = json!({"kanban": kanban(&json!({}))});
    let records_of = |items: &[Value]| records(&scenario(1, &changes, items, &process), 10_000);

    let worked: Vec<f64> = records_of(std::slice::from_ref(&watched))
        .iter()
        .map(|record| {
            close(record.finish, 200.0);
            close(record.idle, 200.0 - record.worked / 0.8);
            record.worked / 0.8
        })
        .collect();
    has_mean(&worked, 100.0 - 0.5);

    // An item that may start at T waits until the queue is empty: a delay cycle of mean E V ∕ (1 − ρ) = 1 day, and
    // then takes 3 days, for nothing preempts it.
    let next = json!({"after": ["i0"], "effort": fixed(2.4)});
    let finish: Vec<f64> = records_of(&[watched, next])
        .iter()
        .map(|it| it.finish)
        .collect();
    has_mean(&finish, 200.0 + 1.0 + 3.0);
}

/// Two tasks in series, triangular (8, 16, 24) and (40, 64, 96). Means add: 16 + 200∕3 = 82.667; so do the variances
/// (a² + b² + c² − ab − ac − bc) ∕ 18: sd 11.926. The quantiles are those that mcprojsim publishes, within 0.5 %.
#[test]
fn two_triangular_tasks_in_series() {
    let triangular = |min: f64, mode: f64, max: f64| json!({"kind": "triangular", "min": min, "mode": mode, "max": max});
    let items = [
        json!({"effort": triangular(8.0, 16.0, 24.0)}),
        json!({"effort": triangular(40.0, 64.0, 96.0), "after": ["i0"]}),
    ];
    let series = scenario(
        1,
        &json!({}),
        &items,
        &json!({"kanban": kanban(&json!({}))}),
    );
    let mut finish: Vec<f64> = records(&series, 100_000)
        .iter()
        .map(|it| it.finish)
        .collect();
    has_mean(&finish, 16.0 + 200.0 / 3.0);
    let within = |actual: f64, expected: f64| {
        assert!(
            (actual / expected - 1.0).abs() < 0.005,
            "is {actual}, expected {expected}"
        );
    };
    within(mean(&finish), 82.66);
    within(variance(&finish).sqrt(), 11.926);
    finish.sort_by(f64::total_cmp);
    for (p, published) in [(0.1, 66.98), (0.5, 82.16), (0.9, 98.90), (0.99, 108.98)] {
        within(quantile(&finish, p).unwrap(), published);
    }
}

/// Five lognormal items in series, median 4, σ = 0.4, correlation ρ = 0.3: the mean is 5m with m = 4e^(σ²∕2), the variance
/// 5m²(e^(σ²) − 1) + 20m²(e^(ρσ²) − 1). Nearly lognormal itself, its variance is known to √((κ − 1) ∕ n) with κ about 5.
#[test]
fn correlated_efforts_spread_their_sum() {
    let item = |place: usize| {
        let after: Vec<String> = (0..place).map(|other| format!("i{other}")).collect();
        json!({"effort": {"kind": "lognormal", "median": 4, "sigma": 0.4}, "after": after})
    };
    let items: Vec<Value> = (0..5).map(item).collect();
    let process = json!({"kanban": kanban(&json!({}))});
    let series = scenario(1, &json!({"correlation": 0.3}), &items, &process);
    let finish: Vec<f64> = records(&series, 40_000)
        .iter()
        .map(|it| it.finish)
        .collect();
    let m = 4.0 * f64::exp(0.08);
    has_mean(&finish, 5.0 * m);
    let expected = m * m * (5.0 * (f64::exp(0.16) - 1.0) + 20.0 * (f64::exp(0.3 * 0.16) - 1.0));
    let off = (variance(&finish) / expected - 1.0) / (4.0_f64 / 40_000.0).sqrt();
    assert!(
        off.abs() < STANDARD_ERRORS,
        "variance: {off:.2} standard errors"
    );
}

/// Every process lives through the same luck: the same rules under two ids give the same records, bit for bit.
#[test]
fn the_same_rules_have_the_same_luck() {
    let preset = PRESETS[0].scenario().unwrap();
    let mut twice = preset.into_scenario();
    twice
        .processes
        .retain(|variant| ["scrum", "dds"].contains(&variant.id.as_str()));
    for place in 0..2 {
        let mut again = twice.processes[place].clone();
        again.id.push_str("_again");
        twice.processes.push(again);
    }
    let twice = twice.validate().unwrap();
    let mut study = Study::new(&twice, SEED);
    for run in 0..1_000 {
        let records = study.run(run);
        assert_eq!(records[..2], records[2..], "run {run}");
        assert!(records[0] != records[1], "run {run}: two processes alike");
    }
}

/// Luck belongs to an item's id: another item in the list, or another order of it, leaves the efforts of the others.
#[test]
fn luck_belongs_to_the_item() {
    let item = |id: &str| json!({"id": id, "effort": {"kind": "gamma", "mean": 5, "cv": 1}, "success": 0.5});
    let process = json!({"kanban": kanban(&json!({}))});
    let of = |items: &[Value]| scenario(9, &json!({}), items, &process);
    let (few, many) = (
        of(&[item("a"), item("b")]),
        of(&[item("x"), item("b"), item("y"), item("a")]),
    );
    let (mut few, mut many) = (few.world(SEED), many.world(SEED));
    for run in 0..200 {
        few.start_run(run);
        many.start_run(run);
        for number in 1..=12 {
            assert_eq!(few.attempt(0, number), many.attempt(3, number));
            assert_eq!(few.attempt(1, number), many.attempt(1, number));
        }
    }
}

/// The chance that an item succeeds within its attempts is what the beliefs of the team come to, failure by failure.
#[test]
fn the_chance_in_time_is_what_the_beliefs_come_to() {
    let mut scenario = PRESETS[0].scenario().unwrap().into_scenario();
    for (success, evidence, learning, attempts) in [
        (1.0, None, 0.0, 1),
        (0.5, None, 0.0, 2),
        (0.2, Some(15.0), 0.0, 6),
        (0.2, Some(0.5), 0.3, 20),
        (0.01, None, 0.9, 3),
    ] {
        let item = &mut scenario.items[0];
        (item.success, item.evidence) = (success, evidence);
        (item.learning, item.max_attempts) = (learning, attempts);
        let own = item.chance_in_time();
        let project = scenario.validate().unwrap().project();
        let fails = |failures: u32| {
            let lapse = (1.0 - learning).powi(failures.cast_signed());
            1.0 - project.items[0].belief(failures, lapse)
        };
        let all_fail: f64 = (0..attempts).map(fails).product();
        assert!((1.0 - all_fail - own).abs() < 1e-12, "{own}");
    }
}
