//! The project's own commands: `cargo xtask serve`, `build`, `test`, `bench`, `size`.
//!
//! They are a program rather than scripts, so that a fresh machine needs Rust and nothing else. It compiles in seconds.

mod bench;
mod browser;
mod build;
mod command;
mod failure;
mod policy;
mod repository;
mod serve;
mod server;
mod size;
mod tally;
mod test;
mod tools;
mod wasm;

use std::env;
use std::process::ExitCode;

use crate::failure::Failure;
use crate::tools::Tools;

/// What the commands are.
const USAGE: &str = "\
cargo xtask serve [--port N]   build the page and serve it on this machine
cargo xtask build              build the page: release files in dist/, for any path of any static server
cargo xtask test [STEP…]       check everything, or these steps: format, clippy, clippy-wasm, native, wasm, build,
                               end-to-end (tests dist/ as it is)
cargo xtask bench [ARGUMENT…]  run the benchmarks
cargo xtask size               what a first visit downloads (of the page in dist/)

serve, build and test install what is missing. Tools are kept in a cache folder of the user;
the environment variable CADENCE_LAB_TOOLS moves it.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match obey(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::from(2)
        }
    }
}

/// Runs the command; says whether all went well.
fn obey(arguments: &[String]) -> Result<bool, Failure> {
    let (command, rest) = match arguments {
        [] => ("help", arguments),
        [command, rest @ ..] => (command.as_str(), rest),
    };
    match command {
        "serve" => serve::serve(rest).map(|()| true),
        "build" => build::build(&Tools::ready()?).map(|()| true),
        "test" => test::test(rest),
        "bench" => bench::bench(rest).map(|()| true),
        "size" => size::size().map(|()| true),
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(true)
        }
        unknown => Err(Failure::new(
            format!("There is no command `{unknown}`."),
            format!("Commands are:\n\n{USAGE}"),
        )),
    }
}
