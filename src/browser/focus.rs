//! Where the focus goes when the button that had it vanishes, or is of no use any more: to the nearest thing that takes it, so that
//! whoever works by keyboard goes on where they are.

use std::iter::successors;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, NodeList};

use super::document;
use super::listener::Listener;

/// What takes the focus.
const FOCUSABLE: &str = "a[href], button, input, select, textarea, summary, [tabindex='0']";

/// Keeps the focus from now on. None: there is no window.
#[must_use]
pub fn watch() -> Option<Listener> {
    Listener::first("click", |event| {
        if let Some(pressed) = Pressed::of(&event) {
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
        if is_lost && !can_take_focus(&self.button) {
            let neighbour = self.neighbour().and_then(|it| it.dyn_into().ok());
            // Fails for no element that takes the focus.
            let _ = neighbour.map(|it: HtmlElement| it.focus());
        }
    }

    /// The nearest of those that are left, in the innermost that is left.
    fn neighbour(&self) -> Option<Element> {
        let all = (0..self.focusable.length()).filter_map(|it| self.focusable.get(it));
        let all: Vec<Element> = all.filter_map(|it| it.dyn_into().ok()).collect();
        let place = all.iter().position(|it| *it == self.button)?;
        let left = all.iter().enumerate().filter(|(_, it)| can_take_focus(it));
        // Of two that are as near, the later one: the order of the page leads there.
        let left = left.map(|(at, it)| ((at.abs_diff(place), at < place), it));
        let left: Vec<_> = left.collect();
        let is_in = |outer: &Element| {
            let inner = left.iter().filter(|(_, it)| outer.contains(Some(it)));
            let nearest = inner.min_by_key(|(distance, _)| *distance);
            nearest.map(|(_, it)| (*it).clone())
        };
        let mut around = self.around.iter().filter(|it| it.is_connected());
        around.find_map(is_in)
    }
}

/// Whether an element is on the page, in use and seen.
fn can_take_focus(element: &Element) -> bool {
    let is_disabled = element.matches(":disabled").unwrap_or_default();
    element.is_connected() && !is_disabled && element.get_bounding_client_rect().width() > 0.0
}
