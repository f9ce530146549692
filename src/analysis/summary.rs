//! What the runs of one variant came to: outcomes, and the spread of every metric.

use serde::Deserialize;
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::metric::Metric;
use super::spread::Spread;
use crate::simulation::record::Outcome;

/// How many runs ended in which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, Deserialize)]
pub struct Outcomes {
    /// Every item was resolved.
    pub delivered: usize,
    /// A required item or goal had no attempts left.
    pub infeasible: usize,
    /// Still going after ten years.
    pub unfinished: usize,
}

impl Outcomes {
    /// One more run.
    pub fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Delivered => self.delivered += 1,
            Outcome::Infeasible => self.infeasible += 1,
            Outcome::Unfinished => self.unfinished += 1,
        }
    }

    /// The runs of another block.
    pub fn merge(&mut self, later: &Self) {
        self.delivered += later.delivered;
        self.infeasible += later.infeasible;
        self.unfinished += later.unfinished;
    }

    /// All runs.
    #[must_use]
    pub fn runs(&self) -> usize {
        self.delivered + self.infeasible + self.unfinished
    }
}

/// What the runs of one variant came to.
///
/// Serialises as `{"outcomes": {…}, "finish": {…}, …}`, the metrics in the order of their registry.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// How many runs ended in which way.
    pub outcomes: Outcomes,
    /// One spread per metric, in the order of [`Metric::ALL`].
    pub spreads: [Spread; Metric::COUNT],
}

impl Summary {
    /// The spread of one metric.
    #[must_use]
    pub fn of(&self, metric: Metric) -> &Spread {
        &self.spreads[metric.index()]
    }
}

impl Serialize for Summary {
    fn serialize<Output: Serializer>(&self, output: Output) -> Result<Output::Ok, Output::Error> {
        let mut map = output.serialize_map(Some(1 + Metric::COUNT))?;
        map.serialize_entry("outcomes", &self.outcomes)?;
        for metric in Metric::ALL {
            map.serialize_entry(metric.name(), self.of(metric))?;
        }
        map.end()
    }
}
