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
