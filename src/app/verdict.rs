//! The sentence that one came for.

use std::rc::Rc;

use yew::{Html, Properties, component, html};

use crate::analysis::estimate::Share;
use crate::analysis::paired::Paired;
use crate::app::format;
use crate::app::state::{ABOUT_THE_SAME, StudyView};
use crate::app::wording::use_text;
use crate::text::Text;

/// What the verdict is about.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The study.
    pub study: Rc<StudyView>,
}

/// Which side is sooner how often, and by how much.
#[component]
pub fn Verdict(props: &Props) -> Html {
    let text = use_text();
    let pair = props
        .study
        .samples
        .as_ref()
        .and_then(|samples| samples.paired(ABOUT_THE_SAME).into_iter().next());
    let sentence = match &pair {
        Some(pair) => sentence(&text, pair),
        None => text.get("verdict-waiting"),
    };
    html! {
        <p id="verdict" class="verdict" role="status">{ sentence }</p>
    }
}

/// The sentence of a comparison: the side that is sooner more often comes first.
#[must_use]
pub fn sentence(text: &Text, pair: &Paired) -> String {
    let side = |id: &str| {
        text.get(if id == "scrum" {
            "side-scrum"
        } else {
            "side-dds"
        })
    };
    let a_leads = pair.better.share >= pair.worse.share;
    let (winner, loser, wins, losses) = if a_leads {
        (&pair.a, &pair.b, &pair.better, &pair.worse)
    } else {
        (&pair.b, &pair.a, &pair.worse, &pair.better)
    };
    let share = |share: &Share| format::percent(share.share.unwrap_or_default());
    text.with(
        "verdict",
        &[
            ("winner", side(winner).into()),
            ("loser", side(loser).into()),
            ("wins", share(wins).into()),
            ("low", format::percent(wins.low).into()),
            ("high", format::percent(wins.high).into()),
            ("losses", share(losses).into()),
            ("ties", share(&pair.equal).into()),
        ],
    )
}
