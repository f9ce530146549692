//! Ids from names: made once, when something comes into being, and kept ever after, because luck hangs on them.

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
    let id = match id.trim_end_matches('_') {
        "" => kind,
        id => id,
    };
    let mut candidate = id.to_owned();
    let mut number = 2_u32;
    while is_taken(&candidate) {
        candidate = format!("{id}_{number}");
        number += 1;
    }
    candidate
}

#[cfg(test)]
mod tests {
    use super::{new_id, new_id_within};

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
}
