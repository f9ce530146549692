//! The rest of an item, in a sheet beside the table.

use std::rc::Rc;

use yew::{Callback, Html, NodeRef, Properties, component, html, use_effect_with, use_node_ref};

use crate::app::action::Action;
use crate::app::backlog::form::Form;
use crate::app::backlog::{distribution, members, named, strays};
use crate::app::editor::EditorAction;
use crate::app::format;
use crate::app::guide_link::{self, ItemFields};
use crate::browser::page;
use crate::document::Document;
use crate::reading::{Node, Problem};
use crate::text::Text;

/// Which item the sheet is of.
#[derive(Clone, Properties)]
pub struct SheetProps {
    /// The page's texts.
    pub text: Rc<Text>,
    /// The document.
    pub document: Document,
    /// What is wrong with it.
    pub problems: Rc<Vec<Problem>>,
    /// The place of the item.
    pub index: usize,
    /// The chance that it succeeds within its attempts; none where that is certain, or not known yet.
    pub chance: Option<f64>,
    /// What the person did.
    pub on_action: Callback<Action>,
}

impl PartialEq for SheetProps {
    fn eq(&self, other: &Self) -> bool {
        self.document == other.document
            && self.index == other.index
            && self.chance == other.chance
            && Rc::ptr_eq(&self.problems, &other.problems)
    }
}

/// A dialog: the browser keeps the focus in it, and Escape closes it.
#[component]
pub fn Sheet(props: &SheetProps) -> Html {
    let dialog = use_node_ref();
    use_effect_with(dialog.clone(), |dialog: &NodeRef| {
        page::show_modal(dialog);
    });
    let SheetProps {
        text,
        document,
        problems,
        index,
        chance,
        on_action,
    } = props;
    let form = Form {
        text,
        document,
        problems,
        on_action,
    };
    let path = |field: &str| format!("items[{index}].{field}");
    let ids = |list: &str, count: usize, but: Option<usize>| -> Vec<(String, String)> {
        let others = (0..count).filter(|it| Some(*it) != but);
        others
            .map(|it| {
                let at = |field: &str| document.text_at(&format!("{list}[{it}].{field}"));
                (at("id"), at("name"))
            })
            .collect()
    };
    let items = ids("items", document.items().len(), Some(*index));
    let roles = ids("team.roles", document.roles().len(), None);
    let label = |field: &str| named::label_in_sheet(text, field).unwrap_or_default();
    let number = |field: &str| form.number(&path(field), label(field));
    let words = |field: &str| form.words(&path(field), label(field));
    let like =
        |field: &str| form.words_like(&path(field), label(field), &document.texts_of_items(field));
    let (before, behind) = (document.ids_before(*index), document.ids_behind(*index));
    // What would be a circle, or never comes before, is not offered.
    let members = |field: &str, may_stand: &dyn Fn(&str) -> bool| {
        members::view(&form, &path(field), label(field), &items, may_stand)
    };
    let more = |fields: ItemFields| guide_link::more(text, Some(fields.place()), on_action);
    let stands = |field: &str| {
        let node = document.get(&path(field));
        node.is_some_and(|it| *it != Node::Null)
    };
    let observed = stands("observe") || stands("analyze_share");
    let onclose = on_action.reform(|_| Action::Editor(EditorAction::SheetOpened(None)));
    let on_close = {
        let dialog = dialog.clone();
        Callback::from(move |_| page::close_modal(&dialog))
    };
    let title = match document.text_at(&path("name")) {
        name if name.is_empty() => {
            named::place(text, document, &format!("items[{index}]")).unwrap_or_default()
        }
        name => name,
    };
    html! {
        <dialog ref={dialog} class="sheet" aria-labelledby="sheet-title" {onclose}>
            <header>
                <h2 id="sheet-title">{ title }</h2>
                <button type="button" class="quiet" id="sheet-close" onclick={on_close}>{ text.get("sheet-close") }</button>
            </header>
            <div class="sheet-fields">
                { strays::view(&form, *index) }
                { words("name") }
                { form.choice(&path("role"), label("role"), &roles) }
                { number("crew") }
                <fieldset>
                    <legend>{ label("effort") }</legend>
                    { more(ItemFields::Effort) }
                    { number("estimate") }
                    { distribution::view(&form, &path("effort"), true) }
                    { number("attempt_cost") }
                </fieldset>
                <fieldset>
                    <legend>{ label("observe") }</legend>
                    { more(ItemFields::Observing) }
                    { distribution::view(&form, &path("observe"), false) }
                    if observed {
                        { number("analyze_share") }
                    }
                </fieldset>
                <fieldset>
                    <legend>{ text.get("sheet-success") }</legend>
                    { more(ItemFields::Success) }
                    { number("success") }
                    { number("evidence") }
                    { number("learning") }
                    { number("max_attempts") }
                    if let Some(chance) = chance {
                        <p class="muted" id="sheet-in-time">{ text.with("sheet-in-time", &[("share", format::percent(*chance).into())]) }</p>
                    }
                    { form.tick(&path("required"), label("required"), true) }
                </fieldset>
                <fieldset>
                    <legend>{ text.get("sheet-place") }</legend>
                    { more(ItemFields::Place) }
                    { number("value") }
                    { like("phase") }
                    { like("capability") }
                    { like("goal") }
                    { members("after", &|id| !behind.contains(id)) }
                    { members("redo", &|id| before.contains(id)) }
                </fieldset>
            </div>
        </dialog>
    }
}
