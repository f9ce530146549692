//! Text of a spreadsheet as records: what separates its cells, which row each record is, and where in the text it stands.

use std::ops::Range;

use csv::{ReaderBuilder, StringRecord, WriterBuilder};

use super::column;

/// What stands between two cells of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// A tab: what spreadsheets put on the clipboard.
    Tab,
    /// A semicolon: files from where the comma is in the numbers.
    Semicolon,
    /// A comma.
    Comma,
}

/// A row that is not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Record {
    /// Which row of the text it is, from 1; empty rows count, line ends in quotation marks do not.
    pub(super) row: usize,
    /// What stands in it, without space around.
    pub(super) cells: Vec<String>,
    /// Where it stands. [bytes]
    pub(super) source: Range<usize>,
    /// Whether a quotation mark is opened in it and never closed, so that it goes on to the end of the text.
    pub(super) is_open: bool,
}

/// What precedes texts of some programs.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A line that no spreadsheet has, behind the last one: where it does not come out as a row of its own, a quotation mark
/// is still open.
const SENTINEL: &str = "\u{1}\u{2}";

/// Separators are told apart by the first so many rows.
const SAMPLE: usize = 50;

impl Separator {
    /// All of them. The earlier one is taken where two are as likely: tabs are in no text that people write, and a comma may
    /// be part of a number.
    pub const ALL: [Self; 3] = [Self::Tab, Self::Semicolon, Self::Comma];

    const fn byte(self) -> u8 {
        match self {
            Self::Tab => b'\t',
            Self::Semicolon => b';',
            Self::Comma => b',',
        }
    }

    /// The one that gives the most columns names that are known, and then the one by which the most rows, more than half, are as
    /// long as the first.
    pub(super) fn detect(text: &str) -> Self {
        let likeness = |separator: Self| {
            let records = read(text, separator, SAMPLE);
            let width = |record: &Record| record.cells.len();
            let first = records.first().filter(|it| width(it) > 1);
            let known = first.map_or(0, |it| column::known(&it.cells));
            let alike = records
                .iter()
                .filter(|it| Some(width(it)) == first.map(width));
            let alike = alike.count();
            if known == 0 && 2 * alike <= records.len() {
                // A comma in the name of an item parts nothing.
                return (0, 0);
            }
            // As many of a sample as are alike, so that shares compare exactly.
            (known, alike * SAMPLE / records.len().max(1))
        };
        let mut best = (Self::Tab, likeness(Self::Tab));
        for separator in [Self::Semicolon, Self::Comma] {
            let likeness = likeness(separator);
            if likeness > best.1 {
                best = (separator, likeness);
            }
        }
        best.0
    }
}

/// The rows of a text that are not empty, at most so many.
pub(super) fn read(text: &str, separator: Separator, most: usize) -> Vec<Record> {
    let start = text.len() - text.trim_start_matches(BYTE_ORDER_MARK).len();
    let closed = format!("{}\n{SENTINEL}", &text[start..]);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator.byte())
        .from_reader(closed.as_bytes());
    let mut records: Vec<Record> = Vec::new();
    let mut record = StringRecord::new();
    let mut row = 0;
    // It cannot fail: it reads from memory what is UTF-8.
    while records.len() < most && matches!(reader.read_record(&mut record), Ok(true)) {
        let from = place(record.position());
        let (skipped, empty_rows) = line_ends(&closed, from);
        row += empty_rows + 1;
        let to = place(Some(reader.position()));
        let is_open = to >= closed.len() && !record.is_empty() && &record[0] != SENTINEL;
        let source = closed[from + skipped..to.min(closed.len())]
            .trim_end_matches(SENTINEL)
            .trim_end_matches(['\r', '\n']);
        let cell = |cell: &str| cell.trim_end_matches(SENTINEL).trim().to_owned();
        let cells: Vec<String> = record.iter().map(cell).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            let begin = start + from + skipped;
            records.push(Record {
                row,
                cells,
                source: begin..begin + source.len(),
                is_open,
            });
        }
    }
    records
}

/// One row as text.
pub(super) fn write(cells: &[String], separator: Separator) -> String {
    let mut writer = WriterBuilder::new()
        .delimiter(separator.byte())
        .flexible(true)
        .from_writer(Vec::new());
    // It cannot fail: it writes to memory.
    let _ = writer.write_record(cells);
    let bytes = writer.into_inner().unwrap_or_default();
    let line = String::from_utf8(bytes).unwrap_or_default();
    line.trim_end_matches(['\r', '\n']).to_owned()
}

fn place(position: Option<&csv::Position>) -> usize {
    let byte = position.map_or(0, csv::Position::byte);
    usize::try_from(byte).unwrap_or(usize::MAX)
}

/// How many bytes of line ends a text has at a place, and how many empty rows they are: not the end of the row before.
fn line_ends(text: &str, place: usize) -> (usize, usize) {
    let rest = &text[place..];
    let ends = &rest[..rest.len() - rest.trim_start_matches(['\r', '\n']).len()];
    let is_rest = text[..place].ends_with('\r') && ends.starts_with('\n');
    let own = &ends[usize::from(is_rest)..];
    (ends.len(), own.replace("\r\n", "\n").len())
}

#[cfg(test)]
mod tests {
    use super::{Separator, read, write};

    fn rows(text: &str, separator: Separator) -> Vec<(usize, Vec<String>, String, bool)> {
        let records = read(text, separator, usize::MAX);
        let row = |it: super::Record| (it.row, it.cells, text[it.source].to_owned(), it.is_open);
        records.into_iter().map(row).collect()
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        let check = |text: &str, expected: &[(usize, &[&str], &str)]| {
            let expected: Vec<_> = expected
                .iter()
                .map(|(row, cells, source)| {
                    let cells = cells.iter().map(|&it| it.to_owned()).collect::<Vec<_>>();
                    (*row, cells, (*source).to_owned(), false)
                })
                .collect();
            assert_eq!(rows(text, Separator::Tab), expected, "{text:?}");
        };
        check("", &[]);
        check("\n\n", &[]);
        check(
            "a\tb\nc\t d ",
            &[(1, &["a", "b"], "a\tb"), (2, &["c", "d"], "c\t d ")],
        );
        check("a\r\nb\r\n", &[(1, &["a"], "a"), (2, &["b"], "b")]);
        check("a\rb\r", &[(1, &["a"], "a"), (2, &["b"], "b")]);
        check(
            "\u{feff}a\r\n\r\n\r\nb",
            &[(1, &["a"], "a"), (4, &["b"], "b")],
        );
        check("\n\na\n\t\nb", &[(3, &["a"], "a"), (5, &["b"], "b")]);
        check(
            "\"a\r\n\"\"b\"\"\"\t1\r\nc\t2",
            &[
                (1, &["a\r\n\"b\"", "1"], "\"a\r\n\"\"b\"\"\"\t1"),
                (2, &["c", "2"], "c\t2"),
            ],
        );
        check("5\" pipe\t1", &[(1, &["5\" pipe", "1"], "5\" pipe\t1")]);
    }

    #[test]
    fn a_quotation_mark_that_stays_open_is_known() {
        for text in ["a\t1\n\"b\t2\nc\t3\n", "a\t1\n\"b\t2\nc\t3", "a\t1\n\""] {
            let found = rows(text, Separator::Tab);
            assert!(!found[0].3);
            assert!(found.get(1).is_none_or(|it| it.0 == 2 && it.3), "{found:?}");
        }
        let open = rows("a\t1\n\"b\t2\nc\t3", Separator::Tab);
        assert_eq!(open[1].2, "\"b\t2\nc\t3");
    }

    #[test]
    fn the_separator_is_found() {
        for (text, separator) in [
            ("", Separator::Tab),
            ("Collect, clean\nLabel", Separator::Tab),
            ("Task\tDays\nCollect; clean, all\t3", Separator::Tab),
            ("Collect;1,5\nLabel;2,5", Separator::Semicolon),
            ("Task,Days\n\"a; b\",3\nc,4", Separator::Comma),
            ("Task,After\na,\nb,c; d", Separator::Comma),
            ("Task;Days\n\"a, b\nc, d\";3\ne, f;4", Separator::Semicolon),
        ] {
            assert_eq!(Separator::detect(text), separator, "{text:?}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let cells = ["a\tb", "\"c\"", "", "d\ne", " f"].map(str::to_owned);
        let found = rows(&write(&cells, Separator::Tab), Separator::Tab);
        assert_eq!(found[0].1, ["a\tb", "\"c\"", "", "d\ne", "f"]);
    }
}
