//! What is counted in one run of one process (MODEL.md section 10). A record is flat facts; every
//! figure on the screen is a pure function of records.

use serde::{Deserialize, Serialize};

use crate::units::{Days, Money, PersonDays};

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Every item is resolved.
    Delivered,
    /// A required item, or a required goal, has no attempts left.
    Infeasible,
    /// Still going after ten years.
    Unfinished,
}

/// What one run of one process came to.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Record {
    /// How the run ended.
    pub outcome: Outcome,
    /// When it ended. [days]
    pub finish: Days,
    /// People paid until the finish, and the cost of every attempt started. [currency]
    pub cost: Money,
    /// Effort done, penalties and unplanned work included. [person-days]
    pub worked: PersonDays,
    /// The part of `worked` spent on attempts that failed or were cancelled. [person-days]
    pub wasted: PersonDays,
    /// Time of people in meetings, dailies included. [person-days]
    pub meetings: PersonDays,
    /// Time of people on no step, outside all-hands meetings. [person-days]
    pub idle: PersonDays,
    /// The part of `idle` in which the process held people back. [person-days]
    pub idle_held: PersonDays,
    /// The part of `idle` in which there was nothing to start. [person-days]
    pub idle_blocked: PersonDays,
    /// Attempts ended by a verdict.
    pub attempts: u32,
    /// Attempts whose verdict was failure.
    pub failures: u32,
    /// Attempts cancelled under way.
    pub cancelled: u32,
    /// When the first verdict fell. [days]
    pub first_answer: Option<Days>,
    /// When the first success fell. [days]
    pub first_success: Option<Days>,
    /// Mean time from a failed verdict to the start of that item's next attempt. [days]
    pub decision_delay: Option<Days>,
    /// Sprints, iterations, attempts (Kanban) or phases (stage gates) begun.
    pub boundaries: u32,
    /// Spilled ÷ selected items over all sprints, 0–1; 0 but for Scrum.
    pub spillover: f64,
    /// Σ over done items of value × the time at which it was last done; lower is better. [value · days]
    pub value_days: f64,
}
