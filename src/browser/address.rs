//! The address of the page, and its fragment, which never leaves the browser.

use wasm_bindgen::JsValue;

use super::listener::Listener;
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

/// Calls `listener` with each fragment that a person enters, or goes back to. None: there is no window.
#[must_use]
pub fn watch(listener: impl Fn(String) + 'static) -> Option<Listener> {
    Listener::start("hashchange", move |_| listener(fragment()))
}
