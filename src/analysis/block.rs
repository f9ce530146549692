//! What a block of consecutive runs came to: the unit in which workers compute and studies are joined.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::digest::Digest;
use super::ends::{Chunk, Column, End};
use super::metric::Metric;
use super::summary::Outcomes;
use super::tally::Strand;
use crate::simulation::record::Record;

/// Runs in every block but the last. Fixed, so that the digits of a study depend on nothing else; small, so that
/// four workers share the first 1,000 runs.
pub const RUNS_PER_BLOCK: usize = 250;

/// What the runs `index` × 250 and following came to, for every variant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    index: usize,
    variants: Vec<VariantBlock>,
}

/// What the runs of one variant came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct VariantBlock {
    pub(super) outcomes: Outcomes,
    /// How every run ended: what samples keep as it is, and share.
    pub(super) ends: Arc<Chunk>,
    /// The fingerprint of `ends`.
    pub(super) digest: Digest,
    pub(super) strands: [Strand; Metric::COUNT],
}

impl VariantBlock {
    fn new(index: usize) -> Self {
        Self {
            outcomes: Outcomes::default(),
            ends: Arc::new(Chunk::new()),
            digest: Digest::new(),
            strands: Metric::ALL.map(|metric| Strand::new(index, Column::of(metric).is_some())),
        }
    }

    fn add(&mut self, record: &Record) {
        let end = End::from(record);
        self.outcomes.add(record.outcome);
        self.digest.add_end(end);
        Arc::make_mut(&mut self.ends).add(end);
        for (metric, strand) in Metric::ALL.into_iter().zip(&mut self.strands) {
            if let Some(value) = metric.counted(record) {
                strand.add(value);
            }
        }
    }
}

impl Block {
    /// An empty block for so many variants; `index` counts blocks from 0.
    #[must_use]
    pub fn new(index: usize, variants: usize) -> Self {
        Self {
            index,
            variants: (0..variants).map(|_| VariantBlock::new(index)).collect(),
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
            .map_or(0, |variant| variant.outcomes.runs())
    }

    /// What each variant came to, in the order of the variants.
    pub(super) fn variants(&self) -> &[VariantBlock] {
        &self.variants
    }
}
