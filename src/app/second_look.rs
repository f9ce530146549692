//! What a first visit does not need. It is a part of the program of its own, which arrives when somebody first
//! asks for it.
//!
//! ```text
//! panel opened, future chosen, "How it works", or no workers ─→ load ─→ SecondLook ─→ its content
//! ```
//!
//! The build splits off whatever code only [`load`] reaches: what is drawn by functions of [`SecondLook`] alone, the texts that only they
//! show, and the engine, which workers have in a program of their own. Nothing else of this program names them. Where there is no browser all is one part.

use std::rc::Rc;

use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::{Callback, Html, UseReducerHandle, hook, html, use_effect_with};

use crate::app::action::Action;
use crate::app::editor::{self, EditorAction};
use crate::app::figure::{FigureProps, future};
use crate::app::guide;
use crate::app::more::content;
use crate::app::state::State;
use crate::browser::{clock, page};
use crate::replay::Replay;
use crate::runner::{InProcess, Runner};
use crate::scenario::ValidScenario;
use crate::text::{LATER, Text};

/// The second part.
#[derive(Clone, Copy, Debug)]
pub struct SecondLook {
    /// Draws what is in the panel of this id. Pictures fill the width. [px]
    pub panel: fn(&str, &Rc<Text>, &State, f64, &Callback<Action>) -> Html,
    /// Draws "How it works".
    pub guide: fn(&Rc<Text>, &State, &Callback<Action>) -> Html,
    /// Draws the future in focus.
    pub future: fn(&FigureProps) -> Html,
    /// Draws all futures of the figure as a table.
    pub futures: fn(&FigureProps) -> Html,
    /// Does what happened in the editor; none: nothing comes of it.
    pub edit: fn(&State, EditorAction) -> Option<State>,
    /// Lives through a run of a scenario under a seed again.
    pub replay: fn(&ValidScenario, u64, u64) -> Replay,
    /// Simulates in this thread.
    pub in_process: fn() -> Box<dyn Runner>,
    /// The catalogues of its texts.
    pub texts: &'static [&'static str],
}

/// Whether the second part is there.
#[derive(Clone, Copy, Debug, Default)]
pub enum Arrival {
    /// Nobody asked for it, or it is under way.
    #[default]
    Awaited,
    /// It did not arrive.
    Failed,
    /// It is there.
    Here(SecondLook),
}

/// There is only one part.
impl PartialEq for Arrival {
    fn eq(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

impl Arrival {
    /// How it is at first.
    #[must_use]
    pub fn at_first() -> Self {
        #[cfg(not(target_arch = "wasm32"))]
        return Self::Here(PART);
        #[cfg(target_arch = "wasm32")]
        Self::Awaited
    }

    /// The part, once it is there.
    #[must_use]
    pub const fn part(&self) -> Option<&SecondLook> {
        match self {
            Self::Here(part) => Some(part),
            Self::Awaited | Self::Failed => None,
        }
    }
}

/// The style sheets of what it draws.
const LOOKS: &[&str] = &[
    "backlog.css",
    "graph.css",
    "guide.css",
    "several.css",
    "variants.css",
];

const PART: SecondLook = SecondLook {
    panel: content::view,
    guide: guide::view,
    future: future::view,
    futures: future::futures,
    edit: editor::reducer::reduce,
    replay,
    in_process: || Box::new(InProcess::new(clock::now)),
    texts: LATER,
};

fn replay(scenario: &ValidScenario, seed: u64, run: u64) -> Replay {
    let mut world = scenario.world(seed);
    world.start_run(run);
    let Ok(replay) = Replay::of(scenario, world);
    replay
}

/// Fetches the second part, once.
#[wasm_split(second_look, fallible)]
#[allow(
    unsafe_code,
    clippy::unnecessary_wraps,
    reason = "what the macro makes of it"
)]
fn load() -> Result<SecondLook, SplitLoaderError> {
    Ok(PART)
}

/// Fetches the second part as soon as anything needs it.
#[hook]
pub fn use_second_look(state: &UseReducerHandle<State>) {
    let is_asked_for = !state.open_panels.is_empty()
        || state.guide.is_some()
        || state.focus.is_some()
        || state.works_here;
    let is_wanted = is_asked_for && matches!(state.second_look, Arrival::Awaited);
    let dispatcher = state.dispatcher();
    use_effect_with(is_wanted, move |is_wanted| {
        if *is_wanted {
            wasm_bindgen_futures::spawn_local(async move {
                // Both are under way at once.
                let looks = page::fetch_looks(LOOKS);
                let arrival = load().await.map_or(Arrival::Failed, Arrival::Here);
                looks.await;
                dispatcher.dispatch(Action::SecondLookArrived(arrival));
            });
        }
    });
}

/// What is in the panel of this id, or why it is not there yet.
pub fn panel(
    id: &str,
    text: &Rc<Text>,
    state: &State,
    width: f64,
    on_action: &Callback<Action>,
) -> Html {
    match state.second_look.part() {
        Some(part) => (part.panel)(id, text, state, width, on_action),
        None => absence(text, state.second_look, on_action),
    }
}

/// The future in focus, or why it is not there yet.
pub fn future(props: &FigureProps) -> Html {
    match props.second_look.part() {
        Some(part) => (part.future)(props),
        None => absence(&props.text, props.second_look, &props.on_action),
    }
}

/// All futures of the figure as a table, or why it is not there yet.
pub fn futures(props: &FigureProps) -> Html {
    match props.second_look.part() {
        Some(part) => (part.futures)(props),
        None => absence(&props.text, props.second_look, &props.on_action),
    }
}

/// "How it works", or why it is not there yet.
pub fn guide(text: &Rc<Text>, state: &State, on_action: &Callback<Action>) -> Html {
    match state.second_look.part() {
        Some(part) => (part.guide)(text, state, on_action),
        None => absence(text, state.second_look, on_action),
    }
}

/// That the part is on its way, or did not arrive.
fn absence(text: &Text, arrival: Arrival, on_action: &Callback<Action>) -> Html {
    if matches!(arrival, Arrival::Failed) {
        let again = on_action.reform(|_| Action::SecondLookArrived(Arrival::Awaited));
        html! {
            <div class="notice" role="alert">
                <p>{ text.get("part-failed") }</p>
                <button type="button" onclick={again}>{ text.get("part-again") }</button>
            </div>
        }
    } else {
        html! { <p class="muted" role="status">{ text.get("part-awaited") }</p> }
    }
}
