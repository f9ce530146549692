//! A JSON document as a tree that loses nothing: order of keys, and keys given twice.

use std::cell::Cell;
use std::fmt;
use std::rc::Rc;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use super::{Fault, Problem, short_number};

/// A document is at most this long: 1 MB. [bytes]
pub const DOCUMENT_BYTES_LIMIT: usize = 1_000_000;

/// Lists and objects stand in one another at most this deeply, so that no document overflows the stack.
pub const DEPTH_LIMIT: usize = 32;

/// By which key the parser passes a number on, as the text that stands in the document.
const NUMBER: &str = "$serde_json::private::Number";

/// Whole numbers up to this size are written without a fraction: 2^53.
const WHOLE_LIMIT: f64 = 9_007_199_254_740_992.0;

/// A JSON value. Cheap to clone: clones share what is in lists and objects.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A finite number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Rc<Vec<Node>>),
    /// Keys and values in their order; a key given twice stands here twice.
    Object(Rc<Vec<(String, Node)>>),
}

impl From<f64> for Node {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<u32> for Node {
    fn from(value: u32) -> Self {
        Self::Number(value.into())
    }
}

impl From<bool> for Node {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// A list.
impl FromIterator<Node> for Node {
    fn from_iter<I: IntoIterator<Item = Self>>(nodes: I) -> Self {
        Self::List(Rc::new(nodes.into_iter().collect()))
    }
}

impl Node {
    /// An object without fields.
    #[must_use]
    pub fn empty() -> Self {
        Self::Object(Rc::default())
    }

    /// An object with these fields, in their order.
    #[must_use]
    pub fn object(fields: Vec<(&str, Self)>) -> Self {
        let owned = |(key, node): (&str, Self)| (key.to_owned(), node);
        Self::Object(Rc::new(fields.into_iter().map(owned).collect()))
    }
}

fn problem(fault: Fault) -> Problem {
    Problem {
        path: "$".to_owned(),
        value: None,
        fault,
    }
}

/// The problem of a document of so many bytes, if that is too many.
#[must_use]
pub fn too_large(bytes: usize) -> Option<Problem> {
    let most = DOCUMENT_BYTES_LIMIT;
    (bytes > most).then(|| problem(Fault::TooLarge { bytes, most }))
}

/// Parses a document. A byte order mark before it is passed over.
///
/// # Errors
/// One problem of the root where the bytes are too many, no UTF-8, no JSON, or nested too deeply.
pub fn parse(bytes: &[u8]) -> Result<Node, Problem> {
    too_large(bytes.len()).map_or_else(|| parse_any_size(bytes), Err)
}

/// Parses a document that was written here, however long: what was written down must come back.
///
/// # Errors
/// As [`parse`], but for the number of bytes.
pub fn parse_any_size(bytes: &[u8]) -> Result<Node, Problem> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let (line, column) = place_after(&bytes[..error.valid_up_to()]);
        problem(Fault::NotUtf8 { line, column })
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim_ascii().is_empty() {
        return Err(problem(Fault::Empty));
    }
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let limit = Cell::new(None);
    let root = NodeSeed {
        depth: 0,
        limit: &limit,
    };
    root.deserialize(&mut deserializer)
        .and_then(|node| deserializer.end().map(|()| node))
        .map_err(|error| {
            // Where a line ends too early, before the first column of the next one.
            let (line, column) = (error.line(), error.column().max(1));
            problem(match limit.get() {
                Some(Limit::Depth) => Fault::TooDeep {
                    line,
                    column,
                    most: DEPTH_LIMIT,
                },
                Some(Limit::Number) => Fault::NumberTooLarge { line, column },
                None => Fault::NotJson { line, column },
            })
        })
}

/// Line and column, from 1, of the character that follows these bytes.
fn place_after(bytes: &[u8]) -> (usize, usize) {
    let line_start = bytes
        .iter()
        .rposition(|&byte| byte == b'\n')
        .map_or(0, |newline| newline + 1);
    let lines = bytes.iter().filter(|&&byte| byte == b'\n').count() + 1;
    (
        lines,
        String::from_utf8_lossy(&bytes[line_start..])
            .chars()
            .count()
            + 1,
    )
}

/// What JSON may have and a document here may not.
#[derive(Clone, Copy, Debug)]
enum Limit {
    /// More lists and objects in one another.
    Depth,
    /// A number that none of double precision is near to.
    Number,
}

/// Builds a node `depth` lists and objects below the root.
#[derive(Clone, Copy)]
struct NodeSeed<'a> {
    depth: usize,
    /// What was passed, so that there is no node; nothing: else it is no JSON.
    limit: &'a Cell<Option<Limit>>,
}

impl NodeSeed<'_> {
    fn inner<E: Error>(self) -> Result<Self, E> {
        if self.depth == DEPTH_LIMIT {
            self.limit.set(Some(Limit::Depth));
            return Err(E::custom("nested too deeply"));
        }
        Ok(Self {
            depth: self.depth + 1,
            ..self
        })
    }

    /// A number as it is written.
    fn number<E: Error>(self, written: &str) -> Result<Node, E> {
        match written.parse::<f64>() {
            // Adding 0 turns −0 into 0, so that equal documents are equal in every bit.
            Ok(value) if value.is_finite() => Ok(Node::Number(value + 0.0)),
            Ok(_) => {
                self.limit.set(Some(Limit::Number));
                Err(E::custom("number out of range"))
            }
            Err(error) => Err(E::custom(error)),
        }
    }
}

impl<'de> DeserializeSeed<'de> for NodeSeed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for NodeSeed<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    // Whole numbers come as such, all others as they are written.

    #[expect(
        clippy::cast_precision_loss,
        reason = "beyond 2^53 every number is out of range anyway"
    )]
    fn visit_u64<E: Error>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Number(value as f64))
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "beyond 2^53 every number is out of range anyway"
    )]
    fn visit_i64<E: Error>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Number(value as f64))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Node, E> {
        self.number(&short_number(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let inner = self.inner()?;
        let mut list = Vec::new();
        while let Some(node) = access.next_element_seed(inner)? {
            list.push(node);
        }
        Ok(Node::List(Rc::new(list)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut fields = Vec::new();
        let mut key = access.next_key::<String>()?;
        if key.as_deref() == Some(NUMBER) {
            // Read as a node, so that it is read by what is there already.
            return match access.next_value_seed(self)? {
                Node::Text(written) => self.number(&written),
                node => Ok(node),
            };
        }
        let inner = self.inner()?;
        while let Some(known) = key {
            fields.push((known, access.next_value_seed(inner)?));
            key = access.next_key()?;
        }
        Ok(Node::Object(Rc::new(fields)))
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(value) if value.fract() == 0.0 && value.abs() <= WHOLE_LIMIT =>
            {
                #[expect(clippy::cast_possible_truncation, reason = "whole and small enough")]
                serializer.serialize_i64(*value as i64)
            }
            Self::Number(value) => {
                let mut number = serializer.serialize_struct(NUMBER, 1)?;
                number.serialize_field(NUMBER, &short_number(*value))?;
                number.end()
            }
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(list) => serializer.collect_seq(list.iter()),
            Self::Object(fields) => {
                let mut object = serializer.serialize_map(Some(fields.len()))?;
                for (key, node) in fields.iter() {
                    object.serialize_entry(key, node)?;
                }
                object.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::rc::Rc;

    use super::{DEPTH_LIMIT, DOCUMENT_BYTES_LIMIT, Node, parse, parse_any_size};
    use crate::reading::Fault;

    fn fault(document: &[u8]) -> Fault {
        parse(document).unwrap_err().fault
    }

    #[test]
    fn a_tree_keeps_order_and_keys_given_twice() {
        let number = |value| Node::Number(value);
        assert_eq!(
            parse(br#"{"b": [1, -2, 2.5e3, null], "a": true, "b": "x"}"#).unwrap(),
            Node::Object(Rc::new(vec![
                (
                    "b".to_owned(),
                    Node::List(Rc::new(vec![
                        number(1.0),
                        number(-2.0),
                        number(2500.0),
                        Node::Null
                    ]))
                ),
                ("a".to_owned(), Node::Bool(true)),
                ("b".to_owned(), Node::Text("x".to_owned())),
            ]))
        );
        assert_eq!(parse(b"\xef\xbb\xbfnull").unwrap(), Node::Null);
        let Node::Number(zero) = parse(b"-0.0").unwrap() else {
            unreachable!()
        };
        assert!(zero.is_sign_positive());
    }

    #[test]
    fn what_is_no_json_is_refused_with_its_place() {
        assert_eq!(fault(b""), Fault::Empty);
        assert_eq!(fault(b"\xef\xbb\xbf \n\t"), Fault::Empty);
        // Something is missing where the next line begins.
        assert_eq!(fault(b"{\n"), Fault::NotJson { line: 2, column: 1 });
        assert_eq!(
            fault(b"{\n  \"a\": 1,\n  b: 2\n}"),
            Fault::NotJson { line: 3, column: 3 }
        );
        assert_eq!(fault(b"{} {}"), Fault::NotJson { line: 1, column: 4 });
        assert_eq!(
            fault(b"[1e999]"),
            Fault::NumberTooLarge { line: 1, column: 6 }
        );
        assert_eq!(fault(b"NaN"), Fault::NotJson { line: 1, column: 1 });
        assert_eq!(
            fault(b"[\n \"\xc3\xa4\xff\"]"),
            Fault::NotUtf8 { line: 2, column: 4 }
        );
    }

    #[test]
    fn long_and_deep_documents_are_refused() {
        let mut long = vec![b' '; DOCUMENT_BYTES_LIMIT - 1];
        long.push(b'1');
        assert!(parse(&long).is_ok());
        long.push(b' ');
        assert_eq!(
            fault(&long),
            Fault::TooLarge {
                bytes: 1_000_001,
                most: 1_000_000
            }
        );
        assert!(parse_any_size(&long).is_ok());
        let nested = |depth: usize| [vec![b'['; depth], vec![b']'; depth]].concat();
        assert!(parse(&nested(DEPTH_LIMIT)).is_ok());
        for depth in [DEPTH_LIMIT + 1, 127, 128, 400_000] {
            assert!(
                matches!(fault(&nested(depth)), Fault::TooDeep { .. }),
                "{depth}"
            );
        }
    }

    #[test]
    fn what_is_written_down_comes_back_as_it_was() {
        for document in [
            r#"{"b":[1,-2,2500,null,0.1],"a":true,"b":"x\ny","c":{}}"#,
            "[9007199254740992,1e300,0.30000000000000004]",
        ] {
            let node = parse(document.as_bytes()).unwrap();
            assert_eq!(serde_json::to_string(&node).unwrap(), document);
        }
    }
}
