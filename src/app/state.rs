//! All that the page knows, and the only function that changes it.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use yew::Reducible;

use crate::analysis::metric::Metric;
use crate::analysis::samples::Samples;
use crate::analysis::tournament::Tournament;
use crate::app::action::Action;
use crate::app::backlog::BACKLOG;
use crate::app::backlog::change::Change;
use crate::app::backlog::place::{field_id, sheet_of};
use crate::app::comparison::Comparison;
use crate::app::history::History;
use crate::app::second_look::Arrival;
use crate::app::side_by_side::{SIDE_BY_SIDE, SideBySide};
use crate::document::Document;
use crate::document::rows::Pasting;
use crate::parameter::Adjusted;
use crate::preset::{Preset, Way};
use crate::reading;
use crate::replay::Replay;
use crate::runner::Order;
use crate::scenario::{Scenario, ValidScenario};
use crate::share::{
    Base, LeftOut, Problem, Shelf, Simulated, Standing, Taken, View, first_sides, portable,
};
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
    /// What everything is set on.
    pub base: Base,
    /// Its document.
    document: Document,
    /// What is wrong with a document of one's own, in the order of its fields.
    pub problems: Rc<Vec<reading::Problem>>,
    /// The variants that were chosen, by their ids; none: the base's own.
    variants: Option<Vec<String>>,
    /// The ways of working that there are to choose from.
    pub ways: Rc<Ways>,
    /// The scenario of the base under these variants, the last valid one while there are problems, and what was set on it.
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
    /// Whether the figure shows all variants, and not the two sides alone.
    pub shows_all: bool,
    /// The panels that are open, by their ids.
    pub open_panels: Vec<&'static str>,
    /// What draws the content of panels and the future in focus.
    pub second_look: Arrival,
    /// There are no workers, so that the page itself simulates.
    pub works_here: bool,
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
    /// What the editor of the backlog shows beside the document.
    pub editor: Editor,
    /// The named scenarios on this device.
    pub shelf: Rc<Shelf>,
    /// The named scenarios that are compared.
    pub side_by_side: Rc<SideBySide>,
    /// Where the guide "How it works" is open; none while the simulation is on the screen.
    pub guide: Option<GuidePlace>,
    /// What can be undone since then.
    pub history: Rc<History<Rc<View>>>,
}

/// The ways of working that there are to choose from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ways {
    /// All of them.
    pub offered: Vec<Way>,
    /// The ids of the base's own.
    pub own: Vec<String>,
    /// Those that were chosen and cannot join.
    pub left_out: Vec<LeftOut>,
}

/// What the editor of the backlog shows beside the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Editor {
    /// The item whose details are open.
    pub sheet: Option<usize>,
    /// The element that they were opened from, by its id; none: the button of the item.
    pub opener: Option<&'static str>,
    /// The item that is dragged to another place.
    pub dragged: Option<usize>,
    /// The element that gets the focus, by its id; a new one each time, so that the same can be sought again.
    pub sought: Option<Rc<String>>,
    /// Why the last file could not be read.
    pub refused: Option<Rc<reading::Problem>>,
    /// What was taken off the shelf last.
    pub taken: Option<Taken>,
    /// What was pasted.
    pub paste: Rc<Paste>,
    /// The items that are changed together, by their ids.
    pub chosen: Rc<BTreeSet<String>>,
}

/// What somebody pasted, until it is right or they close it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paste {
    /// Whether the box is open.
    pub is_open: bool,
    /// What stands in it.
    pub pasting: Pasting,
    /// How many items came of it last; none: nothing did since something else was typed.
    pub taken: Option<usize>,
}

/// A place of the guide that somebody went to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GuidePlace {
    /// The id of a section or of an entry; empty, or one that there is not: the beginning.
    pub id: String,
    /// How often somebody went to a place since the guide was opened: who goes to the same one again gets there.
    pub visit: u32,
}

/// A parameter that was set, to say what that did.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// The parameter's id.
    pub parameter: String,
    /// How all variants stood before it was touched; not the runs, which may be a million.
    pub before: Tournament,
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
        Self::showing(&View::default())
    }

    /// What was opened, before anything was simulated.
    #[must_use]
    pub fn opening(opened: &Rc<Opened>) -> Self {
        Self {
            opened: Rc::clone(opened),
            ..Self::showing(&opened.view)
        }
    }

    /// A view, before anything was simulated.
    fn showing(view: &View) -> Self {
        let Simulated {
            scenario,
            problems,
            ways,
            own,
            variants,
            left_out,
        } = view.simulated();
        let adjusted = Adjusted::new(scenario.into_scenario());
        let (adjusted, _) = adjusted.with_all(&view.adjustments);
        let scenario = Rc::new(adjusted.scenario().clone());
        let place = |id: &String| scenario.processes.iter().position(|it| it.id == *id);
        let sides = view.sides.as_ref();
        let sides = sides.and_then(|[a, b]| Some((place(a)?, place(b)?)));
        Self {
            base: view.base.clone(),
            document: view.base.document(),
            problems: Rc::new(problems),
            variants,
            ways: Rc::new(Ways {
                offered: ways,
                own,
                left_out,
            }),
            sides: sides.map_or_else(|| Sides::first(&adjusted), |(a, b)| Sides { a, b }),
            adjusted: Rc::new(adjusted),
            order: Order {
                scenario,
                seed: view.seed,
                stop: view.stop,
                tie_days: view.tie_days,
            },
            progress: Progress::Running,
            results: None,
            comparison: None,
            deadline: view.deadline,
            suggests_deadline: view.deadline.is_none(),
            focus: None,
            replay: None,
            shows_all: view.shows_all,
            open_panels: Vec::new(),
            second_look: Arrival::at_first(),
            works_here: false,
            last_edit: None,
            opened: Rc::default(),
            is_edited: false,
            has_read_problems: false,
            editor: Editor::default(),
            shelf: Rc::default(),
            side_by_side: Rc::default(),
            guide: None,
            history: Rc::default(),
        }
    }

    /// Another view in the place of this one. What was shown stays until its first runs are there, so that nothing
    /// jumps; where it is a view of the same runs, they stay altogether.
    fn turned_to(&self, view: &View) -> Self {
        let mut next = Self::showing(view);
        next.results.clone_from(&self.results);
        next.comparison.clone_from(&self.comparison);
        next.open_panels.clone_from(&self.open_panels);
        next.second_look = self.second_look;
        next.works_here = self.works_here;
        next.progress = self.progress;
        next.opened = Rc::clone(&self.opened);
        next.is_edited = self.is_edited;
        next.has_read_problems = self.has_read_problems;
        next.history = Rc::clone(&self.history);
        next.editor = self.editor.clone();
        next.editor.refused = None;
        next.shelf = Rc::clone(&self.shelf);
        next.side_by_side = Rc::clone(&self.side_by_side);
        next.guide.clone_from(&self.guide);
        if next.order.seed == self.order.seed {
            next.focus = self.focus;
        }
        if next.suggests_deadline {
            next.deadline = self.deadline;
            next.suggest_deadline();
        }
        next
    }

    /// The same with an edited document.
    fn with_document(&self, document: Document) -> Self {
        self.turned_to(&View {
            base: self.base.edited(document),
            ..self.view()
        })
    }

    /// Another scenario in the place of this one, of which only the seed and these variants stay. A document of one's own that is left so
    /// is kept like the work that a link takes the place of.
    fn started(&self, base: Base, variants: Option<Vec<String>>) -> Self {
        let view = View {
            base,
            variants,
            seed: self.order.seed,
            shows_all: self.shows_all,
            ..View::default()
        };
        let mut next = self.turned_to(&view);
        next.focus = None;
        if self.is_own() {
            next.opened = Rc::new(Opened {
                view,
                problems: Vec::new(),
                standing: Standing::Copy,
            });
        }
        next
    }

    /// The same after a change by a button; none: it cannot be made.
    fn changed(&self, change: &Change) -> Option<Self> {
        let mut document = self.document();
        let sought = change.apply(&mut document)?;
        let mut next = self.with_document(document);
        next.editor.sought = Some(Rc::new(sought));
        Some(next)
    }

    /// Shows the backlog, and an element of it.
    fn open_backlog(&mut self, sought: String) {
        if !self.open_panels.contains(&BACKLOG) {
            self.open_panels.push(BACKLOG);
        }
        self.editor.sought = Some(Rc::new(sought));
    }

    /// The view, as it can be kept or sent.
    #[must_use]
    pub fn view(&self) -> View {
        let is_first = self.sides == Sides::first(&self.adjusted);
        View {
            base: self.base.clone(),
            variants: self.variants.clone(),
            adjustments: self.adjusted.adjustments().clone(),
            seed: self.order.seed,
            stop: self.order.stop,
            tie_days: self.order.tie_days,
            sides: (!is_first).then(|| self.ids_of_sides()),
            deadline: self.deadline,
            shows_all: self.shows_all,
        }
    }

    /// The ids of the variants that are to be simulated, whether they can join or not.
    #[must_use]
    pub fn chosen(&self) -> &[String] {
        self.variants.as_deref().unwrap_or(&self.ways.own)
    }

    /// The ids of the variants that are compared.
    #[must_use]
    pub fn ids_of_sides(&self) -> [String; 2] {
        [self.sides.a, self.sides.b].map(|place| {
            let variant = self.order.scenario.processes.get(place);
            variant.map(|it| it.id.clone()).unwrap_or_default()
        })
    }

    /// The same with other variants. The two sides stay, as long as both are among them.
    fn with_variants(&self, ids: Vec<String>) -> Self {
        self.turned_to(&View {
            variants: Some(ids),
            sides: Some(self.ids_of_sides()),
            ..self.view()
        })
    }

    /// The two sides among the variants of another scenario; none where it lacks one of them.
    #[must_use]
    pub fn sides_in(&self, scenario: &Scenario) -> Option<Sides> {
        let place = |id: &String| scenario.processes.iter().position(|it| it.id == *id);
        let [a, b] = self.ids_of_sides();
        Some(Sides {
            a: place(&a)?,
            b: place(&b)?,
        })
    }

    /// The document as it was written, be it the preset's: what the person edits.
    #[must_use]
    pub fn document(&self) -> Document {
        self.document.clone()
    }

    /// The places of the items that are changed together.
    #[must_use]
    pub fn chosen_items(&self) -> BTreeSet<usize> {
        let ids = self.document.item_paths().map(|it| self.id_at(&it));
        let is_chosen = |id: &String| self.editor.chosen.contains(id);
        let places = ids.enumerate().filter(|(_, id)| is_chosen(id));
        places.map(|(place, _)| place).collect()
    }

    fn id_at(&self, item: &str) -> String {
        self.document.text_at(&format!("{item}.id"))
    }

    /// From now on these items are changed together.
    fn choose(&mut self, places: impl Iterator<Item = usize>) {
        let ids = places.map(|place| self.id_at(&format!("items[{place}]")));
        self.editor.chosen = Rc::new(ids.filter(|id| !id.is_empty()).collect());
    }

    /// What is to be simulated once nothing of the order is under way.
    #[must_use]
    pub fn further_orders(&self) -> Vec<Order> {
        if self.open_panels.contains(&SIDE_BY_SIDE) {
            self.side_by_side.waiting(&self.order)
        } else {
            Vec::new()
        }
    }

    /// Whether the document is the person's own.
    #[must_use]
    pub const fn is_own(&self) -> bool {
        self.base.own().is_some()
    }

    /// Whether the document has problems, so that what is shown is what came of it before.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        !self.problems.is_empty()
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
        (self.order.stop.has_ended(samples)).then(|| Rc::new(Edit { parameter, before }))
    }

    fn adjust(&mut self, adjusted: Adjusted) {
        self.order.scenario = Rc::new(adjusted.scenario().clone());
        self.adjusted = Rc::new(adjusted);
    }

    fn join(&mut self, samples: Rc<Samples>) {
        let own = self.own_results();
        if own.is_some_and(|it| it.samples.runs() > samples.runs()) {
            // Who came back to an order before the next one had any runs waits for as many as were there.
            return;
        }
        if self.order.stop.has_ended(&samples) {
            self.progress = Progress::Complete;
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
        self.suggest_deadline();
    }

    /// What is shown, where it is of the order.
    fn own_results(&self) -> Option<&Rc<Results>> {
        let results = self.results.as_ref();
        results.filter(|it| it.order == self.order)
    }

    /// Suggests a deadline where one is wanted and there are runs of what is shown to suggest one.
    fn suggest_deadline(&mut self) {
        let own = self.own_results().filter(|_| self.suggests_deadline);
        if let Some((_, first)) = own.and_then(|it| it.samples.variants().nth(self.sides.a)) {
            let spread = first.spread(Metric::Finish);
            self.deadline = spread.p80.map(|day| (day / ROUND_DAYS).ceil() * ROUND_DAYS);
            self.suggests_deadline = false;
        }
    }

    /// Computes again what follows from the rest, where that has changed.
    fn follow(&mut self, before: &Self) {
        if self.order == before.order {
            self.order = before.order.clone();
        } else {
            let own = self.own_results();
            let is_there = own.is_some_and(|it| self.order.stop.has_ended(&it.samples));
            self.progress = if is_there {
                Progress::Complete
            } else {
                Progress::Running
            };
        }
        let is_same = |one: &Option<Rc<Results>>, other: &Option<Rc<Results>>| match (one, other) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        // Runs of an order are passing while more of them are to come.
        let is_passing =
            |state: &Self| state.progress == Progress::Running && state.own_results().is_some();
        let is_compared = is_same(&self.results, &before.results)
            && self.sides == before.sides
            && (is_passing(self) || !is_passing(before));
        if !is_compared {
            let compare = if is_passing(self) {
                Comparison::passing
            } else {
                Comparison::of
            };
            // What is shown until the first runs are there may lack a side: then the comparison before stays.
            match &self.results {
                Some(results) => {
                    if let Some(sides) = self.sides_in(&results.order.scenario) {
                        let comparison = compare(Rc::clone(results), sides);
                        self.comparison = comparison.map(Rc::new);
                    }
                }
                None => self.comparison = None,
            }
        }
        if !is_compared || self.focus != before.focus || self.second_look != before.second_look {
            self.replay = self.replayed();
        }
    }

    fn replayed(&self) -> Option<Rc<Replay>> {
        let comparison = self.comparison.as_ref()?;
        let Results {
            order, scenario, ..
        } = &*comparison.results;
        let run = comparison.pairs.get(self.focus?)?.run;
        let part = self.second_look.part()?;
        Some(Rc::new((part.replay)(scenario, order.seed, run)))
    }
}

impl Sides {
    /// What is compared where nobody chose.
    fn first(adjusted: &Adjusted) -> Self {
        let [a, b] = first_sides(adjusted.scenario());
        Self { a, b }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        let is_edit = action.is_edit();
        let step = action.is_step().then(|| action.gesture());
        match action {
            // What comes of an order that nobody wants any more comes too late.
            Action::RunsJoined(order, _) | Action::StudyFailed(order) if order != self.order => {
                return self;
            }
            Action::RunsJoined(_, samples) => next.join(samples),
            Action::StudyFailed(_) => next.progress = Progress::Failed,
            Action::StudyCancelled => next.progress = Progress::Cancelled,
            Action::PresetChosen(id) => match Preset::find(id) {
                Some(preset) => {
                    let variants = portable(self.variants.as_deref());
                    next = self.started(Base::Preset(preset.id), variants);
                }
                None => return self,
            },
            Action::StartedOwn => {
                next = self.with_document(self.document());
                next.open_backlog(format!("panel-{BACKLOG}"));
            }
            Action::DocumentOpened(document) => {
                next = self.started(self.base.edited(document), None);
                next.open_backlog("field-items[0].name".to_owned());
            }
            Action::DocumentSet { path, text } => {
                let mut document = self.document();
                // The form offers only places that there are.
                if !document.enter(&path, &text) {
                    return self;
                }
                next = self.with_document(document);
            }
            Action::DocumentChanged(document) => next = self.with_document(document),
            Action::BacklogChanged(change) => match self.changed(&change) {
                Some(changed) => next = changed,
                None => return self,
            },
            Action::ViewEdited { view, sought, .. } => {
                next = self.turned_to(&view);
                next.editor.sought = sought.map(Rc::new).or(next.editor.sought);
            }
            Action::ItemDropped(to) => {
                let from = self.editor.dragged.filter(|&from| from != to);
                next = from
                    .and_then(|from| self.changed(&Change::Move(from, to)))
                    .unwrap_or(next);
                next.editor.dragged = None;
            }
            Action::ItemDragged(item) => next.editor.dragged = item,
            Action::ItemsChanged(document, chosen, sought) => {
                next = self.with_document(document);
                next.choose(chosen.iter().copied());
                if let Some(sought) = sought {
                    next.editor.sought = Some(Rc::new(sought.to_owned()));
                }
            }
            Action::RowsTaken(document, paste, sought) => {
                next = self.with_document(document);
                next.editor.paste = paste;
                next.editor.sought = Some(Rc::new(sought));
            }
            Action::PasteChanged(paste) => next.editor.paste = paste,
            Action::ItemChosen(place, is_chosen) => {
                let mut chosen = self.chosen_items();
                if is_chosen {
                    chosen.insert(place);
                } else {
                    chosen.remove(&place);
                }
                next.choose(chosen.into_iter());
            }
            Action::AllChosen(is_chosen) => {
                let count = self.document.items().len();
                next.choose(0..if is_chosen { count } else { 0 });
            }
            Action::SheetOpened(item) => {
                let closed = next.editor.sheet.filter(|_| item.is_none());
                if let Some(closed) = closed {
                    let opener = next.editor.opener.take();
                    let opener = opener.map_or_else(|| format!("more-{closed}"), str::to_owned);
                    next.editor.sought = Some(Rc::new(opener));
                }
                next.editor.sheet = item;
            }
            Action::SheetOpenedFrom(item, opener) => {
                next.editor.sheet = Some(item);
                next.editor.opener = Some(opener);
            }
            Action::FieldSought(path) => {
                next.editor.sheet = sheet_of(&path).or(next.editor.sheet);
                next.open_backlog(field_id(&path));
            }
            Action::FileRefused(problem) => next.editor.refused = Some(problem),
            Action::ShelfChanged(shelf, taken) => {
                Rc::make_mut(&mut next.side_by_side).follow(&shelf);
                next.shelf = shelf;
                next.editor.taken = taken;
            }
            Action::SideBySideChosen(chosen) => next.side_by_side = chosen,
            Action::FurtherEnded(order, samples) => {
                Rc::make_mut(&mut next.side_by_side).note(&self.order, order, samples);
            }
            // Nobody would see what they change.
            Action::Undo | Action::Redo if self.guide.is_some() => return self,
            Action::Undo | Action::Redo => {
                let mut history = (*self.history).clone();
                let now = Rc::new(self.view());
                let view = if matches!(action, Action::Undo) {
                    history.undo(now)
                } else {
                    history.redo(now)
                };
                let Some(view) = view else {
                    return self;
                };
                next = self.turned_to(&view);
                next.history = Rc::new(history);
            }
            Action::GestureEnded => Rc::make_mut(&mut next.history).end_gesture(),
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
            Action::SidesChosen(sides) => {
                // The page offers only places that there are.
                if sides.a.max(sides.b) >= self.order.scenario.processes.len() {
                    return self;
                }
                next.sides = sides;
            }
            Action::VariantsChosen(ids) => next = self.with_variants(ids),
            Action::AllShown(shows_all) => next.shows_all = shows_all,
            Action::SeedChosen(seed) => {
                next.order.seed = seed;
                next.focus = None;
            }
            Action::StopChosen(stop) => next.order.stop = stop,
            Action::TieChosen(days) => next.order.tie_days = days,
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
            Action::GuideTurned(place) => {
                let visit = self.guide.as_ref().map_or(0, |it| it.visit + 1);
                next.guide = place.map(|id| GuidePlace { id, visit });
                // A dialog would hold the focus.
                next.editor.sheet = None;
            }
            Action::SecondLookArrived(arrival) => {
                next.second_look = arrival;
                if self.works_here && arrival == Arrival::Failed {
                    next.progress = Progress::Failed;
                }
            }
            Action::WorkersMissed => next.works_here = true,
            Action::ProblemsRead => next.has_read_problems = true,
            Action::Opened(opened) => {
                next = Self {
                    editor: Editor {
                        // What was pasted belongs to no scenario yet.
                        paste: Rc::clone(&self.editor.paste),
                        ..Editor::default()
                    },
                    open_panels: Vec::new(),
                    focus: None,
                    guide: None,
                    is_edited: false,
                    has_read_problems: false,
                    history: Rc::default(),
                    ..self.turned_to(&opened.view)
                };
                next.opened = opened;
            }
        }
        next.is_edited |= is_edit;
        if let Some(gesture) = step {
            let before = self.view();
            let now = next.view();
            if now != before {
                let history = Rc::make_mut(&mut next.history);
                history.record(Rc::new(before), &Rc::new(now), gesture);
            }
        }
        next.follow(&self);
        Rc::new(next)
    }
}
