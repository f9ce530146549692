//! What the page calls the places of a document: items and roles by their numbers and names, fields as the form does.

use crate::app::backlog::distribution;
use crate::app::backlog::paste::words::meaning;
use crate::app::backlog::place::{IN_PLACE, item_at, role_at, spread_at};
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
    } else if let Some(field) = path.strip_prefix("unplanned") {
        let field = field.strip_prefix('.').unwrap_or(field);
        (text.get("unplanned-title"), label_of_unplanned(text, field))
    } else if let Some(rest) = path.strip_prefix("processes.") {
        let (id, rule) = rest.split_once('.').unwrap_or((rest, ""));
        let words = text.rule(document.process_of(id)?, rule);
        let label = words.map_or_else(|| rule.to_owned(), |it| it.label);
        let name = document.text_at(&format!("processes.{id}.name"));
        (if name.is_empty() { id.to_owned() } else { name }, label)
    } else {
        return label_of_scenario(text, path);
    };
    Some(if field.is_empty() {
        thing
    } else {
        of(text, thing, field)
    })
}

/// A field of a thing.
fn of(text: &Text, thing: String, field: String) -> String {
    let values = [("thing", thing.into()), ("field", field.into())];
    text.with("backlog-problem-field", &values)
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
    let (field, entry) = without_entry(field);
    // As the table says it, to which the way leads from there.
    let column = Column::all().find(|it| IN_PLACE.contains(&field) && it.field() == field);
    let label = column.map(|it| meaning(text, it));
    let label = label.or_else(|| label_in_sheet(text, field));
    let label = label.or_else(|| label_of_spread(text, field));
    let label = label.unwrap_or_else(|| field.to_owned());
    numbered_entry(text, label, field, entry)
}

/// Which entry of a history it is; other lists are shown entry by entry.
fn numbered_entry(text: &Text, label: String, field: &str, entry: Option<usize>) -> String {
    match entry.filter(|_| field.ends_with(".values")) {
        Some(entry) => {
            let number = [("number", (entry + 1).into())];
            of(text, label, text.with("backlog-problem-entry", &number))
        }
        None => label,
    }
}

/// What the sheet of an item calls a field; none: it has no such field.
#[must_use]
pub fn label_in_sheet(text: &Text, field: &str) -> Option<String> {
    Some(match field {
        "name" => text.get("sheet-name"),
        "role" => text.get("sheet-role"),
        "estimate" => text.get("sheet-estimate"),
        "success" => text.get("sheet-chance"),
        "id" => text.get("sheet-id"),
        "crew" => text.get("sheet-crew"),
        "effort" => text.get("sheet-effort"),
        "attempt_cost" => text.get("sheet-cost"),
        "observe" => text.get("sheet-observing"),
        "analyze_share" => text.get("sheet-analyze"),
        "evidence" => text.get("sheet-evidence"),
        "learning" => text.get("sheet-learning"),
        "max_attempts" => text.get("sheet-attempts"),
        "required" => text.get("sheet-required"),
        "value" => text.get("sheet-value"),
        "phase" => text.get("sheet-phase"),
        "capability" => text.get("sheet-capability"),
        "goal" => text.get("sheet-goal"),
        "after" => text.get("sheet-after"),
        "redo" => text.get("sheet-redo"),
        _ => return None,
    })
}

/// The list that an entry stands in, which has the field, and the entry; anything else as it is.
fn without_entry(field: &str) -> (&str, Option<usize>) {
    let entry = || {
        let (list, entry) = field.strip_suffix(']')?.rsplit_once('[')?;
        Some((list, Some(entry.parse().ok()?)))
    };
    entry().unwrap_or((field, None))
}

/// What a parameter of how an item varies is called.
fn label_of_spread(text: &Text, field: &str) -> Option<String> {
    let (spread, parameter) = spread_at(field)?;
    let thing = match spread {
        "effort" => text.get("sheet-effort"),
        "observe" => text.get("sheet-observing"),
        _ => return None,
    };
    // Ratios of a history have a field of another name.
    let label = match parameter {
        "values" if field.ends_with(".of.values") => text.get("history-ratios"),
        _ => distribution::label(text, parameter)?,
    };
    Some(of(text, thing, label))
}

fn label_of_role(text: &Text, field: &str) -> String {
    match field {
        "id" => text.get("sheet-id"),
        "name" => text.get("team-name"),
        "people" => text.get("team-people"),
        "day_rate" => text.get("team-rate"),
        _ => field.to_owned(),
    }
}

fn label_of_unplanned(text: &Text, field: &str) -> String {
    let (field, entry) = without_entry(field);
    match field {
        "per_day" => text.get("unplanned-per-day"),
        "role" => text.get("unplanned-role"),
        "effort" => text.get("unplanned-effort"),
        _ => {
            let parameter = spread_at(field).and_then(|(_, it)| distribution::label(text, it));
            let Some(parameter) = parameter else {
                return field.to_owned();
            };
            let parameter = numbered_entry(text, parameter, field, entry);
            of(text, text.get("unplanned-effort"), parameter)
        }
    }
}

/// What holds for the whole scenario has a name of its own.
fn label_of_scenario(text: &Text, path: &str) -> Option<String> {
    Some(match path {
        "name" => text.get("general-name"),
        "description" => text.get("general-description"),
        "team.hours_per_day" => text.get("general-hours"),
        "team.focus" => text.get("general-focus"),
        "correlation" => text.get("general-correlation"),
        "order" => text.get("general-order"),
        _ => return None,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::place;
    use crate::document::Document;
    use crate::text::Text;

    #[test]
    fn what_has_a_field_is_called_as_its_field_is() {
        let text = Text::english();
        let document = Document::read_own(
            br#"{"items": [{"name": "Labels"}], "team": {"roles": [{"name": ""}]},
                "processes": {"dds": {"name": "Loose"}, "scrum": {}}}"#,
        )
        .unwrap();
        for (path, words) in [
            ("items[0]", "item 1 \"Labels\""),
            (
                "items[0].effort.of.sigma",
                "item 1 \"Labels\", Effort, Nine times out of ten below",
            ),
            ("items[0].after[12]", "item 1 \"Labels\", Comes after"),
            (
                "items[0].redo[0]",
                "item 1 \"Labels\", Done again when it fails",
            ),
            (
                "items[0].effort.values[3]",
                "item 1 \"Labels\", Effort, Values, entry 4",
            ),
            (
                "items[0].effort.of.values",
                "item 1 \"Labels\", Effort, What it took ÷ what was estimated",
            ),
            (
                "items[0].observe.kind",
                "item 1 \"Labels\", Waiting for results, How it varies",
            ),
            ("items[0].effort.of", "item 1 \"Labels\", Effort, Given in"),
            (
                "items[0].learning",
                "item 1 \"Labels\", How much each failure raises the next chance",
            ),
            (
                "items[0].evidence",
                "item 1 \"Labels\", Past attempts that this chance rests on",
            ),
            ("items[0].value", "item 1 \"Labels\", Value once it is done"),
            ("items[0].success", "item 1 \"Labels\", Chance of success"),
            ("items[0][\"a[0]\"]", "item 1 \"Labels\", [\"a[0]\"]"),
            ("team.roles[0].people", "role 1, People"),
            ("processes.dds", "Loose"),
            ("processes.scrum.sprint_days", "scrum, Length of a sprint"),
            ("unplanned", "Unplanned work"),
            ("unplanned.per_day", "Unplanned work, How often a day"),
            (
                "unplanned.effort.median",
                "Unplanned work, How long it takes, Typically",
            ),
            (
                "team.focus",
                "Share of the time that goes into this work, from 0 to 1",
            ),
        ] {
            assert_eq!(
                place(&text, &document, path).as_deref(),
                Some(words),
                "{path}"
            );
        }
        assert_eq!(place(&text, &document, "format"), None);
    }
}
