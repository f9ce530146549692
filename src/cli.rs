//! The command line `cadence`: the same engine without a browser, for checking, scripting and audit.
//!
//! Results go to standard output as JSON, problems to standard error, one a line. The exit code is 0, or
//! 2 where there was a problem.

use std::fs;
use std::io::{self, ErrorKind, StdoutLock, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde::Serialize;

use crate::reading::Problem;
use crate::replay::Replay;
use crate::scenario::ValidScenario;
use crate::study::StopRule;
use crate::text::Text;
use crate::units::SAME_INSTANT;
use crate::world::{ExplicitWorld, Transcript};

mod field;
mod presets;
pub mod schema;
mod simulate;

/// What keeps a command from its result: one line each, as a person reads it.
type Complaints = Vec<String>;

/// A study that goes on until it knows enough ends after so many runs in any case, unless asked otherwise.
const MOST_RUNS: usize = 1_000_000;

/// Runs the command that the arguments name.
#[must_use]
pub fn main() -> ExitCode {
    let text = Text::english();
    let matches = match command(&text).try_get_matches() {
        Ok(matches) => matches,
        Err(error) => {
            // Help goes to standard output and is no problem.
            let is_problem = error.use_stderr();
            return match unless_left(error.print()) {
                Ok(()) if !is_problem => ExitCode::SUCCESS,
                _ => ExitCode::from(2),
            };
        }
    };
    let result = match matches.subcommand() {
        Some(("presets", arguments)) => {
            presets::presets(&text, arguments.get_one("id").map(String::as_str))
        }
        Some(("replay", arguments)) => replay(&text, arguments),
        Some(("schema", _)) => schema::schema(&text),
        Some(("simulate", arguments)) => simulate(&text, arguments),
        Some((_, arguments)) => validate(&text, arguments),
        None => Ok(()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(complaints) => {
            let mut to = io::stderr().lock();
            for complaint in complaints {
                // Where nobody listens, the exit code still says it.
                let _ = writeln!(to, "{complaint}");
            }
            ExitCode::from(2)
        }
    }
}

/// What whoever reads results should know of them.
fn simplified(text: &Text) -> String {
    let lines = text.simplifications();
    let lines = lines.map(|[what, leans]| format!("- {what}\n  {leans}."));
    format!("{}\n{}", text.get("cli-simplified"), lines.join("\n"))
}

fn command(text: &Text) -> Command {
    let scenario = || {
        Arg::new("scenario")
            .value_name("SCENARIO.json")
            .required(true)
            .help(text.get("cli-scenario"))
    };
    // What is negative is taken for a number, so that it is refused as one.
    let whole = |name: &'static str, value: &'static str, default: &'static str, help: String| {
        let parser = value_parser!(u64);
        let arg = Arg::new(name).long(name).value_name(value).help(help);
        let arg = arg.value_parser(parser).default_value(default);
        arg.allow_negative_numbers(true)
    };
    let days = |name: &'static str, value: &'static str, help: String| {
        let arg = Arg::new(name).long(name).value_name(value).help(help);
        arg.value_parser(value_parser!(f64))
            .allow_negative_numbers(true)
    };
    let simplified = simplified(text);
    Command::new("cadence")
        .about(text.get("cli-about"))
        .version(env!("CARGO_PKG_VERSION"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            Command::new("presets")
                .about(text.get("cli-presets"))
                .arg(Arg::new("id").value_name("ID").help(text.get("cli-preset"))),
        )
        .subcommand(
            Command::new("replay")
                .about(text.get("cli-replay"))
                .after_help(&simplified)
                .arg(scenario())
                .arg(
                    Arg::new("world")
                        .long("world")
                        .value_name("WORLD.json")
                        .conflicts_with_all(["seed", "run"])
                        .help(text.get("cli-world")),
                )
                .arg(whole("seed", "S", "1", text.get("cli-seed")))
                .arg(whole("run", "R", "0", text.get("cli-run")))
                .arg(
                    Arg::new("events")
                        .long("events")
                        .action(ArgAction::SetTrue)
                        .help(text.get("cli-events")),
                ),
        )
        .subcommand(Command::new("schema").about(text.get("cli-schema")))
        .subcommand(
            Command::new("simulate")
                .about(text.get("cli-simulate"))
                .after_help(&simplified)
                .arg(scenario())
                .arg(whole("runs", "N", "10000", text.get("cli-runs")))
                .arg(whole("seed", "S", "1", text.get("cli-seed")))
                .arg(whole("threads", "T", "0", text.get("cli-threads")))
                .arg(
                    Arg::new("csv")
                        .long("csv")
                        .value_name("FILE")
                        .help(text.get("cli-csv")),
                )
                .arg(days("tie-days", "D", text.get("cli-tie-days")))
                .arg(days(
                    "until-p85-within",
                    "DAYS",
                    text.get("cli-until-p85-within"),
                )),
        )
        .subcommand(
            Command::new("validate")
                .about(text.get("cli-validate"))
                .arg(scenario()),
        )
}

fn validate(text: &Text, arguments: &ArgMatches) -> Result<(), Complaints> {
    read_scenario(text, arguments).map(|_| ())
}

fn replay(text: &Text, arguments: &ArgMatches) -> Result<(), Complaints> {
    let scenario = read_scenario(text, arguments)?;
    let replay = match arguments.get_one::<String>("world") {
        Some(path) => {
            let document = read_file(text, path)?;
            let transcript =
                Transcript::read(&document).map_err(|problems| in_words(text, path, &problems))?;
            let ids = scenario.items.iter().map(|item| item.id.as_str());
            let world = ExplicitWorld::new(transcript, ids);
            Replay::of(&scenario, world).map_err(|missing| {
                let item = scenario
                    .items
                    .get(missing.item)
                    .map(|item| item.id.as_str());
                vec![text.with(
                    "cli-world-lacks",
                    &[
                        ("path", path.as_str().into()),
                        ("item", item.unwrap_or_default().into()),
                        ("number", missing.number.to_string().into()),
                    ],
                )]
            })?
        }
        None => {
            let mut world = scenario.world(number(arguments, "seed"));
            world.start_run(number(arguments, "run"));
            let Ok(replay) = Replay::of(&scenario, world);
            replay
        }
    };
    print(
        text,
        &replay.document(&scenario, arguments.get_flag("events")),
    )
}

fn simulate(text: &Text, arguments: &ArgMatches) -> Result<(), Complaints> {
    let scenario = read_scenario(text, arguments)?;
    let tie_days = arguments
        .get_one("tie-days")
        .copied()
        .unwrap_or(SAME_INSTANT);
    if !(0.0..f64::INFINITY).contains(&tie_days) {
        let value = tie_days.to_string();
        return Err(vec![
            text.with("cli-bad-tie-days", &[("value", value.into())]),
        ]);
    }
    let runs = usize::try_from(number(arguments, "runs")).unwrap_or(usize::MAX);
    if runs == 0 {
        return Err(vec![text.get("cli-no-runs")]);
    }
    let stop = match arguments.get_one("until-p85-within").copied() {
        None => StopRule::Runs(runs),
        Some(days) if days > 0.0 && days < f64::INFINITY => StopRule::Within {
            quantile: 0.85,
            days,
            at_most: match arguments.value_source("runs") {
                Some(ValueSource::CommandLine) => runs,
                _ => MOST_RUNS,
            },
        },
        Some(days) => {
            let value = days.to_string();
            return Err(vec![
                text.with("cli-bad-days-within", &[("value", value.into())]),
            ]);
        }
    };
    let request = simulate::Request {
        stop,
        seed: number(arguments, "seed"),
        threads: usize::try_from(number(arguments, "threads")).unwrap_or(usize::MAX),
        tie_days,
        csv: arguments.get_one::<String>("csv").map(Into::into),
    };
    let results = request.carry_out(&scenario).map_err(|hindrance| {
        vec![match hindrance {
            simulate::Hindrance::Table(error) => {
                let path = request.csv.as_deref().unwrap_or(Path::new(""));
                text.with(
                    "cli-cannot-write-table",
                    &[
                        ("path", path.display().to_string().into()),
                        ("reason", error.to_string().into()),
                    ],
                )
            }
            simulate::Hindrance::Threads(error) => {
                text.with("cli-no-threads", &[("reason", error.to_string().into())])
            }
        }]
    })?;
    print(text, &results)
}

fn number(arguments: &ArgMatches, name: &str) -> u64 {
    arguments.get_one(name).copied().unwrap_or_default()
}

fn read_file(text: &Text, path: &str) -> Result<Vec<u8>, Complaints> {
    fs::read(path).map_err(|error| {
        vec![text.with(
            "cli-cannot-read",
            &[("path", path.into()), ("reason", error.to_string().into())],
        )]
    })
}

fn read_scenario(text: &Text, arguments: &ArgMatches) -> Result<ValidScenario, Complaints> {
    let path = arguments
        .get_one::<String>("scenario")
        .map_or("", String::as_str);
    let document = read_file(text, path)?;
    ValidScenario::read(&document).map_err(|problems| in_words(text, path, &problems))
}

fn in_words(text: &Text, path: &str, problems: &[Problem]) -> Complaints {
    let problems = problems.iter().map(|problem| text.problem(problem));
    problems.map(|line| format!("{path}: {line}")).collect()
}

fn print(text: &Text, results: &impl Serialize) -> Result<(), Complaints> {
    print_with(text, |out| {
        serde_json::to_writer_pretty(&mut *out, results)?;
        writeln!(out)
    })
}

/// Prints what `write` writes.
fn print_with(
    text: &Text,
    write: impl FnOnce(&mut StdoutLock<'_>) -> io::Result<()>,
) -> Result<(), Complaints> {
    let mut out = io::stdout().lock();
    let written = write(&mut out).and_then(|()| out.flush());
    unless_left(written).map_err(|error| {
        vec![text.with("cli-cannot-write", &[("reason", error.to_string().into())])]
    })
}

/// A reader who has enough and leaves, such as `head`, is no problem.
fn unless_left(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}
