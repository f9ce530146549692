//! Exact quantiles of gamma and beta, by Newton's method on the distribution functions of statrs.
//!
//! statrs inverts them too, but from the lower tail alone, in some microseconds, and at small shapes with errors of
//! many interquartile ranges (gamma of shape 0.01). Here each quantile is found on the side where its probability is
//! well conditioned, from a guess if there is one, to about 12 digits; slope and curvature come with it, for the tables.

use statrs::function::beta::{checked_beta_reg, ln_beta};
use statrs::function::gamma::{checked_gamma_lr, checked_gamma_ur, ln_gamma};

use super::level::Level;
use super::normal;

/// A distribution without location and scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Shape {
    /// Gamma with scale 1; shape up to about 10⁴, beyond which the series grow long.
    Gamma { shape: f64 },
    /// Beta on [0, 1].
    Beta { alpha: f64, beta: f64 },
}

/// A quantile as a function of the standard normal g, with its first two derivatives.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    pub(crate) value: f64,
    pub(crate) slope: f64,
    pub(crate) curvature: f64,
}

/// The exact quantile function of a [`Shape`].
#[derive(Clone, Debug)]
pub(crate) enum Exact {
    Gamma(Gamma),
    /// Solved below ½ in its own coordinate, above it in the mirrored one, 1 − X ~ Beta(β, α).
    Beta {
        own: LowerBeta,
        mirrored: LowerBeta,
    },
}

impl Exact {
    pub(crate) fn new(shape: Shape) -> Self {
        match shape {
            Shape::Gamma { shape } => Self::Gamma(Gamma::new(shape)),
            Shape::Beta { alpha, beta } => {
                let (alpha, beta) = (alpha.max(SMALLEST), beta.max(SMALLEST));
                Self::Beta {
                    own: LowerBeta::new(alpha, beta),
                    mirrored: LowerBeta::new(beta, alpha),
                }
            }
        }
    }

    /// The quantile at a level; the closer the guess, the faster.
    pub(crate) fn at(&self, level: Level, guess: Option<f64>) -> f64 {
        match self {
            Self::Gamma(gamma) => gamma.quantile(level, guess),
            Self::Beta { own, mirrored } => {
                if own.reaches(level) {
                    own.quantile(level, guess)
                } else {
                    1.0 - mirrored.quantile(level.mirrored(), guess.map(|x| 1.0 - x))
                }
            }
        }
    }

    /// The quantile at u = Φ(g), with its derivatives by g.
    pub(crate) fn node(&self, g: f64, guess: Option<f64>) -> Node {
        let level = Level::normal(g);
        match self {
            Self::Gamma(gamma) => {
                let x = gamma.quantile(level, guess);
                derive(g, x, gamma.weight(x), gamma.shape - 1.0 - x)
            }
            Self::Beta { own, mirrored } => {
                if own.reaches(level) {
                    let x = own.quantile(level, guess);
                    derive(g, x, own.weight(x), own.tilt(x))
                } else {
                    // Q(g) = 1 − Y(−g)
                    let y = mirrored.quantile(level.mirrored(), guess.map(|x| 1.0 - x));
                    let node = derive(-g, y, mirrored.weight(y), mirrored.tilt(y));
                    Node {
                        value: 1.0 - node.value,
                        slope: node.slope,
                        curvature: -node.curvature,
                    }
                }
            }
        }
    }
}

/// The derivatives of Q(g) = F⁻¹(Φ(g)) from `weight` = x·f(x) and `tilt` = x·f′(x)/f(x).
///
/// # Formula
/// Q′ = φ(g)/f(x) = x·r with r = φ(g)/weight, and Q″ = Q′·(−g − r·tilt).
fn derive(g: f64, x: f64, weight: f64, tilt: f64) -> Node {
    if x <= 0.0 || weight <= 0.0 {
        return Node {
            value: x,
            slope: 0.0,
            curvature: 0.0,
        };
    }
    let r = normal::density(g) / weight;
    let slope = x * r;
    Node {
        value: x,
        slope,
        curvature: slope * (-g - r * tilt),
    }
}

/// Gamma with scale 1.
#[derive(Clone, Debug)]
pub(crate) struct Gamma {
    shape: f64,
    /// ln Γ(shape)
    ln_gamma: f64,
    /// Below this x the lower tail is solved for, above it the upper one.
    split: f64,
    below_split: f64,
}

impl Gamma {
    fn new(shape: f64) -> Self {
        let split = shape.max(1.0);
        Self {
            shape,
            ln_gamma: ln_gamma(shape),
            split,
            below_split: checked_gamma_lr(shape, split).unwrap_or(f64::NAN),
        }
    }

    /// x·f(x)
    fn weight(&self, x: f64) -> f64 {
        libm::exp(self.shape * libm::log(x) - x - self.ln_gamma)
    }

    fn quantile(&self, level: Level, guess: Option<f64>) -> f64 {
        if level.below > self.below_split {
            return self.upper_quantile(level.above, guess);
        }
        // F(x) ≤ x^shape / Γ(shape + 1), with equality as x → 0.
        let low = (libm::log(level.below) + libm::log(self.shape) + self.ln_gamma) / self.shape;
        let high = libm::log(self.split);
        newton(low, low, high, guess, |x| {
            let probability = checked_gamma_lr(self.shape, x).unwrap_or(f64::NAN);
            libm::log(level.below / probability) * probability / self.weight(x)
        })
    }

    /// Newton's method on ln P(X > x), which is nearly straight in x.
    fn upper_quantile(&self, above: f64, guess: Option<f64>) -> f64 {
        let mut x = guess.unwrap_or(self.split).max(self.split);
        for _ in 0..MOST_STEPS {
            let probability = checked_gamma_ur(self.shape, x).unwrap_or(f64::NAN);
            let step = libm::log(probability / above) * probability * x / self.weight(x);
            let next = (x + step).max(self.split);
            if step.abs() <= LAST_STEP * x {
                return next;
            }
            // Beyond here the upper tail would be 0 in double precision.
            x = next.min(2.0 * x + 700.0);
        }
        x
    }
}

/// Beta(α, β) on (0, ½].
#[derive(Clone, Debug)]
pub(crate) struct LowerBeta {
    alpha: f64,
    beta: f64,
    /// ln B(α, β)
    ln_beta: f64,
    /// F(½)
    below_half: f64,
}

impl LowerBeta {
    fn new(alpha: f64, beta: f64) -> Self {
        Self {
            alpha,
            beta,
            ln_beta: ln_beta(alpha, beta),
            below_half: checked_beta_reg(alpha, beta, 0.5).unwrap_or(f64::NAN),
        }
    }

    /// Whether the quantile is at most ½.
    fn reaches(&self, level: Level) -> bool {
        level.below <= self.below_half
    }

    /// x·f(x)
    fn weight(&self, x: f64) -> f64 {
        libm::exp(self.alpha * libm::log(x) + (self.beta - 1.0) * libm::log1p(-x) - self.ln_beta)
    }

    /// x·f′(x)/f(x)
    fn tilt(&self, x: f64) -> f64 {
        self.alpha - 1.0 - (self.beta - 1.0) * x / (1.0 - x)
    }

    fn quantile(&self, level: Level, guess: Option<f64>) -> f64 {
        // F(x) ≤ x^α / (α·B(α, β)) · max(1, (1 − x)^(β−1)), with equality as x → 0; below ½ the last factor is at most 2.
        let limit = (libm::log(level.below) + libm::log(self.alpha) + self.ln_beta) / self.alpha;
        let low = if self.beta < 1.0 {
            limit - core::f64::consts::LN_2 / self.alpha
        } else {
            limit
        };
        let high = -core::f64::consts::LN_2;
        newton(limit, low, high, guess, |x| {
            let below = checked_beta_reg(self.alpha, self.beta, x).unwrap_or(f64::NAN);
            if below > 0.9 && x > 1e-4 {
                let above = checked_beta_reg(self.beta, self.alpha, 1.0 - x).unwrap_or(f64::NAN);
                libm::log(above / level.above) * above / self.weight(x)
            } else {
                libm::log(level.below / below) * below / self.weight(x)
            }
        })
    }
}

/// A parameter of a beta below this is taken for this: all but one in a million draws are 0 (or 1) to double
/// precision anyway, and with fewer digits of ln B(α, β) the rest could not be found.
const SMALLEST: f64 = 1e-9;

/// Newton's method takes at most about ten steps; this only bounds it.
const MOST_STEPS: usize = 100;

/// A step smaller than this leaves an error of about its square. Relative to x.
const LAST_STEP: f64 = 1e-8;

/// Below e to this, the leading term of the distribution function is all of it.
const NEGLIGIBLE: f64 = -600.0;

/// A quantile, by Newton's method on the logarithm of a tail as a function of ln x, which is nearly straight.
/// `limit`: ln x by the leading term of F; `low`, `high`: bounds of ln x; `step`: the way to go in ln x from x.
fn newton(
    limit: f64,
    mut low: f64,
    mut high: f64,
    guess: Option<f64>,
    step: impl Fn(f64) -> f64,
) -> f64 {
    if limit < NEGLIGIBLE {
        return libm::exp(limit);
    }
    let start = guess.filter(|&x| x > 0.0).map_or(limit, libm::log);
    let mut t = start.max(low).min(high);
    for _ in 0..MOST_STEPS {
        let x = libm::exp(t);
        let step = step(x);
        if step.abs() <= LAST_STEP {
            return x + x * step;
        }
        if step < 0.0 {
            high = t;
        } else {
            low = t;
        }
        let next = t + step;
        t = if next >= low && next <= high {
            next
        } else {
            0.5 * (low + high)
        };
    }
    libm::exp(t)
}
