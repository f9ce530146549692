//! The person's own scenario: its items as a table, its team, what is compared, what is wrong with it, and its files.
//!
//! ```text
//! field ─ path, value ─→ Document ─ validate ─→ scenario, or problems that lead back to fields
//! ```
//!
//! The document keeps whatever was typed; results stay those of the last valid one.

use std::rc::Rc;

use yew::{Callback, Html, html};

use crate::app::action::Action;
use crate::app::backlog::assumed::Assumed;
use crate::app::backlog::change::Change;
use crate::app::backlog::form::Form;
use crate::app::button::{off, unless};
use crate::app::editor::{EditorAction, Paste};
use crate::app::panel::panel;
use crate::app::state::State;
use crate::document::{Document, Names};
use crate::text::Text;

pub mod assumed;
pub mod change;
pub mod chosen;
pub mod density;
pub mod distribution;
pub mod files;
pub mod form;
pub mod general;
pub mod graph;
pub mod history;
pub mod members;
pub mod named;
pub mod paste;
pub mod place;
pub mod problems;
pub mod rule;
pub mod sheet;
pub mod shelf;
pub mod sort;
pub mod strays;
pub mod table;
pub mod team;
pub mod unplanned;
pub mod variants;
pub mod work;

/// The id of the panel.
pub const BACKLOG: &str = "backlog";

/// Everything about the scenario that is not an assumption to play with. Pictures fill the width. [px]
pub fn view(text: &Rc<Text>, state: &State, width: f64, on_action: &Callback<Action>) -> Html {
    let document = state.document();
    let assumed = Rc::new(Assumed::of(state));
    let listening = assumed.listening(on_action);
    let form = Form {
        text,
        document: &assumed.document,
        problems: &state.problems,
        on_action: &listening,
    };
    let role = |index: usize| {
        let at = |field: &str| document.text_at(&format!("team.roles[{index}].{field}"));
        (at("id"), at("name"))
    };
    let roles: table::Roles = Rc::new((0..document.roles().len()).map(role).collect());
    let chosen = Rc::new(state.chosen_items());
    let button = |id: &'static str, words: String, is_off: bool, action: Action| {
        let onclick = unless(is_off, on_action.reform(move |_| action.clone()));
        html! { <button type="button" class="quiet" {id} aria-disabled={off(is_off)} {onclick}>{ words }</button> }
    };
    let empty = Action::Editor(EditorAction::DocumentOpened(Document::empty(Names {
        scenario: &text.get("backlog-new-scenario"),
        role: &text.get("backlog-new-role"),
        item: &text.get("backlog-new-item"),
    })));
    let picture = || {
        html! {
            <graph::Graph text={Rc::clone(text)} document={document.clone()} {width} on_action={on_action.clone()} />
        }
    };
    let add = Change::Add(text.get("backlog-new-item"));
    html! {
        <>
            <p>{ if state.is_own() { text.get("backlog-own") } else { text.get("backlog-preset") } }</p>
            <div class="toolbar" role="group" aria-label={text.get("backlog-tools")}>
                { button(place::UNDO, text.get("backlog-undo"), !state.history.can_undo(), Action::Undo) }
                { button("redo", text.get("backlog-redo"), !state.history.can_redo(), Action::Redo) }
                { button("start-empty", text.get("backlog-empty"), false, empty) }
                { files::view(text, state, on_action) }
                { paste_button(text, state, on_action) }
                { files::schema(text) }
            </div>
            if state.editor.paste.is_open {
                <paste::PasteBox text={Rc::clone(text)} document={document.clone()} paste={Rc::clone(&state.editor.paste)}
                    on_action={on_action.clone()} />
            }
            { shelf::view(text, state, on_action) }
            if let Some(refused) = &state.editor.refused {
                <p id="refused" class="notice" role="alert">{ text.with("backlog-not-read", &[("problem", text.problem(refused).into())]) }</p>
            }
            { problems::view(text, state, on_action) }
            { general::view(&form) }
            { team::view(&form) }
            { panel(&state.open_panels, graph::GRAPH, "graph-panel", html! { text.get("graph-title") }, &picture, on_action) }
            <sort::Sort text={Rc::clone(text)} document={document.clone()} is_stale={state.is_stale()} on_action={on_action.clone()} />
            <div class="backlog-items">
                { table::view(text, &form, &roles, &chosen, &state.editor) }
                // Below the table, which so does not move when it comes.
                if !chosen.is_empty() {
                    <chosen::Chosen text={Rc::clone(text)} document={document.clone()} problems={Rc::clone(&state.problems)}
                        chosen={Rc::clone(&chosen)} roles={Rc::clone(&roles)} on_action={on_action.clone()} />
                }
            </div>
            { button("add-item", text.get("backlog-add"), document.items().len() >= crate::scenario::ITEMS, Action::Editor(EditorAction::BacklogChanged(add))) }
            { unplanned::view(&form, &assumed, &roles, on_action) }
            <variants::Variants text={Rc::clone(text)} {assumed} problems={Rc::clone(&state.problems)}
                chosen={state.chosen().to_vec()} on_action={on_action.clone()} />
            if let Some(index) = state.editor.sheet.filter(|&it| it < document.items().len()) {
                <sheet::Sheet key={index} text={Rc::clone(text)} document={document.clone()}
                    problems={Rc::clone(&state.problems)} {index} chance={chance(state, index)} on_action={on_action.clone()} />
            }
        </>
    }
}

/// The chance that an item succeeds within its attempts; none where that is certain, or the backlog has problems.
fn chance(state: &State, index: usize) -> Option<f64> {
    let item = state.adjusted.scenario().items.get(index);
    let item = item.filter(|it| it.success < 1.0 && !state.is_stale())?;
    Some(item.chance_in_time())
}

/// Opens the box for rows of a spreadsheet.
fn paste_button(text: &Text, state: &State, on_action: &Callback<Action>) -> Html {
    let paste = Rc::clone(&state.editor.paste);
    let is_open = paste.is_open;
    let onclick = on_action.reform(move |_| {
        Action::Editor(EditorAction::PasteChanged(Rc::new(Paste {
            is_open: !is_open,
            ..(*paste).clone()
        })))
    });
    html! {
        <button type="button" class="quiet" id="paste-open" aria-expanded={is_open.to_string()} {onclick}>
            { text.get("paste-open") }
        </button>
    }
}
