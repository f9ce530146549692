//! Tables of the quantile functions that have no closed form: gamma and beta.

use std::sync::Arc;

use statrs::distribution::{Beta, ContinuousCDF, Gamma};

use super::normal;

/// A distribution without location and scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Shape {
    /// Gamma with scale 1.
    Gamma { shape: f64 },
    /// Beta on [0, 1].
    Beta { alpha: f64, beta: f64 },
}

/// One table per shape.
#[derive(Clone, Debug, Default)]
pub struct Tables(Vec<Arc<Table>>);

impl Tables {
    pub(crate) fn of(&mut self, shape: Shape) -> Arc<Table> {
        if let Some(table) = self.0.iter().find(|table| table.shape == shape) {
            return Arc::clone(table);
        }
        let table = Arc::new(Table { shape });
        self.0.push(Arc::clone(&table));
        table
    }
}

/// The quantile function of one shape.
#[derive(Debug)]
pub(crate) struct Table {
    shape: Shape,
}

impl Table {
    pub(crate) fn at_normal(&self, g: f64) -> f64 {
        let u = normal::probability(g);
        match self.shape {
            Shape::Gamma { shape } => Gamma::new(shape, 1.0).map_or(0.0, |d| d.inverse_cdf(u)),
            Shape::Beta { alpha, beta } => Beta::new(alpha, beta).map_or(0.0, |d| d.inverse_cdf(u)),
        }
    }
}
