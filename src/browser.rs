//! The browser, behind a few types of ours: a leaf, and the only place that names `web_sys` and `js_sys`.
//!
//! Nothing here fails loudly: what a browser may refuse is an `Option`, and those above decide.

pub mod address;
pub mod clipboard;
pub mod clock;
pub mod files;
pub mod keys;
pub mod page;
pub mod scope;
pub mod size;
pub mod storage;
pub mod worker;

/// The window. None in a worker, and where there is no browser at all: tests render components without one.
fn window() -> Option<web_sys::Window> {
    if cfg!(target_arch = "wasm32") {
        web_sys::window()
    } else {
        None
    }
}

/// The document.
fn document() -> Option<web_sys::Document> {
    window()?.document()
}
