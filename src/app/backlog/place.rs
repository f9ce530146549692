//! Paths in the document, and where on the page the field of each is.

/// The fields of an item that are changed in place, in the table.
pub const IN_PLACE: [&str; 4] = ["name", "role", "estimate", "success"];

/// The id of the list of problems.
pub const PROBLEMS: &str = "problems";

/// The id of the button that undoes.
pub const UNDO: &str = "undo";

/// What the ids of fields begin with.
const FIELD: &str = "field-";

/// What an item has where the field at a path is left out; none: it cannot be, or it is no field of an item.
#[must_use]
pub fn default_at(path: &str) -> Option<&'static str> {
    default_of(item_at(path)?.1)
}

/// What an item has where a field of it is left out (MODEL.md section 1); none: it cannot be, or then there is nothing.
#[must_use]
pub fn default_of(field: &str) -> Option<&'static str> {
    Some(match field {
        "crew" | "success" | "max_attempts" => "1",
        "analyze_share" | "attempt_cost" | "learning" | "value" => "0",
        _ => return None,
    })
}

/// The id of the field at a path.
#[must_use]
pub fn field_id(path: &str) -> String {
    format!("{FIELD}{path}")
}

/// Of an element that may not be there, its id, and those of what is around it, the nearest first: for a field the fields
/// that it is a part of, and then the list of problems.
pub fn around(id: &str) -> impl Iterator<Item = &str> {
    let list = id.starts_with(FIELD).then_some(PROBLEMS);
    std::iter::successors(Some(id), |id| Some(&id[..id.rfind(['.', '['])?])).chain(list)
}

/// The place of the item at a path or around it, and what of it is at the path; empty: the item itself.
#[must_use]
pub fn item_at(path: &str) -> Option<(usize, &str)> {
    entry_at("items", path)
}

/// The same of the role at a path or around it.
#[must_use]
pub fn role_at(path: &str) -> Option<(usize, &str)> {
    entry_at("team.roles", path)
}

fn entry_at<'a>(list: &str, path: &'a str) -> Option<(usize, &'a str)> {
    let place = path.strip_prefix(list)?.strip_prefix('[')?;
    let (index, field) = place.split_once(']')?;
    Some((
        index.parse().ok()?,
        field.strip_prefix('.').unwrap_or(field),
    ))
}

/// Of the parameter of a spread at a path, the path of the spread, and what the parameter is called; of a ratio, the
/// parameters stand inside.
#[must_use]
pub fn spread_at(path: &str) -> Option<(&str, &str)> {
    let (spread, parameter) = path.rsplit_once('.')?;
    Some((spread.strip_suffix(".of").unwrap_or(spread), parameter))
}

/// The item whose sheet has the field at a path; none: the page has it.
#[must_use]
pub fn sheet_of(path: &str) -> Option<usize> {
    let (index, field) = item_at(path)?;
    (!field.is_empty() && !IN_PLACE.contains(&field)).then_some(index)
}

/// Whether a place is at a path, or below it.
#[must_use]
pub fn stands_in(place: &str, path: &str) -> bool {
    let rest = place.strip_prefix(path);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

#[cfg(test)]
mod tests {
    use super::{around, item_at, sheet_of};

    #[test]
    fn what_is_around_a_field_comes_after_it() {
        let found: Vec<_> = around("field-items[4].after[1]").collect();
        assert_eq!(
            found,
            [
                "field-items[4].after[1]",
                "field-items[4].after",
                "field-items[4]",
                "field-items",
                "problems",
            ]
        );
        assert_eq!(around("remove-3").collect::<Vec<_>>(), ["remove-3"]);
    }

    #[test]
    fn the_sheet_has_all_of_an_item_but_itself_and_what_is_changed_in_place() {
        for (path, item, sheet) in [
            ("items[4].after[1]", Some((4, "after[1]")), Some(4)),
            ("items[4][\"a ]b\"]", Some((4, "[\"a ]b\"]")), Some(4)),
            ("items[4].name", Some((4, "name")), None),
            ("items[4]", Some((4, "")), None),
            ("items", None, None),
            ("team.roles[0].people", None, None),
        ] {
            assert_eq!((item_at(path), sheet_of(path)), (item, sheet), "{path}");
        }
    }
}
