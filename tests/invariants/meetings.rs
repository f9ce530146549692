//! All meetings of a run that are due, run or wait, as the witness expects them.

use cadence_lab::simulation::event::Meeting;
use cadence_lab::units::Days;

use crate::witness::{Finding, ensure, is_past};

/// The order among meetings that are due at one time (section 3).
const TURNS: [Meeting; 6] = [
    Meeting::Planning,
    Meeting::Selection,
    Meeting::Gate,
    Meeting::Replenishment,
    Meeting::Review,
    Meeting::Retro,
];

/// A meeting that will be due, or is.
#[derive(Clone, Copy)]
struct Due {
    meeting: Meeting,
    at: Days,
    length: Days,
    /// From this one to the next; none for those that a process calls.
    every: Option<Days>,
    /// How many of the calendar were held before.
    held: u32,
}

#[derive(Default)]
pub(crate) struct Meetings {
    due: Vec<Due>,
    running: Option<(Meeting, Days)>,
}

impl Meetings {
    /// A meeting of the calendar, where it happens at all.
    pub(crate) fn schedule(&mut self, meeting: Meeting, every: Days, length: Days) {
        if every > 0.0 && length > 0.0 {
            self.due.push(Due {
                meeting,
                at: every,
                length,
                every: Some(every),
                held: 0,
            });
        }
    }

    /// A meeting that a process calls for now; one of a kind at a time.
    pub(crate) fn call(&mut self, meeting: Meeting, at: Days, length: Days) {
        if length > 0.0 && !self.due.iter().any(|due| due.meeting == meeting) {
            self.due.push(Due {
                meeting,
                at,
                length,
                every: None,
                held: 0,
            });
        }
    }

    pub(crate) fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// Whether one runs, or fell due before now and waits.
    pub(crate) fn stand_in_the_way(&self, now: Days) -> bool {
        self.is_running() || self.due.iter().any(|due| due.at < now - 5e-10)
    }

    /// When the running one ends, or else the next one is due.
    pub(crate) fn next_at(&self) -> Days {
        match self.running {
            Some((_, ends_at)) => ends_at,
            None => self
                .due
                .iter()
                .map(|due| due.at)
                .fold(Days::INFINITY, Days::min),
        }
    }

    pub(crate) fn start(&mut self, meeting: Meeting, now: Days) -> Finding {
        ensure!(!self.is_running(), "{meeting:?} starts in a meeting");
        let turn = |meeting| TURNS.iter().position(|&it| it == meeting);
        let place = self.due.iter().position(|due| due.meeting == meeting);
        let Some(place) = place else {
            return Err(format!("{meeting:?} was not called"));
        };
        let due = self.due[place];
        ensure!(
            is_past(due.at, now),
            "{meeting:?} is due only at {}",
            due.at
        );
        for other in &self.due {
            let same = (other.at - due.at).abs() <= 5e-10;
            let earlier = if same {
                turn(other.meeting) < turn(meeting)
            } else {
                other.at < due.at
            };
            ensure!(!earlier, "{:?} fell due before {meeting:?}", other.meeting);
        }
        match due.every {
            Some(every) => {
                self.due[place].held += 1;
                self.due[place].at = f64::from(due.held + 2) * every;
            }
            None => {
                self.due.remove(place);
            }
        }
        self.running = Some((meeting, now + due.length));
        Ok(())
    }

    pub(crate) fn end(&mut self, meeting: Meeting, now: Days) -> Finding {
        let Some((running, ends_at)) = self.running.take() else {
            return Err(format!("{meeting:?} ends but does not run"));
        };
        ensure!(
            running == meeting,
            "{meeting:?} ends while {running:?} runs"
        );
        ensure!(
            (ends_at - now).abs() < 3e-9,
            "{meeting:?} should end at {ends_at}"
        );
        Ok(())
    }
}
