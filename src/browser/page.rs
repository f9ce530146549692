//! The document around the app.

use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Element, HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlSelectElement,
    HtmlTextAreaElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};
use yew::NodeRef;

use super::listener::Listener;
use super::press;
use super::{document, window};

#[wasm_bindgen]
extern "C" {
    /// Fetches style sheets; see static/boot.js.
    #[wasm_bindgen(js_namespace = looks, js_name = fetch, catch)]
    fn fetch_styles(names: Vec<JsValue>) -> Result<Promise, JsValue>;
}

/// Fetches style sheets of these names, at once; what is returned ends when they are there, or will not come.
pub fn fetch_looks(names: &[&str]) -> impl Future<Output = ()> + use<> {
    let names = names.iter().map(|&name| name.into()).collect();
    let promise = fetch_styles(names).map(JsFuture::from);
    async move {
        if let Ok(promise) = promise {
            let _ = promise.await;
        }
    }
}

/// The element with this id.
#[must_use]
pub fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// Gives the focus to the element with this id, and brings it into view, out of all that it is folded into.
pub fn focus(id: &str) {
    if let Some(element) = element(id).and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let folded = || element.closest("details:not([open])").ok().flatten();
        while let Some(details) = folded() {
            if details.set_attribute("open", "").is_err() {
                break;
            }
        }
        // Fails for no element that the page makes.
        let _ = element.focus();
        // As the Tab key does it: what is typed takes the place of what stands there.
        if let Some(field) = element.dyn_ref::<HtmlInputElement>()
            && field.type_() == "text"
        {
            field.select();
        }
    }
}

/// Gives the focus to the element with this id, and brings it to the top of the window.
pub fn go_to(id: &str) {
    focus(id);
    if let Some(element) = element(id) {
        element.scroll_into_view();
    }
}

/// Brings the element with this id to the middle of the window, unless it is seen already; the lowest part of the window may
/// be taken by what stays in sight there. [px]
pub fn bring_into_sight(id: &str, taken: f64) {
    let height = window().and_then(|it| it.inner_height().ok()?.as_f64());
    let (Some(element), Some(height)) = (element(id), height) else {
        return;
    };
    let place = element.get_bounding_client_rect();
    if place.top() < 0.0 || place.bottom() > height - taken {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        options.set_inline(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Gives the focus to a field of several lines, with a part of its text chosen and in view. The part is given by its places
/// in the text. [UTF-16 units]
pub fn choose_text(id: &str, from: u32, to: u32) {
    let field = element(id).and_then(|it| it.dyn_into::<HtmlTextAreaElement>().ok());
    let Some(field) = field else { return };
    let lines = |text: &str| text.matches('\n').count() as f64;
    let value = field.value();
    let before: Vec<u16> = value.encode_utf16().take(from as usize).collect();
    let share = lines(&String::from_utf16_lossy(&before)) / (lines(&value) + 1.0);
    // Fails for no field of the page.
    let _ = field.focus();
    let _ = field.set_selection_range(from, to);
    let top = share * f64::from(field.scroll_height()) - f64::from(field.client_height()) / 3.0;
    #[expect(clippy::cast_possible_truncation, reason = "pixels of a field")]
    field.set_scroll_top(top.max(0.0) as i32);
}

/// What stands in the field with this id, or is chosen in it; nothing where there is none.
#[must_use]
pub fn value_of(id: &str) -> String {
    let Some(element) = element(id) else {
        return String::new();
    };
    match element.dyn_into::<HtmlInputElement>() {
        Ok(field) => field.value(),
        Err(element) => {
            let select = element.dyn_into::<HtmlSelectElement>();
            select.map(|it| it.value()).unwrap_or_default()
        }
    }
}

/// Lets somebody who types leave the field, so that what they typed counts.
pub fn leave_field() {
    let focused = document().and_then(|it| it.active_element());
    if let Some(field) = focused.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        // Fails for no element that has the focus.
        let _ = field.blur();
    }
    press::let_go();
}

/// Calls `listener` when the page is left. None: there is no window.
#[must_use]
pub fn watch_leaving(listener: impl Fn() + 'static) -> Option<Listener> {
    Listener::start("pagehide", move |_| listener())
}

/// What the window and its tab are called.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Where somebody was on the page, to be brought back there.
#[derive(Debug, Default)]
pub struct Spot {
    focused: Option<HtmlElement>,
    /// How far the page was scrolled. [px]
    scrolled: f64,
}

impl Spot {
    /// Where they are now.
    #[must_use]
    pub fn now() -> Self {
        let focused = document().and_then(|it| it.active_element());
        Self {
            focused: focused.and_then(|it| it.dyn_into().ok()),
            scrolled: window()
                .and_then(|it| it.scroll_y().ok())
                .unwrap_or_default(),
        }
    }

    /// Brings them back, as far as what they were at is still there.
    pub fn go_back(&self) {
        if let Some(element) = &self.focused {
            // Fails for no element that the page makes.
            let _ = element.focus();
        }
        if let Some(window) = window() {
            window.scroll_to_with_x_and_y(0.0, self.scrolled);
        }
    }
}

/// Shows a dialog above everything else, and keeps the focus in it.
pub fn show_modal(dialog: &NodeRef) {
    if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
        // Fails for a dialog that is shown already.
        let _ = dialog.show_modal();
    }
}

/// Closes a dialog; the focus goes back to where it was.
pub fn close_modal(dialog: &NodeRef) {
    if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
        dialog.close();
    }
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
