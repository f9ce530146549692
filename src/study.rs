//! All runs of a scenario: every variant in the same futures, one after the other, in blocks.
//!
//! A run depends on (scenario, seed, its index) alone, and blocks are joined in the order of their
//! index, so neither the number of workers nor the order in which they answer can change a digit.

use std::convert::Infallible;

use crate::analysis::block::{Block, RUNS_PER_BLOCK};
use crate::scenario::ValidScenario;
use crate::simulation::Simulator;
use crate::simulation::event::Silent;
use crate::simulation::record::Record;
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
        Self {
            simulator: scenario.simulator(),
            world: scenario.world(seed),
            records: Vec::with_capacity(scenario.processes.len()),
        }
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
