//! A tiny scenario, lived through by the engine as it is and drawn as the one figure draws a future.

use std::rc::Rc;

use yew::{Html, classes, html};

use crate::app::figure::label::{Anchor, Label};
use crate::app::figure::lane::Lane;
use crate::app::figure::lanes::{self, Lanes};
use crate::app::figure::layout::{MARGIN, left};
use crate::app::figure::marks::{line, px};
use crate::app::figure::scale::Scale;
use crate::app::figure::timeline::Timeline;
use crate::app::figure::words::Speaker;
use crate::app::figure::{LEAST_WIDTH, Side};
use crate::preset::ready_made;
use crate::reading::{Node, parse};
use crate::replay::Replay;
use crate::scenario::{Item, Scenario, ValidScenario};
use crate::text::Text;
use crate::units::Days;
use crate::world::{ExplicitWorld, Transcript};

/// Height of the axis with its numbers. [px]
const AXIS: f64 = 40.0;

/// Between two lanes. [px]
const BETWEEN: f64 = 12.0;

/// A scenario's document without its `processes`, and in their place these of the ready-made ones. None: it is not
/// valid, which a test would find.
#[must_use]
pub fn scenario(short: &str, ways: &[&str], people: f64) -> Option<Scenario> {
    let Ok(Node::Object(fields)) = parse(short.as_bytes()) else {
        return None;
    };
    let way = |id: &&str| Some(((*id).to_owned(), ready_made(id, people)?));
    let ways: Vec<_> = ways.iter().filter_map(way).collect();
    let mut fields = fields.to_vec();
    fields.push(("processes".to_owned(), Node::Object(Rc::new(ways))));
    let valid = ValidScenario::of_node(&Node::Object(Rc::new(fields)));
    Some(valid.ok()?.into_scenario())
}

/// So many items like this one.
#[must_use]
pub fn alike(item: &Item, count: usize) -> Vec<Item> {
    let numbered = |place: usize| Item {
        id: place.to_string(),
        ..item.clone()
    };
    (0..count).map(numbered).collect()
}

/// One of the futures that the engine draws. None: the scenario is not valid.
#[must_use]
pub fn future(scenario: &Scenario, run: u64) -> Option<Replay> {
    let valid = scenario.validate().ok()?;
    let mut world = valid.world(1);
    world.start_run(run);
    let Ok(replay) = Replay::of(&valid, world);
    Some(replay)
}

/// A future whose luck is written down. None: the scenario is not valid, or the luck is too short.
#[must_use]
pub fn told(scenario: &Scenario, luck: Transcript) -> Option<Replay> {
    let valid = scenario.validate().ok()?;
    let world = ExplicitWorld::new(luck, valid.items.iter().map(|item| item.id.as_str()));
    Replay::of(&valid, world).ok()
}

/// What is on the stage.
pub struct Stage<'a> {
    /// The texts.
    pub text: &'a Text,
    /// By which its textures are known in the document.
    pub id: &'static str,
    /// What the picture is called.
    pub label: String,
    /// What is lived through.
    pub scenario: &'a Scenario,
    /// How it was.
    pub replay: &'a Replay,
    /// What the variants are called, where not by their names.
    pub names: Option<Vec<String>>,
    /// The axis reaches at least so far, so that it stays while a slider is moved. [days]
    pub longest: Days,
    /// How wide the picture is to be. [px]
    pub width: f64,
}

/// Where everything goes: the lanes, and the axis below them.
pub struct Set {
    /// The axis.
    pub scale: Scale,
    /// A lane for each variant.
    pub lanes: Vec<Lane>,
    /// The processes of the lanes.
    pub processes: Vec<&'static str>,
    /// The numbers on the axis, and its unit.
    pub numbers: Vec<Label>,
    /// Where the ticks are. [px]
    pub ticks: Vec<f64>,
    /// Base of the lanes. [px]
    pub bottom: f64,
    /// [px]
    pub width: f64,
}

impl Stage<'_> {
    /// Lays out the lanes and the axis.
    #[must_use]
    pub fn set(&self) -> Set {
        let width = self.width.max(LEAST_WIDTH);
        let people = self.scenario.team.roles.iter().map(|it| it.people).sum();
        let speaker = Speaker {
            text: self.text,
            strips: &[],
            pairs: &[],
            deadline: 0.0,
        };
        let variants = self.scenario.processes.iter().zip(&self.replay.variants);
        let acts: Vec<(Side, Timeline)> = variants
            .enumerate()
            .map(|(place, (variant, replay))| {
                let name = self.names.as_ref().and_then(|names| names.get(place));
                let side = Side {
                    name: name
                        .map_or(variant.label(), String::as_str)
                        .to_owned()
                        .into(),
                    process: variant.process,
                    variant: place,
                };
                (side, Timeline::of(variant.process, &replay.events))
            })
            .collect();
        let ends = acts.iter().map(|(_, timeline)| timeline.end);
        let scale = Scale::of(
            ends.fold(self.longest, f64::max),
            left(width),
            width - MARGIN,
        );
        let (mut lanes, mut top) = (Vec::new(), 0.0);
        for (side, timeline) in &acts {
            let words = speaker.lane(side, timeline);
            let lane = Lane::of(timeline, people, &words, &scale, top, width);
            top = lane.bottom + BETWEEN;
            lanes.push(lane);
        }
        let bottom = lanes.last().map_or(0.0, |lane| lane.bottom);
        let ticks = scale.ticks();
        let number = |day: &Days| {
            let label = Label::new(&day.to_string(), scale.x(*day), bottom + 18.0, 13.0);
            label.anchored(Anchor::Middle)
        };
        let mut numbers: Vec<Label> = ticks.iter().map(number).collect();
        let unit = Label::new(&self.text.get("figure-unit"), width, bottom + 36.0, 13.0);
        numbers.push(unit.anchored(Anchor::End));
        Set {
            ticks: ticks.iter().map(|&day| scale.x(day)).collect(),
            processes: acts.iter().map(|(side, _)| side.process).collect(),
            scale,
            lanes,
            numbers,
            bottom,
            width,
        }
    }

    /// The picture, its axis, and what its textures mean.
    pub fn view(&self) -> Html {
        let set = self.set();
        html! {
            <>
                { lanes::view(&Lanes {
                    id: self.id,
                    scale: &set.scale,
                    ticks: &set.ticks,
                    deadline: None,
                    width: set.width,
                    lanes: &set.lanes,
                    processes: &set.processes,
                    shown: None,
                    label: self.label.clone(),
                }) }
                <svg class="guide-axis" aria-hidden="true" width={px(set.width)} height={px(AXIS)}
                    viewBox={format!("0 {} {} {AXIS}", px(set.bottom), px(set.width))}>
                    <line class="axis" x1={px(set.scale.left)} x2={px(set.scale.right)} y1={px(set.bottom + 0.5)}
                        y2={px(set.bottom + 0.5)} />
                    { for set.numbers.iter().map(|label| line(label, classes!("tick-words"))) }
                </svg>
                { lanes::key(self.text, self.id, &set.lanes, &set.processes) }
            </>
        }
    }
}
