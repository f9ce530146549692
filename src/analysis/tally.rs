//! Where the values of one metric of one variant are kept. This file alone knows how: to keep bins in
//! place of values is a change here and nowhere else.

use serde::{Deserialize, Serialize};

use super::moments::Moments;
use super::spread::Spread;

/// The observed values of one metric, in the order of the runs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    moments: Moments,
    values: Vec<f64>,
}

impl Tally {
    /// One more run; `value` is finite.
    pub fn add(&mut self, value: f64) {
        self.moments.add(value);
        self.values.push(value);
    }

    /// The runs of a later block.
    pub fn merge(&mut self, later: &Self) {
        self.moments.merge(&later.moments);
        self.values.extend_from_slice(&later.values);
    }

    /// How many runs were observed.
    #[must_use]
    pub fn count(&self) -> usize {
        self.moments.count()
    }

    /// The values in ascending order.
    #[must_use]
    pub fn sorted(&self) -> Vec<f64> {
        ascending(self.values.clone())
    }

    /// The figures of the summary; sorts once.
    #[must_use]
    pub fn spread(&self) -> Spread {
        Spread::of(&self.moments, &self.sorted())
    }
}

/// The values in ascending order, for the quantiles of [`super::estimate`].
#[must_use]
pub fn ascending(mut values: Vec<f64>) -> Vec<f64> {
    values.sort_unstable_by(f64::total_cmp);
    values
}
