//! A small picture of how long something takes, with P10, P50 and P90 marked and named.
//!
//! The layout is a pure function of a density and a width; it draws at true size.

use yew::{Html, classes, html};

use crate::app::figure::label::{Anchor, Label};
use crate::app::figure::marks::{line, px, surface};
use crate::app::format;
use crate::distribution::Distribution;
use crate::distribution::density::{Density, Form};
use crate::distribution::said::rounded;
use crate::document::Document;
use crate::reading::{Node, short_number};
use crate::text::{Text, Value};

/// As wide as the narrowest sheet. [px]
pub const WIDTH: f64 = 264.0;

/// Size of all words. [px]
const SIZE: f64 = 12.0;

/// Between two words. [px]
const GAP: f64 = 8.0;

/// Where the highest point is, and the base line. [px]
const TOP: f64 = 32.0;
const BASE: f64 = 92.0;

/// Between the picture's edges and the axis. [px]
const EDGE: f64 = 8.0;

/// At most so many steps of the axis.
const STEPS: f64 = 4.5;

/// Where everything of the picture is.
#[derive(Clone, Debug, PartialEq)]
pub struct DensityLayout {
    /// [px]
    pub width: f64,
    /// [px]
    pub height: f64,
    /// The base line. [px]
    pub base: f64,
    /// The outline of the curve or of the steps, above the base line; of a spike, none. [px]
    pub outline: Vec<(f64, f64)>,
    /// Upright strokes: a spike, or the share of zeros; each with its x and upper end. [px]
    pub stems: Vec<(f64, f64)>,
    /// The marks: where on the axis, and the word that names it.
    pub marks: Vec<(f64, Label)>,
    /// The axis: where a number is, and the number.
    pub ticks: Vec<(f64, Label)>,
}

impl DensityLayout {
    /// The picture of a density. `names` of its marks, or of the one mark that all of them are. [px]
    #[must_use]
    pub fn of(density: &Density, names: &[String], width: f64) -> Self {
        let (left, right) = (EDGE, width - EDGE);
        let x = |value: f64| left + (value / density.end).min(1.0) * (right - left);
        let y = |share: f64| BASE - share * (BASE - TOP);
        let (mut outline, mut stems) = (Vec::new(), Vec::new());
        match &density.form {
            Form::Spike => stems.push((x(density.marked[1]), TOP)),
            Form::Curve(points) => {
                outline.extend(points.iter().map(|(value, it)| (x(*value), y(*it))))
            }
            Form::Steps(steps) => {
                let step = (right - left) / steps.iter().fold(0.0, |count, _| count + 1.0);
                let mut from = left;
                for share in steps {
                    outline.extend([(from, y(*share)), (from + step, y(*share))]);
                    from += step;
                }
            }
        }
        if density.none > 0.0 {
            stems.push((left, TOP));
        }
        let places = density.marked.iter().map(|value| x(*value));
        let mut labels: Vec<Label> = names
            .iter()
            .zip(places.clone())
            .map(|(name, x)| Label::new(name, x, SIZE, SIZE).anchored(Anchor::Middle))
            .collect();
        spread_out(&mut labels, width);
        Self {
            width,
            height: BASE + 20.0,
            base: BASE,
            outline,
            stems,
            marks: places.zip(labels).collect(),
            ticks: ticks(density.end)
                .into_iter()
                .map(|value| {
                    let label = Label::new(&short_number(value), x(value), BASE + 16.0, SIZE);
                    (x(value), label.anchored(Anchor::Middle).within(width))
                })
                .collect(),
        }
    }
}

/// Moves words apart that would touch, and back into the picture.
fn spread_out(labels: &mut [Label], width: f64) {
    let mut least = 0.0;
    for label in labels.iter_mut() {
        label.x += (least - label.bounds().left).max(0.0);
        least = label.bounds().right + GAP;
    }
    let mut most = width;
    for label in labels.iter_mut().rev() {
        label.x -= (label.bounds().right - most).max(0.0);
        most = label.bounds().left - GAP;
    }
}

/// Round numbers from 0 to the end of an axis.
fn ticks(end: f64) -> Vec<f64> {
    let least = end / STEPS;
    // The power of ten below it, through its decimal digits.
    let written = format!("{least:e}");
    let ten = written
        .split('e')
        .nth(1)
        .and_then(|power| format!("1e{power}").parse::<f64>().ok());
    let ten = ten.unwrap_or(1.0);
    let steps = [1.0, 2.0, 5.0, 10.0].map(|it| it * ten);
    let step = steps
        .into_iter()
        .find(|it| *it >= least)
        .unwrap_or(10.0 * ten);
    let mut ticks = Vec::new();
    let mut place = 0.0;
    while place * step <= end * 1.000_001 && ticks.len() < 10 {
        ticks.push(rounded(place * step));
        place += 1.0;
    }
    ticks
}

/// The picture of the spread at a path; where it is wrong, why there is none. Only the effort of an item may be a ratio.
pub fn view(text: &Text, document: &Document, path: &str, is_effort: bool) -> Html {
    let estimate = document.estimate_of(path);
    let node = match document.get(path) {
        None | Some(Node::Null) => return Html::default(),
        Some(node) => node,
    };
    let is_measured = !document.is_ratio(path) || document.has_estimate(path);
    let read = Distribution::of_node(node, is_effort).filter(|_| is_measured);
    let Some(distribution) = read else {
        return html! { <p class="muted density-none">{ text.get("density-wrong") }</p> };
    };
    let density = Density::of(&distribution, estimate);
    let is_work = path.ends_with("effort");
    if density.form == Form::Spike && density.marked[1] == 0.0 && !is_work {
        return html! { <p class="muted density-none">{ text.get("density-never") }</p> };
    }
    picture(text, &density, is_work)
}

/// The picture of a density, in person-days or in days.
fn picture(text: &Text, density: &Density, is_work: bool) -> Html {
    let unit = if is_work {
        text.get("density-person-days")
    } else {
        text.get("density-days")
    };
    let values = density.marked.map(|it| short_number(rounded(it)));
    let [low, middle, high] = values.clone().map(Value::from);
    let (names, says) = match density.form {
        Form::Spike => (
            vec![text.with("density-always", &[("value", middle.clone())])],
            text.with(
                "density-says-always",
                &[("value", middle), ("unit", unit.into())],
            ),
        ),
        _ => {
            let [p10, p50, p90] = values;
            let names = vec![
                text.with("density-p10", &[("value", p10.into())]),
                text.with("density-p50", &[("value", p50.into())]),
                text.with("density-p90", &[("value", p90.into())]),
            ];
            let says = text.with(
                "density-says",
                &[
                    ("low", low),
                    ("middle", middle),
                    ("high", high),
                    ("unit", unit.into()),
                ],
            );
            (names, says)
        }
    };
    let share = [("share", format::percent(density.none).into())];
    let none = match (density.none > 0.0, is_work) {
        (false, _) => String::new(),
        (true, true) => text.with("density-no-work", &share),
        (true, false) => text.with("density-no-wait", &share),
    };
    let layout = DensityLayout::of(density, &names, WIDTH);
    let (left, right) = (EDGE, layout.width - EDGE);
    html! {
        <figure class="futures density">
            <svg role="img" aria-label={says.clone()} width={px(layout.width)} height={px(layout.height)}>
                <title>{ text.get("density-title") }</title>
                <path class="density-surface" d={surface(&layout.outline, layout.base)} />
                <line class="axis" x1={px(left)} x2={px(right)} y1={px(layout.base)} y2={px(layout.base)} />
                { for layout.stems.iter().map(|(x, top)| html! {
                    <line class="density-stem" x1={px(*x)} x2={px(*x)} y1={px(*top)} y2={px(layout.base)} />
                }) }
                { for layout.marks.iter().map(|(x, label)| html! {
                    <>
                        <path class="density-mark" d={format!("M{} {}L{} {}V{}", px(label.x), px(SIZE + 5.0), px(*x), px(TOP - 4.0), px(layout.base))} />
                        { line(label, classes!()) }
                    </>
                }) }
                { for layout.ticks.iter().map(|(x, label)| html! {
                    <>
                        <line class="axis" x1={px(*x)} x2={px(*x)} y1={px(layout.base)} y2={px(layout.base + 4.0)} />
                        { line(label, classes!("tick-words")) }
                    </>
                }) }
            </svg>
            <figcaption>
                if !none.is_empty() {
                    { none }{ " " }
                }
                { says }
            </figcaption>
        </figure>
    }
}
