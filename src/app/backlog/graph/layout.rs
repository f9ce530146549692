//! Where everything of the picture is: a pure function of a network and a width. It draws at true size.

use super::drawing::{Drawing, PHASES};
use super::layers::Layers;
use super::loops::Loops;
use super::network::Network;
use super::room::{LEAST, Room, fitting};
use crate::app::figure::label::{Bounds, Label};

/// From this width on, phases stand in a column of their own. [px]
const WIDE: f64 = 720.0;

/// What a tag of an item says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// To which capability it belongs.
    Capability,
    /// For which goal it is one of several approaches.
    Goal,
    /// Its phase, where it stands in the band of another one.
    Phase,
}

/// An item as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Its place in the backlog.
    pub item: usize,
    /// Its outline. [px]
    pub area: Bounds,
    /// Its name, in lines.
    pub name: Vec<Label>,
    /// What stands below its name.
    pub tags: Vec<(Tag, Label)>,
}

/// An arrow from an item to one that comes after it.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrow {
    /// The item that comes first.
    pub from: usize,
    /// The item that comes after it.
    pub to: usize,
    /// Where it leads through: in pairs, out of a row and into the next one. [px]
    pub way: Vec<(f64, f64)>,
}

/// A way back, from an item that fails to one that is done again then.
#[derive(Clone, Debug, PartialEq)]
pub struct Loop {
    /// The item that fails.
    pub from: usize,
    /// The item that is done again.
    pub to: usize,
    /// Its corners; of a short one only its ends. [px]
    pub way: Vec<(f64, f64)>,
}

/// A phase as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// Its upper and lower edge. [px]
    pub top: f64,
    /// [px]
    pub bottom: f64,
    /// Its name, in lines.
    pub name: Vec<Label>,
}

/// Where everything is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GraphLayout {
    /// [px]
    pub width: f64,
    /// [px]
    pub height: f64,
    /// The items, in the order in which one reads them.
    pub cards: Vec<Card>,
    /// What comes after what.
    pub arrows: Vec<Arrow>,
    /// What is done again.
    pub loops: Vec<Loop>,
    /// The phases; none where there are none.
    pub strips: Vec<Strip>,
}

impl GraphLayout {
    /// The picture of a network, no wider than `width` unless too much passes by its items. [px]
    #[must_use]
    pub fn of(network: &Network, width: f64) -> Self {
        if network.items.is_empty() {
            return Self::default();
        }
        let has_phases = network.items.iter().any(|it| !it.phase.is_empty());
        let is_wide = width >= WIDE;
        let left = if has_phases && is_wide { PHASES } else { 2.0 };
        let mut most = fitting(width - left, LEAST).max(1);
        loop {
            let layers = Layers::unordered(network, most);
            let loops = Loops::of(network, &layers);
            let right = width - 2.0 - loops.room();
            let room = Room::of(&layers, right - left);
            // Where not even single items fit beside what passes by, the picture is wider.
            let room = room.or_else(|| (most == 1).then_some(Room::LEAST));
            if let Some(room) = room {
                let layers = layers.ordered();
                let drawing = Drawing {
                    network,
                    layers: &layers,
                    loops: &loops,
                    room,
                    left,
                    right: right.max(left + room.taken(&layers)),
                    has_phases,
                    is_wide,
                };
                return drawing.layout();
            }
            most -= 1;
        }
    }

    /// The card at a point; none: there is none. [px]
    #[must_use]
    pub fn at(&self, x: f64, y: f64) -> Option<&Card> {
        let is_in = |it: &&Card| {
            (it.area.left..=it.area.right).contains(&x)
                && (it.area.top..=it.area.bottom).contains(&y)
        };
        self.cards.iter().find(is_in)
    }

    /// The card of an item.
    #[must_use]
    pub fn card(&self, item: usize) -> Option<&Card> {
        self.cards.iter().find(|it| it.item == item)
    }
}
