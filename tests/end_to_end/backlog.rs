//! One's own backlog: built by keyboard, undone, read from files, kept on the device.

use crate::visit::{ENTER, Screen, Visit, root_page};
use crate::{COMPLETE, address_with, count, figures, open_backlog};

/// Key with which all that stands in a field is chosen, held until the last of the keys.
const ALL: &str = "\u{e009}a\u{e000}";

const TAB: &str = "\u{e004}";

const DOWN: &str = "\u{e015}";

async fn value(visit: &Visit, id: &str) -> String {
    let script = format!("return document.getElementById('{id}').value");
    visit.run(&script).await.as_str().unwrap().to_owned()
}

#[tokio::test]
async fn fifteen_items_are_built_from_nothing_by_keyboard_alone_and_undone() {
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    let first = figures(&visit).await;
    visit.tab_to("panel-backlog", false).await;
    visit.keys(ENTER).await;
    visit.tab_to("start-empty", false).await;
    visit.keys(ENTER).await;
    visit.text_of("#remove-0").await;
    for item in 0..15 {
        if item > 0 {
            visit.tab_to("add-item", false).await;
            visit.keys(ENTER).await;
        }
        // The focus is in the name of the new item.
        visit
            .tab_to(&format!("field-items[{item}].name"), true)
            .await;
        visit.keys(&format!("{ALL}Step {item}{TAB}")).await;
        visit.keys(TAB).await;
        visit.keys(&format!("{ALL}{}{TAB}", 1 + item % 4)).await;
    }
    assert_eq!(count(&visit, ".backlog-table tbody tr").await, 15);
    assert_eq!(value(&visit, "field-items[14].name").await, "Step 14");
    let built = figures(&visit).await;
    assert_ne!(built.1, first.1);
    visit.screenshot("backlog-built").await;
    // The last item goes up, and the focus with it.
    visit.tab_to("up-14", true).await;
    visit.keys(ENTER).await;
    visit.tab_to("up-13", false).await;
    assert_eq!(value(&visit, "field-items[13].name").await, "Step 14");
    // A reload keeps it.
    address_with(&visit, "scenario=").await;
    let moved = figures(&visit).await;
    visit.reload().await;
    assert_eq!(figures(&visit).await, moved);
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

#[tokio::test]
async fn everything_is_undone_back_to_the_start_and_done_again() {
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    let first = figures(&visit).await;
    open_backlog(&visit).await;
    visit.press("#add-item", ENTER).await;
    visit.keys(&format!("{ALL}One more{TAB}")).await;
    visit
        .press("#app .inputs input[type=range]", "\u{e014}\u{e014}\u{e014}")
        .await;
    visit.press("#remove-3", ENTER).await;
    let last = figures(&visit).await;
    assert_ne!(last.1, first.1);
    // One step each: the item, its name, the slider, the item that was removed.
    for _ in 0..4 {
        visit.press("#undo", ENTER).await;
    }
    let is_off = "return document.querySelector('#undo').ariaDisabled === 'true'";
    assert_eq!(visit.run(is_off).await, true);
    assert_eq!(figures(&visit).await, first);
    assert_eq!(count(&visit, "input[value=explore]:checked").await, 1);
    // By keys as well, wherever the focus is.
    for _ in 0..4 {
        visit.keys("\u{e009}\u{e008}z\u{e000}").await;
    }
    assert_eq!(figures(&visit).await, last);
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

#[tokio::test]
async fn what_is_wrong_leads_to_its_field_and_the_last_result_stays() {
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    let first = figures(&visit).await;
    open_backlog(&visit).await;
    visit
        .press(
            "[id='field-items[1].estimate']",
            &format!("{ALL}a week{TAB}"),
        )
        .await;
    let stale = visit.text_of("#stale").await;
    assert!(stale.contains("before the last changes"), "{stale}");
    let problem = visit.text_of("#problems li").await;
    assert!(
        problem.contains("a week") && problem.contains("above 0"),
        "{problem}"
    );
    assert_eq!(visit.text_of("#verdict").await, first.0);
    // What was typed survives a reload, and the problem leads to it.
    address_with(&visit, "scenario=").await;
    visit.reload().await;
    visit.text_of("#stale").await;
    visit.press("#stale button", ENTER).await;
    visit.wait_for_focus("field-items[1].estimate").await;
    assert_eq!(value(&visit, "field-items[1].estimate").await, "a week");
    visit.keys(&format!("{ALL}1.5{TAB}")).await;
    visit.text_of(COMPLETE).await;
    assert_eq!(count(&visit, "#stale").await, 0);
    // The rest of an item is in its sheet, and Escape leads back.
    visit.press("#more-2", ENTER).await;
    let title = visit.text_of("#sheet-title").await;
    assert_eq!(title, value(&visit, "field-items[2].name").await);
    visit.screenshot("sheet").await;
    visit.keys("\u{e00c}").await;
    let focused = visit.run("return document.activeElement.id").await;
    assert_eq!(focused, "more-2");
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

/// What is wrong is said, or not any more, in the row above: without care the button is no longer beneath the mouse when it is let go.
#[tokio::test]
async fn the_click_that_leaves_a_field_counts() {
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    open_backlog(&visit).await;
    for (typed, wrong) in [("2 d", 1), ("2", 0)] {
        let field = "[id='field-items[4].estimate']";
        visit.press(field, &format!("{ALL}{typed}")).await;
        visit.click("#more-5").await;
        let title = visit.text_of("#sheet-title").await;
        assert_eq!(title, value(&visit, "field-items[5].name").await);
        visit.keys("\u{e00c}").await;
        assert_eq!(count(&visit, "#stale").await, wrong);
        assert_eq!(value(&visit, "field-items[4].estimate").await, typed);
    }
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

#[tokio::test]
async fn a_file_is_opened_or_says_why_not_and_names_are_kept() {
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    let first = figures(&visit).await;
    open_backlog(&visit).await;
    let preset = serde_json::to_string(&cadence_lab::preset::PRESETS[0].document()).unwrap();
    let folder = std::env::temp_dir();
    let (good, bad) = (
        folder.join("cadence-good.json"),
        folder.join("cadence-bad.json"),
    );
    std::fs::write(&good, &preset).unwrap();
    std::fs::write(&bad, &preset[..preset.len() / 2]).unwrap();
    visit.press("#import", bad.to_str().unwrap()).await;
    let refused = visit.text_of("#refused").await;
    assert!(refused.contains("could not be read"), "{refused}");
    assert_eq!(figures(&visit).await, first);
    visit.press("#import", good.to_str().unwrap()).await;
    address_with(&visit, "scenario=").await;
    // The same scenario is the same futures, wherever it came from.
    assert_eq!(figures(&visit).await, first);
    // Kept under a name, deleted, and brought back.
    keep(&visit, "First try").await;
    assert_eq!(value(&visit, "shelf-0").await, "First try");
    visit.reload().await;
    visit.text_of(COMPLETE).await;
    open_backlog(&visit).await;
    visit.press(".shelf summary", ENTER).await;
    visit.click(".shelf li button:last-child").await;
    assert_eq!(count(&visit, ".shelf li").await, 0);
    visit.click(".shelf [role=status] button").await;
    assert_eq!(value(&visit, "shelf-0").await, "First try");
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

/// Keeps the scenario on the screen under a name.
async fn keep(visit: &Visit, name: &str) {
    visit.press(".shelf summary", ENTER).await;
    visit.press("#shelf-name", &format!("{name}{ENTER}")).await;
}

#[tokio::test]
async fn two_windows_keep_each_others_scenarios() {
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    open_backlog(&visit).await;
    let first = visit.open_beside(&root_page()).await;
    open_backlog(&visit).await;
    let second = visit.open_beside(&root_page()).await;
    open_backlog(&visit).await;
    keep(&visit, "Third").await;
    for (window, name) in [(second.clone(), "Second"), (first.clone(), "First")] {
        visit.turn_to(window).await;
        keep(&visit, name).await;
    }
    visit.reload().await;
    open_backlog(&visit).await;
    visit.press(".shelf summary", ENTER).await;
    let mut names = Vec::new();
    for place in 0..3 {
        names.push(value(&visit, &format!("shelf-{place}")).await);
    }
    assert_eq!(names, ["Third", "Second", "First"]);
    // Rows that one of them has pasted stay when the other only opens its box.
    visit.press("#paste-open", ENTER).await;
    visit.press("#paste-text", "Label images").await;
    visit.turn_to(second).await;
    visit.press("#paste-open", ENTER).await;
    visit.text_of("#paste-title").await;
    visit.turn_to(first).await;
    visit.reload().await;
    open_backlog(&visit).await;
    visit.text_of("#paste-title").await;
    assert_eq!(value(&visit, "paste-text").await, "Label images");
    visit.end().await;
}

/// It takes the place of what is there, and can be undone like anything else.
#[tokio::test]
async fn a_named_scenario_is_opened_and_undone() {
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    let first = figures(&visit).await;
    open_backlog(&visit).await;
    keep(&visit, "As it was").await;
    visit
        .press("#parameter-team", &format!("{ALL}7{TAB}"))
        .await;
    address_with(&visit, "team=7").await;
    let larger = figures(&visit).await;
    visit.click(".shelf li button").await;
    assert_eq!(value(&visit, "parameter-team").await, "4");
    assert_eq!(figures(&visit).await, first);
    visit.click("#undo").await;
    assert_eq!(value(&visit, "parameter-team").await, "7");
    assert_eq!(figures(&visit).await, larger);
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

/// A slider that is let go and a number that is entered are over, whoever comes back to them.
#[tokio::test]
async fn numbers_entered_one_after_the_other_are_undone_one_by_one() {
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    figures(&visit).await;
    let more = "#parameter-team + .step";
    visit.click(more).await;
    address_with(&visit, "team=5").await;
    for (typed, link) in [("6", "team=6"), ("9", "team=9")] {
        let keys = format!("{ALL}{typed}{TAB}");
        visit.press("#parameter-team", &keys).await;
        address_with(&visit, link).await;
    }
    visit
        .press("#parameter-sprint", &format!("{ALL}7,5{TAB}"))
        .await;
    address_with(&visit, "sprint=7.5").await;
    open_backlog(&visit).await;
    visit.click("#undo").await;
    address_with(&visit, "team=9").await;
    visit.click("#undo").await;
    address_with(&visit, "team=6").await;
    assert_eq!(value(&visit, "parameter-team").await, "6");
    visit.click("#undo").await;
    address_with(&visit, "team=5").await;
    // What is typed again and left as it was does not stay when the number changes.
    let same = format!("{ALL}5{TAB}");
    visit.press("#parameter-team", &same).await;
    visit.click(more).await;
    address_with(&visit, "team=6").await;
    assert_eq!(value(&visit, "parameter-team").await, "6");
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

/// Who leaves the page does not leave the field before.
#[tokio::test]
async fn what_is_being_typed_outlives_the_page() {
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    figures(&visit).await;
    visit.press("#parameter-team", &format!("{ALL}7")).await;
    visit.reload().await;
    figures(&visit).await;
    assert_eq!(value(&visit, "parameter-team").await, "7");
    // Nor who follows a link to another scenario; what was typed is not typed there.
    visit.press("#parameter-team", &format!("{ALL}9")).await;
    visit.run("location.hash = '1&preset=improve'").await;
    visit.text_of("#link-notice").await;
    figures(&visit).await;
    assert_ne!(value(&visit, "parameter-team").await, "9");
    visit.click("#link-notice button").await;
    figures(&visit).await;
    assert_eq!(value(&visit, "parameter-team").await, "9");
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

#[tokio::test]
async fn an_effort_is_said_as_people_think_of_it_and_undone() {
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    let first = figures(&visit).await;
    open_backlog(&visit).await;
    visit.press("#more-1", ENTER).await;
    // A preset's effort is of a kind of work, with its source.
    let editor = visit.text_of(".sheet .spread").await;
    assert!(editor.contains("Certainty"), "{editor}");
    let choose = "const way = document.getElementById('field-items[1].effort');
        way.value = 'typical'; way.dispatchEvent(new Event('change', { bubbles: true }))";
    visit.run(choose).await;
    visit
        .press(
            "[id='field-items[1].effort.median']",
            &format!("{ALL}4{TAB}"),
        )
        .await;
    visit.keys(&format!("{ALL}9{TAB}")).await;
    let says = "One in ten below 1.78, half below 4, nine in ten below 9 person-days.";
    wait_for(&visit, ".sheet .density figcaption", says).await;
    visit.screenshot("effort-typical").await;
    // What makes no spread stays, and says why.
    visit
        .press(
            "[id='field-items[1].effort.sigma']",
            &format!("{ALL}3{TAB}"),
        )
        .await;
    let wrong = visit
        .text_of("[id='field-items[1].effort.sigma-problem']")
        .await;
    assert!(wrong.contains("from 4"), "{wrong}");
    assert_eq!(value(&visit, "field-items[1].effort.sigma").await, "3");
    visit.press("#sheet-close", ENTER).await;
    let said = figures_after_undo(&visit, 1).await;
    assert_ne!(said.1, first.1);
    // The way, the median and nine in ten below are a step each.
    assert_eq!(figures_after_undo(&visit, 3).await, first);
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

/// Waits until an element says this.
async fn wait_for(visit: &Visit, selector: &str, words: &str) {
    let script = format!(
        "return (async () => {{
            const end = Date.now() + 10000;
            const said = () => document.querySelector('{selector}')?.textContent ?? '';
            while (!said().includes('{words}') && Date.now() < end)
                await new Promise(next => setTimeout(next, 50));
            return said()
        }})()"
    );
    let said = visit.run(&script).await;
    assert!(said.as_str().unwrap().contains(words), "{said}");
}

async fn figures_after_undo(visit: &Visit, steps: usize) -> (String, String) {
    for _ in 0..steps {
        visit.press("#undo", ENTER).await;
    }
    figures(visit).await
}

#[tokio::test]
async fn the_picture_of_what_waits_for_what_is_walked_by_keyboard() {
    let visit = Visit::begin().await;
    for screen in Screen::ALL {
        visit.look_through(screen, false).await;
        visit.open(&root_page()).await;
        visit.text_of(COMPLETE).await;
        if count(&visit, ".backlog-table").await == 0 {
            open_backlog(&visit).await;
        }
        visit.press("#panel-backlog-graph", ENTER).await;
        visit.text_of(".graph-key").await;
        assert_eq!(visit.overflow_px().await, 0, "{}", screen.name());
        // To the first item, along an arrow, and on to the next.
        visit.press("#graph", "\u{e015}\u{e015}").await;
        let second = visit.text_of(".graph-read-out").await;
        assert!(second.contains("Comes after:"), "{second}");
        visit.screenshot(&format!("graph-{}", screen.name())).await;
        visit.keys(ENTER).await;
        let title = visit.text_of("#sheet-title").await;
        assert!(second.contains(&format!(". {title}.")), "{second} {title}");
        visit.keys("\u{e00c}").await;
        visit.wait_for_focus("graph").await;
        visit.keys("\u{e013}").await;
        let before = visit.text_of(".graph-read-out").await;
        assert!(before.contains(&title) && before != second, "{before}");
        visit.press("#panel-backlog-graph", ENTER).await;
    }
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

#[tokio::test]
async fn scrum_stands_in_a_study_under_two_settings_with_unplanned_work_and_all_is_undone() {
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    let first = figures(&visit).await;
    open_backlog(&visit).await;
    visit.press("#variants > summary", ENTER).await;
    visit.press("#variant-remove-4", ENTER).await;
    visit.wait_for_focus("variant-remove-3").await;
    visit.press("#variant-copy-0", ENTER).await;
    visit.wait_for_focus("field-processes.scrum_2.name").await;
    visit.keys(&format!("{ALL}Scrum in weeks{TAB}")).await;
    visit.press("[id='field-processes.scrum_2']", ENTER).await;
    let sprint = "field-processes.scrum_2.sprint_days";
    visit
        .press(&format!("[id='{sprint}']"), &format!("{ALL}5{TAB}"))
        .await;
    visit.text_of(COMPLETE).await;
    let readings = visit.text_of(".readings").await;
    assert!(readings.contains("Scrum in weeks"), "{readings}");
    visit.screenshot("variants").await;
    // Out of range, it says so beside the field, and the results stay.
    let before = visit.text_of("#verdict").await;
    visit
        .press(&format!("[id='{sprint}']"), &format!("{ALL}99{TAB}"))
        .await;
    let problem = visit.text_of(&format!("[id='{sprint}-problem']")).await;
    assert!(
        problem.contains("99") && problem.contains("1 to 60"),
        "{problem}"
    );
    visit.text_of("#stale").await;
    assert_eq!(visit.text_of("#verdict").await, before);
    // Mended, and work that nobody planned.
    visit
        .press(&format!("[id='{sprint}']"), &format!("{ALL}5{TAB}"))
        .await;
    visit.press("#unplanned > summary", ENTER).await;
    visit.press("#field-unplanned", " ").await;
    visit
        .press("[id='field-unplanned.per_day']", &format!("{ALL}0.4{TAB}"))
        .await;
    let last = figures(&visit).await;
    assert_ne!(last.1, first.1);
    assert_eq!(visit.overflow_px().await, 0);
    // One step each: removed, copied, named, the sprint, the switch, how often. The mended sprint is one gesture with the wrong one.
    let is_off = "return document.querySelector('#undo').ariaDisabled === 'true'";
    for _ in 0..20 {
        if visit.run(is_off).await == true {
            break;
        }
        visit.press("#undo", ENTER).await;
    }
    assert_eq!(figures(&visit).await, first);
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

#[tokio::test]
async fn what_an_item_comes_after_is_added_and_taken_out_by_keyboard() {
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    visit.text_of(COMPLETE).await;
    open_backlog(&visit).await;
    visit.press("#more-3", ENTER).await;
    let list = "field-items[3].after";
    let members = format!("[id=\"{list}\"] li");
    visit.text_of("#sheet-title").await;
    let before = count(&visit, &members).await;
    assert_eq!(before, 1);
    let add = format!("[id='{list}-add']");
    // On the way through the list nothing is added.
    visit.press(&add, &format!("{DOWN}{DOWN}Agree")).await;
    assert_eq!(count(&visit, &members).await, before);
    visit.keys(&format!("{TAB}{ENTER}")).await;
    visit.text_of(&format!("{members}:nth-child(2)")).await;
    visit.wait_for_focus(&format!("{list}-add")).await;
    assert_eq!(count(&visit, &members).await, before + 1);
    let problems = count(&visit, ".sheet .form-problem").await;
    assert_eq!(problems, 0);
    visit
        .press(&format!("{members}:first-child button"), ENTER)
        .await;
    visit.wait_for_focus(&format!("{list}-add")).await;
    assert_eq!(count(&visit, &members).await, before);
    visit.screenshot("members").await;
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

#[tokio::test]
async fn the_schema_of_files_is_beside_the_page() {
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    visit.text_of(COMPLETE).await;
    open_backlog(&visit).await;
    let fetched = visit
        .run("return fetch(document.querySelector('a.schema').href).then(it => it.json()).then(it => it.title)")
        .await;
    assert_eq!(fetched, "A scenario of Cadence Lab");
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}
