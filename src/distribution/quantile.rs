//! Quantile functions: how luck becomes a value.
//!
//! A draw is the quantile function of its distribution at a uniform u in (0, 1), or at u = Φ(g) for a
//! standard normal g. It never falls when the luck rises, so a scenario with other parameters keeps its luck.
//! Every logarithm and exponential is `libm`'s, which has the same bits natively and in wasm.

use std::sync::Arc;

use super::table::{Shape, Table, Tables};
use super::{Distribution, normal};

/// A [`Distribution`] made ready for fast draws.
#[derive(Clone, Debug)]
pub struct Quantile {
    /// What a draw is multiplied by: the estimate for `ratio`, otherwise 1.
    factor: f64,
    curve: Curve,
}

/// The quantile function of each kind, with what can be computed beforehand.
#[derive(Clone, Debug)]
enum Curve {
    Fixed {
        value: f64,
    },
    Uniform {
        min: f64,
        span: f64,
    },
    Triangular(Triangular),
    Lognormal {
        median: f64,
        sigma: f64,
    },
    Weibull {
        scale: f64,
        inverse_shape: f64,
    },
    Empirical {
        values: Box<[f64]>,
    },
    Tabulated {
        offset: f64,
        scale: f64,
        table: Arc<Table>,
    },
}

#[derive(Clone, Copy, Debug)]
struct Triangular {
    min: f64,
    max: f64,
    /// P(X < mode).
    below_mode: f64,
    /// (max − min)·(mode − min)
    rise: f64,
    /// (max − min)·(max − mode)
    fall: f64,
}

/// A place in a distribution: the probability below it and the probability above it, both kept because the
/// smaller one is the exact one.
#[derive(Clone, Copy)]
struct Level {
    below: f64,
    above: f64,
}

impl Level {
    #[inline]
    fn uniform(u: f64) -> Self {
        Self {
            below: u,
            above: 1.0 - u,
        }
    }

    /// The level of a standard normal; the smaller probability is above 0 however far out `g` is.
    #[inline]
    fn normal(g: f64) -> Self {
        let smaller = normal::probability(-g.abs()).max(f64::MIN_POSITIVE);
        let larger = 1.0 - smaller;
        if g < 0.0 {
            Self {
                below: smaller,
                above: larger,
            }
        } else {
            Self {
                below: larger,
                above: smaller,
            }
        }
    }
}

impl Quantile {
    /// Makes a distribution ready for draws. `estimate` is what `ratio` multiplies. [person-days]
    ///
    /// Takes up to a millisecond for `gamma` and `pert`; see [`Quantile::sharing`] for many of them.
    #[must_use]
    pub fn new(distribution: &Distribution, estimate: f64) -> Self {
        Self::sharing(&mut Tables::default(), distribution, estimate)
    }

    /// As [`Quantile::new`], with the tables of shapes that were met before.
    #[must_use]
    pub fn sharing(tables: &mut Tables, distribution: &Distribution, estimate: f64) -> Self {
        let curve = match *distribution {
            Distribution::Fixed { value } => Curve::Fixed { value },
            Distribution::Uniform { min, max } => Curve::Uniform {
                min,
                span: max - min,
            },
            Distribution::Triangular { min, mode, max } => Curve::Triangular(Triangular {
                min,
                max,
                below_mode: (mode - min) / (max - min),
                rise: (max - min) * (mode - min),
                fall: (max - min) * (max - mode),
            }),
            Distribution::Pert { min, mode, max } => {
                let span = max - min;
                let alpha = 1.0 + 4.0 * (mode - min) / span;
                let beta = 1.0 + 4.0 * (max - mode) / span;
                Curve::Tabulated {
                    offset: min,
                    scale: span,
                    table: tables.of(Shape::Beta { alpha, beta }),
                }
            }
            Distribution::Lognormal { median, sigma } => Curve::Lognormal { median, sigma },
            Distribution::Gamma { mean, cv } => {
                let shape = 1.0 / (cv * cv);
                Curve::Tabulated {
                    offset: 0.0,
                    scale: mean * cv * cv,
                    table: tables.of(Shape::Gamma { shape }),
                }
            }
            Distribution::Weibull { scale, shape } => Curve::Weibull {
                scale,
                inverse_shape: 1.0 / shape,
            },
            Distribution::Empirical { ref values } => Curve::Empirical {
                values: values.as_slice().into(),
            },
            Distribution::Ratio { ref of } => {
                let one = Self::sharing(tables, of, 1.0);
                return Self {
                    factor: estimate * one.factor,
                    curve: one.curve,
                };
            }
        };
        Self { factor: 1.0, curve }
    }

    /// The chance of success drawn where it is a guess worth `evidence` past attempts (MODEL.md section 2):
    /// Beta(success·n, (1 − success)·n). Without evidence, and where `success` is 1, it is always `success`.
    #[must_use]
    pub fn of_chance(tables: &mut Tables, success: f64, evidence: Option<f64>) -> Self {
        let curve = match evidence {
            Some(n) if success < 1.0 => {
                let (alpha, beta) = (success * n, (1.0 - success) * n);
                Curve::Tabulated {
                    offset: 0.0,
                    scale: 1.0,
                    table: tables.of(Shape::Beta { alpha, beta }),
                }
            }
            _ => Curve::Fixed { value: success },
        };
        Self { factor: 1.0, curve }
    }

    /// Whether every draw is the same value, so that no luck is needed.
    #[inline]
    #[must_use]
    pub fn is_fixed(&self) -> bool {
        matches!(self.curve, Curve::Fixed { .. })
    }

    /// The value that a share `u` of all draws is below; `u` in (0, 1).
    #[inline]
    #[must_use]
    pub fn at(&self, u: f64) -> f64 {
        self.factor
            * match self.curve {
                Curve::Fixed { value } => value,
                Curve::Lognormal { .. } | Curve::Tabulated { .. } => {
                    self.curve.at_normal(normal::quantile(u))
                }
                _ => self.curve.at_level(Level::uniform(u)),
            }
    }

    /// The value at u = Φ(g), for a standard normal `g`.
    #[inline]
    #[must_use]
    pub fn at_normal(&self, g: f64) -> f64 {
        self.factor * self.curve.at_normal(g)
    }
}

impl Curve {
    #[inline]
    fn at_normal(&self, g: f64) -> f64 {
        match *self {
            Self::Fixed { value } => value,
            Self::Lognormal { median, sigma } => median * libm::exp(sigma * g),
            Self::Tabulated {
                offset,
                scale,
                ref table,
            } => offset + scale * table.at_normal(g),
            _ => self.at_level(Level::normal(g)),
        }
    }

    #[inline]
    fn at_level(&self, Level { below, above }: Level) -> f64 {
        match *self {
            Self::Fixed { value } => value,
            Self::Uniform { min, span } => min + span * below,
            Self::Triangular(Triangular {
                min,
                max,
                below_mode,
                rise,
                fall,
            }) => {
                if below < below_mode {
                    min + (rise * below).sqrt()
                } else {
                    max - (fall * above).sqrt()
                }
            }
            Self::Weibull {
                scale,
                inverse_shape,
            } => {
                let hazard = if below < 0.5 {
                    -libm::log1p(-below)
                } else {
                    -libm::log(above)
                };
                scale * libm::pow(hazard, inverse_shape)
            }
            Self::Empirical { ref values } => values[index(below, values.len())],
            Self::Lognormal { .. } | Self::Tabulated { .. } => {
                self.at_normal(normal::quantile(below))
            }
        }
    }
}

/// floor(u·n), at most n − 1.
#[inline]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "u·n is at least 0 and at most n, which is at most 10,000"
)]
fn index(u: f64, n: usize) -> usize {
    ((u * n as f64) as usize).min(n - 1)
}
