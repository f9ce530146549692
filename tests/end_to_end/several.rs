//! Many things at once: rows from a spreadsheet, items that are changed together, scenarios side by side.

use crate::visit::{ENTER, Screen, Visit, root_page};
use crate::{COMPLETE, address_with, count, figures, open_backlog};

/// Key with which all that stands in a field is chosen, held until the last of the keys.
const ALL: &str = "\u{e009}a\u{e000}";

const TAB: &str = "\u{e004}";

/// Pastes a text where the focus is, as the browser does it.
async fn paste(visit: &Visit, text: &str) {
    visit.press("#paste-text", ALL).await;
    let text = serde_json::to_string(text).unwrap();
    let script = format!("document.execCommand('insertText', false, {text})");
    visit.run(&script).await;
}

/// Forty rows as a spreadsheet copies them: a title with a line end in it, decimal commas, references by row and by name.
fn forty_rows() -> String {
    let mut rows = "Task\tEstimate (days)\tOwner\tChance\tMax tries\tAfter\tPhase\tEpic\tP50\tP90\tWait (days)\r\n".to_owned();
    for row in 0..40 {
        let after = match row {
            0 => String::new(),
            it if it % 3 == 0 => format!("Step {}", it - 1),
            // Rows are counted with the titles.
            it => (it + 1).to_string(),
        };
        let name = if row == 7 {
            "\"Step\n7\"".to_owned()
        } else {
            format!("Step {row}")
        };
        let (half, most) = (1 + row % 5, 2 + row % 5);
        rows += &format!(
            "{name}\t{half},5\tTester\t{} %\t3\t{after}\tPhase {}\tEpic {}\t{half},5\t{most},5\t0,5\r\n",
            60 + row,
            row / 10,
            row / 4
        );
    }
    rows
}

#[tokio::test]
async fn forty_rows_are_pasted_saved_and_opened_elsewhere_with_the_same_runs() {
    let visit = Visit::begin().await;
    let listen = "const make = URL.createObjectURL;
        URL.createObjectURL = blob => { blob.text().then(it => { window.saved = it }); return make(blob) };";
    visit.before_the_page(listen).await;
    visit.open(&root_page()).await;
    let first = figures(&visit).await;
    open_backlog(&visit).await;
    visit.press("#start-empty", ENTER).await;
    visit.text_of("#remove-0").await;
    visit.press("#paste-open", ENTER).await;
    paste(&visit, &forty_rows()).await;
    // The team has no such role yet.
    let problems = visit.text_of("#paste-problems").await;
    assert!(problems.contains("row 2, column Owner"), "{problems}");
    visit.screenshot("paste-problems").await;
    visit.click(".paste-role").await;
    visit.press("#paste-replace", " ").await;
    let notes = visit.text_of(".paste-notes").await;
    assert!(notes.contains("1,5 was read as 1.5"), "{notes}");
    let take = visit.text_of("#paste-take").await;
    assert_eq!(take, "Replace all items by 40");
    for screen in Screen::ALL {
        for is_dark in [false, true] {
            visit.look_through(screen, is_dark).await;
            visit
                .run("document.querySelector('#paste').scrollIntoView()")
                .await;
            let name = format!(
                "paste-{}{}",
                screen.name(),
                if is_dark { "-dark" } else { "" }
            );
            visit.screenshot(&name).await;
            assert_eq!(visit.overflow_px().await, 0, "{name}");
        }
    }
    visit.press("#paste-take", ENTER).await;
    visit.wait_for_focus("field-items[0].name").await;
    assert_eq!(count(&visit, ".backlog-table tbody tr").await, 40);
    assert_eq!(count(&visit, "#stale").await, 0);
    let pasted = figures(&visit).await;
    assert_ne!(pasted.1, first.1);
    address_with(&visit, "scenario=").await;
    visit.press("#export", ENTER).await;
    let saved = "return new Promise(next => {
        const look = () => window.saved ? next(window.saved) : setTimeout(look, 20);
        look();
    })";
    let saved = visit.run(saved).await.as_str().unwrap().to_owned();
    // One step back is the backlog before.
    visit.press("#undo", ENTER).await;
    visit.text_of(COMPLETE).await;
    assert_eq!(count(&visit, ".backlog-table tbody tr").await, 1);
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;

    let elsewhere = Visit::begin().await;
    elsewhere.open(&root_page()).await;
    open_backlog(&elsewhere).await;
    let file = std::env::temp_dir().join("cadence-forty.json");
    std::fs::write(&file, saved).unwrap();
    elsewhere.press("#import", file.to_str().unwrap()).await;
    address_with(&elsewhere, "scenario=").await;
    assert_eq!(figures(&elsewhere).await, pasted);
    assert_eq!(elsewhere.faults().await, [""; 0]);
    elsewhere.end().await;
}

#[tokio::test]
async fn good_rows_are_taken_and_a_wrong_one_stays_until_it_is_right() {
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    figures(&visit).await;
    open_backlog(&visit).await;
    let before = count(&visit, ".backlog-table tbody tr").await;
    visit.press("#paste-open", ENTER).await;
    paste(&visit, "Task\tDays\nGood\t2\nBad\tabc\n").await;
    let problem = visit.text_of("#paste-problems li").await;
    assert_eq!(
        problem,
        "row 3, column Days: \"abc\" is not allowed; give a number above 0 and up to 1000"
    );
    visit.press("#paste-take", ENTER).await;
    visit.wait_for_focus("paste-text").await;
    assert_eq!(count(&visit, ".backlog-table tbody tr").await, before + 1);
    // What stays outlives the panel and the page, and the problem leads to its row.
    let value = "return document.querySelector('#paste-text').value";
    visit.press("#panel-backlog", ENTER).await;
    open_backlog(&visit).await;
    assert_eq!(visit.run(value).await, "Task\tDays\nBad\tabc");
    visit.reload().await;
    open_backlog(&visit).await;
    visit.text_of("#paste-problems li").await;
    assert_eq!(visit.run(value).await, "Task\tDays\nBad\tabc");
    visit.press("#paste-problems button", ENTER).await;
    visit.wait_for_focus("paste-text").await;
    visit.keys("Bad").await;
    let typed = "document.execCommand('insertText', false, '\\t2')";
    visit.run(typed).await;
    visit.press("#paste-take", ENTER).await;
    visit
        .wait_for_focus(&format!("field-items[{}].name", before + 1))
        .await;
    assert_eq!(visit.run(value).await, "");
    assert_eq!(count(&visit, ".backlog-table tbody tr").await, before + 2);
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

#[tokio::test]
async fn several_items_are_changed_together_and_each_change_is_undone() {
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    let first = figures(&visit).await;
    open_backlog(&visit).await;
    for item in [1, 2] {
        visit.press(&format!("#choose-{item}"), " ").await;
    }
    let chosen = visit.text_of(".chosen-count").await;
    assert_eq!(chosen, "2 items chosen");
    // A factor that is none is said beside its field; nothing is changed.
    visit.press("#chosen-field", "E").await;
    visit.press("#chosen-value", &format!("twice{ENTER}")).await;
    let wrong = visit.text_of("#chosen-wrong").await;
    assert!(wrong.contains("above 0"), "{wrong}");
    assert_eq!(figures(&visit).await.1, first.1);
    visit
        .press("#chosen-value", &format!("{ALL}2{ENTER}"))
        .await;
    let scaled = figures(&visit).await;
    assert_ne!(scaled.1, first.1);
    visit.press("#chosen-down", ENTER).await;
    visit
        .text_of(".backlog-table tbody tr.is-chosen:nth-child(4)")
        .await;
    let rows = count(&visit, ".backlog-table tbody tr").await;
    visit.press("#chosen-copy", ENTER).await;
    assert_eq!(count(&visit, ".backlog-table tbody tr").await, rows + 2);
    for screen in Screen::ALL {
        visit.look_through(screen, false).await;
        visit
            .run("document.querySelector('#chosen').scrollIntoView()")
            .await;
        visit.screenshot(&format!("chosen-{}", screen.name())).await;
        assert_eq!(visit.overflow_px().await, 0);
    }
    visit.press("#chosen-remove", ENTER).await;
    visit.wait_for_focus("choose-all").await;
    assert_eq!(count(&visit, ".backlog-table tbody tr").await, rows);
    visit.press("#sort", ENTER).await;
    // The order, the removal, the copies, the move and the factor: one step each.
    for _ in 0..5 {
        visit.press("#undo", ENTER).await;
    }
    assert_eq!(figures(&visit).await, first);
    let is_off = "return document.querySelector('#undo').ariaDisabled === 'true'";
    assert_eq!(visit.run(is_off).await, true);
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

#[tokio::test]
async fn two_named_scenarios_stand_side_by_side() {
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    let first = figures(&visit).await;
    visit.press("#panel-side-by-side", ENTER).await;
    visit.text_of("#versus-empty").await;
    open_backlog(&visit).await;
    visit.press(".shelf summary", ENTER).await;
    visit
        .press("#shelf-name", &format!("As it is{ENTER}"))
        .await;
    visit.press("#choose-all", " ").await;
    visit.press("#chosen-field", "E").await;
    visit.press("#chosen-value", &format!("2{ENTER}")).await;
    figures(&visit).await;
    visit
        .press("#shelf-name", &format!("Twice the work{ENTER}"))
        .await;
    let kept = count(&visit, ".shelf li").await;
    assert_eq!(kept, 2);
    visit.press("#versus-0", " ").await;
    visit.press("#versus-1", " ").await;
    // Three scenarios of two sides each, once the main study is there.
    let there = "return new Promise(next => {
        const look = () => document.querySelectorAll('#versus td[data-label]').length === 30
            ? next(document.querySelector('#versus').innerText) : setTimeout(look, 20);
        look();
    })";
    let table = visit.run(there).await.as_str().unwrap().to_owned();
    assert!(
        table.contains("As it is") && table.contains("Twice the work"),
        "{table}"
    );
    assert_eq!(count(&visit, "#versus .is-unusable").await, 0);
    // What is on the screen is what was kept last.
    let numbers = |scenario: usize| {
        format!(
            "return [...document.querySelectorAll('#versus tbody')][{scenario}].querySelectorAll('td').values().map(it => it.textContent).toArray().join()"
        )
    };
    assert_eq!(visit.run(&numbers(0)).await, visit.run(&numbers(2)).await);
    assert_ne!(visit.run(&numbers(0)).await, visit.run(&numbers(1)).await);
    for screen in Screen::ALL {
        for is_dark in [false, true] {
            visit.look_through(screen, is_dark).await;
            visit
                .run("document.querySelector('#side-by-side').scrollIntoView()")
                .await;
            let name = format!(
                "versus-{}{}",
                screen.name(),
                if is_dark { "-dark" } else { "" }
            );
            visit.screenshot(&name).await;
            assert_eq!(visit.overflow_px().await, 0, "{name}");
        }
    }
    // The main study is what it was.
    visit.press("#undo", ENTER).await;
    assert_eq!(figures(&visit).await, first);
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

#[tokio::test]
async fn bytes_that_are_no_scenario_say_what_they_are_and_cost_nothing() {
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    let first = figures(&visit).await;
    open_backlog(&visit).await;
    visit
        .press("[id='field-items[1].name']", &format!("{ALL}Mine{TAB}"))
        .await;
    for (name, bytes, words) in [
        (
            "picture",
            &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe"[..],
            "is not UTF-8",
        ),
        ("empty", &b""[..], "this is empty"),
        ("list", &b"[]"[..], "give an object"),
        (
            "text",
            &b"Dear reader, this is no scenario."[..],
            "this is not JSON",
        ),
        (
            "large",
            &vec![b' '; 1_000_001][..],
            "1000001 bytes are too many",
        ),
        ("deep", &[b'['; 40][..], "more than 32 deep"),
        (
            "other",
            &b"{\"format\":\"another\"}"[..],
            "\"another\" is not allowed",
        ),
    ] {
        let file = std::env::temp_dir().join(format!("cadence-{name}.json"));
        std::fs::write(&file, bytes).unwrap();
        visit.press("#import", file.to_str().unwrap()).await;
        let until = format!(
            "return new Promise(next => {{
                const end = Date.now() + 10000;
                const look = () => {{
                    const said = document.querySelector('#refused')?.innerText ?? '';
                    if (said.includes('{words}') || Date.now() > end) return next(said);
                    setTimeout(look, 20);
                }};
                look();
            }})"
        );
        let refused = visit.run(&until).await.as_str().unwrap().to_owned();
        assert!(
            refused.contains(words) && refused.contains("unchanged"),
            "{name}: {refused}"
        );
        let value = "return document.getElementById('field-items[1].name').value";
        assert_eq!(visit.run(value).await, "Mine", "{name}");
    }
    // A scenario with mistakes opens, and says what is wrong with it.
    let file = std::env::temp_dir().join("cadence-mistakes.json");
    let scenario = br#"{"format": "cadence-lab/scenario", "version": 1, "items": 5}"#;
    std::fs::write(&file, scenario).unwrap();
    visit.press("#import", file.to_str().unwrap()).await;
    let problems = visit.text_of("#problems").await;
    assert!(problems.contains("items"), "{problems}");
    visit.press("#undo", ENTER).await;
    visit.press("#undo", ENTER).await;
    assert_eq!(figures(&visit).await, first);
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}
