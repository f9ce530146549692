//! Tests of the built page as a visitor gets it: release files, a static server, a real browser, nothing replaced.
//!
//! `cargo xtask test` builds, serves and starts the driver, then runs these; alone they have nothing to look at.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "end_to_end/backlog.rs"]
mod backlog;
#[path = "end_to_end/guide.rs"]
mod guide;
#[path = "end_to_end/several.rs"]
mod several;
#[path = "end_to_end/visit.rs"]
mod visit;

/// Is there when all futures are simulated.
const COMPLETE: &str = "#progress[data-stand=complete]";

use visit::{ENTER, Screen, Visit, root_page, subpath_page};

/// Opens the page, reads the sentence, and finds nothing wrong behind it.
async fn shows_the_sentence(page: &str) {
    let visit = Visit::begin().await;
    visit.open(page).await;
    visit.text_of(COMPLETE).await;
    let sentence = visit.text_of("#verdict").await;
    assert!(sentence.contains("is sooner in about"), "{sentence}");
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
    visit.block(&["*.wasm"]).await;
    visit.open(&root_page()).await;
    let notice = visit.text_of("#failed-start").await;
    assert!(notice.contains("could not start"), "{notice}");
    visit.screenshot("failed-start").await;
    assert!(!visit.is_visible("#no-webassembly").await);
    visit.end().await;
}

#[tokio::test]
async fn a_second_part_that_does_not_arrive_says_so_and_is_asked_for_again() {
    let visit = Visit::begin().await;
    visit.block(&["*split_*"]).await;
    visit.open(&root_page()).await;
    visit.text_of(COMPLETE).await;
    visit.click("#backlog > summary").await;
    let notice = visit.text_of("#backlog [role=alert]").await;
    assert!(notice.contains("did not arrive"), "{notice}");
    visit.screenshot("second-part-missing").await;
    assert!(visit.text_of("#verdict").await.contains("is sooner"));
    visit.block(&[]).await;
    visit.click("#backlog [role=alert] button").await;
    visit.text_of("#backlog table").await;
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

/// What a visitor compares by: the sentence, and the digest of all runs behind it.
async fn figures(visit: &Visit) -> (String, String) {
    visit.text_of(COMPLETE).await;
    let digest = visit
        .run("return document.querySelector('#progress').dataset.digest")
        .await;
    let digest = digest.as_str().unwrap().to_owned();
    assert_eq!(digest.len(), 16, "{digest}");
    (visit.text_of("#verdict").await, digest)
}

/// Waits until the address has this in its fragment, and returns all of it.
async fn address_with(visit: &Visit, field: &str) -> String {
    let until = format!(
        "const end = Date.now() + 10000;
        while (!location.hash.includes('{field}') && Date.now() < end)
            await new Promise(next => setTimeout(next, 50));
        return location.href"
    );
    let address = visit
        .run(&format!("return (async () => {{ {until} }})()"))
        .await;
    let address = address.as_str().unwrap().to_owned();
    assert!(address.contains(field), "{address} lacks {field}");
    address
}

/// Other futures, by the button of the line of progress.
async fn choose_other_futures(visit: &Visit) {
    visit.text_of(COMPLETE).await;
    visit
        .run("document.querySelector('#progress button').click()")
        .await;
}

#[tokio::test]
async fn a_reload_and_the_link_elsewhere_show_the_same_figures() {
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    let first = figures(&visit).await;
    choose_other_futures(&visit).await;
    let address = address_with(&visit, "seed=2").await;
    let own = figures(&visit).await;
    assert_ne!(own.1, first.1);
    visit.reload().await;
    assert_eq!(figures(&visit).await, own);
    // The bare address continues the own work, too.
    visit.open(&subpath_page()).await;
    visit.open(&root_page()).await;
    assert_eq!(figures(&visit).await, own);
    assert_eq!(address_with(&visit, "seed=2").await, address);
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;

    let elsewhere = Visit::begin().await;
    elsewhere.open(&address).await;
    assert_eq!(figures(&elsewhere).await, own);
    assert_eq!(elsewhere.faults().await, [""; 0]);
    elsewhere.end().await;
}

#[tokio::test]
async fn a_link_opens_as_a_copy_and_the_own_work_is_kept() {
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    choose_other_futures(&visit).await;
    address_with(&visit, "seed=2").await;
    let own = figures(&visit).await;
    // As pasted into the address line.
    visit
        .run("location.hash = '#1&preset=explore&seed=9'")
        .await;
    let notice = visit.text_of("#link-notice").await;
    assert!(notice.contains("Your own is kept"), "{notice}");
    visit.screenshot("copy").await;
    assert_ne!(figures(&visit).await.1, own.1);
    visit
        .run("document.querySelector('#link-notice button').click()")
        .await;
    address_with(&visit, "seed=2").await;
    assert_eq!(figures(&visit).await, own);
    // One may come with a place of the guide, and the way back leads to what was there.
    visit
        .run("location.hash = '#1&preset=improve&seed=9&guide=sprint'")
        .await;
    visit.wait_for_focus("guide-sprint").await;
    visit.run("history.back()").await;
    visit.text_of("#verdict").await;
    assert_eq!(figures(&visit).await, own);
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

/// Who works by keyboard goes on beside a button that vanishes, or is of no use any more.
#[tokio::test]
async fn the_focus_stays_near_a_button_that_goes() {
    const IS_IN_ITS_FIELD: &str = "return document.activeElement.closest('.field') !== null";
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    visit.text_of(COMPLETE).await;
    let press = |button: &str| {
        format!("const it = document.querySelector('{button}'); it.focus(); it.click();")
    };
    visit.run(&press(".inputs .number button")).await;
    visit.text_of(".inputs .reset").await;
    visit.run(&press(".inputs .reset")).await;
    assert_eq!(visit.run(IS_IN_ITS_FIELD).await, true);
    visit.run(&press(".inputs .number button")).await;
    visit.text_of(".inputs .reset").await;
    visit.run(&press(".inputs > button")).await;
    visit.wait_for_focus("panel-inputs-more").await;
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

#[tokio::test]
async fn the_own_backlog_is_there_again_after_an_example() {
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    visit.text_of(COMPLETE).await;
    let choose = |id: &str| format!("document.querySelector('[name=preset][value={id}]').click()");
    visit.run(&choose("own")).await;
    address_with(&visit, "scenario=").await;
    choose_other_futures(&visit).await;
    address_with(&visit, "seed=2").await;
    let own = figures(&visit).await;
    visit.run(&choose("pipeline")).await;
    address_with(&visit, "preset=pipeline").await;
    visit.reload().await;
    visit.text_of(COMPLETE).await;
    visit.run(&choose("own")).await;
    address_with(&visit, "scenario=").await;
    assert_eq!(figures(&visit).await, own);
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

#[tokio::test]
async fn a_bad_link_says_what_was_wrong_and_keeps_the_rest() {
    let visit = Visit::begin().await;
    let page = root_page();
    visit
        .open(&format!("{page}#1&preset=improve&uncertainty=99&seed=7"))
        .await;
    let notice = visit.text_of("#link-notice").await;
    let line =
        "uncertainty: \"99\" is not allowed; give a number from 0.25 to 3; 1 is used instead";
    assert!(notice.contains(line), "{notice}");
    let progress = visit.text_of(COMPLETE).await;
    assert!(progress.contains('7'), "{progress}");
    visit.screenshot("bad-link").await;
    let bad = figures(&visit).await;
    visit.open(&subpath_page()).await;
    visit.open(&format!("{page}#1&preset=improve&seed=7")).await;
    assert_eq!(figures(&visit).await, bad);
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

#[tokio::test]
async fn the_link_can_be_copied() {
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    visit.text_of(COMPLETE).await;
    visit.run("document.querySelector('#share').click()").await;
    let outcome = visit.text_of("#share-outcome").await;
    assert!(outcome.contains("link"), "{outcome}");
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

#[tokio::test]
async fn a_browser_that_keeps_nothing_still_shows_and_links() {
    let visit = Visit::begin().await;
    let refuse = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })";
    visit.before_the_page(refuse).await;
    visit.open(&root_page()).await;
    choose_other_futures(&visit).await;
    address_with(&visit, "seed=2").await;
    let own = figures(&visit).await;
    visit.reload().await;
    assert_eq!(figures(&visit).await, own);
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

/// Key that moves a slider or a chart to the right, as WebDriver writes it.
const RIGHT: &str = "\u{e014}";

/// Where the dots of the figure stand.
async fn dots(visit: &Visit) -> String {
    let dots = visit
        .run("return document.querySelector('.futures-chart svg').innerHTML")
        .await;
    dots.as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_slider_moves_the_sentence_and_the_dots() {
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    let (sentence, digest) = figures(&visit).await;
    let before = dots(&visit).await;
    let slider = "#app .inputs input[type=range]";
    visit.press(slider, &RIGHT.repeat(20)).await;
    address_with(&visit, "uncertainty").await;
    let after = figures(&visit).await;
    assert_ne!(after.1, digest);
    assert_ne!(dots(&visit).await, before);
    assert_ne!(after.0, sentence);
    visit.text_of(".effect").await;
    visit.click(".field .reset").await;
    assert_eq!(figures(&visit).await, (sentence, digest));
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

#[tokio::test]
async fn every_reading_can_be_chosen() {
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    let mut sentences = vec![figures(&visit).await.0];
    for id in ["scrum_common", "dds_observing", "dds_strict"] {
        visit.click(&format!(".readings input[value={id}]")).await;
        address_with(&visit, id).await;
        sentences.push(figures(&visit).await.0);
    }
    let different: std::collections::BTreeSet<_> = sentences.iter().collect();
    assert_eq!(different.len(), sentences.len(), "{sentences:?}");
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

#[tokio::test]
async fn the_figure_is_walked_by_keys_and_plays_its_futures() {
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    visit.text_of(COMPLETE).await;
    visit.press(".futures-chart", RIGHT).await;
    let first = visit.text_of(".futures-read-out").await;
    assert!(first.contains("Future 1 of 20"), "{first}");
    visit.press(".futures-chart", RIGHT).await;
    let second = visit.text_of(".futures-read-out").await;
    assert!(second.contains("Future 2 of 20"), "{second}");
    // Its two timelines arrive, and play when asked to.
    visit.text_of(".futures-lanes").await;
    let timelines = visit
        .run("return document.querySelectorAll('.futures svg').length")
        .await;
    assert!(timelines.as_u64().unwrap() > 2, "{timelines}");
    visit.screenshot("future").await;
    visit.click(".futures-play").await;
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

/// Opens the panel of the backlog, and waits until it is there.
async fn open_backlog(visit: &Visit) {
    visit.press("#panel-backlog", ENTER).await;
    visit.text_of(".backlog-table").await;
}

/// How many of something there are.
async fn count(visit: &Visit, selector: &str) -> u64 {
    let script = format!("return document.querySelectorAll('{selector}').length");
    visit.run(&script).await.as_u64().unwrap()
}

#[tokio::test]
async fn kanban_and_stage_gates_join_in_table_and_figure_and_a_reload_keeps_them() {
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    visit.text_of(COMPLETE).await;
    assert_eq!(count(&visit, ".futures-chart .side").await, 2);
    visit.click("#ways summary").await;
    // Two have to go before two others may join.
    for way in ["scrum_common", "dds_observing", "kanban", "stage_gate"] {
        visit.click(&format!(".way input[value={way}]")).await;
        // What stands above may become higher or lower meanwhile, and the next box would not be where it was.
        visit.text_of(COMPLETE).await;
    }
    address_with(&visit, "variants=scrum,dds,dds_strict,kanban,stage_gate").await;
    assert_eq!(count(&visit, "button.pair").await, 4);
    visit.click("#figure-all").await;
    address_with(&visit, "figure=all").await;
    visit.press(".futures-chart", RIGHT).await;
    visit.text_of(".futures-lanes").await;
    let names = "return [...document.querySelectorAll('.futures-chart .side')]
        .map(side => [...side.querySelectorAll('.side-name')].map(it => it.textContent).join(' '))
        .join('; ')";
    let all =
        "Scrum by the Guide; DDS when there is room; DDS strictly one by one; Kanban; Stage gates";
    assert_eq!(visit.run(names).await, all);
    assert_eq!(count(&visit, ".futures-lanes .lane").await, 5);
    assert_eq!(count(&visit, ".futures-chart .is-focused").await, 5);
    visit.screenshot("all-ways").await;
    let before = figures(&visit).await;

    visit.reload().await;
    assert_eq!(figures(&visit).await, before);
    assert_eq!(visit.run(names).await, all);
    assert_eq!(count(&visit, "button.pair").await, 4);
    for screen in Screen::ALL {
        visit.look_through(screen, false).await;
        visit.text_of(COMPLETE).await;
        assert_eq!(visit.overflow_px().await, 0, "{screen:?}");
    }
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

/// The digest of the first preset's runs, as the command line computes it.
fn native_digest(runs: usize) -> String {
    use cadence_lab::analysis::samples::Samples;
    use cadence_lab::preset::PRESETS;
    use cadence_lab::study::{Study, blocks};

    let scenario = PRESETS[0].scenario().unwrap();
    let ids = scenario.processes.iter().map(|it| it.id.clone()).collect();
    let (mut samples, mut study) = (Samples::new(ids), Study::new(&scenario, 1));
    for block in 0..blocks(runs) {
        samples.add(study.block(block, runs)).unwrap();
    }
    samples.digest().to_string()
}

#[tokio::test]
async fn the_page_and_the_command_line_show_the_same_runs() {
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    assert_eq!(figures(&visit).await.1, native_digest(10_000));
    visit.end().await;
}

/// A million futures that are quickly simulated: one item, two ways of working.
fn a_million_small_futures() -> String {
    use cadence_lab::document::Document;
    use cadence_lab::preset::PRESETS;
    use cadence_lab::share::{Base, Own, View};
    use cadence_lab::study::StopRule;

    let mut scenario = PRESETS[0].scenario().unwrap().into_scenario();
    scenario.items.truncate(1);
    scenario.processes = vec![scenario.processes[0].clone(), scenario.processes[2].clone()];
    let document = Document::of(&scenario);
    let view = View {
        base: Base::Own(Own::new(document, None)),
        stop: StopRule::Runs(1_000_000),
        ..View::default()
    };
    view.fragment()
}

/// Has the workers wait once they were given so many runs, however fast they are, until the page runs `letGo()`. What
/// they are to do is `held` until then. There are also all `workers`, how many of them are `listening`, and how many
/// blocks they have `answered`.
fn workers_held_after(runs: usize) -> String {
    let blocks = runs / cadence_lab::analysis::block::RUNS_PER_BLOCK;
    // The first byte of a message says what it is (src/runner/message.rs).
    format!(
        "globalThis.workers = [];
        globalThis.listening = 0;
        globalThis.answered = 0;
        globalThis.Worker = class extends Worker {{
            constructor(...of) {{ super(...of); workers.push(this); }}
        }};
        globalThis.held = [];
        let left = {blocks};
        globalThis.letGo = () => {{
            left = Infinity;
            held.splice(0).forEach(post => post());
        }};
        globalThis.MessageChannel = class extends MessageChannel {{
            constructor() {{
                super();
                const page = this.port1, post = page.postMessage.bind(page);
                page.postMessage = message => {{
                    if (message[0] === 1) left--;
                    if (left < 0) held.push(() => post(message));
                    else post(message);
                }};
                page.addEventListener('message', ({{ data }}) => {{
                    if (data[0] === 0) listening++;
                    if (data[0] === 1) answered++;
                }});
            }}
        }};"
    )
}

#[tokio::test]
async fn a_study_that_is_stopped_keeps_what_it_has_and_says_how_sure_that_is() {
    let visit = Visit::begin().await;
    visit.before_the_page(&workers_held_after(450_000)).await;
    visit
        .open(&format!("{}#{}", root_page(), a_million_small_futures()))
        .await;
    visit
        .run(
            "return new Promise(stopped => {
                const look = () => {
                    const bar = document.querySelector('#progress progress');
                    if (!held.length || !(bar?.value >= 300000)) return setTimeout(look, 5);
                    document.querySelector('#progress button').click();
                    stopped();
                };
                look();
            })",
        )
        .await;
    let line = visit.text_of("#progress[data-stand=cancelled] span").await;
    assert!(line.contains("these figures rest on"), "{line}");
    assert!(line.contains("of 1,000,000 futures"), "{line}");
    let numbers = line.split(' ').map(|it| it.replace(',', ""));
    let runs = numbers.filter_map(|it| it.parse::<usize>().ok()).next();
    assert!((300_000..600_000).contains(&runs.unwrap()), "{line}");
    // The share says between what, the gap with what error.
    let verdict = visit.text_of("#verdict").await;
    assert!(verdict.contains('–'), "{verdict}");
    let gap = visit.text_of(".gap").await;
    assert!(gap.contains('±') || gap.contains("less than half"), "{gap}");
    visit.screenshot("stopped").await;
    // Nothing is made of what comes after.
    visit
        .run(
            "const before = answered;
            letGo();
            return new Promise(come => {
                const look = () => answered > before ? come() : setTimeout(look, 5);
                look();
            })",
        )
        .await;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    let later = visit.text_of("#progress[data-stand=cancelled] span").await;
    assert_eq!(later, line);
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

/// Keys that choose from a list, as WebDriver writes them.
const UP: &str = "\u{e013}";
const DOWN: &str = "\u{e015}";

#[tokio::test]
async fn how_many_futures_is_chosen_kept_and_undone() {
    let visit = Visit::begin().await;
    visit.open(&root_page()).await;
    let first = figures(&visit).await;
    visit.press("#how-many", UP).await;
    let fewer = figures(&visit).await;
    assert_ne!(fewer.1, first.1);
    address_with(&visit, "runs=1000").await;
    visit.reload().await;
    assert_eq!(figures(&visit).await, fewer);
    visit.press("#how-many", DOWN).await;
    assert_eq!(figures(&visit).await.1, first.1);
    visit.press("body", "\u{e009}z").await;
    assert_eq!(figures(&visit).await.1, fewer.1);
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

#[tokio::test]
async fn without_a_worker_the_page_simulates_by_itself() {
    let digest = native_digest(10_000);

    let visit = Visit::begin().await;
    visit.block(&["*engine.js"]).await;
    visit.open(&root_page()).await;
    assert_eq!(figures(&visit).await.1, digest);
    visit.end().await;

    let visit = Visit::begin().await;
    visit.before_the_page("delete globalThis.Worker").await;
    visit.open(&root_page()).await;
    assert_eq!(figures(&visit).await.1, digest);
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

#[tokio::test]
async fn any_number_of_workers_gives_the_same_digits() {
    let digest = native_digest(10_000);
    for workers in [1, 2, 16] {
        let visit = Visit::begin().await;
        let cores = format!(
            "Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', {{ value: {workers} }});
            globalThis.workers = 0;
            globalThis.Worker = class extends Worker {{
                constructor(...of) {{ super(...of); workers++; }}
            }};"
        );
        visit.before_the_page(&cores).await;
        visit.open(&root_page()).await;
        assert_eq!(figures(&visit).await.1, digest, "{workers} workers");
        assert_eq!(visit.run("return workers").await, workers);
        assert_eq!(visit.faults().await, [""; 0]);
        visit.end().await;
    }
}

#[tokio::test]
async fn the_work_of_a_worker_that_dies_is_done_by_another() {
    const RUNS: usize = 30_000;
    let visit = Visit::begin().await;
    visit.before_the_page(&workers_held_after(10_000)).await;
    visit
        .open(&format!("{}#1&preset=explore&runs={RUNS}", root_page()))
        .await;
    visit.text_of(".futures").await;
    // Once a worker for every core is there, all die of what they are given.
    let kill = "const wanted = Math.min(navigator.hardwareConcurrency, 16);
        return new Promise(killed => {
            const look = () => {
                if (listening < wanted) return setTimeout(look, 5);
                const stand = document.querySelector('#progress').dataset.stand;
                letGo();
                for (const worker of [...workers]) {
                    worker.terminate();
                    worker.dispatchEvent(new Event('error'));
                }
                killed([stand, wanted]);
            };
            look();
        })";
    let [stand, crew] = &visit.run(kill).await.as_array().unwrap().clone()[..] else {
        panic!("the stand and the crew");
    };
    assert_eq!(stand, "running");
    assert_eq!(figures(&visit).await.1, native_digest(RUNS));
    let workers = visit.run("return workers.length").await;
    assert_eq!(workers.as_u64(), crew.as_u64().map(|crew| 2 * crew));
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}

#[tokio::test]
async fn work_that_no_worker_survives_is_an_error_and_the_scenario_stays() {
    let visit = Visit::begin().await;
    // Workers that say that they listen, and die of the first request.
    let doomed = "globalThis.Worker = class extends EventTarget {
        set onerror(listener) { this.addEventListener('error', listener); }
        postMessage({ port }) {
            port.postMessage(new Uint8Array([0]));
            const die = () => this.dispatchEvent(new Event('error'));
            port.onmessage = () => setTimeout(die, 500);
        }
        terminate() {}
    };";
    visit.before_the_page(doomed).await;
    let address = format!("{}#1&preset=explore&uncertainty=2&seed=7", root_page());
    visit.open(&address).await;
    let line = visit.text_of("#progress[data-stand=failed]").await;
    assert!(line.contains("could not"), "{line}");
    visit.screenshot("failed-study").await;
    assert!(!visit.is_visible("#crash").await);
    let kept = address_with(&visit, "uncertainty=2").await;
    assert!(kept.contains("seed=7"), "{kept}");
    assert_eq!(visit.faults().await, [""; 0]);
    visit.end().await;
}
