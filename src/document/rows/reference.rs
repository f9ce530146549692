//! What the items of rows refer to: by id, by name, or by the number of a row.

use std::collections::BTreeMap;

use super::RowFault;
use crate::document::node::text_in;
use crate::reading::{Node, closest};

/// What stands between two references of a cell, besides a comma, which may also be a part of one.
const BETWEEN: [char; 3] = [';', '|', '\n'];

/// What a reference leads to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Target {
    /// An item that is there already, by its id.
    Item(String),
    /// A row, by its place among the rows.
    Row(usize),
}

/// One reference of a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reference {
    /// As it is written.
    pub(super) written: String,
    pub(super) target: Target,
    /// Whether it is the number of a row: that changes when rows go.
    pub(super) is_row_number: bool,
}

/// What has a name, however that is written.
struct Named {
    /// The name as the first of them has it.
    name: String,
    targets: Vec<Target>,
}

/// Whatever can be referred to.
pub(super) struct Targets<'a> {
    ids: BTreeMap<&'a str, Target>,
    /// By the name in small letters; rows stand before items.
    names: BTreeMap<String, Named>,
    /// The number of a row and its place.
    rows: BTreeMap<usize, usize>,
}

impl<'a> Targets<'a> {
    /// Items that are there, and rows: the number of each, its id where it has one, and its name.
    pub(super) fn new(items: &'a [Node], rows: &[(usize, Option<&'a str>, &str)]) -> Self {
        let mut targets = Self {
            ids: BTreeMap::new(),
            names: BTreeMap::new(),
            rows: BTreeMap::new(),
        };
        for (place, &(number, id, name)) in rows.iter().enumerate() {
            targets.rows.insert(number, place);
            if let Some(id) = id {
                targets.ids.entry(id).or_insert(Target::Row(place));
            }
            targets.named(name).targets.push(Target::Row(place));
        }
        for item in items {
            let Some(id) = text_in(item, "id") else {
                continue;
            };
            let item_of = || Target::Item(id.to_owned());
            targets.ids.entry(id).or_insert_with(item_of);
            let named = targets.named(text_in(item, "name").unwrap_or_default());
            // A name of a row is meant where both have it.
            if !named.targets.iter().any(|it| matches!(it, Target::Row(_))) {
                named.targets.push(item_of());
            }
        }
        targets
    }

    fn named(&mut self, name: &str) -> &mut Named {
        let named = || Named {
            name: name.to_owned(),
            targets: Vec::new(),
        };
        self.names.entry(name.to_lowercase()).or_insert_with(named)
    }

    /// What a cell refers to: one thing, or several with a comma, a semicolon or a line end between.
    pub(super) fn of_cell(&self, cell: &str) -> Result<Vec<Reference>, RowFault> {
        // A name may have all of these in it.
        if let Some(Ok(reference)) = self.known(cell.trim()) {
            return Ok(vec![reference]);
        }
        let mut references: Vec<Reference> = Vec::new();
        let mut note = |reference: Reference| {
            if references.iter().all(|it| it.target != reference.target) {
                references.push(reference);
            }
        };
        let is_there = |it: &&str| !it.is_empty();
        for part in cell.split(BETWEEN).map(str::trim).filter(is_there) {
            if let Some(Ok(reference)) = self.known(part) {
                note(reference);
                continue;
            }
            for part in part.split(',').map(str::trim).filter(is_there) {
                note(self.find(part)?);
            }
        }
        Ok(references)
    }

    /// What is called so; none: nothing.
    fn known(&self, written: &str) -> Option<Result<Reference, RowFault>> {
        let reference = |target: &Target, is_row_number| {
            Ok(Reference {
                written: written.to_owned(),
                target: target.clone(),
                is_row_number,
            })
        };
        if let Some(target) = self.ids.get(written) {
            return Some(reference(target, false));
        }
        let name = written.to_lowercase();
        match self.names.get(&name).map(|it| it.targets.as_slice()) {
            Some([target]) => return Some(reference(target, false)),
            Some([_, _, ..]) => {
                return Some(Err(RowFault::SeveralItems {
                    name: written.to_owned(),
                }));
            }
            _ => {}
        }
        let place = self.rows.get(&written.parse().ok()?)?;
        Some(reference(&Target::Row(*place), true))
    }

    /// What is called so, or what is wrong with that.
    fn find(&self, written: &str) -> Result<Reference, RowFault> {
        if let Some(known) = self.known(written) {
            return known;
        }
        let name = written.to_lowercase();
        let known = self.names.keys().map(String::as_str);
        let meant = closest(&name, known.chain(self.ids.keys().copied()));
        Err(RowFault::NoSuchItem {
            text: written.to_owned(),
            closest: meant.map(|it| {
                self.names
                    .get(it)
                    .map_or(it, |named| &named.name)
                    .to_owned()
            }),
        })
    }
}
