//! Rows become drafts of items: with ids, with who works on them, with what they refer to, and judged by the rules of a
//! scenario, together with all that is there already.

use std::collections::{BTreeMap, BTreeSet};

use super::column::Column;
use super::item::{self, Cells};
use super::reference::{Reference, Target, Targets};
use super::table::Record;
use super::{CellProblem, Draft, Pasting, Proposal, RowFault, Worker, number};
use crate::document::node::{list, put, text, text_in};
use crate::document::{Document, identity};
use crate::reading::{Node, closest};
use crate::scenario::{ITEMS, ROLES};

impl Document {
    /// The document with these items, their roles made. None: it cannot have items.
    pub(super) fn with_drafts(&self, drafts: &[&Draft], replaces: bool) -> Option<Self> {
        let mut document = self.clone();
        let mut made: BTreeMap<&str, String> = BTreeMap::new();
        for draft in drafts {
            if let Worker::New(name) = &draft.worker
                && !made.contains_key(name.as_str())
            {
                let of_it = drafts.iter().filter(|it| it.worker == draft.worker);
                let people = of_it.map(|it| item::crew(&it.item)).fold(1.0, f64::max);
                let place = document.add_role(name)?;
                let path = format!("team.roles[{place}]");
                document.set(&format!("{path}.people"), Node::Number(people));
                made.insert(name, document.text_at(&format!("{path}.id")));
            }
        }
        let mut items = if replaces {
            Vec::new()
        } else {
            document.items().to_vec()
        };
        for draft in drafts {
            let mut item = draft.item.clone();
            let role = match &draft.worker {
                Worker::Known(id) => id,
                Worker::New(name) => &made[name.as_str()],
            };
            put(&mut item, "role", text(role));
            items.push(item);
        }
        document.set("items", list(items)).then_some(document)
    }
}

/// Rows on their way to items.
pub(super) struct Drafting<'a> {
    document: &'a Document,
    pasting: &'a Pasting,
    proposal: &'a mut Proposal,
    /// What is there and stays.
    items: &'a [Node],
}

impl<'a> Drafting<'a> {
    pub(super) fn new(
        document: &'a Document,
        pasting: &'a Pasting,
        proposal: &'a mut Proposal,
    ) -> Self {
        let items = if pasting.replaces {
            &[]
        } else {
            document.items()
        };
        Self {
            document,
            pasting,
            proposal,
            items,
        }
    }

    pub(super) fn draft(mut self, records: &[Record]) {
        let headings = &self.proposal.columns;
        let columns: Vec<Option<Column>> = headings.iter().map(|it| it.column).collect();
        let in_percent: Vec<bool> = headings.iter().map(|it| it.title.contains('%')).collect();
        let mark = number::mark(records.iter().flat_map(|record| {
            let cells = record.cells.iter().zip(&columns);
            let numbers = cells.filter(|(_, column)| column.is_some_and(Column::is_number));
            numbers.map(|(cell, _)| cell.trim_end_matches('%'))
        }));
        let mut rows: Vec<Cells<'_>> = records
            .iter()
            .map(|record| Cells::new(record, &columns, &in_percent, mark))
            .collect();
        let beyond: Vec<usize> = (0..headings.len())
            .filter(|&it| headings[it].is_beyond)
            .collect();
        for cells in &mut rows {
            beyond.iter().for_each(|&place| cells.refuse_beyond(place));
        }
        let ids = self.ids(records, &mut rows);
        let named: Vec<_> = records
            .iter()
            .zip(&rows)
            .map(|(record, cells)| {
                let (id, name) = (cells.words(Column::Id), cells.words(Column::Name));
                (record.row, id, name.or(id).unwrap_or_default())
            })
            .collect();
        let targets = Targets::new(self.items, &named);
        let room = ITEMS.saturating_sub(self.items.len());
        for (place, ((record, cells), id)) in records.iter().zip(&mut rows).zip(ids).enumerate() {
            if record.is_open {
                cells.refuse(None, RowFault::OpenQuotation);
            }
            if place >= room {
                cells.refuse(None, RowFault::NoRoom { most: ITEMS });
            }
            let draft = Draft {
                item: cells.item(&id),
                id,
                worker: self.worker(cells),
                references: references(&targets, cells),
            };
            self.proposal.drafts.push(draft);
        }
        self.refer();
        self.judge(&mut rows, room);
        self.proposal.tries_once = !columns.contains(&Some(Column::MaxAttempts))
            && rows.iter().any(|it| it.words(Column::Success).is_some());
        for cells in rows {
            self.proposal.problems.extend(cells.problems);
            self.proposal.respelled.extend(cells.respelled);
        }
        self.proposal.problems.sort_by_key(|it| (it.row, it.column));
    }

    /// The ids of the rows: their own, or new ones.
    fn ids(&self, records: &[Record], rows: &mut [Cells<'_>]) -> Vec<String> {
        let there = self.items.iter().filter_map(|it| text_in(it, "id"));
        let mut taken: BTreeSet<String> = there.map(str::to_owned).collect();
        let mut own: BTreeMap<&str, usize> = BTreeMap::new();
        let mut ids: Vec<Option<String>> = Vec::new();
        for (record, cells) in records.iter().zip(&mut *rows) {
            let Some(id) = cells.words(Column::Id) else {
                ids.push(None);
                continue;
            };
            let first = own.get(id).copied();
            let is_taken = taken.contains(id);
            let fault = match first {
                Some(first) => Some(RowFault::RepeatedId {
                    id: id.to_owned(),
                    first,
                }),
                None if is_taken => Some(RowFault::TakenId { id: id.to_owned() }),
                None => None,
            };
            let is_free = fault.is_none();
            if let Some(fault) = fault {
                cells.refuse(Some(Column::Id), fault);
            } else {
                own.insert(id, record.row);
                taken.insert(id.to_owned());
            }
            ids.push(is_free.then(|| id.to_owned()));
        }
        let mut new = identity::Ids::beside(taken);
        let ids = ids.into_iter().zip(rows);
        ids.map(|(id, cells)| {
            id.unwrap_or_else(|| {
                let name = cells.words(Column::Name).unwrap_or_default();
                new.make(name, "item")
            })
        })
        .collect()
    }

    /// Who works on a row: the first role where it does not say.
    fn worker(&mut self, cells: &mut Cells<'_>) -> Worker {
        let roles = self.document.roles();
        let first = || {
            roles
                .first()
                .and_then(|it| text_in(it, "id"))
                .unwrap_or_default()
        };
        let Some(name) = cells.words(Column::Role) else {
            return Worker::Known(first().to_owned());
        };
        let small = name.to_lowercase();
        let is_called = |role: &&Node| {
            let called =
                |key: &str| text_in(role, key).is_some_and(|it| it.to_lowercase() == small);
            called("id") || called("name")
        };
        if let Some(id) = roles
            .iter()
            .find(is_called)
            .and_then(|it| text_in(it, "id"))
        {
            return Worker::Known(id.to_owned());
        }
        let unknown = &mut self.proposal.unknown_roles;
        let known = unknown.iter().find(|it| it.to_lowercase() == small);
        let spelled = known.cloned().unwrap_or_else(|| {
            unknown.push(name.to_owned());
            name.to_owned()
        });
        let is_made = self.pasting.new_roles.contains(&spelled);
        let others = unknown
            .iter()
            .filter(|it| **it != spelled && self.pasting.new_roles.contains(*it));
        let has_room = roles.len() + others.count() < ROLES;
        if is_made && has_room {
            return Worker::New(spelled);
        }
        let names = roles.iter().filter_map(|it| text_in(it, "name"));
        let closest = closest(name, names).map(str::to_owned);
        let name = spelled;
        let fault = if !has_room && (is_made || closest.is_none()) {
            let most = ROLES;
            RowFault::NoRoomForRole { name, most }
        } else {
            RowFault::NoSuchRole { name, closest }
        };
        cells.refuse(Some(Column::Role), fault);
        Worker::Known(first().to_owned())
    }

    /// Puts the ids of what they refer to into the items.
    fn refer(&mut self) {
        let ids: Vec<String> = self
            .proposal
            .drafts
            .iter()
            .map(|it| it.id.clone())
            .collect();
        for draft in &mut self.proposal.drafts {
            for (column, references) in &draft.references {
                let id = |reference: &Reference| match &reference.target {
                    Target::Item(id) => text(id),
                    Target::Row(place) => text(&ids[*place]),
                };
                let ids = references.iter().map(id).collect();
                put(&mut draft.item, column.field(), list(ids));
            }
        }
    }

    /// Asks the rules of a scenario about all rows, and then again about those that are good, until all of these are.
    fn judge(&mut self, rows: &mut [Cells<'_>], room: usize) {
        let mut places: Vec<usize> = (0..rows.len().min(room)).collect();
        loop {
            let found = self.problems(&places, rows);
            self.hold_back(rows);
            let good = places.iter().filter(|&&it| rows[it].problems.is_empty());
            let good: Vec<usize> = good.copied().collect();
            let is_settled = !found && good.len() == places.len();
            places = good;
            if is_settled || places.is_empty() {
                break;
            }
        }
        for (row, cells) in self.proposal.rows.iter_mut().zip(rows) {
            row.is_good = cells.problems.is_empty();
        }
    }

    /// Notes what the rules say of these rows together. Whether they say anything new.
    fn problems(&self, places: &[usize], rows: &mut [Cells<'_>]) -> bool {
        let drafts: Vec<&Draft> = places.iter().map(|&it| &self.proposal.drafts[it]).collect();
        let Some(document) = self.document.with_drafts(&drafts, self.pasting.replaces) else {
            return false;
        };
        let mut found = false;
        for problem in document.validate().err().unwrap_or_default() {
            let Some((index, field)) = place_in_items(&problem.path) else {
                continue;
            };
            let place = index
                .checked_sub(self.items.len())
                .and_then(|it| places.get(it));
            let Some(&place) = place else {
                continue;
            };
            let cells = &mut rows[place];
            let column = cells.column_of(field);
            // What is known of a cell is more exact.
            if column.is_some_and(|it| cells.is_refused(it)) || self.is_of_role(column, cells) {
                continue;
            }
            let there = column.and_then(|it| cells.place(it));
            let is_known = |it: &CellProblem| it.column == there && there.is_none();
            if !cells.problems.iter().any(is_known) {
                cells.refuse_by_rule(column, problem);
                found = true;
            }
        }
        found
    }

    /// Whether a problem with the crew comes of a role that is not known.
    fn is_of_role(&self, column: Option<Column>, cells: &Cells<'_>) -> bool {
        column == Some(Column::Crew) && cells.is_refused(Column::Role)
    }

    /// A row that refers to one that is not right stays with it.
    fn hold_back(&self, rows: &mut [Cells<'_>]) {
        loop {
            let mut held = None;
            for (place, draft) in self.proposal.drafts.iter().enumerate() {
                let waits = draft.references.iter().find_map(|(column, references)| {
                    let bad = references.iter().find_map(|it| match it.target {
                        Target::Row(other) if other != place => {
                            (!rows[other].problems.is_empty()).then_some(other)
                        }
                        _ => None,
                    });
                    bad.map(|it| (*column, it))
                });
                if let Some((column, other)) = waits.filter(|_| rows[place].problems.is_empty()) {
                    held = Some((place, column, self.proposal.rows[other].number));
                    break;
                }
            }
            let Some((place, column, row)) = held else {
                break;
            };
            rows[place].refuse(Some(column), RowFault::RowNotRight { row });
        }
    }
}

fn references(targets: &Targets<'_>, cells: &mut Cells<'_>) -> Vec<(Column, Vec<Reference>)> {
    let mut found = Vec::new();
    for column in [Column::After, Column::Redo] {
        if let Some(words) = cells.words(column) {
            match targets.of_cell(words) {
                Ok(references) => found.push((column, references)),
                Err(fault) => cells.refuse(Some(column), fault),
            }
        }
    }
    found
}

/// The place of the item and the path in it that a path leads to.
fn place_in_items(path: &str) -> Option<(usize, &str)> {
    let (index, field) = path.strip_prefix("items[")?.split_once(']')?;
    Some((
        index.parse().ok()?,
        field.strip_prefix('.').unwrap_or(field),
    ))
}
