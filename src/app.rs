//! The page: what the person set on one side, what all futures say about it on the other.
//!
//! ```text
//! input ─ Action ─→ State ─→ laboratory ─ Request ─→ workers
//!                     ↑ Action ────────────────────────┘
//!                   panels
//! ```
//!
//! All that the page knows is one [`State`](state::State), changed by closed actions in a pure function. The
//! [`laboratory`] is the only thing beside it: it runs the study that the state asks for.
//!
//! Architecture invariant: no formula stands here. Components format, lay out and dispatch.

use gloo_timers::callback::Timeout;

use crate::browser::page;

pub mod action;
mod address_bar;
pub mod backlog;
pub mod button;
pub mod comparison;
pub mod draft;
pub mod editor;
pub mod entry;
pub mod figure;
pub mod format;
pub mod guide;
pub mod guide_link;
pub mod history;
pub mod inputs;
pub mod keeping;
pub mod laboratory;
pub mod link_notice;
pub mod more;
pub mod on_paper;
pub mod panel;
pub mod progress;
pub mod readings;
pub mod reducer;
pub mod screen;
pub mod second_look;
pub mod select;
pub mod share_button;
pub mod side_by_side;
pub mod stages;
pub mod state;
pub mod verdict;
pub mod ways;

/// The element of the document that the app fills.
const ROOT: &str = "app";

/// The element of the document that is shown when the app has crashed.
const CRASH: &str = "crash";

/// Renders the page, in a task of its own: what is shown first was found out in the one before, so that neither is long.
pub fn start() {
    if let Some(root) = page::element(ROOT) {
        page::on_panic(CRASH);
        let first = screen::First::new(keeping::first_state());
        Timeout::new(0, move || {
            let props = screen::ScreenProps { first };
            yew::Renderer::<screen::Screen>::with_root_and_props(root, props).render();
        })
        .forget();
    }
}
