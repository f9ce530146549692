//! The scenario as a file: opened from the device, and saved to it.

use std::rc::Rc;

use yew::{Callback, Event, Html, html};

use crate::app::action::Action;
use crate::app::backlog::assumed::Assumed;
use crate::app::editor::EditorAction;
use crate::app::state::State;
use crate::browser::files;
use crate::document::Document;
use crate::text::Text;

/// What a scenario's file is called where it has no name.
const FILE_NAME: &str = "scenario";

/// The schema of such files, beside the page.
const SCHEMA: &str = "scenario.schema.json";

/// The two ways.
pub fn view(text: &Text, state: &State, on_action: &Callback<Action>) -> Html {
    let on_file = {
        let on_action = on_action.clone();
        Callback::from(move |event: Event| {
            let on_action = on_action.clone();
            files::read_chosen(&event, move |bytes| {
                on_action.emit(match Document::read_file(&bytes) {
                    Ok(document) => Action::Editor(EditorAction::DocumentOpened(document)),
                    Err(problem) => Action::Editor(EditorAction::FileRefused(Rc::new(problem))),
                });
            });
        })
    };
    let on_save = {
        let state = state.clone();
        Callback::from(move |_| {
            let document = Assumed::written_out(&state);
            let name = file_name(&document.text_at("name"));
            files::save(&name, "application/json", &document.to_json());
        })
    };
    html! {
        <>
            <label class="file">
                { text.get("backlog-import") }
                <input id="import" type="file" accept=".json,application/json" onchange={on_file} />
            </label>
            <button type="button" class="quiet" id="export" onclick={on_save}>{ text.get("backlog-export") }</button>
        </>
    }
}

/// What such a file looks like.
pub fn schema(text: &Text) -> Html {
    html! { <a class="schema" href={SCHEMA}>{ text.get("backlog-schema") }</a> }
}

/// A name that every device takes: letters and digits of the scenario's name, with hyphens between.
fn file_name(name: &str) -> String {
    let mut plain = String::new();
    for character in name.chars() {
        if character.is_alphanumeric() {
            plain.extend(character.to_lowercase());
        } else if !plain.is_empty() && !plain.ends_with('-') {
            plain.push('-');
        }
    }
    let plain = plain.trim_end_matches('-');
    format!("{}.json", if plain.is_empty() { FILE_NAME } else { plain })
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn every_name_makes_a_name_of_a_file() {
        for (name, file) in [
            ("Churn model, second try!", "churn-model-second-try.json"),
            ("Übung 3", "übung-3.json"),
            ("../..", "scenario.json"),
            ("", "scenario.json"),
        ] {
            assert_eq!(file_name(name), file);
        }
    }
}
