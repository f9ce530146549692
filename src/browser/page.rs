//! The document around the app.

use web_sys::{Document, Element};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The element with this id.
#[must_use]
pub fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
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

/// An attribute of the script that started the app: the names of files change with each build.
#[must_use]
pub fn script_attribute(name: &str) -> Option<String> {
    let script = document()?.query_selector("script[data-glue]").ok()??;
    script.get_attribute(name)
}

/// The full address of a file beside the page.
#[must_use]
pub fn address_of(file: &str) -> Option<String> {
    let base = document()?.base_uri().ok()??;
    web_sys::Url::new_with_base(file, &base)
        .ok()
        .map(|url| url.href())
}
