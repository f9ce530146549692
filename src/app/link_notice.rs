//! What there is to say about a link: what of it could not be used, and that the own work is kept.

use std::rc::Rc;

use yew::{Callback, Html, Properties, component, html, use_effect_with, use_state_eq};

use crate::app::keeping::Keeping;
use crate::app::state::Opened;
use crate::app::wording::use_text;
use crate::share::Standing;

/// What the notice is about.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// What was opened.
    pub opened: Rc<Opened>,
    /// Whether the person changed anything since.
    pub is_edited: bool,
    /// What can be done about works that are kept.
    pub keeping: Keeping,
}

/// A notice above the result; nothing where there is nothing to say.
#[component]
pub fn LinkNotice(props: &Props) -> Html {
    let text = use_text();
    let is_closed = use_state_eq(|| false);
    {
        let is_closed = is_closed.clone();
        use_effect_with(Rc::clone(&props.opened), move |_| is_closed.set(false));
    }
    let problems = &props.opened.problems;
    let has_problems = !problems.is_empty() && !*is_closed;
    let is_copy = props.opened.standing == Standing::Copy && !props.is_edited;
    let has_others = props.keeping.has_others && !is_copy;
    if !has_problems && !is_copy && !has_others {
        return Html::default();
    }
    let button = |label: &str, on_press: Callback<()>| {
        let onclick = on_press.reform(|_| ());
        html! { <button type="button" class="quiet" {onclick}>{ label }</button> }
    };
    let on_back = props.keeping.on_back.clone();
    let on_close = Callback::from(move |()| is_closed.set(true));
    html! {
        <div id="link-notice" class="notice" role="status" aria-label={text.get("link-notice")}>
            if has_problems {
                <p>{ text.get("link-problems") }</p>
                <ul>{ for problems.iter().map(|it| html! { <li>{ text.link_problem(it) }</li> }) }</ul>
                { button(&text.get("link-dismiss"), on_close) }
            }
            if is_copy {
                <p>
                    { text.get("link-copy") }{ " " }
                    { button(&text.get("link-back-to-own"), on_back) }
                </p>
            } else if has_others {
                <p>
                    { text.get("link-others") }{ " " }
                    { button(&text.get("link-back-to-other"), on_back) }{ " " }
                    { button(&text.get("link-forget-others"), props.keeping.on_forget.clone()) }
                </p>
            }
        </div>
    }
}
