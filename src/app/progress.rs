//! What the figures rest on, and how far the study is.

use std::rc::Rc;

use yew::{Html, Properties, component, html};

use crate::app::format;
use crate::app::state::{self, StudyView};
use crate::app::wording::use_text;

/// What the line is about.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The study.
    pub study: Rc<StudyView>,
}

/// One line: how many futures, which seed, how far.
#[component]
pub fn Progress(props: &Props) -> Html {
    let text = use_text();
    let study = &props.study;
    let runs = study.samples.as_ref().map_or(0, |samples| samples.runs());
    let values = [
        ("runs", format::count(runs).into()),
        ("all", format::count(study.order.runs).into()),
        ("seed", study.order.seed.to_string().into()),
    ];
    let line = match study.progress {
        state::Progress::Running => text.with("progress-running", &values),
        state::Progress::Complete => text.with("progress-complete", &values),
        state::Progress::Cancelled => text.with("progress-cancelled", &values),
        state::Progress::Failed => text.get("progress-failed"),
    };
    let stand = match study.progress {
        state::Progress::Running => "running",
        state::Progress::Complete => "complete",
        state::Progress::Cancelled => "cancelled",
        state::Progress::Failed => "failed",
    };
    html! { <p id="progress" class="muted" data-stand={stand}>{ line }</p> }
}
