//! Steps: people take them up, complete them, are stopped, and are credited for what they did
//! (MODEL.md section 3).

use crate::simulation::event::{Event, Recorder, Step};
use crate::simulation::kernel::Kernel;
use crate::simulation::process::Process;
use crate::simulation::project::WorkItem;
use crate::simulation::ranking::Row;
use crate::simulation::state::{ItemState, Stage, Work};
use crate::units::{Days, PersonDays, SAME_INSTANT};
use crate::world::World;

impl<W: World, R: Recorder> Kernel<'_, W, R> {
    /// Effort that so many people work in a day. [person-days / day]
    #[inline]
    fn rate(&self, people: u32) -> f64 {
        f64::from(people) * self.pace
    }

    /// People that a step takes.
    #[inline]
    fn people_on(&self, work: Work) -> u32 {
        match work {
            Work::Item(item) => self.project.items[item as usize].crew,
            Work::Unplanned(_) => 1,
        }
    }

    #[inline]
    pub(super) fn begin_work(&mut self, work: Work, people: u32, effort: PersonDays) {
        let ends_at = self.state.now + effort / self.rate(people);
        self.state.steps.add(ends_at, work);
    }

    #[inline]
    pub(super) fn take_people(&mut self, role: usize, people: u32) {
        let free = &mut self.state.roles[role].free;
        *free -= people;
        let is_staffed = *free > 0;
        self.state.ranking.set_role(Row::Staffed, role, is_staffed);
        self.state.free_people -= people;
    }

    #[inline]
    pub(super) fn release_people(&mut self, role: usize, people: u32) {
        self.state.roles[role].free += people;
        self.state.ranking.set_role(Row::Staffed, role, true);
        self.state.free_people += people;
        self.state.assignment_due = true;
    }

    #[inline]
    pub(super) fn release_crew(&mut self, item: usize) {
        let it = &self.project.items[item];
        self.release_people(it.role, it.crew);
    }

    pub(super) fn complete_step<P: Process>(
        &mut self,
        process: &mut P,
        until: Days,
    ) -> Result<(), W::Lack> {
        let ranking = &self.state.ranking;
        // Unplanned work first, by arrival, then items by rank.
        let due = self.state.steps.take_due(until, |work| match work {
            Work::Unplanned(n) => (false, n as usize),
            Work::Item(item) => (true, ranking.rank(item as usize)),
        });
        match due {
            Some(Work::Unplanned(n)) => {
                let n = n as usize;
                self.state.ledger.worked += self.state.chores[n].left;
                if let Some(role) = self.project.unplanned_role {
                    self.release_people(role, 1);
                }
                self.note(|| Event::UnplannedEnd { n });
                Ok(())
            }
            Some(Work::Item(item)) => self.complete_item_step(process, item as usize),
            None => Ok(()),
        }
    }

    pub(super) fn complete_item_step<P: Process>(
        &mut self,
        process: &mut P,
        item: usize,
    ) -> Result<(), W::Lack> {
        let project = self.project;
        let WorkItem {
            role,
            crew,
            analyze_share,
            ..
        } = project.items[item];
        let it = &mut self.state.items[item];
        it.spent += it.left;
        self.state.ledger.credit(it.left);
        if it.stage == Stage::Analyzing {
            self.note_attempt(item, |of| Event::StepEnd(of, Step::Analyze));
            self.release_people(role, crew);
            return self.judge(process, item);
        }
        it.left = analyze_share * it.attempt.effort;
        it.raised = false;
        it.resumed = false;
        let ItemState { left, attempt, .. } = *it;
        self.note_attempt(item, |of| Event::StepEnd(of, Step::Create));
        if attempt.wait > 0.0 {
            let ends_at = self.state.now + attempt.wait;
            self.state.observations.add(ends_at, item);
            self.state.items[item].stage = Stage::Observing;
            self.tally(item, |standing| standing.observed += 1);
            self.release_people(role, crew);
            self.note_attempt(item, Event::ObserveStart);
            return Ok(());
        }
        if analyze_share > 0.0 {
            // The crew goes straight on.
            self.state.items[item].stage = Stage::Analyzing;
            self.begin_work(Work::item(item), crew, left);
            self.note_attempt(item, |of| Event::StepStart {
                of,
                step: Step::Analyze,
                crew,
                resumed: false,
            });
            return Ok(());
        }
        self.release_people(role, crew);
        self.judge(process, item)
    }

    pub(super) fn end_observation<P: Process>(
        &mut self,
        process: &mut P,
        until: Days,
    ) -> Result<(), W::Lack> {
        let ranking = &self.state.ranking;
        let due = self
            .state
            .observations
            .take_due(until, |item| ranking.rank(item));
        let Some(item) = due else { return Ok(()) };
        self.tally(item, |standing| standing.observed -= 1);
        self.note_attempt(item, Event::ObserveEnd);
        if self.project.items[item].analyze_share > 0.0 {
            self.state.items[item].stage = Stage::AnalyzeWaiting;
            self.await_crew(item, Row::AnalyzeWaiting);
            return Ok(());
        }
        self.judge(process, item)
    }

    /// Stops what people are on, and returns how much of it they did since they took it up.
    pub(crate) fn stop(&mut self, work: Work) -> PersonDays {
        match work {
            Work::Unplanned(n) => self.note(|| Event::UnplannedStop { n: n as usize }),
            Work::Item(item) => {
                let item = item as usize;
                let step = match self.state.items[item].stage {
                    Stage::Creating => Step::Create,
                    _ => Step::Analyze,
                };
                self.note_attempt(item, |of| Event::StepStop(of, step));
            }
        }
        self.leave(work)
    }

    /// People leave what they are on; what they did of it since they took it up is credited.
    pub(super) fn leave(&mut self, work: Work) -> PersonDays {
        let Some(ends_at) = self.state.steps.cancel(work) else {
            return 0.0;
        };
        // In a meeting the step would only go on at its end.
        let stands_until = self.state.running.map_or(self.state.now, |it| it.ends_at);
        let rest = ((ends_at - stands_until) * self.rate(self.people_on(work))).max(0.0);
        match work {
            Work::Unplanned(n) => {
                let n = n as usize;
                let done = (self.state.chores[n].left - rest).max(0.0);
                self.state.chores[n].left = rest;
                self.state.ledger.worked += done;
                if let Some(role) = self.project.unplanned_role {
                    self.release_people(role, 1);
                }
                done
            }
            Work::Item(item) => {
                let item = item as usize;
                let it = &mut self.state.items[item];
                let done = (it.left - rest).max(0.0);
                it.spent += done;
                it.left = rest;
                self.state.ledger.credit(done);
                self.release_crew(item);
                done
            }
        }
    }

    /// The end of a work window: all steps stop, and what is left of one that was worked on is
    /// raised by the factor (1 + penalty), once.
    pub(crate) fn interrupt_all(&mut self, penalty: f64) {
        while let Some(work) = self.state.steps.next() {
            let done = self.stop(work);
            match work {
                Work::Unplanned(n) => self.await_person(n as usize),
                Work::Item(item) => {
                    let item = item as usize;
                    let rate = self.rate(self.people_on(work));
                    let it = &mut self.state.items[item];
                    it.resumed = true;
                    if !it.raised && done > SAME_INSTANT * rate {
                        it.raised = true;
                        it.left *= 1.0 + penalty;
                    }
                    let row;
                    (it.stage, row) = match it.stage {
                        Stage::Creating => (Stage::CreateInterrupted, Row::Interrupted),
                        _ => (Stage::AnalyzeWaiting, Row::AnalyzeWaiting),
                    };
                    self.await_crew(item, row);
                }
            }
        }
    }
}
