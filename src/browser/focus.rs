//! Where the focus goes when the button that had it vanishes, or is of no use any more: to the nearest thing that takes it, so that
//! whoever works by keyboard goes on where they are.

use std::iter::successors;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, MouseEvent, NodeList};

use super::document;
use super::listener::Listener;

/// What takes the focus.
const FOCUSABLE: &str = "a[href], button, input, select, textarea, summary, [tabindex='0']";

/// Keeps the focus from now on. None: there is no window.
#[must_use]
pub fn watch() -> Option<Listener> {
    Listener::first("click", |event| {
        // A finger goes on wherever it points, and a field with the focus would open a phone's keyboard.
        let is_by_key = event
            .dyn_ref()
            .is_some_and(|it: &MouseEvent| it.detail() == 0);
        if let Some(pressed) = Pressed::of(&event).filter(|_| is_by_key) {
            // Once what was pressed has done its work, and the page is drawn again.
            Timeout::new(0, move || pressed.keep_focus()).forget();
        }
    })
}

/// A button at the time at which it was pressed.
struct Pressed {
    button: Element,
    /// What it is in, the innermost first.
    around: Vec<Element>,
    /// Everything that took the focus then, the button too, in the order of the page.
    focusable: NodeList,
}

impl Pressed {
    fn of(event: &Event) -> Option<Self> {
        let target = event.target()?.dyn_into::<Element>().ok()?;
        let button = target.closest("button").ok()??;
        let around = successors(button.parent_element(), |it| it.parent_element());
        Some(Self {
            around: around.collect(),
            button,
            focusable: document()?.query_selector_all(FOCUSABLE).ok()?,
        })
    }

    fn keep_focus(&self) {
        let active = document().and_then(|it| it.active_element());
        let is_lost = active.is_none_or(|it| it == self.button || it.tag_name() == "BODY");
        let is_disabled = self.button.matches(":disabled").unwrap_or_default();
        if is_lost && (is_disabled || !self.button.is_connected()) {
            self.focus_neighbour();
        }
    }

    /// Gives the focus to the nearest that takes it, in the innermost that is left.
    fn focus_neighbour(&self) {
        let all = (0..self.focusable.length()).filter_map(|it| self.focusable.get(it));
        let all: Vec<HtmlElement> = all.filter_map(|it| it.dyn_into().ok()).collect();
        let Some(place) = all.iter().position(|it| **it == self.button) else {
            return;
        };
        let others = all.iter().enumerate().filter(|(at, _)| *at != place);
        let mut nearest: Vec<(usize, &HtmlElement)> = others.collect();
        // Of two that are as near, the later one: the order of the page leads there.
        nearest.sort_unstable_by_key(|(at, _)| (at.abs_diff(place), *at < place));
        for outer in self.around.iter().filter(|it| it.is_connected()) {
            let mut inner = nearest.iter().filter(|(_, it)| outer.contains(Some(it)));
            if inner.any(|(_, it)| takes_focus(it)) {
                return;
            }
        }
    }
}

/// Gives an element the focus; false where it does not take it, because it is not in use or not seen.
fn takes_focus(element: &HtmlElement) -> bool {
    let _ = element.focus();
    document().and_then(|it| it.active_element()).as_ref() == Some(element)
}
