//! By how much the two sides differ in one and the same future: how that spreads over all of them.

use yew::{Html, html};

use crate::analysis::metric::Unit;
use crate::analysis::paired::Difference;
use crate::app::comparison::Comparison;
use crate::app::format;
use crate::app::more::metrics::amount;
use crate::text::Text;

/// A row's figure; none: there is no such future.
type Figure = fn(&Difference) -> Option<f64>;

/// What is said of each difference: the share of the futures in which it is at most this. [%]
const QUANTILES: [(&str, Figure); 5] = [
    ("5", |it| it.p5),
    ("25", |it| it.p25),
    ("50", |it| it.p50),
    ("75", |it| it.p75),
    ("95", |it| it.p95),
];

/// One of the differences.
struct Column<'a> {
    name: String,
    unit: Unit,
    /// None: more runs are to come.
    difference: Option<&'a Difference>,
}

/// The table of differences; its figures come with the last runs.
pub fn view(text: &Text, comparison: &Comparison) -> Html {
    let differences = comparison.differences();
    let columns = [
        Column {
            name: text.get("differences-finish"),
            unit: Unit::Days,
            difference: differences.map(|it| &it.finish),
        },
        Column {
            name: text.get("differences-value"),
            unit: Unit::ValueDays,
            difference: differences.map(|it| &it.value_days),
        },
        Column {
            name: text.get("differences-known"),
            unit: Unit::Days,
            difference: differences.map(|it| &it.sooner_to_know),
        },
    ];
    let cells = |show: &dyn Fn(&Difference, Unit) -> String| {
        let cell = |column: &Column<'_>| {
            let shown = column.difference.map(|it| show(it, column.unit));
            html! { <td>{ shown.unwrap_or_else(|| text.get("more-to-come")) }</td> }
        };
        columns.iter().map(cell).collect::<Html>()
    };
    let figures = |figure: Figure| {
        cells(&|difference, unit| {
            figure(difference).map_or_else(|| text.get("more-none"), |it| signed(unit, it))
        })
    };
    let [a, b] = &comparison.sides;
    let caption = text.with(
        "differences-table",
        &[("a", (&*a.name).into()), ("b", (&*b.name).into())],
    );
    html! {
        <div class="more-scroll" tabindex="0" role="region" aria-label={text.get("differences-table-name")}>
            <table class="more-table">
                <caption>{ caption }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ text.get("differences-column") }</th>
                        { for columns.iter().map(|it| html! { <th scope="col">{ &it.name }</th> }) }
                    </tr>
                </thead>
                <tbody>
                    <tr>
                        <th scope="row">{ text.get("differences-futures") }</th>
                        { cells(&|difference, _| format::count(difference.count)) }
                    </tr>
                    <tr>
                        <th scope="row">{ text.get("differences-mean") }</th>
                        { figures(|it| it.mean) }
                    </tr>
                    { for QUANTILES.map(|(percent, figure)| html! {
                        <tr>
                            <th scope="row">{ text.with("differences-quantile", &[("percent", percent.into())]) }</th>
                            { figures(figure) }
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

/// An amount with its sign, which is the point of a difference; nothing is neither more nor less.
fn signed(unit: Unit, value: f64) -> String {
    let size = amount(unit, value.abs());
    match size.as_str() {
        "0" => size,
        _ if value < 0.0 => format!("\u{2212}{size}"),
        _ => format!("+{size}"),
    }
}
