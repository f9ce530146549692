//! What one does to the backlog and the team as a whole, and where the focus is then.

use crate::document::Document;

/// One change: one step of undoing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A new item of this name, as the last one.
    Add(String),
    /// A copy of an item, under this name, behind it.
    Duplicate(usize, String),
    /// An item is taken out.
    Remove(usize),
    /// An item goes to another place.
    Move(usize, usize),
    /// A new role of this name.
    AddRole(String),
    /// A role is taken out; its items go to another one.
    RemoveRole(usize),
}

impl Change {
    /// Does it, and says which element of the page gets the focus, so that one can go on by keyboard. None: it cannot
    /// be done, and nothing has changed.
    #[must_use]
    pub fn apply(&self, document: &mut Document) -> Option<String> {
        match self {
            Self::Add(name) => {
                let last = document.items().len().checked_sub(1);
                let index = document.add_item(last, name)?;
                Some(format!("field-items[{index}].name"))
            }
            Self::Duplicate(index, name) => {
                let index = document.duplicate_item(*index, name)?;
                Some(format!("field-items[{index}].name"))
            }
            Self::Remove(index) => document.remove_item(*index).then(|| {
                let last = document.items().len() - 1;
                format!("remove-{}", (*index).min(last))
            }),
            // The button that was pressed goes along.
            Self::Move(from, to) => document
                .move_item(*from, *to)
                .then(|| format!("{}-{to}", if to < from { "up" } else { "down" })),
            Self::AddRole(name) => {
                let index = document.add_role(name)?;
                Some(format!("field-team.roles[{index}].name"))
            }
            Self::RemoveRole(index) => document.remove_role(*index).then(|| "add-role".to_owned()),
        }
    }
}
