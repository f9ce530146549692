//! Worlds that are drawn: every answer a pure function of (seed, run, item id, attempt, which draw).
//!
//! Keys (see [`crate::random`]), from the seed's key down:
//!
//! | What | Key | Draws, in this order |
//! | --- | --- | --- |
//! | attempt k of an item | seed, "attempt", item id, run, k | wait u, verdict v, ε |
//! | true chance of an item | seed, "chance", item id, run | u |
//! | project factor | seed, "project", run | z |
//! | arrival j | seed, "unplanned", run, j | effort u, gap |
//!
//! Several processes live through one run, so the first draws of each item are remembered; what lies beyond
//! is simply drawn again. Nothing is allocated after [`SeededWorld::new`].

use std::convert::Infallible;

use super::{Arrival, Attempt, Luck, World};
use crate::distribution::{Quantile, Tables};
use crate::random::Key;
use crate::units::Days;

/// Attempts of an item that are remembered: one bit each in a `u8`.
const REMEMBERED_ATTEMPTS: usize = 8;

/// Arrivals that are remembered.
const REMEMBERED_ARRIVALS: usize = 256;

/// The luck of any run of a study. It stands in run 0 until [`SeededWorld::start_run`].
#[derive(Clone, Debug)]
pub struct SeededWorld {
    run: u64,
    items: Box<[Item]>,
    factor: ProjectFactor,
    unplanned: Option<Unplanned>,
    /// First those number 1 of all items, then those number 2, and so on up to `REMEMBERED_ATTEMPTS`.
    attempts: Box<[Attempt]>,
    /// Per item, which of its attempts are remembered: bit k − 1.
    known_attempts: Box<[u8]>,
    chances: Box<[Option<f64>]>,
}

/// What is known of an item before any run.
#[derive(Clone, Debug)]
struct Item {
    attempts: Key,
    chances: Key,
    effort: Quantile,
    wait: Quantile,
    chance: Quantile,
}

/// The factor that the efforts of all items share: g = √ρ·z + √(1−ρ)·ε.
#[derive(Clone, Debug)]
struct ProjectFactor {
    key: Key,
    /// √ρ
    shared: f64,
    /// √(1−ρ)
    own: f64,
    /// √ρ·z of this run.
    contribution: f64,
}

impl ProjectFactor {
    fn new(seed: Key, correlation: f64) -> Self {
        Self {
            key: seed.named("project"),
            shared: correlation.sqrt(),
            own: (1.0 - correlation).sqrt(),
            contribution: 0.0,
        }
    }

    fn start_run(&mut self, run: u64) {
        if self.shared > 0.0 {
            self.contribution = self.shared * self.key.numbered(run).draws().normal();
        }
    }

    /// The standard normal behind an effort, from the part ε that is its own.
    #[inline]
    fn join(&self, own: f64) -> f64 {
        self.contribution + self.own * own
    }
}

/// The stream of unplanned work.
#[derive(Clone, Debug)]
struct Unplanned {
    key: Key,
    /// The key of this run.
    run: Key,
    mean_gap: Days,
    effort: Quantile,
    /// The first arrivals of this run, as far as they were asked for.
    known: Vec<Arrival>,
    /// The arrival beyond those that was asked for last, with its index: the next one follows from it.
    latest: Option<(usize, Arrival)>,
}

impl Unplanned {
    fn start_run(&mut self, run: u64) {
        self.run = self.key.numbered(run);
        self.known.clear();
        self.latest = None;
    }

    /// The arrival number `index`, `since` being the time of the one before.
    fn draw(&self, index: usize, since: Days) -> Arrival {
        let mut draws = self.run.numbered(index as u64).draws();
        let effort = self.effort.at(draws.uniform());
        let at = since + self.mean_gap * draws.exponential();
        Arrival { at, effort }
    }

    fn arrival(&mut self, index: usize) -> Arrival {
        if let Some(&arrival) = self.known.get(index) {
            return arrival;
        }
        while self.known.len() < REMEMBERED_ARRIVALS.min(index + 1) {
            let since = self.known.last().map_or(0.0, |arrival| arrival.at);
            let next = self.draw(self.known.len(), since);
            self.known.push(next);
        }
        let last = self.known.len() - 1;
        let (mut at, mut arrival) = match self.latest {
            Some((at, arrival)) if at <= index && at > last => (at, arrival),
            _ => (last, self.known[last]),
        };
        while at < index {
            at += 1;
            arrival = self.draw(at, arrival.at);
        }
        if at > last {
            self.latest = Some((at, arrival));
        }
        arrival
    }
}

impl SeededWorld {
    /// Prepares all runs of a study.
    #[must_use]
    pub fn new(luck: &Luck, seed: u64) -> Self {
        let seed = Key::of_seed(seed);
        let (attempts, chances, unplanned) = (
            seed.named("attempt"),
            seed.named("chance"),
            seed.named("unplanned"),
        );
        let mut tables = Tables::default();
        let items: Box<[Item]> = luck
            .items
            .iter()
            .map(|item| Item {
                attempts: attempts.named(&item.id),
                chances: chances.named(&item.id),
                effort: Quantile::sharing(&mut tables, &item.effort, item.estimate),
                wait: Quantile::sharing(&mut tables, &item.observe, item.estimate),
                chance: Quantile::of_chance(&mut tables, item.success, item.evidence),
            })
            .collect();
        let unplanned = luck.unplanned.as_ref().map(|work| Unplanned {
            key: unplanned,
            run: unplanned,
            mean_gap: 1.0 / work.per_day,
            effort: Quantile::sharing(&mut tables, &work.effort, 1.0),
            known: Vec::with_capacity(REMEMBERED_ARRIVALS),
            latest: None,
        });
        let mut world = Self {
            run: 0,
            factor: ProjectFactor::new(seed, luck.correlation),
            unplanned,
            attempts: vec![Attempt::default(); items.len() * REMEMBERED_ATTEMPTS].into(),
            known_attempts: vec![0; items.len()].into(),
            chances: vec![None; items.len()].into(),
            items,
        };
        world.start_run(0);
        world
    }

    /// Goes to another run, in any order. Costs a few bytes per item.
    pub fn start_run(&mut self, run: u64) {
        self.run = run;
        self.chances.fill(None);
        self.factor.start_run(run);
        // Nearly every item has a first attempt, and drawn side by side they take less time.
        for place in 0..self.items.len() {
            self.attempts[place] = self.draw_attempt(&self.items[place], 1);
        }
        self.known_attempts.fill(1);
        if let Some(unplanned) = &mut self.unplanned {
            unplanned.start_run(run);
        }
    }

    /// Draws an attempt for the first time. Apart, so that looking one up costs no more than that.
    #[inline(never)]
    fn remember_attempt(&mut self, item: usize, number: u32) -> Attempt {
        let attempt = self.draw_attempt(&self.items[item], number);
        let slot = number as usize - 1;
        self.attempts[slot * self.items.len() + item] = attempt;
        self.known_attempts[item] |= 1 << slot;
        attempt
    }

    #[inline]
    fn draw_attempt(&self, item: &Item, number: u32) -> Attempt {
        let mut draws = item
            .attempts
            .numbered(self.run)
            .numbered(u64::from(number))
            .draws();
        let wait = draws.uniform();
        let verdict = draws.uniform();
        Attempt {
            wait: item.wait.at(wait),
            verdict,
            effort: item.effort.at_normal(self.factor.join(draws.normal())),
        }
    }
}

impl World for SeededWorld {
    type Lack = Infallible;

    #[inline]
    fn attempt(&mut self, item: usize, number: u32) -> Result<Attempt, Infallible> {
        debug_assert!(number > 0, "attempts are counted from 1");
        let slot = number as usize - 1;
        if slot >= REMEMBERED_ATTEMPTS {
            return Ok(self.draw_attempt(&self.items[item], number));
        }
        if self.known_attempts[item] & (1 << slot) == 0 {
            return Ok(self.remember_attempt(item, number));
        }
        // First attempts stand side by side: most items have one or two.
        Ok(self.attempts[slot * self.items.len() + item])
    }

    fn chance(&mut self, item: usize) -> Option<f64> {
        let Item {
            chances, chance, ..
        } = &self.items[item];
        let run = self.run;
        Some(
            *self.chances[item]
                .get_or_insert_with(|| chance.at(chances.numbered(run).draws().uniform())),
        )
    }

    fn arrival(&mut self, index: usize) -> Option<Arrival> {
        self.unplanned
            .as_mut()
            .map(|unplanned| unplanned.arrival(index))
    }
}
