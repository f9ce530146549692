//! The list itself: every parameter once, in the order in which they are applied.

use super::access::{Access, DDS, SCRUM, agreed, all, shared};
use super::kind::{Choice, Kind, Scale, Value};
use super::{Certainty, Group, Source, Words, uncertainty};
use crate::scenario::{Item, Order};
use crate::simulation::process::MEETING_HOURS;

/// A parameter before it is about a certain scenario.
pub(super) struct Definition {
    pub(super) id: &'static str,
    pub(super) group: Group,
    pub(super) is_main: bool,
    pub(super) words: Words,
    pub(super) kind: Kind,
    pub(super) source: Source,
    pub(super) access: Access,
}

/// A number on a linear scale.
const fn number(low: f64, high: f64, step: f64) -> Kind {
    Kind::Number {
        low,
        high,
        step,
        scale: Scale::Linear,
    }
}

/// A factor: on a logarithmic scale, twice is as far from 1 as half.
const fn factor(low: f64, high: f64, step: f64) -> Kind {
    Kind::Number {
        low,
        high,
        step,
        scale: Scale::Logarithmic,
    }
}

const fn source(certainty: Certainty, text: &'static str) -> Source {
    Source { certainty, text }
}

/// A field that is a number and always there.
macro_rules! field {
    ($($path:ident).+) => {
        Access::Field {
            read: |scenario| Some(Value::Number(scenario.$($path).+)),
            write: |scenario, value| scenario.$($path).+ = value.number(),
        }
    };
}

/// A rule that is a number: read where all variants of a process agree on it, written into all of them.
macro_rules! rule {
    ($process:ident, $field:ident) => {
        Access::Field {
            read: |scenario| shared(scenario, $process, |rules| rules.$field).map(Value::Number),
            write: |scenario, value| {
                for rules in all(scenario, $process) {
                    rules.$field = value.number();
                }
            },
        }
    };
}

/// The words of a parameter; every key is written out, so that code and catalogue can be held against each other.
const fn words(
    label: &'static str,
    term: &'static str,
    help: &'static str,
    unit: Option<&'static str>,
) -> Words {
    Words {
        label,
        term,
        help,
        unit,
    }
}

pub(super) const DEFINITIONS: [Definition; 22] = [
    // The work.
    Definition {
        id: "uncertainty",
        group: Group::Work,
        is_main: true,
        words: words(
            "parameter-uncertainty",
            "parameter-uncertainty-term",
            "parameter-uncertainty-help",
            Some("unit-times"),
        ),
        kind: factor(0.25, 3.0, 0.05),
        source: source(Certainty::Low, "source-uncertainty"),
        access: Access::Factor {
            applies: |_| true,
            multiply: |scenario, factor| {
                for item in &mut scenario.items {
                    item.effort = uncertainty::spread(&item.effort, factor);
                }
            },
        },
    },
    Definition {
        id: "correlation",
        group: Group::Work,
        is_main: false,
        words: words(
            "parameter-correlation",
            "parameter-correlation-term",
            "parameter-correlation-help",
            Some("unit-correlation"),
        ),
        kind: number(0.0, 0.9, 0.05),
        source: source(Certainty::Low, "source-correlation"),
        access: field!(correlation),
    },
    Definition {
        id: "chance",
        group: Group::Work,
        is_main: false,
        words: words(
            "parameter-chance",
            "parameter-chance-term",
            "parameter-chance-help",
            Some("unit-times-odds"),
        ),
        kind: factor(0.25, 4.0, 0.05),
        source: source(Certainty::Low, "source-chance"),
        access: Access::Factor {
            applies: |scenario| scenario.items.iter().any(may_fail),
            multiply: |scenario, factor| {
                for item in scenario.items.iter_mut().filter(|item| may_fail(item)) {
                    // p ÷ (1 − p) times the factor, solved for p again
                    let odds = item.success * factor;
                    item.success = odds / (odds + (1.0 - item.success));
                }
            },
        },
    },
    Definition {
        id: "evidence",
        group: Group::Work,
        is_main: false,
        words: words(
            "parameter-evidence",
            "parameter-evidence-term",
            "parameter-evidence-help",
            Some("unit-times"),
        ),
        kind: factor(0.1, 10.0, 0.1),
        source: source(Certainty::Low, "source-evidence"),
        access: Access::Factor {
            applies: |scenario| scenario.items.iter().any(|item| item.evidence.is_some()),
            multiply: |scenario, factor| {
                for evidence in scenario
                    .items
                    .iter_mut()
                    .filter_map(|item| item.evidence.as_mut())
                {
                    *evidence = (*evidence * factor).clamp(0.5, 1_000.0);
                }
            },
        },
    },
    Definition {
        id: "order",
        group: Group::Work,
        is_main: false,
        words: words(
            "parameter-order",
            "parameter-order-term",
            "parameter-order-help",
            None,
        ),
        kind: Kind::Choice {
            options: &[
                Choice {
                    id: "listed",
                    label: "order-listed",
                },
                Choice {
                    id: "value",
                    label: "order-value",
                },
            ],
        },
        source: source(Certainty::Medium, "source-order"),
        access: Access::Field {
            read: |scenario| {
                Some(Value::Choice(match scenario.order {
                    Order::Listed => "listed",
                    Order::Value => "value",
                }))
            },
            write: |scenario, value| {
                scenario.order = if value.choice() == "value" {
                    Order::Value
                } else {
                    Order::Listed
                };
            },
        },
    },
    Definition {
        id: "unplanned",
        group: Group::Work,
        is_main: false,
        words: words(
            "parameter-unplanned",
            "parameter-unplanned-term",
            "parameter-unplanned-help",
            Some("unit-per-day"),
        ),
        kind: number(0.05, 0.5, 0.05),
        source: source(Certainty::Assumption, "source-example"),
        access: Access::Field {
            read: |scenario| {
                scenario
                    .unplanned
                    .as_ref()
                    .map(|work| Value::Number(work.per_day))
            },
            write: |scenario, value| {
                if let Some(work) = &mut scenario.unplanned {
                    work.per_day = value.number();
                }
            },
        },
    },
    // The team.
    Definition {
        id: "team",
        group: Group::Team,
        is_main: true,
        words: words(
            "parameter-team",
            "parameter-team-term",
            "parameter-team-help",
            Some("unit-people"),
        ),
        kind: Kind::Whole { least: 1, most: 16 },
        source: source(Certainty::Assumption, "source-team"),
        access: Access::Team,
    },
    Definition {
        id: "people",
        group: Group::Team,
        is_main: false,
        words: words(
            "parameter-people",
            "parameter-people-term",
            "parameter-people-help",
            Some("unit-people"),
        ),
        kind: Kind::Whole { least: 1, most: 10 },
        source: source(Certainty::Assumption, "source-team"),
        access: Access::People,
    },
    Definition {
        id: "focus",
        group: Group::Team,
        is_main: false,
        words: words(
            "parameter-focus",
            "parameter-focus-term",
            "parameter-focus-help",
            Some("unit-share-of-time"),
        ),
        kind: number(0.3, 1.0, 0.05),
        source: source(Certainty::Low, "source-own-default"),
        access: field!(team.focus),
    },
    Definition {
        id: "daily",
        group: Group::Team,
        is_main: false,
        words: words(
            "parameter-daily",
            "parameter-daily-term",
            "parameter-daily-help",
            Some("unit-minutes"),
        ),
        kind: number(0.0, 60.0, 5.0),
        source: source(Certainty::High, "source-daily"),
        access: Access::Field {
            read: |scenario| {
                let variants = scenario.processes.iter();
                agreed(variants.map(|it| it.rules.daily_minutes())).map(Value::Number)
            },
            write: |scenario, value| {
                for variant in &mut scenario.processes {
                    variant.rules.set_daily_minutes(value.number());
                }
            },
        },
    },
    // Scrum, every variant of it.
    Definition {
        id: "sprint",
        group: Group::Scrum,
        is_main: true,
        words: words(
            "parameter-sprint",
            "parameter-sprint-term",
            "parameter-sprint-help",
            Some("unit-days"),
        ),
        kind: number(5.0, 20.0, 1.0),
        source: source(Certainty::Low, "source-sprint"),
        access: Access::Field {
            read: |scenario| shared(scenario, SCRUM, |it| it.sprint_days).map(Value::Number),
            write: |scenario, value| {
                for rules in all(scenario, SCRUM) {
                    let share = value.number() / rules.sprint_days;
                    rules.sprint_days = value.number();
                    for hours in [
                        &mut rules.planning_hours,
                        &mut rules.review_hours,
                        &mut rules.retro_hours,
                    ] {
                        *hours = (*hours * share).min(MEETING_HOURS.high);
                    }
                }
            },
        },
    },
    Definition {
        id: "planning",
        group: Group::Scrum,
        is_main: false,
        words: words(
            "parameter-planning",
            "parameter-planning-term",
            "parameter-planning-help",
            Some("unit-hours-a-sprint"),
        ),
        kind: number(0.0, 8.0, 0.5),
        source: source(Certainty::Low, "source-sprint-meetings"),
        access: rule!(SCRUM, planning_hours),
    },
    Definition {
        id: "review",
        group: Group::Scrum,
        is_main: false,
        words: words(
            "parameter-review",
            "parameter-review-term",
            "parameter-review-help",
            Some("unit-hours-a-sprint"),
        ),
        kind: number(0.0, 4.0, 0.5),
        source: source(Certainty::Low, "source-sprint-meetings"),
        access: rule!(SCRUM, review_hours),
    },
    Definition {
        id: "retro",
        group: Group::Scrum,
        is_main: false,
        words: words(
            "parameter-retro",
            "parameter-retro-term",
            "parameter-retro-help",
            Some("unit-hours-a-sprint"),
        ),
        kind: number(0.0, 3.0, 0.25),
        source: source(Certainty::Low, "source-sprint-meetings"),
        access: rule!(SCRUM, retro_hours),
    },
    Definition {
        id: "commitment",
        group: Group::Scrum,
        is_main: false,
        words: words(
            "parameter-commitment",
            "parameter-commitment-term",
            "parameter-commitment-help",
            Some("unit-times-capacity"),
        ),
        kind: number(0.5, 1.5, 0.05),
        source: source(Certainty::Low, "source-commitment"),
        access: rule!(SCRUM, commitment),
    },
    Definition {
        id: "carry_over",
        group: Group::Scrum,
        is_main: false,
        words: words(
            "parameter-carry-over",
            "parameter-carry-over-term",
            "parameter-carry-over-help",
            Some("unit-share-of-rest"),
        ),
        kind: number(0.0, 0.5, 0.05),
        source: source(Certainty::Low, "source-carry-over"),
        access: rule!(SCRUM, carry_over_penalty),
    },
    // Data Driven Scrum, every variant of it.
    Definition {
        id: "open",
        group: Group::Dds,
        is_main: false,
        words: words(
            "parameter-open",
            "parameter-open-term",
            "parameter-open-help",
            Some("unit-iterations"),
        ),
        kind: Kind::Whole { least: 2, most: 10 },
        source: source(Certainty::Low, "source-open"),
        access: Access::Field {
            read: |scenario| {
                let variants = scenario.processes.iter().filter_map(|it| DDS.0(&it.rules));
                let open = variants.map(|rules| rules.open_iterations);
                agreed(open.filter(|open| *open > 1)).map(Value::Whole)
            },
            write: |scenario, value| {
                // One open iteration is another reading of Data Driven Scrum, not a smaller number.
                for rules in all(scenario, DDS).filter(|rules| rules.open_iterations > 1) {
                    rules.open_iterations = value.whole();
                }
            },
        },
    },
    Definition {
        id: "selection",
        group: Group::Dds,
        is_main: false,
        words: words(
            "parameter-selection",
            "parameter-selection-term",
            "parameter-selection-help",
            Some("unit-hours"),
        ),
        kind: number(0.0, 4.0, 0.25),
        source: source(Certainty::Low, "source-own-default"),
        access: rule!(DDS, selection_hours),
    },
    Definition {
        id: "dds_review",
        group: Group::Dds,
        is_main: false,
        words: words(
            "parameter-dds-review",
            "parameter-dds-review-term",
            "parameter-dds-review-help",
            Some("unit-hours"),
        ),
        kind: number(0.0, 4.0, 0.25),
        source: source(Certainty::Low, "source-dds-meetings"),
        access: rule!(DDS, review_hours),
    },
    Definition {
        id: "dds_review_every",
        group: Group::Dds,
        is_main: false,
        words: words(
            "parameter-dds-review-every",
            "parameter-dds-review-every-term",
            "parameter-dds-review-every-help",
            Some("unit-days"),
        ),
        kind: number(1.0, 40.0, 1.0),
        source: source(Certainty::Low, "source-dds-meetings"),
        access: Access::Field {
            read: |scenario| {
                let days = shared(scenario, DDS, |rules| rules.review_every_days)?;
                (days > 0.0).then_some(Value::Number(days))
            },
            write: |scenario, value| {
                for rules in all(scenario, DDS) {
                    rules.review_every_days = value.number();
                }
            },
        },
    },
    Definition {
        id: "dds_retro",
        group: Group::Dds,
        is_main: false,
        words: words(
            "parameter-dds-retro",
            "parameter-dds-retro-term",
            "parameter-dds-retro-help",
            Some("unit-hours"),
        ),
        kind: number(0.0, 3.0, 0.25),
        source: source(Certainty::Low, "source-dds-meetings"),
        access: rule!(DDS, retro_hours),
    },
    Definition {
        id: "dds_retro_every",
        group: Group::Dds,
        is_main: false,
        words: words(
            "parameter-dds-retro-every",
            "parameter-dds-retro-every-term",
            "parameter-dds-retro-every-help",
            Some("unit-days"),
        ),
        kind: number(1.0, 60.0, 1.0),
        source: source(Certainty::Low, "source-dds-meetings"),
        access: Access::Field {
            read: |scenario| {
                let days = shared(scenario, DDS, |rules| rules.retro_every_days)?;
                (days > 0.0).then_some(Value::Number(days))
            },
            write: |scenario, value| {
                for rules in all(scenario, DDS) {
                    rules.retro_every_days = value.number();
                }
            },
        },
    },
];

/// Whether an attempt at an item can fail at all.
fn may_fail(item: &Item) -> bool {
    item.success < 1.0
}
