//! What the engine runs: a scenario's team and backlog with every name resolved to an index.
//!
//! Flat arrays, built once per study. Only a validated scenario is turned into one, so the engine
//! checks nothing again.

use serde::{Deserialize, Serialize};

use crate::units::{Hours, Money, PersonDays};

/// People of one kind, alike.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Role {
    /// How many.
    pub people: u32,
    /// Pay of one person. [currency / day]
    pub day_rate: Money,
}

/// One item of the backlog.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WorkItem {
    /// Index of its role.
    pub role: usize,
    /// People that each of its steps takes, all or none.
    pub crew: u32,
    /// What planning believes one attempt takes.
    pub estimate: PersonDays,
    /// Share of the effort that comes after observing, [0, 1).
    pub analyze_share: f64,
    /// Money per attempt started.
    pub attempt_cost: Money,
    /// Chance that a first attempt answers its question, (0, 1].
    pub success: f64,
    /// How many past attempts the guess of `success` is worth; none: it is known.
    pub evidence: Option<f64>,
    /// How much each failure raises the next chance, [0, 1).
    pub learning: f64,
    /// Attempts in one opening.
    pub max_attempts: u32,
    /// Without it the project is infeasible.
    pub required: bool,
    /// Worth once done.
    pub value: f64,
    /// Index of its goal.
    pub goal: Option<usize>,
    /// Index of its capability; an item without one is a capability alone.
    pub capability: usize,
    /// Index of its phase, in the order in which phases first appear.
    pub phase: usize,
}

impl WorkItem {
    /// The chance that the team gives the next attempt after so many failures (MODEL.md section 4).
    ///
    /// # Formula
    /// `1 − (1 − m) · lapse`, where m is `success`, or with evidence n `success · n / (n + failures)`, and `lapse` is
    /// (1 − learning)^failures, given because it is multiplied up failure by failure.
    #[must_use]
    pub fn belief(&self, failures: u32, lapse: f64) -> f64 {
        let guess = match self.evidence {
            Some(evidence) => self.success * evidence / (evidence + f64::from(failures)),
            None => self.success,
        };
        1.0 - (1.0 - guess) * lapse
    }
}

/// For each of a list of things the indices it points to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Relation {
    rows: Box<[Box<[usize]>]>,
}

impl Relation {
    /// One row per thing.
    pub fn new<Row: IntoIterator<Item = usize>>(rows: impl IntoIterator<Item = Row>) -> Self {
        Self {
            rows: rows
                .into_iter()
                .map(|row| row.into_iter().collect())
                .collect(),
        }
    }

    /// Who points to whom, read the other way; `len` is the number of things pointed to.
    #[must_use]
    pub fn inverse(&self, len: usize) -> Self {
        let mut rows = vec![Vec::new(); len];
        for from in 0..self.len() {
            for &to in self.of(from) {
                rows[to].push(from);
            }
        }
        Self::new(rows)
    }

    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What thing `row` points to.
    #[inline]
    #[must_use]
    pub fn of(&self, row: usize) -> &[usize] {
        &self.rows[row]
    }
}

/// The team and the backlog, ready to run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Project {
    /// Length of a working day. [hours]
    pub hours_per_day: Hours,
    /// Share of the time outside meetings that goes into the backlog, (0, 1].
    pub focus: f64,
    /// Items are ranked by value × belief ÷ estimate instead of their position.
    pub ranks_by_value: bool,
    /// Role that takes up unplanned work, where there is any.
    pub unplanned_role: Option<usize>,
    /// The team.
    pub roles: Box<[Role]>,
    /// The backlog, in the order in which it was listed.
    pub items: Box<[WorkItem]>,
    /// Item → items that must be resolved first.
    pub after: Relation,
    /// Item → items that come after it.
    pub dependents: Relation,
    /// Item → items that a failure of it re-opens.
    pub redo: Relation,
    /// Item → items whose failure re-opens it.
    pub redone_by: Relation,
    /// Goal → alternative items.
    pub goals: Relation,
    /// Capability → items of one iteration.
    pub capabilities: Relation,
}

impl Project {
    /// Number of people in the team.
    #[must_use]
    pub fn people(&self) -> u32 {
        self.roles.iter().map(|role| role.people).sum()
    }

    /// The [`pace`] of this team.
    #[must_use]
    pub fn pace(&self, daily_minutes: f64) -> f64 {
        pace(self.focus, self.hours_per_day, daily_minutes)
    }
}

/// Person-days of effort that one person works in a day outside all-hands meetings, given the
/// daily meeting (MODEL.md section 3).
///
/// # Formula
/// `focus · (1 − daily_minutes / (60 · hours_per_day))`
#[must_use]
pub fn pace(focus: f64, hours_per_day: Hours, daily_minutes: f64) -> f64 {
    focus * (1.0 - daily_minutes / (60.0 * hours_per_day))
}
