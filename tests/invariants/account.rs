//! The numbers of MODEL.md section 10, counted by the witness and compared with the record.

use cadence_lab::simulation::record::Record;
use cadence_lab::units::{Days, PersonDays};

use super::{Finding, Status, Way, Witness, ensure};

/// Everything of section 10, counted from what was heard.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counted {
    pub(super) attempt_costs: f64,
    pub(super) worked: PersonDays,
    pub(super) wasted: PersonDays,
    pub(super) meeting_days: Days,
    pub(super) busy: PersonDays,
    pub(super) idle: PersonDays,
    pub(super) held: PersonDays,
    pub(super) attempts: u32,
    pub(super) failures: u32,
    pub(super) cancelled: u32,
    pub(super) first_answer: Option<Days>,
    pub(super) first_success: Option<Days>,
    pub(super) delays: Days,
    pub(super) retries: u32,
    pub(super) creates: u32,
}

impl Witness<'_> {
    /// Compares the account with the record.
    pub(crate) fn compare(&self, record: &Record) -> Finding {
        ensure!(self.has_ended, "the events do not end");
        let counted = &self.counted;
        let (team, finish) = (&self.plan.scenario.team, self.now);
        let people: f64 = team.roles.iter().map(|role| f64::from(role.people)).sum();
        let pay: f64 = team
            .roles
            .iter()
            .map(|role| f64::from(role.people) * role.day_rate)
            .sum();
        let dailies = finish * self.rules.daily_minutes() / (60.0 * team.hours_per_day);
        let done = self
            .items
            .iter()
            .enumerate()
            .filter(|(_, it)| it.status == Status::Done);
        let (selected, spilled) = match &self.way {
            Way::Scrum(sprints) => (sprints.selections, sprints.spills),
            _ => (0, 0),
        };
        let boundaries = match &self.way {
            Way::Scrum(sprints) => sprints.begun(),
            Way::Dds(iterations) => iterations.begun,
            Way::Kanban => counted.creates,
            Way::StageGate(gates) => gates.phase_number(),
        };
        let share = |part: f64, whole: u32| (whole > 0).then(|| part / f64::from(whole));
        let numbers = [
            ("finish", Some(finish), Some(record.finish)),
            (
                "cost",
                Some(pay * finish + counted.attempt_costs),
                Some(record.cost),
            ),
            ("worked", Some(counted.worked), Some(record.worked)),
            ("wasted", Some(counted.wasted), Some(record.wasted)),
            (
                "meetings",
                Some(people * (counted.meeting_days + dailies)),
                Some(record.meetings),
            ),
            ("idle", Some(counted.idle), Some(record.idle)),
            ("idle_held", Some(counted.held), Some(record.idle_held)),
            (
                "idle_blocked",
                Some(counted.idle - counted.held),
                Some(record.idle_blocked),
            ),
            (
                "attempts",
                Some(counted.attempts.into()),
                Some(record.attempts.into()),
            ),
            (
                "failures",
                Some(counted.failures.into()),
                Some(record.failures.into()),
            ),
            (
                "cancelled",
                Some(counted.cancelled.into()),
                Some(record.cancelled.into()),
            ),
            ("first_answer", counted.first_answer, record.first_answer),
            ("first_success", counted.first_success, record.first_success),
            (
                "decision_delay",
                share(counted.delays, counted.retries),
                record.decision_delay,
            ),
            (
                "boundaries",
                Some(boundaries.into()),
                Some(record.boundaries.into()),
            ),
            (
                "spillover",
                share(spilled.into(), selected).or(Some(0.0)),
                Some(record.spillover),
            ),
            (
                "value_days",
                Some(
                    done.map(|(item, it)| self.plan.item(item).value * it.done_at)
                        .sum(),
                ),
                Some(record.value_days),
            ),
            // Every moment of everybody is worked, idle, or in a meeting.
            (
                "people × finish",
                Some(people * finish),
                Some(counted.busy + record.idle + record.meetings - people * dailies),
            ),
        ];
        for (name, counted, recorded) in numbers {
            let agree = match (counted, recorded) {
                (Some(counted), Some(recorded)) => {
                    f64::abs(counted - recorded) <= 1e-6 * f64::abs(counted).max(1.0)
                }
                _ => counted == recorded,
            };
            ensure!(agree, "{name}: counted {counted:?}, recorded {recorded:?}");
        }
        let not_negative = [
            record.idle_held,
            record.idle_blocked,
            record.wasted,
            record.worked - record.wasted,
        ];
        ensure!(
            not_negative.iter().all(|&it| it > -1e-9),
            "negative: {not_negative:?}"
        );
        Ok(())
    }
}
