//! What happened in a run, as flat facts, and who listens.
//!
//! A recorder is a type parameter of the engine: with [`Silent`] no event is even built.

use crate::simulation::record::Outcome;
use crate::units::Days;

/// A kind of all-hands meeting, in the order in which those due at one instant are held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meeting {
    /// Scrum: opens a sprint.
    Planning,
    /// Data Driven Scrum: opens iterations.
    Selection,
    /// Stage gates: between two phases.
    Gate,
    /// Kanban, on the calendar.
    Replenishment,
    /// At a sprint's end, or on the calendar.
    Review,
    /// At a sprint's end, or on the calendar.
    Retro,
}

impl Meeting {
    /// Every kind, in the order in which those due at one instant are held.
    pub const ALL: [Self; 6] = [
        Self::Planning,
        Self::Selection,
        Self::Gate,
        Self::Replenishment,
        Self::Review,
        Self::Retro,
    ];

    /// The name in a replay.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Planning => "planning",
            Self::Selection => "selection",
            Self::Gate => "gate",
            Self::Replenishment => "replenishment",
            Self::Review => "review",
            Self::Retro => "retro",
        }
    }
}

/// The two parts of an attempt that hold people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Before observing.
    Create,
    /// After observing.
    Analyze,
}

impl Step {
    /// The name in a replay.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Analyze => "analyze",
        }
    }
}

/// One attempt at one item: the item's index and the attempt's number, k = 1, 2, …
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttemptOf {
    /// Index of the item in the scenario.
    pub item: usize,
    /// 1 for the first attempt of the run.
    pub number: u32,
}

/// One thing that happened (MODEL.md section 11). Items, capabilities and phases are indices.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The selection of a sprint was made.
    SprintStart {
        /// Sprint number, from 0.
        n: u32,
        /// Items selected, those under way first, then by rank.
        selected: Vec<usize>,
    },
    /// A sprint's work window ended.
    SprintEnd {
        /// Selected items of which no attempt ended in the sprint.
        spilled: Vec<usize>,
    },
    /// An iteration opened.
    IterationStart {
        /// Iteration number, from 0.
        n: u32,
        /// Index of its capability.
        capability: usize,
        /// Its unresolved items.
        items: Vec<usize>,
    },
    /// Nothing in an iteration can go on.
    IterationEnd {
        /// Iteration number, from 0.
        n: u32,
    },
    /// A phase was complete and its gate was called.
    Gate {
        /// Index of the phase that is complete.
        phase: usize,
    },
    /// All work stands still.
    MeetingStart(Meeting),
    /// Work goes on.
    MeetingEnd(Meeting),
    /// An item joined the sprint because people were idle.
    Pulled {
        /// Index of the item.
        item: usize,
    },
    /// People took up a step.
    StepStart {
        /// Which attempt.
        of: AttemptOf,
        /// Which part of it.
        step: Step,
        /// People on it.
        crew: u32,
        /// It had been interrupted before.
        resumed: bool,
    },
    /// A sprint's end or a cancellation stopped a step.
    StepStop(AttemptOf, Step),
    /// A step is complete.
    StepEnd(AttemptOf, Step),
    /// An attempt went into observation.
    ObserveStart(AttemptOf),
    /// Its observation ended.
    ObserveEnd(AttemptOf),
    /// The attempt answered its question.
    Success(AttemptOf),
    /// It did not.
    Failure(AttemptOf),
    /// The item has no attempts left and the project goes on without it.
    Dropped {
        /// Index of the item.
        item: usize,
    },
    /// The item's goal was met by another one.
    Cancelled {
        /// Index of the item.
        item: usize,
    },
    /// A failure elsewhere made the item unresolved again.
    Reopened {
        /// Index of the item.
        item: usize,
    },
    /// Unplanned work arrived.
    UnplannedArrival {
        /// Arrival number, from 0.
        n: usize,
    },
    /// A person took it up.
    UnplannedStart {
        /// Arrival number, from 0.
        n: usize,
    },
    /// A sprint's end interrupted it.
    UnplannedStop {
        /// Arrival number, from 0.
        n: usize,
    },
    /// It is complete.
    UnplannedEnd {
        /// Arrival number, from 0.
        n: usize,
    },
    /// The run is over.
    ProjectEnd(Outcome),
}

/// Listens to a run.
pub trait Recorder {
    /// Takes note of what happened at `t`. The event is built only by those who want it.
    fn record(&mut self, t: Days, event: impl FnOnce() -> Event);
}

/// Listens to nothing, and costs nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Recorder for Silent {
    #[inline(always)]
    fn record(&mut self, _t: Days, _event: impl FnOnce() -> Event) {}
}

/// Keeps every event with its time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Log {
    /// Time in days and event, in the order in which they happened.
    pub events: Vec<(Days, Event)>,
}

impl Recorder for Log {
    fn record(&mut self, t: Days, event: impl FnOnce() -> Event) {
        self.events.push((t, event()));
    }
}
