//! What a person set, kept apart from the scenario it was set on.

use super::access::Access;
use super::{Parameter, Value, parameters};
use crate::reading::Expected;
use crate::scenario::Scenario;

/// Parameters that were set, in the order of their ids: all that a link needs beside the base.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Adjustments(Vec<(String, Value)>);

impl Adjustments {
    /// What a parameter was set to.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<Value> {
        self.place(id).ok().map(|place| self.0[place].1)
    }

    /// All of them, by id.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, Value)> {
        self.0.iter().map(|(id, value)| (id.as_str(), *value))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing was set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where a parameter stands, or would.
    fn place(&self, id: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_str().cmp(id))
    }

    fn set(&mut self, id: String, value: Value) {
        match self.place(&id) {
            Ok(place) => self.0[place].1 = value,
            Err(place) => self.0.insert(place, (id, value)),
        }
    }

    fn remove(&mut self, id: &str) {
        if let Ok(place) = self.place(id) {
            self.0.remove(place);
        }
    }
}

impl FromIterator<(String, Value)> for Adjustments {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(adjustments: I) -> Self {
        let mut all = Self::default();
        adjustments
            .into_iter()
            .for_each(|(id, value)| all.set(id, value));
        all
    }
}

/// The base with its adjustments, applied in the order of [`parameters`], whatever the order in which they were made.
/// Ids and values that the base does not know are passed over.
#[must_use]
pub fn apply(base: &Scenario, adjustments: &Adjustments) -> Scenario {
    apply_all(base, &parameters(base), adjustments)
}

fn apply_all(base: &Scenario, parameters: &[Parameter], adjustments: &Adjustments) -> Scenario {
    let mut scenario = base.clone();
    for parameter in parameters {
        if let Some(value) = adjustments.get(&parameter.id) {
            parameter.write(&mut scenario, value);
        }
    }
    scenario
}

/// Why a parameter was not set.
#[derive(Clone, Debug, PartialEq)]
pub enum Refused {
    /// The base has no such parameter.
    NoSuchParameter,
    /// The parameter takes something else.
    NotAllowed(Expected),
}

/// A base, what was set on it, and the scenario that comes of both.
#[derive(Clone, Debug)]
pub struct Adjusted {
    base: Scenario,
    parameters: Vec<Parameter>,
    adjustments: Adjustments,
    scenario: Scenario,
}

/// The same base with the same adjustments is the same all over.
impl PartialEq for Adjusted {
    fn eq(&self, other: &Self) -> bool {
        self.adjustments == other.adjustments && self.base == other.base
    }
}

impl Adjusted {
    /// A base on which nothing is set.
    #[must_use]
    pub fn new(base: Scenario) -> Self {
        Self {
            parameters: parameters(&base),
            adjustments: Adjustments::default(),
            scenario: base.clone(),
            base,
        }
    }

    /// What everything is set on.
    #[must_use]
    pub fn base(&self) -> &Scenario {
        &self.base
    }

    /// Its parameters, in the order in which they are applied.
    #[must_use]
    pub fn parameters(&self) -> &[Parameter] {
        &self.parameters
    }

    /// What was set: only what differs.
    #[must_use]
    pub fn adjustments(&self) -> &Adjustments {
        &self.adjustments
    }

    /// The scenario in use.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The parameter of an id.
    #[must_use]
    pub fn parameter(&self, id: &str) -> Option<&Parameter> {
        self.parameters.iter().find(|parameter| parameter.id == id)
    }

    /// What a parameter is now, whether set itself or following another one.
    #[must_use]
    pub fn value(&self, parameter: &Parameter) -> Value {
        let set = self.adjustments.get(&parameter.id);
        match set.filter(|_| parameter.is_factor()) {
            Some(factor) => factor,
            None => parameter.read(&self.scenario),
        }
    }

    /// The same with a parameter set. What is set to the value it would have anyway is forgotten; who sets the
    /// team as a whole gives up what was set for single roles.
    ///
    /// # Errors
    /// Where there is no such parameter, or it takes something else.
    pub fn with(&self, id: &str, value: Value) -> Result<Self, Refused> {
        let parameter = self.parameter(id).ok_or(Refused::NoSuchParameter)?;
        if !parameter.kind.allows(value) {
            return Err(Refused::NotAllowed(parameter.kind.expected()));
        }
        let mut adjustments = self.adjustments.clone();
        adjustments.remove(id);
        if matches!(parameter.access, Access::Team) {
            for role in &self.parameters {
                if matches!(role.access, Access::People) {
                    adjustments.remove(&role.id);
                }
            }
        }
        let without = self.rebuilt(adjustments);
        if without.value(parameter) == value {
            return Ok(without);
        }
        let mut adjustments = without.adjustments;
        adjustments.set(id.to_owned(), value);
        Ok(self.rebuilt(adjustments))
    }

    /// The same with all of these set, as from a link. What cannot be set is passed over and reported.
    #[must_use]
    pub fn with_all(&self, adjustments: &Adjustments) -> (Self, Vec<(String, Refused)>) {
        let mut refused = Vec::new();
        let mut kept = Adjustments::default();
        for (id, value) in adjustments.iter() {
            match self.parameter(id) {
                None => refused.push((id.to_owned(), Refused::NoSuchParameter)),
                Some(parameter) if !parameter.kind.allows(value) => {
                    let expected = parameter.kind.expected();
                    refused.push((id.to_owned(), Refused::NotAllowed(expected)));
                }
                Some(_) => {
                    kept.set(id.to_owned(), value);
                }
            }
        }
        (self.rebuilt(kept), refused)
    }

    /// The same with a parameter as in the base, or as it follows another one.
    #[must_use]
    pub fn reset(&self, id: &str) -> Self {
        let mut adjustments = self.adjustments.clone();
        adjustments.remove(id);
        self.rebuilt(adjustments)
    }

    /// The base itself.
    #[must_use]
    pub fn reset_all(&self) -> Self {
        self.rebuilt(Adjustments::default())
    }

    fn rebuilt(&self, adjustments: Adjustments) -> Self {
        Self {
            scenario: apply_all(&self.base, &self.parameters, &adjustments),
            adjustments,
            base: self.base.clone(),
            parameters: self.parameters.clone(),
        }
    }
}
