//! What runs cost: paired runs of the preset on one thread, their draws alone beside it, and how the cost of a run grows
//! with the backlog. Run with `cargo bench --bench throughput`.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "a benchmark, on inputs of its own"
)]

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    divan::main();
}

#[cfg(not(target_arch = "wasm32"))]
mod throughput {
    use cadence_lab::preset::PRESETS;
    use cadence_lab::scenario::ValidScenario;
    use cadence_lab::study::Study;
    use cadence_lab::world::{Recorded, SeededWorld, World};
    use divan::counter::ItemsCount;
    use divan::{Bencher, black_box};
    use serde_json::{Value, json};

    /// Runs per sample, so that runs that take long and runs that do not are mixed alike.
    const RUNS: u64 = 1_000;

    /// The preset under Scrum by the Guide and Data Driven Scrum alone.
    fn pair() -> ValidScenario {
        let mut scenario = PRESETS[0].scenario().unwrap().into_scenario();
        scenario
            .processes
            .retain(|variant| ["scrum", "dds"].contains(&variant.id.as_str()));
        scenario.validate().unwrap()
    }

    /// 1,000 futures of the preset under Scrum and Data Driven Scrum; an item is one future, lived through twice.
    #[divan::bench(sample_count = 20)]
    fn paired_runs(bencher: Bencher<'_, '_>) {
        let mut study = Study::new(&pair(), 1);
        bencher.counter(ItemsCount::new(RUNS)).bench_local(|| {
            for run in 0..RUNS {
                black_box(study.run(run));
            }
        });
    }

    /// What one run asked of its world.
    #[derive(Default)]
    struct Asked {
        /// Item and attempt number.
        attempts: Vec<(usize, u32)>,
        chances: Vec<usize>,
    }

    /// What each of the preset's runs asks of its world under both processes.
    fn asked(scenario: &ValidScenario) -> Vec<Asked> {
        let mut simulator = scenario.simulator();
        let items = scenario.items.iter();
        let items: Vec<_> = items
            .map(|it| (it.id.as_str(), it.evidence.is_some()))
            .collect();
        let asked_in = |run| {
            let mut world = scenario.world(1);
            world.start_run(run);
            let mut world = Recorded::new(world, items.len());
            for variant in 0..simulator.variants() {
                let Ok(_) = simulator.run(
                    variant,
                    &mut world,
                    &mut cadence_lab::simulation::event::Silent,
                );
            }
            let Ok(transcript) = world.transcript(items.iter().copied());
            let mut asked = Asked::default();
            for (item, (id, has_evidence)) in items.iter().enumerate() {
                let attempts = transcript.attempts.get(*id).map_or(0, Vec::len);
                asked
                    .attempts
                    .extend((1..).take(attempts).map(|number| (item, number)));
                asked.chances.extend(has_evidence.then_some(item));
            }
            asked
        };
        (0..RUNS).map(asked_in).collect()
    }

    fn draw(world: &mut SeededWorld, run: u64, asked: &Asked) {
        world.start_run(run);
        for &(item, number) in &asked.attempts {
            let Ok(attempt) = world.attempt(item, number);
            black_box(attempt);
        }
        for &item in &asked.chances {
            black_box(world.chance(item));
        }
    }

    /// The luck of the same 1,000 futures, drawn once and lived through by nobody.
    #[divan::bench(sample_count = 20)]
    fn draws_of_the_same_runs(bencher: Bencher<'_, '_>) {
        let scenario = pair();
        let asked = asked(&scenario);
        let mut world = scenario.world(1);
        bencher.counter(ItemsCount::new(RUNS)).bench_local(|| {
            for (run, asked) in (0..).zip(&asked) {
                draw(&mut world, run, asked);
            }
        });
    }

    /// A backlog of any size and one shape: chains of four items in capabilities of five, with waits and failures.
    fn backlog(items: usize) -> ValidScenario {
        let item = |place: usize| {
            let after: Vec<Value> = if place.is_multiple_of(4) {
                vec![]
            } else {
                vec![json!(format!("i{}", place - 1))]
            };
            json!({
                "id": format!("i{place}"), "name": "", "role": format!("r{}", place % 3), "estimate": 3,
                "effort": {"kind": "lognormal", "median": 3, "sigma": 0.6},
                "observe": {"kind": "fixed", "value": if place.is_multiple_of(3) { 1.5 } else { 0.0 }},
                "analyze_share": if place.is_multiple_of(3) { 0.25 } else { 0.0 },
                "success": 0.8, "max_attempts": 20, "after": after, "capability": format!("c{}", place / 5),
                "value": place % 7,
            })
        };
        // As many items to a person, and to an iteration that may be open, at 10 items as at 200 and, but for the limit
        // of 20 iterations, at 300.
        let people = items.div_ceil(10);
        let role = |place: usize| json!({"id": format!("r{place}"), "name": "", "people": people, "day_rate": 1});
        let mut document: Value = serde_json::to_value(PRESETS[0].document()).unwrap();
        document["team"]["roles"] = (0..3).map(role).collect();
        document["items"] = (0..items).map(item).collect();
        let processes = document["processes"].as_object_mut().unwrap();
        processes.retain(|id, _| ["scrum", "dds"].contains(&id.as_str()));
        document["processes"]["dds"]["open_iterations"] = json!(items.div_ceil(10).min(20));
        ValidScenario::read(document.to_string().as_bytes()).unwrap()
    }

    /// Runs of backlogs of one shape; an item is an item of the backlog in one future under both processes.
    #[divan::bench(args = [10, 100, 300], sample_count = 20)]
    fn items_of_runs(bencher: Bencher<'_, '_>, items: usize) {
        /// Items of a sample, so many that no processor learns by heart how they fare.
        const ITEMS: usize = 30_000;
        let runs = (ITEMS / items) as u64;
        let mut study = Study::new(&backlog(items), 1);
        bencher.counter(ItemsCount::new(ITEMS)).bench_local(|| {
            for run in 0..runs {
                black_box(study.run(run));
            }
        });
    }
}
