//! What the user set: team, backlog, luck and the processes to compare (MODEL.md section 1).
//!
//! A [`Scenario`] is the document as written; anything may stand in it. A [`ValidScenario`] keeps every rule of
//! section 1, and is all that the engine takes. The rules stand in one place: [`Scenario::read`] reads
//! a document and reports every problem it has, and [`Scenario::validate`] writes the scenario down and reads it.

mod attempts;
mod compiled;
mod consistency;
mod reading;
mod valid;
mod writing;

use crate::distribution::Distribution;
use crate::simulation::MOST_ROLES;
use crate::simulation::process::Rules;
use crate::units::{Hours, Money, PersonDays};

pub use compiled::Plan;
pub use reading::Reading;
pub use valid::ValidScenario;
pub(crate) use writing::{FORMAT, VERSION};

/// Names have at most this many characters; so have phases, goals and capabilities.
pub const NAME_CHARACTERS: usize = 200;

/// A description has at most this many characters.
pub const DESCRIPTION_CHARACTERS: usize = 4_000;

/// A scenario has at most this many items.
pub const ITEMS: usize = 300;

/// A team has at most this many roles.
pub const ROLES: usize = MOST_ROLES;

/// At most this many variants are compared.
pub const VARIANTS: usize = 5;

/// A variant id has at most this many characters, all of `[a-z0-9_]`.
pub const VARIANT_ID_CHARACTERS: usize = 24;

/// A scenario as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// What people call it.
    pub name: String,
    /// What it is about.
    pub description: String,
    /// Who works.
    pub team: Team,
    /// How much the efforts of all items share one project-wide factor, [0, 0.95].
    pub correlation: f64,
    /// How items are ranked.
    pub order: Order,
    /// The backlog, 1–300 items, in the order in which they were listed.
    pub items: Vec<Item>,
    /// Work that nobody planned.
    pub unplanned: Option<Unplanned>,
    /// The processes to compare, 1–5, in their order.
    pub processes: Vec<Variant>,
}

/// Who works, and how much of the day goes into the backlog.
#[derive(Clone, Debug, PartialEq)]
pub struct Team {
    /// Length of a working day, [1, 24]. [hours]
    pub hours_per_day: Hours,
    /// Share of the time outside the meetings modelled here that goes into backlog work, (0, 1].
    pub focus: f64,
    /// 1–12 roles.
    pub roles: Vec<Role>,
}

/// People of one kind, alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// Unique among the roles, 1–64 characters.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// How many, [1, 50].
    pub people: u32,
    /// Pay of one person, [0, 1e6]. [currency / day]
    pub day_rate: Money,
}

/// How items are ranked (MODEL.md section 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// By their position in the list.
    Listed,
    /// By value × belief ÷ estimate, highest first.
    Value,
}

/// One item of the backlog.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Unique among the items, 1–64 characters.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Phase of a life cycle run phase by phase; only stage gates look at it.
    pub phase: String,
    /// Id of the role that works on it.
    pub role: String,
    /// People that each of its steps takes, all or none: 1 to all people of the role.
    pub crew: u32,
    /// What planning believes one attempt takes, (0, 1000].
    pub estimate: PersonDays,
    /// What one attempt really takes. [person-days]
    pub effort: Distribution,
    /// Elapsed time in which nobody works on it. [days]
    pub observe: Distribution,
    /// Share of the effort that comes after observing, [0, 1).
    pub analyze_share: f64,
    /// Money per attempt started, [0, 1e9].
    pub attempt_cost: Money,
    /// Chance that a first attempt answers its question, (0, 1].
    pub success: f64,
    /// How many past attempts `success` is worth as a guess, [0.5, 1000]; none: that chance is known.
    pub evidence: Option<f64>,
    /// How much each failure raises the next chance, [0, 1).
    pub learning: f64,
    /// Attempts before it is given up, [1, 20].
    pub max_attempts: u32,
    /// Whether the project is infeasible without it.
    pub required: bool,
    /// Ids of the items that must be resolved first.
    pub after: Vec<String>,
    /// Ids of the items before it that are done again when an attempt fails.
    pub redo: Vec<String>,
    /// Items of one goal are alternatives: the first success cancels the others. Empty: none.
    pub goal: String,
    /// Items of one capability form one DDS iteration. Empty: the item alone.
    pub capability: String,
    /// Worth once done, [0, 1e9].
    pub value: f64,
}

/// Work that nobody planned: it comes at any time and goes before everything else.
#[derive(Clone, Debug, PartialEq)]
pub struct Unplanned {
    /// Mean number of arrivals, (0, 10]. [1 / day]
    pub per_day: f64,
    /// Id of the role that takes it up.
    pub role: String,
    /// Effort of each. [person-days]
    pub effort: Distribution,
}

/// One process under one setting.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// Unique among the variants, `[a-z0-9_]{1,24}`.
    pub id: String,
    /// Which process, one of [`Rules::names`].
    pub process: &'static str,
    /// What people call it; empty: the name of the process.
    pub name: String,
    /// The settings of that process.
    pub rules: Rules,
}

impl Variant {
    /// What people call it, or its id where nobody gave it a name.
    #[must_use]
    pub fn label(&self) -> &str {
        if self.name.is_empty() {
            &self.id
        } else {
            &self.name
        }
    }
}
