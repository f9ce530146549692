//! Studies on all cores of a machine, and their runs as a table.

use std::io;
use std::path::PathBuf;

use rayon::iter::{IntoParallelIterator, ParallelIterator};
use rayon::{ThreadPoolBuildError, ThreadPoolBuilder};
use serde::Serialize;
use serde::ser::Serializer;

use crate::analysis::metric::Metric;
use crate::analysis::paired::Paired;
use crate::analysis::samples::Samples;
use crate::analysis::summary::Summary;
use crate::scenario::ValidScenario;
use crate::simulation::record::Record;
use crate::study::{MODEL, StopRule, Study, blocks};
use crate::units::Days;

/// Blocks that wait to be joined, for each thread: enough that no thread is idle for long, few enough that they need
/// little memory.
const BLOCKS_AT_ONCE: usize = 32;

/// What is to be simulated.
pub(super) struct Request {
    pub(super) stop: StopRule,
    pub(super) seed: u64,
    /// 0: as many as the machine has.
    pub(super) threads: usize,
    /// What differs by less is equal.
    pub(super) tie_days: Days,
    /// A file for the runs.
    pub(super) csv: Option<PathBuf>,
}

/// What the command prints.
#[derive(Serialize)]
pub(super) struct Results {
    model: u32,
    runs: usize,
    seed: u64,
    #[serde(serialize_with = "as_map")]
    processes: Vec<(String, Summary)>,
    paired: Vec<Paired>,
}

/// What keeps a study from its results.
#[derive(Debug)]
pub(super) enum Hindrance {
    /// The table of runs cannot be written.
    Table(io::Error),
    /// The threads cannot be started.
    Threads(ThreadPoolBuildError),
}

impl From<io::Error> for Hindrance {
    fn from(error: io::Error) -> Self {
        Self::Table(error)
    }
}

fn as_map<S: Serializer>(entries: &[(String, Summary)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(entries.iter().map(|(id, summary)| (id, summary)))
}

impl Request {
    /// Simulates, and writes the table of runs where one is wanted.
    ///
    /// # Errors
    /// What kept the table from being written, or the threads from starting.
    ///
    /// # Panics
    /// Never: blocks come in their order, each once.
    pub(super) fn carry_out(&self, scenario: &ValidScenario) -> Result<Results, Hindrance> {
        let ids: Vec<String> = scenario.processes.iter().map(|it| it.id.clone()).collect();
        let mut table = match &self.csv {
            Some(path) => Some(Table::create(path)?),
            None => None,
        };
        let study = Study::new(scenario, self.seed);
        let threads = ThreadPoolBuilder::new()
            .num_threads(self.threads())
            .build()
            .map_err(Hindrance::Threads)?;
        let mut samples = Samples::new(ids.clone());
        let runs = self.stop.at_most();
        let wave = BLOCKS_AT_ONCE * threads.current_num_threads();
        while !self.stop.is_met(&mut samples) {
            let from = blocks(samples.runs());
            let to = blocks(samples.until()).min(from + wave);
            let wave: Vec<_> = threads.install(|| {
                (from..to)
                    .into_par_iter()
                    .map_init(
                        || study.clone(),
                        |study, index| {
                            let mut rows = Vec::new();
                            let keeps_rows = table.is_some();
                            let block = study.block_with(index, runs, |run, records| {
                                if keeps_rows {
                                    rows.extend(records.iter().map(|&record| (run, record)));
                                }
                            });
                            (block, rows)
                        },
                    )
                    .collect()
            });
            for (block, rows) in wave {
                if let Some(table) = &mut table {
                    for (place, (run, record)) in rows.iter().enumerate() {
                        table.add(*run, &ids[place % ids.len()], record)?;
                    }
                }
                samples.add(block).expect("blocks come in their order");
            }
        }
        if let Some(table) = table {
            table.finish()?;
        }
        let summaries = samples.summaries().into_iter();
        Ok(Results {
            model: MODEL,
            runs: samples.runs(),
            seed: self.seed,
            processes: summaries.map(|(id, it)| (id.to_owned(), it)).collect(),
            paired: samples.paired(self.tie_days),
        })
    }

    /// How many threads to start, 0 as in `threads`: one that has no block to simulate would cost its start alone.
    fn threads(&self) -> usize {
        self.threads.min(blocks(self.stop.at_most()))
    }
}

/// One row per run and variant: an audit trail of every figure.
struct Table(csv::Writer<std::fs::File>);

impl Table {
    fn create(path: &PathBuf) -> io::Result<Self> {
        let mut writer = csv::Writer::from_path(path)?;
        let metrics = Metric::ALL.iter().map(|metric| metric.name());
        writer.write_record(["run", "process", "outcome"].into_iter().chain(metrics))?;
        Ok(Self(writer))
    }

    fn add(&mut self, run: u64, id: &str, record: &Record) -> io::Result<()> {
        let outcome = serde_json::to_value(record.outcome)?;
        self.0.write_field(run.to_string())?;
        self.0.write_field(id)?;
        self.0.write_field(outcome.as_str().unwrap_or_default())?;
        for metric in Metric::ALL {
            let value = metric.of(record).map(|value| value.to_string());
            self.0.write_field(value.unwrap_or_default())?;
        }
        self.0.write_record(None::<&[u8]>)?;
        Ok(())
    }

    fn finish(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::block::RUNS_PER_BLOCK;
    use crate::study::StopRule;
    use crate::units::SAME_INSTANT;

    use super::Request;

    #[test]
    fn there_are_no_more_threads_than_blocks() {
        let threads = |runs, threads| {
            let request = Request {
                stop: StopRule::Runs(runs),
                seed: 1,
                threads,
                tie_days: SAME_INSTANT,
                csv: None,
            };
            request.threads()
        };
        assert_eq!(threads(RUNS_PER_BLOCK, 100_000), 1);
        assert_eq!(threads(RUNS_PER_BLOCK * 3 + 1, usize::MAX), 4);
        assert_eq!(threads(RUNS_PER_BLOCK * 3 + 1, 3), 3);
        // As many as the machine has.
        assert_eq!(threads(RUNS_PER_BLOCK, 0), 0);
    }
}
