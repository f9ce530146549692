//! Numbers as they stand in the cells of a spreadsheet: with a unit behind, and in the way of writing that the other numbers of the text
//! show.

use crate::reading::{Mark, Said, as_written, read_number};

/// Units that stand behind person-days and days.
#[rustfmt::skip]
const UNITS: [&str; 13] = [
    "person-days", "person days", "points", "days", "day", "pts", "pd", "sp", "d",
    "personentage", "tage", "tag", "pt",
];

/// The number of a cell, where the text writes fractions with this mark; none: nothing is known of that, and then `1.500` is as unclear as
/// `1,500`.
pub(super) fn read(cell: &str, mark: Option<Mark>) -> Said {
    let text = without_unit(cell);
    let said = read_number(&text, mark);
    match (said, as_written(&text, Mark::Comma)) {
        (Said::Number(point, false), Some(comma)) if mark.is_none() && comma != point => {
            Said::Either(point, comma)
        }
        _ => said,
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

#[cfg(test)]
mod tests {
    use super::{mark, read};
    use crate::reading::{Mark, Said};

    #[test]
    fn a_unit_may_stand_behind_a_number() {
        for (cell, said) in [
            ("3 days", Said::Number(3.0, false)),
            ("2,5d", Said::Number(2.5, true)),
            ("2,5 PT", Said::Number(2.5, true)),
            ("3 Tage", Said::Number(3.0, false)),
            ("4 Personentage", Said::Number(4.0, false)),
            ("d", Said::Words),
            ("3 h", Said::Words),
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
        check(&["1.500", "0"], None, either);
        check(&["0.500"], Some(Mark::Point), Said::Number(1_500.0, true));
        assert_eq!(read("1.500", None), either);
        assert_eq!(
            read("1.500 days", Some(Mark::Point)),
            Said::Number(1.5, false)
        );
        for plain in ["1.5", "0.500", "1.5000", "1000", "1e3"] {
            assert!(
                matches!(read(plain, None), Said::Number(_, false)),
                "{plain}"
            );
        }
        assert_eq!(
            read("1.500", Some(Mark::Comma)),
            Said::Number(1_500.0, true)
        );
    }
}
