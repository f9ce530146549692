//! The one figure: twenty real futures as paired dots on one time axis, and the two timelines of one of them.
//!
//! ```text
//! Pair × 20 ─ layout ─→ dotplot ──┐ scale
//! Replay ─ timeline ─→ lane ──────┴→ lanes, player
//! ```
//!
//! Layouts are pure functions of numbers, words and a width, without Yew and without a browser. They draw at true
//! size: nothing is scaled, so text keeps its size at any width.

use yew::AttrValue;

use crate::analysis::ends::End;
use crate::analysis::paired::Standing;

pub mod label;
pub mod lane;
pub mod layout;
pub mod scale;
pub mod timeline;
pub mod words;

/// One future, lived through on both sides.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// Index of the run, by which it can be replayed.
    pub run: u64,
    /// How the first side stands against the second.
    pub standing: Standing,
    /// How the first side ended.
    pub a: End,
    /// How the second side ended.
    pub b: End,
}

impl Pair {
    /// How both sides ended.
    #[must_use]
    pub const fn ends(&self) -> [End; 2] {
        [self.a, self.b]
    }
}

/// One of the two variants that are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// What people call it.
    pub name: AttrValue,
    /// The process, one of [`Rules::names`](crate::simulation::process::Rules::names): its colour and its shape.
    pub process: &'static str,
    /// Its place among the scenario's variants.
    pub variant: usize,
}
