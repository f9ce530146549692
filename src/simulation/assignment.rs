//! Assignment: who takes up what when people are free (MODEL.md section 3), unplanned work first.

use std::mem;

use crate::simulation::event::{Event, Recorder, Step};
use crate::simulation::kernel::Kernel;
use crate::simulation::process::Process;
use crate::simulation::ranking::{RoleSet, Set, score};
use crate::simulation::state::{Admission, Chore, Stage, Standing, Work};
use crate::units::Days;
use crate::world::World;

impl<W: World, R: Recorder> Kernel<'_, W, R> {
    pub(super) fn await_arrival(&mut self, n: usize) {
        let arrival = match self.project.unplanned_role {
            Some(_) => self.world.arrival(n),
            None => None,
        };
        match arrival {
            Some(arrival) => {
                self.state.next_arrival = arrival.at;
                self.state.next_chore = arrival.effort;
            }
            None => self.state.next_arrival = Days::INFINITY,
        }
    }

    pub(super) fn arrive(&mut self) {
        let n = self.state.chores.len();
        self.state.chores.push(Chore {
            left: self.state.next_chore,
        });
        self.note(|| Event::UnplannedArrival { n });
        self.await_person(n);
        self.await_arrival(n + 1);
    }

    pub(super) fn await_person(&mut self, n: usize) {
        let place = self
            .state
            .waiting_chores
            .partition_point(|&other| other < n);
        self.state.waiting_chores.insert(place, n);
        if let Some(role) = self.project.unplanned_role {
            self.state.assignment_due.insert(role);
        }
    }

    /// Unplanned work; analyze; interrupted create; create. Within one kind by rank. What does not
    /// fit is passed over.
    pub(super) fn assign<P: Process>(&mut self, process: &mut P) -> Result<(), W::Lack> {
        let roles = mem::take(&mut self.state.assignment_due);
        if let Some(role) = self.project.unplanned_role {
            while self.state.roles[role].free > 0 && !self.state.waiting_chores.is_empty() {
                let n = self.state.waiting_chores.remove(0);
                self.take_people(role, 1);
                self.begin_work(Work::Unplanned(n), self.state.chores[n].left);
                self.note(|| Event::UnplannedStart { n });
            }
        }
        while let Some(item) = self.best_fitting(Set::Analyze, roles) {
            self.resume(item, Stage::Analyzing);
        }
        while let Some(item) = self.best_fitting(Set::Interrupted, roles) {
            self.resume(item, Stage::Creating);
        }
        while self.state.under_way < self.state.wip_limit
            && let Some(item) = self.best_fitting(Set::Startable, roles)
        {
            self.start(process, item)?;
        }
        process.pull(self, roles)
    }

    /// The best-ranked item of a set among these roles whose crew is free.
    #[inline]
    pub(crate) fn best_fitting(&self, set: Set, roles: RoleSet) -> Option<usize> {
        let state = &*self.state;
        let roles = roles
            .and(state.roles_with_free)
            .and(state.ranking.roles_of(set));
        if roles.is_empty() {
            return None;
        }
        state.ranking.best(set, roles, |item| {
            let it = &self.project.items[item];
            it.crew <= state.roles[it.role].free
        })
    }

    pub(super) fn resume(&mut self, item: usize, stage: Stage) {
        let it = &self.project.items[item];
        self.leave_set(item);
        self.take_people(it.role, it.crew);
        let state = &mut self.state.items[item];
        state.stage = stage;
        let resumed = state.resumed;
        let effort = state.left;
        self.begin_work(Work::Item(item), effort);
        self.note_attempt(item, |of| Event::StepStart {
            of,
            step: if stage == Stage::Creating {
                Step::Create
            } else {
                Step::Analyze
            },
            crew: it.crew,
            resumed,
        });
    }

    /// Starts the next attempt of an item.
    pub(crate) fn start<P: Process>(
        &mut self,
        process: &mut P,
        item: usize,
    ) -> Result<(), W::Lack> {
        let it = &self.project.items[item];
        let now = self.state.now;
        let state = &mut self.state.items[item];
        let number = state.number + 1;
        let attempt = self.world.attempt(item, number)?;
        if number > 1 {
            state.lapse *= 1.0 - it.learning;
        }
        state.number = number;
        state.tries += 1;
        state.stage = Stage::Creating;
        state.attempt = attempt;
        state.left = (1.0 - it.analyze_share) * attempt.effort;
        state.spent = 0.0;
        state.raised = false;
        state.resumed = false;
        // It could only start because nothing of its `redo` is unresolved.
        state.awaits_redo = false;
        let effort = state.left;
        if let Some(failed_at) = state.failed_at.take() {
            self.state.ledger.delays += now - failed_at;
            self.state.ledger.retries += 1;
        }
        self.state.ledger.attempt_costs += it.attempt_cost;
        self.state.under_way += 1;
        self.tally(item, |standing| standing.under_way += 1);
        self.leave_set(item);
        self.take_people(it.role, it.crew);
        self.begin_work(Work::Item(item), effort);
        process.started(self, item);
        self.note_attempt(item, |of| Event::StepStart {
            of,
            step: Step::Create,
            crew: it.crew,
            resumed: false,
        });
        Ok(())
    }

    /// Lets the process decide what an item may do.
    #[inline]
    pub(crate) fn admit(&mut self, item: usize, admission: Admission) {
        let it = &mut self.state.items[item];
        if it.admission != admission {
            it.admission = admission;
            if it.stands_in.is_some() {
                self.refresh(item);
            }
        }
    }

    /// Counts a change in what the items of an item's capability are at.
    #[inline]
    pub(super) fn tally(&mut self, item: usize, change: impl FnOnce(&mut Standing)) {
        let capability = self.project.items[item].capability;
        self.state.tally(capability, change);
    }

    /// Moves an item to the set that it belongs in after something about it changed.
    pub(crate) fn refresh(&mut self, item: usize) {
        let it = &self.state.items[item];
        if it.belongs_in() != it.stands_in {
            self.leave_set(item);
            self.join_set(item);
        }
    }

    /// Takes an item out of the set that it stands in, if any.
    #[inline]
    pub(super) fn leave_set(&mut self, item: usize) {
        if let Some(set) = self.state.items[item].stands_in.take() {
            self.take_from(set, item);
        }
    }

    fn take_from(&mut self, set: Set, item: usize) {
        let it = &self.project.items[item];
        self.state.ranking.remove(set, it.role, item);
        if set.is_ready() {
            self.state.roles[it.role].ready_crews -= it.crew;
            self.state.held_people = None;
        }
        if set == Set::Startable {
            self.tally(item, |standing| standing.startable -= 1);
        }
    }

    /// Puts an item that stands in no set into the one that it belongs in, if any.
    pub(super) fn join_set(&mut self, item: usize) {
        let state = &mut self.state.items[item];
        let Some(set) = state.belongs_in() else {
            return;
        };
        state.stands_in = Some(set);
        let it = &self.project.items[item];
        self.state.ranking.insert(set, it.role, item);
        self.state.assignment_due.insert(it.role);
        if set.is_ready() {
            self.state.roles[it.role].ready_crews += it.crew;
            self.state.held_people = None;
        }
        if set == Set::Startable {
            self.tally(item, |standing| standing.startable += 1);
        }
    }

    /// People that are free although an item could be started: per role
    /// min(free, Σ of the crews of the ready items whose crew is free).
    pub(super) fn count_held_people(&mut self) -> u32 {
        let mut held = 0;
        for role in self.state.roles_with_free {
            let it = self.state.roles[role];
            let crews = if it.largest_crew > it.free {
                self.count_fitting_crews(role, it.free)
            } else {
                it.ready_crews
            };
            held += it.free.min(crews);
        }
        self.state.held_people = Some(held);
        held
    }

    /// Σ of the crews of a role's ready items whose crew is free.
    fn count_fitting_crews(&self, role: usize, free: u32) -> u32 {
        let ready = Set::READY.into_iter();
        let ready = ready.flat_map(|set| self.state.ranking.members(set, role));
        let crews = ready.map(|item| self.project.items[item].crew);
        crews.filter(|&crew| crew <= free).sum()
    }

    /// Ranks anew what has failed since the last refresh.
    pub(super) fn refresh_ranks(&mut self) {
        while let Some(item) = self.state.stale_scores.pop() {
            let it = &self.state.items[item];
            let score = score(self.project, item, it.failures, it.lapse_of_failures);
            self.state.ranking.rescore(item, score);
            self.state.decision_due = true;
        }
    }
}
