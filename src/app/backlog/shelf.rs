//! Named scenarios that are kept on this device.

use std::rc::Rc;

use yew::{Callback, Html, InputEvent, Properties, SubmitEvent, component, html, use_state_eq};

use crate::app::action::Action;
use crate::app::draft::text_in;
use crate::app::entry::Entry;
use crate::app::keeping::keep_shelf;
use crate::app::state::State;
use crate::browser::page;
use crate::share::{Shelf, Taken, read_own};
use crate::text::Text;

/// The field of a name to keep it under.
const NAME: &str = "shelf-name";

/// The shelf, closed at first.
pub fn view(text: &Rc<Text>, state: &State, on_action: &Callback<Action>) -> Html {
    html! {
        <Named text={Rc::clone(text)} shelf={Rc::clone(&state.shelf)} fragment={state.view().fragment()}
            taken={state.editor.taken.clone()} on_action={on_action.clone()} />
    }
}

/// What is there, and whom it tells.
#[derive(Clone, PartialEq, Properties)]
struct NamedProps {
    text: Rc<Text>,
    shelf: Rc<Shelf>,
    /// What is shown now.
    fragment: String,
    /// What was taken off the shelf last.
    taken: Option<Taken>,
    on_action: Callback<Action>,
}

/// What came of the last name that was typed.
#[derive(Clone, PartialEq)]
enum Outcome {
    Kept(String),
    /// Only as long as the page is there.
    Refused(String),
    IsThere(String),
    Nameless,
}

#[component]
fn Named(props: &NamedProps) -> Html {
    let NamedProps {
        text,
        shelf,
        on_action,
        ..
    } = props;
    let typed = use_state_eq(String::new);
    let outcome = use_state_eq(|| None::<Outcome>);
    let oninput = {
        let typed = typed.setter();
        move |event: InputEvent| typed.set(text_in(&event))
    };
    let on_save = {
        let (shelf, fragment) = (Rc::clone(shelf), props.fragment.clone());
        let (outcome, on_action) = (outcome.setter(), on_action.clone());
        let typed = typed.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let name = typed.trim();
            if name.is_empty() {
                outcome.set(Some(Outcome::Nameless));
                page::focus(NAME);
                return;
            }
            let mut shelf = (*shelf).clone();
            let taken = shelf.save(name, &fragment);
            let name = name.to_owned();
            outcome.set(if !keep_shelf(&shelf) {
                Some(Outcome::Refused(name))
            } else if taken.is_none() {
                Some(Outcome::Kept(name))
            } else {
                // What it took the place of is told below.
                None
            });
            typed.set(String::new());
            on_action.emit(Action::ShelfChanged(Rc::new(shelf), taken));
        })
    };
    let on_rename = {
        let (shelf, on_action) = (Rc::clone(shelf), on_action.clone());
        let outcome = outcome.setter();
        Callback::from(move |(place, name): (usize, String)| {
            let mut renamed = (*shelf).clone();
            if renamed.rename(place, &name) {
                outcome.set(None);
                on_action.emit(Action::ShelfChanged(Rc::new(renamed), None));
            } else {
                let is_there = shelf.find(&name).is_some();
                outcome.set(is_there.then_some(Outcome::IsThere(name)));
            }
        })
    };
    let said = outcome.as_ref().and_then(|outcome| {
        let called = |name: &str| [("name", name.to_owned().into())];
        let (name, words) = match outcome {
            Outcome::Nameless => return Some(text.get("shelf-nameless")),
            Outcome::Kept(name) => (name, text.with("shelf-kept", &called(name))),
            Outcome::Refused(name) => (name, text.with("shelf-refused", &called(name))),
            Outcome::IsThere(name) => (name, text.with("shelf-is-there", &called(name))),
        };
        // What it is about may be gone by now.
        shelf.find(name).map(|_| words)
    });
    let bring_back = props.taken.as_ref().map(|taken| {
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
            <ul>{ for (0..shelf.entries().len()).map(|place| entry(text, shelf, place, &on_rename, on_action)) }</ul>
            { bring_back.unwrap_or_default() }
            <form class="form-field" onsubmit={on_save}>
                <label for={NAME}>{ text.get("shelf-save") }</label>
                <input id={NAME} type="text" autocomplete="off" value={(*typed).clone()} {oninput} />
                <button type="submit" class="quiet">{ text.get("shelf-keep") }</button>
            </form>
            <p id="shelf-outcome" role="status">{ said.unwrap_or_default() }</p>
        </details>
    }
}

fn entry(
    text: &Text,
    shelf: &Rc<Shelf>,
    place: usize,
    on_rename: &Callback<(usize, String)>,
    on_action: &Callback<Action>,
) -> Html {
    let it = &shelf.entries()[place];
    let name = &it.name;
    let named = [("name", name.as_str().into())];
    let on_open = {
        let (shelf, on_action) = (Rc::clone(shelf), on_action.clone());
        Callback::from(move |_| {
            if let Some(link) = read_own(&shelf.entries()[place].fragment) {
                on_action.emit(Action::ShelfOpened(Rc::new(link)));
            }
        })
    };
    let on_rename = on_rename.reform(move |name: String| (place, name));
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
        <li key={it.key}>
            <Entry id={format!("shelf-{}", it.key)} value={name.clone()} label={text.with("shelf-rename", &named)}
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
