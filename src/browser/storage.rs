//! What is kept on the device. A browser may refuse it, in a private window for one: then nothing is kept.

use web_sys::Storage;

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
