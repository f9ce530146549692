//! The address of the page, and its fragment, which never leaves the browser.

use super::listener::Listener;
use super::window;

/// What stands behind `#`; empty where nothing does.
#[must_use]
pub fn fragment() -> String {
    let hash = window().and_then(|window| window.location().hash().ok());
    let hash = hash.unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// The full address of this page with another fragment, or the bare one.
#[must_use]
pub fn with_fragment(fragment: &str) -> Option<String> {
    let address = window()?.location().href().ok()?;
    let page = address.split('#').next().unwrap_or_default();
    Some(if fragment.is_empty() {
        page.to_owned()
    } else {
        format!("{page}#{fragment}")
    })
}

/// Puts another fragment behind `#`, and a mark on the entry of the history that is shown.
pub fn replace_fragment(fragment: &str, mark: f64) {
    let history = window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        // Browsers refuse it when it comes too often; the next one counts.
        let _ =
            history.replace_state_with_url(&mark.into(), "", with_fragment(fragment).as_deref());
    }
}

/// Puts another fragment behind `#`, with a new entry in the history and a mark on it. On the way between the two, the
/// browser leaves it to the page how far it is scrolled.
pub fn push_fragment(fragment: &str, mark: f64) {
    let history = window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        let leave_scrolling = || history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
        let _ = leave_scrolling();
        let _ = history.push_state_with_url(&mark.into(), "", with_fragment(fragment).as_deref());
        let _ = leave_scrolling();
    }
}

/// The mark on the entry of the history that is shown; none: the page did not make it.
#[must_use]
pub fn mark() -> Option<f64> {
    let history = window()?.history().ok()?;
    history.state().ok()?.as_f64()
}

/// Calls `listener` with each fragment that a person enters, or goes back to. None: there is no window.
#[must_use]
pub fn watch(listener: impl Fn(String) + 'static) -> Option<Listener> {
    Listener::start("hashchange", move |_| listener(fragment()))
}
