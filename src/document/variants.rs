//! What is compared: a choice among the ready-made variants and those that stand in the document.

use std::rc::Rc;

use super::Document;
use super::node::number_in;
use crate::preset::ready_made;
use crate::reading::Node;
use crate::scenario::VARIANTS;

/// Where the variants stand.
const VARIANTS_PATH: &str = "processes";

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
        let people = self
            .roles()
            .iter()
            .filter_map(|role| number_in(role, "people"));
        let people = people.sum::<f64>().round();
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
}
