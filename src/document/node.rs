//! Short ways to make nodes and to look into objects that may be anything.

use std::rc::Rc;

use super::place::{Step, with};
use crate::reading::Node;

pub(super) fn text(text: &str) -> Node {
    Node::Text(text.to_owned())
}

pub(super) fn list(entries: Vec<Node>) -> Node {
    Node::List(Rc::new(entries))
}

pub(super) fn object<const N: usize>(fields: [(&str, Node); N]) -> Node {
    let fields = fields.map(|(key, value)| (key.to_owned(), value));
    Node::Object(Rc::new(fields.into()))
}

/// A field of an object.
pub(super) fn field<'a>(object: &'a Node, key: &str) -> Option<&'a Node> {
    match object {
        Node::Object(fields) => {
            let field = fields.iter().find(|(known, _)| known == key);
            field.map(|(_, value)| value)
        }
        _ => None,
    }
}

/// A text in a field of an object; none where none stands there.
pub(super) fn text_in<'a>(object: &'a Node, key: &str) -> Option<&'a str> {
    match field(object, key) {
        Some(Node::Text(text)) => Some(text),
        _ => None,
    }
}

/// A number in a field of an object; none where none stands there.
pub(super) fn number_in(object: &Node, key: &str) -> Option<f64> {
    match field(object, key) {
        Some(Node::Number(number)) => Some(*number),
        _ => None,
    }
}

/// A list in a field of an object; empty where none stands there.
pub(super) fn list_in<'a>(object: &'a Node, key: &str) -> &'a [Node] {
    match field(object, key) {
        Some(Node::List(list)) => list,
        _ => &[],
    }
}

/// Puts a value into a field of an object; nothing happens to what is no object.
pub(super) fn put(object: &mut Node, key: &str, value: Node) {
    if matches!(object, Node::Object(_))
        && let Some(changed) = with(Some(object), &[Step::Key(key.to_owned())], value)
    {
        *object = changed;
    }
}
