//! Which real runs stand for all of them in the one figure: a few that show the shares and the spread.

use super::ends::Ends;
use super::paired::{Standing, standing};
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
    let mut runs: Vec<_> = a
        .iter()
        .zip(b.iter())
        .enumerate()
        .map(|(run, (a, b))| {
            let standing = standing(a, b, tie_days);
            (Dot { run, standing }, a.finish)
        })
        .collect();
    runs.sort_unstable_by(|(one, finish), (other, other_finish)| {
        (other.standing.cmp(&one.standing))
            .then(finish.total_cmp(other_finish))
            .then(one.run.cmp(&other.run))
    });
    let count = count.min(runs.len());
    (0..count)
        .map(|slice| runs[middle(slice, count, runs.len())].0)
        .collect()
}

/// Index of the middle of slice number `slice` of `slices` equal ones of `length`; of two middles the later.
fn middle(slice: usize, slices: usize, length: usize) -> usize {
    (2 * slice + 1) * length / (2 * slices)
}
