//! The one registry of what is measured: name, unit, the runs it is summarised over, and how it is read
//! from a record. A metric that is missing here does not exist anywhere else.

use crate::simulation::record::{Outcome, Record};

/// One number that a run of one process comes to.
///
/// # Source
/// MODEL.md section 10, which says what each of them means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Metric {
    /// When the run ended. [days]
    Finish,
    /// People paid until the finish, and the cost of every attempt started. [currency]
    Cost,
    /// Effort done, penalties and unplanned work included. [person-days]
    Worked,
    /// The part of `worked` spent on attempts that failed or were cancelled. [person-days]
    Wasted,
    /// Time of people in meetings, dailies included. [person-days]
    Meetings,
    /// Time of people on no step, outside all-hands meetings. [person-days]
    Idle,
    /// The part of `idle` in which the process held people back. [person-days]
    IdleHeld,
    /// The part of `idle` in which there was nothing to start. [person-days]
    IdleBlocked,
    /// Attempts ended by a verdict.
    Attempts,
    /// Attempts whose verdict was failure.
    Failures,
    /// Attempts cancelled under way.
    Cancelled,
    /// When the first verdict fell. [days], in some runs absent
    FirstAnswer,
    /// When the first success fell. [days], in some runs absent
    FirstSuccess,
    /// Mean time from a failed verdict to the next attempt of that item. [days], in some runs absent
    DecisionDelay,
    /// Sprints, iterations, attempts (Kanban) or phases (stage gates) begun.
    Boundaries,
    /// Spilled ÷ selected items, 0–1.
    Spillover,
    /// Σ of value × the time at which it was there; lower is better. [value · days]
    ValueDays,
}

/// What a metric is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Working days.
    Days,
    /// Person-days.
    PersonDays,
    /// The user's currency.
    Money,
    /// Whole things.
    Count,
    /// A part of a whole, 0–1.
    Share,
    /// Value × working days.
    ValueDays,
}

/// The runs over which a metric is summarised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Only runs that delivered: the figure means nothing, or something else, where a run gave up.
    Delivered,
    /// All runs.
    All,
}

impl Over {
    /// Whether a run that ended so belongs to the summary.
    #[must_use]
    pub fn includes(self, outcome: Outcome) -> bool {
        match self {
            Self::Delivered => outcome == Outcome::Delivered,
            Self::All => true,
        }
    }
}

/// A line of the registry.
struct Row {
    name: &'static str,
    unit: Unit,
    over: Over,
    of: fn(&Record) -> Option<f64>,
}

impl Metric {
    /// How many there are.
    pub const COUNT: usize = Self::ALL.len();

    /// Every metric, in the order in which summaries list them.
    pub const ALL: [Self; 17] = [
        Self::Finish,
        Self::Cost,
        Self::Worked,
        Self::Wasted,
        Self::Meetings,
        Self::Idle,
        Self::IdleHeld,
        Self::IdleBlocked,
        Self::Attempts,
        Self::Failures,
        Self::Cancelled,
        Self::FirstAnswer,
        Self::FirstSuccess,
        Self::DecisionDelay,
        Self::Boundaries,
        Self::Spillover,
        Self::ValueDays,
    ];

    /// The registry itself: one line per metric.
    #[rustfmt::skip]
    const fn row(self) -> Row {
        use Over::{All, Delivered};
        const fn row(name: &'static str, unit: Unit, over: Over, of: fn(&Record) -> Option<f64>) -> Row {
            Row { name, unit, over, of }
        }
        match self {
            Self::Finish        => row("finish",         Unit::Days,       Delivered, |record| Some(record.finish)),
            Self::Cost          => row("cost",           Unit::Money,      All,       |record| Some(record.cost)),
            Self::Worked        => row("worked",         Unit::PersonDays, All,       |record| Some(record.worked)),
            Self::Wasted        => row("wasted",         Unit::PersonDays, All,       |record| Some(record.wasted)),
            Self::Meetings      => row("meetings",       Unit::PersonDays, All,       |record| Some(record.meetings)),
            Self::Idle          => row("idle",           Unit::PersonDays, All,       |record| Some(record.idle)),
            Self::IdleHeld      => row("idle_held",      Unit::PersonDays, All,       |record| Some(record.idle_held)),
            Self::IdleBlocked   => row("idle_blocked",   Unit::PersonDays, All,       |record| Some(record.idle_blocked)),
            Self::Attempts      => row("attempts",       Unit::Count,      All,       |record| Some(f64::from(record.attempts))),
            Self::Failures      => row("failures",       Unit::Count,      All,       |record| Some(f64::from(record.failures))),
            Self::Cancelled     => row("cancelled",      Unit::Count,      All,       |record| Some(f64::from(record.cancelled))),
            Self::FirstAnswer   => row("first_answer",   Unit::Days,       All,       |record| record.first_answer),
            Self::FirstSuccess  => row("first_success",  Unit::Days,       All,       |record| record.first_success),
            Self::DecisionDelay => row("decision_delay", Unit::Days,       All,       |record| record.decision_delay),
            Self::Boundaries    => row("boundaries",     Unit::Count,      All,       |record| Some(f64::from(record.boundaries))),
            Self::Spillover     => row("spillover",      Unit::Share,      All,       |record| Some(record.spillover)),
            Self::ValueDays     => row("value_days",     Unit::ValueDays,  Delivered, |record| Some(record.value_days)),
        }
    }

    /// The name under which it is exported, as in MODEL.md section 10.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// What it is counted in.
    #[must_use]
    pub fn unit(self) -> Unit {
        self.row().unit
    }

    /// The runs over which it is summarised; of those, runs in which it is absent are left out.
    #[must_use]
    pub fn over(self) -> Over {
        self.row().over
    }

    /// Its value in one run, whatever the outcome; none where nothing of the kind happened.
    #[must_use]
    pub fn of(self, record: &Record) -> Option<f64> {
        (self.row().of)(record)
    }

    /// Its value in one run if that run counts in the summary.
    #[must_use]
    pub fn counted(self, record: &Record) -> Option<f64> {
        let row = self.row();
        row.over
            .includes(record.outcome)
            .then(|| (row.of)(record))
            .flatten()
    }

    /// Its place in [`Metric::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}
