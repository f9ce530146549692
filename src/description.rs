//! What a scenario may look like: fields, ranges, choices and defaults, found out from its readers.
//!
//! ```text
//! a document with something wrong in it ─→ reader ─→ problem ─→ what would have been right
//! ```
//!
//! Ranges and choices stand in the readers alone. A reader that is given something wrong says what belongs there, and
//! one that is given a field that there is not says which there are; so a [`Probe`](probe::Probe) asks it for everything. What is
//! described here is therefore what is read, and a field that a reader learns to ask for describes itself.
//!
//! Rules between fields, such as references, are no part of it.

mod probe;

use crate::reading::{Expected, Node};
use crate::simulation::process::Rules;

use probe::Probe;

/// What may stand at one place.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// A number, a text, a flag, or one of a few texts.
    Plain(Expected),
    /// An object.
    Object {
        /// Whether null may stand there, too.
        or_null: bool,
        /// Its fields: one case, or several where one field says which others there are.
        cases: Vec<Case>,
    },
    /// A list.
    List {
        /// The fewest entries.
        least: usize,
        /// The most entries.
        most: usize,
        /// Whether no two entries may be equal.
        is_unique: bool,
        /// What each entry is.
        entry: Box<Form>,
    },
    /// An object of entries under keys that the person chooses, of small letters, digits and underscores.
    Named {
        /// The most characters of a key.
        key_characters: usize,
        /// The fewest entries.
        least: usize,
        /// The most entries.
        most: usize,
        /// Whether an entry whose key is the name of one of its cases is that case, unless it says another one.
        names_case: bool,
        /// What each entry is.
        entry: Box<Form>,
    },
}

/// The fields of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The field that says which fields there are, and what it says in this case; none where there is one case alone.
    pub chosen: Option<(&'static str, &'static str)>,
    /// All fields, in the order in which they are read.
    pub fields: Vec<Field>,
}

/// A field of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its key.
    pub name: &'static str,
    /// What may stand there.
    pub form: Form,
    /// Whether it must be there.
    pub is_required: bool,
    /// What stands for it where it is absent, as far as one value says it.
    pub default: Option<Node>,
}

/// A whole scenario.
#[must_use]
pub fn scenario() -> Form {
    Probe::new().form("$").unwrap_or_else(|| Form::Object {
        or_null: false,
        cases: Vec::new(),
    })
}

/// The rules of every process, by its name, in the order in which they are read.
#[must_use]
pub fn rules() -> Vec<(&'static str, Vec<Field>)> {
    let of_process = |name: &&'static str| {
        let variant = |process| Probe::new().with(&format!("processes.{process}"), Node::empty());
        let rules = variant(*name).fields(&format!("processes.{name}"));
        let is_rule = |field: &Field| !OF_EVERY_VARIANT.contains(&field.name);
        (*name, rules.into_iter().filter(is_rule).collect())
    };
    Rules::names().iter().map(of_process).collect()
}

/// The fields of a variant that are no rules.
pub const OF_EVERY_VARIANT: [&str; 2] = ["process", "name"];
