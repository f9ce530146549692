//! What the page calls the places of a document: items and roles by their numbers and names, fields as the form does.

use crate::app::backlog::distribution;
use crate::app::backlog::paste::words::meaning;
use crate::app::backlog::place::{item_at, role_at, spread_at};
use crate::document::Document;
use crate::document::rows::Column;
use crate::reading::short_text;
use crate::text::Text;

/// A place in words; none: the page has none for it.
#[must_use]
pub fn place(text: &Text, document: &Document, path: &str) -> Option<String> {
    let (thing, field) = if let Some((index, field)) = item_at(path) {
        let item = numbered(index, &document.text_at(&format!("items[{index}].name")));
        let thing = text.with("backlog-problem-item", &[("item", item.into())]);
        (thing, label_of_item(text, field))
    } else if let Some((index, field)) = role_at(path) {
        let name = document.text_at(&format!("team.roles[{index}].name"));
        let role = numbered(index, &name);
        let thing = text.with("backlog-problem-role", &[("role", role.into())]);
        (thing, label_of_role(text, field))
    } else {
        let rest = path.strip_prefix("processes.")?;
        let (id, rule) = rest.split_once('.').unwrap_or((rest, ""));
        let words = text.rule(document.process_of(id)?, rule);
        let label = words.map_or_else(|| rule.to_owned(), |it| it.label);
        let name = document.text_at(&format!("processes.{id}.name"));
        (if name.is_empty() { id.to_owned() } else { name }, label)
    };
    if field.is_empty() {
        return Some(thing);
    }
    let values = [("thing", thing.into()), ("field", field.into())];
    Some(text.with("backlog-problem-field", &values))
}

/// A number from 1, with the name where there is one.
fn numbered(index: usize, name: &str) -> String {
    let number = index + 1;
    if name.is_empty() {
        number.to_string()
    } else {
        format!("{number} {}", short_text(name))
    }
}

fn label_of_item(text: &Text, field: &str) -> String {
    let column = Column::all().find(|it| it.field() == field);
    let label = column.map(|it| meaning(text, it));
    let label = label.or_else(|| label_of_spread(text, field));
    label.unwrap_or_else(|| field.to_owned())
}

/// What a parameter of how an item varies is called.
fn label_of_spread(text: &Text, field: &str) -> Option<String> {
    let (spread, parameter) = spread_at(field)?;
    let thing = match spread {
        "effort" => text.get("sheet-effort"),
        "observe" => text.get("sheet-observing"),
        _ => return None,
    };
    let label = distribution::label(text, parameter)?;
    let values = [("thing", thing.into()), ("field", label.into())];
    Some(text.with("backlog-problem-field", &values))
}

fn label_of_role(text: &Text, field: &str) -> String {
    match field {
        "name" => text.get("team-name"),
        "people" => text.get("team-people"),
        "day_rate" => text.get("team-rate"),
        _ => field.to_owned(),
    }
}
