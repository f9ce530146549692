//! The figure as a whole: its geometry at every width, and its markup, rendered without a browser.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::rc::Rc;

use cadence_lab::analysis::ends::{End, Ends};
use cadence_lab::analysis::paired::{ABOUT_THE_SAME, Standing};
use cadence_lab::analysis::samples::Samples;
use cadence_lab::app::comparison::Comparison;
use cadence_lab::app::figure::dotplot::Go;
use cadence_lab::app::figure::label::{Bounds, Label};
use cadence_lab::app::figure::lane::Lane;
use cadence_lab::app::figure::layout::{Layout, MARGIN, STRIP_ROOM, by_finish, in_time};
use cadence_lab::app::figure::timeline::{Part, Timeline};
use cadence_lab::app::figure::words::Speaker;
use cadence_lab::app::figure::{Crowd, Figure, FigureProps, Pair, Side, Strip, gone};
use cadence_lab::app::second_look::Arrival;
use cadence_lab::app::state::Sides;
use cadence_lab::preset::PRESETS;
use cadence_lab::replay::Replay;
use cadence_lab::runner::{Order, Results};
use cadence_lab::scenario::ValidScenario;
use cadence_lab::share::{Base, View};
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

/// The first two variants of a scenario in 250 futures.
fn comparison_of(scenario: ValidScenario) -> Rc<Comparison> {
    let ids = scenario.processes.iter().map(|it| it.id.clone());
    let mut samples = Samples::new(ids.collect());
    samples.add(Study::new(&scenario, 1).block(0, 250)).unwrap();
    let order = Order {
        scenario: Rc::new((*scenario).clone()),
        seed: 1,
        stop: StopRule::Runs(250),
        tie_days: ABOUT_THE_SAME,
    };
    let results = Results::new(&order, Rc::new(scenario), Rc::new(samples));
    Rc::new(Comparison::of(Rc::new(results), Sides { a: 0, b: 1 }).unwrap())
}

fn comparison() -> Rc<Comparison> {
    comparison_of(scenario())
}

/// The first preset under five variants of all four processes.
fn five() -> Rc<Comparison> {
    let ids = ["scrum", "dds", "dds_strict", "kanban", "stage_gate"].map(str::to_owned);
    let view = View {
        base: Base::Preset("explore"),
        variants: Some(ids.to_vec()),
        ..View::default()
    };
    comparison_of(view.simulated().scenario)
}

/// Twenty pairs of the first two variants.
fn preset_pairs() -> Vec<Pair> {
    comparison().pairs.to_vec()
}

/// The strips of the two sides, and so many further ones: those turned by turns.
fn strips(pairs: &[Pair], further: usize) -> Vec<Strip> {
    let names = [
        ("Scrum by the Guide", "scrum"),
        ("Data Driven Scrum", "dds"),
        ("Scrum as many teams do it", "scrum"),
        ("Kanban", "kanban"),
        ("Stage gates", "stage_gate"),
    ];
    let strip = |(variant, (name, process)): (usize, (&'static str, &'static str))| {
        let mut all = Ends::default();
        let ends = pairs.iter().map(|pair| pair.ends()[variant % 2]);
        ends.clone().for_each(|end| all.add(end));
        Strip {
            side: Side {
                name: name.into(),
                process,
                variant,
            },
            ends: ends.collect(),
            all: Crowd::whole(all),
        }
    };
    let names = names.into_iter().enumerate().take(2 + further);
    names.map(strip).collect()
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

fn layout_of(strips: &[Strip], pairs: &[Pair], deadline: f64, width: f64) -> Layout {
    let text = Text::english();
    let speaker = Speaker {
        text: &text,
        strips,
        pairs,
        deadline,
    };
    Layout::of(strips, deadline, &speaker.plot(), width)
}

fn layout(pairs: &[Pair], deadline: f64, width: f64) -> Layout {
    layout_of(&strips(pairs, 0), pairs, deadline, width)
}

/// Two strips, and five.
const FURTHER: [usize; 2] = [0, 3];

/// Each of them at every width.
fn screens() -> impl Iterator<Item = (usize, f64)> {
    let at_all_widths = |further| WIDTHS.map(|width| (further, width));
    FURTHER.into_iter().flat_map(at_all_widths)
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
        for (further, width) in screens() {
            let strips = strips(&pairs, further);
            for deadline in [0.0, 20.0, 100.0, 180.0, 5000.0] {
                let layout = layout_of(&strips, &pairs, deadline, width);
                assert_eq!(layout.strips.len(), 2 + further);
                let mut labels = vec![&layout.deadline_label];
                labels.extend(&layout.unit);
                labels.extend(
                    layout
                        .strips
                        .iter()
                        .flat_map(|strip| strip.name.iter().chain(&strip.in_time)),
                );
                labels.extend(layout.ticks.iter().map(|tick| &tick.label));
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
                        bounds.left >= 0.0
                            && bounds.right <= width
                            && bounds.bottom <= layout.height,
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
        for (further, width) in screens() {
            let strips = strips(pairs, further);
            let layout = layout_of(&strips, pairs, 100.0, width);
            for (dots, strip) in layout.dots.iter().zip(&strips) {
                assert_eq!(dots.len(), pairs.len());
                for (place, dot) in dots.iter().enumerate() {
                    for other in &dots[place + 1..] {
                        let distance = (dot.x - other.x).hypot(dot.y - other.y);
                        // The deadline may move some onto others, which then move together.
                        let is_moved = (dot.x - layout.deadline).abs() <= 2.0 * layout.diameter;
                        let least = if is_moved { 0.4 } else { 1.0 } * layout.diameter;
                        assert!(distance >= least, "{width}: {dot:?} {other:?}");
                    }
                    let end = strip.ends[place];
                    if end.outcome == Outcome::Delivered {
                        let off = (dot.x - layout.scale.x(end.finish)).abs();
                        assert!(off <= 2.0 * layout.diameter, "{width}: {off}");
                    } else {
                        assert!(dot.x > layout.bin.as_ref().unwrap().left);
                        assert!(layout.scale.right < layout.bin.as_ref().unwrap().left);
                    }
                }
            }
            // Further strips stand one beneath the other, and each dot between its line and the one above.
            let mut above = layout.axis[1] + 60.0;
            for (&line, dots) in layout.baselines.iter().zip(&layout.dots[2..]) {
                assert!(line - STRIP_ROOM > above, "{width}");
                let radius = layout.diameter / 2.0;
                assert!(
                    dots.iter()
                        .all(|dot| dot.y + radius <= line
                            && dot.y - radius >= line - STRIP_ROOM - 0.1)
                );
                above = line;
            }
            assert!(layout.height >= above);
        }
    }
}

/// What is shown beneath does not move what was there: the two sides stand where they stood.
#[test]
fn further_strips_leave_the_two_sides_where_they_are() {
    let pairs = preset_pairs();
    for width in WIDTHS {
        let [two, five] =
            FURTHER.map(|further| layout_of(&strips(&pairs, further), &pairs, 100.0, width));
        assert_eq!(two.baselines, [0.0; 0]);
        assert_eq!(five.baselines.len(), 3);
        assert_eq!(
            five.further_bins.len(),
            if five.bin.is_some() { 3 } else { 0 }
        );
        assert_eq!(two.scale, five.scale);
        assert_eq!(two.ticks.len(), five.ticks.len());
        assert!(five.diameter <= two.diameter && five.height > two.height);
        assert_eq!(five.deadline_line[1], five.baselines[2]);
    }
}

#[test]
fn being_in_time_is_counted_from_the_days_and_shown_by_the_filling() {
    let pairs = preset_pairs();
    for deadline in [0.0, 150.0, 180.0, 5000.0] {
        let layout = layout(&pairs, deadline, 820.0);
        for (side, strip) in strips(&pairs, 0).iter().enumerate() {
            let count = in_time(&strip.ends, deadline);
            let ends = || pairs.iter().map(|pair| pair.ends()[side]);
            let filled = layout.dots[side]
                .iter()
                .filter(|dot| dot.is_in_time)
                .count();
            let delivered =
                ends().filter(|end| end.outcome == Outcome::Delivered && end.finish <= deadline);
            assert_eq!(filled, count);
            // Round days are no nearer to another bin.
            let share = strip.all.share_by(deadline).share.unwrap();
            assert_eq!(share * 20.0, count as f64);
            assert_eq!(filled, delivered.count());
        }
        assert_eq!(layout.deadline, layout.scale.x_within(deadline));
    }
    assert_eq!(in_time(&strips(&pairs, 0)[0].ends, 0.0), 0);
}

/// Nothing that is in time stands behind the deadline's line, and nothing late before it.
#[test]
fn the_deadline_parts_the_dots() {
    for pairs in hard_cases() {
        for (further, width) in screens() {
            let strips = strips(&pairs, further);
            let sizes: Vec<f64> = (0..200)
                .step_by(7)
                .map(|deadline| {
                    let deadline = f64::from(deadline);
                    let layout = layout_of(&strips, &pairs, deadline, width);
                    for (strip, dots) in strips.iter().zip(&layout.dots) {
                        for (end, dot) in strip.ends.iter().zip(dots) {
                            let is_there = end.outcome == Outcome::Delivered;
                            let is_beyond = deadline > layout.scale.end;
                            assert!(
                                !is_there
                                    || is_beyond
                                    || dot.is_in_time == (dot.x <= layout.deadline)
                                    || dot.x == layout.deadline,
                                "{end:?} {dot:?} at {width}, {deadline}"
                            );
                        }
                    }
                    layout.diameter
                })
                .collect();
            assert!(sizes.windows(2).all(|two| two[0] == two[1]), "{sizes:?}");
        }
    }
}

#[test]
fn the_height_depends_on_the_width_alone() {
    for (further, width) in screens() {
        let heights = hard_cases()
            .into_iter()
            .map(|pairs| layout_of(&strips(&pairs, further), &pairs, 90.0, width).height);
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
    let layout = layout_of(&strips(&pairs, 3), &pairs, 100.0, 820.0);
    for side in 0..5 {
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
    let two = strips(&pairs, 0);
    assert_eq!(by_finish(&two[0].ends), [2, 0, 1]);
    assert_eq!(gone(&two, None, 0, Go::On), (Some(2), 0));
    assert_eq!(gone(&two, Some(2), 0, Go::On), (Some(0), 0));
    assert_eq!(gone(&two, Some(1), 0, Go::On), (Some(1), 0));
    assert_eq!(gone(&two, Some(2), 1, Go::On), (Some(1), 1));
    assert_eq!(gone(&two, Some(0), 0, Go::Back), (Some(2), 0));
    assert_eq!(gone(&two, Some(0), 0, Go::Down), (Some(0), 1));
    assert_eq!(gone(&two, Some(0), 1, Go::First), (Some(0), 1));
    assert_eq!(gone(&two, Some(0), 1, Go::Last), (Some(1), 1));
    assert_eq!(gone(&two, Some(0), 1, Go::Away), (None, 1));
    let five = strips(&pairs, 3);
    let mut side = 0;
    for next in [1, 2, 3, 4, 4] {
        let (focus, at) = gone(&five, Some(0), side, Go::Down);
        assert_eq!((focus, at), (Some(0), next));
        side = at;
    }
    assert_eq!(gone(&five, Some(0), 4, Go::Up), (Some(0), 3));
    assert_eq!(
        gone(&two, Some(0), 4, Go::Up),
        (Some(0), 0),
        "strips that are gone"
    );
    assert_eq!(gone(&[], None, 0, Go::On), (None, 0));
}

fn lanes(scenario: &ValidScenario, run: u64, width: f64) -> [(Timeline, Lane); 2] {
    let text = Text::english();
    let pairs = preset_pairs();
    let layout = layout(&pairs, 100.0, width);
    let strips = strips(&pairs, 0);
    let speaker = Speaker {
        text: &text,
        strips: &strips,
        pairs: &pairs,
        deadline: 100.0,
    };
    let mut world = scenario.world(1);
    world.start_run(run);
    let Ok(replay) = Replay::of(scenario, world);
    [0, 1].map(|side| {
        let timeline = Timeline::of(["scrum", "dds"][side], &replay.variants[side].events);
        let words = speaker.lane(&strips[side].side, &timeline);
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
                    // None is left out but beneath the words of the finish.
                    let words = lane.finish.bounds();
                    let beneath = timeline.sprints().iter().filter(|sprint| {
                        sprint.spilled > 0 && lane.spills.iter().all(|mark| mark.at != sprint.to)
                    });
                    for sprint in beneath {
                        let x = layout(&preset_pairs(), 100.0, width).scale.x(sprint.to);
                        assert!(words.left - 20.0 <= x && x <= words.right + 20.0);
                    }
                    for mark in lane.spills.iter().filter(|mark| mark.label.is_none()) {
                        assert!(mark.x < words.left || words.right < mark.x);
                    }
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
    render_of(comparison(), false, width, focus, deadline).await
}

async fn render_of(
    comparison: Rc<Comparison>,
    shows_all: bool,
    width: f64,
    focus: Option<usize>,
    deadline: f64,
) -> String {
    let replay = focus.map(|place| {
        let scenario = &comparison.results.scenario;
        let mut world = scenario.world(1);
        world.start_run(comparison.pairs[place].run);
        let Ok(replay) = Replay::of(scenario, world);
        Rc::new(replay)
    });
    let props = FigureProps {
        text: Rc::new(Text::english()),
        variants: comparison.strips.len(),
        comparison,
        shows_all,
        second_look: Arrival::at_first(),
        open_panels: vec!["figure-table"],
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

/// What is told beside the sentence about a future.
fn status(markup: &str) -> &str {
    let (_, after) = markup.split_once("role=\"status\"").unwrap();
    let (_, words) = after.split_once('>').unwrap();
    words.split_once("</span>").unwrap().0
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
    // What keys up and down lead to is told.
    assert_eq!(status(&markup), "Scrum by the Guide");
    assert!(!markup.contains("{$") && !markup.contains("figure-read-out"));
}

#[tokio::test]
async fn without_a_future_in_focus_there_are_no_timelines() {
    let markup = render(288.0, None, 170.0).await;
    assert!(markup.contains("Choose a future"));
    assert!(!markup.contains("futures-lanes") && !markup.contains("bond"));
    assert_eq!(status(&markup), "");
}

#[tokio::test]
async fn all_five_are_shown_on_demand() {
    let five = five();
    for (shows_all, shown) in [(false, 2), (true, 5)] {
        let markup = render_of(Rc::clone(&five), shows_all, 820.0, Some(8), 170.0).await;
        let count = |part: &str| markup.matches(part).count();
        assert_eq!(count("class=\"dot "), 20 * shown);
        assert_eq!(count("is-focused"), shown);
        assert_eq!(count("is-current"), 1);
        assert_eq!(count("class=\"bond\""), shown - 1);
        assert_eq!(count("class=\"lane "), shown);
        assert_eq!(count("<th scope=\"col\">"), 3 + shown);
        assert_eq!(
            count("is-again"),
            usize::from(shows_all),
            "the second reading of DDS"
        );
        assert_eq!(count("id=\"figure-observe-"), shown);
        assert!(markup.contains("Show all 5 ways of working"));
        assert_eq!(markup.contains("and beneath them"), shows_all);
        assert_eq!(markup.contains("Stage gates: day"), shows_all);
        assert_eq!(count(" style="), 0);
    }
    let two = render(820.0, None, 170.0).await;
    assert!(!two.contains("Show all"), "where two are all");
}

/// Every strip has the same futures: what stands beside a pair is that run of the variant.
#[test]
fn strips_are_of_the_same_runs() {
    let five = five();
    let names: Vec<_> = five.strips.iter().map(|it| it.side.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "Scrum by the Guide",
            "DDS when there is room",
            "DDS strictly one by one",
            "Kanban",
            "Stage gates"
        ]
    );
    for (place, pair) in five.pairs.iter().enumerate() {
        assert_eq!(
            pair.ends(),
            [0, 1].map(|side| five.strips[side].ends[place])
        );
        for (variant, (_, samples)) in five.results.samples.variants().enumerate() {
            let run = usize::try_from(pair.run).unwrap();
            assert_eq!(
                samples.ends().get(run),
                Some(five.strips[variant].ends[place])
            );
        }
    }
}
