//! "How it works".
use std::rc::Rc;
use yew::{Callback, Html, html};
use crate::app::action::Action;
use crate::app::state::State;
use crate::text::Text;
/// The page.
pub fn view(_text: &Rc<Text>, _state: &State, _on_action: &Callback<Action>) -> Html {
    html! { <article id="guide" class="guide" /> }
}
