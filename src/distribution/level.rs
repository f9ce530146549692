//! A place in a distribution, with both of its probabilities.

use super::normal;

/// The probability below a place and the probability above it. Both are kept because the smaller one is the
/// exact one: far out in the upper tail `below` is 1 to double precision.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Level {
    pub(crate) below: f64,
    pub(crate) above: f64,
}

impl Level {
    /// The level of a uniform `u` in (0, 1).
    #[inline]
    pub(crate) fn uniform(u: f64) -> Self {
        Self {
            below: u,
            above: 1.0 - u,
        }
    }

    /// The level of a standard normal `g`; the smaller probability is above 0 however far out that is.
    #[inline]
    pub(crate) fn normal(g: f64) -> Self {
        let smaller = normal::probability(-g.abs()).max(f64::MIN_POSITIVE);
        let lower = Self {
            below: smaller,
            above: 1.0 - smaller,
        };
        if g < 0.0 { lower } else { lower.mirrored() }
    }

    /// The same place seen from the other end.
    #[inline]
    pub(crate) fn mirrored(self) -> Self {
        Self {
            below: self.above,
            above: self.below,
        }
    }
}
