//! Every metric of both sides as a table: what a typical future comes to, and how far futures stray.

use yew::{Callback, Html, html};

use crate::analysis::metric::{Metric, Unit};
use crate::analysis::spread::Spread;
use crate::analysis::summary::Summary;
use crate::app::action::Action;
use crate::app::comparison::Comparison;
use crate::app::format;
use crate::app::guide_link;
use crate::text::Text;

/// The table of all metrics.
pub fn view(text: &Text, comparison: &Comparison, on_action: &Callback<Action>) -> Html {
    let Some(summaries) = comparison.summaries() else {
        return Html::default();
    };
    let shown = comparison.sides_shown();
    let row = |metric: Metric| {
        let (name, help) = words(text, metric);
        html! {
            <tr>
                <th scope="row">{ explained(text, name, unit(text, metric.unit()), help, guide_link::of_metric(metric), on_action) }</th>
                { for summaries.iter().take(shown).map(|it| cell(text, metric.unit(), it.of(metric))) }
            </tr>
        }
    };
    let outcome = explained(
        text,
        text.get("metric-outcome"),
        text.get("metric-unit-outcome"),
        text.get("metric-outcome-help"),
        Some("how-dots"),
        on_action,
    );
    html! {
        <div class="more-scroll" tabindex="0" role="region" aria-label={text.get("metrics-table-name")}>
            <table class="more-table is-stacked">
                <caption>{ text.get("metrics-table") }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ text.get("metrics-column-metric") }</th>
                        { for comparison.sides.iter().take(shown).map(|side| html! {
                            <th scope="col">{ &side.name }</th>
                        }) }
                    </tr>
                </thead>
                <tbody>
                    <tr>
                        <th scope="row">{ outcome }</th>
                        { for summaries.iter().take(shown).map(|summary| outcomes(text, summary)) }
                    </tr>
                    { for Metric::ALL.map(row) }
                </tbody>
            </table>
        </div>
    }
}

/// A name that opens to its explanation, with the unit beneath.
fn explained(
    text: &Text,
    name: String,
    unit: String,
    help: String,
    place: Option<&'static str>,
    on_action: &Callback<Action>,
) -> Html {
    html! {
        <>
            <details class="explained">
                <summary>{ name }<span class="explained-mark" aria-hidden="true">{ text.get("help-mark") }</span></summary>
                <p>{ help }</p>
                { guide_link::more(text, place, on_action) }
            </details>
            <span class="more-range">{ unit }</span>
        </>
    }
}

/// The median and the range of nine futures in ten.
fn cell(text: &Text, unit: Unit, spread: &Spread) -> Html {
    let (Some(low), Some(median), Some(high)) = (spread.p5, spread.p50, spread.p95) else {
        return html! { <td>{ text.get("more-none") }</td> };
    };
    let [low, median, high] = [low, median, high].map(|value| amount(unit, value));
    let range = text.with(
        "metrics-range",
        &[("low", low.into()), ("high", high.into())],
    );
    html! {
        <td>
            <span class="metric-median">{ median }</span>
            <span class="more-range">{ range }</span>
        </td>
    }
}

/// How the futures of a side end.
fn outcomes(text: &Text, summary: &Summary) -> Html {
    let outcomes = summary.outcomes;
    let share = |count: usize| format::percent(count as f64 / outcomes.runs().max(1) as f64);
    let others = text.with(
        "metric-outcome-others",
        &[
            ("infeasible", share(outcomes.infeasible).into()),
            ("unfinished", share(outcomes.unfinished).into()),
        ],
    );
    let delivered = text.with(
        "more-percent",
        &[("percent", share(outcomes.delivered).into())],
    );
    html! {
        <td>
            <span class="metric-median">{ delivered }</span>
            <span class="more-range">{ others }</span>
        </td>
    }
}

/// A value with no more digits than its unit deserves.
pub(super) fn amount(unit: Unit, value: f64) -> String {
    match unit {
        Unit::Days | Unit::PersonDays | Unit::Count => format::days(value),
        Unit::Share => format::percent(value),
        Unit::Money | Unit::ValueDays => {
            // Three digits say all that so many futures know.
            let rounded: f64 = format!("{value:.2e}").parse().unwrap_or(value);
            format::grouped(&format!("{rounded:.0}"))
        }
    }
}

fn unit(text: &Text, unit: Unit) -> String {
    match unit {
        Unit::Days => text.get("metric-unit-days"),
        Unit::PersonDays => text.get("metric-unit-person-days"),
        Unit::Money => text.get("metric-unit-money"),
        Unit::Count => text.get("metric-unit-count"),
        Unit::Share => text.get("metric-unit-share"),
        Unit::ValueDays => text.get("metric-unit-value-days"),
    }
}

/// What a metric is called, and what it means.
#[rustfmt::skip]
fn words(text: &Text, metric: Metric) -> (String, String) {
    match metric {
        Metric::Finish        => (text.get("metric-finish"),         text.get("metric-finish-help")),
        Metric::Cost          => (text.get("metric-cost"),           text.get("metric-cost-help")),
        Metric::Worked        => (text.get("metric-worked"),         text.get("metric-worked-help")),
        Metric::Wasted        => (text.get("metric-wasted"),         text.get("metric-wasted-help")),
        Metric::Meetings      => (text.get("metric-meetings"),       text.get("metric-meetings-help")),
        Metric::Idle          => (text.get("metric-idle"),           text.get("metric-idle-help")),
        Metric::IdleHeld      => (text.get("metric-idle-held"),      text.get("metric-idle-held-help")),
        Metric::IdleBlocked   => (text.get("metric-idle-blocked"),   text.get("metric-idle-blocked-help")),
        Metric::Attempts      => (text.get("metric-attempts"),       text.get("metric-attempts-help")),
        Metric::Failures      => (text.get("metric-failures"),       text.get("metric-failures-help")),
        Metric::Cancelled     => (text.get("metric-cancelled"),      text.get("metric-cancelled-help")),
        Metric::FirstAnswer   => (text.get("metric-first-answer"),   text.get("metric-first-answer-help")),
        Metric::FirstSuccess  => (text.get("metric-first-success"),  text.get("metric-first-success-help")),
        Metric::DecisionDelay => (text.get("metric-decision-delay"), text.get("metric-decision-delay-help")),
        Metric::Boundaries    => (text.get("metric-boundaries"),     text.get("metric-boundaries-help")),
        Metric::Spillover     => (text.get("metric-spillover"),      text.get("metric-spillover-help")),
        Metric::ValueDays     => (text.get("metric-value-days"),     text.get("metric-value-days-help")),
    }
}
