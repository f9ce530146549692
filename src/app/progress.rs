//! What the figures rest on: how many futures, which ones, and how far the study is.

use std::rc::Rc;

use yew::{AttrValue, Callback, Html, Properties, component, html, use_memo};

use crate::app::format;
use crate::app::state::{Action, Progress, Results};
use crate::app::wording::use_text;
use crate::runner::Order;

/// What the line is about.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// How far the study is.
    pub progress: Progress,
    /// What is simulated.
    pub order: Order,
    /// The runs that are shown.
    pub results: Option<Rc<Results>>,
    /// What the person did.
    pub on_action: Callback<Action>,
}

/// One line, with a way to stop and a way to other futures.
#[component]
pub fn ProgressLine(props: &Props) -> Html {
    let text = use_text();
    let runs = props.results.as_ref().map_or(0, |it| it.samples.runs());
    // Who sees the same digest sees the same figures.
    let whole = (props.progress == Progress::Complete)
        .then(|| props.results.clone())
        .flatten();
    let digest = use_memo(whole, |whole| {
        let digest = whole.as_ref().map(|it| it.samples.digest());
        digest.map(|digest| AttrValue::from(digest.to_string()))
    });
    let values = [
        ("runs", format::count(runs).into()),
        ("all", format::count(props.order.runs).into()),
        ("seed", props.order.seed.to_string().into()),
    ];
    let (stand, line) = match props.progress {
        Progress::Running => ("running", text.with("progress-running", &values)),
        Progress::Complete => ("complete", text.with("progress-complete", &values)),
        Progress::Cancelled => ("cancelled", text.with("progress-cancelled", &values)),
        Progress::Failed => ("failed", text.get("progress-failed")),
    };
    let seed = props.order.seed.wrapping_add(1);
    let other = props.on_action.reform(move |_| Action::SeedChosen(seed));
    let cancel = props.on_action.reform(|_| Action::StudyCancelled);
    html! {
        <p id="progress" class="muted progress" data-stand={stand} data-digest={(*digest).clone()}>
            <span>{ line }</span>
            if props.progress == Progress::Running {
                <button type="button" class="quiet" onclick={cancel}>{ text.get("progress-cancel") }</button>
            } else {
                <button type="button" class="quiet" onclick={other}>{ text.get("progress-other-futures") }</button>
            }
        </p>
    }
}
