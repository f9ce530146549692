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
mod drafting;
mod item;
mod number;
mod pasting;
mod reference;
mod table;
mod take;

use std::collections::{BTreeMap, BTreeSet};

use super::Document;
use super::node::list;
use crate::reading::{DOCUMENT_BYTES_LIMIT, Node, Problem, Range};

pub use column::Column;
pub use table::Separator;
pub use take::Taken;

use drafting::Drafting;
use reference::Reference;
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
    /// Whether it is behind the last title and nobody said what it means: then what stands in it is a problem, or else it would be lost.
    pub is_beyond: bool,
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
    /// A share in percent that is not allowed.
    Percent {
        /// As it is written, in quotation marks where it is no number.
        written: String,
        /// The shares that are allowed, from 0 to 1.
        range: Range,
    },
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
    /// There is no role of this name, and none can be made any more.
    NoRoomForRole {
        /// The name.
        name: String,
        /// How many roles there can be.
        most: usize,
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
    /// It is behind the last title.
    BeyondTitles {
        /// As it is written.
        text: String,
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
        let separator = pasting.separator();
        let mut records = table::read(&pasting.text, separator, usize::MAX);
        let has_header = pasting.has_titles(records.first());
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
    let titles = header.map(|it| it.cells.as_slice());
    let rows: Vec<&[String]> = records.iter().map(|it| it.cells.as_slice()).collect();
    let mut meanings = column::found(titles, &rows, width);
    for (&place, &said) in pasting.columns.range(..width) {
        for meaning in &mut meanings {
            if said.is_some() && *meaning == said {
                *meaning = None;
            }
        }
        meanings[place] = said;
    }
    let title = |place: usize| titles.and_then(|it| it.get(place)).cloned();
    let is_beyond = |place: usize| {
        let is_behind = titles.is_some_and(|it| place >= it.len());
        is_behind && !pasting.columns.contains_key(&place)
    };
    let heading = |(place, column)| Heading {
        title: title(place).unwrap_or_default(),
        column,
        is_beyond: is_beyond(place),
    };
    meanings.into_iter().enumerate().map(heading).collect()
}
