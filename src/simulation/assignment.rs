//! Assignment: who takes up what when people are free (MODEL.md section 3), unplanned work first.

use crate::simulation::event::{Event, Recorder, Step};
use crate::simulation::kernel::Kernel;
use crate::simulation::process::Process;
use crate::simulation::ranking::{Ranks, Row, score};
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
        self.state.assignment_due = true;
    }

    /// Unplanned work; analyze; interrupted create; create. Within one kind by rank. What does not
    /// fit is passed over.
    pub(super) fn assign<P: Process>(&mut self, process: &mut P) -> Result<(), W::Lack> {
        self.state.assignment_due = false;
        if let Some(role) = self.project.unplanned_role {
            while self.state.roles[role].free > 0 && !self.state.waiting_chores.is_empty() {
                let n = self.state.waiting_chores.remove(0);
                self.take_people(role, 1);
                self.begin_work(Work::unplanned(n), 1, self.state.chores[n].left);
                self.note(|| Event::UnplannedStart { n });
            }
        }
        for (row, stage) in [
            (Row::AnalyzeWaiting, Stage::Analyzing),
            (Row::Interrupted, Stage::Creating),
        ] {
            let mut rank = 0;
            while self.state.awaiting_crew > 0
                && let Some(item) = self.next_fitting(&mut rank, |ranks| ranks[row])
            {
                self.leave_row(item, row);
                self.resume(item, stage);
            }
        }
        let mut rank = 0;
        while self.state.startable > 0
            && self.state.under_way < self.state.wip_limit
            && let Some(item) = self.next_ready(&mut rank, Row::Admitted)
        {
            self.start(process, item)?;
        }
        process.pull(self)
    }

    /// The best-ranked item in a row from a rank on that is ready and whose crew is free; the rank goes on to the one
    /// after it.
    #[inline]
    pub(crate) fn next_ready(&self, rank: &mut usize, row: Row) -> Option<usize> {
        if self.state.ready == 0 {
            return None;
        }
        self.next_fitting(rank, |ranks| ranks[Row::Ready] & ranks[row])
    }

    /// The same among the items whose bits `choose` leaves. While people are only taken, nobody who was passed over
    /// comes to fit, so an assignment walks through the ranks once.
    #[inline]
    fn next_fitting(&self, rank: &mut usize, choose: impl Fn(&Ranks) -> u64) -> Option<usize> {
        let ranking = &self.state.ranking;
        loop {
            let item = ranking.next(rank, |ranks| choose(ranks) & ranks[Row::Staffed])?;
            let it = &self.project.items[item];
            if it.crew <= self.state.roles[it.role].free {
                return Some(item);
            }
        }
    }

    /// The next step of an attempt waits for people, in the row of its kind.
    #[inline]
    pub(super) fn await_crew(&mut self, item: usize, row: Row) {
        self.state.ranking.marks(item).set(row, true);
        self.state.awaiting_crew += 1;
        self.state.assignment_due = true;
    }

    /// The next step of an attempt does not wait for people any more.
    #[inline]
    pub(super) fn leave_row(&mut self, item: usize, row: Row) {
        self.state.ranking.marks(item).set(row, false);
        self.state.awaiting_crew -= 1;
    }

    pub(super) fn resume(&mut self, item: usize, stage: Stage) {
        let it = &self.project.items[item];
        self.take_people(it.role, it.crew);
        let state = &mut self.state.items[item];
        state.stage = stage;
        let resumed = state.resumed;
        let effort = state.left;
        self.begin_work(Work::item(item), it.crew, effort);
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
        // Its capability is as active as it was: the item could start, and is under way now.
        let mut marks = self.state.ranking.marks(item);
        marks.set(Row::Ready, false);
        marks.set(Row::UnderWay, true);
        self.state.ready -= 1;
        self.state.startable -= 1;
        self.state.roles[it.role].ready_crews -= it.crew;
        self.take_people(it.role, it.crew);
        self.begin_work(Work::item(item), it.crew, effort);
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
        let mut marks = self.state.ranking.marks(item);
        let is_admitted = admission == Admission::Admitted;
        let was_admitted = marks.has(Row::Admitted);
        marks.set(Row::Admitted, is_admitted);
        marks.set(Row::Outside, admission == Admission::Outside);
        if marks.has(Row::Ready) {
            self.state.assignment_due = true;
            if is_admitted != was_admitted {
                self.tally_startable(item, is_admitted);
            }
        }
    }

    fn tally_startable(&mut self, item: usize, is_startable: bool) {
        // One more or, modulo 2³², one less.
        let change = if is_startable { 1 } else { u32::MAX };
        self.state.startable = self.state.startable.wrapping_add(change);
        self.tally(item, |standing| {
            standing.active = standing.active.wrapping_add(change)
        });
    }

    /// Counts a change in what the items of an item's capability are at.
    #[inline]
    pub(super) fn tally(&mut self, item: usize, change: impl FnOnce(&mut Standing)) {
        if !self.state.standings.is_empty() {
            let capability = self.project.items[item].capability;
            self.state.tally(capability, change);
        }
    }

    /// Notes whether an item is ready after something about it changed.
    pub(crate) fn refresh(&mut self, item: usize) {
        let is_ready = self.state.items[item].is_ready();
        let mut marks = self.state.ranking.marks(item);
        if is_ready == marks.has(Row::Ready) {
            return;
        }
        marks.set(Row::Ready, is_ready);
        let is_admitted = marks.has(Row::Admitted);
        let it = &self.project.items[item];
        let role = &mut self.state.roles[it.role];
        if is_ready {
            role.ready_crews += it.crew;
            self.state.ready += 1;
            self.state.assignment_due = true;
        } else {
            role.ready_crews -= it.crew;
            self.state.ready -= 1;
        }
        if is_admitted {
            self.tally_startable(item, is_ready);
        }
    }

    /// People that are free although an item could be started: per role
    /// min(free, Σ of the crews of the ready items whose crew is free).
    #[inline]
    pub(super) fn count_held_people(&self) -> u32 {
        let mut held = 0;
        if self.state.ready > 0 {
            for (role, it) in self.state.roles.iter().enumerate() {
                let crews = if it.largest_crew > 1 && (1..it.largest_crew).contains(&it.free) {
                    self.count_fitting_crews(role, it.free)
                } else {
                    it.ready_crews
                };
                held += it.free.min(crews);
            }
        }
        held
    }

    /// Σ of the crews of a role's ready items whose crew is free.
    #[cold]
    fn count_fitting_crews(&self, role: usize, free: u32) -> u32 {
        let ready = self.state.ranking.ready_of(role);
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
