//! What a verdict does: success, failure, goals, and work that is to be done again
//! (MODEL.md section 4).

use crate::simulation::event::{Event, Recorder};
use crate::simulation::kernel::Kernel;
use crate::simulation::process::Process;
use crate::simulation::ranking::Row;
use crate::simulation::record::Outcome;
use crate::simulation::state::{Stage, Status, Work};
use crate::world::World;

/// Most attempts of one item in one run, whatever its openings allow.
const MOST_ATTEMPTS: u32 = 100;

impl<W: World, R: Recorder> Kernel<'_, W, R> {
    /// The attempt of an item has ended: did it answer its question?
    pub(crate) fn judge<P: Process>(
        &mut self,
        process: &mut P,
        item: usize,
    ) -> Result<(), W::Lack> {
        let it = &self.project.items[item];
        let now = self.state.now;
        let chance = match it.evidence {
            Some(_) => self.world.chance(item).unwrap_or(it.success),
            None => it.success,
        };
        let state = &mut self.state.items[item];
        let succeeds = state.attempt.verdict < 1.0 - (1.0 - chance) * state.lapse;
        self.rest(item);
        self.state.ledger.attempts += 1;
        self.state.ledger.first_answer.get_or_insert(now);
        process.judged(self, item);
        if succeeds {
            self.state.ledger.first_success.get_or_insert(now);
            self.succeed(process, item);
        } else {
            self.fail(process, item);
        }
        if self.state.unresolved == 0 && self.state.outcome.is_none() {
            self.end(Outcome::Delivered);
        }
        Ok(())
    }

    /// No attempt of an item is under way any more.
    fn rest(&mut self, item: usize) {
        self.state.items[item].stage = Stage::Resting;
        self.state.ranking.marks(item).set(Row::UnderWay, false);
        self.tally(item, |standing| standing.active -= 1);
        if self.state.under_way == self.state.wip_limit {
            // There is room again.
            self.state.assignment_due = true;
        }
        self.state.under_way -= 1;
    }

    fn succeed<P: Process>(&mut self, process: &mut P, item: usize) {
        self.note_attempt(item, Event::Success);
        self.state.items[item].done_at = self.state.now;
        self.resolve(item, Status::Done);
        if let Some(goal) = self.project.items[item].goal {
            for &other in self.project.goals.of(goal) {
                if self.state.items[other].counts_as_resolved() {
                    continue;
                }
                if process.defers_cancellation(self, other) {
                    self.state.items[other].cancel_pending = true;
                    self.state.cancellations_pending += 1;
                    self.stop_waiting_for(other);
                } else {
                    self.cancel(other);
                }
            }
        }
    }

    fn fail<P: Process>(&mut self, process: &mut P, item: usize) {
        self.note_attempt(item, Event::Failure);
        let it = &self.project.items[item];
        let state = &mut self.state.items[item];
        state.failed_at = Some(self.state.now);
        state.failures += 1;
        state.lapse_of_failures *= 1.0 - it.learning;
        self.state.ledger.failures += 1;
        self.state.ledger.wasted += state.spent;
        let attempts_left = state.tries < it.max_attempts && state.number < MOST_ATTEMPTS;
        let cancel_pending = state.cancel_pending;
        if self.project.ranks_by_value && !self.state.stale_scores.contains(&item) {
            self.state.stale_scores.push(item);
        }
        if cancel_pending {
            self.cancel(item);
        } else if attempts_left {
            process.left_for_retry(self, item);
            self.redo(process, item);
            self.refresh(item);
        } else {
            self.give_up(item);
        }
    }

    /// Re-opens what a failure makes necessary again, and lets the failed item wait for all of it.
    fn redo<P: Process>(&mut self, process: &mut P, item: usize) {
        let redo = self.project.redo.of(item);
        if redo.is_empty() {
            return;
        }
        for &again in redo {
            if self.state.items[again].counts_as_resolved() {
                self.reopen(again);
                process.left_for_retry(self, again);
                self.refresh(again);
            }
        }
        self.state.items[item].awaits_redo = true;
        // Every item of its `redo` is unresolved now.
        for _ in redo {
            self.state.items[item].blockers += 1;
        }
    }

    fn reopen(&mut self, item: usize) {
        let state = &mut self.state.items[item];
        state.status = Status::Unresolved;
        state.tries = 0;
        self.state.unresolved += 1;
        self.note(|| Event::Reopened { item });
        let project = self.project;
        for &dependent in project.dependents.of(item) {
            self.state.items[dependent].blockers += 1;
            self.refresh(dependent);
        }
        for &failed in project.redone_by.of(item) {
            if self.state.items[failed].awaits_redo {
                self.state.items[failed].blockers += 1;
                self.refresh(failed);
            }
        }
    }

    /// No attempts are left.
    fn give_up(&mut self, item: usize) {
        let it = &self.project.items[item];
        let ends_project = match it.goal {
            None => it.required,
            Some(goal) => {
                let alternatives = self.project.goals.of(goal);
                let is_last = alternatives.iter().all(|&other| {
                    other == item
                        || matches!(
                            self.state.items[other].status,
                            Status::Dropped | Status::Cancelled
                        )
                });
                is_last
                    && alternatives
                        .iter()
                        .any(|&other| self.project.items[other].required)
            }
        };
        if ends_project {
            self.end(Outcome::Infeasible);
        } else {
            self.note(|| Event::Dropped { item });
            self.resolve(item, Status::Dropped);
        }
    }

    /// Cancels an item at once, also when its attempt is under way.
    pub(crate) fn cancel(&mut self, item: usize) {
        match self.state.items[item].stage {
            Stage::Creating | Stage::Analyzing => {
                self.stop(Work::item(item));
            }
            Stage::Observing => {
                self.state.observations.cancel(item);
                self.tally(item, |standing| standing.observed -= 1);
            }
            Stage::CreateInterrupted => self.leave_row(item, Row::Interrupted),
            Stage::AnalyzeWaiting => self.leave_row(item, Row::AnalyzeWaiting),
            Stage::Resting => {}
        }
        if self.state.items[item].is_under_way() {
            self.rest(item);
            self.state.ledger.cancelled += 1;
            self.state.ledger.wasted += self.state.items[item].spent;
        }
        self.note(|| Event::Cancelled { item });
        self.resolve(item, Status::Cancelled);
        self.refresh(item);
    }

    /// An item that is at rest becomes done, dropped or cancelled.
    fn resolve(&mut self, item: usize, status: Status) {
        let state = &mut self.state.items[item];
        state.status = status;
        if state.cancel_pending {
            state.cancel_pending = false;
            self.state.cancellations_pending -= 1;
        } else {
            self.stop_waiting_for(item);
        }
    }

    /// Others need not wait for this item any more.
    fn stop_waiting_for(&mut self, item: usize) {
        self.state.unresolved -= 1;
        let project = self.project;
        for &dependent in project.dependents.of(item) {
            self.wait_for_one_less(dependent);
        }
        for &failed in project.redone_by.of(item) {
            if self.state.items[failed].awaits_redo {
                self.wait_for_one_less(failed);
            }
        }
    }

    #[inline]
    fn wait_for_one_less(&mut self, item: usize) {
        let blockers = &mut self.state.items[item].blockers;
        *blockers -= 1;
        if *blockers == 0 {
            self.refresh(item);
        }
    }
}
