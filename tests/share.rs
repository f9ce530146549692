//! Links: literal ones that stay readable for ever, every value there and back, bad ones in words, and whose work wins.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use cadence_lab::document::{Document, Names};
use cadence_lab::parameter::{Adjustments, Kind, Value as Set, parameters};
use cadence_lab::preset::{PRESETS, READY_MADE};
use cadence_lab::share::{
    Base, FIELDS_LIMIT, Fault, Kept, LENGTH_LIMIT, Own, Ownership, RESERVED, RUNS, RUNS_LIMIT,
    SEED, View, first_sides, read,
};
use cadence_lab::study::StopRule;
use cadence_lab::text::Text;
use proptest::prelude::*;

fn adjustments<const N: usize>(set: [(&str, Set); N]) -> Adjustments {
    set.into_iter()
        .map(|(id, value)| (id.to_owned(), value))
        .collect()
}

fn sides(a: &str, b: &str) -> Option<[String; 2]> {
    Some([a.to_owned(), b.to_owned()])
}

fn variants(ids: &[&str]) -> Option<Vec<String>> {
    Some(ids.iter().map(|&id| id.to_owned()).collect())
}

/// Links that people hold: what they mean never changes, and this list only grows.
#[test]
fn links_are_readable_for_ever() {
    for (link, view) in [
        ("1&model=1&preset=explore", View::of("explore")),
        (
            "1&model=1&preset=explore&uncertainty=1.4&seed=7&a=scrum&b=dds_strict&deadline=100",
            View {
                adjustments: adjustments([("uncertainty", Set::Number(1.4))]),
                seed: 7,
                sides: sides("scrum", "dds_strict"),
                deadline: Some(100.0),
                ..View::of("explore")
            },
        ),
        (
            "1&model=1&preset=improve&order=value&people.ds=3&runs=2500",
            View {
                adjustments: adjustments([
                    ("order", Set::Choice("value")),
                    ("people.ds", Set::Whole(3)),
                ]),
                stop: StopRule::Runs(2_500),
                ..View::of("improve")
            },
        ),
        (
            "1&model=1&preset=pipeline&seed=18446744073709551615&tie=0&deadline=0.1",
            View {
                seed: u64::MAX,
                deadline: Some(0.1),
                tie_days: 0.0,
                ..View::of("pipeline")
            },
        ),
        (
            "1&model=1&preset=explore&variants=scrum,dds,kanban,stage_gate&seed=7&a=dds&b=kanban&figure=all",
            View {
                variants: variants(&["scrum", "dds", "kanban", "stage_gate"]),
                seed: 7,
                sides: sides("dds", "kanban"),
                shows_all: true,
                ..View::of("explore")
            },
        ),
    ] {
        let found = read(&format!("#{link}")).unwrap();
        assert_eq!(found.problems, [], "{link}");
        assert_eq!(found.view, view, "{link}");
        assert_eq!(view.fragment(), link);
    }
    assert_eq!((SEED, RUNS), (1, 10_000));
}

#[test]
fn what_is_no_link_opens_nothing() {
    for fragment in ["", "#", "#verdict", "what-is-simplified"] {
        assert_eq!(read(fragment), None, "{fragment}");
    }
}

#[test]
fn no_parameter_has_the_name_of_another_field() {
    for preset in PRESETS {
        let base = preset.scenario().unwrap().into_scenario();
        for parameter in parameters(&base) {
            assert!(
                !RESERVED.contains(&parameter.id.as_str()),
                "{}",
                parameter.id
            );
        }
    }
}

/// A link, its problems in words, and the link that says what is shown.
fn check(link: &str, lines: &[&str], shown: &str) {
    let link = read(link).unwrap();
    let text = Text::english();
    let words: Vec<String> = link
        .problems
        .iter()
        .map(|it| text.link_problem(it))
        .collect();
    assert_eq!(words, lines);
    assert_eq!(link.view.fragment(), shown);
}

#[test]
fn a_bad_field_is_explained_and_the_good_ones_are_kept() {
    check(
        "1&model=1&preset=explore&uncertainty=99&seed=7",
        &[r#"uncertainty: "99" is not allowed; give a number from 0.25 to 3; 1 is used instead"#],
        "1&model=1&preset=explore&seed=7",
    );
    check(
        "1&preset=exlore&seed=-1&seed=4&runs=0&deadline=NaN&uncertanty=3&zzzzzz=1&uncertainty=1.5",
        &[
            "seed: it is given more than once; the first one counts",
            r#"preset: "exlore" is not allowed; give one of "explore", "improve", "pipeline", "lifecycle", "labeling", "search", "crisp", "spike", "maintenance", "app"; explore is used instead"#,
            r#"seed: "-1" is not allowed; give a whole number of at most 19 digits; 1 is used instead"#,
            r#"runs: "0" is not allowed; give a whole number from 1 to 1000000; 10000 is used instead"#,
            r#"deadline: "NaN" is not allowed; give a number from 0 to 1000000"#,
            "uncertanty: there is no such field; did you mean uncertainty?",
            "zzzzzz: there is no such field; remove it",
        ],
        "1&model=1&preset=explore&uncertainty=1.5",
    );
    check(
        "1&a=scrumm&b=dds_strict",
        &[
            r#"a: "scrumm" is not allowed; give one of "scrum", "scrum_common", "dds", "dds_observing", "dds_strict"; scrum is used instead"#,
        ],
        "1&model=1&preset=explore&a=scrum&b=dds_strict",
    );
    check(
        "1&order=by%20luck",
        &[
            r#"order: "by luck" is not allowed; give one of "listed", "value"; value is used instead"#,
        ],
        "1&model=1&preset=explore",
    );
}

#[test]
fn of_a_bad_list_of_variants_what_can_be_used_is_kept() {
    let all =
        r#""scrum", "scrum_common", "dds", "dds_observing", "dds_strict", "kanban", "stage_gate""#;
    check(
        "1&variants=kanban,chaos,scrum,kanban",
        &[&format!(
            r#"variants: "kanban,chaos,scrum,kanban" is not allowed; give 2 to 5 of {all}; kanban,scrum is used instead"#
        )],
        "1&model=1&preset=explore&variants=kanban,scrum",
    );
    check(
        "1&variants=&figure=some",
        &[
            &format!(
                r#"variants: "" is not allowed; give 2 to 5 of {all}; scrum,scrum_common,dds,dds_observing,dds_strict is used instead"#
            ),
            r#"figure: "some" is not allowed; give one of "sides", "all"; sides is used instead"#,
        ],
        "1&model=1&preset=explore",
    );
    check(
        "1&variants=scrum",
        &[&format!(
            r#"variants: "scrum" is not allowed; give 2 to 5 of {all}; scrum,scrum_common,dds,dds_observing,dds_strict is used instead"#
        )],
        "1&model=1&preset=explore",
    );
    let seven = READY_MADE.join(",");
    let link = read(&format!("1&variants={seven}")).unwrap();
    assert_eq!(link.problems.len(), 1, "five are the most");
    assert_eq!(link.view, View::of("explore"), "the first five are its own");
}

/// What cannot join is left out, and joins as soon as it can.
#[test]
fn stage_gates_join_where_the_items_stand_in_the_order_of_their_phases() {
    let ids = variants(&["scrum", "dds", "stage_gate"]);
    let ids = ids.as_deref();
    let base = Base::Preset("explore");
    assert_eq!(base.simulated(None).ways.len(), READY_MADE.len());
    assert_eq!(base.simulated(ids).left_out, []);
    assert_eq!(base.simulated(ids).scenario.processes.len(), 3);
    let mut document = base.document();
    let last = document.items().len() - 1;
    let phase = document.text_at(&format!("items[{last}].phase"));
    assert!(document.enter("items[0].phase", &phase));
    let simulated = base.edited(document.clone()).simulated(ids);
    assert_eq!(simulated.problems, []);
    assert_eq!(simulated.left_out[0].id, "stage_gate");
    assert_eq!(simulated.variants.as_deref(), ids, "it stays chosen");
    let names: Vec<_> = simulated
        .scenario
        .processes
        .iter()
        .map(|it| &it.name)
        .collect();
    assert_eq!(names, ["Scrum by the Guide", "DDS when there is room"]);
    let words = Text::english().problem(&simulated.left_out[0].problem);
    assert!(words.contains("stage gates finish phase"), "{words}");
    // Where nothing that was chosen can join, the scenario's own variants stay.
    let gates = variants(&["stage_gate"]);
    let simulated = base.edited(document).simulated(gates.as_deref());
    assert_eq!(simulated.scenario.processes.len(), 5);
}

#[test]
fn a_link_of_another_version_says_so() {
    check(
        "1&model=2&preset=improve",
        &[
            r#"model: version "2" made the figures of this link; this page has version 1, and its figures differ"#,
        ],
        "1&model=1&preset=improve",
    );
    check(
        "2&preset=improve",
        &[
            r#"this link: it is of version "2", which this page does not know; load the page again, or ask for a new link"#,
        ],
        "1&model=1&preset=explore",
    );
    check(
        "preset=improve",
        &[
            "this link: its beginning is missing, where the version of the format stands; copy it again; 1 is used instead",
        ],
        "1&model=1&preset=improve",
    );
    check(
        &format!("1&seed={}", "1".repeat(LENGTH_LIMIT)),
        &[
            "this link: it is too long for a link, which has at most 2000000 characters; ask for the scenario as a file",
        ],
        "1&model=1&preset=explore",
    );
}

/// A link is read in a moment, whoever made it.
#[test]
fn of_too_many_fields_the_first_are_read() {
    let fields: Vec<String> = (0..200_000).map(|it| format!("x{it}=1")).collect();
    let link = read(&format!("1&seed=7&{}", fields.join("&"))).unwrap();
    assert_eq!(link.view.seed, 7);
    assert_eq!(link.problems.len(), FIELDS_LIMIT);
    let fault = Fault::TooManyFields { most: FIELDS_LIMIT };
    assert!(link.problems.iter().any(|it| it.fault == fault));
}

/// A value that a kind allows.
fn value_of(kind: Kind) -> BoxedStrategy<Set> {
    match kind {
        Kind::Number { low, high, .. } => (low..=high).prop_map(Set::Number).boxed(),
        Kind::Whole { least, most } => (least..=most).prop_map(Set::Whole).boxed(),
        Kind::Choice { options } => (0..options.len())
            .prop_map(move |place| Set::Choice(options[place].id))
            .boxed(),
    }
}

/// A text of up to so many characters.
fn text_of(character: impl Strategy<Value = char>, most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(character, 0..=most).prop_map(String::from_iter)
}

/// Any choice of variants but the preset's own.
fn any_variants() -> impl Strategy<Value = Option<Vec<String>>> {
    let some = prop::sample::subsequence(READY_MADE.to_vec(), 2..=5).prop_shuffle();
    let ids = some.prop_map(|ids| ids.into_iter().map(str::to_owned).collect::<Vec<_>>());
    proptest::option::of(ids.prop_filter("its own", |ids| *ids != READY_MADE[..5]))
}

/// Any view that a link can show.
fn any_view() -> impl Strategy<Value = View> {
    (0..PRESETS.len(), any_variants()).prop_flat_map(|(place, chosen)| {
        let preset = &PRESETS[place];
        let base = Base::Preset(preset.id).simulated(chosen.as_deref());
        let base = base.scenario.into_scenario();
        let values: Vec<_> = parameters(&base)
            .into_iter()
            .map(|it| {
                let id = it.id.clone();
                let value = value_of(it.kind).prop_map(move |value| (id.clone(), value));
                proptest::option::of(value)
            })
            .collect();
        let variants = base.processes.len();
        let first = first_sides(&base);
        let deadline = proptest::option::of(0.0..1e6_f64);
        (
            values,
            any::<u64>(),
            1..=RUNS_LIMIT,
            (0..variants, 1..variants),
            (
                deadline,
                any::<bool>(),
                proptest::option::of(0.1..100.0_f64),
                prop_oneof![Just(1.0), 0.0..100.0_f64],
            ),
        )
            .prop_map(
                move |(
                    values,
                    seed,
                    runs,
                    (a, further),
                    (deadline, shows_all, until, tie_days),
                )| {
                    let places = [a, (a + further) % variants];
                    let ids = places.map(|place| base.processes[place].id.clone());
                    View {
                        base: Base::Preset(preset.id),
                        variants: chosen.clone(),
                        adjustments: values.into_iter().flatten().collect(),
                        seed,
                        stop: match until {
                            Some(days) => StopRule::p85_within(days, runs as usize),
                            None => StopRule::Runs(runs as usize),
                        },
                        sides: (places != first).then_some(ids),
                        tie_days,
                        deadline,
                        shows_all,
                    }
                },
            )
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_view_comes_back_to_the_last_digit(view in any_view()) {
        let link = read(&view.fragment()).unwrap();
        prop_assert_eq!(&link.problems, &[]);
        prop_assert_eq!(&link.view, &view);
    }

    #[test]
    fn nothing_that_is_read_fails(text in text_of(any::<char>(), 200)) {
        let _ = read(&text);
        let _ = Kept::from_text(&text).open(&text);
    }

    #[test]
    fn a_bent_link_is_explained_and_what_is_shown_is_sound(
        view in any_view(),
        cut in any::<prop::sample::Index>(),
        bend in text_of(prop::sample::select("&=%0123456789abcdef.".chars().collect::<Vec<_>>()), 6),
    ) {
        let mut fragment = view.fragment();
        let place = cut.index(fragment.len());
        fragment.replace_range(place..place, &bend);
        if let Some(link) = read(&fragment) {
            let text = Text::english();
            for problem in &link.problems {
                prop_assert_eq!(text.link_problem(problem).lines().count(), 1);
            }
            let shown = read(&link.view.fragment()).unwrap();
            prop_assert_eq!(shown.problems, []);
            prop_assert_eq!(shown.view, link.view);
        }
    }
}

/// A document of somebody's own.
fn own() -> Document {
    Document::empty(Names {
        scenario: "Mine & \"yours\" 100 %",
        role: "Rôle",
        item: "=&#",
    })
}

/// A document with a problem; it lacks nothing that was written into it.
fn broken() -> Document {
    let mut document = own();
    assert!(document.enter("items[0].estimate", "1,5 or so"));
    document
}

#[test]
fn an_own_scenario_travels_in_a_link_and_keeps_what_is_wrong_with_it() {
    let set = adjustments([
        ("people.r_le", Set::Whole(4)),
        ("uncertainty", Set::Number(1.4)),
    ]);
    for (document, stand_in) in [(own(), None), (broken(), Some(own())), (broken(), None)] {
        let view = View {
            base: Base::Own(Own::new(document.clone(), stand_in.clone())),
            adjustments: if stand_in.is_some() {
                set.clone()
            } else {
                Adjustments::default()
            },
            seed: 7,
            ..View::default()
        };
        let fragment = view.fragment();
        assert!(fragment.starts_with("1&model=1&"), "{fragment}");
        let link = read(&fragment).unwrap();
        assert_eq!(link.problems, []);
        assert_eq!(link.view, view);
        assert_eq!(link.view.base.own(), Some(&document));
        let mut kept = Kept::default();
        kept.keep(&view, "", None);
        let (link, ownership) = Kept::from_text(&kept.to_text()).open("").unwrap();
        assert_eq!((link.view, ownership), (view, Ownership::Own));
    }
}

/// What an own scenario looks like in a link: it stays readable for ever.
#[test]
fn a_link_with_a_scenario_is_readable_for_ever() {
    let link =
        "1&model=1&seed=7&scenario=%7B%22name%22%3A%22A%20%26%20B%22%2C%22items%22%3A%5B1.5%5D%7D";
    let found = read(link).unwrap();
    assert_eq!(found.problems, []);
    let document = found.view.base.own().unwrap();
    assert_eq!(document.to_line(), r#"{"name":"A & B","items":[1.5]}"#);
    assert_eq!(found.view.fragment(), link);
}

#[test]
fn a_cut_link_loses_its_scenario_and_nothing_else() {
    let view = View {
        base: Base::Own(Own::new(own(), None)),
        seed: 7,
        ..View::default()
    };
    let fragment = view.fragment();
    check(
        &fragment[..120],
        &[
            "scenario: no scenario can be read from this (document: this is not JSON; mend it at line 1, column 60); copy the whole link again; explore is used instead",
        ],
        "1&model=1&preset=explore&seed=7",
    );
}

#[test]
fn three_hundred_items_fit_into_a_link() {
    let scenario = PRESETS[0].scenario().unwrap().into_scenario();
    let mut document = Document::of(&scenario);
    while document
        .duplicate_item(7, "A name of about as many letters as names have")
        .is_some()
    {}
    let view = View {
        base: Base::Own(Own::new(document, None)),
        ..View::default()
    };
    assert!(view.base.scenario().1.is_empty());
    let length = view.fragment().len();
    assert!(length < LENGTH_LIMIT / 3, "{length}");
    assert_eq!(read(&view.fragment()).unwrap().view, view);
}

#[test]
fn own_work_is_kept_however_long_it_is() {
    let mut document = own();
    assert!(document.enter("description", &"ä".repeat(1_000_000)));
    let view = View {
        base: Base::Own(Own::new(document, Some(own()))),
        ..View::default()
    };
    let mut kept = Kept::default();
    kept.keep(&view, "", None);
    assert!(matches!(
        read(&view.fragment()).unwrap().problems[0].fault,
        Fault::TooLong { .. }
    ));
    assert_eq!(Kept::from_text(&kept.to_text()).own().unwrap().view, view);
}

fn seeded(seed: u64) -> View {
    View {
        seed,
        ..View::of("explore")
    }
}

/// What opens, by its seed.
fn opened(kept: &Kept, fragment: &str) -> Option<(u64, Ownership)> {
    let (link, ownership) = kept.open(fragment)?;
    Some((link.view.seed, ownership))
}

#[test]
fn own_work_survives_a_reload_and_a_link_never_overwrites_it() {
    let mut kept = Kept::default();
    assert_eq!(opened(&kept, ""), None);
    let link = seeded(5).fragment();
    assert_eq!(opened(&kept, &link), Some((5, Ownership::Own)));

    kept.keep(&seeded(7), "#verdict", None);
    let own = seeded(7).fragment();
    let kept = Kept::from_text(&kept.to_text());
    for fragment in ["", "#verdict", &own, &format!("#{own}")] {
        assert_eq!(
            opened(&kept, fragment),
            Some((7, Ownership::Own)),
            "{fragment}"
        );
    }
    assert_eq!(opened(&kept, &link), Some((5, Ownership::Copy)));
    assert_eq!(opened(&kept, ""), Some((7, Ownership::Own)));
}

#[test]
fn a_reload_before_the_address_follows_continues_the_work() {
    let mut kept = Kept::default();
    let address = seeded(2).fragment();
    kept.keep(&seeded(2), "", None);
    kept.keep(&seeded(3), &address, Some(&address));
    assert_eq!(opened(&kept, &address), Some((3, Ownership::Own)));
}

/// The link that somebody began with is a link again, once the address says what became of it.
#[test]
fn a_link_that_was_edited_opens_as_it_is_once_the_address_has_followed() {
    let link = seeded(2).fragment();
    let mut kept = Kept::default();
    kept.keep(&seeded(3), &link, None);
    assert_eq!(opened(&kept, &link), Some((3, Ownership::Own)));
    assert!(!kept.address_followed(&seeded(4).fragment()));
    assert_eq!(opened(&kept, &link), Some((3, Ownership::Own)));
    assert!(kept.address_followed(&seeded(3).fragment()));
    assert_eq!(opened(&kept, &link), Some((2, Ownership::Copy)));
}

/// Each window goes on with what it showed; what the other one did in the meantime waits.
#[test]
fn work_in_two_windows_is_kept_twice() {
    let mut kept = Kept::default();
    kept.keep(&seeded(1), "", None);
    let mut known = [seeded(1), seeded(1)];
    for (window, seed) in [(0, 2), (1, 3), (0, 4), (1, 5), (1, 6)] {
        kept.keep(&seeded(seed), "", Some(&known[window].fragment()));
        known[window] = seeded(seed);
    }
    assert_eq!(kept.own().unwrap().view, known[1]);
    kept.go_back();
    assert_eq!(kept.own().unwrap().view, known[0]);
    kept.go_back();
    assert_eq!(kept.own().unwrap().view, known[1], "no others wait");
}

#[test]
fn an_edited_copy_becomes_the_own_work_and_the_one_before_waits() {
    let mut kept = Kept::default();
    kept.keep(&seeded(1), "", None);
    kept.keep(&seeded(2), "", None);
    kept.keep(&seeded(3), "", Some(&seeded(2).fragment()));
    kept.keep(&seeded(4), "", None);
    let mut seeds = Vec::new();
    let mut kept = Kept::from_text(&kept.to_text());
    for _ in 0..4 {
        seeds.push(opened(&kept, "").unwrap().0);
        assert_eq!(kept.others(), 2);
        kept.go_back();
    }
    assert_eq!(seeds, [4, 3, 1, 4]);
    // One is forgotten at a time, and may be remembered.
    let latest = kept.forget_latest();
    assert_eq!(latest, Some(seeded(1).fragment()));
    kept.remember(latest.unwrap());
    kept.forget_latest();
    assert_eq!(kept.others(), 1);
    assert_eq!(opened(&kept, ""), Some((3, Ownership::Own)));
    kept.go_back();
    assert_eq!(opened(&kept, ""), Some((4, Ownership::Own)));
}
