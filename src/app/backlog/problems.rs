//! What is wrong with the scenario, each with a way to its field.

use yew::{Callback, Html, html};

use crate::app::action::Action;
use crate::app::backlog::form::Form;
use crate::app::backlog::place::{PROBLEMS, field_id, item_at};
use crate::app::backlog::strays;
use crate::app::state::State;
use crate::reading::{Fault, Problem};
use crate::text::Text;

/// More than these are not listed: mending the first ones often mends the rest.
const LISTED: usize = 12;

/// The list; nothing where nothing is wrong.
pub fn view(text: &Text, state: &State, on_action: &Callback<Action>) -> Html {
    if state.problems.is_empty() {
        return Html::default();
    }
    let document = state.document();
    let form = Form {
        text,
        document: &document,
        problems: &state.problems,
        on_action,
    };
    let line = |problem: &Problem| {
        let path = problem.path.clone();
        let onclick = on_action.reform(move |_| Action::FieldSought(path.clone()));
        let link = html! {
            <button type="button" class="link" {onclick}>{ text.problem(problem) }</button>
        };
        // Of an item, its sheet has it.
        let is_stray =
            matches!(problem.fault, Fault::UnknownField { .. }) && item_at(&problem.path).is_none();
        if is_stray {
            html! {
                <li id={field_id(&problem.path)} tabindex="-1">
                    { link }{ " " }{ strays::take_out(&form, &problem.path, PROBLEMS) }
                </li>
            }
        } else {
            html! { <li>{ link }</li> }
        }
    };
    let rest = state.problems.len().saturating_sub(LISTED);
    html! {
        <div id={PROBLEMS} class="notice" role="status" tabindex="-1">
            <p>{ text.with("backlog-problems", &[("count", state.problems.len().into())]) }</p>
            <ul>{ for state.problems.iter().take(LISTED).map(line) }</ul>
            if rest > 0 {
                <p>{ text.with("backlog-problems-more", &[("count", rest.into())]) }</p>
            }
        </div>
    }
}
