//! More to see: what stands below the first screen, for those who ask on. Each panel is closed at first, and
//! nothing of it is computed before somebody opens it.

use std::rc::Rc;

use yew::{Callback, Html, html};

use crate::app::action::Action;
use crate::app::backlog::BACKLOG;
use crate::app::figure::LEAST_WIDTH;
use crate::app::panel::panel;
use crate::app::second_look;
use crate::app::side_by_side::SIDE_BY_SIDE;
use crate::app::state::State;
use crate::text::Text;

pub mod content;
pub mod curve;
pub mod curve_layout;
pub mod differences;
pub mod metrics;
pub mod side_by_side;
pub mod simplified;
pub mod time;
pub mod time_layout;

/// All panels, each with its id in the document, for links to it. Pictures fill the width. [px]
pub fn view(text: &Rc<Text>, state: &State, width: f64, on_action: &Callback<Action>) -> Html {
    let width = width.max(LEAST_WIDTH);
    let panel = |id: &'static str, title: String| {
        let content = || {
            let content = second_look::panel(id, text, state, width, on_action);
            html! { <div class="more-content">{ content }</div> }
        };
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
            { panel(BACKLOG, text.with("backlog-title", &[("count", items.into())])) }
            { panel(SIDE_BY_SIDE, text.get("more-side-by-side")) }
            { panel(CURVE, text.get("more-curve")) }
            { panel(TIME, text.get("more-time")) }
            { panel(METRICS, text.get("more-metrics")) }
            { panel(SIMPLIFIED, text.get("more-simplified")) }
        </>
    }
}

const CURVE: &str = "more-curve";
const TIME: &str = "more-time";
const METRICS: &str = "more-metrics";
const SIMPLIFIED: &str = "more-simplified";
