//! Gestures on the team. Work of a role that goes is taken over by another one.

use super::backlog::cut;
use super::node::{field, list, object, text, text_in};
use super::{Document, identity};
use crate::reading::Node;
use crate::scenario::ROLES;

/// Where the team's roles stand.
const ROLES_PATH: &str = "team.roles";

/// Pay of one person where no other role says more. [currency / day]
const DAY_RATE: f64 = 800.0;

impl Document {
    /// The roles of the team, whatever they are; none where there is no team.
    #[must_use]
    pub fn roles(&self) -> &[Node] {
        match self.get(ROLES_PATH) {
            Some(Node::List(roles)) => roles,
            _ => &[],
        }
    }

    /// Adds a role of one person, paid as those of the last one, and says where it stands. None: there are too many.
    pub fn add_role(&mut self, name: &str) -> Option<usize> {
        let mut roles = self.roles().to_vec();
        if roles.len() >= ROLES {
            return None;
        }
        let is_taken = |id: &str| roles.iter().any(|role| text_in(role, "id") == Some(id));
        let id = identity::new_id(name, "role", is_taken);
        let mut role = new_role(&id, name, 1.0);
        if let Some(rate) = roles.last().and_then(|last| field(last, "day_rate")) {
            super::node::put(&mut role, "day_rate", rate.clone());
        }
        roles.push(role);
        let place = roles.len() - 1;
        self.set(ROLES_PATH, list(roles)).then_some(place)
    }

    /// Takes a role out; the first of the others takes over its work. False: there is no such role, or no other one.
    pub fn remove_role(&mut self, index: usize) -> bool {
        let mut roles = self.roles().to_vec();
        if index >= roles.len() || roles.len() == 1 {
            return false;
        }
        let removed = roles.remove(index);
        let first = roles[0].clone();
        let id = text_in(&removed, "id");
        let is_gone = |id: &str| roles.iter().all(|role| text_in(role, "id") != Some(id));
        if let Some(id) = id.filter(|id| is_gone(id)) {
            self.hand_over(id, &first);
            let unplanned = self.get("unplanned.role") == Some(&text(id));
            if let Some(first) = text_in(&first, "id").filter(|_| unplanned) {
                self.set("unplanned.role", text(first));
            }
        }
        self.set(ROLES_PATH, list(roles))
    }
}

/// A role of so many people.
pub(super) fn new_role(id: &str, name: &str, people: f64) -> Node {
    object([
        ("id", text(id)),
        ("name", text(&cut(name))),
        ("people", Node::Number(people)),
        ("day_rate", Node::Number(DAY_RATE)),
    ])
}
