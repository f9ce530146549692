//! Processes and their rules in words. They are keyed by the names that the rules have in a scenario; a test walks the
//! description of a scenario and finds words for each.

use super::Text;

/// The Fluent keys of a rule.
struct Keys {
    label: &'static str,
    help: &'static str,
    unit: Option<&'static str>,
    guide: &'static str,
}

/// What a person reads about a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleWords {
    /// What it is called.
    pub label: String,
    /// What it does, in a sentence or two.
    pub help: String,
    /// What stands after a number; none for anything else, or a number that counts nothing.
    pub unit: Option<String>,
    /// The place in "How it works" that says more.
    pub guide: &'static str,
}

const fn keys(
    label: &'static str,
    help: &'static str,
    unit: Option<&'static str>,
    guide: &'static str,
) -> Option<Keys> {
    Some(Keys {
        label,
        help,
        unit,
        guide,
    })
}

const DAYS: Option<&str> = Some("rule-unit-days");
const HOURS: Option<&str> = Some("rule-unit-hours");
const MINUTES: Option<&str> = Some("rule-unit-minutes");

#[rustfmt::skip]
fn of_rule(process: &str, rule: &str) -> Option<Keys> {
    match (process, rule) {
        ("scrum", "sprint_days") => keys("rule-sprint", "rule-sprint-help", DAYS, "sprint"),
        ("scrum", "planning_hours") => keys("rule-planning", "rule-planning-help", HOURS, "sprint-planning"),
        ("scrum", "review_hours") => keys("rule-sprint-review", "rule-sprint-review-help", HOURS, "sprint-review"),
        ("scrum", "retro_hours") => keys("rule-sprint-retro", "rule-sprint-retro-help", HOURS, "sprint-retrospective"),
        ("scrum", "commitment") => keys("rule-commitment", "rule-commitment-help", Some("rule-unit-capacity"), "commitment"),
        ("scrum", "forecast") => keys("rule-forecast", "rule-forecast-help", None, "velocity"),
        ("scrum", "when_idle") => keys("rule-when-idle", "rule-when-idle-help", None, "how-sprint"),
        ("scrum", "replan") => keys("rule-replan", "rule-replan-help", None, "how-sprint"),
        ("scrum", "carry_over_penalty") => keys("rule-carry-over", "rule-carry-over-help", Some("rule-unit-rest"), "carry-over"),
        ("dds", "selection_hours") => keys("rule-selection", "rule-selection-help", HOURS, "item-selection"),
        ("dds", "open_iterations") => keys("rule-open", "rule-open-help", None, "open-iterations"),
        ("dds", "overlap_observe") => keys("rule-overlap", "rule-overlap-help", None, "how-iterations"),
        ("kanban", "wip_limit") => keys("rule-wip", "rule-wip-help", None, "wip-limit"),
        ("kanban", "replenish_every_days") => keys("rule-replenish-every", "rule-replenish-every-help", DAYS, "replenishment"),
        ("kanban", "replenish_hours") => keys("rule-replenish", "rule-replenish-help", HOURS, "replenishment"),
        ("stage_gate", "gate_hours") => keys("rule-gate", "rule-gate-help", HOURS, "stage-gate"),
        ("stage_gate", "gate_wait_days") => keys("rule-gate-wait", "rule-gate-wait-help", DAYS, "stage-gate"),
        (_, "review_every_days") => keys("rule-review-every", "rule-review-every-help", DAYS, "dds-review"),
        (_, "review_hours") => keys("rule-review", "rule-review-help", HOURS, "dds-review"),
        (_, "retro_every_days") => keys("rule-retro-every", "rule-retro-every-help", DAYS, "dds-retrospective"),
        (_, "retro_hours") => keys("rule-retro", "rule-retro-help", HOURS, "dds-retrospective"),
        (_, "daily_minutes") => keys("rule-daily", "rule-daily-help", MINUTES, "daily-scrum"),
        _ => None,
    }
}

/// The Fluent keys of what a process is called: in full, and where there is little room.
fn of_process(process: &str) -> Option<(&'static str, &'static str)> {
    match process {
        "scrum" => Some(("process-scrum", "process-scrum")),
        "dds" => Some(("process-dds", "process-dds-short")),
        "kanban" => Some(("process-kanban", "process-kanban")),
        "stage_gate" => Some(("process-stage-gate", "process-stage-gate")),
        _ => None,
    }
}

impl Text {
    /// What there is to read about a rule of a process; none: nobody wrote it yet.
    #[must_use]
    pub fn rule(&self, process: &str, rule: &str) -> Option<RuleWords> {
        let keys = of_rule(process, rule)?;
        Some(RuleWords {
            label: self.get(keys.label),
            help: self.get(keys.help),
            unit: keys.unit.map(|unit| self.get(unit)),
            guide: keys.guide,
        })
    }

    /// One of the texts that a rule may be, in words; none: nobody wrote it yet.
    #[must_use]
    pub fn rule_option(&self, rule: &str, option: &str) -> Option<String> {
        let key = match (rule, option) {
            ("forecast", "velocity") => "rule-forecast-velocity",
            ("forecast", "capacity") => "rule-forecast-capacity",
            ("when_idle", "wait") => "rule-when-idle-wait",
            ("when_idle", "pull") => "rule-when-idle-pull",
            ("replan", "at_planning") => "rule-replan-at-planning",
            ("replan", "at_once") => "rule-replan-at-once",
            _ => return None,
        };
        Some(self.get(key))
    }

    /// What a process is called; none: nobody wrote it yet.
    #[must_use]
    pub fn process(&self, process: &str) -> Option<String> {
        Some(self.get(of_process(process)?.0))
    }

    /// What a process is called where there is little room; none: nobody wrote it yet.
    #[must_use]
    pub fn short_process(&self, process: &str) -> Option<String> {
        Some(self.get(of_process(process)?.1))
    }
}
