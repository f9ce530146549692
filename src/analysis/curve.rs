//! By which day how many of all futures are delivered: the cumulative curve of the finish.

use super::bins::{Bin, Bins, bin, value};
use super::ends::{Column, Ends};
use super::estimate::{Interval, Share, position, quantile_interval, wilson};
use crate::units::Days;

/// When the runs of one variant delivered, and how many of them there are.
///
/// Shares are of all runs: a run that gave up is never delivered, so the curve may end below 1. Quantiles are,
/// as in every summary, of the runs that delivered. All of them are exact, but for a curve at a glance.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// Finishes of the runs that delivered, bin after bin; within a bin in the order of the runs. None of them in a
    /// curve at a glance. [days]
    finishes: Vec<Days>,
    /// How many runs delivered.
    delivered: usize,
    /// Every bin that has any, and how many are in those before it.
    bins: Vec<(Bin, usize)>,
    runs: usize,
}

impl Curve {
    /// The curve of these runs. Puts the finishes into their bins and sorts nothing.
    #[must_use]
    pub fn of(ends: &Ends) -> Self {
        let mut curve = Self::glance(ends);
        let mut next = Bins::default();
        for &(bin, place) in &curve.bins {
            *next.count_mut(bin) = u32::try_from(place).unwrap_or(u32::MAX);
        }
        curve.finishes.resize(curve.delivered, 0.0);
        ends.show(Column::Finish, &mut |finishes| {
            for &finish in finishes {
                let next = next.count_mut(bin(finish));
                curve.finishes[*next as usize] = finish;
                *next += 1;
            }
        });
        curve
    }

    /// The curve of these runs without a walk over them: every finish is rounded by up to 0.1 %. For a picture that is
    /// shown while runs are still being joined.
    #[must_use]
    pub fn glance(ends: &Ends) -> Self {
        let mut delivered = 0;
        let start_of = |(bin, count)| {
            delivered += count;
            (bin, delivered - count)
        };
        let bins = ends.bins(Column::Finish).iter().map(start_of).collect();
        Self {
            finishes: Vec::new(),
            delivered,
            bins,
            runs: ends.len(),
        }
    }

    /// The share of all runs that delivered, however late.
    #[must_use]
    pub fn delivered(&self) -> Share {
        wilson(self.delivered, self.runs)
    }

    /// The share of all runs that delivered by the end of a day.
    #[must_use]
    pub fn share_by(&self, day: Days) -> Share {
        let of_day = bin(day);
        let place = self.bins.partition_point(|(bin, _)| *bin < of_day);
        let before = self.start(place);
        let in_time = match self.bins.get(place) {
            Some((bin, _)) if *bin == of_day => match self.within(place) {
                Some(finishes) => finishes.iter().filter(|finish| **finish <= day).count(),
                None if value(of_day) <= day => self.start(place + 1) - before,
                None => 0,
            },
            _ => 0,
        };
        wilson(before + in_time, self.runs)
    }

    /// The day by which a part `p` in [0, 1] of those that delivered had; none if none did. [days]
    #[must_use]
    pub fn quantile(&self, p: f64) -> Option<Days> {
        let (below, part) = position(self.delivered, p)?;
        let low = self.at(below);
        let high = self.at((below + 1).min(self.delivered - 1));
        Some(low + part * (high - low))
    }

    /// The 95 % interval of that day; none where too few delivered. [days]
    #[must_use]
    pub fn interval(&self, p: f64) -> Option<Interval> {
        let (low, high) = quantile_interval(self.delivered, p)?;
        Some(Interval {
            low: self.at(low - 1),
            high: self.at(high - 1),
        })
    }

    /// The curve as at most `most` points (at least 2), each a day and the share delivered by then; from the
    /// first delivery, where it is 0, to the last. None if nothing was delivered.
    ///
    /// Every point is on the curve, but for its day, which is rounded by up to 0.1 %: less than a pixel. Between two of
    /// them it rises by no more than one part in `most` − 1.
    #[must_use]
    pub fn points(&self, most: usize) -> Vec<(Days, f64)> {
        let count = self.delivered;
        if count == 0 {
            return Vec::new();
        }
        let (first, last) = (self.at(0), self.at(count - 1));
        let parts = count.min(most.max(2) - 1);
        let corner = |part| {
            let rank = part * count / parts;
            let (bin, _) = self.bins[self.bin_of(rank - 1)];
            let day = value(bin).max(first).min(last);
            (day, rank as f64 / self.runs as f64)
        };
        std::iter::once((first, 0.0))
            .chain((1..=parts).map(corner))
            .collect()
    }

    /// The order statistic of a rank that there is, counted from 0.
    fn at(&self, rank: usize) -> Days {
        let place = self.bin_of(rank);
        let Some(within) = self.within(place) else {
            return value(self.bins[place].0);
        };
        let rank = rank - self.start(place);
        let mut within = within.to_vec();
        *within.select_nth_unstable_by(rank, f64::total_cmp).1
    }

    /// The place in `bins` of the bin in which a rank is.
    fn bin_of(&self, rank: usize) -> usize {
        self.bins.partition_point(|(_, start)| *start <= rank) - 1
    }

    fn start(&self, place: usize) -> usize {
        self.bins
            .get(place)
            .map_or(self.delivered, |(_, start)| *start)
    }

    /// The finishes in a bin, by its place; none at a glance.
    fn within(&self, place: usize) -> Option<&[Days]> {
        self.finishes.get(self.start(place)..self.start(place + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::ends::End;
    use crate::simulation::record::Outcome;

    fn curve(runs: &[(Outcome, Days)]) -> Curve {
        let end = |&(outcome, finish)| End {
            outcome,
            finish,
            cost: 0.0,
            value_days: 0.0,
        };
        Curve::of(&runs.iter().map(end).collect())
    }

    fn delivered(days: impl IntoIterator<Item = u32>) -> Curve {
        let runs: Vec<_> = days
            .into_iter()
            .map(|day| (Outcome::Delivered, f64::from(day)))
            .collect();
        curve(&runs)
    }

    #[test]
    fn a_run_that_gave_up_is_never_delivered() {
        use Outcome::{Delivered, Infeasible, Unfinished};
        let curve = curve(&[
            (Delivered, 30.0),
            (Infeasible, 5.0),
            (Delivered, 20.0),
            (Unfinished, 2600.0),
        ]);
        let shares = [0.0, 19.9, 20.0, 29.9, 30.0, 9_999.0].map(|day| curve.share_by(day).share);
        assert_eq!(
            shares,
            [0.0, 0.0, 0.25, 0.25, 0.5, 0.5].map(Some),
            "by the end of a day"
        );
        assert_eq!(curve.delivered().share, Some(0.5));
        assert_eq!(curve.quantile(0.5), Some(25.0));
        assert_eq!(curve.points(200), [(20.0, 0.0), (20.0, 0.25), (30.0, 0.5)]);
    }

    #[test]
    fn points_are_few_rise_and_lie_on_the_curve() {
        // Ten runs a day.
        let curve = delivered((0..7_000).map(|run| run / 10));
        let points = curve.points(200);
        assert_eq!(points.len(), 200);
        assert_eq!(points[0], (0.0, 0.0));
        assert_eq!(points[199], (699.0, 1.0));
        for two in points.windows(2) {
            let [(day, share), (next_day, next_share)] = [two[0], two[1]];
            assert!(next_day >= day && next_share > share);
            // 7,000 runs in 199 parts: 35 or 36 to each.
            assert!((next_share - share) * 7_000.0 < 36.5);
            let by = |day| curve.share_by(day).share;
            assert!(by(next_day) >= Some(next_share) && by(next_day - 0.5) < Some(next_share));
        }
    }

    #[test]
    fn the_interval_of_a_day_needs_enough_runs() {
        assert_eq!(delivered(0..3).interval(0.95), None);
        let hundred = delivered(1..=100).interval(0.5);
        assert_eq!(
            hundred,
            Some(Interval {
                low: 40.0,
                high: 61.0
            })
        );
        assert_eq!(delivered([]).points(200), []);
        assert_eq!(delivered([]).quantile(0.5), None);
    }
}
