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

#[test]
fn what_is_read_before_the_app_starts_is_what_the_app_says_first() {
    let page = include_str!("../index.html");
    let text = cadence_lab::text::Text::english();
    for key in ["page-title", "verdict-waiting"] {
        let said = text.get(key);
        assert!(page.contains(&said), "index.html does not say: {said}");
    }
}
