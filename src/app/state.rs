//! All that the page knows. What changes it is in `reducer`.

use std::rc::Rc;

use crate::analysis::tournament::Tournament;
use crate::app::backlog::BACKLOG;
use crate::app::backlog::place::UNDO;
use crate::app::comparison::Comparison;
use crate::app::editor::{Editor, Paste};
use crate::app::history::History;
use crate::app::second_look::Arrival;
use crate::app::side_by_side::{SIDE_BY_SIDE, SideBySide};
use crate::document::Document;
use crate::parameter::{Adjusted, Adjustments};
use crate::preset::Way;
use crate::reading;
use crate::replay::Replay;
use crate::runner::{Order, Results};
use crate::scenario::Scenario;
use crate::share::{Base, LeftOut, Link, Ownership, Problem, Shelf, Simulated, View, first_sides};
use crate::units::Days;

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
    /// What was typed for a parameter and is not allowed; what it was before holds.
    pub refused: Option<Rc<Refused>>,
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

/// What is not allowed for a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The parameter's id.
    pub parameter: String,
    /// As it was typed.
    pub typed: String,
}

/// A view that was opened, and how it came here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    /// What it shows.
    pub view: View,
    /// What of a link could not be used.
    pub problems: Vec<Problem>,
    /// Whose it is.
    pub ownership: Ownership,
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
            document,
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
            document,
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
            refused: None,
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
    pub(super) fn turned_to(&self, view: &View) -> Self {
        let mut next = Self::showing(view);
        next.results.clone_from(&self.results);
        next.comparison.clone_from(&self.comparison);
        next.replay.clone_from(&self.replay);
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
        // The sheet stays with its item, wherever that is now, and goes with it.
        if let Some(index) = self.editor.sheet {
            next.editor.sheet = self.document.place_of_item_in(&next.document, index);
            if next.editor.sheet.is_none() {
                next.editor.opener = None;
                next.editor.sought = Some(Rc::new(UNDO.to_owned()));
            }
        }
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

    /// What was opened in the place of all this. What was pasted belongs to no scenario yet, and stays.
    pub(super) fn reopened(&self, opened: Rc<Opened>) -> Self {
        let next = self.turned_to(&opened.view);
        Self {
            opened,
            editor: Editor {
                // No Undo takes rows back any more.
                paste: Rc::new(Paste {
                    taken: None,
                    ..(*self.editor.paste).clone()
                }),
                ..Editor::default()
            },
            open_panels: Vec::new(),
            focus: None,
            guide: None,
            is_edited: false,
            has_read_problems: false,
            history: Rc::default(),
            ..next
        }
    }

    /// The same with an edited document.
    pub(super) fn with_document(&self, document: Document) -> Self {
        self.turned_to(&View {
            base: self.base.edited(document),
            ..self.view()
        })
    }

    /// Another scenario in the place of this one, looked at in the same way: what was set on this one goes, and so do variants other
    /// than these. A document of one's own that is left so is kept like the work that a link takes the place of.
    pub(super) fn started(&self, base: Base, variants: Option<Vec<String>>) -> Self {
        let view = View {
            base,
            variants,
            adjustments: Adjustments::default(),
            deadline: None,
            ..self.view()
        };
        let leaves_own = self.is_own();
        self.replaced(view, Vec::new(), leaves_own)
    }

    /// A named scenario in the place of this one, which is kept like the work that a link takes the place of.
    pub(super) fn taken_off_shelf(&self, link: &Link) -> Self {
        self.replaced(link.view.clone(), link.problems.clone(), true)
    }

    pub(super) fn replaced(&self, view: View, problems: Vec<Problem>, leaves_own: bool) -> Self {
        let mut next = self.turned_to(&view);
        next.focus = None;
        if leaves_own {
            next.has_read_problems = false;
            next.opened = Rc::new(Opened {
                view,
                problems,
                ownership: Ownership::Copy,
            });
        }
        next
    }

    /// The named scenarios are these now.
    pub(super) fn follow_shelf(&mut self, shelf: Rc<Shelf>) {
        Rc::make_mut(&mut self.side_by_side).follow(&self.shelf, &shelf);
        self.shelf = shelf;
    }

    /// Shows the backlog, and an element of it.
    pub(super) fn open_backlog(&mut self, sought: String) {
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

    /// The ids of the variants that were chosen; none: the base's own are simulated.
    pub(super) fn variants(&self) -> Option<&[String]> {
        self.variants.as_deref()
    }

    /// The ids of the variants that are to be simulated, whether they can join or not.
    #[must_use]
    pub fn chosen(&self) -> &[String] {
        self.variants.as_deref().unwrap_or(&self.ways.own)
    }

    /// The ids of the variants that are compared.
    #[must_use]
    pub fn ids_of_sides(&self) -> [String; 2] {
        self.order.ids_of([self.sides.a, self.sides.b])
    }

    /// The same with other variants. The two sides stay, as long as both are among them.
    pub(super) fn with_variants(&self, ids: Vec<String>) -> Self {
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

    /// What is simulated of the order before all of it: the two sides that are compared. None: that is all of it, or the
    /// figure shows more.
    #[must_use]
    pub fn first_look(&self) -> Option<Order> {
        let sides = (!self.shows_all).then_some([self.sides.a, self.sides.b]);
        self.order.first_look(sides?)
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
}

impl Sides {
    /// What is compared where nobody chose.
    fn first(adjusted: &Adjusted) -> Self {
        let [a, b] = first_sides(adjusted.scenario());
        Self { a, b }
    }
}
