//! Links and what is kept on the device: a view as a line of text, and back.
//!
//! ```text
//! #1&model=1&preset=explore&uncertainty=1.4&seed=7&a=scrum&b=dds_strict&deadline=100
//!  │ └ version of the model that made its figures                          └ compared
//!  └ version of the format: what it means never changes
//! ```
//!
//! Variants chosen for it stand as `variants=scrum,dds,kanban`, and with `figure=all` the figure shows all of them.
//!
//! A scenario of one's own travels whole: `1&model=1&seed=7&scenario=%7B…%7D`, and beside one with problems, as `valid`, the
//! last one that had none.
//!
//! With `guide=sprint` the page opens at that place of "How it works"; it is no part of the view.
//!
//! A link carries only what differs from its preset and from [`SEED`], [`RUNS`] and the [first sides](first_sides).
//! What is kept on the device is the same text, so that one reader serves both and is for ever.
//!
//! Architecture invariant: reading never fails. What is wrong is reported as a [`Problem`], what is right is kept.

mod base;
mod guide;
mod kept;
mod link;
mod problem;
mod shelf;
mod simulated;

use crate::analysis::paired::ABOUT_THE_SAME;
use crate::parameter::Adjustments;
use crate::preset::PRESETS;
use crate::scenario::Scenario;
use crate::study::StopRule;
use crate::units::Days;

pub use base::{Base, Own};
pub use guide::{join_guide, split_guide};
pub use kept::{Kept, Ownership};
pub use link::{FIELDS_LIMIT, LENGTH_LIMIT, Link, RESERVED, RUNS_LIMIT, read, read_own};
pub use problem::{Fault, Problem};
pub use shelf::{Entry, Shelf, Taken};
pub use simulated::{FEWEST, LeftOut, Simulated, portable};

/// The seed of a link that has none. Part of version 1: it never changes.
pub const SEED: u64 = 1;

/// The futures of a link that has none. Part of version 1: it never changes.
pub const RUNS: usize = 10_000;

/// What somebody looks at: all that brings it back.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// What everything is set on.
    pub base: Base,
    /// The ids of the variants chosen for it, at most five; none: its own.
    pub variants: Option<Vec<String>>,
    /// What was set on both.
    pub adjustments: Adjustments,
    /// Which futures.
    pub seed: u64,
    /// How many.
    pub stop: StopRule,
    /// What differs by less is about the same. [days]
    pub tie_days: Days,
    /// The ids of the variants compared; none: the [first sides](first_sides).
    pub sides: Option<[String; 2]>,
    /// The deadline; none: one that the first runs suggest. [days]
    pub deadline: Option<Days>,
    /// Whether the figure shows all variants, and not the two sides alone.
    pub shows_all: bool,
}

impl View {
    /// A preset as it is.
    #[must_use]
    pub fn of(preset: &'static str) -> Self {
        Self {
            base: Base::Preset(preset),
            variants: None,
            adjustments: Adjustments::default(),
            seed: SEED,
            stop: StopRule::Runs(RUNS),
            tie_days: ABOUT_THE_SAME,
            sides: None,
            deadline: None,
            shows_all: false,
        }
    }
}

impl Default for View {
    fn default() -> Self {
        Self::of(PRESETS[0].id)
    }
}

impl View {
    /// What is simulated.
    #[must_use]
    pub fn simulated(&self) -> Simulated {
        self.base.simulated(self.variants.as_deref())
    }
}

/// The places of the variants that are compared where nobody chose: the first, and the first of another process.
#[must_use]
pub fn first_sides(scenario: &Scenario) -> [usize; 2] {
    let variants = &scenario.processes;
    let other = variants
        .iter()
        .position(|it| Some(it.process) != variants.first().map(|first| first.process));
    [0, other.unwrap_or(variants.len().saturating_sub(1))]
}
