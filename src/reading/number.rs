//! Numbers as people write them: with a decimal comma, with thousands apart.
//!
//! What can be read in two ways is read in neither, unless it is known which one is meant.

use super::plain_number;

/// What stands before the fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
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

/// What a text says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Said {
    /// A number; and whether it is written in another way than this program writes it.
    Number(f64, bool),
    /// One of these: with a fraction, or in thousands.
    Either(f64, f64),
    /// No number.
    Words,
}

/// The number that somebody means who types this into a field: `1.5`, `1,5` or `1 000`. None where it is no number, or may be one of two, as
/// `1,500`.
#[must_use]
pub fn typed_number(text: &str) -> Option<f64> {
    match read_number(text, None) {
        Said::Number(number, _) => Some(number),
        Said::Either(..) | Said::Words => None,
    }
}

/// The number that a text is, where fractions stand behind this mark; none: nothing is known of that.
pub(crate) fn read_number(text: &str, mark: Option<Mark>) -> Said {
    let text = text.trim();
    let (with_point, with_comma) = (as_written(text, Mark::Point), as_written(text, Mark::Comma));
    let is_own = plain_number(text).is_some();
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
        (None, None) => plain_number(text).map_or(Said::Words, |it| Said::Number(it, false)),
    };
    match said {
        Said::Number(number, is_other) => Said::Number(number + 0.0, is_other),
        said => said,
    }
}

/// The number that a text is where fractions stand behind this mark: thousands apart by the other one, by spaces or by
/// apostrophes, all of them or none.
pub(crate) fn as_written(text: &str, mark: Mark) -> Option<f64> {
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
    use super::{Mark, Said, read_number, typed_number};

    #[test]
    fn a_number_is_read_where_it_can_be_meant_in_one_way() {
        let own = |number| Said::Number(number, false);
        let other = |number| Said::Number(number, true);
        let either = Said::Either(1.5, 1_500.0);
        for (text, said) in [
            ("3", own(3.0)),
            (" 2.5 ", own(2.5)),
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
            ("1,500", either),
            ("1.500", own(1.5)),
            ("", Said::Words),
            ("abc", Said::Words),
            ("1,2,3", Said::Words),
            ("1.2.3", Said::Words),
            ("12,34,567", Said::Words),
            ("3 h", Said::Words),
            ("NaN", Said::Words),
            ("inf", Said::Words),
            ("1e999", Said::Words),
            ("0x10", Said::Words),
            ("1 2", Said::Words),
            ("-", Said::Words),
            (".", Said::Words),
        ] {
            assert_eq!(read_number(text, None), said, "{text}");
        }
        for (text, mark, number) in [
            ("1,500", Mark::Comma, 1.5),
            ("1,500", Mark::Point, 1_500.0),
            ("1.500", Mark::Comma, 1_500.0),
        ] {
            assert_eq!(read_number(text, Some(mark)), other(number), "{text}");
        }
    }

    #[test]
    fn what_is_typed_may_have_a_decimal_comma_and_no_unit() {
        for (text, number) in [
            (" 1,5 ", Some(1.5)),
            ("1,500", None),
            ("80 %", None),
            ("3 days", None),
        ] {
            assert_eq!(typed_number(text), number, "{text}");
        }
    }
}
