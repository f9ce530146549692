//! All that the page knows, and the only function that changes it.

use std::rc::Rc;

use yew::Reducible;

use crate::analysis::metric::Metric;
use crate::analysis::samples::Samples;
use crate::parameter::{Adjusted, Adjustments, Value};
use crate::preset::{PRESETS, Preset};
use crate::runner::Order;
use crate::units::Days;

/// Futures of a study. The first 1,000 of them are shown at once.
pub const RUNS: usize = 10_000;

/// What differs by less is "about the same". [days]
pub const ABOUT_THE_SAME: Days = 1.0;

/// Seed of the futures that everybody sees first.
const FIRST_SEED: u64 = 1;

/// The deadline that is shown first is one that the first side keeps in about four futures of five,
/// to the next round number of days.
const ROUND_DAYS: Days = 5.0;

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

/// Runs that are there, and what they are runs of.
#[derive(Clone, Debug)]
pub struct Results {
    /// What was simulated.
    pub order: Order,
    /// The runs so far.
    pub samples: Rc<Samples>,
}

/// Runs of one order are the same where they are as many.
impl PartialEq for Results {
    fn eq(&self, other: &Self) -> bool {
        self.order == other.order && self.samples.runs() == other.samples.runs()
    }
}

/// The two variants that are compared, by their places in the scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sides {
    /// Shown above, warm.
    pub a: usize,
    /// Shown below, cool.
    pub b: usize,
}

/// All that the page knows.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The preset that everything is set on.
    pub preset: &'static str,
    /// What was set on it.
    pub adjusted: Rc<Adjusted>,
    /// What is to be simulated.
    pub order: Order,
    /// How far that is.
    pub progress: Progress,
    /// What is shown: runs of the order, or of the one before it until its first runs are there.
    pub results: Option<Rc<Results>>,
    /// What is compared.
    pub sides: Sides,
    /// The day by which it has to be delivered; none until the first runs suggest one.
    pub deadline: Option<Days>,
    /// The place, among the twenty, of the future in focus.
    pub focus: Option<usize>,
}

/// What happened.
#[derive(Clone, Debug)]
pub enum Action {
    /// More runs of the study are there.
    RunsJoined(Rc<Samples>),
    /// The study could not be simulated.
    StudyFailed,
    /// The person stopped the study.
    StudyCancelled,
    /// Another preset was chosen.
    PresetChosen(&'static str),
    /// A parameter was set.
    ParameterSet(String, Value),
    /// A parameter was given back its default.
    ParameterReset(String),
    /// All parameters were.
    AllReset,
    /// Other variants are to be compared.
    SidesChosen(Sides),
    /// Other futures are to be lived through.
    SeedChosen(u64),
    /// The deadline was moved.
    DeadlineMoved(Days),
    /// A future came into focus, or none.
    FocusMoved(Option<usize>),
    /// A link, or what was kept on this device, says what to show.
    Restored(Rc<Restored>),
}

/// A view that was kept or sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Restored {
    /// The preset's id; none: the one in use.
    pub preset: Option<&'static str>,
    /// What was set on it.
    pub adjustments: Adjustments,
    /// Which futures.
    pub seed: Option<u64>,
    /// How many.
    pub runs: Option<usize>,
    /// The ids of the variants compared.
    pub sides: Option<[String; 2]>,
    /// The deadline.
    pub deadline: Option<Days>,
}

impl State {
    /// The first preset as it is, before anything was simulated.
    #[must_use]
    pub fn at_first() -> Self {
        Self::of(&PRESETS[0], FIRST_SEED)
    }

    fn of(preset: &Preset, seed: u64) -> Self {
        let scenario = preset.scenario().expect("a test reads every preset");
        let adjusted = Rc::new(Adjusted::new(scenario.into_scenario()));
        Self {
            preset: preset.id,
            order: Order {
                scenario: Rc::new(adjusted.scenario().clone()),
                seed,
                runs: RUNS,
            },
            sides: first_sides(&adjusted),
            adjusted,
            progress: Progress::Running,
            results: None,
            deadline: None,
            focus: None,
        }
    }

    /// The view, as it can be kept or sent.
    #[must_use]
    pub fn view(&self) -> Restored {
        let id = |place: usize| {
            let variant = self.order.scenario.processes.get(place);
            variant.map(|it| it.id.clone()).unwrap_or_default()
        };
        Restored {
            preset: Some(self.preset),
            adjustments: self.adjusted.adjustments().clone(),
            seed: Some(self.order.seed),
            runs: Some(self.order.runs),
            sides: Some([id(self.sides.a), id(self.sides.b)]),
            deadline: self.deadline,
        }
    }

    fn adjust(&mut self, adjusted: Adjusted) {
        self.order.scenario = Rc::new(adjusted.scenario().clone());
        self.adjusted = Rc::new(adjusted);
        self.progress = Progress::Running;
    }

    fn join(&mut self, samples: Rc<Samples>) {
        if samples.runs() >= self.order.runs {
            self.progress = Progress::Complete;
        }
        if self.deadline.is_none()
            && let Some((_, first)) = samples.variants().nth(self.sides.a)
        {
            let spread = first.tally(Metric::Finish).spread();
            self.deadline = spread.p80.map(|day| (day / ROUND_DAYS).ceil() * ROUND_DAYS);
        }
        self.results = Some(Rc::new(Results {
            order: self.order.clone(),
            samples,
        }));
    }

    fn restore(&mut self, view: &Restored) {
        if let Some(preset) = view.preset.and_then(Preset::find) {
            *self = Self::of(preset, self.order.seed);
        }
        self.order.seed = view.seed.unwrap_or(self.order.seed);
        self.order.runs = view.runs.unwrap_or(self.order.runs);
        self.deadline = view.deadline;
        let (adjusted, _) = self.adjusted.with_all(&view.adjustments);
        self.adjust(adjusted);
        if let Some([a, b]) = &view.sides {
            let variants = &self.order.scenario.processes;
            let place = |id: &String| variants.iter().position(|variant| variant.id == *id);
            if let (Some(a), Some(b)) = (place(a), place(b)) {
                self.sides = Sides { a, b };
            }
        }
    }
}

/// The first variant of Scrum against the first of another process.
fn first_sides(adjusted: &Adjusted) -> Sides {
    let variants = &adjusted.scenario().processes;
    let b = variants
        .iter()
        .position(|it| it.process != variants[0].process);
    Sides {
        a: 0,
        b: b.unwrap_or(variants.len() - 1),
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::RunsJoined(samples) => next.join(samples),
            Action::StudyFailed => next.progress = Progress::Failed,
            Action::StudyCancelled => next.progress = Progress::Cancelled,
            Action::PresetChosen(id) => match Preset::find(id) {
                Some(preset) => next = Self::of(preset, self.order.seed),
                None => return self,
            },
            Action::ParameterSet(id, value) => match self.adjusted.with(&id, value) {
                Ok(adjusted) => next.adjust(adjusted),
                // The form offers only what is allowed.
                Err(_) => return self,
            },
            Action::ParameterReset(id) => next.adjust(self.adjusted.reset(&id)),
            Action::AllReset => next.adjust(self.adjusted.reset_all()),
            Action::SidesChosen(sides) => next.sides = sides,
            Action::SeedChosen(seed) => {
                next.order.seed = seed;
                next.progress = Progress::Running;
                next.focus = None;
            }
            Action::DeadlineMoved(day) => next.deadline = Some(day),
            Action::FocusMoved(focus) => next.focus = focus,
            Action::Restored(view) => next.restore(&view),
        }
        Rc::new(next)
    }
}
