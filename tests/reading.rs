//! Reading scenarios: every vector, documents written and read again, and bytes of any kind.

#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;

use cadence_lab::distribution::Distribution;
use cadence_lab::document::Document;
use cadence_lab::reading::{Node, parse};
use cadence_lab::scenario::{Item, Order, Role, Scenario, Team, Unplanned, ValidScenario, Variant};
use cadence_lab::text::Text;
use proptest::prelude::*;
use proptest::sample::Index;

/// The scenarios of all vectors, each with the name of its file.
fn vectors() -> Vec<(String, Vec<u8>)> {
    let mut scenarios = Vec::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors")).unwrap()
    {
        let path = entry.unwrap().path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let vector: serde_json::Value =
                serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            scenarios.push((name, serde_json::to_vec(&vector["scenario"]).unwrap()));
        }
    }
    scenarios.sort();
    scenarios
}

/// Reads a document, words its problems, and if it has none, writes it and reads it again.
fn read(document: &[u8]) {
    let reading = Scenario::read(document);
    let text = Text::english();
    for problem in reading.problems.iter().take(100) {
        let line = text.problem(problem);
        assert!(!line.contains('\n'), "{line}");
    }
    if reading.problems.is_empty() {
        let scenario = reading.scenario.unwrap();
        assert_eq!(
            *ValidScenario::read(Document::of(&scenario).to_json().as_bytes()).unwrap(),
            scenario
        );
    }
}

#[test]
fn every_vector_is_read_and_written_without_a_problem() {
    let vectors = vectors();
    assert_eq!(vectors.len(), 203);
    for (name, document) in vectors {
        let scenario = ValidScenario::read(&document)
            .unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
        let written = Document::of(&scenario).to_json();
        assert_eq!(
            ValidScenario::read(written.as_bytes()).unwrap(),
            scenario,
            "{name}"
        );
        assert_eq!(scenario.validate().unwrap(), scenario, "{name}");
    }
}

#[test]
fn what_is_written_has_the_fields_of_the_document_in_their_order() {
    let document = br#"{
        "format": "cadence-lab/scenario", "version": 1, "name": "Short", "correlation": -0.0,
        "team": {"hours_per_day": 8, "focus": 1, "roles": [{"id": "a", "name": "A", "people": 1, "day_rate": 0.1}]},
        "items": [{"id": "x", "name": "X", "role": "a", "estimate": 1, "effort": {"kind": "fixed", "value": 0.30000000000000004}}],
        "processes": {
            "zebra": {"process": "stage_gate", "name": "Late", "gate_hours": 1, "gate_wait_days": 2, "daily_minutes": 0},
            "stage_gate": {"process": "stage_gate", "name": "", "daily_minutes": 0, "gate_wait_days": 2, "gate_hours": 1}
        }
    }"#;
    let scenario = ValidScenario::read(document).unwrap();
    let expected =
        r#"{"format":"cadence-lab/scenario","version":1,"name":"Short","description":"","#
            .to_owned()
            + r#""team":{"hours_per_day":8,"focus":1,"roles":[{"id":"a","name":"A","people":1,"day_rate":0.1}]},"#
            + r#""correlation":0,"order":"listed","items":[{"id":"x","name":"X","phase":"","role":"a","crew":1,"estimate":1,"#
            + r#""effort":{"kind":"fixed","value":0.30000000000000004},"observe":{"kind":"fixed","value":0},"analyze_share":0,"#
            + r#""attempt_cost":0,"success":1,"evidence":null,"learning":0,"max_attempts":1,"required":true,"#
            + r#""after":[],"redo":[],"goal":"","capability":"","value":0}],"unplanned":null,"processes":{"#
            + r#""zebra":{"process":"stage_gate","name":"Late","gate_hours":1,"gate_wait_days":2,"daily_minutes":0},"#
            + r#""stage_gate":{"gate_hours":1,"gate_wait_days":2,"daily_minutes":0}}}"#;
    assert_eq!(
        serde_json::to_string(&scenario.to_node()).unwrap(),
        expected
    );
}

#[test]
fn what_indentation_would_make_too_large_is_written_on_one_line() {
    let (_, document) = vectors().swap_remove(0);
    let mut scenario = ValidScenario::read(&document).unwrap().into_scenario();
    let values = vec![3.5; 10_000];
    let mut item = scenario.items[0].clone();
    item.after.clear();
    item.redo.clear();
    item.effort = Distribution::Empirical { values };
    for index in 0..20 {
        item.id = format!("another {index}");
        scenario.items.push(item.clone());
    }
    let scenario = scenario.validate().unwrap();
    assert_eq!(
        ValidScenario::read(Document::of(&scenario).to_json().as_bytes()).unwrap(),
        scenario
    );
}

#[test]
fn of_a_document_full_of_problems_a_thousand_are_told() {
    let mut fields = String::new();
    for index in 0..90_000 {
        fields += &format!("\"{index:05}\":0,");
    }
    let document = format!("{{\"name\":0,{}\"version\":2}}", fields);
    assert!(document.len() < 1_000_000);
    let reading = Scenario::read(document.as_bytes());
    // More would help nobody.
    assert_eq!(reading.problems.len(), 1_000);
    read(
        format!(
            "{{\"items\": [{}0], \"processes\": {{{}\"\": 0}}}}",
            "{},".repeat(100_000),
            fields
        )
        .as_bytes(),
    );
}

/// A text of any characters.
fn text(length: RangeInclusive<usize>) -> impl Strategy<Value = String> {
    prop::collection::vec(any::<char>(), length).prop_map(String::from_iter)
}

/// A label out of few, or none, so that items share them.
fn label() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["", "a", "b", "c"]).prop_map(str::to_owned)
}

fn number(low: f64, high: f64) -> impl Strategy<Value = f64> {
    low..=high
}

/// Any kind but `ratio`.
fn distribution() -> impl Strategy<Value = Distribution> {
    prop_oneof![
        number(0.0, 1e4).prop_map(|value| Distribution::Fixed { value }),
        (number(0.0, 5e3), number(0.0, 5e3)).prop_map(|(min, more)| Distribution::Uniform {
            min,
            max: min + more
        }),
        (number(0.0, 3e3), number(0.0, 3e3), number(1e-3, 3e3)).prop_map(|(min, up, down)| {
            let mode = min + up;
            Distribution::Triangular {
                min,
                mode,
                max: mode + down,
            }
        }),
        (number(0.0, 3e3), number(1e-3, 3e3), number(0.0, 3e3)).prop_map(|(min, up, down)| {
            let mode = min + up;
            Distribution::Pert {
                min,
                mode,
                max: mode + down,
            }
        }),
        (number(1e-300, 1e4), number(0.0, 5.0))
            .prop_map(|(median, sigma)| Distribution::Lognormal { median, sigma }),
        (number(1e-3, 1e4), number(1e-3, 10.0))
            .prop_map(|(mean, cv)| Distribution::Gamma { mean, cv }),
        (number(1e-3, 1e4), number(0.1, 100.0))
            .prop_map(|(scale, shape)| Distribution::Weibull { scale, shape }),
        prop::collection::vec(number(0.0, 1e4), 1..20).prop_map(|mut values| {
            values.sort_by(f64::total_cmp);
            Distribution::Empirical { values }
        }),
    ]
}

fn effort() -> impl Strategy<Value = Distribution> {
    prop_oneof![
        distribution(),
        distribution().prop_map(|of| Distribution::Ratio { of: Box::new(of) })
    ]
}

/// An item that waits for some of those before it, by their position; some of these are done again.
fn item() -> impl Strategy<Value = (Item, Vec<Index>, bool)> {
    let texts = (text(0..=20), label(), label(), label());
    let chances = (
        number(0.0, 0.99),
        number(0.01, 1.0),
        prop::option::of(number(0.5, 1e3)),
        number(0.0, 0.99),
    );
    let numbers = (
        number(1e-6, 1e3),
        number(0.0, 1e9),
        number(0.0, 1e9),
        1..=20_u32,
    );
    (
        texts,
        chances,
        numbers,
        (effort(), distribution(), any::<bool>()),
        prop::collection::vec(any::<Index>(), 0..4),
        any::<bool>(),
    )
        .prop_map(
            |(
                (name, phase, goal, capability),
                (analyze_share, success, evidence, learning),
                numbers,
                rest,
                before,
                redo,
            )| {
                let (estimate, attempt_cost, value, max_attempts) = numbers;
                let (effort, observe, required) = rest;
                let item = Item {
                    id: String::new(),
                    name,
                    phase,
                    role: String::new(),
                    crew: 1,
                    estimate,
                    effort,
                    observe,
                    analyze_share,
                    attempt_cost,
                    success,
                    evidence,
                    learning,
                    max_attempts,
                    required,
                    after: Vec::new(),
                    redo: Vec::new(),
                    goal,
                    capability,
                    value,
                };
                (item, before, redo)
            },
        )
}

/// The variants of some vectors under ids and names of their own. Stage gates stay out, as random phases are in no order.
fn variants() -> impl Strategy<Value = Vec<Variant>> {
    let first_variant = |process: &&str| {
        let (_, document) = vectors()
            .into_iter()
            .find(|(name, _)| name.starts_with(process))
            .unwrap();
        ValidScenario::read(&document)
            .unwrap()
            .into_scenario()
            .processes
            .remove(0)
    };
    let known: Vec<Variant> = ["scrum", "dds", "kanban"]
        .iter()
        .map(first_variant)
        .collect();
    prop::collection::vec((prop::sample::select(known), text(0..=20)), 1..=5).prop_map(|chosen| {
        let variant = |(index, (variant, name)): (usize, (Variant, String))| Variant {
            id: if index == 0 {
                variant.id.clone()
            } else {
                format!("v_{index}")
            },
            name,
            ..variant
        };
        chosen.into_iter().enumerate().map(variant).collect()
    })
}

prop_compose! {
    /// Scenarios that keep every rule.
    fn scenario()(
        texts in (text(0..=200), text(0..=300)),
        // Days of 8 hours and more leave every sprint of the vectors a work window.
        (hours_per_day, focus, correlation) in (number(8.0, 24.0), number(0.01, 1.0), number(0.0, 0.95)),
        roles in prop::collection::vec((text(1..=30), text(0..=20), 1..=50_u32, number(0.0, 1e6)), 1..=12),
        order in prop::sample::select(vec![Order::Listed, Order::Value]),
        drawn in prop::collection::vec((item(), any::<Index>(), any::<Index>()), 1..20),
        unplanned in prop::option::of((number(1e-3, 10.0), any::<Index>(), distribution())),
        processes in variants(),
    ) -> Scenario {
        let role = |(index, (id, name, people, day_rate))| Role { id: format!("{index} {id}"), name, people, day_rate };
        let roles: Vec<Role> = roles.into_iter().enumerate().map(role).collect();
        let mut items: Vec<Item> = Vec::new();
        for ((mut item, before, redo), role, crew) in drawn {
            let role: &Role = role.get(&roles);
            item.id = format!("item {}", items.len());
            item.role = role.id.clone();
            item.crew = u32::try_from(crew.index(role.people as usize)).unwrap() + 1;
            if !items.is_empty() {
                item.after = before.iter().map(|index| index.get(&items).id.clone()).collect();
                item.after.sort();
                item.after.dedup();
            }
            if redo && item.goal.is_empty() {
                let without_goal = |id: &&String| items.iter().any(|item| &&item.id == id && item.goal.is_empty());
                item.redo = item.after.iter().filter(without_goal).cloned().collect();
            }
            items.push(item);
        }
        let unplanned = unplanned.map(|(per_day, role, effort)| Unplanned { per_day, role: role.get(&roles).id.clone(), effort });
        Scenario {
            name: texts.0, description: texts.1, team: Team { hours_per_day, focus, roles }, correlation, order, items, unplanned,
            processes,
        }
    }
}

/// Values to put where another stood.
fn strange() -> impl Strategy<Value = String> {
    let plain = [
        "null",
        "true",
        "-1",
        "0",
        "1",
        "1e308",
        "-0.0",
        "0.5",
        "1e-320",
        "18446744073709551615",
        "\"\"",
        "\"a\"",
        "\"x\"",
        "[]",
        "[[]]",
        "{}",
        "[\"x\"]",
        "{\"kind\": \"fixed\", \"value\": 1}",
        "{\"kind\": \"ratio\"}",
        "\"\\u0000\\ud83d\\ude00\\n\"",
    ];
    prop_oneof![
        prop::sample::select(plain.map(str::to_owned).to_vec()),
        any::<f64>().prop_map(|value| value.to_string())
    ]
}

/// The document with one value, or one key, replaced.
fn replace(document: &str, place: &Index, by: &str) -> String {
    let starts: Vec<usize> = document
        .match_indices([':', ',', '[', '{'])
        .map(|(index, _)| index + 1)
        .collect();
    let start = *place.get(&starts);
    let end = start + document[start..].find([',', ']', '}', ':']).unwrap_or(0);
    format!("{}{by}{}", &document[..start], &document[end..])
}

/// What JSON is made of.
const WORDS: &[&str] = &[
    "[",
    "]",
    "{",
    "}",
    ":",
    ",",
    "null",
    "true",
    "-7",
    "1e9",
    "0.5",
    "\"\"",
    "\"items\"",
    "\"\\u0000\"",
    " ",
    "\n",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        read(&bytes);
    }

    #[test]
    fn any_json_is_read(words in prop::collection::vec(prop::sample::select(WORDS), 0..40)) {
        read(words.concat().as_bytes());
    }

    #[test]
    fn mutated_scenarios_are_read(scenario in scenario(), edits in prop::collection::vec((any::<Index>(), strange()), 1..6)) {
        let mut document = serde_json::to_string(&scenario.to_node()).unwrap();
        for (place, by) in edits {
            document = replace(&document, &place, &by);
            read(document.as_bytes());
        }
    }

    #[test]
    fn mutated_bytes_are_read(scenario in scenario(), edits in prop::collection::vec((any::<Index>(), any::<u8>()), 1..6)) {
        let mut document = serde_json::to_vec(&scenario.to_node()).unwrap();
        for (place, by) in edits {
            let place = place.index(document.len());
            document[place] = by;
            read(&document);
        }
    }

    #[test]
    fn what_keeps_the_rules_is_read_as_it_was_written(scenario in scenario()) {
        let read = ValidScenario::read(Document::of(&scenario).to_json().as_bytes());
        prop_assert_eq!(read.map(ValidScenario::into_scenario), Ok(scenario));
    }

    #[test]
    fn a_number_keeps_every_digit(value in any::<f64>().prop_filter("JSON has no others", |value| value.is_finite())) {
        let node = parse(serde_json::to_string(&value).unwrap().as_bytes()).unwrap();
        prop_assert_eq!(&node, &Node::Number(value));
        prop_assert_eq!(node.short().parse::<f64>().unwrap(), value);
    }
}
