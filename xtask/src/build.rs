//! `cargo xtask build`: the release files of the page in `dist/`, which run under any path of any static server.

use std::fs;

use crate::command::{cargo, run};
use crate::failure::{Failure, Remedy};
use crate::repository::{dist, root};
use crate::tools::Tools;

/// Builds the page. What is in `dist/` afterwards is of this source: a build that fails leaves nothing there.
///
/// # Errors
/// The crates cannot be fetched, or the page does not compile.
pub(crate) fn build(tools: &Tools) -> Result<(), Failure> {
    if dist().exists() {
        fs::remove_dir_all(dist()).or_advise(
            format_args!("Cannot remove {}", dist().display()),
            "Check that nothing else uses the folder.",
        )?;
    }
    // Trunk runs offline, so that it can fetch no tool of its own; cargo may fetch crates.
    run(
        cargo().arg("fetch").current_dir(root()),
        "Check the network: the crates of Cargo.lock come from the registry.",
    )?;
    run(
        tools
            .trunk()?
            .args(["build", "--release", "--offline"])
            .current_dir(root())
            .env("TRUNK_SKIP_VERSION_CHECK", "true")
            // Trunk takes the customary value 1 for a mistake.
            .env_remove("NO_COLOR"),
        "See the messages above.",
    )
}
