//! A million runs: what is found without sorting is what sorting gives, what is rounded is off by at most 0.1 %, and
//! where a study stops depends on its runs alone.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use cadence_lab::analysis::bins::{Bins, bin, value};
use cadence_lab::analysis::block::{Block, RUNS_PER_BLOCK};
use cadence_lab::analysis::curve::Curve;
use cadence_lab::analysis::dots::dots;
use cadence_lab::analysis::ends::{End, Ends};
use cadence_lab::analysis::estimate::{Interval, quantile, quantile_interval};
use cadence_lab::analysis::metric::Metric;
use cadence_lab::analysis::paired::{ABOUT_THE_SAME, Paired, Standing, standing};
use cadence_lab::analysis::samples::Samples;
use cadence_lab::preset::PRESETS;
use cadence_lab::runner::message::{decode, encode};
use cadence_lab::simulation::record::Outcome::{Delivered, Infeasible, Unfinished};
use cadence_lab::simulation::record::Record;
use cadence_lab::study::{StopRule, Study};
use proptest::prelude::*;

const QUANTILES: [f64; 7] = [0.0, 0.05, 0.25, 0.5, 0.85, 0.99, 1.0];

fn ascending(mut values: Vec<f64>) -> Vec<f64> {
    values.sort_by(f64::total_cmp);
    values
}

// Bins.

proptest! {
    #[test]
    fn a_rounded_value_is_off_by_at_most_a_tenth_of_a_percent(
        mantissa in 1.0..2.0_f64, exponent in -20..=42_i32, is_negative: bool,
    ) {
        let exact = mantissa * 2.0_f64.powi(exponent) * if is_negative { -1.0 } else { 1.0 };
        let rounded = value(bin(exact));
        prop_assert!((rounded - exact).abs() <= exact.abs() * 1e-3, "{exact} becomes {rounded}");
        prop_assert_eq!(value(bin(-exact)), -rounded);
        prop_assert_eq!(bin(rounded), bin(exact), "a rounded value stays");
    }

    #[test]
    fn bins_never_fall_where_values_rise(one in -1e15..1e15_f64, other in -1e-5..1e-5_f64, third in -9e3..9e3_f64) {
        for (low, high) in [(one, other), (other, third), (one, third), (third, third + other)] {
            let (low, high) = (low.min(high), low.max(high));
            prop_assert!(bin(low) <= bin(high), "{low} {high}");
        }
    }
}

#[test]
fn whole_numbers_and_zero_are_rounded_to_themselves() {
    for whole in -1_024..=1_024 {
        let whole = f64::from(whole);
        assert_eq!(value(bin(whole)), whole);
        assert_eq!(value(bin(whole / 8.0)), whole / 8.0);
    }
    assert_eq!(value(bin(-0.0)), 0.0);
    assert_eq!(value(bin(1e-9)), 0.0);
    assert_eq!(value(bin(f64::MAX)), value(bin(1e13)));
}

#[test]
fn bins_count_and_locate_in_ascending_order() {
    let values = [5.0, -3.0, 0.0, 5.0, 1e6, 0.0, -3.0, 5.001];
    let mut bins = Bins::default();
    bins.add_all(&values);
    let counted: Vec<_> = bins
        .iter()
        .map(|(bin, count)| (value(bin), count))
        .collect();
    assert_eq!(
        counted,
        [(-3.0, 2), (0.0, 2), (5.0, 3), (1e6, 1)].map(|(it, count)| (value(bin(it)), count))
    );
    assert_eq!(bins.total(), values.len());
    let located: Vec<_> = bins
        .locate(&[0, 1, 3, 4, 6])
        .into_iter()
        .map(|(bin, rank)| (value(bin), rank))
        .collect();
    assert_eq!(
        located,
        [(-3.0, 0), (-3.0, 1), (0.0, 1), (5.0, 0), (5.0, 2)]
    );
    let mirrored: Vec<_> = bins
        .mirrored()
        .iter()
        .map(|(bin, count)| (value(bin), count))
        .collect();
    assert_eq!(mirrored[1..], [(-5.0, 3), (0.0, 2), (3.0, 2)]);
}

// What sorting gives.

/// Runs whose finishes lie close and far, are often equal, zero or huge, and do not all deliver.
fn runs() -> impl Strategy<Value = Vec<(End, End)>> {
    let day = prop_oneof![
        4 => 100.0..101.0_f64,
        2 => 0.0..2600.0_f64,
        2 => (0..6_u8).prop_map(|it| 20.0 * f64::from(it)),
        1 => 0.0..1e-7_f64,
        1 => Just(3e14),
    ];
    let outcome = prop_oneof![5 => Just(Delivered), 2 => Just(Infeasible), 1 => Just(Unfinished)];
    let end = (outcome, day).prop_map(|(outcome, finish)| End {
        outcome,
        finish,
        cost: 2.0 * finish,
        value_days: -finish,
    });
    let end = || end.clone();
    // The same few runs over and over, each a little later, fill more than a chunk.
    (prop::collection::vec((end(), end()), 0..60), 1..80_u32).prop_map(|(runs, times)| {
        let later = |end: End, time: u32| End {
            finish: end.finish + f64::from(time % 7) * 0.37,
            ..end
        };
        (0..times)
            .flat_map(|time| {
                runs.iter()
                    .map(move |&(a, b)| (later(a, time), later(b, time / 2)))
            })
            .collect()
    })
}

/// The interval of the p-quantile of values in ascending order.
fn interval_of_quantile(sorted: &[f64], p: f64) -> Option<Interval> {
    let (low, high) = quantile_interval(sorted.len(), p)?;
    Some(Interval {
        low: sorted[low - 1],
        high: sorted[high - 1],
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn curves_and_pairs_have_the_numbers_that_sorting_gives(runs in runs()) {
        let (a, b): (Ends, Ends) = (runs.iter().map(|it| it.0).collect(), runs.iter().map(|it| it.1).collect());
        let delivered = runs.iter().map(|it| it.0).filter(|it| it.outcome == Delivered);
        let finishes = ascending(delivered.map(|it| it.finish).collect());
        let curve = Curve::of(&a);
        for p in QUANTILES {
            prop_assert_eq!(curve.quantile(p), quantile(&finishes, p));
            prop_assert_eq!(curve.interval(p), interval_of_quantile(&finishes, p));
        }
        for day in [0.0, 1e-8, 20.0, 100.5, 2600.0].into_iter().chain(finishes.iter().copied().step_by(97)) {
            let in_time = finishes.partition_point(|it| *it <= day);
            let expected = (!runs.is_empty()).then(|| in_time as f64 / runs.len() as f64);
            prop_assert_eq!(curve.share_by(day).share, expected);
        }

        let pair = Paired::of(("a", &a), ("b", &b), 1.0);
        for (of, difference) in [
            (Delivered, pair.difference), (Infeasible, pair.sooner_to_know), (Delivered, pair.value_days),
        ] {
            let both = runs.iter().filter(|(a, b)| a.outcome == of && b.outcome == of);
            let read = |end: &End| if difference == pair.value_days { end.value_days } else { end.finish };
            let differences = ascending(both.map(|(a, b)| read(a) - read(b)).collect());
            prop_assert_eq!(difference.count, differences.len());
            let found = [difference.p5, difference.p25, difference.p50, difference.p75, difference.p95];
            let expected = [0.05, 0.25, 0.5, 0.75, 0.95].map(|p| quantile(&differences, p));
            prop_assert_eq!(found, expected);
            prop_assert_eq!(difference.median_interval, interval_of_quantile(&differences, 0.5));
        }
    }

    #[test]
    fn dots_are_those_that_sorting_gives(runs in runs(), count in 0..40_usize) {
        let (a, b): (Ends, Ends) = (runs.iter().map(|it| it.0).collect(), runs.iter().map(|it| it.1).collect());
        let of = |end: End| (end.outcome, end.finish);
        let mut sorted: Vec<(Standing, f64, usize)> = runs
            .iter()
            .enumerate()
            .map(|(run, &(a, b))| (standing(of(a), of(b), 1.0), a.finish, run))
            .collect();
        sorted.sort_by(|one, other| one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)).then(one.2.cmp(&other.2)));
        let count = count.min(runs.len());
        let expected: Vec<_> = (0..count)
            .map(|slice| sorted[(2 * slice + 1) * runs.len() / (2 * count)])
            .map(|(standing, _, run)| (standing, run))
            .collect();
        let found: Vec<_> = dots(&a, &b, 1.0, count).into_iter().map(|it| (it.standing, it.run)).collect();
        prop_assert_eq!(found, expected);
    }
}

// Studies.

/// A run of a variant: numbers that differ from run to run, some absent, some zero.
fn record(run: usize, variant: usize) -> Record {
    let luck = (run * 7_919 + variant * 104_729) % 100_003;
    let part = luck as f64 / 100_003.0;
    Record {
        outcome: if luck % 11 == variant {
            Infeasible
        } else {
            Delivered
        },
        finish: 60.0 + 80.0 * part * part,
        cost: 90_000.0 + 30_000.0 * part,
        worked: 3.0 + 200.0 * part,
        wasted: if luck.is_multiple_of(3) { 0.0 } else { part },
        meetings: 11.0,
        idle: 1e-9 * part,
        idle_held: 1e3 * part,
        idle_blocked: 40.0 * (1.0 - part),
        attempts: u32::try_from(luck % 50).unwrap(),
        failures: 3,
        cancelled: 0,
        first_answer: Some(1.0 + part),
        first_success: luck.is_multiple_of(2).then_some(5.0 * part),
        decision_delay: None,
        boundaries: 9,
        spillover: part,
        value_days: 1e6 * part,
    }
}

fn block(index: usize, runs: usize, variants: usize) -> Block {
    let mut block = Block::new(index, variants);
    for run in index * RUNS_PER_BLOCK..runs.min((index + 1) * RUNS_PER_BLOCK) {
        let records: Vec<_> = (0..variants).map(|variant| record(run, variant)).collect();
        block.add(&records);
    }
    block
}

fn study(runs: usize, variants: usize) -> Samples {
    let mut samples = Samples::new((0..variants).map(|it| it.to_string()).collect());
    for index in 0..runs.div_ceil(RUNS_PER_BLOCK) {
        samples.add(block(index, runs, variants)).unwrap();
    }
    samples
}

#[test]
fn small_studies_are_exact_and_large_ones_to_a_tenth_of_a_percent() {
    for runs in [9_999, 10_000, 10_001, 23_456] {
        let samples = study(runs, 2);
        for (place, (_, variant)) in samples.variants().enumerate() {
            let (summary, glance) = (variant.summary(), variant.glance());
            for metric in Metric::ALL {
                let records = (0..runs).map(|run| record(run, place));
                let sorted = ascending(records.filter_map(|it| metric.counted(&it)).collect());
                let is_kept = [Metric::Finish, Metric::Cost, Metric::ValueDays].contains(&metric);
                for (spread, is_exact) in [
                    (summary.of(metric), is_kept || runs <= 10_000),
                    (glance.of(metric), runs <= 10_000),
                ] {
                    assert_eq!(spread.count, sorted.len());
                    for (p, found) in [
                        (0.05, spread.p5),
                        (0.5, spread.p50),
                        (0.85, spread.p85),
                        (0.99, spread.p99),
                    ] {
                        let expected = quantile(&sorted, p);
                        if is_exact {
                            assert_eq!(found, expected, "{metric:?} of {runs}");
                            continue;
                        }
                        let (Some(found), Some(expected)) = (found, expected) else {
                            assert_eq!(found, expected);
                            continue;
                        };
                        let is_close = (found - expected).abs() <= 1e-3 * expected.abs().max(1e-3);
                        assert!(is_close, "{metric:?} of {runs}: {found} for {expected}");
                    }
                }
            }
            let rounded = variant.spread(Metric::Worked);
            assert_eq!(rounded.mean, variant.mean(Metric::Worked));
            assert_eq!(variant.glance().of(Metric::Meetings).p50, Some(11.0));
        }
    }
}

/// All that can be asked of samples, as text.
fn all(samples: &Samples) -> String {
    let headlines = [(0, 1), (2, 1)].map(|(a, b)| (samples.headline(a, b), samples.dots(a, b, 20)));
    let pairs = serde_json::to_string(&(samples.summaries(), samples.paired(1.0))).unwrap();
    format!(
        "{} {} {headlines:?} {pairs}",
        samples.runs(),
        samples.digest()
    )
}

#[test]
fn neither_the_order_of_arrival_nor_messages_nor_copies_change_a_digit() {
    const RUNS: usize = 14_300;
    let expected = all(&study(RUNS, 3));
    // Also blocks that travel rounded, and a last one that is not full.
    let blocks = || (0..RUNS.div_ceil(RUNS_PER_BLOCK)).map(|index| block(index, RUNS, 3));
    let mut backwards = Samples::new((0..3).map(|it| it.to_string()).collect());
    let mut copied = backwards.clone();
    for block in blocks().rev() {
        backwards
            .add(decode(&encode(&block).unwrap()).unwrap())
            .unwrap();
    }
    for block in blocks() {
        let before = copied.clone();
        copied.add(block).unwrap();
        assert_eq!(
            before.runs(),
            copied.runs().saturating_sub(1) / RUNS_PER_BLOCK * RUNS_PER_BLOCK
        );
    }
    assert_eq!(all(&backwards), expected);
    assert_eq!(all(&copied), expected);
}

#[test]
fn a_late_block_travels_in_at_most_70_bytes_a_run_and_variant() {
    let block = block(10_000 / RUNS_PER_BLOCK, 1_000_000, 5);
    assert_eq!(block.runs(), RUNS_PER_BLOCK);
    let bytes = encode(&block).unwrap().len();
    assert!(bytes <= 70 * 5 * RUNS_PER_BLOCK, "{bytes}");
}

#[test]
fn what_is_counted_while_joining_is_what_a_comparison_finds() {
    let samples = study(12_500, 3);
    let variants: Vec<_> = samples.variants().collect();
    for (a, b) in [(0, 1), (0, 2), (1, 2), (2, 0), (1, 0), (1, 1)] {
        let [of_a, of_b] = [a, b].map(|place| (variants[place].0, variants[place].1.ends()));
        let paired = Paired::of(of_a, of_b, ABOUT_THE_SAME);
        let headline = samples.headline(a, b).unwrap();
        let shares = samples.shares(a, b).unwrap();
        assert_eq!(
            (shares.better, shares.worse, shares.equal),
            (paired.better, paired.worse, paired.equal)
        );
        assert_eq!(
            (headline.better, headline.worse),
            (paired.better, paired.worse)
        );
        assert_eq!(headline.difference, paired.difference);
        assert_eq!(headline.difference_median, paired.difference_median);
        assert_eq!(
            samples.dots(a, b, 20),
            dots(of_a.1, of_b.1, ABOUT_THE_SAME, 20)
        );
    }
    for (a, b) in [(3, 3), (0, 3), (7, 1)] {
        assert_eq!(samples.shares(a, b), None);
        assert_eq!(samples.headline(a, b), None);
        assert!(samples.dots(a, b, 20).is_empty());
    }
}

#[test]
fn a_glance_is_off_by_at_most_a_tenth_of_a_percent() {
    let samples = study(23_456, 2);
    let is_close = |one: Option<f64>, other: Option<f64>| match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() <= 1e-3 * other.abs(),
        (one, other) => one.is_none() && other.is_none(),
    };
    let (exact, glance) = (
        samples.headline(1, 0).unwrap(),
        samples.headline_glance(1, 0).unwrap(),
    );
    assert_eq!((exact.better, exact.worse), (glance.better, glance.worse));
    assert_eq!(exact.difference.mean, glance.difference.mean);
    assert!(is_close(glance.difference.p50, exact.difference.p50));
    assert!(is_close(glance.difference.p95, exact.difference.p95));
    let [of_exact, of_glance] = [exact, glance].map(|it| it.difference_median.unwrap());
    assert!(is_close(Some(of_glance.low), Some(of_exact.low)));
    assert!(is_close(Some(of_glance.high), Some(of_exact.high)));

    let ends = samples.variants().next().unwrap().1.ends();
    let (exact, glance) = (Curve::of(ends), Curve::glance(ends));
    assert_eq!(exact.delivered(), glance.delivered());
    for p in QUANTILES {
        assert!(is_close(glance.quantile(p), exact.quantile(p)), "{p}");
        let low = |curve: &Curve| curve.interval(p).map(|it| it.low);
        assert!(is_close(low(&glance), low(&exact)), "{p}");
    }
    for day in [10.0, 65.0, 90.0, 100.3, 1e4] {
        let share = |curve: &Curve, day| curve.share_by(day).share.unwrap();
        let found = share(&glance, day);
        assert!(share(&exact, day * 0.999) <= found && found <= share(&exact, day * 1.001));
    }

    let finish = |run: usize| ends.get(run).unwrap().finish;
    let (exact, glance) = (samples.dots(0, 1, 20), samples.dots_glance(0, 1, 20));
    assert_eq!(glance.len(), 20);
    for (exact, glance) in exact.iter().zip(&glance) {
        assert_eq!(exact.standing, glance.standing);
        // Both are within one bin.
        let (glance, exact) = (finish(glance.run), finish(exact.run));
        assert!((glance - exact).abs() <= 2e-3 * exact, "{glance} {exact}");
    }
    let mut different: Vec<_> = glance.iter().map(|it| it.run).collect();
    different.sort_unstable();
    different.dedup();
    assert_eq!(different.len(), 20, "no run stands twice");

    // Of few runs everything is exact.
    let few = study(10_000, 2);
    assert_eq!(few.headline_glance(1, 0), few.headline(1, 0));
    assert_eq!(few.dots_glance(0, 1, 20), few.dots(0, 1, 20));
}

// Stopping.

#[test]
fn checkpoints_are_a_quarter_apart_and_end_with_the_last_run() {
    let rule = StopRule::Within {
        quantile: 0.85,
        days: 1.0,
        at_most: 45_500,
    };
    let mut seen = vec![rule.checkpoint_after(0)];
    while seen.last() < Some(&45_500) {
        seen.push(rule.checkpoint_after(*seen.last().unwrap()));
    }
    assert_eq!(
        seen,
        [
            10_000, 12_500, 15_500, 19_250, 24_000, 30_000, 37_500, 45_500
        ]
    );
    assert_eq!(rule.checkpoint_after(15_499), 15_500);
    assert_eq!(StopRule::Runs(300).checkpoint_after(0), 300);
}

/// Adds blocks in an order of arrival until the rule is met, and says at how many runs that was.
fn stops(rule: StopRule, arrival: impl Iterator<Item = usize>, variants: usize) -> (bool, usize) {
    let mut samples = Samples::new((0..variants).map(|it| it.to_string()).collect());
    let mut is_met = rule.is_met(&mut samples);
    for index in arrival {
        if is_met {
            break;
        }
        samples.add(block(index, rule.at_most(), variants)).unwrap();
        is_met = rule.is_met(&mut samples);
    }
    (is_met, samples.runs())
}

#[test]
fn where_a_study_stops_does_not_depend_on_the_order_of_arrival() {
    let within = |days| StopRule::Within {
        quantile: 0.85,
        days,
        at_most: 60_000,
    };
    let half_width = |runs: usize| {
        let samples = study(runs, 2);
        let widths = samples
            .variants()
            .map(|(_, it)| it.finish_interval(0.85).unwrap());
        widths
            .map(|it| (it.high - it.low) / 2.0)
            .fold(0.0, f64::max)
    };
    // So wide that the third checkpoint is the first to know enough.
    let days = half_width(15_500);
    assert!(half_width(10_000) > days && half_width(12_500) > days);
    let all = 60_000 / RUNS_PER_BLOCK;
    let in_order = stops(within(days), 0..all, 2);
    assert_eq!(in_order, (true, 15_500));
    let in_pairs = (0..all).map(|index| index ^ 1);
    assert_eq!(stops(within(days), in_pairs, 2), in_order);
    let late_first = std::iter::once(3)
        .chain((0..all).filter(|it| *it != 3))
        .rev();
    assert_eq!(stops(within(days), late_first, 2), in_order);
    assert_eq!(stops(within(1e3), 0..all, 2), (true, 10_000));
    assert_eq!(stops(within(1e-9), 0..all, 2), (true, 60_000));
    assert_eq!(stops(within(days), 0..9, 2), (false, 9 * RUNS_PER_BLOCK));
    assert_eq!(stops(StopRule::Runs(600), 0..3, 2), (true, 600));
}

#[test]
fn a_variant_that_never_delivers_lets_a_study_go_on_to_its_end() {
    let rule = StopRule::Within {
        quantile: 0.85,
        days: 100.0,
        at_most: 12_500,
    };
    let mut samples = Samples::new(vec!["never".to_owned()]);
    for index in 0..12_500 / RUNS_PER_BLOCK {
        assert!(!rule.is_met(&mut samples));
        let mut block = Block::new(index, 1);
        for run in index * RUNS_PER_BLOCK..12_500.min((index + 1) * RUNS_PER_BLOCK) {
            block.add(&[Record {
                outcome: Infeasible,
                ..record(run, 0)
            }]);
        }
        samples.add(block).unwrap();
    }
    assert!(rule.is_met(&mut samples));
    assert_eq!(samples.runs(), 12_500);
}

#[test]
fn a_study_of_a_preset_knows_its_p85_within_two_days() {
    let scenario = PRESETS[0].scenario().unwrap();
    let rule = StopRule::Within {
        quantile: 0.85,
        days: 2.0,
        at_most: 30_000,
    };
    let mut samples = Samples::new(scenario.processes.iter().map(|it| it.id.clone()).collect());
    let mut study = Study::new(&scenario, 1);
    let mut index = 0;
    while !rule.is_met(&mut samples) {
        samples.add(study.block(index, rule.at_most())).unwrap();
        index += 1;
    }
    assert!(samples.runs() < 30_000);
    for (id, variant) in samples.variants() {
        let interval = variant.finish_interval(0.85).unwrap();
        assert!(interval.high - interval.low <= 4.0, "{id}: {interval:?}");
    }
}
