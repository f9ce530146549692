//! Tests that run as wasm inside a real browser: what must hold there and cannot be seen natively.
#![cfg(target_arch = "wasm32")]

#[path = "golden/digests.rs"]
mod digests;
#[path = "value_stability/pins.rs"]
mod pins;

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_page_has_a_document_to_render_into() {
    let document = web_sys::window().and_then(|window| window.document());
    assert!(document.is_some());
}

#[wasm_bindgen_test]
fn draws_have_the_bits_they_have_natively() {
    pins::check();
}

#[wasm_bindgen_test]
fn records_have_the_bits_they_have_natively() {
    digests::check();
}
