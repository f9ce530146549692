//! A problem of a link in words, on one line: which field, which value, what is allowed, what is used instead.

use super::{Text, Value};
use crate::reading::short_text;
use crate::scenario::VARIANTS;
use crate::share::{FEWEST, Fault, Problem};

/// Ids in a row.
fn listed(ids: &[String]) -> String {
    let ids: Vec<String> = ids.iter().map(|id| short_text(id)).collect();
    ids.join(", ")
}

impl Text {
    /// The problem on one line, such as
    /// `uncertainty: "99" is not allowed; give a number from 0.25 to 3; 1 is used instead`.
    #[must_use]
    pub fn link_problem(&self, problem: &Problem) -> String {
        let place = if problem.name.is_empty() {
            self.get("link-whole")
        } else {
            // Names come from outside, too: a long one is cut, and quoted where it is more than a word.
            let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_');
            match problem.name.as_str() {
                name if name.len() <= 40 && name.chars().all(is_word) => name.to_owned(),
                name => short_text(name),
            }
        };
        let fault = self.link_fault(problem);
        let values = [("place", place.into()), ("fault", fault.into())];
        let line = self.with("problem-line", &values);
        match &problem.used {
            None => line,
            Some(used) => {
                let values = [("problem", line.into()), ("used", used.as_str().into())];
                self.with("link-used-instead", &values)
            }
        }
    }

    fn link_fault(&self, problem: &Problem) -> String {
        let value = ("value", Value::from(short_text(&problem.value)));
        match &problem.fault {
            Fault::TooLong { most } => self.with("link-too-long", &[("most", most.into())]),
            Fault::OtherVersion if problem.value.is_empty() => self.get("link-no-version"),
            Fault::OtherVersion => self.with("link-other-version", &[value]),
            Fault::OtherModel { model } => {
                self.with("link-other-model", &[value, ("model", model.into())])
            }
            Fault::NotAllowed(expected) => self.with(
                "problem-not-allowed",
                &[value, ("expected", self.expected(expected).into())],
            ),
            Fault::TooManyFields { most } => {
                self.with("link-too-many-fields", &[("most", most.into())])
            }
            Fault::NotASeed => self.with("link-not-a-seed", &[value]),
            Fault::NotComparable { variants } => self.with(
                "link-variants",
                &[
                    value,
                    ("least", FEWEST.into()),
                    ("most", VARIANTS.into()),
                    ("choices", listed(variants).into()),
                ],
            ),
            Fault::NoSuchVariant { variants } => {
                let choices = [("choices", listed(variants).into())];
                let expected = self.with("expected-choice", &choices);
                self.with(
                    "problem-not-allowed",
                    &[value, ("expected", expected.into())],
                )
            }
            Fault::NoScenario(problem) => {
                let problem = self.problem(problem);
                self.with("link-no-scenario", &[("problem", problem.into())])
            }
            Fault::UnknownField { closest: None } => self.get("problem-unknown-field"),
            Fault::UnknownField {
                closest: Some(closest),
            } => self.with(
                "problem-unknown-field-close",
                &[("closest", closest.as_str().into())],
            ),
            Fault::Repeated => self.get("link-repeated"),
        }
    }
}
