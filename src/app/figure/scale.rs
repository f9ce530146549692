//! The time axis: days to pixels, and where its round ticks are. Both sides and both timelines share one.

use crate::units::Days;

/// Room for one tick and its label, at least. [px]
const TICK_ROOM: f64 = 42.0;

/// Ticks on a long axis, at most.
const TICKS: f64 = 14.0;

/// So many round steps make an axis: its end is then at most this fraction too far.
const STEPS_OF_AN_AXIS: f64 = 20.0;

/// An axis from day 0 to a round day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Its last day, above 0. [days]
    pub end: Days,
    /// Where day 0 is. [px]
    pub left: f64,
    /// Where the last day is. [px]
    pub right: f64,
}

impl Scale {
    /// The shortest axis with a round end on which `longest` is.
    #[must_use]
    pub fn of(longest: Days, left: f64, right: f64) -> Self {
        let longest = if longest.is_finite() && longest > 0.0 {
            longest
        } else {
            1.0
        };
        let step = round_step(longest / STEPS_OF_AN_AXIS);
        Self {
            end: (longest / step).ceil() * step,
            left,
            right: right.max(left + 1.0),
        }
    }

    /// Where a day is; days beyond the end lie beyond the right. [px]
    #[must_use]
    pub fn x(&self, day: Days) -> f64 {
        self.left + day / self.end * (self.right - self.left)
    }

    /// As [`x`](Self::x), held on the axis. [px]
    #[must_use]
    pub fn x_within(&self, day: Days) -> f64 {
        self.x(day).clamp(self.left, self.right)
    }

    /// The round days that have room for a label, from 0. [days]
    #[must_use]
    pub fn ticks(&self) -> Vec<Days> {
        let least = TICK_ROOM / (self.right - self.left) * self.end;
        let step = round_step(least.max(self.end / TICKS));
        let mut ticks = Vec::new();
        let mut day = 0.0;
        while day <= self.end {
            ticks.push(day);
            day += step;
        }
        ticks
    }
}

/// The smallest of 1, 2, 5, 10, 20, 50 … days that is at least `least`. [days]
fn round_step(least: Days) -> Days {
    let mut ten = 1.0;
    loop {
        for step in [ten, 2.0 * ten, 5.0 * ten] {
            if step >= least {
                return step;
            }
        }
        ten *= 10.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_ends_on_a_round_day_close_to_the_last() {
        for (longest, end) in [
            (0.0, 1.0),
            (f64::NAN, 1.0),
            (0.3, 1.0),
            (19.2, 20.0),
            (207.0, 220.0),
            (210.0, 220.0),
            (496.0, 500.0),
            (2600.0, 2600.0),
        ] {
            assert_eq!(Scale::of(longest, 10.0, 300.0).end, end, "{longest}");
        }
    }

    #[test]
    fn days_lie_on_it_in_their_order() {
        let scale = Scale::of(207.0, 16.0, 656.0);
        assert_eq!((scale.x(0.0), scale.x(scale.end)), (16.0, 656.0));
        assert_eq!(scale.x(110.0), 336.0);
        assert!((0..220).all(|day| scale.x(f64::from(day)) < scale.x(f64::from(day + 1))));
        assert_eq!(scale.x_within(400.0), 656.0);
    }

    #[test]
    fn ticks_are_round_and_have_room() {
        for width in [256.0, 640.0, 1968.0] {
            for longest in [1.0, 7.0, 96.0, 207.0, 529.0, 2600.0] {
                let scale = Scale::of(longest, 16.0, 16.0 + width);
                let ticks = scale.ticks();
                assert_eq!(ticks[0], 0.0);
                assert!(ticks.iter().all(|&day| day <= scale.end));
                for two in ticks.windows(2) {
                    assert!(scale.x(two[1]) - scale.x(two[0]) >= TICK_ROOM - 1e-9);
                }
            }
        }
        assert_eq!(
            Scale::of(207.0, 0.0, 300.0).ticks(),
            [0.0, 50.0, 100.0, 150.0, 200.0]
        );
    }
}
