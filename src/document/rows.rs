//! Rows of a spreadsheet as items: what was pasted becomes a [`Proposal`], and what of it is right can be taken.
//!
//! ```text
//! text ─ separator ─→ rows ─ titles ─→ columns ─→ items ─ rules of a scenario ─→ good rows, and problems by row and column
//! ```
//!
//! Rows are counted as the text has them, from 1 and with its titles, as a spreadsheet does from its first row. Rows that are right
//! can be taken while others stay in the text with what is wrong with them; a row that waits for one that stays, stays
//! too. So nothing is lost, and no reference leads nowhere.
//!
//! Architecture invariant: what an item may be is said by the rules of a scenario alone; what stands here only says what a
//! cell means.

mod column;
mod item;
mod number;
mod reference;
mod table;
mod take;

use std::collections::{BTreeMap, BTreeSet};

use super::node::{list, put, text, text_in};
use super::{Document, identity};
use crate::reading::{DOCUMENT_BYTES_LIMIT, Node, Problem, closest};
use crate::scenario::{ITEMS, ROLES};

pub use column::Column;
pub use table::Separator;
pub use take::Taken;

use item::Cells;
use reference::{Reference, Target, Targets};
use table::Record;

/// What somebody pasted, and what they said about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pasting {
    /// The text.
    pub text: String,
    /// What separates its cells; none: what it looks like.
    pub separator: Option<Separator>,
    /// Whether its first row has titles; none: whether it looks like it.
    pub has_header: Option<bool>,
    /// What columns mean, by their places, where that was said; none: nothing.
    pub columns: BTreeMap<usize, Option<Column>>,
    /// Whether the items replace those that are there.
    pub replaces: bool,
    /// Roles that are to be made, by their names as they are written in the text.
    pub new_roles: BTreeSet<String>,
}

/// What a text comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proposal {
    /// Why nothing of it can be taken.
    pub refusal: Option<Refusal>,
    /// What separates its cells.
    pub separator: Option<Separator>,
    /// Its columns.
    pub columns: Vec<Heading>,
    /// Whether its first row has titles.
    pub has_header: bool,
    /// Its rows but for the titles and empty ones.
    pub rows: Vec<Row>,
    /// What is wrong, in the order of the rows.
    pub problems: Vec<CellProblem>,
    /// Roles that are named and are not there, in the order of the rows.
    pub unknown_roles: Vec<String>,
    /// Numbers that are written in another way than this program writes them.
    pub respelled: Vec<Respelled>,
    /// Some items may fail, and no column says how often they may be tried.
    pub tries_once: bool,
    header: Option<std::ops::Range<usize>>,
    drafts: Vec<Draft>,
}

/// Why nothing of a text can be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is too long.
    TooLarge {
        /// Its length. [bytes]
        bytes: usize,
        /// The greatest length allowed. [bytes]
        most: usize,
    },
    /// No column has the names of the items, or their ids.
    NoNames,
    /// What is edited is no scenario that could have items.
    NoBacklog,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// What stands above it; empty where nothing does.
    pub title: String,
    /// What it means; none: it is not used.
    pub column: Option<Column>,
}

/// A row that may become an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which row of the text it is, from 1.
    pub number: usize,
    /// What stands in it.
    pub cells: Vec<String>,
    /// Where in the text it stands. [bytes]
    pub source: std::ops::Range<usize>,
    /// Whether it can be taken.
    pub is_good: bool,
}

/// What is wrong with a cell, or with a row.
#[derive(Clone, Debug, PartialEq)]
pub struct CellProblem {
    /// The row, from 1.
    pub row: usize,
    /// The place of the column; none: the row as a whole is meant.
    pub column: Option<usize>,
    /// Which rule is broken.
    pub fault: RowFault,
}

/// The rule that is broken.
#[derive(Clone, Debug, PartialEq)]
pub enum RowFault {
    /// One of the rules of a scenario.
    Rule(Problem),
    /// A number that can be read in two ways.
    Unclear {
        /// As it is written.
        text: String,
        /// If a fraction stands behind the sign.
        fraction: f64,
        /// If the sign sets thousands apart.
        thousands: f64,
    },
    /// There is no role of this name.
    NoSuchRole {
        /// The name.
        name: String,
        /// The role that was probably meant.
        closest: Option<String>,
    },
    /// There is no item, and no row, of this id, name or number.
    NoSuchItem {
        /// As it is written.
        text: String,
        /// What was probably meant.
        closest: Option<String>,
    },
    /// Several items have this name.
    SeveralItems {
        /// The name.
        name: String,
    },
    /// It refers to a row that cannot be taken.
    RowNotRight {
        /// That row, from 1.
        row: usize,
    },
    /// An item of this id is there already.
    TakenId {
        /// The id.
        id: String,
    },
    /// Another row has this id.
    RepeatedId {
        /// The id.
        id: String,
        /// That row, from 1.
        first: usize,
    },
    /// The backlog is full.
    NoRoom {
        /// How many items there can be.
        most: usize,
    },
    /// A quotation mark is opened and never closed.
    OpenQuotation,
}

/// A number that is written in another way than this program writes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Respelled {
    /// The row, from 1.
    pub row: usize,
    /// As it is written.
    pub text: String,
    /// As it is understood.
    pub number: f64,
}

/// Who works on the item of a row.
#[derive(Clone, Debug, PartialEq)]
enum Worker {
    /// A role that is there, by its id.
    Known(String),
    /// One that is to be made, by its name.
    New(String),
}

/// A row as an item that is not in the backlog yet.
#[derive(Clone, Debug, PartialEq)]
struct Draft {
    item: Node,
    id: String,
    worker: Worker,
    references: Vec<(Column, Vec<Reference>)>,
}

impl Document {
    /// What a pasted text comes to as items of this document.
    #[must_use]
    pub fn propose(&self, pasting: &Pasting) -> Proposal {
        let bytes = pasting.text.len();
        if bytes > DOCUMENT_BYTES_LIMIT {
            let most = DOCUMENT_BYTES_LIMIT;
            return refused(Refusal::TooLarge { bytes, most });
        }
        if pasting.text.trim().is_empty() {
            return Proposal::default();
        }
        if !self.clone().set("items", list(Vec::new())) {
            return refused(Refusal::NoBacklog);
        }
        let separator = pasting.separator;
        let separator = separator.unwrap_or_else(|| Separator::detect(&pasting.text));
        let mut records = table::read(&pasting.text, separator, usize::MAX);
        let looks_like_it = || {
            records
                .first()
                .is_some_and(|it| column::is_header(&it.cells))
        };
        let has_header = pasting.has_header.unwrap_or_else(looks_like_it) && !records.is_empty();
        let header = has_header.then(|| records.remove(0));
        let columns = headings(pasting, header.as_ref(), &records);
        let mut proposal = Proposal {
            separator: Some(separator),
            columns,
            has_header,
            header: header.map(|it| it.source),
            ..Proposal::default()
        };
        let is_named = |it: &Heading| matches!(it.column, Some(Column::Name | Column::Id));
        if !proposal.columns.iter().any(is_named) {
            proposal.refusal = Some(Refusal::NoNames);
        }
        let row = |record: &Record| Row {
            number: record.row,
            cells: record.cells.clone(),
            source: record.source.clone(),
            is_good: false,
        };
        proposal.rows = records.iter().map(row).collect();
        if proposal.refusal.is_none() {
            Drafting::new(self, pasting, &mut proposal).draft(&records);
        }
        proposal
    }

    /// The document with these items, their roles made. None: it cannot have items.
    fn with_drafts(&self, drafts: &[&Draft], replaces: bool) -> Option<Self> {
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

fn refused(refusal: Refusal) -> Proposal {
    Proposal {
        refusal: Some(refusal),
        ..Proposal::default()
    }
}

/// What the columns mean: what was said counts more than what stands above or in them.
fn headings(pasting: &Pasting, header: Option<&Record>, records: &[Record]) -> Vec<Heading> {
    let widths = header
        .iter()
        .copied()
        .chain(records)
        .map(|it| it.cells.len());
    let width = widths.max().unwrap_or_default();
    let mut meanings = match header {
        Some(header) => column::titled(&header.cells),
        None => {
            let rows: Vec<&[String]> = records.iter().map(|it| it.cells.as_slice()).collect();
            column::guessed(&rows, width)
        }
    };
    meanings.resize(width, None);
    for (&place, &said) in pasting.columns.range(..width) {
        for meaning in &mut meanings {
            if said.is_some() && *meaning == said {
                *meaning = None;
            }
        }
        meanings[place] = said;
    }
    let title = |place: usize| header.and_then(|it| it.cells.get(place)).cloned();
    let heading = |(place, column)| Heading {
        title: title(place).unwrap_or_default(),
        column,
    };
    meanings.into_iter().enumerate().map(heading).collect()
}

/// Rows on their way to items.
struct Drafting<'a> {
    document: &'a Document,
    pasting: &'a Pasting,
    proposal: &'a mut Proposal,
    /// What is there and stays.
    items: &'a [Node],
}

impl<'a> Drafting<'a> {
    fn new(document: &'a Document, pasting: &'a Pasting, proposal: &'a mut Proposal) -> Self {
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

    fn draft(mut self, records: &[Record]) {
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
        let ids = ids.into_iter().zip(rows);
        ids.map(|(id, cells)| {
            id.unwrap_or_else(|| {
                let name = cells.words(Column::Name).unwrap_or_default();
                let id = identity::new_id(name, "item", |id| taken.contains(id));
                taken.insert(id.clone());
                id
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
        let made = unknown
            .iter()
            .filter(|it| self.pasting.new_roles.contains(*it));
        if is_made && roles.len() + made.count() <= ROLES {
            return Worker::New(spelled);
        }
        let names = roles.iter().filter_map(|it| text_in(it, "name"));
        let closest = closest(name, names).map(str::to_owned);
        let name = spelled;
        cells.refuse(Some(Column::Role), RowFault::NoSuchRole { name, closest });
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
                cells.refuse(column, RowFault::Rule(problem));
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
