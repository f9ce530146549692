//! When it will be done: the days by which half, 85 % and 95 % of the futures have delivered.

use std::rc::Rc;

use yew::{Html, Properties, component, html};

use crate::analysis::estimate::wilson;
use crate::analysis::metric::Metric;
use crate::app::format;
use crate::app::state::StudyView;
use crate::app::wording::use_text;

/// What the table is about.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The study.
    pub study: Rc<StudyView>,
}

/// The table of finishes.
#[component]
pub fn FinishTable(props: &Props) -> Html {
    let text = use_text();
    let Some(samples) = &props.study.samples else {
        return Html::default();
    };
    let row = |id: &str, cells: [Option<f64>; 3], delivered: Option<f64>| {
        let days = |days: Option<f64>| days.map_or_else(|| text.get("no-figure"), format::days);
        html! {
            <tr key={id.to_owned()}>
                <th scope="row">{ text.get(if id == "scrum" { "side-scrum" } else { "side-dds" }) }</th>
                { for cells.map(|cell| html! { <td>{ days(cell) }</td> }) }
                <td>{ text.with("percent", &[("share", format::percent(delivered.unwrap_or_default()).into())]) }</td>
            </tr>
        }
    };
    let rows = samples.variants().map(|(id, variant)| {
        let finish = variant.tally(Metric::Finish).spread();
        let outcomes = variant.outcomes();
        let delivered = wilson(outcomes.delivered, outcomes.runs()).share;
        row(id, [finish.p50, finish.p85, finish.p95], delivered)
    });
    html! {
        <table>
            <caption>{ text.get("finish-caption") }</caption>
            <thead>
                <tr>
                    <th scope="col">{ text.get("finish-process") }</th>
                    <th scope="col">{ text.get("finish-p50") }</th>
                    <th scope="col">{ text.get("finish-p85") }</th>
                    <th scope="col">{ text.get("finish-p95") }</th>
                    <th scope="col">{ text.get("finish-delivered") }</th>
                </tr>
            </thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}
