//! The document that somebody starts from who has nothing yet.

use super::backlog::{cut, new_item};
use super::node::{list, object, text, text_in};
use super::team::new_role;
use super::{Document, identity};
use crate::preset::{COMPARED, PRESETS, Preset, READY_MADE};
use crate::reading::Node;
use crate::scenario::{FORMAT, VERSION};

/// Share of the time that goes into backlog work, as in the presets.
const FOCUS: f64 = 0.8;

/// How much the efforts share, as in the presets.
const CORRELATION: f64 = 0.1;

/// What things are called at first, in the person's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Names<'a> {
    /// The scenario.
    pub scenario: &'a str,
    /// Its only role.
    pub role: &'a str,
    /// Its only item.
    pub item: &'a str,
}

impl Document {
    /// A valid scenario with one item, one role of two people, and the variants that the presets compare.
    #[must_use]
    pub fn empty(names: Names<'_>) -> Self {
        let id = |name, kind| identity::new_id(name, kind, |_| false);
        let role = id(names.role, "role");
        let team = object([
            ("hours_per_day", Node::Number(8.0)),
            ("focus", Node::Number(FOCUS)),
            ("roles", list(vec![new_role(&role, names.role, 2.0)])),
        ]);
        let item = new_item(&id(names.item, "item"), names.item, &role);
        let mut document = Self(object([
            ("format", text(FORMAT)),
            ("version", VERSION.into()),
            ("name", text(&cut(names.scenario))),
            ("team", team),
            ("correlation", Node::Number(CORRELATION)),
            ("items", list(vec![item])),
        ]));
        document.compare(&READY_MADE[..COMPARED]);
        document
    }

    /// Calls it something else where it still has a preset's name: with the preset's items, what that name and its
    /// description say is gone.
    pub fn part_from_preset(&mut self, name: &str) {
        let own = self.text_at("name");
        let is_its_name = |preset: &Preset| text_in(&preset.document(), "name") == Some(&*own);
        if PRESETS.iter().any(is_its_name) {
            self.set("name", text(&cut(name)));
            self.remove("description");
        }
    }
}
