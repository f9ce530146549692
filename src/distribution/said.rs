//! Spreads as people say them: "typically 4, nine times out of ten below 9".

use super::{GREATEST, GREATEST_SIGMA, Quantile, normal};

/// The share of draws that are below the second of the two numbers.
const NINE_IN_TEN: f64 = 0.9;

/// Three points are put where so many draws are below.
const AT_LEAST: f64 = 0.05;
const AT_MOST: f64 = 0.95;

/// Why two numbers make no lognormal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unsaid {
    /// The typical value is not above 0 and at most 10,000.
    Median,
    /// Nine in ten below: not from `least`, the typical value, to `most`, where sigma is 5.
    P90 {
        /// The typical value.
        least: f64,
        /// The P90 of the widest spread around it.
        most: f64,
    },
}

/// The sigma of the lognormal of which half the draws are below `median` and nine in ten below `p90`.
///
/// # Formula
/// sigma = ln(p90 / median) / z with z = Φ⁻¹(0.9) = 1.2816.
///
/// # Errors
///
/// | median | p90 | error |
/// | --- | --- | --- |
/// | 0, below 0, above 10,000, no number | any | [`Unsaid::Median`] |
/// | 4 | below 4, 0, below 0, no number | [`Unsaid::P90`] with `least` 4 |
/// | 4 | above 4 · exp(5 z) = 2,426.1 | [`Unsaid::P90`] with that as `most` |
///
/// # Source
/// ln X ~ N(ln median, sigma²), so the quantile at p is median · exp(sigma · Φ⁻¹(p)).
pub fn sigma_of(median: f64, p90: f64) -> Result<f64, Unsaid> {
    if !(median > 0.0 && median <= GREATEST) {
        return Err(Unsaid::Median);
    }
    let sigma = sigma_whatever(median, p90);
    if (0.0..=GREATEST_SIGMA).contains(&sigma) {
        return Ok(sigma);
    }
    Err(Unsaid::P90 {
        least: median,
        most: p90_of(median, GREATEST_SIGMA),
    })
}

/// The same without a check: below 0 where `p90` is below the median; infinite or no number where one of the two is not above 0.
pub fn sigma_whatever(median: f64, p90: f64) -> f64 {
    libm::log(p90 / median) / normal::quantile(NINE_IN_TEN)
}

/// Nine in ten draws of a lognormal are below this.
///
/// # Formula
/// median · exp(sigma · z), as in [`sigma_of`].
#[must_use]
pub fn p90_of(median: f64, sigma: f64) -> f64 {
    median * libm::exp(sigma * normal::quantile(NINE_IN_TEN))
}

/// Least, most likely and greatest value for a spread whose middle was said to be `middle`: round numbers, between which
/// nine in ten of its draws are, and never all the same.
#[must_use]
pub fn three_points(spread: &Quantile, middle: f64) -> [f64; 3] {
    let least = rounded(spread.at(AT_LEAST)).min(middle);
    let most = rounded(spread.at(AT_MOST)).max(middle).min(GREATEST);
    if least < most {
        return [least, middle, most];
    }
    // What does not vary gets the least room that can be seen.
    [
        rounded(middle * 0.9).min(middle),
        middle,
        rounded(middle * 1.1)
            .clamp(middle, GREATEST)
            .max(f64::MIN_POSITIVE),
    ]
}

/// To three digits, as people say numbers.
#[must_use]
pub fn rounded(number: f64) -> f64 {
    if number == 0.0 || !number.is_finite() {
        return number;
    }
    // Through its decimal digits, so that 0.3 is 0.3 and not its neighbour.
    format!("{number:.2e}").parse().unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::distribution::Distribution;

    #[test]
    fn a_median_and_nine_in_ten_below_make_a_lognormal() {
        for (median, p90) in [(4.0, 9.0), (1.0, 1.0), (0.5, 100.0), (10_000.0, 12_000.0)] {
            let sigma = sigma_of(median, p90).expect("sound");
            let quantile = Quantile::new(&Distribution::Lognormal { median, sigma }, 1.0);
            assert!((quantile.at(0.5) / median - 1.0).abs() < 1e-12);
            assert!((quantile.at(0.9) / p90 - 1.0).abs() < 1e-12);
            assert!((p90_of(median, sigma) / p90 - 1.0).abs() < 1e-12);
        }
        // ln 2.25 / 1.2815515655446004
        assert!((sigma_of(4.0, 9.0).expect("sound") - 0.632_772_4).abs() < 1e-6);
    }

    #[test]
    fn what_makes_none_says_why() {
        for median in [0.0, -1.0, 10_001.0, f64::NAN, f64::INFINITY] {
            assert_eq!(sigma_of(median, 9.0), Err(Unsaid::Median), "{median}");
        }
        let most = p90_of(4.0, 5.0);
        assert!((most - 2_426.1).abs() < 1.0, "{most}");
        for p90 in [3.999, 0.0, -9.0, f64::NAN, f64::INFINITY, 2_430.0] {
            assert_eq!(
                sigma_of(4.0, p90),
                Err(Unsaid::P90 { least: 4.0, most }),
                "{p90}"
            );
        }
    }

    #[test]
    fn three_points_hold_nine_in_ten_and_the_middle() {
        let points = |distribution: Distribution, middle: f64| {
            three_points(&Quantile::new(&distribution, 1.0), middle)
        };
        let lognormal = |median, sigma| Distribution::Lognormal { median, sigma };
        assert_eq!(points(lognormal(4.0, 0.6), 4.0), [1.49, 4.0, 10.7]);
        assert_eq!(points(lognormal(9_000.0, 3.0), 9_000.0)[2], 10_000.0);
        assert_eq!(
            points(Distribution::Fixed { value: 4.0 }, 4.0),
            [3.6, 4.0, 4.4]
        );
        for value in [0.0, 1e-300, 10_000.0] {
            let [least, middle, most] = points(Distribution::Fixed { value }, value);
            assert!(
                0.0 <= least && least <= middle && middle <= most && least < most,
                "{value}"
            );
        }
    }

    #[test]
    fn numbers_have_three_digits() {
        for (number, three) in [(0.0, 0.0), (1.2345, 1.23), (98_765.0, 98_800.0), (0.3, 0.3)] {
            assert_eq!(rounded(number), three);
        }
    }
}
