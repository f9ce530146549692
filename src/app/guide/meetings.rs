//! What meetings take: the same plain work under three processes, and where the time of the people went.

use yew::{Callback, Html, classes, component, html, use_state_eq};

use crate::app::figure::LEAST_WIDTH;
use crate::app::figure::label::Label;
use crate::app::figure::lane::Area;
use crate::app::figure::marks::{colour, line, px};
use crate::app::format;
use crate::app::guide::control::{Slider, slider};
use crate::app::guide::stage::{future, scenario};
use crate::app::guide::{FigureProps, figure};
use crate::distribution::Distribution;
use crate::scenario::Scenario;
use crate::simulation::record::Record;

/// Four people, who work in pairs, and work that holds no surprises.
const PROJECT: &str = r#"{
    "format": "cadence-lab/scenario", "version": 1, "name": "",
    "team": {"hours_per_day": 8, "focus": 0.8, "roles": [{"id": "ds", "name": "", "people": 4, "day_rate": 0}]},
    "items": [{"id": "0", "name": "", "role": "ds", "crew": 2, "estimate": 1, "effort": {"kind": "fixed", "value": 1}}]}"#;

/// All of the work: about six weeks. [person-days]
const WORK: f64 = 96.0;

/// How large an item is. [person-days]
const SIZES: [f64; 7] = [0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0];

/// What the time of people goes into, as parts of all of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parts {
    /// Work on the backlog.
    pub work: f64,
    /// All meetings that are simulated, the daily one included.
    pub meetings: f64,
    /// Waiting.
    pub idle: f64,
    /// Mail, support, other projects: what focus leaves out.
    pub other: f64,
}

impl Parts {
    /// In the order in which they are drawn.
    #[must_use]
    pub const fn all(self) -> [f64; 4] {
        [self.work, self.meetings, self.idle, self.other]
    }

    fn of(record: &Record, people: f64) -> Self {
        let all = people * record.finish;
        let part = |days: f64| days / all;
        let (work, meetings) = (part(record.worked), part(record.meetings));
        let idle = part(record.idle_held + record.idle_blocked);
        Self {
            work,
            meetings,
            idle,
            other: (1.0 - work - meetings - idle).max(0.0),
        }
    }
}

/// The work in items of one size, and where the time goes under each process. [person-days]
#[must_use]
pub fn lived(size: f64) -> Option<(Scenario, Vec<Parts>)> {
    let mut scenario = scenario(PROJECT, &["scrum", "dds", "kanban"], 4.0)?;
    let mut item = scenario.items.first()?.clone();
    item.estimate = size;
    item.effort = Distribution::Fixed { value: size };
    let mut left = WORK;
    scenario.items.clear();
    while left > 0.0 {
        item.id = scenario.items.len().to_string();
        scenario.items.push(item.clone());
        left -= size;
    }
    let replay = future(&scenario, 0)?;
    let parts = replay.variants.iter().map(|it| Parts::of(&it.record, 4.0));
    let parts = parts.collect();
    Some((scenario, parts))
}

/// A bar with its words.
pub struct Bar {
    /// What it is of.
    pub name: Label,
    /// Its parts, in their order.
    pub parts: [Area; 4],
    /// The parts in percent, where they have room.
    pub values: Vec<Label>,
}

/// Where everything of the picture is.
pub struct MeetingsLayout {
    /// [px]
    pub width: f64,
    /// [px]
    pub height: f64,
    /// One below the other.
    pub bars: Vec<Bar>,
}

impl MeetingsLayout {
    /// A bar for each process: its name, its parts, and their words; `width` [px].
    #[must_use]
    pub fn of(sides: &[(String, Parts, [String; 4])], width: f64) -> Self {
        let width = width.max(LEAST_WIDTH);
        let mut top = 0.0;
        let bars = sides.iter().map(|(name, parts, words)| {
            let name = Label::new(name, 0.0, top + 14.0, 14.0).bold().cut(width);
            let (y, height) = (top + 22.0, 28.0);
            top += 72.0;
            let mut x = 0.0;
            let parts = parts.all().map(|part| {
                let area = Area {
                    x,
                    y,
                    width: part * width,
                    height,
                };
                x += area.width;
                area
            });
            let values = parts.iter().zip(words).filter_map(|(part, words)| {
                let label = Label::new(words, part.x + 2.0, y + height + 13.0, 12.0);
                (label.width() + 4.0 <= part.width).then_some(label)
            });
            Bar {
                name,
                values: values.collect(),
                parts,
            }
        });
        let bars: Vec<Bar> = bars.collect();
        Self {
            width,
            height: top,
            bars,
        }
    }
}

/// By which the style sheet knows the parts.
const CLASSES: [&str; 4] = ["guide-work", "guide-meeting", "guide-idle", "guide-other"];

/// The bars; the control is how large an item is.
#[component]
pub fn MeetingsFigure(props: &FigureProps) -> Html {
    let text = &props.text;
    let place = use_state_eq(|| 3_usize);
    let size = SIZES.get(*place).copied().unwrap_or(1.0);
    let Some((scenario, parts)) = lived(size) else {
        return Html::default();
    };
    let percent =
        |part: f64| text.with("more-percent", &[("percent", format::percent(part).into())]);
    let variants = scenario.processes.iter().zip(&parts);
    let sides: Vec<_> = variants
        .map(|(variant, parts)| (variant.label().to_owned(), *parts, parts.all().map(percent)))
        .collect();
    let layout = MeetingsLayout::of(&sides, props.width);
    let names = [
        text.get("guide-meetings-work"),
        text.get("guide-meetings-meetings"),
        text.get("guide-meetings-idle"),
        text.get("guide-meetings-other"),
    ];
    let said = |(name, _, words): &(String, Parts, [String; 4])| {
        let parts = names.iter().zip(words);
        let parts: Vec<String> = parts
            .map(|(part, words)| format!("{part} {words}"))
            .collect();
        format!("{name}: {}.", parts.join(", "))
    };
    let said: Vec<String> = sides.iter().map(said).collect();
    let control = Slider {
        id: "guide-meetings-slider",
        label: text.get("guide-meetings-control"),
        value: text.with("guide-person-days", &[("days", size.into())]),
        last: SIZES.len() - 1,
        place: *place,
    };
    let set = place.setter();
    let bar = |(bar, variant): (&Bar, &crate::scenario::Variant)| {
        html! {
            <g class={colour(variant.process)}>
                { line(&bar.name, classes!("side-name")) }
                { for bar.parts.iter().zip(CLASSES).map(|(part, class)| html! {
                    <rect {class} x={px(part.x)} y={px(part.y)} width={px(part.width)} height={px(part.height)} />
                }) }
                { for bar.values.iter().map(|label| line(label, classes!("side-words"))) }
            </g>
        }
    };
    figure(
        text.get("guide-meetings-caption"),
        html! {
            <>
                { slider(&control, Callback::from(move |to| set.set(to))) }
                <svg role="img" aria-label={said.join(" ")} width={px(layout.width)} height={px(layout.height)}>
                    <defs>
                        <pattern id="guide-meetings-idle" width="6" height="6" patternUnits="userSpaceOnUse"
                            patternTransform="rotate(45)">
                            <line class="idle-stripe" x1="0" x2="0" y1="0" y2="6" />
                        </pattern>
                    </defs>
                    { for layout.bars.iter().zip(&scenario.processes).map(bar) }
                </svg>
                <ul class="futures-key">
                    { for names.iter().zip(CLASSES).map(|(name, class)| html! {
                        <li class="is-scrum">
                            <svg width="28" height="16" aria-hidden="true">
                                <rect {class} x="0.5" y="0.5" width="27" height="15" />
                            </svg>
                            { name }
                        </li>
                    }) }
                </ul>
            </>
        },
    )
}
