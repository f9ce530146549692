//! The clock: what happens at one instant, in which order, and where time goes next
//! (MODEL.md section 3, "One instant").

use crate::simulation::event::{AttemptOf, Event, Meeting, Recorder, Step};
use crate::simulation::process::Process;
use crate::simulation::project::{Project, WorkItem};
use crate::simulation::ranking::{Set, score};
use crate::simulation::record::Outcome;
use crate::simulation::state::{Chore, Running, Stage, State, Status, Work};
use crate::units::{Days, HORIZON, Hours, PersonDays, SAME_INSTANT};
use crate::world::World;

/// One run under way: the project, its luck, its state and its listener.
pub(crate) struct Kernel<'a, W, R> {
    pub(crate) project: &'a Project,
    pub(crate) world: &'a mut W,
    pub(crate) recorder: &'a mut R,
    pub(crate) state: &'a mut State,
    /// Effort per working day of one person. [person-days / day]
    pub(crate) pace: f64,
}

impl<W: World, R: Recorder> Kernel<'_, W, R> {
    /// Runs from the first morning to the end.
    ///
    /// # Errors
    /// What an explicit world lacks.
    pub(crate) fn run<P: Process>(&mut self, process: &mut P) -> Result<Outcome, W::Lack> {
        self.state.reset(self.project);
        self.await_arrival(0);
        process.begin(self);
        for item in 0..self.state.items.len() {
            self.refresh(item);
        }
        loop {
            if self.happens(process)? {
                if let Some(outcome) = self.state.outcome {
                    return Ok(outcome);
                }
            } else if self.state.now >= HORIZON - SAME_INSTANT {
                self.end(Outcome::Unfinished);
                return Ok(Outcome::Unfinished);
            } else {
                self.advance(process.next_decision());
            }
        }
    }

    /// Lets the first thing happen that is due now; false where nothing is.
    #[inline]
    fn happens<P: Process>(&mut self, process: &mut P) -> Result<bool, W::Lack> {
        let until = self.state.now + SAME_INSTANT;
        if self.state.steps.next_at() <= until {
            self.state.decision_due = true;
            self.complete_step(process, until)?;
            return Ok(true);
        }
        if self.state.observations.next_at() <= until {
            self.state.decision_due = true;
            self.end_observation(process, until)?;
            return Ok(true);
        }
        if self.state.now >= HORIZON - SAME_INSTANT {
            return Ok(false);
        }
        if self.state.next_arrival <= until {
            self.arrive();
            return Ok(true);
        }
        if let Some(running) = self.state.running
            && running.ends_at <= until
        {
            self.state.running = None;
            self.state.assignment_due = true;
            self.state.decision_due = true;
            self.note(|| Event::MeetingEnd(running.meeting));
            process.meeting_ended(self, running.meeting);
            return Ok(true);
        }
        if !self.state.stale_scores.is_empty() {
            self.refresh_ranks();
            return Ok(true);
        }
        if self.state.decision_due || process.next_decision() <= until {
            self.state.decision_due = process.decide(self);
            if self.state.decision_due {
                return Ok(true);
            }
        }
        if self.state.running.is_none() {
            if self.state.next_meeting <= until {
                self.begin_meeting();
                return Ok(true);
            }
            if self.state.assignment_due && self.state.window_open {
                self.state.assignment_due = false;
                self.assign(process)?;
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Moves the clock to the next thing that will happen.
    #[inline]
    fn advance(&mut self, next_decision: Days) {
        let state = &mut *self.state;
        let meeting = match state.running {
            Some(running) => running.ends_at,
            None => state.next_meeting,
        };
        let mut next = HORIZON;
        for at in [
            state.steps.next_at(),
            state.observations.next_at(),
            state.next_arrival,
            meeting,
        ] {
            if at < next {
                next = at;
            }
        }
        // A decision that is due but waits for the end of a meeting is no instant of its own.
        if next_decision > state.now + SAME_INSTANT && next_decision < next {
            next = next_decision;
        }
        let days = next - state.now;
        if state.running.is_some() {
            state.ledger.meeting_days += days;
        } else {
            state.ledger.idle += f64::from(state.free_people) * days;
            let held = match state.held_people {
                Some(held) => held,
                None => self.count_held_people(),
            };
            self.state.ledger.idle_held += f64::from(held) * days;
        }
        self.state.now = next;
    }

    #[inline]
    pub(crate) fn note(&mut self, event: impl FnOnce() -> Event) {
        self.recorder.record(self.state.now, event);
    }

    /// Whether a time has come.
    #[inline]
    pub(crate) fn is_due(&self, at: Days) -> bool {
        at <= self.state.now + SAME_INSTANT
    }

    /// Ends the run now; what is in progress counts up to here.
    pub(crate) fn end(&mut self, outcome: Outcome) {
        while let Some(ending) = self.state.steps.endings.last() {
            self.leave(ending.what);
        }
        if outcome == Outcome::Delivered {
            for item in 0..self.state.items.len() {
                let it = &self.state.items[item];
                if it.cancel_pending && it.is_under_way() {
                    self.state.ledger.cancelled += 1;
                    self.state.ledger.wasted += it.spent;
                    self.note(|| Event::Cancelled { item });
                }
            }
        }
        self.state.outcome = Some(outcome);
        self.note(|| Event::ProjectEnd(outcome));
    }

    // Meetings.

    /// Puts a meeting on the calendar: every `every_days` (0: never).
    pub(crate) fn schedule(&mut self, meeting: Meeting, every_days: Days, hours: Hours) {
        if every_days > 0.0 && hours > 0.0 {
            let series = &mut self.state.series[meeting as usize];
            series.interval = every_days;
            series.length = hours / self.project.hours_per_day;
            series.due = every_days;
            self.find_next_meeting();
        }
    }

    /// Calls a meeting that is due now. A meeting of 0 hours does not happen: false.
    pub(crate) fn call(&mut self, meeting: Meeting, hours: Hours) -> bool {
        if hours > 0.0 {
            let series = &mut self.state.series[meeting as usize];
            series.length = hours / self.project.hours_per_day;
            series.due = self.state.now;
            self.find_next_meeting();
        }
        hours > 0.0
    }

    /// Whether a meeting runs, or fell due earlier and waits for another one to end.
    #[inline]
    pub(crate) fn is_meeting(&self) -> bool {
        self.state.running.is_some() || self.state.next_meeting < self.state.now - SAME_INSTANT
    }

    fn find_next_meeting(&mut self) {
        let due = self.state.series.iter().map(|series| series.due);
        self.state.next_meeting = due.fold(Days::INFINITY, Days::min);
    }

    /// Begins the meeting that fell due first; those due at one instant in the order of their kinds.
    fn begin_meeting(&mut self) {
        let earliest = self.state.next_meeting + SAME_INSTANT;
        for meeting in Meeting::ALL {
            let series = &mut self.state.series[meeting as usize];
            if series.due <= earliest {
                let length = series.length;
                series.held += 1.0;
                series.due = if series.interval > 0.0 {
                    (series.held + 1.0) * series.interval
                } else {
                    Days::INFINITY
                };
                self.state.running = Some(Running {
                    meeting,
                    ends_at: self.state.now + length,
                });
                // All work stands still, so all of it ends later.
                for ending in &mut self.state.steps.endings {
                    ending.at += length;
                }
                self.find_next_meeting();
                self.note(|| Event::MeetingStart(meeting));
                return;
            }
        }
    }

    // Steps.

    /// Effort that a step's people work in a day. [person-days / day]
    #[inline]
    fn rate(&self, work: Work) -> f64 {
        match work {
            Work::Item(item) => f64::from(self.project.items[item].crew) * self.pace,
            Work::Unplanned(_) => self.pace,
        }
    }

    #[inline]
    fn begin_work(&mut self, work: Work, effort: PersonDays) {
        let ends_at = self.state.now + effort / self.rate(work);
        self.state.steps.add(ends_at, work);
    }

    #[inline]
    fn take_people(&mut self, role: usize, people: u32) {
        self.state.free[role] -= people;
        self.state.free_people -= people;
        self.state.held_people = None;
    }

    #[inline]
    fn release_people(&mut self, role: usize, people: u32) {
        self.state.free[role] += people;
        self.state.free_people += people;
        self.state.held_people = None;
        self.state.assignment_due = true;
    }

    #[inline]
    fn release_crew(&mut self, item: usize) {
        let it = &self.project.items[item];
        self.release_people(it.role, it.crew);
    }

    #[inline]
    fn credit(&mut self, item: usize, effort: PersonDays) {
        self.state.items[item].spent += effort;
        self.state.ledger.worked += effort;
        self.state.ledger.worked_on_items += effort;
    }

    /// Which attempt an item is at.
    #[inline]
    pub(crate) fn attempt_of(&self, item: usize) -> AttemptOf {
        AttemptOf {
            item,
            number: self.state.items[item].number,
        }
    }

    fn complete_step<P: Process>(&mut self, process: &mut P, until: Days) -> Result<(), W::Lack> {
        let ranking = &self.state.ranking;
        // Unplanned work first, by arrival, then items by rank.
        let due = self.state.steps.take_due(until, |work| match work {
            Work::Unplanned(n) => (false, n),
            Work::Item(item) => (true, ranking.rank(item)),
        });
        match due {
            Some(Work::Unplanned(n)) => {
                self.state.ledger.worked += self.state.chores[n].left;
                if let Some(role) = self.project.unplanned_role {
                    self.release_people(role, 1);
                }
                self.note(|| Event::UnplannedEnd { n });
                Ok(())
            }
            Some(Work::Item(item)) => self.complete_item_step(process, item),
            None => Ok(()),
        }
    }

    fn complete_item_step<P: Process>(
        &mut self,
        process: &mut P,
        item: usize,
    ) -> Result<(), W::Lack> {
        let of = self.attempt_of(item);
        self.credit(item, self.state.items[item].left);
        if self.state.items[item].stage == Stage::Analyzing {
            self.note(|| Event::StepEnd(of, Step::Analyze));
            self.release_crew(item);
            return self.judge(process, item);
        }
        self.note(|| Event::StepEnd(of, Step::Create));
        let share = self.project.items[item].analyze_share;
        let it = &mut self.state.items[item];
        it.left = share * it.attempt.effort;
        it.raised = false;
        it.resumed = false;
        if it.attempt.wait > 0.0 {
            it.stage = Stage::Observing;
            let ends_at = self.state.now + it.attempt.wait;
            self.state.observations.add(ends_at, item);
            self.release_crew(item);
            self.note(|| Event::ObserveStart(of));
            return Ok(());
        }
        if share > 0.0 {
            // The crew goes straight on.
            it.stage = Stage::Analyzing;
            let effort = it.left;
            self.begin_work(Work::Item(item), effort);
            let crew = self.project.items[item].crew;
            self.note(|| Event::StepStart {
                of,
                step: Step::Analyze,
                crew,
                resumed: false,
            });
            return Ok(());
        }
        self.release_crew(item);
        self.judge(process, item)
    }

    fn end_observation<P: Process>(&mut self, process: &mut P, until: Days) -> Result<(), W::Lack> {
        let ranking = &self.state.ranking;
        let due = self
            .state
            .observations
            .take_due(until, |item| ranking.rank(item));
        let Some(item) = due else { return Ok(()) };
        let of = self.attempt_of(item);
        self.note(|| Event::ObserveEnd(of));
        if self.project.items[item].analyze_share > 0.0 {
            self.state.items[item].stage = Stage::AnalyzeWaiting;
            let role = self.project.items[item].role;
            self.state.ranking.insert(Set::Analyze, role, item);
            self.state.assignment_due = true;
            return Ok(());
        }
        self.judge(process, item)
    }

    /// Stops what people are on, and returns how much of it they did since they took it up.
    pub(crate) fn stop(&mut self, work: Work) -> PersonDays {
        match work {
            Work::Unplanned(n) => self.note(|| Event::UnplannedStop { n }),
            Work::Item(item) => {
                let of = self.attempt_of(item);
                let step = match self.state.items[item].stage {
                    Stage::Creating => Step::Create,
                    _ => Step::Analyze,
                };
                self.note(|| Event::StepStop(of, step));
            }
        }
        self.leave(work)
    }

    /// People leave what they are on; what they did of it since they took it up is credited.
    fn leave(&mut self, work: Work) -> PersonDays {
        let Some(ends_at) = self.state.steps.cancel(work) else {
            return 0.0;
        };
        // In a meeting the step would only go on at its end.
        let stands_until = self.state.running.map_or(self.state.now, |it| it.ends_at);
        let rest = ((ends_at - stands_until) * self.rate(work)).max(0.0);
        match work {
            Work::Unplanned(n) => {
                let done = (self.state.chores[n].left - rest).max(0.0);
                self.state.chores[n].left = rest;
                self.state.ledger.worked += done;
                if let Some(role) = self.project.unplanned_role {
                    self.release_people(role, 1);
                }
                done
            }
            Work::Item(item) => {
                let done = (self.state.items[item].left - rest).max(0.0);
                self.credit(item, done);
                self.state.items[item].left = rest;
                self.release_crew(item);
                done
            }
        }
    }

    /// The end of a work window: all steps stop, and what is left of one that was worked on is
    /// raised by the factor (1 + penalty), once.
    pub(crate) fn interrupt_all(&mut self, penalty: f64) {
        while let Some(ending) = self.state.steps.endings.last() {
            let work = ending.what;
            let done = self.stop(work);
            match work {
                Work::Unplanned(n) => self.await_person(n),
                Work::Item(item) => {
                    let rate = self.rate(work);
                    let it = &mut self.state.items[item];
                    it.resumed = true;
                    if !it.raised && done > SAME_INSTANT * rate {
                        it.raised = true;
                        it.left *= 1.0 + penalty;
                    }
                    let role = self.project.items[item].role;
                    let set = if it.stage == Stage::Creating {
                        it.stage = Stage::CreateInterrupted;
                        Set::Interrupted
                    } else {
                        it.stage = Stage::AnalyzeWaiting;
                        Set::Analyze
                    };
                    self.state.ranking.insert(set, role, item);
                }
            }
        }
    }

    // Unplanned work.

    fn await_arrival(&mut self, n: usize) {
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

    fn arrive(&mut self) {
        let n = self.state.chores.len();
        self.state.chores.push(Chore {
            left: self.state.next_chore,
        });
        self.note(|| Event::UnplannedArrival { n });
        self.await_person(n);
        self.state.assignment_due = true;
        self.await_arrival(n + 1);
    }

    fn await_person(&mut self, n: usize) {
        let place = self
            .state
            .waiting_chores
            .partition_point(|&other| other < n);
        self.state.waiting_chores.insert(place, n);
    }

    // Assignment.

    /// Unplanned work; analyze; interrupted create; create. Within one kind by rank. What does not
    /// fit is passed over.
    fn assign<P: Process>(&mut self, process: &mut P) -> Result<(), W::Lack> {
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

    fn resume(&mut self, item: usize, set: Set, stage: Stage) {
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
    fn count_held_people(&mut self) -> u32 {
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

    // Ranks.

    fn refresh_ranks(&mut self) {
        while let Some(item) = self.state.stale_scores.pop() {
            let it = &self.state.items[item];
            let score = score(self.project, item, it.failures, it.lapse_of_failures);
            self.state.ranking.rescore(item, score);
        }
        self.state.decision_due = true;
    }
}
