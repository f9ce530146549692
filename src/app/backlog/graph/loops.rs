//! Ways back, from what fails to what is done again then: which are short, and which lane the others take.

use super::layers::Layers;
use super::network::Network;
use super::room::float;

/// Between the loops that lead back beside the rows. [px]
pub(super) const LOOP_GAP: f64 = 9.0;

/// The ways back that do not fit between two rows, each in a lane beside all rows.
pub(super) struct Loops {
    /// From, to, and the lane; none: it is short.
    pub(super) all: Vec<(usize, usize, Option<usize>)>,
    lanes: usize,
}

impl Loops {
    pub(super) fn of(network: &Network, layers: &Layers) -> Self {
        let row = |item: usize| layers.places[item].row;
        let items = network.items.iter().enumerate();
        let mut all: Vec<(usize, usize, Option<usize>)> = items
            .flat_map(|(from, item)| item.redo.iter().map(move |&to| (from, to, None)))
            .collect();
        let span = |&(from, to, _): &(usize, usize, Option<usize>)| {
            let (one, other) = (row(from), row(to));
            (one.min(other), one.max(other))
        };
        // Short ones inside, long ones outside.
        all.sort_by_key(|it| {
            let (top, bottom) = span(it);
            (bottom - top, top, it.0, it.1)
        });
        let mut lanes: Vec<Vec<(usize, usize)>> = Vec::new();
        for it in &mut all {
            if row(it.0) == row(it.1) + 1 {
                continue;
            }
            let (top, bottom) = span(it);
            let is_free = |lane: &Vec<(usize, usize)>| {
                lane.iter().all(|&(from, to)| bottom < from || to < top)
            };
            let lane = lanes.iter().position(is_free).unwrap_or_else(|| {
                lanes.push(Vec::new());
                lanes.len() - 1
            });
            lanes[lane].push((top, bottom));
            it.2 = Some(lane);
        }
        Self {
            all,
            lanes: lanes.len(),
        }
    }

    /// The room beside the rows that they take.
    pub(super) fn room(&self) -> f64 {
        if self.lanes == 0 {
            0.0
        } else {
            (float(self.lanes) + 0.5) * LOOP_GAP
        }
    }
}
