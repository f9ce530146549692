//! Where the dots of a strip stand: in bins a dot wide, soonest next to the axis, and what was not delivered in a bin of its own.
//! What a bin holds from both sides of the deadline stands in two: nobody in time stands behind its line.

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

/// Where one run stands.
pub(super) struct Stacked {
    /// Its place among the pairs.
    pub(super) place: usize,
    /// The middle of its dot. [px]
    pub(super) x: f64,
    /// How many dots are between it and the axis.
    pub(super) level: f64,
    /// How many dots its stack has.
    pub(super) height: f64,
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

    /// Where each stands, for dots of one size. The deadline's line is at `line`. [px]
    pub(super) fn places(&self, diameter: f64, line: f64) -> Vec<Stacked> {
        let pitch = diameter + GAP;
        let length = self.right - self.left;
        // As many bins as fit; together they are as long as the axis.
        let bins = (length / pitch).floor().max(1.0);
        let bin_width = length / bins;
        let bin_at = |x: f64| ((x - self.left) / bin_width).floor();
        let middle = |bin: f64| self.left + (bin + 0.5) * bin_width;
        let split = bin_at(line);
        // Where the deadline parts a bin, who would stand on the wrong side of its line goes to the neighbour.
        let bin_of = |x: f64| {
            let bin = match bin_at(x) {
                bin if bin != split => bin,
                bin if x <= line && line < middle(bin) => bin - 1.0,
                bin if x > line && line >= middle(bin) => bin + 1.0,
                bin => bin,
            };
            bin.clamp(0.0, bins - 1.0)
        };
        let mut placed = Vec::with_capacity(self.delivered.len() + self.missing.len());
        let share_bin = |(_, a): &(usize, f64), (_, b): &(usize, f64)| bin_of(*a) == bin_of(*b);
        for stack in self.delivered.chunk_by(share_bin) {
            for (level, &(place, x)) in stack.iter().enumerate() {
                let middle = middle(bin_of(x));
                placed.push(Stacked {
                    place,
                    // The first and the last bin have no neighbour to go to.
                    x: if x <= line {
                        middle.min(line)
                    } else {
                        middle.max(line)
                    },
                    level: level as f64,
                    height: stack.len() as f64,
                });
            }
        }
        let columns = ((BIN - BETWEEN) / pitch).floor().max(1.0);
        let edge = (BIN - BETWEEN - columns * pitch) / 2.0;
        let height = (self.missing.len() as f64 / columns).ceil();
        let (mut column, mut level) = (0.0, 0.0);
        for &place in &self.missing {
            placed.push(Stacked {
                place,
                x: self.bin + edge + (column + 0.5) * pitch,
                level,
                height,
            });
            column += 1.0;
            if column >= columns {
                (column, level) = (0.0, level + 1.0);
            }
        }
        placed
    }

    /// The height of the highest of them, in dots, while the deadline parts none.
    fn highest(&self, diameter: f64) -> f64 {
        let places = self.places(diameter, f64::INFINITY).into_iter();
        places.map(|it| it.height).fold(0.0, f64::max)
    }
}

/// The height of the highest stack of any of these strips, in dots: the deadline has no say in it, so that the size of dots
/// stays while somebody drags that.
pub(super) fn highest(strips: &[Stacks], diameter: f64) -> f64 {
    let highest = strips.iter().map(|stacks| stacks.highest(diameter));
    highest.fold(0.0, f64::max)
}
