//! Every default with its source and certainty, straight from the registry of parameters; and the kinds of work.

use yew::{Callback, Html, html};

use crate::app::action::Action;
use crate::app::format;
use crate::app::guide::heading;
use crate::app::guide_link;
use crate::app::inputs::{shown, words};
use crate::distribution::Quantile;
use crate::parameter::{Certainty, Parameter, parameters};
use crate::preset::{KINDS_OF_WORK, KindOfWork, PRESETS, ready_made};
use crate::reading::Node;
use crate::text::Text;

/// The place of this chapter.
pub const PLACE: &str = "how-defaults";

/// All parameters there are: those of a scenario, then those that only a preset has something of.
#[must_use]
pub fn all(own: &[Parameter]) -> Vec<Parameter> {
    let kind = |it: &Parameter| it.id.split('.').next().unwrap_or_default().to_owned();
    let mut found = own.to_vec();
    for preset in PRESETS {
        let Ok(scenario) = preset.scenario() else {
            continue;
        };
        let more = parameters(&scenario).into_iter();
        let known: Vec<String> = found.iter().map(kind).collect();
        found.extend(more.filter(|it| !known.contains(&kind(it))));
    }
    found
}

/// The tables, with a link from each parameter to where it is explained.
pub fn view(text: &Text, own: &[Parameter], on_action: &Callback<Action>) -> Html {
    html! {
        <section>
            { heading(PLACE, text.get("guide-defaults")) }
            <p>{ text.get("guide-defaults-own") }</p>
            <p>{ text.get("guide-defaults-certainty") }</p>
            <table class="guide-table">
                <caption>{ text.get("guide-defaults-table") }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ text.get("guide-defaults-what") }</th>
                        <th scope="col">{ text.get("guide-defaults-value") }</th>
                        <th scope="col">{ text.get("guide-defaults-source") }</th>
                    </tr>
                </thead>
                <tbody>{ for all(own).iter().map(|it| row(text, it, on_action)) }</tbody>
            </table>
            <p>{ others(text) }</p>
            <table class="guide-table">
                <caption>{ text.get("guide-kinds-table") }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ text.get("guide-kinds-kind") }</th>
                        <th scope="col">{ text.get("guide-kinds-effort") }</th>
                        <th scope="col">{ text.get("guide-defaults-source") }</th>
                    </tr>
                </thead>
                <tbody>{ for KINDS_OF_WORK.iter().map(|it| kind_of_work(text, it)) }</tbody>
            </table>
        </section>
    }
}

/// What no parameter is for, as it is in the ready-made variants.
fn others(text: &Text) -> String {
    let number = |variant: &str, key: &str| match ready_made(variant, 1.0) {
        Some(Node::Object(rules)) => match rules.iter().find(|(name, _)| name == key) {
            Some((_, Node::Number(number))) => format::number(*number),
            _ => String::new(),
        },
        _ => String::new(),
    };
    text.with(
        "guide-defaults-others",
        &[
            ("replenish", number("kanban", "replenish_hours").into()),
            ("every", number("kanban", "replenish_every_days").into()),
            ("gate", number("stage_gate", "gate_hours").into()),
            ("wait", number("stage_gate", "gate_wait_days").into()),
        ],
    )
}

fn row(text: &Text, parameter: &Parameter, on_action: &Callback<Action>) -> Html {
    let label = words(text, parameter, parameter.words.label);
    let name = match guide_link::of_parameter(&parameter.id) {
        Some(place) => guide_link::link(Some(place), html! { label }, on_action),
        None => html! { label },
    };
    html! {
        <tr key={parameter.id.clone()}>
            <th scope="row">
                { name }
                <span class="guide-term">{ words(text, parameter, parameter.words.term) }</span>
            </th>
            <td>{ shown(text, parameter, parameter.default) }</td>
            <td>{ source(text, parameter.source.text, parameter.source.certainty) }</td>
        </tr>
    }
}

fn kind_of_work(text: &Text, work: &KindOfWork) -> Html {
    let ratio = Quantile::new(&work.effort(), 1.0);
    let [middle, high] = [0.5, 0.9].map(|level| format::days(ratio.at(level)));
    let effort = text.with(
        "guide-kinds-ratio",
        &[("middle", middle.into()), ("high", high.into())],
    );
    html! {
        <tr key={work.id}>
            <th scope="row">{ text.registered(work.label, &[]) }</th>
            <td>{ effort }</td>
            <td>{ source(text, work.text, work.certainty) }</td>
        </tr>
    }
}

fn source(text: &Text, key: &'static str, certainty: Certainty) -> Html {
    html! {
        <>
            { text.registered(key, &[]) }
            <span class="guide-term">{ text.registered(certainty.label(), &[]) }</span>
        </>
    }
}
