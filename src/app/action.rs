//! What can happen to the page: by the person, by the browser, by the study.

use std::rc::Rc;

use crate::analysis::samples::Samples;
use crate::app::editor::EditorAction;
use crate::app::history::Gesture;
use crate::app::second_look::Arrival;
use crate::app::side_by_side::SideBySide;
use crate::app::state::{Opened, Refused, Sides};
use crate::parameter::Value;
use crate::runner::{Order, Results};
use crate::share::{Link, Shelf, Taken};
use crate::study::StopRule;
use crate::units::Days;

/// What happened.
#[derive(Clone, Debug)]
pub enum Action {
    /// More runs of a study are there.
    RunsJoined(Rc<Results>),
    /// The first look at a study is there.
    FirstLook(Rc<Results>),
    /// A study could not be simulated.
    StudyFailed(Order),
    /// The person stopped the study.
    StudyCancelled,
    /// The person has the study that was stopped simulated after all.
    StudyResumed,
    /// Another preset was chosen.
    PresetChosen(&'static str),
    /// The person makes the preset their own, to edit all of it.
    StartedOwn,
    /// The person goes back to a backlog of their own that waits on this device.
    OwnResumed(Rc<Link>),
    /// The person did something in the editor.
    Editor(EditorAction),
    /// The field at this path of the document is to be shown.
    FieldSought(String),
    /// A named scenario was opened.
    ShelfOpened(Rc<Link>),
    /// The named scenarios changed; what was taken away can be put back.
    ShelfChanged(Rc<Shelf>, Option<Taken>),
    /// The named scenarios were changed elsewhere; what was taken away here can still be put back.
    ShelfFollowed(Rc<Shelf>),
    /// These scenarios are to stand side by side.
    SideBySideChosen(Rc<SideBySide>),
    /// A study behind the main one has ended; none: it could not be simulated.
    FurtherEnded(Order, Option<Rc<Samples>>),
    /// The last change, or all changes of a gesture, were taken back.
    Undo,
    /// What was taken back last was done again.
    Redo,
    /// A slider was let go, or a field was left: what follows is a change of its own.
    GestureEnded,
    /// A parameter was set.
    ParameterSet(String, Value),
    /// Something was typed for a parameter that is not allowed.
    ParameterRefused(Rc<Refused>),
    /// A parameter was given back its default.
    ParameterReset(String),
    /// All parameters were.
    AllReset,
    /// Other variants are to be compared.
    SidesChosen(Sides),
    /// These variants are to be simulated, by their ids.
    VariantsChosen(Vec<String>),
    /// The figure is to show all variants, or the two sides alone.
    AllShown(bool),
    /// Other futures are to be lived through.
    SeedChosen(u64),
    /// So many futures are to be lived through.
    StopChosen(StopRule),
    /// What differs by less counts for neither side.
    TieChosen(Days),
    /// The deadline was moved.
    DeadlineMoved(Days),
    /// A future came into focus, or none.
    FocusMoved(Option<usize>),
    /// A panel was opened, or closed.
    PanelToggled(&'static str, bool),
    /// The second part of the program arrived, or did not, or is to be fetched again.
    SecondLookArrived(Arrival),
    /// There are no workers, so that the page itself has to simulate.
    WorkersMissed,
    /// What was wrong with a link was read.
    ProblemsRead,
    /// The guide "How it works" was opened at a place, the id of a section or entry or empty for its beginning; or closed.
    GuideTurned(Option<String>),
    /// A link was opened, or what was kept on this device.
    Opened(Rc<Opened>),
}

impl Action {
    /// Whether a person changed the view by it.
    #[must_use]
    pub const fn is_edit(&self) -> bool {
        match self {
            Self::PresetChosen(_)
            | Self::StartedOwn
            | Self::OwnResumed(_)
            | Self::ShelfOpened(_)
            | Self::Undo
            | Self::Redo
            | Self::ParameterSet(..)
            | Self::ParameterReset(_)
            | Self::AllReset
            | Self::SidesChosen(_)
            | Self::VariantsChosen(_)
            | Self::AllShown(_)
            | Self::SeedChosen(_)
            | Self::StopChosen(_)
            | Self::TieChosen(_)
            | Self::DeadlineMoved(_) => true,
            Self::Editor(action) => action.is_edit(),
            Self::RunsJoined(_)
            | Self::FirstLook(_)
            | Self::StudyFailed(_)
            | Self::StudyCancelled
            | Self::StudyResumed
            | Self::GestureEnded
            | Self::ParameterRefused(_)
            | Self::FocusMoved(_)
            | Self::PanelToggled(..)
            | Self::SideBySideChosen(_)
            | Self::FurtherEnded(..)
            | Self::FieldSought(_)
            | Self::ShelfChanged(..)
            | Self::ShelfFollowed(_)
            | Self::SecondLookArrived(_)
            | Self::WorkersMissed
            | Self::ProblemsRead
            | Self::GuideTurned(_)
            | Self::Opened(_) => false,
        }
    }

    /// Whether it is a step that can be undone.
    #[must_use]
    pub const fn is_step(&self) -> bool {
        self.is_edit() && !matches!(self, Self::Undo | Self::Redo)
    }

    /// What it may be a part of.
    #[must_use]
    pub fn gesture(&self) -> Option<Gesture> {
        match self {
            Self::ParameterSet(id, _) => Some(Gesture::Parameter(id.clone())),
            Self::DeadlineMoved(_) => Some(Gesture::Deadline),
            _ => None,
        }
    }
}
