//! Ready-made variants: every process under the settings that we assume where nobody says more.

use std::rc::Rc;

use crate::reading::{Node, parse};

/// The settings for a team of four.
const DOCUMENT: &str = include_str!("ready_made.json");

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

/// A ready-made variant, as it stands in a scenario's `processes`, for a team of so many people: where iterations
/// overlap there are half as many of them, and at least two; the WIP limit of Kanban is a place for each. None: there is
/// no such variant.
#[must_use]
pub fn ready_made(id: &str, people: f64) -> Option<Node> {
    let Ok(Node::Object(variants)) = parse(DOCUMENT.as_bytes()) else {
        return None;
    };
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
