//! Links into "How it works", from wherever a word is explained: all that the first screen knows of it.
//!
//! Which words lead where stands here; that they lead somewhere, a test sees to.

use yew::{Callback, Html, MouseEvent, html};

use crate::analysis::metric::Metric;
use crate::app::action::Action;
use crate::share::join_guide;
use crate::text::Text;

/// The id of the guide.
pub const GUIDE: &str = "guide";

/// The id of an element of the guide by the id of its place; of the beginning, the heading.
#[must_use]
pub fn element_id(place: &str) -> String {
    let place = if place.is_empty() { "title" } else { place };
    format!("guide-{place}")
}

/// A link to a place of the guide, or out of it. Opened elsewhere, such as in another tab, it shows the own scenario.
pub fn link(place: Option<&'static str>, words: Html, on_action: &Callback<Action>) -> Html {
    let on_action = on_action.clone();
    let onclick = move |event: MouseEvent| {
        let is_elsewhere =
            event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        if !is_elsewhere {
            event.prevent_default();
            on_action.emit(Action::GuideTurned(place.map(str::to_owned)));
        }
    };
    html! { <a class="guide-link" href={format!("#{}", join_guide("", place))} {onclick}>{ words }</a> }
}

/// From the explanation of a word to more about it.
pub fn more(text: &Text, place: Option<&'static str>, on_action: &Callback<Action>) -> Html {
    let Some(place) = place else {
        return Html::default();
    };
    let words = html! { text.get("guide-more") };
    html! { <p class="guide-more">{ link(Some(place), words, on_action) }</p> }
}

/// Where a parameter is explained, by its id, which ends in the role's where it is about one.
#[must_use]
#[rustfmt::skip]
pub fn of_parameter(id: &str) -> Option<&'static str> {
    Some(match id.split('.').next()? {
        "uncertainty" | "correlation"    => "how-spread",
        "chance" | "evidence" | "order"  => "how-belief",
        "unplanned"                      => "unplanned-work",
        "team" | "people"                => "role",
        "focus"                          => "how-meetings",
        "daily"                          => "daily-scrum",
        "sprint"                         => "sprint",
        "planning"                       => "sprint-planning",
        "review"                         => "sprint-review",
        "retro"                          => "sprint-retrospective",
        "commitment"                     => "commitment",
        "carry_over"                     => "carry-over",
        "open"                           => "how-iterations",
        "selection"                      => "item-selection",
        "dds_review" | "dds_review_every" => "dds-review",
        "dds_retro" | "dds_retro_every"  => "dds-retrospective",
        _ => return None,
    })
}

/// Where there is more about a figure than its own explanation says.
#[must_use]
pub const fn of_metric(metric: Metric) -> Option<&'static str> {
    Some(match metric {
        Metric::Cost => return None,
        Metric::Finish => "how-dots",
        Metric::Worked => "how-spread",
        Metric::Meetings => "how-meetings",
        Metric::Wasted
        | Metric::IdleBlocked
        | Metric::Attempts
        | Metric::Failures
        | Metric::FirstAnswer
        | Metric::FirstSuccess => "how-work",
        Metric::Cancelled => "goal",
        Metric::Idle | Metric::IdleHeld | Metric::DecisionDelay | Metric::Spillover => "how-sprint",
        Metric::Boundaries => "how-iterations",
        Metric::ValueDays => "value",
    })
}

/// Where a group of fields of an item is explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemFields {
    /// How much work it is.
    Effort,
    /// How long it is observed.
    Observing,
    /// Whether it works.
    Success,
    /// What comes before, after and instead of it.
    Place,
}

impl ItemFields {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Effort, Self::Observing, Self::Success, Self::Place];

    /// The place in the guide.
    #[must_use]
    pub const fn place(self) -> &'static str {
        match self {
            Self::Effort => "how-spread",
            Self::Observing => "how-work",
            Self::Success => "how-belief",
            Self::Place => "item",
        }
    }
}
