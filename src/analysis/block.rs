//! What a block of consecutive runs came to: the unit in which workers compute and studies are joined.

use serde::{Deserialize, Serialize};

use super::ends::{End, Ends};
use super::metric::Metric;
use super::summary::{Outcomes, Summary};
use super::tally::Tally;
use crate::simulation::record::Record;

/// Runs in every block but the last. Fixed, so that the digits of a study depend on nothing else; small, so that
/// four workers share the first 1,000 runs.
pub const RUNS_PER_BLOCK: usize = 250;

/// What the runs of one variant came to, metric by metric.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct VariantSamples {
    outcomes: Outcomes,
    tallies: [Tally; Metric::COUNT],
    ends: Ends,
}

impl VariantSamples {
    /// One more run.
    pub fn add(&mut self, record: &Record) {
        self.outcomes.add(record.outcome);
        self.ends.add(End::from(record));
        for (metric, tally) in Metric::ALL.into_iter().zip(&mut self.tallies) {
            if let Some(value) = metric.counted(record) {
                tally.add(value);
            }
        }
    }

    /// The runs of a later block.
    pub fn merge(&mut self, later: &Self) {
        self.outcomes.merge(&later.outcomes);
        self.ends.merge(&later.ends);
        for (tally, later) in self.tallies.iter_mut().zip(&later.tallies) {
            tally.merge(later);
        }
    }

    /// How many runs ended in which way.
    #[must_use]
    pub fn outcomes(&self) -> Outcomes {
        self.outcomes
    }

    /// The values of one metric.
    #[must_use]
    pub fn tally(&self, metric: Metric) -> &Tally {
        &self.tallies[metric.index()]
    }

    /// How the runs ended, run by run.
    #[must_use]
    pub fn ends(&self) -> &Ends {
        &self.ends
    }

    /// The figures of the summary.
    #[must_use]
    pub fn summary(&self) -> Summary {
        Summary {
            outcomes: self.outcomes,
            spreads: self.tallies.each_ref().map(Tally::spread),
        }
    }
}

/// What the runs `index` × 250 and following came to, for every variant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    index: usize,
    variants: Vec<VariantSamples>,
}

impl Block {
    /// An empty block for so many variants; `index` counts blocks from 0.
    #[must_use]
    pub fn new(index: usize, variants: usize) -> Self {
        Self {
            index,
            variants: vec![VariantSamples::default(); variants],
        }
    }

    /// One more run: a record per variant, in the order of the variants.
    ///
    /// # Panics
    /// If the number of records is not the number of variants, or the block is full.
    pub fn add(&mut self, records: &[Record]) {
        assert_eq!(
            records.len(),
            self.variants.len(),
            "a run has a record for every variant"
        );
        assert!(
            self.runs() < RUNS_PER_BLOCK,
            "a block has at most {RUNS_PER_BLOCK} runs"
        );
        for (variant, record) in self.variants.iter_mut().zip(records) {
            variant.add(record);
        }
    }

    /// Its place among the blocks of the study, from 0.
    #[must_use]
    pub fn index(&self) -> usize {
        self.index
    }

    /// How many runs it holds.
    #[must_use]
    pub fn runs(&self) -> usize {
        self.variants
            .first()
            .map_or(0, |variant| variant.ends.len())
    }

    /// What each variant came to, in the order of the variants.
    #[must_use]
    pub fn variants(&self) -> &[VariantSamples] {
        &self.variants
    }
}
