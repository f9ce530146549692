//! Figures against closed forms, worked tables and exact enumeration; joined blocks against the whole.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use cadence_lab::analysis::block::{Block, RUNS_PER_BLOCK};
use cadence_lab::analysis::digest::Digest;
use cadence_lab::analysis::dots::dots;
use cadence_lab::analysis::ends::{End, Ends};
use cadence_lab::analysis::estimate::{
    Interval, binomial_quantiles, quantile, quantile_interval, wilson,
};
use cadence_lab::analysis::metric::{Metric, Over, Unit};
use cadence_lab::analysis::moments::Moments;
use cadence_lab::analysis::paired::{Paired, Standing, standing};
use cadence_lab::analysis::samples::{Refusal, Samples};
use cadence_lab::simulation::record::Outcome::{self, Delivered, Infeasible, Unfinished};
use cadence_lab::simulation::record::Record;
use cadence_lab::units::SAME_INSTANT;
use proptest::prelude::*;

const Z: f64 = 1.959_963_984_540_054;

/// A record in which every field differs, so that one read for another shows.
fn record(outcome: Outcome, finish: f64) -> Record {
    Record {
        outcome,
        finish,
        cost: 2.0,
        worked: 3.0,
        wasted: 4.0,
        meetings: 5.0,
        idle: 6.0,
        idle_held: 7.0,
        idle_blocked: 8.0,
        attempts: 9,
        failures: 10,
        cancelled: 11,
        first_answer: Some(12.0),
        first_success: Some(13.0),
        decision_delay: Some(14.0),
        boundaries: 15,
        spillover: 16.0,
        value_days: 17.0,
    }
}

fn end(outcome: Outcome, finish: f64) -> End {
    End {
        outcome,
        finish,
        cost: 2.0,
        value_days: 10.0 * finish,
    }
}

#[track_caller]
fn close(value: f64, expected: f64) {
    assert!(
        (value - expected).abs() <= 1e-12 * expected.abs().max(1.0),
        "{value} is not {expected}"
    );
}

// Metrics.

#[test]
fn every_metric_reads_its_own_field_under_the_name_of_the_model() {
    let names = "finish cost worked wasted meetings idle idle_held idle_blocked attempts failures cancelled \
                 first_answer first_success decision_delay boundaries spillover value_days";
    assert_eq!(Metric::ALL.map(Metric::name).join(" "), names);
    let record = record(Delivered, 1.0);
    let fields = serde_json::to_value(record).unwrap();
    for (place, metric) in Metric::ALL.into_iter().enumerate() {
        assert_eq!(metric.index(), place, "{metric:?}");
        let expected = Some(place as f64 + 1.0);
        assert_eq!(metric.of(&record), expected, "{metric:?}");
        assert_eq!(fields[metric.name()].as_f64(), expected, "{metric:?}");
    }
    let fields = fields.as_object().unwrap().len();
    assert_eq!(fields, 1 + Metric::COUNT, "a field is no metric");
}

#[test]
fn finish_and_value_days_count_where_it_was_delivered_and_the_rest_everywhere() {
    for metric in Metric::ALL {
        let only_delivered = matches!(metric, Metric::Finish | Metric::ValueDays);
        assert_eq!(metric.over() == Over::Delivered, only_delivered);
        assert!(metric.counted(&record(Delivered, 1.0)).is_some());
        for outcome in [Infeasible, Unfinished] {
            let counted = metric.counted(&record(outcome, 1.0)).is_some();
            assert_eq!(counted, !only_delivered, "{metric:?} {outcome:?}");
        }
    }
    assert_eq!(Metric::Finish.unit(), Unit::Days);
    assert_eq!(Metric::Spillover.unit(), Unit::Share);
}

// Quantiles.

#[test]
fn quantiles_interpolate_between_order_statistics() {
    // (n − 1)·p by hand.
    let five = [1.0, 2.0, 4.0, 8.0, 16.0];
    let table: &[(&[f64], f64, f64)] = &[
        (&[7.0], 0.0, 7.0),
        (&[7.0], 0.85, 7.0),
        (&[1.0, 2.0], 0.5, 1.5),
        (&[1.0, 2.0, 3.0, 4.0], 0.25, 1.75),
        (&[1.0, 2.0, 3.0, 4.0], 0.95, 3.85),
        (&five, 0.8, 9.6),
        (&five, 0.5, 4.0),
        (&five, 0.0, 1.0),
        (&five, 1.0, 16.0),
        (&five, -1.0, 1.0),
        (&five, 2.0, 16.0),
    ];
    for &(values, p, expected) in table {
        close(quantile(values, p).unwrap(), expected);
    }
    assert_eq!(quantile(&[], 0.5), None);
}

/// Binomial coefficients by Pascal's triangle, exact.
fn coefficients(n: u32) -> Vec<u128> {
    let mut row = vec![1];
    for _ in 0..n {
        let inner = row.windows(2).map(|pair| pair[0] + pair[1]);
        row = [1].into_iter().chain(inner).chain([1]).collect();
    }
    row
}

#[test]
fn binomial_quantiles_are_those_of_exact_enumeration() {
    // For p = a/20 and level = c/40: the least k with 40·Σ C(n,j)·aʲ·(20−a)ⁿ⁻ʲ ≥ c·20ⁿ, in whole numbers.
    for n in 0..=26_u32 {
        for a in [1_u128, 2, 5, 10, 15, 16, 17, 18, 19] {
            let weights: Vec<u128> = coefficients(n)
                .into_iter()
                .zip(0..)
                .map(|(count, j)| count * a.pow(j) * (20 - a).pow(n - j))
                .collect();
            let exact = [1_u128, 39].map(|level| {
                let mut sum = 0;
                let reaches = |weight: &u128| {
                    sum += weight;
                    40 * sum >= level * 20_u128.pow(n)
                };
                weights.iter().position(reaches).unwrap()
            });
            let p = a as f64 / 20.0;
            let found = binomial_quantiles(n as usize, p, [0.025, 0.975]);
            assert_eq!(found, exact, "n = {n}, p = {p}");
        }
    }
}

#[test]
fn binomial_quantiles_hold_for_a_million_trials() {
    // The normal approximation with the correction for skewness (Cornish and Fisher) errs by far less than 1 here.
    for n in [10_000_usize, 100_000, 1_000_000] {
        for p in [0.05, 0.5, 0.85, 0.99] {
            let mean = n as f64 * p;
            let deviation = (mean * (1.0 - p)).sqrt();
            let skewness = (1.0 - 2.0 * p) / 6.0 * (Z * Z - 1.0);
            let found = binomial_quantiles(n, p, [0.025, 0.975]);
            for (found, z) in found.into_iter().zip([-Z, Z]) {
                let above = found as f64 - (mean + z * deviation + skewness - 0.5);
                assert!((-0.1..1.1).contains(&above), "n = {n}, p = {p}: {found}");
            }
        }
    }
    assert_eq!(binomial_quantiles(1_000_000, 0.0, [0.5]), [0]);
    assert_eq!(binomial_quantiles(1_000_000, 1.0, [0.5]), [1_000_000]);
}

#[test]
fn the_interval_of_a_quantile_is_two_order_statistics_or_none() {
    for (n, p, expected) in [
        (0, 0.5, None),
        (1, 0.5, None),
        // 1/2⁵ = 0.031 > 0.025: even the least of five may too easily be above the median.
        (5, 0.5, None),
        // 1/2⁶ = 0.016 < 0.025.
        (6, 0.5, Some((1, 6))),
        // P(at most 1 of 10) = 11/1024 < 0.025 ≤ P(at most 2) = 56/1024.
        (10, 0.5, Some((2, 9))),
        // The usual table for the median of a hundred.
        (100, 0.5, Some((40, 61))),
        (20, 0.99, None),
    ] {
        assert_eq!(quantile_interval(n, p), expected, "n = {n}, p = {p}");
    }
}

// Shares.

#[test]
fn wilson_intervals_are_those_of_worked_examples() {
    // Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I, four digits.
    for (successes, trials, low, high) in [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ] {
        let share = wilson(successes, trials);
        assert!((share.low - low).abs() < 5.1e-5, "{share:?}");
        assert!((share.high - high).abs() < 5.1e-5, "{share:?}");
    }
    // Of one half: 1/2 ± z ÷ 2√(n + z²). Of all: n ÷ (n + z²) to 1.
    let half = wilson(50, 100);
    assert_eq!(half.share, Some(0.5));
    close(half.low, 0.5 - Z / 2.0 / (100.0 + Z * Z).sqrt());
    close(half.high, 0.5 + Z / 2.0 / (100.0 + Z * Z).sqrt());
    let all = wilson(30, 30);
    close(all.low, 30.0 / (30.0 + Z * Z));
    assert_eq!(all.high, 1.0);
}

#[test]
fn no_trials_say_nothing_about_a_share() {
    let nothing = serde_json::to_string(&wilson(0, 0)).unwrap();
    assert_eq!(nothing, r#"{"share":null,"low":0.0,"high":1.0}"#);
}

proptest! {
    #[test]
    fn wilson_intervals_hold_the_share_and_mirror(trials in 1_usize..2_000_000, seed: usize) {
        let successes = seed % (trials + 1);
        let share = wilson(successes, trials);
        let mirrored = wilson(trials - successes, trials);
        let middle = share.share.unwrap();
        prop_assert!(0.0 <= share.low && share.low <= middle, "{:?}", share);
        prop_assert!(middle <= share.high && share.high <= 1.0, "{:?}", share);
        prop_assert!((share.low + mirrored.high - 1.0).abs() < 1e-12);
    }
}

// Moments.

#[test]
fn moments_are_those_of_the_definition() {
    let moments: Moments = [2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]
        .into_iter()
        .collect();
    assert_eq!(moments.count(), 8);
    close(moments.mean().unwrap(), 5.0);
    close(
        moments.standard_deviation().unwrap(),
        (32.0_f64 / 7.0).sqrt(),
    );

    let far: Moments = [1e9 + 1.0, 1e9 + 2.0, 1e9 + 3.0].into_iter().collect();
    close(far.standard_deviation().unwrap(), 1.0);

    let one: Moments = [3.0].into_iter().collect();
    assert_eq!((one.mean(), one.standard_deviation()), (Some(3.0), None));
    let none = Moments::default();
    assert_eq!((none.mean(), none.standard_deviation()), (None, None));
}

#[test]
fn joining_nothing_changes_no_bit() {
    let some: Moments = [0.1, 0.2, 0.7].into_iter().collect();
    let mut joined = Moments::default();
    joined.merge(&some);
    assert_eq!(joined, some);
    joined.merge(&Moments::default());
    assert_eq!(joined, some);
    joined = Moments::default();
    joined.merge(&Moments::default());
    assert_eq!(joined, Moments::default());
}

proptest! {
    #[test]
    fn joined_moments_are_those_of_the_whole(
        values in prop::collection::vec(-1e6..1e6_f64, 2..200),
        seed: usize,
    ) {
        let (early, late) = values.split_at(seed % values.len());
        let whole: Moments = values.iter().copied().collect();
        let mut joined: Moments = early.iter().copied().collect();
        joined.merge(&late.iter().copied().collect());
        prop_assert_eq!(joined.count(), whole.count());
        prop_assert!((joined.mean().unwrap() - whole.mean().unwrap()).abs() < 1e-7);
        let deviation = whole.standard_deviation().unwrap();
        prop_assert!((joined.standard_deviation().unwrap() - deviation).abs() <= 1e-9 * deviation.max(1.0));
    }
}

// Samples.

/// Two variants whose finishes in run r are r and r + 2; every tenth run of the first gives up.
fn samples(runs: u32, arrange: impl FnOnce(&mut Vec<Block>)) -> Samples {
    let mut blocks: Vec<Block> = Vec::new();
    for run in 0..runs {
        if (run as usize).is_multiple_of(RUNS_PER_BLOCK) {
            blocks.push(Block::new(blocks.len(), 2));
        }
        let outcome = if run % 10 == 9 { Infeasible } else { Delivered };
        let a = record(outcome, f64::from(run));
        let mut b = record(Delivered, f64::from(run) + 2.0);
        b.worked = f64::from(run).sqrt();
        b.first_success = None;
        blocks.last_mut().unwrap().add(&[a, b]);
    }
    arrange(&mut blocks);
    let mut samples = Samples::new(vec!["scrum".to_owned(), "dds".to_owned()]);
    for block in blocks {
        samples.add(block).unwrap();
    }
    samples
}

#[test]
fn figures_of_a_whole_study() {
    let samples = samples(2_500, |_| {});
    assert_eq!(samples.runs(), 2_500);
    let summaries = samples.summaries();
    let (id, scrum) = &summaries[0];
    assert_eq!(*id, "scrum");
    assert_eq!(
        (scrum.outcomes.delivered, scrum.outcomes.infeasible),
        (2_250, 250)
    );
    assert_eq!(scrum.of(Metric::Finish).count, 2_250);
    assert_eq!(scrum.of(Metric::Cost).count, 2_500);
    assert_eq!(scrum.of(Metric::Cost).p85, Some(2.0));
    assert_eq!(scrum.of(Metric::Cost).sd, Some(0.0));

    let (_, dds) = &summaries[1];
    let finish = dds.of(Metric::Finish);
    close(finish.mean.unwrap(), 1_249.5 + 2.0);
    close(finish.p95.unwrap(), 2_499.0 * 0.95 + 2.0);
    close(finish.sd.unwrap(), (2_500.0_f64 * 2_501.0 / 12.0).sqrt());
    assert_eq!(dds.of(Metric::FirstSuccess).count, 0);
    assert_eq!(dds.of(Metric::FirstSuccess).p50, None);

    let pair = &samples.paired(SAME_INSTANT)[0];
    assert_eq!((pair.a.as_str(), pair.b.as_str()), ("scrum", "dds"));
    assert_eq!(pair.better, wilson(2_250, 2_500));
    assert_eq!(pair.worse, wilson(250, 2_500));
    assert_eq!(pair.delivered.a, wilson(2_250, 2_500));
    assert_eq!(pair.delivered.b, wilson(2_500, 2_500));
    assert_eq!(pair.difference.mean, Some(-2.0));
    let (low, high) = (-2.0, -2.0);
    assert_eq!(pair.difference_median, Some(Interval { low, high }));
}

#[test]
fn every_quantile_of_a_spread_is_its_own() {
    // 0…100: the p-th percentile is p.
    let mut block = Block::new(0, 1);
    for run in 0..=100 {
        block.add(&[record(Delivered, f64::from(run))]);
    }
    let mut samples = Samples::new(vec!["alone".to_owned()]);
    samples.add(block).unwrap();
    let spread = samples.variants().next().unwrap().1.spread(Metric::Finish);
    let json = serde_json::to_value(spread).unwrap();
    for p in [5, 10, 25, 50, 75, 80, 85, 90, 95, 99] {
        let found = json[format!("p{p}")].as_f64().unwrap();
        close(found, f64::from(p));
    }
}

#[test]
fn the_order_of_arrival_changes_no_digit() {
    let text = |samples: Samples| {
        assert_eq!(samples.runs(), 3_200);
        let summaries = serde_json::to_string(&samples.summaries()).unwrap();
        summaries + &serde_json::to_string(&samples.paired(1.0)).unwrap()
    };
    let in_order = text(samples(3_200, |_| {}));
    assert_eq!(in_order, text(samples(3_200, |blocks| blocks.reverse())));
    assert_eq!(in_order, text(samples(3_200, |blocks| blocks.swap(1, 3))));
}

#[test]
fn figures_are_over_the_runs_without_a_gap() {
    let gap = samples(750, |blocks| drop(blocks.remove(1)));
    assert_eq!(gap.runs(), 250);
}

#[test]
fn a_block_that_does_not_belong_is_refused() {
    let mut study = samples(375, |_| {});
    assert_eq!(study.add(Block::new(2, 3)), Err(Refusal::OtherVariants));
    assert_eq!(study.add(Block::new(1, 2)), Err(Refusal::Repeated));
    assert_eq!(study.add(Block::new(2, 2)), Err(Refusal::AfterLast));
    assert_eq!(study.runs(), 375);
    let mut waiting = samples(0, |_| {});
    assert_eq!(waiting.add(Block::new(5, 2)), Ok(()));
    assert_eq!(waiting.add(Block::new(5, 2)), Err(Refusal::Repeated));
}

#[test]
#[should_panic(expected = "a record for every variant")]
fn a_run_without_a_record_for_every_variant_is_a_mistake() {
    Block::new(0, 2).add(&[record(Delivered, 1.0)]);
}

#[test]
fn nothing_and_one_run_are_honest() {
    let empty = samples(0, |_| {});
    let summary = serde_json::to_value(&empty.summaries()[0].1).unwrap();
    let none = serde_json::json!({"delivered": 0, "infeasible": 0, "unfinished": 0});
    assert_eq!(summary["outcomes"], none);
    assert!(summary["finish"]["mean"].is_null());
    let paired = serde_json::to_value(&empty.paired(1.0)[0]).unwrap();
    let unknown = serde_json::json!({"share": null, "low": 0.0, "high": 1.0});
    assert_eq!(paired["better"], unknown);
    assert!(paired["difference"]["p50"].is_null());
    assert!(paired["difference_median"].is_null());

    let one = samples(1, |_| {});
    let finish = *one.summaries()[1].1.of(Metric::Finish);
    assert_eq!((finish.mean, finish.sd), (Some(2.0), None));
    assert_eq!((finish.p5, finish.p99), (Some(2.0), Some(2.0)));
    assert_eq!(one.paired(1.0)[0].better.share, Some(1.0));

    let nobody = Samples::new(Vec::new());
    assert_eq!((nobody.runs(), nobody.summaries().len()), (0, 0));
    let alone = Samples::new(vec!["alone".to_owned()]);
    assert_eq!(alone.paired(1.0), Vec::new());
}

#[test]
fn summaries_and_pairs_serialise_under_exactly_these_keys_in_this_order() {
    let study = samples(10, |_| {});
    let text = serde_json::to_string(&study.summaries()[0].1).unwrap();
    let places: Vec<_> = ["outcomes"]
        .into_iter()
        .chain(Metric::ALL.map(Metric::name))
        .map(|key| text.find(&format!("\"{key}\":{{")).unwrap())
        .collect();
    assert!(places.is_sorted(), "{text}");
    let spread = r#""cost":{"mean":2.0,"sd":0.0,"p5":2.0,"p10":2.0,"p25":2.0,"p50":2.0,"p75":2.0,"p80":2.0,"p85":2.0,"p90":2.0,"p95":2.0,"p99":2.0},"#;
    assert!(text.contains(spread), "{text}");

    let pair = serde_json::to_string(&study.paired(1.0)[0]).unwrap();
    assert!(
        pair.starts_with(r#"{"a":"scrum","b":"dds","better":{"share":0.9,"low":"#),
        "{pair}"
    );
    let difference =
        r#""difference":{"mean":-2.0,"p5":-2.0,"p25":-2.0,"p50":-2.0,"p75":-2.0,"p95":-2.0},"#;
    assert!(pair.contains(difference), "{pair}");
}

#[test]
fn every_unordered_pair_is_there_once_in_order() {
    let ids = ["scrum", "dds", "kanban", "gates"];
    let study = Samples::new(ids.map(str::to_owned).to_vec());
    let pairs: Vec<_> = study
        .paired(1.0)
        .into_iter()
        .map(|pair| (pair.a, pair.b))
        .collect();
    let expected = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)];
    assert_eq!(
        pairs,
        expected.map(|(a, b)| (ids[a].to_owned(), ids[b].to_owned()))
    );
}

// Pairs.

#[test]
fn who_is_better_follows_outcome_then_finish_beyond_the_tolerance() {
    use Standing::{Better, Equal, Worse};
    for (a, b, tie_days, expected) in [
        (
            end(Delivered, 10.0),
            end(Delivered, 10.0),
            SAME_INSTANT,
            Equal,
        ),
        (
            end(Delivered, 10.0),
            end(Delivered, 10.0 + 5e-10),
            SAME_INSTANT,
            Equal,
        ),
        (
            end(Delivered, 10.0),
            end(Delivered, 10.0 + 5e-9),
            SAME_INSTANT,
            Better,
        ),
        (
            end(Delivered, 10.0 + 5e-9),
            end(Delivered, 10.0),
            SAME_INSTANT,
            Worse,
        ),
        (end(Delivered, 10.0), end(Delivered, 11.0), 1.0, Equal),
        (end(Delivered, 11.0), end(Delivered, 10.0), 1.0, Equal),
        // One day, but for rounding.
        (
            end(Delivered, 10.3),
            end(Delivered, 11.300_000_000_000_01),
            1.0,
            Equal,
        ),
        (end(Delivered, 10.0), end(Delivered, 11.25), 1.0, Better),
        (end(Delivered, 11.25), end(Delivered, 10.0), 1.0, Worse),
        (end(Delivered, 99.0), end(Infeasible, 1.0), 1.0, Better),
        (end(Delivered, 99.0), end(Unfinished, 2600.0), 1.0, Better),
        (end(Infeasible, 1.0), end(Delivered, 99.0), 1.0, Worse),
        (end(Infeasible, 1.0), end(Infeasible, 99.0), 1.0, Equal),
        (end(Unfinished, 2600.0), end(Infeasible, 1.0), 1.0, Equal),
    ] {
        let ended = |end: End| (end.outcome, end.finish);
        let found = standing(ended(a), ended(b), tie_days);
        assert_eq!(found, expected, "{a:?} {b:?} {tie_days}");
    }
}

#[test]
fn differences_are_over_runs_that_both_delivered_or_both_gave_up() {
    let (a, b): (Ends, Ends) = [
        (end(Delivered, 10.0), end(Delivered, 13.0)),
        (end(Delivered, 20.0), end(Delivered, 19.0)),
        (end(Infeasible, 5.0), end(Infeasible, 9.0)),
        (end(Infeasible, 7.0), end(Delivered, 40.0)),
        (end(Unfinished, 2600.0), end(Unfinished, 2600.0)),
        (end(Delivered, 30.0), end(Infeasible, 8.0)),
    ]
    .into_iter()
    .fold(
        Default::default(),
        |(mut a, mut b): (Ends, Ends), (one, other)| {
            a.add(one);
            b.add(other);
            (a, b)
        },
    );
    let pair = Paired::of(("a", &a), ("b", &b), 0.5);
    assert_eq!(pair.better, wilson(2, 6));
    assert_eq!(pair.equal, wilson(2, 6));
    assert_eq!(pair.worse, wilson(2, 6));
    assert_eq!(pair.both_delivered, 2);
    assert_eq!(pair.difference.mean, Some(-1.0));
    assert_eq!(
        (pair.difference.p25, pair.difference.p75),
        (Some(-2.0), Some(0.0))
    );
    assert_eq!(pair.value_days.p50, Some(-10.0));
    assert_eq!(
        (pair.both_infeasible, pair.sooner_to_know.p50),
        (1, Some(-4.0))
    );
    assert_eq!(
        (pair.delivered.a, pair.delivered.b),
        (wilson(3, 6), wilson(3, 6))
    );
    assert_eq!(pair.difference_median, None);
}

proptest! {
    #[test]
    fn swapping_the_variants_mirrors_the_pair(
        runs in prop::collection::vec(((0..3_u8, 0..40_u8), (0..3_u8, 0..40_u8)), 0..60),
    ) {
        let of = |(outcome, quarters): (u8, u8)| {
            end([Delivered, Infeasible, Unfinished][usize::from(outcome)], f64::from(quarters) / 4.0)
        };
        let a: Ends = runs.iter().map(|run| of(run.0)).collect();
        let b: Ends = runs.iter().map(|run| of(run.1)).collect();
        let one = Paired::of(("a", &a), ("b", &b), 1.0);
        let other = Paired::of(("b", &b), ("a", &a), 1.0);
        prop_assert_eq!(one.better, other.worse);
        prop_assert_eq!(one.equal, other.equal);
        prop_assert_eq!(one.delivered.a, other.delivered.b);
        prop_assert_eq!(one.both_infeasible, other.both_infeasible);
        let sum: f64 = [one.better, one.equal, one.worse].iter().filter_map(|part| part.share).sum();
        prop_assert!(runs.is_empty() || (sum - 1.0).abs() < 1e-12);
        if let (Some(low), Some(high)) = (one.difference.p5, other.difference.p95) {
            prop_assert!((low + high).abs() < 1e-9);
        }
    }
}

// Digest.

#[test]
fn the_digest_of_two_records_is_this_one() {
    let mut digest = Digest::new();
    assert_eq!(digest.to_string(), "cbf29ce484222325");
    digest.add(&record(Delivered, 1.0));
    digest.add(&Record {
        first_answer: None,
        ..record(Unfinished, 2600.0)
    });
    assert_eq!(digest.to_string(), "8aaa8d05d3f312d3");
}

#[test]
fn every_field_and_the_order_count_in_the_digest() {
    let of = |records: &[Record]| {
        let mut digest = Digest::new();
        records.iter().for_each(|record| digest.add(record));
        digest.value()
    };
    let base = record(Delivered, 1.0);
    let changes: &[fn(&mut Record)] = &[
        |_| {},
        |record| record.outcome = Infeasible,
        |record| record.outcome = Unfinished,
        |record| record.finish = 1.0 + f64::EPSILON,
        |record| record.cost = -2.0,
        |record| record.worked += 1.0,
        |record| record.wasted += 1.0,
        |record| record.meetings += 1.0,
        |record| record.idle += 1.0,
        |record| record.idle_held += 1.0,
        |record| record.idle_blocked += 1.0,
        |record| record.attempts += 1,
        |record| record.failures += 1,
        |record| record.cancelled += 1,
        |record| record.first_answer = None,
        |record| record.first_answer = Some(0.0),
        |record| record.first_success = None,
        |record| record.decision_delay = None,
        |record| record.boundaries += 1,
        |record| record.spillover += 1.0,
        |record| record.value_days += 1.0,
    ];
    let mut digests: Vec<u64> = Vec::new();
    for change in changes {
        let mut changed = base;
        change(&mut changed);
        digests.push(of(&[changed]));
    }
    digests.sort_unstable();
    digests.dedup();
    assert_eq!(digests.len(), changes.len());
    let other = record(Delivered, 2.0);
    assert_ne!(of(&[base, other]), of(&[other, base]));
}

// Dots.

#[test]
fn dots_show_the_shares_to_the_nearest_twentieth_and_the_spread() {
    // A better in 150 of 1,000 runs, equal in 350, B better in 500, scattered by strides prime to 1,000.
    let finish = |run: u32| f64::from(run * 7 % 1_000);
    let a: Ends = (0..1_000).map(|run| end(Delivered, finish(run))).collect();
    let later = |run: u32| match run * 13 % 1_000 {
        0..150 => 5.0,
        150..500 => 0.5,
        _ => -5.0,
    };
    let b: Ends = (0..1_000)
        .map(|run| end(Delivered, finish(run) + later(run)))
        .collect();
    let dots = dots(&a, &b, 1.0, 20);
    let classes: Vec<_> = dots
        .chunk_by(|one, next| one.standing == next.standing)
        .collect();
    let counts: Vec<_> = classes
        .iter()
        .map(|dots| (dots[0].standing, dots.len()))
        .collect();
    assert_eq!(
        counts,
        [
            (Standing::Worse, 10),
            (Standing::Equal, 7),
            (Standing::Better, 3)
        ]
    );
    for class in classes {
        let finishes: Vec<_> = class
            .iter()
            .map(|dot| a.iter().nth(dot.run).unwrap().finish)
            .collect();
        assert!(finishes.is_sorted(), "{finishes:?}");
    }
}

#[test]
fn dots_take_the_middle_of_each_slice_and_ties_go_by_index() {
    let same: Ends = (0..100).map(|_| end(Delivered, 3.0)).collect();
    let runs = |count| -> Vec<usize> {
        let dots = dots(&same, &same, 1.0, count);
        dots.iter().map(|dot| dot.run).collect()
    };
    assert_eq!(runs(4), [12, 37, 62, 87]);
    assert_eq!(runs(1), [50]);
    assert_eq!(runs(200), (0..100).collect::<Vec<_>>());
    assert_eq!(runs(0), Vec::<usize>::new());
    assert!(dots(&Ends::default(), &Ends::default(), 1.0, 20).is_empty());
}
