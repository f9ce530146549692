//! By which day how many futures are delivered: the curve of both sides, what the deadline makes of them, and
//! the quantiles as a table.

use yew::{Html, classes, html};

use crate::analysis::curve::Curve;
use crate::analysis::estimate::Share;
use crate::app::comparison::Comparison;
use crate::app::figure::marks::{colour, line, look_of, px, shape};
use crate::app::format;
use crate::app::more::curve_layout::{CurveLayout, LEVELS, Words};
use crate::text::{Text, Value};
use crate::units::Days;

/// The rows of the table.
const QUANTILES: [f64; 8] = [0.05, 0.10, 0.25, 0.50, 0.75, 0.85, 0.90, 0.95];

/// Those that people plan by, which say how sure they are.
const WITH_INTERVAL: [f64; 3] = [0.50, 0.85, 0.95];

/// The cumulative curve with its table. Without a deadline the first side's median is marked. [days]
pub fn view(text: &Text, comparison: &Comparison, deadline: Option<Days>, width: f64) -> Html {
    let Some([a, b]) = comparison.curves() else {
        return Html::default();
    };
    let median = || a.quantile(0.5).or_else(|| b.quantile(0.5));
    let deadline = deadline.or_else(median).unwrap_or_default();
    let shares = [a, b].map(|curve| curve.share_by(deadline));
    let names = comparison.sides.each_ref().map(|side| &*side.name);
    let words = Words {
        names: names.map(str::to_owned),
        shares: shares.map(|share| percent(text, share.share)),
        deadline: text.with("figure-deadline", &[("day", whole(deadline).into())]),
        unit: text.get("figure-unit"),
        levels: LEVELS.map(|level| percent(text, Some(level))),
    };
    let layout = CurveLayout::of([a, b], deadline, &words, width);
    let sentence = by_deadline(text, comparison, deadline, &shares);
    let processes = comparison.sides.each_ref().map(|side| side.process);
    let shown = comparison.sides_shown();
    html! {
        <>
            <p>{ text.get("curve-what") }</p>
            <p class="curve-sentence">{ sentence.clone() }</p>
            <div class="curve">{ picture(&layout, &processes[..shown], sentence) }</div>
            { table(text, &[a, b][..shown], &names[..shown]) }
        </>
    }
}

/// What of each side is delivered by the deadline, in a sentence.
fn by_deadline(
    text: &Text,
    comparison: &Comparison,
    deadline: Days,
    shares: &[Share; 2],
) -> String {
    let bounds = |share: &Share| {
        text.with(
            "curve-share",
            &[
                ("share", percent(text, share.share).into()),
                ("low", format::percent(share.low).into()),
                ("high", format::percent(share.high).into()),
            ],
        )
    };
    let [a, b] = &comparison.sides;
    let values = [
        ("day", whole(deadline).into()),
        ("a", a.name.as_str().into()),
        ("a-share", bounds(&shares[0]).into()),
        ("b", b.name.as_str().into()),
        ("b-share", bounds(&shares[1]).into()),
    ];
    if comparison.is_alone() {
        text.with("curve-by-alone", &values)
    } else {
        text.with("curve-by", &values)
    }
}

fn picture(layout: &CurveLayout, processes: &[&'static str], label: String) -> Html {
    let (left, right) = (px(layout.scale.left), px(layout.scale.right));
    let [(x, top), (_, bottom)] = layout.deadline;
    let side = |side: usize| {
        let points = layout.curves[side]
            .iter()
            .map(|(x, y)| format!("{},{}", px(*x), px(*y)));
        let points = points.collect::<Vec<_>>().join(" ");
        let dash = ["is-first", "is-second"][side];
        let (colour, mark) = look_of(processes[side]);
        html! {
            <g class={colour}>
                <polyline class={classes!("curve-line", dash)} {points} />
                { shape(mark, layout.crossings[side], 12.0, classes!("curve-mark")) }
            </g>
        }
    };
    let name = |side: usize| {
        html! {
            <g class={colour(processes[side])}>
                { for layout.names[side].iter().map(|label| line(label, classes!("curve-name"))) }
            </g>
        }
    };
    html! {
        <svg role="img" aria-label={label} width={px(layout.width)} height={px(layout.height)}>
            { for layout.levels.iter().map(|level| html! {
                <>
                    <line class="curve-level" x1={left.clone()} x2={right.clone()} y1={px(level.y)} y2={px(level.y)} />
                    { line(&level.label, classes!("curve-words")) }
                </>
            }) }
            { for layout.ticks.iter().map(|tick| html! {
                <>
                    <line class="curve-axis" x1={px(tick.x)} x2={px(tick.x)} y1={px(bottom)} y2={px(bottom + 5.0)} />
                    { line(&tick.label, classes!("curve-words")) }
                </>
            }) }
            <line class="curve-axis" x1={left} x2={right} y1={px(bottom)} y2={px(bottom)} />
            { line(&layout.unit, classes!("curve-words")) }
            <line class="curve-deadline" x1={px(x)} x2={px(x)} y1={px(top)} y2={px(bottom)} />
            { line(&layout.deadline_label, classes!()) }
            { for (0..processes.len()).map(side) }
            { for (0..processes.len()).map(name) }
        </svg>
    }
}

fn table(text: &Text, curves: &[&Curve], names: &[&str]) -> Html {
    let cell = |curve: &Curve, p: f64| {
        let day = curve.quantile(p).map_or_else(
            || text.get("more-none"),
            |day| text.with("figure-day", &[("day", whole(day).into())]),
        );
        let interval = curve.interval(p).filter(|_| WITH_INTERVAL.contains(&p));
        let interval = interval.map(|it| {
            let bounds: [(&str, Value<'_>); 2] = [
                ("low", whole(it.low).into()),
                ("high", whole(it.high).into()),
            ];
            text.with("more-range", &bounds)
        });
        html! {
            <td>
                <span>{ day }</span>
                if let Some(interval) = interval {
                    <span class="more-range">{ interval }</span>
                }
            </td>
        }
    };
    html! {
        <div class="more-scroll" tabindex="0" role="region" aria-label={text.get("curve-table-name")}>
            <table class="more-table">
                <caption>{ text.get("curve-table") }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ text.get("curve-column-share") }</th>
                        { for names.iter().map(|name| html! { <th scope="col">{ *name }</th> }) }
                    </tr>
                </thead>
                <tbody>
                    { for QUANTILES.map(|p| html! {
                        <tr>
                            <th scope="row">{ percent(text, Some(p)) }</th>
                            { for curves.iter().map(|curve| cell(curve, p)) }
                        </tr>
                    }) }
                    <tr>
                        <th scope="row">{ text.get("curve-row-delivered") }</th>
                        { for curves.iter().map(|curve| html! {
                            <td>{ percent(text, curve.delivered().share) }</td>
                        }) }
                    </tr>
                </tbody>
            </table>
        </div>
    }
}

/// A share as people read it, with its sign.
fn percent(text: &Text, share: Option<f64>) -> String {
    let Some(share) = share else {
        return text.get("more-none");
    };
    text.with(
        "more-percent",
        &[("percent", format::percent(share).into())],
    )
}

/// A day as people name it.
fn whole(day: Days) -> String {
    format!("{day:.0}")
}
