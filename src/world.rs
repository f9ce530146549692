//! The luck of one run, the same for every process that lives through it (MODEL.md section 2).
//!
//! A process asks a [`World`] what an attempt takes, how it ends, and when unplanned work arrives. A
//! [`SeededWorld`] draws the answers; an [`ExplicitWorld`] reads them from a file; [`Recorded`] notes what
//! was asked, so that a run can be printed and lived again.
//!
//! Items are meant by their index in the scenario's list; the luck of an item depends on its id alone.

mod explicit;
mod reading;
mod seeded;

use serde::{Deserialize, Serialize};

use crate::distribution::Distribution;
use crate::units::{Days, PersonDays};

pub use explicit::{ExplicitWorld, Recorded, Transcript};
pub use seeded::SeededWorld;

/// What one attempt of an item takes, and the luck of its verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Attempt {
    /// What it takes to create and to analyze. [person-days]
    pub effort: PersonDays,
    /// How long it is observed, holding no people. [days]
    pub wait: Days,
    /// It succeeds when this is below its chance; in (0, 1) when drawn.
    pub verdict: f64,
}

/// A piece of unplanned work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Arrival {
    /// When it arrives. [days]
    pub at: Days,
    /// What it takes. [person-days]
    pub effort: PersonDays,
}

/// An attempt that a process needs and an explicit world lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Index of the item.
    pub item: usize,
    /// k, from 1.
    pub number: u32,
}

/// The luck of one run. Asking twice gives the same answer.
pub trait World {
    /// What an attempt may be missing for; [`Infallible`](std::convert::Infallible) for worlds that
    /// are drawn.
    type Lack;

    /// The attempt `number` = 1, 2, … of the item with this index.
    ///
    /// # Errors
    /// Where an explicit world does not say.
    fn attempt(&mut self, item: usize, number: u32) -> Result<Attempt, Self::Lack>;

    /// The true chance π of the item with this index, in [0, 1]; only asked for items with evidence.
    /// `None`: an explicit world does not say, and `success` is the chance.
    fn chance(&mut self, item: usize) -> Option<f64>;

    /// The unplanned work that arrives as number `index` = 0, 1, … in time order; `None`: no more arrives.
    fn arrival(&mut self, index: usize) -> Option<Arrival>;
}

/// What luck depends on: all of a scenario that a [`SeededWorld`] needs to know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Luck {
    /// ρ: how much the efforts of all items share one factor, [0, 0.95].
    pub correlation: f64,
    /// The items, in the order in which they were listed.
    pub items: Vec<ItemLuck>,
    /// Work that nobody planned, if there is any.
    pub unplanned: Option<UnplannedLuck>,
}

/// What the luck of one item depends on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItemLuck {
    /// The item's id: its luck belongs to it wherever it stands.
    pub id: String,
    /// What one attempt takes. [person-days]
    pub effort: Distribution,
    /// What planning believes one attempt takes; `ratio` multiplies it. [person-days]
    pub estimate: PersonDays,
    /// How long an attempt is observed. [days]
    pub observe: Distribution,
    /// Chance that a first attempt succeeds, (0, 1].
    pub success: f64,
    /// Past attempts that `success` is worth, [0.5, 1000]; `None`: it is known.
    pub evidence: Option<f64>,
}

/// What the luck of unplanned work depends on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnplannedLuck {
    /// Mean number of arrivals a day, (0, 10].
    pub per_day: f64,
    /// What each takes. [person-days]
    pub effort: Distribution,
}
