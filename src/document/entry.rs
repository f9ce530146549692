//! What a field of a form shows, and what a text that was typed into it means.

use super::Document;
use crate::reading::{Expected, Fault, Node, plain_number, short_number, typed_number};

/// Stands between the entries of a list in a field of a form.
const BETWEEN_ENTRIES: &str = ", ";

/// What a text means that was typed: a number where it can be meant as one, or else itself.
#[must_use]
pub(super) fn typed(text: &str) -> Node {
    typed_number(text).map_or_else(|| Node::Text(text.to_owned()), Node::Number)
}

/// What an entry of a list means: a comma may stand between two of them, so a decimal comma makes no number, and the problem of the field
/// says so.
fn typed_in_list(text: &str) -> Node {
    plain_number(text).map_or_else(
        || Node::Text(text.to_owned()),
        |number| Node::Number(number + 0.0),
    )
}

/// What a field of a form shows for a value.
fn shown(node: &Node) -> String {
    match node {
        Node::Null => String::new(),
        Node::Bool(value) => value.to_string(),
        Node::Number(value) => short_number(*value),
        Node::Text(text) => text.clone(),
        Node::List(list) => {
            let entries: Vec<String> = list.iter().map(shown).collect();
            entries.join(BETWEEN_ENTRIES)
        }
        Node::Object(_) => Document(node.clone()).to_line(),
    }
}

impl Document {
    /// What a field of a form shows for what stands at a path: numbers with as few digits as bring them back, lists with
    /// commas, nothing where nothing or null stands.
    #[must_use]
    pub fn text_at(&self, path: &str) -> String {
        self.get(path).map(shown).unwrap_or_default()
    }

    /// Puts at a path what a text means that was typed there: a number where it is one, unless a text belongs there;
    /// `true`, `false` and `null` where one of them belongs; a list, in parts, where a list does. No text at all takes the field
    /// out, unless a text must stand there. What is meant by nothing of this stays as it was typed. False: the path leads
    /// nowhere, and nothing changed.
    pub fn enter(&mut self, path: &str, text: &str) -> bool {
        let plain = || Node::Text(text.to_owned());
        if text.is_empty() && !path.ends_with(']') {
            let mut without = self.clone();
            without.remove(path);
            let open = without.expected(path);
            if let Some(Expected::Text { .. } | Expected::Identifier { .. }) = open {
                return self.set(path, plain());
            }
            *self = without;
            return true;
        }
        if !self.set(path, typed(text)) {
            return false;
        }
        match self.expected(path) {
            Some(Expected::Text { .. } | Expected::Identifier { .. } | Expected::Choice(_)) => {
                self.set(path, plain());
            }
            Some(Expected::Flag) if matches!(text, "true" | "false") => {
                self.set(path, Node::Bool(text == "true"));
            }
            Some(Expected::NumberOrNull(_) | Expected::ObjectOrNull) if text.trim() == "null" => {
                self.set(path, Node::Null);
            }
            Some(Expected::List { .. }) => self.enter_list(path, text),
            _ => {}
        }
        true
    }

    /// Entries stand apart by line ends, tabs, semicolons, or commas before a space: `1,5` may be meant as one number.
    fn enter_list(&mut self, path: &str, text: &str) {
        let text = text.replace(BETWEEN_ENTRIES, ";");
        let parts = text.split([';', '\n', '\t']).map(str::trim);
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        let entries = parts.iter().map(|part| typed_in_list(part)).collect();
        self.set(path, super::node::list(entries));
        // What stands among them and is no text says that texts belong there.
        let is_entry = |it: &str| it.strip_prefix(path).is_some_and(|it| it.starts_with('['));
        if matches!(self.expected_where(is_entry), Some(Expected::Text { .. })) {
            let entries = parts.iter().map(|part| super::node::text(part)).collect();
            self.set(path, super::node::list(entries));
        }
    }

    /// What belongs at a path, where something else or nothing stands.
    fn expected(&self, path: &str) -> Option<Expected> {
        self.expected_where(|it| it == path)
    }

    /// What belongs at the first of these paths where something else or nothing stands.
    fn expected_where(&self, is_meant: impl Fn(&str) -> bool) -> Option<Expected> {
        let problems = self.validate().err()?;
        let mut problems = problems.into_iter().filter(|it| is_meant(&it.path));
        problems.find_map(|problem| match problem.fault {
            Fault::Missing(expected) | Fault::NotAllowed(expected) => Some(expected),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{typed, typed_in_list};
    use crate::reading::Node;

    #[test]
    fn only_what_is_a_number_is_one() {
        for (text, number) in [
            ("3", 3.0),
            (" 2.5 ", 2.5),
            (".5", 0.5),
            ("1e3", 1_000.0),
            ("-0", 0.0),
        ] {
            assert_eq!(typed(text), Node::Number(number), "{text}");
            assert_eq!(typed_in_list(text.trim()), Node::Number(number), "{text}");
        }
        for text in ["", "abc", "NaN", "inf", "1e999", "0x10", "1 2"] {
            assert_eq!(typed(text), Node::Text(text.to_owned()), "{text}");
        }
        for (text, number) in [("1,5", 1.5), ("1 000", 1_000.0)] {
            assert_eq!(typed(text), Node::Number(number), "{text}");
            assert_eq!(typed_in_list(text), Node::Text(text.to_owned()), "{text}");
        }
    }
}
