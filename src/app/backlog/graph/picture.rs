//! The picture itself: phases, arrows, items, ways back; what is bound to the chosen item stands out.

use yew::{Classes, Html, classes, html};

use super::layout::{Arrow, Card, GraphLayout, Loop, Tag};
use super::network::Network;
use crate::app::figure::marks::{line, px};

/// How far corners of ways back are round. [px]
const ROUND: f64 = 6.0;

/// Draws it. `label`: what it is, in words.
pub fn view(network: &Network, layout: &GraphLayout, chosen: Option<usize>, label: String) -> Html {
    let arrows = layout.arrows.iter();
    // What stands out is drawn last.
    let (plain, near): (Vec<&Arrow>, Vec<&Arrow>) =
        arrows.partition(|it| Some(it.from) != chosen && Some(it.to) != chosen);
    html! {
        <svg role="img" aria-label={label} class={classes!(chosen.is_some().then_some("has-chosen"))}
            width={px(layout.width)} height={px(layout.height)}>
            { for layout.strips.iter().enumerate().map(|(place, strip)| html! {
                <g key={place}>
                    <rect class={classes!("graph-strip", (place % 2 == 1).then_some("is-odd"))} x="0" y={px(strip.top)}
                        width={px(layout.width)} height={px(strip.bottom - strip.top)} />
                </g>
            }) }
            { for plain.into_iter().map(|it| arrow(it, false)) }
            { for near.into_iter().map(|it| arrow(it, true)) }
            { for layout.loops.iter().map(|it| way_back(it, chosen)) }
            { for layout.strips.iter().flat_map(|strip| &strip.name).map(|name| line(name, classes!("graph-phase"))) }
            { for layout.cards.iter().map(|it| card(network, it, chosen)) }
        </svg>
    }
}

fn arrow(arrow: &Arrow, is_near: bool) -> Html {
    let Some(end) = arrow.way.last() else {
        return Html::default();
    };
    html! {
        <g key={format!("{} {}", arrow.from, arrow.to)} class={classes!("graph-arrow", is_near.then_some("is-near"))}>
            <path d={curve(&arrow.way)} />
            <path class="graph-tip" d={tip(*end, 1.0)} />
        </g>
    }
}

/// A way through places, upright in each of them, which ends before the tip.
fn curve(way: &[(f64, f64)]) -> String {
    let Some(((x, y), rest)) = way.split_first() else {
        return String::new();
    };
    let mut path = format!("M{} {}", px(*x), px(*y));
    let mut before = (*x, *y);
    for (place, &(x, y)) in rest.iter().enumerate() {
        let y = if place + 1 == rest.len() { y - 4.0 } else { y };
        if (x - before.0).abs() < 0.05 {
            path.push_str(&format!("V{}", px(y)));
        } else {
            let middle = f64::midpoint(before.1, y);
            path.push_str(&format!(
                "C{} {} {} {} {} {}",
                px(before.0),
                px(middle),
                px(x),
                px(middle),
                px(x),
                px(y)
            ));
        }
        before = (x, y);
    }
    path
}

/// The tip of an arrow that points down, or with −1 up.
fn tip((x, y): (f64, f64), down: f64) -> String {
    let back = y - 7.0 * down;
    format!(
        "M{} {}L{} {}H{}Z",
        px(x),
        px(y),
        px(x - 4.0),
        px(back),
        px(x + 4.0)
    )
}

fn way_back(it: &Loop, chosen: Option<usize>) -> Html {
    let is_near = Some(it.from) == chosen || Some(it.to) == chosen;
    let Some(end) = it.way.last() else {
        return Html::default();
    };
    let mut way = it.way.clone();
    if let Some(last) = way.last_mut() {
        last.1 += 4.0;
    }
    let path = match way.as_slice() {
        [(x, y), (to_x, to_y)] => {
            let middle = f64::midpoint(*y, *to_y);
            format!(
                "M{} {}C{} {} {} {} {} {}",
                px(*x),
                px(*y),
                px(*x),
                px(middle),
                px(*to_x),
                px(middle),
                px(*to_x),
                px(*to_y)
            )
        }
        corners => rounded(corners),
    };
    html! {
        <g key={format!("back {} {}", it.from, it.to)} class={classes!("graph-back", is_near.then_some("is-near"))}>
            <path d={path} />
            <path class="graph-tip" d={tip(*end, -1.0)} />
        </g>
    }
}

/// A way around corners, which are round where there is room.
fn rounded(corners: &[(f64, f64)]) -> String {
    let mut path = String::new();
    for (place, &(x, y)) in corners.iter().enumerate() {
        if place == 0 {
            path.push_str(&format!("M{} {}", px(x), px(y)));
            continue;
        }
        let before = corners[place - 1];
        let Some(&after) = corners.get(place + 1) else {
            path.push_str(&format!("L{} {}", px(x), px(y)));
            continue;
        };
        let towards = |(to_x, to_y): (f64, f64)| {
            let length = (to_x - x).hypot(to_y - y);
            let part = if length > 0.0 {
                ROUND.min(length / 2.0) / length
            } else {
                0.0
            };
            (x + (to_x - x) * part, y + (to_y - y) * part)
        };
        let (start, end) = (towards(before), towards(after));
        path.push_str(&format!(
            "L{} {}Q{} {} {} {}",
            px(start.0),
            px(start.1),
            px(x),
            px(y),
            px(end.0),
            px(end.1)
        ));
    }
    path
}

/// How an item stands to the chosen one.
fn look(network: &Network, item: usize, chosen: Option<usize>) -> Classes {
    let it = &network.items[item];
    let Some(other) = chosen.and_then(|chosen| network.items.get(chosen)) else {
        return Classes::new();
    };
    let is_chosen = chosen == Some(item);
    let shares = |one: &str, other: &str| !one.is_empty() && one == other;
    let is_near = chosen.is_some_and(|chosen| {
        it.after.contains(&chosen)
            || other.after.contains(&item)
            || it.redo.contains(&chosen)
            || other.redo.contains(&item)
    });
    let is_kin = shares(&it.capability, &other.capability) || shares(&it.goal, &other.goal);
    classes!(
        is_chosen.then_some("is-chosen"),
        (is_near || is_chosen).then_some("is-near"),
        is_kin.then_some("is-kin"),
    )
}

/// The id of the card of an item.
#[must_use]
pub fn card_id(item: usize) -> String {
    format!("graph-item-{item}")
}

fn card(network: &Network, card: &Card, chosen: Option<usize>) -> Html {
    let area = &card.area;
    let item = &network.items[card.item];
    let height = area.bottom - area.top;
    // One of several approaches has round ends.
    let round = if item.goal.is_empty() {
        4.0
    } else {
        (height / 2.0).min(20.0)
    };
    html! {
        <g key={card.item} id={card_id(card.item)} class={classes!("graph-card", look(network, card.item, chosen))}>
            <title>{ &item.name }</title>
            <rect x={px(area.left)} y={px(area.top)} width={px(area.right - area.left)} height={px(height)} rx={px(round)} />
            { for card.name.iter().map(|label| line(label, classes!())) }
            { for card.tags.iter().map(|(tag, label)| html! {
                <>
                    { mark(*tag, label.x - 9.0, label.y - 4.0) }
                    { line(label, classes!("tick-words")) }
                </>
            }) }
        </g>
    }
}

/// The mark of a tag: a square for a capability, a diamond for a goal, a bar for a phase.
pub fn mark(tag: Tag, x: f64, y: f64) -> Html {
    let d = match tag {
        Tag::Capability => format!("M{} {}h7v7h-7z", px(x - 3.5), px(y - 3.5)),
        Tag::Goal => format!("M{} {}l5 5l-5 5l-5 -5z", px(x), px(y - 5.0)),
        Tag::Phase => format!("M{} {}h8", px(x - 4.0), px(y)),
    };
    let class = match tag {
        Tag::Capability => "graph-mark is-filled",
        Tag::Goal | Tag::Phase => "graph-mark",
    };
    html! { <path {class} {d} /> }
}
