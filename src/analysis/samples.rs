//! What all runs of a study came to so far: blocks joined in the order of their index.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::block::{Block, RUNS_PER_BLOCK, VariantBlock};
use super::digest::Digest;
use super::ends::{Column, Ends};
use super::metric::Metric;
use super::order::Values;
use super::paired::{Headline, Paired, Shares};
use super::spread::Spread;
use super::summary::{Outcomes, Summary};
use super::tally::Tally;
use super::tournament::Tournament;
use crate::units::Days;

/// What the runs of one variant came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VariantSamples {
    outcomes: Outcomes,
    tallies: [Tally; Metric::COUNT],
    ends: Ends,
}

impl VariantSamples {
    /// The runs of the block that follows.
    fn join(&mut self, later: &VariantBlock) {
        self.outcomes.merge(&later.outcomes);
        self.ends.join(&later.ends);
        for (metric, tally) in Metric::ALL.into_iter().zip(&mut self.tallies) {
            let column: &Values<'_> = &|show| {
                if let Some(column) = Column::of(metric) {
                    column.show(&later.ends, metric.over(), show);
                }
            };
            tally.join(&later.strands[metric.index()], column);
        }
    }

    /// How many runs ended in which way.
    #[must_use]
    pub fn outcomes(&self) -> Outcomes {
        self.outcomes
    }

    /// How the runs ended, run by run.
    #[must_use]
    pub fn ends(&self) -> &Ends {
        &self.ends
    }

    /// The mean of one metric; none where nothing was observed.
    #[must_use]
    pub fn mean(&self, metric: Metric) -> Option<f64> {
        self.tallies[metric.index()].moments().mean()
    }

    /// How one metric spreads.
    #[must_use]
    pub fn spread(&self, metric: Metric) -> Spread {
        let tally = &self.tallies[metric.index()];
        match Column::of(metric) {
            Some(column) => tally.spread(Some(&|show| self.ends.show(column, metric.over(), show))),
            None => tally.spread(None),
        }
    }

    /// The figures of the summary.
    #[must_use]
    pub fn summary(&self) -> Summary {
        Summary {
            outcomes: self.outcomes,
            spreads: Metric::ALL.map(|metric| self.spread(metric)),
        }
    }
}

/// The runs of a study, from the first on without a gap.
///
/// Blocks may arrive in any order: one that is early waits until those before it are there, so the order
/// of arrival cannot change a digit. A copy shares the runs themselves.
#[derive(Clone, Debug)]
pub struct Samples {
    ids: Vec<String>,
    variants: Vec<VariantSamples>,
    tournament: Tournament,
    digest: Digest,
    /// How many blocks are joined: the index of the next one.
    joined: usize,
    /// A block that was not full was joined, and nothing can follow it.
    complete: bool,
    early: BTreeMap<usize, Arc<Block>>,
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
            tournament: Tournament::new(ids.len()),
            digest: Digest::new(),
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
        self.early.insert(block.index(), Arc::new(block));
        while !self.complete
            && let Some(block) = self.early.remove(&self.joined)
        {
            self.join(&block);
        }
        Ok(())
    }

    fn join(&mut self, block: &Block) {
        self.joined += 1;
        self.complete = block.runs() < RUNS_PER_BLOCK;
        for (variant, later) in self.variants.iter_mut().zip(block.variants()) {
            variant.join(later);
            self.digest.add_digest(later.digest);
        }
        let chunks = block.variants().iter().map(|variant| &*variant.ends);
        self.tournament.add(&chunks.collect::<Vec<_>>());
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

    /// The digest of how all runs of all variants ended: whoever sees the same digest compares the same futures.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// Every variant against every other.
    #[must_use]
    pub fn tournament(&self) -> &Tournament {
        &self.tournament
    }

    /// How often each of two variants, by their places, is sooner; none if there are no two such variants.
    #[must_use]
    pub fn shares(&self, a: usize, b: usize) -> Option<Shares> {
        self.tournament.shares(a, b)
    }

    /// What is said first of two variants, by their places; none if there are no two such variants.
    #[must_use]
    pub fn headline(&self, a: usize, b: usize) -> Option<Headline> {
        let shares = self.shares(a, b)?;
        Some(Headline::of(
            shares,
            self.variants[a].ends(),
            self.variants[b].ends(),
        ))
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
