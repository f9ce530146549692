//! How wide items are at a width of the picture, and how narrow what passes by them.

use super::layers::{Layers, Slot};

/// Items are as wide as this, at least and at most. [px]
pub(super) const LEAST: f64 = 112.0;
const MOST: f64 = 184.0;

/// Between two items; between an item and a lane; between two lanes, and at least where there are many. [px]
const ITEM_GAP: f64 = 14.0;
const LANE_GAP: f64 = 10.0;
const LANES_GAP: f64 = 9.0;
const LEAST_GAP: f64 = 3.0;

/// So many items of a width fit.
pub(super) fn fitting(width: f64, item: f64) -> usize {
    let mut count = 0;
    let mut taken = item;
    while taken <= width {
        count += 1;
        taken += item + ITEM_GAP;
    }
    count
}

pub(super) fn float(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// How wide items are, and how narrow the lanes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    pub(super) item: f64,
    /// Distances are multiplied by this where a lane is beside.
    pub(super) lanes: f64,
}

impl Room {
    pub(super) const LEAST: Self = Self {
        item: LEAST,
        lanes: LEAST_GAP / LANES_GAP,
    };

    /// The widest items, and then lanes, that fit every row; none: not even the narrowest do.
    pub(super) fn of(layers: &Layers, width: f64) -> Option<Self> {
        let widest = |lanes: f64| {
            let share = |row: &Vec<usize>| {
                let items = row.iter().filter(|it| is_item(layers, **it)).count();
                // In whatever order: a lane adds at most its distance to an item.
                let passing = float(row.len() - items) * LANE_GAP * lanes;
                let gaps = float(items.saturating_sub(1)) * ITEM_GAP + passing;
                (width - gaps) / float(items.max(1))
            };
            let item = layers.rows.iter().map(share).fold(MOST, f64::min).floor();
            (item >= LEAST).then_some(Self { item, lanes })
        };
        [1.0, 0.75, 0.5, Self::LEAST.lanes]
            .into_iter()
            .find_map(widest)
    }

    /// The least distance between the middles of two neighbours.
    pub(super) fn apart(self, layers: &Layers, left: usize, right: usize) -> f64 {
        let half = |place| {
            if is_item(layers, place) {
                self.item / 2.0
            } else {
                0.0
            }
        };
        half(left) + half(right) + self.gap(layers, left, right)
    }

    pub(super) fn gap(self, layers: &Layers, left: usize, right: usize) -> f64 {
        match (is_item(layers, left), is_item(layers, right)) {
            (true, true) => ITEM_GAP,
            (false, false) => LANES_GAP * self.lanes,
            _ => LANE_GAP * self.lanes,
        }
    }

    pub(super) fn gaps(self, layers: &Layers, row: &[usize]) -> f64 {
        row.windows(2)
            .map(|two| self.gap(layers, two[0], two[1]))
            .sum()
    }

    pub(super) fn row(self, layers: &Layers, row: &[usize]) -> f64 {
        let items = row.iter().filter(|it| is_item(layers, **it)).count();
        float(items) * self.item + self.gaps(layers, row)
    }

    pub(super) fn taken(self, layers: &Layers) -> f64 {
        layers
            .rows
            .iter()
            .map(|row| self.row(layers, row))
            .fold(0.0, f64::max)
    }
}

pub(super) fn is_item(layers: &Layers, place: usize) -> bool {
    matches!(layers.places[place].slot, Slot::Item(_))
}
