//! Which row each item stands in, and in which order: phases follow one another in bands, what comes after stands below.
//!
//! ```text
//! phases ─→ bands ─→ rows of at most so many items ─→ lanes for what passes through ─→ order with few crossings
//! ```
//!
//! An arrow leads from one row to the next. Where it is longer it passes through a lane of the rows between, which all
//! arrows from the same item share. Nothing here knows names or pixels, so what is renamed stays where it is.
//!
//! # Source
//! Sugiyama, Tagawa and Toda (1981), "Methods for visual understanding of hierarchical system structures": layers, places
//! for long edges, sweeps by barycentres. Rows of bounded width as Coffman and Graham (1972) schedule tasks. Gansner,
//! Koutsofios, North and Vo (1993), "A technique for drawing directed graphs": neighbours change places while that helps.

use std::cmp::Reverse;
use std::ops::Range;

use super::network::Network;

/// Sweeps up and down.
const SWEEPS: usize = 12;

/// Beyond so many slots, fewer sweeps have to do.
const MANY: usize = 3_000;

/// What stands in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// An item.
    Item(usize),
    /// Arrows from this item pass through.
    Lane(usize),
}

/// What stands somewhere, and what it is bound to in the rows next to its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// What stands there.
    pub slot: Slot,
    /// Its row.
    pub row: usize,
    /// The places in the row above that lead to it.
    pub up: Vec<usize>,
    /// The places in the row below that it leads to.
    pub down: Vec<usize>,
}

/// Rows that belong to one phase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// The phase; empty where items have none.
    pub phase: String,
    /// Its rows.
    pub rows: Range<usize>,
}

/// Rows, from above.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layers {
    /// All places: those of the items first, in the order of the backlog.
    pub places: Vec<Place>,
    /// The places of each row, from the left.
    pub rows: Vec<Vec<usize>>,
    /// The phases.
    pub bands: Vec<Band>,
    /// Items that stand in the band of another phase, because they come after something of it.
    pub strays: Vec<usize>,
}

impl Layers {
    /// The rows of a network, with at most so many items in each.
    #[must_use]
    pub fn of(network: &Network, most: usize) -> Self {
        Self::unordered(network, most).ordered()
    }

    /// The same, before rows are ordered: what is in them is known already.
    #[must_use]
    pub fn unordered(network: &Network, most: usize) -> Self {
        let (row_of, bands, strays) = rows(network, most.max(1));
        let mut layers = Self {
            bands,
            strays,
            ..Self::default()
        };
        layers.put(network, &row_of);
        layers
    }

    /// The same with few crossings.
    #[must_use]
    pub fn ordered(mut self) -> Self {
        self.order();
        self
    }

    /// Puts items and lanes into rows, and binds them.
    fn put(&mut self, network: &Network, row_of: &[usize]) {
        let count = row_of.iter().max().map_or(0, |last| last + 1);
        self.rows = vec![Vec::new(); count];
        for (item, &row) in row_of.iter().enumerate() {
            self.add(Slot::Item(item), row);
        }
        for (item, next) in network.before().iter().enumerate() {
            // The place that leads on from each row below the item, once one is there.
            let mut way = vec![item];
            let mut next = next.clone();
            next.sort_by_key(|&it| (row_of[it], it));
            for after in next {
                let gap = row_of[after] - row_of[item];
                while way.len() < gap {
                    let lane = self.add(Slot::Lane(item), row_of[item] + way.len());
                    self.bind(way[way.len() - 1], lane);
                    way.push(lane);
                }
                self.bind(way[gap - 1], after);
            }
        }
    }

    fn add(&mut self, slot: Slot, row: usize) -> usize {
        self.places.push(Place {
            slot,
            row,
            up: Vec::new(),
            down: Vec::new(),
        });
        let place = self.places.len() - 1;
        self.rows[row].push(place);
        place
    }

    fn bind(&mut self, above: usize, below: usize) {
        self.places[above].down.push(below);
        self.places[below].up.push(above);
    }

    /// Orders every row so that few arrows cross.
    fn order(&mut self) {
        let mut position = vec![0; self.places.len()];
        self.number(&mut position);
        let sweeps = match self.places.len() {
            0..=MANY => SWEEPS,
            places => (SWEEPS * MANY / places).max(2),
        };
        let mut best = (self.crossings(&position), self.rows.clone());
        for sweep in 0..sweeps {
            let goes_down = sweep % 2 == 0;
            for step in 0..self.rows.len() {
                let row = if goes_down {
                    step
                } else {
                    self.rows.len() - 1 - step
                };
                self.sort_row(row, goes_down, &mut position);
            }
            if self.places.len() <= MANY {
                self.exchange(&mut position);
            }
            let crossings = self.crossings(&position);
            if crossings < best.0 {
                best = (crossings, self.rows.clone());
            }
            if best.0 == 0 {
                break;
            }
        }
        self.rows = best.1;
    }

    fn number(&self, position: &mut [usize]) {
        for row in &self.rows {
            for (at, place) in row.iter().enumerate() {
                position[*place] = at;
            }
        }
    }

    /// Sorts a row by the mean position of what its places are bound to above, or below.
    fn sort_row(&mut self, row: usize, by_above: bool, position: &mut [usize]) {
        let mut keyed: Vec<(f64, usize)> = self.rows[row]
            .iter()
            .map(|&place| {
                let bound = if by_above {
                    &self.places[place].up
                } else {
                    &self.places[place].down
                };
                (
                    mean(bound, position).unwrap_or_else(|| float(position[place])),
                    place,
                )
            })
            .collect();
        keyed.sort_by(|one, other| one.0.total_cmp(&other.0));
        self.rows[row] = keyed.into_iter().map(|(_, place)| place).collect();
        for (at, place) in self.rows[row].iter().enumerate() {
            position[*place] = at;
        }
    }

    /// Lets neighbours change places while that makes fewer crossings.
    fn exchange(&mut self, position: &mut [usize]) {
        for _ in 0..4 {
            let mut has_changed = false;
            for row in 0..self.rows.len() {
                for at in 1..self.rows[row].len() {
                    let (left, right) = (self.rows[row][at - 1], self.rows[row][at]);
                    let crossed = |one: usize, other: usize| {
                        let [one, other] = [one, other].map(|it| &self.places[it]);
                        pairs(&one.up, &other.up, position)
                            + pairs(&one.down, &other.down, position)
                    };
                    if crossed(right, left) < crossed(left, right) {
                        self.rows[row].swap(at - 1, at);
                        position.swap(left, right);
                        has_changed = true;
                    }
                }
            }
            if !has_changed {
                break;
            }
        }
    }

    /// How many arrows cross.
    fn crossings(&self, position: &[usize]) -> usize {
        let mut crossings = 0;
        for (row, places) in self.rows.iter().enumerate() {
            let Some(next) = self.rows.get(row + 1) else {
                continue;
            };
            let mut ends: Vec<usize> = Vec::new();
            for &place in places {
                let first = ends.len();
                ends.extend(self.places[place].down.iter().map(|it| position[*it]));
                ends[first..].sort_unstable();
            }
            crossings += inversions(&ends, next.len());
        }
        crossings
    }

    /// How many arrows cross in the order that was found.
    #[must_use]
    pub fn crossed(&self) -> usize {
        let mut position = vec![0; self.places.len()];
        self.number(&mut position);
        self.crossings(&position)
    }
}

/// The row of each item, the bands, and who strays.
fn rows(network: &Network, most: usize) -> (Vec<usize>, Vec<Band>, Vec<usize>) {
    let order = network.in_order();
    let before = network.before();
    // How long a way leads on from each item.
    let mut height = vec![0_usize; order.len()];
    for &item in order.iter().rev() {
        height[item] = before[item]
            .iter()
            .map(|&it| height[it] + 1)
            .max()
            .unwrap_or(0);
    }
    let mut phases: Vec<&str> = Vec::new();
    let mut own = Vec::with_capacity(order.len());
    let mut last = 0;
    for item in &network.items {
        if !item.phase.is_empty() {
            let known = phases.iter().position(|it| *it == item.phase);
            last = known.unwrap_or_else(|| {
                phases.push(&item.phase);
                phases.len() - 1
            });
        }
        // What has no phase stands with what is listed before it.
        own.push(last);
    }
    if phases.is_empty() {
        phases.push("");
    }
    let mut band_of = own.clone();
    for &item in &order {
        let latest = network.items[item]
            .after
            .iter()
            .map(|&it| band_of[it])
            .max();
        band_of[item] = band_of[item].max(latest.unwrap_or(0));
    }
    let strays = (0..own.len())
        .filter(|&it| band_of[it] != own[it] && !network.items[it].phase.is_empty())
        .collect();
    let mut row_of = vec![0; order.len()];
    let mut is_left = vec![true; order.len()];
    let mut bands = Vec::new();
    let mut row = 0;
    for (band, phase) in phases.iter().enumerate() {
        let first = row;
        let mut left: Vec<usize> = order
            .iter()
            .copied()
            .filter(|&it| band_of[it] == band)
            .collect();
        left.sort_by_key(|&it| (Reverse(height[it]), it));
        while !left.is_empty() {
            let waits = |item: usize| network.items[item].after.iter().any(|it| is_left[*it]);
            let mut chosen: Vec<usize> = left.iter().copied().filter(|&it| !waits(it)).collect();
            chosen.truncate(most);
            for &item in &chosen {
                row_of[item] = row;
                is_left[item] = false;
            }
            left.retain(|&it| is_left[it]);
            row += 1;
        }
        if row > first {
            bands.push(Band {
                phase: (*phase).to_owned(),
                rows: first..row,
            });
        }
    }
    (row_of, bands, strays)
}

fn float(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

fn mean(bound: &[usize], position: &[usize]) -> Option<f64> {
    let sum: usize = bound.iter().map(|it| position[*it]).sum();
    (!bound.is_empty()).then(|| float(sum) / float(bound.len()))
}

/// How many arrows of two neighbours cross, the first one on the left.
fn pairs(left: &[usize], right: &[usize], position: &[usize]) -> usize {
    let crossed = |from: &usize| {
        right
            .iter()
            .filter(|to| position[**to] < position[*from])
            .count()
    };
    left.iter().map(crossed).sum()
}

/// How many pairs of numbers stand in the wrong order, by a tree of partial sums.
fn inversions(numbers: &[usize], end: usize) -> usize {
    let mut sums = vec![0_usize; end + 1];
    let mut found = 0;
    for (seen, &number) in numbers.iter().enumerate() {
        // Those seen that are at most this one.
        let mut at = number + 1;
        let mut below = 0;
        while at > 0 {
            below += sums[at];
            at -= at & at.wrapping_neg();
        }
        found += seen - below;
        let mut at = number + 1;
        while at <= end {
            sums[at] += 1;
            at += at & at.wrapping_neg();
        }
    }
    found
}
