//! Which place of "How it works" an address shows, beside what it shows of a scenario: `1&…&guide=sprint`.
//!
//! The guide stands over the simulation and changes nothing of it, so its field is no part of a view: it is taken out of
//! a fragment before anything else is read, and put back last.

use super::link::VERSION;

/// The name of the field.
pub(super) const GUIDE_FIELD: &str = "guide";

/// A place has at most so many characters.
const PLACE_CHARACTERS: usize = 40;

/// A fragment without its field, and the place that the guide is open at: the id of a section or of an entry, empty for
/// its beginning; none where it is closed. Of a fragment that says nothing else, nothing is left.
#[must_use]
pub fn split_guide(fragment: &str) -> (String, Option<String>) {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let mut place = None;
    let mut rest: Vec<&str> = Vec::new();
    for field in fragment.split('&') {
        match field.strip_prefix(GUIDE_FIELD) {
            Some("") => place = Some(String::new()),
            Some(value) if value.starts_with('=') => place = Some(place_of(&value[1..])),
            _ => rest.push(field),
        }
    }
    if place.is_some() && rest == [VERSION] {
        rest.clear();
    }
    (rest.join("&"), place)
}

/// The fragment with the guide open at a place, or closed.
#[must_use]
pub fn join_guide(fragment: &str, place: Option<&str>) -> String {
    match place {
        Some(place) => {
            let rest = if fragment.is_empty() {
                VERSION
            } else {
                fragment
            };
            format!("{rest}&{GUIDE_FIELD}={place}")
        }
        None => fragment.to_owned(),
    }
}

/// Places are of small letters, digits and hyphens; anything else is the beginning.
fn place_of(value: &str) -> String {
    let is_plain = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
    let is_place = value.len() <= PLACE_CHARACTERS && value.bytes().all(is_plain);
    if is_place {
        value.to_owned()
    } else {
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use super::{join_guide, split_guide};

    #[test]
    fn the_guide_is_beside_the_scenario() {
        for (rest, place) in [
            ("", Some("")),
            ("", Some("sprint")),
            ("1&model=1&preset=improve&seed=7", Some("p85")),
            ("1&model=1&scenario=%7B%22guide%22%3A1%7D", Some("p85")),
            ("1&model=1&preset=improve", None),
            ("", None),
            ("verdict", None),
        ] {
            let joined = join_guide(rest, place);
            let split = (rest.to_owned(), place.map(str::to_owned));
            assert_eq!(split_guide(&joined), split, "{joined}");
        }
    }

    #[test]
    fn what_is_no_place_is_the_beginning() {
        for value in ["Sprint", "a%20b", "x\"y", &"a".repeat(41)] {
            let (_, place) = split_guide(&format!("#1&guide={value}&seed=3"));
            assert_eq!(place.as_deref(), Some(""));
        }
        assert_eq!(split_guide("guide").1.as_deref(), Some(""));
        assert_eq!(split_guide("guides=1").1, None);
    }
}
