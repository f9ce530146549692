//! The document around the app.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement};
use yew::NodeRef;

use super::document;

/// The element with this id.
#[must_use]
pub fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// Gives the focus to the element with this id, and brings it into view.
pub fn focus(id: &str) {
    if let Some(element) = element(id).and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        // Fails for no element that the page makes.
        let _ = element.focus();
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
