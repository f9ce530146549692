//! Stage gates: one phase after the other, with an approval between them
//! (MODEL.md section 9).

use serde::{Deserialize, Serialize};

use crate::reading::{Node, ObjectReader, Range};
use crate::simulation::event::{Event, Meeting, Recorder};
use crate::simulation::kernel::Kernel;
use crate::simulation::process::{DAILY_MINUTES, MEETING_HOURS, Process, ProcessRules};
use crate::simulation::project::Project;
use crate::simulation::state::Admission;
use crate::units::{Days, Hours};
use crate::world::World;

/// The rules of stage gates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rules {
    /// Length of a gate meeting, [0, 40]. [hours]
    pub gate_hours: Hours,
    /// Wait for approval after it, in which no item may start, [0, 250]. [days]
    pub gate_wait_days: Days,
    /// Length of the daily meeting, [0, 120]. [minutes]
    pub daily_minutes: f64,
}

impl ProcessRules for Rules {
    fn read(object: &mut ObjectReader<'_>) -> Self {
        Self {
            gate_hours: object.number("gate_hours", MEETING_HOURS),
            gate_wait_days: object.number("gate_wait_days", Range::closed(0.0, 250.0)),
            daily_minutes: object.number("daily_minutes", DAILY_MINUTES),
        }
    }

    fn written(&self) -> Vec<(&'static str, Node)> {
        vec![
            ("gate_hours", self.gate_hours.into()),
            ("gate_wait_days", self.gate_wait_days.into()),
            ("daily_minutes", self.daily_minutes.into()),
        ]
    }

    fn needs_phases_in_order(&self) -> bool {
        true
    }
}

/// Where the project stands between two gates.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Stand {
    /// Items of this and earlier phases may start.
    Phase,
    /// The gate meeting is due or runs.
    Gate,
    /// Approval comes at this time.
    Approval(Days),
}

/// Stage gates at work.
#[derive(Clone, Debug)]
pub(crate) struct StageGate {
    rules: Rules,
    phase: usize,
    stand: Stand,
}

impl Process for StageGate {
    type Rules = Rules;

    fn new(rules: &Rules, _project: &Project) -> Self {
        Self {
            rules: rules.clone(),
            phase: 0,
            stand: Stand::Phase,
        }
    }

    fn begin<W: World, R: Recorder>(&mut self, kernel: &mut Kernel<'_, W, R>) {
        self.enter(kernel, 0);
    }

    fn next_decision(&self) -> Days {
        match self.stand {
            Stand::Approval(at) => at,
            Stand::Phase | Stand::Gate => Days::INFINITY,
        }
    }

    fn decide<W: World, R: Recorder>(&mut self, kernel: &mut Kernel<'_, W, R>) -> bool {
        match self.stand {
            Stand::Phase if self.is_complete(kernel) => {
                let phase = self.phase;
                kernel.note(|| Event::Gate { phase });
                if kernel.call(Meeting::Gate, self.rules.gate_hours) {
                    self.stand = Stand::Gate;
                } else {
                    self.stand = Stand::Approval(kernel.state.now + self.rules.gate_wait_days);
                }
                true
            }
            Stand::Approval(at) if kernel.is_due(at) => {
                self.enter(kernel, self.phase + 1);
                true
            }
            _ => false,
        }
    }

    fn meeting_ended<W: World, R: Recorder>(
        &mut self,
        kernel: &mut Kernel<'_, W, R>,
        _meeting: Meeting,
    ) {
        self.stand = Stand::Approval(kernel.state.now + self.rules.gate_wait_days);
    }
}

impl StageGate {
    fn enter<W: World, R: Recorder>(&mut self, kernel: &mut Kernel<'_, W, R>, phase: usize) {
        self.phase = phase;
        self.stand = Stand::Phase;
        kernel.state.ledger.boundaries += 1;
        for item in 0..kernel.state.items.len() {
            if kernel.project.items[item].phase == phase {
                kernel.admit(item, Admission::Admitted);
            }
        }
    }

    /// Whether all items of this and the earlier phases are resolved.
    fn is_complete<W: World, R: Recorder>(&self, kernel: &Kernel<'_, W, R>) -> bool {
        let items = kernel.state.items.iter().zip(&kernel.project.items);
        items
            .filter(|(_, it)| it.phase <= self.phase)
            .all(|(state, _)| state.counts_as_resolved())
    }
}
