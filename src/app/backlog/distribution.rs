//! How long something takes, in the way in which a person thinks of it, with its picture.
//!
//! Which ways there are and how one becomes another, the [document](crate::document) knows; here they are forms.

use yew::{Html, html};

use crate::app::backlog::form::Form;
use crate::app::backlog::place::field_id;
use crate::app::backlog::{density, history, work};
use crate::app::entry::Entry;
use crate::app::select::select;
use crate::distribution::said::{Unsaid, sigma_of};
use crate::document::{Document, OTHER_KINDS, Way};
use crate::reading::{Fault, Node, Problem, is_unread_number, plain_number, short_number};
use crate::text::Text;

/// A kind of distribution and its parameters, with their labels.
type Kind = (&'static str, &'static [(&'static str, &'static str)]);

/// Those that are given by their parameters.
#[rustfmt::skip]
const KINDS: [Kind; 6] = [
    ("fixed", &[("value", "spread-value")]),
    ("uniform", &[("min", "spread-min"), ("max", "spread-max")]),
    ("triangular", &[("min", "spread-min"), ("mode", "spread-mode"), ("max", "spread-max")]),
    ("pert", &[("min", "spread-min"), ("mode", "spread-mode"), ("max", "spread-max")]),
    ("gamma", &[("mean", "spread-mean"), ("cv", "spread-cv")]),
    ("weibull", &[("scale", "spread-scale"), ("shape", "spread-shape")]),
];

/// The ways, by the ids of their options.
const WAYS: [(&str, Way); 5] = [
    ("typical", Way::Typical),
    ("three", Way::ThreePoints),
    ("work", Way::Work),
    ("history", Way::History),
    ("other", Way::Other),
];

/// The effort itself, or a part of the estimate.
const DAYS: &str = "days";
const RATIO: &str = "ratio";

/// The way, the numbers and the picture of the spread at a path. The effort of an item may also be what is usual for its
/// kind of work, or what history says of its estimate.
pub fn view(form: &Form<'_>, path: &str, is_effort: bool) -> Html {
    let text = form.text;
    let way = form.document.way_of_spread(path);
    let is_measured = is_effort && !matches!(way, Way::Work | Way::History);
    let shown = WAYS
        .iter()
        .find(|(_, it)| *it == way)
        .map_or("", |(id, _)| *id);
    let options: Vec<_> = WAYS
        .iter()
        .filter(|(_, it)| is_effort || !matches!(it, Way::Work | Way::History))
        .map(|(id, it)| ((*id).to_owned(), name(text, *it)))
        .collect();
    let on_way = changed(form, path, |document, path, chosen| {
        if let Some((_, way)) = WAYS.iter().find(|(id, _)| *id == chosen) {
            document.say_spread(path, *way);
        }
    });
    html! {
        <div class="spread">
            <div class="form-field">
                <label for={field_id(path)}>{ text.get("effort-way") }</label>
                { select(field_id(path), None, shown, &options, on_way) }
            </div>
            { match way {
                Way::Typical => typical(form, path),
                Way::ThreePoints => kinds(form, path, &["pert", "triangular"], text.get("effort-shape")),
                Way::Work => work::view(form, path),
                Way::History => history::view(form, path),
                Way::Other => kinds(form, path, &OTHER_KINDS, text.get("spread-kind")),
            } }
            if is_measured {
                { measure(form, path) }
            }
            { form.what_is_wrong_at(path) }
            { density::view(text, form.document, path, is_effort) }
        </div>
    }
}

/// What a way is called.
fn name(text: &Text, way: Way) -> String {
    match way {
        Way::Typical => text.get("effort-typical"),
        Way::ThreePoints => text.get("effort-three-points"),
        Way::Work => text.get("effort-by-work"),
        Way::History => text.get("effort-history"),
        Way::Other => text.get("effort-other"),
    }
}

/// Tells the document after a change of it by what was chosen or typed: one step of undoing.
fn changed(
    form: &Form<'_>,
    path: &str,
    change: fn(&mut Document, &str, &str),
) -> yew::Callback<String> {
    let path = path.to_owned();
    form.change(move |document, said: String| change(document, &path, &said))
}

/// Whether it is given in days, or in parts of the estimate.
fn measure(form: &Form<'_>, path: &str) -> Html {
    let text = form.text;
    let options = [
        (DAYS.to_owned(), text.get("spread-days")),
        (RATIO.to_owned(), text.get("spread-ratio")),
    ];
    let shown = if form.document.is_ratio(path) {
        RATIO
    } else {
        DAYS
    };
    let on_measure = changed(form, path, |document, path, chosen| {
        document.measure_spread(path, chosen == RATIO);
    });
    let id = field_id(&format!("{path}.of"));
    html! {
        <div class="form-field">
            <label for={id.clone()}>{ text.get("spread-of") }</label>
            { select(id, None, shown, &options, on_measure) }
        </div>
    }
}

/// A median, and what it is below nine times out of ten.
fn typical(form: &Form<'_>, path: &str) -> Html {
    let text = form.text;
    let inner = form.document.spread_path(path);
    let median = format!("{inner}.median");
    let sigma = format!("{inner}.sigma");
    let on_median = changed(form, path, |document, path, typed| {
        document.say_median(path, typed)
    });
    let on_p90 = changed(form, path, |document, path, typed| {
        document.say_p90(path, typed)
    });
    let wrong_median = form.problem_at(&median).map(|it| text.fault(it));
    let wrong_p90 = form.problem_at(&sigma);
    let wrong_p90 = wrong_p90.map(|it| fault_of_p90(text, form.document, path, it));
    let sigma_words = match form.document.get(&sigma) {
        Some(Node::Number(number)) if wrong_p90.is_none() => {
            let number = (number * 1000.0).round() / 1000.0;
            text.with("effort-sigma", &[("sigma", short_number(number).into())])
        }
        _ => String::new(),
    };
    let entry = |path: &str, label: String, value: String, wrong: Option<String>, on_commit| {
        let id = field_id(path);
        html! {
            <div class="form-field">
                <label for={id.clone()}>{ label }</label>
                <Entry id={id.clone()} {value} inputmode="decimal" is_wrong={wrong.is_some()}
                    describedby={format!("{id}-problem")} {on_commit} />
                if let Some(wrong) = wrong {
                    <p class="form-problem" id={format!("{id}-problem")}>{ wrong }</p>
                }
            </div>
        }
    };
    html! {
        <>
            <div class="spread-numbers">
                { entry(&median, text.get("effort-median"), form.document.text_at(&median), wrong_median, on_median) }
                { entry(&sigma, text.get("effort-p90"), form.document.p90_at(path), wrong_p90, on_p90) }
            </div>
            if !sigma_words.is_empty() {
                <p class="muted">{ sigma_words }</p>
            }
        </>
    }
}

/// What the field of a parameter is called; none: there is no such field.
#[must_use]
pub fn label(text: &Text, parameter: &str) -> Option<String> {
    match parameter {
        "median" => Some(text.get("effort-median")),
        "sigma" => Some(text.get("effort-p90")),
        "of" => Some(text.get("spread-of")),
        "kind" => Some(text.get("spread-kind")),
        "values" => Some(text.get("history-values")),
        _ => {
            let mut all = KINDS.iter().flat_map(|(_, parameters)| *parameters);
            let (_, label) = all.find(|(name, _)| *name == parameter)?;
            Some(text.registered(label, &[]))
        }
    }
}

/// What is wrong with "nine times out of ten below" in the spread at a path: the page asks for another number than the
/// document has, in which the problem was found.
#[must_use]
pub fn fault_of_p90(text: &Text, document: &Document, path: &str, problem: &Problem) -> String {
    // A key that is given twice, say, has nothing to do with the number.
    if !matches!(problem.fault, Fault::Missing(_) | Fault::NotAllowed(_)) {
        return text.fault(problem);
    }
    let inner = document.spread_path(path);
    let median = document.text_at(&format!("{inner}.median"));
    let typed = document.p90_at(path);
    if is_unread_number(&typed) {
        return text.get("effort-no-number");
    }
    // What is shown is rounded.
    let p90 = document.p90_of(path).or_else(|| plain_number(&typed));
    match sigma_of(
        plain_number(&median).unwrap_or(f64::NAN),
        p90.unwrap_or(f64::NAN),
    ) {
        Err(Unsaid::P90 { least, most }) => text.with(
            "effort-p90-wrong",
            &[
                ("least", short_number(least).into()),
                ("most", format!("{most:.0}").into()),
            ],
        ),
        _ => text.get("effort-p90-waits"),
    }
}

/// A kind to choose, and its parameters.
fn kinds(form: &Form<'_>, path: &str, offered: &[&'static str], label: String) -> Html {
    let text = form.text;
    let inner = form.document.spread_path(path);
    let kind = form.document.kind_of_spread(path);
    let shown = if kind.is_empty() {
        OTHER_KINDS[0]
    } else {
        kind
    };
    let options: Vec<_> = offered
        .iter()
        .map(|it| ((*it).to_owned(), kind_name(text, it)))
        .collect();
    let on_kind = changed(form, path, |document, path, chosen| {
        document.choose_kind(path, chosen)
    });
    let id = field_id(&format!("{inner}.kind"));
    let parameters = KINDS
        .iter()
        .find(|(it, _)| *it == shown)
        .map_or(&[][..], |it| it.1);
    let parameter = |(name, label): &(&str, &'static str)| {
        let at = format!("{inner}.{name}");
        // A parameter of nothing would be none of a kind.
        let on_commit = if kind.is_empty() {
            changed(form, path, |document, path, typed| {
                document.say_constant(path, typed)
            })
        } else {
            form.set(&at)
        };
        form.number_told(&at, text.registered(label, &[]), on_commit)
    };
    html! {
        <>
            <div class="form-field">
                <label for={id.clone()}>{ label }</label>
                { select(id, None, shown, &options, on_kind) }
            </div>
            if kind == "empirical" {
                { history::view(form, path) }
            } else {
                <div class="spread-numbers">
                    { for parameters.iter().map(parameter) }
                </div>
            }
        </>
    }
}

fn kind_name(text: &Text, kind: &str) -> String {
    match kind {
        "fixed" => text.get("spread-fixed"),
        "uniform" => text.get("spread-uniform"),
        "triangular" => text.get("spread-triangular"),
        "pert" => text.get("spread-pert"),
        "gamma" => text.get("spread-gamma"),
        "weibull" => text.get("spread-weibull"),
        "empirical" => text.get("spread-empirical"),
        _ => kind.to_owned(),
    }
}
