//! All that the page knows, and the only function that changes it.

use std::rc::Rc;

use yew::Reducible;

use crate::analysis::samples::Samples;
use crate::preset::PRESETS;
use crate::runner::Order;
use crate::units::Days;

/// Futures of the first answer and of the final one.
pub const RUNS: usize = 10_000;

/// What differs by less is "about the same". [days]
pub const ABOUT_THE_SAME: Days = 1.0;

/// Seed of the futures that everybody sees first.
const FIRST_SEED: u64 = 1;

/// How far a study is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Under way.
    Running,
    /// All runs are there.
    Complete,
    /// Stopped by the person; what is there stays.
    Cancelled,
    /// It could not be simulated.
    Failed,
}

/// A study and what is known of it.
#[derive(Clone, Debug)]
pub struct StudyView {
    /// What was asked for.
    pub order: Order,
    /// How far it is.
    pub progress: Progress,
    /// The runs so far; none before the first block.
    pub samples: Option<Rc<Samples>>,
}

impl PartialEq for StudyView {
    fn eq(&self, other: &Self) -> bool {
        let runs = |it: &Self| it.samples.as_ref().map_or(0, |samples| samples.runs());
        self.order == other.order && self.progress == other.progress && runs(self) == runs(other)
    }
}

impl StudyView {
    fn of(order: Order) -> Self {
        Self {
            order,
            progress: Progress::Running,
            samples: None,
        }
    }
}

/// All that the page knows.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// What is simulated, and what came out.
    pub study: Rc<StudyView>,
}

/// What happened.
#[derive(Clone, Debug)]
pub enum Action {
    /// More runs of the study are there.
    RunsJoined(Rc<Samples>),
    /// The study could not be simulated.
    StudyFailed,
}

impl State {
    /// The first preset, before anything was simulated.
    #[must_use]
    pub fn at_first() -> Self {
        let scenario = PRESETS[0].scenario().expect("a test reads every preset");
        Self {
            study: Rc::new(StudyView::of(Order {
                scenario: Rc::new(scenario.into_scenario()),
                seed: FIRST_SEED,
                runs: RUNS,
            })),
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut study = (*self.study).clone();
        match action {
            Action::RunsJoined(samples) => {
                if samples.runs() >= study.order.runs {
                    study.progress = Progress::Complete;
                }
                study.samples = Some(samples);
            }
            Action::StudyFailed => study.progress = Progress::Failed,
        }
        Rc::new(Self {
            study: Rc::new(study),
        })
    }
}
