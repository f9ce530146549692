//! Where the words of the dotplot stand: beside the dots where there is room, and nowhere on top of one another.

use super::{BETWEEN, BIN, GUTTER_WORDS, LINE, NAME, SMALL, StripLabels, StripWords, Tick, Words};
use crate::app::figure::label::{Anchor, Label, width, wrapped};
use crate::app::figure::scale::Scale;
use crate::units::Days;

/// From the deadline's line to its words: half the thumb and a gap. [px]
const BESIDE_THUMB: f64 = 20.0;

/// From a small line to the next. [px]
const SMALL_LINE: f64 = 17.0;

/// Where the deadline's words stand in the slider's row. [px]
const DEADLINE_BASE: f64 = 27.0;

/// How many lines the words of a strip take: the same for all, whatever the numbers in them.
pub(super) fn lines(words: &Words, most: f64) -> f64 {
    let fits = |strip: &StripWords| {
        // As wide as with any numbers of two digits.
        let in_time = one_line(&strip.in_time).chars().count().max(33);
        let in_time = width(&"0".repeat(in_time), SMALL, false);
        width(&strip.name, NAME, true) + BETWEEN + in_time <= most
    };
    if words.strips.iter().all(fits) {
        1.0
    } else {
        2.0
    }
}

/// Above the dots, or below the second side's.
pub(super) fn away_from_the_axis(
    words: &StripWords,
    top: f64,
    most: f64,
    in_two_lines: bool,
) -> StripLabels {
    let base = top + 17.0;
    let name = Label::new(&words.name, 0.0, base, NAME).bold().cut(most);
    let (x, y) = if in_two_lines {
        (0.0, base + LINE - 4.0)
    } else {
        (name.width() + BETWEEN, base)
    };
    let in_time = Label::new(&one_line(&words.in_time), x, y, SMALL);
    StripLabels {
        name: vec![name],
        in_time: vec![in_time],
    }
}

/// Left of the dots, next to the line that they stand on or hang from.
pub(super) fn beside_the_axis(words: &StripWords, line: f64, is_above: bool) -> StripLabels {
    let mut name = name_lines(&words.name, 0.0);
    let height = name.last().map_or(0.0, |line| line.y);
    let first = if is_above {
        line - 10.0 - 20.0 - SMALL_LINE - height
    } else {
        line + 22.0
    };
    for line in &mut name {
        line.y += first;
    }
    let lines = words.in_time.iter().zip([20.0, 20.0 + SMALL_LINE]);
    let in_time = lines.map(|(it, below)| Label::new(it, 0.0, first + height + below, SMALL));
    StripLabels {
        name,
        in_time: in_time.collect(),
    }
}

/// What is in time, where there is room for it beside one another.
fn one_line(in_time: &[String; 2]) -> String {
    in_time.join(", ")
}

/// A name left of the axis in at most two lines, the first on `base`. [px]
pub(in crate::app::figure) fn name_lines(name: &str, base: f64) -> Vec<Label> {
    let lines = wrapped(name, GUTTER_WORDS, NAME, true, 2);
    lines
        .iter()
        .zip([0.0, 19.0])
        .map(|(line, y)| {
            let label = Label::new(line, 0.0, base + y, NAME).bold();
            label.cut(GUTTER_WORDS)
        })
        .collect()
}

/// Right of the thumb where there is room, otherwise left of it; with an arrow where the day lies beyond the axis.
pub(super) fn deadline_label(words: &[String; 2], is_beyond: bool, x: f64, most: f64) -> Label {
    let arrow = if is_beyond { " →" } else { "" };
    let places = words.each_ref().map(|words| {
        let words = format!("{words}{arrow}");
        let right = Label::new(&words, x + BESIDE_THUMB, DEADLINE_BASE, SMALL).bold();
        if right.bounds().right <= most {
            return right;
        }
        let left = Label {
            x: x - BESIDE_THUMB,
            ..right
        };
        left.anchored(Anchor::End)
    });
    let [long, short] = places;
    if long.bounds().left >= 0.0 {
        long
    } else {
        short.cut(x - BESIDE_THUMB)
    }
}

/// The axis but for the words.
pub(super) fn track(scale: &Scale, words: &Label) -> Vec<[f64; 2]> {
    let words = words.bounds();
    let parts = [
        [scale.left, (words.left - BETWEEN / 2.0).min(scale.right)],
        [(words.right + BETWEEN / 2.0).max(scale.left), scale.right],
    ];
    parts.into_iter().filter(|[from, to]| from < to).collect()
}

/// In two lines where there are two words.
pub(super) fn bin_labels(words: &str, right: f64, middle: f64) -> Vec<Label> {
    let wide = BIN - BETWEEN;
    let line = |text: &str, y: f64| {
        let label = Label::new(text, right - wide / 2.0, y, 12.0);
        label.anchored(Anchor::Middle).cut(wide)
    };
    match words.rsplit_once(' ') {
        Some((first, second)) => vec![line(first, middle - 3.0), line(second, middle + 11.0)],
        None => vec![line(words, middle + 4.0)],
    }
}

/// The round days; the first is said in words of its own.
pub(super) fn ticks(scale: &Scale, base: f64, first: &str) -> Vec<Tick> {
    let tick = |(place, day): (usize, Days)| {
        let x = scale.x(day);
        let words = match place {
            0 => first.to_owned(),
            _ => day.to_string(),
        };
        let mut label = Label::new(&words, x, base, SMALL).anchored(Anchor::Middle);
        label.x -= label.bounds().left.min(0.0);
        Tick { x, label }
    };
    scale.ticks().into_iter().enumerate().map(tick).collect()
}
