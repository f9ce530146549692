//! How one metric spreads over the runs of one variant: the figures of a summary table.

use serde::Serialize;

use super::moments::Moments;
use super::order::OrderStatistics;

/// Mean, standard deviation and quantiles of one metric, each in the unit of the metric.
///
/// Everything is none where nothing was observed; the standard deviation also where there is one value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Spread {
    /// How many runs were observed.
    #[serde(skip)]
    pub count: usize,
    /// Mean.
    pub mean: Option<f64>,
    /// Sample standard deviation, with n − 1.
    pub sd: Option<f64>,
    /// 5 % of the runs are at most this.
    pub p5: Option<f64>,
    /// 10 % of the runs are at most this.
    pub p10: Option<f64>,
    /// A quarter of the runs is at most this.
    pub p25: Option<f64>,
    /// Median.
    pub p50: Option<f64>,
    /// Three quarters of the runs are at most this.
    pub p75: Option<f64>,
    /// 80 % of the runs are at most this.
    pub p80: Option<f64>,
    /// 85 % of the runs are at most this.
    pub p85: Option<f64>,
    /// 90 % of the runs are at most this.
    pub p90: Option<f64>,
    /// 95 % of the runs are at most this.
    pub p95: Option<f64>,
    /// 99 % of the runs are at most this.
    pub p99: Option<f64>,
}

impl Spread {
    /// Which quantiles there are.
    pub(super) const QUANTILES: [f64; 10] =
        [0.05, 0.10, 0.25, 0.50, 0.75, 0.80, 0.85, 0.90, 0.95, 0.99];

    /// The spread of values whose moments were gathered in the order of the runs.
    pub(super) fn of(moments: &Moments, order: &OrderStatistics) -> Self {
        let [p5, p10, p25, p50, p75, p80, p85, p90, p95, p99] =
            Self::QUANTILES.map(|p| order.quantile(p));
        Self {
            count: moments.count(),
            mean: moments.mean(),
            sd: moments.standard_deviation(),
            p5,
            p10,
            p25,
            p50,
            p75,
            p80,
            p85,
            p90,
            p95,
            p99,
        }
    }
}
