//! What failures teach: the chance that the team gives the next attempt, by the engine's own rule.

use yew::{Callback, Html, classes, component, html, use_state_eq};

use crate::app::figure::LEAST_WIDTH;
use crate::app::figure::label::{Anchor, Label};
use crate::app::figure::lane::Area;
use crate::app::figure::marks::{line, px};
use crate::app::format;
use crate::app::guide::control::{Slider, slider};
use crate::app::guide::stage::scenario;
use crate::app::guide::{FigureProps, figure};

/// One item that succeeds in half of all cases.
const PROJECT: &str = r#"{
    "format": "cadence-lab/scenario", "version": 1, "name": "",
    "team": {"hours_per_day": 8, "focus": 1, "roles": [{"id": "ds", "name": "", "people": 1, "day_rate": 0}]},
    "items": [{"id": "a", "name": "", "role": "ds", "estimate": 1, "effort": {"kind": "fixed", "value": 1},
        "success": 0.5, "max_attempts": 9}]}"#;

/// What the chance may rest on, in past attempts; none: it is known.
const EVIDENCE: [Option<f64>; 7] = [
    Some(1.0),
    Some(2.0),
    Some(4.0),
    Some(8.0),
    Some(15.0),
    Some(40.0),
    None,
];

/// Failures in a row, from none on.
const FAILURES: u32 = 7;

/// What the team believes after no failure, one failure, and so on.
#[must_use]
pub fn beliefs(evidence: Option<f64>) -> Option<Vec<f64>> {
    let mut scenario = scenario(PROJECT, &["kanban"], 1.0)?;
    scenario.items.first_mut()?.evidence = evidence;
    let project = scenario.validate().ok()?.project();
    let item = project.items.first()?;
    // Nothing is learned about how to do it, only about whether it can be done.
    Some(
        (0..FAILURES)
            .map(|failures| item.belief(failures, 1.0))
            .collect(),
    )
}

/// Where everything of the picture is.
pub struct BeliefLayout {
    /// [px]
    pub width: f64,
    /// [px]
    pub height: f64,
    /// Base of the bars. [px]
    pub base: f64,
    /// A bar for each number of failures.
    pub bars: Vec<Area>,
    /// Its chance, above it.
    pub chances: Vec<Label>,
    /// Its number, below it, and what the numbers are.
    pub numbers: Vec<Label>,
}

impl BeliefLayout {
    /// Bars for chances up to one half, each with its words, above what they are counted in; `width` [px].
    #[must_use]
    pub fn of(beliefs: &[f64], words: &[String], unit: &str, width: f64) -> Self {
        let width = width.max(LEAST_WIDTH);
        let (top, base) = (22.0, 150.0);
        let places = u32::try_from(beliefs.len()).unwrap_or(1).max(1);
        let pitch = width / f64::from(places);
        let bars: Vec<Area> = beliefs
            .iter()
            .zip(0_u32..)
            .map(|(belief, place)| {
                let height = belief / 0.5 * (base - top);
                Area {
                    x: f64::from(place) * pitch + 0.15 * pitch,
                    y: base - height,
                    width: 0.7 * pitch,
                    height,
                }
            })
            .collect();
        let middle = |bar: &Area| bar.x + bar.width / 2.0;
        let chances = bars.iter().zip(words).map(|(bar, words)| {
            let label = Label::new(words, middle(bar), bar.y - 6.0, 13.0);
            label.anchored(Anchor::Middle)
        });
        let mut numbers: Vec<Label> = bars
            .iter()
            .zip(0..)
            .map(|(bar, failures): (&Area, u32)| {
                let label = Label::new(&failures.to_string(), middle(bar), base + 18.0, 13.0);
                label.anchored(Anchor::Middle)
            })
            .collect();
        numbers.push(Label::new(unit, width, base + 36.0, 13.0).anchored(Anchor::End));
        Self {
            width,
            height: base + 42.0,
            base,
            chances: chances.collect(),
            numbers,
            bars,
        }
    }
}

/// The bars; the control is what the chance rests on.
#[component]
pub fn BeliefFigure(props: &FigureProps) -> Html {
    let text = &props.text;
    let place = use_state_eq(|| 2_usize);
    let evidence = EVIDENCE.get(*place).copied().flatten();
    let Some(beliefs) = beliefs(evidence) else {
        return Html::default();
    };
    let words: Vec<String> = beliefs
        .iter()
        .map(|it| text.with("more-percent", &[("percent", format::percent(*it).into())]))
        .collect();
    let layout = BeliefLayout::of(
        &beliefs,
        &words,
        &text.get("guide-belief-unit"),
        props.width,
    );
    let control = Slider {
        id: "guide-belief-slider",
        label: text.get("guide-belief-control"),
        value: match evidence {
            Some(evidence) => text.with("guide-belief-value", &[("count", evidence.into())]),
            None => text.get("guide-belief-known"),
        },
        last: EVIDENCE.len() - 1,
        place: *place,
    };
    let label = text.with(
        "guide-belief-picture",
        &[("chances", words.join(", ").into())],
    );
    let set = place.setter();
    figure(
        text.get("guide-belief-caption"),
        html! {
            <>
                { slider(&control, Callback::from(move |to| set.set(to))) }
                <svg role="img" aria-label={label} width={px(layout.width)} height={px(layout.height)}>
                    { for layout.bars.iter().map(|bar| html! {
                        <rect class="guide-bar" x={px(bar.x)} y={px(bar.y)} width={px(bar.width)} height={px(bar.height)} />
                    }) }
                    <line class="axis" x1="0" x2={px(layout.width)} y1={px(layout.base)} y2={px(layout.base)} />
                    { for layout.chances.iter().map(|label| line(label, classes!())) }
                    { for layout.numbers.iter().map(|label| line(label, classes!("tick-words"))) }
                </svg>
            </>
        },
    )
}
