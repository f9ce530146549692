//! Everything that changes during a run, in buffers that the next run uses again.

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

/// One item in one run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ItemState {
    pub(crate) status: Status,
    pub(crate) stage: Stage,
    /// Its goal is met, but its sprint still holds it: resolved for others, unresolved for itself.
    pub(crate) cancel_pending: bool,
    /// It failed, and waits for every unresolved item of its `redo`.
    pub(crate) awaits_redo: bool,
    /// The process lets it start an attempt.
    pub(crate) eligible: bool,
    /// It stands in the set of ready items.
    pub(crate) ready: bool,
    /// It stands in the set of startable items.
    pub(crate) startable: bool,
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
        eligible: false,
        ready: false,
        startable: false,
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
}

/// What people are on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Work {
    /// A step of an item.
    Item(usize),
    /// Unplanned work, by arrival.
    Unplanned(usize),
}

/// Something that ends at a known time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ending<T> {
    pub(crate) at: Days,
    pub(crate) what: T,
}

/// What ends when, the next one last, so that it is found and taken at once.
#[derive(Clone, Debug)]
pub(crate) struct Agenda<T> {
    pub(crate) endings: Vec<Ending<T>>,
}

impl<T: Copy + PartialEq> Agenda<T> {
    fn with_capacity(capacity: usize) -> Self {
        Self {
            endings: Vec::with_capacity(capacity),
        }
    }

    #[inline]
    pub(crate) fn next_at(&self) -> Days {
        self.endings
            .last()
            .map_or(Days::INFINITY, |ending| ending.at)
    }

    #[inline]
    pub(crate) fn add(&mut self, at: Days, what: T) {
        let mut place = self.endings.len();
        while place > 0 && self.endings[place - 1].at < at {
            place -= 1;
        }
        if place == self.endings.len() {
            self.endings.push(Ending { at, what });
        } else {
            self.endings.insert(place, Ending { at, what });
        }
    }

    /// Takes out the one that comes first by `key` among those that end up to `until`.
    #[inline]
    pub(crate) fn take_due<K: Ord>(&mut self, until: Days, key: impl Fn(T) -> K) -> Option<T> {
        let last = self.endings.len().checked_sub(1)?;
        if self.endings[last].at > until {
            return None;
        }
        let mut place = last;
        for other in (0..last).rev() {
            if self.endings[other].at > until {
                break;
            }
            if key(self.endings[other].what) < key(self.endings[place].what) {
                place = other;
            }
        }
        if place == last {
            return self.endings.pop().map(|ending| ending.what);
        }
        Some(self.endings.remove(place).what)
    }

    /// Takes out one that does not end by itself, with the time at which it would have.
    pub(crate) fn cancel(&mut self, what: T) -> Option<Days> {
        let place = self.endings.iter().position(|ending| ending.what == what)?;
        Some(self.endings.remove(place).at)
    }
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
    /// From one to the next; 0 where the process calls them. [days]
    pub(crate) interval: Days,
    /// How many were held or are running.
    pub(crate) held: f64,
}

impl Series {
    const NEVER: Self = Self {
        due: Days::INFINITY,
        length: 0.0,
        interval: 0.0,
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

/// The state of one run.
#[derive(Clone, Debug)]
pub(crate) struct State {
    pub(crate) now: Days,
    pub(crate) outcome: Option<Outcome>,
    pub(crate) items: Vec<ItemState>,
    /// The items at t = 0.
    fresh: Vec<ItemState>,
    pub(crate) ranking: Ranking,
    /// Items whose score has to be set anew.
    pub(crate) stale_scores: Vec<usize>,
    /// Items that do not count as resolved.
    pub(crate) unresolved: usize,
    /// Items with an attempt under way.
    pub(crate) under_way: u32,
    /// Free people by role.
    pub(crate) free: Vec<u32>,
    pub(crate) free_people: u32,
    /// Σ of the crews of the ready items, by role.
    pub(crate) ready_crews: Vec<u32>,
    /// Largest crew of an item, by role.
    pub(crate) largest_crew: Vec<u32>,
    /// People whom the process holds back now; none: to be counted again.
    pub(crate) held_people: Option<u32>,
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
    /// Work may go on when no meeting runs; false between Scrum's work windows.
    pub(crate) window_open: bool,
    /// Most items that may be under way; only Kanban limits it.
    pub(crate) wip_limit: u32,
    /// Something happened that may let the process decide.
    pub(crate) decision_due: bool,
    /// Somebody or something came free since the last assignment.
    pub(crate) assignment_due: bool,
    pub(crate) ledger: Ledger,
}

impl State {
    pub(crate) fn new(project: &Project) -> Self {
        let roles = project.roles.len();
        let fresh: Vec<ItemState> = (0..project.items.len())
            .map(|item| ItemState {
                blockers: u32::try_from(project.after.of(item).len()).unwrap_or(u32::MAX),
                ..ItemState::FRESH
            })
            .collect();
        let mut largest_crew = vec![0; roles];
        for item in &project.items {
            largest_crew[item.role] = largest_crew[item.role].max(item.crew);
        }
        let people = project.people() as usize;
        Self {
            now: 0.0,
            outcome: None,
            items: fresh.clone(),
            ranking: Ranking::new(project),
            stale_scores: Vec::with_capacity(fresh.len()),
            unresolved: 0,
            under_way: 0,
            free: vec![0; roles],
            free_people: 0,
            ready_crews: vec![0; roles],
            largest_crew,
            held_people: None,
            steps: Agenda::with_capacity(people),
            observations: Agenda::with_capacity(fresh.len()),
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
        self.under_way = 0;
        for (free, role) in self.free.iter_mut().zip(&project.roles) {
            *free = role.people;
        }
        self.free_people = project.people();
        self.ready_crews.fill(0);
        self.held_people = None;
        self.steps.endings.clear();
        self.observations.endings.clear();
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

    /// Σ over done items of value × the time at which it was last done. [value · days]
    pub(crate) fn value_days(&self, project: &Project) -> f64 {
        let items = self.items.iter().zip(&project.items);
        items
            .filter(|(state, _)| state.status == Status::Done)
            .map(|(state, it)| it.value * state.done_at)
            .sum()
    }
}
