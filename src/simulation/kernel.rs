//! The clock: what happens at one instant, in which order, and where time goes next
//! (MODEL.md section 3, "One instant").

use crate::simulation::event::{AttemptOf, Event, Recorder};
use crate::simulation::process::Process;
use crate::simulation::project::Project;
use crate::simulation::record::Outcome;
use crate::simulation::state::State;
use crate::units::{Days, HORIZON, SAME_INSTANT};
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
        loop {
            self.live_through_instant(process)?;
            if let Some(outcome) = self.state.outcome {
                return Ok(outcome);
            }
            self.advance(process.next_decision());
        }
    }

    /// Lets everything happen that is due now, in the order of section 3: after each thing, the first kind that
    /// has something due is next. Where a thing cannot make an earlier kind due, the walk goes straight on.
    #[inline]
    fn live_through_instant<P: Process>(&mut self, process: &mut P) -> Result<(), W::Lack> {
        let until = self.state.now + SAME_INSTANT;
        loop {
            if self.state.steps.next_at() <= until {
                self.state.decision_due = true;
                self.complete_step(process, until)?;
            } else if self.state.observations.next_at() <= until {
                self.state.decision_due = true;
                self.end_observation(process, until)?;
            } else if self.state.now >= HORIZON - SAME_INSTANT {
                self.end(Outcome::Unfinished);
                return Ok(());
            } else if self.state.next_arrival <= until {
                self.arrive();
            } else {
                self.end_meeting(process, until);
                if !self.state.stale_scores.is_empty() {
                    self.refresh_ranks();
                }
                self.decide(process, until);
                if self.state.running.is_some() {
                    return Ok(());
                }
                if self.state.next_meeting <= until {
                    self.begin_meeting();
                    return Ok(());
                }
                if !self.state.assignment_due || !self.state.window_open {
                    return Ok(());
                }
                self.assign(process)?;
                if self.state.steps.next_at() > until {
                    return Ok(());
                }
            }
            if self.state.outcome.is_some() {
                return Ok(());
            }
        }
    }

    /// Takes every decision that is due.
    #[inline]
    fn decide<P: Process>(&mut self, process: &mut P, until: Days) {
        while (!P::DECIDES_BY_CLOCK && self.state.decision_due) || process.next_decision() <= until
        {
            self.state.decision_due = process.decide(self);
            if !self.state.decision_due {
                return;
            }
        }
    }

    /// Moves the clock to the next thing that will happen.
    #[inline(always)]
    fn advance(&mut self, next_decision: Days) {
        let state = &mut *self.state;
        let meeting = match state.running {
            Some(running) => running.ends_at,
            None => state.next_meeting,
        };
        // In pairs, so that few comparisons wait for others.
        let mut next = sooner(
            sooner(state.steps.next_at(), state.observations.next_at()),
            sooner(meeting, sooner(state.next_arrival, HORIZON)),
        );
        // A decision that is due but waits for the end of a meeting is no instant of its own.
        if next_decision > state.now + SAME_INSTANT && next_decision < next {
            next = next_decision;
        }
        let days = next - state.now;
        if state.running.is_some() {
            state.ledger.meeting_days += days;
        } else if state.free_people > 0 {
            let held = self.count_held_people();
            let state = &mut *self.state;
            state.ledger.idle += f64::from(state.free_people) * days;
            state.ledger.idle_held += f64::from(held) * days;
        }
        self.state.now = next;
    }

    #[inline]
    pub(crate) fn note(&mut self, event: impl FnOnce() -> Event) {
        self.recorder.record(self.state.now, event);
    }

    /// Notes what happened to the attempt that an item is at.
    #[inline]
    pub(crate) fn note_attempt(&mut self, item: usize, event: impl FnOnce(AttemptOf) -> Event) {
        let state = &*self.state;
        self.recorder.record(state.now, || {
            let number = state.items[item].number;
            event(AttemptOf { item, number })
        });
    }

    /// Whether a time has come.
    #[inline]
    pub(crate) fn is_due(&self, at: Days) -> bool {
        at <= self.state.now + SAME_INSTANT
    }

    /// Ends the run now; what is in progress counts up to here.
    pub(crate) fn end(&mut self, outcome: Outcome) {
        while let Some(work) = self.state.steps.next() {
            self.leave(work);
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
}

/// The earlier of two times.
#[inline]
fn sooner(a: Days, b: Days) -> Days {
    if a < b { a } else { b }
}
