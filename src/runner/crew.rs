//! Who does which block: nobody waits while there is one, and what a worker leaves behind is done again.

use std::collections::VecDeque;

/// Blocks that a worker is given ahead, so that it need not wait for a page that is busy drawing: the first answer,
/// even where there is one worker. No more, so that all workers end at about the same time.
const AHEAD: usize = 4;

/// What is to be done after a death.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Death {
    /// Start another worker in its place.
    Replace,
    /// Start another worker in its place, but give up the study: the same block has killed two.
    Hopeless,
    /// Go on without it: it never listened, and another one would not either.
    Shrink,
    /// Nobody is left.
    Deserted,
}

/// The workers and what each of them was given.
#[derive(Clone, Debug)]
pub struct Crew {
    members: Vec<Member>,
    /// Blocks from here on were given to nobody yet …
    next: usize,
    /// … up to here.
    end: usize,
    /// Blocks that were given to a worker that died.
    orphans: Vec<usize>,
    /// Blocks on which a worker died.
    deadly: Vec<usize>,
}

#[derive(Clone, Debug, Default)]
struct Member {
    /// It listens: it has said so.
    is_ready: bool,
    /// It could not start.
    is_gone: bool,
    /// It was told what the study is.
    is_briefed: bool,
    /// What it was given and has not answered, in its order.
    blocks: VecDeque<usize>,
}

/// A block for a worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Task {
    /// The worker's place in the crew.
    pub worker: usize,
    /// Index of the block.
    pub block: usize,
    /// Whether it is this worker's first of the study.
    pub is_first: bool,
}

impl Crew {
    /// So many workers, at least one, with nothing to do. Those that do not listen yet are given work all the same:
    /// it waits for them.
    #[must_use]
    pub fn new(workers: usize) -> Self {
        Self {
            members: vec![Member::default(); workers.max(1)],
            next: 0,
            end: 0,
            orphans: Vec::new(),
            deadly: Vec::new(),
        }
    }

    /// Forgets what was to be done; from now on that is these many blocks.
    pub fn start(&mut self, blocks: usize) {
        for member in &mut self.members {
            member.is_briefed = false;
            member.blocks.clear();
        }
        self.next = 0;
        self.end = blocks;
        self.orphans.clear();
        self.deadly.clear();
    }

    /// The next block to give, to whoever has least to do. None: everyone has enough, or there is nothing left.
    pub fn assign(&mut self) -> Option<Task> {
        let idle_first = self.members.iter_mut().enumerate();
        let (worker, member) = idle_first
            .filter(|(_, member)| !member.is_gone && member.blocks.len() < AHEAD)
            .min_by_key(|(_, member)| member.blocks.len())?;
        let block = match self.orphans.pop() {
            Some(orphan) => orphan,
            None if self.next < self.end => {
                self.next += 1;
                self.next - 1
            }
            None => return None,
        };
        member.blocks.push_back(block);
        let is_first = !std::mem::replace(&mut member.is_briefed, true);
        Some(Task {
            worker,
            block,
            is_first,
        })
    }

    /// One more worker: its place.
    pub fn enlist(&mut self) -> usize {
        self.members.push(Member::default());
        self.members.len() - 1
    }

    /// A worker listens.
    pub fn ready(&mut self, worker: usize) {
        if let Some(member) = self.members.get_mut(worker) {
            member.is_ready = true;
        }
    }

    /// A worker has done a block. False: it had not been given that one.
    pub fn done(&mut self, worker: usize, block: usize) -> bool {
        let Some(member) = self.members.get_mut(worker) else {
            return false;
        };
        let place = member.blocks.iter().position(|it| *it == block);
        place.and_then(|it| member.blocks.remove(it)).is_some()
    }

    /// A worker is gone. What it was given will be given to others; it died on the first of that.
    pub fn died(&mut self, worker: usize) -> Death {
        let Some(member) = self.members.get_mut(worker) else {
            return Death::Shrink;
        };
        let lost = std::mem::take(member);
        let suspect = lost.blocks.front().copied();
        // The earliest is given first.
        self.orphans.extend(lost.blocks);
        self.orphans.sort_unstable();
        self.orphans.reverse();
        if !lost.is_ready {
            member.is_gone = true;
            let is_deserted = self.members.iter().all(|member| member.is_gone);
            return if is_deserted {
                Death::Deserted
            } else {
                Death::Shrink
            };
        }
        match suspect {
            Some(block) if self.deadly.contains(&block) => Death::Hopeless,
            Some(block) => {
                self.deadly.push(block);
                Death::Replace
            }
            None => Death::Replace,
        }
    }

    /// One worker in place of all: what they were given will be given to it.
    pub fn dismiss(&mut self) {
        self.members = vec![Member::default()];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives all that can be given: (worker, block).
    fn assigned(crew: &mut Crew) -> Vec<(usize, usize)> {
        std::iter::from_fn(|| crew.assign())
            .map(|task| (task.worker, task.block))
            .collect()
    }

    fn crew(workers: usize, blocks: usize) -> Crew {
        let mut crew = Crew::new(workers);
        crew.start(blocks);
        crew
    }

    #[test]
    fn the_first_blocks_go_to_different_workers() {
        let given = assigned(&mut crew(2, 100));
        assert_eq!(given[..4], [(0, 0), (1, 1), (0, 2), (1, 3)]);
        assert_eq!(given.len(), 2 * AHEAD);
        let given = assigned(&mut crew(16, 4));
        assert_eq!(given, [(0, 0), (1, 1), (2, 2), (3, 3)]);
    }

    #[test]
    fn who_has_done_a_block_gets_the_next() {
        let mut crew = crew(2, 100);
        assigned(&mut crew);
        assert!(crew.done(1, 1));
        assert_eq!(assigned(&mut crew), [(1, 2 * AHEAD)]);
        assert!(!crew.done(1, 1), "twice");
        assert!(!crew.done(1, 0), "another worker's");
        assert!(!crew.done(7, 0), "nobody's");
    }

    #[test]
    fn who_comes_later_gets_what_is_left() {
        let mut crew = crew(1, 100);
        assigned(&mut crew);
        assert_eq!(crew.enlist(), 1);
        assert_eq!(assigned(&mut crew), [(1, 4), (1, 5), (1, 6), (1, 7)]);
    }

    #[test]
    fn a_worker_is_briefed_once_a_study_and_again_after_death() {
        let mut crew = crew(1, 100);
        let first = |crew: &mut Crew| crew.assign().map(|task| task.is_first);
        assert_eq!(first(&mut crew), Some(true));
        assert_eq!(first(&mut crew), Some(false));
        crew.start(100);
        assert_eq!(first(&mut crew), Some(true));
        crew.ready(0);
        crew.died(0);
        assert_eq!(first(&mut crew), Some(true));
    }

    #[test]
    fn what_the_dead_leave_is_given_first_and_in_order() {
        let mut crew = crew(2, 100);
        crew.ready(0);
        assigned(&mut crew);
        assert_eq!(crew.died(0), Death::Replace);
        assert_eq!(assigned(&mut crew), [(0, 0), (0, 2), (0, 4), (0, 6)]);
    }

    #[test]
    fn two_deaths_on_one_block_are_enough() {
        let mut crew = crew(2, 100);
        crew.ready(0);
        crew.ready(1);
        assigned(&mut crew);
        assert_eq!(crew.died(0), Death::Replace);
        assigned(&mut crew);
        crew.ready(0);
        assert_eq!(crew.died(1), Death::Replace, "another block");
        assert_eq!(crew.died(0), Death::Hopeless);
        crew.start(100);
        assigned(&mut crew);
        crew.ready(0);
        assert_eq!(crew.died(0), Death::Replace, "another study");
    }

    #[test]
    fn who_never_listened_is_not_replaced() {
        let mut crew = crew(3, 4);
        crew.ready(1);
        assigned(&mut crew);
        assert_eq!(crew.died(0), Death::Shrink);
        assert_eq!(crew.died(2), Death::Shrink);
        assert_eq!(assigned(&mut crew), [(1, 0), (1, 2), (1, 3)]);
        assert_eq!(crew.died(1), Death::Replace);
        assert_eq!(crew.died(1), Death::Deserted);
        crew.dismiss();
        assert_eq!(assigned(&mut crew), [(0, 0), (0, 1), (0, 2), (0, 3)]);
    }
}
