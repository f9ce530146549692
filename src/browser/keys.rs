//! Keys for undo and redo, wherever on the page the focus is.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlInputElement, HtmlTextAreaElement, KeyboardEvent, Window};

use super::window;

/// Listens for Ctrl or Command with Z, with Shift and Z, or with Y, until it is dropped.
#[derive(Debug)]
pub struct Watch {
    window: Window,
    on_key: Closure<dyn FnMut(KeyboardEvent)>,
}

const KEY: &str = "keydown";

impl Watch {
    /// Calls `listener` with true for undo, with false for redo. Inside a field for text these keys are the browser's
    /// own. None: there is no window.
    #[must_use]
    pub fn start(listener: impl Fn(bool) + 'static) -> Option<Self> {
        let window = window()?;
        let on_key = Closure::<dyn FnMut(KeyboardEvent)>::new(move |event: KeyboardEvent| {
            if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || is_in_text(&event) {
                return;
            }
            let is_undo = match event.key().as_str() {
                "z" | "Z" => !event.shift_key(),
                "y" => false,
                _ => return,
            };
            event.prevent_default();
            listener(is_undo);
        });
        let called = on_key.as_ref().unchecked_ref();
        window.add_event_listener_with_callback(KEY, called).ok()?;
        Some(Self { window, on_key })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let called = self.on_key.as_ref().unchecked_ref();
        // Fails for no listener that was added.
        let _ = self.window.remove_event_listener_with_callback(KEY, called);
    }
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
