//! More to see: what stands below the first screen, for those who ask on. Each panel is closed at first, and
//! nothing of it is computed before somebody opens it.

use std::rc::Rc;

use yew::{Callback, Children, Event, Html, Properties, TargetCast, component, html, use_state_eq};

use crate::analysis::samples::VariantSamples;
use crate::app::comparison::Comparison;
use crate::app::more::curve::CurvePanel;
use crate::app::more::metrics::MetricsPanel;
use crate::app::more::simplified::SimplifiedPanel;
use crate::app::more::time::TimePanel;
use crate::app::wording::use_text;
use crate::units::Days;

pub mod curve;
pub mod curve_layout;
pub mod metrics;
pub mod simplified;
pub mod time;
pub mod time_layout;

/// The narrowest that a picture can be drawn. [px]
pub const LEAST_WIDTH: f64 = 288.0;

/// What the panels are about.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MoreProps {
    /// What all runs say; none before the first ones are there.
    pub comparison: Option<Rc<Comparison>>,
    /// The day by which it has to be delivered; none where nobody knows yet. [days]
    pub deadline: Option<Days>,
}

/// All panels.
#[component]
pub fn More(props: &MoreProps) -> Html {
    let text = use_text();
    let deadline = props.deadline;
    let with_comparison = |panel: &dyn Fn(Rc<Comparison>) -> Html| match &props.comparison {
        Some(comparison) => panel(Rc::clone(comparison)),
        None => html! { <p class="muted">{ text.get("more-waiting") }</p> },
    };
    html! {
        <section class="more" aria-labelledby="more-title">
            <h2 id="more-title">{ text.get("more-title") }</h2>
            <Panel id="more-curve" title={text.get("more-curve")}>
                { with_comparison(&|comparison| html! { <CurvePanel {comparison} {deadline} /> }) }
            </Panel>
            <Panel id="more-time" title={text.get("more-time")}>
                { with_comparison(&|comparison| html! { <TimePanel {comparison} /> }) }
            </Panel>
            <Panel id="more-metrics" title={text.get("more-metrics")}>
                { with_comparison(&|comparison| html! { <MetricsPanel {comparison} /> }) }
            </Panel>
            <Panel id="more-simplified" title={text.get("more-simplified")}>
                <SimplifiedPanel />
            </Panel>
        </section>
    }
}

/// A panel and what it opens to.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PanelProps {
    /// Its id in the document, for links to it.
    pub id: &'static str,
    /// What it shows.
    pub title: String,
    /// Its content, rendered only while it is open.
    pub children: Children,
}

/// One panel.
#[component]
pub fn Panel(props: &PanelProps) -> Html {
    let is_open = use_state_eq(|| false);
    // Toggling does not bubble, so this hears nothing of the explanations inside.
    let ontoggle = {
        let is_open = is_open.clone();
        Callback::from(move |event: Event| {
            let details = event.target_dyn_into::<web_sys::Element>();
            is_open.set(details.is_some_and(|it| it.has_attribute("open")));
        })
    };
    html! {
        <details class="more-panel" id={props.id} {ontoggle}>
            <summary><h3>{ &props.title }</h3></summary>
            if *is_open {
                <div class="more-content">{ props.children.clone() }</div>
            }
        </details>
    }
}

/// What the runs of both sides came to; none if they are not there.
fn samples(comparison: &Comparison) -> Option<[&VariantSamples; 2]> {
    let of = |side: usize| {
        let mut variants = comparison.results.samples.variants();
        let (_, samples) = variants.nth(comparison.sides[side].variant)?;
        Some(samples)
    };
    Some([of(0)?, of(1)?])
}
