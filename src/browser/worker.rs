//! The outside of a worker: one more copy of the module that this page runs, on another core.

use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, MessageEvent, WorkerOptions, WorkerType};

use crate::browser::page;

/// A worker that runs this module. It ends when this is dropped.
#[derive(Debug)]
pub struct Worker {
    worker: web_sys::Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

impl Worker {
    /// Starts a worker. `on_message` gets the bytes of each message, `on_failure` is called where it cannot
    /// start or dies. None: this browser has no workers, or the page does not say where its files are.
    #[must_use]
    pub fn start(
        mut on_message: impl FnMut(Vec<u8>) + 'static,
        mut on_failure: impl FnMut() + 'static,
    ) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let script = page::address_of(&page::script_attribute("data-worker")?)?;
        let glue = page::address_of(&page::script_attribute("data-glue")?)?;
        let worker = web_sys::Worker::new_with_options(&script, &options).ok()?;
        let message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Ok(bytes) = event.data().dyn_into::<Uint8Array>() {
                on_message(bytes.to_vec());
            }
        });
        let error = Closure::<dyn FnMut(Event)>::new(move |_| on_failure());
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        // The module is compiled once: the worker gets it ready made.
        let start = Object::new();
        Reflect::set(&start, &"glue".into(), &glue.into()).ok()?;
        Reflect::set(&start, &"module".into(), &wasm_bindgen::module()).ok()?;
        worker.post_message(&start).ok()?;
        Some(Self {
            worker,
            _on_message: message,
            _on_error: error,
        })
    }

    /// Sends a message.
    pub fn post(&self, bytes: &[u8]) {
        // Fails only where memory runs out; then no answer comes, as from a worker that died.
        let _ = self.worker.post_message(&Uint8Array::from(bytes));
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
