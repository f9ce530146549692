//! Which ways of working are compared: the boxes to tick, the two sides, and the table of all, without a browser.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

#[path = "shown/markup.rs"]
mod markup;
#[path = "shown/runs.rs"]
mod runs;

use std::rc::Rc;

use cadence_lab::app::action::Action;
use cadence_lab::app::state::{Opened, Sides, State};
use cadence_lab::app::{readings, ways};
use cadence_lab::share::{View, read};
use cadence_lab::text::Text;
use markup::render;
use runs::simulated;
use yew::{Callback, Html, Reducible};

/// A page that was opened at this fragment, with all of its runs.
fn opened(fragment: &str) -> Rc<State> {
    let link = read(&format!("1&model=1&preset=explore&runs=20{fragment}")).unwrap();
    assert_eq!(link.problems, []);
    of_view(link.view)
}

fn of_view(view: View) -> Rc<State> {
    let opened = Opened {
        view,
        ..Opened::default()
    };
    simulated(Rc::new(State::opening(&Rc::new(opened))))
}

async fn shown(view: fn(&Text, &State, &Callback<Action>) -> Html, state: &State) -> String {
    render(view(&Text::english(), state, &Callback::noop())).await
}

fn count(markup: &str, part: &str) -> usize {
    markup.matches(part).count()
}

#[tokio::test]
async fn two_to_five_of_seven_are_ticked() {
    for (fragment, ticked, disabled, words) in [
        ("", 5, 2, "5 at once are the most"),
        ("&variants=scrum,kanban", 2, 2, "2 are the least"),
        (
            "&variants=scrum,dds,kanban",
            3,
            0,
            "2 to 5 are compared at once",
        ),
    ] {
        let markup = shown(ways::view, &opened(fragment)).await;
        assert_eq!(count(&markup, "type=\"checkbox\""), 7, "{fragment}");
        assert_eq!(count(&markup, " checked"), ticked, "{fragment}");
        assert_eq!(count(&markup, " disabled"), disabled, "{fragment}");
        assert!(markup.contains(words), "{markup}");
        assert!(markup.contains(&format!("Ways of working: {ticked} of 7")));
        assert!(markup.contains("Stage gates") && markup.contains("Kanban"));
        assert!(!markup.contains("notice"));
    }
}

#[tokio::test]
async fn what_cannot_join_is_said_in_words() {
    let mut view = opened("&variants=scrum,dds,stage_gate").view();
    let mut document = view.base.document();
    assert!(document.enter("items[0].phase", "Deployment"));
    view.base = view.base.edited(document);
    let markup = shown(ways::view, &of_view(view)).await;
    assert_eq!(count(&markup, " checked"), 3, "it stays chosen");
    assert!(markup.contains("Stage gates cannot join yet"), "{markup}");
    assert!(markup.contains("stage gates finish phase"), "{markup}");
}

#[tokio::test]
async fn the_sides_are_readings_of_scrum_and_dds_or_any_two() {
    let readings = shown(readings::choice, &opened("")).await;
    assert_eq!(count(&readings, "type=\"radio\""), 5);
    assert_eq!(count(&readings, " checked"), 2);
    assert!(readings.contains(">Scrum</legend>") && readings.contains(">Data Driven Scrum<"));

    let any = shown(
        readings::choice,
        &opened("&variants=scrum,dds,kanban&a=kanban&b=scrum"),
    )
    .await;
    assert_eq!(count(&any, "type=\"radio\""), 6);
    assert_eq!(count(&any, " checked"), 2);
    assert!(any.contains(">Above<") && any.contains(">Below<"));
    assert!(any.contains("is-kanban") && any.contains("DDS when there is room"));

    // Two readings of one process stand on two sides, too.
    let two = shown(readings::choice, &opened("&variants=dds,dds_strict")).await;
    assert_eq!(count(&two, "type=\"radio\""), 4);
}

#[tokio::test]
async fn the_table_sets_the_first_process_against_all_others() {
    for (fragment, rows, columns, corner) in [
        ("", 2, 3, "Scrum ↓ DDS →"),
        (
            "&variants=scrum,scrum_common,dds,kanban,stage_gate",
            2,
            3,
            "Scrum ↓ DDS, Kanban, Stage gates →",
        ),
        (
            "&variants=scrum,dds,dds_strict,kanban,stage_gate",
            1,
            4,
            "Scrum ↓ DDS, Kanban, Stage gates →",
        ),
        (
            "&variants=dds,dds_observing,dds_strict",
            1,
            2,
            "DDS ↓ DDS →",
        ),
        (
            "&variants=scrum,dds,kanban,dds_strict",
            1,
            3,
            "Scrum ↓ DDS, Kanban →",
        ),
        (
            "&variants=kanban,stage_gate",
            1,
            1,
            "Kanban ↓ Stage gates →",
        ),
    ] {
        let state = opened(fragment);
        let markup = shown(readings::table, &state).await;
        assert_eq!(count(&markup, "scope=\"row\""), rows, "{fragment}");
        assert_eq!(count(&markup, "scope=\"col\""), 1 + columns, "{fragment}");
        assert_eq!(count(&markup, "<button"), rows * columns, "{fragment}");
        assert_eq!(count(&markup, "aria-pressed=\"true\""), 1, "{fragment}");
        assert!(markup.contains(corner), "{markup}");
        // A cell is described by what heads its row and its column.
        let described = format!("aria-describedby=\"reading-0 reading-{rows}\"");
        assert_eq!(count(&markup, &described), 1, "{fragment}");
        for place in 0..rows + columns {
            let heading = format!("id=\"reading-{place}\"");
            assert_eq!(count(&markup, &heading), 1, "{fragment}");
        }
        // The cell that is pressed says what the sentence says.
        let shares = state
            .results
            .as_ref()
            .unwrap()
            .samples
            .shares(0, rows)
            .unwrap();
        let percent = shares.worse.share.unwrap() * 100.0;
        assert!(
            markup.contains(&format!(" {percent:.0}\u{a0}%")),
            "{markup}"
        );
    }
    let turned = opened("&variants=scrum,dds").reduce(Action::SidesChosen(Sides { a: 1, b: 0 }));
    let markup = shown(readings::table, &turned).await;
    assert_eq!(
        count(&markup, "aria-pressed=\"true\""),
        1,
        "whichever stands above"
    );
}

#[tokio::test]
async fn nobody_chooses_the_same_on_both_sides() {
    let markup = shown(readings::choice, &opened("&variants=scrum,dds,kanban")).await;
    let off = |name: &str| -> Vec<&str> {
        let inputs = markup.split("<input").skip(1);
        let inputs = inputs.map(|it| it.split_once('>').unwrap().0);
        let of_side = inputs.filter(|it| it.contains(&format!("name=\"{name}\"")));
        of_side.filter(|it| it.contains("disabled")).collect()
    };
    let [above] = off("reading-a")[..] else {
        panic!("{markup}");
    };
    let [below] = off("reading-b")[..] else {
        panic!("{markup}");
    };
    assert!(above.contains("value=\"dds\""), "{above}");
    assert!(below.contains("value=\"scrum\""), "{below}");
    assert!(markup.contains("id=\"swap-sides\""));
    let readings = shown(readings::choice, &State::at_first()).await;
    assert!(!readings.contains("disabled") && !readings.contains("swap-sides"));
}
