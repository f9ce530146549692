//! What is wrong with a link, as facts: which field, which value, what would be right, what is used instead.

use crate::reading::{self, Expected};

/// One thing that is wrong with a link.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The field's name; empty where the link as a whole is meant.
    pub name: String,
    /// The value that stands there; empty where none does.
    pub value: String,
    /// Which rule is broken.
    pub fault: Fault,
    /// What is used instead, as a link would say it; none where the field is passed over.
    pub used: Option<String>,
}

/// The rule that is broken.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// It is longer than any link.
    TooLong {
        /// The most bytes allowed.
        most: usize,
    },
    /// It does not begin with its version, or with one that is not known yet.
    OtherVersion,
    /// Its figures were made by another version of the model, and are others now.
    OtherModel {
        /// The version here.
        model: u32,
    },
    /// The value is of another kind, out of range or not one of the choices.
    NotAllowed(Expected),
    /// There are more fields than any link has; those after the first so many were not read.
    TooManyFields {
        /// The most fields that are read.
        most: usize,
    },
    /// The value is no whole number of 64 bits.
    NotASeed,
    /// The value is no variant of the scenario, or the one that stands on the other side.
    NoSuchVariant {
        /// The variants that it may be.
        variants: Vec<String>,
    },
    /// The value is a list with something else in it than variants of the scenario, or too few or too many of them.
    NotComparable {
        /// The variants that there may be in it.
        variants: Vec<String>,
    },
    /// The value is no document at all; what is wrong inside of one is no problem of the link.
    NoScenario(reading::Problem),
    /// There is no field of this name.
    UnknownField {
        /// The known name that was probably meant.
        closest: Option<String>,
    },
    /// The field is given more than once; the first counts.
    Repeated,
}
