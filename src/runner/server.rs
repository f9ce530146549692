//! Answers requests, one study at a time, a slice of time at a time.

use std::collections::VecDeque;

use crate::analysis::block::{Block, RUNS_PER_BLOCK};
use crate::runner::Millis;
use crate::runner::message::{Reply, Request, StudyId};
use crate::study::{Study, blocks};

/// How long it works before it listens again: a page that works by itself stays fluent, and a worker learns soon
/// that another study is wanted.
const SLICE: Millis = 40.0;

/// Simulates what it is asked for.
#[derive(Debug, Default)]
pub struct Server {
    open: Option<Open>,
    refusals: VecDeque<StudyId>,
}

#[derive(Debug)]
struct Open {
    id: StudyId,
    study: Study,
    runs: usize,
    /// Blocks to simulate, in the order in which they were asked for …
    waiting: VecDeque<usize>,
    /// … and the one under way.
    block: Option<Block>,
}

impl Server {
    /// Takes a request; [`work`](Self::work) answers it. Opening a study ends the one before it, and has no answer.
    pub fn take(&mut self, request: Request) {
        match request {
            Request::Open {
                study,
                plan,
                seed,
                runs,
            } => {
                self.open = Some(Open {
                    id: study,
                    study: Study::of(&plan, seed),
                    runs,
                    waiting: VecDeque::new(),
                    block: None,
                });
            }
            Request::Simulate { study, block } => match &mut self.open {
                Some(open) if open.id == study && block < blocks(open.runs) => {
                    open.waiting.push_back(block);
                }
                _ => self.refusals.push_back(study),
            },
        }
    }

    /// Works until there is an answer, or for a slice of time.
    pub fn work(&mut self, clock: fn() -> Millis) -> Option<Reply> {
        if let Some(study) = self.refusals.pop_front() {
            return Some(Reply::Refused { study });
        }
        let open = self.open.as_mut()?;
        open.work(clock).map(|block| Reply::Simulated {
            study: open.id,
            block,
        })
    }

    /// Whether nothing is left to answer.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        let works = |open: &Open| open.block.is_some() || !open.waiting.is_empty();
        self.refusals.is_empty() && !self.open.as_ref().is_some_and(works)
    }
}

impl Open {
    fn work(&mut self, clock: fn() -> Millis) -> Option<Block> {
        let start = clock();
        let mut block = match self.block.take() {
            Some(block) => block,
            None => Block::new(self.waiting.pop_front()?, self.study.variants()),
        };
        let first = block.index() * RUNS_PER_BLOCK;
        let runs = RUNS_PER_BLOCK.min(self.runs - first);
        while block.runs() < runs {
            let run = first + block.runs();
            if let Some(records) = self.study.advance(run as u64) {
                block.add(records);
            }
            if clock() - start >= SLICE && block.runs() < runs {
                self.block = Some(block);
                return None;
            }
        }
        Some(block)
    }
}
