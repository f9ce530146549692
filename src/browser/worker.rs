//! The outside of a worker: the engine on another core.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{MessageEvent, MessagePort};

#[wasm_bindgen]
extern "C" {
    /// What `hire` of static/boot.js returns.
    type Hand;

    #[wasm_bindgen(method, getter)]
    fn worker(this: &Hand) -> web_sys::Worker;

    #[wasm_bindgen(method, getter)]
    fn port(this: &Hand) -> MessagePort;

    #[wasm_bindgen(method, getter)]
    fn death(this: &Hand) -> Promise;

    /// How many workers static/boot.js has started.
    #[wasm_bindgen(js_namespace = crew, catch)]
    fn started() -> Result<usize, JsValue>;

    /// How many there should be.
    #[wasm_bindgen(js_namespace = crew, catch)]
    fn wanted() -> Result<usize, JsValue>;

    /// One of those, or another one.
    #[wasm_bindgen(js_namespace = crew, js_name = hire, catch)]
    fn hire() -> Result<Hand, JsValue>;
}

/// A worker. It ends when this is dropped.
#[derive(Debug)]
pub struct Worker {
    worker: web_sys::Worker,
    port: MessagePort,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_death: Closure<dyn FnMut(JsValue)>,
}

impl Worker {
    /// How many were started together with the page. 0: this browser has no workers.
    #[must_use]
    pub fn started() -> usize {
        // Tests render the page where there is no browser.
        if cfg!(target_arch = "wasm32") {
            started().unwrap_or(0)
        } else {
            0
        }
    }

    /// How many there should be: one per core.
    #[must_use]
    pub fn wanted() -> usize {
        wanted().unwrap_or(0)
    }

    /// Takes over a worker that was started with the page; after those, starts one. `on_message` gets the bytes
    /// of each message, `on_death` is called where it cannot start or crashes, also if that was long ago. What is
    /// posted before it listens waits for it. None: this browser has no workers.
    #[must_use]
    pub fn hire(
        mut on_message: impl FnMut(Vec<u8>) + 'static,
        mut on_death: impl FnMut() + 'static,
    ) -> Option<Self> {
        let hand = hire().ok()?;
        let message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Ok(bytes) = event.data().dyn_into::<Uint8Array>() {
                on_message(bytes.to_vec());
            }
        });
        let death = Closure::<dyn FnMut(JsValue)>::new(move |_| on_death());
        let port = hand.port();
        port.set_onmessage(Some(message.as_ref().unchecked_ref()));
        // What follows from it is nothing to us.
        let _ = hand.death().then(&death);
        Some(Self {
            worker: hand.worker(),
            port,
            _on_message: message,
            _on_death: death,
        })
    }

    /// Sends a message.
    pub fn post(&self, bytes: &[u8]) {
        // Fails only where memory runs out; then no answer comes, as from a worker that died.
        let _ = self.port.post_message(&Uint8Array::from(bytes));
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.port.close();
        self.worker.terminate();
    }
}
