//! What stands below the first screen: geometry at every width, numbers, and markup, without a browser.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

#[path = "shown/markup.rs"]
mod markup;
#[path = "shown/runs.rs"]
#[expect(dead_code, reason = "no state is simulated here")]
mod runs;

use std::rc::Rc;

use cadence_lab::analysis::block::Block;
use cadence_lab::analysis::curve::Curve;
use cadence_lab::analysis::ends::{End, Ends};
use cadence_lab::analysis::metric::Metric;
use cadence_lab::analysis::paired::ABOUT_THE_SAME;
use cadence_lab::analysis::samples::{Samples, VariantSamples};
use cadence_lab::analysis::time::{Use, time_use};
use cadence_lab::app::comparison::Comparison;
use cadence_lab::app::figure::label::Label;
use cadence_lab::app::more::curve_layout::{CurveLayout, LEVELS, POINTS, Words};
use cadence_lab::app::more::time_layout::{SideTime, TimeLayout};
use cadence_lab::app::more::{self, curve, differences, metrics, simplified, time};
use cadence_lab::app::state::{Sides, State};
use cadence_lab::preset::PRESETS;
use cadence_lab::runner::{Order, Results};
use cadence_lab::simulation::record::Outcome;
use cadence_lab::study::{StopRule, Study};
use cadence_lab::text::Text;
use markup::render;
use runs::runs_of;
use yew::Callback;

const WIDTHS: [f64; 7] = [288.0, 320.0, 358.0, 560.0, 820.0, 1216.0, 2000.0];

const RUNS: usize = 250;

/// So many runs of the first preset's first two processes.
fn results(runs: usize) -> Rc<Results> {
    let mut scenario = PRESETS[0].scenario().unwrap().into_scenario();
    scenario.processes.truncate(2);
    runs_of(&Order {
        scenario: Rc::new(scenario),
        seed: 1,
        stop: StopRule::Runs(runs),
        tie_days: ABOUT_THE_SAME,
    })
}

fn comparison() -> Rc<Comparison> {
    Rc::new(Comparison::of(results(RUNS), Sides { a: 0, b: 1 }).unwrap())
}

fn curve_of(runs: impl IntoIterator<Item = (Outcome, f64)>) -> Curve {
    let end = |(outcome, finish)| End {
        outcome,
        finish,
        cost: 0.0,
        value_days: 0.0,
    };
    Curve::of(&runs.into_iter().map(end).collect::<Ends>())
}

/// Pairs of curves that are hard to draw, after the preset's.
fn curves() -> Vec<[Curve; 2]> {
    use Outcome::{Delivered, Infeasible};
    let days = |from: f64, step: f64| {
        curve_of((0..100).map(move |run| (Delivered, from + step * f64::from(run))))
    };
    let comparison = comparison();
    let preset = comparison
        .results
        .samples
        .variants()
        .map(|(_, it)| Curve::of(it.ends()));
    let preset: Vec<_> = preset.collect();
    vec![
        [preset[0].clone(), preset[1].clone()],
        [days(50.0, 0.0), days(50.0, 0.0)],
        [days(1.0, 0.1), days(900.0, 17.0)],
        [curve_of([(Infeasible, 40.0)]), days(20.0, 1.0)],
        [curve_of([]), curve_of([])],
    ]
}

fn words() -> Words {
    Words {
        names: [
            "Scrum by the Guide".to_owned(),
            "DDS, overlapping when there is room".to_owned(),
        ],
        shares: ["55 %".to_owned(), "72 %".to_owned()],
        deadline: "deadline: day 180".to_owned(),
        unit: "working days".to_owned(),
        levels: LEVELS.map(|level| format!("{:.0} %", level * 100.0)),
    }
}

fn assert_within(label: &Label, width: f64, height: f64) {
    let bounds = label.bounds();
    assert!(label.size >= 12.0, "{}", label.text);
    assert!(
        bounds.left >= -0.1 && bounds.right <= width + 0.1,
        "{} at {width}: {bounds:?}",
        label.text
    );
    assert!(
        bounds.top >= -0.1 && bounds.bottom <= height + 0.1,
        "{} at {width}: {bounds:?}",
        label.text
    );
}

fn assert_apart(labels: &[&Label], width: f64, height: f64) {
    for (place, label) in labels.iter().enumerate() {
        assert_within(label, width, height);
        for other in &labels[place + 1..] {
            assert!(
                !label.bounds().overlaps(&other.bounds()),
                "{} and {} at {width}",
                label.text,
                other.text
            );
        }
    }
}

#[test]
fn the_words_of_the_curve_never_overlap() {
    for [a, b] in &curves() {
        for width in WIDTHS {
            for deadline in [0.0, 20.0, 150.0, 180.0, 230.0, 5_000.0] {
                let layout = CurveLayout::of([a, b], deadline, &words(), width);
                let mut labels = vec![&layout.unit, &layout.deadline_label];
                labels.extend(layout.levels.iter().map(|level| &level.label));
                labels.extend(layout.ticks.iter().map(|tick| &tick.label));
                labels.extend(layout.names.iter().flatten());
                assert_apart(&labels, width, layout.height);
            }
        }
    }
}

#[test]
fn a_curve_only_rises_and_does_not_cross_the_names() {
    let [a, b] = &curves()[0];
    for width in WIDTHS {
        for deadline in [95.0, 105.0, 115.0, 125.0] {
            let layout = CurveLayout::of([a, b], deadline, &words(), width);
            let lowest = layout.crossings[0].1.max(layout.crossings[1].1);
            let has_room = layout.deadline[1].1 - lowest > 60.0;
            for curve in &layout.curves {
                assert!(curve.len() <= POINTS);
                for two in curve.windows(2) {
                    let [(x, y), (next_x, next_y)] = [two[0], two[1]];
                    assert!(next_x >= x && next_y <= y, "{width}");
                    for label in layout.names.iter().flatten() {
                        let bounds = label.bounds();
                        let is_beside = next_x < bounds.left || x > bounds.right;
                        let is_apart = next_y > bounds.bottom || y < bounds.top;
                        assert!(
                            is_beside || is_apart || !has_room,
                            "{} at {width} and {deadline}: {bounds:?}, {two:?}, {:?}",
                            label.text,
                            layout.crossings
                        );
                    }
                }
            }
            let [x, _] = layout.deadline;
            for (curve, crossing) in [a, b].into_iter().zip(layout.crossings) {
                let share = curve.share_by(deadline).share.unwrap();
                let [bottom, .., top] = [0, 1, 2, 3, 4].map(|level| layout.levels[level].y);
                let y = bottom - share * (bottom - top);
                assert!((crossing.1 - y).abs() < 1e-9 && crossing.0 == x.0);
            }
        }
    }
}

#[test]
fn the_height_of_the_curve_depends_on_the_width_alone() {
    for width in WIDTHS {
        let heights: Vec<_> = curves()
            .iter()
            .map(|[a, b]| CurveLayout::of([a, b], 100.0, &words(), width).height)
            .collect();
        assert!(heights.windows(2).all(|two| two[0] == two[1]));
    }
}

#[test]
fn a_far_deadline_leaves_room_for_the_curves() {
    let [a, b] = &curves()[0];
    let layout = CurveLayout::of([a, b], 100_000.0, &words(), 600.0);
    let right = layout.curves[0].iter().map(|it| it.0).fold(0.0, f64::max);
    let delivered = layout.curves[0]
        .iter()
        .find(|it| it.1 <= layout.curves[0][POINTS - 2].1);
    assert!(
        delivered.unwrap().0 > 0.4 * right,
        "{delivered:?} of {right}"
    );
    assert!(layout.deadline_label.text.ends_with('→'));
    let near = CurveLayout::of([a, b], 1.0, &words(), 600.0);
    assert!(!near.deadline_label.text.ends_with('→'));
}

#[test]
fn the_uses_of_time_are_the_means_of_the_records() {
    let scenario = PRESETS[0].scenario().unwrap();
    let mut study = Study::new(&scenario, 1);
    let records: Vec<_> = (0..50).map(|run| study.run(run)[0]).collect();
    let mut block = Block::new(0, 1);
    records.iter().for_each(|record| block.add(&[*record]));
    let mut samples = Samples::new(vec!["scrum".to_owned()]);
    samples.add(block).unwrap();
    let mean = |metric: Metric| {
        let values = records.iter().filter_map(|record| metric.of(record));
        values.sum::<f64>() / 50.0
    };
    let expected = [
        mean(Metric::Worked) - mean(Metric::Wasted),
        mean(Metric::Wasted),
        mean(Metric::Meetings),
        mean(Metric::IdleHeld),
        mean(Metric::IdleBlocked),
    ];
    assert!(expected.iter().filter(|days| **days > 0.0).count() >= 4);
    let (_, samples) = samples.variants().next().unwrap();
    for (found, expected) in time_use(samples).unwrap().into_iter().zip(expected) {
        assert!((found - expected).abs() < 1e-9);
    }
    assert_eq!(time_use(&VariantSamples::default()), None);
}

#[test]
fn bars_are_as_long_as_their_time_and_their_words_do_not_overlap() {
    let side = |name: &str, uses: [f64; 5]| SideTime {
        name: name.to_owned(),
        total: format!("{:.0} person-days", uses.iter().sum::<f64>()),
        uses,
        values: uses.map(|days| format!("{days:.1}")),
    };
    let long = "A reading with a name that is longer than a phone is wide, by far";
    for sides in [
        [
            side(long, [200.0, 80.0, 60.0, 90.0, 70.0]),
            side("DDS", [200.0, 70.0, 20.0, 5.0, 0.0]),
        ],
        [
            side("Scrum", [0.0; 5]),
            side("DDS", [0.001, 0.0, 0.0, 0.0, 900.0]),
        ],
    ] {
        for width in WIDTHS {
            let layout = TimeLayout::of(&sides, width);
            let total = |side: usize| sides[side].uses.iter().sum::<f64>();
            let longest = total(0).max(total(1));
            let mut labels = Vec::new();
            for (bar, side) in layout.bars.iter().zip(0..) {
                labels.extend([&bar.name, &bar.total]);
                labels.extend(bar.parts.iter().filter_map(|part| part.value.as_ref()));
                let there = sides[side].uses.iter().filter(|days| **days > 0.0);
                assert_eq!(bar.parts.len(), there.count());
                if let Some(last) = bar.parts.last() {
                    let end = last.x + last.width;
                    assert!((end - total(side) / longest * width).abs() < 1e-6);
                }
            }
            assert_apart(&labels, width, layout.height);
        }
    }
}

fn count(markup: &str, part: &str) -> usize {
    markup.matches(part).count()
}

#[tokio::test]
async fn nothing_is_computed_before_a_panel_is_open() {
    for comparison in [None, Some(comparison())] {
        let mut state = State::at_first();
        state.comparison = comparison;
        let view = more::view(&Rc::new(Text::english()), &state, 600.0, &Callback::noop());
        let markup = render(view).await;
        assert_eq!(count(&markup, "<details"), 6);
        assert_eq!(count(&markup, "<h3>"), 6);
        assert_eq!(count(&markup, "<table") + count(&markup, "<svg"), 0);
    }
}

#[tokio::test]
async fn the_curve_says_what_the_deadline_makes_of_it() {
    let comparison = comparison();
    let view = curve::view(&Text::english(), &comparison, Some(180.0), 600.0);
    let markup = render(view).await;
    let ends = comparison.results.samples.variants().next().unwrap().1;
    let in_time = ends
        .ends()
        .iter()
        .filter(|end| end.outcome == Outcome::Delivered && end.finish <= 180.0)
        .count();
    let share = format!(
        "Scrum by the Guide {:.0}\u{a0}%",
        in_time as f64 * 100.0 / RUNS as f64
    );
    assert!(markup.contains(&format!("By day 180: {share}")), "{markup}");
    assert_eq!(count(&markup, "<polyline"), 2);
    assert_eq!(count(&markup, "role=\"img\""), 1);
    assert_eq!(count(&markup, "<tr>"), 10);
    // Three quantiles of each side say how sure they are.
    assert_eq!(count(&markup, "more-range"), 6);
}

#[tokio::test]
async fn every_metric_has_a_row_a_name_and_an_explanation() {
    let markup = render(metrics::view(
        &Text::english(),
        &comparison(),
        &Callback::noop(),
    ))
    .await;
    assert_eq!(count(&markup, "scope=\"row\""), Metric::ALL.len() + 1);
    assert_eq!(count(&markup, "<details"), Metric::ALL.len() + 1);
    assert_eq!(count(&markup, "metric-median"), 2 * (Metric::ALL.len() + 1));
    assert!(!markup.contains(">metric-"), "a key that is missing");
}

/// The same of the same futures, wherever it stands: exactly, however many there are.
#[test]
fn the_figure_the_curve_and_the_metrics_agree() {
    for runs in [RUNS, 10_250] {
        let comparison = Comparison::of(results(runs), Sides { a: 0, b: 1 }).unwrap();
        let curves = comparison.curves().unwrap();
        let summaries = comparison.summaries().unwrap();
        let samples = comparison.samples().unwrap();
        for side in 0..2 {
            let in_time = |day: f64| {
                let ends = samples[side].ends().iter();
                let ends = ends.filter(|it| it.outcome == Outcome::Delivered && it.finish <= day);
                ends.count() as f64 / runs as f64
            };
            for day in (10..200).map(f64::from) {
                let share = Some(in_time(day));
                assert_eq!(
                    comparison.strips[side].all.share_by(day).share,
                    share,
                    "{day}"
                );
                assert_eq!(curves[side].share_by(day).share, share, "{day}");
            }
            let finish = summaries[side].of(Metric::Finish);
            assert_eq!(finish.p50, curves[side].quantile(0.5));
            assert_eq!(finish.p85, curves[side].quantile(0.85));
        }
    }
}

/// The figures are those that the command line prints of the pair.
#[tokio::test]
async fn the_differences_are_those_of_the_pair() {
    let comparison = comparison();
    let markup = render(differences::view(&Text::english(), &comparison)).await;
    let paired = &comparison.results.samples.paired(ABOUT_THE_SAME)[0];
    let differences = comparison.differences().unwrap();
    assert_eq!(differences.finish, paired.difference);
    assert_eq!(differences.value_days, paired.value_days);
    assert_eq!(differences.sooner_to_know, paired.sooner_to_know);
    for shown in [
        format!("<td>{}</td>", paired.both_delivered),
        format!("<td>{}</td>", paired.both_infeasible),
        "Above 0: sooner with Scrum as many teams do it.".to_owned(),
        "<th scope=\"row\">95\u{a0}%</th>".to_owned(),
        "<td>\u{2212}60</td>".to_owned(),
    ] {
        assert!(markup.contains(&shown), "{shown} in {markup}");
    }
    assert_eq!(count(&markup, "<td>"), 3 * 7);

    let compared = |compare: fn(Rc<Results>, Sides) -> Option<Comparison>, sides| {
        let comparison = compare(Rc::clone(&comparison.results), sides).unwrap();
        render(differences::view(&Text::english(), &comparison))
    };
    let mirrored = compared(Comparison::of, Sides { a: 1, b: 0 }).await;
    assert!(mirrored.contains("<td>+60</td>"), "{mirrored}");
    let passing = compared(Comparison::passing, Sides { a: 0, b: 1 }).await;
    assert_eq!(count(&passing, "<td>…</td>"), 3 * 7);
}

#[tokio::test]
async fn the_time_has_five_uses_on_two_sides() {
    let markup = render(time::view(&Text::english(), &comparison(), 600.0)).await;
    assert_eq!(count(&markup, "scope=\"row\""), Use::ALL.len());
    // In the bars and in the key.
    assert_eq!(count(&markup, "class=\"time-useful\""), 4);
    assert_eq!(count(&markup, "<pattern"), 6);
    assert_eq!(count(&markup, "role=\"img\""), 1);
}

#[tokio::test]
async fn all_simplifications_say_which_way_they_lean() {
    let markup = render(simplified::view(&Text::english())).await;
    assert_eq!(count(&markup, "<td>"), 18);
    assert!(!markup.contains(">simplified-"));
}
