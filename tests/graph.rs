//! The picture of what waits for what: its geometry for every preset and for whatever else may stand in a document, the
//! way through it by keyboard, and what it says of what it cannot show.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use cadence_lab::app::action::Action;
use cadence_lab::app::backlog::graph::layers::Layers;
use cadence_lab::app::backlog::graph::layout::GraphLayout;
use cadence_lab::app::backlog::graph::network::{Item, Network};
use cadence_lab::app::backlog::graph::walk::{Step, walked};
use cadence_lab::app::backlog::graph::{Graph, words};
use cadence_lab::app::editor::EditorAction;
use cadence_lab::app::figure::label::Bounds;
use cadence_lab::app::state::State;
use cadence_lab::document::Document;
use cadence_lab::preset::PRESETS;
use cadence_lab::text::Text;
use proptest::prelude::*;
use yew::{Callback, Html, LocalServerRenderer, Properties, Reducible, component};

const WIDTHS: [f64; 6] = [288.0, 327.0, 560.0, 820.0, 1180.0, 1392.0];

fn preset(place: usize) -> Network {
    Network::of(&Document::of_node(PRESETS[place].document()))
}

/// A scenario whose items are given by their fields.
fn document(items: &str) -> Document {
    Document::read(format!(r#"{{"items": [{items}]}}"#).as_bytes()).unwrap()
}

/// What has to be so for every network at every width.
fn check(network: &Network, width: f64) {
    let layout = GraphLayout::of(network, width);
    assert_eq!(layout.cards.len(), network.items.len());
    let items: BTreeSet<usize> = layout.cards.iter().map(|it| it.item).collect();
    assert_eq!(items.len(), network.items.len());
    let shown = |bounds: &Bounds| {
        bounds.left >= -0.5
            && bounds.right <= layout.width + 0.5
            && bounds.top >= -0.5
            && bounds.bottom <= layout.height + 0.5
    };
    for (place, card) in layout.cards.iter().enumerate() {
        assert!(shown(&card.area), "{width}: {card:?}");
        for other in &layout.cards[place + 1..] {
            assert!(
                !card.area.overlaps(&other.area),
                "{width}: {card:?} {other:?}"
            );
        }
        let words = card
            .name
            .iter()
            .chain(card.tags.iter().map(|(_, label)| label));
        for label in words {
            let bounds = label.bounds();
            let is_inside = bounds.left >= card.area.left
                && bounds.right <= card.area.right
                && bounds.top >= card.area.top
                && bounds.bottom <= card.area.bottom;
            assert!(
                is_inside && label.size >= 12.0,
                "{width}: {label:?} {:?}",
                card.area
            );
        }
    }
    for strip in &layout.strips {
        for label in &strip.name {
            let bounds = label.bounds();
            assert!(
                shown(&bounds) && bounds.top >= strip.top && bounds.bottom <= strip.bottom,
                "{width}: {label:?}"
            );
            for card in &layout.cards {
                assert!(!card.area.overlaps(&bounds), "{width}: {label:?} {card:?}");
            }
        }
    }
    let expected: usize = network.items.iter().map(|it| it.after.len()).sum();
    assert_eq!(layout.arrows.len(), expected);
    for arrow in &layout.arrows {
        let (from, to) = (
            layout.card(arrow.from).unwrap(),
            layout.card(arrow.to).unwrap(),
        );
        let (first, last) = (arrow.way.first().unwrap(), arrow.way.last().unwrap());
        assert!((first.1 - from.area.bottom).abs() < 1e-6 && (last.1 - to.area.top).abs() < 1e-6);
        assert!((from.area.left..=from.area.right).contains(&first.0));
        assert!((to.area.left..=to.area.right).contains(&last.0));
        for two in arrow.way.windows(2) {
            assert!(
                two[0].1 < two[1].1,
                "{width}: an arrow leads back: {arrow:?}"
            );
        }
        // Where it passes a row, it passes between the items.
        for two in arrow.way[1..].chunks(2).filter(|it| it.len() == 2) {
            let passes = Bounds {
                left: two[0].0 - 0.5,
                right: two[0].0 + 0.5,
                top: two[0].1,
                bottom: two[1].1,
            };
            let hit = layout.cards.iter().find(|it| it.area.overlaps(&passes));
            assert!(hit.is_none(), "{width}: {arrow:?} {hit:?}");
        }
    }
    let expected: usize = network.items.iter().map(|it| it.redo.len()).sum();
    assert_eq!(layout.loops.len(), expected);
    for back in &layout.loops {
        for two in back.way.windows(2) {
            let passes = Bounds {
                left: two[0].0.min(two[1].0) - 0.5,
                right: two[0].0.max(two[1].0) + 0.5,
                top: two[0].1.min(two[1].1) + 0.5,
                bottom: two[0].1.max(two[1].1) - 0.5,
            };
            let hit = layout.cards.iter().find(|it| it.area.overlaps(&passes));
            assert!(
                back.way.len() == 2 || hit.is_none(),
                "{width}: {back:?} {hit:?}"
            );
            assert!(passes.right <= layout.width + 0.5);
        }
    }
}

#[test]
fn every_preset_is_drawn_at_every_width() {
    for (place, preset_of) in PRESETS.iter().enumerate() {
        let network = preset(place);
        assert!(network.unknown.is_empty() && network.circles.is_empty());
        for width in WIDTHS {
            check(&network, width);
            let layout = GraphLayout::of(&network, width);
            assert!(
                layout.width <= width,
                "{} at {width}: {}",
                preset_of.id,
                layout.width
            );
        }
        let phases: BTreeSet<&str> = network.items.iter().map(|it| it.phase.as_str()).collect();
        assert_eq!(GraphLayout::of(&network, 1180.0).strips.len(), phases.len());
    }
}

#[test]
fn few_arrows_cross() {
    for (place, preset_of) in PRESETS.iter().enumerate() {
        let layers = Layers::of(&preset(place), 6);
        let arrows: usize = preset(place).items.iter().map(|it| it.after.len()).sum();
        assert!(
            layers.crossed() <= arrows,
            "{}: {}",
            preset_of.id,
            layers.crossed()
        );
    }
    // A tree needs none.
    let tree = (0..15).map(|place: usize| Item {
        name: place.to_string(),
        after: place.checked_sub(1).map(|it| it / 2).into_iter().collect(),
        ..Item::default()
    });
    let tree = Network {
        items: tree.collect(),
        ..Network::default()
    };
    assert_eq!(Layers::of(&tree, 9).crossed(), 0);
}

#[test]
fn what_is_renamed_stays_where_it_is() {
    for place in 0..PRESETS.len() {
        let network = preset(place);
        let mut renamed = network.clone();
        for item in &mut renamed.items {
            // As long in lines, so that heights stay.
            item.name = item
                .name
                .chars()
                .map(|it| if it.is_alphanumeric() { 'x' } else { it })
                .collect();
        }
        for width in WIDTHS {
            let areas = |network: &Network| {
                let layout = GraphLayout::of(network, width);
                layout
                    .cards
                    .iter()
                    .map(|it| (it.item, it.area))
                    .collect::<Vec<_>>()
            };
            assert_eq!(areas(&network), areas(&renamed));
            assert_eq!(areas(&network), areas(&network), "it is the same each time");
        }
    }
}

/// Items that come after earlier ones, with phases, goals and ways back.
fn networks(count: usize) -> impl Strategy<Value = Network> {
    let item = (
        proptest::collection::vec(any::<proptest::sample::Index>(), 0..4),
        0..6_usize,
        0..4_usize,
        proptest::option::weighted(0.15, any::<proptest::sample::Index>()),
        proptest::collection::vec(1..30_usize, 1..6),
    );
    proptest::collection::vec(item, 1..=count).prop_map(|drawn| {
        let mut items: Vec<Item> = Vec::new();
        for (after, phase, group, redo, words) in drawn {
            let words: Vec<String> = words.into_iter().map(|it| "n".repeat(it)).collect();
            let name = words.join(" ");
            let place = items.len();
            let earlier = |it: &proptest::sample::Index| (place > 0).then(|| it.index(place));
            let after: BTreeSet<usize> = after.iter().filter_map(earlier).collect();
            let named = |words: &str, is: bool| if is { words.to_owned() } else { String::new() };
            items.push(Item {
                name,
                phase: named(&format!("Phase {phase}"), phase > 0),
                capability: named("capability", group == 1),
                goal: named("good enough for all of us", group == 2),
                after: after.into_iter().collect(),
                redo: redo.as_ref().and_then(earlier).into_iter().collect(),
            });
        }
        Network {
            items,
            ..Network::default()
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn forty_items_are_drawn_whatever_waits_for_what(network in networks(40)) {
        for width in [288.0, 720.0, 1180.0] {
            check(&network, width);
        }
    }

    #[test]
    fn any_reference_is_drawn_or_said(after in proptest::collection::vec(proptest::collection::vec(0..14_usize, 0..4), 1..10)) {
        let items = after.iter().enumerate().map(|(place, after)| {
            let after: Vec<String> = after.iter().map(|it| format!("\"i{it}\"")).collect();
            format!(r#"{{"id": "i{place}", "name": "Item {place}", "after": [{}], "redo": [{}]}}"#, after.join(","), after.join(","))
        });
        let items: Vec<String> = items.collect();
        let network = Network::of(&document(&items.join(",")));
        check(&network, 600.0);
        for (place, named) in after.iter().enumerate() {
            for it in named {
                let is_drawn = network.items[place].after.contains(it);
                let is_said = network.circles.contains(&(place, *it)) || network.unknown.contains(&(place, format!("i{it}")));
                prop_assert!(is_drawn != is_said, "{place} after {it}");
            }
        }
    }
}

#[test]
fn three_hundred_items_are_drawn() {
    // How soon is measured by `cargo bench --bench graph`.
    for step in [2, 31, 200] {
        let items = (0..300).map(|place: usize| Item {
            name: format!("Item {place}"),
            phase: format!("Phase {}", place / 10),
            after: [1, 7, step]
                .iter()
                .filter_map(|it| place.checked_sub(*it))
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect(),
            ..Item::default()
        });
        let network = Network {
            items: items.collect(),
            ..Network::default()
        };
        check(&network, 1180.0);
    }
}

#[test]
fn what_is_wrong_is_drawn_as_far_as_it_goes() {
    let text = Text::english();
    let network = Network::of(&document(
        r#"{"id": "a", "name": "One", "after": ["c", "a"]}, {"id": "b", "after": ["a", "a", "nowhere", 7]},
        {"id": "c", "name": "Three", "after": ["b"], "redo": ["c", "gone"]}, "nonsense", {"id": "a", "name": "Again"}"#,
    ));
    check(&network, 320.0);
    assert_eq!(network.items.len(), 5);
    assert_eq!(network.items[1].name, "b", "without a name it has its id");
    let said = words::not_drawn(&text, &network);
    for words in [
        "b names nowhere, which there is not.",
        "b names 7, which there is not.",
        "Three names gone, which there is not.",
        "One comes after One, which waits for it in turn.",
        "b comes after One, which waits for it in turn.",
    ] {
        assert!(said.iter().any(|it| it == words), "{words}: {said:?}");
    }
    assert_eq!(said.len(), 5);
    assert!(Network::of(&document("")).items.is_empty());
    assert_eq!(
        GraphLayout::of(&Network::default(), 320.0),
        GraphLayout::default()
    );
    let many: Vec<String> = (0..310).map(|it| format!(r#"{{"id": "{it}"}}"#)).collect();
    let network = Network::of(&document(&many.join(",")));
    assert_eq!((network.items.len(), network.beyond), (300, 10));
}

#[test]
fn the_keys_lead_along_the_arrows_and_to_every_item() {
    for place in 0..PRESETS.len() {
        let network = preset(place);
        let layout = GraphLayout::of(&network, 820.0);
        let walk = |from, step| walked(&network, &layout, from, step);
        let mut at = walk(None, Step::On);
        let mut seen = BTreeSet::new();
        while let Some(item) = at.filter(|it| seen.insert(*it)) {
            let after = walk(at, Step::After).unwrap();
            assert!(network.items[after].after.contains(&item) || after == item);
            let before = walk(at, Step::Before).unwrap();
            assert!(network.items[item].after.contains(&before) || before == item);
            assert_eq!(
                walk(walk(at, Step::On), Step::Back).unwrap(),
                if walk(at, Step::Last) == at {
                    walk(at, Step::Back).unwrap()
                } else {
                    item
                }
            );
            at = walk(at, Step::On);
        }
        assert_eq!(seen.len(), network.items.len());
        assert_eq!(walk(Some(3), Step::Away), None);
        assert_eq!(walk(Some(999), Step::Last), walk(None, Step::Last));
    }
    let empty = Network::default();
    assert_eq!(
        walked(&empty, &GraphLayout::default(), None, Step::On),
        None
    );
}

#[test]
fn a_sheet_that_was_opened_from_the_picture_leads_back_to_it() {
    let sought = |state: &State| state.editor.sought.as_ref().map(|it| it.to_string());
    let open = Rc::new(State::at_first())
        .reduce(Action::Editor(EditorAction::SheetOpenedFrom(3, "graph")));
    assert_eq!(open.editor.sheet, Some(3));
    let closed = open.reduce(Action::Editor(EditorAction::SheetOpened(None)));
    assert_eq!(
        (closed.editor.sheet, sought(&closed).as_deref()),
        (None, Some("graph"))
    );
    let again = closed.reduce(Action::Editor(EditorAction::SheetOpened(Some(2))));
    let closed = again.reduce(Action::Editor(EditorAction::SheetOpened(None)));
    assert_eq!(sought(&closed).as_deref(), Some("more-2"));
}

#[derive(Clone, PartialEq, Properties)]
struct PictureProps {
    place: usize,
    width: f64,
}

#[component]
fn Picture(props: &PictureProps) -> Html {
    let document = Document::of_node(PRESETS[props.place].document());
    yew::html! { <Graph text={Rc::new(Text::english())} {document} width={props.width} on_action={Callback::noop()} /> }
}

async fn markup(place: usize, width: f64) -> String {
    let renderer = LocalServerRenderer::<Picture>::with_props(PictureProps { place, width });
    renderer.hydratable(false).render().await
}

#[tokio::test]
async fn the_picture_is_one_tab_stop_with_a_list_beside_it() {
    for (place, preset_of) in PRESETS.iter().enumerate() {
        let markup = markup(place, 820.0).await;
        assert_eq!(markup.matches("tabindex").count(), 1);
        assert!(markup.contains("role=\"application\"") && markup.contains("aria-live"));
        assert!(!markup.contains(" style=") && !markup.contains("NaN"));
        let network = preset(place);
        let texts: BTreeMap<&str, usize> = network
            .items
            .iter()
            .map(|it| (it.name.as_str(), 0))
            .collect();
        for name in texts.keys() {
            let name = name.replace('&', "&amp;");
            assert!(
                markup.contains(&format!("<title>{name}</title>")),
                "{}: {name}",
                preset_of.id
            );
            assert!(
                markup.contains(&format!(". {name}.")),
                "{}: {name}",
                preset_of.id
            );
        }
        if let Ok(folder) = std::env::var("CADENCE_LAB_PICTURES") {
            for width in [288.0, 327.0, 820.0, 1180.0] {
                let markup = self::markup(place, width).await;
                std::fs::write(format!("{folder}/{}-{width}.html", preset_of.id), markup).unwrap();
            }
        }
    }
}
