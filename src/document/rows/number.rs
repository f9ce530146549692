//! Numbers as people write them in spreadsheets: with a decimal comma, with thousands apart, with a unit behind.
//!
//! What can be read in two ways is read in neither, unless the other numbers of the text say which one is meant.

use crate::reading::plain_number;

/// What stands before the fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Point,
    Comma,
}

impl Mark {
    const fn sign(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }

    const fn other(self) -> Self {
        match self {
            Self::Point => Self::Comma,
            Self::Comma => Self::Point,
        }
    }
}

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Said {
    /// A number; and whether it is written in another way than this program writes it.
    Number(f64, bool),
    /// One of these: with a fraction, or in thousands.
    Either(f64, f64),
    /// No number.
    Words,
}

/// Units that stand behind person-days and days.
const UNITS: [&str; 9] = [
    "person-days",
    "person days",
    "points",
    "days",
    "day",
    "pts",
    "pd",
    "sp",
    "d",
];

/// The number of a cell, where the text writes fractions with this mark; none: nothing is known of that.
pub(super) fn read(cell: &str, mark: Option<Mark>) -> Said {
    let text = without_unit(cell);
    let (with_point, with_comma) = (
        as_written(&text, Mark::Point),
        as_written(&text, Mark::Comma),
    );
    let is_own = plain_number(&text).is_some();
    let said = match (with_point, with_comma) {
        (Some(point), Some(comma)) if point == comma => Said::Number(point, !is_own),
        (Some(point), Some(comma)) => match mark {
            Some(Mark::Point) => Said::Number(point, !is_own),
            Some(Mark::Comma) => Said::Number(comma, true),
            // This is how this program itself writes it.
            None if is_own => Said::Number(point, false),
            None => Said::Either(comma, point),
        },
        (Some(point), None) => Said::Number(point, !is_own),
        (None, Some(comma)) => Said::Number(comma, true),
        // An exponent, perhaps.
        (None, None) => plain_number(&text).map_or(Said::Words, |it| Said::Number(it, false)),
    };
    match said {
        Said::Number(number, is_other) => Said::Number(number + 0.0, is_other),
        said => said,
    }
}

/// The mark before fractions that every cell allows which allows only one; none where there is no such cell, or where they
/// contradict one another.
pub(super) fn mark<'a>(cells: impl Iterator<Item = &'a str>) -> Option<Mark> {
    let (mut points, mut commas) = (false, false);
    for cell in cells {
        let text = without_unit(cell);
        match (
            as_written(&text, Mark::Point),
            as_written(&text, Mark::Comma),
        ) {
            (Some(_), None) => points = true,
            (None, Some(_)) => commas = true,
            _ => {}
        }
    }
    match (points, commas) {
        (true, false) => Some(Mark::Point),
        (false, true) => Some(Mark::Comma),
        _ => None,
    }
}

fn without_unit(cell: &str) -> String {
    let text = cell.trim().to_lowercase();
    let unit = UNITS.iter().find_map(|unit| text.strip_suffix(unit));
    let number = unit
        .map(str::trim_end)
        .filter(|it| it.ends_with(|c: char| c.is_ascii_digit()));
    number.map_or_else(|| text.clone(), str::to_owned)
}

/// The number that a text is where fractions stand behind this mark: thousands apart by the other one, by spaces or by
/// apostrophes, all of them or none.
fn as_written(text: &str, mark: Mark) -> Option<f64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once(mark.sign()).unwrap_or((digits, ""));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let apart = [mark.other().sign(), ' ', '\u{a0}', '\u{202f}', '\'', '’'];
    let whole = match apart.iter().find(|&&it| whole.contains(it)) {
        Some(&it) => {
            let mut groups = whole.split(it);
            let first = groups
                .next()
                .is_some_and(|it| (1..=3).contains(&it.len()) && it != "0");
            let rest = groups.all(|it| it.len() == 3);
            (first && rest).then(|| whole.replace(it, ""))?
        }
        None => whole.to_owned(),
    };
    let is_number =
        are_digits(&whole) && are_digits(fraction) && !(whole.is_empty() && fraction.is_empty());
    let number = is_number.then(|| format!("{sign}{whole}.{fraction}0"))?;
    plain_number(&number)
}

#[cfg(test)]
mod tests {
    use super::{Mark, Said, mark, read};

    #[test]
    fn a_number_is_read_where_it_can_be_meant_in_one_way() {
        let own = |number| Said::Number(number, false);
        let other = |number| Said::Number(number, true);
        for (cell, said) in [
            ("3", own(3.0)),
            ("2.5", own(2.5)),
            (".5", own(0.5)),
            ("1e3", own(1_000.0)),
            ("-0", own(0.0)),
            ("1,5", other(1.5)),
            ("0,125", other(0.125)),
            (",5", other(0.5)),
            ("1.234,5", other(1_234.5)),
            ("1,234.5", other(1_234.5)),
            ("1,234,567", other(1_234_567.0)),
            ("1 234", other(1_234.0)),
            ("1\u{a0}234,50", other(1_234.5)),
            ("1'234", other(1_234.0)),
            ("3 days", own(3.0)),
            ("2,5d", other(2.5)),
            ("1,500", Said::Either(1.5, 1_500.0)),
            ("1.500", own(1.5)),
            ("", Said::Words),
            ("d", Said::Words),
            ("abc", Said::Words),
            ("1,2,3", Said::Words),
            ("1.2.3", Said::Words),
            ("12,34,567", Said::Words),
            ("3 h", Said::Words),
            ("NaN", Said::Words),
            ("-", Said::Words),
            (".", Said::Words),
        ] {
            assert_eq!(read(cell, None), said, "{cell}");
        }
    }

    #[test]
    fn the_other_numbers_say_how_an_unclear_one_is_meant() {
        let check = |cells: &[&str], found: Option<Mark>, said: Said| {
            let mark = mark(cells.iter().copied());
            assert_eq!(mark, found, "{cells:?}");
            assert_eq!(read("1,500", mark), said, "{cells:?}");
        };
        let either = Said::Either(1.5, 1_500.0);
        check(&["3", "a"], None, either);
        check(&["2,5"], Some(Mark::Comma), Said::Number(1.5, true));
        check(&["2.5"], Some(Mark::Point), Said::Number(1_500.0, true));
        check(&["2.5", "2,5"], None, either);
        assert_eq!(
            read("1.500", Some(Mark::Comma)),
            Said::Number(1_500.0, true)
        );
    }
}
