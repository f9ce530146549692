//! How far efforts stray: the density of one item's effort, from the quantile function that the engine draws from.

use yew::{Callback, Html, classes, component, html, use_state_eq};

use crate::app::figure::LEAST_WIDTH;
use crate::app::figure::label::{Anchor, Label};
use crate::app::figure::marks::{line, px, surface};
use crate::app::figure::scale::Scale;
use crate::app::format;
use crate::app::guide::control::{Slider, slider};
use crate::app::guide::stage::scenario;
use crate::app::guide::{FigureProps, figure};
use crate::distribution::Quantile;
use crate::distribution::density::{MARKED, points};
use crate::parameter::{Adjustments, Value, apply};
use crate::units::PersonDays;

/// One item of ordinary feature work.
const PROJECT: &str = r#"{
    "format": "cadence-lab/scenario", "version": 1, "name": "",
    "team": {"hours_per_day": 8, "focus": 1, "roles": [{"id": "ds", "name": "", "people": 1, "day_rate": 0}]},
    "items": [{"id": "a", "name": "", "role": "ds", "estimate": 4,
        "effort": {"kind": "ratio", "of": {"kind": "lognormal", "median": 1, "sigma": 0.65}}}]}"#;

/// The axis reaches so far. [person-days]
const LONGEST: PersonDays = 24.0;

/// The slider's places are twentieths of the usual spread, from this on.
const LEAST: usize = 5;
const MOST: usize = 40;

/// What the effort of the item is, at so many times the usual spread.
#[must_use]
pub fn effort(factor: f64) -> Option<Quantile> {
    let base = scenario(PROJECT, &["kanban"], 1.0)?;
    let set = ("uncertainty".to_owned(), Value::Number(factor));
    let scenario = apply(&base, &Adjustments::from_iter([set]));
    let item = scenario.items.first()?;
    Some(Quantile::new(&item.effort, item.estimate))
}

/// Where everything of the picture is.
pub struct SpreadLayout {
    /// [px]
    pub width: f64,
    /// [px]
    pub height: f64,
    /// Base line. [px]
    pub base: f64,
    /// The axis.
    pub scale: Scale,
    /// The curve at the chosen spread, and at the usual one. [px]
    pub curves: [Vec<(f64, f64)>; 2],
    /// The marked quantiles: where, and what they are called.
    pub marks: [(f64, Label); 3],
    /// The numbers on the axis, and its unit.
    pub numbers: Vec<Label>,
}

impl SpreadLayout {
    /// The picture of an effort beside the usual one. `names` of the marks; `unit` of the axis; `width` [px].
    #[must_use]
    pub fn of([chosen, usual]: [&Quantile; 2], names: [String; 3], unit: &str, width: f64) -> Self {
        let width = width.max(LEAST_WIDTH);
        let (top, base) = (36.0, 180.0);
        let scale = Scale::of(LONGEST, 16.0, width - 16.0);
        let densities = [points(chosen), points(usual)];
        let highest = densities.iter().flatten().map(|(_, it)| *it);
        let highest = highest.fold(f64::MIN_POSITIVE, f64::max);
        let drawn = |points: Vec<(f64, f64)>| {
            let points = points.into_iter().filter(|(day, _)| *day <= scale.end);
            let at = |(day, it)| (scale.x(day), base - it / highest * (base - top));
            points.map(at).collect()
        };
        let [low, middle, high] = MARKED.map(|level| scale.x_within(chosen.at(level)));
        let [low_name, middle_name, high_name] = names;
        let label = |name: &str, x: f64, y: f64| Label::new(name, x, y, 13.0).bold();
        let marks = [
            (
                low,
                label(&low_name, low - 4.0, 30.0)
                    .anchored(Anchor::End)
                    .within(width),
            ),
            (
                middle,
                label(&middle_name, middle, 12.0)
                    .anchored(Anchor::Middle)
                    .within(width),
            ),
            (high, label(&high_name, high + 4.0, 30.0).within(width)),
        ];
        let mut numbers: Vec<Label> = scale
            .ticks()
            .into_iter()
            .map(|day| {
                let label = Label::new(&day.to_string(), scale.x(day), base + 18.0, 13.0);
                label.anchored(Anchor::Middle)
            })
            .collect();
        numbers.push(Label::new(unit, width, base + 36.0, 13.0).anchored(Anchor::End));
        Self {
            width,
            height: base + 42.0,
            base,
            scale,
            curves: densities.map(drawn),
            marks,
            numbers,
        }
    }
}

/// The picture; the control is how uncertain the work is.
#[component]
pub fn SpreadFigure(props: &FigureProps) -> Html {
    let text = &props.text;
    let place = use_state_eq(|| 20 - LEAST);
    let twentieths = f64::from(u8::try_from(*place + LEAST).unwrap_or_default());
    let factor = twentieths / 20.0;
    let (Some(chosen), Some(usual)) = (effort(factor), effort(1.0)) else {
        return Html::default();
    };
    let names = [
        text.get("guide-spread-p10"),
        text.get("guide-spread-p50"),
        text.get("guide-spread-p90"),
    ];
    let unit = text.get("metric-unit-person-days");
    let layout = SpreadLayout::of([&chosen, &usual], names, &unit, props.width);
    let [low, middle, high] = MARKED.map(|level| format::days(chosen.at(level)));
    let sentence = text.with(
        "guide-spread-says",
        &[
            ("low", low.into()),
            ("middle", middle.into()),
            ("high", high.into()),
        ],
    );
    let control = Slider {
        id: "guide-spread-slider",
        label: text.get("guide-spread-control"),
        value: text.with(
            "guide-spread-value",
            &[("factor", format::number(factor).into())],
        ),
        last: MOST - LEAST,
        place: *place,
    };
    let set = place.setter();
    let [curve, before] = &layout.curves;
    figure(
        text.get("guide-spread-caption"),
        html! {
            <>
                { slider(&control, Callback::from(move |to| set.set(to))) }
                <svg role="img" aria-label={sentence.clone()} width={px(layout.width)} height={px(layout.height)}>
                    <path class="guide-density" d={surface(curve, layout.base)} />
                    <path class="guide-density is-usual" d={surface(before, layout.base)} />
                    <line class="axis" x1={px(layout.scale.left)} x2={px(layout.scale.right)} y1={px(layout.base)} y2={px(layout.base)} />
                    { for layout.marks.iter().map(|(x, label)| html! {
                        <>
                            <line class="guide-mark" x1={px(*x)} x2={px(*x)} y1={px(label.y + 4.0)} y2={px(layout.base)} />
                            { line(label, classes!()) }
                        </>
                    }) }
                    { for layout.numbers.iter().map(|label| line(label, classes!("tick-words"))) }
                </svg>
                <p class="guide-says">{ sentence }</p>
            </>
        },
    )
}
