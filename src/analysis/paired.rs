//! Two variants in the same futures, run by run: who is better how often, and by how much.

use serde::Serialize;

use super::ends::{End, Ends};
use super::estimate::{Interval, Share, interval_of_quantile, quantile, wilson};
use super::moments::Moments;
use super::tally::ascending;
use crate::simulation::record::Outcome::{Delivered, Infeasible};
use crate::units::Days;

/// How the first of two variants stands against the second in one run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It alone delivered, or it finished earlier by more than the tolerance.
    Better,
    /// Neither delivered, or both within the tolerance.
    Equal,
    /// The other alone delivered, or finished earlier by more than the tolerance.
    Worse,
}

/// How `a` stands against `b` in one run; a difference of exactly `tie_days` (at least 0) is equal.
#[must_use]
pub fn standing(a: End, b: End, tie_days: Days) -> Standing {
    match (a.outcome == Delivered, b.outcome == Delivered) {
        (true, false) => Standing::Better,
        (false, true) => Standing::Worse,
        (false, false) => Standing::Equal,
        (true, true) => {
            let later = a.finish - b.finish;
            if later < -tie_days {
                Standing::Better
            } else if later > tie_days {
                Standing::Worse
            } else {
                Standing::Equal
            }
        }
    }
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

impl Difference {
    /// The spread of differences, given in the order of the runs.
    #[must_use]
    pub fn of(differences: Vec<f64>) -> Self {
        let moments: Moments = differences.iter().copied().collect();
        let sorted = ascending(differences);
        let at = |p| quantile(&sorted, p);
        Self {
            count: moments.count(),
            mean: moments.mean(),
            p5: at(0.05),
            p25: at(0.25),
            p50: at(0.50),
            p75: at(0.75),
            p95: at(0.95),
            median_interval: interval_of_quantile(&sorted, 0.5),
        }
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

/// How often A and B are better than the other, where nothing else is wanted: no differences, no sorting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shares {
    /// Share of the runs in which A is better.
    pub better: Share,
    /// Share of the runs in which B is better.
    pub worse: Share,
}

impl Shares {
    /// Compares two variants over the same runs, as [`Paired::of`] does.
    #[must_use]
    pub fn of(a: &Ends, b: &Ends, tie_days: Days) -> Self {
        let (mut better, mut worse, mut runs) = (0, 0, 0);
        for (a, b) in a.iter().zip(b.iter()) {
            runs += 1;
            match standing(a, b, tie_days) {
                Standing::Better => better += 1,
                Standing::Worse => worse += 1,
                Standing::Equal => {}
            }
        }
        Self {
            better: wilson(better, runs),
            worse: wilson(worse, runs),
        }
    }
}

impl Paired {
    /// Compares two variants over the same runs, given in the same order; runs that only one of them
    /// has are left out. `tie_days` is at least 0; [`SAME_INSTANT`](crate::units::SAME_INSTANT) unless
    /// asked for otherwise.
    #[must_use]
    pub fn of((a, ends_a): (&str, &Ends), (b, ends_b): (&str, &Ends), tie_days: Days) -> Self {
        let (mut better, mut equal, mut worse) = (0, 0, 0);
        let (mut delivered_a, mut delivered_b) = (0, 0);
        let (mut finish, mut value_days, mut known) = (Vec::new(), Vec::new(), Vec::new());
        for (a, b) in ends_a.iter().zip(ends_b.iter()) {
            match standing(a, b, tie_days) {
                Standing::Better => better += 1,
                Standing::Equal => equal += 1,
                Standing::Worse => worse += 1,
            }
            delivered_a += usize::from(a.outcome == Delivered);
            delivered_b += usize::from(b.outcome == Delivered);
            match (a.outcome, b.outcome) {
                (Delivered, Delivered) => {
                    finish.push(a.finish - b.finish);
                    value_days.push(a.value_days - b.value_days);
                }
                (Infeasible, Infeasible) => known.push(a.finish - b.finish),
                _ => {}
            }
        }
        let runs = better + equal + worse;
        let difference = Difference::of(finish);
        let sooner_to_know = Difference::of(known);
        Self {
            a: a.to_owned(),
            b: b.to_owned(),
            better: wilson(better, runs),
            worse: wilson(worse, runs),
            equal: wilson(equal, runs),
            difference,
            difference_median: difference.median_interval,
            both_delivered: difference.count,
            value_days: Difference::of(value_days),
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
