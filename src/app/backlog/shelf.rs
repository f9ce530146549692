//! Named scenarios that are kept on this device.

use std::rc::Rc;

use yew::{Callback, Html, html};

use crate::app::action::Action;
use crate::app::entry::Entry;
use crate::app::state::State;
use crate::share::{Shelf, read_own};
use crate::text::Text;

/// The shelf, closed at first.
pub fn view(text: &Text, state: &State, on_action: &Callback<Action>) -> Html {
    let shelf = &state.shelf;
    let on_save = {
        let (shelf, fragment) = (Rc::clone(shelf), state.view().fragment());
        on_action.reform(move |name: String| {
            let mut shelf = (*shelf).clone();
            let taken = shelf.save(&name, &fragment);
            Action::ShelfChanged(Rc::new(shelf), taken)
        })
    };
    let bring_back = state.editor.taken.as_ref().map(|taken| {
        let name = taken.entry.name.as_str();
        let values = [("name", name.into())];
        // Under its name stands what took its place, or nothing.
        let words = match shelf.find(name) {
            Some(_) => text.with("shelf-replaced", &values),
            None => text.with("shelf-deleted", &values),
        };
        let (shelf, back) = (Rc::clone(shelf), taken.clone());
        let onclick = on_action.reform(move |_| {
            let mut shelf = (*shelf).clone();
            shelf.put_back(back.clone());
            Action::ShelfChanged(Rc::new(shelf), None)
        });
        html! {
            <p role="status">
                { words }{ " " }
                <button type="button" class="quiet" {onclick}>{ text.get("shelf-bring-back") }</button>
            </p>
        }
    });
    html! {
        <details class="shelf">
            <summary>{ text.get("shelf-title") }</summary>
            <ul>{ for (0..shelf.entries().len()).map(|place| entry(text, shelf, place, on_action)) }</ul>
            { bring_back.unwrap_or_default() }
            <div class="form-field">
                <label for="shelf-name">{ text.get("shelf-save") }</label>
                <Entry id="shelf-name" value="" on_commit={on_save} />
            </div>
        </details>
    }
}

fn entry(text: &Text, shelf: &Rc<Shelf>, place: usize, on_action: &Callback<Action>) -> Html {
    let name = &shelf.entries()[place].name;
    let named = [("name", name.as_str().into())];
    let on_open = {
        let (shelf, on_action) = (Rc::clone(shelf), on_action.clone());
        Callback::from(move |_| {
            if let Some(link) = read_own(&shelf.entries()[place].fragment) {
                on_action.emit(Action::ShelfOpened(Rc::new(link)));
            }
        })
    };
    let on_rename = {
        let shelf = Rc::clone(shelf);
        on_action.reform(move |name: String| {
            let mut shelf = (*shelf).clone();
            shelf.rename(place, &name);
            Action::ShelfChanged(Rc::new(shelf), None)
        })
    };
    let on_duplicate = {
        let shelf = Rc::clone(shelf);
        on_action.reform(move |_| {
            let mut shelf = (*shelf).clone();
            shelf.duplicate(place);
            Action::ShelfChanged(Rc::new(shelf), None)
        })
    };
    let on_delete = {
        let shelf = Rc::clone(shelf);
        on_action.reform(move |_| {
            let mut shelf = (*shelf).clone();
            let taken = shelf.delete(place);
            Action::ShelfChanged(Rc::new(shelf), taken)
        })
    };
    html! {
        <li key={name.clone()}>
            <Entry id={format!("shelf-{place}")} value={name.clone()} label={text.with("shelf-rename", &named)}
                on_commit={on_rename} />
            <button type="button" class="quiet" onclick={on_open} aria-label={text.with("shelf-open-named", &named)}>{ text.get("shelf-open") }</button>
            <button type="button" class="icon" onclick={on_duplicate} aria-label={text.with("shelf-duplicate", &named)}>
                <span aria-hidden="true">{ "+" }</span>
            </button>
            <button type="button" class="icon" onclick={on_delete} aria-label={text.with("shelf-delete", &named)}>
                <span aria-hidden="true">{ "×" }</span>
            </button>
        </li>
    }
}
