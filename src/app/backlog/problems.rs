//! What is wrong with the scenario, each with a way to its field.

use yew::{Callback, Html, html};

use crate::app::action::Action;
use crate::app::state::State;
use crate::text::Text;

/// More than these are not listed: mending the first ones often mends the rest.
const LISTED: usize = 12;

/// The list; nothing where nothing is wrong.
pub fn view(text: &Text, state: &State, on_action: &Callback<Action>) -> Html {
    if state.problems.is_empty() {
        return Html::default();
    }
    let line = |problem: &crate::reading::Problem| {
        let path = problem.path.clone();
        let onclick = on_action.reform(move |_| Action::FieldSought(path.clone()));
        html! {
            <li><button type="button" class="link" {onclick}>{ text.problem(problem) }</button></li>
        }
    };
    let rest = state.problems.len().saturating_sub(LISTED);
    html! {
        <div id="problems" class="notice" role="status">
            <p>{ text.with("backlog-problems", &[("count", state.problems.len().into())]) }</p>
            <ul>{ for state.problems.iter().take(LISTED).map(line) }</ul>
            if rest > 0 {
                <p>{ text.with("backlog-problems-more", &[("count", rest.into())]) }</p>
            }
        </div>
    }
}
