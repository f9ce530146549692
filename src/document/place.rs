//! Paths, as problems carry them, and what they lead to. Changing a tree copies what lies on the way, and shares the rest.

use std::rc::Rc;

use crate::reading::{DEPTH_LIMIT, Node, parse_any_size, short_text};

/// One step down a tree.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    /// Into the field of an object.
    Key(String),
    /// Into the entry of a list.
    Index(usize),
}

/// The steps of a path; none: it is no path, or leads deeper than a document goes.
pub(super) fn steps(path: &str) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    let mut rest = match path.strip_prefix('$') {
        Some(rest) => rest,
        None => first_key(path, &mut steps)?,
    };
    while !rest.is_empty() {
        rest = if let Some(after) = rest.strip_prefix('.') {
            first_key(after, &mut steps)?
        } else if rest.starts_with("[\"") {
            let end = end_of_text(&rest[1..])? + 1;
            let Ok(Node::Text(key)) = parse_any_size(&rest.as_bytes()[1..end]) else {
                return None;
            };
            steps.push(Step::Key(key));
            rest[end..].strip_prefix(']')?
        } else {
            let (index, after) = rest.strip_prefix('[')?.split_once(']')?;
            let is_plain = index.bytes().all(|byte| byte.is_ascii_digit());
            steps.push(Step::Index(index.parse().ok().filter(|_| is_plain)?));
            after
        };
    }
    (steps.len() <= DEPTH_LIMIT).then_some(steps)
}

/// Takes a plain key off the beginning and gives back the rest.
fn first_key<'a>(path: &'a str, steps: &mut Vec<Step>) -> Option<&'a str> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let end = path.find(|c| !is_plain(c)).unwrap_or(path.len());
    let (key, rest) = path.split_at(end);
    steps.push(Step::Key(key.to_owned()));
    (!key.is_empty()).then_some(rest)
}

/// How many bytes the text in quotation marks takes that the path begins with.
fn end_of_text(path: &str) -> Option<usize> {
    let mut is_escaped = false;
    let closing = path.bytes().enumerate().skip(1).find(|&(_, byte)| {
        let closes = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        closes
    });
    closing.map(|(place, _)| place + 1)
}

/// Whether a step leads into the field of a key. Paths cut long keys short.
fn leads_to(step: &str, key: &str) -> bool {
    step == key || (step.ends_with('…') && short_text(step) == short_text(key))
}

/// What the steps lead to.
pub(super) fn find<'a>(node: &'a Node, steps: &[Step]) -> Option<&'a Node> {
    steps
        .iter()
        .try_fold(node, |node, step| match (step, node) {
            (Step::Key(step), Node::Object(fields)) => {
                let field = fields.iter().find(|(key, _)| leads_to(step, key));
                field.map(|(_, value)| value)
            }
            (Step::Index(index), Node::List(list)) => list.get(*index),
            _ => None,
        })
}

/// The tree with a value where the steps lead; none where they lead nowhere.
pub(super) fn with(node: Option<&Node>, steps: &[Step], value: Node) -> Option<Node> {
    let Some((step, rest)) = steps.split_first() else {
        return Some(value);
    };
    match (step, node) {
        (Step::Key(_), Some(Node::List(_))) | (Step::Index(_), Some(Node::Object(_))) => None,
        (Step::Key(step), node) => {
            let mut fields = match node {
                Some(Node::Object(fields)) => fields.to_vec(),
                _ => Vec::new(),
            };
            match fields.iter_mut().find(|(key, _)| leads_to(step, key)) {
                Some((_, inner)) => *inner = with(Some(inner), rest, value)?,
                None => fields.push((step.clone(), with(None, rest, value)?)),
            }
            Some(Node::Object(Rc::new(fields)))
        }
        (Step::Index(index), node) => {
            let mut list = match node {
                Some(Node::List(list)) => list.to_vec(),
                _ => Vec::new(),
            };
            if *index > list.len() {
                return None;
            }
            match list.get_mut(*index) {
                Some(inner) => *inner = with(Some(inner), rest, value)?,
                None => list.push(with(None, rest, value)?),
            }
            Some(Node::List(Rc::new(list)))
        }
    }
}

/// The tree without what the steps lead to; none where nothing stands there.
pub(super) fn without(node: &Node, steps: &[Step]) -> Option<Node> {
    let (step, rest) = steps.split_first()?;
    match (step, node) {
        (Step::Key(step), Node::Object(fields)) => {
            let mut fields = fields.to_vec();
            let leads_here = |(key, _): &(String, Node)| leads_to(step, key);
            if rest.is_empty() {
                fields.remove(fields.iter().rposition(leads_here)?);
            } else {
                let place = fields.iter().position(leads_here)?;
                fields[place].1 = without(&fields[place].1, rest)?;
            }
            Some(Node::Object(Rc::new(fields)))
        }
        (Step::Index(index), Node::List(list)) => {
            let mut list = list.to_vec();
            let inner = list.get_mut(*index)?;
            if rest.is_empty() {
                list.remove(*index);
            } else {
                *inner = without(inner, rest)?;
            }
            Some(Node::List(Rc::new(list)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{Step, steps};
    use crate::reading::{index_path, key_path};

    #[test]
    fn every_path_that_can_be_written_is_understood() {
        for key in ["a", "_b2", "", "my \"own\"", "a.b[0]", "ä]\\", "\\\"", "7"] {
            let path = key_path(&index_path(&key_path("$", key), 12), key);
            let key = || Step::Key(key.to_owned());
            assert_eq!(
                steps(&path),
                Some(vec![key(), Step::Index(12), key()]),
                "{path}"
            );
        }
        assert_eq!(steps("$"), Some(Vec::new()));
    }

    #[test]
    fn what_is_no_path_leads_nowhere() {
        for path in [
            "", ".", "a.", "a..b", "a[", "a[]", "a[-1]", "a[+1]", "a[1", "a[\"b\"", "a[\"b]",
            "a b", "a[1]b",
        ] {
            assert_eq!(steps(path), None, "{path}");
        }
        assert_eq!(steps(&format!("a{}", "[0]".repeat(40))), None);
    }
}
