//! `cargo xtask test`: everything that is checked, in order, and how much of it passed.
//!
//! A step that fails does not stop those after it: one run shows all that is wrong.

use std::cell::OnceCell;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::browser::{Driver, ready_driver};
use crate::build::build;
use crate::command::{cargo, line_of, run};
use crate::failure::{Failure, Remedy};
use crate::repository::{dist, root};
use crate::server::Server;
use crate::tally::Tally;
use crate::tools::{Tools, WASM_TARGET, ready_wasm_target};

/// Seconds that the wasm tests may take, on a slow machine.
const WASM_TESTS_SECONDS: &str = "600";

/// What the end-to-end tests and the benchmark of the page need to know; `tests/end_to_end/visit.rs` reads these.
pub(crate) const ROOT_PAGE: &str = "CADENCE_LAB_ROOT_PAGE";
pub(crate) const SUBPATH_PAGE: &str = "CADENCE_LAB_SUBPATH_PAGE";
pub(crate) const WEBDRIVER: &str = "CADENCE_LAB_WEBDRIVER";

/// One thing that is checked.
struct Step {
    /// What one calls it by: `cargo xtask test NAME`.
    name: &'static str,
    /// Checks it and counts.
    check: fn(&Preparation) -> Result<Tally, Failure>,
}

/// All steps, quick ones first.
const STEPS: [Step; 7] = [
    Step {
        name: "format",
        check: |_| check(cargo().args(["fmt", "--all", "--", "--check"])),
    },
    Step {
        name: "clippy",
        check: |_| {
            let clippy = |targets: &[&str]| {
                check(
                    cargo()
                        .arg("clippy")
                        .args(targets)
                        .args(["--", "-D", "warnings"]),
                )
            };
            clippy(&["--workspace", "--all-targets"])?;
            // Left out of a plain `cargo test`, so also of `--all-targets`.
            clippy(&["--test", "end_to_end"])
        },
    },
    Step {
        name: "clippy-wasm",
        check: |_| {
            ready_wasm_target()?;
            let clippy = |targets: &[&str]| {
                check(
                    cargo()
                        .args(["clippy", "--target", WASM_TARGET])
                        .args(targets)
                        .args(["--", "-D", "warnings"]),
                )
            };
            clippy(&["--lib", "--bins", "--test", "browser"])?;
            // The workers' program has no page.
            clippy(&["--no-default-features", "--bin", "worker"])
        },
    },
    Step {
        name: "native",
        check: |_| count(cargo().args(["test", "--workspace", "--no-fail-fast"])),
    },
    Step {
        name: "wasm",
        check: wasm,
    },
    Step {
        name: "build",
        check: |preparation| build(preparation.tools()?).map(|()| Tally::of_check(true)),
    },
    Step {
        name: "end-to-end",
        check: end_to_end,
    },
];

/// What several steps need; installed when the first of them asks, tried only once.
#[derive(Default)]
struct Preparation {
    /// wasm-bindgen and wasm-split.
    tools: OnceCell<Result<Tools, Failure>>,
    /// The browser's driver.
    driver: OnceCell<Result<PathBuf, Failure>>,
}

impl Preparation {
    fn tools(&self) -> Result<&Tools, Failure> {
        self.tools
            .get_or_init(Tools::ready)
            .as_ref()
            .map_err(Clone::clone)
    }

    fn driver(&self) -> Result<&PathBuf, Failure> {
        self.driver
            .get_or_init(ready_driver)
            .as_ref()
            .map_err(Clone::clone)
    }
}

/// Runs the steps of these names, or all; says whether nothing failed.
///
/// # Errors
/// There is no step of such a name.
pub(crate) fn test(names: &[String]) -> Result<bool, Failure> {
    let steps = chosen(names)?;
    let preparation = Preparation::default();
    let mut total = Tally::default();
    let mut lines = Vec::new();
    for step in steps {
        println!("\n== {} ==", step.name);
        let start = Instant::now();
        let tally = (step.check)(&preparation).unwrap_or_else(|failure| {
            eprintln!("{failure}");
            Tally::of_check(false)
        });
        total += tally;
        lines.push(format!(
            "{:<12} {:>5} passed {:>5} failed {:>7.1} s",
            step.name,
            tally.passed,
            tally.failed,
            start.elapsed().as_secs_f64()
        ));
    }
    println!("\n{}\n", lines.join("\n"));
    println!("{} passed, {} failed", total.passed, total.failed);
    Ok(total.failed == 0)
}

/// The steps of these names, in their own order; all if there are no names.
fn chosen(names: &[String]) -> Result<Vec<&'static Step>, Failure> {
    let known = || STEPS.iter().map(|step| step.name);
    if let Some(unknown) = names.iter().find(|name| !known().any(|step| step == *name)) {
        return Err(Failure::new(
            format!("There is no step `{unknown}`."),
            format!("Steps are: {}.", known().collect::<Vec<_>>().join(", ")),
        ));
    }
    let is_chosen = |step: &&Step| names.is_empty() || names.iter().any(|name| name == step.name);
    Ok(STEPS.iter().filter(is_chosen).collect())
}

/// Runs a command that passes or fails as a whole.
fn check(command: &mut Command) -> Result<Tally, Failure> {
    run(command.current_dir(root()), "See the messages above.").map(|()| Tally::of_check(true))
}

/// Runs a command that runs tests: shows its output as it comes, and counts.
fn count(command: &mut Command) -> Result<Tally, Failure> {
    let what = format!("`{}` could not be run", line_of(command));
    let advice = "See the messages above.";
    let mut child = command
        .current_dir(root())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .or_advise(&what, advice)?;
    let output = child
        .stdout
        .take()
        .ok_or("it has no output")
        .or_advise(&what, advice)?;
    let mut tally = Tally::default();
    let mut shown = std::io::stdout().lock();
    // By bytes: a test may print what is no text.
    for line in BufReader::new(output).split(b'\n') {
        let line = line.or_advise(&what, advice)?;
        let line = String::from_utf8_lossy(&line);
        writeln!(shown, "{line}").or_advise(&what, advice)?;
        if let Some(found) = Tally::in_line(&line) {
            tally += found;
        }
    }
    drop(shown);
    let status = child.wait().or_advise(&what, advice)?;
    Ok(tally.closed(status.success()))
}

/// The tests that run as wasm inside the browser.
fn wasm(preparation: &Preparation) -> Result<Tally, Failure> {
    count(
        cargo()
            .args(["test", "--target", WASM_TARGET, "--test", "browser"])
            .env("PATH", preparation.tools()?.path()?)
            .env("CHROMEDRIVER", preparation.driver()?)
            .env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
                "wasm-bindgen-test-runner",
            )
            .env("WASM_BINDGEN_TEST_TIMEOUT", WASM_TESTS_SECONDS),
    )
}

/// The tests of the built page, which a person's browser loads from a server: at the top and under a path.
fn end_to_end(preparation: &Preparation) -> Result<Tally, Failure> {
    if !dist().join("index.html").is_file() {
        return Err(Failure::new(
            "There is no built page to test.",
            "Run `cargo xtask build` first, and see what it says.",
        ));
    }
    let driver = Driver::start(preparation.driver()?)?;
    let at_root = Server::start(dist(), "/", 0)?;
    let at_subpath = Server::start(dist(), "/some/where/", 0)?;
    count(
        cargo()
            .args(["test", "--test", "end_to_end"])
            .env(ROOT_PAGE, at_root.url())
            .env(SUBPATH_PAGE, at_subpath.url())
            .env(WEBDRIVER, driver.url()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(line: &str) -> Option<Vec<&'static str>> {
        let names: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        Some(
            chosen(&names)
                .ok()?
                .into_iter()
                .map(|step| step.name)
                .collect(),
        )
    }

    #[test]
    fn no_name_means_all_steps() {
        assert_eq!(names("").map(|names| names.len()), Some(STEPS.len()));
    }

    #[test]
    fn named_steps_run_in_their_own_order() {
        assert_eq!(names("build format"), Some(vec!["format", "build"]));
    }

    #[test]
    fn the_usage_names_every_step() {
        for step in &STEPS {
            assert!(crate::USAGE.contains(step.name), "{}", step.name);
        }
    }

    #[test]
    fn an_unknown_name_is_refused() {
        assert_eq!(names("format clipy"), None);
    }
}
