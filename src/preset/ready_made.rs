//! Ready-made variants: every process under the settings that we assume where nobody says more.

use std::rc::Rc;

use crate::reading::{Node, parse};
use crate::simulation::process::Rules;

/// The settings for a team of four.
const DOCUMENT: &str = include_str!("ready_made.json");

thread_local! {
    /// The same, read once: a preset asks for five of them.
    static VARIANTS: Rc<Vec<(String, Node)>> = match parse(DOCUMENT.as_bytes()) {
        Ok(Node::Object(variants)) => variants,
        _ => Rc::default(),
    };
}

/// The ids of the ready-made variants, in their order; the presets compare the first five.
pub const READY_MADE: [&str; 7] = [
    "scrum",
    "scrum_common",
    "dds",
    "dds_observing",
    "dds_strict",
    "kanban",
    "stage_gate",
];

/// A way of working that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The id of its variant.
    pub id: String,
    /// Which process, one of [`Rules::names`].
    pub process: &'static str,
    /// What people call it.
    pub name: String,
    /// Whether it is the ready-made one of its id, going by its process and its name.
    pub is_ready_made: bool,
}

/// The ready-made variants, in the order of [`READY_MADE`].
#[must_use]
pub fn ready_made_ways() -> Vec<Way> {
    let way = |(id, variant): &(String, Node)| {
        let text = |key: &str| match variant {
            Node::Object(fields) => fields.iter().find_map(|(known, value)| match value {
                Node::Text(text) if known == key => Some(text.clone()),
                _ => None,
            }),
            _ => None,
        };
        let process = text("process").unwrap_or_else(|| id.clone());
        Some(Way {
            id: id.clone(),
            process: Rules::names().iter().find(|name| **name == process)?,
            name: text("name").unwrap_or_else(|| id.clone()),
            is_ready_made: true,
        })
    };
    VARIANTS.with(|variants| variants.iter().filter_map(way).collect())
}

/// A ready-made variant, as it stands in a scenario's `processes`, for a team of so many people: where iterations
/// overlap there are half as many of them, and at least two; the WIP limit of Kanban is a place for each. None: there is
/// no such variant.
#[must_use]
pub fn ready_made(id: &str, people: f64) -> Option<Node> {
    let variants = VARIANTS.with(Rc::clone);
    let (_, variant) = variants.iter().find(|(known, _)| known == id)?;
    Some(match id {
        "dds" => with(
            variant,
            "open_iterations",
            (people / 2.0).ceil().clamp(2.0, 20.0),
        ),
        "kanban" => with(variant, "wip_limit", people.clamp(1.0, 100.0)),
        _ => variant.clone(),
    })
}

fn with(variant: &Node, key: &str, number: f64) -> Node {
    let Node::Object(fields) = variant else {
        return variant.clone();
    };
    let mut fields = fields.to_vec();
    for (known, value) in &mut fields {
        if known == key {
            *value = Node::Number(number);
        }
    }
    Node::Object(Rc::new(fields))
}
