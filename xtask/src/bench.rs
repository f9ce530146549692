//! `cargo xtask bench`: the benchmarks, with the arguments that `cargo bench` takes, and what they need.

use crate::browser::{Driver, ready_driver};
use crate::build::build;
use crate::command::{cargo, run};
use crate::failure::Failure;
use crate::repository::{dist, root};
use crate::server::Server;
use crate::test::{ROOT_PAGE, SUBPATH_PAGE, WEBDRIVER};
use crate::tools::Tools;

/// Runs the benchmarks.
///
/// # Errors
/// They do not compile, or one fails, or there is no browser for the one of the page.
pub(crate) fn bench(arguments: &[String]) -> Result<(), Failure> {
    let mut command = cargo();
    command.arg("bench").args(arguments).current_dir(root());
    let page = uses_browser(arguments).then(Page::ready).transpose()?;
    if let Some(page) = &page {
        page.show_to(&mut command);
    }
    run(&mut command, "See the messages above.")
}

/// Whether the benchmark of the page is among those asked for.
fn uses_browser(arguments: &[String]) -> bool {
    let is = |name: &str| arguments.iter().any(|it| it == name);
    is("browser") || !is("--bench")
}

/// The built page, served, and a browser's driver.
struct Page {
    server: Server,
    driver: Driver,
}

impl Page {
    fn ready() -> Result<Self, Failure> {
        build(&Tools::ready()?)?;
        Ok(Self {
            server: Server::start(dist(), "/", 0)?,
            driver: Driver::start(&ready_driver()?)?,
        })
    }

    fn show_to(&self, command: &mut std::process::Command) {
        command
            .env(ROOT_PAGE, self.server.url())
            .env(SUBPATH_PAGE, self.server.url())
            .env(WEBDRIVER, self.driver.url());
    }
}

#[cfg(test)]
mod tests {
    use super::uses_browser;

    #[test]
    fn a_browser_is_there_only_for_the_benchmark_that_needs_one() {
        let uses = |line: &str| {
            let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            uses_browser(&words)
        };
        assert!(uses("") && uses("--bench browser") && uses("--bench draws --bench browser"));
        assert!(!uses("--bench throughput") && !uses("--bench draws -- items"));
    }
}
