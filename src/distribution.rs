//! Distributions of efforts and waits, as a person writes them.
//!
//! All live on [0, ∞). A draw is the quantile function at a uniform u in (0, 1), so that two scenarios
//! which differ in a parameter keep the same luck.

pub mod density;
pub mod history;
mod level;
mod normal;
mod quantile;
mod reading;
pub mod said;
mod shape;
mod table;
mod writing;

use serde::{Deserialize, Serialize};

pub use quantile::Quantile;
pub use reading::{GREATEST, GREATEST_CV, GREATEST_SIGMA, SHAPES};
pub use table::Tables;

/// A distribution as written in a scenario (MODEL.md section 1).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Distribution {
    /// Always the same value.
    Fixed {
        /// The value, at least 0.
        value: f64,
    },
    /// Every value between two bounds equally likely.
    Uniform {
        /// Lower bound, at least 0.
        min: f64,
        /// Upper bound, at least `min`.
        max: f64,
    },
    /// Rises linearly to the mode and falls linearly after it.
    Triangular {
        /// Lower bound, at least 0.
        min: f64,
        /// Most likely value.
        mode: f64,
        /// Upper bound, above `min`.
        max: f64,
    },
    /// Beta on [min, max] with α = 1 + 4(mode−min)/(max−min) and β = 1 + 4(max−mode)/(max−min).
    Pert {
        /// Lower bound, at least 0.
        min: f64,
        /// Most likely value.
        mode: f64,
        /// Upper bound, above `min`.
        max: f64,
    },
    /// ln X is normal with mean ln `median` and standard deviation `sigma`.
    Lognormal {
        /// Half of the draws are below, above 0.
        median: f64,
        /// Standard deviation of ln X, [0, 5].
        sigma: f64,
    },
    /// Shape 1/cv², scale mean·cv².
    Gamma {
        /// Mean, above 0.
        mean: f64,
        /// Standard deviation ÷ mean, (0, 10].
        cv: f64,
    },
    /// 63.2 % of the draws are below `scale`.
    Weibull {
        /// Scale, above 0.
        scale: f64,
        /// Shape, [0.1, 100]; 1 is exponential.
        shape: f64,
    },
    /// One of the given values; u picks index floor(u·n).
    Empirical {
        /// 1–10,000 sorted values, each at least 0.
        values: Vec<f64>,
    },
    /// Estimate × a draw of `of`: what history says about actual ÷ estimate. Only for efforts of items.
    Ratio {
        /// Any kind but `ratio`.
        of: Box<Distribution>,
    },
}
