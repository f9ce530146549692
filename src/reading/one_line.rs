//! Values on one line: as problems show them, and numbers as people write them.

use super::Node;

/// A short value has about this many characters.
const SHORT_CHARACTERS: usize = 60;

impl Node {
    /// The value as JSON on one line, cut with `…` where it gets longer than about 60 characters.
    /// Numbers keep all their digits.
    #[must_use]
    pub fn short(&self) -> String {
        let mut written = String::new();
        self.write_short(&mut written);
        cut(written)
    }

    /// Stops soon after enough was written: a node may be a megabyte.
    fn write_short(&self, written: &mut String) {
        match self {
            Self::Null => written.push_str("null"),
            Self::Bool(value) => written.push_str(if *value { "true" } else { "false" }),
            Self::Number(value) => written.push_str(&short_number(*value)),
            Self::Text(text) => written.push_str(&short_text(text)),
            Self::List(list) => {
                written.push('[');
                for (index, node) in list.iter().enumerate().take(SHORT_CHARACTERS) {
                    if written.len() > 4 * SHORT_CHARACTERS {
                        break;
                    }
                    written.push_str(if index == 0 { "" } else { ", " });
                    node.write_short(written);
                }
                written.push(']');
            }
            Self::Object(fields) => {
                written.push('{');
                for (index, (key, node)) in fields.iter().enumerate().take(SHORT_CHARACTERS) {
                    if written.len() > 4 * SHORT_CHARACTERS {
                        break;
                    }
                    written.push_str(if index == 0 { "" } else { ", " });
                    written.push_str(&short_text(key));
                    written.push_str(": ");
                    node.write_short(written);
                }
                written.push('}');
            }
        }
    }
}

/// A finite number as people and links write it, such as `0.5`, `.5` or `1e3`: no "inf", no "NaN", no decimal comma.
#[must_use]
pub fn plain_number(text: &str) -> Option<f64> {
    let is_plain = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'e' | b'E'));
    let number = text.parse::<f64>().ok().filter(|_| is_plain)?;
    number.is_finite().then_some(number)
}

/// Whether a text has digits in it and is no number all the same, such as `1,5`, `1 000` or `3 days`.
#[must_use]
pub fn is_unread_number(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit()) && plain_number(text.trim()).is_none()
}

/// The fewest digits that stand for exactly this number.
#[must_use]
pub fn short_number(value: f64) -> String {
    let size = value.abs();
    if value == 0.0 || (1e-5..1e16).contains(&size) {
        value.to_string()
    } else {
        format!("{value:e}")
    }
}

/// The text as JSON on one line, in quotation marks, cut with `…` after 60 characters.
#[must_use]
pub fn short_text(text: &str) -> String {
    let mut shown: String = text.chars().take(SHORT_CHARACTERS).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    serde_json::to_string(&shown).unwrap_or(shown)
}

fn cut(written: String) -> String {
    // The longest short text is a little longer than the limit: its quotation marks and its `…`.
    if written.chars().count() <= SHORT_CHARACTERS + 3 {
        return written;
    }
    let mut shown: String = written.chars().take(SHORT_CHARACTERS).collect();
    shown.push('…');
    shown
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::rc::Rc;

    use crate::reading::{Node, parse};

    #[test]
    fn short_values_keep_digits_and_stay_short() {
        for (document, short) in [
            ("0.30000000000000004", "0.30000000000000004"),
            ("7.0", "7"),
            ("1e300", "1e300"),
            ("-1e-7", "-1e-7"),
            (
                r#"{"a": [1, "x\ny"], "b": {}}"#,
                r#"{"a": [1, "x\ny"], "b": {}}"#,
            ),
        ] {
            assert_eq!(parse(document.as_bytes()).unwrap().short(), short);
        }
        let long = Node::Text("ä".repeat(100_000));
        assert_eq!(long.short(), format!("\"{}…\"", "ä".repeat(60)));
        let wide = Node::List(Rc::new(vec![long; 1_000]));
        assert_eq!(wide.short().chars().count(), 61);
    }
}
