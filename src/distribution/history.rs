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
/// numbers of a pair by tabs, spaces or a slash.
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
/// | `5` and a tab | [`Unread::Half`] | 5 |
/// | `0 6`, `-5 6` | [`Unread::Estimate`] | [`Unread::TooMany`] |
/// | `-1`, `10001` | [`Unread::OutOfRange`] | [`Unread::OutOfRange`] |
#[must_use]
pub fn entries(text: &str, content: Content) -> Vec<Entry<'_>> {
    let lines = text.split(['\n', '\r', ';']);
    // A tab that is left says that a number is missing.
    let written = lines
        .flat_map(|line| line.split(", "))
        .map(|it| it.trim_matches(' '));
    let written = written.map(|it| it.trim_end_matches(',').trim_end_matches(' '));
    let entry = |text| Entry {
        text,
        number: number(text, content),
    };
    written
        .filter(|it| !it.trim().is_empty())
        .map(entry)
        .collect()
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
            "1.2, 0.8,\n 3;1\r\n\r\n",
            Ratios,
            &[Ok(1.2), Ok(0.8), Ok(3.0), Ok(1.0)],
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
