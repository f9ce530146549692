//! Where the dots of a strip stand: in bins a dot wide, soonest next to the axis, and what was not delivered in a bin of its own.

use super::{BETWEEN, BIN, GAP, MARGIN, by_finish};
use crate::analysis::ends::End;
use crate::app::figure::scale::Scale;
use crate::simulation::record::Outcome;

/// The runs of one strip, before they are stacked.
pub(super) struct Stacks {
    /// Place among the pairs and place on the axis of what was delivered, by finish. [px]
    delivered: Vec<(usize, f64)>,
    /// Places among the pairs of what was not.
    missing: Vec<usize>,
    left: f64,
    right: f64,
    /// Left edge of the bin of what was not delivered. [px]
    bin: f64,
}

impl Stacks {
    pub(super) fn new(ends: &[End], scale: &Scale, width: f64) -> Self {
        let end = |place: usize| ends[place];
        let (delivered, missing): (Vec<usize>, Vec<usize>) = by_finish(ends)
            .into_iter()
            .partition(|&place| end(place).outcome == Outcome::Delivered);
        Self {
            delivered: delivered
                .into_iter()
                .map(|place| (place, scale.x(end(place).finish)))
                .collect(),
            missing,
            left: scale.left,
            right: scale.right,
            bin: width - MARGIN - BIN + BETWEEN,
        }
    }

    /// Place among the pairs, middle [px] and level above the axis, for dots of one size.
    pub(super) fn places(&self, diameter: f64) -> Vec<(usize, f64, f64)> {
        let pitch = diameter + GAP;
        let length = self.right - self.left;
        // As many bins as fit; together they are as long as the axis.
        let bins = (length / pitch).floor().max(1.0);
        let bin_width = length / bins;
        let mut placed = Vec::with_capacity(self.delivered.len() + self.missing.len());
        let mut stack = (f64::NAN, 0.0);
        for &(place, x) in &self.delivered {
            let bin = ((x - self.left) / bin_width).floor().clamp(0.0, bins - 1.0);
            let level = if bin == stack.0 { stack.1 + 1.0 } else { 0.0 };
            stack = (bin, level);
            placed.push((place, self.left + (bin + 0.5) * bin_width, level));
        }
        let columns = ((BIN - BETWEEN) / pitch).floor().max(1.0);
        let edge = (BIN - BETWEEN - columns * pitch) / 2.0;
        let (mut column, mut level) = (0.0, 0.0);
        for &place in &self.missing {
            placed.push((place, self.bin + edge + (column + 0.5) * pitch, level));
            column += 1.0;
            if column >= columns {
                (column, level) = (0.0, level + 1.0);
            }
        }
        placed
    }

    fn highest(&self, diameter: f64) -> f64 {
        let levels = self.places(diameter).into_iter();
        levels.map(|(_, _, level)| level + 1.0).fold(0.0, f64::max)
    }
}

/// The height of the highest stack of any of these strips, in dots.
pub(super) fn highest(strips: &[Stacks], diameter: f64) -> f64 {
    let highest = strips.iter().map(|stacks| stacks.highest(diameter));
    highest.fold(0.0, f64::max)
}
