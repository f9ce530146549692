//! Gestures on several items at once. None of them leaves a reference behind that leads nowhere.
//!
//! Items are named by their places; places that there are not are passed over.

use std::collections::{BTreeMap, BTreeSet};

use super::Document;
use super::backlog::cut;
use super::node::{field, list, list_in, number_in, put, text, text_in};
use super::spread::scale;
use crate::reading::Node;
use crate::scenario::ITEMS;

/// What is scaled keeps so many digits behind the point: enough for every estimate, and no 0.30000000000000004.
const DIGITS: f64 = 1e9;

impl Document {
    /// Gives chosen items a value in a field; without one, the field is taken out.
    pub fn set_in_items(&mut self, chosen: &BTreeSet<usize>, key: &str, value: Option<&Node>) {
        self.change_items(chosen, |item| match value {
            Some(value) => put(item, key, value.clone()),
            None => {
                if let Node::Object(fields) = item {
                    let left = fields.iter().filter(|(known, _)| known != key);
                    *item = Node::Object(std::rc::Rc::new(left.cloned().collect()));
                }
            }
        });
    }

    /// Gives chosen items to a role, their crews no larger than that.
    pub fn set_role_of_items(&mut self, chosen: &BTreeSet<usize>, role: &str) {
        let roles = self.roles().iter();
        let people = roles
            .filter(|it| text_in(it, "id") == Some(role))
            .find_map(|it| number_in(it, "people"));
        self.change_items(chosen, |item| {
            put(item, "role", text(role));
            if let Some(people) = people.filter(|&it| number_in(item, "crew") > Some(it)) {
                put(item, "crew", Node::Number(people));
            }
        });
    }

    /// Makes the estimates and the efforts of chosen items so many times as large. An effort that is a ratio follows its
    /// estimate; times of waiting stay. What is no number stays what it is.
    pub fn scale_items(&mut self, chosen: &BTreeSet<usize>, factor: f64) {
        let scaled = |number: f64| (number * factor * DIGITS).round() / DIGITS;
        self.change_items(chosen, |item| {
            if let Some(estimate) = number_in(item, "estimate") {
                put(item, "estimate", Node::Number(scaled(estimate)));
            }
            if let Some(mut effort) = field(item, "effort").cloned() {
                scale(&mut effort, scaled);
                put(item, "effort", effort);
            }
        });
    }

    /// Adds copies of chosen items behind the last of them, each under the name that `named` makes of its own, and says where
    /// they stand. Where one of them refers to another, its copy refers to the copy of that, if it may. None: none is chosen,
    /// or there is no room.
    pub fn duplicate_items(
        &mut self,
        chosen: &BTreeSet<usize>,
        named: impl Fn(&str) -> String,
    ) -> Option<BTreeSet<usize>> {
        let chosen = self.known(chosen);
        let last = *chosen.last()?;
        if self.items().len() + chosen.len() > ITEMS {
            return None;
        }
        let mut items = self.items().to_vec();
        let mut ids: BTreeMap<String, String> = BTreeMap::new();
        let mut taken: BTreeSet<String> = items
            .iter()
            .filter_map(|it| text_in(it, "id"))
            .map(str::to_owned)
            .collect();
        let mut copies: Vec<Node> = Vec::new();
        for &place in &chosen {
            let mut copy = items[place].clone();
            let name = named(text_in(&copy, "name").unwrap_or_default());
            let id = super::identity::new_id(&name, "item", |id| taken.contains(id));
            taken.insert(id.clone());
            if let Some(own) = text_in(&copy, "id") {
                ids.insert(own.to_owned(), id.clone());
            }
            put(&mut copy, "id", text(&id));
            put(&mut copy, "name", text(&cut(&name)));
            copies.push(copy);
        }
        let refer = |copy: &mut Node, key: &str, is_meant: &dyn Fn(&str) -> bool| {
            let entries = list_in(copy, key).iter().map(|entry| match entry {
                Node::Text(id) => text(ids.get(id).filter(|it| is_meant(it)).unwrap_or(id)),
                entry => entry.clone(),
            });
            let entries: Vec<Node> = entries.collect();
            if !entries.is_empty() {
                put(copy, key, list(entries));
            }
        };
        for copy in &mut copies {
            refer(copy, "after", &|_| true);
        }
        // What is done again is waited for: a copy, unless the way there leads over an item that was not chosen.
        let waiting = copies.clone();
        for copy in &mut copies {
            let before = waited_for(&waiting, copy);
            refer(copy, "redo", &|id| before.contains(id));
        }
        let first = last + 1;
        let count = copies.len();
        items.splice(first..first, copies);
        self.set("items", list(items))
            .then(|| (first..first + count).collect())
    }

    /// Takes chosen items out. What waited for them now waits for what they waited for. False: none is chosen, or no other
    /// one is left, and nothing changed.
    pub fn remove_items(&mut self, chosen: &BTreeSet<usize>) -> bool {
        let chosen = self.known(chosen);
        if chosen.is_empty() || chosen.len() == self.items().len() {
            return false;
        }
        // From the last on, so that places stay.
        chosen.iter().rev().all(|&place| self.remove_item(place))
    }

    /// Moves chosen items one place up or down, together: those that stand at the end of the list already stay there. Says
    /// where they stand now; none: nothing moves.
    pub fn move_items(&mut self, chosen: &BTreeSet<usize>, is_up: bool) -> Option<BTreeSet<usize>> {
        let mut items = self.items().to_vec();
        let mut now: BTreeSet<usize> = BTreeSet::new();
        let chosen = self.known(chosen);
        let step = |place: usize| {
            if is_up {
                place.checked_sub(1)
            } else {
                Some(place + 1).filter(|&it| it < items.len())
            }
        };
        let steps: Vec<(usize, Option<usize>)> = if is_up {
            chosen.iter().map(|&it| (it, step(it))).collect()
        } else {
            chosen.iter().rev().map(|&it| (it, step(it))).collect()
        };
        for (place, to) in steps {
            match to.filter(|it| !now.contains(it)) {
                Some(to) => {
                    items.swap(place, to);
                    now.insert(to);
                }
                None => {
                    now.insert(place);
                }
            }
        }
        (now != chosen && self.set("items", list(items))).then_some(now)
    }

    /// Puts the items in the order in which a team would take them up that goes by value × chance ÷ estimate, as the engine
    /// ranks them before anything has failed; equal ones stay as they are. False: that is the order already, or the
    /// document has problems, and nothing changed.
    pub fn sort_by_value(&mut self) -> bool {
        let Ok(scenario) = self.validate() else {
            return false;
        };
        let order = scenario.order_by_value();
        if order.is_sorted() {
            return false;
        }
        let items = order.iter().map(|&place| self.items()[place].clone());
        let items = items.collect();
        self.set("items", list(items))
    }

    fn known(&self, chosen: &BTreeSet<usize>) -> BTreeSet<usize> {
        chosen.range(..self.items().len()).copied().collect()
    }

    fn change_items(&mut self, chosen: &BTreeSet<usize>, change: impl Fn(&mut Node)) {
        let chosen = self.known(chosen);
        if chosen.is_empty() {
            return;
        }
        let mut items = self.items().to_vec();
        chosen.iter().for_each(|&place| change(&mut items[place]));
        self.set("items", list(items));
    }
}

impl Document {
    /// The ids of the items that come before an item, be it over others: those that it may have done again.
    #[must_use]
    pub fn ids_before(&self, index: usize) -> BTreeSet<String> {
        let item = self.items().get(index);
        item.map_or_else(BTreeSet::new, |item| waited_for(self.items(), item))
    }

    /// The ids of the items that come after an item, be it over others: those that it must not wait for.
    #[must_use]
    pub fn ids_behind(&self, index: usize) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let mut open: Vec<&str> = Vec::new();
        open.extend(self.items().get(index).and_then(|it| text_in(it, "id")));
        while let Some(id) = open.pop() {
            let waits = |entry: &Node| matches!(entry, Node::Text(entry) if entry.as_str() == id);
            for item in self.items() {
                if list_in(item, "after").iter().any(waits)
                    && let Some(id) = text_in(item, "id")
                    && found.insert(id.to_owned())
                {
                    open.push(id);
                }
            }
        }
        found
    }
}

/// The ids of those among some items for which one of them waits, be it over others of them.
fn waited_for(items: &[Node], item: &Node) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![item];
    while let Some(item) = open.pop() {
        for entry in list_in(item, "after") {
            let named =
                |it: &&Node| matches!(entry, Node::Text(id) if text_in(it, "id") == Some(id));
            if let Some(other) = items.iter().find(named)
                && let Some(id) = text_in(other, "id")
                && found.insert(id.to_owned())
            {
                open.push(other);
            }
        }
    }
    found
}
