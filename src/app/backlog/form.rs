//! Fields of the document: each stands at a path, shows what the person wrote there, and what is wrong with it.

use yew::{Callback, Html, html};

use crate::app::action::Action;
use crate::app::backlog::place::{default_at, field_id, stands_in};
use crate::app::backlog::problems::in_names;
use crate::app::editor::EditorAction;
use crate::app::entry::Entry;
use crate::app::select::select;
use crate::document::Document;
use crate::reading::{Node, Problem};
use crate::text::Text;

/// The document that is edited, and whom the fields tell.
#[derive(Clone, Copy)]
pub struct Form<'a> {
    /// The page's texts.
    pub text: &'a Text,
    /// The scenario as the person wrote it.
    pub document: &'a Document,
    /// What is wrong with it.
    pub problems: &'a [Problem],
    /// What the person did.
    pub on_action: &'a Callback<Action>,
}

impl Form<'_> {
    /// A label with its field, and beneath it what is wrong.
    pub fn words(&self, path: &str, label: String) -> Html {
        self.entry(path, label, None, self.set(path))
    }

    /// The same with a list of what was written elsewhere.
    pub fn words_like(&self, path: &str, label: String, others: &[String]) -> Html {
        let id = field_id(path);
        let list = format!("{id}-list");
        let field = html! {
            <>
                <Entry id={id.clone()} value={self.document.text_at(path)} list={list.clone()}
                    is_wrong={self.problem_at(path).is_some()} describedby={format!("{id}-problem")} on_commit={self.set(path)} />
                <datalist id={list}>{ for others.iter().map(|it| html! { <option value={it.clone()} /> }) }</datalist>
            </>
        };
        self.labelled(path, label, field)
    }

    /// The same for a number: phones show their number keys.
    pub fn number(&self, path: &str, label: String) -> Html {
        self.number_told(path, label, self.set(path))
    }

    /// The same for a number that is more than what stands at its path.
    pub fn number_told(&self, path: &str, label: String, on_commit: Callback<String>) -> Html {
        self.entry(path, label, Some("decimal"), on_commit)
    }

    fn entry(
        &self,
        path: &str,
        label: String,
        inputmode: Option<&'static str>,
        on_commit: Callback<String>,
    ) -> Html {
        let id = field_id(path);
        let field = html! {
            <Entry id={id.clone()} value={self.document.text_at(path)} {inputmode}
                placeholder={default_at(path)}
                is_wrong={self.problem_at(path).is_some()} describedby={format!("{id}-problem")} {on_commit} />
        };
        self.labelled(path, label, field)
    }

    /// A label with a list to choose from: ids with their words.
    pub fn choice(&self, path: &str, label: String, options: &[(String, String)]) -> Html {
        let chosen = self.document.text_at(path);
        let field = select(field_id(path), None, &chosen, options, self.set(path));
        self.labelled(path, label, field)
    }

    /// A box to tick, with its label.
    pub fn tick(&self, path: &str, label: String, default: bool) -> Html {
        let is_ticked = match self.document.get(path) {
            Some(Node::Bool(is_ticked)) => *is_ticked,
            _ => default,
        };
        let on_change = self.set(path).reform(move |_| (!is_ticked).to_string());
        html! {
            <label class="form-tick">
                <input id={field_id(path)} type="checkbox" checked={is_ticked} onchange={on_change} />
                <span>{ label }</span>
                { self.what_is_wrong(path) }
            </label>
        }
    }

    /// What stands in the list at a path.
    #[must_use]
    pub fn listed(&self, path: &str) -> Vec<String> {
        let count = match self.document.get(path) {
            Some(Node::List(nodes)) => nodes.len(),
            _ => 0,
        };
        let at = |place| self.document.text_at(&format!("{path}[{place}]"));
        (0..count).map(at).collect()
    }

    /// What is wrong at a path, or below it.
    #[must_use]
    pub fn problem_at(&self, path: &str) -> Option<&Problem> {
        self.problems.iter().find(|it| stands_in(&it.path, path))
    }

    /// Sets the field at a path to what was typed.
    #[must_use]
    pub fn set(&self, path: &str) -> Callback<String> {
        let path = path.to_owned();
        self.on_action.reform(move |text| {
            Action::Editor(EditorAction::DocumentSet {
                path: path.clone(),
                text,
            })
        })
    }

    /// Tells the document after a gesture on it: one step of undoing.
    #[must_use]
    pub fn change<In: 'static>(
        &self,
        change: impl Fn(&mut Document, In) + 'static,
    ) -> Callback<In> {
        let document = self.document.clone();
        self.on_action.reform(move |said| {
            let mut document = document.clone();
            change(&mut document, said);
            Action::Editor(EditorAction::DocumentChanged(document))
        })
    }

    fn labelled(&self, path: &str, label: String, field: Html) -> Html {
        html! {
            <div class="form-field">
                <label for={field_id(path)}>{ label }</label>
                { field }
                { self.what_is_wrong(path) }
            </div>
        }
    }

    /// What is wrong at a path or below it, in words.
    pub fn what_is_wrong(&self, path: &str) -> Html {
        self.said(path, self.problem_at(path))
    }

    /// What is wrong at a path itself, in words: what is wrong below it, its fields say.
    pub fn what_is_wrong_at(&self, path: &str) -> Html {
        self.said(path, self.problems.iter().find(|it| it.path == path))
    }

    /// What is wrong and how to mend it, for beside the field.
    pub fn fault(&self, problem: &Problem) -> String {
        self.text
            .fault(&in_names(self.text, self.document, problem))
    }

    fn said(&self, path: &str, problem: Option<&Problem>) -> Html {
        let Some(problem) = problem else {
            return Html::default();
        };
        html! {
            <p class="form-problem" id={format!("{}-problem", field_id(path))}>{ self.fault(problem) }</p>
        }
    }
}
