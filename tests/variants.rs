//! Editing what is compared: variants with their rules, unplanned work, and what is set at the top of the page for the
//! same fields.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

#[path = "shown/markup.rs"]
mod markup;
#[path = "shown/runs.rs"]
mod runs;

use std::cell::RefCell;
use std::rc::Rc;

use cadence_lab::app::action::Action;
use cadence_lab::app::backlog::{self, assumed::Assumed};
use cadence_lab::app::editor::EditorAction;
use cadence_lab::app::figure::layout::Layout;
use cadence_lab::app::figure::words::Speaker;
use cadence_lab::app::more::{curve, metrics, time};
use cadence_lab::app::readings;
use cadence_lab::app::state::{Opened, State};
use cadence_lab::document::Document;
use cadence_lab::parameter::Value;
use cadence_lab::preset::PRESETS;
use cadence_lab::reading::Node;
use cadence_lab::share::{View, read};
use cadence_lab::study::StopRule;
use cadence_lab::text::Text;
use markup::render;
use runs::simulated;
use yew::{Callback, Reducible};

const RUNS: usize = 20;

fn opened(fragment: &str) -> Rc<State> {
    let view = read(&format!("1&model=1&preset=explore{fragment}"))
        .unwrap()
        .view;
    let opened = Opened {
        view: View {
            stop: StopRule::Runs(RUNS),
            ..view
        },
        ..Opened::default()
    };
    simulated(Rc::new(State::opening(&Rc::new(opened))))
}

/// What a field of the panel does.
fn entered(state: &Rc<State>, path: &str, text: &str) -> Rc<State> {
    told(
        state,
        Action::Editor(EditorAction::DocumentSet {
            path: path.to_owned(),
            text: text.to_owned(),
        }),
    )
}

fn told(state: &Rc<State>, action: Action) -> Rc<State> {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let on_action = {
        let heard = Rc::clone(&heard);
        Callback::from(move |action| heard.borrow_mut().push(action))
    };
    Rc::new(Assumed::of(state))
        .listening(&on_action)
        .emit(action);
    let heard = heard.take();
    assert_eq!(heard.len(), 1, "one step");
    let next = heard
        .into_iter()
        .fold(Rc::clone(state), |it, action| it.reduce(action));
    next.reduce(Action::GestureEnded)
}

/// What a button of the list of variants does.
fn changed(state: &Rc<State>, change: impl FnOnce(&mut Document) -> bool) -> Rc<State> {
    let view = Assumed::of(state).with_variants(change).unwrap();
    Rc::clone(state).reduce(Action::Editor(EditorAction::ViewEdited {
        view: Rc::new(view),
        sought: None,
    }))
}

fn set(state: &Rc<State>, parameter: &str, value: Value) -> Rc<State> {
    let action = Action::ParameterSet(parameter.to_owned(), value);
    Rc::clone(state).reduce(action)
}

fn undone(state: &Rc<State>) -> Rc<State> {
    Rc::clone(state).reduce(Action::Undo)
}

fn compared(state: &State) -> Vec<&str> {
    let variants = state.order.scenario.processes.iter();
    variants.map(|it| it.id.as_str()).collect()
}

async fn panel(state: &State) -> String {
    let text = Rc::new(Text::english());
    render(backlog::view(&text, state, 1_000.0, &Callback::noop())).await
}

async fn choice(state: &State) -> String {
    render(readings::choice(&Text::english(), state, &Callback::noop())).await
}

#[test]
fn variants_are_added_copied_moved_and_removed_and_the_document_stays_valid() {
    for preset in PRESETS {
        let mut document = Document::of_node(preset.document());
        assert!(!document.add_ready_made("kanban"), "there are five");
        assert_eq!(document.copy_variant("scrum", "Another"), None);
        assert!(document.remove_variant("dds_strict") && document.remove_variant("dds_observing"));
        assert!(!document.remove_variant("dds_strict"), "it is gone");
        assert!(!document.add_ready_made("scrum"), "it is there");
        let copy = document.copy_variant("scrum", "Scrum in weeks").unwrap();
        assert_eq!(copy, "scrum_2");
        assert_eq!(document.process_of(&copy), Some("scrum"));
        let of_copy = document.copy_variant(&copy, "").unwrap();
        assert_eq!(
            document.variants(),
            ["scrum", "scrum_2", &of_copy, "scrum_common", "dds"]
        );
        assert!(document.move_variant("dds", 0));
        assert!(!document.move_variant("dds", 5) && !document.move_variant("kanban", 0));
        assert_eq!(document.variants()[..2], ["dds", "scrum"]);
        assert!(document.validate().is_ok(), "{}", preset.id);
        for id in ["dds", "scrum", "scrum_2", of_copy.as_str()] {
            assert!(document.remove_variant(id));
        }
        assert!(
            !document.remove_variant("scrum_common"),
            "it is the last one"
        );
        assert!(document.validate().is_ok(), "{}", preset.id);
    }
}

#[test]
fn other_rules_under_the_same_name_are_noticed_and_restored() {
    let mut document = Document::of_node(PRESETS[0].document());
    assert!(!document.is_other_reading("scrum"));
    document.enter("processes.scrum.when_idle", "wait");
    assert!(document.is_other_reading("scrum"));
    document.enter("processes.scrum.name", "Ours");
    assert!(!document.is_other_reading("scrum"));
    assert!(document.restore_variant("scrum"));
    assert_eq!(document, Document::of_node(PRESETS[0].document()));
    // How many iterations are open follows the team.
    document.enter("processes.dds.open_iterations", "7");
    document.enter("processes.dds.review_hours", "3");
    assert!(!document.is_other_reading("dds"));
    document.enter("processes.dds.open_iterations", "1");
    assert!(document.is_other_reading("dds"));
}

#[test]
fn a_variant_becomes_one_of_another_process_and_keeps_what_both_have() {
    let mut document = Document::of_node(PRESETS[0].document());
    document.enter("processes.scrum.review_hours", "3");
    document.enter("processes.scrum_common.name", "Ours");
    assert!(document.set_process("scrum", "dds"));
    assert!(document.set_process("scrum_common", "kanban"));
    for (id, process, name, review) in [
        ("scrum", "dds", "DDS when there is room", 3.0),
        ("scrum_common", "kanban", "Ours", 2.0),
    ] {
        assert_eq!(document.process_of(id), Some(process));
        let at = |field: &str| document.get(&format!("processes.{id}.{field}"));
        assert_eq!(document.text_at(&format!("processes.{id}.name")), name);
        let stands = at("review_hours").cloned();
        let expected = Some(Node::Number(review)).filter(|_| stands.is_some());
        assert_eq!(stands, expected, "{id}");
        assert!(at("sprint_days").is_none(), "{id}: no rule of it");
    }
    let variants = document.variants().len();
    let scenario = document.validate().unwrap();
    assert_eq!(scenario.processes.len(), variants);
    for (id, process) in [("scrum", "waterfall"), ("nothing", "dds")] {
        assert!(!document.set_process(id, process), "{id} {process}");
    }
}

#[test]
fn what_is_set_for_a_way_that_only_joins_is_not_lost_with_an_edit() {
    let first = opened("");
    let ids = ["scrum", "dds", "kanban"].map(str::to_owned).to_vec();
    let room = changed(&first, |it| it.remove_variant("dds_strict"));
    let joined = room.reduce(Action::VariantsChosen(ids));
    let turned = set(&joined, "daily", Value::Number(5.0));
    let minutes = |state: &State| {
        let mut variants = state.order.scenario.processes.iter();
        format!("{:?}", variants.find(|it| it.id == "kanban").unwrap().rules)
    };
    assert!(minutes(&turned).contains("daily_minutes: 5.0"));
    let edited = entered(&turned, "processes.scrum.daily_minutes", "10");
    assert_eq!(compared(&edited), compared(&turned));
    assert_eq!(minutes(&edited), minutes(&turned));
    assert_eq!(undone(&edited).view(), turned.view());
}

#[tokio::test]
async fn a_rule_is_edited_and_one_out_of_range_keeps_itself_and_the_results() {
    let first = opened("");
    let longer = simulated(entered(&first, "processes.scrum.sprint_days", "15"));
    assert!(longer.is_own());
    assert_ne!(longer.results, first.results);
    let wrong = entered(&longer, "processes.scrum.sprint_days", "99");
    assert!(wrong.is_stale());
    assert_eq!(
        (&wrong.order, &wrong.results),
        (&longer.order, &longer.results)
    );
    let markup = panel(&wrong).await;
    let problem = "id=\"field-processes.scrum.sprint_days-problem\" class=\"form-problem\">99 is not allowed; give a number from 1 to 60";
    assert!(markup.contains(problem), "{markup}");
    // Meetings that fill the sprint are a problem of the variant.
    let full = entered(&longer, "processes.scrum.planning_hours", "40");
    let full = entered(&full, "processes.scrum.sprint_days", "1");
    assert!(panel(&full).await.contains("the meetings of a sprint take"));
    let back = [0; 2].iter().fold(wrong, |it, _| undone(&it));
    assert_eq!(back.view(), first.view());
}

#[tokio::test]
async fn one_process_stands_in_a_study_under_two_settings() {
    let first = opened("");
    let room = changed(&first, |it| it.remove_variant("dds_strict"));
    let two = changed(&room, |it| {
        it.copy_variant("scrum", "Scrum in weeks").is_some()
    });
    let two = simulated(entered(&two, "processes.scrum_2.sprint_days", "5"));
    assert_eq!(
        compared(&two),
        ["scrum", "scrum_2", "scrum_common", "dds", "dds_observing"]
    );
    assert_eq!(two.ids_of_sides(), first.ids_of_sides());
    let markup = choice(&two).await;
    assert!(
        markup.contains("Scrum in weeks") && markup.contains("by the Guide"),
        "{markup}"
    );
    // No slider turns what the two of them differ in; the others are as before.
    assert!(first.adjusted.parameter("sprint").is_some());
    assert!(two.adjusted.parameter("sprint").is_none());
    assert!(two.adjusted.parameter("commitment").is_some());
    let renamed = entered(&two, "processes.scrum.name", "Our Scrum");
    let markup = choice(&renamed).await;
    assert!(
        markup.contains("Our Scrum") && !markup.contains("by the Guide"),
        "{markup}"
    );
    let back = [0; 4].iter().fold(renamed, |it, _| undone(&it));
    assert_eq!(back.view(), first.view());
}

#[test]
fn what_was_chosen_stays_chosen_while_variants_come_and_go() {
    let first = opened("&variants=scrum,dds,kanban&a=kanban&b=dds");
    assert_eq!(compared(&first), ["scrum", "dds", "kanban"]);
    let removed = changed(&first, |it| it.remove_variant("dds_strict"));
    assert_eq!(compared(&removed), ["scrum", "dds", "kanban"]);
    assert_eq!(removed.ids_of_sides(), ["kanban", "dds"]);
    let copied = changed(&removed, |it| it.copy_variant("dds", "Two").is_some());
    assert_eq!(compared(&copied), ["scrum", "dds", "kanban", "dds_2"]);
    let without = changed(&copied, |it| it.remove_variant("scrum"));
    assert_eq!(
        compared(&without),
        ["dds", "kanban", "dds_2"],
        "it does not come back ready-made"
    );
    let swapped = changed(&without, |it| it.remove_variant("dds"));
    assert_eq!(compared(&swapped), ["kanban", "dds_2"]);
    assert_eq!(swapped.sides.a, 0);
    // One that is chosen already, ready-made, is not chosen twice when the document gets it.
    let first = opened("&variants=scrum,kanban,dds");
    let removed = changed(&first, |it| it.remove_variant("dds_strict"));
    let added = Assumed::of(&removed).with_variants(|it| it.add_ready_made("kanban"));
    let chosen = added.unwrap().variants.unwrap();
    assert_eq!(chosen, ["scrum", "kanban", "dds"]);
}

#[tokio::test]
async fn what_is_set_above_is_shown_in_the_field_and_becomes_its_own_once_it_is_edited() {
    let sprint = set(&opened(""), "sprint", Value::Number(15.0));
    let both = set(
        &set(&sprint, "planning", Value::Number(5.0)),
        "uncertainty",
        Value::Number(2.0),
    );
    let first = simulated(both);
    let shown = Assumed::of(&first).document;
    assert_eq!(shown.text_at("processes.scrum.sprint_days"), "15");
    assert_eq!(shown.text_at("processes.scrum_common.planning_hours"), "5");
    assert_eq!(shown.text_at("processes.scrum.review_hours"), "3");
    assert!(
        !panel(&first).await.contains("no longer the rules"),
        "the page's own inputs are no other rules"
    );
    // Another field leaves it where it is.
    let other = entered(&first, "items[0].estimate", "4");
    assert_eq!(other.view().adjustments, first.view().adjustments);
    // The field itself takes all of it over, in one step.
    let edited = entered(&first, "processes.scrum.retro_hours", "1");
    assert_eq!(edited.view().adjustments.len(), 1, "what multiplies stays");
    let mut expected = (*first.order.scenario).clone();
    let cadence_lab::simulation::process::Rules::Scrum(rules) = &mut expected.processes[0].rules
    else {
        unreachable!()
    };
    rules.retro_hours = 1.0;
    assert_eq!(*edited.order.scenario, expected);
    assert_eq!(undone(&edited).view(), first.view());
    // What is wrong then changes nothing of the results.
    let wrong = entered(&first, "processes.scrum.retro_hours", "a lot");
    assert_eq!(
        (&wrong.order.scenario, &wrong.results),
        (&first.order.scenario, &first.results)
    );
    // So does a change of the variants as a whole.
    let removed = changed(&first, |it| it.remove_variant("dds"));
    assert_eq!(
        removed.order.scenario.processes[..2],
        first.order.scenario.processes[..2]
    );
    // A file has what is simulated.
    let file = Assumed::written_out(&first).validate().unwrap();
    assert_eq!(*file, *first.order.scenario);
}

/// While something is wrong, what is set is set on the last scenario that was right: since then items and roles may have got
/// other places.
#[test]
fn what_is_set_finds_its_items_and_roles_wherever_they_stand() {
    let set_for = set(&opened(""), "people.ds", Value::Whole(5));
    let first = set(&set_for, "uncertainty", Value::Number(2.0));
    let wrong = entered(&first, "items[0].estimate", "a lot");
    let mut document = wrong.document();
    let fixed = Node::object(vec![("kind", "fixed".into()), ("value", Node::Number(2.0))]);
    assert!(document.set("items[2].effort", fixed.clone()));
    assert!(document.move_item(0, 3) && document.remove_item(5));
    assert_eq!(document.add_item(None, "New"), Some(0));
    let mut roles = document.roles().to_vec();
    let other = [
        ("id", "other".into()),
        ("name", "Other".into()),
        ("people", Node::Number(1.0)),
    ];
    roles.insert(0, Node::object(other.to_vec()));
    document.set("team.roles", roles.into_iter().collect());
    let moved = Rc::clone(&wrong).reduce(Action::Editor(EditorAction::DocumentChanged(
        document.clone(),
    )));
    assert!(moved.is_stale() && moved.view().adjustments == first.view().adjustments);

    let assumed = Assumed::of(&moved).document;
    let people = |document: &Document| -> Vec<_> {
        let roles = 0..document.roles().len();
        roles
            .map(|it| document.text_at(&format!("team.roles[{it}].people")))
            .collect()
    };
    assert_eq!(people(&assumed), ["1", "1", "5", "1"]);
    let file = Assumed::written_out(&moved);
    assert_eq!(people(&file), ["1", "1", "5", "1"]);
    let efforts = |document: &Document| -> Vec<_> {
        let items = 0..document.items().len();
        let at = |it: usize, field: &str| document.text_at(&format!("items[{it}].{field}"));
        items.map(|it| (at(it, "id"), at(it, "effort"))).collect()
    };
    // A factor stays on the page: what was typed since is in the file as it was typed.
    assert_eq!(efforts(&file), efforts(&document));
}

/// What a field takes over is simulated on, though the document has a problem somewhere else.
#[test]
fn what_is_taken_over_holds_for_what_stands_in_as_well() {
    let set_for = set(&opened(""), "people.ds", Value::Whole(5));
    let wrong = entered(&set_for, "items[0].estimate", "a lot");
    assert!(wrong.is_stale());
    assert_eq!(wrong.order.scenario, set_for.order.scenario);
    let people = wrong.document().roles().len() - 1;
    let own = set(&wrong, "focus", Value::Number(0.6));
    let taken = entered(&own, &format!("team.roles[{people}].people"), "3");
    let focus = entered(&taken, "team.focus", "0.7");
    assert!(focus.is_stale() && focus.view().adjustments.is_empty());
    assert_eq!(focus.order.scenario.team.focus, 0.6);
    let simulated = Document::of(&focus.order.scenario);
    let ds = simulated.roles().iter().position(|it| {
        matches!(it, Node::Object(fields) if fields.iter().any(|(key, value)| key == "id" && *value == "ds".into()))
    });
    let ds = ds.unwrap();
    assert_eq!(simulated.text_at(&format!("team.roles[{ds}].people")), "5");
}

#[test]
fn focus_correlation_and_order_are_one_number_wherever_they_stand() {
    let first = opened("");
    let focus = set(&first, "focus", Value::Number(0.6));
    let entered = entered(&focus, "team.focus", "0.7");
    assert_eq!(entered.order.scenario.team.focus, 0.7);
    assert!(entered.view().adjustments.is_empty());
    let parameter = entered.adjusted.parameter("focus").unwrap().clone();
    assert_eq!(entered.adjusted.value(&parameter), Value::Number(0.7));
    let people = set(&first, "people.ds", Value::Whole(5));
    let path = people.document().roles().len();
    assert!(path > 0);
    let shown = Assumed::of(&people).document;
    assert!((0..path).any(|it| shown.text_at(&format!("team.roles[{it}].people")) == "5"));
}

#[tokio::test]
async fn unplanned_work_is_switched_on_edited_and_off() {
    let first = opened("");
    let switch = |state: &Rc<State>| {
        let view = Assumed::of(state).edited("unplanned", |it| {
            it.switch_unplanned();
            true
        });
        Rc::clone(state).reduce(Action::Editor(EditorAction::ViewEdited {
            view: Rc::new(view.unwrap()),
            sought: None,
        }))
    };
    assert!(!panel(&first).await.contains("field-unplanned.per_day"));
    let on = switch(&first);
    assert!(!on.is_stale());
    assert!(on.order.scenario.unplanned.is_some());
    assert!(panel(&on).await.contains("field-unplanned.per_day"));
    let often = entered(&on, "unplanned.per_day", "0.5");
    let slid = set(&often, "unplanned", Value::Number(0.2));
    assert_eq!(
        Assumed::of(&slid).document.text_at("unplanned.per_day"),
        "0.2"
    );
    let off = switch(&slid);
    assert_eq!(off.order.scenario.unplanned, None);
    assert!(off.view().adjustments.is_empty());
    let back = [0; 4].iter().fold(off, |it, _| undone(&it));
    assert_eq!(back.view(), first.view());
}

/// Fewer than two are nothing to compare, but nothing breaks.
#[tokio::test]
async fn one_variant_alone_is_shown_as_it_is() {
    let mut state = opened("");
    for id in ["scrum_common", "dds", "dds_observing", "dds_strict"] {
        state = simulated(changed(&state, |it| it.remove_variant(id)));
    }
    assert_eq!(compared(&state), ["scrum"]);
    assert!(!state.is_stale());
    assert_eq!(choice(&state).await, "");
    let comparison = state.comparison.as_ref().unwrap();
    let name = "Scrum by the Guide";
    let strips: Vec<_> = comparison
        .strips
        .iter()
        .map(|it| it.side.name.as_str())
        .collect();
    assert_eq!(strips, [name]);
    let text = Text::english();
    let speaker = Speaker {
        text: &text,
        strips: &comparison.strips,
        pairs: &comparison.pairs,
        deadline: 120.0,
    };
    for words in [
        speaker.title(),
        speaker.description(),
        speaker.deadline(),
        speaker.read_out(0, 1),
    ] {
        assert_eq!(words.matches(name).count(), 1, "{words}");
    }
    let layout = Layout::of(&comparison.strips, 120.0, &speaker.plot(), 820.0);
    let lowest = layout
        .dots
        .iter()
        .flatten()
        .map(|it| it.y)
        .fold(0.0, f64::max);
    assert!(lowest < layout.axis[0] && layout.height == layout.axis[1]);
    for panel in [
        curve::view(&text, comparison, None, 820.0),
        time::view(&text, comparison, 820.0),
        metrics::view(&text, comparison, &Callback::noop()),
    ] {
        let columns = render(panel).await.matches("<th scope=\"col\">").count();
        assert_eq!(columns, 2, "what it is about, and the one");
    }
    let table = readings::table(&text, &state, &Callback::noop());
    assert_eq!(render(table).await, "");
    let markup = panel(&state).await;
    let mut buttons = markup.split("<button");
    let remove = buttons.find(|it| it.contains("variant-remove-0"));
    assert!(remove.unwrap().contains(" aria-disabled"));
}

/// Every field of the whole scenario has a place in the panel.
#[tokio::test]
async fn everything_of_a_scenario_can_be_edited() {
    use cadence_lab::description::{Form, scenario};
    let state = opened("");
    let state = changed(&state, |it| it.remove_variant("dds_strict"));
    let state = changed(&state, |it| it.remove_variant("dds_observing"));
    let state = changed(&state, |it| it.add_ready_made("kanban"));
    let state = changed(&state, |it| it.add_ready_made("stage_gate"));
    let view = Assumed::of(&state).edited("unplanned", |it| {
        it.switch_unplanned();
        true
    });
    let state = state.reduce(Action::Editor(EditorAction::ViewEdited {
        view: Rc::new(view.unwrap()),
        sought: None,
    }));
    let markup = panel(&state).await;
    let has = |path: &str| assert!(markup.contains(&format!("id=\"field-{path}\"")), "{path}");
    let Form::Object { cases, .. } = scenario() else {
        unreachable!()
    };
    for field in &cases[0].fields {
        match field.name {
            "format" | "version" => {}
            "team" => [
                "team.hours_per_day",
                "team.focus",
                "team.roles[0].name",
                "team.roles[0].people",
                "team.roles[0].day_rate",
            ]
            .into_iter()
            .for_each(has),
            "items" => has("items[0].name"),
            "unplanned" => ["unplanned.per_day", "unplanned.role", "unplanned.effort"]
                .into_iter()
                .for_each(has),
            "processes" => {
                for (process, rules) in cadence_lab::description::rules() {
                    rules
                        .iter()
                        .for_each(|it| has(&format!("processes.{process}.{}", it.name)));
                    has(&format!("processes.{process}.name"));
                }
            }
            name => has(name),
        }
    }
}
