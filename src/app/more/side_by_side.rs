//! Named scenarios side by side, in the same futures: who is sooner how often, by when, and what it costs.

use std::rc::Rc;

use yew::{Callback, Html, classes, html};

use crate::analysis::estimate::{Share, wilson};
use crate::analysis::metric::Metric;
use crate::analysis::samples::{Samples, VariantSamples};
use crate::app::action::Action;
use crate::app::backlog::BACKLOG;
use crate::app::figure::marks::colour;
use crate::app::format;
use crate::app::more::metrics::amount;
use crate::app::side_by_side::{Content, MOST, Named, RUNS, SideBySide, Unusable};
use crate::app::state::{Opened, Progress, Sides, State};
use crate::scenario::Scenario;
use crate::share::{Base, Entry, Fault, Link, Ownership, Problem, read_own};
use crate::text::Text;

/// The choice, and the table.
pub fn view(text: &Rc<Text>, state: &State, on_action: &Callback<Action>) -> Html {
    let chosen = &state.side_by_side;
    html! {
        <>
            <p class="muted">{ text.with("versus-what", &[("runs", format::count(RUNS).into())]) }</p>
            { choice(text, state, on_action) }
            if chosen.is_enough() {
                { table(text, state) }
            } else if !state.shelf.entries().is_empty() {
                <p id="versus-too-few">{ text.get("versus-too-few") }</p>
            }
        </>
    }
}

/// Boxes to tick; a way to the shelf where it is empty.
fn choice(text: &Text, state: &State, on_action: &Callback<Action>) -> Html {
    let entries = state.shelf.entries();
    if entries.is_empty() {
        let onclick = on_action.reform(|_| Action::PanelToggled(BACKLOG, true));
        return html! {
            <div id="versus-empty">
                <p>{ text.get("versus-empty") }</p>
                <button type="button" class="quiet" {onclick}>{ text.get("versus-to-shelf") }</button>
            </div>
        };
    }
    let chosen = &state.side_by_side;
    let change = |change: Rc<dyn Fn(&mut SideBySide)>| {
        let chosen = Rc::clone(chosen);
        on_action.reform(move |_| {
            let mut chosen = (*chosen).clone();
            change(&mut chosen);
            Action::SideBySideChosen(Rc::new(chosen))
        })
    };
    let tick = |id: String,
                words: String,
                is_ticked: bool,
                is_off: bool,
                onchange: Callback<()>| {
        html! {
            <label class="form-tick">
                <input {id} type="checkbox" checked={is_ticked} disabled={is_off} onchange={onchange.reform(|_| ())} />
                <span>{ words }</span>
            </label>
        }
    };
    let is_full = chosen.named.len() >= MOST;
    let screen = tick(
        "versus-screen".to_owned(),
        text.get("versus-screen"),
        chosen.has_screen,
        false,
        change(Rc::new(|it| it.has_screen = !it.has_screen)),
    );
    let entry = |(place, entry): (usize, &Entry)| {
        let is_ticked = chosen.named.iter().any(|it| it.name == entry.name);
        let onchange = {
            let entry = entry.clone();
            change(Rc::new(move |it| {
                if is_ticked {
                    it.named.retain(|it| it.name != entry.name);
                } else {
                    it.named.push(named(&entry));
                }
            }))
        };
        let id = format!("versus-{place}");
        tick(
            id,
            entry.name.clone(),
            is_ticked,
            is_full && !is_ticked,
            onchange,
        )
    };
    html! {
        <fieldset class="versus-choice">
            <legend>{ text.get("versus-choose") }</legend>
            <div>
                { screen }
                { for entries.iter().enumerate().map(entry) }
            </div>
            if is_full {
                <p class="muted">{ text.with("versus-full", &[("most", MOST.into())]) }</p>
            }
        </fieldset>
    }
}

/// What stands under a name.
#[must_use]
pub fn named(entry: &Entry) -> Named {
    // What was not read at all would be the first preset.
    let is_read = |link: &Link| {
        let is_other = |it: &Problem| {
            matches!(
                it.fault,
                Fault::TooLong { .. } | Fault::OtherVersion | Fault::NoScenario(_)
            )
        };
        !link.problems.iter().any(is_other)
    };
    let content = match read_own(&entry.fragment).filter(is_read) {
        None => Err(Unusable::Unreadable),
        Some(link) => {
            let has_stand_in = match &link.view.base {
                Base::Own(own) => own.stand_in().is_some(),
                Base::Preset(_) => true,
            };
            let state = State::opening(&Rc::new(Opened {
                view: link.view,
                problems: link.problems,
                ownership: Ownership::Copy,
            }));
            match state.problems.first() {
                Some(problem) if !has_stand_in => Err(Unusable::Problems(problem.clone())),
                _ => Ok(Content {
                    scenario: Rc::clone(&state.order.scenario),
                    sides: state.sides,
                    is_stand_in: state.is_stale(),
                }),
            }
        }
    };
    Named {
        name: entry.name.clone(),
        fragment: entry.fragment.clone(),
        content,
    }
}

fn table(text: &Text, state: &State) -> Html {
    let chosen = &state.side_by_side;
    let screen = chosen.has_screen.then(|| Named {
        name: text.get("versus-screen"),
        fragment: String::new(),
        content: Ok(Content {
            scenario: Rc::clone(&state.order.scenario),
            sides: state.sides,
            is_stand_in: state.is_stale(),
        }),
    });
    let columns = [
        text.get("versus-column-scenario"),
        text.get("versus-column-side"),
        text.get("versus-column-sooner"),
        text.get("versus-column-delivered"),
        text.get("versus-column-half"),
        text.get("versus-column-most"),
        text.get("versus-column-cost"),
    ];
    let rows = screen.iter().chain(&chosen.named);
    html! {
        <table id="versus" class="versus">
            <caption class="unseen">{ text.get("versus-table") }</caption>
            <thead>
                <tr>{ for columns.iter().map(|it| html! { <th scope="col">{ it }</th> }) }</tr>
            </thead>
            { for rows.enumerate().map(|(place, it)| scenario(text, state, place, it, &columns)) }
        </table>
    }
}

/// One scenario: a row for each side, or why there are none.
fn scenario(
    text: &Text,
    state: &State,
    place: usize,
    named: &Named,
    columns: &[String; 7],
) -> Html {
    let name = &named.name;
    let note = |class: &'static str, words: String| {
        html! {
            <tbody key={place} class={class}>
                <tr>
                    <th scope="rowgroup">{ name }</th>
                    <td colspan="6">{ words }</td>
                </tr>
            </tbody>
        }
    };
    let content = match &named.content {
        Ok(content) => content,
        Err(Unusable::Unreadable) => return note("is-unusable", text.get("versus-unreadable")),
        Err(Unusable::Problems(problem)) => {
            let problem = [("problem", text.problem(problem).into())];
            return note("is-unusable", text.with("versus-problems", &problem));
        }
    };
    let order = SideBySide::order(&content.scenario, &state.order);
    let samples = match state.side_by_side.outcome(&order) {
        Some(Some(samples)) => samples,
        Some(None) => return note("is-unusable", text.get("versus-failed")),
        None => {
            let is_main = state.progress == Progress::Running;
            let stand = if is_main { "main" } else { "going" };
            let words = text.with("versus-awaited", &[("stand", stand.into())]);
            return note("is-awaited", words);
        }
    };
    let Some(rows) = sides(text, content, samples, columns) else {
        return note("is-unusable", text.get("versus-failed"));
    };
    let shares = samples.shares(content.sides.a, content.sides.b);
    let same = shares
        .and_then(|it| it.equal.share)
        .map(|share| text.with("versus-same", &[("percent", format::percent(share).into())]));
    let [first, second] = rows;
    html! {
        <tbody key={place}>
            <tr>
                <th scope="rowgroup" rowspan="2">
                    <span class="versus-name">{ name }</span>
                    <span class="versus-same">{ same.unwrap_or_default() }</span>
                    if content.is_stand_in {
                        <span class="versus-same">{ text.get("versus-stand-in") }</span>
                    }
                </th>
                { first }
            </tr>
            <tr>{ second }</tr>
        </tbody>
    }
}

/// The cells of both sides; none: the samples have no such sides.
fn sides(
    text: &Text,
    content: &Content,
    samples: &Samples,
    columns: &[String; 7],
) -> Option<[Html; 2]> {
    let Sides { a, b } = content.sides;
    let shares = samples.shares(a, b)?;
    let of = |place: usize| samples.variants().nth(place).map(|(_, samples)| samples);
    let first = side(text, &content.scenario, a, of(a)?, &shares.better, columns);
    let second = side(text, &content.scenario, b, of(b)?, &shares.worse, columns);
    Some([first, second])
}

/// How one side fares.
fn side(
    text: &Text,
    scenario: &Scenario,
    place: usize,
    samples: &VariantSamples,
    sooner: &Share,
    columns: &[String; 7],
) -> Html {
    let none = || text.get("more-none");
    let percent = |share: &Share| {
        let words = share.share.map(format::percent);
        let words = words.map_or_else(none, |it| {
            text.with("more-percent", &[("percent", it.into())])
        });
        (words, Some([share.low, share.high].map(format::percent)))
    };
    let spread = samples.spread(Metric::Finish);
    let day = |day: Option<f64>, p: f64| {
        let words = day.map_or_else(none, format::days);
        let interval = samples.finish_interval(p);
        let bounds = interval.map(|it| [it.low, it.high].map(format::days));
        (words, bounds)
    };
    let cost = samples.mean(Metric::Cost);
    let cost = cost.map_or_else(none, |it| amount(Metric::Cost.unit(), it));
    let variant = scenario.processes.get(place);
    let process = variant.map_or("", |it| it.process);
    let outcomes = samples.outcomes();
    let delivered = wilson(outcomes.delivered, outcomes.runs());
    let cells = [
        percent(sooner),
        percent(&delivered),
        day(spread.p50, 0.5),
        day(spread.p85, 0.85),
        (cost, None),
    ];
    let cell = |(words, bounds): &(String, Option<[String; 2]>), column: &String| {
        // Where both bounds are the same, the range would say nothing.
        let bounds = bounds.as_ref().filter(|[low, high]| low != high);
        let range = bounds.map(|[low, high]| {
            let bounds = [("low", low.as_str().into()), ("high", high.as_str().into())];
            html! { <span class="more-range">{ text.with("more-range", &bounds) }</span> }
        });
        html! {
            <td data-label={column.clone()}>
                <span>{ words }{ range.unwrap_or_default() }</span>
            </td>
        }
    };
    let cells = cells.iter().zip(&columns[2..]);
    html! {
        <>
            <th scope="row" class={classes!("versus-side", colour(process))}>
                { variant.map(|it| it.label().to_owned()).unwrap_or_default() }
            </th>
            { for cells.map(|(it, column)| cell(it, column)) }
        </>
    }
}
