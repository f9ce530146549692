//! What is set at the top of the page for fields that the document has, too. Both show the same number: a field shows what is
//! set, and who edits it makes all that is set a part of the document.
//!
//! What multiplies the scenario, such as the uncertainty, stays apart: no field of the document is that number.

use std::rc::Rc;

use yew::Callback;

use crate::app::action::Action;
use crate::app::backlog::place::stands_in;
use crate::app::editor::EditorAction;
use crate::app::state::State;
use crate::document::{Document, variant_path};
use crate::parameter::{Adjusted, Adjustments};
use crate::reading::Node;
use crate::share::{Base, Own, View};

/// The document under what is set on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Assumed {
    /// The document with all that was set for fields of it.
    pub document: Document,
    /// What stands in for the document while it has problems, with the same.
    stand_in: Option<Document>,
    /// The fields that were set so, and what stands there.
    set: Vec<(String, Node)>,
    /// What is left then.
    left: Adjustments,
    view: View,
    sides: [String; 2],
}

impl Assumed {
    /// What is set now.
    #[must_use]
    pub fn of(state: &State) -> Self {
        let adjusted = &state.adjusted;
        let is_factor = |id: &str| adjusted.parameter(id).is_some_and(|it| it.is_factor());
        let all = || adjusted.adjustments().iter();
        let owned = |(id, value): (&str, _)| (id.to_owned(), value);
        let (left, fields): (Vec<_>, Vec<_>) = all().map(owned).partition(|(id, _)| is_factor(id));
        let under = (!fields.is_empty()).then(|| {
            let base = Adjusted::new(adjusted.base().clone());
            base.with_all(&fields.into_iter().collect()).0
        });
        let set_in = |mut document: Document| {
            let under = under.as_ref().map(Adjusted::scenario);
            let set = under.map_or_else(Vec::new, |it| document.differences(adjusted.base(), it));
            for id in state.chosen() {
                let path = variant_path(id);
                // One that stands ready has no place for what is set for it, until it has one in the document.
                if set
                    .iter()
                    .any(|(set, _): &(String, _)| stands_in(set, &path))
                {
                    document.add_ready_made(id);
                }
            }
            (document.with_all(&set), set)
        };
        let view = state.view();
        let stand_in = view.base.stand_in().cloned().map(|it| set_in(it).0);
        let (document, set) = set_in(state.document());
        Self {
            document,
            stand_in,
            set,
            left: left.into_iter().collect(),
            view,
            sides: state.ids_of_sides(),
        }
    }

    /// Whether something is set for what stands at a path, or below it.
    fn is_about(&self, path: &str) -> bool {
        self.set.iter().any(|(set, _)| stands_in(set, path))
    }

    /// The view after an edit of what stands at a path: where something is set for it, all that is set becomes a part of
    /// the document first.
    pub fn edited(&self, path: &str, edit: impl FnOnce(&mut Document) -> bool) -> Option<View> {
        let mut view = self.view.clone();
        let mut document = view.base.document();
        if self.is_about(path) {
            view = self.taken_over();
            document = self.document.clone();
        }
        edit(&mut document).then(|| {
            view.base = view.base.edited(document);
            view
        })
    }

    /// The view with all that is set as a part of the document: what stands in for it once it has problems.
    fn taken_over(&self) -> View {
        let mut view = self.view.clone();
        view.base = match &self.stand_in {
            None => view.base.edited(self.document.clone()),
            valid => Base::Own(Own::new(self.document.clone(), valid.clone())),
        };
        view.adjustments = self.left.clone();
        view
    }

    /// The same for the variants of the document as a whole: the two that are compared stay so, and of those that were
    /// chosen, as many as there are. One that is new is chosen, too.
    pub fn with_variants(&self, edit: impl FnOnce(&mut Document) -> bool) -> Option<View> {
        let before = self.document.clone();
        let mut view = self.edited("processes", edit)?;
        let document = view.base.document();
        let is_there = |document: &Document, id: &str| document.variants().contains(&id);
        view.variants = view.variants.map(|ids| {
            let stays = |id: &String| !is_there(&before, id) || is_there(&document, id);
            let mut ids: Vec<String> = ids.into_iter().filter(stays).collect();
            for id in document.variants() {
                if !is_there(&before, id) && !ids.iter().any(|it| it == id) {
                    ids.push(id.to_owned());
                }
            }
            ids
        });
        // One alone is nothing to compare.
        view.variants = view.variants.filter(|ids| ids.len() > 1);
        view.sides = Some(self.sides.clone());
        Some(view)
    }

    /// Whom the fields of the document tell: an edit of a field that is set is one of both.
    #[must_use]
    pub fn listening(self: &Rc<Self>, on_action: &Callback<Action>) -> Callback<Action> {
        let (assumed, on_action) = (Rc::clone(self), on_action.clone());
        Callback::from(move |action: Action| {
            let action = match action {
                Action::Editor(EditorAction::DocumentSet { path, text })
                    if assumed.is_about(&path) =>
                {
                    let view = assumed.edited(&path, |document| document.enter(&path, &text));
                    view.map(edit)
                }
                // It was made of what the fields show.
                Action::Editor(EditorAction::DocumentChanged(document))
                    if !assumed.set.is_empty() =>
                {
                    let mut view = assumed.taken_over();
                    view.base = view.base.edited(document);
                    Some(edit(view))
                }
                other => Some(other),
            };
            if let Some(action) = action {
                on_action.emit(action);
            }
        })
    }

    /// The document as a file has it: the scenario that is simulated, with what multiplies it as well. One with problems
    /// is not simulated and not multiplied, as no product is known of what was typed into it since.
    #[must_use]
    pub fn written_out(state: &State) -> Document {
        if !state.problems.is_empty() {
            return Self::of(state).document;
        }
        let adjusted = &state.adjusted;
        let document = state.document();
        document.with_all(&document.differences(adjusted.base(), adjusted.scenario()))
    }
}

fn edit(view: View) -> Action {
    Action::Editor(EditorAction::ViewEdited {
        view: Rc::new(view),
        sought: None,
    })
}
