//! Where everything of the paired dotplot goes: a pure function of numbers, words and a width.
//!
//! ```text
//! ─────────────●────────────── slider of the deadline, and what it says
//! Scrum by the Guide  in time: 11 of 20
//!        ▢ ▢▢ ▢┃▢▢  ▢
//! ───┬─────┬───┃─┬─────┬───┬── axis between the two sides
//!        ● ●● ●┃●●  ●          │ not delivered
//! Data Driven Scrum  in time: 15 of 20
//!
//! Kanban  in time: 9 of 20
//!           ◇ ◇┃◇◇ ◇            further strips, each on a line of its own, on the same axis
//! ───┴─────┴───┃─┴─────┴───┴──
//! ```
//!
//! Dots are stacked in bins a dot wide, the same bins in every strip, soonest next to the axis. A dot is as large
//! as it can be with the highest stack in a height that never changes, so that nothing below jumps while
//! somebody drags a slider. A dot in a bin is off by at most half its width, and beside the deadline by one and a half: nothing
//! that is in time stands behind its line, and nothing late before it. Being in time is said by the filling as well.

use crate::analysis::ends::End;
use crate::app::figure::Strip;
use crate::app::figure::label::{Anchor, Label};
use crate::app::figure::scale::Scale;
use crate::simulation::record::Outcome;
use crate::units::Days;

mod labels;
mod stacks;

pub(super) use labels::name_lines;
use labels::{
    away_from_the_axis, beside_the_axis, bin_labels, deadline_label, lines, ticks, track,
};
use stacks::{Stacks, highest};

/// Free on the left and right of the axis: half the slider's thumb, and 2. [px]
pub const MARGIN: f64 = 16.0;

/// From this width on the words of a side stand left of the axis, below it above and below the dots. [px]
const WIDE: f64 = 720.0;

/// Where the axis starts then; the style sheet knows it as well. [px]
const GUTTER: f64 = 180.0;

/// How wide words left of the axis may be. [px]
pub const GUTTER_WORDS: f64 = GUTTER - MARGIN - 6.0;

/// Height of the deadline's slider, a target for a thumb. [px]
pub const SLIDER: f64 = 44.0;

/// Width of the bin of what was not delivered, with the gap before it; the style sheet knows it as well. [px]
pub const BIN: f64 = 84.0;

/// Height of a line of a side's words. [px]
const LINE: f64 = 24.0;

/// Height of the axis with its labels, between the sides. [px]
const AXIS: f64 = 34.0;

/// Height for the dots of a side. [px]
const ROOM: f64 = 120.0;

/// Height for the dots of a further strip. [px]
pub const STRIP_ROOM: f64 = 84.0;

/// Above a further strip, and below the last. [px]
const STRIP_GAP: f64 = 14.0;

/// Size of the sides' names. [px]
pub(super) const NAME: f64 = 15.0;

/// Size of what stands at the axis. [px]
const SMALL: f64 = 13.0;

/// Between a dot and its neighbour. [px]
const GAP: f64 = 2.0;

/// Between two labels in one line. [px]
const BETWEEN: f64 = 14.0;

/// Diameters that are tried, the largest first; the last always fits twenty dots. [px]
const DIAMETERS: [f64; 10] = [34.0, 26.0, 22.0, 19.0, 16.0, 14.0, 12.0, 9.0, 6.0, 4.0];

/// The largest diameter is only for a figure at least this wide: elsewhere its bins would be weeks. [px]
const PROJECTOR: f64 = 1400.0;

/// What the words of the plot say, in the person's language.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// What every strip says.
    pub strips: Vec<StripWords>,
    /// When the deadline is, at length and in short.
    pub deadline: [String; 2],
    /// What the axis counts, where there is room left of it.
    pub unit: String,
    /// What is said at its beginning otherwise.
    pub first_day: String,
    /// What did not finish.
    pub not_delivered: String,
}

/// What a strip says, in the person's language.
#[derive(Clone, Debug, PartialEq)]
pub struct StripWords {
    /// The name of its variant.
    pub name: String,
    /// How many of its dots are in time, and what part of all futures.
    pub in_time: [String; 2],
}

/// Where one dot is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// Its middle. [px]
    pub x: f64,
    /// Its middle. [px]
    pub y: f64,
    /// Whether it was delivered by the deadline.
    pub is_in_time: bool,
}

/// A round day of the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where. [px]
    pub x: f64,
    /// Its day.
    pub label: Label,
}

/// The bin of what was not delivered.
#[derive(Clone, Debug, PartialEq)]
pub struct Bin {
    /// Its left edge. [px]
    pub left: f64,
    /// Its upper edge. [px]
    pub top: f64,
    /// Its width. [px]
    pub width: f64,
    /// Its height. [px]
    pub height: f64,
    /// What it is, in one line or two; said once, between the sides.
    pub labels: Vec<Label>,
}

/// Where the words of a strip are.
#[derive(Clone, Debug, PartialEq)]
pub struct StripLabels {
    /// Its name, in one line or two.
    pub name: Vec<Label>,
    /// How many of its dots are in time, and what part of all futures, in one line or two.
    pub in_time: Vec<Label>,
}

/// Where everything is.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// As given. [px]
    pub width: f64,
    /// [px]
    pub height: f64,
    /// The time axis, for the timelines too.
    pub scale: Scale,
    /// Of every dot. [px]
    pub diameter: f64,
    /// The dots of every strip, in the order of the pairs: the two sides, then the further ones.
    pub dots: Vec<Vec<Dot>>,
    /// The two lines of the axis: the upper carries the first side, from the lower hangs the second. [px]
    pub axis: [f64; 2],
    /// The lines that the further strips stand on. [px]
    pub baselines: Vec<f64>,
    /// Its round days.
    pub ticks: Vec<Tick>,
    /// What it counts, where that stands left of it.
    pub unit: Option<Label>,
    /// What was not delivered, where there was such a run.
    pub bin: Option<Bin>,
    /// The same in the further strips.
    pub further_bins: Vec<Bin>,
    /// The words of every strip.
    pub strips: Vec<StripLabels>,
    /// Where the deadline's line is. [px]
    pub deadline: f64,
    /// What it says.
    pub deadline_label: Label,
    /// From where to where its line goes. [px]
    pub deadline_line: [f64; 2],
    /// The parts of the slider's track that its words leave free, from and to. [px]
    pub track: Vec<[f64; 2]>,
}

/// Whether there is room for words left of the axis.
#[must_use]
pub fn has_gutter(width: f64) -> bool {
    width >= WIDE
}

/// Where an axis begins in a picture of this width. [px]
#[must_use]
pub fn left(width: f64) -> f64 {
    if has_gutter(width) { GUTTER } else { MARGIN }
}

/// Whether a run was delivered by the deadline.
#[must_use]
pub fn is_in_time(end: End, deadline: Days) -> bool {
    end.outcome == Outcome::Delivered && end.finish <= deadline
}

/// How many runs were delivered by the deadline.
#[must_use]
pub fn in_time(ends: &[End], deadline: Days) -> usize {
    ends.iter()
        .filter(|&&end| is_in_time(end, deadline))
        .count()
}

/// The places of runs in the order in which they finish; what was not delivered last.
#[must_use]
pub fn by_finish(ends: &[End]) -> Vec<usize> {
    let key = |end: &End| (end.outcome != Outcome::Delivered, end.finish);
    let mut order: Vec<usize> = Vec::with_capacity(ends.len());
    for (place, end) in ends.iter().enumerate() {
        // They are a few: each goes where it belongs, behind those that finish with it.
        let at = order.partition_point(|&it| key(&ends[it]) <= key(end));
        order.insert(at, place);
    }
    order
}

impl Layout {
    /// Lays out the plot: two strips are its sides, further ones stand beneath; one alone has the upper side. `width` is at least 288. [px]
    #[must_use]
    pub fn of(strips: &[Strip], deadline: Days, words: &Words, width: f64) -> Self {
        let has_bin = strips
            .iter()
            .flat_map(|strip| &strip.ends)
            .any(|end| end.outcome != Outcome::Delivered);
        let right = width - MARGIN - if has_bin { BIN } else { 0.0 };
        let left = left(width);
        let scale = Scale::of(longest(strips), left, right);
        let words_height = if has_gutter(width) {
            0.0
        } else {
            lines(words, width) * LINE
        };
        let upper = SLIDER + words_height + ROOM;
        let axis = [upper, upper + AXIS];
        // One alone has nothing below the axis.
        let (room_below, words_below) = if strips.len() > 1 {
            (ROOM, words_height)
        } else {
            (0.0, 0.0)
        };
        let mut last_line = axis[1] + room_below;
        let mut height = last_line + words_below;
        let mut baselines = Vec::new();
        for _ in strips.iter().skip(2) {
            last_line = height + STRIP_GAP + words_height + STRIP_ROOM;
            baselines.push(last_line);
            height = last_line + STRIP_GAP;
        }

        let stacks: Vec<Stacks> = strips
            .iter()
            .map(|strip| Stacks::new(&strip.ends, &scale, width))
            .collect();
        let (of_sides, further) = stacks.split_at(stacks.len().min(2));
        let fits = |stacks: &[Stacks], diameter: f64, room: f64| {
            highest(stacks, diameter) * (diameter + GAP) <= room
        };
        let diameter = DIAMETERS
            .into_iter()
            .skip(usize::from(width < PROJECTOR))
            .find(|&diameter| fits(of_sides, diameter, ROOM) && fits(further, diameter, STRIP_ROOM))
            .unwrap_or(DIAMETERS[DIAMETERS.len() - 1]);
        let x = scale.x_within(deadline);
        // More runs than twenty may have to move together, and those that the deadline moves onto others.
        let pitch = |height: f64, room: f64| {
            ((room - diameter - GAP) / (height - 1.0).max(1.0)).min(diameter + GAP)
        };
        let dots = strips
            .iter()
            .zip(&stacks)
            .enumerate()
            .map(|(at, (strip, stacks))| {
                let (line, away, room) = match at {
                    0 => (axis[0], -1.0, ROOM),
                    1 => (axis[1], 1.0, ROOM),
                    _ => (baselines[at - 2], -1.0, STRIP_ROOM),
                };
                let nowhere = Dot {
                    x: 0.0,
                    y: 0.0,
                    is_in_time: false,
                };
                let mut dots = vec![nowhere; strip.ends.len()];
                for it in stacks.places(diameter, x) {
                    let height = GAP + diameter / 2.0 + it.level * pitch(it.height, room);
                    dots[it.place] = Dot {
                        x: it.x,
                        y: line + away * height,
                        is_in_time: is_in_time(strip.ends[it.place], deadline),
                    };
                }
                dots
            });
        let dots = dots.collect();

        let base = axis[0] + AXIS / 2.0 + 0.36 * SMALL;
        let unit = has_gutter(width).then(|| {
            let unit = Label::new(&words.unit, scale.left - BETWEEN, base, SMALL);
            unit.anchored(Anchor::End)
        });
        let first = match unit {
            Some(_) => "0",
            None => &words.first_day,
        };
        let ticks = ticks(&scale, base, first);
        let bin = |top: f64, height: f64, labels: Vec<Label>| Bin {
            left: width - MARGIN - BIN + BETWEEN,
            top,
            width: BIN - BETWEEN,
            height,
            labels,
        };
        let bin_words = bin_labels(&words.not_delivered, width - MARGIN, axis[0] + AXIS / 2.0);
        let lines = baselines.iter().filter(|_| has_bin);
        let further_bins = lines
            .map(|line| bin(line - STRIP_ROOM, STRIP_ROOM, Vec::new()))
            .collect();
        let labels = words.strips.iter().enumerate().map(|(at, strip)| {
            let line = match at {
                0 => axis[0],
                1 => axis[1],
                _ => baselines[at - 2],
            };
            if has_gutter(width) {
                beside_the_axis(strip, line, at != 1)
            } else {
                let top = match at {
                    0 => SLIDER,
                    1 => axis[1] + ROOM,
                    _ => line - STRIP_ROOM - words_height,
                };
                away_from_the_axis(strip, top, width, words_height > LINE)
            }
        });
        let strips = labels.collect();
        let is_beyond = deadline > scale.end;
        let deadline_label = deadline_label(&words.deadline, is_beyond, x, width);
        Self {
            width,
            height,
            diameter,
            dots,
            axis,
            ticks,
            unit,
            bin: has_bin.then(|| bin(upper - ROOM, ROOM + AXIS + room_below, bin_words)),
            further_bins,
            baselines,
            strips,
            deadline: x,
            track: track(&scale, &deadline_label),
            deadline_label,
            deadline_line: [SLIDER / 2.0, last_line],
            scale,
        }
    }

    /// The dot nearest to a point: the pair's place and the strip.
    #[must_use]
    pub fn nearest(&self, x: f64, y: f64) -> Option<(usize, usize)> {
        let distance = |dot: &Dot| (dot.x - x).hypot(dot.y - y);
        let all = self.dots.iter().enumerate();
        all.flat_map(|(side, dots)| {
            let dots = dots.iter().enumerate();
            dots.map(move |(place, dot)| (place, side, distance(dot)))
        })
        .min_by(|(_, _, one), (_, _, other)| one.total_cmp(other))
        .map(|(place, side, _)| (place, side))
    }
}

/// The last day that the axis has to show: of what was delivered, or else of anything. [days]
fn longest(strips: &[Strip]) -> Days {
    let last = |counts: fn(&&End) -> bool| {
        let ends = strips.iter().flat_map(|strip| &strip.ends).filter(counts);
        ends.map(|end| end.finish).reduce(f64::max)
    };
    last(|end| end.outcome == Outcome::Delivered)
        .or_else(|| last(|_| true))
        .unwrap_or(100.0)
}
