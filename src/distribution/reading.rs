//! Reading a distribution from a scenario: the table of MODEL.md section 1, and the ranges below it.

use super::Distribution;
use crate::reading::{Node, ObjectReader, Problems, Range};

/// No duration, no effort and no bound of one is greater. [days or person-days]
pub const GREATEST: f64 = 10_000.0;

/// No sigma of a `lognormal` is greater. [1]
pub const GREATEST_SIGMA: f64 = 5.0;

/// No cv of a `gamma` is greater. [1]
pub const GREATEST_CV: f64 = 10.0;

/// The least and the greatest shape of a `weibull`. [1]
pub const SHAPES: (f64, f64) = (0.1, 100.0);

/// Medians, scales and means.
const POSITIVE: Range = Range::above(0.0).up_to(GREATEST);

/// Values that may be 0.
pub(super) const AT_LEAST_ZERO: Range = Range::closed(0.0, GREATEST);

/// Values of an `empirical` distribution are at most this many.
const VALUES: usize = 10_000;

#[derive(Clone, Copy)]
enum Kind {
    Fixed,
    Uniform,
    Triangular,
    Pert,
    Lognormal,
    Gamma,
    Weibull,
    Empirical,
    Ratio,
}

const KINDS: [(&str, Kind); 9] = [
    ("fixed", Kind::Fixed),
    ("uniform", Kind::Uniform),
    ("triangular", Kind::Triangular),
    ("pert", Kind::Pert),
    ("lognormal", Kind::Lognormal),
    ("gamma", Kind::Gamma),
    ("weibull", Kind::Weibull),
    ("empirical", Kind::Empirical),
    ("ratio", Kind::Ratio),
];

impl Distribution {
    /// The distribution that a node of a document is; none: it is none. Only the effort of an item may be a `ratio`.
    #[must_use]
    pub fn of_node(node: &Node, ratio_allowed: bool) -> Option<Self> {
        let mut problems = Problems::default();
        let mut object = ObjectReader::root(node, &mut problems);
        let distribution = Self::read(&mut object, ratio_allowed);
        object.finish();
        problems.is_empty().then_some(distribution)
    }

    /// Reads the fields of a distribution. Only the effort of an item may be a `ratio`, whose own distribution
    /// is none. A bound is checked against the bounds read before it: `max` against `min`, `mode` against both.
    pub(crate) fn read(object: &mut ObjectReader<'_>, ratio_allowed: bool) -> Self {
        let kinds = if ratio_allowed {
            &KINDS[..]
        } else {
            &KINDS[..KINDS.len() - 1]
        };
        let kind = object.choice("kind", kinds);
        if !object.is_sound("kind") {
            object.pass_over_the_rest();
        }
        match kind {
            Kind::Fixed => Self::Fixed {
                value: object.number("value", AT_LEAST_ZERO),
            },
            Kind::Uniform => {
                let min = object.number("min", AT_LEAST_ZERO);
                let max = object.number("max", Range::closed(min, GREATEST));
                Self::Uniform { min, max }
            }
            Kind::Triangular => {
                let (min, mode, max) = read_three_points(object);
                Self::Triangular { min, mode, max }
            }
            Kind::Pert => {
                let (min, mode, max) = read_three_points(object);
                Self::Pert { min, mode, max }
            }
            Kind::Lognormal => Self::Lognormal {
                median: object.number("median", POSITIVE),
                sigma: object.number("sigma", Range::closed(0.0, GREATEST_SIGMA)),
            },
            Kind::Gamma => Self::Gamma {
                mean: object.number("mean", POSITIVE),
                cv: object.number("cv", Range::above(0.0).up_to(GREATEST_CV)),
            },
            Kind::Weibull => Self::Weibull {
                scale: object.number("scale", POSITIVE),
                shape: object.number("shape", Range::closed(SHAPES.0, SHAPES.1)),
            },
            Kind::Empirical => Self::Empirical {
                values: object.ascending_numbers("values", 1..=VALUES, AT_LEAST_ZERO),
            },
            Kind::Ratio => {
                let mut of = object.object("of");
                let distribution = Self::read(&mut of, false);
                of.finish();
                Self::Ratio {
                    of: Box::new(distribution),
                }
            }
        }
    }
}

/// `min`, `mode` and `max` with min ≤ mode ≤ max and min < max.
fn read_three_points(object: &mut ObjectReader<'_>) -> (f64, f64, f64) {
    let min = object.number("min", Range::from(0.0).below(GREATEST));
    let max = object.number("max", Range::above(min).up_to(GREATEST));
    let mode = object.number("mode", Range::closed(min, max));
    (min, mode, max)
}
