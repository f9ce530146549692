//! What the figures rest on: how many futures, which ones, and how far the study is.

use yew::{Callback, Html, MouseEvent, html};

use crate::analysis::paired::ABOUT_THE_SAME;
use crate::app::action::Action;
use crate::app::format;
use crate::app::select::select;
use crate::app::state::{Progress, State};
use crate::study::StopRule;
use crate::text::Text;
use crate::units::Days;

/// What is offered, and no more than this while something is to be known.
const OFFERED: [StopRule; 5] = [
    StopRule::Runs(1_000),
    StopRule::Runs(10_000),
    StopRule::Runs(100_000),
    StopRule::Runs(1_000_000),
    StopRule::p85_within(1.0, 1_000_000),
];

/// What may count as about the same. [days]
const TIES: [Days; 5] = [0.0, 0.5, ABOUT_THE_SAME, 2.0, 5.0];

/// One line, with a way to stop, a way to other futures and a way to more of them.
pub fn view(text: &Text, state: &State, on_action: &Callback<Action>) -> Html {
    let button = |(place, (label, action)): (usize, (String, Action))| {
        let on_action = on_action.clone();
        let onclick = move |event: MouseEvent| {
            // The second click of a double one would meet what the first has made of the button.
            if event.detail() < 2 {
                on_action.emit(action.clone());
            }
        };
        // By its place: the focus stays on "Stop" when that becomes "Go on".
        html! { <button key={place} type="button" class="quiet" {onclick}>{ label }</button> }
    };
    let other_futures = || {
        let seed = state.order.seed.wrapping_add(1);
        (text.get("progress-other-futures"), Action::SeedChosen(seed))
    };
    let buttons = match state.progress {
        Progress::Running => vec![(text.get("progress-cancel"), Action::StudyCancelled)],
        Progress::Cancelled => vec![
            (text.get("progress-go-on"), Action::StudyResumed),
            other_futures(),
        ],
        Progress::Complete | Progress::Failed => vec![other_futures()],
    };
    // Who sees the same digest sees the same figures.
    let whole = state.results.as_ref();
    let whole = whole.filter(|_| state.progress == Progress::Complete);
    let digest = whole.map(|it| it.digest().to_owned());
    let stand = match state.progress {
        Progress::Running => "running",
        Progress::Complete => "complete",
        Progress::Cancelled => "cancelled",
        Progress::Failed => "failed",
    };
    let runs = runs_done(state);
    html! {
        <div id="progress" class="muted progress" data-stand={stand} data-digest={digest}>
            // A row of its own: what changes in it moves nothing else.
            <div class="stand">
                <span>{ line(text, state, runs) }</span>
                <span class="stand-buttons">{ for buttons.into_iter().enumerate().map(button) }</span>
            </div>
            { bar(text, state, runs) }
            { how_many(text, state.order.stop, on_action) }
            { tie(text, state.order.tie_days, on_action) }
        </div>
    }
}

/// How many runs of the order are there, be it for a first look; those of another one, still shown, do not count.
fn runs_done(state: &State) -> usize {
    let results = state.results.as_ref();
    let own = results.filter(|it| it.order == state.order);
    let first_look = || {
        let results = &state.comparison.as_ref()?.results;
        (Some(&results.order) == state.first_look().as_ref()).then_some(results)
    };
    let shown = own.or_else(first_look);
    shown.map_or(0, |it| it.samples.runs())
}

/// What the study has come to, in words.
fn line(text: &Text, state: &State, runs: usize) -> String {
    let stop = state.order.stop;
    let values = [
        ("runs", format::count(runs).into()),
        ("count", runs.into()),
        ("all", format::count(stop.at_most()).into()),
        ("seed", state.order.seed.to_string().into()),
    ];
    match (state.progress, stop) {
        (Progress::Running, StopRule::Runs(_)) => text.with("progress-running", &values),
        (Progress::Running, StopRule::Within { .. }) => text.with("progress-until", &values),
        (Progress::Complete, StopRule::Within { days, at_most, .. }) if runs < at_most => {
            let [runs, _, _, seed] = values;
            text.with("progress-known", &[runs, seed, ("days", days.into())])
        }
        (Progress::Complete, _) => text.with("progress-complete", &values),
        // Of these futures there are none; what is shown is of those before.
        (Progress::Cancelled, _) if runs == 0 => text.with("progress-stopped-early", &values),
        (Progress::Cancelled, _) => text.with("progress-cancelled", &values),
        (Progress::Failed, _) => text.get("progress-failed"),
    }
}

/// How far it is, where that is known before; its place stays when it is done, so that nothing moves.
fn bar(text: &Text, state: &State, runs: usize) -> Html {
    let StopRule::Runs(all) = state.order.stop else {
        return Html::default();
    };
    html! {
        <progress max={all.to_string()} value={runs.to_string()} aria-label={text.get("progress-bar")} />
    }
}

/// A list to choose from: what is offered, and what a link asked for beside it.
fn choice<T: Copy + PartialEq + 'static>(
    (id, label): (&'static str, String),
    offered: &[T],
    chosen: T,
    words: impl Fn(T) -> String,
    on_choice: &Callback<T>,
) -> Html {
    let further = (!offered.contains(&chosen)).then_some(chosen);
    let offered: Vec<T> = offered.iter().copied().chain(further).collect();
    let option = |(place, &it): (usize, &T)| (place.to_string(), words(it));
    let options: Vec<_> = offered.iter().enumerate().map(option).collect();
    let place = offered.iter().position(|&it| it == chosen);
    let on_place = on_choice.reform(move |place: String| {
        let place = place.parse().ok();
        let it = place.and_then(|place: usize| offered.get(place));
        *it.unwrap_or(&chosen)
    });
    html! {
        <label>
            <span>{ label }</span>
            { select(id, None, &place.unwrap_or_default().to_string(), &options, on_place) }
        </label>
    }
}

/// After how many futures it is enough.
fn how_many(text: &Text, chosen: StopRule, on_action: &Callback<Action>) -> Html {
    choice(
        ("how-many", text.get("progress-many")),
        &OFFERED,
        chosen,
        |stop| words(text, stop),
        &on_action.reform(Action::StopChosen),
    )
}

/// What is about the same.
fn tie(text: &Text, chosen: Days, on_action: &Callback<Action>) -> Html {
    choice(
        ("tie", text.get("progress-tie")),
        &TIES,
        chosen,
        |days| text.with("progress-tie-days", &[("days", days.into())]),
        &on_action.reform(Action::TieChosen),
    )
}

fn words(text: &Text, stop: StopRule) -> String {
    match stop {
        StopRule::Runs(runs) => format::count(runs),
        StopRule::Within { days, .. } => text.with("progress-within", &[("days", days.into())]),
    }
}
