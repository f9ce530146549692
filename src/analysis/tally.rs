//! How the values of one metric of one variant are kept.
//!
//! | Metric | Kept | Its quantiles |
//! | --- | --- | --- |
//! | finish, cost, value days | run by run, in [`Ends`](super::ends::Ends); here their moments | exact |
//! | the others, in studies of up to 10,000 runs | value by value | exact |
//! | the others, in larger studies | in [bins](super::bins) | of the values rounded to ten binary digits: off by at most 0.1 % |
//!
//! Count, mean, standard deviation and bounds are exact in every case. What is kept depends on the number of runs that
//! are joined and on nothing else.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::bins::{Bin, Bins, bin};
use super::block::RUNS_PER_BLOCK;
use super::moments::Moments;
use super::order::{OrderStatistics, Values, bins_of};
use super::spread::Spread;

/// So many runs of a study travel as they are; if there are no more, they are kept so.
pub(super) const EXACT_RUNS: usize = 10_000;

/// The values of one metric in one block, as a worker sends them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Strand {
    moments: Moments,
    values: Sent,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Sent {
    /// Their owner sends them in a column.
    Elsewhere,
    /// What samples keep as it is, and share.
    Exact(Arc<Vec<f64>>),
    Rounded(Vec<Bin>),
}

impl Strand {
    /// No values yet of the block of this index.
    pub(super) fn new(block: usize, is_in_column: bool) -> Self {
        let values = if is_in_column {
            Sent::Elsewhere
        } else if block * RUNS_PER_BLOCK < EXACT_RUNS {
            Sent::Exact(Arc::new(Vec::with_capacity(RUNS_PER_BLOCK)))
        } else {
            Sent::Rounded(Vec::with_capacity(RUNS_PER_BLOCK))
        };
        Self {
            moments: Moments::default(),
            values,
        }
    }

    /// One more run; `value` is finite.
    pub(super) fn add(&mut self, value: f64) {
        self.moments.add(value);
        match &mut self.values {
            Sent::Elsewhere => {}
            Sent::Exact(values) => Arc::make_mut(values).push(value),
            Sent::Rounded(bins) => bins.push(bin(value)),
        }
    }
}

/// The observed values of one metric: all of them as they are, or all of them in bins. A copy shares the values.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Tally {
    moments: Moments,
    /// Those of each block.
    values: Vec<Arc<Vec<f64>>>,
    bins: Bins,
}

impl Tally {
    /// The values of the block that follows.
    pub(super) fn join(&mut self, later: &Strand) {
        self.moments.merge(&later.moments);
        match &later.values {
            Sent::Elsewhere => {}
            Sent::Exact(later) => self.values.push(Arc::clone(later)),
            Sent::Rounded(later) => {
                for values in std::mem::take(&mut self.values) {
                    self.bins.add_all(&values);
                }
                later.iter().for_each(|&bin| self.bins.add(bin));
            }
        }
    }

    /// Count, mean, standard deviation and bounds.
    pub(super) fn moments(&self) -> &Moments {
        &self.moments
    }

    /// The figures of the summary.
    pub(super) fn spread(&self) -> Spread {
        let quantiles = &Spread::QUANTILES;
        let order = if self.values.is_empty() {
            OrderStatistics::rounded(&self.bins, self.moments.bounds(), quantiles, &[])
        } else {
            let values: &Values<'_> = &|show| self.values.iter().for_each(|values| show(values));
            OrderStatistics::exact(values, &bins_of(values), quantiles, &[])
        };
        Spread::of(&self.moments, &order)
    }
}
