//! The document around the app.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement};
use yew::NodeRef;

use super::{document, window};

/// The element with this id.
#[must_use]
pub fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// Gives the focus to the element with this id, and brings it into view, out of all that it is folded into.
pub fn focus(id: &str) {
    if let Some(element) = element(id).and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let folded = || element.closest("details:not([open])").ok().flatten();
        while let Some(details) = folded() {
            if details.set_attribute("open", "").is_err() {
                break;
            }
        }
        // Fails for no element that the page makes.
        let _ = element.focus();
    }
}

/// Gives the focus to the element with this id, and brings it to the top of the window.
pub fn go_to(id: &str) {
    focus(id);
    if let Some(element) = element(id) {
        element.scroll_into_view();
    }
}

/// What the window and its tab are called.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Where somebody was on the page, to be brought back there.
#[derive(Debug, Default)]
pub struct Spot {
    focused: Option<HtmlElement>,
    /// How far the page was scrolled. [px]
    scrolled: f64,
}

impl Spot {
    /// Where they are now.
    #[must_use]
    pub fn now() -> Self {
        let focused = document().and_then(|it| it.active_element());
        Self {
            focused: focused.and_then(|it| it.dyn_into().ok()),
            scrolled: window()
                .and_then(|it| it.scroll_y().ok())
                .unwrap_or_default(),
        }
    }

    /// Brings them back, as far as what they were at is still there.
    pub fn go_back(&self) {
        if let Some(element) = &self.focused {
            // Fails for no element that the page makes.
            let _ = element.focus();
        }
        if let Some(window) = window() {
            window.scroll_to_with_x_and_y(0.0, self.scrolled);
        }
    }
}

/// Shows a dialog above everything else, and keeps the focus in it.
pub fn show_modal(dialog: &NodeRef) {
    if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
        // Fails for a dialog that is shown already.
        let _ = dialog.show_modal();
    }
}

/// Closes a dialog; the focus goes back to where it was.
pub fn close_modal(dialog: &NodeRef) {
    if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
        dialog.close();
    }
}

/// Shows an element that the page keeps hidden.
pub fn reveal(id: &str) {
    if let Some(element) = element(id) {
        // Fails for no attribute that exists.
        let _ = element.remove_attribute("hidden");
    }
}

/// From now on, shows the element with this id when the app crashes, and says to the console where.
pub fn on_panic(id: &'static str) {
    std::panic::set_hook(Box::new(move |crash| {
        web_sys::console::error_1(&crash.to_string().into());
        reveal(id);
    }));
}
