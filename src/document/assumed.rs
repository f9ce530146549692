//! What was set beside a document, written into it: from then on it is the document that says so.

use super::Document;
use crate::reading::{Node, index_path, key_path};
use crate::scenario::Scenario;

impl Document {
    /// What one has to [set](Self::set) in the document of a scenario, so that another one of the same shape comes of it:
    /// paths with what stands there then, as few and as deep as they can be.
    #[must_use]
    pub fn differences(from: &Scenario, to: &Scenario) -> Vec<(String, Node)> {
        let mut found = Vec::new();
        differ("$", &Self::of(from).0, &Self::of(to).0, &mut found);
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

fn differ(path: &str, from: &Node, to: &Node, found: &mut Vec<(String, Node)>) {
    match (from, to) {
        (Node::Object(from), Node::Object(to)) if keys(from).eq(keys(to)) => {
            for ((key, from), (_, to)) in from.iter().zip(to.iter()) {
                differ(&key_path(path, key), from, to, found);
            }
        }
        (Node::List(from), Node::List(to)) if from.len() == to.len() => {
            for (index, (from, to)) in from.iter().zip(to.iter()).enumerate() {
                differ(&index_path(path, index), from, to, found);
            }
        }
        (from, to) if from != to => found.push((path.to_owned(), to.clone())),
        _ => {}
    }
}

fn keys(fields: &[(String, Node)]) -> impl Iterator<Item = &str> {
    fields.iter().map(|(key, _)| key.as_str())
}
