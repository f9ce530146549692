//! The discrete-event core: one run of one project under one process in one world, as a record.
//!
//! It emits records and, where somebody listens, events; it never aggregates.

use crate::simulation::event::Recorder;
use crate::simulation::kernel::Kernel;
use crate::simulation::process::{AnyProcess, Rules};
use crate::simulation::project::Project;
use crate::simulation::record::{Outcome, Record};
use crate::simulation::state::State;
use crate::units::Days;
use crate::world::World;

mod agenda;
mod assignment;
pub mod event;
mod kernel;
mod meetings;
pub mod process;
pub mod project;
mod ranking;
pub mod record;
mod state;
mod steps;
mod verdict;

pub(crate) use ranking::MOST_ROLES;

/// The items of a project in the order of their ranks before anything has happened.
#[must_use]
pub fn first_order(project: &Project) -> Vec<usize> {
    let ranking = ranking::Ranking::new(project);
    let mut order: Vec<usize> = (0..project.items.len()).collect();
    order.sort_by_key(|&item| ranking.rank(item));
    order
}

/// Runs a project under several variants, one run after the other, in the same buffers.
#[derive(Clone, Debug)]
pub struct Simulator {
    project: Project,
    state: State,
    variants: Vec<Variant>,
}

#[derive(Clone, Debug)]
struct Variant {
    process: AnyProcess,
    daily_minutes: f64,
    pace: f64,
}

impl Simulator {
    /// Buffers for a project under these variants.
    #[must_use]
    pub fn new(project: Project, variants: &[Rules]) -> Self {
        let variants = variants
            .iter()
            .map(|rules| Variant {
                process: AnyProcess::new(rules, &project),
                daily_minutes: rules.daily_minutes(),
                pace: project.pace(rules.daily_minutes()),
            })
            .collect();
        Self {
            state: State::new(&project),
            project,
            variants,
        }
    }

    /// The number of variants.
    #[must_use]
    pub fn variants(&self) -> usize {
        self.variants.len()
    }

    /// Lives through one world under one variant.
    ///
    /// # Errors
    /// What the world lacks; a seeded world lacks nothing.
    pub fn run<W: World, R: Recorder>(
        &mut self,
        variant: usize,
        world: &mut W,
        recorder: &mut R,
    ) -> Result<Record, W::Lack> {
        let Variant { process, pace, .. } = &mut self.variants[variant];
        let outcome = process.run(&mut Kernel {
            project: &self.project,
            world,
            recorder,
            state: &mut self.state,
            pace: *pace,
        })?;
        Ok(self.record(outcome, self.variants[variant].daily_minutes))
    }

    fn record(&self, outcome: Outcome, daily_minutes: f64) -> Record {
        let (project, state) = (&self.project, &self.state);
        let ledger = &state.ledger;
        let finish = state.now;
        let people = f64::from(project.people());
        let pay: f64 = project
            .roles
            .iter()
            .map(|role| f64::from(role.people) * role.day_rate)
            .sum();
        let dailies: Days = finish * daily_minutes / (60.0 * project.hours_per_day);
        let mean_delay = ledger.delays / f64::from(ledger.retries);
        Record {
            outcome,
            finish,
            cost: pay * finish + ledger.attempt_costs,
            worked: ledger.worked,
            wasted: ledger.wasted,
            meetings: people * (ledger.meeting_days + dailies),
            idle: ledger.idle,
            idle_held: ledger.idle_held,
            idle_blocked: ledger.idle - ledger.idle_held,
            attempts: ledger.attempts,
            failures: ledger.failures,
            cancelled: ledger.cancelled,
            first_answer: ledger.first_answer,
            first_success: ledger.first_success,
            decision_delay: (ledger.retries > 0).then_some(mean_delay),
            boundaries: ledger.boundaries,
            spillover: if ledger.selected > 0 {
                f64::from(ledger.spilled) / f64::from(ledger.selected)
            } else {
                0.0
            },
            value_days: state.value_days(project),
        }
    }
}
