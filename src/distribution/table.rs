//! Tables of the quantile functions that have no closed form: gamma and beta.
//!
//! A table is a function of the standard normal g, not of u = Φ(g): seen from there quantile functions have no
//! singular ends, so a few cells suffice, and efforts are drawn from a g anyway.

use std::sync::Arc;

use super::level::Level;
use super::shape::{Exact, Node, Shape};

/// One table per shape: items with the same shape share it, whatever their scale.
#[derive(Clone, Debug, Default)]
pub struct Tables(Vec<(Shape, Arc<Table>)>);

impl Tables {
    /// The table of a shape, built when it is met for the first time.
    pub(crate) fn of(&mut self, shape: Shape) -> Arc<Table> {
        if let Some((_, table)) = self.0.iter().find(|(known, _)| *known == shape) {
            return Arc::clone(table);
        }
        let table = Arc::new(Table::new(shape));
        self.0.push((shape, Arc::clone(&table)));
        table
    }
}

/// Cells of a table.
const CELLS: usize = 128;

/// The table spans |g| ≤ this; beyond, 6 of 10 million draws, quantiles are computed.
const REACH: f64 = 5.0;

/// Width of a cell on the scale of g.
const WIDTH: f64 = 2.0 * REACH / CELLS as f64;

/// The largest error of an interpolated cell, as a share of the interquartile range.
const TOLERANCE: f64 = 1e-5;

/// Relative errors below this are rounding.
const ROUNDING: f64 = 1e-12;

/// The upper quartile of the standard normal.
const QUARTILE: f64 = 0.674_489_750_196_081_7;

/// The quantile function of one shape, as a function of g.
#[derive(Debug)]
pub(crate) struct Table {
    exact: Exact,
    cells: Box<[Cell; CELLS]>,
}

/// A polynomial of degree 5 that meets value, slope and curvature of the quantile function at both ends.
#[derive(Clone, Copy, Debug)]
struct Cell {
    /// Of the powers of the position in the cell, 0–1.
    coefficients: [f64; 6],
    /// The value at the upper end.
    top: f64,
    /// Whether the polynomial is as good as the exact value. Otherwise it only starts the search for it.
    is_sound: bool,
}

impl Table {
    pub(crate) fn new(shape: Shape) -> Self {
        let exact = Exact::new(shape);
        let quartile = |g| exact.at(Level::normal(g), None);
        let tolerance = TOLERANCE * (quartile(QUARTILE) - quartile(-QUARTILE));
        let mut low = exact.node(-REACH, None);
        let cells = core::array::from_fn(|index| {
            let g = edge(index);
            let guess = low.value + WIDTH * (low.slope + WIDTH * low.curvature / 2.0);
            let high = exact.node(edge(index + 1), Some(guess));
            let cell = Cell::new(low, high);
            low = high;
            let is_sound = cell.is_sound
                && [0.25, 0.5, 0.75].into_iter().all(|t| {
                    let near = cell.at(t);
                    let value = exact.at(Level::normal(g + t * WIDTH), Some(near));
                    (near - value).abs() <= tolerance.max(ROUNDING * value)
                });
            Cell { is_sound, ..cell }
        });
        Self {
            exact,
            cells: Box::new(cells),
        }
    }

    /// The quantile at u = Φ(g).
    #[inline]
    pub(crate) fn at_normal(&self, g: f64) -> f64 {
        let position = (g + REACH) / WIDTH;
        let Some(index) = index(position) else {
            return self.exact.at(Level::normal(g), None);
        };
        let (cell, t) = (&self.cells[index], position - index as f64);
        if cell.is_sound {
            cell.at(t)
        } else {
            self.exact.at(Level::normal(g), Some(cell.guess(t)))
        }
    }

    /// The quantile without the table.
    #[cfg(test)]
    fn exact_at_normal(&self, g: f64) -> f64 {
        self.exact.at(Level::normal(g), None)
    }
}

impl Cell {
    /// The polynomial, sound as far as it rises everywhere: its control points in Bernstein form do.
    fn new(low: Node, high: Node) -> Self {
        let (low_slope, high_slope) = (WIDTH * low.slope, WIDTH * high.slope);
        let (low_bend, high_bend) = (
            WIDTH * WIDTH * low.curvature,
            WIDTH * WIDTH * high.curvature,
        );
        let rise = high.value - low.value - low_slope - low_bend / 2.0;
        let steepening = high_slope - low_slope - low_bend;
        let bending = high_bend - low_bend;
        let controls = [
            low.value,
            low.value + low_slope / 5.0,
            low.value + 2.0 * low_slope / 5.0 + low_bend / 20.0,
            high.value - 2.0 * high_slope / 5.0 + high_bend / 20.0,
            high.value - high_slope / 5.0,
            high.value,
        ];
        Self {
            coefficients: [
                low.value,
                low_slope,
                low_bend / 2.0,
                10.0 * rise - 4.0 * steepening + bending / 2.0,
                -15.0 * rise + 7.0 * steepening - bending,
                6.0 * rise - 3.0 * steepening + bending / 2.0,
            ],
            top: high.value,
            is_sound: controls.is_sorted(),
        }
    }

    #[inline]
    fn at(&self, t: f64) -> f64 {
        let [c0, c1, c2, c3, c4, c5] = self.coefficients;
        // In pairs, so that the processor can work on them at once.
        let square = t * t;
        (c0 + c1 * t) + square * ((c2 + c3 * t) + square * (c4 + c5 * t))
    }

    /// A value in the cell to start the exact search from.
    fn guess(&self, t: f64) -> f64 {
        // Not `clamp`: its panic would bring all that writes numbers into the workers' program.
        self.at(t).max(self.coefficients[0]).min(self.top)
    }
}

/// The lower edge of a cell.
#[expect(clippy::cast_precision_loss, reason = "a few hundred at most")]
fn edge(index: usize) -> f64 {
    index as f64 * WIDTH - REACH
}

/// The cell that a position is in, if any.
#[inline]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked to be in range"
)]
fn index(position: f64) -> Option<usize> {
    (position >= 0.0 && position < CELLS as f64).then_some(position as usize)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use statrs::distribution::{Beta, ContinuousCDF, Gamma};

    use super::super::normal;
    use super::*;

    /// Gamma for cv from 0.01 to 10; PERT; chances with evidence from 0.5 to 1000.
    fn shapes() -> Vec<Shape> {
        let gamma = [
            1e4, 1e3, 100.0, 10.0, 4.0, 1.0, 0.5, 0.25, 0.11, 0.0625, 0.04, 0.02, 0.01,
        ]
        .map(|shape| Shape::Gamma { shape });
        let beta = [
            (1.0, 5.0),
            (3.0, 3.0),
            (5.0, 1.0),
            (2.0, 4.0),
            (0.05, 0.05),
            (0.05, 0.5),
            (0.5, 0.05),
            (0.25, 0.25),
            (7.0, 3.0),
            (0.7, 0.3),
            (700.0, 300.0),
            (999.0, 1.0),
            (14.0, 6.0),
            (0.01, 0.49),
            (0.001, 1000.0),
            (1000.0, 0.001),
            (0.5, 5e-7),
            (5e-7, 0.5),
        ]
        .map(|(alpha, beta)| Shape::Beta { alpha, beta });
        [&gamma[..], &beta[..]].concat()
    }

    fn interquartile_range(table: &Table) -> f64 {
        table.exact_at_normal(QUARTILE) - table.exact_at_normal(-QUARTILE)
    }

    /// 10,000 places: even in u, and some far out.
    fn places() -> impl Iterator<Item = f64> {
        let even = (0..9_800).map(|i| normal::quantile((f64::from(i) + 0.5) / 9_800.0));
        even.chain((0..200).map(|i| -8.0 + f64::from(i) * 0.08))
    }

    #[test]
    fn tables_agree_with_the_exact_quantiles() {
        for shape in shapes() {
            let table = Table::new(shape);
            let tolerance = 1e-4 * interquartile_range(&table);
            for g in places() {
                let (near, exact) = (table.at_normal(g), table.exact_at_normal(g));
                // Where the quartiles are many powers of ten below the values, digits end before the tolerance.
                let tolerance = tolerance.max(1e-8 * exact).max(1e-100);
                assert!(
                    (near - exact).abs() <= tolerance,
                    "{shape:?} at {g}: {near} {exact}"
                );
            }
        }
    }

    #[test]
    fn exact_quantiles_solve_the_distribution_function_of_statrs() {
        for shape in shapes() {
            let exact = Exact::new(shape);
            for g in places() {
                let level = Level::normal(g);
                let x = exact.at(level, None);
                let (below, above) = match shape {
                    Shape::Gamma { shape } => {
                        let law = Gamma::new(shape, 1.0).unwrap();
                        (law.cdf(x), law.sf(x))
                    }
                    Shape::Beta { alpha, beta } => {
                        let law = Beta::new(alpha, beta).unwrap();
                        (law.cdf(x), law.sf(x))
                    }
                };
                // Rounding x moves P(X > x) by this share where x is close to 1.
                let blur = match shape {
                    Shape::Beta { beta, .. } => beta * f64::EPSILON / (1.0 - x),
                    Shape::Gamma { .. } => 0.0,
                };
                // statrs calls such probabilities 0; x has no digits left that could tell.
                if x < 1e-250 || (1.0 - x).abs() < 1e-12 {
                    continue;
                }
                let (probability, expected) = if g < 0.0 {
                    (below, level.below)
                } else {
                    (above, level.above)
                };
                // statrs itself knows probabilities to about 10⁻¹² where α + β = 1000.
                let tolerance = 2e-12 + expected * 1e-9 + level.above * blur;
                let error = probability - expected;
                assert!(error.abs() <= tolerance, "{shape:?} at {g}: {x} {error:e}");
            }
        }
    }

    #[test]
    fn tables_never_fall() {
        for shape in shapes() {
            let table = Table::new(shape);
            let values: Vec<f64> = (0..=20_000)
                .map(|i| table.at_normal(-6.0 + f64::from(i) * 6e-4))
                .collect();
            for (i, pair) in values.windows(2).enumerate() {
                assert!(
                    pair[0] <= pair[1] * (1.0 + 1e-13),
                    "{shape:?} at {i}: {pair:?}"
                );
            }
        }
    }

    #[test]
    fn equal_shapes_share_a_table() {
        let mut tables = Tables::default();
        let first = tables.of(Shape::Gamma { shape: 4.0 });
        let second = tables.of(Shape::Gamma { shape: 4.0 });
        let other = tables.of(Shape::Gamma { shape: 5.0 });
        assert!(Arc::ptr_eq(&first, &second) && !Arc::ptr_eq(&first, &other));
    }

    #[test]
    fn usual_shapes_are_interpolated_throughout() {
        let usual = [
            Shape::Gamma { shape: 0.12 },
            Shape::Gamma { shape: 4.0 },
            Shape::Beta {
                alpha: 1.0,
                beta: 5.0,
            },
        ];
        for shape in usual.into_iter().chain([Shape::Beta {
            alpha: 7.0,
            beta: 3.0,
        }]) {
            assert!(
                Table::new(shape).cells.iter().all(|cell| cell.is_sound),
                "{shape:?}"
            );
        }
    }
}
