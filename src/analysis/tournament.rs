//! Every variant against every other: counted while runs are joined, so that it costs nothing to ask.

use super::ends::Chunk;
use super::estimate::wilson;
use super::paired::{ABOUT_THE_SAME, Shares, Standing, standings};
use crate::units::Days;

/// How often every variant is sooner than every other by more than [`ABOUT_THE_SAME`].
#[derive(Clone, Debug, PartialEq)]
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

    /// More runs, a chunk of each variant.
    pub(super) fn add(&mut self, chunks: &[&Chunk]) {
        let mut pairs = self.pairs.iter_mut();
        for (place, a) in chunks.iter().enumerate() {
            for (b, pair) in chunks[place + 1..].iter().zip(&mut pairs) {
                pair.add(a, b, ABOUT_THE_SAME);
            }
        }
    }

    /// How often each of two variants, by their places, is sooner; none if there are no two such variants.
    #[must_use]
    pub fn shares(&self, a: usize, b: usize) -> Option<Shares> {
        let (first, second) = (a.min(b), a.max(b));
        if first == second || second >= self.variants {
            return None;
        }
        let before = first * (2 * self.variants - first - 1) / 2;
        let pair = self.pairs.get(before + second - first - 1)?;
        Some(if a < b {
            pair.shares()
        } else {
            pair.mirrored().shares()
        })
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
    pub(super) fn add(&mut self, a: &Chunk, b: &Chunk, tie_days: Days) {
        for standing in standings(a, b, tie_days) {
            self.better += usize::from(standing == Standing::Better);
            self.equal += usize::from(standing == Standing::Equal);
            self.worse += usize::from(standing == Standing::Worse);
        }
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
