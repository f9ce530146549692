//! Going through the picture by keyboard: along the arrows up and down, along the lines that one reads to the sides.

use super::layout::GraphLayout;
use super::network::Network;

/// A step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Against an arrow, to what comes first.
    Before,
    /// Along an arrow, to what comes after.
    After,
    /// To the one that one reads before it.
    Back,
    /// To the one that one reads next.
    On,
    /// To the first one.
    First,
    /// To the last one.
    Last,
    /// To none.
    Away,
}

impl Step {
    /// What a key asks for.
    #[must_use]
    pub fn of(key: &str) -> Option<Self> {
        Some(match key {
            "ArrowUp" => Self::Before,
            "ArrowDown" => Self::After,
            "ArrowLeft" => Self::Back,
            "ArrowRight" => Self::On,
            "Home" => Self::First,
            "End" => Self::Last,
            "Escape" => Self::Away,
            _ => return None,
        })
    }
}

/// The item that one comes to from another one, or from none. Where no arrow leads on, one stays.
#[must_use]
pub fn walked(
    network: &Network,
    layout: &GraphLayout,
    from: Option<usize>,
    step: Step,
) -> Option<usize> {
    let (first, last) = (layout.cards.first(), layout.cards.last());
    let at = from.and_then(|item| layout.cards.iter().position(|it| it.item == item));
    let Some(at) = at else {
        let start = match step {
            Step::Away => None,
            Step::Last | Step::Back | Step::Before => last,
            _ => first,
        };
        return start.map(|it| it.item);
    };
    let item = layout.cards[at].item;
    let middle = |item: usize| {
        layout
            .card(item)
            .map_or(0.0, |it| f64::midpoint(it.area.left, it.area.right))
    };
    let nearest = |items: &[usize]| {
        let aside = |it: &usize| (middle(*it) - middle(item)).abs();
        let found = items
            .iter()
            .min_by(|one, other| aside(one).total_cmp(&aside(other)));
        found.copied().or(Some(item))
    };
    let card = |place: usize| layout.cards.get(place).map(|it| it.item);
    match step {
        Step::Before => nearest(&network.items[item].after),
        Step::After => {
            let after = |(place, it): (usize, &super::network::Item)| {
                it.after.contains(&item).then_some(place)
            };
            let next: Vec<usize> = network.items.iter().enumerate().filter_map(after).collect();
            nearest(&next)
        }
        Step::Back => card(at.saturating_sub(1)),
        Step::On => card((at + 1).min(layout.cards.len() - 1)),
        Step::First => first.map(|it| it.item),
        Step::Last => last.map(|it| it.item),
        Step::Away => None,
    }
}
