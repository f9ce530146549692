//! Quantile functions: how luck becomes a value.
//!
//! A draw is the quantile function of its distribution at a uniform u in (0, 1), or at u = Φ(g) for a
//! standard normal g. It never falls when the luck rises, so a scenario with other parameters keeps its luck.
//! Every logarithm and exponential is `libm`'s, which has the same bits natively and in wasm.

use std::sync::Arc;

use super::level::Level;
use super::shape::Shape;
use super::table::{Table, Tables};
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
    NearlyNormal {
        mean: f64,
        cv: f64,
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
            Distribution::Gamma { mean, cv } if cv < SMALL_CV => Curve::NearlyNormal { mean, cv },
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

    /// The value that a share `u` of all draws is below; `u` in (0, 1).
    #[inline]
    #[must_use]
    pub fn at(&self, u: f64) -> f64 {
        self.factor
            * match self.curve {
                Curve::Fixed { value } => value,
                Curve::Lognormal { .. } | Curve::NearlyNormal { .. } | Curve::Tabulated { .. } => {
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
            Self::NearlyNormal { mean, cv } => mean * (1.0 + cv * cornish_fisher(cv, g)),
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
                // Half the time of a power.
                scale * libm::exp(inverse_shape * libm::log(hazard))
            }
            Self::Empirical { ref values } => values[index(below, values.len())],
            Self::Lognormal { .. } | Self::NearlyNormal { .. } | Self::Tabulated { .. } => {
                self.at_normal(normal::quantile(below))
            }
        }
    }
}

/// Below this coefficient of variation (shape 10⁴) a gamma is so close to a normal that four terms of an
/// expansion give its quantiles to 10⁻⁷ standard deviations.
const SMALL_CV: f64 = 0.01;

/// The quantile of a gamma at u = Φ(g), in standard deviations from its mean.
///
/// # Source
/// Cornish and Fisher (1938), "Moments and cumulants in the specification of distributions", with the cumulants
/// of a gamma, whose r-th is (r − 1)!·cv^(r−2) in standard deviations.
#[inline]
fn cornish_fisher(cv: f64, g: f64) -> f64 {
    let square = g * g;
    let second = (square - 1.0) / 3.0;
    let third = g * (square - 7.0) / 36.0;
    let fourth = (16.0 - square * (7.0 + 3.0 * square)) / 810.0;
    g + cv * (second + cv * (third + cv * fourth))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds() -> Vec<Distribution> {
        let ratio = Distribution::Gamma { mean: 1.2, cv: 0.7 };
        vec![
            Distribution::Fixed { value: 3.0 },
            Distribution::Uniform { min: 1.0, max: 4.0 },
            Distribution::Triangular {
                min: 1.0,
                mode: 2.0,
                max: 5.0,
            },
            Distribution::Triangular {
                min: 1.0,
                mode: 1.0,
                max: 5.0,
            },
            Distribution::Triangular {
                min: 1.0,
                mode: 5.0,
                max: 5.0,
            },
            Distribution::Pert {
                min: 1.0,
                mode: 2.0,
                max: 6.0,
            },
            Distribution::Lognormal {
                median: 5.0,
                sigma: 0.8,
            },
            Distribution::Lognormal {
                median: 5.0,
                sigma: 0.0,
            },
            Distribution::Gamma { mean: 4.0, cv: 0.5 },
            Distribution::Gamma {
                mean: 4.0,
                cv: 0.001,
            },
            Distribution::Gamma {
                mean: 4.0,
                cv: 10.0,
            },
            Distribution::Weibull {
                scale: 3.0,
                shape: 1.5,
            },
            Distribution::Weibull {
                scale: 3.0,
                shape: 0.1,
            },
            Distribution::Empirical {
                values: vec![0.0, 1.0, 1.0, 2.5, 7.0],
            },
            Distribution::Ratio {
                of: Box::new(ratio),
            },
        ]
    }

    #[test]
    fn values_never_fall_when_the_luck_rises() {
        for kind in kinds() {
            let quantile = Quantile::new(&kind, 2.0);
            let rises = |values: Vec<f64>| {
                values
                    .windows(2)
                    .all(|pair| pair[0] <= pair[1] * (1.0 + 1e-13))
            };
            assert!(
                rises(
                    (1..20_000)
                        .map(|i| quantile.at(f64::from(i) / 20_000.0))
                        .collect()
                ),
                "{kind:?}"
            );
            assert!(
                rises(
                    (0..20_000)
                        .map(|i| quantile.at_normal(f64::from(i) / 1e3 - 10.0))
                        .collect()
                ),
                "{kind:?}"
            );
        }
    }

    #[test]
    fn every_value_is_finite_and_at_least_0() {
        for kind in kinds() {
            let quantile = Quantile::new(&kind, 2.0);
            for g in [-40.0, -13.0, -8.3, 0.0, 8.3, 13.0, 40.0] {
                let value = quantile.at_normal(g);
                assert!(
                    value.is_finite() && value >= 0.0,
                    "{kind:?} at {g}: {value}"
                );
            }
            for u in [f64::EPSILON / 2.0, 0.5, 1.0 - f64::EPSILON / 2.0] {
                let value = quantile.at(u);
                assert!(
                    value.is_finite() && value >= 0.0,
                    "{kind:?} at {u}: {value}"
                );
            }
        }
    }

    #[test]
    fn a_uniform_and_its_normal_score_give_the_same_value() {
        for kind in kinds() {
            let quantile = Quantile::new(&kind, 2.0);
            for i in 1..1_000 {
                let g = f64::from(i) * 0.01 - 5.0 + 1e-6;
                let (score, uniform) = (quantile.at_normal(g), quantile.at(normal::probability(g)));
                // u near 1 has lost digits of the upper tail.
                assert!(
                    (score - uniform).abs() <= 1e-8 * score,
                    "{kind:?} at {g}: {score} {uniform}"
                );
            }
        }
    }

    #[test]
    fn closed_forms() {
        let at = |kind: Distribution, u: f64| Quantile::new(&kind, 6.0).at(u);
        assert_eq!(at(Distribution::Fixed { value: 3.0 }, 0.9), 3.0);
        assert_eq!(at(Distribution::Uniform { min: 1.0, max: 5.0 }, 0.25), 2.0);
        // Half of a symmetric triangle is below its mode; an eighth of [0, 2] below ½.
        assert_eq!(
            at(
                Distribution::Triangular {
                    min: 0.0,
                    mode: 1.0,
                    max: 2.0
                },
                0.5
            ),
            1.0
        );
        assert_eq!(
            at(
                Distribution::Triangular {
                    min: 0.0,
                    mode: 1.0,
                    max: 2.0
                },
                0.125
            ),
            0.5
        );
        assert_eq!(
            at(
                Distribution::Lognormal {
                    median: 4.0,
                    sigma: 0.7
                },
                0.5
            ),
            4.0
        );
        // A Weibull of shape 1 is exponential: its median is scale · ln 2.
        let exponential = at(
            Distribution::Weibull {
                scale: 2.0,
                shape: 1.0,
            },
            0.5,
        );
        assert!((exponential - 2.0 * core::f64::consts::LN_2).abs() < 1e-15);
        // A gamma of cv 1 is exponential too.
        let exponential = at(Distribution::Gamma { mean: 2.0, cv: 1.0 }, 0.5);
        assert!((exponential - 2.0 * core::f64::consts::LN_2).abs() < 1e-9);
        // A PERT on [0, 1] with its mode at the minimum is Beta(1, 5): 1 − (1 − u)^(1/5).
        let beta = at(
            Distribution::Pert {
                min: 0.0,
                mode: 0.0,
                max: 1.0,
            },
            1.0 - 0.5_f64.powi(5),
        );
        assert!((beta - 0.5).abs() < 1e-9);
        let values = Distribution::Empirical {
            values: vec![1.0, 2.0, 3.0, 4.0],
        };
        assert_eq!(
            [0.2499, 0.25, 0.9999].map(|u| at(values.clone(), u)),
            [1.0, 2.0, 4.0]
        );
        let ratio = Distribution::Ratio {
            of: Box::new(Distribution::Uniform { min: 0.5, max: 1.5 }),
        };
        assert_eq!(at(ratio, 0.75), 7.5);
    }

    #[test]
    fn chances() {
        let at = |success, evidence, u| {
            Quantile::of_chance(&mut Tables::default(), success, evidence).at(u)
        };
        assert_eq!(at(0.3, None, 0.9), 0.3);
        assert_eq!(at(1.0, Some(4.0), 0.1), 1.0);
        // Beta(1, 1) is uniform, Beta(½, ½) the arcsine law: sin²(πu/2).
        assert!((at(0.5, Some(2.0), 0.3) - 0.3).abs() < 1e-9);
        assert!((at(0.5, Some(1.0), 1.0 / 3.0) - 0.25).abs() < 1e-9);
    }

    #[test]
    fn chances_are_probabilities_however_odd_the_belief() {
        for success in [
            f64::MIN_POSITIVE,
            1e-12,
            1e-3,
            0.5,
            1.0 - 1e-6,
            1.0 - f64::EPSILON / 2.0,
        ] {
            for evidence in [0.5, 1.0, 30.0, 1000.0] {
                let chance = Quantile::of_chance(&mut Tables::default(), success, Some(evidence));
                let mut last = 0.0;
                for i in 1..2_000 {
                    let value = chance.at(f64::from(i) / 2_000.0);
                    assert!(
                        (0.0..=1.0).contains(&value),
                        "{success} {evidence}: {value}"
                    );
                    assert!(
                        last <= value * (1.0 + 1e-9),
                        "{success} {evidence}: {last} {value}"
                    );
                    last = value;
                }
                let mean = (0..4_000)
                    .map(|i| chance.at((f64::from(i) + 0.5) / 4_000.0))
                    .sum::<f64>()
                    / 4_000.0;
                assert!(
                    (mean - success).abs() < 1e-3,
                    "{success} {evidence}: {mean}"
                );
            }
        }
    }

    #[test]
    fn a_gamma_close_to_a_normal_agrees_with_the_exact_one() {
        use super::super::shape::Exact;
        let cv: f64 = 0.01;
        let exact = Exact::new(Shape::Gamma {
            shape: 1.0 / (cv * cv),
        });
        for i in -60..=60 {
            let g = f64::from(i) * 0.1;
            let value = (exact.at(Level::normal(g), None) * cv * cv - 1.0) / cv;
            let near = cornish_fisher(cv, g);
            assert!((near - value).abs() < 1e-7, "{g}: {near} {value}");
        }
    }
}
