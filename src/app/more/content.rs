//! What is in the panels. It is drawn by the second part of the program, so nothing but that may name it.

use std::rc::Rc;

use yew::{Callback, Html, html};

use super::{
    CURVE, METRICS, SIMPLIFIED, TIME, curve, differences, metrics, side_by_side, simplified, time,
};
use crate::app::action::Action;
use crate::app::backlog::{self, BACKLOG};
use crate::app::comparison::Comparison;
use crate::app::side_by_side::SIDE_BY_SIDE;
use crate::app::state::State;
use crate::text::Text;

/// What is in the panel of this id.
pub fn view(
    id: &str,
    text: &Rc<Text>,
    state: &State,
    width: f64,
    on_action: &Callback<Action>,
) -> Html {
    let compared = |draw: &dyn Fn(&Comparison) -> Html| match &state.comparison {
        Some(comparison) => draw(comparison),
        None => html! { <p class="muted">{ text.get("more-waiting") }</p> },
    };
    match id {
        BACKLOG => backlog::view(text, state, width, on_action),
        SIDE_BY_SIDE => side_by_side::view(text, state, on_action),
        CURVE => compared(&|it| curve::view(text, it, state.deadline, width)),
        TIME => compared(&|it| time::view(text, it, width)),
        METRICS => compared(&|it| {
            html! {
                <>
                    { metrics::view(text, it, on_action) }
                    if !it.is_alone() {
                        { differences::view(text, it) }
                    }
                    <p class="muted">{ text.get("metrics-rounded") }</p>
                </>
            }
        }),
        SIMPLIFIED => simplified::view(text),
        _ => Html::default(),
    }
}
