//! One row as an item: cells become fields as the document has them. What is no number stays the text that it is, and the
//! rules of a scenario say what is wrong with it.

use super::column::Column;
use super::number;
use super::table::Record;
use super::{CellProblem, Respelled, RowFault};
use crate::distribution::GREATEST_SIGMA;
use crate::distribution::said::{p90_of, rounded, sigma_whatever};
use crate::document::backlog::new_item;
use crate::document::node::{field, object, put, text};
use crate::reading::{Expected, Fault, Mark, Node, Problem, Range, Said, plain_number, short_text};

/// Words that say yes, and words that say no.
const YES: [&str; 7] = ["true", "yes", "y", "1", "required", "ja", "j"];
const NO: [&str; 6] = ["false", "no", "n", "0", "optional", "nein"];

/// The cells of a row by what their columns mean.
pub(super) struct Cells<'a> {
    record: &'a Record,
    columns: &'a [Option<Column>],
    /// Whether a column's title says percent.
    in_percent: &'a [bool],
    mark: Option<Mark>,
    pub(super) problems: Vec<CellProblem>,
    pub(super) respelled: Vec<Respelled>,
}

impl<'a> Cells<'a> {
    pub(super) fn new(
        record: &'a Record,
        columns: &'a [Option<Column>],
        in_percent: &'a [bool],
        mark: Option<Mark>,
    ) -> Self {
        Self {
            record,
            columns,
            in_percent,
            mark,
            problems: Vec::new(),
            respelled: Vec::new(),
        }
    }

    /// Where the column of a meaning is.
    pub(super) fn place(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|it| *it == Some(column))
    }

    /// What stands in the column of a meaning; none: nothing, or there is no such column.
    pub(super) fn words(&self, column: Column) -> Option<&'a str> {
        let cell = self.record.cells.get(self.place(column)?)?;
        (!cell.is_empty()).then_some(cell)
    }

    /// Notes what is wrong with the cell of a column, or with the row where it has no such column.
    pub(super) fn refuse(&mut self, column: Option<Column>, fault: RowFault) {
        self.problems.push(CellProblem {
            row: self.record.row,
            column: column.and_then(|it| self.place(it)),
            fault,
        });
    }

    /// Notes which rule of a scenario the cell of a column breaks, with what is written there: shares are read in percent, and
    /// numbers may be written in another way than this program writes them.
    pub(super) fn refuse_by_rule(&mut self, column: Option<Column>, mut problem: Problem) {
        let cell = column.and_then(|it| Some((self.words(it)?, self.said(it)?)));
        if let Some((cell, (said, is_percent))) = cell.filter(|_| problem.value.is_some()) {
            let mut written = short_text(cell);
            if matches!(said, Said::Number(..)) {
                written = written.trim_matches('"').to_owned();
                if is_percent && !cell.ends_with('%') {
                    written.push_str(" %");
                }
            }
            if let Fault::NotAllowed(Expected::Number(range)) = problem.fault
                && is_percent
            {
                self.refuse(column, RowFault::Percent { written, range });
                return;
            }
            problem.value = Some(written);
        }
        self.refuse(column, RowFault::Rule(problem));
    }

    /// Notes what stands at a place that is behind the titles.
    pub(super) fn refuse_beyond(&mut self, place: usize) {
        let cell = self.record.cells.get(place);
        if let Some(text) = cell.filter(|it| !it.is_empty()).cloned() {
            self.problems.push(CellProblem {
                row: self.record.row,
                column: Some(place),
                fault: RowFault::BeyondTitles { text },
            });
        }
    }

    /// Whether something is wrong with the cell of a column already.
    pub(super) fn is_refused(&self, column: Column) -> bool {
        let place = self.place(column);
        let is_there = |it: &CellProblem| it.column == place;
        place.is_some() && self.problems.iter().any(is_there)
    }

    /// What the cell of a column for numbers says, and whether it says it in percent.
    fn said(&self, column: Column) -> Option<(Said, bool)> {
        let cell = self.words(column).filter(|_| column.is_number())?;
        let place = self.place(column)?;
        let (bare, has_sign) = match cell.strip_suffix('%').filter(|_| column.is_share()) {
            Some(bare) => (bare.trim_end(), true),
            None => (cell, false),
        };
        let is_percent = column.is_share() && (has_sign || self.in_percent[place]);
        let said = match number::read(bare, self.mark) {
            // There is no share in thousands.
            Said::Either(fraction, _) if column.is_share() => {
                Said::Number(fraction, plain_number(bare).is_none())
            }
            said => said,
        };
        Some((said, is_percent))
    }

    /// The number in the column of a meaning, or the text that stands there instead.
    fn number(&mut self, column: Column) -> Option<Node> {
        let cell = self.words(column)?;
        let (said, is_percent) = self.said(column)?;
        let share = |number: f64| if is_percent { number / 100.0 } else { number };
        match said {
            Said::Number(number, is_other) => {
                let known = self.respelled.iter().any(|it| it.text == cell);
                if is_other && !known {
                    self.respelled.push(Respelled {
                        row: self.record.row,
                        text: cell.to_owned(),
                        number: share(number),
                    });
                }
                Some(Node::Number(share(number)))
            }
            Said::Either(fraction, thousands) => {
                if !self.is_refused(column) {
                    self.refuse(
                        Some(column),
                        RowFault::Unclear {
                            text: cell.to_owned(),
                            fraction,
                            thousands,
                        },
                    );
                }
                Some(text(cell))
            }
            Said::Words => Some(text(cell)),
        }
    }

    /// The item, without its role and what it refers to.
    pub(super) fn item(&mut self, id: &str) -> Node {
        let mut item = new_item(id, "", "");
        let name = self.words(Column::Name).or(self.words(Column::Id));
        let name = name
            .unwrap_or_default()
            .split_whitespace()
            .collect::<Vec<_>>();
        put(&mut item, "name", text(&name.join(" ")));
        if name.is_empty() {
            let expected = Expected::Text {
                least: 1,
                most: crate::scenario::NAME_CHARACTERS,
            };
            self.refuse(Some(Column::Name), missing("name", expected));
        }
        self.put_effort(&mut item);
        for column in [
            Column::Crew,
            Column::Success,
            Column::Evidence,
            Column::Learning,
            Column::MaxAttempts,
            Column::AnalyzeShare,
            Column::AttemptCost,
            Column::Value,
        ] {
            if let Some(number) = self.number(column) {
                put(&mut item, column.field(), number);
            }
        }
        for column in [Column::Phase, Column::Capability, Column::Goal] {
            if let Some(words) = self.words(column) {
                put(&mut item, column.field(), text(words));
            }
        }
        if let Some(words) = self.words(Column::Required) {
            let is_among = |list: &[&str]| list.contains(&words.to_lowercase().as_str());
            let flag = match (is_among(&YES), is_among(&NO)) {
                (true, _) => Node::Bool(true),
                (_, true) => Node::Bool(false),
                _ => text(words),
            };
            put(&mut item, Column::Required.field(), flag);
        }
        if let Some(days) = self.number(Column::Observe) {
            let fixed = object([("kind", text("fixed")), ("value", days)]);
            put(&mut item, Column::Observe.field(), fixed);
        }
        item
    }

    /// Estimate and effort: each from the other where only one is said. Where none is, the item stays as a new one is.
    fn put_effort(&mut self, item: &mut Node) {
        let said = [Column::Estimate, Column::Likely, Column::P50];
        let estimate = said.iter().find_map(|&column| self.number(column));
        match &estimate {
            Some(estimate) => put(item, "estimate", estimate.clone()),
            None if said.iter().any(|&it| self.place(it).is_some()) => leave_out(item, "estimate"),
            None => {}
        }
        let (min, max) = (self.number(Column::Min), self.number(Column::Max));
        let p90 = self.number(Column::P90);
        if min.is_some() || max.is_some() {
            let mode = self.number(Column::Likely).or(estimate);
            put(item, "effort", three_points(min, mode, max));
        } else if let Some(p90) = p90 {
            let median = self.number(Column::P50).or(estimate);
            let sigma = self.sigma(median.as_ref(), &p90);
            let known = [
                ("kind", Some(text("lognormal"))),
                ("median", median),
                ("sigma", sigma),
            ];
            put(item, "effort", object_of(known));
        }
    }

    /// The sigma of a lognormal of which half lies below the median and nine tenths below `p90`.
    fn sigma(&mut self, median: Option<&Node>, p90: &Node) -> Option<Node> {
        let low = match median {
            Some(Node::Number(median)) if *median > 0.0 => *median,
            _ => 0.0,
        };
        let widest = rounded(p90_of(low, GREATEST_SIGMA));
        let range = if low > 0.0 {
            Range::closed(low, widest)
        } else {
            Range::from(low)
        };
        match p90 {
            // Then it is the median that is wrong.
            Node::Number(p90) if low == 0.0 && range.contains(*p90) => Some(Node::Number(0.0)),
            Node::Number(p90) if range.contains(*p90) => {
                Some(Node::Number(sigma_whatever(low, *p90).min(GREATEST_SIGMA)))
            }
            p90 => {
                if !self.is_refused(Column::P90) {
                    let expected = Expected::Number(range);
                    let problem = Problem {
                        path: Column::P90.field().to_owned(),
                        value: Some(p90.short()),
                        fault: Fault::NotAllowed(expected),
                    };
                    self.refuse_by_rule(Some(Column::P90), problem);
                }
                Some(Node::Number(0.0))
            }
        }
    }

    /// The column whose cell made what stands at a path of the item.
    pub(super) fn column_of(&self, path: &str) -> Option<Column> {
        let filled = |columns: &[Column]| {
            let mut filled = columns.iter().filter(|&&it| self.words(it).is_some());
            let there = || columns.iter().find(|&&it| self.place(it).is_some());
            filled.next().or_else(there).copied()
        };
        match path {
            "estimate" => filled(&[Column::Estimate, Column::Likely, Column::P50]),
            "effort.min" => Some(Column::Min),
            "effort.mode" | "effort.value" => filled(&[Column::Likely, Column::Estimate]),
            "effort.max" => Some(Column::Max),
            "effort.median" => filled(&[Column::P50, Column::Estimate]),
            "effort.sigma" => Some(Column::P90),
            _ => {
                let field = path.split(['.', '[']).next().unwrap_or(path);
                Column::all().find(|it| it.field() == field)
            }
        }
    }
}

/// Three points, or one where they are all the same.
fn three_points(min: Option<Node>, mode: Option<Node>, max: Option<Node>) -> Node {
    if min.is_some() && min == mode && mode == max {
        return object_of([("kind", Some(text("fixed"))), ("value", min)]);
    }
    let kind = Some(text("pert"));
    object_of([("kind", kind), ("min", min), ("mode", mode), ("max", max)])
}

/// An object of the fields that there are.
fn object_of<const N: usize>(fields: [(&str, Option<Node>); N]) -> Node {
    let there = fields
        .into_iter()
        .filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Node::Object(std::rc::Rc::new(there.collect()))
}

fn leave_out(item: &mut Node, key: &str) {
    if let Node::Object(fields) = item {
        let left = fields.iter().filter(|(known, _)| known != key);
        *item = Node::Object(std::rc::Rc::new(left.cloned().collect()));
    }
}

/// That nothing stands where something must.
pub(super) fn missing(path: &str, expected: Expected) -> RowFault {
    RowFault::Rule(Problem {
        path: path.to_owned(),
        value: None,
        fault: Fault::Missing(expected),
    })
}

/// How many people an item takes at a time; 1 where that is not said.
pub(super) fn crew(item: &Node) -> f64 {
    match field(item, "crew") {
        Some(Node::Number(crew)) => *crew,
        _ => 1.0,
    }
}
