//! A field for many numbers: a team's history, or values that were measured.

use yew::{AttrValue, Callback, Html, Properties, component, html, use_state_eq};

use crate::app::action::Action;
use crate::app::backlog::form::Form;
use crate::app::backlog::place::field_id;
use crate::app::draft::use_draft;
use crate::app::editor::EditorAction;
use crate::distribution::density::MARKED;
use crate::distribution::history::{Content, Unread, entries};
use crate::distribution::said::rounded;
use crate::distribution::{Distribution, Quantile};
use crate::document::Document;
use crate::reading::short_number;
use crate::text::Text;

/// More entries than these are not named: mending the first ones shows how the others are.
const NAMED: usize = 5;

/// The field for the history at a path, what is wrong with it, and what it says.
pub fn view(form: &Form<'_>, path: &str) -> Html {
    let text = form.text;
    let content = form.document.content_of_history(path);
    let inner = form.document.spread_path(path);
    let id = field_id(&format!("{inner}.values"));
    let written = form.document.history_at(path);
    let problems = problems(text, &written, content);
    let is_wrong = !problems.is_empty() || form.problem_at(&format!("{inner}.values")).is_some();
    let (label, help) = match content {
        Content::Ratios => (text.get("history-ratios"), text.get("history-ratios-help")),
        Content::Values => (text.get("history-values"), text.get("history-values-help")),
    };
    let says = form
        .document
        .get(&inner)
        .and_then(|it| Distribution::of_node(it, false));
    let says = says.map(|it| said(text, &it)).unwrap_or_default();
    let is_empty = written.trim().is_empty();
    html! {
        <div class="form-field">
            <label for={id.clone()}>{ label }</label>
            <Numbers id={id.clone()} document={form.document.clone()} path={path.to_owned()} {is_wrong}
                on_action={form.on_action.clone()} />
            <div id={format!("{id}-problem")}>
                <p class="muted">{ help }</p>
                if is_empty {
                    <p class="form-problem">{ text.get("history-empty") }</p>
                }
                { for problems.into_iter().map(|it| html! { <p class="form-problem">{ it }</p> }) }
            </div>
            <output>{ says }</output>
        </div>
    }
}

/// How many entries there are, and their quantiles.
fn said(text: &Text, distribution: &Distribution) -> String {
    let Distribution::Empirical { values } = distribution else {
        return String::new();
    };
    let quantile = Quantile::new(distribution, 1.0);
    let [low, middle, high] = MARKED.map(|level| short_number(rounded(quantile.at(level))));
    text.with(
        "history-says",
        &[
            ("count", values.len().into()),
            ("low", low.into()),
            ("middle", middle.into()),
            ("high", high.into()),
        ],
    )
}

/// What is wrong, by entry.
fn problems(text: &Text, written: &str, content: Content) -> Vec<String> {
    let entries = entries(written, content);
    let wrong = entries.iter().enumerate().filter_map(|(place, entry)| {
        let why = match entry.number.err()? {
            Unread::NoNumber => text.get("history-no-number"),
            Unread::TooMany => match content {
                Content::Ratios => text.get("history-too-many"),
                Content::Values => text.get("history-one-only"),
            },
            Unread::Half => text.get("history-half"),
            Unread::Estimate => text.get("history-estimate"),
            Unread::OutOfRange => text.get("history-range"),
        };
        let entry = entry.text.trim().to_owned();
        let named = [
            ("number", (place + 1).into()),
            ("entry", entry.into()),
            ("why", why.into()),
        ];
        Some(text.with("history-entry", &named))
    });
    let mut wrong: Vec<String> = wrong.collect();
    let rest = wrong.len().saturating_sub(NAMED);
    wrong.truncate(NAMED);
    if rest > 0 {
        wrong.push(text.with("history-more", &[("count", rest.into())]));
    }
    wrong
}

#[derive(Clone, PartialEq, Properties)]
struct NumbersProps {
    id: String,
    document: Document,
    path: String,
    is_wrong: bool,
    on_action: Callback<Action>,
}

/// A native field of several lines. What was pasted stays as it was written while the document has what it says.
#[component]
fn Numbers(props: &NumbersProps) -> Html {
    let committed = use_state_eq(|| None::<AttrValue>);
    let said = |typed: &str| {
        let mut document = props.document.clone();
        document.say_history(&props.path, typed);
        document
    };
    let on_commit = {
        let (committed, on_action) = (committed.setter(), props.on_action.clone());
        let (document, path) = (props.document.clone(), props.path.clone());
        Callback::from(move |typed: String| {
            let mut document = document.clone();
            document.say_history(&path, &typed);
            committed.set(Some(typed.into()));
            on_action.emit(Action::Editor(EditorAction::DocumentChanged(document)));
        })
    };
    let draft = use_draft(on_commit);
    let kept = committed.as_ref().filter(|it| said(it) == props.document);
    let value = draft.typed.or_else(|| kept.cloned());
    let value = value.unwrap_or_else(|| props.document.history_at(&props.path).into());
    html! {
        <textarea id={props.id.clone()} rows="6" spellcheck="false" autocomplete="off" {value}
            aria-describedby={format!("{}-problem", props.id)} aria-invalid={props.is_wrong.then_some("true")}
            oninput={draft.oninput} onchange={draft.onchange} onblur={draft.onblur} />
    }
}
