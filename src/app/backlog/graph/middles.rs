//! Where in its row each place stands: at the mean of what it is bound to, as far as its neighbours let it.

use super::align::{Wish, placed};
use super::layers::{Layers, Place, Slot};
use super::room::{Room, is_item};

/// Sweeps over all rows; of so many places at least, fewer.
const SWEEPS: usize = 16;
const MANY: usize = 3_000;

/// How much two lanes of one arrow insist on one line, and two items of a chain.
const LANES_PULL: f64 = 16.0;
const CHAIN_PULL: f64 = 4.0;

/// The middle of every place. [px]
pub(super) fn middles(layers: &Layers, room: Room, left: f64, right: f64) -> Vec<f64> {
    let Layers { places, rows, .. } = layers;
    let mut middles = vec![0.0; places.len()];
    let half = room.item / 2.0;
    let centre = f64::midpoint(left, right);
    let apart: Vec<Vec<f64>> = rows
        .iter()
        .map(|row| {
            row.windows(2)
                .map(|two| room.apart(layers, two[0], two[1]))
                .collect()
        })
        .collect();
    let set = |row: usize, wishes: &[Wish], middles: &mut [f64]| {
        let edge = |place: Option<&usize>| match place {
            Some(place) if is_item(layers, *place) => half,
            _ => 1.0,
        };
        let from = left + edge(rows[row].first());
        let to = right - edge(rows[row].last());
        for (place, middle) in rows[row].iter().zip(placed(wishes, &apart[row], from, to)) {
            middles[*place] = middle;
        }
    };
    for (row, places) in rows.iter().enumerate() {
        let in_the_middle = Wish {
            middle: centre,
            weight: 1.0,
        };
        set(row, &vec![in_the_middle; places.len()], &mut middles);
    }
    let sweeps = match places.len() {
        0..=MANY => SWEEPS,
        many => (SWEEPS * MANY / many).max(2),
    };
    for sweep in 0..sweeps {
        for step in 0..rows.len() {
            let goes_down = sweep % 2 == 0;
            let row = if goes_down {
                step
            } else {
                rows.len() - 1 - step
            };
            let is_last = sweep * 2 >= sweeps;
            let wishes: Vec<Wish> = rows[row]
                .iter()
                .map(|&place| wish(places, place, &middles, goes_down, is_last))
                .collect();
            set(row, &wishes, &mut middles);
        }
    }
    middles
}

/// Where a place would like to stand: at the mean of what it is bound to. Lanes insist on being straight, and so do items
/// of which one follows another alone.
fn wish(places: &[Place], place: usize, middles: &[f64], goes_down: bool, is_last: bool) -> Wish {
    let it = &places[place];
    let is_lane = |place: usize| matches!(places[place].slot, Slot::Lane(_));
    let up = if is_last || goes_down {
        it.up.as_slice()
    } else {
        &[]
    };
    let down = if is_last || !goes_down {
        it.down.as_slice()
    } else {
        &[]
    };
    let (mut sum, mut weight) = (0.0, 0.0);
    for &other in up.iter().chain(down) {
        let are_alone = match places[other].row < it.row {
            true => it.up.len() == 1 && places[other].down.len() == 1,
            false => it.down.len() == 1 && places[other].up.len() == 1,
        };
        let pull = match (is_lane(place), is_lane(other)) {
            (true, true) => LANES_PULL,
            (false, false) if are_alone => CHAIN_PULL,
            _ => 1.0,
        };
        sum += pull * middles[other];
        weight += pull;
    }
    if weight == 0.0 {
        return Wish {
            middle: middles[place],
            weight: 0.5,
        };
    }
    Wish {
        middle: sum / weight,
        weight,
    }
}
