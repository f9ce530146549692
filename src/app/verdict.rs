//! The sentence that one came for.

use yew::{Html, html};

use crate::analysis::estimate::Share;
use crate::analysis::paired::Standing;
use crate::app::comparison::Comparison;
use crate::app::figure::Side;
use crate::app::format;
use crate::text::Text;

/// A share that moves by less has barely changed: about what the error of the simulation would move it.
const BARELY: f64 = 0.02;

/// A smaller share of futures in which neither side delivers is not worth a word.
const LEAST_SAID: f64 = 0.005;

/// Which side is sooner how often, and by how much; no comparison before the first runs are there.
pub fn view(text: &Text, comparison: Option<&Comparison>) -> Html {
    // Keys keep the sentence what it is when the gap joins it: what becomes another element, moves.
    let Some(comparison) = comparison else {
        return html! {
            <div class="answer">
                <p key="verdict" id="verdict" class="verdict">{ text.get("verdict-waiting") }</p>
            </div>
        };
    };
    html! {
        <div class="answer">
            <p key="verdict" id="verdict" class="verdict" role="status" aria-busy={comparison.is_passing().to_string()}>{ sentence(text, comparison) }</p>
            <p key="gap" class="gap">{ beside(text, comparison) }</p>
        </div>
    }
}

/// The short name of a side: its process, or the variant's own name where both are of one process.
fn short_name(text: &Text, side: &Side, other: &Side) -> String {
    let is_one_process = side.process == other.process;
    let process = text.process(side.process).filter(|_| !is_one_process);
    process.unwrap_or_else(|| side.name.to_string())
}

/// The sentence: what is most often the case comes first, in futures out of twenty and in percent.
#[must_use]
pub fn sentence(text: &Text, comparison: &Comparison) -> String {
    let Comparison { paired, pairs, .. } = comparison;
    let [a, b] = &comparison.sides;
    let (name_a, name_b) = (short_name(text, a, b), short_name(text, b, a));
    let count = |standing| {
        pairs
            .iter()
            .filter(|pair| pair.standing == standing)
            .count()
    };
    let (better, worse) = (count(Standing::Better), count(Standing::Worse));
    let ties = count(Standing::Equal);
    let a_leads = paired.better.share >= paired.worse.share;
    let (winner, loser, wins, losses, share) = if a_leads {
        (name_a, name_b, better, worse, &paired.better)
    } else {
        (name_b, name_a, worse, better, &paired.worse)
    };
    let values = [
        ("winner", winner.into()),
        ("loser", loser.into()),
        ("wins", wins.into()),
        ("losses", losses.into()),
        ("ties", ties.into()),
        ("neither", neither_delivers(comparison).into()),
        ("total", pairs.len().into()),
        ("share", share_and_interval(text, share).into()),
    ];
    if comparison.is_alone() {
        text.with("verdict-alone", &values)
    } else if is_even(comparison) {
        text.with("verdict-even", &values)
    } else if paired.better.share == paired.worse.share {
        text.with("verdict-balanced", &values)
    } else if ties > wins {
        text.with("verdict-mostly-even", &values)
    } else {
        text.with("verdict", &values)
    }
}

/// A share with its interval, unless that is less than a digit wide.
fn share_and_interval(text: &Text, share: &Share) -> String {
    let values = [
        ("percent", percent(share).into()),
        ("low", format::percent(share.low).into()),
        ("high", format::percent(share.high).into()),
    ];
    let [_, (_, low), (_, high)] = &values;
    if low == high {
        text.with("verdict-share", &values)
    } else {
        text.with("verdict-share-between", &values)
    }
}

/// Nobody is ever sooner, so that nobody is named as the one who is.
fn is_even(comparison: &Comparison) -> bool {
    let Comparison { paired, .. } = comparison;
    [&paired.better, &paired.worse].map(|it| it.share) == [Some(0.0); 2]
}

/// Whether there are futures in which neither side delivers; too few to show as a percentage are none.
fn neither_delivers(comparison: &Comparison) -> &'static str {
    match comparison.undelivered() {
        share if share < LEAST_SAID => "never",
        1.0 => "always",
        _ => "sometimes",
    }
}

/// What there is to say beside the sentence: the typical gap and, unless the sentence says so, where neither delivers.
fn beside(text: &Text, comparison: &Comparison) -> String {
    if comparison.is_alone() {
        return text.get("gap-alone");
    }
    let gap = gap(text, comparison);
    if neither_delivers(comparison) != "sometimes" {
        return gap;
    }
    let percent = format::percent(comparison.undelivered());
    let neither = text.with("gap-neither", &[("percent", percent.into())]);
    format!("{gap} {neither}")
}

/// The typical gap, its error, and where the other side wins.
fn gap(text: &Text, comparison: &Comparison) -> String {
    let Comparison { paired, .. } = comparison;
    let [a, b] = &comparison.sides;
    let (Some(median), Some(interval)) = (paired.difference.p50, paired.difference_median) else {
        return text.get("gap-unknown");
    };
    let sooner = if median < 0.0 { (a, b) } else { (b, a) };
    let days = format::rounded_days(median);
    let reach = (interval.high - days).max(days - interval.low);
    let values = [
        ("days", days.abs().into()),
        ("error", format::error_of_days(reach, days).into()),
        ("sooner", short_name(text, sooner.0, sooner.1).into()),
    ];
    if median.abs() < 0.5 {
        text.get("gap-none")
    } else {
        text.with("gap", &values)
    }
}

/// What became of the share of the second side, which was `before`; none where there is nothing to compare.
#[must_use]
pub fn change(text: &Text, comparison: &Comparison, before: &Share) -> Option<String> {
    if comparison.is_alone() {
        return None;
    }
    let [a, b] = &comparison.sides;
    let now = &comparison.paired.worse;
    let values = [
        ("side", short_name(text, b, a).into()),
        ("before", percent(before).into()),
        ("now", percent(now).into()),
    ];
    let moved = now.share? - before.share?;
    Some(if moved.abs() < BARELY {
        text.with("effect-barely", &values)
    } else {
        text.with("effect", &values)
    })
}

fn percent(share: &Share) -> String {
    format::percent(share.share.unwrap_or_default())
}
