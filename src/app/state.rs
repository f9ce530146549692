//! All that the page knows, and the only function that changes it.

use std::cell::OnceCell;
use std::rc::Rc;

use yew::Reducible;

use crate::analysis::metric::Metric;
use crate::analysis::samples::Samples;
use crate::app::comparison::Comparison;
use crate::parameter::{Adjusted, Value};
use crate::preset::{PRESETS, Preset};
use crate::replay::Replay;
use crate::runner::Order;
use crate::scenario::ValidScenario;
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
    /// The same, checked.
    pub scenario: Rc<ValidScenario>,
    /// The runs so far.
    pub samples: Rc<Samples>,
    digest: OnceCell<String>,
}

impl Results {
    /// Runs of an order, and its scenario checked.
    #[must_use]
    pub fn new(order: &Order, scenario: Rc<ValidScenario>, samples: Rc<Samples>) -> Self {
        Self {
            order: order.clone(),
            scenario,
            samples,
            digest: OnceCell::new(),
        }
    }

    /// The digest of all runs: who sees the same one sees the same figures.
    #[must_use]
    pub fn digest(&self) -> &str {
        let digest = || self.samples.digest().to_string();
        self.digest.get_or_init(digest)
    }
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
#[derive(Clone, Debug)]
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
    /// What the results say about the two sides; none before the first runs are there.
    pub comparison: Option<Rc<Comparison>>,
    /// The place, among the twenty, of the future in focus.
    pub focus: Option<usize>,
    /// That future, lived through again.
    pub replay: Option<Rc<Replay>>,
    /// The panels that are open, by their ids.
    pub open_panels: Vec<&'static str>,
    /// The deadline is a suggestion, and the first runs of another preset make another one.
    pub suggests_deadline: bool,
    /// The parameter that was set last, and what the answer was before.
    pub last_edit: Option<Rc<Edit>>,
    /// What was opened last, be it only the first screen.
    pub opened: Rc<Opened>,
    /// Whether the person changed anything since.
    pub is_edited: bool,
    /// Whether the person read what was wrong with the link.
    pub has_read_problems: bool,
}

/// A parameter that was set, to say what that did.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// The parameter's id.
    pub parameter: String,
    /// All runs as they were before it was touched.
    pub before: Rc<Results>,
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
    /// A panel was opened, or closed.
    PanelToggled(&'static str, bool),
    /// What was wrong with a link was read.
    ProblemsRead,
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
            comparison: None,
            deadline: None,
            focus: None,
            replay: None,
            open_panels: Vec::new(),
            last_edit: None,
            suggests_deadline: true,
            opened: Rc::default(),
            is_edited: false,
            has_read_problems: false,
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
        let before = self.results.clone()?;
        (before.samples.runs() == self.order.runs).then(|| Rc::new(Edit { parameter, before }))
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
        let before = self.results.as_ref();
        let known = before.filter(|it| Rc::ptr_eq(&it.order.scenario, &self.order.scenario));
        let scenario = match known {
            Some(results) => Some(Rc::clone(&results.scenario)),
            None => self.order.scenario.validate().ok().map(Rc::new),
        };
        if let Some(scenario) = scenario {
            self.results = Some(Rc::new(Results::new(&self.order, scenario, samples)));
        }
    }

    /// Computes again what follows from the rest, where that has changed.
    fn follow(&mut self, before: &Self) {
        let is_same = |one: &Option<Rc<Results>>, other: &Option<Rc<Results>>| match (one, other) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        let is_compared = is_same(&self.results, &before.results) && self.sides == before.sides;
        if !is_compared {
            let comparison = self.results.clone();
            let comparison = comparison.and_then(|it| Comparison::of(it, self.sides));
            self.comparison = comparison.map(Rc::new);
        }
        if !is_compared || self.focus != before.focus {
            self.replay = self.replayed();
        }
    }

    fn replayed(&self) -> Option<Rc<Replay>> {
        let comparison = self.comparison.as_ref()?;
        let Results {
            order, scenario, ..
        } = &*comparison.results;
        let mut world = scenario.world(order.seed);
        world.start_run(comparison.pairs.get(self.focus?)?.run);
        let Ok(replay) = Replay::of(scenario, world);
        Some(Rc::new(replay))
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
            | Self::PanelToggled(..)
            | Self::ProblemsRead
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
                    next.has_read_problems = self.has_read_problems;
                    // What was shown stays until the first runs are there, so that nothing jumps.
                    next.results = self.results.clone();
                    next.comparison = self.comparison.clone();
                    next.deadline = self.deadline;
                    next.open_panels.clone_from(&self.open_panels);
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
            Action::PanelToggled(id, is_open) => {
                next.open_panels.retain(|it| *it != id);
                if is_open {
                    next.open_panels.push(id);
                }
            }
            Action::ProblemsRead => next.has_read_problems = true,
            Action::Opened(opened) => next = Self::opening(&opened),
        }
        next.is_edited |= is_edit;
        next.follow(&self);
        Rc::new(next)
    }
}
