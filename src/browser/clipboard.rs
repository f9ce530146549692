//! The clipboard, which browsers give to a page only after a click, and only over a safe connection.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Clipboard;

use super::window;

/// Copies a text, and then says whether that succeeded.
pub fn copy(text: &str, on_end: impl FnOnce(bool) + 'static) {
    let clipboard = window().and_then(|window| {
        let navigator = window.navigator();
        // Absent where the connection is not safe, whatever the type of `navigator.clipboard()` says.
        let found = Reflect::get(&navigator, &"clipboard".into()).ok()?;
        found.dyn_into::<Clipboard>().ok()
    });
    let Some(clipboard) = clipboard else {
        on_end(false);
        return;
    };
    let copied = clipboard.write_text(text);
    spawn_local(async move {
        on_end(JsFuture::from(copied).await.is_ok());
    });
}
