//! Files that the person opens, and files that the page hands over. None leaves the device.

use js_sys::{Array, JsString, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, Event, HtmlElement, HtmlInputElement, Url};

use super::document;

/// Reads the file that was chosen in a field, and then gives its bytes. Nothing happens where none was chosen.
pub fn read_chosen(event: &Event, on_bytes: impl FnOnce(Vec<u8>) + 'static) {
    let field = event
        .target()
        .and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
    let Some(field) = field else { return };
    let Some(file) = field.files().and_then(|files| files.get(0)) else {
        return;
    };
    // The same file can be chosen again.
    field.set_value("");
    spawn_local(async move {
        if let Ok(buffer) = JsFuture::from(file.array_buffer()).await {
            on_bytes(Uint8Array::new(&buffer).to_vec());
        }
    });
}

/// Hands a text over as a file to be kept.
pub fn save(name: &str, kind: &str, text: &str) {
    // Fails only where memory runs out; then there is no file, and the person can try again.
    let _ = try_save(name, kind, text);
}

fn try_save(name: &str, kind: &str, text: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&JsString::from(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link = document()?.create_element("a").ok()?;
    link.set_attribute("href", &address).ok()?;
    link.set_attribute("download", name).ok()?;
    link.dyn_into::<HtmlElement>().ok()?.click();
    Url::revoke_object_url(&address).ok()
}
