//! What is refused, word for word: a line for each rule of MODEL.md section 1, and that all are reported at once.

#![allow(clippy::unwrap_used)]

use cadence_lab::scenario::{Scenario, ValidScenario};
use cadence_lab::text::Text;
use serde_json::{Value, json};

/// A scenario in which every kind of field stands.
fn document() -> Value {
    json!({
        "format": "cadence-lab/scenario", "version": 1,
        "name": "Churn", "description": "Who leaves, and why",
        "team": { "hours_per_day": 8.0, "focus": 0.8, "roles": [
            { "id": "ds", "name": "Data scientist", "people": 2, "day_rate": 800 },
            { "id": "de", "name": "Data engineer", "people": 1, "day_rate": 700 },
        ] },
        "correlation": 0.1, "order": "value",
        "items": [
            { "id": "collect", "name": "Collect", "phase": "data", "role": "de", "estimate": 3.0,
              "effort": { "kind": "triangular", "min": 1, "mode": 2, "max": 9 } },
            { "id": "label", "name": "Label images", "phase": "data", "role": "ds", "crew": 2, "estimate": 6.0,
              "effort": { "kind": "lognormal", "median": 6.0, "sigma": 0.6 },
              "observe": { "kind": "uniform", "min": 0, "max": 2 },
              "analyze_share": 0.2, "attempt_cost": 10.0, "success": 0.7, "evidence": 4.5, "learning": 0.1,
              "max_attempts": 4, "required": true, "after": ["collect"], "redo": ["collect"],
              "goal": "", "capability": "baseline", "value": 5.0 },
            { "id": "model", "name": "Model", "phase": "model", "role": "ds", "estimate": 5.0,
              "effort": { "kind": "ratio", "of": { "kind": "empirical", "values": [0.5, 1, 1, 2.5] } },
              "after": ["label"], "goal": "answer" },
        ],
        "unplanned": { "per_day": 0.1, "role": "ds", "effort": { "kind": "gamma", "mean": 0.5, "cv": 1 } },
        "processes": {
            "scrum": { "sprint_days": 10, "planning_hours": 4, "review_hours": 2, "retro_hours": 1.5, "daily_minutes": 15,
                       "commitment": 1, "forecast": "velocity", "when_idle": "pull", "replan": "at_planning",
                       "carry_over_penalty": 0.1 },
            "dds": { "selection_hours": 1, "review_every_days": 10, "review_hours": 1, "retro_every_days": 0, "retro_hours": 1,
                     "daily_minutes": 15, "open_iterations": 1, "overlap_observe": false },
            "flow": { "process": "kanban", "name": "Kanban, 3 in progress", "wip_limit": 3,
                      "replenish_every_days": 5, "replenish_hours": 1, "review_every_days": 10, "review_hours": 1,
                      "retro_every_days": 20, "retro_hours": 1, "daily_minutes": 15 },
            "stage_gate": { "gate_hours": 2, "gate_wait_days": 3, "daily_minutes": 15 },
        }
    })
}

/// Sets the field at a JSON pointer to what `json` says, or takes it out where that is empty.
fn edit(document: &mut Value, pointer: &str, json: &str) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match (document.pointer_mut(parent).unwrap(), json) {
        (Value::Object(fields), "") => {
            assert!(fields.remove(key).is_some(), "{pointer} is not there")
        }
        (Value::Object(fields), json) => {
            fields.insert(key.to_owned(), serde_json::from_str(json).unwrap());
        }
        (Value::Array(list), json) => {
            let index = key.parse::<usize>().unwrap();
            list.truncate(list.len().max(index));
            let value = serde_json::from_str(json).unwrap();
            if index == list.len() {
                list.push(value)
            } else {
                list[index] = value
            }
        }
        _ => unreachable!("{pointer} has no parent"),
    }
}

fn lines(document: &[u8]) -> Vec<String> {
    let text = Text::english();
    let problems = Scenario::read(document).problems;
    problems
        .iter()
        .map(|problem| text.problem(problem))
        .collect()
}

/// Reads the document after one edit.
fn lines_after(pointer: &str, json: &str) -> Vec<String> {
    let mut document = document();
    edit(&mut document, pointer, json);
    lines(document.to_string().as_bytes())
}

#[track_caller]
fn check(table: &[(&str, &str, &str)]) {
    for (pointer, json, line) in table {
        assert_eq!(
            lines_after(pointer, json),
            [*line],
            "after {pointer} = {json}"
        );
    }
}

/// Both sides of every end of a range: what is just inside is taken, what is just outside is refused.
#[track_caller]
fn check_range(pointer: &str, inside: &[&str], outside: &[&str], phrase: &str) {
    for json in inside {
        assert_eq!(
            lines_after(pointer, json),
            [""; 0],
            "after {pointer} = {json}"
        );
    }
    for json in outside.iter().chain(&["true", "\"1\"", "[]"]) {
        let found = lines_after(pointer, json);
        let line = format!(": {json} is not allowed; give {phrase}");
        assert!(
            found.len() == 1 && found[0].ends_with(&line),
            "after {pointer} = {json}: {found:?}"
        );
    }
}

#[test]
fn the_document_itself_has_no_problem() {
    assert_eq!(lines(document().to_string().as_bytes()), [""; 0]);
}

#[test]
fn fields_that_are_required() {
    let number = |low, high| format!("a number from {low} to {high}");
    let above = |high| format!("a number above 0 and up to {high}");
    let object = "an object in { }".to_owned();
    let id = "a text of 1 to 64 characters".to_owned();
    let name = "a text of at most 200 characters".to_owned();
    for (pointer, path, phrase) in [
        ("/format", "format", "\"cadence-lab/scenario\"".to_owned()),
        ("/version", "version", "1".to_owned()),
        ("/name", "name", name.clone()),
        ("/team", "team", object.clone()),
        ("/team/hours_per_day", "team.hours_per_day", number(1, 24)),
        ("/team/focus", "team.focus", above(1)),
        ("/team/roles", "team.roles", "a list of 1 to 12 entries".to_owned()),
        ("/team/roles/1/id", "team.roles[1].id", id.clone()),
        ("/team/roles/1/name", "team.roles[1].name", name.clone()),
        ("/team/roles/1/people", "team.roles[1].people", "a whole number from 1 to 50".to_owned()),
        ("/team/roles/1/day_rate", "team.roles[1].day_rate", number(0, 1_000_000)),
        ("/items", "items", "a list of 1 to 300 entries".to_owned()),
        ("/items/0/id", "items[0].id", id.clone()),
        ("/items/0/name", "items[0].name", name),
        ("/items/0/role", "items[0].role", id.clone()),
        ("/items/0/estimate", "items[0].estimate", above(1000)),
        ("/items/0/effort", "items[0].effort", object.clone()),
        (
            "/items/1/effort/kind",
            "items[1].effort.kind",
            "one of \"fixed\", \"uniform\", \"triangular\", \"pert\", \"lognormal\", \"gamma\", \"weibull\", \"empirical\", \"ratio\""
                .to_owned(),
        ),
        ("/items/1/effort/median", "items[1].effort.median", above(10_000)),
        ("/items/2/effort/of", "items[2].effort.of", object.clone()),
        ("/items/2/effort/of/values", "items[2].effort.of.values", "a list of 1 to 10000 entries".to_owned()),
        ("/unplanned/per_day", "unplanned.per_day", above(10)),
        ("/unplanned/role", "unplanned.role", id),
        ("/unplanned/effort", "unplanned.effort", object.clone()),
        ("/processes", "processes", object),
        (
            "/processes/flow/process",
            "processes.flow.process",
            "one of \"scrum\", \"dds\", \"kanban\", \"stage_gate\"".to_owned(),
        ),
    ] {
        assert_eq!(lines_after(pointer, ""), [format!("{path}: missing; give {phrase}")], "without {pointer}");
    }
}

#[test]
fn fields_that_may_be_absent_have_their_defaults() {
    let mut short = document();
    for field in ["description", "correlation", "order", "unplanned"] {
        edit(&mut short, &format!("/{field}"), "");
    }
    for field in [
        "phase",
        "crew",
        "observe",
        "analyze_share",
        "attempt_cost",
        "success",
        "evidence",
        "learning",
        "max_attempts",
        "required",
        "after",
        "redo",
        "goal",
        "capability",
        "value",
    ] {
        edit(&mut short, &format!("/items/1/{field}"), "");
    }
    let mut full = document();
    for (pointer, json) in [
        ("/description", "\"\""),
        ("/correlation", "0"),
        ("/order", "\"listed\""),
        ("/unplanned", "null"),
        ("/items/1/phase", "\"\""),
        ("/items/1/crew", "1"),
        ("/items/1/observe", r#"{"kind": "fixed", "value": 0}"#),
        ("/items/1/analyze_share", "0"),
        ("/items/1/attempt_cost", "0"),
        ("/items/1/success", "1"),
        ("/items/1/evidence", "null"),
        ("/items/1/learning", "0"),
        ("/items/1/max_attempts", "1"),
        ("/items/1/required", "true"),
        ("/items/1/after", "[]"),
        ("/items/1/redo", "[]"),
        ("/items/1/goal", "\"\""),
        ("/items/1/capability", "\"\""),
        ("/items/1/value", "0"),
    ] {
        edit(&mut full, pointer, json);
    }
    let [short, full] =
        [short, full].map(|document| ValidScenario::read(document.to_string().as_bytes()).unwrap());
    assert_eq!(short, full);
}

#[test]
fn null_stands_only_where_it_means_something() {
    assert_eq!(lines_after("/items/1/evidence", "null"), [""; 0]);
    assert_eq!(lines_after("/unplanned", "null"), [""; 0]);
    check(&[
        (
            "/correlation",
            "null",
            "correlation: null is not allowed; give a number from 0 to 0.95",
        ),
        (
            "/items/1/observe",
            "null",
            "items[1].observe: null is not allowed; give an object in { }",
        ),
        (
            "/items/1/after",
            "null",
            "items[1].after: null is not allowed; give a list of 0 to 300 entries",
        ),
        (
            "/items/1/goal",
            "null",
            "items[1].goal: null is not allowed; give a text of at most 200 characters",
        ),
        (
            "/items/1/required",
            "null",
            "items[1].required: null is not allowed; give true or false",
        ),
        (
            "/order",
            "null",
            "order: null is not allowed; give one of \"listed\", \"value\"",
        ),
    ]);
}

#[test]
fn ranges_of_numbers() {
    let closed = "a number from 0 to";
    let above = "a number above 0 and up to";
    let below = "a number from 0 to below 1";
    for (pointer, inside, outside, phrase) in [
        ("/version", ["1", "1.0"], ["0", "2"], "1".to_owned()),
        (
            "/team/hours_per_day",
            ["1", "24"],
            ["0.999", "24.001"],
            "a number from 1 to 24".to_owned(),
        ),
        (
            "/team/focus",
            ["1e-9", "1"],
            ["0", "1.0000000000000002"],
            format!("{above} 1"),
        ),
        (
            "/team/roles/0/people",
            ["2", "50"],
            ["0", "51"],
            "a whole number from 1 to 50".to_owned(),
        ),
        (
            "/team/roles/0/people",
            ["3", "4.0"],
            ["1.5", "-1"],
            "a whole number from 1 to 50".to_owned(),
        ),
        (
            "/team/roles/0/day_rate",
            ["0", "1000000"],
            ["-0.1", "1000000.1"],
            format!("{closed} 1000000"),
        ),
        (
            "/correlation",
            ["0", "0.95"],
            ["-0.1", "0.951"],
            format!("{closed} 0.95"),
        ),
        (
            "/items/1/crew",
            ["1", "2"],
            ["0", "51"],
            "a whole number from 1 to 50".to_owned(),
        ),
        (
            "/items/1/estimate",
            ["0.001", "1000"],
            ["0", "1000.1"],
            format!("{above} 1000"),
        ),
        (
            "/items/1/analyze_share",
            ["0", "0.999"],
            ["-0.1", "1"],
            below.to_owned(),
        ),
        (
            "/items/1/attempt_cost",
            ["0", "1e9"],
            ["-1", "1000000000.5"],
            format!("{closed} 1000000000"),
        ),
        (
            "/items/1/success",
            ["0.001", "1"],
            ["0", "1.01"],
            format!("{above} 1"),
        ),
        (
            "/items/1/evidence",
            ["0.5", "1000"],
            ["0.49", "1001"],
            "a number from 0.5 to 1000, or null".to_owned(),
        ),
        (
            "/items/1/learning",
            ["0", "0.999"],
            ["-0.1", "1"],
            below.to_owned(),
        ),
        (
            "/items/1/max_attempts",
            ["1", "20"],
            ["0", "21"],
            "a whole number from 1 to 20".to_owned(),
        ),
        (
            "/items/1/value",
            ["0", "1e9"],
            ["-1", "1000000001"],
            format!("{closed} 1000000000"),
        ),
        (
            "/unplanned/per_day",
            ["0.001", "10"],
            ["0", "10.1"],
            format!("{above} 10"),
        ),
        (
            "/items/1/effort/median",
            ["1e-5", "10000"],
            ["0", "10000.1"],
            format!("{above} 10000"),
        ),
        (
            "/items/1/effort/sigma",
            ["0", "5"],
            ["-0.1", "5.1"],
            format!("{closed} 5"),
        ),
        (
            "/items/1/observe/min",
            ["0", "2"],
            ["-0.1", "10001"],
            format!("{closed} 10000"),
        ),
        (
            "/items/1/observe/max",
            ["0", "10000"],
            ["-0.1", "10001"],
            format!("{closed} 10000"),
        ),
        (
            "/unplanned/effort/mean",
            ["0.1", "10000"],
            ["0", "10001"],
            format!("{above} 10000"),
        ),
        (
            "/unplanned/effort/cv",
            ["0.1", "10"],
            ["0", "10.1"],
            format!("{above} 10"),
        ),
        (
            "/items/0/effort/min",
            ["0", "2"],
            ["-1", "10000"],
            "a number from 0 to below 10000".to_owned(),
        ),
        (
            "/items/0/effort/mode",
            ["1", "9"],
            ["0.9", "9.1"],
            "a number from 1 to 9".to_owned(),
        ),
        (
            "/items/0/effort/max",
            ["2", "10000"],
            ["1", "10001"],
            "a number above 1 and up to 10000".to_owned(),
        ),
    ] {
        if pointer == "/items/0/effort/max" {
            // The mode is checked against the bounds, so with a wrong bound it stands alone.
            check_range(pointer, &inside, &outside[1..], &phrase);
        } else {
            check_range(pointer, &inside, &outside, &phrase);
        }
    }
}

#[test]
fn distributions() {
    for (effort, lines) in [
        (r#"{"kind": "fixed", "value": 0}"#, &[][..]),
        (
            r#"{"kind": "fixed", "value": -1}"#,
            &["items[0].effort.value: -1 is not allowed; give a number from 0 to 10000"],
        ),
        (r#"{"kind": "uniform", "min": 3, "max": 3}"#, &[]),
        (
            r#"{"kind": "uniform", "min": 3, "max": 2}"#,
            &["items[0].effort.max: 2 is not allowed; give a number from 3 to 10000"],
        ),
        (
            r#"{"kind": "triangular", "min": 3, "mode": 3, "max": 4}"#,
            &[],
        ),
        (
            r#"{"kind": "triangular", "min": 3, "mode": 3, "max": 3}"#,
            &["items[0].effort.max: 3 is not allowed; give a number above 3 and up to 10000"],
        ),
        (
            r#"{"kind": "pert", "min": 3, "mode": 2, "max": 4}"#,
            &["items[0].effort.mode: 2 is not allowed; give a number from 3 to 4"],
        ),
        (
            r#"{"kind": "pert", "min": 3, "mode": 3, "max": 2}"#,
            &["items[0].effort.max: 2 is not allowed; give a number above 3 and up to 10000"],
        ),
        (r#"{"kind": "weibull", "scale": 10000, "shape": 0.1}"#, &[]),
        (
            r#"{"kind": "weibull", "scale": 0, "shape": 100.1}"#,
            &[
                "items[0].effort.scale: 0 is not allowed; give a number above 0 and up to 10000",
                "items[0].effort.shape: 100.1 is not allowed; give a number from 0.1 to 100",
            ],
        ),
        (r#"{"kind": "empirical", "values": [0, 0, 10000]}"#, &[]),
        (
            r#"{"kind": "empirical", "values": []}"#,
            &["items[0].effort.values: there are no entries; give 1 to 10000"],
        ),
        (
            r#"{"kind": "empirical", "values": [1, 3, 2, "x", 3, 10001]}"#,
            // What is no number has no order.
            &[
                "items[0].effort.values[3]: \"x\" is not allowed; give a number from 0 to 10000",
                "items[0].effort.values[5]: 10001 is not allowed; give a number from 0 to 10000",
            ],
        ),
        (
            r#"{"kind": "empirical", "values": [1, 3, 2, 1, 4, 3]}"#,
            &["items[0].effort.values[2]: 2 is not allowed; give a number from 3 to 10000"],
        ),
        (
            r#"{"kind": "ratio", "of": {"kind": "ratio", "of": {"kind": "fixed", "value": 1}}}"#,
            &[
                "items[0].effort.of.kind: \"ratio\" is not allowed; give one of \"fixed\", \"uniform\", \"triangular\", \"pert\", \"lognormal\", \"gamma\", \"weibull\", \"empirical\"",
            ],
        ),
        (
            r#"{"kind": "fixed", "valu": 1, "value": 1}"#,
            &["items[0].effort.valu: there is no such field; did you mean value?"],
        ),
        (
            r#"{"kind": "fixed", "value": 1, "max": 2}"#,
            &["items[0].effort.max: there is no such field; remove it"],
        ),
    ] {
        assert_eq!(lines_after("/items/0/effort", effort), *lines, "{effort}");
    }
    let ratio = r#"{"kind": "ratio", "of": {"kind": "fixed", "value": 1}}"#;
    for (pointer, place) in [
        ("/items/0/observe", "items[0].observe"),
        ("/unplanned/effort", "unplanned.effort"),
    ] {
        let found = lines_after(pointer, ratio);
        assert!(
            found.len() == 1
                && found[0].starts_with(&format!("{place}.kind: \"ratio\" is not allowed")),
            "{found:?}"
        );
    }
}

#[test]
fn texts_and_lists() {
    let text = |length: usize| format!("\"{}\"", "ä".repeat(length));
    for (pointer, least, most) in [
        ("/name", 0, 200),
        ("/description", 0, 4_000),
        ("/team/roles/0/name", 0, 200),
        ("/items/2/name", 0, 200),
        ("/items/2/phase", 0, 200),
        ("/items/2/capability", 0, 200),
        ("/items/2/goal", 0, 200),
        ("/items/2/id", 1, 64),
        ("/processes/flow/name", 0, 200),
    ] {
        assert_eq!(lines_after(pointer, &text(least)), [""; 0], "{pointer}");
        assert_eq!(lines_after(pointer, &text(most)), [""; 0], "{pointer}");
        let found = lines_after(pointer, &text(most + 1));
        let phrase = if least == 0 {
            format!("at most {most}")
        } else {
            format!("{least} to {most}")
        };
        let line = format!(
            ": \"{}…\" is not allowed; give a text of {phrase} characters",
            "ä".repeat(60)
        );
        assert!(
            found.len() == 1 && found[0].ends_with(&line),
            "{pointer}: {found:?}"
        );
    }
    check(&[
        (
            "/format",
            "\"x\"",
            "format: \"x\" is not allowed; give \"cadence-lab/scenario\"",
        ),
        (
            "/items/2/id",
            "\"\"",
            "items[2].id: \"\" is not allowed; give a text of 1 to 64 characters",
        ),
        (
            "/order",
            "\"rank\"",
            "order: \"rank\" is not allowed; give one of \"listed\", \"value\"",
        ),
        (
            "/items/1/required",
            "1",
            "items[1].required: 1 is not allowed; give true or false",
        ),
        (
            "/items/1",
            "7",
            "items[1]: 7 is not allowed; give an object in { }",
        ),
        (
            "/team",
            "[1]",
            "team: [1] is not allowed; give an object in { }",
        ),
        (
            "/unplanned",
            "0",
            "unplanned: 0 is not allowed; give an object in { }, or null",
        ),
        ("/items", "[]", "items: there are no entries; give 1 to 300"),
        (
            "/processes",
            "{}",
            "processes: there are no entries; give 1 to 5",
        ),
        (
            "/items/1/after/0",
            "3",
            "items[1].after[0]: 3 is not allowed; give a text of 1 to 64 characters",
        ),
    ]);
}

#[test]
fn counts() {
    let role =
        |index: usize| json!({ "id": format!("r{index}"), "name": "", "people": 1, "day_rate": 0 });
    let item = |index: usize| json!({ "id": format!("i{index}"), "name": "", "role": "r0", "estimate": 1, "effort": { "kind": "fixed", "value": 1 } });
    let read = |roles: usize, items: usize, variants: usize| {
        let mut document = document();
        document["team"]["roles"] = (0..roles).map(role).collect();
        document["items"] = (0..items).map(item).collect();
        document["unplanned"] = Value::Null;
        let mut rules = document["processes"]["stage_gate"].clone();
        rules["process"] = json!("stage_gate");
        document["processes"] = (0..variants)
            .map(|index| (format!("v{index}"), rules.clone()))
            .collect();
        lines(document.to_string().as_bytes())
    };
    assert_eq!(read(12, 300, 5), [""; 0]);
    assert_eq!(
        read(13, 301, 6),
        [
            "team.roles: 13 entries are not allowed; give 1 to 12",
            "items: 301 entries are not allowed; give 1 to 300",
            "processes: 6 entries are not allowed; give 1 to 5",
        ]
    );
}

#[test]
fn ids_and_references() {
    check(&[
        (
            "/items/2/id",
            "\"label\"",
            "items[2].id: \"label\" stands at items[1].id already; each may stand there only once",
        ),
        (
            "/items/2/role",
            "\"dss\"",
            "items[2].role: \"dss\" is the id of nothing; name one that exists",
        ),
        (
            "/unplanned/role",
            "\"boss\"",
            "unplanned.role: \"boss\" is the id of nothing; name one that exists",
        ),
        (
            "/items/2/after/0",
            "\"lable\"",
            "items[2].after[0]: \"lable\" is the id of nothing; did you mean \"label\"?",
        ),
        (
            "/items/2/after/1",
            "\"label\"",
            "items[2].after[1]: \"label\" stands at items[2].after[0] already; each may stand there only once",
        ),
        (
            "/items/1/redo/0",
            "\"nothing\"",
            "items[1].redo[0]: \"nothing\" is the id of nothing; name one that exists",
        ),
        (
            "/items/1/redo/1",
            "\"collect\"",
            "items[1].redo[1]: \"collect\" stands at items[1].redo[0] already; each may stand there only once",
        ),
    ]);
    assert_eq!(
        lines_after("/team/roles/1/id", "\"ds\""),
        [
            "team.roles[1].id: \"ds\" stands at team.roles[0].id already; each may stand there only once",
            "items[0].role: \"de\" is the id of nothing; name one that exists",
        ]
    );
}

#[test]
fn an_unreadable_id_is_reported_once_and_not_at_every_reference() {
    check(&[
        (
            "/team/roles/1/id",
            "7",
            "team.roles[1].id: 7 is not allowed; give a text of 1 to 64 characters",
        ),
        (
            "/items/0/id",
            "",
            "items[0].id: missing; give a text of 1 to 64 characters",
        ),
        (
            "/items/0",
            "[]",
            "items[0]: [] is not allowed; give an object in { }",
        ),
        (
            "/team/roles",
            "\"ds\"",
            "team.roles: \"ds\" is not allowed; give a list of 1 to 12 entries",
        ),
    ]);
}

#[test]
fn circles() {
    check(&[(
        "/items/0/after",
        r#"["collect"]"#,
        "items[0].after: items wait for one another in a circle, each for the next: \"collect\" → \"collect\"; take one of these links out",
    )]);
    let mut document = document();
    for index in 0..7 {
        let item = json!({ "id": format!("i{index}"), "name": "", "role": "ds", "estimate": 1,
            "after": [format!("i{}", [1, 2, 0, 2, 5, 4, 0][index])], "effort": { "kind": "fixed", "value": 1 } });
        edit(
            &mut document,
            &format!("/items/{}", 3 + index),
            &item.to_string(),
        );
    }
    // Where the search for a circle begins is not part of it.
    edit(&mut document, "/items/0/after", r#"["i0"]"#);
    edit(&mut document, "/processes/stage_gate", "");
    let circle = "items wait for one another in a circle, each for the next:";
    assert_eq!(
        lines(document.to_string().as_bytes()),
        [
            format!(
                "items[3].after: {circle} \"i0\" → \"i1\" → \"i2\" → \"i0\"; take one of these links out"
            ),
            format!(
                "items[7].after: {circle} \"i4\" → \"i5\" → \"i4\"; take one of these links out"
            ),
        ]
    );
}

#[test]
fn refused_beside_the_ranges() {
    check(&[
        (
            "/items/1/crew",
            "3",
            "items[1].crew: 3 is more than the 2 people of role \"ds\"; make the crew smaller or the role larger",
        ),
        (
            "/items/0/crew",
            "2",
            "items[0].crew: 2 is more than the one person of role \"de\"; make the crew smaller or the role larger",
        ),
        (
            "/items/1/redo",
            r#"["label"]"#,
            "items[1].redo[0]: \"label\" does not come before this item; name items that it waits for, directly or through others",
        ),
        (
            "/items/1/goal",
            "\"answer\"",
            "items[1].redo: an item of goal \"answer\" has nothing to do again; empty this list or the goal",
        ),
        (
            "/items/0/goal",
            "\"answer\"",
            "items[1].redo[0]: \"collect\" belongs to goal \"answer\" and is not done again; take it out of this list or empty its goal",
        ),
    ]);

    // Stage gates, and they alone, refuse to wait for a later phase.
    let mut phases = document();
    edit(
        &mut phases,
        "/items/3",
        r#"{"id": "first", "name": "", "phase": "model", "role": "ds", "estimate": 1, "effort": {"kind": "fixed", "value": 1}}"#,
    );
    edit(&mut phases, "/items/0/after", r#"["first"]"#);
    assert_eq!(
        lines(phases.to_string().as_bytes()),
        [
            "items[0].after[0]: \"first\" is in the later phase \"model\", and stage gates finish phase \"data\" first; take it out or change a phase"
        ]
    );
    edit(&mut phases, "/processes/stage_gate", "");
    assert_eq!(lines(phases.to_string().as_bytes()), [""; 0]);

    // A day of 2 hours is filled by a daily meeting of 120 minutes; one of 119 minutes leaves a little.
    let mut short_days = document();
    edit(&mut short_days, "/team/hours_per_day", "2");
    edit(&mut short_days, "/processes/dds/daily_minutes", "119");
    assert_eq!(lines(short_days.to_string().as_bytes()), [""; 0]);
    edit(&mut short_days, "/processes/dds/daily_minutes", "120");
    assert_eq!(
        lines(short_days.to_string().as_bytes()),
        [
            "processes.dds.daily_minutes: 120 minutes leave no time for work in a day of 120 minutes; give less"
        ]
    );

    // 7.5 hours of meetings leave a little of a sprint of one day, 8 hours fill it.
    let mut sprint = document();
    edit(&mut sprint, "/processes/scrum/sprint_days", "1");
    assert_eq!(lines(sprint.to_string().as_bytes()), [""; 0]);
    edit(&mut sprint, "/processes/scrum/retro_hours", "2");
    assert_eq!(
        lines(sprint.to_string().as_bytes()),
        [
            "processes.scrum: the meetings of a sprint leave 0 days for work; give longer sprints or shorter meetings"
        ]
    );
}

#[test]
fn an_item_of_a_redo_may_come_before_through_others() {
    assert_eq!(lines_after("/items/2/goal", "\"\""), [""; 0]);
    let mut document = document();
    edit(&mut document, "/items/2/goal", "\"\"");
    edit(&mut document, "/items/2/redo", r#"["collect", "label"]"#);
    assert_eq!(lines(document.to_string().as_bytes()), [""; 0]);
}

#[test]
fn variants() {
    let identifier = "a key of 1 to 24 characters, only small letters a to z, digits and _";
    for (key, allowed) in [
        ("scrum_2", true),
        ("a23456789012345678901234", true),
        ("Scrum", false),
        ("", false),
        ("a-b", false),
        ("a234567890123456789012345", false),
        ("ä", false),
    ] {
        let mut document = document();
        let mut rules = document["processes"]["scrum"].clone();
        rules["process"] = json!("scrum");
        document["processes"][key] = rules;
        let found = lines(document.to_string().as_bytes());
        if allowed {
            assert_eq!(found, [""; 0], "{key}");
        } else {
            let path = if key == "Scrum" {
                "processes.Scrum".to_owned()
            } else {
                format!("processes[\"{key}\"]")
            };
            let path = if key.len() > 24 {
                format!("processes.{key}")
            } else {
                path
            };
            assert_eq!(
                found,
                [format!(
                    "{path}: \"{key}\" is not allowed; give {identifier}"
                )]
            );
        }
    }
    check(&[
        (
            "/processes/flow/process",
            "\"xp\"",
            "processes.flow.process: \"xp\" is not allowed; give one of \"scrum\", \"dds\", \"kanban\", \"stage_gate\"",
        ),
        (
            "/processes/flow/sprint_days",
            "10",
            "processes.flow.sprint_days: there is no such field; remove it",
        ),
        (
            "/processes/dds",
            "null",
            "processes.dds: null is not allowed; give an object in { }",
        ),
    ]);
    let mut renamed = document();
    let rules = renamed["processes"]["dds"].clone();
    renamed["processes"]["mine"] = rules;
    assert_eq!(
        lines(renamed.to_string().as_bytes()),
        [
            "processes.mine.process: missing; give one of \"scrum\", \"dds\", \"kanban\", \"stage_gate\""
        ]
    );
}

#[test]
fn rules_of_the_processes() {
    let hours = "a number from 0 to 40".to_owned();
    let daily = "a number from 0 to 120".to_owned();
    let interval = "0, or a number from 0.5 to 250".to_owned();
    for (process, fields) in [
        (
            "scrum",
            vec![
                (
                    "sprint_days",
                    ["2", "60"],
                    ["0.9", "61"],
                    "a number from 1 to 60".to_owned(),
                ),
                ("planning_hours", ["0", "40"], ["-1", "40.5"], hours.clone()),
                ("review_hours", ["0", "40"], ["-1", "41"], hours.clone()),
                ("retro_hours", ["0", "40"], ["-1", "41"], hours.clone()),
                ("daily_minutes", ["0", "120"], ["-1", "121"], daily.clone()),
                (
                    "commitment",
                    ["0.1", "2"],
                    ["0", "2.1"],
                    "a number above 0 and up to 2".to_owned(),
                ),
                (
                    "forecast",
                    ["\"velocity\"", "\"capacity\""],
                    ["\"both\"", "0"],
                    "one of \"velocity\", \"capacity\"".to_owned(),
                ),
                (
                    "when_idle",
                    ["\"wait\"", "\"pull\""],
                    ["\"both\"", "0"],
                    "one of \"wait\", \"pull\"".to_owned(),
                ),
                (
                    "replan",
                    ["\"at_planning\"", "\"at_once\""],
                    ["\"both\"", "0"],
                    "one of \"at_planning\", \"at_once\"".to_owned(),
                ),
                (
                    "carry_over_penalty",
                    ["0", "1"],
                    ["-0.1", "1.1"],
                    "a number from 0 to 1".to_owned(),
                ),
            ],
        ),
        (
            "dds",
            vec![
                ("selection_hours", ["0", "40"], ["-1", "41"], hours.clone()),
                (
                    "review_every_days",
                    ["0", "0.5"],
                    ["0.4", "251"],
                    interval.clone(),
                ),
                ("review_hours", ["0", "40"], ["-1", "41"], hours.clone()),
                (
                    "retro_every_days",
                    ["0", "250"],
                    ["-1", "250.5"],
                    interval.clone(),
                ),
                ("retro_hours", ["0", "40"], ["-1", "41"], hours.clone()),
                ("daily_minutes", ["0", "120"], ["-1", "121"], daily.clone()),
                (
                    "open_iterations",
                    ["1", "20"],
                    ["0", "21"],
                    "a whole number from 1 to 20".to_owned(),
                ),
            ],
        ),
        (
            "flow",
            vec![
                (
                    "wip_limit",
                    ["1", "100"],
                    ["0", "101"],
                    "a whole number from 1 to 100".to_owned(),
                ),
                (
                    "replenish_every_days",
                    ["0", "0.5"],
                    ["0.4", "251"],
                    interval.clone(),
                ),
                ("replenish_hours", ["0", "40"], ["-1", "41"], hours.clone()),
                (
                    "review_every_days",
                    ["0", "0.5"],
                    ["0.4", "251"],
                    interval.clone(),
                ),
                ("review_hours", ["0", "40"], ["-1", "41"], hours.clone()),
                ("retro_every_days", ["0", "0.5"], ["0.4", "251"], interval),
                ("retro_hours", ["0", "40"], ["-1", "41"], hours.clone()),
                ("daily_minutes", ["0", "120"], ["-1", "121"], daily.clone()),
            ],
        ),
        (
            "stage_gate",
            vec![
                ("gate_hours", ["0", "40"], ["-1", "41"], hours),
                (
                    "gate_wait_days",
                    ["0", "250"],
                    ["-1", "251"],
                    "a number from 0 to 250".to_owned(),
                ),
                ("daily_minutes", ["0", "120"], ["-1", "121"], daily),
            ],
        ),
    ] {
        for (field, inside, outside, phrase) in fields {
            let pointer = format!("/processes/{process}/{field}");
            check_range(&pointer, &inside, &outside, &phrase);
            assert_eq!(
                lines_after(&pointer, ""),
                [format!(
                    "processes.{process}.{field}: missing; give {phrase}"
                )]
            );
        }
    }
    check(&[(
        "/processes/dds/overlap_observe",
        "0",
        "processes.dds.overlap_observe: 0 is not allowed; give true or false",
    )]);
}

#[test]
fn a_number_that_is_written_in_another_way_says_how() {
    let mend = "write 1.5 with a point, without a unit or spaces";
    for written in ["1,5", "1 000", "3 days", "1.000,5", "~2"] {
        let json = format!("\"{written}\"");
        let line = format!(
            "items[0].estimate: {json} is no number; give a number above 0 and up to 1000; {mend}"
        );
        check(&[("/items/0/estimate", &json, &line)]);
    }
    let evidence = format!(
        "items[1].evidence: \"4,5\" is no number; give a number from 0.5 to 1000, or null; {mend}"
    );
    check(&[
        ("/items/1/evidence", "\"4,5\"", &evidence),
        // No digits, nothing but digits, and a number without a fraction.
        (
            "/items/0/estimate",
            "\"some\"",
            "items[0].estimate: \"some\" is not allowed; give a number above 0 and up to 1000",
        ),
        (
            "/items/0/estimate",
            "\"3\"",
            "items[0].estimate: \"3\" is not allowed; give a number above 0 and up to 1000",
        ),
        (
            "/items/1/max_attempts",
            "\"1,5\"",
            "items[1].max_attempts: \"1,5\" is not allowed; give a whole number from 1 to 20",
        ),
    ]);
}

#[test]
fn fields_that_nobody_knows() {
    check(&[
        ("/title", "1", "title: there is no such field; remove it"),
        (
            "/team/hours_per_days",
            "1",
            "team.hours_per_days: there is no such field; did you mean hours_per_day?",
        ),
        (
            "/team/roles/0/peple",
            "1",
            "team.roles[0].peple: there is no such field; did you mean people?",
        ),
        (
            "/items/1/a b",
            "1",
            "items[1][\"a b\"]: there is no such field; remove it",
        ),
        (
            "/unplanned/per_dya",
            "1",
            "unplanned.per_dya: there is no such field; did you mean per_day?",
        ),
    ]);
}

#[test]
fn keys_given_twice() {
    let valid = document().to_string();
    for (once, twice, line) in [
        (
            "\"focus\":0.8",
            "\"focus\":0.8,\"focus\":0.9",
            "team.focus: this key is given twice in one object, the second time with 0.9; keep one of them",
        ),
        (
            "\"version\":1",
            "\"version\":1,\"version\":1",
            "version: this key is given twice in one object, the second time with 1; keep one of them",
        ),
        (
            "\"sigma\":0.6",
            "\"sigma\":0.6,\"sigma\":0.6",
            "items[1].effort.sigma: this key is given twice in one object, the second time with 0.6; keep one of them",
        ),
        (
            "\"processes\":{",
            "\"processes\":{\"stage_gate\":{},",
            "processes.stage_gate: this key is given twice in one object, the second time with {\"daily_minutes\": 15, \"gate_hours\": 2, \"gate_wait_days\": 3}; keep one of them",
        ),
    ] {
        assert!(valid.contains(once), "{once}");
        let found = lines(valid.replacen(once, twice, 1).as_bytes());
        assert!(found.contains(&line.to_owned()), "{found:?}");
    }
}

#[test]
fn documents_that_are_none() {
    for (document, line) in [
        (&b""[..], "document: this is empty; give an object in { }"),
        (
            b"\xef\xbb\xbf \r\n",
            "document: this is empty; give an object in { }",
        ),
        (
            b"{\n",
            "document: this is not JSON; mend it at line 2, column 1",
        ),
        (
            b"{\n\"name\": }",
            "document: this is not JSON; mend it at line 2, column 9",
        ),
        (
            b"{\"name\": \"\xff\"}",
            "document: line 1, column 11 is not UTF-8; save the document as UTF-8",
        ),
        (
            b"[1, 2]",
            "document: [1, 2] is not allowed; give an object in { }",
        ),
        (
            b"null",
            "document: null is not allowed; give an object in { }",
        ),
    ] {
        let reading = Scenario::read(document);
        assert!(reading.scenario.is_none());
        assert_eq!(lines(document), [line]);
    }
    assert_eq!(
        lines(&vec![b' '; 1_000_001]),
        ["document: 1000001 bytes are too many; a document has at most 1000000"]
    );
    assert_eq!(
        lines("[".repeat(500_000).as_bytes()),
        [
            "document: lists and objects stand in one another more than 32 deep at line 1, column 33; a scenario needs fewer"
        ]
    );
}

#[test]
fn all_problems_at_once() {
    let mut document = document();
    for (pointer, json) in [
        ("/version", "2"),
        ("/name", ""),
        ("/team/focus", "0"),
        ("/team/roles/0/people", "\"two\""),
        ("/items/0/effort/kind", "\"normal\""),
        ("/items/1/effort/sigma", "7"),
        ("/items/1/crew", "40"),
        ("/items/1/efort", "1"),
        ("/items/2/role", "\"qa\""),
        ("/items/2/redo", "[\"collect\"]"),
        ("/processes/dds/open_iterations", "0"),
        ("/processes/scrum/sprint_days", "1"),
        ("/processes/scrum/planning_hours", "8"),
    ] {
        edit(&mut document, pointer, json);
    }
    assert_eq!(
        lines(document.to_string().as_bytes()),
        [
            "version: 2 is not allowed; give 1",
            "name: missing; give a text of at most 200 characters",
            "team.focus: 0 is not allowed; give a number above 0 and up to 1",
            "team.roles[0].people: \"two\" is not allowed; give a whole number from 1 to 50",
            "items[0].effort.kind: \"normal\" is not allowed; give one of \"fixed\", \"uniform\", \"triangular\", \"pert\", \"lognormal\", \"gamma\", \"weibull\", \"empirical\", \"ratio\"",
            "items[1].effort.sigma: 7 is not allowed; give a number from 0 to 5",
            "items[1].efort: there is no such field; did you mean effort?",
            "processes.dds.open_iterations: 0 is not allowed; give a whole number from 1 to 20",
            "items[2].role: \"qa\" is the id of nothing; name one that exists",
            "items[2].redo: an item of goal \"answer\" has nothing to do again; empty this list or the goal",
            "processes.scrum: the meetings of a sprint take 0.4375 days more than it has; give longer sprints or shorter meetings",
        ]
    );
}

#[test]
fn a_scenario_that_was_changed_is_checked_as_if_it_were_read() {
    let mut scenario = ValidScenario::read(document().to_string().as_bytes())
        .unwrap()
        .into_scenario();
    scenario.team.focus = f64::NAN;
    scenario.items[1].crew = 9;
    scenario.processes[0].id = "Mine".to_owned();
    let text = Text::english();
    let problems = scenario.validate().unwrap_err();
    assert_eq!(
        problems
            .iter()
            .map(|problem| text.problem(problem))
            .collect::<Vec<_>>(),
        [
            "team.focus: NaN is not allowed; give a number above 0 and up to 1",
            "processes.Mine: \"Mine\" is not allowed; give a key of 1 to 24 characters, only small letters a to z, digits and _",
            "items[1].crew: 9 is more than the 2 people of role \"ds\"; make the crew smaller or the role larger",
        ]
    );
}
