//! A witness of one run: it hears every event, keeps its own account of the project, and objects where an event
//! breaks a rule of MODEL.md or where one that is due does not come.
//!
//! It never decides what happens next in order to make it happen; it only judges what it hears. It shares no code
//! with the engine, keeps nothing incrementally that it can count again, and is slow and plain for that.

use std::fmt::Debug;

use cadence_lab::simulation::event::{Event, Meeting, Step};
use cadence_lab::simulation::process::Rules;
use cadence_lab::simulation::record::Outcome;
use cadence_lab::units::{Days, PersonDays};

mod account;
mod clock;
mod duties;
mod work;

use account::Counted;

use crate::meetings::Meetings;
use crate::plan::Plan;
use crate::ways::{Gates, Iterations, Sprints};

/// Nothing, or what is wrong.
pub(crate) type Finding = Result<(), String>;

macro_rules! ensure {
    ($holds:expr, $($words:tt)*) => {
        let holds: bool = $holds;
        if !holds {
            return Err(format!($($words)*));
        }
    };
}
pub(crate) use ensure;

/// Ten years. [days]
const END_OF_TIME: Days = 2600.0;

/// Well within the 1e-9 that make one instant, so that rounding excuses nobody. [days]
const SURELY_NOW: Days = 5e-10;

/// Whether a time has come, give or take the rounding of either side.
pub(crate) fn is_past(at: Days, now: Days) -> bool {
    at < now + 3e-9
}

fn is_surely_due(at: Days, now: Days) -> bool {
    at <= now + SURELY_NOW
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Status {
    Unresolved,
    Done,
    Dropped,
    Cancelled,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Stage {
    Resting,
    Creating,
    CreateStopped,
    /// Until this time.
    Observing(Days),
    AnalyzeWaiting,
    Analyzing,
}

/// One item as the witness sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    pub(crate) status: Status,
    /// Its goal is met, but its sprint goes on.
    pub(crate) pending: bool,
    pub(crate) stage: Stage,
    k: u32,
    tries: u32,
    failures: u32,
    awaits_redo: bool,
    /// What the step took when people took it up, and what they did of it since. [person-days]
    left: PersonDays,
    worked: PersonDays,
    /// On this attempt, up to when the step was taken up. [person-days]
    pub(crate) spent: PersonDays,
    raised: bool,
    resumed: bool,
    failed_at: Option<Days>,
    done_at: Days,
}

impl Seen {
    pub(crate) fn is_under_way(&self) -> bool {
        self.stage != Stage::Resting
    }

    fn is_worked_on(&self) -> bool {
        matches!(self.stage, Stage::Creating | Stage::Analyzing)
    }

    pub(crate) fn counts_as_resolved(&self) -> bool {
        self.status != Status::Unresolved || self.pending
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Place {
    Waiting,
    Worked,
    Over,
}

/// A piece of unplanned work.
#[derive(Clone, Copy, Debug)]
struct Chore {
    place: Place,
    left: PersonDays,
    worked: PersonDays,
}

/// What must come next, before anything else.
#[derive(Clone, Debug, PartialEq)]
enum Duty {
    Nothing,
    Observe(usize),
    GoOn(usize),
    Judge(usize),
    Reopen(Vec<usize>),
    Cancel(Vec<usize>),
    Drop(usize),
    Start(usize),
    /// The steps of a sprint stop.
    Close,
    End(Outcome),
}

/// What people would take up next.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Assignment {
    Chore(usize),
    Analyze(usize),
    Resume(usize),
    Create(usize),
    Pull(usize),
}

/// What the rules of a process need to be remembered.
enum Way {
    Scrum(Sprints),
    Dds(Iterations),
    Kanban,
    StageGate(Gates),
}

pub(crate) struct Witness<'a> {
    pub(crate) plan: &'a Plan<'a>,
    rules: &'a Rules,
    pub(crate) pace: f64,
    pub(crate) now: Days,
    pub(crate) items: Vec<Seen>,
    chores: Vec<Chore>,
    free: Vec<u32>,
    /// Items by the rank in force.
    pub(crate) ranked: Vec<usize>,
    verdict_fell: bool,
    pub(crate) meetings: Meetings,
    duty: Duty,
    /// The last event was part of an assignment.
    in_pass: bool,
    way: Way,
    counted: Counted,
    worked_on_items: PersonDays,
    has_ended: bool,
}

impl<'a> Witness<'a> {
    pub(crate) fn new(plan: &'a Plan<'a>, rules: &'a Rules) -> Self {
        let team = &plan.scenario.team;
        let fresh = Seen {
            status: Status::Unresolved,
            pending: false,
            stage: Stage::Resting,
            k: 0,
            tries: 0,
            failures: 0,
            awaits_redo: false,
            left: 0.0,
            worked: 0.0,
            spent: 0.0,
            raised: false,
            resumed: false,
            failed_at: None,
            done_at: 0.0,
        };
        let count = plan.role.len();
        let mut meetings = Meetings::default();
        let days = |hours: f64| hours / team.hours_per_day;
        let way = match rules {
            Rules::Scrum(rules) => Way::Scrum(Sprints::new(rules, count)),
            Rules::Dds(rules) => {
                meetings.schedule(
                    Meeting::Review,
                    rules.review_every_days,
                    days(rules.review_hours),
                );
                meetings.schedule(
                    Meeting::Retro,
                    rules.retro_every_days,
                    days(rules.retro_hours),
                );
                Way::Dds(Iterations::new(rules, count))
            }
            Rules::Kanban(rules) => {
                let replenishment = Meeting::Replenishment;
                meetings.schedule(
                    replenishment,
                    rules.replenish_every_days,
                    days(rules.replenish_hours),
                );
                meetings.schedule(
                    Meeting::Review,
                    rules.review_every_days,
                    days(rules.review_hours),
                );
                meetings.schedule(
                    Meeting::Retro,
                    rules.retro_every_days,
                    days(rules.retro_hours),
                );
                Way::Kanban
            }
            Rules::StageGate(rules) => Way::StageGate(Gates::new(rules)),
        };
        Self {
            pace: team.focus * (1.0 - rules.daily_minutes() / (60.0 * team.hours_per_day)),
            now: 0.0,
            items: vec![fresh; count],
            chores: Vec::new(),
            free: team.roles.iter().map(|role| role.people).collect(),
            ranked: plan.ranked(&vec![0; count]),
            verdict_fell: false,
            meetings,
            duty: Duty::Nothing,
            in_pass: false,
            way,
            counted: Counted::default(),
            worked_on_items: 0.0,
            has_ended: false,
            plan,
            rules,
        }
    }

    /// Hears one event.
    pub(crate) fn hear(&mut self, t: Days, event: &Event) -> Finding {
        ensure!(!self.has_ended, "the run is over");
        self.wait_until(t)?;
        let assigns = matches!(
            event,
            Event::StepStart { .. } | Event::UnplannedStart { .. } | Event::Pulled { .. }
        );
        if self.in_pass && !assigns {
            self.in_pass = false;
            ensure!(
                self.next_assignment().is_none(),
                "left out {:?}",
                self.next_assignment()
            );
        }
        if self.duty != Duty::Nothing {
            return self.fulfil(event);
        }
        match event {
            Event::StepEnd(of, step) => self.step_ends(*of, *step),
            Event::UnplannedEnd { n } => self.chore_ends(*n),
            Event::ObserveEnd(of) => self.observation_ends(*of),
            Event::UnplannedArrival { n } => self.chore_arrives(*n),
            Event::MeetingEnd(meeting) => self.meeting_ends(*meeting),
            Event::MeetingStart(meeting) => self.meeting_starts(*meeting),
            Event::SprintStart { n, selected } => self.sprint_starts(*n, selected),
            Event::IterationStart { n, items, .. } => self.iteration_starts(*n, items),
            Event::IterationEnd { n } => self.iteration_ends(*n),
            Event::Gate { phase } => self.gate_is_called(*phase),
            Event::StepStop(..)
            | Event::UnplannedStop { .. }
            | Event::Cancelled { .. }
            | Event::SprintEnd { .. } => {
                self.before_a_decision()?;
                ensure!(
                    self.window_ends_now(),
                    "only the end of a work window stops people"
                );
                self.duty = Duty::Close;
                self.fulfil(event)
            }
            Event::StepStart {
                of,
                step,
                crew,
                resumed,
            } => {
                self.before_an_assignment()?;
                let assignment = match (step, resumed) {
                    (Step::Analyze, _) => Assignment::Analyze(of.item),
                    (Step::Create, true) => Assignment::Resume(of.item),
                    (Step::Create, false) => Assignment::Create(of.item),
                };
                self.takes_turn(assignment)?;
                self.step_starts(*of, *step, *crew, *resumed)
            }
            Event::UnplannedStart { n } => {
                self.before_an_assignment()?;
                self.takes_turn(Assignment::Chore(*n))?;
                self.chores[*n].place = Place::Worked;
                self.take(self.plan.unplanned_role.unwrap(), 1)
            }
            Event::Pulled { item } => {
                self.before_an_assignment()?;
                self.takes_turn(Assignment::Pull(*item))?;
                if let Way::Scrum(sprints) = &mut self.way {
                    sprints.in_sprint[*item] = true;
                }
                self.duty = Duty::Start(*item);
                Ok(())
            }
            Event::ProjectEnd(outcome) => {
                ensure!(
                    *outcome == Outcome::Unfinished && self.is_at_the_end(),
                    "it goes on"
                );
                self.nothing_due_before(2)?;
                self.ends()
            }
            Event::ObserveStart(_) | Event::Success(_) | Event::Failure(_) => {
                Err("no attempt is there yet".into())
            }
            Event::Dropped { .. } | Event::Reopened { .. } => Err("no verdict fell".into()),
        }
    }

    fn meeting_starts(&mut self, meeting: Meeting) -> Finding {
        self.before_a_decision()?;
        if let (Way::Scrum(sprints), Meeting::Planning) = (&mut self.way, meeting) {
            sprints.begin(self.now, &mut self.meetings, self.plan)?;
        }
        self.nothing_due_before(6)?;
        self.meetings.start(meeting, self.now)
    }

    fn meeting_ends(&mut self, meeting: Meeting) -> Finding {
        self.nothing_due_before(3)?;
        ensure!(!self.is_at_the_end(), "ten years are over");
        self.meetings.end(meeting, self.now)?;
        match (&mut self.way, meeting) {
            (Way::Scrum(sprints), Meeting::Planning) => sprints.planning_ends(),
            (Way::Dds(iterations), Meeting::Selection) => iterations.selection_ends(),
            (Way::StageGate(gates), Meeting::Gate) => gates.wait_from(self.now),
            _ => {}
        }
        Ok(())
    }

    /// A decision: what the way of working makes of it, which sees all the rest.
    fn decided(&mut self, judge: impl FnOnce(&mut Way, &mut Self) -> Finding) -> Finding {
        self.before_a_decision()?;
        let mut way = std::mem::replace(&mut self.way, Way::Kanban);
        let finding = judge(&mut way, self);
        self.way = way;
        finding
    }

    fn sprint_starts(&mut self, n: u32, selected: &[usize]) -> Finding {
        self.decided(|way, rest| match way {
            Way::Scrum(sprints) => sprints.start(rest, n, selected),
            _ => Err("there are no sprints".into()),
        })
    }

    fn window_ends_now(&self) -> bool {
        matches!(&self.way, Way::Scrum(sprints) if sprints.window_ends_at(self.now))
    }

    fn iteration_starts(&mut self, n: u32, items: &[usize]) -> Finding {
        self.decided(|way, rest| match way {
            Way::Dds(iterations) => iterations.start(rest, n, items),
            _ => Err("there are no iterations".into()),
        })
    }

    fn iteration_ends(&mut self, n: u32) -> Finding {
        self.decided(|way, rest| match way {
            Way::Dds(iterations) => iterations.end(rest, n),
            _ => Err("there are no iterations".into()),
        })
    }

    fn gate_is_called(&mut self, phase: usize) -> Finding {
        self.decided(|way, rest| match way {
            Way::StageGate(gates) => gates.call(rest, phase),
            _ => Err("there are no gates".into()),
        })
    }
}

/// Objects with what was expected.
pub(crate) fn equal<T: PartialEq + Debug>(what: &str, heard: &T, expected: &T) -> Finding {
    ensure!(
        heard == expected,
        "{what}: heard {heard:?}, expected {expected:?}"
    );
    Ok(())
}
