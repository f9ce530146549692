//! What is kept on the device. A browser may refuse it, in a private window for one: then nothing is kept.

use wasm_bindgen::JsCast;
use web_sys::{Storage, StorageEvent};

use super::listener::Listener;
use super::window;

fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}

/// What is kept under a key.
#[must_use]
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps a text under a key; none where the browser refuses.
pub fn set(key: &str, text: &str) -> Option<()> {
    storage()?.set_item(key, text).ok()
}

/// Calls `listener` with what another window of this page keeps under a key, whenever it changes that. None: there is no window.
#[must_use]
pub fn watch(key: &'static str, listener: impl Fn(String) + 'static) -> Option<Listener> {
    Listener::start("storage", move |event| {
        if let Ok(event) = event.dyn_into::<StorageEvent>()
            && event.key().as_deref() == Some(key)
        {
            listener(event.new_value().unwrap_or_default());
        }
    })
}
