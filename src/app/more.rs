//! More to see: what stands below the first screen, for those who ask on. Each panel is closed at first, and
//! nothing of it is computed before somebody opens it.

use std::rc::Rc;

use yew::{Callback, Html, html};

use crate::app::action::Action;
use crate::app::backlog::{self, BACKLOG};
use crate::app::comparison::Comparison;
use crate::app::panel::panel;
use crate::app::state::State;
use crate::text::Text;

pub mod curve;
pub mod curve_layout;
pub mod metrics;
pub mod simplified;
pub mod time;
pub mod time_layout;

/// The narrowest that a picture can be drawn. [px]
pub const LEAST_WIDTH: f64 = 288.0;

/// All panels, each with its id in the document, for links to it. Pictures fill the width. [px]
pub fn view(text: &Rc<Text>, state: &State, width: f64, on_action: &Callback<Action>) -> Html {
    let width = width.max(LEAST_WIDTH);
    let compared = |draw: &dyn Fn(&Comparison) -> Html| match &state.comparison {
        Some(comparison) => draw(comparison),
        None => html! { <p class="muted">{ text.get("more-waiting") }</p> },
    };
    let panel = |id: &'static str, title: String, draw: &dyn Fn() -> Html| {
        let content = || html! { <div class="more-content">{ draw() }</div> };
        panel(
            &state.open_panels,
            id,
            "more-panel",
            html! { <h3>{ title }</h3> },
            &content,
            on_action,
        )
    };
    let items = state.document().items().len();
    html! {
        <>
            <h2 id="more-title">{ text.get("more-title") }</h2>
            { panel(BACKLOG, text.with("backlog-title", &[("count", items.into())]),
                &|| backlog::view(text, state, on_action)) }
            { panel("more-curve", text.get("more-curve"),
                &|| compared(&|it| curve::view(text, it, state.deadline, width))) }
            { panel("more-time", text.get("more-time"), &|| compared(&|it| time::view(text, it, width))) }
            { panel("more-metrics", text.get("more-metrics"), &|| compared(&|it| metrics::view(text, it, on_action))) }
            { panel("more-simplified", text.get("more-simplified"), &|| simplified::view(text)) }
        </>
    }
}
