//! What the witness knows beforehand: the scenario with ids resolved in its own way, and the luck of the run.

use std::collections::BTreeMap;

use cadence_lab::scenario::{Item, Order, Scenario};
use cadence_lab::world::{Arrival, Attempt, Transcript};

/// A scenario and one luck, by position.
pub(crate) struct Plan<'a> {
    pub(crate) scenario: &'a Scenario,
    /// Position of each item's role.
    pub(crate) role: Vec<usize>,
    pub(crate) after: Vec<Vec<usize>>,
    pub(crate) redo: Vec<Vec<usize>>,
    /// Position of each item's phase among the phases as they first appear.
    pub(crate) phase: Vec<usize>,
    /// Items of each capability, an item without one alone.
    pub(crate) capabilities: Vec<Vec<usize>>,
    pub(crate) unplanned_role: Option<usize>,
    pub(crate) arrivals: Vec<Arrival>,
    world: &'a Transcript,
}

impl<'a> Plan<'a> {
    pub(crate) fn new(scenario: &'a Scenario, world: &'a Transcript) -> Self {
        let items = &scenario.items;
        let place = |id: &String| items.iter().position(|item| item.id == *id).unwrap();
        let role_of = |id: &String| {
            scenario
                .team
                .roles
                .iter()
                .position(|it| it.id == *id)
                .unwrap()
        };
        let mut phases: Vec<&str> = Vec::new();
        let mut capabilities: BTreeMap<(&str, usize), Vec<usize>> = BTreeMap::new();
        for (at, item) in items.iter().enumerate() {
            if !phases.contains(&item.phase.as_str()) {
                phases.push(&item.phase);
            }
            let alone = if item.capability.is_empty() {
                at
            } else {
                usize::MAX
            };
            capabilities
                .entry((&item.capability, alone))
                .or_default()
                .push(at);
        }
        let phase = |item: &Item| phases.iter().position(|&it| it == item.phase).unwrap();
        Self {
            role: items.iter().map(|item| role_of(&item.role)).collect(),
            after: items
                .iter()
                .map(|item| item.after.iter().map(place).collect())
                .collect(),
            redo: items
                .iter()
                .map(|item| item.redo.iter().map(place).collect())
                .collect(),
            phase: items.iter().map(phase).collect(),
            capabilities: capabilities.into_values().collect(),
            unplanned_role: scenario.unplanned.as_ref().map(|work| role_of(&work.role)),
            arrivals: world.unplanned.clone(),
            scenario,
            world,
        }
    }

    pub(crate) fn item(&self, item: usize) -> &Item {
        &self.scenario.items[item]
    }

    pub(crate) fn crew(&self, item: usize) -> u32 {
        self.item(item).crew
    }

    /// The luck of an attempt, k = 1, 2, …
    pub(crate) fn attempt(&self, item: usize, k: u32) -> Attempt {
        self.world.attempts[&self.item(item).id][k as usize - 1]
    }

    /// Whether attempt k succeeds, by section 2.
    pub(crate) fn succeeds(&self, item: usize, k: u32) -> bool {
        let it = self.item(item);
        let chance = match it.evidence {
            Some(_) => self.world.chances[&it.id],
            None => it.success,
        };
        let mut lapse = 1.0;
        for _ in 1..k {
            lapse *= 1.0 - it.learning;
        }
        self.attempt(item, k).verdict < 1.0 - (1.0 - chance) * lapse
    }

    /// Items by rank, given how often each has failed (section 4).
    pub(crate) fn ranked(&self, failures: &[u32]) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.role.len()).collect();
        if self.scenario.order == Order::Value {
            let score = |item: usize| {
                let it = self.item(item);
                let failed = failures[item];
                let mean = match it.evidence {
                    Some(n) => it.success * n / (n + f64::from(failed)),
                    None => it.success,
                };
                let lapse = (0..failed).fold(1.0, |lapse, _| lapse * (1.0 - it.learning));
                let belief = 1.0 - (1.0 - mean) * lapse;
                it.value * belief / it.estimate
            };
            order.sort_by(|&a, &b| score(b).partial_cmp(&score(a)).unwrap().then(a.cmp(&b)));
        }
        order
    }

    pub(crate) fn goal_mates(&self, item: usize) -> Vec<usize> {
        let goal = &self.item(item).goal;
        let items = 0..self.role.len();
        items
            .filter(|&other| !goal.is_empty() && self.item(other).goal == *goal)
            .collect()
    }
}
