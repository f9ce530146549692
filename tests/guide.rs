//! "How it works": the geometry of its figures at every width, what they live through, and that every link to it
//! arrives; without a browser.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::rc::Rc;

use cadence_lab::analysis::metric::Metric;
use cadence_lab::analysis::paired::Standing;
use cadence_lab::app::action::Action;
use cadence_lab::app::figure::label::Label;
use cadence_lab::app::figure::lane::Area;
use cadence_lab::app::guide::belief::{BeliefLayout, beliefs};
use cadence_lab::app::guide::dots::{DotsLayout, RUNS, chosen, runs};
use cadence_lab::app::guide::meetings::MeetingsLayout;
use cadence_lab::app::guide::spread::{SpreadLayout, effort};
use cadence_lab::app::guide::stage::{Stage, future};
use cadence_lab::app::guide::{
    attempt, chapter, defaults, glossary, iterations, luck, meetings, sprint, view,
};
use cadence_lab::app::guide_link::{ItemFields, element_id, of_metric, of_parameter};
use cadence_lab::app::state::State;
use cadence_lab::distribution::density::{MARKED, points};
use cadence_lab::preset::PRESETS;
use cadence_lab::replay::Replay;
use cadence_lab::scenario::Scenario;
use cadence_lab::simulation::event::Event;
use cadence_lab::text::Text;
use yew::{Callback, Html, LocalServerRenderer, Properties, Reducible, component};

const WIDTHS: [f64; 6] = [288.0, 320.0, 358.0, 560.0, 700.0, 820.0];

fn is_inside(label: &Label, width: f64, height: f64) -> bool {
    let bounds = label.bounds();
    bounds.left >= -0.5
        && bounds.right <= width + 0.5
        && bounds.top >= -0.5
        && bounds.bottom <= height + 0.5
}

fn overlap(labels: &[&Label]) -> bool {
    let pairs = labels.iter().enumerate();
    pairs.into_iter().any(|(place, one)| {
        let others = labels[place + 1..].iter();
        others
            .into_iter()
            .any(|other| one.bounds().overlaps(&other.bounds()))
    })
}

#[test]
fn the_density_is_one_whole_and_its_marks_are_its_quantiles() {
    for factor in [0.25, 1.0, 2.0] {
        let chosen = effort(factor).unwrap();
        // The median stays at the estimate.
        assert!((chosen.at(0.5) - 4.0).abs() < 1e-6);
        let points = points(&chosen);
        let below = |bound: f64| -> f64 {
            let pairs = points.windows(2);
            let areas = pairs.map(|two| {
                let (from, to) = (two[0].0, two[1].0.min(bound));
                let slope = (two[1].1 - two[0].1) / (two[1].0 - two[0].0);
                let end = two[0].1 + slope * (to - from);
                (to - from).max(0.0) * f64::midpoint(two[0].1, end)
            });
            areas.sum()
        };
        // The two pieces at the ends are not drawn, and no more than that is missing.
        let piece = 1.0 / 800.0;
        let missed = 1.0 - below(f64::INFINITY);
        assert!((0.0..2.0 * piece).contains(&missed), "{factor}: {missed}");
        for level in MARKED {
            let missed = level - below(chosen.at(level));
            assert!(
                (0.0..piece).contains(&missed),
                "{factor}: {level}: {missed}"
            );
        }
    }
}

#[test]
fn the_picture_of_the_spread_fits_at_every_width() {
    let names = ["P10", "P50: half below", "P90"].map(str::to_owned);
    for (width, factor) in WIDTHS
        .map(|width| [0.25, 0.4, 1.0, 2.0].map(|it| (width, it)))
        .concat()
    {
        let (chosen, usual) = (effort(factor).unwrap(), effort(1.0).unwrap());
        let layout = SpreadLayout::of([&chosen, &usual], names.clone(), "person-days", width);
        let marks: Vec<&Label> = layout.marks.iter().map(|(_, label)| label).collect();
        assert!(!overlap(&marks), "{width} {factor}: {marks:?}");
        for label in marks.iter().copied().chain(&layout.numbers) {
            assert!(
                is_inside(label, layout.width, layout.height),
                "{width} {factor}: {label:?}"
            );
        }
        for (level, (x, _)) in MARKED.iter().zip(&layout.marks) {
            assert!((layout.scale.x_within(chosen.at(*level)) - x).abs() < 1e-9);
        }
        for (x, y) in layout.curves.iter().flatten() {
            assert!((0.0..=layout.width).contains(x) && (0.0..=layout.base).contains(y));
        }
    }
}

#[test]
fn failures_lower_a_guess_and_leave_what_is_known() {
    let known = beliefs(None).unwrap();
    assert!(known.iter().all(|it| *it == 0.5), "{known:?}");
    let guess = beliefs(Some(1.0)).unwrap();
    // 0.5 × 1 ÷ (1 + failures)
    for (belief, expected) in guess.iter().zip([0.5, 0.25, 0.5 / 3.0]) {
        assert!((belief - expected).abs() < 1e-12);
    }
    for width in WIDTHS {
        let words: Vec<String> = guess.iter().map(|_| "50 %".to_owned()).collect();
        let layout = BeliefLayout::of(&guess, &words, "failures so far", width);
        let chances: Vec<&Label> = layout.chances.iter().collect();
        assert!(!overlap(&chances), "{width}");
        for label in chances.into_iter().chain(&layout.numbers) {
            assert!(
                is_inside(label, layout.width, layout.height),
                "{width}: {label:?}"
            );
        }
        for two in layout.bars.windows(2) {
            assert!(two[0].height >= two[1].height && two[0].x + two[0].width < two[1].x);
        }
        assert!((layout.bars[0].y + layout.bars[0].height - layout.base).abs() < 1e-9);
    }
}

#[test]
fn the_bars_of_the_time_are_wholes() {
    for size in [0.5, 2.0, 6.0] {
        let (scenario, parts) = meetings::lived(size).unwrap();
        let sides: Vec<_> = scenario.processes.iter().zip(&parts).collect();
        let words = || ["40 %"; 4].map(str::to_owned);
        let sides: Vec<_> = sides
            .into_iter()
            .map(|(variant, parts)| (variant.label().to_owned(), *parts, words()))
            .collect();
        for (name, parts, _) in &sides {
            let all: f64 = parts.all().iter().sum();
            assert!((all - 1.0).abs() < 1e-9, "{name}: {parts:?}");
            assert!(
                parts.all().iter().all(|part| (0.0..1.0).contains(part)),
                "{parts:?}"
            );
        }
        for width in WIDTHS {
            let layout = MeetingsLayout::of(&sides, width);
            for bar in &layout.bars {
                let end = |area: &Area| area.x + area.width;
                assert!((end(&bar.parts[3]) - width).abs() < 1e-6);
                for two in bar.parts.windows(2) {
                    assert!((end(&two[0]) - two[1].x).abs() < 1e-9);
                }
                for label in bar.values.iter().chain([&bar.name]) {
                    assert!(is_inside(label, layout.width, layout.height), "{label:?}");
                }
            }
        }
    }
}

#[test]
fn dots_stand_for_their_slices() {
    let samples = runs().unwrap();
    let all = chosen(&samples, RUNS);
    assert_eq!(all.len(), RUNS);
    let share = |runs: &[(Standing, f64)], standing: Standing| {
        runs.iter().filter(|it| it.0 == standing).count() as f64 / runs.len() as f64
    };
    for count in [5, 10, 20, 50] {
        let dots = chosen(&samples, count);
        assert_eq!(dots.len(), count);
        for standing in Standing::ALL {
            let missed = share(&dots, standing) - share(&all, standing);
            // To the nearest dot, where it begins and where it ends: the middle one has two such edges.
            let edges = if standing == Standing::Equal {
                2.0
            } else {
                1.0
            };
            let most = edges * 0.5 / count as f64;
            assert!(
                missed.abs() <= most + 1e-9,
                "{count}: {standing:?}: {missed}"
            );
        }
        let names: Vec<_> = Standing::ALL
            .map(|standing| (standing, "Data Driven Scrum is sooner: 20".to_owned()))
            .into();
        for width in WIDTHS {
            let layout = DotsLayout::of(&all, &dots, &names, width);
            assert_eq!(layout.cuts.len(), count - 1);
            for (place, (_, x, y)) in layout.dots.iter().enumerate() {
                // A dot stands in the middle of its slice.
                let slice = layout.width / count as f64;
                assert!((x - (place as f64 + 0.5) * slice).abs() < 1e-6);
                assert!((0.0..=layout.base).contains(y));
            }
            for label in &layout.names {
                assert!(is_inside(label, layout.width, layout.height), "{label:?}");
            }
        }
    }
}

/// Everything that is put on a stage, with the longest that its axis is meant to reach.
fn acts() -> Vec<(Scenario, Replay, f64)> {
    let mut acts = Vec::new();
    for half_days in 0..=12 {
        let observed = f64::from(half_days) / 2.0;
        let (scenario, replay) = attempt::lived(observed).unwrap();
        acts.push((scenario, replay, 20.0));
        let (scenario, replay) = iterations::lived(observed).unwrap();
        acts.push((scenario, replay, iterations::LONGEST));
    }
    for factor in [0.5, 0.8, 1.0, 1.2, 1.6] {
        let (scenario, replay) = sprint::lived(factor).unwrap();
        acts.push((scenario, replay, sprint::LONGEST));
    }
    for run in 0..20 {
        let scenario = luck::project().unwrap();
        let replay = future(&scenario, run).unwrap();
        acts.push((scenario, replay, 0.0));
    }
    acts
}

#[test]
fn what_is_on_a_stage_fits_it() {
    let text = Text::english();
    for (scenario, replay, longest) in acts() {
        if longest > 0.0 {
            let ends = replay.variants.iter().map(|it| it.record.finish);
            let end = ends.fold(0.0, f64::max);
            assert!(end <= longest, "the axis would move: {end} > {longest}");
        }
        for width in WIDTHS {
            let stage = Stage {
                text: &text,
                id: "stage",
                label: String::new(),
                scenario: &scenario,
                replay: &replay,
                names: None,
                longest,
                width,
            };
            let set = stage.set();
            assert_eq!(set.lanes.len(), scenario.processes.len());
            for two in set.lanes.windows(2) {
                assert!(two[0].bottom < two[1].people.y);
            }
            for lane in &set.lanes {
                for label in lane.name.iter().chain(&lane.summary) {
                    let bounds = label.bounds();
                    let is_beside = bounds.right <= set.scale.left;
                    assert!(
                        is_beside || bounds.bottom <= lane.people.y,
                        "{width}: {label:?}"
                    );
                }
            }
            for x in &set.ticks {
                assert!((set.scale.left..=set.scale.right + 0.5).contains(x));
            }
            for label in &set.numbers {
                assert!(is_inside(label, set.width, set.bottom + 40.0), "{label:?}");
            }
        }
    }
}

#[test]
fn the_figures_show_what_their_words_say() {
    let finish = |replay: &Replay, variant: usize| replay.variants[variant].record.finish;
    // Exactly as estimated, both readings of Scrum are alike; less work leaves those behind who keep to the plan.
    let (_, even) = sprint::lived(1.0).unwrap();
    assert!((finish(&even, 0) - finish(&even, 1)).abs() < 0.05);
    let (_, less) = sprint::lived(0.6).unwrap();
    assert!(finish(&less, 0) < finish(&less, 1));
    let (_, more) = sprint::lived(1.3).unwrap();
    let spills = |(_, event): &(f64, Event)| matches!(event, Event::SprintEnd { spilled } if !spilled.is_empty());
    assert!(more.variants[0].events.iter().any(spills));
    // The longer one observes, the more the strict reading loses.
    let lost = |observed: f64| {
        let (_, replay) = iterations::lived(observed).unwrap();
        finish(&replay, 0) - finish(&replay, 2)
    };
    assert!(lost(6.0) > lost(3.0) && lost(3.0) > 0.0);
    // Sometimes one is sooner, sometimes the other.
    let scenario = luck::project().unwrap();
    let sooner: BTreeSet<bool> = (0..10)
        .map(|run| future(&scenario, run).unwrap())
        .map(|replay| finish(&replay, 0) < finish(&replay, 1))
        .collect();
    assert_eq!(sooner.len(), 2);
    // What the table says works is what worked.
    for run in 0..10 {
        let replay = future(&scenario, run).unwrap();
        let works = luck::draws(&scenario, &replay)
            .iter()
            .filter(|it| it.works)
            .count();
        assert_eq!(works, scenario.items.len(), "future {run}");
    }
}

#[derive(Clone, PartialEq, Properties)]
struct GuideProps {
    preset: &'static str,
}

#[component]
fn Guide(props: &GuideProps) -> Html {
    let state = Rc::new(State::at_first()).reduce(Action::PresetChosen(props.preset));
    let state = state.reduce(Action::GuideTurned(Some(String::new())));
    view(&Rc::new(Text::english()), &state, &Callback::noop())
}

async fn markup(preset: &'static str) -> String {
    let renderer = LocalServerRenderer::<Guide>::with_props(GuideProps { preset });
    renderer.hydratable(false).render().await
}

/// What stands between `before` and the next quotation mark, everywhere.
fn quoted<'a>(markup: &'a str, before: &str) -> Vec<&'a str> {
    let found = markup.split(before).skip(1);
    found.filter_map(|it| it.split('"').next()).collect()
}

#[tokio::test]
async fn every_link_arrives_and_every_id_is_there_once() {
    let markup = markup(PRESETS[0].id).await;
    let listed = quoted(&markup, " id=\"");
    let ids: BTreeSet<&str> = listed.iter().copied().collect();
    assert_eq!(ids.len(), listed.len(), "an id is there twice");
    let mut places: Vec<&str> = quoted(&markup, "guide=").into_iter().collect();
    assert!(places.len() > 70);
    for metric in Metric::ALL {
        places.extend(of_metric(metric));
    }
    places.extend(ItemFields::ALL.map(ItemFields::place));
    let text = Text::english();
    for preset in PRESETS {
        let scenario = preset.scenario().unwrap();
        for parameter in cadence_lab::parameter::parameters(&scenario) {
            places.push(of_parameter(&parameter.id).unwrap_or_else(|| panic!("{}", parameter.id)));
        }
    }
    for (process, rules) in cadence_lab::description::rules() {
        let words = |rule: &str| text.rule(process, rule).unwrap();
        places.extend(rules.iter().map(|it| words(it.name).guide));
    }
    places.extend(chapter::chapters(&text).iter().map(|it| it.place));
    let entries = glossary::fields(&text);
    places.extend(
        entries
            .iter()
            .flat_map(|it| &it.entries)
            .filter_map(|it| it.chapter),
    );
    for place in places {
        assert!(
            ids.contains(element_id(place).as_str()),
            "nothing is at {place:?}"
        );
        // As the address carries it.
        let (_, carried) = cadence_lab::share::split_guide(&format!("1&guide={place}"));
        assert_eq!(carried.as_deref(), Some(place));
    }
}

#[test]
fn one_day_is_one_day() {
    let text = Text::english();
    for (days, working, person) in [
        (1.0, "one working day", "one person-day"),
        (0.5, "0.5 working days", "0.5 person-days"),
        (3.0, "3 working days", "3 person-days"),
    ] {
        assert_eq!(text.with("guide-days", &[("days", days.into())]), working);
        let said = text.with("guide-person-days", &[("days", days.into())]);
        assert_eq!(said, person);
    }
}

#[tokio::test]
async fn every_default_is_there_with_its_source_and_certainty() {
    let text = Text::english();
    for preset in PRESETS {
        let markup = markup(preset.id).await;
        assert!(!markup.contains(" style=") && !markup.contains("{$") && !markup.contains("{ $"));
        let scenario = preset.scenario().unwrap();
        for parameter in defaults::all(&cadence_lab::parameter::parameters(&scenario)) {
            for key in [
                parameter.words.term,
                parameter.source.text,
                parameter.source.certainty.label(),
            ] {
                let said = text.registered(key, &[]).replace('&', "&amp;");
                assert!(markup.contains(&said), "{}: {said}", parameter.id);
            }
        }
    }
}

#[test]
fn defaults_are_of_all_kinds_whatever_the_scenario() {
    let kinds = |own: &[cadence_lab::parameter::Parameter]| {
        let all = defaults::all(own);
        let kinds = all
            .iter()
            .map(|it| it.id.split('.').next().unwrap().to_owned());
        kinds.collect::<BTreeSet<_>>()
    };
    let from_none = kinds(&[]);
    assert_eq!(from_none.len(), 22);
    for preset in PRESETS {
        let scenario = preset.scenario().unwrap();
        assert_eq!(
            kinds(&cadence_lab::parameter::parameters(&scenario)),
            from_none
        );
    }
}

#[test]
fn going_somewhere_changes_nothing_but_the_place() {
    let before = Rc::new(State::at_first());
    let there = Rc::clone(&before).reduce(Action::GuideTurned(Some("sprint".to_owned())));
    assert_eq!(there.guide.as_ref().unwrap().id, "sprint");
    assert_eq!(there.view(), before.view());
    // Who goes to the same place again is brought there again.
    let again = Rc::clone(&there).reduce(Action::GuideTurned(Some("sprint".to_owned())));
    assert_ne!(again.guide, there.guide);
    let back = again.reduce(Action::GuideTurned(None));
    assert!(back.guide.is_none() && back.view() == before.view());
}
