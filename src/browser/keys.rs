//! Keys for undo and redo, wherever on the page the focus is.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};

use super::listener::Listener;

/// Calls `listener` with true for undo, with false for redo: Ctrl or Command with Z, with Shift and Z, or with Y. Inside a field
/// for text these keys are the browser's own. None: there is no window.
#[must_use]
pub fn watch(listener: impl Fn(bool) + 'static) -> Option<Listener> {
    Listener::start("keydown", move |event| {
        let Ok(event) = event.dyn_into::<KeyboardEvent>() else {
            return;
        };
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || is_in_text(&event) {
            return;
        }
        let is_undo = match event.key().as_str() {
            "z" | "Z" => !event.shift_key(),
            "y" | "Y" => false,
            _ => return,
        };
        event.prevent_default();
        listener(is_undo);
    })
}

/// Whether the key goes into a field that has its own undo.
fn is_in_text(event: &KeyboardEvent) -> bool {
    let Some(target) = event.target() else {
        return false;
    };
    target.has_type::<HtmlTextAreaElement>()
        || target
            .dyn_into::<HtmlInputElement>()
            .is_ok_and(|field| ["text", "number"].contains(&field.type_().as_str()))
}
