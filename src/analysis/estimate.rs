//! Estimators: quantiles, shares, and how sure one can be of either. Pure functions of numbers.
//!
//! Every interval here is a 95 % interval and assumes no shape of the distribution.

use serde::Serialize;

/// Φ⁻¹(0.975): half the width of a 95 % interval in standard errors.
const Z_95: f64 = 1.959_963_984_540_054;

/// Two bounds that hold the true value in 95 of 100 studies.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Interval {
    /// Lower bound.
    pub low: f64,
    /// Upper bound, at least `low`.
    pub high: f64,
}

/// The p-quantile of values in ascending order; none of no values.
///
/// `p` in [0, 1]; beyond, the nearest of the two.
///
/// # Formula
/// With h = (n − 1)·p counted from 0, the value at h, linear between the two neighbours.
///
/// # Source
/// Hyndman and Fan, "Sample quantiles in statistical packages", 1996, type 7.
#[must_use]
pub fn quantile(sorted: &[f64], p: f64) -> Option<f64> {
    let (below, part) = position(sorted.len(), p)?;
    let (low, high) = (sorted[below], sorted[(below + 1).min(sorted.len() - 1)]);
    Some(low + part * (high - low))
}

/// Where the p-quantile of `count` values is: the order statistic below it, counted from 0, and which part
/// of the way to the next one. None of no values.
#[must_use]
pub fn position(count: usize, p: f64) -> Option<(usize, f64)> {
    let position = count.checked_sub(1)? as f64 * p.clamp(0.0, 1.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the position is within 0 and the last index"
    )]
    let below = position.floor() as usize;
    Some((below, position - below as f64))
}

/// Which order statistics, counted from 1, enclose the p-quantile of whatever `n` values were drawn
/// from; none where one of them would be outside 1…n, that is, where `n` is too small for this `p`.
///
/// `p` in [0, 1].
///
/// # Formula
/// B⁻¹(0.025) and B⁻¹(0.975) + 1, with B the binomial distribution of `n` and `p`.
#[must_use]
pub fn quantile_interval(n: usize, p: f64) -> Option<(usize, usize)> {
    let [low, high] = binomial_quantiles(n, p, [0.025, 0.975]);
    (low >= 1 && high < n).then_some((low, high + 1))
}

/// For each level, the least k with P(at most k successes in `n` trials) at least the level.
///
/// `p` in [0, 1], levels in (0, 1).
///
/// The weights start from 1 at the mode and go on by the ratio of neighbours until they no longer
/// count, some ten standard deviations away. That needs neither logarithm nor gamma function, so it
/// gives the same result on every machine, and holds for a million trials, where the continued
/// fraction behind the usual incomplete beta function stops before it has converged.
#[must_use]
pub fn binomial_quantiles<const LEVELS: usize>(
    n: usize,
    p: f64,
    levels: [f64; LEVELS],
) -> [usize; LEVELS] {
    /// A weight below this share of the largest cannot be seen in the sum.
    const NEGLIGIBLE: f64 = 1e-24;

    if p <= 0.0 || p >= 1.0 {
        return [if p <= 0.0 { 0 } else { n }; LEVELS];
    }
    let odds = p / (1.0 - p);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "within 0 and n"
    )]
    let mode = (((n as f64 + 1.0) * p) as usize).min(n);

    let mut first = mode;
    let mut weights = vec![1.0];
    let mut weight = 1.0;
    while first > 0 && weight > NEGLIGIBLE {
        weight *= first as f64 / ((n - first + 1) as f64 * odds);
        weights.push(weight);
        first -= 1;
    }
    weights.reverse();
    weight = 1.0;
    for successes in mode..n {
        weight *= (n - successes) as f64 * odds / (successes + 1) as f64;
        weights.push(weight);
        if weight <= NEGLIGIBLE {
            break;
        }
    }

    let total: f64 = weights.iter().sum();
    levels.map(|level| {
        let mut reached = 0.0;
        let before = weights.iter().take_while(|weight| {
            reached += **weight;
            reached < level * total
        });
        (first + before.count()).min(n)
    })
}

/// A share of runs and how sure one can be of it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Share {
    /// Successes ÷ trials, 0–1; none of no trials.
    pub share: Option<f64>,
    /// Lower bound of the interval; 0 of no trials, which say nothing.
    pub low: f64,
    /// Upper bound of the interval; 1 of no trials.
    pub high: f64,
}

/// The share of `successes` among `trials` (at least as many), with its Wilson score interval.
///
/// # Formula
/// With s the share and n the trials: (s + z²/2n ± z·√(s(1−s)/n + z²/4n²)) ÷ (1 + z²/n), z = 1.96.
/// The bounds are exactly 0 where nothing succeeded and exactly 1 where everything did.
///
/// # Source
/// Wilson, "Probable inference, the law of succession, and statistical inference", 1927.
#[must_use]
pub fn wilson(successes: usize, trials: usize) -> Share {
    if trials == 0 {
        return Share {
            share: None,
            low: 0.0,
            high: 1.0,
        };
    }
    let n = trials as f64;
    let share = successes as f64 / n;
    let weight = Z_95 * Z_95 / n;
    let middle = share + weight / 2.0;
    let reach = (weight * (share * (1.0 - share) + weight / 4.0)).sqrt();
    Share {
        share: Some(share),
        low: if successes == 0 {
            0.0
        } else {
            (middle - reach) / (1.0 + weight)
        },
        high: if successes == trials {
            1.0
        } else {
            (middle + reach) / (1.0 + weight)
        },
    }
}
