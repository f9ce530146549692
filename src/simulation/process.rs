//! Stand-in until the processes are merged: their rules alone.

use serde::Serialize;

use crate::reading::{ObjectReader, Range};
use crate::units::Days;

const HOURS: Range = Range::closed(0.0, 40.0);
const INTERVAL: Range = Range::closed(0.5, 250.0);
const DAILY: Range = Range::closed(0.0, 120.0);

/// Rules of one process.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Rules {
    /// Scrum.
    Scrum(scrum::Rules),
    /// Data Driven Scrum.
    Dds(dds::Rules),
    /// Kanban.
    Kanban(kanban::Rules),
    /// Stage gates.
    StageGate(stage_gate::Rules),
}

impl Rules {
    /// Names of the processes.
    #[must_use]
    pub fn names() -> &'static [&'static str] {
        &["scrum", "dds", "kanban", "stage_gate"]
    }

    pub(crate) fn read(process_name: &str, object: &mut ObjectReader<'_>) -> Option<Self> {
        Some(match process_name {
            "scrum" => Self::Scrum(scrum::Rules::read(object)),
            "dds" => Self::Dds(dds::Rules::read(object)),
            "kanban" => Self::Kanban(kanban::Rules::read(object)),
            "stage_gate" => Self::StageGate(stage_gate::Rules::read(object)),
            _ => return None,
        })
    }

    /// Daily meeting.
    #[must_use]
    pub fn daily_minutes(&self) -> f64 {
        match self {
            Self::Scrum(rules) => rules.daily_minutes,
            Self::Dds(rules) => rules.daily_minutes,
            Self::Kanban(rules) => rules.daily_minutes,
            Self::StageGate(rules) => rules.daily_minutes,
        }
    }

    /// Work window.
    #[must_use]
    pub fn work_window(&self, hours_per_day: f64) -> Option<Days> {
        match self {
            Self::Scrum(rules) => Some(
                rules.sprint_days
                    - (rules.planning_hours + rules.review_hours + rules.retro_hours)
                        / hours_per_day,
            ),
            _ => None,
        }
    }

    /// Stage gates.
    #[must_use]
    pub fn needs_phases_in_order(&self) -> bool {
        matches!(self, Self::StageGate(_))
    }
}

#[allow(missing_docs)]
pub mod scrum {
    //! Scrum.
    use super::*;
    #[derive(Clone, Copy, Debug, PartialEq, Serialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Forecast {
        Velocity,
        Capacity,
    }
    #[derive(Clone, Copy, Debug, PartialEq, Serialize)]
    #[serde(rename_all = "snake_case")]
    pub enum WhenIdle {
        Wait,
        Pull,
    }
    #[derive(Clone, Copy, Debug, PartialEq, Serialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Replan {
        AtPlanning,
        AtOnce,
    }
    #[derive(Clone, Debug, PartialEq, Serialize)]
    pub struct Rules {
        pub sprint_days: f64,
        pub planning_hours: f64,
        pub review_hours: f64,
        pub retro_hours: f64,
        pub daily_minutes: f64,
        pub commitment: f64,
        pub forecast: Forecast,
        pub when_idle: WhenIdle,
        pub replan: Replan,
        pub carry_over_penalty: f64,
    }
    impl Rules {
        pub(crate) fn read(object: &mut ObjectReader<'_>) -> Self {
            Self {
                sprint_days: object.number("sprint_days", Range::closed(1.0, 60.0)),
                planning_hours: object.number("planning_hours", HOURS),
                review_hours: object.number("review_hours", HOURS),
                retro_hours: object.number("retro_hours", HOURS),
                daily_minutes: object.number("daily_minutes", DAILY),
                commitment: object.number("commitment", Range::above(0.0).up_to(2.0)),
                forecast: object.choice(
                    "forecast",
                    &[
                        ("velocity", Forecast::Velocity),
                        ("capacity", Forecast::Capacity),
                    ],
                ),
                when_idle: object.choice(
                    "when_idle",
                    &[("wait", WhenIdle::Wait), ("pull", WhenIdle::Pull)],
                ),
                replan: object.choice(
                    "replan",
                    &[
                        ("at_planning", Replan::AtPlanning),
                        ("at_once", Replan::AtOnce),
                    ],
                ),
                carry_over_penalty: object.number("carry_over_penalty", Range::closed(0.0, 1.0)),
            }
        }
    }
}

#[allow(missing_docs)]
pub mod dds {
    //! Data Driven Scrum.
    use super::*;
    #[derive(Clone, Debug, PartialEq, Serialize)]
    pub struct Rules {
        pub selection_hours: f64,
        pub review_every_days: f64,
        pub review_hours: f64,
        pub retro_every_days: f64,
        pub retro_hours: f64,
        pub daily_minutes: f64,
        pub open_iterations: u32,
        pub overlap_observe: bool,
    }
    impl Rules {
        pub(crate) fn read(object: &mut ObjectReader<'_>) -> Self {
            Self {
                selection_hours: object.number("selection_hours", HOURS),
                review_every_days: object.zero_or_number("review_every_days", INTERVAL),
                review_hours: object.number("review_hours", HOURS),
                retro_every_days: object.zero_or_number("retro_every_days", INTERVAL),
                retro_hours: object.number("retro_hours", HOURS),
                daily_minutes: object.number("daily_minutes", DAILY),
                open_iterations: object.whole("open_iterations", 1..=20),
                overlap_observe: object.flag("overlap_observe"),
            }
        }
    }
}

#[allow(missing_docs)]
pub mod kanban {
    //! Kanban.
    use super::*;
    #[derive(Clone, Debug, PartialEq, Serialize)]
    pub struct Rules {
        pub wip_limit: u32,
        pub replenish_every_days: f64,
        pub replenish_hours: f64,
        pub review_every_days: f64,
        pub review_hours: f64,
        pub retro_every_days: f64,
        pub retro_hours: f64,
        pub daily_minutes: f64,
    }
    impl Rules {
        pub(crate) fn read(object: &mut ObjectReader<'_>) -> Self {
            Self {
                wip_limit: object.whole("wip_limit", 1..=100),
                replenish_every_days: object.zero_or_number("replenish_every_days", INTERVAL),
                replenish_hours: object.number("replenish_hours", HOURS),
                review_every_days: object.zero_or_number("review_every_days", INTERVAL),
                review_hours: object.number("review_hours", HOURS),
                retro_every_days: object.zero_or_number("retro_every_days", INTERVAL),
                retro_hours: object.number("retro_hours", HOURS),
                daily_minutes: object.number("daily_minutes", DAILY),
            }
        }
    }
}

#[allow(missing_docs)]
pub mod stage_gate {
    //! Stage gates.
    use super::*;
    #[derive(Clone, Debug, PartialEq, Serialize)]
    pub struct Rules {
        pub gate_hours: f64,
        pub gate_wait_days: f64,
        pub daily_minutes: f64,
    }
    impl Rules {
        pub(crate) fn read(object: &mut ObjectReader<'_>) -> Self {
            Self {
                gate_hours: object.number("gate_hours", HOURS),
                gate_wait_days: object.number("gate_wait_days", Range::closed(0.0, 250.0)),
                daily_minutes: object.number("daily_minutes", DAILY),
            }
        }
    }
}
