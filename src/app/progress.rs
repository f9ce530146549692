//! What the figures rest on: how many futures, which ones, and how far the study is.

use yew::{Callback, Html, html};

use crate::app::format;
use crate::app::state::{Action, Progress, State};
use crate::text::Text;

/// One line, with a way to stop and a way to other futures.
pub fn view(text: &Text, state: &State, on_action: &Callback<Action>) -> Html {
    let results = state.results.as_ref();
    let runs = results.map_or(0, |it| it.samples.runs());
    // Who sees the same digest sees the same figures.
    let whole = results.filter(|_| state.progress == Progress::Complete);
    let digest = whole.map(|it| it.digest().to_owned());
    let values = [
        ("runs", format::count(runs).into()),
        ("all", format::count(state.order.runs).into()),
        ("seed", state.order.seed.to_string().into()),
    ];
    let (stand, line) = match state.progress {
        Progress::Running => ("running", text.with("progress-running", &values)),
        Progress::Complete => ("complete", text.with("progress-complete", &values)),
        Progress::Cancelled => ("cancelled", text.with("progress-cancelled", &values)),
        Progress::Failed => ("failed", text.get("progress-failed")),
    };
    let seed = state.order.seed.wrapping_add(1);
    let other = on_action.reform(move |_| Action::SeedChosen(seed));
    let cancel = on_action.reform(|_| Action::StudyCancelled);
    html! {
        <p id="progress" class="muted progress" data-stand={stand} data-digest={digest}>
            <span>{ line }</span>
            if state.progress == Progress::Running {
                <button type="button" class="quiet" onclick={cancel}>{ text.get("progress-cancel") }</button>
            } else {
                <button type="button" class="quiet" onclick={other}>{ text.get("progress-other-futures") }</button>
            }
        </p>
    }
}
