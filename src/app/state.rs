//! All that the page knows, and the only function that changes it.

use std::rc::Rc;

use yew::Reducible;

use crate::analysis::metric::Metric;
use crate::analysis::samples::Samples;
use crate::analysis::tournament::Tournament;
use crate::parameter::{Adjusted, Value};
use crate::preset::{PRESETS, Preset};
use crate::runner::Order;
use crate::share::{Problem, RUNS, SEED, Standing, View, first_sides};
use crate::units::Days;

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
    /// The deadline is a suggestion, and the first runs of another preset make another one.
    pub suggests_deadline: bool,
    /// The parameter that was set last, and what the answer was before.
    pub last_edit: Option<Rc<Edit>>,
    /// What was opened last, be it only the first screen.
    pub opened: Rc<Opened>,
    /// Whether the person changed anything since.
    pub is_edited: bool,
}

/// A parameter that was set, to say what that did.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// The parameter's id.
    pub parameter: String,
    /// How all variants stood before it was touched; not the runs, which may be a million.
    pub before: Tournament,
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
    /// A link was opened, or what was kept on this device.
    Opened(Rc<Opened>),
}

/// A view that was opened, and how it came here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    /// What it shows.
    pub view: View,
    /// What of a link could not be used.
    pub problems: Vec<Problem>,
    /// Whose it is.
    pub standing: Standing,
}

impl State {
    /// The first preset as it is, before anything was simulated.
    #[must_use]
    pub fn at_first() -> Self {
        Self::of(&PRESETS[0], SEED)
    }

    /// What was opened, before anything was simulated.
    #[must_use]
    pub fn opening(opened: &Rc<Opened>) -> Self {
        let view = &opened.view;
        let preset = Preset::find(view.preset).unwrap_or(&PRESETS[0]);
        let mut state = Self::of(preset, view.seed);
        state.order.runs = view.runs;
        state.deadline = view.deadline;
        state.suggests_deadline = view.deadline.is_none();
        let (adjusted, _) = state.adjusted.with_all(&view.adjustments);
        state.adjust(adjusted);
        if let Some([a, b]) = &view.sides {
            let variants = &state.order.scenario.processes;
            let place = |id: &String| variants.iter().position(|variant| variant.id == *id);
            if let (Some(a), Some(b)) = (place(a), place(b)) {
                state.sides = Sides { a, b };
            }
        }
        state.opened = Rc::clone(opened);
        state
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
            sides: Sides::first(&adjusted),
            adjusted,
            progress: Progress::Running,
            results: None,
            deadline: None,
            focus: None,
            last_edit: None,
            suggests_deadline: true,
            opened: Rc::default(),
            is_edited: false,
        }
    }

    /// The view, as it can be kept or sent.
    #[must_use]
    pub fn view(&self) -> View {
        let id = |place: usize| {
            let variant = self.order.scenario.processes.get(place);
            variant.map(|it| it.id.clone()).unwrap_or_default()
        };
        let is_first = self.sides == Sides::first(&self.adjusted);
        View {
            preset: self.preset,
            adjustments: self.adjusted.adjustments().clone(),
            seed: self.order.seed,
            runs: self.order.runs,
            sides: (!is_first).then(|| [id(self.sides.a), id(self.sides.b)]),
            deadline: self.deadline,
        }
    }

    /// An edit of a parameter begins with what is shown now; a slider that is still being moved, with what was
    /// shown before.
    fn edit_of(&self, parameter: String) -> Option<Rc<Edit>> {
        if let Some(edit) = &self.last_edit
            && edit.parameter == parameter
        {
            return Some(Rc::clone(edit));
        }
        let samples = &self.results.as_ref()?.samples;
        let before = samples.tournament().clone();
        (samples.runs() == self.order.runs).then(|| Rc::new(Edit { parameter, before }))
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
        if self.suggests_deadline
            && let Some((_, first)) = samples.variants().nth(self.sides.a)
        {
            let spread = first.spread(Metric::Finish);
            self.deadline = spread.p80.map(|day| (day / ROUND_DAYS).ceil() * ROUND_DAYS);
            self.suggests_deadline = false;
        }
        self.results = Some(Rc::new(Results {
            order: self.order.clone(),
            samples,
        }));
    }
}

impl Sides {
    /// What is compared where nobody chose.
    fn first(adjusted: &Adjusted) -> Self {
        let [a, b] = first_sides(adjusted.scenario());
        Self { a, b }
    }
}

impl Action {
    /// Whether a person changed the view by it.
    const fn is_edit(&self) -> bool {
        match self {
            Self::PresetChosen(_)
            | Self::ParameterSet(..)
            | Self::ParameterReset(_)
            | Self::AllReset
            | Self::SidesChosen(_)
            | Self::SeedChosen(_)
            | Self::DeadlineMoved(_) => true,
            Self::RunsJoined(_)
            | Self::StudyFailed
            | Self::StudyCancelled
            | Self::FocusMoved(_)
            | Self::Opened(_) => false,
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        let is_edit = action.is_edit();
        match action {
            Action::RunsJoined(samples) => next.join(samples),
            Action::StudyFailed => next.progress = Progress::Failed,
            Action::StudyCancelled => next.progress = Progress::Cancelled,
            Action::PresetChosen(id) => match Preset::find(id) {
                Some(preset) => {
                    next = Self::of(preset, self.order.seed);
                    next.opened = Rc::clone(&self.opened);
                    // What was shown stays until the first runs are there, so that nothing jumps.
                    next.results = self.results.clone();
                    next.deadline = self.deadline;
                }
                None => return self,
            },
            Action::ParameterSet(id, value) => match self.adjusted.with(&id, value) {
                Ok(adjusted) => {
                    next.last_edit = self.edit_of(id);
                    next.adjust(adjusted);
                }
                // The form offers only what is allowed.
                Err(_) => return self,
            },
            Action::ParameterReset(id) => {
                next.last_edit = self.edit_of(id.clone());
                next.adjust(self.adjusted.reset(&id));
            }
            Action::AllReset => {
                next.last_edit = None;
                next.adjust(self.adjusted.reset_all());
            }
            Action::SidesChosen(sides) => next.sides = sides,
            Action::SeedChosen(seed) => {
                next.order.seed = seed;
                next.progress = Progress::Running;
                next.focus = None;
            }
            Action::DeadlineMoved(day) => {
                next.deadline = Some(day);
                next.suggests_deadline = false;
            }
            Action::FocusMoved(focus) => next.focus = focus,
            Action::Opened(opened) => next = Self::opening(&opened),
        }
        next.is_edited |= is_edit;
        Rc::new(next)
    }
}
