//! How the runs of one variant ended, run by run: what a comparison of two variants is made of.

use serde::{Deserialize, Serialize};

use crate::simulation::record::{Outcome, Record};
use crate::units::Days;

/// How one run ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct End {
    /// Delivered, infeasible or unfinished.
    pub outcome: Outcome,
    /// When it ended, however it did. [days]
    pub finish: Days,
    /// Σ of value × the time at which it was there. [value · days]
    pub value_days: f64,
}

impl From<&Record> for End {
    fn from(record: &Record) -> Self {
        Self {
            outcome: record.outcome,
            finish: record.finish,
            value_days: record.value_days,
        }
    }
}

/// The ends of consecutive runs, a column per field: 17 bytes a run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Ends {
    outcome: Vec<Outcome>,
    finish: Vec<Days>,
    value_days: Vec<f64>,
}

impl Ends {
    /// One more run.
    pub fn add(&mut self, end: End) {
        self.outcome.push(end.outcome);
        self.finish.push(end.finish);
        self.value_days.push(end.value_days);
    }

    /// The runs of a later block.
    pub fn merge(&mut self, later: &Self) {
        self.outcome.extend_from_slice(&later.outcome);
        self.finish.extend_from_slice(&later.finish);
        self.value_days.extend_from_slice(&later.value_days);
    }

    /// How many runs.
    #[must_use]
    pub fn len(&self) -> usize {
        self.outcome.len()
    }

    /// Whether there is no run.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.outcome.is_empty()
    }

    /// Every run, in order.
    pub fn iter(&self) -> impl Iterator<Item = End> {
        self.outcome
            .iter()
            .zip(&self.finish)
            .zip(&self.value_days)
            .map(|((&outcome, &finish), &value_days)| End {
                outcome,
                finish,
                value_days,
            })
    }
}

impl FromIterator<End> for Ends {
    fn from_iter<Iter: IntoIterator<Item = End>>(ends: Iter) -> Self {
        let mut gathered = Self::default();
        ends.into_iter().for_each(|end| gathered.add(end));
        gathered
    }
}
