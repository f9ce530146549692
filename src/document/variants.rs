//! What is compared: the ready-made variants, and those that stand in the document. Its own are added, copied, moved and
//! removed; the rules of each are fields like all others.

use std::rc::Rc;

use super::Document;
use super::backlog::cut;
use super::identity::new_id_within;
use super::node::{field, number_in, put, text, text_in};
use crate::preset::{READY_MADE, ready_made};
use crate::reading::{Node, key_path};
use crate::scenario::{VARIANT_ID_CHARACTERS, VARIANTS};
use crate::simulation::process::Rules;

/// Where the variants stand.
const VARIANTS_PATH: &str = "processes";

/// The rule of Data Driven Scrum that says whether iterations may overlap.
const OPEN_ITERATIONS: &str = "open_iterations";

/// The path of a variant.
#[must_use]
pub fn variant_path(id: &str) -> String {
    key_path(VARIANTS_PATH, id)
}

impl Document {
    /// The ids of the variants, in their order.
    #[must_use]
    pub fn variants(&self) -> Vec<&str> {
        match self.get(VARIANTS_PATH) {
            Some(Node::Object(variants)) => variants.iter().map(|(id, _)| id.as_str()).collect(),
            _ => Vec::new(),
        }
    }

    /// Compares these variants, 1 to 5 of them: those that stand in the document as they are, the others ready-made for
    /// its team. False: they are too few or too many, one is given twice, or there is no such variant, and nothing changed.
    ///
    /// Stage gates need the items in the order of their phases: where they are not, that is a problem of the items.
    pub fn compare(&mut self, ids: &[&str]) -> bool {
        let is_twice = |place: usize| ids[..place].contains(&ids[place]);
        if !(1..=VARIANTS).contains(&ids.len()) || (0..ids.len()).any(is_twice) {
            return false;
        }
        let people = self.people();
        let standing = match self.get(VARIANTS_PATH) {
            Some(Node::Object(variants)) => Rc::clone(variants),
            _ => Rc::default(),
        };
        let variant = |id: &&str| {
            let known = standing.iter().find(|(known, _)| known == id);
            let variant = known.map(|(_, variant)| variant.clone());
            Some((
                (*id).to_owned(),
                variant.or_else(|| ready_made(id, people))?,
            ))
        };
        match ids.iter().map(variant).collect::<Option<Vec<_>>>() {
            Some(variants) => self.set(VARIANTS_PATH, Node::Object(Rc::new(variants))),
            None => false,
        }
    }

    /// Which process a variant is of: what it says, or else its id; none: neither is a process.
    #[must_use]
    pub fn process_of(&self, id: &str) -> Option<&'static str> {
        let said = self
            .get(&variant_path(id))
            .map(|it| text_in(it, "process"))?;
        let said = said.unwrap_or(id);
        Rules::names().iter().copied().find(|it| *it == said)
    }

    /// Adds a ready-made variant for its team as the last one. False: there is no such one, it is there, or there are
    /// as many as there may be.
    pub fn add_ready_made(&mut self, id: &str) -> bool {
        let place = self.variants().len();
        let variant = ready_made(id, self.people());
        variant.is_some_and(|variant| self.insert_variant(place, id, variant))
    }

    /// Adds a copy of a variant behind it under a new name, and gives the id of the copy. None: there is no such variant,
    /// or there are as many as there may be.
    pub fn copy_variant(&mut self, id: &str, name: &str) -> Option<String> {
        let mut variant = self.get(&variant_path(id))?.clone();
        if text_in(&variant, "process").is_none() {
            put(&mut variant, "process", text(id));
        }
        put(&mut variant, "name", text(&cut(name)));
        let place = self.variants().iter().position(|it| *it == id)? + 1;
        // A ready-made one may still join under its own id.
        let is_taken = |id: &str| self.variants().contains(&id) || READY_MADE.contains(&id);
        let copy = new_id_within(VARIANT_ID_CHARACTERS, id, "variant", is_taken);
        self.insert_variant(place, &copy, variant).then_some(copy)
    }

    /// Takes a variant out. False: there is no such variant, or no other one.
    pub fn remove_variant(&mut self, id: &str) -> bool {
        self.variants().len() > 1 && self.remove(&variant_path(id))
    }

    /// Moves a variant to another place among them. False: there is no such variant or place.
    pub fn move_variant(&mut self, id: &str, to: usize) -> bool {
        let Some(Node::Object(variants)) = self.get(VARIANTS_PATH) else {
            return false;
        };
        let mut variants = variants.to_vec();
        let from = variants.iter().position(|(known, _)| known == id);
        let Some(from) = from.filter(|_| to < variants.len()) else {
            return false;
        };
        let variant = variants.remove(from);
        variants.insert(to, variant);
        self.set(VARIANTS_PATH, Node::Object(variants.into()))
    }

    /// Gives a variant the rules that stand ready under its id. False: none do.
    pub fn restore_variant(&mut self, id: &str) -> bool {
        let variant = ready_made(id, self.people());
        variant.is_some_and(|variant| self.set(&variant_path(id), variant))
    }

    /// Makes a variant one of another process, with that one's ready-made rules for its team, but for those that it has
    /// already. It keeps its name, unless that is a ready-made one. False: there is no such variant, or no such process.
    pub fn set_process(&mut self, id: &str, process: &str) -> bool {
        let path = variant_path(id);
        let ready = ready_made(process, self.people());
        let Some((own, mut variant)) = self.get(&path).zip(ready) else {
            return false;
        };
        let names = READY_MADE.map(|id| ready_made(id, 0.0));
        let names: Vec<&str> = names
            .iter()
            .flatten()
            .filter_map(|it| text_in(it, "name"))
            .collect();
        let name = text_in(own, "name").filter(|name| !names.contains(name));
        let kept = match (own, &variant) {
            (Node::Object(own), Node::Object(rules)) => {
                let is_rule = |key: &str| rules.iter().any(|(rule, _)| rule == key);
                own.iter()
                    .filter(|(key, _)| key != "name" && is_rule(key))
                    .cloned()
                    .collect()
            }
            _ => Vec::new(),
        };
        let name = name.map(|name| ("name".to_owned(), text(name)));
        for (key, value) in kept.into_iter().chain(name) {
            put(&mut variant, &key, value);
        }
        put(&mut variant, "process", text(process));
        self.set(&path, variant)
    }

    /// Whether a variant is called as the ready-made one of its id, and is another reading: what is chosen or ticked in its
    /// rules differs, or whether iterations may overlap. Lengths and numbers make no other reading.
    #[must_use]
    pub fn is_other_reading(&self, id: &str) -> bool {
        let Some((own, ready)) = self.get(&variant_path(id)).zip(ready_made(id, 0.0)) else {
            return false;
        };
        let is_same = |(key, value): &(String, Node)| match (value, field(own, key)) {
            (Node::Number(one), Some(Node::Number(other))) if key == OPEN_ITERATIONS => {
                (*one > 1.0) == (*other > 1.0)
            }
            (Node::Number(_), _) => true,
            (value, stands) => stands == Some(value),
        };
        let is_same = match &ready {
            Node::Object(fields) => fields.iter().all(is_same),
            _ => true,
        };
        text_in(own, "name") == text_in(&ready, "name") && !is_same
    }

    fn insert_variant(&mut self, place: usize, id: &str, variant: Node) -> bool {
        let mut variants = match self.get(VARIANTS_PATH) {
            Some(Node::Object(variants)) => variants.to_vec(),
            _ => Vec::new(),
        };
        if variants.len() >= VARIANTS || variants.iter().any(|(known, _)| known == id) {
            return false;
        }
        variants.insert(place.min(variants.len()), (id.to_owned(), variant));
        self.set(VARIANTS_PATH, Node::Object(variants.into()))
    }

    /// How many people there are in all.
    fn people(&self) -> f64 {
        let roles = self.roles().iter();
        let people = roles.filter_map(|role| number_in(role, "people"));
        people.sum::<f64>().round()
    }
}
