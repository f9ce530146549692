//! Every variant against every other: counted while runs are joined, so that it costs nothing to ask.

use super::ends::Chunk;
use super::estimate::wilson;
use super::paired::{Shares, Standing, standings};
use crate::units::Days;

/// How often every variant is sooner than every other by more than a tolerance.
#[derive(Clone, Debug, PartialEq)]
pub struct Tournament {
    variants: usize,
    /// What differs by less is about the same. [days]
    tie_days: Days,
    runs: usize,
    /// Every pair once: first with second, first with third, ….
    pairs: Vec<Standings>,
}

impl Tournament {
    /// No runs yet of so many variants. What differs by less than `tie_days` is about the same.
    pub(super) fn new(variants: usize, tie_days: Days) -> Self {
        let pairs = variants * variants.saturating_sub(1) / 2;
        Self {
            variants,
            tie_days,
            runs: 0,
            pairs: vec![Standings::default(); pairs],
        }
    }

    /// How many pairs there are.
    pub(super) fn pairs(&self) -> usize {
        self.pairs.len()
    }

    /// What differs by less is about the same. [days]
    pub(super) fn tie_days(&self) -> Days {
        self.tie_days
    }

    /// So many more runs.
    pub(super) fn add_runs(&mut self, runs: usize) {
        self.runs += runs;
    }

    /// More runs of a pair, at its place.
    pub(super) fn add(&mut self, pair: usize, chunks: (&Chunk, &Chunk)) {
        self.pairs[pair].add(chunks, self.tie_days);
    }

    /// How often each of two variants, by their places, is sooner; none if there are no such variants. Beside itself
    /// a variant is never sooner.
    #[must_use]
    pub fn shares(&self, a: usize, b: usize) -> Option<Shares> {
        if a == b && a < self.variants {
            let equal = self.runs;
            return Some(
                Standings {
                    equal,
                    ..Standings::default()
                }
                .shares(),
            );
        }
        let standings = *self.pairs.get(self.place(a, b)?)?;
        Some(if a < b {
            standings.shares()
        } else {
            standings.mirrored().shares()
        })
    }

    /// The place of the pair of two variants, whichever of them is named first; none of a variant and itself.
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
