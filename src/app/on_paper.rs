//! What a printed page says of what was set: the screen has controls for it.

use yew::{Html, html};

use crate::app::inputs::{shown, words};
use crate::app::state::State;
use crate::browser::address;
use crate::share::View;
use crate::text::Text;

/// The inputs that were set, and the link to all of it. One to a backlog of one's own would fill pages.
pub fn view(text: &Text, state: &State, view: &View) -> Html {
    let adjusted = &state.adjusted;
    let set = adjusted.adjustments().iter().filter_map(|(id, value)| {
        let parameter = adjusted.parameter(id)?;
        let label = words(text, parameter, parameter.words.label);
        let value = shown(text, parameter, value);
        let values = [("label", label.into()), ("value", value.into())];
        Some(html! { <li>{ text.with("paper-set", &values) }</li> })
    });
    let link = (!state.is_own()).then(|| address::with_fragment(&view.fragment()));
    html! {
        <div class="on-paper">
            <ul>{ for set }</ul>
            <p>{ link.flatten() }</p>
        </div>
    }
}
