//! Mean and variance that can be gathered value by value and joined block by block.

use serde::{Deserialize, Serialize};

/// How many values, their mean, and how far they spread around it.
///
/// Joining the same blocks in the same order gives the same bits, whoever computed them.
///
/// # Source
/// Welford, "Note on a method for calculating corrected sums of squares and products", 1962;
/// Chan, Golub and LeVeque, "Updating formulae and a pairwise algorithm for computing sample variances", 1979.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Moments {
    count: usize,
    mean: f64,
    /// Σ (value − mean)².
    squares: f64,
    least: f64,
    greatest: f64,
}

impl Moments {
    /// One more value.
    ///
    /// # Formula
    /// mean += (x − mean) ÷ n; squares += (x − old mean)·(x − new mean).
    pub fn add(&mut self, value: f64) {
        if self.count == 0 {
            (self.least, self.greatest) = (value, value);
        }
        self.least = self.least.min(value);
        self.greatest = self.greatest.max(value);
        self.count += 1;
        let distance = value - self.mean;
        self.mean += distance / self.count as f64;
        self.squares += distance * (value - self.mean);
    }

    /// The values of another block, which come after these.
    ///
    /// # Formula
    /// With δ the distance of the means: mean += δ·m ÷ (n+m); squares += squares' + δ²·n·m ÷ (n+m).
    pub fn merge(&mut self, later: &Self) {
        if self.count == 0 || later.count == 0 {
            if self.count == 0 {
                *self = *later;
            }
            return;
        }
        self.least = self.least.min(later.least);
        self.greatest = self.greatest.max(later.greatest);
        let (n, m) = (self.count as f64, later.count as f64);
        let distance = later.mean - self.mean;
        self.count += later.count;
        self.mean += distance * (m / (n + m));
        self.squares += later.squares + distance * distance * (n * (m / (n + m)));
    }

    /// How many values.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// The least and the greatest of them; 0 of no values.
    #[must_use]
    pub fn bounds(&self) -> (f64, f64) {
        (self.least, self.greatest)
    }

    /// Their mean; none of no values.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        (self.count > 0).then_some(self.mean)
    }

    /// Their sample standard deviation, with n − 1; none of fewer than two values.
    #[must_use]
    pub fn standard_deviation(&self) -> Option<f64> {
        (self.count > 1).then(|| (self.squares / (self.count - 1) as f64).sqrt())
    }
}

impl FromIterator<f64> for Moments {
    fn from_iter<Values: IntoIterator<Item = f64>>(values: Values) -> Self {
        let mut moments = Self::default();
        values.into_iter().for_each(|value| moments.add(value));
        moments
    }
}
