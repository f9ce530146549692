//! Assignment: who takes up what when people are free (MODEL.md section 3), unplanned work first.

use crate::simulation::event::{Event, Recorder, Step};
use crate::simulation::kernel::Kernel;
use crate::simulation::process::Process;
use crate::simulation::project::WorkItem;
use crate::simulation::ranking::{Set, score};
use crate::simulation::state::{Chore, Stage, Status, Work};
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
        self.state.assignment_due = true;
        self.await_arrival(n + 1);
    }

    pub(super) fn await_person(&mut self, n: usize) {
        let place = self
            .state
            .waiting_chores
            .partition_point(|&other| other < n);
        self.state.waiting_chores.insert(place, n);
    }

    /// Unplanned work; analyze; interrupted create; create. Within one kind by rank. What does not
    /// fit is passed over.
    pub(super) fn assign<P: Process>(&mut self, process: &mut P) -> Result<(), W::Lack> {
        if let Some(role) = self.project.unplanned_role {
            while self.state.free[role] > 0 && !self.state.waiting_chores.is_empty() {
                let n = self.state.waiting_chores.remove(0);
                self.take_people(role, 1);
                self.begin_work(Work::Unplanned(n), self.state.chores[n].left);
                self.note(|| Event::UnplannedStart { n });
            }
        }
        let any = |_| true;
        while let Some(item) = self.best_fitting(Set::Analyze, any) {
            self.resume(item, Set::Analyze, Stage::Analyzing);
        }
        while let Some(item) = self.best_fitting(Set::Interrupted, any) {
            self.resume(item, Set::Interrupted, Stage::Creating);
        }
        while self.state.under_way < self.state.wip_limit
            && let Some(item) = self.best_fitting(Set::Startable, any)
        {
            self.start(process, item)?;
        }
        process.pull(self)
    }

    /// The best-ranked item of a set that is wanted and whose crew is free.
    #[inline]
    pub(crate) fn best_fitting(&self, set: Set, wanted: impl Fn(usize) -> bool) -> Option<usize> {
        let ranking = &self.state.ranking;
        if ranking.is_empty(set) {
            return None;
        }
        let items = &self.project.items;
        let mut best = usize::MAX;
        for (role, &free) in self.state.free.iter().enumerate() {
            if free > 0
                && let Some(rank) = ranking.first(set, role, best, |item| {
                    items[item].crew <= free && wanted(item)
                })
            {
                best = rank;
            }
        }
        (best != usize::MAX).then(|| ranking.item_at(best))
    }

    pub(super) fn resume(&mut self, item: usize, set: Set, stage: Stage) {
        let it = &self.project.items[item];
        self.state.ranking.remove(set, it.role, item);
        self.take_people(it.role, it.crew);
        let state = &mut self.state.items[item];
        state.stage = stage;
        let resumed = state.resumed;
        let effort = state.left;
        self.begin_work(Work::Item(item), effort);
        let of = self.attempt_of(item);
        self.note(|| Event::StepStart {
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
        self.state.decision_due = true;
        self.take_people(it.role, it.crew);
        self.begin_work(Work::Item(item), effort);
        process.started(self, item);
        self.refresh(item);
        let of = self.attempt_of(item);
        self.note(|| Event::StepStart {
            of,
            step: Step::Create,
            crew: it.crew,
            resumed: false,
        });
        Ok(())
    }

    /// Lets the process decide whether an item may start an attempt.
    #[inline]
    pub(crate) fn set_eligible(&mut self, item: usize, eligible: bool) {
        if self.state.items[item].eligible != eligible {
            self.state.items[item].eligible = eligible;
            self.refresh(item);
        }
    }

    /// Brings the sets up to date after something about an item changed.
    #[inline]
    pub(crate) fn refresh(&mut self, item: usize) {
        let it = &mut self.state.items[item];
        let ready =
            it.status == Status::Unresolved && it.stage == Stage::Resting && it.blockers == 0;
        let startable = ready && it.eligible;
        let WorkItem { role, crew, .. } = self.project.items[item];
        if ready != it.ready {
            it.ready = ready;
            self.state.held_people = None;
            if ready {
                self.state.ranking.insert(Set::Ready, role, item);
                self.state.ready_crews[role] += crew;
                // Scrum may pull it.
                self.state.assignment_due = true;
            } else {
                self.state.ranking.remove(Set::Ready, role, item);
                self.state.ready_crews[role] -= crew;
            }
        }
        if startable != it.startable {
            it.startable = startable;
            if startable {
                self.state.ranking.insert(Set::Startable, role, item);
                self.state.assignment_due = true;
            } else {
                self.state.ranking.remove(Set::Startable, role, item);
            }
        }
    }

    /// People that are free although an item could be started: per role
    /// min(free, Σ of the crews of the ready items whose crew is free).
    pub(super) fn count_held_people(&mut self) -> u32 {
        let mut held = 0;
        for (role, &free) in self.state.free.iter().enumerate() {
            let crews = self.state.ready_crews[role];
            if free == 0 || crews == 0 {
                continue;
            }
            let mut startable = crews;
            if self.state.largest_crew[role] > free {
                startable = 0;
                self.state.ranking.for_each(Set::Ready, role, |item| {
                    let crew = self.project.items[item].crew;
                    startable += if crew <= free { crew } else { 0 };
                });
            }
            held += free.min(startable);
        }
        self.state.held_people = Some(held);
        held
    }

    /// Ranks anew what has failed since the last refresh.
    #[inline]
    pub(super) fn refresh_ranks(&mut self) {
        while let Some(item) = self.state.stale_scores.pop() {
            let it = &self.state.items[item];
            let score = score(self.project, item, it.failures, it.lapse_of_failures);
            self.state.ranking.rescore(item, score);
            self.state.decision_due = true;
        }
    }
}
