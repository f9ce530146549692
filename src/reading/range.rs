//! The numbers that a field allows: an interval whose ends may belong to it or not.

use std::fmt;

/// An interval of numbers, such as (0, 1000], to which 0 may be added.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// The lower end.
    pub low: f64,
    /// Whether the lower end is allowed itself.
    pub low_included: bool,
    /// The upper end; infinite where there is none.
    pub high: f64,
    /// Whether the upper end is allowed itself.
    pub high_included: bool,
    /// Whether 0 is allowed too, which stands for "never".
    pub or_zero: bool,
}

impl Range {
    /// The interval [low, high].
    #[must_use]
    pub const fn closed(low: f64, high: f64) -> Self {
        Self::from(low).up_to(high)
    }

    /// The interval [low, ∞); narrow it with [`up_to`](Self::up_to) or [`below`](Self::below).
    #[must_use]
    pub const fn from(low: f64) -> Self {
        Self {
            low,
            low_included: true,
            high: f64::INFINITY,
            high_included: false,
            or_zero: false,
        }
    }

    /// The interval (low, ∞); narrow it with [`up_to`](Self::up_to) or [`below`](Self::below).
    #[must_use]
    pub const fn above(low: f64) -> Self {
        Self {
            low_included: false,
            ..Self::from(low)
        }
    }

    /// The same interval, ending with `high`.
    #[must_use]
    pub const fn up_to(self, high: f64) -> Self {
        Self {
            high,
            high_included: true,
            ..self
        }
    }

    /// The same interval, ending before `high`.
    #[must_use]
    pub const fn below(self, high: f64) -> Self {
        Self {
            high,
            high_included: false,
            ..self
        }
    }

    /// The same interval, and 0 beside it.
    #[must_use]
    pub const fn or_zero(self) -> Self {
        Self {
            or_zero: true,
            ..self
        }
    }

    /// Whether `value` lies in the interval; never for what is not a number.
    #[must_use]
    pub fn contains(&self, value: f64) -> bool {
        let above = value > self.low || (self.low_included && value == self.low);
        let below = value < self.high || (self.high_included && value == self.high);
        (above && below) || (self.or_zero && value == 0.0)
    }

    /// A number of the interval, to go on with where none was given: an end where one is allowed.
    #[must_use]
    pub fn placeholder(&self) -> f64 {
        if self.low_included {
            self.low
        } else if self.high_included {
            self.high
        } else if self.high.is_finite() {
            f64::midpoint(self.low, self.high)
        } else {
            self.low + 1.0
        }
    }
}

/// Interval notation: `(0, 1000]`.
impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.or_zero {
            f.write_str("0 or ")?;
        }
        let open = if self.low_included { '[' } else { '(' };
        let close = if self.high_included { ']' } else { ')' };
        if self.high.is_finite() {
            write!(f, "{open}{}, {}{close}", self.low, self.high)
        } else {
            write!(f, "{open}{}, ∞{close}", self.low)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Range;

    #[test]
    fn ends_belong_or_not() {
        for (range, shown, inside, outside) in [
            (
                Range::closed(0.0, 5.0),
                "[0, 5]",
                [0.0, 5.0],
                [-1e-300, 5.000_000_000_000_001],
            ),
            (
                Range::above(0.0).up_to(1e6),
                "(0, 1000000]",
                [5e-324, 1e6],
                [0.0, -0.0],
            ),
            (
                Range::from(0.0).below(1.0),
                "[0, 1)",
                [-0.0, 0.999],
                [1.0, f64::NAN],
            ),
            (
                Range::above(2.0),
                "(2, ∞)",
                [2.1, 1e300],
                [2.0, f64::INFINITY],
            ),
        ] {
            assert_eq!(range.to_string(), shown);
            assert!(inside.iter().all(|&value| range.contains(value)), "{range}");
            assert!(
                !outside.iter().any(|&value| range.contains(value)),
                "{range}"
            );
            assert!(range.contains(range.placeholder()), "{range}");
        }
        let interval = Range::closed(0.5, 250.0).or_zero();
        assert_eq!(interval.to_string(), "0 or [0.5, 250]");
        assert!(interval.contains(0.0) && !interval.contains(0.4));
        let open = Range::above(0.0).below(1.0);
        assert!(open.contains(open.placeholder()));
    }
}
