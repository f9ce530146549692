//! The inside of a worker.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// The worker that this code runs in.
#[derive(Clone, Debug)]
pub struct Scope(DedicatedWorkerGlobalScope);

impl Scope {
    /// None: this is no worker.
    #[must_use]
    pub fn current() -> Option<Self> {
        js_sys::global().dyn_into().ok().map(Self)
    }

    /// Calls `listener` with every message, for as long as the worker lives.
    pub fn listen(&self, mut listener: impl FnMut(Vec<u8>) + 'static) {
        let closure = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Ok(bytes) = event.data().dyn_into::<Uint8Array>() {
                listener(bytes.to_vec());
            }
        });
        self.0.set_onmessage(Some(closure.as_ref().unchecked_ref()));
        // The worker never stops listening.
        closure.forget();
    }

    /// Sends a message to the page.
    pub fn post(&self, bytes: &[u8]) {
        let array = Uint8Array::from(bytes);
        let moved = js_sys::Array::of1(&array.buffer());
        // Fails only where the page is gone, and then nobody waits.
        let _ = self.0.post_message_with_transfer(&array, &moved);
    }
}
