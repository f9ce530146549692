//! The inside of a worker.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageChannel, MessageEvent, MessagePort};

/// The worker that this code runs in.
#[derive(Clone, Debug)]
pub struct Scope {
    page: MessagePort,
    turns: MessageChannel,
}

impl Scope {
    /// None: this is no worker of the page.
    #[must_use]
    pub fn current() -> Option<Self> {
        // Put there by static/worker.js.
        let page = Reflect::get(&js_sys::global(), &"port".into()).ok()?;
        Some(Self {
            page: page.dyn_into().ok()?,
            turns: MessageChannel::new().ok()?,
        })
    }

    /// Calls `listener` with every message of the page, also those that came before, and with none for every
    /// turn that was asked for, for as long as the worker lives.
    pub fn listen(&self, mut listener: impl FnMut(Option<Vec<u8>>) + 'static) {
        let closure = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let bytes = event.data().dyn_into::<Uint8Array>();
            listener(bytes.ok().map(|it| it.to_vec()));
        });
        let function = Some(closure.as_ref().unchecked_ref());
        self.page.set_onmessage(function);
        self.turns.port2().set_onmessage(function);
        // The worker never stops listening.
        closure.forget();
    }

    /// Asks for a turn, once all messages that have come by now are heard.
    pub fn ask_for_turn(&self) {
        // Fails only for what cannot be cloned.
        let _ = self.turns.port1().post_message(&JsValue::UNDEFINED);
    }

    /// Sends a message to the page.
    pub fn post(&self, bytes: &[u8]) {
        let array = Uint8Array::from(bytes);
        let moved = js_sys::Array::of1(&array.buffer());
        // Fails only where the page is gone, and then nobody waits.
        let _ = self.page.post_message_with_transferable(&array, &moved);
    }
}
