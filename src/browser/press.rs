//! What waits until the mouse is let go. Pressing it leaves a field, and what is drawn for that may move the button that is
//! being pressed away from beneath it: then there would be no click.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;

use super::listener::Listener;

#[derive(Default)]
struct Press {
    is_down: bool,
    waiting: Vec<Box<dyn FnOnce()>>,
}

thread_local! {
    /// There is one mouse.
    static PRESS: RefCell<Press> = RefCell::default();
}

/// Watches the mouse from now on, or the finger that acts as one.
#[must_use]
pub fn watch() -> [Option<Listener>; 4] {
    let down = Listener::first("mousedown", |event| {
        let target = event.target();
        // A list that opens takes the mouse to itself, and nobody hears that it was let go.
        let is_list = target.is_some_and(|it| it.has_type::<HtmlSelectElement>());
        PRESS.with_borrow_mut(|press| press.is_down = !is_list);
    });
    let end = |event| Listener::first(event, |_| let_go());
    // Of a scroll bar, too, nobody hears; but who presses a key has no mouse to wait for.
    [down, end("mouseup"), end("dragend"), end("keydown")]
}

/// Does this once the mouse is not held down.
pub fn after(work: impl FnOnce() + 'static) {
    let is_down = PRESS.with_borrow(|press| press.is_down);
    if is_down {
        PRESS.with_borrow_mut(|press| press.waiting.push(Box::new(work)));
    } else {
        work();
    }
}

/// Does what waits.
pub fn let_go() {
    let press = PRESS.take();
    press.waiting.into_iter().for_each(|work| work());
}
