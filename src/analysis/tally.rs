//! Where the values of one metric of one variant are kept. This file alone knows how.
//!
//! | Metric | Kept | Its quantiles |
//! | --- | --- | --- |
//! | finish, cost, value days | run by run, in [`Ends`](super::ends::Ends); here only in which bin they are | exact |
//! | the others, in studies of up to 10,000 runs | value by value | exact |
//! | the others, in larger studies | in [bins](super::bins) | of the values rounded to ten binary digits: off by at most 0.1 % |
//!
//! Count, mean, standard deviation and bounds are exact in every case. What is kept depends on the number of runs that
//! are joined and on nothing else.

use serde::{Deserialize, Serialize};

use super::bins::{Bin, Bins, bin};
use super::block::RUNS_PER_BLOCK;
use super::moments::Moments;
use super::order::{Order, Values, bins_of};
use super::spread::Spread;

/// The first blocks of every study, whose values travel and are kept as they are: 10,000 runs.
const EXACT_BLOCKS: usize = 10_000 / RUNS_PER_BLOCK;

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
    Exact(Vec<f64>),
    Rounded(Vec<Bin>),
}

impl Strand {
    /// No values yet of the block of this index.
    pub(super) fn new(block: usize, is_in_column: bool) -> Self {
        let values = if is_in_column {
            Sent::Elsewhere
        } else if block < EXACT_BLOCKS {
            Sent::Exact(Vec::with_capacity(RUNS_PER_BLOCK))
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
            Sent::Exact(values) => values.push(value),
            Sent::Rounded(bins) => bins.push(bin(value)),
        }
    }
}

/// The observed values of one metric: all of them as they are, or all of them in bins.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Tally {
    moments: Moments,
    values: Vec<f64>,
    bins: Bins,
}

impl Tally {
    /// The values of the block that follows; `column` shows those that the block sent in a column.
    pub(super) fn join(&mut self, later: &Strand, column: &Values<'_>) {
        self.moments.merge(&later.moments);
        match &later.values {
            Sent::Elsewhere => column(&mut |later| put(&mut self.bins, later)),
            Sent::Exact(later) => self.values.extend_from_slice(later),
            Sent::Rounded(later) => {
                put(&mut self.bins, &std::mem::take(&mut self.values));
                later.iter().for_each(|&bin| self.bins.add(bin));
            }
        }
    }

    /// Count, mean, standard deviation and bounds.
    pub(super) fn moments(&self) -> &Moments {
        &self.moments
    }

    /// The figures of the summary; `column` shows the values where they are kept in one.
    pub(super) fn spread(&self, column: Option<&Values<'_>>) -> Spread {
        let quantiles = &Spread::QUANTILES;
        let order = match column {
            Some(column) => Order::exact(column, &self.bins, quantiles, &[]),
            None if self.values.is_empty() => {
                Order::rounded(&self.bins, self.moments.bounds(), quantiles)
            }
            None => {
                let values: &Values<'_> = &|show| show(&self.values);
                Order::exact(values, &bins_of(values), quantiles, &[])
            }
        };
        Spread::of(&self.moments, &order)
    }
}

fn put(bins: &mut Bins, values: &[f64]) {
    values.iter().for_each(|&value| bins.add(bin(value)));
}
