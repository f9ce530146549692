//! The figure as a whole: its geometry at every width, and its markup, rendered without a browser.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::rc::Rc;

use cadence_lab::analysis::ends::End;
use cadence_lab::analysis::paired::Standing;
use cadence_lab::analysis::samples::Samples;
use cadence_lab::app::comparison::Comparison;
use cadence_lab::app::figure::dotplot::Go;
use cadence_lab::app::figure::label::{Bounds, Label};
use cadence_lab::app::figure::lane::Lane;
use cadence_lab::app::figure::layout::{Layout, MARGIN, by_finish, in_time};
use cadence_lab::app::figure::timeline::{Part, Timeline};
use cadence_lab::app::figure::words::Speaker;
use cadence_lab::app::figure::{Figure, FigureProps, Pair, Side, gone};
use cadence_lab::app::state::{Results, Sides};
use cadence_lab::preset::PRESETS;
use cadence_lab::replay::Replay;
use cadence_lab::runner::Order;
use cadence_lab::scenario::ValidScenario;
use cadence_lab::simulation::record::Outcome;
use cadence_lab::study::{StopRule, Study};
use cadence_lab::text::Text;
use yew::{Callback, LocalServerRenderer};

const WIDTHS: [f64; 9] = [
    288.0, 320.0, 358.0, 480.0, 559.0, 560.0, 820.0, 1216.0, 2000.0,
];

/// The first preset under Scrum by the Guide and Data Driven Scrum alone.
fn scenario() -> ValidScenario {
    let mut scenario = PRESETS[0].scenario().unwrap().into_scenario();
    scenario
        .processes
        .retain(|variant| ["scrum", "dds"].contains(&variant.id.as_str()));
    scenario.validate().unwrap()
}

/// The first two variants in 400 futures.
fn comparison() -> Rc<Comparison> {
    let scenario = scenario();
    let ids = scenario.processes.iter().map(|it| it.id.clone());
    let mut samples = Samples::new(ids.collect());
    samples.add(Study::new(&scenario, 1).block(0, 250)).unwrap();
    let order = Order {
        scenario: Rc::new((*scenario).clone()),
        seed: 1,
        stop: StopRule::Runs(250),
    };
    let results = Results::new(&order, Rc::new(scenario), Rc::new(samples));
    Rc::new(Comparison::of(Rc::new(results), Sides { a: 0, b: 1 }).unwrap())
}

/// Twenty pairs of the first two variants.
fn preset_pairs() -> Vec<Pair> {
    comparison().pairs.to_vec()
}

fn sides() -> [Side; 2] {
    [
        Side {
            name: "Scrum by the Guide".into(),
            process: "scrum",
            variant: 0,
        },
        Side {
            name: "Data Driven Scrum".into(),
            process: "dds",
            variant: 1,
        },
    ]
}

fn pair(a: (Outcome, f64), b: (Outcome, f64)) -> Pair {
    let end = |(outcome, finish)| End {
        outcome,
        finish,
        cost: 0.0,
        value_days: 0.0,
    };
    Pair {
        run: 7,
        standing: Standing::Equal,
        a: end(a),
        b: end(b),
    }
}

/// Sets of runs that are hard to draw, with the preset's.
fn hard_cases() -> Vec<Vec<Pair>> {
    use Outcome::{Delivered, Infeasible, Unfinished};
    let twenty = |pair: fn(f64) -> Pair| (0..20).map(|n| pair(f64::from(n))).collect::<Vec<_>>();
    vec![
        preset_pairs(),
        twenty(|_| pair((Delivered, 50.0), (Delivered, 50.0))),
        twenty(|_| pair((Infeasible, 50.0), (Unfinished, 2600.0))),
        twenty(|n| pair((Delivered, 0.01 * n), (Infeasible, n))),
        twenty(|n| pair((Delivered, 1.0 + n), (Delivered, 2.0f64.powf(n / 2.0)))),
        twenty(|n| pair((Delivered, 2500.0 + n), (Unfinished, 2600.0))),
        vec![],
        vec![pair((Delivered, 3.0), (Delivered, 4.0))],
        (0..300)
            .map(|n| pair((Delivered, 50.0), (Infeasible, f64::from(n))))
            .collect(),
    ]
}

fn layout(pairs: &[Pair], deadline: f64, width: f64) -> Layout {
    let text = Text::english();
    let [a, b] = &sides();
    let speaker = Speaker {
        text: &text,
        sides: [a, b],
        pairs,
        deadline,
    };
    Layout::of(pairs, deadline, &speaker.plot(), width)
}

fn assert_apart(labels: &[&Label], width: f64, height: f64) {
    for (place, label) in labels.iter().enumerate() {
        let bounds = label.bounds();
        assert!(label.size >= 12.0, "{}", label.text);
        assert!(
            bounds.left >= -0.1
                && bounds.right <= width + 0.1
                && bounds.top >= 0.0
                && bounds.bottom <= height + 1.0,
            "{} at {width}: {bounds:?}",
            label.text
        );
        for other in &labels[place + 1..] {
            assert!(
                !bounds.overlaps(&other.bounds()),
                "{} and {} at {width}",
                label.text,
                other.text
            );
        }
    }
}

#[test]
fn nothing_overlaps_at_any_width() {
    for pairs in hard_cases() {
        for width in WIDTHS {
            for deadline in [0.0, 20.0, 100.0, 180.0, 5000.0] {
                let layout = layout(&pairs, deadline, width);
                let mut labels = vec![&layout.unit, &layout.deadline_label];
                labels.extend(
                    layout
                        .sides
                        .iter()
                        .flat_map(|side| side.name.iter().chain([&side.in_time])),
                );
                labels.extend(layout.ticks.iter().filter_map(|tick| tick.label.as_ref()));
                labels.extend(layout.bin.iter().flat_map(|bin| &bin.labels));
                assert_apart(&labels, width, layout.height);
                let radius = layout.diameter / 2.0;
                for dot in layout.dots.iter().flatten() {
                    let bounds = Bounds {
                        left: dot.x - radius,
                        top: dot.y - radius,
                        right: dot.x + radius,
                        bottom: dot.y + radius,
                    };
                    assert!(
                        bounds.left >= 0.0 && bounds.right <= width,
                        "{width}: {dot:?}"
                    );
                    for label in &labels {
                        assert!(
                            !bounds.overlaps(&label.bounds()),
                            "{width}: {dot:?} on {}",
                            label.text
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn twenty_dots_lie_apart_and_close_to_their_day() {
    for pairs in hard_cases().iter().filter(|pairs| pairs.len() <= 20) {
        for width in WIDTHS {
            let layout = layout(pairs, 100.0, width);
            for (side, dots) in layout.dots.iter().enumerate() {
                assert_eq!(dots.len(), pairs.len());
                for (place, dot) in dots.iter().enumerate() {
                    for other in &dots[place + 1..] {
                        let distance = (dot.x - other.x).hypot(dot.y - other.y);
                        assert!(distance >= layout.diameter, "{width}: {dot:?} {other:?}");
                    }
                    let end = pairs[place].ends()[side];
                    if end.outcome == Outcome::Delivered {
                        let off = (dot.x - layout.scale.x(end.finish)).abs();
                        assert!(off <= layout.diameter, "{width}: {off}");
                    } else {
                        assert!(dot.x > layout.bin.as_ref().unwrap().left);
                        assert!(layout.scale.right < layout.bin.as_ref().unwrap().left);
                    }
                }
            }
        }
    }
}

#[test]
fn being_in_time_is_counted_from_the_days_and_shown_by_the_filling() {
    let pairs = preset_pairs();
    for deadline in [0.0, 150.0, 180.0, 5000.0] {
        let layout = layout(&pairs, deadline, 820.0);
        let counts = in_time(&pairs, deadline);
        for (side, &count) in counts.iter().enumerate() {
            let ends = || pairs.iter().map(|pair| pair.ends()[side]);
            let filled = layout.dots[side]
                .iter()
                .filter(|dot| dot.is_in_time)
                .count();
            let delivered =
                ends().filter(|end| end.outcome == Outcome::Delivered && end.finish <= deadline);
            assert_eq!(filled, count);
            assert_eq!(filled, delivered.count());
        }
        assert_eq!(layout.deadline, layout.scale.x_within(deadline));
    }
    assert_eq!(in_time(&pairs, 0.0), [0, 0]);
}

#[test]
fn the_height_depends_on_the_width_alone() {
    for width in WIDTHS {
        let heights = hard_cases()
            .into_iter()
            .map(|pairs| layout(&pairs, 90.0, width).height);
        let heights: Vec<_> = heights.collect();
        assert!(
            heights.windows(2).all(|two| two[0] == two[1]),
            "{width}: {heights:?}"
        );
    }
}

#[test]
fn the_nearest_dot_is_found_from_anywhere() {
    let pairs = preset_pairs();
    let layout = layout(&pairs, 100.0, 820.0);
    for side in 0..2 {
        for (place, dot) in layout.dots[side].iter().enumerate() {
            assert_eq!(
                layout.nearest(dot.x + 1.0, dot.y - 1.0),
                Some((place, side))
            );
        }
    }
    assert!(layout.nearest(-50.0, 9000.0).is_some());
}

#[test]
fn keys_go_along_the_axis() {
    use Outcome::{Delivered, Infeasible};
    let pairs = [
        pair((Delivered, 30.0), (Delivered, 10.0)),
        pair((Infeasible, 5.0), (Delivered, 30.0)),
        pair((Delivered, 20.0), (Delivered, 20.0)),
    ];
    assert_eq!(by_finish(&pairs, 0), [2, 0, 1]);
    assert_eq!(gone(&pairs, None, 0, Go::On), (Some(2), 0));
    assert_eq!(gone(&pairs, Some(2), 0, Go::On), (Some(0), 0));
    assert_eq!(gone(&pairs, Some(1), 0, Go::On), (Some(1), 0));
    assert_eq!(gone(&pairs, Some(2), 1, Go::On), (Some(1), 1));
    assert_eq!(gone(&pairs, Some(0), 0, Go::Back), (Some(2), 0));
    assert_eq!(gone(&pairs, Some(0), 0, Go::Down), (Some(0), 1));
    assert_eq!(gone(&pairs, Some(0), 1, Go::First), (Some(0), 1));
    assert_eq!(gone(&pairs, Some(0), 1, Go::Last), (Some(1), 1));
    assert_eq!(gone(&pairs, Some(0), 1, Go::Away), (None, 1));
    assert_eq!(gone(&[], None, 0, Go::On), (None, 0));
}

fn lanes(scenario: &ValidScenario, run: u64, width: f64) -> [(Timeline, Lane); 2] {
    let text = Text::english();
    let pairs = preset_pairs();
    let layout = layout(&pairs, 100.0, width);
    let [a, b] = &sides();
    let speaker = Speaker {
        text: &text,
        sides: [a, b],
        pairs: &pairs,
        deadline: 100.0,
    };
    let mut world = scenario.world(1);
    world.start_run(run);
    let Ok(replay) = Replay::of(scenario, world);
    [0, 1].map(|side| {
        let timeline = Timeline::of(["scrum", "dds"][side], &replay.variants[side].events);
        let words = speaker.lane(side, &timeline);
        let lane = Lane::of(&timeline, 4, &words, &layout.scale, 0.0, width);
        (timeline, lane)
    })
}

#[test]
fn timelines_tell_what_the_records_say() {
    let scenario = scenario();
    let mut study = Study::new(&scenario, 1);
    for run in 0..40 {
        let records = study.run(run).to_vec();
        for (side, (timeline, _)) in lanes(&scenario, run, 820.0).into_iter().enumerate() {
            let record = &records[side];
            assert_eq!(
                (timeline.end, timeline.outcome),
                (record.finish, record.outcome)
            );
            assert_eq!(timeline.failures.len(), record.failures as usize);
            let begun = timeline.sprints().len() + timeline.blocks().len();
            assert_eq!(begun, record.boundaries as usize);
            // Working days of people, meetings taken out, times the pace are what was worked.
            let mut days = 0.0;
            for (place, &(from, people)) in timeline.busy.iter().enumerate() {
                let to = timeline
                    .busy
                    .get(place + 1)
                    .map_or(timeline.end, |next| next.0);
                let still: f64 = timeline
                    .meetings
                    .iter()
                    .map(|held| (held.to.min(to) - held.from.max(from)).max(0.0))
                    .sum();
                days += f64::from(people) * (to - from - still);
            }
            let pace = 0.8 * (1.0 - 15.0 / 480.0);
            assert!(
                (days * pace - record.worked).abs() < 1e-6,
                "{run}: {days} {}",
                record.worked
            );
            for block in timeline.blocks() {
                assert!(block.to <= timeline.end && block.from <= block.to);
                assert!(block.spans.windows(2).all(|two| two[0].to == two[1].from));
                assert!(
                    block.spans.iter().any(|span| span.part != Part::Wait)
                        || block.spans.len() <= 1
                );
            }
        }
    }
}

#[test]
fn nothing_of_a_lane_overlaps_at_any_width() {
    let scenario = scenario();
    for width in WIDTHS {
        for run in 0..12 {
            for (timeline, lane) in lanes(&scenario, run, width) {
                let mut labels = vec![&lane.finish];
                labels.extend(lane.name.iter().chain(&lane.summary));
                labels.extend(lane.spills.iter().filter_map(|mark| mark.label.as_ref()));
                assert_apart(&labels, width, lane.bottom);
                let spilled: usize = lane.spills.iter().map(|mark| mark.count).sum();
                let last = lane.people.x + lane.people.width;
                assert!(
                    lane.people.x == if width < 720.0 { MARGIN } else { 180.0 }
                        && last <= width - MARGIN + 0.1
                );
                assert!(spilled <= timeline.spilled());
                if lane.finish_line.is_some() {
                    assert_eq!(spilled, timeline.spilled());
                    let failures: usize = lane.failures.iter().map(|mark| mark.count).sum();
                    assert_eq!(failures, timeline.failures.len());
                }
                for block in &lane.blocks {
                    assert!(block.area.y + block.area.height <= lane.people.y);
                    assert!(block.area.x + block.area.width <= last + 0.1);
                }
            }
        }
    }
}

async fn render(width: f64, focus: Option<usize>, deadline: f64) -> String {
    let comparison = comparison();
    let replay = focus.map(|place| {
        let scenario = &comparison.results.scenario;
        let mut world = scenario.world(1);
        world.start_run(comparison.pairs[place].run);
        let Ok(replay) = Replay::of(scenario, world);
        Rc::new(replay)
    });
    let props = FigureProps {
        text: Rc::new(Text::english()),
        comparison,
        width,
        deadline,
        focus,
        replay,
        on_action: Callback::noop(),
    };
    LocalServerRenderer::<Figure>::with_props(props)
        .hydratable(false)
        .render()
        .await
}

#[tokio::test]
async fn the_markup_has_two_sides_of_twenty_dots_and_names_for_everything() {
    let markup = render(820.0, Some(8), 170.0).await;
    let count = |part: &str| markup.matches(part).count();
    assert_eq!(count("class=\"dot "), 40);
    assert_eq!(count("is-focused"), 2);
    assert_eq!(count("is-current"), 1);
    assert_eq!(count("class=\"bond\""), 1);
    assert_eq!(count("role=\"application\""), 1);
    assert_eq!(count("role=\"img\""), 2);
    assert_eq!(count("aria-live=\"polite\""), 1);
    assert_eq!(count("type=\"range\""), 1);
    assert_eq!(count("<tr>") + count("<tr "), 21);
    assert_eq!(count(" style="), 0);
    for id in ["figure-title", "figure-description", "figure-keys"] {
        assert_eq!(count(&format!("id=\"{id}\"")), 1, "{id}");
    }
    assert!(markup.contains("Future "));
    assert!(!markup.contains("{$") && !markup.contains("figure-read-out"));
}

#[tokio::test]
async fn without_a_future_in_focus_there_are_no_timelines() {
    let markup = render(288.0, None, 170.0).await;
    assert!(markup.contains("Choose a future"));
    assert!(!markup.contains("futures-lanes") && !markup.contains("bond"));
}
