//! All runs of a scenario: every variant in the same futures, one after the other, in blocks.
//!
//! A run depends on (scenario, seed, its index) alone, and blocks are joined in the order of their
//! index, so neither the number of workers nor the order in which they answer can change a digit.

use std::convert::Infallible;

use crate::analysis::block::{Block, RUNS_PER_BLOCK};
use crate::analysis::samples::Samples;
use crate::scenario::{Plan, ValidScenario};
use crate::simulation::Simulator;
use crate::simulation::event::Silent;
use crate::simulation::record::Record;
use crate::units::Days;
use crate::world::SeededWorld;

/// The version of MODEL.md that is simulated: results of another one are not comparable.
pub const MODEL: u32 = 1;

/// Simulates runs of one scenario under one seed. Each worker has its own.
#[derive(Clone, Debug)]
pub struct Study {
    simulator: Simulator,
    world: SeededWorld,
    records: Vec<Record>,
}

impl Study {
    /// Prepares a study. Takes up to a few milliseconds, for the tables of quantiles.
    #[must_use]
    pub fn new(scenario: &ValidScenario, seed: u64) -> Self {
        Self::of(&scenario.plan(), seed)
    }

    /// The same, of what the engine needs to know of a scenario.
    #[must_use]
    pub fn of(plan: &Plan, seed: u64) -> Self {
        Self {
            simulator: plan.simulator(),
            world: plan.world(seed),
            records: Vec::with_capacity(plan.variants.len()),
        }
    }

    /// How many variants there are.
    #[must_use]
    pub fn variants(&self) -> usize {
        self.simulator.variants()
    }

    /// One future under every variant, in their order.
    pub fn run(&mut self, run: u64) -> &[Record] {
        self.records.clear();
        while self.advance(run).is_none() {}
        &self.records
    }

    /// One future under one variant more: its records, once all are there. So a long future can be interrupted:
    /// under 300 items it takes tens of milliseconds, under one variant a few.
    pub fn advance(&mut self, run: u64) -> Option<&[Record]> {
        let variants = self.simulator.variants();
        if self.records.is_empty() || self.records.len() == variants {
            self.world.start_run(run);
            self.records.clear();
        }
        let variant = self.records.len();
        let Ok::<_, Infallible>(record) = self.simulator.run(variant, &mut self.world, &mut Silent);
        self.records.push(record);
        (self.records.len() == variants).then_some(&self.records)
    }

    /// The runs of one block of a study of `runs` runs in all.
    pub fn block(&mut self, index: usize, runs: usize) -> Block {
        self.block_with(index, runs, |_, _| ())
    }

    /// As [`block`](Self::block), and shows every run and its records to `visit`.
    pub fn block_with(
        &mut self,
        index: usize,
        runs: usize,
        mut visit: impl FnMut(u64, &[Record]),
    ) -> Block {
        let first = index * RUNS_PER_BLOCK;
        let last = runs.min(first + RUNS_PER_BLOCK);
        let mut block = Block::new(index, self.simulator.variants());
        for run in first..last {
            let records = self.run(run as u64);
            block.add(records);
            visit(run as u64, records);
        }
        block
    }
}

/// The number of blocks of a study of so many runs; the last may be smaller.
#[must_use]
pub fn blocks(runs: usize) -> usize {
    runs.div_ceil(RUNS_PER_BLOCK)
}

/// The first runs after which a study may know enough.
const FIRST_CHECKPOINT: usize = 10_000;

/// When a study has enough runs.
///
/// It is asked at fixed numbers of runs alone: at 10,000, and from there on whenever there is a quarter more, in whole
/// blocks. So neither the number of workers nor the order in which they answer can change where a study ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StopRule {
    /// After so many.
    Runs(usize),
    /// As soon as a quantile of the finish of every variant is known well enough.
    Within {
        /// Which quantile, in [0, 1].
        quantile: f64,
        /// Half the width of its 95 % interval is to be at most this. [days]
        days: Days,
        /// After so many in any case; also where a variant hardly ever delivers.
        at_most: usize,
    },
}

impl StopRule {
    /// As soon as it is known of every variant by which day 85 % of its deliveries are made.
    #[must_use]
    pub const fn p85_within(days: Days, at_most: usize) -> Self {
        Self::Within {
            quantile: 0.85,
            days,
            at_most,
        }
    }

    /// How many runs there can be.
    #[must_use]
    pub const fn at_most(self) -> usize {
        match self {
            Self::Runs(runs) => runs,
            Self::Within { at_most, .. } => at_most,
        }
    }

    /// The number of runs, more than there are, at which to ask again.
    #[must_use]
    pub fn checkpoint_after(self, runs: usize) -> usize {
        let mut checkpoint = match self {
            Self::Runs(_) => usize::MAX,
            Self::Within { .. } => FIRST_CHECKPOINT,
        };
        while checkpoint <= runs {
            checkpoint += checkpoint / 4 / RUNS_PER_BLOCK * RUNS_PER_BLOCK;
        }
        checkpoint.min(self.at_most())
    }

    /// Lets samples grow to the next checkpoint, or says that they are enough. To be asked at first and after
    /// every block; it looks at runs only at a checkpoint.
    #[must_use]
    pub fn is_met(self, samples: &mut Samples) -> bool {
        loop {
            let runs = samples.runs();
            if runs >= self.at_most() {
                return true;
            }
            if runs == samples.until() && self.is_known(samples) {
                return true;
            }
            let checkpoint = self.checkpoint_after(runs);
            if checkpoint == samples.until() {
                return false;
            }
            // What waited may reach the next checkpoint at once.
            samples.join_until(checkpoint);
        }
    }

    /// Whether these samples are all that there will be: there can be no more, or [`is_met`](Self::is_met) has found
    /// them to be enough. Costs nothing.
    #[must_use]
    pub fn has_ended(self, samples: &Samples) -> bool {
        samples.runs() >= samples.until().min(self.at_most())
    }

    fn is_known(self, samples: &Samples) -> bool {
        let Self::Within { quantile, days, .. } = self else {
            return false;
        };
        samples.variants().all(|(_, variant)| {
            let interval = variant.finish_interval(quantile);
            interval.is_some_and(|it| it.high - it.low <= 2.0 * days)
        })
    }
}
