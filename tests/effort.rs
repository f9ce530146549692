//! How long something takes, as people say it: every way keeps what was said, nothing that was typed is lost, and the
//! picture shows the draws.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::rc::Rc;

use cadence_lab::app::action::Action;
use cadence_lab::app::backlog::density::{DensityLayout, WIDTH};
use cadence_lab::app::backlog::form::Form;
use cadence_lab::app::backlog::{distribution, problems};
use cadence_lab::app::editor::EditorAction;
use cadence_lab::app::state::State;
use cadence_lab::distribution::density::{Density, Form as Shape};
use cadence_lab::distribution::{Distribution, Quantile};
use cadence_lab::document::{Document, Names, OTHER_KINDS, Way, works_alike};
use cadence_lab::preset::{KINDS_OF_WORK, PRESETS};
use cadence_lab::reading::{Fault, Node};
use cadence_lab::text::Text;
use proptest::prelude::*;
use yew::{Callback, Html, LocalServerRenderer, Properties, Reducible, component};

const EFFORT: &str = "items[0].effort";

const OBSERVE: &str = "items[0].observe";

const WAYS: [Way; 5] = [
    Way::Typical,
    Way::ThreePoints,
    Way::Work,
    Way::History,
    Way::Other,
];

fn new() -> Document {
    Document::empty(Names {
        scenario: "Mine",
        role: "Engineer",
        item: "First",
    })
}

/// A document of one item whose effort is typically 4, nine times out of ten below 9.
fn typical() -> Document {
    let mut document = new();
    document.say_spread(EFFORT, Way::Typical);
    document.say_median(EFFORT, "4");
    document.say_p90(EFFORT, "9");
    document
}

fn quantile(document: &Document, level: f64) -> f64 {
    let effort = Distribution::of_node(document.get(EFFORT).unwrap(), true).unwrap();
    Quantile::new(&effort, document.estimate_of(EFFORT)).at(level)
}

#[test]
fn typically_4_and_nine_in_ten_below_9_is_a_lognormal() {
    let document = typical();
    assert_eq!(document.kind_of_spread(EFFORT), "lognormal");
    assert_eq!(document.p90_at(EFFORT), "9");
    assert!((quantile(&document, 0.5) - 4.0).abs() < 1e-9);
    assert!((quantile(&document, 0.9) - 9.0).abs() < 1e-9);
    assert!(document.validate().is_ok());
    // Another median leaves the rest as it was said.
    let mut other = document;
    other.say_median(EFFORT, "5");
    assert_eq!(other.p90_at(EFFORT), "9");
    assert!((quantile(&other, 0.9) - 9.0).abs() < 1e-9);
}

/// A sigma that nobody said as two numbers, such as that of unplanned work, has a P90 of many digits: the picture shows three.
#[test]
fn what_comes_of_a_sigma_is_shown_to_three_digits() {
    let mut document = new();
    document.switch_unplanned();
    let path = "unplanned.effort";
    let before = document.get(path).cloned();
    let p90 = document.p90_of(path).unwrap();
    assert_eq!(
        (document.p90_at(path).as_str(), format!("{p90:.3}").as_str()),
        ("2.3", "2.300")
    );
    assert_eq!(document.get(path).cloned(), before);
    // With another median it stays what it was, in all of its digits.
    document.say_median(path, "1.5");
    assert_eq!(document.p90_at(path), "2.3");
    assert!((document.p90_of(path).unwrap() / p90 - 1.0).abs() < 1e-12);
    // What somebody said is shown as they said it.
    for said in ["8.13922", "2.345", "12345"] {
        document.say_median(path, "1.5");
        document.say_p90(path, said);
        assert_eq!(document.p90_at(path), said);
    }
}

#[test]
fn a_decimal_comma_is_understood() {
    let mut document = typical();
    document.say_median(EFFORT, "3,5");
    document.say_p90(EFFORT, "9,5");
    assert_eq!(document.text_at("items[0].effort.median"), "3.5");
    assert_eq!(document.p90_at(EFFORT), "9.5");
    assert!(document.validate().is_ok());
}

/// The list of problems speaks of the field that is on the page, not of the number that the document has.
#[test]
fn the_list_of_problems_calls_parameters_as_the_fields_are_called() {
    let said = |document: &Document| {
        let problems = document.validate().unwrap_err();
        problems::said(&Text::english(), document, &problems[0])
    };
    let mut document = typical();
    document.say_p90(EFFORT, "3");
    let expected = "item 1 \"First\", Effort, Nine times out of ten below: Give a number from 4";
    assert!(said(&document).starts_with(expected), "{}", said(&document));
    // What has nothing to do with the number is said as it is.
    let mut problem = document.validate().unwrap_err().remove(0);
    problem.fault = Fault::RepeatedKey;
    let line = problems::said(&Text::english(), &document, &problem);
    assert!(line.contains("given twice"), "{line}");

    let mut document = typical();
    document.say_spread(OBSERVE, Way::ThreePoints);
    assert!(document.enter("items[0].observe.min", "-1"));
    let line = said(&document);
    assert!(line.contains("At least: -1 is not allowed"), "{line}");
    assert!(!line.contains("observe."), "{line}");
}

#[test]
fn what_was_typed_stays_until_it_is_mended() {
    for typed in ["3", "0", "-2", "a week", "1e300", "9,500"] {
        let mut document = typical();
        document.say_p90(EFFORT, typed);
        assert_eq!(
            document.p90_at(EFFORT).parse::<f64>().ok(),
            typed.parse().ok()
        );
        assert!(
            document.p90_at(EFFORT) == typed || typed == "1e300",
            "{typed}"
        );
        let problems = document.validate().unwrap_err();
        assert_eq!(problems[0].path, "items[0].effort.sigma", "{typed}");
        document.say_p90(EFFORT, "9");
        assert_eq!(document, typical(), "{typed}");
    }
    for typed in ["a week", "0", "-2", ""] {
        let mut document = typical();
        document.say_median(EFFORT, typed);
        assert_eq!(document.text_at("items[0].effort.median"), typed);
        assert_eq!(document.p90_at(EFFORT), "9", "{typed}");
        assert!(document.validate().is_err());
        document.say_median(EFFORT, "4");
        assert_eq!(document.validate(), typical().validate(), "{typed}");
    }
    let mut document = typical();
    document.say_p90(EFFORT, "");
    assert_eq!(document.p90_at(EFFORT), "");
    assert!(document.validate().is_err());
}

#[test]
fn another_way_keeps_the_middle() {
    for way in WAYS {
        for after in WAYS {
            let mut document = typical();
            document.say_spread(EFFORT, way);
            document.say_spread(EFFORT, after);
            assert!(document.validate().is_ok(), "{way:?} {after:?}");
            assert_eq!(document.way_of_spread(EFFORT), after, "{way:?}");
            let middle = quantile(&document, 0.5);
            // What is usual for a kind of work goes by the estimate, 3.
            let expected = if way == Way::Work || after == Way::Work {
                3.0
            } else {
                4.0
            };
            assert!(
                (middle / expected - 1.0).abs() < 0.25,
                "{way:?} {after:?}: {middle}"
            );
        }
    }
    let mut document = typical();
    document.say_spread(EFFORT, Way::ThreePoints);
    assert_eq!(document.text_at("items[0].effort.mode"), "4");
    document.say_spread(EFFORT, Way::Typical);
    assert_eq!(document.text_at("items[0].effort.median"), "4");
    for kind in OTHER_KINDS.into_iter().chain(["triangular", "pert"]) {
        document.choose_kind(EFFORT, kind);
        assert_eq!(document.kind_of_spread(EFFORT), kind);
        assert!(document.validate().is_ok(), "{kind}");
        let middle = quantile(&document, 0.5);
        assert!((3.2..=5.1).contains(&middle), "{kind}: {middle}");
    }
}

#[test]
fn what_did_not_vary_is_what_it_was_when_it_does_so_again() {
    for always in ["0.5", "3", "4.37", "12", "99.5"] {
        for kind in OTHER_KINDS.into_iter().chain(["triangular", "pert"]) {
            let mut document = typical();
            document.say_constant(EFFORT, always);
            document.choose_kind(EFFORT, kind);
            assert!(document.validate().is_ok(), "{always} {kind}");
            document.choose_kind(EFFORT, "fixed");
            let value = document.text_at("items[0].effort.value");
            assert_eq!(value, always, "{kind}");
        }
    }
    // Nor does it leave the range of a field.
    let mut document = typical();
    for (always, kind) in ["9000", "10000"]
        .into_iter()
        .flat_map(|it| OTHER_KINDS.map(|kind| (it, kind)))
    {
        document.say_constant(EFFORT, always);
        document.choose_kind(EFFORT, kind);
        assert!(document.validate().is_ok(), "{always} {kind}");
    }
    // Where nothing was said, a round number comes of it.
    for kind in ["uniform", "triangular", "pert", "gamma", "weibull"] {
        let mut document = new();
        assert_eq!(document.get(OBSERVE), None);
        document.choose_kind(OBSERVE, kind);
        document.choose_kind(OBSERVE, "fixed");
        assert_eq!(document.text_at("items[0].observe.value"), "3", "{kind}");
    }
}

#[tokio::test]
async fn no_wait_has_a_number_to_type() {
    let mut document = new();
    let field = "id=\"field-items[0].observe.value\"";
    assert!(markup(&document, OBSERVE).await.contains(field));
    document.say_constant(OBSERVE, "");
    assert_eq!(document, new(), "nothing was typed");
    document.say_constant(OBSERVE, "2");
    assert_eq!(
        document.text_at(OBSERVE),
        "{\"kind\":\"fixed\",\"value\":2}"
    );
    assert!(document.validate().is_ok());
    assert!(markup(&document, OBSERVE).await.contains(field));
    document.say_constant(OBSERVE, "2,500");
    assert_eq!(document.text_at("items[0].observe.value"), "2,500");
}

#[tokio::test]
async fn nine_in_ten_below_that_is_no_number_says_how_it_is_written() {
    let mut document = typical();
    for (typed, is_said) in [("9,500", true), ("9 days", true), ("a week", false)] {
        document.say_p90(EFFORT, typed);
        let said = markup(&document, EFFORT).await;
        let words = "That is no number. Write 1.5 with a point, without a unit.";
        assert_eq!(said.contains(words), is_said, "{typed}");
    }
}

#[test]
fn multiples_of_the_estimate_are_as_long_as_days() {
    for kind in [
        "lognormal",
        "uniform",
        "triangular",
        "pert",
        "gamma",
        "weibull",
        "fixed",
    ] {
        let mut document = typical();
        document.choose_kind(EFFORT, kind);
        let (before, half) = (document.clone(), quantile(&document, 0.5));
        document.measure_spread(EFFORT, true);
        assert!(document.is_ratio(EFFORT) && document.validate().is_ok());
        assert!(
            (quantile(&document, 0.5) / half - 1.0).abs() < 1e-4,
            "{kind}"
        );
        document.measure_spread(EFFORT, false);
        assert_eq!(document, before, "{kind}");
    }
}

#[test]
fn a_kind_of_work_brings_what_is_known_of_it_and_takes_it_away() {
    let names: usize = works_alike().iter().map(Vec::len).sum();
    assert_eq!(names, KINDS_OF_WORK.len());
    let at = |document: &Document, field: &str| document.text_at(&format!("items[0].{field}"));
    for group in works_alike() {
        let work = group[0];
        let mut document = new();
        assert!(document.say_work(EFFORT, work.id));
        assert!(document.validate().is_ok(), "{}", work.id);
        let known: Vec<_> = document.works_at(EFFORT).iter().map(|it| it.id).collect();
        assert_eq!(known, group.iter().map(|it| it.id).collect::<Vec<_>>());
        let success = work
            .attempts
            .map_or(String::new(), |it| it.success.to_string());
        assert_eq!(at(&document, "success"), success);
        assert_eq!(
            document.get("items[0].observe"),
            work.wait.map(|(wait, _)| wait().to_node()).as_ref()
        );
        document.say_work(EFFORT, "feature_work");
        for field in ["success", "evidence", "observe"] {
            assert_eq!(at(&document, field), "", "{}: {field}", work.id);
        }
    }
    // What a person said of it stays.
    let mut document = new();
    document.say_work(EFFORT, "exploration");
    document.enter("items[0].success", "0.5");
    document.say_work(EFFORT, "feature_work");
    assert_eq!(at(&document, "success"), "0.5");
    assert!(!document.say_work(EFFORT, "no such kind"));
    assert!(document.works_at("items[7].effort").is_empty());
}

#[test]
fn every_item_of_a_preset_is_known_by_its_work() {
    for preset in PRESETS {
        let document = Document::of_node(preset.document());
        for (index, item) in preset.scenario().unwrap().items.iter().enumerate() {
            let path = format!("items[{index}].effort");
            let Some(work) = preset.work(&item.id) else {
                continue;
            };
            if item.effort == work.effort() {
                let found = document.works_at(&path);
                assert!(!found.is_empty(), "{} {}", preset.id, item.id);
                assert!(found[0].effort() == work.effort());
            }
        }
    }
}

#[test]
fn a_history_is_pasted_or_keeps_what_is_wrong_with_it() {
    let mut document = new();
    document.say_spread(EFFORT, Way::History);
    document.say_history(EFFORT, "5\t6\n4\t2\n\n1.5");
    assert_eq!(document.history_at(EFFORT), "0.5\n1.2\n1.5");
    assert!(document.validate().is_ok());
    // Half of the work takes 1.2 × the estimate of 3.
    assert!((quantile(&document, 0.5) - 3.6).abs() < 1e-9);
    document.say_history(EFFORT, "5 6\n4 days\n0 3");
    assert_eq!(document.history_at(EFFORT), "1.2\n4 days\n0 3");
    assert!(document.validate().is_err());
    document.say_history(EFFORT, "");
    assert!(document.validate().is_err());
}

#[test]
fn each_change_is_one_step_that_can_be_undone() {
    let first = Rc::new(State::at_first()).reduce(Action::StartedOwn);
    let mut states = vec![first];
    let changes: [fn(&mut Document); 6] = [
        |it| it.say_spread(EFFORT, Way::Typical),
        |it| it.say_median(EFFORT, "4"),
        |it| it.say_p90(EFFORT, "9"),
        |it| it.say_p90(EFFORT, "a week"),
        |it| it.say_spread(EFFORT, Way::History),
        |it| it.say_history(EFFORT, "1 2"),
    ];
    for change in changes {
        let last = states.last().unwrap();
        let mut document = last.document();
        change(&mut document);
        states
            .push(Rc::clone(last).reduce(Action::Editor(EditorAction::DocumentChanged(document))));
    }
    let mut state = states.pop().unwrap();
    while let Some(before) = states.pop() {
        state = state.reduce(Action::Undo);
        assert_eq!(state.view(), before.view());
    }
}

// The picture.

fn density(kind: Distribution) -> Density {
    Density::of(&kind, 3.0)
}

#[test]
fn the_density_shows_the_draws() {
    let spike = density(Distribution::Fixed { value: 2.0 });
    assert_eq!((spike.form, spike.marked), (Shape::Spike, [2.0; 3]));
    let waits = density(Distribution::Empirical {
        values: [vec![0.0; 15], vec![0.8, 1.8, 3.0, 5.1, 10.8]].concat(),
    });
    assert_eq!(waits.none, 0.75);
    let Shape::Steps(steps) = &waits.form else {
        panic!("{waits:?}")
    };
    assert_eq!(
        steps.iter().filter(|it| **it > 0.0).count(),
        4,
        "up to 1.35 × P90"
    );
    let even = density(Distribution::Uniform { min: 1.0, max: 3.0 });
    let Shape::Curve(points) = even.form else {
        panic!("no curve")
    };
    assert!(
        points
            .iter()
            .all(|(value, it)| (1.0..=3.0).contains(value) && *it > 0.999)
    );
    // The highest point of a lognormal is at median · exp(−sigma²).
    let tail = density(Distribution::Lognormal {
        median: 4.0,
        sigma: 0.6,
    });
    let Shape::Curve(points) = tail.form else {
        panic!("no curve")
    };
    let top = points
        .iter()
        .max_by(|one, other| one.1.total_cmp(&other.1))
        .unwrap();
    assert!(
        (top.0 / (4.0 * (-0.36_f64).exp()) - 1.0).abs() < 0.05,
        "{top:?}"
    );
    let ratio = Distribution::Ratio {
        of: Box::new(Distribution::Fixed { value: 2.0 }),
    };
    assert_eq!(density(ratio).marked, [6.0; 3]);
}

fn distributions() -> impl Strategy<Value = Distribution> {
    let size = 1e-3..9_000.0_f64;
    prop_oneof![
        size.clone().prop_map(|value| Distribution::Fixed { value }),
        (size.clone(), 0.0..5.0_f64)
            .prop_map(|(median, sigma)| Distribution::Lognormal { median, sigma }),
        (size.clone(), 0.001..10.0_f64).prop_map(|(mean, cv)| Distribution::Gamma { mean, cv }),
        (size.clone(), 0.1..100.0_f64)
            .prop_map(|(scale, shape)| Distribution::Weibull { scale, shape }),
        (size.clone(), 0.0..1.0_f64, 1e-3..900.0_f64).prop_map(|(min, part, span)| {
            Distribution::Pert {
                min,
                mode: (min + part * span).min(min + span),
                max: min + span,
            }
        }),
        (size, 0.0..900.0_f64).prop_map(|(min, span)| Distribution::Uniform {
            min,
            max: min + span
        }),
        proptest::collection::vec(prop_oneof![Just(0.0), 0.0..50.0_f64], 1..40).prop_map(
            |mut values| {
                values.sort_by(f64::total_cmp);
                Distribution::Empirical { values }
            }
        ),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn the_picture_of_every_spread_fits(distribution in distributions()) {
        let density = density(distribution);
        let names: Vec<String> = match density.form {
            Shape::Spike => vec!["always 0.000123".to_owned()],
            _ => ["P10 0.000123", "P50 1230000", "P90 1230000"].map(str::to_owned).into(),
        };
        let layout = DensityLayout::of(&density, &names, WIDTH);
        let words = layout.marks.iter().map(|(_, label)| label);
        let words: Vec<_> = words.collect();
        for (place, label) in words.iter().enumerate() {
            let bounds = label.bounds();
            prop_assert!(bounds.left >= -0.5 && bounds.right <= WIDTH + 0.5, "{label:?}");
            for other in &words[place + 1..] {
                prop_assert!(!bounds.overlaps(&other.bounds()), "{label:?} {other:?}");
            }
            prop_assert!(label.size >= 12.0);
        }
        prop_assert!(layout.ticks.len() >= 2, "{:?}", density.end);
        for (_, label) in &layout.ticks {
            let bounds = label.bounds();
            prop_assert!(bounds.left >= -0.5 && bounds.right <= WIDTH + 0.5 && bounds.bottom <= layout.height);
        }
        for two in layout.ticks.windows(2) {
            prop_assert!(!two[0].1.bounds().overlaps(&two[1].1.bounds()), "{:?}", layout.ticks);
        }
        for (x, y) in &layout.outline {
            prop_assert!((0.0..=WIDTH).contains(x) && (0.0..=layout.base).contains(y), "{x} {y}");
        }
        for (x, _) in layout.marks.iter() {
            prop_assert!((0.0..=WIDTH).contains(x));
        }
        let _ = layout;
    }
}

#[derive(Clone, PartialEq, Properties)]
struct EditorProps {
    document: Document,
    path: String,
    is_effort: bool,
}

#[component]
fn Editor(props: &EditorProps) -> Html {
    let text = Text::english();
    let problems = props.document.validate().err().unwrap_or_default();
    let form = Form {
        text: &text,
        document: &props.document,
        problems: &problems,
        on_action: &Callback::noop(),
    };
    distribution::view(&form, &props.path, props.is_effort)
}

/// Keeps what the editor shows, for those who want to look at it.
fn keep(name: &str, markup: &str) {
    if let Ok(folder) = std::env::var("CADENCE_LAB_PICTURES") {
        std::fs::write(format!("{folder}/{name}.html"), markup).unwrap();
    }
}

async fn markup(document: &Document, path: &str) -> String {
    let props = EditorProps {
        document: document.clone(),
        path: path.to_owned(),
        is_effort: path == EFFORT,
    };
    let renderer = LocalServerRenderer::<Editor>::with_props(props);
    renderer.hydratable(false).render().await
}

#[tokio::test]
async fn the_editor_says_what_the_picture_shows() {
    let said = markup(&typical(), EFFORT).await;
    keep("effort-typical", &said);
    let sentence = "One in ten below 1.78, half below 4, nine in ten below 9 person-days.";
    assert_eq!(
        said.matches(sentence).count(),
        2,
        "as a label and as a caption: {said}"
    );
    assert!(said.contains("σ 0.633"), "{said}");
    let mut wrong = typical();
    wrong.say_p90(EFFORT, "3");
    let said = markup(&wrong, EFFORT).await;
    assert!(
        said.contains("Give a number from 4, which is typical, to 2426."),
        "{said}"
    );
    let mut history = new();
    history.say_spread(EFFORT, Way::History);
    history.say_history(EFFORT, "1.5\n4 days\n0 3\n1 2 3\n-1");
    let said = markup(&history, EFFORT).await;
    for entry in [
        "Entry 2, “4 days”: that is no number",
        "Entry 3, “0 3”",
        "Entry 4, “1 2 3”",
        "Entry 5, “-1”: give",
    ] {
        assert!(said.contains(entry), "{entry}: {said}");
    }
    keep("effort-history-wrong", &said);
    history.say_history(EFFORT, "1.5\n4 2");
    let said = markup(&history, EFFORT).await;
    assert!(said.contains("2 entries: one in ten below 0.5"), "{said}");
    let mut wait = new();
    wait.say_work(EFFORT, "collection");
    let said = markup(&wait, "items[0].observe").await;
    assert!(said.contains("75 % no wait."), "{said}");
    keep("effort-wait", &said);
    assert!(
        !said.contains("kind of work"),
        "a wait is of no kind of work"
    );
    let said = markup(&wait, EFFORT).await;
    assert!(said.contains("Certainty low"), "{said}");
    keep("effort-work", &said);
}

#[tokio::test]
async fn whatever_stands_there_has_an_editor() {
    let mut document = new();
    for node in [
        Node::Null,
        Node::Text("soon".to_owned()),
        Node::Number(3.0),
        Node::List(Rc::default()),
        Node::Object(Rc::default()),
        Node::Object(Rc::new(vec![(
            "kind".to_owned(),
            Node::Text("cauchy".to_owned()),
        )])),
        Node::Object(Rc::new(vec![(
            "kind".to_owned(),
            Node::Text("ratio".to_owned()),
        )])),
        Node::Object(Rc::new(vec![(
            "kind".to_owned(),
            Node::Text("empirical".to_owned()),
        )])),
        Node::Object(Rc::new(vec![(
            "kind".to_owned(),
            Node::Text("lognormal".to_owned()),
        )])),
    ] {
        document.set(EFFORT, node);
        let said = markup(&document, EFFORT).await;
        assert!(said.contains("<select") && !said.contains("<svg"), "{said}");
        for way in WAYS {
            let mut mended = document.clone();
            mended.say_spread(EFFORT, way);
            let is_there = document.way_of_spread(EFFORT) == way;
            assert!(is_there || mended.validate().is_ok(), "{way:?}: {said}");
        }
    }
}
