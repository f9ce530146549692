//! Buttons that have no use just now. They are not disabled, or whoever presses one again and again by keyboard would lose
//! the focus to the next one, and press that.

use yew::Callback;

/// How such a button is marked, in `aria-disabled`.
#[must_use]
pub fn off(is_off: bool) -> Option<&'static str> {
    is_off.then_some("true")
}

/// What a press does: nothing, while the button has no use.
#[must_use]
pub fn unless<Press>(is_off: bool, on_press: Callback<Press>) -> Callback<Press> {
    if is_off { Callback::noop() } else { on_press }
}
