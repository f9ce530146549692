//! Paths in the document, and where on the page the field of each is.

/// The fields of an item that are changed in place, in the table.
pub const IN_PLACE: [&str; 4] = ["name", "role", "estimate", "success"];

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
    format!("field-{path}")
}

/// The item whose sheet has the field at a path; none: the page has it.
#[must_use]
pub fn sheet_of(path: &str) -> Option<usize> {
    let (index, field) = path.strip_prefix("items[")?.split_once("].")?;
    let is_in_place = IN_PLACE.contains(&field);
    index.parse().ok().filter(|_| !is_in_place)
}

/// Whether a place is at a path, or below it.
#[must_use]
pub fn stands_in(place: &str, path: &str) -> bool {
    let rest = place.strip_prefix(path);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}
