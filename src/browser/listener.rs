//! What happens in the window, told to somebody until they no longer listen.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, Window};

use super::window;

/// Listens until it is dropped.
#[derive(Debug)]
pub struct Listener {
    window: Window,
    /// What is listened for, as browsers call it.
    event: &'static str,
    /// Whether it hears of it before anything on the page does.
    is_first: bool,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Calls `listener` with each event of a name. None: there is no window.
    pub(super) fn start(event: &'static str, listener: impl Fn(Event) + 'static) -> Option<Self> {
        Self::add(event, false, listener)
    }

    /// The same before anything on the page hears of it.
    pub(super) fn first(event: &'static str, listener: impl Fn(Event) + 'static) -> Option<Self> {
        Self::add(event, true, listener)
    }

    fn add(
        event: &'static str,
        is_first: bool,
        listener: impl Fn(Event) + 'static,
    ) -> Option<Self> {
        let window = window()?;
        let closure = Closure::<dyn FnMut(Event)>::new(listener);
        let called = closure.as_ref().unchecked_ref();
        window
            .add_event_listener_with_callback_and_bool(event, called, is_first)
            .ok()?;
        Some(Self {
            window,
            event,
            is_first,
            closure,
        })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let called = self.closure.as_ref().unchecked_ref();
        // Fails for no listener that was added.
        let _ = self.window.remove_event_listener_with_callback_and_bool(
            self.event,
            called,
            self.is_first,
        );
    }
}
