//! Which real runs stand for all of them in the one figure: a few that show the shares and the spread.

use super::bins::{Bin, Bins, bin};
use super::ends::{Chunk, Ends};
use super::order::Search;
use super::paired::{Standing, standings};
use crate::units::Days;

/// One run of the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dot {
    /// Index of the run, by which it can be replayed.
    pub run: usize,
    /// How A stands against B in it.
    pub standing: Standing,
}

/// `count` runs that stand for all runs of A and B; every run where there are no more than that.
///
/// The runs are sorted by class (those in which B is better, equal ones, those in which A is better), then
/// by the finish of A, then by index, and cut into `count` equal slices, of each of which the middle run is taken. So
/// the number of dots of a class is its share of all runs, to the nearest dot.
#[must_use]
pub fn dots(a: &Ends, b: &Ends, tie_days: Days, count: usize) -> Vec<Dot> {
    let mut finishes = Finishes::default();
    for chunks in a.beside(b) {
        finishes.add(chunks, tie_days);
    }
    finishes.dots(a, b, tie_days, count)
}

/// The finishes of A in the runs of every standing, in the order of [`Standing::ALL`].
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Finishes([Bins; Standing::ALL.len()]);

impl Finishes {
    /// The runs of one more chunk of A and B.
    pub(super) fn add(&mut self, chunks: (&Chunk, &Chunk), tie_days: Days) {
        standings(chunks, tie_days, &mut |standings| {
            for (&standing, &finish) in standings.iter().zip(&chunks.0.finish) {
                self.0[standing as usize].add(bin(finish));
            }
        });
    }

    /// The dots of A and B, whose chunks were all added.
    pub(super) fn dots(&self, a: &Ends, b: &Ends, tie_days: Days, count: usize) -> Vec<Dot> {
        let located = self.located(count);
        let mut searches = located.each_ref().map(|located| Search::of(located));
        let mut run = 0;
        for chunks in a.beside(b) {
            standings(chunks, tie_days, &mut |standings| {
                for (&standing, &finish) in standings.iter().zip(&chunks.0.finish) {
                    searches[standing as usize].offer(finish, run);
                    run += 1;
                }
            });
        }
        let classes = Standing::ALL.iter().zip(&located).zip(&mut searches);
        classes
            .flat_map(|((&standing, located), search)| {
                located.iter().map(move |&place| Dot {
                    run: search.found(place).1 as usize,
                    standing,
                })
            })
            .collect()
    }

    /// As many dots of every standing as [`dots`](Self::dots), each the first run that finishes, to 0.2 %, when that one
    /// does: found after a few thousand runs.
    pub(super) fn glance(&self, a: &Ends, b: &Ends, tie_days: Days, count: usize) -> Vec<Dot> {
        let located = self.located(count);
        let mut wanted: [Bins; Standing::ALL.len()] = Default::default();
        let mut left = 0;
        for (located, wanted) in located.iter().zip(&mut wanted) {
            for &(bin, _) in located {
                *wanted.count_mut(bin) += 1;
                left += 1;
            }
        }
        let mut found = Vec::with_capacity(left);
        let mut run = 0;
        for chunks in a.beside(b) {
            if found.len() == left {
                break;
            }
            standings(chunks, tie_days, &mut |standings| {
                for (&standing, &finish) in standings.iter().zip(&chunks.0.finish) {
                    let (wanted, bin) = (&mut wanted[standing as usize], bin(finish));
                    if wanted.count(bin) > 0 {
                        *wanted.count_mut(bin) -= 1;
                        found.push((bin, Dot { run, standing }));
                    }
                    run += 1;
                }
            });
        }
        let mut dots = Vec::with_capacity(left);
        for (standing, located) in Standing::ALL.iter().zip(&located) {
            for (bin, _) in located {
                let is_it = |it: &(Bin, Dot)| it.0 == *bin && it.1.standing == *standing;
                let place = found.iter().position(is_it);
                dots.extend(place.map(|place| found.remove(place).1));
            }
        }
        dots
    }

    /// Where the runs of so many dots are, for every standing.
    fn located(&self, count: usize) -> [Vec<(Bin, usize)>; Standing::ALL.len()] {
        let sizes = self.0.each_ref().map(Bins::total);
        let runs = sizes.iter().sum();
        let count = count.min(runs);
        let mut ranks: [Vec<usize>; Standing::ALL.len()] = Default::default();
        for slice in 0..count {
            let mut rank = middle(slice, count, runs);
            let mut class = 0;
            while rank >= sizes[class] {
                rank -= sizes[class];
                class += 1;
            }
            ranks[class].push(rank);
        }
        [0, 1, 2].map(|class| self.0[class].locate(&ranks[class]))
    }
}

/// Index of the middle of slice number `slice` of `slices` equal ones of `length`; of two middles the later.
fn middle(slice: usize, slices: usize, length: usize) -> usize {
    (2 * slice + 1) * length / (2 * slices)
}
