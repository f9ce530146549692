//! A scenario that keeps every rule: what the engine takes, so that it checks nothing again.

use std::ops::Deref;

use super::{Reading, Scenario};
use crate::reading::{Node, Problem};

/// A scenario that keeps every rule of MODEL.md section 1. Made only by reading or checking one.
#[derive(Clone, Debug, PartialEq)]
pub struct ValidScenario(Scenario);

impl ValidScenario {
    /// Reads a document.
    ///
    /// # Errors
    /// Every problem of the document, at least one.
    pub fn read(document: &[u8]) -> Result<Self, Vec<Problem>> {
        Self::of_reading(Scenario::read(document))
    }

    /// Reads a document that was parsed.
    ///
    /// # Errors
    /// Every problem of the document, at least one.
    pub fn of_node(document: &Node) -> Result<Self, Vec<Problem>> {
        Self::of_reading(Scenario::of_node(document))
    }

    fn of_reading(reading: Reading) -> Result<Self, Vec<Problem>> {
        match reading {
            Reading {
                scenario: Some(scenario),
                problems,
            } if problems.is_empty() => Ok(Self(scenario)),
            Reading { problems, .. } => Err(problems),
        }
    }

    /// The scenario, to be changed.
    #[must_use]
    pub fn into_scenario(self) -> Scenario {
        self.0
    }
}

impl Deref for ValidScenario {
    type Target = Scenario;

    fn deref(&self) -> &Scenario {
        &self.0
    }
}

impl Scenario {
    /// Checks every rule but the length of its document, by writing the scenario down and reading it.
    ///
    /// # Errors
    /// Every problem that the scenario has, at least one.
    pub fn validate(&self) -> Result<ValidScenario, Vec<Problem>> {
        ValidScenario::of_node(&self.to_node())
    }
}
