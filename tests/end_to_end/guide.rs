//! "How it works": opened, asked from a "?", left by its own way and by the browser's, with the scenario kept.

use crate::visit::{ENTER, Screen, Visit, root_page};
use crate::{COMPLETE, RIGHT, address_with, figures};

const BACK: &str = "#guide > nav a";

/// The id of what has the focus, once it is this one.
async fn focus_comes_to(visit: &Visit, id: &str) {
    let script = format!(
        "return (async () => {{
            const end = Date.now() + 10000;
            while (document.activeElement?.id !== '{id}' && Date.now() < end)
                await new Promise(next => setTimeout(next, 50));
            return document.activeElement?.id ?? ''
        }})()"
    );
    assert_eq!(visit.run(&script).await, id);
}

async fn title(visit: &Visit) -> String {
    let title = visit.run("return document.title").await;
    title.as_str().unwrap().to_owned()
}

/// Whether nothing of the guide is left on the page.
async fn is_closed(visit: &Visit) -> bool {
    let script = "return (async () => {
        const end = Date.now() + 10000;
        while (document.getElementById('guide') && Date.now() < end)
            await new Promise(next => setTimeout(next, 50));
        return document.getElementById('guide') === null
    })()";
    visit.run(script).await == true
}

#[tokio::test]
async fn a_question_leads_to_its_place_and_the_way_back_keeps_the_scenario() {
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    visit.text_of(COMPLETE).await;
    visit
        .press("#app .inputs input[type=range]", &RIGHT.repeat(5))
        .await;
    let own_address = address_with(&visit, "uncertainty").await;
    let own = figures(&visit).await;
    // The "?" of the length of a sprint, by keyboard.
    visit.press("#parameter-sprint-help summary", ENTER).await;
    visit.press("#parameter-sprint-help a", ENTER).await;
    focus_comes_to(&visit, "guide-sprint").await;
    let address = address_with(&visit, "guide=sprint").await;
    assert!(address.contains("uncertainty"), "{address}");
    assert_eq!(title(&visit).await, "How it works – Cadence Lab");
    assert!(!visit.is_visible("#verdict").await);
    visit.screenshot("guide-entry").await;
    // On to the chapter, and back by the browser: to the entry, then to the scenario.
    visit.press("#guide-sprint + dd a", ENTER).await;
    focus_comes_to(&visit, "guide-how-sprint").await;
    visit.run("history.back()").await;
    focus_comes_to(&visit, "guide-sprint").await;
    visit.run("history.back()").await;
    assert!(is_closed(&visit).await);
    assert_eq!(figures(&visit).await, own);
    let focused = "return document.activeElement.closest('details')?.id";
    assert_eq!(visit.run(focused).await, "parameter-sprint-help");
    assert!(title(&visit).await.starts_with("Scrum or Data Driven"));
    // In by the link at the top and out by the page's own way.
    visit.press("#app > header .guide-link", ENTER).await;
    focus_comes_to(&visit, "guide-title").await;
    visit.press(BACK, ENTER).await;
    assert!(is_closed(&visit).await);
    assert_eq!(figures(&visit).await, own);
    // What is edited from now on is still there for who goes back by the browser, past the guide.
    visit
        .press("#app .inputs input[type=range]", &RIGHT.repeat(5))
        .await;
    let edited = figures(&visit).await;
    assert_ne!(edited, own);
    visit.run("history.back()").await;
    focus_comes_to(&visit, "guide-title").await;
    visit.run("history.back()").await;
    assert!(is_closed(&visit).await);
    assert_eq!(figures(&visit).await, edited);
    assert_ne!(address_with(&visit, "uncertainty").await, own_address);
    let notice = "return document.getElementById('link-notice') === null";
    assert_eq!(visit.run(notice).await, true);
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

#[tokio::test]
async fn an_address_opens_the_guide_and_its_figures_are_live_on_every_screen() {
    let visit = Visit::begin().await;
    for screen in Screen::ALL {
        visit.look_through(screen, false).await;
        visit
            .open(&format!("{}#1&guide=how-spread", root_page()))
            .await;
        focus_comes_to(&visit, "guide-how-spread").await;
        let before = visit.text_of(".guide-says").await;
        visit.press("#guide-spread-slider", RIGHT).await;
        assert_ne!(visit.text_of(".guide-says").await, before);
        assert_eq!(visit.overflow_px().await, 0, "{screen:?}");
        visit.reload().await;
        focus_comes_to(&visit, "guide-how-spread").await;
        // Nothing was entered, so the way back leads to the first screen.
        visit.press(BACK, ENTER).await;
        assert!(is_closed(&visit).await);
        visit.text_of(COMPLETE).await;
    }
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}
