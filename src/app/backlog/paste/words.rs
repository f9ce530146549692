//! What is wrong with pasted rows, in words: which row, which column, what, and how to mend it.

use crate::document::rows::{CellProblem, Column, Proposal, Refusal, RowFault};
use crate::reading::{short_number, short_text};
use crate::text::{Text, Value};

/// A problem on one line, such as `row 7, column Estimate: "abc" is not allowed; give a number …`.
#[must_use]
pub fn problem(text: &Text, proposal: &Proposal, problem: &CellProblem) -> String {
    let row = ("row", Value::from(problem.row));
    let fault = ("fault", fault(text, &problem.fault).into());
    match problem.column {
        Some(place) => {
            let column = ("column", title(text, proposal, place).into());
            text.with("row-problem-column", &[row, column, fault])
        }
        None => text.with("row-problem", &[row, fault]),
    }
}

/// What a column is called: by what stands above it, or else by its number.
#[must_use]
pub fn title(text: &Text, proposal: &Proposal, place: usize) -> String {
    let heading = proposal.columns.get(place);
    match heading.map(|it| it.title.as_str()) {
        Some("") | None => text.with("paste-column-untitled", &[("number", (place + 1).into())]),
        Some(title) => title.to_owned(),
    }
}

fn fault(text: &Text, fault: &RowFault) -> String {
    let quoted = |words: &str| Value::from(short_text(words));
    let digits = |number: f64| Value::from(short_number(number));
    match fault {
        RowFault::Rule(problem) => text.fault(problem),
        RowFault::Percent { written, range } => {
            let expected = text.percent(range).into();
            let value = written.as_str().into();
            text.with(
                "problem-not-allowed",
                &[("value", value), ("expected", expected)],
            )
        }
        RowFault::Unclear {
            text: written,
            fraction,
            thousands,
        } => text.with(
            "row-unclear",
            &[
                ("text", quoted(written)),
                ("fraction", fraction_alone(*fraction).into()),
                ("thousands", digits(*thousands)),
            ],
        ),
        RowFault::NoSuchRole {
            name,
            closest: None,
        } => text.with("row-no-such-role", &[("name", quoted(name))]),
        RowFault::NoSuchRole {
            name,
            closest: Some(closest),
        } => text.with(
            "row-no-such-role-close",
            &[("name", quoted(name)), ("closest", quoted(closest))],
        ),
        RowFault::NoRoomForRole { name, most } => text.with(
            "row-no-room-for-role",
            &[("name", quoted(name)), ("most", most.into())],
        ),
        RowFault::NoSuchItem {
            text: written,
            closest: None,
        } => text.with("row-no-such-item", &[("text", quoted(written))]),
        RowFault::NoSuchItem {
            text: written,
            closest: Some(closest),
        } => text.with(
            "row-no-such-item-close",
            &[("text", quoted(written)), ("closest", quoted(closest))],
        ),
        RowFault::SeveralItems { name } => {
            text.with("row-several-items", &[("name", quoted(name))])
        }
        RowFault::RowNotRight { row } => text.with("row-not-right", &[("row", row.into())]),
        RowFault::TakenId { id } => text.with("row-taken-id", &[("id", quoted(id))]),
        RowFault::RepeatedId { id, first } => text.with(
            "row-repeated-id",
            &[("id", quoted(id)), ("first", first.into())],
        ),
        RowFault::NoRoom { most } => text.with("row-no-room", &[("most", most.into())]),
        RowFault::BeyondTitles { text: written } => {
            text.with("row-beyond-titles", &[("text", quoted(written))])
        }
        RowFault::OpenQuotation => text.get("row-open-quotation"),
    }
}

/// A number so that it can be read as nothing else: with three digits behind the point, that could be one between thousands.
fn fraction_alone(number: f64) -> String {
    let mut written = short_number(number);
    let behind = written.split_once('.').map(|(_, it)| it.len());
    if behind == Some(3) {
        written.push('0');
    }
    written
}

/// Why nothing can be taken.
#[must_use]
pub fn refusal(text: &Text, refusal: &Refusal) -> String {
    match refusal {
        Refusal::TooLarge { bytes, most } => text.with(
            "rows-too-large",
            &[("bytes", bytes.into()), ("most", most.into())],
        ),
        Refusal::NoNames => text.get("rows-no-names"),
        Refusal::NoBacklog => text.get("rows-no-backlog"),
    }
}

/// What a column means.
#[must_use]
pub fn meaning(text: &Text, column: Column) -> String {
    match column {
        Column::Name => text.get("column-name"),
        Column::Id => text.get("column-id"),
        Column::Estimate => text.get("column-estimate"),
        Column::Min => text.get("column-min"),
        Column::Likely => text.get("column-likely"),
        Column::Max => text.get("column-max"),
        Column::P50 => text.get("column-p50"),
        Column::P90 => text.get("column-p90"),
        Column::Role => text.get("column-role"),
        Column::Crew => text.get("column-crew"),
        Column::Success => text.get("column-success"),
        Column::Evidence => text.get("column-evidence"),
        Column::Learning => text.get("column-learning"),
        Column::MaxAttempts => text.get("column-attempts"),
        Column::Required => text.get("column-required"),
        Column::Observe => text.get("column-observe"),
        Column::AnalyzeShare => text.get("column-analyze-share"),
        Column::AttemptCost => text.get("column-cost"),
        Column::After => text.get("column-after"),
        Column::Redo => text.get("column-redo"),
        Column::Phase => text.get("column-phase"),
        Column::Capability => text.get("column-capability"),
        Column::Goal => text.get("column-goal"),
        Column::Value => text.get("column-value"),
    }
}
