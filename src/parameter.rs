//! The parameters that a person turns: one list that feeds form, help, ranges, link and docs.
//!
//! A scenario has hundreds of numbers; a person who explores one turns some twenty. Each of those is defined once, in
//! [`list`], with its words, its range, where its default comes from, and how it is read from and written into
//! a scenario. What a person set is kept apart from the scenario it was set on: a base and [`Adjustments`] make the
//! scenario in use, so that resetting is forgetting, and a link carries only what differs.
//!
//! Ids are for ever: they are the keys of links. An id may be given up, never given a new meaning.

mod access;
mod adjusted;
mod kind;
mod list;
mod team;
mod uncertainty;

use crate::scenario::Scenario;

use access::Access;
pub use adjusted::{Adjusted, Adjustments, Refused, apply};
pub use kind::{Choice, Kind, Scale, Value};
use list::Definition;

/// What a parameter is about; the form shows parameters of one group together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The backlog and its luck.
    Work,
    /// The people, and what takes their time in every process.
    Team,
    /// The rules of every Scrum variant.
    Scrum,
    /// The rules of every variant of Data Driven Scrum.
    Dds,
}

impl Group {
    /// All groups, in the order of the form.
    pub const ALL: [Self; 4] = [Self::Work, Self::Team, Self::Scrum, Self::Dds];

    /// The Fluent key of its heading.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Work => "group-work",
            Self::Team => "group-team",
            Self::Scrum => "group-scrum",
            Self::Dds => "group-dds",
        }
    }
}

/// How far a number can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// Read at the source.
    High,
    /// Between the two.
    Medium,
    /// A judgement on a proxy.
    Low,
    /// Made up for the example, to be replaced by one's own.
    Assumption,
}

impl Certainty {
    /// The Fluent key of its name.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::High => "certainty-high",
            Self::Medium => "certainty-medium",
            Self::Low => "certainty-low",
            Self::Assumption => "certainty-assumption",
        }
    }
}

/// Where a number comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// How far it can be trusted.
    pub certainty: Certainty,
    /// Fluent key of a sentence that says where it comes from.
    pub text: &'static str,
}

/// The Fluent keys of a parameter's words.
///
/// Words of a parameter that is about a role take the argument `role`: [`Parameter::role`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// In the reader's words, such as "How uncertain are the tasks?".
    pub label: &'static str,
    /// The term of art that stands beside it.
    pub term: &'static str,
    /// What it changes, in a sentence or two.
    pub help: &'static str,
    /// What stands after the number; none for a choice.
    pub unit: Option<&'static str>,
}

/// One parameter of one scenario.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Short and stable, such as `sprint`; with the role's id where it is about a role, such as `people.ds`.
    pub id: String,
    /// What it is about.
    pub group: Group,
    /// Whether the first screen shows it; the others stand under "More".
    pub is_main: bool,
    /// What people read about it.
    pub words: Words,
    /// Name of the role that it is about, where it is about one.
    pub role: Option<String>,
    /// What it may be. Contains the default, whatever that is.
    pub kind: Kind,
    /// What the base has.
    pub default: Value,
    /// Where the default of the presets comes from.
    pub source: Source,
    /// How it is read and written.
    access: Access,
    /// Place of the role that it is about; 0 where it is about none.
    role_place: usize,
}

impl Parameter {
    /// What a scenario has. A factor on the base cannot be seen in a scenario: it reads as 1.
    #[must_use]
    pub fn read(&self, scenario: &Scenario) -> Value {
        self.access
            .read(scenario, self.role_place)
            .unwrap_or(self.default)
    }

    /// Sets it in a scenario; a value that is not [allowed](Kind::allows) changes nothing. A factor multiplies what
    /// stands there, so it is to be applied to the base, once: [`apply`] sees to that.
    pub fn write(&self, scenario: &mut Scenario, value: Value) {
        if self.kind.allows(value) {
            self.access.write(scenario, self.role_place, value);
        }
    }

    /// Whether it multiplies what the base says.
    #[must_use]
    pub const fn is_factor(&self) -> bool {
        matches!(self.access, Access::Factor { .. })
    }

    fn new(definition: &Definition, base: &Scenario) -> Option<Self> {
        let default = definition.access.read(base, 0)?;
        let kind = match definition.access {
            Access::Team => definition.kind.starting_at(team::least_team(base)),
            _ => definition.kind,
        };
        Some(Self {
            id: definition.id.to_owned(),
            group: definition.group,
            is_main: definition.is_main,
            words: definition.words,
            role: None,
            kind: kind.including(default),
            default,
            source: definition.source,
            access: definition.access,
            role_place: 0,
        })
    }

    fn of_role(definition: &Definition, base: &Scenario, place: usize) -> Option<Self> {
        let role = base.team.roles.get(place)?;
        let default = definition.access.read(base, place)?;
        let kind = definition.kind.starting_at(team::least_people(base, place));
        Some(Self {
            id: format!("{}.{}", definition.id, role.id),
            role: Some(role.name.clone()),
            kind: kind.including(default),
            default,
            role_place: place,
            ..Self::new(definition, base)?
        })
    }
}

/// The parameters of a base, in the order in which they are applied: first what others follow (the team before the
/// people of a role, the sprint's length before its meetings), then those.
///
/// Only what the base has something of: no sprint without Scrum, no evidence where every chance is known. Ranges are
/// widened where the base is outside, and never allow a role to become smaller than its largest crew.
#[must_use]
pub fn parameters(base: &Scenario) -> Vec<Parameter> {
    let of_definition = |definition: &Definition| -> Vec<Parameter> {
        if matches!(definition.access, Access::People) {
            let places = 0..base.team.roles.len();
            places
                .filter_map(|place| Parameter::of_role(definition, base, place))
                .collect()
        } else {
            Parameter::new(definition, base).into_iter().collect()
        }
    };
    list::DEFINITIONS.iter().flat_map(of_definition).collect()
}
