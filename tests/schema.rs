//! The published JSON Schema of scenario files: what it says is what the reader says.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use boon::{Compiler, Draft, SchemaIndex, Schemas};
use cadence_lab::cli::schema;
use cadence_lab::document::Document;
use cadence_lab::preset::{PRESETS, READY_MADE, ready_made};
use cadence_lab::reading::{Fault, Problem};
use cadence_lab::scenario::Scenario;
use cadence_lab::text::Text;
use proptest::prelude::*;
use serde_json::{Value, json};

fn published() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("static/scenario.schema.json")
}

#[test]
fn the_published_schema_is_that_of_the_readers() {
    let published = fs::read_to_string(published()).unwrap_or_default();
    assert!(
        published == schema::document(&Text::english()),
        "static/scenario.schema.json is of other readers or other words; write it anew: \
         cargo run -- schema > static/scenario.schema.json"
    );
}

/// The schema, ready to judge documents.
struct Judge {
    schemas: Schemas,
    schema: SchemaIndex,
}

impl Judge {
    fn new() -> Self {
        let document: Value = serde_json::from_str(&schema::document(&Text::english())).unwrap();
        let mut compiler = Compiler::new();
        compiler.set_default_draft(Draft::V2020_12);
        compiler.add_resource("scenario.json", document).unwrap();
        let mut schemas = Schemas::new();
        // Compiling judges the schema itself by the dialect's own.
        let schema = compiler.compile("scenario.json", &mut schemas);
        let schema = schema.unwrap_or_else(|error| panic!("{error:#}"));
        Self { schemas, schema }
    }

    #[track_caller]
    fn allows(&self, document: &Value, name: &str) {
        if let Err(error) = self.schemas.validate(document, self.schema) {
            panic!("{name}: {error:#}");
        }
    }

    fn refuses(&self, document: &Value) -> bool {
        self.schemas.validate(document, self.schema).is_err()
    }
}

fn problems(document: &Value) -> Vec<Problem> {
    Scenario::read(document.to_string().as_bytes()).problems
}

/// Whether a problem is one between fields, of which a schema knows nothing.
fn is_between_fields(problem: &Problem) -> bool {
    match &problem.fault {
        Fault::Missing(_) | Fault::NotAllowed(_) | Fault::WrongCount { .. } => {
            // Bounds of one another; their own range is wider.
            let of_others = ["mode", "max", "min"].map(|it| format!(".{it}"));
            of_others.iter().any(|it| problem.path.ends_with(it)) && problem.value.is_some()
                || problem.path.contains("values[")
        }
        Fault::UnknownField { .. } => false,
        Fault::Repeated { .. } => {
            !problem.path.contains(".after[") && !problem.path.contains(".redo[")
        }
        _ => true,
    }
}

#[test]
fn every_scenario_that_is_read_keeps_the_schema() {
    let judge = Judge::new();
    for preset in PRESETS {
        let short = Document::of_node(preset.document()).to_line();
        let written_out = Document::of(&preset.scenario().unwrap()).to_line();
        for document in [short, written_out] {
            judge.allows(&serde_json::from_str(&document).unwrap(), preset.id);
        }
    }
    let mut count = 0;
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors")).unwrap()
    {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|it| it == "json") {
            let vector: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            judge.allows(&vector["scenario"], &path.display().to_string());
            count += 1;
        }
    }
    assert!(count > 100);
}

/// A document in which everything stands that may.
fn document() -> Value {
    let mut document = json!({
        "format": "cadence-lab/scenario", "version": 1, "name": "Churn model", "description": "d",
        "team": { "hours_per_day": 8, "focus": 0.8, "roles": [
            { "id": "ds", "name": "Data scientist", "people": 2, "day_rate": 800 },
            { "id": "de", "name": "Data engineer", "people": 1, "day_rate": 700 } ] },
        "correlation": 0.1, "order": "value",
        "items": [
            { "id": "collect", "name": "Collect", "role": "de", "estimate": 4, "effort": { "kind": "fixed", "value": 4 } },
            { "id": "label", "name": "Label images", "phase": "data", "role": "ds", "crew": 1, "estimate": 6,
              "effort": { "kind": "lognormal", "median": 6, "sigma": 0.6 },
              "observe": { "kind": "uniform", "min": 0, "max": 2 },
              "analyze_share": 0.2, "attempt_cost": 10, "success": 0.7, "evidence": 4.5, "learning": 0.1,
              "max_attempts": 4, "required": true, "after": ["collect"], "redo": ["collect"],
              "goal": "", "capability": "baseline", "value": 5 },
            { "id": "model", "name": "Model", "role": "ds", "estimate": 5,
              "effort": { "kind": "ratio", "of": { "kind": "empirical", "values": [0.5, 1, 1, 2.5] } },
              "after": ["label"], "goal": "answer" },
            { "id": "a", "name": "", "role": "ds", "estimate": 1, "effort": { "kind": "triangular", "min": 1, "mode": 2, "max": 3 },
              "observe": { "kind": "pert", "min": 1, "mode": 2, "max": 3 } },
            { "id": "b", "name": "", "role": "ds", "estimate": 1, "effort": { "kind": "gamma", "mean": 1, "cv": 0.5 },
              "observe": { "kind": "weibull", "scale": 1, "shape": 1 } },
        ],
        "unplanned": { "per_day": 0.1, "role": "ds", "effort": { "kind": "gamma", "mean": 0.5, "cv": 1 } },
        "processes": {}
    });
    for id in ["scrum", "dds", "dds_strict", "kanban", "stage_gate"] {
        let variant = Document::of_node(ready_made(id, 4.0).unwrap()).to_line();
        document["processes"][id] = serde_json::from_str(&variant).unwrap();
    }
    assert!(READY_MADE.contains(&"dds_strict"));
    document
}

/// Sets what a JSON pointer leads to, or takes it out where `value` is none.
fn edit(document: &mut Value, pointer: &str, value: Option<Value>) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match (document.pointer_mut(parent).unwrap(), value) {
        (Value::Object(fields), None) => drop(fields.remove(key)),
        (Value::Object(fields), Some(value)) => drop(fields.insert(key.to_owned(), value)),
        (Value::Array(list), None) => drop(list.remove(key.parse().unwrap())),
        (Value::Array(list), Some(value)) => list[key.parse::<usize>().unwrap()] = value,
        _ => unreachable!("{pointer}"),
    }
}

/// MODEL.md section 1, written down apart from the readers: what is just inside each end of a range, and what is just outside.
#[test]
fn both_take_what_the_model_allows_and_refuse_what_it_does_not() {
    let judge = Judge::new();
    let ids = |count: usize| Value::from((0..count).map(|it| it.to_string()).collect::<Vec<_>>());
    let text = |count: usize| Value::from("ö".repeat(count));
    let role = |id: usize| json!({ "id": id.to_string(), "name": "", "people": 1, "day_rate": 0 });
    let roles = |count: usize| Value::from((0..count).map(role).collect::<Vec<_>>());
    let check = |pointer: &str, inside: &[Value], outside: &[Value]| {
        for value in inside {
            let mut document = document();
            edit(&mut document, pointer, Some(value.clone()));
            judge.allows(&document, &format!("{pointer} = {value}"));
            let problems = problems(&document);
            assert!(
                problems.iter().all(is_between_fields),
                "{pointer} = {value}: {problems:?}"
            );
        }
        for value in outside {
            let mut document = document();
            edit(&mut document, pointer, Some(value.clone()));
            assert!(judge.refuses(&document), "{pointer} = {value}");
            assert_ne!(problems(&document), [], "{pointer} = {value}");
        }
    };
    let numbers = |pointer: &str, inside: &[f64], outside: &[f64]| {
        let json = |numbers: &[f64]| {
            numbers
                .iter()
                .map(|&it| Value::from(it))
                .collect::<Vec<_>>()
        };
        let mut outside = json(outside);
        outside.extend([json!(true), json!("1"), json!([]), json!({})]);
        check(pointer, &json(inside), &outside);
    };
    numbers("/version", &[1.0], &[0.0, 2.0]);
    numbers("/team/hours_per_day", &[1.0, 24.0], &[0.99, 24.1]);
    numbers("/team/focus", &[0.01, 1.0], &[0.0, 1.01]);
    numbers("/team/roles/1/people", &[1.0, 50.0], &[0.0, 51.0, 1.5]);
    numbers("/team/roles/1/day_rate", &[0.0, 1e6], &[-0.1, 1_000_001.0]);
    numbers("/correlation", &[0.0, 0.95], &[-0.01, 0.96]);
    numbers("/items/1/crew", &[1.0, 2.0], &[0.0, 1.5, 51.0]);
    numbers("/items/1/estimate", &[0.01, 1_000.0], &[0.0, 1_000.1]);
    numbers("/items/1/analyze_share", &[0.0, 0.99], &[-0.01, 1.0]);
    numbers("/items/1/attempt_cost", &[0.0, 1e9], &[-1.0, 1.1e9]);
    numbers("/items/1/success", &[0.01, 1.0], &[0.0, 1.01]);
    numbers("/items/1/evidence", &[0.5, 1_000.0], &[0.49, 1_001.0]);
    numbers("/items/1/learning", &[0.0, 0.99], &[-0.01, 1.0]);
    numbers("/items/1/max_attempts", &[1.0, 20.0], &[0.0, 21.0, 2.5]);
    numbers("/items/1/value", &[0.0, 1e9], &[-1.0, 1.1e9]);
    numbers("/unplanned/per_day", &[0.01, 10.0], &[0.0, 10.1]);
    numbers("/items/0/effort/value", &[0.0, 10_000.0], &[-1.0, 10_001.0]);
    numbers(
        "/items/1/effort/median",
        &[0.01, 10_000.0],
        &[0.0, 10_001.0],
    );
    numbers("/items/1/effort/sigma", &[0.0, 5.0], &[-0.1, 5.1]);
    numbers("/items/4/effort/mean", &[0.01, 10_000.0], &[0.0, 10_001.0]);
    numbers("/items/4/effort/cv", &[0.01, 10.0], &[0.0, 10.1]);
    numbers(
        "/items/4/observe/scale",
        &[0.01, 10_000.0],
        &[0.0, 10_001.0],
    );
    numbers("/items/4/observe/shape", &[0.1, 100.0], &[0.09, 101.0]);
    numbers("/items/1/observe/min", &[0.0, 2.0], &[-1.0, 10_001.0]);
    numbers("/items/1/observe/max", &[0.0, 10_000.0], &[-1.0, 10_001.0]);
    numbers("/items/3/observe/max", &[3.0, 10_000.0], &[0.0, 10_001.0]);
    let hours: &[&str] = &[
        "scrum/planning",
        "scrum/review",
        "scrum/retro",
        "dds/selection",
        "dds/review",
        "dds/retro",
        "kanban/replenish",
        "kanban/review",
        "kanban/retro",
        "stage_gate/gate",
    ];
    for rule in hours {
        numbers(
            &format!("/processes/{rule}_hours"),
            &[0.0, 40.0],
            &[-0.1, 40.1],
        );
    }
    for rule in [
        "dds/review",
        "dds/retro",
        "kanban/replenish",
        "kanban/review",
        "kanban/retro",
    ] {
        numbers(
            &format!("/processes/{rule}_every_days"),
            &[0.0, 0.5, 250.0],
            &[0.49, 251.0, -1.0],
        );
    }
    for process in ["scrum", "dds", "kanban", "stage_gate"] {
        numbers(
            &format!("/processes/{process}/daily_minutes"),
            &[0.0, 120.0],
            &[-1.0, 121.0],
        );
    }
    numbers("/processes/scrum/sprint_days", &[1.0, 60.0], &[0.9, 61.0]);
    numbers("/processes/scrum/commitment", &[0.01, 2.0], &[0.0, 2.1]);
    numbers(
        "/processes/scrum/carry_over_penalty",
        &[0.0, 1.0],
        &[-0.1, 1.1],
    );
    numbers(
        "/processes/dds/open_iterations",
        &[1.0, 20.0],
        &[0.0, 21.0, 1.5],
    );
    numbers(
        "/processes/kanban/wip_limit",
        &[1.0, 100.0],
        &[0.0, 101.0, 1.5],
    );
    numbers(
        "/processes/stage_gate/gate_wait_days",
        &[0.0, 250.0],
        &[-1.0, 251.0],
    );

    let not_texts = [json!(1), json!(null), json!(["a"])];
    for (pointer, least, most) in [
        ("/name", 0, 200),
        ("/description", 0, 4_000),
        ("/team/roles/0/name", 0, 200),
        ("/items/0/name", 0, 200),
        ("/items/0/phase", 0, 200),
        ("/items/0/goal", 0, 200),
        ("/items/0/capability", 0, 200),
        ("/processes/dds_strict/name", 0, 200),
        ("/team/roles/1/id", 1, 64),
        ("/items/4/id", 1, 64),
        ("/items/4/role", 1, 64),
        ("/unplanned/role", 1, 64),
        ("/items/2/after/0", 1, 64),
        ("/items/1/redo/0", 1, 64),
    ] {
        let mut outside = not_texts.to_vec();
        outside.push(text(most + 1));
        outside.extend((least > 0).then(|| text(0)));
        check(pointer, &[text(least), text(most)], &outside);
    }
    for (pointer, options) in [
        ("/format", &["cadence-lab/scenario"][..]),
        ("/order", &["listed", "value"]),
        ("/processes/scrum/forecast", &["velocity", "capacity"]),
        ("/processes/scrum/when_idle", &["wait", "pull"]),
        ("/processes/scrum/replan", &["at_planning", "at_once"]),
    ] {
        let options: Vec<Value> = options.iter().map(|&it| it.into()).collect();
        check(
            pointer,
            &options,
            &[json!("other"), json!(""), json!(1), json!(null)],
        );
    }
    for pointer in ["/items/0/required", "/processes/dds/overlap_observe"] {
        check(
            pointer,
            &[json!(true), json!(false)],
            &[json!("true"), json!(0), json!(null)],
        );
    }
    check(
        "/team/roles",
        &[roles(1), roles(12)],
        &[roles(0), roles(13), json!({}), json!([1])],
    );
    check(
        "/items",
        &[],
        &[json!([]), json!({}), json!(null), json!([null])],
    );
    check(
        "/items/1/after",
        &[json!([]), ids(300)],
        &[ids(301), json!(["a", "a"]), json!("a"), json!(null)],
    );
    check(
        "/items/1/redo",
        &[json!([]), ids(300)],
        &[ids(301), json!(["a", "a"]), json!(null)],
    );
    check(
        "/items/2/effort/of/values",
        &[json!([0]), json!(vec![1; 10_000])],
        &[json!([]), json!(vec![1; 10_001]), json!(["1"])],
    );
    check(
        "/unplanned",
        &[json!(null)],
        &[json!([]), json!({}), json!(false)],
    );
    check("/items/1/evidence", &[json!(null)], &[]);
    let fixed = json!({ "kind": "fixed", "value": 1 });
    let ratio = json!({ "kind": "ratio", "of": fixed });
    check(
        "/items/0/effort",
        &[fixed.clone(), ratio.clone()],
        &[
            json!({ "kind": "normal" }),
            json!({ "kind": "ratio", "of": ratio }),
            json!({ "kind": "fixed", "value": 1, "max": 2 }),
            json!({}),
        ],
    );
    check(
        "/items/0/observe",
        std::slice::from_ref(&fixed),
        &[ratio.clone(), json!(null)],
    );
    check("/unplanned/effort", &[fixed], &[ratio]);

    let strict = document()["processes"]["dds_strict"].clone();
    let kanban = document()["processes"]["kanban"].clone();
    let mut with_process = kanban.clone();
    with_process["process"] = json!("kanban");
    check(
        "/processes/dds",
        &[strict.clone(), with_process.clone()],
        &[kanban.clone(), json!({}), json!([])],
    );
    check(
        "/processes/dds_strict",
        &[strict.clone(), with_process],
        &[kanban],
    );
    check(
        "/processes/dds_strict/process",
        &[json!("dds")],
        &[json!("scrum"), json!("waterfall"), json!(null)],
    );
    for (id, is_allowed) in [
        ("a", true),
        ("x_9", true),
        ("a23456789012345678901234", true),
        ("", false),
        ("A", false),
        ("a-b", false),
        ("ä", false),
        ("a234567890123456789012345", false),
    ] {
        let variants = json!({ id: strict });
        let (inside, outside) = if is_allowed {
            (vec![variants], vec![])
        } else {
            (vec![], vec![variants])
        };
        check("/processes", &inside, &outside);
    }
    let variants = |count: usize| {
        Value::Object(
            (0..count)
                .map(|it| (format!("v{it}"), strict.clone()))
                .collect(),
        )
    };
    check(
        "/processes",
        &[variants(1), variants(5)],
        &[variants(0), variants(6), json!([]), json!(null)],
    );
    for pointer in [
        "",
        "/team",
        "/team/roles/0",
        "/items/0",
        "/items/1/effort",
        "/items/2/effort/of",
        "/unplanned",
        "/processes/scrum",
        "/processes/dds_strict",
    ] {
        check(&format!("{pointer}/strange"), &[], &[json!(1), json!(null)]);
    }
}

/// Pointers to all that stands in a document.
fn pointers(at: &str, value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                found.push(format!("{at}/{key}"));
                pointers(&format!("{at}/{key}"), value, found);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                found.push(format!("{at}/{index}"));
                pointers(&format!("{at}/{index}"), value, found);
            }
        }
        _ => {}
    }
}

/// Anything that may be put somewhere.
fn any_value() -> impl Strategy<Value = Option<Value>> {
    let values = [
        json!(null),
        json!(true),
        json!(0),
        json!(1),
        json!(-1),
        json!(0.5),
        json!(1.5),
        json!(30),
        json!(1e5),
        json!(1e10),
        json!(""),
        json!("ds"),
        json!("scrum"),
        json!("fixed"),
        json!("pull"),
        json!([]),
        json!([0]),
        json!(["collect"]),
        json!({}),
        json!({ "kind": "fixed", "value": 2 }),
        json!({ "kind": "ratio", "of": { "kind": "fixed", "value": 2 } }),
    ];
    let values = values
        .map(Some)
        .into_iter()
        .chain([None])
        .collect::<Vec<_>>();
    prop::sample::select(values)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn reader_and_schema_agree_on_whatever_one_field_says(place in any::<prop::sample::Index>(), value in any_value()) {
        thread_local! {
            static JUDGE: Judge = Judge::new();
        }
        let mut document = document();
        let mut places = Vec::new();
        pointers("", &document, &mut places);
        let pointer = place.get(&places).clone();
        edit(&mut document, &pointer, value.clone());
        let problems = problems(&document);
        let is_refused = JUDGE.with(|judge| judge.refuses(&document));
        // Where bounds of one another are wrong, a schema may know or not.
        let is_surely_wrong = problems.iter().any(|it| !is_between_fields(it));
        let is_unsure = problems.iter().any(|it| matches!(it.fault, Fault::NotAllowed(_)) && is_between_fields(it));
        prop_assert!(
            is_refused == is_surely_wrong || is_unsure,
            "{pointer} = {value:?}: the schema {} it, the reader says {problems:?}", if is_refused { "refuses" } else { "takes" }
        );
    }
}
