//! The seam between the clock and the ways of working.
//!
//! A process is one module: its rules as written, and what it does at the few points at which the
//! kernel asks. It is registered in one line at the end of this file.

use serde::{Deserialize, Serialize};

use crate::reading::{Node, ObjectReader, Range};
use crate::simulation::event::{Meeting, Recorder};
use crate::simulation::kernel::Kernel;
use crate::simulation::project::Project;
use crate::simulation::record::Outcome;
use crate::units::Days;
use crate::world::World;

pub mod dds;
pub mod kanban;
pub mod scrum;
pub mod stage_gate;

/// Length of a meeting. [hours]
pub(crate) const MEETING_HOURS: Range = Range::closed(0.0, 40.0);

/// Time from one meeting on the calendar to the next; 0: never. [days]
const INTERVAL_DAYS: Range = Range::closed(0.5, 250.0).or_zero();

/// Length of the daily meeting. [minutes]
const DAILY_MINUTES: Range = Range::closed(0.0, 120.0);

/// The rules of a process, as written in a scenario. Every process has a daily meeting, and a rule `daily_minutes` for it.
pub(crate) trait ProcessRules: Sized {
    /// Reads the rules, noting every problem.
    fn read(object: &mut ObjectReader<'_>) -> Self;

    /// The rules as they are read, in the same order.
    fn written(&self) -> Vec<(&'static str, Node)>;

    /// Time between the meetings in which work goes on, where the process has such a window. [days]
    fn work_window(&self, _hours_per_day: f64) -> Option<Days> {
        None
    }

    /// Whether an item must not wait for one of a later phase.
    fn needs_phases_in_order(&self) -> bool {
        false
    }
}

/// What a process does when the kernel asks. All but `begin` may be left as they are.
pub(crate) trait Process {
    /// Its rules.
    type Rules: ProcessRules;

    /// Whether it decides by the clock alone, whatever becomes of items.
    const DECIDES_BY_CLOCK: bool = false;

    /// With buffers for the runs of a project.
    fn new(rules: &Self::Rules, project: &Project) -> Self;

    /// The first morning: forgets the last run, calls meetings, admits items.
    fn begin<W: World, R: Recorder>(&mut self, kernel: &mut Kernel<'_, W, R>);

    /// The next time at which it has something to decide by the clock.
    fn next_decision(&self) -> Days {
        Days::INFINITY
    }

    /// Takes the first decision that is due; false where none is.
    fn decide<W: World, R: Recorder>(&mut self, _kernel: &mut Kernel<'_, W, R>) -> bool {
        false
    }

    /// A meeting ended.
    fn meeting_ended<W: World, R: Recorder>(
        &mut self,
        _kernel: &mut Kernel<'_, W, R>,
        _meeting: Meeting,
    ) {
    }

    /// An attempt of an item started.
    fn started<W: World, R: Recorder>(&mut self, _kernel: &mut Kernel<'_, W, R>, _item: usize) {}

    /// A verdict on an item fell; its consequences are still to come.
    fn judged<W: World, R: Recorder>(&mut self, _kernel: &mut Kernel<'_, W, R>, _item: usize) {}

    /// An item failed and may be tried again, or was re-opened.
    fn left_for_retry<W: World, R: Recorder>(
        &mut self,
        _kernel: &mut Kernel<'_, W, R>,
        _item: usize,
    ) {
    }

    /// Whether an item whose goal was met goes on until its sprint's work window ends.
    fn defers_cancellation<W: World, R: Recorder>(
        &self,
        _kernel: &Kernel<'_, W, R>,
        _item: usize,
    ) -> bool {
        false
    }

    /// The end of an assignment: the process may start more.
    ///
    /// # Errors
    /// What an explicit world lacks.
    fn pull<W: World, R: Recorder>(
        &mut self,
        _kernel: &mut Kernel<'_, W, R>,
    ) -> Result<(), W::Lack> {
        Ok(())
    }
}

/// Writes the two enums that stand for "any process", and what they pass on.
macro_rules! processes {
    ($($variant:ident = $name:literal in $module:ident),+ $(,)?) => {
        /// The rules of any process.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "each module says what its process is")]
        pub enum Rules {
            $($variant($module::Rules)),+
        }

        impl Rules {
            /// The names of all processes.
            #[must_use]
            pub const fn names() -> &'static [&'static str] {
                &[$($name),+]
            }

            /// The name of this process.
            #[must_use]
            pub const fn name(&self) -> &'static str {
                match self {
                    $(Self::$variant(_) => $name),+
                }
            }

            /// Reads the rules of the named process; none: there is no such process.
            pub(crate) fn read(name: &str, object: &mut ObjectReader<'_>) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant(ProcessRules::read(object))),)+
                    _ => None,
                }
            }

            /// The rules as they are read.
            pub(crate) fn written(&self) -> Vec<(&'static str, Node)> {
                match self {
                    $(Self::$variant(rules) => rules.written()),+
                }
            }

            /// Length of the daily meeting. [minutes]
            #[must_use]
            pub fn daily_minutes(&self) -> f64 {
                match self {
                    $(Self::$variant(rules) => rules.daily_minutes),+
                }
            }

            /// Sets the length of the daily meeting. [minutes]
            pub fn set_daily_minutes(&mut self, minutes: f64) {
                match self {
                    $(Self::$variant(rules) => rules.daily_minutes = minutes),+
                }
            }

            /// Time between the meetings in which work goes on, where there is such a window. [days]
            #[must_use]
            pub fn work_window(&self, hours_per_day: f64) -> Option<Days> {
                match self {
                    $(Self::$variant(rules) => rules.work_window(hours_per_day)),+
                }
            }

            /// Whether an item must not wait for one of a later phase.
            #[must_use]
            pub fn needs_phases_in_order(&self) -> bool {
                match self {
                    $(Self::$variant(rules) => rules.needs_phases_in_order()),+
                }
            }
        }

        /// Any process at work, with its buffers.
        #[derive(Clone, Debug)]
        #[allow(clippy::large_enum_variant, reason = "there are five at most, and a box would be one more way to go")]
        pub(crate) enum AnyProcess {
            $($variant($module::$variant)),+
        }

        impl AnyProcess {
            pub(crate) fn new(rules: &Rules, project: &Project) -> Self {
                match rules {
                    $(Rules::$variant(rules) => Self::$variant(Process::new(rules, project))),+
                }
            }

            /// Lives through one run.
            pub(crate) fn run<W: World, R: Recorder>(
                &mut self,
                kernel: &mut Kernel<'_, W, R>,
            ) -> Result<Outcome, W::Lack> {
                match self {
                    $(Self::$variant(process) => kernel.run(process)),+
                }
            }
        }
    };
}

processes! {
    Scrum = "scrum" in scrum,
    Dds = "dds" in dds,
    Kanban = "kanban" in kanban,
    StageGate = "stage_gate" in stage_gate,
}
