//! How long something takes: a kind of spread, and its numbers.

use std::rc::Rc;

use yew::{Html, html};

use crate::app::action::Action;
use crate::app::backlog::form::Form;
use crate::app::backlog::place::field_id;
use crate::app::select::select;
use crate::document::Document;
use crate::reading::Node;

/// A kind that can be chosen, with its parameters and what they are at first, as multiples of a typical value
/// or as they are.
struct Kind {
    id: &'static str,
    label: &'static str,
    parameters: &'static [(&'static str, &'static str, First)],
}

/// What a parameter is at first.
#[derive(Clone, Copy)]
enum First {
    /// So many times the typical value.
    Times(f64),
    /// This.
    Plain(f64),
}

use First::{Plain, Times};

#[rustfmt::skip]
const KINDS: [Kind; 7] = [
    Kind { id: "fixed", label: "spread-fixed", parameters: &[("value", "spread-value", Times(1.0))] },
    Kind { id: "uniform", label: "spread-uniform", parameters: &[("min", "spread-min", Times(0.5)), ("max", "spread-max", Times(1.5))] },
    Kind { id: "triangular", label: "spread-triangular", parameters: &[("min", "spread-min", Times(0.5)), ("mode", "spread-mode", Times(1.0)), ("max", "spread-max", Times(2.5))] },
    Kind { id: "pert", label: "spread-pert", parameters: &[("min", "spread-min", Times(0.5)), ("mode", "spread-mode", Times(1.0)), ("max", "spread-max", Times(2.5))] },
    Kind { id: "lognormal", label: "spread-lognormal", parameters: &[("median", "spread-median", Times(1.0)), ("sigma", "spread-sigma", Plain(0.6))] },
    Kind { id: "gamma", label: "spread-gamma", parameters: &[("mean", "spread-mean", Times(1.0)), ("cv", "spread-cv", Plain(0.6))] },
    Kind { id: "weibull", label: "spread-weibull", parameters: &[("scale", "spread-scale", Times(1.1)), ("shape", "spread-shape", Plain(1.5))] },
];

/// The effort itself.
const DAYS: &str = "days";

/// History: a ratio of what was estimated.
const RATIO: &str = "ratio";

/// The kind and the numbers of the spread at a path. An effort may also be what history says of the estimate.
pub fn view(form: &Form<'_>, path: &str, is_effort: bool) -> Html {
    let text = form.text;
    let is_ratio = form.document.text_at(&format!("{path}.kind")) == RATIO;
    let inner = if is_ratio {
        format!("{path}.of")
    } else {
        path.to_owned()
    };
    let kind = form.document.text_at(&format!("{inner}.kind"));
    let typical = typical(form, &inner, path);
    let on_ratio = {
        let (path, document) = (path.to_owned(), form.document.clone());
        let before = document.get(&inner).cloned();
        form.on_action.reform(move |chosen: String| {
            let is_ratio = chosen == RATIO;
            let node = if is_ratio {
                object(RATIO, [("of".to_owned(), at_first("lognormal", 1.0))])
            } else {
                before.clone().unwrap_or(Node::Null)
            };
            with(&document, &path, node)
        })
    };
    let on_kind = {
        let (inner, document) = (inner.clone(), form.document.clone());
        form.on_action
            .reform(move |chosen: String| with(&document, &inner, at_first(&chosen, typical)))
    };
    let options: Vec<_> = KINDS
        .iter()
        .map(|it| (it.id.to_owned(), text.registered(it.label, &[])))
        .collect();
    let of = [
        (DAYS.to_owned(), text.get("spread-days")),
        (RATIO.to_owned(), text.get("spread-ratio")),
    ];
    let chosen_of = if is_ratio { RATIO } else { DAYS };
    let chosen_kind = if kind.is_empty() { KINDS[0].id } else { &kind };
    let known = KINDS.iter().find(|it| it.id == kind);
    let parameters = known.map_or(&[][..], |it| it.parameters);
    html! {
        <div class="spread">
            if is_effort {
                <div class="form-field">
                    <label for={field_id(&format!("{path}.of"))}>{ text.get("spread-of") }</label>
                    { select(field_id(&format!("{path}.of")), None, chosen_of, &of, on_ratio) }
                </div>
            }
            <div class="form-field">
                <label for={field_id(&inner)}>{ text.get("spread-kind") }</label>
                { select(field_id(&inner), None, chosen_kind, &options, on_kind) }
            </div>
            <div class="spread-numbers">
                { for parameters.iter().map(|(name, label, _)| {
                    form.number(&format!("{inner}.{name}"), text.registered(label, &[]))
                }) }
            </div>
        </div>
    }
}

/// About the middle of the spread that is there, so that another kind begins where this one was.
fn typical(form: &Form<'_>, inner: &str, path: &str) -> f64 {
    let number = |field: &str| match form.document.get(&format!("{inner}.{field}")) {
        Some(Node::Number(number)) if *number > 0.0 => Some(*number),
        _ => None,
    };
    let middle = ["median", "mode", "value", "mean", "scale", "max"]
        .into_iter()
        .find_map(number);
    middle.unwrap_or(if inner == path { 3.0 } else { 1.0 })
}

/// A kind as it is at first, around a typical value.
fn at_first(id: &str, typical: f64) -> Node {
    let kind = KINDS.iter().find(|it| it.id == id);
    let parameters = kind.map_or(&[][..], |it| it.parameters);
    let numbers = parameters.iter().map(|(name, _, first)| {
        let number = match first {
            Times(factor) => (factor * typical * 100.0).round() / 100.0,
            Plain(number) => *number,
        };
        ((*name).to_owned(), Node::Number(number))
    });
    object(id, numbers)
}

/// The document with another spread at a path.
fn with(document: &Document, path: &str, spread: Node) -> Action {
    let mut document = document.clone();
    document.set(path, spread);
    Action::DocumentChanged(document)
}

fn object(kind: &str, fields: impl IntoIterator<Item = (String, Node)>) -> Node {
    let kind = ("kind".to_owned(), Node::Text(kind.to_owned()));
    Node::Object(Rc::new(std::iter::once(kind).chain(fields).collect()))
}
