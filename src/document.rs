//! A scenario as a person writes it: anything may stand in it, and nothing that was typed is lost.
//!
//! A [`Document`] is the tree of a scenario's JSON. A text where a number belongs stays there as a text; what is wrong
//! is a [`Problem`] whose path leads to the field, and with the same paths fields are read and [entered](Document::enter).
//! Gestures on the backlog and the team keep ids unique and references whole, so that a valid document stays valid; only
//! where stage gates are compared may an item that is moved or removed change the order of the phases.
//!
//! Architecture invariant: the rules of a scenario stand in [`scenario`](crate::scenario) alone; a document asks for them.

mod assumed;
mod backlog;
mod entry;
mod identity;
mod node;
mod place;
pub mod rows;
mod selection;
mod spread;
mod start;
mod team;
mod unplanned;
mod variants;
mod work;

use std::rc::Rc;

use crate::reading::{
    DOCUMENT_BYTES_LIMIT, Expected, Fault, Node, Problem, parse, parse_any_size, too_large,
};
use crate::scenario::{Scenario, ValidScenario};

pub use backlog::ESTIMATE;
pub use spread::{OTHER_KINDS, Way};
pub use start::Names;
pub use variants::variant_path;
pub use work::works_alike;

/// Why writing needs no error.
const NEVER_FAILS: &str = "every key is a text, so writing to memory cannot fail";

/// A scenario as a person wrote it. Cheap to clone: clones share all that they have in common.
#[derive(Clone, Debug)]
pub struct Document(Node);

/// Looks into the trees only where they are not the same one: a page compares at every change.
impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Node::Object(one), Node::Object(other)) => Rc::ptr_eq(one, other) || one == other,
            (one, other) => one == other,
        }
    }
}

impl Document {
    /// A scenario, every field of it written out.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        Self(scenario.to_node())
    }

    /// A document that was parsed, or made.
    #[must_use]
    pub const fn of_node(node: Node) -> Self {
        Self(node)
    }

    /// Reads a document of any bytes; it need not be a scenario, but might become one.
    ///
    /// # Errors
    /// The problem of a document that is no JSON, too large, or no object.
    pub fn read(bytes: &[u8]) -> Result<Self, Problem> {
        match parse(bytes)? {
            root @ Node::Object(_) => Ok(Self(root)),
            root => Err(Problem {
                path: "$".to_owned(),
                value: Some(root.short()),
                fault: Fault::NotAllowed(Expected::Object),
            }),
        }
    }

    /// Reads a file that says that it is a scenario of this version. What else is wrong with it can be mended.
    ///
    /// # Errors
    /// As [`read`](Self::read), and the problem of what it says that it is.
    pub fn read_file(bytes: &[u8]) -> Result<Self, Problem> {
        let document = Self::read(bytes)?;
        let problems = document.validate().err().unwrap_or_default();
        let is_kind = |it: &Problem| ["format", "version"].contains(&it.path.as_str());
        match problems.into_iter().find(is_kind) {
            Some(problem) => Err(problem),
            None => Ok(document),
        }
    }

    /// Reads a document that was written down on this device, however long.
    ///
    /// # Errors
    /// The problem of a document that is no JSON.
    pub fn read_own(bytes: &[u8]) -> Result<Self, Problem> {
        parse_any_size(bytes).map(Self)
    }

    /// The document, indented for people, or on one line where indentation would make it too large to be read.
    #[must_use]
    pub fn to_json(&self) -> String {
        let indented = serde_json::to_string_pretty(&self.0).expect(NEVER_FAILS);
        if indented.len() <= DOCUMENT_BYTES_LIMIT {
            indented
        } else {
            self.to_line()
        }
    }

    /// The document on one line.
    #[must_use]
    pub fn to_line(&self) -> String {
        serde_json::to_string(&self.0).expect(NEVER_FAILS)
    }

    /// The scenario that the document is.
    ///
    /// # Errors
    /// Every problem of the document, at least one.
    pub fn validate(&self) -> Result<ValidScenario, Vec<Problem>> {
        match too_large(self.to_line().len()) {
            None => ValidScenario::of_node(&self.0),
            Some(problem) => Err(vec![problem]),
        }
    }

    /// What stands at a path, as problems have it, such as `items[3].effort.sigma`; `$` is the root.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&Node> {
        place::find(&self.0, &place::steps(path)?)
    }

    /// Puts a value at a path. Fields that are missing on the way are made, an entry may follow the last one of its list,
    /// and what is neither list nor object gives way to one. False: the path leads nowhere, and nothing changed.
    pub fn set(&mut self, path: &str, value: Node) -> bool {
        self.replace(place::steps(path).and_then(|steps| place::with(Some(&self.0), &steps, value)))
    }

    /// Takes out what stands at a path; of a key given twice, the one that does not count. False: nothing stood there.
    pub fn remove(&mut self, path: &str) -> bool {
        self.replace(place::steps(path).and_then(|steps| place::without(&self.0, &steps)))
    }

    fn replace(&mut self, root: Option<Node>) -> bool {
        match root {
            Some(root) => {
                self.0 = root;
                true
            }
            None => false,
        }
    }
}
