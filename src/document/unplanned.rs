//! Unplanned work: there is some, or none.

use super::Document;
use super::node::{object, text, text_in};
use crate::distribution::Distribution;
use crate::preset::FEATURE_WORK;
use crate::reading::Node;

/// Where it stands.
const UNPLANNED_PATH: &str = "unplanned";

/// How often it comes up at first: once in two weeks. [1 / day]
const PER_DAY: f64 = 0.1;

/// What it takes at first. [person-days]
const EFFORT: f64 = 1.0;

impl Document {
    /// Whether there is unplanned work.
    #[must_use]
    pub fn has_unplanned(&self) -> bool {
        !matches!(self.get(UNPLANNED_PATH), None | Some(Node::Null))
    }

    /// Makes unplanned work for the first role, or takes out what there is.
    pub fn switch_unplanned(&mut self) {
        // It strays as feature work does.
        let effort = Distribution::Lognormal {
            median: EFFORT,
            sigma: FEATURE_WORK.sigma,
        };
        let role = self.roles().first().and_then(|role| text_in(role, "id"));
        let work = object([
            ("per_day", Node::Number(PER_DAY)),
            ("role", text(role.unwrap_or_default())),
            ("effort", effort.to_node()),
        ]);
        if self.has_unplanned() {
            self.remove(UNPLANNED_PATH);
        } else {
            self.set(UNPLANNED_PATH, work);
        }
    }
}
