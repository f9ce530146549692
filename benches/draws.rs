//! What luck costs: nanoseconds per attempt for each kind of distribution, and the draws of a whole run.
//! Run with `cargo bench --bench draws`.
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
mod draws {
    use cadence_lab::distribution::Distribution;
    use cadence_lab::world::{ItemLuck, Luck, SeededWorld, UnplannedLuck, World};
    use divan::counter::ItemsCount;
    use divan::{Bencher, black_box};

    const KINDS: [&str; 10] = [
        "fixed",
        "uniform",
        "triangular",
        "pert",
        "lognormal",
        "gamma",
        "gamma_cv_10",
        "weibull",
        "empirical",
        "ratio",
    ];

    fn distribution(kind: &str) -> Distribution {
        match kind {
            "fixed" => Distribution::Fixed { value: 3.0 },
            "uniform" => Distribution::Uniform { min: 1.0, max: 4.0 },
            "triangular" => Distribution::Triangular {
                min: 1.0,
                mode: 2.0,
                max: 6.0,
            },
            "pert" => Distribution::Pert {
                min: 1.0,
                mode: 2.0,
                max: 6.0,
            },
            "lognormal" => Distribution::Lognormal {
                median: 5.0,
                sigma: 0.6,
            },
            "gamma" => Distribution::Gamma { mean: 5.0, cv: 0.7 },
            "gamma_cv_10" => Distribution::Gamma {
                mean: 5.0,
                cv: 10.0,
            },
            "weibull" => Distribution::Weibull {
                scale: 5.0,
                shape: 1.5,
            },
            "empirical" => Distribution::Empirical {
                values: (1..=100).map(f64::from).collect(),
            },
            _ => Distribution::Ratio {
                of: Box::new(distribution("lognormal")),
            },
        }
    }

    fn item(id: usize, effort: Distribution, observe: Distribution) -> ItemLuck {
        ItemLuck {
            id: format!("item-{id}"),
            effort,
            estimate: 5.0,
            observe,
            success: 0.7,
            evidence: Some(10.0),
        }
    }

    fn world(effort: &Distribution, observe: &Distribution) -> SeededWorld {
        let items = (0..20)
            .map(|id| item(id, effort.clone(), observe.clone()))
            .collect();
        let unplanned = Some(UnplannedLuck {
            per_day: 0.2,
            effort: distribution("lognormal"),
        });
        SeededWorld::new(
            &Luck {
                correlation: 0.2,
                items,
                unplanned,
            },
            1,
        )
    }

    /// Two attempts of each of 20 items in a new run.
    fn live(world: &mut SeededWorld, run: &mut u64) -> f64 {
        *run += 1;
        world.start_run(*run);
        let mut sum = 0.0;
        for number in 1..=2 {
            for item in 0..20 {
                let attempt = world.attempt(item, number).unwrap();
                sum += attempt.effort + attempt.wait + attempt.verdict;
            }
        }
        sum
    }

    fn attempts(bencher: Bencher<'_, '_>, effort: &Distribution, observe: &Distribution) {
        let (mut world, mut run) = (world(effort, observe), 0);
        bencher
            .counter(ItemsCount::new(40_usize))
            .bench_local(|| black_box(live(&mut world, &mut run)));
    }

    #[divan::bench(args = KINDS)]
    fn as_effort(bencher: Bencher<'_, '_>, kind: &str) {
        attempts(bencher, &distribution(kind), &distribution("fixed"));
    }

    #[divan::bench(args = KINDS.into_iter().filter(|kind| *kind != "ratio"))]
    fn as_wait(bencher: Bencher<'_, '_>, kind: &str) {
        attempts(bencher, &distribution("fixed"), &distribution(kind));
    }

    /// 20 lognormal items, two attempts each, lived through once.
    #[divan::bench]
    fn one_run(bencher: Bencher<'_, '_>) {
        let (mut world, mut run) = (world(&distribution("lognormal"), &distribution("fixed")), 0);
        bencher.bench_local(|| black_box(live(&mut world, &mut run)));
    }

    #[divan::bench]
    fn chances(bencher: Bencher<'_, '_>) {
        let (mut world, mut run) = (world(&distribution("fixed"), &distribution("fixed")), 0);
        bencher.counter(ItemsCount::new(20_usize)).bench_local(|| {
            run += 1;
            world.start_run(run);
            black_box((0..20).map(|item| world.chance(item).unwrap()).sum::<f64>())
        });
    }

    #[divan::bench]
    fn arrivals(bencher: Bencher<'_, '_>) {
        let (mut world, mut run) = (world(&distribution("fixed"), &distribution("fixed")), 0);
        bencher.counter(ItemsCount::new(40_usize)).bench_local(|| {
            run += 1;
            world.start_run(run);
            black_box(
                (0..40)
                    .map(|index| world.arrival(index).unwrap().effort)
                    .sum::<f64>(),
            )
        });
    }

    /// The tables are built when a study starts.
    #[divan::bench(args = [0.02, 0.3, 1.0, 3.0, 10.0])]
    fn gamma_table(cv: f64) -> SeededWorld {
        let gamma = Distribution::Gamma { mean: 5.0, cv };
        let items = vec![ItemLuck {
            evidence: None,
            ..item(0, gamma, distribution("fixed"))
        }];
        SeededWorld::new(
            &Luck {
                correlation: 0.0,
                items,
                unplanned: None,
            },
            1,
        )
    }
}
