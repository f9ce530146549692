//! How parameters reach what they stand for in a scenario.

use super::kind::Value;
use super::team;
use crate::scenario::Scenario;
use crate::simulation::process::{Rules, dds, scrum};

/// How a parameter is read from a scenario and written into it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Access {
    /// It stands in the scenario; reads as none where the scenario has nothing of the kind.
    Field {
        read: fn(&Scenario) -> Option<Value>,
        write: fn(&mut Scenario, Value),
    },
    /// It multiplies what the base says, so that items keep their differences.
    Factor {
        applies: fn(&Scenario) -> bool,
        multiply: fn(&mut Scenario, f64),
    },
    /// How many people there are in all.
    Team,
    /// How many people a role has: one parameter for each.
    People,
}

impl Access {
    pub(super) fn read(&self, scenario: &Scenario, role: usize) -> Option<Value> {
        match self {
            Self::Field { read, .. } => read(scenario),
            Self::Factor { applies, .. } => applies(scenario).then_some(Value::Number(1.0)),
            Self::Team => Some(Value::Whole(team::size(scenario))),
            Self::People => scenario
                .team
                .roles
                .get(role)
                .map(|role| Value::Whole(role.people)),
        }
    }

    pub(super) fn write(&self, scenario: &mut Scenario, role: usize, value: Value) {
        match self {
            Self::Field { write, .. } => write(scenario, value),
            Self::Factor { multiply, .. } => multiply(scenario, value.number()),
            Self::Team => team::resize(scenario, value.whole()),
            Self::People => team::resize_role(scenario, role, value.whole()),
        }
    }
}

/// How the rules of one process are told from those of the others: to look at, and to change.
pub(super) type Process<T> = (fn(&Rules) -> Option<&T>, fn(&mut Rules) -> Option<&mut T>);

pub(super) const SCRUM: Process<scrum::Rules> = (
    |rules| {
        if let Rules::Scrum(rules) = rules {
            Some(rules)
        } else {
            None
        }
    },
    |rules| {
        if let Rules::Scrum(rules) = rules {
            Some(rules)
        } else {
            None
        }
    },
);

pub(super) const DDS: Process<dds::Rules> = (
    |rules| {
        if let Rules::Dds(rules) = rules {
            Some(rules)
        } else {
            None
        }
    },
    |rules| {
        if let Rules::Dds(rules) = rules {
            Some(rules)
        } else {
            None
        }
    },
);

/// What all variants of a process say; none where there is none, or where they differ: then it is not one number that
/// a person could turn.
pub(super) fn shared<T: 'static, V: PartialEq>(
    scenario: &Scenario,
    (look, _): Process<T>,
    read: impl Fn(&T) -> V,
) -> Option<V> {
    let rules = scenario.processes.iter().filter_map(|it| look(&it.rules));
    agreed(rules.map(read))
}

/// The value that all of these are; none where there is none, or where they differ.
pub(super) fn agreed<V: PartialEq>(mut values: impl Iterator<Item = V>) -> Option<V> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

/// The rules of all variants of a process.
pub(super) fn all<T: 'static>(
    scenario: &mut Scenario,
    (_, change): Process<T>,
) -> impl Iterator<Item = &mut T> {
    scenario
        .processes
        .iter_mut()
        .filter_map(move |variant| change(&mut variant.rules))
}
