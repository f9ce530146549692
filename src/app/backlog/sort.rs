//! Puts the items in the order of value × chance ÷ effort.

use std::rc::Rc;

use yew::{Callback, Html, Properties, component, html};

use crate::app::action::Action;
use crate::app::editor::EditorAction;
use crate::document::Document;
use crate::text::Text;

/// What is sorted, and whom it tells.
#[derive(Clone, PartialEq, Properties)]
pub struct SortProps {
    /// The page's texts.
    pub text: Rc<Text>,
    /// The document.
    pub document: Document,
    /// Whether it has problems, so that no order is known.
    pub is_stale: bool,
    /// What the person did.
    pub on_action: Callback<Action>,
}

/// A button, and what it does. A component of its own, as all items are ranked for it: only when one of them changes.
#[component]
pub fn Sort(props: &SortProps) -> Html {
    let SortProps {
        text,
        document,
        is_stale,
        on_action,
    } = props;
    let mut sorted = document.clone();
    let is_sorted = !sorted.sort_by_value();
    let onclick =
        on_action.reform(move |_| Action::Editor(EditorAction::DocumentChanged(sorted.clone())));
    html! {
        <div class="backlog-sort">
            <button type="button" class="quiet" id="sort" disabled={*is_stale} aria-describedby="sort-help" {onclick}>
                { text.get("backlog-sort") }
            </button>
            <p id="sort-help" class="muted">
                { text.get("backlog-sort-help") }
                if is_sorted && !is_stale {
                    { " " }{ text.get("backlog-sorted") }
                }
            </p>
        </div>
    }
}
