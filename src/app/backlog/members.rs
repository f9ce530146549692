//! The items that an item names, such as those that it comes after: each can be taken out, and others added.

use yew::{Html, html};

use crate::app::backlog::form::Form;
use crate::app::backlog::place::field_id;
use crate::app::select::select;
use crate::browser::page;

/// The list at a path of the document; `options` are the ids that may stand there, with their words. Choosing from a list
/// stays short with hundreds of items, where a box to tick for each would not.
pub fn view(form: &Form<'_>, path: &str, label: String, options: &[(String, String)]) -> Html {
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
    let hint = (String::new(), text.get("sheet-add-item"));
    let others = options.iter().filter(|(id, _)| !listed.contains(id));
    let others: Vec<_> = std::iter::once(hint).chain(others.cloned()).collect();
    let on_choice = {
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
            if others.len() > 1 {
                { select(choice.clone(), Some(text.with("sheet-add-to", &[("list", label.into())])), "", &others, on_choice) }
            }
            { form.what_is_wrong(path) }
        </fieldset>
    }
}
