//! By which day how many of all futures are delivered: the cumulative curve of the finish.

use super::ends::Ends;
use super::estimate::{Interval, Share, interval_of_quantile, quantile, wilson};
use super::tally::ascending;
use crate::simulation::record::Outcome;
use crate::units::Days;

/// When the runs of one variant delivered, and how many of them there are.
///
/// Shares are of all runs: a run that gave up is never delivered, so the curve may end below 1. Quantiles are,
/// as in every summary, of the runs that delivered.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// Finishes of the runs that delivered, in ascending order. [days]
    delivered: Vec<Days>,
    runs: usize,
}

impl Curve {
    /// The curve of these runs; sorts once.
    #[must_use]
    pub fn of(ends: &Ends) -> Self {
        let delivered = ends
            .iter()
            .filter(|end| end.outcome == Outcome::Delivered)
            .map(|end| end.finish);
        Self {
            delivered: ascending(delivered.collect()),
            runs: ends.len(),
        }
    }

    /// The share of all runs that delivered, however late.
    #[must_use]
    pub fn delivered(&self) -> Share {
        wilson(self.delivered.len(), self.runs)
    }

    /// The share of all runs that delivered by the end of a day.
    #[must_use]
    pub fn share_by(&self, day: Days) -> Share {
        let in_time = self.delivered.partition_point(|finish| *finish <= day);
        wilson(in_time, self.runs)
    }

    /// The day by which a part `p` in [0, 1] of those that delivered had; none if none did. [days]
    #[must_use]
    pub fn quantile(&self, p: f64) -> Option<Days> {
        quantile(&self.delivered, p)
    }

    /// The 95 % interval of that day; none where too few delivered. [days]
    #[must_use]
    pub fn interval(&self, p: f64) -> Option<Interval> {
        interval_of_quantile(&self.delivered, p)
    }

    /// The curve as at most `most` points (at least 2), each a day and the share delivered by then; from the
    /// first delivery, where it is 0, to the last. None if nothing was delivered.
    ///
    /// Every point is on the curve. Between two of them it rises by no more than one part in `most` − 1.
    #[must_use]
    pub fn points(&self, most: usize) -> Vec<(Days, f64)> {
        let count = self.delivered.len();
        let Some(&first) = self.delivered.first() else {
            return Vec::new();
        };
        let parts = count.min(most.max(2) - 1);
        let rank = |part: usize| part * count / parts;
        let corner = |part| {
            let rank = rank(part);
            (self.delivered[rank - 1], rank as f64 / self.runs as f64)
        };
        std::iter::once((first, 0.0))
            .chain((1..=parts).map(corner))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::ends::End;

    fn curve(runs: &[(Outcome, Days)]) -> Curve {
        let end = |&(outcome, finish)| End {
            outcome,
            finish,
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
