//! Every variant against every other: counted while runs are joined, so that it costs nothing to ask.

use super::ends::Chunk;
use super::estimate::wilson;
use super::paired::{ABOUT_THE_SAME, Shares, Standing, standings};
use crate::units::Days;

/// How often every variant is sooner than every other by more than [`ABOUT_THE_SAME`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tournament {
    variants: usize,
    /// Every pair once: first with second, first with third, ….
    pairs: Vec<Standings>,
}

impl Tournament {
    /// No runs yet of so many variants.
    pub(super) fn new(variants: usize) -> Self {
        let pairs = variants * variants.saturating_sub(1) / 2;
        Self {
            variants,
            pairs: vec![Standings::default(); pairs],
        }
    }

    /// How many pairs there are.
    pub(super) fn pairs(&self) -> usize {
        self.pairs.len()
    }

    /// More runs of a pair, at its place.
    pub(super) fn add(&mut self, pair: usize, chunks: (&Chunk, &Chunk)) {
        self.pairs[pair].add(chunks, ABOUT_THE_SAME);
    }

    /// How often each of two variants, by their places, is sooner; none if there are no two such variants.
    #[must_use]
    pub fn shares(&self, a: usize, b: usize) -> Option<Shares> {
        let standings = *self.pairs.get(self.place(a, b)?)?;
        Some(if a < b {
            standings.shares()
        } else {
            standings.mirrored().shares()
        })
    }

    /// The place of the pair of two variants, whichever of them is named first.
    pub(super) fn place(&self, a: usize, b: usize) -> Option<usize> {
        let (first, second) = (a.min(b), a.max(b));
        let before = || first * (2 * self.variants - first - 1) / 2;
        (first < second && second < self.variants).then(|| before() + second - first - 1)
    }
}

/// In how many runs the first of two variants stands in which way against the second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Standings {
    better: usize,
    equal: usize,
    worse: usize,
}

impl Standings {
    /// The runs of one more chunk.
    pub(super) fn add(&mut self, chunks: (&Chunk, &Chunk), tie_days: Days) {
        standings(chunks, tie_days, &mut |standings| {
            let count = |of| standings.iter().filter(|&&it| it == of).count();
            self.better += count(Standing::Better);
            self.equal += count(Standing::Equal);
            self.worse += count(Standing::Worse);
        });
    }

    /// How the second stands against the first.
    pub(super) fn mirrored(self) -> Self {
        Self {
            better: self.worse,
            equal: self.equal,
            worse: self.better,
        }
    }

    /// The shares of the runs.
    pub(super) fn shares(self) -> Shares {
        let runs = self.better + self.equal + self.worse;
        Shares {
            better: wilson(self.better, runs),
            worse: wilson(self.worse, runs),
            equal: wilson(self.equal, runs),
        }
    }
}
