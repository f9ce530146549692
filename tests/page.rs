//! The page rendered on the host: what a visitor reads before the first runs are there.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, missing_docs)]

use cadence_lab::app::screen::Screen;
use yew::LocalServerRenderer;

#[tokio::test]
async fn the_first_screen_is_there_before_any_run() {
    let html = LocalServerRenderer::<Screen>::new()
        .hydratable(false)
        .render()
        .await;
    assert!(html.contains("id=\"verdict\""), "{html}");
    assert!(html.contains("type=\"range\""), "{html}");
    assert!(!html.contains("style="), "{html}");
}
