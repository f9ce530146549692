//! The page: what the person set on one side, what all futures say about it on the other.
//!
//! ```text
//! input ─ Action ─→ State ─→ laboratory ─ Request ─→ worker
//!                     ↑ Action ────────────────────────┘
//!                   panels
//! ```
//!
//! All that the page knows is one [`State`](state::State), changed by closed actions in a pure function. The
//! [`laboratory`] is the only thing beside it: it runs the study that the state asks for.
//!
//! Architecture invariant: no formula stands here. Components format, lay out and dispatch.

use std::rc::Rc;

use yew::{ContextProvider, Html, component, html, use_memo, use_reducer};

use crate::app::state::State;
use crate::browser::page;
use crate::text::Text;

pub mod finish_table;
pub mod format;
pub mod laboratory;
pub mod progress;
pub mod state;
pub mod verdict;
pub mod wording;

/// The element of the document that the app fills.
const ROOT: &str = "app";

/// The element of the document that is shown when the app has crashed.
const CRASH: &str = "crash";

/// The page's content, below `main`.
#[component]
pub fn App() -> Html {
    let text = use_memo((), |()| Text::english());
    let state = use_reducer(State::at_first);
    laboratory::use_laboratory(&state);
    html! {
        <ContextProvider<Rc<Text>> context={Rc::clone(&text)}>
            <h1>{ text.get("page-title") }</h1>
            <verdict::Verdict study={Rc::clone(&state.study)} />
            <finish_table::FinishTable study={Rc::clone(&state.study)} />
            <progress::Progress study={Rc::clone(&state.study)} />
        </ContextProvider<Rc<Text>>>
    }
}

/// Renders the page, or listens to it where there is no window: in a worker.
pub fn start() {
    if let Some(root) = page::element(ROOT) {
        page::on_panic(CRASH);
        yew::Renderer::<App>::with_root(root).render();
    } else {
        #[cfg(target_arch = "wasm32")]
        crate::runner::worker::serve();
    }
}
