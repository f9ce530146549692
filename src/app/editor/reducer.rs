//! The only function that changes what the editor edits.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::app::backlog::change::Change;
use crate::app::editor::EditorAction;
use crate::app::state::State;
use crate::document::Document;

impl State {
    /// The places of the items that are changed together.
    #[must_use]
    pub fn chosen_items(&self) -> BTreeSet<usize> {
        let document = self.document();
        let ids = document.item_paths().map(|it| id_at(&document, &it));
        let is_chosen = |id: &String| self.editor.chosen.contains(id);
        let places = ids.enumerate().filter(|(_, id)| is_chosen(id));
        places.map(|(place, _)| place).collect()
    }
}

/// What comes of an action; none: nothing.
#[must_use]
pub fn reduce(state: &State, action: EditorAction) -> Option<State> {
    let mut next = state.clone();
    match action {
        EditorAction::DocumentOpened(document) => {
            next = state.started(state.base.edited(document), None);
            next.open_backlog("field-items[0].name".to_owned());
        }
        EditorAction::DocumentSet { path, text } => {
            let mut document = state.document();
            // The form offers only places that there are.
            if !document.enter(&path, &text) {
                return None;
            }
            next = state.with_document(document);
        }
        EditorAction::DocumentChanged(document) => next = state.with_document(document),
        EditorAction::BacklogChanged(change) => next = changed(state, &change)?,
        EditorAction::ViewEdited { view, sought, .. } => {
            next = state.turned_to(&view);
            next.editor.sought = sought.map(Rc::new).or(next.editor.sought);
        }
        EditorAction::ItemDropped(to) => {
            let from = state.editor.dragged.filter(|&from| from != to);
            next = from
                .and_then(|from| changed(state, &Change::Move(from, to)))
                .unwrap_or(next);
            next.editor.dragged = None;
        }
        EditorAction::ItemDragged(item) => next.editor.dragged = item,
        EditorAction::ItemsChanged(document, chosen, sought) => {
            next = state.with_document(document);
            choose(&mut next, chosen.iter().copied());
            if let Some(sought) = sought {
                next.editor.sought = Some(Rc::new(sought.to_owned()));
            }
        }
        EditorAction::RowsTaken(document, paste, sought) => {
            next = state.with_document(document);
            let documents = [state.document(), next.document()];
            next.editor.note_taking(documents, paste);
            next.editor.sought = Some(Rc::new(sought));
        }
        EditorAction::PasteChanged(paste) => next.editor.paste = paste,
        EditorAction::ItemChosen(place, is_chosen) => {
            let mut chosen = state.chosen_items();
            if is_chosen {
                chosen.insert(place);
            } else {
                chosen.remove(&place);
            }
            choose(&mut next, chosen.into_iter());
        }
        EditorAction::AllChosen(is_chosen) => {
            let count = state.document().items().len();
            choose(&mut next, 0..if is_chosen { count } else { 0 });
        }
        EditorAction::SheetOpened(item) => {
            let closed = next.editor.sheet.filter(|_| item.is_none());
            if let Some(closed) = closed {
                let opener = next.editor.opener.take();
                let opener = opener.map_or_else(|| format!("more-{closed}"), str::to_owned);
                next.editor.sought = Some(Rc::new(opener));
            }
            next.editor.sheet = item;
        }
        EditorAction::SheetOpenedFrom(item, opener) => {
            next.editor.sheet = Some(item);
            next.editor.opener = Some(opener);
        }
        EditorAction::FileRefused(problem) => next.editor.refused = Some(problem),
    }
    Some(next)
}

/// The same after a change by a button; none: it cannot be made.
fn changed(state: &State, change: &Change) -> Option<State> {
    let mut document = state.document();
    let sought = change.apply(&mut document)?;
    let mut next = state.with_document(document);
    next.editor.sought = Some(Rc::new(sought));
    Some(next)
}

/// From now on these items are changed together.
fn choose(state: &mut State, places: impl Iterator<Item = usize>) {
    let document = state.document();
    let ids = places.map(|place| id_at(&document, &format!("items[{place}]")));
    state.editor.chosen = Rc::new(ids.filter(|id| !id.is_empty()).collect());
}

fn id_at(document: &Document, item: &str) -> String {
    document.text_at(&format!("{item}.id"))
}
