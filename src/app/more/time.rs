//! What the time of the people went into on each side: two bars, and the numbers as a table that is their key.

use yew::{Html, classes, html};

use crate::analysis::time::{Use, time_use};
use crate::app::comparison::Comparison;
use crate::app::figure::marks::{colour, line, px};
use crate::app::format;
use crate::app::more::time_layout::{Bar, SideTime, TimeLayout};
use crate::text::Text;
use crate::units::PersonDays;

/// The bars with their table.
pub fn view(text: &Text, comparison: &Comparison, width: f64) -> Html {
    let uses = || {
        let [a, b] = comparison.samples()?;
        Some([time_use(a)?, time_use(b)?])
    };
    let Some(uses) = uses() else {
        return Html::default();
    };
    let sides = &comparison.sides;
    let side = |side: usize| SideTime {
        name: sides[side].name.to_string(),
        total: text.with(
            "time-total",
            &[("days", format::days(uses[side].iter().sum()).into())],
        ),
        uses: uses[side],
        values: uses[side].map(format::days),
    };
    let shown = comparison.sides_shown();
    let layout = TimeLayout::of(&[side(0), side(1)][..shown], width);
    let processes = sides.each_ref().map(|side| side.process);
    let names = sides.each_ref().map(|side| &*side.name);
    html! {
        <>
            <p>{ text.get("time-what") }</p>
            <div class="time">
                <svg role="img" aria-label={text.get("time-picture")} width={px(layout.width)}
                    height={px(layout.height)}>
                    <defs>{ for (0..shown).map(|side| textures(SIDES[side], processes[side])) }</defs>
                    { for (0..shown).map(|side| bar(&layout.bars[side], SIDES[side], processes[side])) }
                </svg>
            </div>
            { table(text, &uses[..shown], &names[..shown], processes) }
            <p class="muted">{ text.get("time-left-out") }</p>
        </>
    }
}

/// What the textures of each side are called.
const SIDES: [&str; 2] = ["a", "b"];

fn bar(bar: &Bar, side: &str, process: &'static str) -> Html {
    html! {
        <g class={colour(process)}>
            { line(&bar.name, classes!("time-name")) }
            { line(&bar.total, classes!("time-words")) }
            { for bar.parts.iter().map(|part| html! {
                <>
                    { area(part.what, side, (part.x, bar.y), (part.width, bar.height)) }
                    if let Some(value) = &part.value {
                        { line(value, classes!()) }
                    }
                </>
            }) }
        </g>
    }
}

/// A part of a bar, or its sample in the key.
fn area(what: Use, side: &str, (x, y): (f64, f64), (width, height): (f64, f64)) -> Html {
    let fill = match what {
        Use::Useful | Use::Meetings => None,
        Use::Wasted => Some(format!("url(#time-wasted-{side})")),
        Use::Held => Some(format!("url(#time-held-{side})")),
        Use::Blocked => Some(format!("url(#time-blocked-{side})")),
    };
    let class = match what {
        Use::Useful => "time-useful",
        Use::Wasted => "time-wasted",
        Use::Meetings => "time-meetings",
        Use::Held => "time-held",
        Use::Blocked => "time-blocked",
    };
    html! {
        <rect {class} {fill} x={px(x)} y={px(y)} width={px(width)} height={px(height)} />
    }
}

/// Crossed lines for what was thrown away; stripes for those held back; dots for those with nothing to do.
fn textures(side: &str, process: &'static str) -> Html {
    html! {
        <>
            <pattern id={format!("time-wasted-{side}")} class={colour(process)} width="7" height="7"
                patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <path class="time-cross" d="M0 3.5H7M3.5 0V7" />
            </pattern>
            <pattern id={format!("time-held-{side}")} width="6" height="6" patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)">
                <path class="time-stripe" d="M3 0V6" />
            </pattern>
            <pattern id={format!("time-blocked-{side}")} width="7" height="7" patternUnits="userSpaceOnUse">
                <circle class="time-dot" cx="3.5" cy="3.5" r="1.1" />
            </pattern>
        </>
    }
}

fn table(
    text: &Text,
    uses: &[[PersonDays; Use::ALL.len()]],
    names: &[&str],
    processes: [&'static str; 2],
) -> Html {
    let row = |(place, what): (usize, Use)| {
        let (name, meaning) = words(text, what);
        html! {
            <tr>
                <th scope="row">
                    <div class="time-row">
                        <span class="time-key">
                            { for (0..names.len()).map(|side| html! {
                                <svg class={colour(processes[side])} width="24" height="16" aria-hidden="true">
                                    { area(what, SIDES[side], (1.0, 1.0), (22.0, 14.0)) }
                                </svg>
                            }) }
                        </span>
                        <span>{ name }<span class="more-range">{ meaning }</span></span>
                    </div>
                </th>
                { for uses.iter().map(|uses| html! { <td>{ format::days(uses[place]) }</td> }) }
            </tr>
        }
    };
    html! {
        <div class="more-scroll" tabindex="0" role="region" aria-label={text.get("time-picture")}>
            <table class="more-table is-stacked">
                <caption>{ text.get("time-table") }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ text.get("time-column-use") }</th>
                        { for names.iter().map(|name| html! { <th scope="col">{ *name }</th> }) }
                    </tr>
                </thead>
                <tbody>{ for Use::ALL.into_iter().enumerate().map(row) }</tbody>
            </table>
        </div>
    }
}

/// What a use is called, and what it means.
fn words(text: &Text, what: Use) -> (String, String) {
    match what {
        Use::Useful => (text.get("time-useful"), text.get("time-useful-help")),
        Use::Wasted => (text.get("time-wasted"), text.get("time-wasted-help")),
        Use::Meetings => (text.get("time-meetings"), text.get("time-meetings-help")),
        Use::Held => (text.get("time-held"), text.get("time-held-help")),
        Use::Blocked => (text.get("time-blocked"), text.get("time-blocked-help")),
    }
}
