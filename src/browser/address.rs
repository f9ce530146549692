//! The address of the page, and its fragment, which never leaves the browser.

use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, Window};

use super::window;

/// What stands behind `#`; empty where nothing does.
#[must_use]
pub fn fragment() -> String {
    let hash = window().and_then(|window| window.location().hash().ok());
    let hash = hash.unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// The full address of this page with another fragment.
#[must_use]
pub fn with_fragment(fragment: &str) -> Option<String> {
    let address = window()?.location().href().ok()?;
    let page = address.split('#').next().unwrap_or_default();
    Some(format!("{page}#{fragment}"))
}

/// Puts another fragment behind `#`, without a new entry in the history.
pub fn replace_fragment(fragment: &str) {
    let history = window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        // Browsers refuse it when it comes too often; the next one counts.
        let address = format!("#{fragment}");
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// Puts another fragment behind `#`, with a new entry in the history.
pub fn push_fragment(fragment: &str) {
    let history = window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        let address = format!("#{fragment}");
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// Watches for fragments that a person enters, or goes back to, until it is dropped.
#[derive(Debug)]
pub struct Watch {
    window: Window,
    on_change: Closure<dyn FnMut(Event)>,
}

const CHANGE: &str = "hashchange";

impl Watch {
    /// Calls `listener` with each. None: there is no window.
    #[must_use]
    pub fn start(listener: impl Fn(String) + 'static) -> Option<Self> {
        let window = window()?;
        let on_change = Closure::<dyn FnMut(Event)>::new(move |_| listener(fragment()));
        let called = on_change.as_ref().unchecked_ref();
        window
            .add_event_listener_with_callback(CHANGE, called)
            .ok()?;
        Some(Self { window, on_change })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let called = self.on_change.as_ref().unchecked_ref();
        // Fails for no listener that was added.
        let _ = self
            .window
            .remove_event_listener_with_callback(CHANGE, called);
    }
}
