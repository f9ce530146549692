//! Ids from names: made once, when something comes into being, and kept ever after, because luck hangs on them.

use std::collections::{BTreeMap, BTreeSet};

use crate::reading::ID_CHARACTERS;

/// A number behind an id has at most so many characters, its underscore included.
const NUMBER_CHARACTERS: usize = 6;

/// An id for something of this name, or of this kind where the name has no plain letters, that is not taken yet: small
/// letters, digits and underscores.
pub(super) fn new_id(name: &str, kind: &str, is_taken: impl Fn(&str) -> bool) -> String {
    new_id_within(ID_CHARACTERS, name, kind, is_taken)
}

/// The same where ids have at most so many characters: an id made of a name leaves room for a number behind it.
pub(super) fn new_id_within(
    characters: usize,
    name: &str,
    kind: &str,
    is_taken: impl Fn(&str) -> bool,
) -> String {
    let stem = stem(characters, name, kind);
    numbered(&stem, 1, is_taken).0
}

/// Makes ids for many things, of which thousands may have the same name.
pub(super) struct Ids {
    taken: BTreeSet<String>,
    /// Stem → the number that is tried first.
    first: BTreeMap<String, u32>,
}

impl Ids {
    /// Beside these.
    pub(super) fn beside(taken: BTreeSet<String>) -> Self {
        Self {
            taken,
            first: BTreeMap::new(),
        }
    }

    /// An id for something of this name, which is taken from now on.
    pub(super) fn make(&mut self, name: &str, kind: &str) -> String {
        let stem = stem(ID_CHARACTERS, name, kind);
        let first = self.first.get(&stem).copied().unwrap_or(1);
        let (id, number) = numbered(&stem, first, |id| self.taken.contains(id));
        self.taken.insert(id.clone());
        self.first.insert(stem, number + 1);
        id
    }
}

/// The id without a number.
fn stem(characters: usize, name: &str, kind: &str) -> String {
    let characters = characters - NUMBER_CHARACTERS;
    let mut id = String::new();
    for character in name.chars() {
        if character.is_ascii_alphanumeric() {
            id.push(character.to_ascii_lowercase());
        } else if !id.is_empty() && !id.ends_with('_') {
            id.push('_');
        }
        if id.len() == characters {
            break;
        }
    }
    match id.trim_end_matches('_') {
        "" => kind.to_owned(),
        id => id.to_owned(),
    }
}

/// The stem behind which stands the first number from this one on that is free, and that number; 1 is not written.
fn numbered(stem: &str, first: u32, is_taken: impl Fn(&str) -> bool) -> (String, u32) {
    let mut number = first;
    loop {
        let id = match number {
            1 => stem.to_owned(),
            _ => format!("{stem}_{number}"),
        };
        if !is_taken(&id) {
            return (id, number);
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{Ids, new_id, new_id_within};

    #[test]
    fn ids_are_plain_short_and_unique() {
        let taken = ["label", "label_2", "item"];
        let id = |name: &str| new_id(name, "item", |id| taken.contains(&id));
        assert_eq!(id("Train on all data!"), "train_on_all_data");
        assert_eq!(id("Label"), "label_3");
        assert_eq!(id("計画"), "item_2");
        assert_eq!(id(" Über – uns "), "ber_uns");
        assert_eq!(id(&"a".repeat(300)).len(), 58);
        let short = new_id_within(24, &"a".repeat(300), "variant", |id| id.len() == 18);
        assert_eq!(short, format!("{}_2", "a".repeat(18)));
    }

    #[test]
    fn many_of_one_name_are_numbered_one_after_the_other() {
        let taken = ["task".to_owned(), "task_3".to_owned()];
        let mut ids = Ids::beside(taken.into());
        let made = ["Task", "Task", "Other", "task!"].map(|name| ids.make(name, "item"));
        assert_eq!(made, ["task_2", "task_4", "other", "task_5"]);
    }
}
