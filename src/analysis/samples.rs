//! What all runs of a study came to so far: blocks joined in the order of their index.

use std::collections::BTreeMap;
use std::fmt;

use super::block::{Block, RUNS_PER_BLOCK, VariantSamples};
use super::digest::Digest;
use super::paired::Paired;
use super::summary::Summary;
use crate::units::Days;

/// The runs of a study, from the first on without a gap.
///
/// Blocks may arrive in any order: one that is early waits until those before it are there, so the order
/// of arrival cannot change a digit.
#[derive(Clone, Debug)]
pub struct Samples {
    ids: Vec<String>,
    variants: Vec<VariantSamples>,
    /// How many blocks are joined: the index of the next one.
    joined: usize,
    /// A block that was not full was joined, and nothing can follow it.
    complete: bool,
    early: BTreeMap<usize, Block>,
}

/// Why a block was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It has other variants than the study.
    OtherVariants,
    /// A block of this index is there already.
    Repeated,
    /// The block before it was not full, so it was the last.
    AfterLast,
}

impl fmt::Display for Refusal {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        text.write_str(match self {
            Self::OtherVariants => "the block has another number of variants than the study",
            Self::Repeated => "a block of this index was joined before",
            Self::AfterLast => "a block of fewer than 250 runs was the last of the study",
        })
    }
}

impl std::error::Error for Refusal {}

impl Samples {
    /// No runs yet, of variants with these ids.
    #[must_use]
    pub fn new(ids: Vec<String>) -> Self {
        Self {
            variants: vec![VariantSamples::default(); ids.len()],
            ids,
            joined: 0,
            complete: false,
            early: BTreeMap::new(),
        }
    }

    /// Takes a block, and joins every block whose turn has come.
    ///
    /// # Errors
    /// A [`Refusal`] where the block cannot belong to this study; the samples are as before.
    pub fn add(&mut self, block: Block) -> Result<(), Refusal> {
        if block.variants().len() != self.ids.len() {
            return Err(Refusal::OtherVariants);
        }
        if block.index() < self.joined || self.early.contains_key(&block.index()) {
            return Err(Refusal::Repeated);
        }
        if self.complete {
            return Err(Refusal::AfterLast);
        }
        self.early.insert(block.index(), block);
        while !self.complete
            && let Some(block) = self.early.remove(&self.joined)
        {
            self.joined += 1;
            self.complete = block.runs() < RUNS_PER_BLOCK;
            for (variant, later) in self.variants.iter_mut().zip(block.variants()) {
                variant.merge(later);
            }
        }
        Ok(())
    }

    /// How many runs are joined; every figure is over these.
    #[must_use]
    pub fn runs(&self) -> usize {
        self.variants
            .first()
            .map_or(0, |variant| variant.outcomes().runs())
    }

    /// The variants in their order: id, and what its runs came to.
    pub fn variants(&self) -> impl Iterator<Item = (&str, &VariantSamples)> {
        self.ids.iter().map(String::as_str).zip(&self.variants)
    }

    /// The digest of how all runs of all variants ended, one variant after the other: whoever sees the same digest
    /// compares the same futures. Takes a millisecond or two for 10,000 runs.
    #[must_use]
    pub fn digest(&self) -> Digest {
        let mut digest = Digest::new();
        let ends = self.variants.iter().flat_map(|it| it.ends().iter());
        ends.for_each(|end| digest.add_end(end));
        digest
    }

    /// The summary of every variant, in their order.
    #[must_use]
    pub fn summaries(&self) -> Vec<(&str, Summary)> {
        self.variants()
            .map(|(id, variant)| (id, variant.summary()))
            .collect()
    }

    /// Every unordered pair of variants once, in their order: first with second, first with third, ….
    #[must_use]
    pub fn paired(&self, tie_days: Days) -> Vec<Paired> {
        let ends: Vec<_> = self
            .variants()
            .map(|(id, variant)| (id, variant.ends()))
            .collect();
        ends.iter()
            .enumerate()
            .flat_map(|(place, &a)| {
                ends[place + 1..]
                    .iter()
                    .map(move |&b| Paired::of(a, b, tie_days))
            })
            .collect()
    }
}
