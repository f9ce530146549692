//! What the page computes for one refresh while a study runs, by the number of runs that are joined. The budget at a
//! million runs is 15 ms for the first screen (headline, dots, shares), and as much for each panel below: a browser takes
//! two to three times as long, and its tasks are to stay under 50 ms. Run with `cargo bench --bench analysis`.
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
mod analysis {
    use std::sync::OnceLock;

    use cadence_lab::analysis::block::{Block, RUNS_PER_BLOCK};
    use cadence_lab::analysis::curve::Curve;
    use cadence_lab::analysis::ends::Ends;
    use cadence_lab::analysis::samples::Samples;
    use cadence_lab::analysis::time::time_use;
    use cadence_lab::preset::PRESETS;
    use cadence_lab::simulation::record::Record;
    use cadence_lab::study::Study;
    use divan::{Bencher, black_box};

    const RUNS: [usize; 2] = [10_000, 1_000_000];

    /// Runs that are simulated; more are these again, each a little different.
    const SIMULATED: usize = 20_000;

    /// As many runs of the first preset, under all of its variants.
    fn samples(runs: usize) -> &'static Samples {
        static SAMPLES: [OnceLock<Samples>; 2] = [OnceLock::new(), OnceLock::new()];
        let place = RUNS.iter().position(|&it| it == runs).unwrap();
        SAMPLES[place].get_or_init(|| {
            let scenario = PRESETS[0].scenario().unwrap();
            let ids = scenario.processes.iter().map(|it| it.id.clone());
            let mut samples = Samples::new(ids.collect());
            (0..runs / RUNS_PER_BLOCK).for_each(|index| samples.add(block(index)).unwrap());
            samples
        })
    }

    fn records() -> &'static [Vec<Record>] {
        static RECORDS: OnceLock<Vec<Vec<Record>>> = OnceLock::new();
        RECORDS.get_or_init(|| {
            let mut study = Study::new(&PRESETS[0].scenario().unwrap(), 1);
            (0..SIMULATED as u64)
                .map(|run| study.run(run).to_vec())
                .collect()
        })
    }

    fn block(index: usize) -> Block {
        let records = records();
        let mut block = Block::new(index, records[0].len());
        for run in index * RUNS_PER_BLOCK..(index + 1) * RUNS_PER_BLOCK {
            let mut records = records[run % SIMULATED].clone();
            let stretch = 1.0 + 1e-7 * (run as f64);
            for record in &mut records {
                record.finish *= stretch;
                record.cost *= stretch;
                record.worked *= stretch;
                record.value_days *= stretch;
            }
            block.add(&records);
        }
        block
    }

    fn sides(samples: &Samples) -> [&Ends; 2] {
        [0, 3].map(|place| samples.variants().nth(place).unwrap().1.ends())
    }

    #[divan::bench(args = RUNS, sample_count = 20)]
    fn headline(bencher: Bencher<'_, '_>, runs: usize) {
        let samples = samples(runs);
        bencher.bench_local(|| black_box(samples.headline(0, 3)));
    }

    #[divan::bench(args = RUNS, sample_count = 20)]
    fn twenty_dots(bencher: Bencher<'_, '_>, runs: usize) {
        let samples = samples(runs);
        bencher.bench_local(|| black_box(samples.dots(0, 3, 20)));
    }

    #[divan::bench(args = RUNS, sample_count = 20)]
    fn shares_of_six_pairs(bencher: Bencher<'_, '_>, runs: usize) {
        let samples = samples(runs);
        bencher.bench_local(|| {
            for a in 0..2 {
                for b in 2..5 {
                    black_box(samples.shares(a, b));
                }
            }
        });
    }

    #[divan::bench(args = RUNS, sample_count = 20)]
    fn two_curves(bencher: Bencher<'_, '_>, runs: usize) {
        let sides = sides(samples(runs));
        bencher.bench_local(|| black_box(sides.map(Curve::of)));
    }

    /// What the figure says of both sides while the deadline is dragged.
    #[divan::bench(args = RUNS, sample_count = 20)]
    fn two_shares_in_time(bencher: Bencher<'_, '_>, runs: usize) {
        let sides = sides(samples(runs));
        bencher.bench_local(|| black_box(sides.map(|ends| ends.share_by(150.0))));
    }

    /// What is read from a curve while the deadline is dragged.
    #[divan::bench(args = RUNS, sample_count = 20)]
    fn reading_two_curves(bencher: Bencher<'_, '_>, runs: usize) {
        let curves = sides(samples(runs)).map(Curve::of);
        bencher.bench_local(|| {
            for curve in &curves {
                black_box(curve.points(200));
                for p in [0.05, 0.1, 0.25, 0.5, 0.75, 0.85, 0.9, 0.95, 0.995] {
                    black_box(curve.quantile(p));
                }
                for p in [0.5, 0.85, 0.95] {
                    black_box(curve.interval(p));
                }
                for day in [100.0, 150.0, 200.0] {
                    black_box(curve.share_by(day));
                }
            }
        });
    }

    #[divan::bench(args = RUNS, sample_count = 20)]
    fn all_metrics_of_two_variants(bencher: Bencher<'_, '_>, runs: usize) {
        let samples = samples(runs);
        bencher.bench_local(|| {
            for (_, variant) in samples.variants().take(2) {
                black_box(variant.glance());
            }
        });
    }

    /// As the command line prints them, once.
    #[divan::bench(args = RUNS, sample_count = 20)]
    fn exact_summary_of_one_variant(bencher: Bencher<'_, '_>, runs: usize) {
        let samples = samples(runs);
        let (_, variant) = samples.variants().next().unwrap();
        bencher.bench_local(|| black_box(variant.summary()));
    }

    #[divan::bench(args = RUNS, sample_count = 20)]
    fn time_of_two_variants(bencher: Bencher<'_, '_>, runs: usize) {
        let samples = samples(runs);
        bencher.bench_local(|| {
            for (_, variant) in samples.variants().take(2) {
                black_box(time_use(variant));
            }
        });
    }

    /// A copy for the page and one more block, as for every block that is shown.
    #[divan::bench(args = RUNS, sample_count = 20)]
    fn copy_and_join(bencher: Bencher<'_, '_>, runs: usize) {
        let samples = samples(runs);
        let next = block(runs / RUNS_PER_BLOCK);
        bencher
            .with_inputs(|| next.clone())
            .bench_local_values(|next| {
                let mut samples = samples.clone();
                samples.add(next).unwrap();
                samples
            });
    }
}
