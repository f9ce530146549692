//! Tests of the built page as a visitor gets it: release files, a static server, a real browser, nothing replaced.
//!
//! `cargo xtask test` builds, serves and starts the driver, then runs these; alone they have nothing to look at.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "end_to_end/visit.rs"]
mod visit;

/// Is there when all futures are simulated.
const COMPLETE: &str = "#progress[data-stand=complete]";

use visit::{Screen, Visit, root_page, subpath_page};

/// Opens the page, reads the sentence, and finds nothing wrong behind it.
async fn shows_the_sentence(page: &str) {
    let visit = Visit::begin().await;
    visit.open(page).await;
    visit.text_of(COMPLETE).await;
    let sentence = visit.text_of("#verdict").await;
    assert!(sentence.contains("finishes sooner in"), "{sentence}");
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

#[tokio::test]
async fn the_sentence_appears_at_the_top_of_a_host() {
    shows_the_sentence(&root_page()).await;
}

#[tokio::test]
async fn the_sentence_appears_under_a_path() {
    shows_the_sentence(&subpath_page()).await;
}

#[tokio::test]
async fn every_screen_shows_it_without_sideways_scrolling() {
    let visit = Visit::begin().await;
    for screen in Screen::ALL {
        for is_dark in [false, true] {
            visit.look_through(screen, is_dark).await;
            visit.open(&root_page()).await;
            visit.text_of(COMPLETE).await;
            let name = format!("{}{}", screen.name(), if is_dark { "-dark" } else { "" });
            visit.screenshot(&name).await;
            assert_eq!(visit.overflow_px().await, 0, "{name}");
        }
    }
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

#[tokio::test]
async fn a_start_that_fails_says_so() {
    let visit = Visit::begin().await;
    visit.block("*.wasm").await;
    visit.open(&root_page()).await;
    let notice = visit.text_of("#failed-start").await;
    assert!(notice.contains("could not start"), "{notice}");
    visit.screenshot("failed-start").await;
    assert!(!visit.is_visible("#no-webassembly").await);
    visit.end().await;
}

#[tokio::test]
async fn a_browser_without_webassembly_is_told_so() {
    let visit = Visit::begin().await;
    visit.before_the_page("delete globalThis.WebAssembly").await;
    visit.open(&root_page()).await;
    let notice = visit.text_of("#no-webassembly").await;
    assert!(notice.contains("WebAssembly"), "{notice}");
    visit.screenshot("no-webassembly").await;
    assert!(!visit.is_visible("#failed-start").await);
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

#[tokio::test]
async fn a_browser_without_javascript_reads_what_the_page_is_for() {
    let visit = Visit::begin().await;
    visit.without_javascript().await;
    visit.open(&root_page()).await;
    let text = visit.text_of("main").await;
    assert!(text.contains("Scrum or Data Driven Scrum?"), "{text}");
    assert!(text.contains("needs JavaScript"), "{text}");
    visit.screenshot("no-javascript").await;
    visit.end().await;
}

/// What a page does wrong on purpose, and the words that name it among the faults.
async fn is_seen(wrong: &str, words: &str) {
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    visit.text_of("#verdict").await;
    visit.run(wrong).await;
    let faults = visit.faults().await;
    let seen = faults.iter().any(|fault| fault.contains(words));
    assert!(seen, "{words:?} is not in {faults:?}");
    visit.end().await;
}

#[tokio::test]
async fn the_watch_sees_an_error_in_the_console() {
    is_seen("console.error('a mishap')", "a mishap").await;
}

#[tokio::test]
async fn the_watch_sees_what_the_policy_forbids() {
    is_seen(
        "document.body.setAttribute('style', 'color: red')",
        "Content Security Policy",
    )
    .await;
}

#[tokio::test]
async fn the_watch_sees_a_request_to_another_host() {
    // Navigation is the one request that no policy stops.
    is_seen(
        "location.href = 'http://127.0.0.1:9/elsewhere'",
        "foreign request: http://127.0.0.1:9/elsewhere",
    )
    .await;
}
