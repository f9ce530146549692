//! The editor: what it shows beside the document, and what can happen in it.
//!
//! What comes of that is decided in the second part of the program, together with all else that only the editor needs.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::app::backlog::change::Change;
use crate::document::Document;
use crate::document::rows::Pasting;
use crate::reading;
use crate::share::{Taken, View};

pub mod reducer;

/// What the editor of the backlog shows beside the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Editor {
    /// The item whose details are open.
    pub sheet: Option<usize>,
    /// The element that they were opened from, by its id; none: the button of the item.
    pub opener: Option<&'static str>,
    /// The item that is dragged to another place.
    pub dragged: Option<usize>,
    /// The element that gets the focus, by its id, or the nearest one around it; a new one each time, so that the same can be
    /// sought again.
    pub sought: Option<Rc<String>>,
    /// Why the last file could not be read.
    pub refused: Option<Rc<reading::Problem>>,
    /// What was taken off the shelf last.
    pub taken: Option<Taken>,
    /// What was pasted.
    pub paste: Rc<Paste>,
    /// The rows that were taken over last.
    pub taking: Option<Rc<Taking>>,
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

/// How rows were taken over: with the step of Undo that takes this back, they come back into the box.
#[derive(Clone, Debug, PartialEq)]
pub struct Taking {
    /// The documents without them, and with them.
    documents: [Document; 2],
    /// What the box showed before, and from then on.
    pastes: [Rc<Paste>; 2],
}

impl Editor {
    /// Rows were taken over: one document gave way to the other, and what stood in the box to this.
    pub fn note_taking(&mut self, documents: [Document; 2], paste: Rc<Paste>) {
        let pastes = [Rc::clone(&self.paste), Rc::clone(&paste)];
        self.taking = Some(Rc::new(Taking { documents, pastes }));
        self.paste = paste;
    }

    /// One document gave way to the other by Undo or Redo. Where that took rows out again, or in, the box follows, unless something
    /// else was typed into it since.
    pub fn follow_taking(&mut self, from: &Document, to: &Document) {
        let Some(taking) = &self.taking else {
            return;
        };
        let [without, with] = &taking.documents;
        let [full, left] = &taking.pastes;
        let (shown, next, taken) = if from == with && to == without {
            (left, full, None)
        } else if from == without && to == with {
            (full, left, left.taken)
        } else {
            return;
        };
        if self.paste.pasting == shown.pasting {
            self.paste = Rc::new(Paste {
                is_open: self.paste.is_open,
                pasting: next.pasting.clone(),
                taken,
            });
        }
    }
}

impl Paste {
    /// What was pasted before the page was left, to go on with.
    #[must_use]
    pub fn left(text: String) -> Self {
        let pasting = Pasting {
            text,
            ..Pasting::default()
        };
        Self {
            is_open: true,
            pasting,
            taken: None,
        }
    }
}

/// What happened in the editor.
#[derive(Clone, Debug)]
pub enum EditorAction {
    /// Another document took the place of what there was: an empty one, or a file.
    DocumentOpened(Document),
    /// A text was typed into a field of the document.
    DocumentSet {
        /// The field's path, as in problems.
        path: String,
        /// What the field shows.
        text: String,
    },
    /// The document was changed as a whole, such as by adding an item.
    DocumentChanged(Document),
    /// The backlog or the team was changed by a button.
    BacklogChanged(Change),
    /// Several items were changed at once; these are the chosen ones from now on, and this element gets the focus.
    ItemsChanged(Document, Rc<BTreeSet<usize>>, Option<&'static str>),
    /// Rows were taken into the document; the box shows this from now on, and this element gets the focus.
    RowsTaken(Document, Rc<Paste>, String),
    /// Something was pasted, or said about what was.
    PasteChanged(Rc<Paste>),
    /// An item was chosen, to be changed together with others, or no more.
    ItemChosen(usize, bool),
    /// All items were, or none is any more.
    AllChosen(bool),
    /// The document was edited together with what is set on it.
    ViewEdited {
        /// The view that came of it.
        view: Rc<View>,
        /// The element of the page that gets the focus, by its id.
        sought: Option<String>,
    },
    /// An item is dragged, or no more.
    ItemDragged(Option<usize>),
    /// The item that is dragged was dropped on another one.
    ItemDropped(usize),
    /// The details of an item were opened, or closed.
    SheetOpened(Option<usize>),
    /// The details of an item were opened from the element of this id, which gets the focus back.
    SheetOpenedFrom(usize, &'static str),
    /// A file was opened that cannot be read.
    FileRefused(Rc<reading::Problem>),
}

impl EditorAction {
    /// Whether a person changed the view by it.
    #[must_use]
    pub const fn is_edit(&self) -> bool {
        match self {
            Self::DocumentOpened(_)
            | Self::DocumentSet { .. }
            | Self::DocumentChanged(_)
            | Self::BacklogChanged(_)
            | Self::ItemsChanged(..)
            | Self::RowsTaken(..)
            | Self::ViewEdited { .. }
            | Self::ItemDropped(_) => true,
            Self::PasteChanged(_)
            | Self::ItemChosen(..)
            | Self::AllChosen(_)
            | Self::ItemDragged(_)
            | Self::SheetOpened(_)
            | Self::SheetOpenedFrom(..)
            | Self::FileRefused(_) => false,
        }
    }
}
