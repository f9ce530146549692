//! What went wrong and what to do about it: every error that a person sees here says both.

use std::fmt;

/// A command that could not finish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    /// What failed, as one sentence.
    what: String,
    /// What the reader can do, as one sentence.
    remedy: String,
}

impl Failure {
    /// A failure that says what failed and what to do.
    pub(crate) fn new(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            remedy: remedy.into(),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}\n  {}", self.what, self.remedy)
    }
}

impl std::error::Error for Failure {}

/// Adds the sentence that says what to do to an error of the standard library.
pub(crate) trait Remedy<T> {
    /// Turns the error into a [`Failure`]: `what` failed, because of this error; `remedy` mends it.
    ///
    /// # Errors
    /// The error itself, in words.
    fn or_advise(self, what: impl fmt::Display, remedy: &str) -> Result<T, Failure>;
}

impl<T, E: fmt::Display> Remedy<T> for Result<T, E> {
    fn or_advise(self, what: impl fmt::Display, remedy: &str) -> Result<T, Failure> {
        self.map_err(|error| Failure::new(format!("{what}: {error}."), remedy))
    }
}
