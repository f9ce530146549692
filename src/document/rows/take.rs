//! Taking the rows that are right: the others stay as text, what they refer to as it was meant.

use std::collections::BTreeMap;

use super::column::Column;
use super::reference::Target;
use super::{Draft, Pasting, Proposal, Separator, table};
use crate::document::Document;

/// What came of taking rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// The document with the items.
    pub document: Document,
    /// How many items came in.
    pub count: usize,
    /// Where the first of them stands.
    pub first: usize,
    /// What stays to be mended; an empty text where nothing does.
    pub left: Pasting,
}

impl Proposal {
    /// How many rows can be taken.
    #[must_use]
    pub fn good(&self) -> usize {
        self.rows.iter().filter(|row| row.is_good).count()
    }

    /// Takes the rows that are right into the document for which this was proposed. None: there are none.
    #[must_use]
    pub fn take(&self, document: &Document, pasting: &Pasting) -> Option<Taken> {
        let drafts = self.drafts.iter().zip(&self.rows);
        let good: Vec<&Draft> = drafts
            .filter(|(_, row)| row.is_good)
            .map(|(draft, _)| draft)
            .collect();
        if good.is_empty() {
            return None;
        }
        let taken = document.with_drafts(&good, pasting.replaces)?;
        Some(Taken {
            first: taken.items().len() - good.len(),
            count: good.len(),
            document: taken,
            left: self.left(pasting),
        })
    }

    /// What stays: the titles and the rows that are not right. With the first rows, the others follow those.
    fn left(&self, pasting: &Pasting) -> Pasting {
        let stays = self.rows.iter().zip(&self.drafts).enumerate();
        let stays: Vec<_> = stays.filter(|(_, (row, _))| !row.is_good).collect();
        let Some(separator) = self.separator.filter(|_| !stays.is_empty()) else {
            return Pasting::default();
        };
        let first = 1 + usize::from(self.has_header);
        // Place → number of the row from now on.
        let numbers = stays.iter().enumerate();
        let numbers: BTreeMap<usize, usize> = numbers
            .map(|(nth, (place, _))| (*place, first + nth))
            .collect();
        let header = self.header.clone().map(|it| pasting.text[it].to_owned());
        let rows = stays.into_iter().map(|(place, (row, draft))| {
            self.rewritten(place, draft, &numbers, separator)
                .unwrap_or_else(|| pasting.text[row.source.clone()].to_owned())
        });
        let lines: Vec<String> = header.into_iter().chain(rows).collect();
        Pasting {
            text: lines.join("\n"),
            separator: Some(separator),
            has_header: Some(self.has_header),
            columns: self.meanings(),
            replaces: false,
            new_roles: pasting.new_roles.clone(),
        }
    }

    /// What the columns mean, also where the rows by which that was found are gone.
    fn meanings(&self) -> BTreeMap<usize, Option<Column>> {
        let columns = self.columns.iter().enumerate();
        let said = columns.filter(|(_, it)| !it.is_beyond);
        said.map(|(place, it)| (place, it.column)).collect()
    }

    /// A row whose references by number mean the same rows as before; none where it has no such references.
    fn rewritten(
        &self,
        place: usize,
        draft: &Draft,
        numbers: &BTreeMap<usize, usize>,
        separator: Separator,
    ) -> Option<String> {
        let by_number = |it: &super::Reference| it.is_row_number;
        let mut cells = None;
        for (column, references) in &draft.references {
            if !references.iter().any(by_number) {
                continue;
            }
            let written: Vec<String> = references
                .iter()
                .map(|it| match &it.target {
                    Target::Row(other) if it.is_row_number => {
                        let number = numbers.get(other).map(usize::to_string);
                        number.unwrap_or_else(|| self.drafts[*other].id.clone())
                    }
                    _ => it.written.clone(),
                })
                .collect();
            let at = self
                .columns
                .iter()
                .position(|it| it.column == Some(*column))?;
            let cells = cells.get_or_insert_with(|| self.rows[place].cells.clone());
            cells[at] = written.join("; ");
        }
        Some(table::write(&cells?, separator))
    }
}
