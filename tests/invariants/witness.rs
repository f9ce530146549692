//! A witness of one run: it hears every event, keeps its own account of the project, and objects where an event
//! breaks a rule of MODEL.md or where one that is due does not come.
//!
//! It never decides what happens next in order to make it happen; it only judges what it hears. It shares no code
//! with the engine, keeps nothing incrementally that it can count again, and is slow and plain for that.

use std::fmt::Debug;

use cadence_lab::simulation::event::{AttemptOf, Event, Meeting, Step};
use cadence_lab::simulation::process::Rules;
use cadence_lab::simulation::process::scrum::{Replan, WhenIdle};
use cadence_lab::simulation::record::{Outcome, Record};
use cadence_lab::units::{Days, PersonDays};

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

/// Everything of section 10, counted from what was heard.
#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    attempt_costs: f64,
    worked: PersonDays,
    wasted: PersonDays,
    meeting_days: Days,
    busy: PersonDays,
    idle: PersonDays,
    held: PersonDays,
    attempts: u32,
    failures: u32,
    cancelled: u32,
    first_answer: Option<Days>,
    first_success: Option<Days>,
    delays: Days,
    retries: u32,
    creates: u32,
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

    // Time.

    fn wait_until(&mut self, t: Days) -> Finding {
        ensure!(t >= self.now, "time goes back from {}", self.now);
        if t == self.now {
            return Ok(());
        }
        ensure!(self.duty == Duty::Nothing, "first comes {:?}", self.duty);
        ensure!(t <= END_OF_TIME, "ten years are over");
        self.in_pass = false;
        loop {
            self.refresh();
            self.nothing_due_before(8)?;
            // An approval leaves no event, but what may start then must.
            let approval = match &self.way {
                Way::StageGate(gates) => gates.approval().filter(|&at| at < t - SURELY_NOW),
                _ => None,
            };
            let until = approval.unwrap_or(t);
            let next = self.next_time();
            ensure!(next >= until - 3e-9, "something was due at {next}");
            self.pass(until);
            if approval.is_none() {
                return Ok(());
            }
            self.enter_what_is_approved();
        }
    }

    fn pass(&mut self, t: Days) {
        let days = t - self.now;
        self.now = t;
        if self.meetings.is_running() {
            self.counted.meeting_days += days;
            return;
        }
        for (item, it) in self
            .items
            .iter_mut()
            .enumerate()
            .filter(|(_, it)| it.is_worked_on())
        {
            let crew = f64::from(self.plan.crew(item));
            it.worked += days * crew * self.pace;
            self.counted.busy += days * crew;
        }
        for chore in self
            .chores
            .iter_mut()
            .filter(|it| it.place == Place::Worked)
        {
            chore.worked += days * self.pace;
            self.counted.busy += days;
        }
        for role in 0..self.free.len() {
            let free = self.free[role];
            let crews = (0..self.items.len())
                .filter(|&item| self.plan.role[item] == role && self.is_ready(item))
                .map(|item| self.plan.crew(item))
                .filter(|&crew| crew <= free);
            let held = free.min(crews.sum());
            self.counted.idle += f64::from(free) * days;
            self.counted.held += f64::from(held) * days;
        }
    }

    /// When the next thing is due of which an event must tell.
    fn next_time(&self) -> Days {
        let decision = match &self.way {
            Way::Scrum(sprints) => sprints.next_time(),
            _ => Days::INFINITY,
        };
        let times = [
            self.next_completion(),
            self.next_observation(),
            self.next_arrival(),
        ];
        times
            .into_iter()
            .chain([self.meetings.next_at(), decision])
            .fold(END_OF_TIME, Days::min)
    }

    fn next_completion(&self) -> Days {
        if self.meetings.is_running() {
            return Days::INFINITY;
        }
        let items = (0..self.items.len()).filter(|&item| self.items[item].is_worked_on());
        let items = items.map(|item| self.item_ends_at(item));
        let chores = (0..self.chores.len()).filter(|&n| self.chores[n].place == Place::Worked);
        let chores = chores.map(|n| self.chore_ends_at(n));
        items.chain(chores).fold(Days::INFINITY, Days::min)
    }

    fn next_observation(&self) -> Days {
        let ends = self.items.iter().filter_map(|it| match it.stage {
            Stage::Observing(until) => Some(until),
            _ => None,
        });
        ends.fold(Days::INFINITY, Days::min)
    }

    fn next_arrival(&self) -> Days {
        match self.plan.unplanned_role {
            Some(_) => self
                .plan
                .arrivals
                .get(self.chores.len())
                .map_or(Days::INFINITY, |it| it.at),
            None => Days::INFINITY,
        }
    }

    fn item_ends_at(&self, item: usize) -> Days {
        let it = &self.items[item];
        self.now + (it.left - it.worked) / (f64::from(self.plan.crew(item)) * self.pace)
    }

    fn chore_ends_at(&self, n: usize) -> Days {
        self.now + (self.chores[n].left - self.chores[n].worked) / self.pace
    }

    /// Objects where something is due that comes before the given place in the order of one instant:
    /// 0 steps, 1 observations, 2 arrivals, 3 meetings that end, 5 decisions, 6 meetings that begin, 7 assignment.
    fn nothing_due_before(&self, place: u32) -> Finding {
        let now = self.now;
        ensure!(place <= 2 || !self.is_at_the_end(), "ten years are over");
        ensure!(
            !is_surely_due(self.next_completion(), now) || place == 0,
            "a step is complete"
        );
        ensure!(
            !is_surely_due(self.next_observation(), now) || place <= 1,
            "an observation is over"
        );
        ensure!(
            !is_surely_due(self.next_arrival(), now) || place <= 2,
            "unplanned work arrives"
        );
        if place <= 3 {
            return Ok(());
        }
        let meeting_is_due = is_surely_due(self.meetings.next_at(), now);
        ensure!(
            !(meeting_is_due && self.meetings.is_running()),
            "a meeting is over"
        );
        if place <= 5 {
            return Ok(());
        }
        ensure!(
            self.decision_due().is_none(),
            "due: {:?}",
            self.decision_due()
        );
        if place <= 6 {
            return Ok(());
        }
        ensure!(!meeting_is_due, "a meeting is due");
        let next = if place <= 7 || self.meetings.is_running() {
            None
        } else {
            self.next_assignment()
        };
        ensure!(next.is_none(), "people are free for {next:?}");
        Ok(())
    }

    fn is_at_the_end(&self) -> bool {
        is_past(END_OF_TIME, self.now)
    }

    fn decision_due(&self) -> Option<String> {
        match &self.way {
            Way::Scrum(sprints) => sprints.decision_due(self),
            Way::Dds(iterations) => iterations.decision_due(self),
            Way::Kanban => None,
            Way::StageGate(gates) => gates.decision_due(self),
        }
    }

    // Before an event of its place in the instant.

    fn before_a_decision(&mut self) -> Finding {
        self.nothing_due_before(5)?;
        self.refresh();
        self.enter_what_is_approved();
        Ok(())
    }

    fn before_an_assignment(&mut self) -> Finding {
        if !self.in_pass {
            self.before_a_decision()?;
            self.nothing_due_before(7)?;
            ensure!(
                !self.meetings.is_running(),
                "nobody starts work in a meeting"
            );
        }
        self.in_pass = true;
        Ok(())
    }

    fn refresh(&mut self) {
        if self.verdict_fell {
            self.verdict_fell = false;
            let failures: Vec<u32> = self.items.iter().map(|it| it.failures).collect();
            self.ranked = self.plan.ranked(&failures);
        }
    }

    fn enter_what_is_approved(&mut self) {
        if let Way::StageGate(gates) = &mut self.way
            && gates
                .approval()
                .is_some_and(|at| is_surely_due(at, self.now))
        {
            gates.enter();
        }
    }

    fn rank(&self, item: usize) -> usize {
        self.ranked.iter().position(|&it| it == item).unwrap()
    }

    // Who may start what.

    /// Unresolved, at rest, and waiting for nothing unresolved.
    pub(crate) fn is_ready(&self, item: usize) -> bool {
        let it = &self.items[item];
        let redo: &[usize] = if it.awaits_redo {
            &self.plan.redo[item]
        } else {
            &[]
        };
        let mut waits_for = self.plan.after[item].iter().chain(redo);
        it.status == Status::Unresolved
            && !it.is_under_way()
            && waits_for.all(|&other| self.items[other].counts_as_resolved())
    }

    /// As [`Self::is_ready`], when items for which `is_planned` holds are as good as resolved.
    pub(crate) fn is_plannable(&self, item: usize, is_planned: &[bool]) -> bool {
        let it = &self.items[item];
        let redo: &[usize] = if it.awaits_redo {
            &self.plan.redo[item]
        } else {
            &[]
        };
        let mut waits_for = self.plan.after[item].iter().chain(redo);
        waits_for.all(|&other| self.items[other].counts_as_resolved() || is_planned[other])
    }

    fn under_way(&self) -> usize {
        self.items.iter().filter(|it| it.is_under_way()).count()
    }

    fn next_assignment(&self) -> Option<Assignment> {
        let (may_work, may_pull) = match &self.way {
            Way::Scrum(sprints) => (
                sprints.window_is_open(),
                sprints.rules.when_idle == WhenIdle::Pull,
            ),
            _ => (true, false),
        };
        if !may_work {
            return None;
        }
        if self
            .plan
            .unplanned_role
            .is_some_and(|role| self.free[role] > 0)
            && let Some(n) = self
                .chores
                .iter()
                .position(|chore| chore.place == Place::Waiting)
        {
            return Some(Assignment::Chore(n));
        }
        let first = |may: &dyn Fn(usize) -> bool| {
            let fits = |item: usize| self.plan.crew(item) <= self.free[self.plan.role[item]];
            self.ranked
                .iter()
                .copied()
                .find(|&item| fits(item) && may(item))
        };
        let stands = |stage| move |item: usize| self.items[item].stage == stage;
        let analyze = first(&stands(Stage::AnalyzeWaiting)).map(Assignment::Analyze);
        let resume = || first(&stands(Stage::CreateStopped)).map(Assignment::Resume);
        let create =
            || first(&|item| self.is_ready(item) && self.may_start(item)).map(Assignment::Create);
        let pull = || {
            let Way::Scrum(sprints) = &self.way else {
                return None;
            };
            let may = |item: usize| {
                self.is_ready(item) && !sprints.in_sprint[item] && !sprints.barred[item]
            };
            first(&may).filter(|_| may_pull).map(Assignment::Pull)
        };
        analyze.or_else(resume).or_else(create).or_else(pull)
    }

    fn may_start(&self, item: usize) -> bool {
        match (&self.way, self.rules) {
            (Way::Scrum(sprints), _) => sprints.in_sprint[item],
            (Way::Dds(iterations), _) => iterations.may_start(self.plan, item),
            (Way::StageGate(gates), _) => self.plan.phase[item] <= gates.phase,
            (Way::Kanban, Rules::Kanban(rules)) => self.under_way() < rules.wip_limit as usize,
            (Way::Kanban, _) => false,
        }
    }

    fn takes_turn(&self, assignment: Assignment) -> Finding {
        let next = self.next_assignment();
        ensure!(
            next == Some(assignment),
            "{assignment:?} starts, but next is {next:?}"
        );
        Ok(())
    }

    fn take(&mut self, role: usize, people: u32) -> Finding {
        ensure!(
            self.free[role] >= people,
            "more people at work than there are"
        );
        self.free[role] -= people;
        Ok(())
    }

    // Steps.

    fn is_attempt(&self, of: AttemptOf) -> Finding {
        let k = self.items[of.item].k;
        ensure!(
            of.number == k,
            "attempt {} of item {}, which is at {k}",
            of.number,
            of.item
        );
        Ok(())
    }

    fn step_starts(&mut self, of: AttemptOf, step: Step, crew: u32, resumed: bool) -> Finding {
        let item = of.item;
        ensure!(crew == self.plan.crew(item), "a crew of {crew}");
        self.take(self.plan.role[item], crew)?;
        let is_fresh = self.items[item].stage == Stage::Resting;
        if is_fresh {
            let it = &mut self.items[item];
            it.k += 1;
            it.tries += 1;
            it.awaits_redo = false;
            it.spent = 0.0;
            (it.raised, it.resumed) = (false, false);
            let work = self.plan.item(item);
            ensure!(
                it.tries <= work.max_attempts && it.k <= 100,
                "too many attempts"
            );
            it.left = (1.0 - work.analyze_share) * self.plan.attempt(item, it.k).effort;
            if let Some(failed_at) = it.failed_at.take() {
                self.counted.delays += self.now - failed_at;
                self.counted.retries += 1;
            }
            self.counted.attempt_costs += work.attempt_cost;
            self.counted.creates += 1;
            if let Way::Dds(iterations) = &mut self.way {
                iterations.planned[item] = false;
            }
        }
        self.is_attempt(of)?;
        let it = &mut self.items[item];
        ensure!(resumed == it.resumed, "resumed: {resumed}");
        it.worked = 0.0;
        it.stage = if step == Step::Create {
            Stage::Creating
        } else {
            Stage::Analyzing
        };
        Ok(())
    }

    fn step_ends(&mut self, of: AttemptOf, step: Step) -> Finding {
        let item = of.item;
        self.is_attempt(of)?;
        ensure!(
            !self.meetings.is_running(),
            "nobody completes work in a meeting"
        );
        let expected = if step == Step::Create {
            Stage::Creating
        } else {
            Stage::Analyzing
        };
        ensure!(
            self.items[item].stage == expected,
            "item {item} is {:?}",
            self.items[item].stage
        );
        let ends_at = self.item_ends_at(item);
        ensure!(
            (ends_at - self.now).abs() < 3e-9,
            "it takes until {ends_at}"
        );
        let chore = (0..self.chores.len()).find(|&n| {
            self.chores[n].place == Place::Worked && is_surely_due(self.chore_ends_at(n), self.now)
        });
        ensure!(
            chore.is_none(),
            "unplanned work {chore:?} is complete first"
        );
        let better = self.ranked.iter().take(self.rank(item)).find(|&&other| {
            self.items[other].is_worked_on() && is_surely_due(self.item_ends_at(other), self.now)
        });
        ensure!(better.is_none(), "item {better:?} is complete first");
        let it = &mut self.items[item];
        it.worked = it.left;
        self.leave(item);
        let attempt = self.plan.attempt(item, of.number);
        let share = self.plan.item(item).analyze_share;
        let it = &mut self.items[item];
        (it.left, it.raised, it.resumed) = (share * attempt.effort, false, false);
        // An attempt has cost its whole effort, but for what interruptions added.
        let least = if step == Step::Create {
            (1.0 - share) * attempt.effort
        } else {
            attempt.effort
        };
        ensure!(
            it.spent >= least - 1e-9 * least.max(1.0),
            "spent {} of {least}",
            it.spent
        );
        self.duty = match step {
            Step::Create if attempt.wait > 0.0 => Duty::Observe(item),
            Step::Create if share > 0.0 => Duty::GoOn(item),
            _ => Duty::Judge(item),
        };
        Ok(())
    }

    /// People leave an item; what they did is credited.
    fn leave(&mut self, item: usize) {
        let it = &mut self.items[item];
        it.spent += it.worked;
        it.left -= it.worked;
        self.counted.worked += it.worked;
        self.worked_on_items += it.worked;
        self.free[self.plan.role[item]] += self.plan.crew(item);
    }

    fn observation_ends(&mut self, of: AttemptOf) -> Finding {
        let item = of.item;
        self.is_attempt(of)?;
        self.nothing_due_before(1)?;
        let Stage::Observing(until) = self.items[item].stage else {
            return Err("it is not observed".into());
        };
        ensure!(
            (until - self.now).abs() < 3e-9,
            "it is observed until {until}"
        );
        let better = self.ranked.iter().take(self.rank(item)).find(|&&other| {
            matches!(self.items[other].stage, Stage::Observing(until) if is_surely_due(until, self.now))
        });
        ensure!(
            better.is_none(),
            "the observation of item {better:?} is over first"
        );
        self.items[item].stage = Stage::AnalyzeWaiting;
        if self.plan.item(item).analyze_share == 0.0 {
            self.duty = Duty::Judge(item);
        }
        Ok(())
    }

    fn chore_arrives(&mut self, n: usize) -> Finding {
        self.nothing_due_before(2)?;
        ensure!(!self.is_at_the_end(), "ten years are over");
        let at = self.next_arrival();
        ensure!(
            n == self.chores.len() && (at - self.now).abs() < 3e-9,
            "the next arrives at {at}"
        );
        let left = self.plan.arrivals[n].effort;
        self.chores.push(Chore {
            place: Place::Waiting,
            left,
            worked: 0.0,
        });
        Ok(())
    }

    fn chore_ends(&mut self, n: usize) -> Finding {
        ensure!(
            !self.meetings.is_running(),
            "nobody completes work in a meeting"
        );
        ensure!(self.chores[n].place == Place::Worked, "nobody works on it");
        let ends_at = self.chore_ends_at(n);
        ensure!(
            (ends_at - self.now).abs() < 3e-9,
            "it takes until {ends_at}"
        );
        let earlier = (0..n).find(|&other| {
            self.chores[other].place == Place::Worked
                && is_surely_due(self.chore_ends_at(other), self.now)
        });
        ensure!(
            earlier.is_none(),
            "unplanned work {earlier:?} is complete first"
        );
        self.chores[n].worked = self.chores[n].left;
        self.leave_chore(n, Place::Over);
        Ok(())
    }

    fn leave_chore(&mut self, n: usize, place: Place) {
        let chore = &mut self.chores[n];
        chore.place = place;
        chore.left -= chore.worked;
        self.counted.worked += chore.worked;
        chore.worked = 0.0;
        self.free[self.plan.unplanned_role.unwrap()] += 1;
    }

    // Meetings and decisions.

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

    fn sprint_starts(&mut self, n: u32, selected: &[usize]) -> Finding {
        self.before_a_decision()?;
        let Way::Scrum(mut sprints) = std::mem::replace(&mut self.way, Way::Kanban) else {
            return Err("there are no sprints".into());
        };
        let finding = sprints.start(self, n, selected);
        self.way = Way::Scrum(sprints);
        finding
    }

    fn window_ends_now(&self) -> bool {
        matches!(&self.way, Way::Scrum(sprints) if sprints.window_ends_at(self.now))
    }

    fn iteration_starts(&mut self, n: u32, items: &[usize]) -> Finding {
        self.before_a_decision()?;
        let Way::Dds(mut iterations) = std::mem::replace(&mut self.way, Way::Kanban) else {
            return Err("there are no iterations".into());
        };
        let finding = iterations.start(self, n, items);
        self.way = Way::Dds(iterations);
        finding
    }

    fn iteration_ends(&mut self, n: u32) -> Finding {
        self.before_a_decision()?;
        let Way::Dds(mut iterations) = std::mem::replace(&mut self.way, Way::Kanban) else {
            return Err("there are no iterations".into());
        };
        let finding = iterations.end(self, n);
        self.way = Way::Dds(iterations);
        finding
    }

    fn gate_is_called(&mut self, phase: usize) -> Finding {
        self.before_a_decision()?;
        let Way::StageGate(mut gates) = std::mem::replace(&mut self.way, Way::Kanban) else {
            return Err("there are no gates".into());
        };
        let finding = gates.call(self, phase);
        self.way = Way::StageGate(gates);
        finding
    }

    // What must come next.

    fn fulfil(&mut self, event: &Event) -> Finding {
        let duty = std::mem::replace(&mut self.duty, Duty::Nothing);
        match (duty, event) {
            (Duty::Observe(item), Event::ObserveStart(of)) if of.item == item => {
                self.is_attempt(*of)?;
                let until = self.now + self.plan.attempt(item, of.number).wait;
                self.items[item].stage = Stage::Observing(until);
                Ok(())
            }
            (
                Duty::GoOn(item),
                Event::StepStart {
                    of,
                    step,
                    crew,
                    resumed,
                },
            ) if of.item == item && *step == Step::Analyze => {
                self.items[item].stage = Stage::AnalyzeWaiting;
                self.step_starts(*of, *step, *crew, *resumed)
            }
            (
                Duty::Start(item),
                Event::StepStart {
                    of,
                    step,
                    crew,
                    resumed,
                },
            ) if of.item == item && *step == Step::Create => {
                self.step_starts(*of, *step, *crew, *resumed)
            }
            (Duty::Judge(item), Event::Success(of)) if of.item == item => {
                self.is_attempt(*of)?;
                ensure!(
                    self.plan.succeeds(item, of.number),
                    "its verdict is failure"
                );
                self.succeeds(item);
                Ok(())
            }
            (Duty::Judge(item), Event::Failure(of)) if of.item == item => {
                self.is_attempt(*of)?;
                ensure!(
                    !self.plan.succeeds(item, of.number),
                    "its verdict is success"
                );
                self.fails(item);
                Ok(())
            }
            (Duty::Reopen(mut left), Event::Reopened { item }) if left.contains(item) => {
                self.items[*item].status = Status::Unresolved;
                self.items[*item].tries = 0;
                self.leaves_or_stays(*item);
                left.retain(|other| other != item);
                if !left.is_empty() {
                    self.duty = Duty::Reopen(left);
                }
                Ok(())
            }
            (Duty::Drop(item), Event::Dropped { item: dropped }) if *dropped == item => {
                self.items[item].status = Status::Dropped;
                self.settle();
                Ok(())
            }
            (Duty::Cancel(left), Event::StepStop(of, step)) if left.contains(&of.item) => {
                self.duty = Duty::Cancel(left);
                self.stops(*of, *step, 0.0)
            }
            (Duty::Cancel(mut left), Event::Cancelled { item }) if left.contains(item) => {
                self.cancels(*item)?;
                left.retain(|other| other != item);
                if left.is_empty() {
                    self.settle();
                } else {
                    self.duty = Duty::Cancel(left);
                }
                Ok(())
            }
            (Duty::Close, event) => self.closes(event),
            (Duty::End(Outcome::Delivered), Event::Cancelled { item }) => {
                let it = &mut self.items[*item];
                ensure!(
                    it.pending && it.is_under_way(),
                    "item {item} does not wait to be cancelled"
                );
                if it.is_worked_on() {
                    self.leave(*item);
                    self.items[*item].worked = 0.0;
                    self.items[*item].stage = Stage::CreateStopped;
                }
                self.cancels(*item)?;
                self.duty = Duty::End(Outcome::Delivered);
                Ok(())
            }
            (Duty::End(outcome), Event::ProjectEnd(ended)) if outcome == *ended => {
                let waits = self.items.iter().any(|it| it.pending && it.is_under_way());
                ensure!(
                    outcome != Outcome::Delivered || !waits,
                    "something waits to be cancelled"
                );
                self.ends()
            }
            (duty, _) => Err(format!("first comes {duty:?}")),
        }
    }

    fn succeeds(&mut self, item: usize) {
        self.is_judged(item);
        self.counted.first_success.get_or_insert(self.now);
        let it = &mut self.items[item];
        (it.status, it.pending, it.done_at) = (Status::Done, false, self.now);
        let mut cancelled = Vec::new();
        for other in self.plan.goal_mates(item) {
            let deferred = match &self.way {
                Way::Scrum(sprints) => {
                    let waits = sprints.rules.replan == Replan::AtPlanning;
                    waits && sprints.window_is_open() && sprints.in_sprint[other]
                }
                _ => false,
            };
            let it = &mut self.items[other];
            if it.counts_as_resolved() {
                continue;
            }
            if deferred {
                it.pending = true;
            } else {
                cancelled.push(other);
            }
        }
        if cancelled.is_empty() {
            self.settle();
        } else {
            self.duty = Duty::Cancel(cancelled);
        }
    }

    fn fails(&mut self, item: usize) {
        self.is_judged(item);
        let work = self.plan.item(item);
        let it = &mut self.items[item];
        self.counted.failures += 1;
        self.counted.wasted += it.spent;
        it.failures += 1;
        it.failed_at = Some(self.now);
        let has_attempts_left = it.tries < work.max_attempts && it.k < 100;
        if it.pending {
            self.duty = Duty::Cancel(vec![item]);
        } else if has_attempts_left {
            it.awaits_redo = true;
            self.leaves_or_stays(item);
            let redo = self.plan.redo[item].iter().copied();
            let reopened: Vec<usize> = redo
                .filter(|&other| self.items[other].counts_as_resolved())
                .collect();
            if !reopened.is_empty() {
                self.duty = Duty::Reopen(reopened);
            }
        } else {
            let mates = self.plan.goal_mates(item);
            let is_hopeless = |&other: &usize| {
                other == item
                    || matches!(
                        self.items[other].status,
                        Status::Dropped | Status::Cancelled
                    )
            };
            let is_over = match mates.as_slice() {
                [] => work.required,
                mates => {
                    mates.iter().all(is_hopeless)
                        && mates.iter().any(|&other| self.plan.item(other).required)
                }
            };
            self.duty = if is_over {
                Duty::End(Outcome::Infeasible)
            } else {
                Duty::Drop(item)
            };
        }
    }

    fn is_judged(&mut self, item: usize) {
        self.items[item].stage = Stage::Resting;
        self.counted.attempts += 1;
        self.counted.first_answer.get_or_insert(self.now);
        self.verdict_fell = true;
        if let Way::Scrum(sprints) = &mut self.way {
            sprints.judge(item, self.plan.item(item).estimate, self.now);
        }
    }

    /// A failed or re-opened item leaves its sprint, or stays in it.
    fn leaves_or_stays(&mut self, item: usize) {
        if let Way::Scrum(sprints) = &mut self.way {
            let stays = sprints.rules.replan == Replan::AtOnce;
            sprints.in_sprint[item] = stays;
            sprints.barred[item] |= !stays;
        }
    }

    /// The run is over exactly when everything is resolved.
    fn settle(&mut self) {
        if self.items.iter().all(Seen::counts_as_resolved) {
            self.duty = Duty::End(Outcome::Delivered);
        }
    }

    fn cancels(&mut self, item: usize) -> Finding {
        let it = &mut self.items[item];
        ensure!(!it.is_worked_on(), "people still work on item {item}");
        ensure!(
            it.status == Status::Unresolved,
            "item {item} is {:?}",
            it.status
        );
        if it.is_under_way() {
            self.counted.cancelled += 1;
            self.counted.wasted += it.spent;
        }
        (it.status, it.stage, it.pending) = (Status::Cancelled, Stage::Resting, false);
        Ok(())
    }

    /// A step stops before it is complete; what is left of it grows by the penalty, once and only after work.
    fn stops(&mut self, of: AttemptOf, step: Step, penalty: f64) -> Finding {
        self.is_attempt(of)?;
        let expected = if step == Step::Create {
            Stage::Creating
        } else {
            Stage::Analyzing
        };
        ensure!(self.items[of.item].stage == expected, "nobody is on it");
        self.leave(of.item);
        let rate = f64::from(self.plan.crew(of.item)) * self.pace;
        let it = &mut self.items[of.item];
        if !it.raised && it.worked > 1e-9 * rate {
            it.raised = true;
            it.left *= 1.0 + penalty;
        }
        it.worked = 0.0;
        it.resumed = true;
        it.stage = if step == Step::Create {
            Stage::CreateStopped
        } else {
            Stage::AnalyzeWaiting
        };
        Ok(())
    }

    fn closes(&mut self, event: &Event) -> Finding {
        let Way::Scrum(sprints) = &self.way else {
            return Err("there are no sprints".into());
        };
        let penalty = sprints.rules.carry_over_penalty;
        self.duty = Duty::Close;
        match event {
            Event::StepStop(of, step) => self.stops(*of, *step, penalty),
            Event::UnplannedStop { n } => {
                ensure!(self.chores[*n].place == Place::Worked, "nobody works on it");
                self.leave_chore(*n, Place::Waiting);
                Ok(())
            }
            Event::Cancelled { item } => {
                ensure!(
                    self.items[*item].pending,
                    "item {item} does not wait to be cancelled"
                );
                self.cancels(*item)
            }
            Event::SprintEnd { spilled } => {
                self.duty = Duty::Nothing;
                let is_worked = self.items.iter().any(Seen::is_worked_on);
                let is_worked = is_worked || self.chores.iter().any(|it| it.place == Place::Worked);
                ensure!(!is_worked, "somebody works on");
                ensure!(
                    !self.items.iter().any(|it| it.pending),
                    "something waits to be cancelled"
                );
                let Way::Scrum(mut sprints) = std::mem::replace(&mut self.way, Way::Kanban) else {
                    return Err("there are no sprints".into());
                };
                let finding = sprints.end(self, spilled);
                self.way = Way::Scrum(sprints);
                finding
            }
            _ => Err("the sprint's steps stop first".into()),
        }
    }

    pub(crate) fn worked_on_items(&self) -> PersonDays {
        self.worked_on_items
    }

    fn ends(&mut self) -> Finding {
        for item in 0..self.items.len() {
            if self.items[item].is_worked_on() {
                self.leave(item);
            }
        }
        for n in 0..self.chores.len() {
            if self.chores[n].place == Place::Worked {
                self.leave_chore(n, Place::Over);
            }
        }
        self.has_ended = true;
        Ok(())
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
