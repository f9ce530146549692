//! The browser, behind a few types of ours: a leaf. Below the page nothing else names `web_sys` and `js_sys`; components of
//! the page name the elements and events of theirs.
//!
//! Nothing here fails loudly: what a browser may refuse is an `Option`, and those above decide.

#[cfg(feature = "page")]
pub mod address;
#[cfg(feature = "page")]
pub mod clipboard;
pub mod clock;
#[cfg(feature = "page")]
pub mod files;
#[cfg(feature = "page")]
pub mod focus;
#[cfg(feature = "page")]
pub mod keys;
#[cfg(feature = "page")]
pub mod listener;
#[cfg(feature = "page")]
pub mod page;
#[cfg(feature = "page")]
pub mod press;
pub mod scope;
#[cfg(feature = "page")]
pub mod size;
#[cfg(feature = "page")]
pub mod storage;
#[cfg(feature = "page")]
pub mod worker;

/// The window. None where there is no browser: tests render components without one.
#[cfg(feature = "page")]
fn window() -> Option<web_sys::Window> {
    if cfg!(target_arch = "wasm32") {
        web_sys::window()
    } else {
        None
    }
}

/// The document.
#[cfg(feature = "page")]
fn document() -> Option<web_sys::Document> {
    window()?.document()
}
