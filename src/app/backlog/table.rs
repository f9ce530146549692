//! The items as a table: what is changed most often is changed in place, the rest in the sheet of the item.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::{AttrValue, Callback, DragEvent, Html, Properties, component, html};

use crate::app::action::Action;
use crate::app::backlog::change::Change;
use crate::app::backlog::chosen::ALL;
use crate::app::backlog::form::Form;
use crate::app::backlog::place::{IN_PLACE, default_of, field_id, stands_in};
use crate::app::button::{off, unless};
use crate::app::editor::{Editor, EditorAction};
use crate::app::entry::Entry;
use crate::app::select::select;
use crate::scenario::ITEMS;
use crate::text::Text;

/// Roles to choose from: ids with their names.
pub type Roles = Rc<Vec<(String, String)>>;

/// The table with its rows.
pub fn view(
    text: &Rc<Text>,
    form: &Form<'_>,
    roles: &Roles,
    chosen: &BTreeSet<usize>,
    editor: &Editor,
) -> Html {
    let count = form.document.items().len();
    let is_all = count > 0 && chosen.len() == count;
    let on_all = form
        .on_action
        .reform(move |_| Action::Editor(EditorAction::AllChosen(!is_all)));
    let choose_all = text.get("backlog-choose-all");
    let row = |index: usize| {
        let path = format!("items[{index}]");
        let at = |field: &str| form.document.text_at(&format!("{path}.{field}"));
        let wrong = |field: &str| {
            let problem = form.problem_at(&format!("{path}.{field}"));
            problem.map(|it| AttrValue::from(form.fault(it)))
        };
        let is_wrong_elsewhere = form.problems.iter().any(|it| {
            let is_in = |field: &&str| stands_in(&it.path, &format!("{path}.{field}"));
            stands_in(&it.path, &path) && !IN_PLACE.iter().any(is_in)
        });
        html! {
            <Row key={index} text={Rc::clone(text)} {index} is_last={index + 1 == count} is_only={count == 1} is_full={count >= ITEMS}
                values={IN_PLACE.map(|field| AttrValue::from(at(field)))} wrong={IN_PLACE.map(wrong)}
                {is_wrong_elsewhere} roles={Rc::clone(roles)} is_dragged={editor.dragged == Some(index)} is_chosen={chosen.contains(&index)}
                is_beneath_sheet={editor.sheet == Some(index)}
                on_action={form.on_action.clone()} />
        }
    };
    html! {
        <>
        <label class="form-tick choose-all">
            <input id={ALL} type="checkbox" checked={is_all} onchange={on_all} />
            <span>{ choose_all }</span>
        </label>
        <table class="backlog-table" id={field_id("items")} tabindex="-1">
            <caption class="unseen">{ text.get("backlog-table") }</caption>
            <thead>
                <tr>
                    <th scope="col"><span class="unseen">{ text.get("backlog-column-choose") }</span></th>
                    <th scope="col"><span class="unseen">{ text.get("backlog-column-order") }</span></th>
                    <th scope="col">{ text.get("backlog-column-name") }</th>
                    <th scope="col">{ text.get("backlog-column-role") }</th>
                    <th scope="col">{ text.get("backlog-column-estimate") }</th>
                    <th scope="col">{ text.get("backlog-column-success") }</th>
                    <th scope="col"><span class="unseen">{ text.get("backlog-column-more") }</span></th>
                </tr>
            </thead>
            <tbody>{ for (0..count).map(row) }</tbody>
        </table>
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct RowProps {
    text: Rc<Text>,
    index: usize,
    is_last: bool,
    is_only: bool,
    /// Whether the backlog has room for no more items.
    is_full: bool,
    /// What stands in each column.
    values: [AttrValue; 4],
    /// Why it is refused.
    wrong: [Option<AttrValue>; 4],
    /// Whether something is wrong that only the sheet shows.
    is_wrong_elsewhere: bool,
    roles: Roles,
    is_dragged: bool,
    is_chosen: bool,
    /// The sheet of this item is open, and has fields of the same paths.
    is_beneath_sheet: bool,
    on_action: Callback<Action>,
}

/// One item. A row is drawn again only where it changed, so that three hundred of them stay fluent.
#[component]
fn Row(props: &RowProps) -> Html {
    let RowProps {
        text,
        index,
        on_action,
        ..
    } = props;
    let index = *index;
    let number = index + 1;
    let path = |column: usize| format!("items[{index}].{}", IN_PLACE[column]);
    let id_of = |column: usize| {
        let id = field_id(&path(column));
        if props.is_beneath_sheet {
            format!("beneath-{id}")
        } else {
            id
        }
    };
    let named = |key: &'static str| text.registered(key, &[("number", number.into())]);
    let set = |column: usize| {
        let path = path(column);
        on_action.reform(move |text| {
            Action::Editor(EditorAction::DocumentSet {
                path: path.clone(),
                text,
            })
        })
    };
    let what_is_wrong = |column: usize| {
        let problem = props.wrong[column].as_ref();
        let problem = problem.map(|words| {
            html! { <p class="form-problem" id={format!("{}-problem", id_of(column))}>{ words }</p> }
        });
        problem.unwrap_or_default()
    };
    let entry = |column: usize, inputmode: Option<&'static str>, label: &'static str| {
        let placeholder = default_of(IN_PLACE[column]);
        let id = id_of(column);
        html! {
            <>
                <Entry id={id.clone()} value={&props.values[column]} label={named(label)} is_wrong={props.wrong[column].is_some()}
                    {inputmode} {placeholder} describedby={format!("{id}-problem")} on_commit={set(column)} />
                { what_is_wrong(column) }
            </>
        }
    };
    let role = select(
        id_of(1),
        Some(named("backlog-role-of")),
        &props.values[1],
        &props.roles,
        set(1),
    );
    let button = |id: String,
                  label: &'static str,
                  sign: &'static str,
                  is_off: bool,
                  change: Change| {
        let onclick =
            on_action.reform(move |_| Action::Editor(EditorAction::BacklogChanged(change.clone())));
        let onclick = unless(is_off, onclick);
        html! {
            <button type="button" class="icon" {id} aria-disabled={off(is_off)} title={named(label)} aria-label={named(label)} {onclick}>
                <span aria-hidden="true">{ sign }</span>
            </button>
        }
    };
    let up = Change::Move(index, index.saturating_sub(1));
    let down = Change::Move(index, index + 1);
    let copy = text.with(
        "backlog-copy",
        &[("name", props.values[0].to_string().into())],
    );
    let is_chosen = props.is_chosen;
    let wrong_inside = props
        .is_wrong_elsewhere
        .then(|| text.get("backlog-wrong-inside"));
    let mut more = named("backlog-more-of");
    if let Some(words) = &wrong_inside {
        more = format!("{more}: {words}");
    }
    let on_choose =
        on_action.reform(move |_| Action::Editor(EditorAction::ItemChosen(index, !is_chosen)));
    let on_more = on_action.reform(move |_| Action::Editor(EditorAction::SheetOpened(Some(index))));
    let ondragstart = on_action
        .reform(move |_: DragEvent| Action::Editor(EditorAction::ItemDragged(Some(index))));
    let ondragend =
        on_action.reform(|_: DragEvent| Action::Editor(EditorAction::ItemDragged(None)));
    let ondrop = on_action.reform(move |event: DragEvent| {
        event.prevent_default();
        Action::Editor(EditorAction::ItemDropped(index))
    });
    html! {
        <tr id={field_id(&format!("items[{index}]"))} tabindex="-1" class={yew::classes!(props.is_dragged.then_some("is-dragged"), is_chosen.then_some("is-chosen"))} {ondrop}
            ondragover={|event: DragEvent| event.prevent_default()}>
            <td class="backlog-choose">
                <label>
                    <input type="checkbox" id={format!("choose-{index}")} checked={is_chosen} onchange={on_choose}
                        aria-label={named("backlog-choose")} />
                </label>
            </td>
            <td class="backlog-order">
                <span class="backlog-handle" draggable="true" aria-hidden="true" {ondragstart} {ondragend}>{ "⠿" }</span>
                { button(format!("up-{index}"), "backlog-up", "↑", index == 0, up) }
                { button(format!("down-{index}"), "backlog-down", "↓", props.is_last, down) }
            </td>
            <td class="backlog-name">{ entry(0, None, "backlog-name-of") }</td>
            <td class="backlog-role">{ role }{ what_is_wrong(1) }</td>
            <td class="backlog-number" data-label={text.get("backlog-short-estimate")}>{ entry(2, Some("decimal"), "backlog-estimate-of") }</td>
            <td class="backlog-number" data-label={text.get("backlog-short-success")}>{ entry(3, Some("decimal"), "backlog-success-of") }</td>
            <td class="backlog-more">
                <button type="button" class="quiet" id={format!("more-{index}")} aria-haspopup="dialog"
                    title={wrong_inside.clone()} aria-label={more} onclick={on_more}>
                    { text.get("backlog-more") }
                    if wrong_inside.is_some() {
                        <span class="form-problem" aria-hidden="true">{ "!" }</span>
                    }
                </button>
                { button(format!("copy-{index}"), "backlog-duplicate", "+", props.is_full, Change::Duplicate(index, copy)) }
                { button(format!("remove-{index}"), "backlog-remove", "×", props.is_only, Change::Remove(index)) }
            </td>
        </tr>
    }
}
