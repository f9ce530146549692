//! Steps: people take them up, complete them, are stopped, and are credited for what they did
//! (MODEL.md section 3).

use crate::simulation::event::{Event, Recorder, Step};
use crate::simulation::kernel::Kernel;
use crate::simulation::process::Process;
use crate::simulation::ranking::Row;
use crate::simulation::state::{ItemState, Stage, Work};
use crate::units::{Days, PersonDays, SAME_INSTANT};
use crate::world::World;

impl<W: World, R: Recorder> Kernel<'_, W, R> {
    /// Effort that a step's people work in a day. [person-days / day]
    #[inline]
    pub(super) fn rate(&self, work: Work) -> f64 {
        match work {
            Work::Item(item) => f64::from(self.project.items[item as usize].crew) * self.pace,
            Work::Unplanned(_) => self.pace,
        }
    }

    #[inline]
    pub(super) fn begin_work(&mut self, work: Work, effort: PersonDays) {
        let ends_at = self.state.now + effort / self.rate(work);
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

    #[inline]
    pub(super) fn credit(&mut self, item: usize, effort: PersonDays) {
        self.state.items[item].spent += effort;
        self.state.ledger.worked += effort;
        self.state.ledger.worked_on_items += effort;
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
        let ItemState { left, stage, .. } = self.state.items[item];
        self.credit(item, left);
        if stage == Stage::Analyzing {
            self.note_attempt(item, |of| Event::StepEnd(of, Step::Analyze));
            self.release_crew(item);
            return self.judge(process, item);
        }
        self.note_attempt(item, |of| Event::StepEnd(of, Step::Create));
        let share = self.project.items[item].analyze_share;
        let it = &mut self.state.items[item];
        it.left = share * it.attempt.effort;
        it.raised = false;
        it.resumed = false;
        if it.attempt.wait > 0.0 {
            let ends_at = self.state.now + it.attempt.wait;
            self.state.observations.add(ends_at, item);
            it.stage = Stage::Observing;
            self.tally(item, |standing| standing.observed += 1);
            self.release_crew(item);
            self.note_attempt(item, Event::ObserveStart);
            return Ok(());
        }
        if share > 0.0 {
            // The crew goes straight on.
            it.stage = Stage::Analyzing;
            let effort = it.left;
            self.begin_work(Work::item(item), effort);
            let crew = self.project.items[item].crew;
            self.note_attempt(item, |of| Event::StepStart {
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
        let rest = ((ends_at - stands_until) * self.rate(work)).max(0.0);
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
        while let Some(work) = self.state.steps.next() {
            let done = self.stop(work);
            match work {
                Work::Unplanned(n) => self.await_person(n as usize),
                Work::Item(item) => {
                    let item = item as usize;
                    let rate = self.rate(work);
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
