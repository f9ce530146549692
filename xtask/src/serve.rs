//! `cargo xtask serve`: builds the page and serves it, from nothing to an address to click on.

use crate::build::build;
use crate::failure::Failure;
use crate::repository::dist;
use crate::server::Server;
use crate::tools::Tools;

/// The port unless one is asked for.
const PORT: u16 = 8080;

/// Installs what is missing, builds, serves until stopped.
///
/// # Errors
/// The arguments are not understood, something could not be installed or built, or the port is taken.
pub(crate) fn serve(arguments: &[String]) -> Result<(), Failure> {
    let port = port_from(arguments)?;
    // Before the long work: a taken port shows at once.
    let server = Server::start(dist(), "/", port)?;
    let tools = Tools::ready()?;
    eprintln!("Building the page; a few minutes the first time.");
    build(&tools)?;
    println!("Cadence Lab is at {} (stop with Ctrl+C).", server.url());
    server.wait()
}

/// The port in `--port N`.
fn port_from(arguments: &[String]) -> Result<u16, Failure> {
    let advice = || {
        Failure::new(
            format!("`serve {}` is not understood.", arguments.join(" ")),
            "Say `cargo xtask serve` or `cargo xtask serve --port N`, N from 0 (any free one) to 65535.",
        )
    };
    match arguments {
        [] => Ok(PORT),
        [flag, number] if flag == "--port" => number.parse().map_err(|_| advice()),
        [joined] => joined
            .strip_prefix("--port=")
            .and_then(|number| number.parse().ok())
            .ok_or_else(advice),
        _ => Err(advice()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn port(line: &str) -> Option<u16> {
        let arguments: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        port_from(&arguments).ok()
    }

    #[test]
    fn the_port_is_read_from_the_arguments() {
        assert_eq!(port(""), Some(8080));
        assert_eq!(port("--port 9000"), Some(9000));
        assert_eq!(port("--port=0"), Some(0));
    }

    #[test]
    fn other_arguments_are_refused() {
        for line in ["--port", "--port 70000", "--port x", "9000", "--port 1 2"] {
            assert_eq!(port(line), None, "{line}");
        }
    }
}
