//! A problem of a document in words, on one line: place, value, what is allowed, how to mend it.

use super::{Text, Value};
use crate::reading::{Expected, Fault, Problem, Range, is_unread_number, short_number, short_text};

impl Text {
    /// The problem on one line, such as `items[3].effort.sigma: 7 is not allowed; give a number from 0 to 5`.
    #[must_use]
    pub fn problem(&self, problem: &Problem) -> String {
        let place = match problem.path.as_str() {
            "$" => self.get("problem-document"),
            path => path.to_owned(),
        };
        let fault = self.fault(problem);
        self.with(
            "problem-line",
            &[("place", place.into()), ("fault", fault.into())],
        )
    }

    /// What is wrong and how to mend it, without the place: for beside the field.
    #[must_use]
    pub fn fault(&self, problem: &Problem) -> String {
        let value = (
            "value",
            Value::from(problem.value.as_deref().unwrap_or_default()),
        );
        match &problem.fault {
            Fault::TooLarge { bytes, most } => self.with(
                "problem-too-large",
                &[("bytes", bytes.into()), ("most", most.into())],
            ),
            Fault::NotUtf8 { line, column } => self.with(
                "problem-not-utf8",
                &[("line", line.into()), ("column", column.into())],
            ),
            Fault::Empty => {
                let expected = self.expected(&Expected::Object);
                self.with("problem-empty", &[("expected", expected.into())])
            }
            Fault::NotJson { line, column } => self.with(
                "problem-not-json",
                &[("line", line.into()), ("column", column.into())],
            ),
            Fault::NumberTooLarge { line, column } => self.with(
                "problem-number-too-large",
                &[("line", line.into()), ("column", column.into())],
            ),
            Fault::TooDeep { line, column, most } => self.with(
                "problem-too-deep",
                &[
                    ("line", line.into()),
                    ("column", column.into()),
                    ("most", most.into()),
                ],
            ),
            Fault::Missing(expected) => self.with(
                "problem-missing",
                &[("expected", self.expected(expected).into())],
            ),
            Fault::NotAllowed(expected) => {
                let key = match expected {
                    Expected::Number(_) | Expected::NumberOrNull(_)
                        if problem.value.as_deref().is_some_and(holds_number) =>
                    {
                        "problem-no-number"
                    }
                    _ => "problem-not-allowed",
                };
                let expected = self.expected(expected);
                self.with(key, &[value, ("expected", expected.into())])
            }
            Fault::WrongCount { count, least, most } => self.with(
                "problem-wrong-count",
                &[
                    ("count", count.into()),
                    ("least", least.into()),
                    ("most", most.into()),
                ],
            ),
            Fault::UnknownField { closest: None, .. } => self.get("problem-unknown-field"),
            Fault::UnknownField {
                closest: Some(closest),
                ..
            } => self.with(
                "problem-unknown-field-close",
                &[("closest", (*closest).into())],
            ),
            Fault::RepeatedKey => self.with("problem-repeated-key", &[value]),
            Fault::Repeated { first } => self.with(
                "problem-repeated",
                &[value, ("first", first.as_str().into())],
            ),
            Fault::NoSuchId { closest: None } => self.with("problem-no-such-id", &[value]),
            Fault::NoSuchId {
                closest: Some(closest),
            } => self.with(
                "problem-no-such-id-close",
                &[value, ("closest", quoted(closest))],
            ),
            Fault::Cycle { ids } => self.with("problem-cycle", &[("circle", circle(ids).into())]),
            Fault::NotAPredecessor => self.with("problem-not-a-predecessor", &[value]),
            Fault::CrewAbovePeople { role, people } => self.with(
                "problem-crew-above-people",
                &[value, ("people", people.into()), ("role", quoted(role))],
            ),
            Fault::GoalWithRedo { goal } => {
                self.with("problem-goal-with-redo", &[("goal", quoted(goal))])
            }
            Fault::GoalInRedo { goal } => {
                self.with("problem-goal-in-redo", &[value, ("goal", quoted(goal))])
            }
            Fault::LaterPhase { phase, later } => self.with(
                "problem-later-phase",
                &[value, ("phase", quoted(phase)), ("later", quoted(later))],
            ),
            Fault::NoPace { day } => self.with("problem-no-pace", &[value, ("day", digits(*day))]),
            Fault::NoWorkWindow { work_window } if *work_window < 0.0 => self.with(
                "problem-meetings-beyond-sprint",
                &[("days", (-work_window).into())],
            ),
            Fault::NoWorkWindow { work_window } => {
                self.with("problem-no-work-window", &[("days", digits(*work_window))])
            }
        }
    }

    /// What a field should have been, as a phrase.
    #[must_use]
    pub fn expected(&self, expected: &Expected) -> String {
        match expected {
            Expected::Number(range) => self.number(range),
            Expected::NumberOrNull(range) => self.with(
                "expected-number-or-null",
                &[("number", self.number(range).into())],
            ),
            Expected::Whole { least, most } if least == most => least.to_string(),
            Expected::Whole { least, most } => self.with(
                "expected-whole",
                &[("least", least.into()), ("most", most.into())],
            ),
            Expected::Flag => self.get("expected-flag"),
            Expected::Text { least: 0, most } => {
                self.with("expected-text", &[("most", most.into())])
            }
            Expected::Text { least, most } => self.with(
                "expected-text-not-empty",
                &[("least", least.into()), ("most", most.into())],
            ),
            Expected::Identifier { most } => {
                self.with("expected-identifier", &[("most", most.into())])
            }
            Expected::Choice(choices) => match choices.as_slice() {
                [only] => short_text(only),
                _ => {
                    let choices: Vec<String> =
                        choices.iter().map(|choice| short_text(choice)).collect();
                    self.with("expected-choice", &[("choices", choices.join(", ").into())])
                }
            },
            Expected::Object => self.get("expected-object"),
            Expected::ObjectOrNull => self.get("expected-object-or-null"),
            Expected::List { least, most } => self.with(
                "expected-list",
                &[("least", least.into()), ("most", most.into())],
            ),
        }
    }

    /// The shares of a range, their ends in percent, as a phrase.
    #[must_use]
    pub fn percent(&self, range: &Range) -> String {
        self.interval(range, |share| {
            format!("{} %", short_number(share * 100.0)).into()
        })
    }

    fn number(&self, range: &Range) -> String {
        let number = self.interval(range, digits);
        if range.or_zero {
            self.with("expected-zero-or-number", &[("number", number.into())])
        } else {
            number
        }
    }

    /// A range whose ends are written in some way.
    fn interval(&self, range: &Range, written: fn(f64) -> Value<'static>) -> String {
        let low = ("low", written(range.low));
        let high = ("high", written(range.high));
        match (
            range.low_included,
            range.high.is_finite(),
            range.high_included,
        ) {
            (true, true, true) if range.low == range.high => short_number(range.low),
            (true, true, true) => self.with("expected-number-from-to", &[low, high]),
            (true, true, false) => self.with("expected-number-from-below", &[low, high]),
            (false, true, true) => self.with("expected-number-above-to", &[low, high]),
            (false, true, false) => self.with("expected-number-above-below", &[low, high]),
            (true, false, _) => self.with("expected-number-from", &[low]),
            (false, false, _) => self.with("expected-number-above", &[low]),
        }
    }
}

/// Whether a value is a text with a number in it that is written in another way, such as `"1,5"` or `"3 days"`.
fn holds_number(value: &str) -> bool {
    let text = value.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
    text.is_some_and(is_unread_number)
}

/// All digits, whatever the catalogue's language does to numbers.
fn digits(number: f64) -> Value<'static> {
    short_number(number).into()
}

fn quoted(text: &str) -> Value<'static> {
    short_text(text).into()
}

/// The ids in their order, the first again at the end.
fn circle(ids: &[String]) -> String {
    let around = ids.iter().chain(ids.first());
    around
        .map(|id| short_text(id))
        .collect::<Vec<_>>()
        .join(" → ")
}
