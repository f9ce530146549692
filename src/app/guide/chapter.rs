//! The chapters of the model: words, and the figure that shows what they say.

use yew::{Html, html};

use crate::app::guide::FigureProps;
use crate::app::guide::attempt::AttemptFigure;
use crate::app::guide::belief::BeliefFigure;
use crate::app::guide::dots::DotsFigure;
use crate::app::guide::iterations::IterationsFigure;
use crate::app::guide::luck::LuckFigure;
use crate::app::guide::meetings::MeetingsFigure;
use crate::app::guide::spread::SpreadFigure;
use crate::app::guide::sprint::SprintFigure;
use crate::text::Text;

/// A chapter.
pub struct Chapter {
    /// By which links know it.
    pub place: &'static str,
    /// Its heading.
    pub title: String,
    /// Its words.
    pub paragraphs: Vec<String>,
    /// Its figure, if it has one.
    pub figure: Option<fn(FigureProps) -> Html>,
}

/// All of them, in the order in which they are read.
#[must_use]
pub fn chapters(text: &Text) -> Vec<Chapter> {
    vec![
        Chapter {
            place: "how-luck",
            title: text.get("guide-luck-title"),
            paragraphs: vec![text.get("guide-luck-draw"), text.get("guide-luck-same")],
            figure: Some(|props| html! { <LuckFigure ..props /> }),
        },
        Chapter {
            place: "how-work",
            title: text.get("guide-attempt-title"),
            paragraphs: vec![
                text.get("guide-attempt-steps"),
                text.get("guide-attempt-observing"),
                text.get("guide-attempt-failing"),
            ],
            figure: Some(|props| html! { <AttemptFigure ..props /> }),
        },
        Chapter {
            place: "how-spread",
            title: text.get("guide-spread-title"),
            paragraphs: vec![
                text.get("guide-spread-drawn"),
                text.get("guide-spread-shared"),
            ],
            figure: Some(|props| html! { <SpreadFigure ..props /> }),
        },
        Chapter {
            place: "how-belief",
            title: text.get("guide-belief-title"),
            paragraphs: vec![
                text.get("guide-belief-guess"),
                text.get("guide-belief-order"),
            ],
            figure: Some(|props| html! { <BeliefFigure ..props /> }),
        },
        Chapter {
            place: "how-sprint",
            title: text.get("guide-sprint-title"),
            paragraphs: vec![
                text.get("guide-sprint-box"),
                text.get("guide-sprint-fits"),
                text.get("guide-sprint-readings"),
            ],
            figure: Some(|props| html! { <SprintFigure ..props /> }),
        },
        Chapter {
            place: "how-iterations",
            title: text.get("guide-iterations-title"),
            paragraphs: vec![
                text.get("guide-iterations-loop"),
                text.get("guide-iterations-readings"),
            ],
            figure: Some(|props| html! { <IterationsFigure ..props /> }),
        },
        Chapter {
            place: "how-others",
            title: text.get("guide-others-title"),
            paragraphs: vec![
                text.get("guide-others-kanban"),
                text.get("guide-others-gates"),
            ],
            figure: None,
        },
        Chapter {
            place: "how-meetings",
            title: text.get("guide-meetings-title"),
            paragraphs: vec![
                text.get("guide-meetings-pace"),
                text.get("guide-meetings-stand"),
            ],
            figure: Some(|props| html! { <MeetingsFigure ..props /> }),
        },
        Chapter {
            place: "how-dots",
            title: text.get("guide-dots-title"),
            paragraphs: vec![
                text.get("guide-dots-sorted"),
                text.get("guide-dots-delivered"),
                text.get("guide-dots-error"),
            ],
            figure: Some(|props| html! { <DotsFigure ..props /> }),
        },
    ]
}
