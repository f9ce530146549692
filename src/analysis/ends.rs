//! How the runs of one variant ended, run by run: what a comparison of two variants is made of, and the only
//! values that are kept for every run of a large study.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::bins::Bins;
use super::block::RUNS_PER_BLOCK;
use super::estimate::{Share, wilson};
use super::metric::{Metric, Over};
use super::order::{OrderStatistics, Slices, Values};
use crate::simulation::record::{Outcome, Record};
use crate::units::{Days, Money};

/// How one run ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct End {
    /// Delivered, infeasible or unfinished.
    pub outcome: Outcome,
    /// When it ended, however it did. [days]
    pub finish: Days,
    /// What it cost until then. [currency]
    pub cost: Money,
    /// Σ of value × the time at which it was there. [value · days]
    pub value_days: f64,
}

impl From<&Record> for End {
    fn from(record: &Record) -> Self {
        Self {
            outcome: record.outcome,
            finish: record.finish,
            cost: record.cost,
            value_days: record.value_days,
        }
    }
}

/// The ends of a block of consecutive runs, a column per field: 25 bytes a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Chunk {
    pub(super) outcome: Vec<Outcome>,
    pub(super) finish: Vec<Days>,
    cost: Vec<Money>,
    value_days: Vec<f64>,
}

impl Chunk {
    pub(super) fn new() -> Self {
        Self {
            outcome: Vec::with_capacity(RUNS_PER_BLOCK),
            finish: Vec::with_capacity(RUNS_PER_BLOCK),
            cost: Vec::with_capacity(RUNS_PER_BLOCK),
            value_days: Vec::with_capacity(RUNS_PER_BLOCK),
        }
    }

    pub(super) fn add(&mut self, end: End) {
        self.outcome.push(end.outcome);
        self.finish.push(end.finish);
        self.cost.push(end.cost);
        self.value_days.push(end.value_days);
    }

    pub(super) fn len(&self) -> usize {
        self.outcome.len()
    }

    fn get(&self, run: usize) -> End {
        End {
            outcome: self.outcome[run],
            finish: self.finish[run],
            cost: self.cost[run],
            value_days: self.value_days[run],
        }
    }
}

/// Which values of the runs are kept, one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Finish,
    Cost,
    ValueDays,
}

impl Column {
    const ALL: [Self; 3] = [Self::Finish, Self::Cost, Self::ValueDays];

    const fn metric(self) -> Metric {
        match self {
            Self::Finish => Metric::Finish,
            Self::Cost => Metric::Cost,
            Self::ValueDays => Metric::ValueDays,
        }
    }

    /// Where the values of a metric are kept; none: nowhere.
    pub(super) fn of(metric: Metric) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|column| column.metric() == metric)
    }

    /// Shows its values in a chunk, those of the runs that count.
    fn show(self, chunk: &Chunk, show: &mut Slices<'_>) {
        let values = self.values(chunk);
        let over = self.metric().over();
        if over == Over::All {
            return show(values);
        }
        let mut chosen = [0.0; RUNS_PER_BLOCK];
        let mut count = 0;
        for (&value, &outcome) in values.iter().zip(&chunk.outcome) {
            // Written in any case: who delivered is no pattern that a processor could foresee.
            chosen[count] = value;
            count += usize::from(over.includes(outcome));
        }
        show(&chosen[..count]);
    }

    /// Its values in a chunk.
    pub(super) fn values(self, chunk: &Chunk) -> &[f64] {
        match self {
            Self::Finish => &chunk.finish,
            Self::Cost => &chunk.cost,
            Self::ValueDays => &chunk.value_days,
        }
    }
}

/// The ends of consecutive runs.
///
/// They are kept in chunks that never change once they are full, so a copy of a million of them copies a thousand
/// pointers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ends {
    chunks: Vec<Arc<Chunk>>,
    runs: usize,
    /// In which bins the values of each column are, of the runs that count.
    bins: [Bins; Column::ALL.len()],
}

impl Ends {
    /// One more run.
    pub fn add(&mut self, end: End) {
        if self.runs.is_multiple_of(RUNS_PER_BLOCK) {
            self.chunks.push(Arc::new(Chunk::new()));
        }
        if let Some(last) = self.chunks.last_mut() {
            Arc::make_mut(last).add(end);
            self.runs += 1;
        }
        let mut alone = Chunk::new();
        alone.add(end);
        self.count(&alone);
    }

    /// The runs of the block that follows, which may only be short if it is the last.
    pub(super) fn join(&mut self, chunk: &Arc<Chunk>) {
        debug_assert!(self.runs.is_multiple_of(RUNS_PER_BLOCK), "a block is full");
        self.runs += chunk.len();
        self.chunks.push(Arc::clone(chunk));
        self.count(chunk);
    }

    fn count(&mut self, chunk: &Chunk) {
        for (column, bins) in Column::ALL.into_iter().zip(&mut self.bins) {
            column.show(chunk, &mut |values| bins.add_all(values));
        }
    }

    /// How many runs.
    #[must_use]
    pub fn len(&self) -> usize {
        self.runs
    }

    /// Whether there is no run.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.runs == 0
    }

    /// How a run ended; none if it is not there.
    #[must_use]
    pub fn get(&self, run: usize) -> Option<End> {
        (run < self.runs).then(|| self.chunks[run / RUNS_PER_BLOCK].get(run % RUNS_PER_BLOCK))
    }

    /// Every run, in order.
    pub fn iter(&self) -> impl Iterator<Item = End> {
        let chunks = self.chunks.iter();
        chunks.flat_map(|chunk| (0..chunk.len()).map(|run| chunk.get(run)))
    }

    /// The chunks of these runs beside those of the same runs under another variant.
    pub(super) fn beside<'a>(
        &'a self,
        other: &'a Self,
    ) -> impl Iterator<Item = (&'a Chunk, &'a Chunk)> {
        let others = other.chunks.iter().map(Arc::as_ref);
        self.chunks.iter().map(Arc::as_ref).zip(others)
    }

    /// Shows the values of a column, of the runs that count.
    pub(super) fn show(&self, column: Column, show: &mut Slices<'_>) {
        for chunk in &self.chunks {
            column.show(chunk, show);
        }
    }

    /// The share of all runs that delivered by the end of a day.
    #[must_use]
    pub fn share_by(&self, day: Days) -> Share {
        let mut in_time = 0;
        self.show(Column::Finish, &mut |finishes| {
            in_time += finishes.iter().filter(|finish| **finish <= day).count();
        });
        wilson(in_time, self.len())
    }

    /// The bins of the values of a column, of the runs that count.
    pub(super) fn bins(&self, column: Column) -> &Bins {
        &self.bins[column as usize]
    }

    /// Order statistics of a column, of the runs that count: those that quantiles and intervals of these need.
    pub(super) fn order(
        &self,
        column: Column,
        quantiles: &[f64],
        intervals: &[f64],
    ) -> OrderStatistics {
        let values: &Values<'_> = &|show| self.show(column, show);
        OrderStatistics::exact(values, self.bins(column), quantiles, intervals)
    }
}

impl FromIterator<End> for Ends {
    fn from_iter<Iter: IntoIterator<Item = End>>(ends: Iter) -> Self {
        let mut gathered = Self::default();
        ends.into_iter().for_each(|end| gathered.add(end));
        gathered
    }
}
