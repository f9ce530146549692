//! The timelines of one future as one picture, up to the day that is played, and what their textures mean.

use yew::{Html, classes, html};

use crate::app::figure::lane::{Area, BlockArea, CROSS, Lane};
use crate::app::figure::marks::{colour, line, px};
use crate::app::figure::scale::Scale;
use crate::app::figure::timeline::Part;
use crate::scenario::VARIANTS;
use crate::text::Text;
use crate::units::Days;

/// What the lanes show.
pub struct Lanes<'a> {
    /// By which its textures are known in the document.
    pub id: &'static str,
    /// The axis.
    pub scale: &'a Scale,
    /// Where its ticks are. [px]
    pub ticks: &'a [f64],
    /// Where the deadline is, if there is one. [px]
    pub deadline: Option<f64>,
    /// How wide the picture is. [px]
    pub width: f64,
    /// The lanes of the strips.
    pub lanes: &'a [Lane],
    /// The processes of the strips.
    pub processes: &'a [&'static str],
    /// The day up to which it is played; none: all of it.
    pub shown: Option<Days>,
    /// What the picture is called.
    pub label: String,
}

/// By which the textures of each lane are known.
const NAMES: [&str; VARIANTS] = ["a", "b", "c", "d", "e"];

/// The timelines.
pub fn view(props: &Lanes<'_>) -> Html {
    let id = props.id;
    let height = props.lanes.last().map_or(0.0, |lane| lane.bottom);
    let reached = props
        .shown
        .map_or(props.width, |day| props.scale.x_within(day));
    html! {
        <svg class="futures-lanes" role="img" aria-label={props.label.clone()} width={px(props.width)}
            height={px(height)}>
            <defs>
                <clipPath id={format!("{id}-played")}>
                    <rect x="0" y="0" width={px(reached)} height={px(height)} />
                </clipPath>
                { idle(id) }
                { for NAMES.iter().zip(props.processes).map(|(name, process)| textures(id, name, colour(process))) }
            </defs>
            { for props.ticks.iter().map(|&x| html! {
                <line class="grid" x1={px(x)} x2={px(x)} y1="0" y2={px(height)} />
            }) }
            if let Some(x) = props.deadline {
                <line class="deadline is-faint" x1={px(x)} x2={px(x)} y1="0" y2={px(height)} />
            }
            { for (0..props.lanes.len()).map(|side| one_lane(props, side)) }
            if props.shown.is_some() {
                <line class="now" x1={px(reached)} x2={px(reached)} y1="0" y2={px(height)} />
            }
        </svg>
    }
}

/// The pattern of idle people: stripes.
fn idle(id: &str) -> Html {
    html! {
        <pattern id={format!("{id}-idle")} width="6" height="6" patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)">
            <line class="idle-stripe" x1="0" x2="0" y1="0" y2="6" />
        </pattern>
    }
}

/// The patterns of a side: dots for observing, stripes for analyzing.
fn textures(id: &str, name: &str, colour: &'static str) -> Html {
    html! {
        <>
            <pattern id={format!("{id}-observe-{name}")} class={colour} width="5" height="5"
                patternUnits="userSpaceOnUse">
                <circle class="texture-dot" cx="2.5" cy="2.5" r="1.2" />
            </pattern>
            <pattern id={format!("{id}-analyze-{name}")} class={colour} width="4" height="4"
                patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
                <line class="texture-stripe" x1="1" x2="1" y1="0" y2="4" />
            </pattern>
        </>
    }
}

fn one_lane(props: &Lanes<'_>, side: usize) -> Html {
    let lane = &props.lanes[side];
    let (id, name) = (props.id, NAMES[side]);
    let is_shown = |at: Days| props.shown.is_none_or(|shown| at <= shown);
    let is_over = props
        .shown
        .is_none_or(|shown| props.scale.x_within(shown) >= lane.people.x + lane.people.width - 0.1);
    let people = lane.people;
    html! {
        <g class={classes!("lane", colour(props.processes[side]))}>
            { for lane.name.iter().map(|label| line(label, classes!("side-name"))) }
            { for lane.summary.iter().map(|label| line(label, classes!("side-words"))) }
            <g clip-path={format!("url(#{id}-played)")}>
                { rect("idle", people, &format!("url(#{id}-idle)")) }
                <path class="busy" d={lane.busy.clone()} />
                { for lane.meetings.iter().map(|area| rect("meeting", *area, "currentColor")) }
                { for lane.sprints.iter().map(|area| rect("sprint", *area, "none")) }
                { for lane.blocks.iter().map(|block| one_block(block, id, name)) }
            </g>
            { for lane.spills.iter().filter(|mark| is_shown(mark.at)).map(|mark| match &mark.label {
                Some(label) => line(label, classes!()),
                None => html! {
                    <circle class="spill" cx={px(mark.x)} cy={px(lane.spills_base - 3.0)} r={px((1.0 + 0.4 * count_as_px(mark.count)).min(3.0))} />
                },
            }) }
            { for lane.failures.iter().filter(|mark| is_shown(mark.at)).map(|mark| {
                let arm = CROSS / 2.0;
                let (x, y) = (mark.x, lane.failures_middle);
                let d = format!(
                    "M{} {}l{CROSS} {CROSS}m0 -{CROSS}l-{CROSS} {CROSS}",
                    px(x - arm), px(y - arm),
                );
                html! { <path class={classes!("failure", (mark.count > 1).then_some("is-several"))} {d} /> }
            }) }
            if is_over {
                if let Some(x) = lane.finish_line {
                    <line class="finish" x1={px(x)} x2={px(x)} y1={px(lane.spills_base - 12.0)}
                        y2={px(people.y + people.height)} />
                }
                { line(&lane.finish, classes!("finish-words")) }
            }
        </g>
    }
}

/// Counts are small.
fn count_as_px(count: usize) -> f64 {
    u16::try_from(count).map_or(f64::from(u16::MAX), f64::from)
}

fn one_block(block: &BlockArea, id: &str, side: &str) -> Html {
    let parts = block.parts.iter().filter(|part| part.part != Part::Wait);
    html! {
        <>
            { for parts.map(|part| match part.part {
                Part::Create => rect("create", part.area, "currentColor"),
                Part::Observe => rect("observe", part.area, &format!("url(#{id}-observe-{side})")),
                _ => rect("analyze", part.area, &format!("url(#{id}-analyze-{side})")),
            }) }
            { rect("block", block.area, "none") }
        </>
    }
}

fn rect(class: &'static str, area: Area, fill: &str) -> Html {
    html! {
        <rect {class} x={px(area.x)} y={px(area.y)} width={px(area.width)} height={px(area.height)}
            fill={fill.to_owned()} />
    }
}

/// What the textures of the lanes mean, only of those that are there.
pub fn key(text: &Text, id: &str, lanes: &[Lane], processes: &[&'static str]) -> Html {
    let any = |is_there: fn(&Lane) -> bool| lanes.iter().position(is_there);
    let entry = |swatch: Html, side: usize, words: String| {
        html! {
            <li class={colour(processes[side])}>
                <svg width="28" height="16" aria-hidden="true">{ swatch }</svg>
                { words }
            </li>
        }
    };
    let area = Area {
        x: 0.5,
        y: 0.5,
        width: 27.0,
        height: 15.0,
    };
    let block = any(|lane| !lane.blocks.is_empty());
    let spills = || lanes.iter().flat_map(|lane| &lane.spills);
    html! {
        <ul class="futures-key">
            { entry(html! { <rect class="busy" x="0.5" y="0.5" width="27" height="15" /> }, 0, text.get("figure-key-busy")) }
            { entry(html! { <>{ rect("idle", area, &format!("url(#{id}-idle)")) }</> }, 0, text.get("figure-key-idle")) }
            if let Some(side) = block {
                { entry(rect("create", area, "currentColor"), side, text.get("figure-key-create")) }
                { entry(html! { <>{ rect("observe", area, &format!("url(#{id}-observe-{})", NAMES[side])) }
                    { rect("block", area, "none") }</> }, side, text.get("figure-key-observe")) }
                { entry(html! { <>{ rect("analyze", area, &format!("url(#{id}-analyze-{})", NAMES[side])) }
                    { rect("block", area, "none") }</> }, side, text.get("figure-key-analyze")) }
                { entry(rect("block", area, "none"), side, text.get("figure-key-wait")) }
            }
            { entry(html! { <rect class="meeting" x="12" y="0" width="3" height="16" fill="currentColor" /> }, 0,
                text.get("figure-key-meeting")) }
            if let Some(side) = any(|lane| !lane.spills.is_empty()) {
                { entry(html! {
                    <>
                        if spills().any(|it| it.label.is_some()) {
                            <text x="8" y="13" font-size="14" text-anchor="middle">{ "↷" }</text>
                        }
                        if spills().any(|it| it.label.is_none()) {
                            <circle class="spill" cx="20" cy="8" r="3" />
                        }
                    </>
                }, side, text.get("figure-key-spilled")) }
            }
            if let Some(side) = any(|lane| !lane.failures.is_empty()) {
                { entry(html! { <path class="failure" d="M10 4l8 8m0 -8l-8 8" /> }, side, text.get("figure-key-failed")) }
            }
        </ul>
    }
}
