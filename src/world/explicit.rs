//! Worlds that are written down (MODEL.md section 11), and the recording that writes them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Arrival, Attempt, Missing, World};

/// A world as a file says it: everything by item id.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Transcript {
    /// The attempts of each item, k = 1, 2, …
    pub attempts: BTreeMap<String, Vec<Attempt>>,
    /// The true chance π of items with evidence, [0, 1].
    pub chances: BTreeMap<String, f64>,
    /// Unplanned work; a scenario without any ignores it.
    pub unplanned: Vec<Arrival>,
}

/// A world that is given. What it says of items that the scenario lacks is ignored.
#[derive(Clone, Debug, PartialEq)]
pub struct ExplicitWorld {
    /// Per item, in the order of the scenario.
    attempts: Vec<Vec<Attempt>>,
    chances: Vec<Option<f64>>,
    /// In time order.
    unplanned: Vec<Arrival>,
}

impl ExplicitWorld {
    /// A world for the items with these ids, in this order. Unplanned work is put into time order; what arrives
    /// at one time keeps its order.
    #[must_use]
    pub fn new<'a>(transcript: Transcript, item_ids: impl IntoIterator<Item = &'a str>) -> Self {
        let Transcript {
            mut attempts,
            chances,
            mut unplanned,
        } = transcript;
        unplanned.sort_by(|a, b| a.at.total_cmp(&b.at));
        let (attempts, chances) = item_ids
            .into_iter()
            .map(|id| {
                (
                    attempts.remove(id).unwrap_or_default(),
                    chances.get(id).copied(),
                )
            })
            .unzip();
        Self {
            attempts,
            chances,
            unplanned,
        }
    }
}

impl World for ExplicitWorld {
    type Lack = Missing;

    fn attempt(&mut self, item: usize, number: u32) -> Result<Attempt, Missing> {
        (number as usize)
            .checked_sub(1)
            .and_then(|slot| self.attempts.get(item)?.get(slot))
            .copied()
            .ok_or(Missing { item, number })
    }

    fn chance(&mut self, item: usize) -> Option<f64> {
        self.chances.get(item).copied().flatten()
    }

    fn arrival(&mut self, index: usize) -> Option<Arrival> {
        self.unplanned.get(index).copied()
    }
}

/// A world that notes what is asked of it, for a replay to print.
#[derive(Clone, Debug)]
pub struct Recorded<W> {
    world: W,
    /// Per item, the highest attempt number asked for.
    attempts: Vec<u32>,
    /// Arrivals asked for, from the first.
    arrivals: usize,
}

impl<W: World> Recorded<W> {
    /// Records what is asked of `world`, which has this many items.
    #[must_use]
    pub fn new(world: W, items: usize) -> Self {
        Self {
            world,
            attempts: vec![0; items],
            arrivals: 0,
        }
    }

    /// What was asked for so far: of each item the attempts up to the highest number asked for, the arrivals
    /// likewise, and the chances of all items with evidence, asked for or not. `items` gives each item's id and
    /// whether it has evidence, in the order of the scenario.
    ///
    /// # Errors
    /// What an explicit world lacks.
    pub fn transcript<'a>(
        &mut self,
        items: impl IntoIterator<Item = (&'a str, bool)>,
    ) -> Result<Transcript, W::Lack> {
        let mut transcript = Transcript::default();
        for (item, (id, has_evidence)) in items.into_iter().enumerate() {
            let highest = self.attempts.get(item).copied().unwrap_or(0);
            if highest > 0 {
                let attempts = (1..=highest)
                    .map(|number| self.world.attempt(item, number))
                    .collect::<Result<_, _>>()?;
                transcript.attempts.insert(id.to_owned(), attempts);
            }
            if has_evidence && let Some(chance) = self.world.chance(item) {
                transcript.chances.insert(id.to_owned(), chance);
            }
        }
        transcript.unplanned = (0..self.arrivals)
            .map_while(|index| self.world.arrival(index))
            .collect();
        Ok(transcript)
    }
}

impl<W: World> World for Recorded<W> {
    type Lack = W::Lack;

    fn attempt(&mut self, item: usize, number: u32) -> Result<Attempt, W::Lack> {
        if let Some(highest) = self.attempts.get_mut(item) {
            *highest = number.max(*highest);
        }
        self.world.attempt(item, number)
    }

    fn chance(&mut self, item: usize) -> Option<f64> {
        self.world.chance(item)
    }

    fn arrival(&mut self, index: usize) -> Option<Arrival> {
        self.arrivals = self.arrivals.max(index + 1);
        self.world.arrival(index)
    }
}
