//! Everything that changes during a run, in buffers that the next run uses again.

use crate::simulation::agenda::Agenda;
use crate::simulation::event::Meeting;
use crate::simulation::project::Project;
use crate::simulation::ranking::Ranking;
use crate::simulation::record::Outcome;
use crate::units::{Days, Money, PersonDays};
use crate::world::Attempt;

/// What became of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Unresolved,
    Done,
    Dropped,
    Cancelled,
}

/// Where the attempt of an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// No attempt is under way.
    Resting,
    /// People create.
    Creating,
    /// A sprint's end interrupted create.
    CreateInterrupted,
    /// Nobody works on it: a training run, an A/B test.
    Observing,
    /// Analyze waits for people, interrupted or not.
    AnalyzeWaiting,
    /// People analyze.
    Analyzing,
}

/// What the process lets an item do once it waits for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Admission {
    /// It stands outside what was selected, and may be chosen.
    Outside,
    /// It may start an attempt.
    Admitted,
    /// Neither.
    Held,
}

/// One item in one run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ItemState {
    pub(crate) status: Status,
    pub(crate) stage: Stage,
    /// Its goal is met, but its sprint still holds it: resolved for others, unresolved for itself.
    pub(crate) cancel_pending: bool,
    /// It failed, and waits for every unresolved item of its `redo`.
    pub(crate) awaits_redo: bool,
    /// A carry-over penalty was put on the step under way.
    pub(crate) raised: bool,
    /// The step under way was started before.
    pub(crate) resumed: bool,
    /// Unresolved items that it waits for.
    pub(crate) blockers: u32,
    /// Attempts started in this run: k of the latest.
    pub(crate) number: u32,
    /// Attempts started in this opening.
    pub(crate) tries: u32,
    /// Attempts that failed in this run.
    pub(crate) failures: u32,
    /// The luck of the latest attempt.
    pub(crate) attempt: Attempt,
    /// What was left of the step when people last took it up, or when they left it. [person-days]
    pub(crate) left: PersonDays,
    /// Effort spent on the latest attempt. [person-days]
    pub(crate) spent: PersonDays,
    /// (1 − learning)^(k − 1) for the latest attempt.
    pub(crate) lapse: f64,
    /// (1 − learning)^failures.
    pub(crate) lapse_of_failures: f64,
    /// When the latest attempt failed; none once the next has started. [days]
    pub(crate) failed_at: Option<Days>,
    /// When it was last done. [days]
    pub(crate) done_at: Days,
}

impl ItemState {
    const FRESH: Self = Self {
        status: Status::Unresolved,
        stage: Stage::Resting,
        cancel_pending: false,
        awaits_redo: false,
        raised: false,
        resumed: false,
        blockers: 0,
        number: 0,
        tries: 0,
        failures: 0,
        attempt: Attempt {
            effort: 0.0,
            wait: 0.0,
            verdict: 0.0,
        },
        left: 0.0,
        spent: 0.0,
        lapse: 1.0,
        lapse_of_failures: 1.0,
        failed_at: None,
        done_at: 0.0,
    };

    /// Whether others need not wait for it any more.
    #[inline]
    pub(crate) fn counts_as_resolved(&self) -> bool {
        self.status != Status::Unresolved || self.cancel_pending
    }

    /// Whether an attempt is between the start of create and its verdict.
    #[inline]
    pub(crate) fn is_under_way(&self) -> bool {
        self.stage != Stage::Resting
    }

    /// Whether it could start if the process lets it.
    #[inline]
    pub(crate) fn is_ready(&self) -> bool {
        self.blockers == 0 && self.status == Status::Unresolved && !self.is_under_way()
    }
}

/// What the items of a capability are at.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Standing {
    /// Items with an attempt under way, and items that may start one.
    pub(crate) active: u32,
    /// Those of them in observation.
    pub(crate) observed: u32,
    /// It is in the list of those that came to rest.
    is_listed: bool,
}

impl Standing {
    /// Nothing is under way, and nothing could start.
    #[inline]
    pub(crate) fn rests(&self) -> bool {
        self.active == 0
    }

    /// Something is under way, all of it is observed, and nothing could start.
    #[inline]
    fn only_observes(&self) -> bool {
        self.observed > 0 && self.observed == self.active
    }
}

/// One role in one run.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct RoleState {
    /// Free people.
    pub(crate) free: u32,
    /// Σ of the crews of the ready items.
    pub(crate) ready_crews: u32,
    /// Largest crew of an item.
    pub(crate) largest_crew: u32,
}

/// What people are on. Half words: with its time it is two words, which move at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Work {
    /// A step of an item.
    Item(u32),
    /// Unplanned work, by arrival.
    Unplanned(u32),
}

impl Work {
    /// A step of an item.
    #[inline]
    pub(crate) fn item(item: usize) -> Self {
        Self::Item(half_word(item))
    }

    /// Unplanned work, by arrival.
    #[inline]
    pub(crate) fn unplanned(n: usize) -> Self {
        Self::Unplanned(half_word(n))
    }
}

#[inline]
#[expect(
    clippy::cast_possible_truncation,
    reason = "300 items at most, and 26,000 arrivals are expected at most"
)]
fn half_word(index: usize) -> u32 {
    index as u32
}

/// Unplanned work that has arrived.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chore {
    /// Effort left when somebody last took it up or left it. [person-days]
    pub(crate) left: PersonDays,
}

/// A series of meetings: those of the calendar repeat, the others are called by the process.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Series {
    /// When the next one is due; never: infinity. [days]
    pub(crate) due: Days,
    /// Length of one. [days]
    pub(crate) length: Days,
    /// From one to the next; infinity where the process calls them. [days]
    pub(crate) interval: Days,
    /// How many were held or are running.
    pub(crate) held: f64,
}

impl Series {
    const NEVER: Self = Self {
        due: Days::INFINITY,
        length: 0.0,
        interval: Days::INFINITY,
        held: 0.0,
    };
}

/// The meeting that is running.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Running {
    pub(crate) meeting: Meeting,
    pub(crate) ends_at: Days,
}

/// What is counted while a run goes on.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Ledger {
    pub(crate) attempt_costs: Money,
    pub(crate) worked: PersonDays,
    /// The part of `worked` that went into items.
    pub(crate) worked_on_items: PersonDays,
    pub(crate) wasted: PersonDays,
    pub(crate) meeting_days: Days,
    pub(crate) idle: PersonDays,
    pub(crate) idle_held: PersonDays,
    pub(crate) attempts: u32,
    pub(crate) failures: u32,
    pub(crate) cancelled: u32,
    pub(crate) first_answer: Option<Days>,
    pub(crate) first_success: Option<Days>,
    pub(crate) delays: Days,
    pub(crate) retries: u32,
    pub(crate) boundaries: u32,
    pub(crate) selected: u32,
    pub(crate) spilled: u32,
}

impl Ledger {
    /// Counts effort that went into an item.
    #[inline]
    pub(crate) fn credit(&mut self, effort: PersonDays) {
        self.worked += effort;
        self.worked_on_items += effort;
    }
}

/// The state of one run.
#[derive(Clone, Debug)]
pub(crate) struct State {
    pub(crate) now: Days,
    pub(crate) outcome: Option<Outcome>,
    pub(crate) items: Box<[ItemState]>,
    /// The items at t = 0.
    fresh: Box<[ItemState]>,
    pub(crate) ranking: Ranking,
    /// Items whose score has to be set anew.
    pub(crate) stale_scores: Vec<usize>,
    /// Items that do not count as resolved.
    pub(crate) unresolved: usize,
    /// Items that wait to be cancelled.
    pub(crate) cancellations_pending: u32,
    /// Items with an attempt under way.
    pub(crate) under_way: u32,
    /// Those of them whose next step waits for people.
    pub(crate) awaiting_crew: u32,
    /// Items that could start if the process lets them.
    pub(crate) ready: u32,
    /// Those of them that the process lets start.
    pub(crate) startable: u32,
    pub(crate) roles: Box<[RoleState]>,
    first_roles: Box<[RoleState]>,
    first_ready: u32,
    pub(crate) free_people: u32,
    /// Capability → what its items are at, under a process that asks for it; otherwise empty.
    pub(crate) standings: Vec<Standing>,
    /// Capabilities in which only observations go on.
    pub(crate) only_observing: u32,
    /// Capabilities that came to rest, for a process that takes note of it; some may have left it again.
    pub(crate) rested: Vec<usize>,
    pub(crate) steps: Agenda<Work>,
    pub(crate) observations: Agenda<usize>,
    pub(crate) chores: Vec<Chore>,
    /// Chores that nobody is on, earliest arrival first.
    pub(crate) waiting_chores: Vec<usize>,
    pub(crate) next_arrival: Days,
    pub(crate) next_chore: PersonDays,
    pub(crate) series: [Series; Meeting::ALL.len()],
    /// The earliest due time in `series`.
    pub(crate) next_meeting: Days,
    pub(crate) running: Option<Running>,
    /// Work may go on when no meeting runs; false while a process keeps time free of it.
    pub(crate) window_open: bool,
    /// Most items that may be under way, where a process limits them.
    pub(crate) wip_limit: u32,
    /// Something happened that may let the process decide.
    pub(crate) decision_due: bool,
    /// Somebody or something came free since the last assignment.
    pub(crate) assignment_due: bool,
    pub(crate) ledger: Ledger,
}

impl State {
    pub(crate) fn new(project: &Project) -> Self {
        let mut fresh: Box<[_]> = vec![ItemState::FRESH; project.items.len()].into();
        let mut roles: Box<[_]> = vec![RoleState::default(); project.roles.len()].into();
        for (state, role) in roles.iter_mut().zip(&project.roles) {
            state.free = role.people;
        }
        let mut first_ready = 0;
        for (item, it) in project.items.iter().enumerate() {
            let state = &mut fresh[item];
            state.blockers = u32::try_from(project.after.of(item).len()).unwrap_or(u32::MAX);
            let role = &mut roles[it.role];
            role.largest_crew = role.largest_crew.max(it.crew);
            if state.is_ready() {
                first_ready += 1;
                role.ready_crews += it.crew;
            }
        }
        let capabilities = project.capabilities.len();
        let people = project.people() as usize;
        Self {
            now: 0.0,
            outcome: None,
            items: fresh.clone(),
            ranking: Ranking::new(project),
            stale_scores: Vec::with_capacity(fresh.len()),
            unresolved: 0,
            cancellations_pending: 0,
            under_way: 0,
            awaiting_crew: 0,
            ready: 0,
            startable: 0,
            roles: roles.clone(),
            first_roles: roles,
            first_ready,
            free_people: 0,
            standings: Vec::with_capacity(capabilities),
            only_observing: 0,
            rested: Vec::with_capacity(capabilities),
            steps: Agenda::with_places(people, Work::item(0)),
            observations: Agenda::with_places(fresh.len(), 0),
            chores: Vec::new(),
            waiting_chores: Vec::new(),
            next_arrival: Days::INFINITY,
            next_chore: 0.0,
            series: [Series::NEVER; Meeting::ALL.len()],
            next_meeting: Days::INFINITY,
            running: None,
            window_open: true,
            wip_limit: u32::MAX,
            decision_due: true,
            assignment_due: true,
            ledger: Ledger::default(),
            fresh,
        }
    }

    /// Back to the first morning.
    pub(crate) fn reset(&mut self, project: &Project) {
        self.now = 0.0;
        self.outcome = None;
        self.items.copy_from_slice(&self.fresh);
        self.ranking.reset();
        self.stale_scores.clear();
        self.unresolved = self.items.len();
        self.cancellations_pending = 0;
        self.under_way = 0;
        self.awaiting_crew = 0;
        self.ready = self.first_ready;
        self.startable = 0;
        self.roles.copy_from_slice(&self.first_roles);
        self.free_people = project.people();
        self.standings.clear();
        self.only_observing = 0;
        self.rested.clear();
        self.steps.clear();
        self.observations.clear();
        self.chores.clear();
        self.waiting_chores.clear();
        self.next_arrival = Days::INFINITY;
        self.series = [Series::NEVER; Meeting::ALL.len()];
        self.next_meeting = Days::INFINITY;
        self.running = None;
        self.window_open = true;
        self.wip_limit = u32::MAX;
        self.decision_due = true;
        self.assignment_due = true;
        self.ledger = Ledger::default();
    }

    /// Counts a change in what the items of a capability are at.
    #[inline]
    pub(crate) fn tally(&mut self, capability: usize, change: impl FnOnce(&mut Standing)) {
        let Some(standing) = self.standings.get_mut(capability) else {
            return;
        };
        self.only_observing -= u32::from(standing.only_observes());
        change(standing);
        self.only_observing += u32::from(standing.only_observes());
        if standing.rests() {
            self.list_rested(capability);
        }
    }

    /// Notes that a capability came to rest.
    pub(crate) fn list_rested(&mut self, capability: usize) {
        let standing = &mut self.standings[capability];
        if !standing.is_listed {
            standing.is_listed = true;
            self.rested.push(capability);
        }
    }

    /// Takes one of the capabilities that came to rest off the list.
    pub(crate) fn take_rested(&mut self, place: usize) -> usize {
        let capability = self.rested.swap_remove(place);
        self.standings[capability].is_listed = false;
        capability
    }

    /// Σ over done items of value × the time at which it was last done. [value · days]
    pub(crate) fn value_days(&self, project: &Project) -> f64 {
        let items = self.items.iter().zip(&project.items);
        items
            .filter(|(state, _)| state.status == Status::Done)
            .map(|(state, it)| it.value * state.done_at)
            // Not `sum`, which makes −0 of nothing.
            .fold(0.0, |sum, value_days| sum + value_days)
    }
}
