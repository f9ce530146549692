//! What was set beside a document, written into it: from then on it is the document that says so.
//!
//! It was set on the last scenario that was right, and the document may have been edited since. So what has an id is found
//! by it, wherever it stands now.

use super::Document;
use super::node::{field, text_in};
use crate::reading::{Node, index_path, key_path};
use crate::scenario::Scenario;

impl Document {
    /// What one has to [set](Self::set) in this document, so that it differs from one scenario as another one of the same
    /// shape does: paths in this document with what stands there then, as few and as deep as they can be. What it has no
    /// place for is left out.
    #[must_use]
    pub fn differences(&self, from: &Scenario, to: &Scenario) -> Vec<(String, Node)> {
        let mut found = Vec::new();
        let (from, to) = (Self::of(from), Self::of(to));
        differ("$", Some(&self.0), &from.0, &to.0, &mut found);
        found
    }

    /// Sets these values, but for those whose surroundings the document lacks.
    #[must_use]
    pub fn with_all(&self, values: &[(String, Node)]) -> Self {
        let mut document = self.clone();
        for (path, value) in values {
            let around = path.rsplit_once('.').map_or("$", |(around, _)| around);
            if document.get(around).is_some() {
                document.set(path, value.clone());
            }
        }
        document
    }
}

/// `here` is what the document has at the path; none: nothing.
fn differ(
    path: &str,
    here: Option<&Node>,
    from: &Node,
    to: &Node,
    found: &mut Vec<(String, Node)>,
) {
    match (from, to) {
        // A spread of another kind has other numbers.
        (Node::Object(_), _) if is_other_kind(here, from) => {}
        (Node::Object(from), Node::Object(to)) if keys(from).eq(keys(to)) => {
            for ((key, from), (_, to)) in from.iter().zip(to.iter()) {
                let here = here.and_then(|it| field(it, key));
                differ(&key_path(path, key), here, from, to, found);
            }
        }
        (Node::List(from), Node::List(to)) if from.len() == to.len() => {
            let Some(Node::List(here)) = here else {
                return;
            };
            for (index, (entry, to)) in from.iter().zip(to.iter()).enumerate() {
                let place = match text_in(entry, "id") {
                    Some(id) => here.iter().position(|it| text_in(it, "id") == Some(id)),
                    None => Some(index).filter(|_| here.len() == from.len()),
                };
                if let Some(place) = place {
                    let path = index_path(path, place);
                    differ(&path, here.get(place), entry, to, found);
                }
            }
        }
        (from, to) if from != to => found.push((path.to_owned(), to.clone())),
        _ => {}
    }
}

fn is_other_kind(here: Option<&Node>, from: &Node) -> bool {
    let kind = here.and_then(|it| text_in(it, "kind"));
    kind.is_some_and(|kind| text_in(from, "kind").is_some_and(|it| it != kind))
}

fn keys(fields: &[(String, Node)]) -> impl Iterator<Item = &str> {
    fields.iter().map(|(key, _)| key.as_str())
}
