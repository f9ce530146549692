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
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use crate::failure::{Failure, Remedy};
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
        "size" => print(io::stdout(), &size::size()?).map(|()| true),
        "help" | "--help" | "-h" => print(io::stdout(), USAGE).map(|()| true),
        unknown => Err(Failure::new(
            format!("There is no command `{unknown}`."),
            format!("Commands are:\n\n{USAGE}"),
        )),
    }
}

/// Prints `text`. A reader who has enough and leaves, such as `head`, is no problem.
///
/// # Errors
/// It cannot be written for another reason.
fn print(mut to: impl Write, text: &str) -> Result<(), Failure> {
    match to.write_all(text.as_bytes()).and_then(|()| to.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written.or_advise(
            "The answer cannot be printed",
            "Check where it is to be written.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes nothing.
    struct Refusing(ErrorKind);

    impl Write for Refusing {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_reader_who_leaves_is_no_failure() {
        assert_eq!(print(Refusing(ErrorKind::BrokenPipe), USAGE), Ok(()));
        assert!(print(Refusing(ErrorKind::StorageFull), USAGE).is_err());
    }
}
