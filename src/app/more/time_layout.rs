//! Where the bars of the time are: one per side, on one scale, cut into what the time went into.

use crate::analysis::time::Use;
use crate::app::figure::label::{Anchor, Label};
use crate::units::PersonDays;

/// Height of a bar. [px]
const BAR: f64 = 36.0;

/// Size of the words. [px]
const SIZE: f64 = 14.0;

/// From the top of one side to the top of the next. [px]
const SIDE: f64 = 96.0;

/// Room beside a number, within its part of the bar. [px]
const BESIDE: f64 = 4.0;

/// The narrowest that a part of a bar is drawn: more than its outline. [px]
const LEAST_PART: f64 = 2.0;

/// The time of one side, in words and numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct SideTime {
    /// Who it is.
    pub name: String,
    /// All of it, in words.
    pub total: String,
    /// What it went into, in the order of [`Use::ALL`]. [person-days]
    pub uses: [PersonDays; Use::ALL.len()],
    /// The same in words.
    pub values: [String; Use::ALL.len()],
}

/// A part of a bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What the time went into.
    pub what: Use,
    /// Its left edge. [px]
    pub x: f64,
    /// Its width. [px]
    pub width: f64,
    /// How much, beneath it, where there is room.
    pub value: Option<Label>,
}

/// A bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Whose it is, above.
    pub name: Label,
    /// All of it, above on the right.
    pub total: Label,
    /// Its upper edge. [px]
    pub y: f64,
    /// Its height. [px]
    pub height: f64,
    /// Its parts from the left; what is nothing is not there.
    pub parts: Vec<Part>,
}

/// The bars of the sides.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeLayout {
    /// Width of the picture. [px]
    pub width: f64,
    /// Its height. [px]
    pub height: f64,
    /// The first side above the second.
    pub bars: Vec<Bar>,
}

impl TimeLayout {
    /// The bars at a width; the longer one takes all of it.
    #[must_use]
    pub fn of(sides: &[SideTime], width: f64) -> Self {
        let total = |side: &SideTime| side.uses.iter().sum::<PersonDays>();
        let longest = sides.iter().map(total).fold(f64::MIN_POSITIVE, f64::max);
        let bar = |number: usize| {
            let side = &sides[number];
            let top = SIDE * number as f64;
            let words = top + SIZE;
            let whole = Label::new(&side.total, width, words, SIZE).anchored(Anchor::End);
            let room = whole.bounds().left - 2.0 * BESIDE;
            let y = top + SIZE + 10.0;
            let mut x = 0.0;
            let mut parts = Vec::new();
            for ((&what, &days), words) in Use::ALL.iter().zip(&side.uses).zip(&side.values) {
                if days <= 0.0 {
                    continue;
                }
                let wide = days / longest * width;
                let value = Label::new(words, x + wide / 2.0, y + BAR + SIZE + 4.0, SIZE)
                    .anchored(Anchor::Middle);
                let has_room = value.width() + 2.0 * BESIDE <= wide;
                parts.push(Part {
                    what,
                    x,
                    width: wide.max(LEAST_PART),
                    value: has_room.then_some(value),
                });
                x += wide;
            }
            Bar {
                name: Label::new(&side.name, 0.0, words, SIZE).bold().cut(room),
                total: whole,
                y,
                height: BAR,
                parts,
            }
        };
        Self {
            width,
            height: sides.len() as f64 * SIDE - 8.0,
            bars: (0..sides.len()).map(bar).collect(),
        }
    }
}
