//! The page's state while a person edits: everything can be undone, and wrong input costs neither itself nor the results.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

#[path = "shown/runs.rs"]
mod runs;

use std::rc::Rc;

use cadence_lab::analysis::samples::Samples;
use cadence_lab::app::action::Action;
use cadence_lab::app::backlog::assumed::Assumed;
use cadence_lab::app::backlog::change::Change;
use cadence_lab::app::editor::EditorAction;
use cadence_lab::app::state::{Opened, Progress, Sides, State};
use cadence_lab::document::{Document, Names};
use cadence_lab::parameter::Value;
use cadence_lab::preset::READY_MADE;
use cadence_lab::runner::{Order, Results};
use cadence_lab::share::{Base, Kept, Ownership, View, read};
use cadence_lab::study::{StopRule, Study};
use proptest::prelude::*;
use runs::{runs_of, simulated};
use yew::Reducible;

const RUNS: usize = 20;

const ESTIMATE: &str = "items[0].estimate";

/// A page that was opened with few runs, which are there.
fn opened() -> Rc<State> {
    let view = View {
        stop: StopRule::Runs(RUNS),
        ..View::default()
    };
    let opened = Opened {
        view,
        ..Opened::default()
    };
    simulated(Rc::new(State::opening(&Rc::new(opened))))
}

fn after(state: &Rc<State>, actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    actions
        .into_iter()
        .fold(Rc::clone(state), |state, action| state.reduce(action))
}

fn typed(text: &str) -> Action {
    Action::Editor(EditorAction::DocumentSet {
        path: ESTIMATE.to_owned(),
        text: text.to_owned(),
    })
}

fn empty() -> Document {
    Document::empty(Names {
        scenario: "Mine",
        role: "Engineer",
        item: "First",
    })
}

#[test]
fn an_edit_is_undone_and_done_again() {
    let first = opened();
    let view = first.view();
    assert!(!first.history.can_undo() && !first.history.can_redo());
    for edits in [
        vec![Action::ParameterSet(
            "uncertainty".to_owned(),
            Value::Number(2.0),
        )],
        vec![Action::PresetChosen("pipeline")],
        vec![Action::StartedOwn],
        vec![typed("7")],
        vec![Action::Editor(EditorAction::DocumentOpened(empty()))],
        vec![Action::SidesChosen(Sides { a: 1, b: 4 })],
        vec![Action::SeedChosen(9)],
        vec![Action::StopChosen(StopRule::Runs(1_000))],
        vec![Action::StopChosen(StopRule::p85_within(1.0, 1_000_000))],
        vec![Action::DeadlineMoved(50.0), Action::DeadlineMoved(60.0)],
    ] {
        let edited = after(&first, edits.clone());
        assert_ne!(edited.view(), view, "{edits:?}");
        assert!(edited.history.can_undo() && edited.is_edited);
        let undone = after(&edited, [Action::Undo]);
        assert_eq!(undone.view(), view, "{edits:?}");
        assert_eq!(undone.order, first.order);
        assert!(!undone.history.can_undo());
        let redone = after(&undone, [Action::Redo]);
        assert_eq!(redone.view(), edited.view(), "{edits:?}");
        assert_eq!(redone.problems, edited.problems);
    }
}

#[test]
fn more_futures_are_simulated_while_the_figures_stay() {
    let first = opened();
    let more = after(&first, [Action::StopChosen(StopRule::Runs(1_000_000))]);
    assert_eq!(more.progress, Progress::Running);
    assert_eq!(more.order.scenario, first.order.scenario);
    assert_eq!(more.results, first.results);
    assert_eq!(more.deadline, first.deadline);
    let cancelled = after(&more, [Action::StudyCancelled]);
    assert_eq!(cancelled.comparison, first.comparison);
    let back = after(&cancelled, [Action::Undo]);
    assert_eq!(back.progress, Progress::Complete, "all of them are there");
    assert_eq!(back.order, first.order);
}

#[test]
fn what_comes_of_an_order_before_comes_too_late() {
    let first = opened();
    let results = first.results.as_ref().unwrap();
    let before = Action::RunsJoined(Rc::clone(results));
    let other = after(&first, [Action::SeedChosen(9)]);
    let late = after(
        &other,
        [before.clone(), Action::StudyFailed(first.order.clone())],
    );
    assert_eq!(late.progress, Progress::Running);
    assert_eq!(late.results.as_ref().unwrap().order, first.order);
    // Who comes back before there is anything else has all of it, and what is simulated again does not take it away.
    let back = after(&late, [Action::Undo]);
    assert_eq!(back.progress, Progress::Complete);
    let ids = first.order.scenario.processes.iter();
    let fewer = Samples::new(ids.map(|it| it.id.clone()).collect());
    let scenario = Rc::clone(&results.scenario);
    let fewer = Results::new(&first.order, scenario, Rc::new(fewer));
    let again = after(&back, [Action::RunsJoined(Rc::new(fewer))]);
    assert_eq!(again.results.as_ref().unwrap().samples.runs(), RUNS);
    assert_eq!(
        after(&other, [Action::Undo, before]).progress,
        Progress::Complete
    );
}

#[test]
fn a_first_look_says_of_two_sides_what_all_of_it_says() {
    let waiting = Rc::new(State::at_first());
    let order = waiting.first_look().unwrap();
    let ids = order.scenario.processes.iter().map(|it| it.id.as_str());
    assert!(ids.eq(waiting.ids_of_sides()));
    let looked = after(&waiting, [Action::FirstLook(runs_of(&order))]);
    assert_eq!(looked.progress, Progress::Running);
    assert!(looked.results.is_none(), "the other variants are to come");
    let first = looked.comparison.as_ref().unwrap();
    // The first runs of all of it.
    let whole = Order {
        stop: order.stop,
        ..waiting.order.clone()
    };
    let results = runs_of(&whole);
    let results = Results::new(
        &waiting.order,
        Rc::clone(&results.scenario),
        Rc::clone(&results.samples),
    );
    let joined = after(&looked, [Action::RunsJoined(Rc::new(results))]);
    let then = joined.comparison.as_ref().unwrap();
    assert_eq!((&first.paired, &first.pairs), (&then.paired, &then.pairs));
    assert_eq!(looked.deadline, joined.deadline);
    assert!(joined.deadline.is_some());
    // From then on it comes too late, and so does one of another order.
    let late = after(&joined, [Action::FirstLook(runs_of(&order))]);
    assert_eq!(late.comparison, joined.comparison);
    let other = after(
        &looked,
        [Action::SeedChosen(9), Action::FirstLook(runs_of(&order))],
    );
    assert_eq!(other.comparison, looked.comparison);
    // What is compared of an order that somebody left again does not stay.
    let edited = after(&joined, [Action::SeedChosen(9)]);
    let glimpsed = after(
        &edited,
        [Action::FirstLook(runs_of(&edited.first_look().unwrap()))],
    );
    assert_ne!(glimpsed.comparison, joined.comparison);
    let back = after(&glimpsed, [Action::Undo]);
    assert_eq!(back.comparison.as_ref().unwrap().results, then.results);
}

#[test]
fn there_is_no_first_look_where_it_would_be_all_of_it_or_less_than_is_shown() {
    let first = opened();
    assert!(first.first_look().is_some());
    let two = ["scrum", "dds"].map(str::to_owned).to_vec();
    for action in [Action::VariantsChosen(two), Action::AllShown(true)] {
        assert_eq!(after(&first, [action]).first_look(), None);
    }
}

#[test]
fn what_leads_to_the_same_runs_needs_no_others() {
    let first = opened();
    let view = View {
        deadline: Some(30.0),
        ..first.view()
    };
    let opened = Action::Opened(Rc::new(Opened {
        view,
        ..Opened::default()
    }));
    for (action, deadline) in [
        (opened, Some(30.0)),
        (Action::SeedChosen(first.order.seed), first.deadline),
    ] {
        let same = after(&first, [action]);
        assert_eq!(same.progress, Progress::Complete);
        assert_eq!(same.results, first.results);
        assert_eq!(same.deadline, deadline);
    }
}

#[test]
fn a_study_is_complete_where_its_rule_says_so() {
    let first = opened();
    let rule = StopRule::p85_within(1e3, 40_000);
    let until = after(&first, [Action::StopChosen(rule)]);
    let scenario = until.order.scenario.validate().unwrap();
    let ids = scenario.processes.iter().map(|it| it.id.clone());
    let mut samples = Samples::new(ids.collect());
    let mut study = Study::new(&scenario, 1);
    let scenario = Rc::new(scenario);
    let joined = |samples: Samples| {
        let results = Results::new(&until.order, Rc::clone(&scenario), Rc::new(samples));
        Action::RunsJoined(Rc::new(results))
    };
    let mut index = 0;
    let mut stands = Vec::new();
    while !rule.is_met(&mut samples) {
        samples.add(study.block(index, rule.at_most())).unwrap();
        index += 1;
        if index == 4 {
            stands.push(after(&until, [joined(samples.clone())]).progress);
        }
    }
    let known = after(&until, [joined(samples)]);
    stands.push(known.progress);
    assert_eq!(stands, [Progress::Running, Progress::Complete]);
    assert_eq!(known.results.as_ref().unwrap().samples.runs(), 10_000);
    let edited = Action::ParameterSet("uncertainty".to_owned(), Value::Number(2.0));
    assert!(
        after(&known, [edited]).last_edit.is_some(),
        "what was before is whole"
    );
}

#[test]
fn wrong_input_keeps_itself_and_the_results() {
    let first = opened();
    let own = after(&first, [Action::StartedOwn]);
    assert_eq!(
        own.progress,
        Progress::Complete,
        "the same scenario is not simulated again"
    );
    let own = simulated(after(&own, [typed("4"), Action::GestureEnded]));
    let wrong = after(&own, [typed("1,500")]);
    assert!(wrong.is_stale());
    assert_eq!(wrong.problems.len(), 1);
    assert_eq!(wrong.problems[0].path, ESTIMATE);
    assert_eq!(wrong.document().text_at(ESTIMATE), "1,500");
    assert_eq!(wrong.order, own.order);
    assert_eq!(
        (wrong.progress, &wrong.results),
        (Progress::Complete, &own.results)
    );
    assert!(Rc::ptr_eq(
        wrong.comparison.as_ref().unwrap(),
        own.comparison.as_ref().unwrap()
    ));

    let mended = after(&wrong, [typed("2.5")]);
    assert!(!mended.is_stale());
    assert_eq!(mended.progress, Progress::Running);
    assert_eq!(mended.order.scenario.items[0].estimate, 2.5);
    assert_eq!(
        mended.results, own.results,
        "they stay until the first runs are there"
    );
    let shown = simulated(mended);
    assert_eq!(shown.results.as_ref().unwrap().order, shown.order);
}

#[test]
fn what_is_wrong_survives_a_reload_with_all_that_was_set() {
    let set = Action::ParameterSet("people.ds".to_owned(), Value::Whole(5));
    let wrong = after(&opened(), [set, typed("4"), typed("1,500")]);
    let mut kept = Kept::default();
    kept.keep(&wrong.view(), "", None);
    let (link, ownership) = Kept::from_text(&kept.to_text()).open("").unwrap();
    assert_eq!((&link.problems, ownership), (&Vec::new(), Ownership::Own));
    let view = link.view;
    let again = State::opening(&Rc::new(Opened {
        view,
        ..Opened::default()
    }));
    assert_eq!(again.view(), wrong.view());
    assert_eq!(again.order, wrong.order);
    assert_eq!(again.problems, wrong.problems);
}

#[test]
fn one_gesture_is_one_step() {
    let first = opened();
    let slide = |value| Action::ParameterSet("uncertainty".to_owned(), Value::Number(value));
    let slid = after(
        &first,
        [slide(1.5), slide(2.0), Action::GestureEnded, slide(2.5)],
    );
    let back = after(&slid, [Action::Undo]);
    assert_eq!(
        back.adjusted.adjustments().get("uncertainty"),
        Some(Value::Number(2.0))
    );
    assert_eq!(after(&back, [Action::Undo]).view(), first.view());
}

#[test]
fn what_is_entered_into_a_field_is_a_step() {
    let first = opened();
    let entered = after(&first, [typed("4"), typed("5")]);
    let back = after(&entered, [Action::Undo]);
    assert_eq!(back.document().text_at(ESTIMATE), "4");
    assert_eq!(after(&back, [Action::Undo]).view(), first.view());
}

#[test]
fn the_future_in_focus_is_shown_through_an_undo() {
    let chosen = after(&opened(), [Action::FocusMoved(Some(3))]);
    let shown = chosen.replay.as_ref().unwrap();
    let back = after(&chosen, [Action::DeadlineMoved(1.0), Action::Undo]);
    assert_eq!(back.view(), chosen.view());
    assert!(Rc::ptr_eq(back.replay.as_ref().unwrap(), shown));
    let away = after(&chosen, [Action::FocusMoved(None)]);
    assert!(away.replay.is_none());
}

#[test]
fn what_changes_nothing_is_no_step() {
    let first = opened();
    let same = after(
        &first,
        [
            Action::AllReset,
            Action::SidesChosen(first.sides),
            Action::FocusMoved(Some(3)),
            Action::PanelToggled("curve", true),
        ],
    );
    assert!(!same.history.can_undo());
    let own = after(&same, [Action::StartedOwn, Action::StartedOwn]);
    assert_eq!(after(&own, [Action::Undo]).view(), first.view());
    assert_eq!(own.focus, Some(3));
}

/// Whoever presses a button that changes nothing still looks at a link, not at work of their own.
#[test]
fn what_changes_nothing_makes_no_own_work() {
    let first = opened();
    let same = after(
        &first,
        [Action::ParameterReset("team".to_owned()), Action::AllReset],
    );
    assert!(!same.is_edited);
    assert!(after(&same, [Action::SeedChosen(9)]).is_edited);
}

#[test]
fn no_sheet_opens_by_itself() {
    let add = || Action::Editor(EditorAction::BacklogChanged(Change::Add("New".to_owned())));
    let added = after(&opened(), [add()]);
    let last = added.document().items().len() - 1;
    let open = after(
        &added,
        [Action::Editor(EditorAction::SheetOpened(Some(last)))],
    );
    assert_eq!(open.editor.sheet, Some(last));
    let again = after(&open, [Action::Undo, Action::Redo]);
    assert_eq!(again.document().items().len() - 1, last);
    assert_eq!(again.editor.sheet, None);
}

/// Whatever takes the place of the document, the sheet shows the item that it was opened for.
#[test]
fn a_sheet_stays_with_its_item() {
    let change = |change| Action::Editor(EditorAction::BacklogChanged(change));
    let sheet = |item| Action::Editor(EditorAction::SheetOpened(Some(item)));
    let set = |path: &str, text: &str| {
        Action::Editor(EditorAction::DocumentSet {
            path: path.to_owned(),
            text: text.to_owned(),
        })
    };
    let shown = |state: &Rc<State>| {
        let item = state.editor.sheet?;
        Some(state.document().text_at(&format!("items[{item}].id")))
    };
    let removed = after(&opened(), [change(Change::Remove(0)), sheet(2)]);
    let id = shown(&removed);
    assert!(id.is_some());
    let undone = after(&removed, [Action::Undo]);
    assert_eq!((undone.editor.sheet, shown(&undone)), (Some(3), id.clone()));
    let redone = after(&undone, [Action::Redo]);
    assert_eq!((redone.editor.sheet, shown(&redone)), (Some(2), id.clone()));
    let moved = after(&redone, [change(Change::Move(0, 4))]);
    assert_eq!((moved.editor.sheet, shown(&moved)), (Some(1), id));
    // Where it is gone, the focus goes where one can bring it back.
    let gone = after(
        &moved,
        [change(Change::Move(1, 0)), change(Change::Remove(0))],
    );
    assert_eq!(gone.editor.sheet, None);
    let added = change(Change::Duplicate(0, "Copy".to_owned()));
    let gone = after(&opened(), [added, sheet(1), Action::Undo]);
    assert_eq!(gone.editor.sheet, None);
    assert_eq!(gone.editor.sought.as_ref().unwrap().as_str(), "undo");
    // An id that somebody mends in the sheet, and brings back, is still that of this item.
    let first = opened();
    let twice = first.document().text_at("items[2].id");
    let wrong = after(&first, [set("items[0].id", &twice), sheet(0)]);
    let mended = after(&wrong, [set("items[0].id", "mended")]);
    assert_eq!(mended.editor.sheet, Some(0));
    assert_eq!(after(&mended, [Action::Undo]).editor.sheet, Some(0));
    // The only item of another scenario is another one.
    let other = Document::read_own(br#"{"items": [{"id": "other", "name": "Other"}]}"#).unwrap();
    let other = Action::Editor(EditorAction::DocumentOpened(other));
    let single = Action::Editor(EditorAction::DocumentOpened(empty()));
    assert_eq!(after(&first, [single, sheet(0), other]).editor.sheet, None);
}

/// Each time a slider is moved, the page says what that did, not what all of it did.
#[test]
fn an_edit_begins_with_what_is_shown() {
    let set = |value| Action::ParameterSet("uncertainty".to_owned(), Value::Number(value));
    let before = |state: &Rc<State>| state.last_edit.as_ref().unwrap().before.clone();
    let shown = |state: &Rc<State>| state.results.as_ref().unwrap().samples.tournament().clone();
    let first = opened();
    let one = simulated(after(&first, [set(1.5), set(2.0)]));
    assert_eq!(before(&one), shown(&first));
    assert_ne!(shown(&one), shown(&first));
    let still_held = after(&one, [set(2.5)]);
    assert_eq!(before(&still_held), shown(&first));
    let second = after(&one, [Action::GestureEnded, set(2.5)]);
    assert_eq!(before(&second), shown(&one));
    let more = Action::StopChosen(StopRule::Runs(2_000));
    let stopped = after(
        &one,
        [Action::GestureEnded, more, Action::StudyCancelled, set(2.5)],
    );
    assert!(
        stopped.last_edit.is_none(),
        "of these futures there are none"
    );
    // A tolerance or another seed changes the answer as well, and no input is to blame for that.
    for other in [
        Action::TieChosen(5.0),
        Action::SeedChosen(9),
        Action::StopChosen(StopRule::Runs(2_000)),
    ] {
        assert!(after(&one, [other]).last_edit.is_none());
    }
}

/// A tolerance changes no future: those that are there are counted as they would have been at first.
#[test]
fn another_tolerance_counts_the_same_futures_anew() {
    let first = opened();
    let shown = |state: &Rc<State>| {
        let results = state.results.as_ref().unwrap();
        let samples = &results.samples;
        (
            samples.tournament().clone(),
            samples.dots(0, 2, 20),
            results.digest().to_owned(),
        )
    };
    let wider = after(&first, [Action::TieChosen(5.0)]);
    assert_eq!(wider.progress, Progress::Complete);
    assert_ne!(shown(&wider), shown(&first));
    let simulated_so = simulated(after(
        &first,
        [
            Action::SeedChosen(2),
            Action::TieChosen(5.0),
            Action::SeedChosen(first.order.seed),
        ],
    ));
    assert_eq!(shown(&wider), shown(&simulated_so));
    let back = after(&wider, [Action::Undo]);
    assert_eq!(
        (back.progress, shown(&back)),
        (Progress::Complete, shown(&first))
    );
    // What was stopped is shown, so that an edit begins with it, and stays stopped.
    let more = after(&first, [Action::StopChosen(StopRule::Runs(2_000))]);
    let some = Results::new(
        &more.order,
        Rc::clone(&more.results.as_ref().unwrap().scenario),
        Rc::clone(&more.results.as_ref().unwrap().samples),
    );
    let stopped = after(
        &more,
        [Action::RunsJoined(Rc::new(some)), Action::StudyCancelled],
    );
    let set = Action::ParameterSet("uncertainty".to_owned(), Value::Number(2.0));
    let edited = after(&stopped, [set]);
    assert_eq!(edited.last_edit.as_ref().unwrap().before, shown(&stopped).0);
    let counted = after(&stopped, [Action::TieChosen(5.0)]);
    assert_eq!(counted.progress, Progress::Cancelled);
    assert_eq!(shown(&counted).0, shown(&wider).0);
}

#[test]
fn what_was_stopped_goes_on() {
    let stopped = after(&opened(), [Action::SeedChosen(9), Action::StudyCancelled]);
    assert_eq!(stopped.progress, Progress::Cancelled);
    let resumed = after(&stopped, [Action::StudyResumed]);
    assert_eq!(resumed.progress, Progress::Running);
    assert_eq!(simulated(resumed).progress, Progress::Complete);
}

/// A document that makes room for something else is kept, as the work that a link takes the place of.
#[test]
fn an_own_scenario_that_is_left_can_be_gone_back_to() {
    let own = after(&opened(), [Action::StartedOwn, typed("7")]);
    for leaving in [
        Action::PresetChosen("pipeline"),
        Action::Editor(EditorAction::DocumentOpened(empty())),
        Action::ShelfOpened(Rc::new(read("1&preset=improve&seed=4").unwrap())),
    ] {
        let mut kept = Kept::default();
        kept.keep(&own.view(), "", None);
        let left = after(&own, [leaving]);
        assert_eq!(left.opened.ownership, Ownership::Copy);
        kept.keep(&left.view(), "", None);
        assert_eq!(kept.own().unwrap().view, left.view());
        kept.go_back();
        assert_eq!(kept.own().unwrap().view, own.view());
        // Undo, it is the own work again and waits no longer beside it.
        kept.go_back();
        let known = kept.own_fragment().to_owned();
        kept.keep(&after(&left, [Action::Undo]).view(), "", Some(&known));
        assert_eq!(kept.own().unwrap().view, own.view());
        assert_eq!(kept.others(), 0);
    }
}

/// Who looks at an example in between comes back to the backlog as it was left.
#[test]
fn the_own_backlog_is_taken_up_again_after_an_example() {
    let mut kept = Kept::default();
    let own = after(&opened(), [Action::StartedOwn, typed("7")]);
    kept.keep(&own.view(), "", None);
    assert_eq!(kept.backlog().unwrap().view, own.view());
    let example = after(&own, [Action::PresetChosen("pipeline")]);
    kept.keep(&example.view(), "", None);
    let example = after(&example, [Action::SeedChosen(9)]);
    let known = kept.own_fragment().to_owned();
    kept.keep(&example.view(), "", Some(&known));

    let backlog = kept.backlog().unwrap();
    let resumed = after(&example, [Action::OwnResumed(Rc::new(backlog))]);
    assert_eq!(resumed.view(), own.view());
    assert_eq!(after(&resumed, [Action::Undo]).view(), example.view());
    kept.keep(&resumed.view(), "", Some(&example.view().fragment()));
    assert_eq!(kept.own().unwrap().view, own.view());
    assert_eq!(kept.others(), 0);
}

/// Other work is looked at in the same way: through the same readings, and as exactly.
#[test]
fn another_example_is_looked_at_in_the_same_way() {
    let readings = [
        Action::SidesChosen(Sides { a: 1, b: 3 }),
        Action::TieChosen(5.0),
        Action::SeedChosen(9),
        Action::AllShown(true),
        Action::ParameterSet("uncertainty".to_owned(), Value::Number(2.0)),
        Action::DeadlineMoved(40.0),
    ];
    let before = after(&opened(), readings);
    let other = after(&before, [Action::PresetChosen("pipeline")]).view();
    let looks_the_same = View {
        adjustments: View::default().adjustments,
        base: Base::Preset("pipeline"),
        ..before.view()
    };
    // Until the first runs suggest another one, the deadline of before stands there.
    assert_eq!(other, looks_the_same);
}

#[test]
fn another_link_begins_another_history() {
    let edited = after(&opened(), [Action::SeedChosen(9)]);
    let link = read("1&preset=improve").unwrap();
    let other = Opened {
        view: link.view,
        ..Opened::default()
    };
    let state = after(&edited, [Action::Opened(Rc::new(other))]);
    assert!(!state.history.can_undo());
    assert_eq!(state.base, Base::Preset("improve"));
}

fn chosen(ids: &[&str]) -> Action {
    Action::VariantsChosen(ids.iter().map(|&id| id.to_owned()).collect())
}

fn ids_of_sides(state: &State) -> [&str; 2] {
    let comparison = state.comparison.as_ref().unwrap();
    let variants = &comparison.results.order.scenario.processes;
    let sides = &comparison.sides;
    [0, 1].map(|side| variants[sides[side].variant].id.as_str())
}

#[test]
fn other_ways_of_working_are_chosen_kept_and_undone() {
    let first = opened();
    let with_kanban = after(&first, [chosen(&["scrum", "dds_strict", "kanban"])]);
    assert_eq!(with_kanban.progress, Progress::Running);
    assert_eq!(with_kanban.chosen(), ["scrum", "dds_strict", "kanban"]);
    assert_eq!(with_kanban.order.scenario.processes.len(), 3);
    // The first two that are left, in the runs that are there already.
    assert_eq!(ids_of_sides(&with_kanban), ["scrum", "dds_strict"]);
    // Where these lack a side, what was shown stays until the first runs are there.
    let two = after(&first, [chosen(&["scrum", "kanban"])]);
    assert_eq!(ids_of_sides(&two), ["scrum", "dds"]);
    assert_eq!(ids_of_sides(&simulated(two)), ["scrum", "kanban"]);
    let with_kanban = simulated(with_kanban);
    assert_eq!(ids_of_sides(&with_kanban), ["scrum", "dds_strict"]);
    assert_eq!(with_kanban.comparison.as_ref().unwrap().strips.len(), 3);

    // Who compares Kanban goes on comparing it while others come and go.
    let kanban = after(&with_kanban, [Action::SidesChosen(Sides { a: 2, b: 1 })]);
    let others = simulated(after(
        &kanban,
        [chosen(&["scrum_common", "dds_strict", "kanban"])],
    ));
    assert_eq!(ids_of_sides(&others), ["kanban", "dds_strict"]);
    assert_eq!(
        others.view().sides,
        Some(["kanban".to_owned(), "dds_strict".to_owned()])
    );

    // It stays with another preset, and goes with a document.
    let preset = after(&others, [Action::PresetChosen("pipeline")]);
    assert_eq!(preset.chosen(), ["scrum_common", "dds_strict", "kanban"]);
    assert_eq!(
        after(
            &preset,
            [Action::Editor(EditorAction::DocumentOpened(empty()))]
        )
        .chosen(),
        &READY_MADE[..5]
    );

    let back = after(&others, [Action::Undo, Action::Undo, Action::Undo]);
    assert_eq!(back.view(), first.view());
    assert_eq!(back.chosen(), &READY_MADE[..5]);
    let own = after(&with_kanban, [chosen(&READY_MADE[..5])]);
    assert_eq!(own.view().variants, None, "its own variants are no choice");
}

#[test]
fn what_cannot_join_is_said_and_joins_when_it_can() {
    let phase = |phase: &str| {
        Action::Editor(EditorAction::DocumentSet {
            path: "items[0].phase".to_owned(),
            text: phase.to_owned(),
        })
    };
    let first = opened();
    let before = first.document().text_at("items[0].phase");
    let gates = simulated(after(&first, [chosen(&["scrum", "dds", "stage_gate"])]));
    assert_eq!(gates.ways.left_out, []);
    let broken = simulated(after(&gates, [phase("Deployment")]));
    assert_eq!(broken.problems.len(), 0, "the scenario itself is sound");
    assert_eq!(broken.ways.left_out[0].id, "stage_gate");
    assert_eq!(broken.chosen(), ["scrum", "dds", "stage_gate"]);
    assert_eq!(broken.order.scenario.processes.len(), 2);
    let mended = after(&broken, [Action::GestureEnded, phase(&before)]);
    assert_eq!(mended.ways.left_out, []);
    assert_eq!(mended.order.scenario.processes.len(), 3);
}

/// Anything that a person may do; gestures on the document are made on what it is then.
#[derive(Clone, Debug)]
enum Step {
    Action(Action),
    Duplicate(usize),
    Remove(usize),
    CopyVariant(usize),
    RemoveVariant(usize),
    SwitchUnplanned,
}

fn any_step() -> impl Strategy<Value = Step> {
    let parameter = |id: &str, value| Action::ParameterSet(id.to_owned(), value);
    let set = |path: &str, text: &str| {
        Action::Editor(EditorAction::DocumentSet {
            path: path.to_owned(),
            text: text.to_owned(),
        })
    };
    let actions = vec![
        parameter("uncertainty", Value::Number(1.5)),
        parameter("uncertainty", Value::Number(1.0)),
        parameter("people.ds", Value::Whole(3)),
        Action::ParameterReset("people.ds".to_owned()),
        Action::AllReset,
        Action::PresetChosen("explore"),
        Action::PresetChosen("pipeline"),
        Action::StartedOwn,
        Action::OwnResumed(Rc::new(read("1&preset=improve&seed=4").unwrap())),
        Action::Editor(EditorAction::DocumentOpened(empty())),
        Action::Editor(EditorAction::DocumentOpened(
            Document::read_own(b"[1]").unwrap(),
        )),
        set(ESTIMATE, "1,500"),
        set(ESTIMATE, "4"),
        set("team.roles[1].id", "somebody"),
        set("processes", "none"),
        set("nowhere at all", "1"),
        Action::SidesChosen(Sides { a: 1, b: 3 }),
        chosen(&["scrum", "dds", "kanban"]),
        chosen(&["scrum_common", "dds_strict", "stage_gate"]),
        chosen(&READY_MADE[..5]),
        set("items[0].phase", "Deployment"),
        Action::AllShown(true),
        Action::SeedChosen(3),
        Action::DeadlineMoved(40.0),
        Action::FocusMoved(Some(2)),
        Action::GestureEnded,
        Action::Undo,
        Action::Redo,
    ];
    prop_oneof![
        8 => prop::sample::select(actions).prop_map(Step::Action),
        1 => (0..25_usize).prop_map(Step::Duplicate),
        1 => (0..25_usize).prop_map(Step::Remove),
        1 => (0..5_usize).prop_map(Step::CopyVariant),
        1 => (0..5_usize).prop_map(Step::RemoveVariant),
        1 => Just(Step::SwitchUnplanned),
    ]
}

fn id_of_variant(document: &Document, place: usize) -> String {
    let ids = document.variants();
    ids.get(place).copied().unwrap_or_default().to_owned()
}

fn viewed(state: &Rc<State>, view: Option<View>) -> Rc<State> {
    let edited = view.map(|view| {
        Action::Editor(EditorAction::ViewEdited {
            view: Rc::new(view),
            sought: None,
        })
    });
    edited.map_or_else(
        || Rc::clone(state),
        |action| Rc::clone(state).reduce(action),
    )
}

fn taken(state: &Rc<State>, step: Step) -> Rc<State> {
    let mut document = state.document();
    let action = match step {
        Step::Action(action) => action,
        Step::Duplicate(index) => {
            document.duplicate_item(index, "Copy");
            Action::Editor(EditorAction::DocumentChanged(document))
        }
        Step::Remove(index) => {
            document.remove_item(index);
            Action::Editor(EditorAction::DocumentChanged(document))
        }
        Step::CopyVariant(place) => {
            let id = id_of_variant(&document, place);
            return viewed(
                state,
                Assumed::of(state).with_variants(|it| it.copy_variant(&id, "Copy").is_some()),
            );
        }
        Step::RemoveVariant(place) => {
            let id = id_of_variant(&document, place);
            return viewed(
                state,
                Assumed::of(state).with_variants(|it| it.remove_variant(&id)),
            );
        }
        Step::SwitchUnplanned => {
            let switch = |it: &mut Document| {
                it.switch_unplanned();
                true
            };
            return viewed(state, Assumed::of(state).edited("unplanned", switch));
        }
    };
    Rc::clone(state).reduce(action)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_was_done_can_be_undone_to_the_beginning_and_done_again(
        steps in prop::collection::vec(any_step(), 1..25),
    ) {
        let first = opened();
        let mut state = Rc::clone(&first);
        for step in steps {
            state = taken(&state, step);
            prop_assert!(state.order.scenario.validate().is_ok());
            prop_assert_eq!(&*state.order.scenario, state.adjusted.scenario());
            // What is seen can be kept: it comes back as it was.
            let link = read(&state.view().fragment()).unwrap();
            prop_assert_eq!(&link.problems, &[]);
            prop_assert_eq!(link.view, state.view());
        }
        while state.history.can_redo() {
            state = after(&state, [Action::Redo]);
        }
        let last = state.view();
        while state.history.can_undo() {
            state = after(&state, [Action::Undo]);
        }
        prop_assert_eq!(state.view(), first.view());
        while state.history.can_redo() {
            state = after(&state, [Action::Redo]);
        }
        prop_assert_eq!(state.view(), last);
    }
}
