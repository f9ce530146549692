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
pub(super) struct OrderStatistics {
    /// How many values there are.
    count: usize,
    /// Rank, counted from 0, and value, in ascending order.
    known: Vec<(usize, f64)>,
}

impl OrderStatistics {
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

    /// What `quantiles` and `intervals` of the rounded values need, none of them beyond the bounds of the values
    /// themselves.
    pub(super) fn rounded(
        bins: &Bins,
        (least, greatest): (f64, f64),
        quantiles: &[f64],
        intervals: &[f64],
    ) -> Self {
        let count = bins.total();
        let ranks = ranks(count, quantiles, intervals);
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
    /// Where a value may be in such a bin: most values are passed over by a glance at this.
    cells: [bool; CELLS + 2],
    least: f64,
    cells_per_unit: f64,
}

/// Cells of equal width between the least and the greatest value that is searched for; one more on each side.
const CELLS: usize = 2_046;

impl Search {
    /// For what [`Bins::locate`] located.
    pub(super) fn of(located: &[(Bin, usize)]) -> Self {
        let (least, greatest) = match (located.first(), located.last()) {
            (Some(&(first, _)), Some(&(last, _))) => (below(first), above(last)),
            _ => (0.0, 0.0),
        };
        let mut search = Self {
            numbers: Bins::default(),
            gathered: Vec::new(),
            // What is beyond all bins leaves no width to the cells, and every value has to be looked up.
            cells: [!(greatest - least).is_finite(); CELLS + 2],
            least,
            cells_per_unit: CELLS as f64 / (greatest - least).max(f64::MIN_POSITIVE),
        };
        for &(bin, _) in located {
            let number = search.numbers.count_mut(bin);
            if *number == 0 {
                search.gathered.push(Vec::new());
                *number = u32::try_from(search.gathered.len()).unwrap_or(u32::MAX);
                for cell in search.cell(below(bin))..=search.cell(above(bin)) {
                    search.cells[cell] = true;
                }
            }
        }
        search
    }

    /// One of all values.
    pub(super) fn offer(&mut self, value: f64, run: u32) {
        if self.cells[self.cell(value)] {
            let number = self.numbers.count(bin(value));
            if number > 0 {
                self.gathered[number as usize - 1].push((value, run));
            }
        }
    }

    /// The cell of a value; it never falls where the value rises.
    fn cell(&self, value: f64) -> usize {
        let cell = (value - self.least) * self.cells_per_unit + 1.0;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "what is beyond becomes the nearest"
        )]
        let cell = cell as u32;
        (cell as usize).min(CELLS + 1)
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

/// A value that no value of a bin reaches from above: the middle of the bin below it.
fn below(bin: Bin) -> f64 {
    if bin <= 1 {
        f64::NEG_INFINITY
    } else {
        value(bin - 1)
    }
}

/// A value that no value of a bin reaches from below: the middle of the bin above it.
fn above(bin: Bin) -> f64 {
    bin.checked_add(1).map_or(f64::INFINITY, value)
}

/// The bins of values.
pub(super) fn bins_of(values: &Values<'_>) -> Bins {
    let mut bins = Bins::default();
    values(&mut |values: &[f64]| bins.add_all(values));
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
