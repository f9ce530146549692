//! The items that an item names, such as those that it comes after: each can be taken out, and others added.

use std::rc::Rc;

use yew::{Callback, Html, Properties, component, html, use_state_eq};

use crate::app::backlog::form::Form;
use crate::app::backlog::place::field_id;
use crate::app::button::{off, unless};
use crate::app::select::select;
use crate::browser::page;

/// The list at a path of the document; `options` are the ids of items, with their words, of which those are offered that may
/// stand there. Choosing from a list stays short with hundreds of items, where a box to tick for each would not.
pub fn view(
    form: &Form<'_>,
    path: &str,
    label: String,
    options: &[(String, String)],
    may_stand: &dyn Fn(&str) -> bool,
) -> Html {
    let text = form.text;
    let listed = form.listed(path);
    let field = field_id(path);
    let choice = format!("{field}-add");
    let member = |(place, id): (usize, &String)| {
        let known = options.iter().find(|(option, _)| option == id);
        let name = known.map_or(id, |(_, name)| name).clone();
        let remove = text.with("sheet-take-item-out", &[("name", name.clone().into())]);
        let (choice, path) = (choice.clone(), path.to_owned());
        let onclick = form.change(move |document, _| {
            // The button goes with what it takes out.
            page::focus(&choice);
            document.remove_member(&path, place);
        });
        html! {
            <li key={place}>
                <span>{ name }</span>
                <button type="button" class="icon" title={remove.clone()} aria-label={remove} {onclick}>
                    <span aria-hidden="true">{ "×" }</span>
                </button>
            </li>
        }
    };
    let is_offered = |(id, _): &&(String, String)| !listed.contains(id) && may_stand(id);
    let others = options.iter().filter(is_offered);
    let others: Rc<[_]> = others.cloned().collect();
    let on_add = {
        let path = path.to_owned();
        form.change(move |document, id: String| {
            document.add_member(&path, &id);
        })
    };
    html! {
        <fieldset class="members" id={field} tabindex="-1">
            <legend>{ label.clone() }</legend>
            if !listed.is_empty() {
                <ul>{ for listed.iter().enumerate().map(member) }</ul>
            }
            <Addition id={choice} label={text.with("sheet-add-to", &[("list", label.into())])} hint={text.get("sheet-add-item")}
                words={text.get("sheet-add")} {others} {on_add} />
            { form.what_is_wrong(path) }
        </fieldset>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct AdditionProps {
    /// The id of the list to choose from.
    id: String,
    label: String,
    /// What stands there while nothing is chosen.
    hint: String,
    /// What the button says.
    words: String,
    /// Ids to choose from, with their words.
    others: Rc<[(String, String)]>,
    on_add: Callback<String>,
}

/// A list to choose from, and a button: on the way through the list by keyboard nothing is added.
#[component]
fn Addition(props: &AdditionProps) -> Html {
    let AdditionProps { id, others, .. } = props;
    let chosen = use_state_eq(String::new);
    let is_chosen = others.iter().any(|(it, _)| *it == *chosen);
    let shown = if is_chosen {
        (*chosen).clone()
    } else {
        String::new()
    };
    let hint = (String::new(), props.hint.clone());
    let options: Vec<_> = std::iter::once(hint)
        .chain(others.iter().cloned())
        .collect();
    let on_choice = {
        let chosen = chosen.setter();
        Callback::from(move |it| chosen.set(it))
    };
    let on_add = {
        let (id, shown) = (id.clone(), shown.clone());
        props.on_add.reform(move |_| {
            // Where the next one is chosen.
            page::focus(&id);
            shown.clone()
        })
    };
    html! {
        <div class="members-addition">
            { select(id.clone(), Some(props.label.clone()), &shown, &options, on_choice) }
            <button type="button" class="quiet" id={format!("{id}-now")} aria-label={props.label.clone()} aria-disabled={off(!is_chosen)}
                onclick={unless(!is_chosen, on_add)}>
                { &props.words }
            </button>
        </div>
    }
}
