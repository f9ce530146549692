//! What waits for what in a document, be it valid or not: what can be drawn, and what of it cannot.

use std::collections::BTreeMap;

use crate::document::Document;
use crate::reading::Node;
use crate::scenario::ITEMS;

/// An item, as far as the picture needs it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Its name; where it has none, its id.
    pub name: String,
    /// Its phase, or empty.
    pub phase: String,
    /// Its capability, or empty.
    pub capability: String,
    /// Its goal, or empty.
    pub goal: String,
    /// The items it comes after, by their places, each once.
    pub after: Vec<usize>,
    /// The items that are done again when it fails, by their places, each once.
    pub redo: Vec<usize>,
}

/// All items, with what is not drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Network {
    /// The items, in the order of the backlog.
    pub items: Vec<Item>,
    /// References that lead nowhere: the place of the item, and the id that there is not.
    pub unknown: Vec<(usize, String)>,
    /// What would make a circle and is left out of `after`: the item, and what it comes after.
    pub circles: Vec<(usize, usize)>,
    /// So many items stand beyond the most that a scenario has, and are left out.
    pub beyond: usize,
}

impl Network {
    /// Reads a document.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let count = document.items().len().min(ITEMS);
        let text = |place: usize, field: &str| document.text_at(&format!("items[{place}].{field}"));
        let mut places = BTreeMap::new();
        for place in 0..count {
            // Of an id that is there twice, the first one counts.
            places.entry(text(place, "id")).or_insert(place);
        }
        let mut network = Self {
            beyond: document.items().len() - count,
            ..Self::default()
        };
        for place in 0..count {
            let mut named = |field: &str| {
                let ids = match document.get(&format!("items[{place}].{field}")) {
                    Some(Node::List(ids)) => ids.to_vec(),
                    _ => Vec::new(),
                };
                let mut found = Vec::new();
                for id in &ids {
                    let id = match id {
                        Node::Text(id) => id.clone(),
                        other => other.short(),
                    };
                    match places.get(&id) {
                        Some(it) if !found.contains(it) => found.push(*it),
                        Some(_) => {}
                        None => network.unknown.push((place, id)),
                    }
                }
                found
            };
            let (after, mut redo) = (named("after"), named("redo"));
            redo.retain(|it| *it != place);
            let name = Some(text(place, "name")).filter(|it| !it.trim().is_empty());
            network.items.push(Item {
                name: name.unwrap_or_else(|| text(place, "id")),
                phase: text(place, "phase"),
                capability: text(place, "capability"),
                goal: text(place, "goal"),
                after,
                redo,
            });
        }
        network.open_circles();
        network
    }

    /// Leaves out of `after` what would make a circle.
    fn open_circles(&mut self) {
        let mut stand = vec![Stand::Unseen; self.items.len()];
        for start in 0..self.items.len() {
            if stand[start] == Stand::Seen {
                continue;
            }
            // The way here, with how far each item on it is.
            let mut way = vec![(start, 0)];
            stand[start] = Stand::OnTheWay;
            while let Some((item, next)) = way.last_mut() {
                let item = *item;
                let Some(before) = self.items[item].after.get(*next).copied() else {
                    stand[item] = Stand::Seen;
                    way.pop();
                    continue;
                };
                match stand[before] {
                    Stand::OnTheWay => {
                        self.items[item].after.remove(*next);
                        self.circles.push((item, before));
                    }
                    Stand::Unseen => {
                        *next += 1;
                        stand[before] = Stand::OnTheWay;
                        way.push((before, 0));
                    }
                    Stand::Seen => *next += 1,
                }
            }
        }
    }

    /// The items that come after each one.
    #[must_use]
    pub fn before(&self) -> Vec<Vec<usize>> {
        let mut before = vec![Vec::new(); self.items.len()];
        for (place, item) in self.items.iter().enumerate() {
            for &other in &item.after {
                before[other].push(place);
            }
        }
        before
    }

    /// All items, each behind those that it comes after, otherwise in the order of the backlog.
    #[must_use]
    pub fn in_order(&self) -> Vec<usize> {
        let before = self.before();
        let mut waits: Vec<usize> = self.items.iter().map(|it| it.after.len()).collect();
        let mut free: std::collections::BTreeSet<usize> =
            (0..waits.len()).filter(|it| waits[*it] == 0).collect();
        let mut order = Vec::with_capacity(waits.len());
        while let Some(item) = free.pop_first() {
            order.push(item);
            for &next in &before[item] {
                waits[next] -= 1;
                if waits[next] == 0 {
                    free.insert(next);
                }
            }
        }
        order
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stand {
    Unseen,
    OnTheWay,
    Seen,
}
