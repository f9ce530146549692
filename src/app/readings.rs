//! Which readings are compared, and how all the others come out: the reading decides the verdict.

use yew::{Callback, Html, html};

use crate::analysis::estimate::Share;
use crate::app::format;
use crate::app::state::{Action, Sides, State};
use crate::scenario::{Scenario, Variant};
use crate::text::Text;

/// The variants of a process with their places.
fn variants_of<'a>(
    scenario: &'a Scenario,
    process: &'a str,
) -> impl Iterator<Item = (usize, &'a Variant)> + Clone {
    let variants = scenario.processes.iter().enumerate();
    variants.filter(move |(_, variant)| variant.process == process)
}

/// What a reading is called beside others of its process.
fn short_name(text: &Text, variant: &Variant) -> String {
    match variant.id.as_str() {
        "scrum" => text.get("reading-guide"),
        "scrum_common" => text.get("reading-common"),
        "dds" => text.get("reading-room"),
        "dds_observing" => text.get("reading-observing"),
        "dds_strict" => text.get("reading-strict"),
        _ => variant.name.clone(),
    }
}

/// Two rows of readings to choose from, one for each side.
pub fn choice(text: &Text, state: &State, on_action: &Callback<Action>) -> Html {
    let scenario = &state.order.scenario;
    let group = |name: &'static str, chosen: usize, other: fn(Sides, usize) -> Sides| {
        let Some(process) = scenario.processes.get(chosen).map(|it| it.process) else {
            return Html::default();
        };
        let options = variants_of(scenario, process).map(|(place, variant)| {
            let on_choice = on_action.clone();
            let sides = other(state.sides, place);
            html! {
                <label key={variant.id.clone()} class="option">
                    <input type="radio" {name} value={variant.id.clone()} checked={place == chosen}
                        onchange={move |_| on_choice.emit(Action::SidesChosen(sides))} />
                    <span>{ short_name(text, variant) }</span>
                </label>
            }
        });
        let class = if process == "scrum" {
            "side-scrum"
        } else {
            "side-dds"
        };
        html! {
            <fieldset class={yew::classes!("options", class)}>
                <legend>
                    { if process == "scrum" { text.get("reading-scrum") } else { text.get("reading-dds") } }
                </legend>
                { for options }
            </fieldset>
        }
    };
    html! {
        <div class="readings">
            { group("reading-a", state.sides.a, |sides, a| Sides { a, ..sides }) }
            { group("reading-b", state.sides.b, |sides, b| Sides { b, ..sides }) }
        </div>
    }
}

/// How often Data Driven Scrum is sooner, and how often Scrum, for every pair of readings.
pub fn table(text: &Text, state: &State, on_action: &Callback<Action>) -> Html {
    let Some(results) = &state.results else {
        return Html::default();
    };
    let scenario = &results.order.scenario;
    let (scrum, dds) = (variants_of(scenario, "scrum"), variants_of(scenario, "dds"));
    let cell = |a: usize, b: usize| {
        let sides = Sides { a, b };
        let Some(shares) = results.samples.shares(a, b) else {
            return Html::default();
        };
        let share = |share: &Share| format::percent(share.share.unwrap_or_default());
        let is_chosen = state.sides == sides;
        let on_choice = on_action.clone();
        let dds = text.with(
            "readings-dds-sooner",
            &[("share", share(&shares.worse).into())],
        );
        let scrum = text.with(
            "readings-scrum-sooner",
            &[("share", share(&shares.better).into())],
        );
        html! {
            <td key={b}>
                <button type="button" class="pair" aria-pressed={is_chosen.to_string()}
                    onclick={move |_| on_choice.emit(Action::SidesChosen(sides))}>
                    <span class="side-dds">{ dds }</span>
                    <span class="side-scrum">{ scrum }</span>
                </button>
            </td>
        }
    };
    html! {
        <table class="readings-table">
            <caption>{ text.get("readings-caption") }</caption>
            <thead>
                <tr>
                    <th scope="col" class="muted">{ text.get("readings-corner") }</th>
                    { for dds.clone().map(|(place, it)| html! { <th key={place} scope="col" class="side-dds">{ short_name(text, it) }</th> }) }
                </tr>
            </thead>
            <tbody>
                { for scrum.map(|(a, variant)| html! {
                    <tr key={a}>
                        <th scope="row" class="side-scrum">{ short_name(text, variant) }</th>
                        { for dds.clone().map(|(b, _)| cell(a, b)) }
                    </tr>
                }) }
            </tbody>
        </table>
    }
}
