//! Documents while somebody writes them: paths lead somewhere, texts come back, and no gesture breaks a valid one.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use cadence_lab::document::{Document, Names};
use cadence_lab::preset::{PRESETS, READY_MADE};
use cadence_lab::reading::{Fault, Node, Problem};
use cadence_lab::text::Text;
use proptest::prelude::*;

fn preset(place: usize) -> Document {
    Document::of_node(PRESETS[place].document())
}

fn faults(document: &Document) -> Vec<Problem> {
    document.validate().err().unwrap_or_default()
}

fn text_of(node: Option<&Node>) -> &str {
    match node {
        Some(Node::Text(text)) => text,
        _ => "",
    }
}

/// The ids that stand in a list.
fn ids(document: &Document, path: &str) -> String {
    document.text_at(path)
}

#[test]
fn what_stands_in_place_of_the_items_stays_when_a_role_goes() {
    let mut document = preset(1);
    assert!(document.set("items", Node::Text("mine".into())));
    assert!(document.remove_role(0));
    assert_eq!(text_of(document.get("items")), "mine");
}

#[test]
fn a_document_is_the_scenario_it_was_made_of() {
    for it in PRESETS {
        let scenario = it.scenario().unwrap();
        let document = Document::of(&scenario);
        assert_eq!(document.validate(), Ok(scenario.clone()));
        let written = preset(0).to_json();
        assert_eq!(Document::read(written.as_bytes()), Ok(preset(0)));
        assert_eq!(
            Document::read(preset(0).to_line().as_bytes()),
            Ok(preset(0))
        );
    }
    assert_eq!(Document::read(b"{").unwrap_err().path, "$");
}

/// What it lacks beside can be mended on the page.
#[test]
fn a_file_says_that_it_is_a_scenario() {
    let read = |file: &str| Document::read_file(file.as_bytes());
    assert!(read(r#"{"format": "cadence-lab/scenario", "version": 1, "itms": 5}"#).is_ok());
    for (file, path) in [
        (r#"{"dependencies": {"x": 1}}"#, "format"),
        (r#"{"format": "x", "version": 1}"#, "format"),
        (
            r#"{"format": "cadence-lab/scenario", "version": 2}"#,
            "version",
        ),
        ("[]", "$"),
    ] {
        assert_eq!(read(file).unwrap_err().path, path, "{file}");
    }
}

/// Whatever an id looks like, an item is named by it as it is.
#[test]
fn members_are_added_and_taken_out_one_by_one() {
    let mut document = preset(0);
    let path = "items[5].after";
    let ids = ["1", "a, b", "c;d"];
    for (place, id) in ids.into_iter().enumerate() {
        assert!(document.set(&format!("items[{place}].id"), id.into()));
        assert!(document.add_member(path, id));
    }
    let list = |ids: &[&str]| -> Node { ids.iter().map(|id| Node::from(*id)).collect() };
    assert_eq!(
        document.get(path),
        Some(&list(&["clean", "1", "a, b", "c;d"]))
    );
    assert!(!document.remove_member(path, 4));
    for left in [&["clean", "a, b", "c;d"][..], &["clean", "c;d"], &["clean"]] {
        assert!(document.remove_member(path, 1));
        assert_eq!(document.get(path), Some(&list(left)));
    }
    assert!(document.remove_member(path, 0));
    assert_eq!(document.get(path), None);
    assert!(!document.remove_member(path, 0) && !document.add_member("items[99].after", "a"));
}

/// A file of something else would take the place of a backlog.
#[test]
fn what_is_no_object_is_no_document() {
    for other in ["[]", "null", "5", "\"x\"", "true"] {
        let problem = Document::read(other.as_bytes()).unwrap_err();
        assert_eq!(
            Text::english().problem(&problem),
            format!("document: {other} is not allowed; give an object in {{ }}")
        );
        // What was kept comes back, whatever it is.
        assert!(Document::read_own(other.as_bytes()).is_ok(), "{other}");
    }
}

#[test]
fn what_is_typed_stays_and_what_is_wrong_leads_to_its_field() {
    let mut document = preset(0);
    let path = "items[3].effort.of.median";
    assert!(document.enter(path, "1,500"));
    assert_eq!(document.text_at(path), "1,500");
    let problems = faults(&document);
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].path, path);
    let again = Document::read(document.to_line().as_bytes()).unwrap();
    assert_eq!(again, document);
    assert!(document.enter(path, "1,5"));
    assert_eq!(document.text_at(path), "1.5");
    assert_eq!(document.get(path), Some(&Node::Number(1.5)));
    assert_eq!(faults(&document), []);
}

#[test]
fn a_field_takes_what_belongs_there() {
    let mut document = preset(0);
    let mut check = |path: &str, typed: &str, stands: Option<Node>, shown: &str| {
        assert!(document.enter(path, typed), "{path}");
        assert_eq!(document.get(path), stands.as_ref(), "{path}");
        assert_eq!(document.text_at(path), shown, "{path}");
        assert_eq!(faults(&document), [], "{path}");
    };
    let text = |text: &str| Some(Node::Text(text.to_owned()));
    check("items[0].name", "2024", text("2024"), "2024");
    check("items[0].name", "", text(""), "");
    check("items[0].phase", "1", text("1"), "1");
    check("items[0].phase", "", None, "");
    check("items[0].crew", "2", Some(Node::Number(2.0)), "2");
    check("items[0].crew", "", None, "");
    check("items[0].evidence", "4", Some(Node::Number(4.0)), "4");
    check("items[0].evidence", "", None, "");
    check(
        "items[0].required",
        "false",
        Some(Node::Bool(false)),
        "false",
    );
    check("order", "listed", text("listed"), "listed");
    let after = Some(Node::List(std::rc::Rc::new(vec![
        text("frame").unwrap(),
        text("collect").unwrap(),
    ])));
    check("items[6].after", "frame; collect", after, "frame, collect");
    let values = [0.0, 1.5, 2.0].map(Node::Number).to_vec();
    let values = Some(Node::List(std::rc::Rc::new(values)));
    check("items[2].observe.values", "0\n1.5\n2", values, "0, 1.5, 2");

    // One of them that looks like a number is a text all the same.
    let mut document = preset(0);
    assert!(document.set("items[0].id", Node::Text("1".to_owned())));
    assert!(document.enter("items[6].after", "collect; 1"));
    let after = document.get("items[6].after");
    assert_eq!(
        after,
        Some(&["collect".into(), "1".into()].into_iter().collect())
    );

    let mut document = preset(0);
    assert!(document.enter("items[2].observe.values", "0; 1,5"));
    assert_eq!(faults(&document)[0].path, "items[2].observe.values[1]");
    assert!(document.enter("items[0].estimate", ""));
    assert!(matches!(
        faults(&document).as_slice(),
        [Problem { fault: Fault::Missing(_), path, .. }, _] if path == "items[0].estimate"
    ));
    assert_eq!(document.text_at("items[0].estimate"), "");
}

#[test]
fn setting_makes_what_is_missing_and_refuses_what_leads_nowhere() {
    let mut document = preset(0);
    let number = Node::Number(0.5);
    assert!(document.set("unplanned.effort.value", number.clone()));
    assert_eq!(document.get("unplanned.effort.value"), Some(&number));
    assert!(document.set("items[0].effort", Node::Text("?".to_owned())));
    assert!(document.set("items[0].effort.kind", number.clone()));
    assert_eq!(document.get("items[0].effort.kind"), Some(&number));
    let before = document.clone();
    for path in ["items[300].name", "items.name", "team[0]", "no path", ""] {
        assert!(!document.set(path, number.clone()), "{path}");
        assert!(!document.remove(path), "{path}");
        assert_eq!(document.get(path), None, "{path}");
    }
    assert!(!document.remove("$"));
    assert_eq!(document, before);
    assert!(document.set("items[1].after[1]", Node::Text("collect".to_owned())));
    assert!(document.remove("items[1].after[0]"));
    assert_eq!(ids(&document, "items[1].after"), "collect");
}

/// Where the words beside a field offer null, one may type it.
#[test]
fn null_is_typed_where_it_is_allowed() {
    let mut document = preset(0);
    let path = "items[1].evidence";
    assert!(document.enter(path, "0"));
    let problem = &faults(&document)[0];
    assert!(Text::english().problem(problem).ends_with(", or null"));
    assert!(document.enter(path, "null"));
    assert_eq!(
        (document.get(path), faults(&document).len()),
        (Some(&Node::Null), 0)
    );
    // A name may be that, and an estimate may not.
    assert!(document.enter("items[1].name", "null"));
    assert_eq!(document.get("items[1].name"), Some(&"null".into()));
    assert!(document.enter("items[1].estimate", "null"));
    assert_eq!(document.get("items[1].estimate"), Some(&"null".into()));
}

/// A key that is given twice or is too long to be shown can be taken out, too.
#[test]
fn every_superfluous_field_can_be_taken_out() {
    let long = "k".repeat(100);
    let extra =
        format!(r#"{{"name": "first", "{long}": 1, "my \"own\" é": 2, "": 3, "name": "last","#);
    let document = preset(0).to_json().replacen('{', &extra, 1);
    let document = document.replacen("\"name\": \"Explore a new model\",", "", 1);
    let mut document = Document::read(document.as_bytes()).unwrap();
    assert_eq!(faults(&document).len(), 4);
    while let Some(problem) = faults(&document).first() {
        assert!(document.remove(&problem.path), "{}", problem.path);
    }
    assert_eq!(document.text_at("name"), "first");
}

#[test]
fn an_item_that_goes_leaves_the_order_of_the_others() {
    let mut document = preset(0);
    assert_eq!(document.text_at("items[4].id"), "label");
    assert_eq!(ids(&document, "items[4].after"), "collect, privacy");
    assert_eq!(ids(&document, "items[7].after"), "features, label");
    assert!(document.remove_item(4));
    assert_eq!(
        ids(&document, "items[6].after"),
        "features, collect, privacy"
    );
    assert!(
        document
            .items()
            .iter()
            .all(|it| text_of(Some(it)) != "label")
    );
    assert_eq!(faults(&document), []);
}

#[test]
fn an_item_that_comes_has_an_id_of_its_own() {
    let mut document = preset(0);
    let count = document.items().len();
    assert_eq!(document.add_item(Some(2), "Label"), Some(3));
    assert_eq!(document.text_at("items[3].id"), "label_2");
    assert_eq!(
        document.text_at("items[3].role"),
        document.text_at("items[2].role")
    );
    assert_eq!(
        document.text_at("items[3].phase"),
        document.text_at("items[2].phase")
    );
    assert_eq!(document.duplicate_item(5, "Label (2)"), Some(6));
    assert_eq!(document.text_at("items[6].name"), "Label (2)");
    assert_eq!(document.text_at("items[6].id"), "label_2_2");
    assert_eq!(document.items().len(), count + 2);
    assert_eq!(
        document.item_paths().last(),
        Some(format!("items[{}]", count + 1))
    );
    while document.add_item(None, "New item").is_some() {}
    assert_eq!(document.items().len(), 300);
    assert_eq!(faults(&document), []);
    assert_eq!(document.duplicate_item(0, "x"), None);
}

#[test]
fn somebody_starts_with_something_that_runs() {
    let names = Names {
        scenario: "Mine",
        role: "Data scientist",
        item: "First item",
    };
    let mut document = Document::empty(names);
    let scenario = document.validate().unwrap();
    assert_eq!((scenario.items.len(), scenario.team.roles.len()), (1, 1));
    assert_eq!(scenario.items[0].role, "data_scientist");
    assert!(!document.remove_item(0) && !document.remove_role(0));
    assert_eq!(document.add_role("Engineer"), Some(1));
    assert!(document.remove_role(0));
    assert_eq!(document.text_at("items[0].role"), "engineer");
    assert_eq!(faults(&document), []);
}

#[test]
fn only_the_name_of_a_preset_is_given_up() {
    for place in 0..PRESETS.len() {
        let mut document = preset(place);
        document.part_from_preset("Mine");
        let said = ["name", "description"].map(|path| document.text_at(path));
        assert_eq!(said, ["Mine", ""]);
        assert_eq!(faults(&document), []);
    }
    let mut own = preset(0);
    assert!(own.enter("name", "Churn model"));
    let before = own.clone();
    own.part_from_preset("Mine");
    assert_eq!(own, before);
}

/// The presets compare what is ready-made for their teams.
#[test]
fn what_is_compared_is_chosen_among_what_is_ready_made() {
    for place in 0..PRESETS.len() {
        let own = preset(place);
        let mut document = own.clone();
        assert!(document.remove("processes"));
        assert!(document.compare(&READY_MADE[..5]));
        assert_eq!(document.validate(), own.validate());
        assert!(document.compare(&READY_MADE[2..]), "with stage gates, too");
        assert_eq!(document.variants(), READY_MADE[2..]);
        assert_eq!(faults(&document), []);
    }
    let mut document = preset(0);
    assert!(document.enter("processes.scrum.sprint_days", "15"));
    let before = document.clone();
    for ids in [
        &[][..],
        &READY_MADE[..6],
        &["dds", "dds"],
        &["dds", "chaos"],
    ] {
        assert!(!document.compare(ids), "{ids:?}");
        assert_eq!(document, before);
    }
    assert!(document.compare(&["kanban", "scrum"]));
    assert_eq!(document.text_at("processes.scrum.sprint_days"), "15");
    assert_eq!(document.text_at("processes.kanban.wip_limit"), "4");
    assert!(document.enter("items[0].phase", "Deployment") && document.compare(&["stage_gate"]));
    assert!(
        faults(&document)
            .iter()
            .any(|it| matches!(it.fault, Fault::LaterPhase { .. }))
    );
}

/// A document that is larger than one may be is a problem, and comes back all the same.
#[test]
fn nothing_is_too_long_to_be_kept() {
    let mut document = preset(0);
    assert!(document.enter("description", &"x".repeat(1_000_000)));
    assert!(matches!(faults(&document)[0].fault, Fault::TooLarge { .. }));
    assert!(Document::read(document.to_line().as_bytes()).is_err());
    assert_eq!(
        Document::read_own(document.to_line().as_bytes()),
        Ok(document)
    );
}

/// Something that a person does to a document; numbers stand for places.
#[derive(Clone, Debug)]
enum Gesture {
    Add(usize, String),
    Duplicate(usize, String),
    Remove(usize),
    Move(usize, usize),
    AddRole(String),
    RemoveRole(usize),
}

fn any_gesture() -> impl Strategy<Value = Gesture> {
    let name = || {
        prop::sample::select(vec!["New item", "label", "", "計画", "A \"b\""])
            .prop_map(str::to_owned)
    };
    prop_oneof![
        (0..40_usize, name()).prop_map(|(at, name)| Gesture::Add(at, name)),
        (0..40_usize, name()).prop_map(|(at, name)| Gesture::Duplicate(at, name)),
        (0..40_usize).prop_map(Gesture::Remove),
        (0..40_usize, 0..40_usize).prop_map(|(from, to)| Gesture::Move(from, to)),
        name().prop_map(Gesture::AddRole),
        (0..5_usize).prop_map(Gesture::RemoveRole),
    ]
}

fn make(document: &mut Document, gesture: &Gesture) {
    match gesture {
        Gesture::Add(after, name) => {
            document.add_item(after.checked_sub(1), name);
        }
        Gesture::Duplicate(index, name) => {
            document.duplicate_item(*index, name);
        }
        Gesture::Remove(index) => {
            document.remove_item(*index);
        }
        Gesture::Move(from, to) => {
            document.move_item(*from, *to);
        }
        Gesture::AddRole(name) => {
            document.add_role(name);
        }
        Gesture::RemoveRole(index) => {
            document.remove_role(*index);
        }
    }
}

/// Paths of a document and texts that may be typed there.
fn any_entry() -> impl Strategy<Value = (String, String)> {
    let item = prop::sample::select(vec![
        "id",
        "name",
        "phase",
        "role",
        "crew",
        "estimate",
        "effort",
        "effort.kind",
        "effort.of",
        "effort.of.sigma",
        "observe",
        "observe.value",
        "success",
        "evidence",
        "required",
        "after",
        "after[0]",
        "redo",
        "goal",
        "speed",
    ]);
    let path = prop_oneof![
        3 => (0..24_usize, item).prop_map(|(index, field)| format!("items[{index}].{field}")),
        1 => prop::sample::select(vec![
            "name", "version", "items", "items[2]", "team", "team.focus", "team.roles[0].people", "team.roles[1].id",
            "unplanned", "unplanned.role", "processes", "processes.scrum", "processes.dds.daily_minutes",
            "processes[\"my own\"].process",
        ]).prop_map(str::to_owned),
    ];
    let text = prop::sample::select(vec![
        "",
        "abc",
        "0",
        "-1",
        "1,500",
        "0.5",
        "3",
        "true",
        "label",
        "frame, collect",
        "scrum",
        "{}",
    ]);
    (path, text.prop_map(str::to_owned))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_gesture_breaks_a_valid_document(
        place in 0..PRESETS.len(),
        gestures in prop::collection::vec(any_gesture(), 1..30),
    ) {
        let mut document = preset(place);
        for gesture in &gestures {
            make(&mut document, gesture);
            prop_assert_eq!(faults(&document), [], "{:?}", gesture);
        }
    }

    #[test]
    fn whatever_is_typed_comes_back_and_every_problem_has_its_place(
        entries in prop::collection::vec(any_entry(), 1..12),
        gestures in prop::collection::vec(any_gesture(), 0..4),
    ) {
        let mut document = preset(0);
        for (path, text) in &entries {
            let before = document.clone();
            if !document.enter(path, text) {
                prop_assert_eq!(&document, &before);
            } else if path.ends_with("name") || text == "abc" || text == "1,500" {
                prop_assert_eq!(&document.text_at(path), text, "{}", path);
            }
        }
        for gesture in &gestures {
            make(&mut document, gesture);
        }
        let read = Document::read(document.to_json().as_bytes());
        prop_assert_eq!(read.as_ref(), Ok(&document));
        for problem in faults(&document) {
            let mut set = document.clone();
            prop_assert!(set.set(&problem.path, Node::Bool(true)), "{}", problem.path);
            prop_assert_eq!(set.get(&problem.path), Some(&Node::Bool(true)), "{}", problem.path);
        }
    }

    #[test]
    fn what_is_set_is_got_and_nothing_else_changes((path, text) in any_entry()) {
        let before = preset(1);
        let mut document = before.clone();
        let value = Node::Text(text);
        if document.set(&path, value.clone()) {
            prop_assert_eq!(document.get(&path), Some(&value));
            let mut back = document;
            match before.get(&path) {
                Some(old) => {
                    prop_assert!(back.set(&path, old.clone()));
                    prop_assert_eq!(back, before);
                }
                None => prop_assert!(back.remove(&path)),
            }
        } else {
            prop_assert_eq!(document, before);
        }
    }
}
