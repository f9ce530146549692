//! What there is to say about a link: what of it could not be used, and that the own work is kept.

use gloo_timers::callback::Timeout;
use yew::{Callback, Html, html};

use crate::app::action::Action;
use crate::app::backlog::problems::LISTED;
use crate::app::keeping::Keeping;
use crate::app::state::State;
use crate::browser::page;
use crate::share::Ownership;
use crate::text::Text;

/// The ids of two buttons, each of which undoes what the other does.
const FORGET: &str = "link-forget";
const REMEMBER: &str = "link-remember";

/// A notice above the result; nothing where there is nothing to say.
pub fn view(text: &Text, state: &State, keeping: &Keeping, on_action: &Callback<Action>) -> Html {
    let problems = &state.opened.problems;
    let has_problems = !problems.is_empty() && !state.has_read_problems;
    let is_copy = state.opened.ownership == Ownership::Copy && !state.is_edited;
    let has_others = keeping.others > 0 && !is_copy;
    let has_forgotten = keeping.has_forgotten && !is_copy;
    if !has_problems && !is_copy && !has_others && !has_forgotten && !keeping.is_refused {
        return Html::default();
    }
    let button = |label: &str, on_press: &Callback<()>| {
        let onclick = on_press.reform(|_| ());
        html! { <button type="button" class="quiet" {onclick}>{ label }</button> }
    };
    // Each goes, and leaves the focus to the other.
    let passing = |id: &'static str, label: &str, on_press: &Callback<()>, next: &'static str| {
        let onclick = on_press.reform(move |_| {
            // It is there once this is drawn.
            Timeout::new(0, move || page::focus(next)).forget();
        });
        html! { <button {id} type="button" class="quiet" {onclick}>{ label }</button> }
    };
    let count = &[("count", keeping.others.into())];
    let on_close = on_action.reform(|()| Action::ProblemsRead);
    html! {
        <div id="link-notice" class="notice" role="status" aria-label={text.get("link-notice")}>
            if has_problems {
                <p>{ text.get("link-problems") }</p>
                <ul>
                    { for problems.iter().take(LISTED).map(|it| html! { <li>{ text.link_problem(it) }</li> }) }
                    if let Some(further) = problems.len().checked_sub(LISTED).filter(|&it| it > 0) {
                        <li>{ text.with("link-further", &[("count", further.into())]) }</li>
                    }
                </ul>
                { button(&text.get("link-dismiss"), &on_close) }
            }
            if keeping.is_refused {
                <p>{ text.get("link-refused") }</p>
            }
            if is_copy {
                <p>
                    { text.get("link-copy") }{ " " }
                    { button(&text.get("link-back-to-own"), &keeping.on_back) }
                </p>
            } else if has_others {
                <p>
                    { text.with("link-others", count) }{ " " }
                    { button(&text.with("link-back-to-other", count), &keeping.on_back) }{ " " }
                    { passing(FORGET, &text.with("link-forget", count), &keeping.on_forget, REMEMBER) }
                </p>
            }
            if has_forgotten {
                <p>
                    { text.get("link-forgotten") }{ " " }
                    { passing(REMEMBER, &text.get("link-remember"), &keeping.on_remember, FORGET) }
                </p>
            }
        </div>
    }
}
