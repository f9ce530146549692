//! One rule of a variant as a field, made of what the reader says about it: a rule that is new there appears here.

use yew::{Html, html};

use crate::app::backlog::form::Form;
use crate::app::backlog::place::field_id;
use crate::app::entry::Entry;
use crate::app::guide_link;
use crate::app::select::select;
use crate::description::{self, Field};
use crate::reading::{Expected, Node};
use crate::text::RuleWords;

/// A label with its field, what may stand there, and what it means behind a question mark.
pub fn view(form: &Form<'_>, process: &str, field: &Field, path: &str) -> Html {
    let text = form.text;
    let words = text.rule(process, field.name);
    // Better its own name than none.
    let label = words
        .as_ref()
        .map_or_else(|| field.name.to_owned(), |it| it.label.clone());
    let id = field_id(path);
    let described = format!("{id}-range {id}-problem");
    let value = || form.document.text_at(path);
    let (control, range) = match &field.form {
        description::Form::Plain(Expected::Flag) => (flag(form, path, &id), None),
        description::Form::Plain(Expected::Choice(options)) => {
            let option = |option: &&'static str| {
                let words = text.rule_option(field.name, option);
                (
                    (*option).to_owned(),
                    words.unwrap_or_else(|| (*option).to_owned()),
                )
            };
            let options: Vec<_> = options.iter().map(option).collect();
            (
                select(id.clone(), None, &value(), &options, form.set(path)),
                None,
            )
        }
        plain => {
            let is_wrong = form.problem_at(path).is_some();
            // A problem says what is allowed, too.
            let expected = match plain {
                description::Form::Plain(expected) if !is_wrong => Some(text.expected(expected)),
                _ => None,
            };
            let entry = html! {
                <Entry id={id.clone()} value={value()} inputmode="decimal" {is_wrong}
                    describedby={described} on_commit={form.set(path)} />
            };
            (entry, expected)
        }
    };
    let unit = words.as_ref().and_then(|it| it.unit.clone());
    html! {
        <div key={field.name} class="field rule">
            <label for={id.clone()}>{ label.clone() }</label>
            { for words.iter().map(|words| help(form, words, &id)) }
            <div class="rule-value">
                { control }
                if let Some(unit) = unit {
                    <span class="unit">{ unit }</span>
                }
            </div>
            if let Some(range) = range {
                <p class="rule-range" id={format!("{id}-range")}>{ range }</p>
            }
            { form.what_is_wrong(path) }
        </div>
    }
}

fn flag(form: &Form<'_>, path: &str, id: &str) -> Html {
    let is_ticked = form.document.get(path) == Some(&Node::Bool(true));
    let onchange = form.set(path).reform(move |_| (!is_ticked).to_string());
    html! { <input id={id.to_owned()} type="checkbox" checked={is_ticked} {onchange} /> }
}

fn help(form: &Form<'_>, words: &RuleWords, id: &str) -> Html {
    let text = form.text;
    let about = text.with("variants-help", &[("label", words.label.clone().into())]);
    html! {
        <details class="help" id={format!("{id}-help")}>
            <summary aria-label={about}>{ text.get("help-mark") }</summary>
            <p>{ &words.help }</p>
            { guide_link::more(text, Some(words.guide), form.on_action) }
        </details>
    }
}
