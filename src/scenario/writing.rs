//! A scenario as a document again: fields in the order of MODEL.md section 1, variants as keys in theirs.

use std::rc::Rc;

use super::{Item, Order, Role, Scenario, Variant};
use crate::reading::Node;

/// What the field `format` of every scenario says.
pub(crate) const FORMAT: &str = "cadence-lab/scenario";

/// The version of the model that is read and written.
pub(crate) const VERSION: u32 = 1;

/// What a scenario calls its orders.
pub(super) const ORDERS: &[(&str, Order)] = &[("listed", Order::Listed), ("value", Order::Value)];

impl Scenario {
    /// The document, every field of it written out. Reading it gives the same scenario.
    #[must_use]
    pub fn to_node(&self) -> Node {
        let order = ORDERS.iter().find(|(_, it)| *it == self.order);
        let unplanned = self.unplanned.as_ref().map(|work| {
            Node::object(vec![
                ("per_day", work.per_day.into()),
                ("role", work.role.as_str().into()),
                ("effort", work.effort.to_node()),
            ])
        });
        let team = Node::object(vec![
            ("hours_per_day", self.team.hours_per_day.into()),
            ("focus", self.team.focus.into()),
            ("roles", self.team.roles.iter().map(Role::to_node).collect()),
        ]);
        let variants = self.processes.iter();
        let variants = variants.map(|it| (it.id.clone(), it.to_node())).collect();
        Node::object(vec![
            ("format", FORMAT.into()),
            ("version", VERSION.into()),
            ("name", self.name.as_str().into()),
            ("description", self.description.as_str().into()),
            ("team", team),
            ("correlation", self.correlation.into()),
            ("order", order.map_or("", |(name, _)| name).into()),
            ("items", self.items.iter().map(Item::to_node).collect()),
            ("unplanned", unplanned.unwrap_or(Node::Null)),
            ("processes", Node::Object(Rc::new(variants))),
        ])
    }
}

impl Role {
    fn to_node(&self) -> Node {
        Node::object(vec![
            ("id", self.id.as_str().into()),
            ("name", self.name.as_str().into()),
            ("people", self.people.into()),
            ("day_rate", self.day_rate.into()),
        ])
    }
}

impl Item {
    fn to_node(&self) -> Node {
        let ids = |ids: &[String]| ids.iter().map(|id| id.as_str().into()).collect();
        Node::object(vec![
            ("id", self.id.as_str().into()),
            ("name", self.name.as_str().into()),
            ("phase", self.phase.as_str().into()),
            ("role", self.role.as_str().into()),
            ("crew", self.crew.into()),
            ("estimate", self.estimate.into()),
            ("effort", self.effort.to_node()),
            ("observe", self.observe.to_node()),
            ("analyze_share", self.analyze_share.into()),
            ("attempt_cost", self.attempt_cost.into()),
            ("success", self.success.into()),
            ("evidence", self.evidence.map_or(Node::Null, Node::from)),
            ("learning", self.learning.into()),
            ("max_attempts", self.max_attempts.into()),
            ("required", self.required.into()),
            ("after", ids(&self.after)),
            ("redo", ids(&self.redo)),
            ("goal", self.goal.as_str().into()),
            ("capability", self.capability.as_str().into()),
            ("value", self.value.into()),
        ])
    }
}

impl Variant {
    fn to_node(&self) -> Node {
        let mut fields = Vec::new();
        if self.process != self.id {
            fields.push(("process", self.process.into()));
        }
        if !self.name.is_empty() {
            fields.push(("name", self.name.as_str().into()));
        }
        fields.extend(self.rules.written());
        Node::object(fields)
    }
}
