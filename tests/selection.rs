//! Several items at once: each gesture is one step, keeps references whole, and leaves what was not chosen alone.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::rc::Rc;

use cadence_lab::app::action::Action;
use cadence_lab::app::editor::{EditorAction, Paste};
use cadence_lab::app::state::State;
use cadence_lab::document::Document;
use cadence_lab::document::rows::Pasting;
use cadence_lab::preset::PRESETS;
use cadence_lab::reading::Node;
use cadence_lab::replay::Replay;
use cadence_lab::units::Days;
use proptest::prelude::*;
use yew::Reducible;

fn preset(place: usize) -> Document {
    Document::of_node(PRESETS[place].document())
}

/// Five items: b after a, c after b and again when d fails, d after c.
fn small() -> Document {
    let mut document = preset(0);
    let names = ["a", "b", "c", "d", "e"];
    while document.items().len() > names.len() {
        document.remove_item(names.len());
    }
    for (place, name) in names.iter().enumerate() {
        let set = |document: &mut Document, field: &str, value: Node| {
            document.set(&format!("items[{place}].{field}"), value)
        };
        let text = |text: &str| Node::Text(text.to_owned());
        let list = |list: &[&str]| Node::List(Rc::new(list.iter().map(|it| text(it)).collect()));
        set(&mut document, "id", text(name));
        set(&mut document, "name", text(&name.to_uppercase()));
        set(
            &mut document,
            "redo",
            list(if *name == "d" { &["c"] } else { &[] }),
        );
        let after: &[&str] = match *name {
            "b" => &["a"],
            "c" => &["b"],
            "d" => &["c"],
            _ => &[],
        };
        set(&mut document, "after", list(after));
        for field in ["goal", "capability", "phase"] {
            document.remove(&format!("items[{place}].{field}"));
        }
        set(&mut document, "crew", Node::Number(1.0));
    }
    assert_eq!(document.validate().err(), None);
    document
}

fn places(places: &[usize]) -> BTreeSet<usize> {
    places.iter().copied().collect()
}

/// A field of every item.
fn all(document: &Document, field: &str) -> Vec<String> {
    let paths = document.item_paths();
    paths
        .map(|it| document.text_at(&format!("{it}.{field}")))
        .collect()
}

#[test]
fn a_field_is_set_where_it_is_chosen_and_nowhere_else() {
    let mut document = small();
    document.set_in_items(
        &places(&[1, 3, 99]),
        "phase",
        Some(&Node::Text("Build".to_owned())),
    );
    assert_eq!(all(&document, "phase"), ["", "Build", "", "Build", ""]);
    document.set_in_items(&places(&[1]), "phase", None);
    assert_eq!(all(&document, "phase"), ["", "", "", "Build", ""]);
    assert_eq!(document.validate().err(), None);
    let before = document.clone();
    document.set_in_items(&places(&[]), "phase", None);
    assert_eq!(document, before);
}

#[test]
fn another_role_takes_over_with_no_more_people_than_it_has() {
    let mut document = small();
    document.set("team.roles[0].people", Node::Number(5.0));
    document.set(
        "items[0].role",
        Node::Text(document.text_at("team.roles[0].id")),
    );
    document.set("items[0].crew", Node::Number(4.0));
    document.set("team.roles[1].people", Node::Number(2.0));
    let other = document.text_at("team.roles[1].id");
    document.set_role_of_items(&places(&[0, 2]), &other);
    assert_eq!(all(&document, "role")[0], other);
    assert_eq!(all(&document, "crew"), ["2", "1", "1", "1", "1"]);
    assert_eq!(document.validate().err(), None);
}

#[test]
fn estimates_and_efforts_are_scaled_whatever_their_kind() {
    let check = |effort: &str, scaled: &str| {
        let mut document = small();
        let effort = Document::read(effort.as_bytes()).unwrap();
        document.set("items[0].effort", effort.get("$").unwrap().clone());
        document.set("items[0].estimate", Node::Number(0.1));
        document.set(
            "items[0].observe",
            Document::read(b"{\"kind\":\"fixed\",\"value\":2}")
                .unwrap()
                .get("$")
                .unwrap()
                .clone(),
        );
        document.scale_items(&places(&[0]), 3.0);
        assert_eq!(document.text_at("items[0].effort"), scaled);
        assert_eq!(document.text_at("items[0].estimate"), "0.3");
        assert_eq!(document.text_at("items[0].observe.value"), "2");
        assert_eq!(document.get("items[1]"), small().get("items[1]"));
        assert_eq!(document.validate().err(), None);
    };
    check(
        r#"{"kind":"fixed","value":2}"#,
        r#"{"kind":"fixed","value":6}"#,
    );
    check(
        r#"{"kind":"uniform","min":1,"max":2}"#,
        r#"{"kind":"uniform","min":3,"max":6}"#,
    );
    check(
        r#"{"kind":"pert","min":1,"mode":2,"max":3}"#,
        r#"{"kind":"pert","min":3,"mode":6,"max":9}"#,
    );
    check(
        r#"{"kind":"lognormal","median":1,"sigma":0.5}"#,
        r#"{"kind":"lognormal","median":3,"sigma":0.5}"#,
    );
    check(
        r#"{"kind":"gamma","mean":1,"cv":0.5}"#,
        r#"{"kind":"gamma","mean":3,"cv":0.5}"#,
    );
    check(
        r#"{"kind":"weibull","scale":1,"shape":1.5}"#,
        r#"{"kind":"weibull","scale":3,"shape":1.5}"#,
    );
    check(
        r#"{"kind":"empirical","values":[0,1]}"#,
        r#"{"kind":"empirical","values":[0,3]}"#,
    );
    let ratio = r#"{"kind":"ratio","of":{"kind":"fixed","value":1}}"#;
    check(ratio, ratio);
}

#[test]
fn copies_refer_to_copies() {
    let mut document = small();
    let copies = document.duplicate_items(&places(&[1, 3]), |name| format!("{name} two"));
    assert_eq!(copies, Some(places(&[4, 5])));
    assert_eq!(
        all(&document, "name"),
        ["A", "B", "C", "D", "B two", "D two", "E"]
    );
    // The copy of b still waits for a; the copy of d for c, which was not chosen.
    assert_eq!(all(&document, "after"), ["", "a", "b", "c", "a", "c", ""]);
    let mut document = small();
    document.duplicate_items(&places(&[1, 2, 3]), |name| format!("{name} two"));
    assert_eq!(all(&document, "after")[4..7], ["a", "b_two", "c_two"]);
    assert_eq!(all(&document, "redo")[6], "c_two");
    assert_eq!(document.validate().err(), None);
    assert_eq!(document.duplicate_items(&places(&[]), str::to_owned), None);
    let everything: BTreeSet<usize> = (0..300).collect();
    while document
        .duplicate_items(&everything, str::to_owned)
        .is_some()
    {}
    assert_eq!(document.items().len(), 256, "no more than 300");
    // Where the way from d to b leads over c, which was not chosen, the copy of d waits for b and does it again.
    let mut document = small();
    let again = Node::Text("b".to_owned());
    document.set("items[3].redo", Node::List(Rc::new(vec![again])));
    document.duplicate_items(&places(&[1, 3]), |name| format!("{name} two"));
    assert_eq!(all(&document, "redo")[5], "b");
    assert_eq!(document.validate().err(), None);
}

#[test]
fn what_waited_for_items_that_go_waits_for_what_they_waited_for() {
    let mut document = small();
    assert!(document.remove_items(&places(&[1, 2])));
    assert_eq!(all(&document, "name"), ["A", "D", "E"]);
    assert_eq!(all(&document, "after"), ["", "a", ""]);
    assert_eq!(all(&document, "redo"), ["", "", ""]);
    assert_eq!(document.validate().err(), None);
    let before = document.clone();
    assert!(!document.remove_items(&places(&[0, 1, 2])) && !document.remove_items(&places(&[9])));
    assert_eq!(document, before);
}

#[test]
fn a_block_moves_until_it_stands_at_the_end() {
    let mut document = small();
    let mut check = |chosen: &[usize], is_up: bool, now: Option<&[usize]>, names: &str| {
        assert_eq!(document.move_items(&places(chosen), is_up), now.map(places));
        assert_eq!(all(&document, "name").concat(), names);
    };
    check(&[1, 3], true, Some(&[0, 2]), "BADCE");
    check(&[0, 2], true, Some(&[0, 1]), "BDACE");
    check(&[0, 1], true, None, "BDACE");
    check(&[0, 1], false, Some(&[1, 2]), "ABDCE");
    check(&[3, 4], false, None, "ABDCE");
    check(&[2, 4], false, Some(&[3, 4]), "ABCDE");
    check(&[], true, None, "ABCDE");
}

#[test]
fn the_order_by_value_is_the_engines() {
    let mut document = small();
    let set = |document: &mut Document, item: usize, fields: [f64; 3]| {
        for (field, value) in ["value", "success", "estimate"].into_iter().zip(fields) {
            document.set(&format!("items[{item}].{field}"), Node::Number(value));
        }
    };
    // 1, 2, 2, 0.5 and 0.
    set(&mut document, 0, [4.0, 0.5, 2.0]);
    set(&mut document, 1, [8.0, 0.5, 2.0]);
    set(&mut document, 2, [2.0, 1.0, 1.0]);
    set(&mut document, 3, [1.0, 1.0, 2.0]);
    set(&mut document, 4, [0.0, 1.0, 1.0]);
    assert!(document.sort_by_value());
    assert_eq!(all(&document, "name").concat(), "BCADE");
    assert_eq!(document.validate().err(), None);
    assert!(!document.sort_by_value(), "it is sorted");
    document.enter("items[0].value", "much");
    assert!(!document.sort_by_value(), "nobody knows how much that is");
    // As long as nothing fails, a sorted backlog that is taken as listed is lived through as one that is ranked by value.
    for place in 0..PRESETS.len() {
        let mut document = preset(place);
        for item in document.item_paths() {
            document.set(&format!("{item}.success"), Node::Number(1.0));
            document.remove(&format!("{item}.evidence"));
        }
        document.set("order", Node::Text("value".to_owned()));
        let ranked = lived_through(&document);
        assert!(document.sort_by_value());
        document.set("order", Node::Text("listed".to_owned()));
        assert_eq!(lived_through(&document), ranked);
    }
}

/// When the first run ends under each variant, and when its first attempt does. [days]
fn lived_through(document: &Document) -> Vec<(Days, Option<Days>)> {
    let scenario = document.validate().unwrap();
    let mut world = scenario.world(1);
    world.start_run(0);
    let Ok(replay) = Replay::of(&scenario, world);
    let records = replay.variants.iter().map(|it| it.record);
    records.map(|it| (it.finish, it.first_answer)).collect()
}

fn opened() -> Rc<State> {
    Rc::new(State::at_first())
}

fn after(state: &Rc<State>, actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    let reduce = |state: Rc<State>, action| state.reduce(action);
    actions.into_iter().fold(Rc::clone(state), reduce)
}

#[test]
fn the_choice_follows_the_items_and_is_no_step() {
    let first = opened();
    let chosen = after(
        &first,
        [
            Action::Editor(EditorAction::ItemChosen(1, true)),
            Action::Editor(EditorAction::ItemChosen(3, true)),
            Action::Editor(EditorAction::ItemChosen(3, false)),
        ],
    );
    assert_eq!(chosen.chosen_items(), places(&[1]));
    assert!(!chosen.history.can_undo() && !chosen.is_edited);
    let mut document = chosen.document();
    let now = document.move_items(&places(&[1]), true).unwrap();
    let moved = after(
        &chosen,
        [Action::Editor(EditorAction::ItemsChanged(
            document,
            Rc::new(now),
            None,
        ))],
    );
    assert_eq!(moved.chosen_items(), places(&[0]));
    let back = after(&moved, [Action::Undo]);
    assert_eq!(
        (back.view(), back.chosen_items()),
        (first.view(), places(&[1]))
    );
    let all = after(&back, [Action::Editor(EditorAction::AllChosen(true))]);
    assert_eq!(all.chosen_items().len(), first.document().items().len());
    assert_eq!(
        after(&all, [Action::Editor(EditorAction::AllChosen(false))]).chosen_items(),
        places(&[])
    );
}

#[test]
fn taken_rows_are_one_step_and_what_is_pasted_outlives_the_scenario() {
    let first = opened();
    let pasting = Pasting {
        text: "Task\tDays\nA\t3\nB\tx".to_owned(),
        ..Pasting::default()
    };
    let paste = Rc::new(Paste {
        is_open: true,
        pasting: pasting.clone(),
        taken: None,
    });
    let pasted = after(
        &first,
        [Action::Editor(EditorAction::PasteChanged(Rc::clone(
            &paste,
        )))],
    );
    assert!(!pasted.history.can_undo() && !pasted.is_edited);
    let kept = after(
        &pasted,
        [
            Action::PresetChosen("pipeline"),
            Action::Opened(Rc::default()),
        ],
    );
    assert_eq!(
        kept.editor.paste, paste,
        "another scenario is no reason to lose it"
    );
    let document = pasted.document();
    let taken = document
        .propose(&pasting)
        .take(&document, &pasting)
        .unwrap();
    let left = Rc::new(Paste {
        pasting: taken.left,
        ..Paste::default()
    });
    let action = Action::Editor(EditorAction::RowsTaken(
        taken.document,
        left,
        "paste-text".to_owned(),
    ));
    let taken = after(&pasted, [action]);
    assert_eq!(taken.document().items().len(), document.items().len() + 1);
    assert_eq!(taken.editor.paste.pasting.text, "Task\tDays\nB\tx");
    assert_eq!(after(&taken, [Action::Undo]).view(), first.view());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Whatever is chosen of a valid backlog: it stays valid, and no reference leads nowhere.
    #[test]
    fn no_gesture_on_several_items_breaks_a_document(
        place in 0..PRESETS.len(),
        chosen in prop::collection::btree_set(0..45_usize, 0..12),
        gesture in 0..6,
        factor in 0.5..2.0,
    ) {
        let mut document = preset(place);
        // Stage gates ask for the order of phases, which is not kept.
        document.compare(&["scrum", "dds"]);
        match gesture {
            0 => { document.duplicate_items(&chosen, |name| format!("{name} again")); }
            1 => { document.remove_items(&chosen); }
            2 => { document.move_items(&chosen, true); }
            3 => { document.move_items(&chosen, false); }
            4 => document.scale_items(&chosen, factor),
            _ => { document.sort_by_value(); }
        }
        let problems = document.validate().err().unwrap_or_default();
        prop_assert_eq!(problems, &[]);
    }
}

#[test]
fn what_stands_before_and_behind_an_item_is_found_over_others() {
    let item = |id: &str, after: &str| format!(r#"{{"id": "{id}", "after": [{after}]}}"#);
    let items = [
        item("a", ""),
        item("b", r#""a""#),
        item("c", r#""b", "nobody""#),
        // A circle of its own.
        item("d", r#""e""#),
        item("e", r#""d""#),
    ];
    let document = format!(r#"{{"items": [{}]}}"#, items.join(","));
    let document = Document::read_own(document.as_bytes()).unwrap();
    let of = |ids: &[&str]| BTreeSet::from_iter(ids.iter().map(|&it| it.to_owned()));
    assert_eq!(document.ids_before(2), of(&["a", "b"]));
    assert_eq!(document.ids_behind(0), of(&["b", "c"]));
    assert_eq!(document.ids_behind(2), of(&[]));
    assert_eq!(document.ids_behind(3), of(&["d", "e"]));
    assert_eq!(
        (document.ids_before(9), document.ids_behind(9)),
        (of(&[]), of(&[]))
    );
}
