//! Scrum: sprints of one length, with a selection at each planning (MODEL.md section 6).

use serde::{Deserialize, Serialize};

use crate::reading::{Node, ObjectReader, Range};
use crate::simulation::event::{Event, Meeting, Recorder};
use crate::simulation::kernel::Kernel;
use crate::simulation::process::{DAILY_MINUTES, MEETING_HOURS, Process, ProcessRules};
use crate::simulation::project::Project;
use crate::simulation::ranking::{Ranks, Row};
use crate::simulation::state::{Admission, Status};
use crate::units::{Days, Hours, PersonDays, SAME_INSTANT};
use crate::world::World;

/// What a sprint's capacity rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Forecast {
    /// What was estimated of every attempt that ended in the last three sprints, failures included, for the effort
    /// that was worked in them.
    Velocity,
    /// The time that people have.
    Capacity,
}

/// What idle people do in a sprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WhenIdle {
    /// They wait for the next planning.
    Wait,
    /// They pull the next item into the sprint.
    Pull,
}

/// When the scope of a sprint takes up results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Replan {
    /// Failed items wait for the next planning.
    AtPlanning,
    /// Failed items are tried again in the same sprint.
    AtOnce,
}

/// What a scenario calls them.
const FORECASTS: &[(&str, Forecast)] = &[
    ("velocity", Forecast::Velocity),
    ("capacity", Forecast::Capacity),
];
const WHEN_IDLE: &[(&str, WhenIdle)] = &[("wait", WhenIdle::Wait), ("pull", WhenIdle::Pull)];
const REPLANS: &[(&str, Replan)] = &[
    ("at_planning", Replan::AtPlanning),
    ("at_once", Replan::AtOnce),
];

/// The rules of Scrum.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rules {
    /// From one sprint's start to the next, [1, 60]. [days]
    pub sprint_days: Days,
    /// Length of the planning, [0, 40]. [hours]
    pub planning_hours: Hours,
    /// Length of the review, [0, 40]. [hours]
    pub review_hours: Hours,
    /// Length of the retrospective, [0, 40]. [hours]
    pub retro_hours: Hours,
    /// Length of the daily meeting, [0, 120]. [minutes]
    pub daily_minutes: f64,
    /// Share of the capacity that is planned, (0, 2].
    pub commitment: f64,
    /// What the capacity rests on.
    pub forecast: Forecast,
    /// What idle people do.
    pub when_idle: WhenIdle,
    /// When results change the sprint.
    pub replan: Replan,
    /// What an interruption adds to what is left of a step, once, [0, 1].
    pub carry_over_penalty: f64,
}

/// What a scenario calls a choice.
fn name_of<T: PartialEq>(names: &'static [(&'static str, T)], choice: T) -> Node {
    let named = names.iter().find(|(_, it)| *it == choice);
    named.map_or("", |(name, _)| name).into()
}

impl ProcessRules for Rules {
    fn read(object: &mut ObjectReader<'_>) -> Self {
        Self {
            sprint_days: object.number("sprint_days", Range::closed(1.0, 60.0)),
            planning_hours: object.number("planning_hours", MEETING_HOURS),
            review_hours: object.number("review_hours", MEETING_HOURS),
            retro_hours: object.number("retro_hours", MEETING_HOURS),
            daily_minutes: object.number("daily_minutes", DAILY_MINUTES),
            commitment: object.number("commitment", Range::above(0.0).up_to(2.0)),
            forecast: object.choice("forecast", FORECASTS),
            when_idle: object.choice("when_idle", WHEN_IDLE),
            replan: object.choice("replan", REPLANS),
            carry_over_penalty: object.number("carry_over_penalty", Range::closed(0.0, 1.0)),
        }
    }

    fn written(&self) -> Vec<(&'static str, Node)> {
        vec![
            ("sprint_days", self.sprint_days.into()),
            ("planning_hours", self.planning_hours.into()),
            ("review_hours", self.review_hours.into()),
            ("retro_hours", self.retro_hours.into()),
            ("daily_minutes", self.daily_minutes.into()),
            ("commitment", self.commitment.into()),
            ("forecast", name_of(FORECASTS, self.forecast)),
            ("when_idle", name_of(WHEN_IDLE, self.when_idle)),
            ("replan", name_of(REPLANS, self.replan)),
            ("carry_over_penalty", self.carry_over_penalty.into()),
        ]
    }

    fn work_window(&self, hours_per_day: f64) -> Option<Days> {
        let hours = self.planning_hours + self.review_hours + self.retro_hours;
        Some(self.sprint_days - hours / hours_per_day)
    }
}

/// The parts of a sprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// From the sprint's start until its selection.
    Planning,
    /// Between the meetings.
    Window,
    /// Review and retrospective.
    Closing,
}

/// What a sprint's attempts that ended were estimated at, and what was worked.
#[derive(Clone, Copy, Debug, Default)]
struct Pace {
    estimated: PersonDays,
    worked: PersonDays,
}

/// Sprints that the velocity looks back on.
const MEMORY: u32 = 3;

/// Slots for the sprints that the velocity looks back on, this one, and the next, to which a
/// verdict at the very end of this one belongs.
const SLOTS: usize = 5;

/// Scrum at work. Sprints are numbered from 1 here, so that 0 means "in no sprint yet".
#[derive(Clone, Debug)]
pub(crate) struct Scrum {
    rules: Rules,
    sprint: u32,
    part: Part,
    window_ends_at: Days,
    /// The days of a window. [days]
    window: Days,
    /// Items of this sprint's selection.
    selected: Vec<usize>,
    /// When it next has something to decide by the clock.
    next_decision: Days,
    /// Item → the last sprint in which an attempt of it ended.
    judged_in: Box<[u32]>,
    /// By sprint, in a ring.
    paces: [Pace; SLOTS],
    /// Effort worked on items up to the last window's end.
    worked_before: PersonDays,
    /// Item → how much of what it waits for is in this sprint's selection.
    covered: Box<[u32]>,
    /// What is left of each role's capacity in a selection.
    capacity: Box<[PersonDays]>,
    /// Smallest estimate of each role's items.
    least_estimate: Box<[PersonDays]>,
}

impl Process for Scrum {
    type Rules = Rules;

    const DECIDES_BY_CLOCK: bool = true;

    fn new(rules: &Rules, project: &Project) -> Self {
        let items = project.items.len();
        let mut least_estimate = vec![PersonDays::INFINITY; project.roles.len()];
        for item in &project.items {
            least_estimate[item.role] = least_estimate[item.role].min(item.estimate);
        }
        Self {
            rules: rules.clone(),
            sprint: 0,
            part: Part::Closing,
            window_ends_at: 0.0,
            window: rules.work_window(project.hours_per_day).unwrap_or(0.0),
            selected: Vec::with_capacity(items),
            next_decision: 0.0,
            judged_in: vec![0; items].into(),
            paces: [Pace::default(); SLOTS],
            worked_before: 0.0,
            covered: vec![0; items].into(),
            capacity: vec![0.0; project.roles.len()].into(),
            least_estimate: least_estimate.into(),
        }
    }

    fn begin<W: World, R: Recorder>(&mut self, kernel: &mut Kernel<'_, W, R>) {
        self.sprint = 0;
        self.judged_in.fill(0);
        self.paces = [Pace::default(); SLOTS];
        self.worked_before = 0.0;
        kernel.state.window_open = false;
        self.begin_sprint(kernel);
    }

    fn next_decision(&self) -> Days {
        self.next_decision
    }

    fn decide<W: World, R: Recorder>(&mut self, kernel: &mut Kernel<'_, W, R>) -> bool {
        match self.part {
            Part::Planning => {
                self.select(kernel);
                self.part = Part::Window;
                self.next_decision = self.window_ends_at;
                kernel.state.window_open = true;
                true
            }
            Part::Window => {
                self.end_window(kernel);
                true
            }
            Part::Closing => {
                let can_begin = !kernel.is_meeting();
                if can_begin {
                    self.begin_sprint(kernel);
                }
                can_begin
            }
        }
    }

    fn meeting_ended<W: World, R: Recorder>(
        &mut self,
        kernel: &mut Kernel<'_, W, R>,
        meeting: Meeting,
    ) {
        if meeting == Meeting::Planning {
            self.next_decision = kernel.state.now;
        }
    }

    fn judged<W: World, R: Recorder>(&mut self, kernel: &mut Kernel<'_, W, R>, item: usize) {
        self.judged_in[item] = self.sprint;
        // At the very end of a sprint a verdict counts for the velocity of the next.
        let sprint = if kernel.is_due(self.next_start()) {
            self.sprint + 1
        } else {
            self.sprint
        };
        self.paces[slot(sprint)].estimated += kernel.project.items[item].estimate;
    }

    fn left_for_retry<W: World, R: Recorder>(
        &mut self,
        kernel: &mut Kernel<'_, W, R>,
        item: usize,
    ) {
        kernel.admit(
            item,
            match self.rules.replan {
                Replan::AtOnce => Admission::Admitted,
                Replan::AtPlanning => Admission::Held,
            },
        );
    }

    fn defers_cancellation<W: World, R: Recorder>(
        &self,
        kernel: &Kernel<'_, W, R>,
        item: usize,
    ) -> bool {
        self.rules.replan == Replan::AtPlanning
            && self.part == Part::Window
            && kernel.state.ranking.holds(Row::Admitted, item)
    }

    fn pull<W: World, R: Recorder>(
        &mut self,
        kernel: &mut Kernel<'_, W, R>,
    ) -> Result<(), W::Lack> {
        if self.rules.when_idle == WhenIdle::Pull {
            let mut rank = 0;
            while let Some(item) = kernel.next_ready(&mut rank, Row::Outside) {
                kernel.admit(item, Admission::Admitted);
                kernel.note(|| Event::Pulled { item });
                kernel.start(self, item)?;
            }
        }
        Ok(())
    }
}

/// Where a sprint stands in the ring.
fn slot(sprint: u32) -> usize {
    sprint as usize % SLOTS
}

impl Scrum {
    fn next_start(&self) -> Days {
        f64::from(self.sprint) * self.rules.sprint_days
    }

    fn begin_sprint<W: World, R: Recorder>(&mut self, kernel: &mut Kernel<'_, W, R>) {
        self.sprint += 1;
        self.paces[slot(self.sprint + 1)] = Pace::default();
        let closing = self.rules.review_hours + self.rules.retro_hours;
        self.window_ends_at = self.next_start() - closing / kernel.project.hours_per_day;
        kernel.state.ledger.boundaries += 1;
        kernel.state.ranking.let_all_be_chosen();
        self.part = Part::Planning;
        self.next_decision = if kernel.call(Meeting::Planning, self.rules.planning_hours) {
            // Its end is an instant of its own.
            Days::INFINITY
        } else {
            kernel.state.now
        };
    }

    fn end_window<W: World, R: Recorder>(&mut self, kernel: &mut Kernel<'_, W, R>) {
        kernel.interrupt_all(self.rules.carry_over_penalty);
        kernel.state.window_open = false;
        self.part = Part::Closing;
        self.next_decision = self.next_start();
        if kernel.state.cancellations_pending > 0 {
            for item in 0..kernel.state.items.len() {
                if kernel.state.items[item].cancel_pending {
                    kernel.cancel(item);
                }
            }
        }
        let worked = kernel.state.ledger.worked_on_items;
        self.paces[slot(self.sprint)].worked = worked - self.worked_before;
        self.worked_before = worked;
        let items = &kernel.state.items;
        let spills = |item: &usize| {
            self.judged_in[*item] != self.sprint && items[*item].status != Status::Cancelled
        };
        let spilled = || self.selected.iter().copied().filter(spills);
        let count = u32::try_from(spilled().count()).unwrap_or(u32::MAX);
        let event = || Event::SprintEnd {
            spilled: spilled().collect(),
        };
        kernel.recorder.record(kernel.state.now, event);
        kernel.state.ledger.spilled += count;
        kernel.call(Meeting::Review, self.rules.review_hours);
        kernel.call(Meeting::Retro, self.rules.retro_hours);
    }

    /// Estimates of what ended ÷ effort worked, over the last sprints, within [0.25, 1.5].
    fn velocity(&self) -> f64 {
        let first = self.sprint.saturating_sub(MEMORY).max(1);
        let mut sum = Pace::default();
        for sprint in first..self.sprint {
            let pace = self.paces[slot(sprint)];
            sum.estimated += pace.estimated;
            sum.worked += pace.worked;
        }
        if sum.worked <= SAME_INSTANT {
            1.0
        } else {
            (sum.estimated / sum.worked).clamp(0.25, 1.5)
        }
    }

    /// The selection: what is under way, then by rank what fits.
    fn select<W: World, R: Recorder>(&mut self, kernel: &mut Kernel<'_, W, R>) {
        let project = kernel.project;
        let velocity = match self.rules.forecast {
            Forecast::Velocity => self.velocity(),
            Forecast::Capacity => 1.0,
        };
        let share = self.window * kernel.pace * self.rules.commitment * velocity;
        for (capacity, role) in self.capacity.iter_mut().zip(&project.roles) {
            *capacity = f64::from(role.people) * share;
        }
        self.selected.clear();
        self.covered.fill(0);
        kernel.state.ranking.open_selection();
        kernel.state.startable = 0;
        // Also of what was held back up to now.
        kernel.state.assignment_due = true;
        let mut rank = 0;
        let under_way = |ranks: &Ranks| ranks[Row::UnderWay];
        while let Some(item) = kernel.state.ranking.next(&mut rank, under_way) {
            let load = project.items[item].estimate - kernel.state.items[item].spent;
            self.choose(kernel, item, load.max(0.0));
        }
        let mut first_plannable = None;
        let mut rank = 0;
        let plannable =
            |ranks: &Ranks| ranks[Row::Plannable] & ranks[Row::Fitting] & !ranks[Row::UnderWay];
        while let Some(item) = kernel.state.ranking.next(&mut rank, plannable) {
            first_plannable.get_or_insert(item);
            let it = &project.items[item];
            if it.estimate <= self.capacity[it.role] + SAME_INSTANT {
                self.choose(kernel, item, it.estimate);
            }
        }
        if self.selected.is_empty()
            && let Some(item) = first_plannable
        {
            self.choose(kernel, item, project.items[item].estimate);
        }
        kernel.state.ledger.selected += u32::try_from(self.selected.len()).unwrap_or(u32::MAX);
        let n = self.sprint - 1;
        kernel.note(|| Event::SprintStart {
            n,
            selected: self.selected.clone(),
        });
    }

    /// Takes an item into the sprint. What waits for nothing else any more is plannable.
    fn choose<W: World, R: Recorder>(
        &mut self,
        kernel: &mut Kernel<'_, W, R>,
        item: usize,
        load: PersonDays,
    ) {
        self.selected.push(item);
        kernel.admit(item, Admission::Admitted);
        let project = kernel.project;
        let role = project.items[item].role;
        self.capacity[role] -= load;
        let state = &mut *kernel.state;
        if self.capacity[role] + SAME_INSTANT < self.least_estimate[role] {
            state.ranking.set_role(Row::Fitting, role, false);
        }
        let (items, ranking) = (&*state.items, &mut state.ranking);
        let failed = project.redone_by.of(item).iter();
        let failed = failed.filter(|&&it| items[it].awaits_redo);
        let waiting = project.dependents.of(item).iter().chain(failed);
        waiting.for_each(|&waiting| {
            let (it, covered) = (&items[waiting], &mut self.covered[waiting]);
            *covered += 1;
            if *covered == it.blockers && it.status == Status::Unresolved {
                ranking.marks(waiting).set(Row::Plannable, true);
            }
        });
    }
}
