//! `cargo xtask bench`: the benchmarks, with the arguments that `cargo bench` takes.

use crate::command::{cargo, run};
use crate::failure::Failure;
use crate::repository::root;

/// Runs the benchmarks.
///
/// # Errors
/// They do not compile, or one fails.
pub(crate) fn bench(arguments: &[String]) -> Result<(), Failure> {
    run(
        cargo().arg("bench").args(arguments).current_dir(root()),
        "See the messages above.",
    )
}
