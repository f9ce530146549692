//! Which variants are compared, and how all the others come out: the reading decides the verdict.

use yew::{Callback, Html, classes, html};

use crate::analysis::estimate::Share;
use crate::app::action::Action;
use crate::app::figure::marks::colour;
use crate::app::format;
use crate::app::state::{Sides, State};
use crate::preset::Way;
use crate::scenario::{Scenario, Variant};
use crate::text::Text;

/// What a reading is called beside others of its process: one that somebody renamed, by its name.
fn short_name(text: &Text, ways: &[Way], variant: &Variant) -> String {
    let is_it = |way: &&Way| way.is_ready_made && way.id == variant.id;
    let reading = ways.iter().find(is_it).map(|way| way.id.as_str());
    match reading.unwrap_or_default() {
        "scrum" => text.get("reading-guide"),
        "scrum_common" => text.get("reading-common"),
        "dds" => text.get("reading-room"),
        "dds_observing" => text.get("reading-observing"),
        "dds_strict" => text.get("reading-strict"),
        _ => variant.label().to_owned(),
    }
}

/// What the process of a variant is called where there is little room.
fn short_process(text: &Text, variant: &Variant) -> String {
    text.short_process(variant.process).unwrap_or_default()
}

/// Two rows to choose from, one for each side: the readings of Scrum and of Data Driven Scrum where there is nothing
/// else, otherwise all variants in both.
pub fn choice(text: &Text, state: &State, on_action: &Callback<Action>) -> Html {
    let (variants, ways) = (&state.order.scenario.processes, &state.ways.offered);
    let Sides { a, b } = state.sides;
    let (Some(above), Some(below)) = (variants.get(a), variants.get(b)) else {
        return Html::default();
    };
    // One alone leaves nothing to choose.
    if a == b {
        return Html::default();
    }
    let is_of_two = |it: &Variant| matches!(it.process, "scrum" | "dds");
    let only_two = above.process != below.process && variants.iter().all(is_of_two);
    let group = |name: &'static str, legend: String, chosen: usize| {
        let process = variants[chosen].process;
        let options = variants.iter().enumerate();
        let options = options.filter(|(_, it)| !only_two || it.process == process);
        let options = options.map(|(place, variant)| {
            let (sides, other) = if chosen == a {
                (Sides { a: place, b }, b)
            } else {
                (Sides { a, b: place }, a)
            };
            let onchange = on_action.reform(move |_| Action::SidesChosen(sides));
            html! {
                <label key={variant.id.clone()} class="option">
                    <input type="radio" {name} value={variant.id.clone()} checked={place == chosen}
                        disabled={place == other} {onchange} />
                    <span>{ if only_two { short_name(text, ways, variant) } else { variant.label().to_owned() } }</span>
                </label>
            }
        });
        html! {
            <fieldset class={classes!("options", colour(process))}>
                <legend>{ legend }</legend>
                { for options }
            </fieldset>
        }
    };
    let on_swap = on_action.reform(move |_| Action::SidesChosen(Sides { a: b, b: a }));
    let legend = |variant: &Variant, otherwise: String| {
        let process = text.process(variant.process).filter(|_| only_two);
        process.unwrap_or(otherwise)
    };
    html! {
        <div class={classes!("readings", (!only_two).then_some("is-any"))}>
            { group("reading-a", legend(above, text.get("reading-above")), a) }
            { group("reading-b", legend(below, text.get("reading-below")), b) }
            if !only_two {
                <button id="swap-sides" type="button" class="quiet" onclick={on_swap}>{ text.get("readings-swap") }</button>
            }
        </div>
    }
}

/// The variants of the first process, and all others; where there is one process alone, its first variant and the rest.
fn rows_and_columns(scenario: &Scenario) -> (Vec<usize>, Vec<usize>) {
    let variants = &scenario.processes;
    let is_first = |&place: &usize| variants[place].process == variants[0].process;
    let (mut rows, mut columns): (Vec<_>, Vec<_>) = (0..variants.len()).partition(is_first);
    if columns.is_empty() && !rows.is_empty() {
        columns = rows.split_off(1);
    }
    (rows, columns)
}

/// The id of what a row or a column of the table is about.
fn heading_id(place: usize) -> String {
    format!("reading-{place}")
}

/// How often which is sooner, for every variant of the first process against every other one. Before the first runs of all of them
/// it has its place.
pub fn table(text: &Text, state: &State, on_action: &Callback<Action>) -> Html {
    let results = state.results.as_ref();
    let scenario = results.map_or(&state.order.scenario, |it| &it.order.scenario);
    let (variants, ways) = (&scenario.processes, &state.ways.offered);
    let (rows, columns) = rows_and_columns(scenario);
    let Some(first) = columns.first() else {
        return Html::default();
    };
    let is_one_process = variants[*first].process == variants[0].process;
    let chosen = state.sides_in(scenario);
    let share = |side: usize, share: Option<&Share>| {
        let variant = &variants[side];
        let name = if is_one_process {
            short_name(text, ways, variant)
        } else {
            short_process(text, variant)
        };
        let share = match share {
            Some(share) => format::percent(share.share.unwrap_or_default()),
            None => text.get("readings-awaited"),
        };
        let words = text.with(
            "readings-sooner",
            &[("side", name.into()), ("share", share.into())],
        );
        html! { <span class={colour(variant.process)}>{ words }</span> }
    };
    let cell = |a: usize, b: usize| {
        let shares = results.and_then(|it| it.samples.shares(a, b));
        let shares = shares.as_ref();
        let is_chosen = chosen == Some(Sides { a, b }) || chosen == Some(Sides { a: b, b: a });
        // What is shown may be from before other variants were chosen.
        let sides = [a, b].map(|place| {
            let id = &variants[place].id;
            let now = &state.order.scenario.processes;
            now.iter().position(|it| it.id == *id)
        });
        let on_action = on_action.clone();
        let onclick = move |_| {
            if let [Some(a), Some(b)] = sides {
                on_action.emit(Action::SidesChosen(Sides { a, b }));
            }
        };
        html! {
            <td key={b}>
                <button type="button" class="pair" aria-pressed={is_chosen.to_string()}
                    aria-describedby={format!("{} {}", heading_id(a), heading_id(b))} {onclick}>
                    { share(b, shares.map(|it| &it.worse)) }
                    { share(a, shares.map(|it| &it.better)) }
                </button>
            </td>
        }
    };
    let heading = |place: usize, scope: &'static str| {
        let variant = &variants[place];
        html! {
            <th key={place} id={heading_id(place)} {scope} class={colour(variant.process)}>{ short_name(text, ways, variant) }</th>
        }
    };
    let mut others: Vec<String> = Vec::new();
    for &place in &columns {
        let process = short_process(text, &variants[place]);
        if !others.contains(&process) {
            others.push(process);
        }
    }
    let corner = text.with(
        "readings-corner",
        &[
            ("rows", short_process(text, &variants[0]).into()),
            ("columns", others.join(", ").into()),
        ],
    );
    html! {
        <table class={classes!("readings-table", (columns.len() > 3).then_some("is-wide"))}>
            <caption>{ text.get("readings-caption") }</caption>
            <thead>
                <tr>
                    <th scope="col" class="muted">{ corner }</th>
                    { for columns.iter().map(|&place| heading(place, "col")) }
                </tr>
            </thead>
            <tbody>
                { for rows.iter().map(|&a| html! {
                    <tr key={a}>
                        { heading(a, "row") }
                        { for columns.iter().map(|&b| cell(a, b)) }
                    </tr>
                }) }
            </tbody>
        </table>
    }
}
