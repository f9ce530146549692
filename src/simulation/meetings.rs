//! Meetings: all-hands, one at a time, none merged or left out (MODEL.md section 3).

use crate::simulation::event::{Event, Meeting, Recorder};
use crate::simulation::kernel::Kernel;
use crate::simulation::process::Process;
use crate::simulation::state::Running;
use crate::units::{Days, Hours, SAME_INSTANT};
use crate::world::World;

impl<W: World, R: Recorder> Kernel<'_, W, R> {
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
            if self.state.now < self.state.next_meeting {
                self.state.next_meeting = self.state.now;
            }
        }
        hours > 0.0
    }

    /// Whether a meeting runs, or fell due earlier and waits for another one to end.
    #[inline]
    pub(crate) fn is_meeting(&self) -> bool {
        self.state.running.is_some() || self.state.next_meeting < self.state.now - SAME_INSTANT
    }

    pub(super) fn find_next_meeting(&mut self) {
        let mut next = Days::INFINITY;
        for series in &self.state.series {
            if series.due < next {
                next = series.due;
            }
        }
        self.state.next_meeting = next;
    }

    /// Begins the meeting that fell due first; those due at one instant in the order of their kinds.
    pub(super) fn begin_meeting(&mut self) {
        let earliest = self.state.next_meeting + SAME_INSTANT;
        for meeting in Meeting::ALL {
            let series = &mut self.state.series[meeting as usize];
            if series.due <= earliest {
                let length = series.length;
                series.held += 1.0;
                series.due = (series.held + 1.0) * series.interval;
                self.state.running = Some(Running {
                    meeting,
                    ends_at: self.state.now + length,
                });
                // All work stands still, so all of it ends later.
                self.state.steps.postpone(length);
                self.find_next_meeting();
                self.note(|| Event::MeetingStart(meeting));
                return;
            }
        }
    }

    /// Ends the meeting that runs, if it is over.
    #[inline]
    pub(super) fn end_meeting<P: Process>(&mut self, process: &mut P, until: Days) {
        if let Some(running) = self.state.running
            && running.ends_at <= until
        {
            self.state.running = None;
            self.state.decision_due = true;
            self.note(|| Event::MeetingEnd(running.meeting));
            process.meeting_ended(self, running.meeting);
        }
    }
}
