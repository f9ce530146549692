//! The built `cadence`, run as a person or a script runs it: arguments in, bytes and an exit code out.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cadence_lab::analysis::metric::Metric;
use cadence_lab::analysis::samples::Samples;
use cadence_lab::document::Document;
use cadence_lab::preset::PRESETS;
use cadence_lab::scenario::ValidScenario;
use cadence_lab::study::{Study, blocks};
use cadence_lab::units::SAME_INSTANT;
use serde_json::{Value, json};

const EVERYTHING: &str = include_str!("golden/everything.json");

/// The document of the first preset.
fn explore() -> String {
    Document::of_node(PRESETS[0].document()).to_json()
}

/// What a command came to.
struct Ran {
    code: Option<i32>,
    out: Vec<u8>,
    complaints: String,
}

impl Ran {
    /// What was printed, where nothing was wrong.
    fn json(&self) -> Value {
        assert_eq!((self.code, self.complaints.as_str()), (Some(0), ""));
        serde_json::from_slice(&self.out).unwrap()
    }
}

fn cadence<A: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = A>) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_cadence"))
        .args(arguments)
        .output()
        .unwrap();
    Ran {
        code: output.status.code(),
        out: output.stdout,
        complaints: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A folder for the files of one test.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("command_line_{test}"));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        fs::write(&path, content).unwrap();
        path
    }
}

fn vector(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/vectors/{name}.json"));
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

fn is_close(a: &Value, b: &Value) -> bool {
    match (a.as_f64(), b.as_f64()) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-6 * b.abs().max(1.0),
        _ => a == b,
    }
}

#[test]
fn a_replay_of_a_given_world_prints_the_expected_metrics() {
    let folder = Folder::new("given_world");
    for name in [
        "dds_calendar_meetings",
        "kanban_goal_fails_only_with_its_last_item_2",
        "random_2_0042",
        "random_2_0100",
        "same_without_meetings_all_four_agree",
    ] {
        let vector = vector(name);
        let scenario = folder.write("scenario.json", vector["scenario"].to_string());
        let world = folder.write("world.json", vector["world"].to_string());
        let printed = cadence(["replay", &scenario, "--world", &world]).json();
        let expected = vector["expect"].as_object().unwrap();
        let processes = printed["processes"].as_object().unwrap();
        assert_eq!(processes.len(), expected.len(), "{name}");
        for (variant, expected) in expected {
            let entry = processes[variant].as_object().unwrap();
            assert!(
                !entry.contains_key("events"),
                "{name}: nobody asked for events"
            );
            let metrics = entry["metrics"].as_object().unwrap();
            let expected = expected.as_object().unwrap();
            assert!(
                metrics.keys().eq(expected.keys()),
                "{name}: {variant}: {metrics:?}"
            );
            for (metric, expected) in expected {
                let actual = &metrics[metric];
                let message =
                    format!("{name}: {variant}: {metric}: is {actual}, expected {expected}");
                assert!(is_close(actual, expected), "{message}");
            }
        }
    }
}

#[test]
fn a_printed_world_lived_through_again_prints_the_same_bytes() {
    let folder = Folder::new("printed_world");
    let scenario = folder.write("scenario.json", EVERYTHING);
    let mut seen = Vec::new();
    for run in ["0", "1", "999"] {
        let drawn = cadence(["replay", &scenario, "--seed", "7", "--run", run, "--events"]);
        let printed = drawn.json();
        for (variant, entry) in printed["processes"].as_object().unwrap() {
            let events = entry["events"].as_array().unwrap();
            let last = events.last().unwrap();
            assert_eq!(last["event"], "project_end", "{variant}");
            assert_eq!(last["outcome"], entry["metrics"]["outcome"], "{variant}");
            assert_eq!(last["t"], entry["metrics"]["finish"], "{variant}");
        }
        let world = folder.write("world.json", printed["world"].to_string());
        let again = cadence(["replay", &scenario, "--world", &world, "--events"]);
        assert_eq!(again.code, Some(0), "{}", again.complaints);
        assert!(again.out == drawn.out, "run {run} differs when lived again");
        seen.push(drawn.out);
    }
    assert!(seen[0] != seen[1] && seen[1] != seen[2], "runs are alike");
}

#[test]
fn a_replay_is_a_run_of_the_study() {
    let folder = Folder::new("run_of_study");
    let scenario = folder.write("scenario.json", EVERYTHING);
    let valid = ValidScenario::read(EVERYTHING.as_bytes()).unwrap();
    let printed = cadence(["replay", &scenario, "--seed", "11", "--run", "5"]).json();
    let mut study = Study::new(&valid, 11);
    for (variant, record) in valid.processes.iter().zip(study.run(5)) {
        assert_eq!(
            printed["processes"][&variant.id]["metrics"],
            json!(record),
            "{}",
            variant.id
        );
    }
}

#[test]
fn a_world_that_lacks_an_attempt_is_told_by_item_and_number() {
    let folder = Folder::new("lacking_world");
    let vector = vector("kanban_attempts_run_out_1");
    let scenario = folder.write("scenario.json", vector["scenario"].to_string());
    let mut world = vector["world"].clone();
    let attempts = world["attempts"].as_object_mut().unwrap();
    let (item, attempts) = attempts
        .iter_mut()
        .find(|(_, it)| it.as_array().unwrap().len() > 1)
        .unwrap();
    let item = item.clone();
    attempts.as_array_mut().unwrap().truncate(1);
    let world = folder.write("world.json", world.to_string());
    let ran = cadence(["replay", &scenario, "--world", &world, "--events"]);
    assert_eq!((ran.code, ran.out.len()), (Some(2), 0));
    assert_eq!(ran.complaints.lines().count(), 1, "{}", ran.complaints);
    let place = format!("attempts.{item}: attempt 2 is missing");
    assert!(ran.complaints.contains(&place), "{}", ran.complaints);
}

#[test]
fn a_study_prints_what_the_library_computes() {
    const RUNS: usize = 2_300;
    const SEED: u64 = 77;
    let folder = Folder::new("study");
    for (document, tie_days) in [(explore().as_str(), None), (EVERYTHING, Some(1.5))] {
        let scenario = folder.write("scenario.json", document);
        let mut arguments = vec!["simulate".to_owned(), scenario];
        let (runs, seed) = (RUNS.to_string(), SEED.to_string());
        arguments.extend(["--runs", &runs, "--seed", &seed].map(str::to_owned));
        if let Some(days) = tie_days {
            arguments.extend(["--tie-days".to_owned(), f64::to_string(&days)]);
        }
        let printed = cadence(&arguments).json();

        let valid = ValidScenario::read(document.as_bytes()).unwrap();
        let mut study = Study::new(&valid, SEED);
        let mut samples = Samples::new(valid.processes.iter().map(|it| it.id.clone()).collect());
        for index in 0..blocks(RUNS) {
            samples.add(study.block(index, RUNS)).unwrap();
        }
        assert_eq!(printed["model"], 1);
        assert_eq!(printed["runs"], RUNS);
        assert_eq!(printed["seed"], SEED);
        let processes = printed["processes"].as_object().unwrap();
        assert_eq!(processes.len(), valid.processes.len());
        for (id, summary) in samples.summaries() {
            let expected: Value = serde_json::from_str(&json!(summary).to_string()).unwrap();
            assert_eq!(processes[id], expected, "{id}");
        }
        let paired = samples.paired(tie_days.unwrap_or(SAME_INSTANT));
        let expected: Value = serde_json::from_str(&json!(paired).to_string()).unwrap();
        assert_eq!(printed["paired"], expected);
    }
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let folder = Folder::new("threads");
    let scenario = folder.write("scenario.json", EVERYTHING);
    let simulate = |threads: &str| {
        let csv = folder.path(&format!("runs_{threads}.csv"));
        let ran = cadence([
            "simulate",
            &scenario,
            "--runs",
            "3100",
            "--seed",
            "3",
            "--threads",
            threads,
            "--csv",
            &csv,
        ]);
        assert_eq!((ran.code, ran.complaints.as_str()), (Some(0), ""));
        (ran.out, fs::read(csv).unwrap())
    };
    let alone = simulate("1");
    assert!(alone == simulate("2"), "one and two threads differ");
    assert!(alone == simulate("0"), "one thread and all differ");
    // More than there are blocks for, and than a machine can start.
    let most = simulate(&usize::MAX.to_string());
    assert!(alone == most, "one thread and very many differ");
}

#[test]
fn a_study_stops_at_the_same_run_whatever_the_number_of_threads() {
    let folder = Folder::new("until");
    let scenario = folder.write("scenario.json", explore());
    let until = |days: &str, more: &[&str]| {
        let arguments = ["simulate", &scenario, "--until-p85-within", days];
        let ran = cadence([&arguments, more].concat());
        assert_eq!((ran.code, ran.complaints.as_str()), (Some(0), ""));
        ran
    };
    let alone = until("2", &["--threads", "1"]);
    assert_eq!(alone.json()["runs"], 10_000);
    assert!(alone.out == until("2", &["--threads", "2"]).out);
    let at_most = until("0.001", &["--runs", "1200"]).json();
    assert_eq!(at_most["runs"], 1_200);
    let few = cadence(["simulate", &scenario, "--runs", "1200"]).json();
    assert_eq!(at_most, few);
    for days in ["0", "NaN", "inf"] {
        let ran = cadence(["simulate", &scenario, "--until-p85-within", days]);
        assert_eq!(ran.code, Some(2));
        assert!(
            ran.complaints.contains("--until-p85-within: "),
            "{}",
            ran.complaints
        );
    }
}

#[test]
fn the_table_has_a_row_per_run_and_variant_with_the_printed_means() {
    const RUNS: usize = 1_050;
    let folder = Folder::new("table");
    let scenario = folder.write("scenario.json", EVERYTHING);
    let csv = folder.path("runs.csv");
    let runs = RUNS.to_string();
    let printed = cadence([
        "simulate", &scenario, "--runs", &runs, "--seed", "5", "--csv", &csv,
    ])
    .json();
    let mut table = csv::Reader::from_path(csv).unwrap();
    let heads: Vec<String> = table.headers().unwrap().iter().map(str::to_owned).collect();
    let names = Metric::ALL.map(Metric::name);
    assert_eq!(heads[..3], ["run", "process", "outcome"]);
    assert_eq!(heads[3..], names);
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    let variants: Vec<&String> = printed["processes"].as_object().unwrap().keys().collect();
    assert_eq!(rows.len(), RUNS * variants.len());
    for (id, summary) in printed["processes"].as_object().unwrap() {
        let of_variant: Vec<_> = rows.iter().filter(|row| row[1] == **id).collect();
        let runs: Vec<usize> = of_variant
            .iter()
            .map(|row| row[0].parse().unwrap())
            .collect();
        assert!(runs.into_iter().eq(0..RUNS), "{id}: runs in their order");
        for (outcome, count) in summary["outcomes"].as_object().unwrap() {
            let rows = of_variant.iter().filter(|row| row[2] == **outcome).count();
            assert_eq!(rows as u64, count.as_u64().unwrap(), "{id}: {outcome}");
        }
        for (column, name) in (3..).zip(names) {
            let over_delivered = ["finish", "value_days"].contains(&name);
            let values: Vec<f64> = of_variant
                .iter()
                .filter(|row| !over_delivered || row[2] == *"delivered")
                .filter(|row| !row[column].is_empty())
                .map(|row| row[column].parse().unwrap())
                .collect();
            let mean = values.iter().sum::<f64>() / values.len() as f64;
            let printed = summary[name]["mean"].as_f64().unwrap();
            let message = format!("{id}: {name}: {mean} in the table, {printed} printed");
            assert!(
                (mean - printed).abs() <= 1e-9 * printed.abs().max(1.0),
                "{message}"
            );
        }
    }
}

#[test]
fn a_valid_scenario_is_taken_in_silence() {
    let folder = Folder::new("valid");
    let scenario = folder.write("scenario.json", EVERYTHING);
    let ran = cadence(["validate", &scenario]);
    assert_eq!(
        (ran.code, ran.out.len(), ran.complaints.as_str()),
        (Some(0), 0, "")
    );
}

#[test]
fn every_problem_stands_on_a_line_of_its_own() {
    let folder = Folder::new("problems");
    let mut document: Value = serde_json::from_str(EVERYTHING).unwrap();
    document["team"]["focus"] = json!(1.5);
    document["items"][3]["after"] = json!(["nothing"]);
    document["items"][5]["effort"] = json!({"kind": "lognormal", "median": -1, "sigma": 9});
    document["processes"]["dds"]["surprise"] = json!("a\nb");
    let scenario = folder.write("scenario.json", document.to_string());
    let problems = ValidScenario::read(document.to_string().as_bytes()).unwrap_err();
    for command in ["validate", "simulate", "replay"] {
        let ran = cadence([command, &scenario]);
        assert_eq!((ran.code, ran.out.len()), (Some(2), 0), "{command}");
        let lines: Vec<&str> = ran.complaints.lines().collect();
        assert_eq!(lines.len(), problems.len(), "{command}: {lines:?}");
        assert!(lines.len() >= 5, "{lines:?}");
        for (line, problem) in lines.iter().zip(&problems) {
            assert!(
                line.contains(&problem.path),
                "{command}: {line} of {}",
                problem.path
            );
        }
    }
}

#[test]
fn what_cannot_be_carried_out_is_told() {
    let folder = Folder::new("refused");
    let scenario = folder.write("scenario.json", EVERYTHING);
    let nowhere = folder.path("nowhere/there");
    let broken = folder.write("broken.json", "{\"attempts\": ");
    let cannot_be_written = format!("{nowhere}: cannot be written");
    let cases: [(&[&str], &str); 12] = [
        (&["validate", &nowhere], "cannot be read"),
        (
            &["replay", &scenario, "--world", &nowhere],
            "cannot be read",
        ),
        (&["replay", &scenario, "--world", &broken], "broken.json"),
        (
            &["replay", &scenario, "--world", &broken, "--seed", "1"],
            "--seed",
        ),
        (
            &["replay", &scenario, "--run", "-1"],
            "'-1' for '--run <R>'",
        ),
        (&["simulate", &scenario, "--runs", "0"], "--runs"),
        (
            &["simulate", &scenario, "--runs", "5", "--tie-days", "NaN"],
            "--tie-days: NaN is not allowed",
        ),
        (
            &["simulate", &scenario, "--runs", "5", "--tie-days", "-1"],
            "--tie-days: -1 is not allowed",
        ),
        (
            &["simulate", &scenario, "--tie-days=-1e-9"],
            "--tie-days: -0.000000001 is not allowed",
        ),
        (
            &["simulate", &scenario, "--until-p85-within", "-0.5"],
            "--until-p85-within: -0.5 is not allowed",
        ),
        (
            &["simulate", &scenario, "--runs", "5", "--csv", &nowhere],
            &cannot_be_written,
        ),
        (&["walk"], "walk"),
    ];
    for (arguments, words) in cases {
        let ran = cadence(arguments);
        assert_eq!((ran.code, ran.out.len()), (Some(2), 0), "{arguments:?}");
        assert!(
            ran.complaints.contains(words),
            "{arguments:?}: {}",
            ran.complaints
        );
    }
}

#[test]
fn a_reader_who_has_enough_ends_the_command_quietly() {
    let folder = Folder::new("left");
    let scenario = folder.write("scenario.json", EVERYTHING);
    let broken = folder.write("broken.json", "{\"attempts\": ");
    let left = || {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        writer
    };
    let commands: [&[&str]; 6] = [
        &["--help"],
        &["presets"],
        &["presets", PRESETS[0].id],
        &["schema"],
        &["replay", &scenario, "--events"],
        &["simulate", &scenario, "--runs", "5"],
    ];
    for arguments in commands {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cadence"));
        let ran = command.args(arguments).stdout(left()).output().unwrap();
        let complaints = String::from_utf8_lossy(&ran.stderr);
        assert_eq!(
            (ran.status.code(), &*complaints),
            (Some(0), ""),
            "{arguments:?}"
        );
    }
    // A problem that nobody reads is one still.
    let mut command = Command::new(env!("CARGO_BIN_EXE_cadence"));
    let ran = command.args(["validate", &broken]).stderr(left()).status();
    assert_eq!(ran.unwrap().code(), Some(2));
}

#[test]
fn the_schema_is_printed_as_it_is_published() {
    let schema = cadence(["schema"]);
    let published = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/scenario.schema.json");
    assert_eq!(schema.json()["type"], "object");
    assert_eq!(schema.out, fs::read(published).unwrap());
}
