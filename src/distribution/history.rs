//! A team's own history as a person pastes it: what was done, beside what had been estimated.

use super::reading::AT_LEAST_ZERO;
use crate::reading::typed_number;

/// One entry of a history: as it was written, and the number that it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<'a> {
    /// As it was written, without space around it.
    pub text: &'a str,
    /// The number.
    pub number: Result<f64, Unread>,
}

/// Why an entry stands for no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Something in it is no number, or may be one of two, such as `1,500`.
    NoNumber,
    /// It has more numbers than one, or two where a pair is meant.
    TooMany,
    /// Of an estimate and what it took, one is missing.
    Half,
    /// What was estimated is not above 0.
    Estimate,
    /// The number is below 0 or above 10,000.
    OutOfRange,
}

/// What an entry may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// One number.
    Values,
    /// A number, actual ÷ estimate; or two: the estimate, then what it really took.
    Ratios,
}

/// The entries of a text, in their order. They stand apart by line ends, semicolons, or commas before a space; the two
/// numbers of a pair by tabs, spaces or a slash, or by a semicolon that has the line for itself, as tables saved as text have it.
/// Titles above all of it are no entry.
///
/// # Formula
/// A pair is actual ÷ estimate, to four digits.
///
/// # Errors
///
/// | entry | as ratios | as values |
/// | --- | --- | --- |
/// | `abc`, `1,500`, `3 days` | [`Unread::NoNumber`] | [`Unread::NoNumber`] |
/// | `1 2 3` | [`Unread::TooMany`] | [`Unread::TooMany`] |
/// | `5 6` | 1.2 | [`Unread::TooMany`] |
/// | `5` and a tab or a semicolon | [`Unread::Half`] | 5 |
/// | `0 6`, `-5 6` | [`Unread::Estimate`] | [`Unread::TooMany`] |
/// | `-1`, `10001` | [`Unread::OutOfRange`] | [`Unread::OutOfRange`] |
#[must_use]
pub fn entries(text: &str, content: Content) -> Vec<Entry<'_>> {
    let lines = text.split(['\n', '\r']);
    let mut lines: Vec<&str> = lines.filter(|it| !it.trim().is_empty()).collect();
    if lines.len() > 1 && lines.first().is_some_and(|it| is_title(it)) {
        lines.remove(0);
    }
    let mut entries = Vec::new();
    for line in lines {
        if content == Content::Ratios && is_pair(line) {
            entries.push(Entry {
                text: line.trim(),
                number: number(&line.replace(';', "\t"), content),
            });
            continue;
        }
        // A tab that is left says that a number is missing.
        let written = line.split(';').flat_map(|it| it.split(", "));
        let written = written.map(|it| it.trim_matches(' '));
        let written = written.map(|it| it.trim_end_matches(',').trim_end_matches(' '));
        let written = written.filter(|it| !it.trim().is_empty());
        entries.extend(written.map(|text| Entry {
            text,
            number: number(text, content),
        }));
    }
    entries
}

/// Whether one semicolon, and nothing else, stands between two numbers, of which one may be missing.
fn is_pair(line: &str) -> bool {
    let Some((one, other)) = line.split_once(';') else {
        return false;
    };
    let is_number = |it: &str| typed_number(it).is_some();
    let is_missing = |it: &str| it.trim().is_empty();
    is_number(one) && (is_number(other) || is_missing(other)) || is_missing(one) && is_number(other)
}

/// Whether a line has words and no number.
fn is_title(line: &str) -> bool {
    line.contains(char::is_alphabetic) && !line.contains(|it: char| it.is_ascii_digit())
}

fn number(text: &str, content: Content) -> Result<f64, Unread> {
    let parts = text.split(['\t', ' ', '/']).filter(|it| !it.is_empty());
    let numbers: Option<Vec<f64>> = parts.map(typed_number).collect();
    let number = match (numbers.ok_or(Unread::NoNumber)?.as_slice(), content) {
        ([_], Content::Ratios) if text.contains('\t') => return Err(Unread::Half),
        ([number], _) => *number,
        ([estimate, actual], Content::Ratios) if *estimate > 0.0 => four_digits(actual / estimate),
        ([_, _], Content::Ratios) => return Err(Unread::Estimate),
        ([], _) => return Err(Unread::NoNumber),
        _ => return Err(Unread::TooMany),
    };
    // −0 is 0.
    let number = number + 0.0;
    // They are the values of an `empirical` distribution.
    AT_LEAST_ZERO
        .contains(number)
        .then_some(number)
        .ok_or(Unread::OutOfRange)
}

fn four_digits(ratio: f64) -> f64 {
    format!("{ratio:.3e}").parse().unwrap_or(ratio)
}

#[cfg(test)]
mod tests {
    use super::{Content, Unread, entries};

    fn check(text: &str, content: Content, expected: &[Result<f64, Unread>]) {
        let found: Vec<_> = entries(text, content).iter().map(|it| it.number).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn entries_are_ratios_or_pairs() {
        use Content::{Ratios, Values};
        check("", Ratios, &[]);
        check(
            "1.2, 0.8,\n 3;1;2\r\n\r\n",
            Ratios,
            &[Ok(1.2), Ok(0.8), Ok(3.0), Ok(1.0), Ok(2.0)],
        );
        check(
            "5\t6\n 3 / 2\n4 4\n3 1",
            Ratios,
            &[Ok(1.2), Ok(0.6667), Ok(1.0), Ok(0.3333)],
        );
        check("1,5\n5,0\t6,5; 2,5", Ratios, &[Ok(1.5), Ok(1.3), Ok(2.5)]);
        check("-0, 1e2", Values, &[Ok(0.0), Ok(100.0)]);
    }

    #[test]
    fn a_table_saved_as_text_has_a_semicolon_between_the_two() {
        use Content::{Ratios, Values};
        let pairs = [Ok(1.3), Ok(1.333), Ok(1.0)];
        check("5;6,5\n3;4\r\n2; 2", Ratios, &pairs);
        check("Estimate;Actual\n5;6,5\n3;4\n2;2", Ratios, &pairs);
        check("Took\n5\n\n6", Values, &[Ok(5.0), Ok(6.0)]);
        check("5;6", Values, &[Ok(5.0), Ok(6.0)]);
        // Of a pair one number is missing.
        let half = Err(Unread::Half);
        check("5;6,5\n5;\n;4", Ratios, &[Ok(1.3), half, half]);
        check("0;4", Ratios, &[Err(Unread::Estimate)]);
        // Words further down, or alone, are no titles.
        let words = Err(Unread::NoNumber);
        check("1.2\nabc", Ratios, &[Ok(1.2), words]);
        check("abc", Ratios, &[words]);
    }

    #[test]
    fn what_is_none_says_why() {
        use Content::{Ratios, Values};
        let bad = [
            ("abc", Unread::NoNumber, Unread::NoNumber),
            ("1,500", Unread::NoNumber, Unread::NoNumber),
            ("3 days", Unread::NoNumber, Unread::NoNumber),
            ("/", Unread::NoNumber, Unread::NoNumber),
            ("1 2 3", Unread::TooMany, Unread::TooMany),
            ("0 6", Unread::Estimate, Unread::TooMany),
            ("-5 6", Unread::Estimate, Unread::TooMany),
            ("-1", Unread::OutOfRange, Unread::OutOfRange),
            ("10001", Unread::OutOfRange, Unread::OutOfRange),
            ("NaN", Unread::NoNumber, Unread::NoNumber),
        ];
        for (text, as_ratio, as_value) in bad {
            check(text, Ratios, &[Err(as_ratio)]);
            check(text, Values, &[Err(as_value)]);
        }
        check(
            "5\t6\n8\t\n \t7\n\t\n",
            Ratios,
            &[Ok(1.2), Err(Unread::Half), Err(Unread::Half)],
        );
        check("8\t", Values, &[Ok(8.0)]);
        check("5 6", Values, &[Err(Unread::TooMany)]);
        check("0.001 6000", Ratios, &[Err(Unread::OutOfRange)]);
    }
}
