//! How uncertain the efforts are: a factor on the spread of a distribution that leaves its centre where it is.

use crate::distribution::{Distribution, GREATEST, GREATEST_CV, GREATEST_SIGMA, SHAPES};

/// The same distribution with its spread multiplied by `factor`, above 0.
///
/// # Formula
/// | kind | stays | multiplied |
/// | --- | --- | --- |
/// | `lognormal` | median | sigma |
/// | `gamma` | mean | cv |
/// | `weibull` | median | 1 / shape |
/// | `uniform` | middle | half its width |
/// | `triangular`, `pert` | mode | the distances of the bounds from it |
/// | `empirical` | median m | ln(value / m) of every value; zeros stay zeros |
/// | `fixed` | everything | |
/// | `ratio` | | as the distribution inside |
///
/// What would leave the ranges of MODEL.md section 1 stops there: no bound falls below 0 or rises above 10,000.
pub(super) fn spread(distribution: &Distribution, factor: f64) -> Distribution {
    match *distribution {
        Distribution::Fixed { value } => Distribution::Fixed { value },
        Distribution::Uniform { min, max } => {
            let middle = f64::midpoint(min, max);
            Distribution::Uniform {
                min: stretched(min, middle, factor),
                max: stretched(max, middle, factor),
            }
        }
        Distribution::Triangular { min, mode, max } => Distribution::Triangular {
            min: stretched(min, mode, factor),
            mode,
            max: stretched(max, mode, factor),
        },
        Distribution::Pert { min, mode, max } => Distribution::Pert {
            min: stretched(min, mode, factor),
            mode,
            max: stretched(max, mode, factor),
        },
        Distribution::Lognormal { median, sigma } => Distribution::Lognormal {
            median,
            sigma: (sigma * factor).min(GREATEST_SIGMA),
        },
        Distribution::Gamma { mean, cv } => Distribution::Gamma {
            mean,
            cv: (cv * factor).min(GREATEST_CV),
        },
        Distribution::Weibull { scale, shape } => {
            let new_shape = (shape / factor).clamp(SHAPES.0, SHAPES.1);
            // median = scale · (ln 2)^(1 / shape)
            let moved = libm::pow(core::f64::consts::LN_2, 1.0 / shape - 1.0 / new_shape);
            Distribution::Weibull {
                scale: (scale * moved).clamp(f64::MIN_POSITIVE, GREATEST),
                shape: new_shape,
            }
        }
        Distribution::Empirical { ref values } => {
            let median = values.get(values.len() / 2).copied().unwrap_or_default();
            let moved = |value: f64| {
                if value <= 0.0 || median <= 0.0 {
                    return value;
                }
                (median * libm::pow(value / median, factor)).min(GREATEST)
            };
            Distribution::Empirical {
                values: values.iter().copied().map(moved).collect(),
            }
        }
        Distribution::Ratio { ref of } => Distribution::Ratio {
            of: Box::new(spread(of, factor)),
        },
    }
}

/// A bound, `factor` times as far from the centre.
fn stretched(bound: f64, centre: f64, factor: f64) -> f64 {
    (centre + (bound - centre) * factor).clamp(0.0, GREATEST)
}
