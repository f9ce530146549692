//! Every file of `tests/vectors`: an explicit world lived through under each variant gives the numbers that two
//! independent implementations of MODEL.md agreed on.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use cadence_lab::replay::Replay;
use cadence_lab::scenario::ValidScenario;
use cadence_lab::world::{ExplicitWorld, Transcript};
use serde_json::{Map, Value, json};

/// How many files there are: one that goes missing is noticed.
const FILES: usize = 203;

/// How far a number may be from the expected one; relative where that is above 1.
const TOLERANCE: f64 = 1e-6;

/// Every vector with its file name, in the order of the names.
fn vectors() -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let paths = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = paths
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let vector = serde_json::from_slice(&fs::read(path).unwrap());
            (name, vector.unwrap())
        })
        .collect()
}

/// The metrics of every variant in the vector's world, as a replay prints them.
fn lived(vector: &Value) -> Result<Map<String, Value>, String> {
    let scenario = ValidScenario::read(vector["scenario"].to_string().as_bytes())
        .map_err(|problems| format!("the scenario is refused: {problems:?}"))?;
    let transcript = Transcript::read(vector["world"].to_string().as_bytes())
        .map_err(|problems| format!("the world is refused: {problems:?}"))?;
    let world = ExplicitWorld::new(
        transcript,
        scenario.items.iter().map(|item| item.id.as_str()),
    );
    let replay = Replay::of(&scenario, world).map_err(|missing| format!("{missing:?}"))?;
    let records = replay.variants.iter();
    Ok(records
        .map(|variant| (variant.id.clone(), json!(variant.record)))
        .collect())
}

/// Whether a metric has the expected value; none only where none is expected.
fn agrees(actual: &Value, expected: &Value) -> bool {
    match (actual.as_f64(), expected.as_f64()) {
        (Some(actual), Some(expected)) => {
            (actual - expected).abs() <= TOLERANCE * expected.abs().max(1.0)
        }
        _ => actual == expected,
    }
}

/// What differs in one vector, a line each: file, variant, metric, both values.
fn differences(name: &str, vector: &Value) -> Vec<String> {
    let lived = match lived(vector) {
        Ok(lived) => lived,
        Err(reason) => return vec![format!("{name}: {reason}")],
    };
    let expected = vector["expect"].as_object().unwrap();
    let mut lines = Vec::new();
    if lived.len() != expected.len() {
        let variants: Vec<_> = lived.keys().collect();
        lines.push(format!("{name}: lived through {variants:?}"));
    }
    for (variant, metrics) in expected {
        for (metric, expected) in metrics.as_object().unwrap() {
            let actual = &lived[variant][metric];
            if !agrees(actual, expected) {
                lines.push(format!(
                    "{name}: {variant}: {metric}: is {actual}, expected {expected}"
                ));
            }
        }
    }
    lines
}

#[test]
fn every_vector_matches() {
    let vectors = vectors();
    assert_eq!(vectors.len(), FILES, "files in tests/vectors");
    let differences = vectors
        .iter()
        .flat_map(|(name, vector)| differences(name, vector));
    let lines: Vec<String> = differences.collect();
    assert!(
        lines.is_empty(),
        "{} differences:\n{}",
        lines.len(),
        lines.join("\n")
    );
}

#[test]
fn every_metric_is_expected_of_every_variant() {
    for (name, vector) in vectors() {
        for (variant, lived) in lived(&vector).unwrap() {
            let expected = vector["expect"][&variant].as_object().unwrap();
            for metric in lived.as_object().unwrap().keys() {
                assert!(expected.contains_key(metric), "{name}: {variant}: {metric}");
            }
        }
    }
}

#[test]
fn a_wrong_number_is_named() {
    // It has one verdict, at its end.
    let is_it = |(name, _): &(String, Value)| name == "dds_calendar_meetings.json";
    let (name, mut vector) = vectors().into_iter().find(is_it).unwrap();
    let (variant, metrics) = vector["expect"]
        .as_object_mut()
        .unwrap()
        .iter_mut()
        .next()
        .unwrap();
    let variant = variant.clone();
    let finish = metrics["finish"].as_f64().unwrap();
    metrics["finish"] = json!(finish * (1.0 + 2.0 * TOLERANCE));
    metrics["first_answer"] = Value::Null;
    let lines = differences(&name, &vector);
    assert_eq!(lines.len(), 2, "{lines:?}");
    for (line, metric) in lines.iter().zip(["finish", "first_answer"]) {
        assert!(
            line.contains(&name) && line.contains(&variant) && line.contains(metric),
            "{line}"
        );
        assert!(line.contains(&finish.to_string()), "{line}");
    }
}
