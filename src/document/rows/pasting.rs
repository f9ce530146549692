//! How a pasted text is cut, and what of all that somebody said about it still holds once there is another one.

use std::collections::BTreeSet;

use super::table::{self, Record};
use super::{Pasting, Separator, column};

impl Pasting {
    /// Puts another text in the place of this one. Where no row is left of it, that is another sheet, and what was said about
    /// this one goes. Otherwise what was said of a column holds while the same title stands above it.
    pub fn enter(&mut self, text: String) {
        if is_other_sheet(&self.text, &text) {
            *self = Self {
                text,
                replaces: self.replaces,
                ..Self::default()
            };
            return;
        }
        let before = self.titles();
        self.text = text;
        let now = self.titles();
        if before.is_some() != now.is_some() {
            self.columns.clear();
        }
        if let Some((before, now)) = before.zip(now) {
            self.columns
                .retain(|&place, _| before.get(place) == now.get(place));
        }
    }

    /// What separates the cells: what was said, or what it looks like.
    pub(super) fn separator(&self) -> Separator {
        let said = self.separator;
        said.unwrap_or_else(|| Separator::detect(&self.text))
    }

    /// Whether the first row has titles: what was said, or what it looks like.
    pub(super) fn has_titles(&self, first: Option<&Record>) -> bool {
        let is_header = |it: &Record| {
            self.has_header
                .unwrap_or_else(|| column::is_header(&it.cells))
        };
        first.is_some_and(is_header)
    }

    /// The titles; none: no row has them.
    fn titles(&self) -> Option<Vec<String>> {
        let first = table::read(&self.text, self.separator(), 1).pop();
        let has_titles = self.has_titles(first.as_ref());
        first.filter(|_| has_titles).map(|it| it.cells)
    }
}

/// Whether two texts have no row in common. Of one row in the place of one other, nobody knows: it may have been typed on.
fn is_other_sheet(before: &str, now: &str) -> bool {
    let (before, now) = (lines(before), lines(now));
    now.is_empty() || (before.len().max(now.len()) > 1 && before.is_disjoint(&now))
}

/// The lines in which something stands.
fn lines(text: &str) -> BTreeSet<&str> {
    let lines = text.lines().map(str::trim);
    lines.filter(|it| !it.is_empty()).collect()
}
