//! Where everything of the cumulative curve is: a pure function of two curves, words and a width.
//!
//! The side that is ahead at the deadline is named to the left of the deadline and above, the other one to the right
//! and below. Both curves only rise, so neither crosses a name, unless the deadline is close to an end of the axis,
//! or one share is high and the other low: then there is no room.

use crate::analysis::curve::Curve;
use crate::app::figure::label::{Anchor, Label, wrapped};
use crate::app::figure::scale::Scale;
use crate::units::Days;

/// So many points of a curve are drawn at most: fewer than pixels, more than an eye tells apart.
pub const POINTS: usize = 200;

/// The shares at which there are lines across.
pub const LEVELS: [f64; 5] = [0.0, 0.25, 0.5, 0.75, 1.0];

/// The axis ends where both sides have delivered all but this share of what they deliver.
const BEYOND_THE_AXIS: f64 = 0.005;

/// A deadline behind that is on the axis up to so many times as far.
const FARTHEST: f64 = 1.5;

/// Room for the shares on the left. [px]
const LEFT: f64 = 48.0;

/// Room on the right, for half of the last tick's label. [px]
const RIGHT: f64 = 16.0;

/// Size of the sides' names. [px]
const NAME: f64 = 14.0;

/// Size of the other words. [px]
const SMALL: f64 = 13.0;

/// From one line of text to the next. [px]
const LINE: f64 = 18.0;

/// From the deadline to the words beside it. [px]
const BESIDE: f64 = 12.0;

/// From a name to the curve below it. [px]
const ABOVE: f64 = 8.0;

/// From a curve to the name below it. [px]
const BELOW: f64 = 6.0;

/// Between two names. [px]
const BETWEEN: f64 = 4.0;

/// The narrowest that a name is cut to. [px]
const LEAST_NAME: f64 = 84.0;

/// So many lines a name has at most.
const NAME_LINES: usize = 2;

/// Everything that stands in the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// The names of the sides.
    pub names: [String; 2],
    /// What of each side is delivered by the deadline.
    pub shares: [String; 2],
    /// The deadline.
    pub deadline: String,
    /// What the axis counts.
    pub unit: String,
    /// The shares of [`LEVELS`].
    pub levels: [String; LEVELS.len()],
}

/// A line across, at a share.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// Its height. [px]
    pub y: f64,
    /// The share.
    pub label: Label,
}

/// A day on the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where it is. [px]
    pub x: f64,
    /// The day.
    pub label: Label,
}

/// The picture.
#[derive(Clone, Debug, PartialEq)]
pub struct CurveLayout {
    /// Its width. [px]
    pub width: f64,
    /// Its height, which depends on the width alone. [px]
    pub height: f64,
    /// The axis.
    pub scale: Scale,
    /// The lines across, the lowest first.
    pub levels: Vec<Level>,
    /// The days on the axis.
    pub ticks: Vec<Tick>,
    /// What the axis counts.
    pub unit: Label,
    /// The curves of both sides, in points. [px]
    pub curves: [Vec<(f64, f64)>; 2],
    /// Where the deadline is, from top to bottom. [px]
    pub deadline: [(f64, f64); 2],
    /// What the deadline is.
    pub deadline_label: Label,
    /// Where each curve crosses the deadline. [px]
    pub crossings: [(f64, f64); 2],
    /// The name of each side in lines, and its share by the deadline as the last of them.
    pub names: [Vec<Label>; 2],
}

impl CurveLayout {
    /// The picture of both sides' curves at a width of at least [`LEAST_WIDTH`](crate::app::figure::LEAST_WIDTH).
    #[must_use]
    pub fn of(curves: [&Curve; 2], deadline: Days, words: &Words, width: f64) -> Self {
        let top = SMALL + 10.0 + LINE * (NAME_LINES + 1) as f64;
        let bottom = top + (0.36 * width).clamp(180.0, 320.0);
        let last = curves
            .iter()
            .filter_map(|curve| curve.quantile(1.0 - BEYOND_THE_AXIS))
            .fold(0.0, f64::max);
        // A deadline far behind all that happens leaves room to see it.
        let end = if last > 0.0 {
            last.max(deadline.min(FARTHEST * last))
        } else {
            deadline
        };
        let scale = Scale::of(end, LEFT, width - RIGHT);
        let y = |share: f64| bottom - share * (bottom - top);
        let share = |curve: &Curve, day| curve.share_by(day).share.unwrap_or_default();

        let levels = LEVELS.iter().zip(&words.levels).map(|(&level, words)| {
            let label = Label::new(words, LEFT - 8.0, y(level) + 0.35 * SMALL, SMALL);
            Level {
                y: y(level),
                label: label.anchored(Anchor::End),
            }
        });
        let ticks = scale.ticks().into_iter().map(|day| {
            let x = scale.x(day);
            let label = Label::new(&day.to_string(), x, bottom + 20.0, SMALL);
            Tick {
                x,
                label: label.anchored(Anchor::Middle),
            }
        });
        let drawn = |curve: &Curve| {
            let mut points = vec![(0.0, 0.0)];
            points.extend(curve.points(POINTS - 2));
            points.retain(|(day, _)| *day <= scale.end);
            points.push((scale.end, share(curve, scale.end)));
            let at = |(day, share)| (scale.x(day), y(share));
            points.into_iter().map(at).collect()
        };
        let x = scale.x_within(deadline);
        let arrow = if deadline > scale.end { " →" } else { "" };
        let crossings = curves.map(|curve| (x, y(share(curve, deadline))));
        let unit = Label::new(&words.unit, scale.right, bottom + 40.0, SMALL);
        Self {
            width,
            height: bottom + 48.0,
            levels: levels.collect(),
            ticks: ticks.collect(),
            unit: unit.anchored(Anchor::End),
            curves: curves.map(drawn),
            deadline: [(x, SMALL + 8.0), (x, bottom)],
            deadline_label: held(
                Label::new(&format!("{}{arrow}", words.deadline), x, SMALL, SMALL)
                    .anchored(Anchor::Middle),
                0.0,
                width,
            ),
            names: names(words, crossings, &scale, bottom),
            crossings,
            scale,
        }
    }
}

/// The names beside the deadline, each with its share.
fn names(words: &Words, crossings: [(f64, f64); 2], scale: &Scale, bottom: f64) -> [Vec<Label>; 2] {
    let [(x, _), _] = crossings;
    let ahead = usize::from(crossings[1].1 < crossings[0].1);
    let behind = 1 - ahead;
    let room_left = (x - BESIDE - scale.left).max(LEAST_NAME);
    let room_right = (scale.right - x - BESIDE).max(LEAST_NAME);

    let height = |lines: &[Label]| LINE * lines.len() as f64;
    let ahead_lines = lines(words, ahead, room_left);
    let behind_left = lines(words, behind, room_left);
    let behind_right = lines(words, behind, room_right);

    let mut named = [Vec::new(), Vec::new()];
    let mut upper = crossings[ahead].1 - ABOVE;
    let lower = crossings[behind].1 + BELOW;
    let is_too_low = lower + height(&behind_right) > bottom;
    let stack = height(&ahead_lines) + height(&behind_left) + BETWEEN;
    if is_too_low && upper - stack >= SMALL + ABOVE {
        // No room below: it stands on the other side, under the name of the side that is ahead.
        upper -= height(&behind_left);
        named[behind] = stacked(behind_left, upper, |label| left_of(label, x, scale));
        upper -= BETWEEN;
    } else {
        let top = lower.min(bottom - height(&behind_right));
        named[behind] = stacked(behind_right, top, |label| right_of(label, x, scale));
    }
    let top = upper - height(&ahead_lines);
    named[ahead] = stacked(ahead_lines, top, |label| left_of(label, x, scale));
    named
}

fn right_of(label: Label, x: f64, scale: &Scale) -> Label {
    let label = Label {
        x: x + BESIDE,
        ..label
    };
    held(label, scale.left, scale.right)
}

fn left_of(label: Label, x: f64, scale: &Scale) -> Label {
    let label = Label {
        x: x - BESIDE,
        ..label
    };
    held(label.anchored(Anchor::End), scale.left, scale.right)
}

/// The name of a side in lines, then its share.
fn lines(words: &Words, side: usize, room: f64) -> Vec<Label> {
    let name = wrapped(&words.names[side], room, NAME, true, NAME_LINES);
    let name = name
        .iter()
        .map(|line| Label::new(line, 0.0, 0.0, NAME).bold().cut(room));
    let share = Label::new(&words.shares[side], 0.0, 0.0, NAME);
    name.chain([share]).collect()
}

/// Lines one below the other from a height on, each where `place` puts it.
fn stacked(lines: Vec<Label>, top: f64, place: impl Fn(Label) -> Label) -> Vec<Label> {
    let lines = lines.into_iter().enumerate();
    lines
        .map(|(number, line)| {
            let y = top + LINE * number as f64 + NAME;
            place(Label { y, ..line })
        })
        .collect()
}

/// A label moved sideways to where it is between two edges, as far as that goes.
fn held(label: Label, left: f64, right: f64) -> Label {
    let bounds = label.bounds();
    let shift = (right - bounds.right).min(0.0) + (left - bounds.left).max(0.0);
    let x = label.x + shift;
    Label { x, ..label }
}
