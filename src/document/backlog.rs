//! Gestures on the backlog. None of them leaves a reference behind that leads nowhere.

use super::node::{field, list, list_in, number_in, object, put, text, text_in};
use super::{Document, identity};
use crate::preset::FEATURE_WORK;
use crate::reading::{Node, index_path};
use crate::scenario::{ITEMS, NAME_CHARACTERS};

/// Where the backlog stands.
const ITEMS_PATH: &str = "items";

/// What a new item is believed to take. [person-days]
pub const ESTIMATE: f64 = 3.0;

impl Document {
    /// The items of the backlog, whatever they are; none where there is no backlog.
    #[must_use]
    pub fn items(&self) -> &[Node] {
        match self.get(ITEMS_PATH) {
            Some(Node::List(items)) => items,
            _ => &[],
        }
    }

    /// The paths of the items, in their order.
    pub fn item_paths(&self) -> impl ExactSizeIterator<Item = String> + use<> {
        (0..self.items().len()).map(|index| index_path(ITEMS_PATH, index))
    }

    /// Where an item of this document stands in another one; none: it is gone. Items are known by their ids, those of the same id by
    /// their order. One of which nothing but the id has changed, while all others stayed where they are, is the same one too.
    #[must_use]
    pub fn place_of_item_in(&self, other: &Self, index: usize) -> Option<usize> {
        let (own, others) = (self.items(), other.items());
        let item = own.get(index)?;
        let id = |it: &Node| text_in(it, "id").map(str::to_owned);
        let pairs = || own.iter().zip(others).enumerate();
        let is_alone =
            own.len() == others.len() && pairs().all(|(at, (a, b))| at == index || id(a) == id(b));
        if is_alone {
            let mut renamed = others[index].clone();
            if let Some(id) = field(item, "id") {
                put(&mut renamed, "id", id.clone());
            }
            return (id(item) == id(&others[index]) || renamed == *item).then_some(index);
        }
        let known = id(item)?;
        let has_id = |it: &Node| text_in(it, "id") == Some(&known);
        let before = own[..index].iter().filter(|it| has_id(it)).count();
        let mut same = (0..others.len()).filter(|&it| has_id(&others[it]));
        same.nth(before)
    }

    /// The texts that stand in a field of any item, each once, in the order of the items.
    #[must_use]
    pub fn texts_of_items(&self, field: &str) -> Vec<String> {
        let mut texts: Vec<String> = Vec::new();
        for text in self.items().iter().filter_map(|item| text_in(item, field)) {
            if !text.is_empty() && !texts.iter().any(|known| known == text) {
                texts.push(text.to_owned());
            }
        }
        texts
    }

    /// Adds an item behind another one, or as the first one, and says where it stands: of the same phase and role as the
    /// one before it. None: the backlog is full.
    pub fn add_item(&mut self, after: Option<usize>, name: &str) -> Option<usize> {
        let place = after.map_or(0, |after| after + 1).min(self.items().len());
        let before = place.checked_sub(1).and_then(|it| self.items().get(it));
        let role = before.and_then(|it| text_in(it, "role"));
        let role = role.or_else(|| self.roles().first().and_then(|role| text_in(role, "id")));
        let mut item = new_item(&self.new_item_id(name), name, role.unwrap_or_default());
        if let Some(phase) = before.and_then(|it| field(it, "phase")) {
            put(&mut item, "phase", phase.clone());
        }
        self.insert_item(place, item)
    }

    /// Adds a copy of an item behind it, under a new name, and says where it stands. What waits for the item does not
    /// wait for the copy. None: there is no such item, or the backlog is full.
    pub fn duplicate_item(&mut self, index: usize, name: &str) -> Option<usize> {
        let mut item = self.items().get(index)?.clone();
        put(&mut item, "id", text(&self.new_item_id(name)));
        put(&mut item, "name", text(&cut(name)));
        self.insert_item(index + 1, item)
    }

    /// Takes an item out. What waited for it now waits for what it waited for. False: there is no such item, or no
    /// other one.
    pub fn remove_item(&mut self, index: usize) -> bool {
        let mut items = self.items().to_vec();
        if index >= items.len() || items.len() == 1 {
            return false;
        }
        let removed = items.remove(index);
        let id = text_in(&removed, "id");
        let is_gone = |id: &str| items.iter().all(|item| text_in(item, "id") != Some(id));
        if let Some(id) = id.filter(|id| is_gone(id)) {
            for item in &mut items {
                leave_out(item, id, list_in(&removed, "after"));
            }
        }
        self.set(ITEMS_PATH, list(items))
    }

    /// Moves an item to another place in the list. False: there is no such item or place.
    pub fn move_item(&mut self, from: usize, to: usize) -> bool {
        let mut items = self.items().to_vec();
        if from.max(to) >= items.len() {
            return false;
        }
        let item = items.remove(from);
        items.insert(to, item);
        self.set(ITEMS_PATH, list(items))
    }

    /// Puts an id behind those in the list at a path, such as `items[3].after`. False: the path leads nowhere.
    pub fn add_member(&mut self, path: &str, id: &str) -> bool {
        let mut members = match self.get(path) {
            Some(Node::List(members)) => members.to_vec(),
            _ => Vec::new(),
        };
        members.push(text(id));
        self.set(path, list(members))
    }

    /// Takes an entry out of the list at a path, and with the last one the list. False: there is no such entry.
    pub fn remove_member(&mut self, path: &str, place: usize) -> bool {
        match self.get(path) {
            Some(Node::List(members)) if members.len() == 1 && place == 0 => self.remove(path),
            _ => self.remove(&index_path(path, place)),
        }
    }

    /// Gives every item of a role to another one, its crew no larger than that.
    pub(super) fn hand_over(&mut self, role: &str, other: &Node) {
        let Some(id) = text_in(other, "id") else {
            return;
        };
        // What else somebody wrote there stays.
        if self.items().is_empty() {
            return;
        }
        let mut items = self.items().to_vec();
        for item in &mut items {
            if text_in(item, "role") != Some(role) {
                continue;
            }
            put(item, "role", text(id));
            let people = number_in(other, "people");
            if let Some(people) = people.filter(|&it| number_in(item, "crew") > Some(it)) {
                put(item, "crew", Node::Number(people));
            }
        }
        self.set(ITEMS_PATH, list(items));
    }

    fn insert_item(&mut self, place: usize, item: Node) -> Option<usize> {
        let mut items = self.items().to_vec();
        if items.len() >= ITEMS {
            return None;
        }
        items.insert(place, item);
        self.set(ITEMS_PATH, list(items)).then_some(place)
    }

    fn new_item_id(&self, name: &str) -> String {
        identity::new_id(name, "item", |id| {
            self.items()
                .iter()
                .any(|item| text_in(item, "id") == Some(id))
        })
    }
}

/// An item of which nobody knows anything yet: feature work, whose effort follows its estimate.
pub(super) fn new_item(id: &str, name: &str, role: &str) -> Node {
    object([
        ("id", text(id)),
        ("name", text(&cut(name))),
        ("role", text(role)),
        ("estimate", Node::Number(ESTIMATE)),
        ("effort", FEATURE_WORK.effort().to_node()),
    ])
}

/// A name, no longer than one may be.
pub(super) fn cut(name: &str) -> String {
    name.chars().take(NAME_CHARACTERS).collect()
}

/// Takes an id out of what an item refers to; what it waited for takes its place where the item waited for it.
fn leave_out(item: &mut Node, id: &str, waited_for: &[Node]) {
    let is_named = |entry: &Node| matches!(entry, Node::Text(named) if named == id);
    if list_in(item, "redo").iter().any(is_named) {
        let left = list_in(item, "redo").iter().filter(|it| !is_named(it));
        let left = left.cloned().collect();
        put(item, "redo", list(left));
    }
    let after = list_in(item, "after");
    if let Some(place) = after.iter().position(is_named) {
        let mut left: Vec<Node> = after.iter().filter(|it| !is_named(it)).cloned().collect();
        let own = text_in(item, "id");
        for (offset, entry) in waited_for.iter().enumerate() {
            let is_own = matches!(entry, Node::Text(named) if Some(named.as_str()) == own);
            if !is_own && !is_named(entry) && !left.contains(entry) {
                left.insert((place + offset).min(left.len()), entry.clone());
            }
        }
        put(item, "after", list(left));
    }
}
