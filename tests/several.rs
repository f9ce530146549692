//! What the page shows of pasted rows, chosen items and compared scenarios, and that what is wrong stands beside its field.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

#[path = "shown/markup.rs"]
mod markup;

use std::rc::Rc;

use cadence_lab::analysis::samples::Samples;
use cadence_lab::app::action::Action;
use cadence_lab::app::backlog::place::{around, item_at};
use cadence_lab::app::editor::{EditorAction, Paste};
use cadence_lab::app::side_by_side::{Named, SIDE_BY_SIDE, SideBySide, Unusable};
use cadence_lab::app::state::State;
use cadence_lab::app::{backlog, more};
use cadence_lab::document::rows::Pasting;
use cadence_lab::document::{Document, Names};
use cadence_lab::preset::PRESETS;
use cadence_lab::share::Shelf;
use cadence_lab::study::{Study, blocks};
use cadence_lab::text::Text;
use markup::render;
use yew::{Callback, Reducible};

/// The panel of the backlog.
async fn panel(state: &State) -> String {
    render(backlog::view(
        &Rc::new(Text::english()),
        state,
        1_000.0,
        &Callback::noop(),
    ))
    .await
}

fn after(actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    let first = Rc::new(State::at_first());
    actions
        .into_iter()
        .fold(first, |state, action| state.reduce(action))
}

/// The same with the characters that text in markup cannot have.
fn escaped(words: &str) -> String {
    words
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn pasted(text: &str) -> Action {
    Action::Editor(EditorAction::PasteChanged(Rc::new(Paste {
        is_open: true,
        pasting: Pasting {
            text: text.to_owned(),
            ..Pasting::default()
        },
        taken: None,
    })))
}

fn count(markup: &str, part: &str) -> usize {
    markup.matches(part).count()
}

#[tokio::test]
async fn rows_are_shown_with_what_their_columns_mean_and_what_is_wrong() {
    let closed = panel(&after([])).await;
    assert_eq!(count(&closed, "id=\"paste-text\""), 0);
    let empty = panel(&after([pasted("")])).await;
    assert_eq!(
        (
            count(&empty, "id=\"paste-text\""),
            count(&empty, "paste-table")
        ),
        (1, 0)
    );
    assert!(empty.contains("Nothing to add yet"));
    let rows: String = (0..20)
        .map(|row| format!("Step {row},{row}\tNobody\n"))
        .collect();
    let markup = panel(&after([pasted(&format!("Task\tWho\n{rows}"))])).await;
    assert_eq!(count(&markup, "id=\"paste-column-"), 2);
    assert!(markup.contains("The first 6 of 20 rows are shown."));
    assert!(markup.contains("One thing is to be mended."));
    assert!(markup.contains("19 other rows say the same."));
    assert!(markup.contains("Make the role Nobody"));
    assert!(markup.contains("Each gets an estimate of 3 person-days."));
    assert_eq!(count(&markup, "class=\"is-wrong\""), 6);
    let nameless = panel(&after([pasted("1\n2")])).await;
    assert!(
        nameless.contains("No column has the names of the items"),
        "{nameless}"
    );
    assert_eq!(count(&nameless, "id=\"paste-column-"), 1);
}

#[tokio::test]
async fn chosen_items_have_a_bar_of_their_own() {
    let none = panel(&after([])).await;
    assert_eq!(count(&none, "id=\"chosen\""), 0);
    let two = after([
        Action::Editor(EditorAction::ItemChosen(0, true)),
        Action::Editor(EditorAction::ItemChosen(2, true)),
    ]);
    let markup = panel(&two).await;
    assert!(markup.contains("2 items chosen"));
    assert_eq!(count(&markup, "class=\"is-chosen\""), 2);
    let all = panel(&after([Action::Editor(EditorAction::AllChosen(true))])).await;
    // Nothing can go up, go down, or be all taken out.
    let (_, bar) = all.split_once("id=\"chosen\"").unwrap();
    let (bar, _) = bar.split_once("id=\"add-item\"").unwrap();
    assert_eq!(count(bar, "aria-disabled=\"true\""), 3);
}

/// The step of Undo that takes rows back puts them into the box again, unless something else is there.
#[test]
fn rows_that_are_taken_back_are_in_the_box_again() {
    let rows = "Task\tDays\nA\t1\nB\tx";
    let shown = |state: &State| {
        let paste = &state.editor.paste;
        (paste.pasting.text.clone(), paste.taken)
    };
    let full = after([pasted(rows)]);
    let document = full.document();
    let pasting = &full.editor.paste.pasting;
    let taken = document.propose(pasting).take(&document, pasting).unwrap();
    let left = taken.left.text.clone();
    let paste = Paste {
        is_open: true,
        pasting: taken.left,
        taken: Some(taken.count),
    };
    let (with, sought) = (taken.document, String::new());
    let take = Action::Editor(EditorAction::RowsTaken(with, Rc::new(paste), sought));
    let step = |state: &Rc<State>, action: Action| Rc::clone(state).reduce(action);
    let taken = step(&full, take);
    assert_eq!(shown(&taken), (left.clone(), Some(1)));
    // Other steps leave the box alone.
    let other = step(&step(&taken, Action::SeedChosen(9)), Action::Undo);
    assert_eq!(shown(&other), (left.clone(), Some(1)));
    let undone = step(&other, Action::Undo);
    assert_eq!(undone.document(), document);
    assert_eq!(shown(&undone), (rows.to_owned(), None));
    let redone = step(&undone, Action::Redo);
    assert_eq!(shown(&redone), (left, Some(1)));
    let typed = step(&step(&redone, pasted("Task\nC")), Action::Undo);
    assert_eq!(typed.document(), document);
    assert_eq!(shown(&typed), ("Task\nC".to_owned(), None));
    // What is opened in the place of all this has no such step.
    let opened = step(&redone, Action::Opened(Rc::default()));
    assert_eq!(opened.editor.paste.taken, None);
}

/// What has no use just now says so, and keeps the focus.
#[tokio::test]
async fn what_cannot_be_added_or_taken_out_is_marked() {
    let off = |markup: &str, id: &str| {
        let (_, button) = markup.split_once(&format!("id=\"{id}\"")).unwrap();
        let (button, _) = button.split_once('>').unwrap();
        button.contains("aria-disabled=\"true\"")
    };
    let (mut few, mut many) = (
        Document::empty(Names {
            scenario: "Mine",
            role: "Engineer",
            item: "First",
        }),
        Document::of_node(PRESETS[0].document()),
    );
    let opened = |document: &Document| {
        after([Action::Editor(EditorAction::DocumentOpened(
            document.clone(),
        ))])
    };
    let markup = panel(&opened(&few)).await;
    assert!(off(&markup, "remove-0") && !off(&markup, "copy-0") && !off(&markup, "add-role"));
    assert_eq!(count(&team_of(&markup), "aria-disabled=\"true\""), 1);
    few.add_item(None, "Second");
    few.add_role("Analyst");
    let markup = panel(&opened(&few)).await;
    assert!(!off(&markup, "remove-0"));
    assert_eq!(count(&team_of(&markup), "aria-disabled=\"true\""), 0);
    while many.add_item(None, "More").is_some() {}
    while many.add_role("More").is_some() {}
    let markup = panel(&opened(&many)).await;
    assert!(off(&markup, "copy-0") && off(&markup, "add-item") && off(&markup, "add-role"));
    assert!(!off(&markup, "remove-0"));
}

/// The part of the panel with the roles.
fn team_of(markup: &str) -> String {
    let (_, team) = markup.split_once("class=\"team\"").unwrap();
    team.split("</fieldset>").next().unwrap().to_owned()
}

/// The panel of scenarios side by side.
async fn side_by_side(state: &State) -> String {
    let view = more::side_by_side::view(&Rc::new(Text::english()), state, &Callback::noop());
    render(view).await
}

#[tokio::test]
async fn scenarios_stand_side_by_side_in_every_state() {
    assert!(
        side_by_side(&after([]))
            .await
            .contains("Nothing is kept on this device yet")
    );
    let first = after([]);
    let mut shelf = Shelf::default();
    let no_scenario = "1&model=1&seed=1&scenario=%5B1%5D";
    for (name, fragment) in [
        ("Pipeline", "1&preset=pipeline"),
        ("Broken", no_scenario),
        ("Later", "2&preset=pipeline"),
    ] {
        shelf.save(name, fragment);
    }
    let shelved = Action::ShelfChanged(Rc::new(shelf.clone()), None);
    let named: Vec<Named> = shelf
        .entries()
        .iter()
        .map(more::side_by_side::named)
        .collect();
    assert!(named[0].content.is_ok());
    assert!(
        matches!(named[1].content, Err(Unusable::Problems(_))),
        "{:?}",
        named[1]
    );
    assert_eq!(named[2].content, Err(Unusable::Unreadable));
    let few = side_by_side(&first.clone().reduce(shelved.clone())).await;
    assert!(few.contains("Choose at least two") && !few.contains("<table"));
    let chosen = SideBySide {
        named,
        ..SideBySide::default()
    };
    let open = [
        shelved,
        Action::SideBySideChosen(Rc::new(chosen)),
        Action::PanelToggled(SIDE_BY_SIDE, true),
    ];
    let state = open
        .into_iter()
        .fold(first, |state, action| state.reduce(action));
    let waiting = side_by_side(&state).await;
    assert_eq!(
        count(&waiting, "Waits until the figures above are complete."),
        2
    );
    assert_eq!(count(&waiting, "is-unusable"), 2);
    assert!(waiting.contains("cannot be read by this version"));
    assert!(waiting.contains("It cannot be simulated: "));
    let mut state = state;
    for order in state.further_orders() {
        let scenario = order.scenario.validate().unwrap();
        let ids = scenario.processes.iter().map(|it| it.id.clone()).collect();
        let (mut samples, mut study) = (Samples::new(ids), Study::new(&scenario, order.seed));
        (0..blocks(1_000)).for_each(|it| samples.add(study.block(it, 1_000)).unwrap());
        state = state.reduce(Action::FurtherEnded(order, Some(Rc::new(samples))));
    }
    let there = side_by_side(&state).await;
    assert_eq!(count(&there, "data-label="), 20);
    assert_eq!(count(&there, "neither is sooner:"), 2);
    let mut failed = (*state).clone();
    let outcomes = &state.side_by_side.outcomes;
    Rc::make_mut(&mut failed.side_by_side).outcomes =
        outcomes.iter().map(|it| (it.0.clone(), None)).collect();
    assert_eq!(
        count(&side_by_side(&failed).await, "It could not be simulated."),
        2
    );
}

/// What is typed into a field is kept there as it is, marked, and what is wrong stands beside it.
async fn check_beside(path: &str, typed: &str) {
    let set = Action::Editor(EditorAction::DocumentSet {
        path: path.to_owned(),
        text: typed.to_owned(),
    });
    let wrong = after([
        Action::StartedOwn,
        set,
        Action::FieldSought(path.to_owned()),
    ]);
    let problem = wrong.problems.iter().find(|it| it.path.starts_with(path));
    let problem = problem.unwrap_or_else(|| panic!("{path}: {typed:?} is right"));
    assert_eq!(wrong.document().text_at(path), typed, "{path}");
    let markup = panel(&wrong).await;
    let field = format!("id=\"field-{}\"", escaped(path));
    assert!(markup.contains(&field), "{path} is not on the page");
    let beside = format!("id=\"field-{}-problem\"", escaped(path));
    let after = markup
        .split(&beside)
        .nth(1)
        .unwrap_or_else(|| panic!("{path}: nothing is beside it"));
    let said = escaped(&Text::english().fault(problem));
    assert!(
        after.split("</p>").next().unwrap().contains(&said),
        "{path}: {said}"
    );
}

#[tokio::test]
async fn every_bad_number_of_an_item_and_of_the_team_is_said_beside_its_field() {
    for (field, bad) in [
        ("crew", &["0", "1.5", "51", "two"][..]),
        ("estimate", &["0", "1000.5", "-1", "a week", "1,500", ""]),
        ("attempt_cost", &["-1", "10000000000", "free"]),
        ("analyze_share", &["1", "-0.1", "20 %"]),
        ("success", &["0", "1.01", "70 %"]),
        ("evidence", &["0.4", "1001", "some"]),
        ("learning", &["1", "-0.1", "yes"]),
        ("max_attempts", &["0", "21", "1.5"]),
        ("value", &["-1", "10000000000", "much"]),
        ("role", &["nobody"]),
    ] {
        for bad in bad {
            check_beside(&format!("items[3].{field}"), bad).await;
        }
    }
    for field in ["name", "phase", "capability", "goal"] {
        check_beside(&format!("items[3].{field}"), &"x".repeat(201)).await;
    }
    for (field, bad) in [
        ("people", "0"),
        ("people", "51"),
        ("day_rate", "-1"),
        ("day_rate", "x"),
    ] {
        check_beside(&format!("team.roles[0].{field}"), bad).await;
    }
    check_beside("team.roles[0].name", &"x".repeat(201)).await;
}

/// What an item of a file has wrong that has no field: its line in the sheet, and what mends it.
#[tokio::test]
async fn what_has_no_field_has_a_line_in_the_sheet() {
    let preset = Document::of_node(PRESETS[0].document());
    for (path, value, said) in [
        (
            "items[2].colour",
            "\"red\"",
            "there is no such field; remove it",
        ),
        ("items[2].id", "7", "7 is not allowed"),
        ("items[2].id", "\"\"", "is not allowed"),
        ("items[2].after[0]", "\"nothing\"", "is the id of nothing"),
        ("items[2].redo", "[\"nothing\"]", "is the id of nothing"),
        ("items[2].required", "\"perhaps\"", "give true or false"),
        ("items[2].effort", "3", "3 is not allowed"),
        ("items[2].observe", "\"long\"", "is not allowed"),
    ] {
        let mut document = preset.clone();
        let value = Document::read_own(format!("[{value}]").as_bytes()).unwrap();
        document.set(path, value.get("$[0]").unwrap().clone());
        let state = after([Action::Editor(EditorAction::DocumentOpened(document))]);
        let problem = state.problems.first().unwrap().path.clone();
        let sought = state.clone().reduce(Action::FieldSought(problem));
        let markup = panel(&sought).await;
        let sheet = markup
            .split("<dialog")
            .nth(1)
            .unwrap_or_else(|| panic!("{path}: no sheet"));
        assert!(sheet.contains(said), "{path}: {said}");
    }
}

/// Two elements of one id, and a label or a link would lead to the wrong one.
#[tokio::test]
async fn an_open_sheet_has_ids_of_its_own() {
    let open = after([
        Action::StartedOwn,
        Action::Editor(EditorAction::SheetOpened(Some(2))),
        Action::Editor(EditorAction::DocumentSet {
            path: "items[2].estimate".to_owned(),
            text: "long".to_owned(),
        }),
    ]);
    let markup = panel(&open).await;
    let ids = markup.split(" id=\"").skip(1);
    let mut ids: Vec<_> = ids.filter_map(|it| it.split('"').next()).collect();
    assert!(ids.contains(&"field-items[2].estimate-problem"));
    ids.sort_unstable();
    let twice: Vec<_> = ids.windows(2).filter(|it| it[0] == it[1]).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

/// The preset with values at some paths, opened as a file is.
fn opened_with(values: &[(&str, &str)]) -> Rc<State> {
    let mut document = Document::of_node(PRESETS[0].document());
    for (path, value) in values {
        let value = Document::read_own(format!("[{value}]").as_bytes()).unwrap();
        assert!(document.set(path, value.get("$[0]").unwrap().clone()));
    }
    after([Action::Editor(EditorAction::DocumentOpened(document))])
}

#[tokio::test]
async fn every_problem_leads_to_the_nearest_thing_that_there_is() {
    for (path, value, problem, place) in [
        (
            "items[3].after",
            "[\"nothing\"]",
            "items[3].after[0]",
            "field-items[3].after",
        ),
        ("items[2]", "5", "items[2]", "field-items[2]"),
        (
            "items[2][\"a b\"]",
            "5",
            "items[2][\"a b\"]",
            "field-items[2][\"a b\"]",
        ),
        ("items", "[]", "items", "field-items"),
        ("items", "null", "items", "field-items"),
        ("team", "null", "team", "field-team"),
        ("team.roles", "[]", "team.roles", "field-team"),
        ("team.roles[0]", "7", "team.roles[0]", "field-team.roles[0]"),
        ("team.colour", "7", "team.colour", "field-team.colour"),
        ("unplanned", "7", "unplanned", "field-unplanned"),
        ("processes", "{}", "processes", "field-processes"),
        (
            "processes.scrum.foo",
            "1",
            "processes.scrum.foo",
            "field-processes.scrum.foo",
        ),
        ("foo", "1", "foo", "field-foo"),
        ("version", "2", "version", "problems"),
    ] {
        let state = opened_with(&[(path, value)]);
        assert!(
            state.problems.iter().any(|it| it.path == problem),
            "{path}: {:?}",
            state.problems
        );
        let sought = state.reduce(Action::FieldSought(problem.to_owned()));
        let markup = panel(&sought).await;
        let id = sought.editor.sought.clone().unwrap();
        let there = around(&id)
            .find(|it| markup.contains(&format!("id=\"{}\"", escaped(it).replace('"', "&quot;"))));
        assert_eq!(there, Some(place), "{path}");
        assert_eq!(
            sought.editor.sheet.is_some(),
            markup.contains("<dialog"),
            "{path}"
        );
        if place != "problems" && sought.editor.sheet.is_some() {
            let sheet = markup.split("<dialog").nth(1).unwrap();
            assert!(
                sheet.contains(&escaped(place).replace('"', "&quot;")),
                "{path} is in the sheet"
            );
        }
    }
}

#[tokio::test]
async fn a_field_that_nobody_knows_can_be_taken_out() {
    let state = opened_with(&[
        ("foo", "1"),
        ("team.colour", "\"red\""),
        ("items[0].foo", "1"),
    ]);
    let markup = panel(&state).await;
    // The item's is in its sheet.
    assert_eq!(count(&markup, "Take it out"), 2);
    let mended = opened_with(&[]);
    assert_eq!(count(&panel(&mended).await, "Take it out"), 0);
}

/// The first one has the field; the second one counts for nothing and has none.
#[tokio::test]
async fn a_key_that_is_given_twice_can_be_taken_out() {
    let written = Document::of_node(PRESETS[0].document()).to_line();
    let twice = written
        .replacen("\"name\":", "\"name\":\"Once\",\"name\":", 1)
        .replacen("\"estimate\":", "\"estimate\":7,\"estimate\":", 1)
        .replacen("\"success\":", "\"success\":0.5,\"success\":", 1);
    let document = Document::read(twice.as_bytes()).unwrap();
    let state = after([Action::Editor(EditorAction::DocumentOpened(document))]);
    assert_eq!(state.problems.len(), 3, "{:?}", state.problems);
    let markup = panel(&state).await;
    assert_eq!(count(&markup, "Take it out"), 3);
    assert_eq!(count(&markup, "id=\"field-name\""), 1);
    let item = state.problems.iter().find_map(|it| item_at(&it.path));
    let sheet = EditorAction::SheetOpened(Some(item.unwrap().0));
    let markup = panel(&state.reduce(Action::Editor(sheet))).await;
    let (_, sheet) = markup.split_once("<dialog").unwrap();
    assert!(count(sheet, "Take it out") > 0, "{sheet}");
    assert!(sheet.contains("given twice"), "{sheet}");
}

/// Mending the one role mends all of its items.
#[tokio::test]
async fn what_many_items_lack_is_said_once() {
    let lost = ["items[0].role", "items[1].role", "items[2].role"].map(|path| (path, "\"x\""));
    let markup = panel(&opened_with(&lost)).await;
    let list = markup.split("id=\"problems\"").nth(1).unwrap();
    let list = list.split("</ul>").next().unwrap();
    assert!(list.contains("One thing is to be mended."), "{list}");
    assert!(list.contains("2 other items say the same."), "{list}");
    assert_eq!(count(list, "<li>"), 1);
}

#[tokio::test]
async fn problems_are_said_in_the_words_of_the_page() {
    let state = opened_with(&[
        ("items[0].name", "\"Look\""),
        ("items[1].name", "\"Deploy\""),
        ("items[2].name", "\"\""),
        ("items[0].id", "\"a\""),
        ("items[1].id", "\"b\""),
        ("items[0].after", "[\"b\"]"),
        ("items[1].after", "[\"a\"]"),
        ("items[1].estimate", "\"1,500\""),
        ("items[2].estimate", "0"),
        ("items[3]", "5"),
        ("team.roles[0].people", "0"),
        ("processes.scrum.sprint_days", "61"),
        ("items[4].id", "\"c\""),
        ("items[5].id", "\"c\""),
        ("items[4].name", "\"Once\""),
        ("items[5].name", "\"Twice\""),
        ("items[5].after", "[\"a\", \"a\"]"),
        ("items[5].redo", "[5]"),
        ("items[6].observe", "{\"kind\": \"normal\"}"),
        (
            "items[6].effort",
            "{\"kind\": \"empirical\", \"values\": []}",
        ),
        ("items[6].learning", "2"),
    ]);
    let markup = panel(&state).await;
    let list = markup.split("id=\"problems\"").nth(1).unwrap();
    let list = list.split("</ul>").next().unwrap();
    for said in [
        "item 2 \"Deploy\", Estimate, person-days: \"1,500\" is no number",
        "item 3, Estimate, person-days: 0 is not allowed",
        "role 1 \"Data engineer\", People: 0 is not allowed",
        "Scrum by the Guide, Length of a sprint: 61 is not allowed",
        "item 4: 5 is not allowed",
        "item 6 \"Twice\", Id, by which others refer to it: \"c\" stands at item 5 \"Once\" already",
        "item 6 \"Twice\", Comes after: \"Look\" stands at item 6 \"Twice\", Comes after already",
        "item 6 \"Twice\", Done again when it fails: 5 is not allowed",
        ", Waiting for results, How it varies: \"normal\" is not allowed",
        ", Effort, Values: there are no entries",
        ", How much each failure raises the next chance: 2 is not allowed",
    ] {
        assert!(list.contains(&escaped(said)), "{said}: {list}");
    }
    assert!(!list.contains("items["), "{list}");
}
