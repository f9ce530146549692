//! What is wrong with a document, as facts: where, which value, which rule, and what would be right.

use std::rc::Rc;

use crate::units::Days;

use super::{Range, short_text};

/// One thing that is wrong with a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// JSON path from the root of the document, such as `items[3].effort.sigma`; `$` is the root itself.
    pub path: String,
    /// The value that stands there, as short JSON (see [`Node::short`](super::Node::short)); none where nothing does.
    pub value: Option<String>,
    /// Which rule is broken.
    pub fault: Fault,
}

/// What a field should have been.
#[derive(Clone, Debug, PartialEq)]
pub enum Expected {
    /// A number in a range.
    Number(Range),
    /// A number in a range, or null.
    NumberOrNull(Range),
    /// A whole number.
    Whole {
        /// The smallest allowed.
        least: u32,
        /// The greatest allowed.
        most: u32,
    },
    /// `true` or `false`.
    Flag,
    /// A text.
    Text {
        /// The fewest characters allowed.
        least: usize,
        /// The most characters allowed.
        most: usize,
    },
    /// A text of small letters, digits and underscores, at least one.
    Identifier {
        /// The most characters allowed.
        most: usize,
    },
    /// One of these texts.
    Choice(Vec<&'static str>),
    /// An object.
    Object,
    /// An object, or null.
    ObjectOrNull,
    /// A list.
    List {
        /// The fewest entries allowed.
        least: usize,
        /// The most entries allowed.
        most: usize,
    },
}

/// The rule that is broken, with what a message about it needs.
///
/// One closed list for everything that is read here, so that wording them all is one `match`.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// The document is longer than allowed.
    TooLarge {
        /// Its length.
        bytes: usize,
        /// The greatest length allowed.
        most: usize,
    },
    /// The document is not UTF-8 from this place on.
    NotUtf8 {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// Nothing stands in the document.
    Empty,
    /// The document is not JSON at this place.
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// Lists and objects stand in one another more deeply than allowed.
    TooDeep {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// The greatest depth allowed.
        most: usize,
    },
    /// A number is larger than any of double precision.
    NumberTooLarge {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// A field that has no default is absent.
    Missing(Expected),
    /// The value is of another kind, out of range or not one of the choices.
    NotAllowed(Expected),
    /// A list or object has too few or too many entries.
    WrongCount {
        /// How many it has.
        count: usize,
        /// The fewest allowed.
        least: usize,
        /// The most allowed.
        most: usize,
    },
    /// There is no field of this name.
    UnknownField {
        /// The field that was probably meant.
        closest: Option<&'static str>,
        /// All fields that there are.
        known: Rc<[&'static str]>,
    },
    /// The same key stands in one object twice.
    RepeatedKey,
    /// The same value stands in another place, and only one is allowed.
    Repeated {
        /// The path of the first one.
        first: String,
    },
    /// A reference to nothing.
    NoSuchId {
        /// The id that was probably meant.
        closest: Option<String>,
    },
    /// Items wait for one another in a circle.
    Cycle {
        /// The ids in the order in which each waits for the next; the last waits for the first.
        ids: Vec<String>,
    },
    /// An item is to be done again on a failure of one that never waited for it.
    NotAPredecessor,
    /// A crew is larger than its role.
    CrewAbovePeople {
        /// Id of the role.
        role: String,
        /// People of the role.
        people: u32,
    },
    /// An item with a goal has items to do again.
    GoalWithRedo {
        /// The goal.
        goal: String,
    },
    /// An item with a goal is to be done again.
    GoalInRedo {
        /// The goal.
        goal: String,
    },
    /// Under stage gates, an item waits for one of a later phase.
    LaterPhase {
        /// The phase of the item that waits.
        phase: String,
        /// The later phase of the item it waits for.
        later: String,
    },
    /// The daily meeting takes the whole working day or more: the pace is 0 or less.
    NoPace {
        /// Length of the working day. [minutes]
        day: f64,
    },
    /// The meetings of a sprint take all of it or more.
    NoWorkWindow {
        /// What is left for work, 0 or less. [days]
        work_window: Days,
    },
}

impl Fault {
    /// Whether reading went on with a placeholder, so that rules about several fields cannot be judged.
    fn leaves_placeholder(&self) -> bool {
        matches!(
            self,
            Self::Missing(_) | Self::NotAllowed(_) | Self::WrongCount { .. }
        )
    }
}

/// As many problems of one document are noted: mending the first ones shows what the others are.
const MOST: usize = 1_000;

/// The problems of a document that is being read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Notes one more, unless there are too many.
    pub fn push(&mut self, problem: Problem) {
        if !self.is_full() {
            self.0.push(problem);
        }
    }

    fn is_full(&self) -> bool {
        self.0.len() >= MOST
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those that were noted, in that order.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.0.iter()
    }

    /// Whether what was read at `path` is what the document says: no problem at it, in it or around it left a
    /// placeholder.
    #[must_use]
    pub fn are_clear_of(&self, path: &str) -> bool {
        let mut misread = self.iter().filter(|it| it.fault.leaves_placeholder());
        // What else there is nobody knows.
        !self.is_full() && misread.all(|it| !lies_within(&it.path, path) && !lies_around(it, path))
    }
}

impl Extend<Problem> for Problems {
    fn extend<I: IntoIterator<Item = Problem>>(&mut self, problems: I) {
        problems.into_iter().for_each(|it| self.push(it));
    }
}

impl IntoIterator for Problems {
    type Item = Problem;
    type IntoIter = std::vec::IntoIter<Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl From<Problems> for Vec<Problem> {
    fn from(problems: Problems) -> Self {
        problems.0
    }
}

/// A list of the wrong length has sound entries; anything else that is wrong spoils all within.
fn lies_around(problem: &Problem, path: &str) -> bool {
    !matches!(problem.fault, Fault::WrongCount { .. }) && lies_within(path, &problem.path)
}

fn lies_within(inner: &str, outer: &str) -> bool {
    outer == "$"
        || inner
            .strip_prefix(outer)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// The path of the field `key` of the object at `parent`.
#[must_use]
pub fn key_path(parent: &str, key: &str) -> String {
    let plain = key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') && !key.is_empty();
    match (parent, plain) {
        ("$", true) => key.to_owned(),
        (_, true) => format!("{parent}.{key}"),
        (_, false) => format!("{parent}[{}]", short_text(key)),
    }
}

/// The path of entry `index` of the list at `parent`.
#[must_use]
pub fn index_path(parent: &str, index: usize) -> String {
    format!("{parent}[{index}]")
}

#[cfg(test)]
mod tests {
    use super::{Expected, Fault, MOST, Problem, Problems, index_path, key_path};

    #[test]
    fn paths_are_written_as_in_the_document() {
        assert_eq!(key_path("$", "team"), "team");
        assert_eq!(
            key_path(&index_path("items", 3), "effort"),
            "items[3].effort"
        );
        assert_eq!(
            key_path("processes", "my \"own\""),
            r#"processes["my \"own\""]"#
        );
        assert_eq!(key_path("$", ""), r#"$[""]"#);
    }

    #[test]
    fn a_problem_spoils_what_is_in_it_and_around_it() {
        let missing = |path: &str| Problem {
            path: path.to_owned(),
            value: None,
            fault: Fault::Missing(Expected::Flag),
        };
        let of = |paths: &[&str]| {
            let mut problems = Problems::default();
            problems.extend(paths.iter().map(|it| missing(it)));
            problems
        };
        let problems = of(&["items[1].role", "team.roles[0]"]);
        for path in ["items[1].role", "items[1]", "items", "team.roles[0].people"] {
            assert!(!problems.are_clear_of(path), "{path}");
        }
        for path in [
            "items[10].role",
            "items[1].roles",
            "items[1].crew",
            "team.roles[1].people",
        ] {
            assert!(problems.are_clear_of(path), "{path}");
        }
        assert!(!of(&["$"]).are_clear_of("name"));
        let many = of(&vec!["items"; 2 * MOST]);
        assert_eq!(many.iter().count(), MOST);
        assert!(!many.are_clear_of("name"), "nobody knows");
    }
}
