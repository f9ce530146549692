//! Order statistics of many values without sorting them: bins say where each one is, and only the values of
//! those bins are looked at.
//!
//! The numbers are those that sorting would give, bit for bit; a million values take milliseconds and
//! next to no memory.

use super::bins::{Bin, Bins, bin, value};
use super::estimate::{Interval, position, quantile_interval};

/// What is shown values, a slice at a time.
pub(super) type Slices<'a> = dyn FnMut(&[f64]) + 'a;

/// Shows all values, in any slices and in any order, the same at every call.
pub(super) type Values<'a> = dyn Fn(&mut Slices<'_>) + 'a;

/// Some order statistics of values: those that certain quantiles need.
#[derive(Clone, Debug)]
pub(super) struct Order {
    /// How many values there are.
    count: usize,
    /// Rank, counted from 0, and value, in ascending order.
    known: Vec<(usize, f64)>,
}

impl Order {
    /// What `quantiles` and `intervals` of these need, exactly; `bins` are theirs.
    pub(super) fn exact(
        values: &Values<'_>,
        bins: &Bins,
        quantiles: &[f64],
        intervals: &[f64],
    ) -> Self {
        let count = bins.total();
        let ranks = ranks(count, quantiles, intervals);
        let located = bins.locate(&ranks);
        let mut search = Search::of(&located);
        values(&mut |values| values.iter().for_each(|&value| search.offer(value, 0)));
        let statistics = located.iter().map(|&place| search.found(place).0);
        Self {
            count,
            known: ranks.iter().copied().zip(statistics).collect(),
        }
    }

    /// What `quantiles` of the rounded values need, none of them beyond the bounds of the values themselves.
    pub(super) fn rounded(bins: &Bins, (least, greatest): (f64, f64), quantiles: &[f64]) -> Self {
        let count = bins.total();
        let ranks = ranks(count, quantiles, &[]);
        let located = bins.locate(&ranks).into_iter();
        let statistics = located.map(|(bin, _)| value(bin).max(least).min(greatest));
        Self {
            count,
            known: ranks.iter().copied().zip(statistics).collect(),
        }
    }

    /// A quantile that was asked for; none of no values.
    pub(super) fn quantile(&self, p: f64) -> Option<f64> {
        let (below, part) = position(self.count, p)?;
        let low = self.at(below)?;
        let high = self.at((below + 1).min(self.count - 1))?;
        Some(low + part * (high - low))
    }

    /// The interval of a quantile, of which it was asked for; none of too few values.
    pub(super) fn interval(&self, p: f64) -> Option<Interval> {
        let (low, high) = quantile_interval(self.count, p)?;
        Some(Interval {
            low: self.at(low - 1)?,
            high: self.at(high - 1)?,
        })
    }

    fn at(&self, rank: usize) -> Option<f64> {
        let place = self
            .known
            .binary_search_by_key(&rank, |known| known.0)
            .ok()?;
        Some(self.known[place].1)
    }
}

/// Gathers the values of the bins that are searched for, each with the run it is of.
pub(super) struct Search {
    /// The number of every such bin, from 1.
    numbers: Bins,
    gathered: Vec<Vec<(f64, u32)>>,
}

impl Search {
    /// For what [`Bins::locate`] located.
    pub(super) fn of(located: &[(Bin, usize)]) -> Self {
        let mut numbers = Bins::default();
        let mut gathered = Vec::new();
        for &(bin, _) in located {
            let number = numbers.count_mut(bin);
            if *number == 0 {
                gathered.push(Vec::new());
                *number = u32::try_from(gathered.len()).unwrap_or(u32::MAX);
            }
        }
        Self { numbers, gathered }
    }

    /// One of all values.
    pub(super) fn offer(&mut self, value: f64, run: u32) {
        let number = self.numbers.count(bin(value));
        if number > 0 {
            self.gathered[number as usize - 1].push((value, run));
        }
    }

    /// The value of a rank within a bin, equal ones in the order of the runs. Every value was offered.
    pub(super) fn found(&mut self, (bin, rank): (Bin, usize)) -> (f64, u32) {
        let number = self.numbers.count(bin) as usize;
        let gathered = &mut self.gathered[number - 1];
        *gathered
            .select_nth_unstable_by(rank, |one, other| {
                one.0.total_cmp(&other.0).then(one.1.cmp(&other.1))
            })
            .1
    }
}

/// The bins of values.
pub(super) fn bins_of(values: &Values<'_>) -> Bins {
    let mut bins = Bins::default();
    values(&mut |values: &[f64]| values.iter().for_each(|&value| bins.add(bin(value))));
    bins
}

/// The ranks that quantiles and intervals of so many values are made of, each once and in ascending order.
fn ranks(count: usize, quantiles: &[f64], intervals: &[f64]) -> Vec<usize> {
    let mut ranks = Vec::new();
    for (below, _) in quantiles.iter().filter_map(|&p| position(count, p)) {
        ranks.extend([below, (below + 1).min(count - 1)]);
    }
    for (low, high) in intervals
        .iter()
        .filter_map(|&p| quantile_interval(count, p))
    {
        ranks.extend([low - 1, high - 1]);
    }
    ranks.sort_unstable();
    ranks.dedup();
    ranks
}
