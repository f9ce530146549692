//! Two variants in the same futures, run by run: who is better how often, and by how much.

use serde::Serialize;

use super::bins::Bins;
use super::block::RUNS_PER_BLOCK;
use super::ends::{Chunk, Column, Ends};
use super::estimate::{Interval, Share, wilson};
use super::order::{OrderStatistics, Slices, Values};
use super::tournament::Standings;
use crate::simulation::record::Outcome::{self, Delivered, Infeasible};
use crate::units::{Days, SAME_INSTANT};

/// What differs by less is "about the same" to people who plan in days. [days]
pub const ABOUT_THE_SAME: Days = 1.0;

/// How the first of two variants stands against the second in one run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// The other alone delivered, or finished earlier by more than the tolerance.
    Worse,
    /// Neither delivered, or both within the tolerance.
    Equal,
    /// It alone delivered, or it finished earlier by more than the tolerance.
    Better,
}

impl Standing {
    /// All of them, in their order.
    pub const ALL: [Self; 3] = [Self::Worse, Self::Equal, Self::Better];
}

/// How `a` stands against `b` in one run, each by how and when it ended; a difference of exactly `tie_days` (at
/// least 0) is equal, also where rounding makes it a little more: such times are the same (MODEL.md section 3).
#[must_use]
pub fn standing(a: (Outcome, Days), b: (Outcome, Days), tie_days: Days) -> Standing {
    let later = a.1 - b.1;
    let tie_days = if tie_days > SAME_INSTANT {
        tie_days + SAME_INSTANT
    } else {
        tie_days
    };
    let (a, b) = (a.0 == Delivered, b.0 == Delivered);
    // Without branches: who is better is no pattern that a processor could foresee.
    let is_better = a & (!b | (later < -tie_days));
    let is_worse = b & (!a | (later > tie_days));
    Standing::ALL[1 + usize::from(is_better) - usize::from(is_worse)]
}

/// How the runs of a chunk stand against the same runs under another variant.
pub(super) fn standings(
    (a, b): (&Chunk, &Chunk),
    tie_days: Days,
    show: &mut dyn FnMut(&[Standing]),
) {
    let mut standings = [Standing::Equal; RUNS_PER_BLOCK];
    let ended_a = a.outcome.iter().zip(&a.finish);
    let ended_b = b.outcome.iter().zip(&b.finish);
    let mut count = 0;
    for ((a, b), place) in ended_a.zip(ended_b).zip(&mut standings) {
        *place = standing((*a.0, *a.1), (*b.0, *b.1), tie_days);
        count += 1;
    }
    show(&standings[..count]);
}

/// How a difference A − B spreads over runs; everything none where there was no such run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Difference {
    /// How many runs it is over.
    #[serde(skip)]
    pub count: usize,
    /// Mean.
    pub mean: Option<f64>,
    /// 5 % of the runs are at most this.
    pub p5: Option<f64>,
    /// A quarter of the runs is at most this.
    pub p25: Option<f64>,
    /// Median.
    pub p50: Option<f64>,
    /// Three quarters of the runs are at most this.
    pub p75: Option<f64>,
    /// 95 % of the runs are at most this.
    pub p95: Option<f64>,
    /// 95 % interval of the median; none of fewer than six runs.
    #[serde(skip)]
    pub median_interval: Option<Interval>,
}

/// What of differences is known before any of them is looked at again.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Counted {
    bins: Bins,
    sum: f64,
}

impl Counted {
    /// More differences, of the runs of one chunk.
    pub(super) fn add(&mut self, differences: &[f64]) {
        self.bins.add_all(differences);
        self.sum += differences.iter().sum::<f64>();
    }

    /// finish of A − finish of B over runs that both delivered.
    pub(super) fn of_finish([a, b]: [&Ends; 2]) -> Self {
        let mut counted = Self::default();
        for chunks in a.beside(b) {
            let count = &mut |values: &[f64]| counted.add(values);
            differences(chunks, Column::Finish, Delivered, count);
        }
        counted
    }

    /// The differences B − A.
    pub(super) fn mirrored(&self) -> Self {
        Self {
            bins: self.bins.mirrored(),
            sum: -self.sum,
        }
    }
}

/// Shows the differences A − B over the runs of a chunk that both ended in the same way.
pub(super) fn differences(
    (a, b): (&Chunk, &Chunk),
    column: Column,
    ended: Outcome,
    show: &mut Slices<'_>,
) {
    let mut differences = [0.0; RUNS_PER_BLOCK];
    let values = column.values(a).iter().zip(column.values(b));
    let outcomes = a.outcome.iter().zip(&b.outcome);
    let mut count = 0;
    for ((a, b), (&how_a, &how_b)) in values.zip(outcomes) {
        // Written in any case: how runs ended is no pattern that a processor could foresee.
        differences[count] = a - b;
        count += usize::from((how_a == ended) & (how_b == ended));
    }
    show(&differences[..count]);
}

impl Difference {
    const QUANTILES: [f64; 5] = [0.05, 0.25, 0.50, 0.75, 0.95];

    /// The spread of differences that were counted before.
    fn of(counted: &Counted, values: &Values<'_>) -> Self {
        let order = OrderStatistics::exact(values, &counted.bins, &Self::QUANTILES, &[0.5]);
        Self::by(counted, &order)
    }

    /// The spread of the differences as they were counted: rounded.
    fn glance(counted: &Counted) -> Self {
        let unbounded = (f64::NEG_INFINITY, f64::INFINITY);
        let order = OrderStatistics::rounded(&counted.bins, unbounded, &Self::QUANTILES, &[0.5]);
        Self::by(counted, &order)
    }

    fn by(counted: &Counted, order: &OrderStatistics) -> Self {
        let count = counted.bins.total();
        let [p5, p25, p50, p75, p95] = Self::QUANTILES.map(|p| order.quantile(p));
        Self {
            count,
            mean: (count > 0).then(|| counted.sum / count as f64),
            p5,
            p25,
            p50,
            p75,
            p95,
            median_interval: order.interval(0.5),
        }
    }

    /// value_days of A − value_days of B over runs that both delivered. [value · days]
    #[must_use]
    pub fn of_value_days(a: &Ends, b: &Ends) -> Self {
        Self::between(a, b, Column::ValueDays, Delivered)
    }

    /// finish of A − finish of B over runs in which both were infeasible: negative where A is sooner to know. [days]
    #[must_use]
    pub fn sooner_to_know(a: &Ends, b: &Ends) -> Self {
        Self::between(a, b, Column::Finish, Infeasible)
    }

    /// A − B over runs that both ended in the same way.
    fn between(a: &Ends, b: &Ends, column: Column, ended: Outcome) -> Self {
        let values: &Values<'_> = &|show| {
            a.beside(b)
                .for_each(|chunks| differences(chunks, column, ended, show));
        };
        let mut counted = Counted::default();
        values(&mut |values| counted.add(values));
        Self::of(&counted, values)
    }
}

/// The delivered shares of two variants.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct DeliveredShares {
    /// Of the first variant.
    pub a: Share,
    /// Of the second.
    pub b: Share,
}

/// Variant A against variant B over the same runs.
///
/// # Source
/// MODEL.md section 10, "Paired comparison".
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Paired {
    /// Id of the first variant.
    pub a: String,
    /// Id of the second.
    pub b: String,
    /// Share of the runs in which A is better.
    pub better: Share,
    /// Share of the runs in which B is better.
    pub worse: Share,
    /// Share of the runs in which neither is.
    pub equal: Share,
    /// finish of A − finish of B over runs that both delivered: negative where A is sooner. [days]
    pub difference: Difference,
    /// 95 % interval of the median of `difference`; none of fewer than six such runs. [days]
    pub difference_median: Option<Interval>,
    /// In how many runs both delivered.
    pub both_delivered: usize,
    /// value_days of A − value_days of B over runs that both delivered. [value · days]
    pub value_days: Difference,
    /// In how many runs both were infeasible.
    pub both_infeasible: usize,
    /// finish of A − finish of B over runs in which both were infeasible: negative where A is sooner to
    /// know. [days]
    pub sooner_to_know: Difference,
    /// How often each delivered.
    pub delivered: DeliveredShares,
    /// What differs by no more than this is equal. [days]
    pub tie_days: Days,
}

/// How often A and B are better than the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shares {
    /// Share of the runs in which A is better.
    pub better: Share,
    /// Share of the runs in which B is better.
    pub worse: Share,
    /// Share of the runs in which neither is.
    pub equal: Share,
}

/// What is said first of two variants: who is better how often, and by how much.
#[derive(Clone, Debug, PartialEq)]
pub struct Headline {
    /// Share of the runs in which A is better.
    pub better: Share,
    /// Share of the runs in which B is better.
    pub worse: Share,
    /// finish of A − finish of B over runs that both delivered: negative where A is sooner. [days]
    pub difference: Difference,
    /// 95 % interval of the median of `difference`; none of fewer than six such runs. [days]
    pub difference_median: Option<Interval>,
}

impl Headline {
    /// Of two variants whose runs were counted before.
    pub(super) fn of(shares: Shares, counted: &Counted, [a, b]: [&Ends; 2]) -> Self {
        let difference = Difference::of(counted, &|show| {
            a.beside(b)
                .for_each(|chunks| differences(chunks, Column::Finish, Delivered, show));
        });
        Self::by(shares, difference)
    }

    /// Of two variants whose runs were counted before, and no run looked at again.
    pub(super) fn glance(shares: Shares, counted: &Counted) -> Self {
        Self::by(shares, Difference::glance(counted))
    }

    fn by(shares: Shares, difference: Difference) -> Self {
        Self {
            better: shares.better,
            worse: shares.worse,
            difference,
            difference_median: difference.median_interval,
        }
    }
}

impl Paired {
    /// Compares two variants over the same runs, given in the same order; runs that only one of them
    /// has are left out. `tie_days` is at least 0; [`SAME_INSTANT`](crate::units::SAME_INSTANT) unless
    /// asked for otherwise.
    #[must_use]
    pub fn of((a, ends_a): (&str, &Ends), (b, ends_b): (&str, &Ends), tie_days: Days) -> Self {
        let mut standings = Standings::default();
        let (mut runs, mut delivered_a, mut delivered_b) = (0, 0, 0);
        let delivered =
            |outcomes: &[Outcome]| outcomes.iter().filter(|&&it| it == Delivered).count();
        for (a, b) in ends_a.beside(ends_b) {
            standings.add((a, b), tie_days);
            let length = a.len().min(b.len());
            runs += length;
            delivered_a += delivered(&a.outcome[..length]);
            delivered_b += delivered(&b.outcome[..length]);
        }
        let shares = standings.shares();
        let difference = Difference::between(ends_a, ends_b, Column::Finish, Delivered);
        let sooner_to_know = Difference::sooner_to_know(ends_a, ends_b);
        Self {
            a: a.to_owned(),
            b: b.to_owned(),
            better: shares.better,
            worse: shares.worse,
            equal: shares.equal,
            difference,
            difference_median: difference.median_interval,
            both_delivered: difference.count,
            value_days: Difference::of_value_days(ends_a, ends_b),
            both_infeasible: sooner_to_know.count,
            sooner_to_know,
            delivered: DeliveredShares {
                a: wilson(delivered_a, runs),
                b: wilson(delivered_b, runs),
            },
            tie_days,
        }
    }
}
