//! Data Driven Scrum: iterations that end when create, observe and analyze are complete, with
//! reviews on the calendar (MODEL.md section 7).

use serde::Serialize;

use crate::reading::ObjectReader;
use crate::simulation::event::{Event, Meeting, Recorder};
use crate::simulation::kernel::Kernel;
use crate::simulation::process::{
    DAILY_MINUTES, INTERVAL_DAYS, MEETING_HOURS, Process, ProcessRules,
};
use crate::simulation::project::Project;
use crate::simulation::ranking::Set;
use crate::simulation::state::{Stage, Status};
use crate::units::{Days, Hours};
use crate::world::World;

/// The rules of Data Driven Scrum.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rules {
    /// Length of the meeting that opens iterations, [0, 40]. [hours]
    pub selection_hours: Hours,
    /// From one review to the next; 0: never. [days]
    pub review_every_days: Days,
    /// Length of a review, [0, 40]. [hours]
    pub review_hours: Hours,
    /// From one retrospective to the next; 0: never. [days]
    pub retro_every_days: Days,
    /// Length of a retrospective, [0, 40]. [hours]
    pub retro_hours: Hours,
    /// Length of the daily meeting, [0, 120]. [minutes]
    pub daily_minutes: f64,
    /// Most iterations that count as open, [1, 20].
    pub open_iterations: u32,
    /// An iteration does not count as open while all that is under way in it is observed.
    pub overlap_observe: bool,
}

impl ProcessRules for Rules {
    fn read(object: &mut ObjectReader<'_>) -> Self {
        Self {
            selection_hours: object.number("selection_hours", MEETING_HOURS),
            review_every_days: object.number("review_every_days", INTERVAL_DAYS),
            review_hours: object.number("review_hours", MEETING_HOURS),
            retro_every_days: object.number("retro_every_days", INTERVAL_DAYS),
            retro_hours: object.number("retro_hours", MEETING_HOURS),
            daily_minutes: object.number("daily_minutes", DAILY_MINUTES),
            open_iterations: object.whole("open_iterations", 1..=20),
            overlap_observe: object.flag("overlap_observe"),
        }
    }

    fn daily_minutes(&self) -> f64 {
        self.daily_minutes
    }
}

/// An iteration that has not ended.
#[derive(Clone, Copy, Debug)]
struct Iteration {
    /// Iteration number, from 0.
    n: u32,
    capability: usize,
    /// Its selection meeting has ended.
    selected: bool,
}

/// What an iteration has in it.
#[derive(Clone, Copy, Debug, Default)]
struct Standing {
    under_way: u32,
    observed: u32,
    could_start: bool,
}

/// Data Driven Scrum at work.
#[derive(Clone, Debug)]
pub(crate) struct Dds {
    rules: Rules,
    going: Vec<Iteration>,
    /// Capability → an iteration of it is going.
    is_going: Vec<bool>,
    /// Item → it stands in an iteration and has not had its attempt there.
    is_planned: Vec<bool>,
    begun: u32,
}

impl Process for Dds {
    type Rules = Rules;

    fn new(rules: &Rules, project: &Project) -> Self {
        Self {
            rules: rules.clone(),
            going: Vec::with_capacity(project.capabilities.len()),
            is_going: vec![false; project.capabilities.len()],
            is_planned: vec![false; project.items.len()],
            begun: 0,
        }
    }

    fn begin<W: World, R: Recorder>(&mut self, kernel: &mut Kernel<'_, W, R>) {
        self.going.clear();
        self.is_going.fill(false);
        self.is_planned.fill(false);
        self.begun = 0;
        let rules = &self.rules;
        kernel.schedule(Meeting::Review, rules.review_every_days, rules.review_hours);
        kernel.schedule(Meeting::Retro, rules.retro_every_days, rules.retro_hours);
    }

    /// Ends what cannot go on, also in meetings; opens what is ready, only outside them.
    fn decide<W: World, R: Recorder>(&mut self, kernel: &mut Kernel<'_, W, R>) -> bool {
        let mut open = 0;
        for place in 0..self.going.len() {
            let iteration = self.going[place];
            let standing = self.standing(kernel, iteration);
            if iteration.selected && standing.under_way == 0 && !standing.could_start {
                self.end(kernel, place);
                return true;
            }
            let only_observes = standing.under_way > 0
                && standing.observed == standing.under_way
                && !standing.could_start;
            if !(self.rules.overlap_observe && only_observes) {
                open += 1;
            }
        }
        if open >= self.rules.open_iterations || kernel.is_meeting() {
            return false;
        }
        match self.first_ready(kernel) {
            Some(capability) => {
                self.open(kernel, capability);
                true
            }
            None => false,
        }
    }

    fn meeting_ended<W: World, R: Recorder>(
        &mut self,
        kernel: &mut Kernel<'_, W, R>,
        meeting: Meeting,
    ) {
        if meeting == Meeting::Selection {
            for place in 0..self.going.len() {
                if !self.going[place].selected {
                    self.select(kernel, place);
                }
            }
        }
    }

    fn started<W: World, R: Recorder>(&mut self, kernel: &mut Kernel<'_, W, R>, item: usize) {
        self.is_planned[item] = false;
        kernel.state.items[item].eligible = false;
    }
}

impl Dds {
    /// The capability of the best-ranked ready item whose capability has no iteration going.
    fn first_ready<W: World, R: Recorder>(&self, kernel: &Kernel<'_, W, R>) -> Option<usize> {
        let ranking = &kernel.state.ranking;
        let items = &kernel.project.items;
        let mut best = usize::MAX;
        for role in 0..kernel.project.roles.len() {
            let waits = |item: usize| !self.is_going[items[item].capability];
            if let Some(rank) = ranking.first(Set::Ready, role, best, waits) {
                best = rank;
            }
        }
        (best != usize::MAX).then(|| items[ranking.item_at(best)].capability)
    }

    fn open<W: World, R: Recorder>(&mut self, kernel: &mut Kernel<'_, W, R>, capability: usize) {
        let project = kernel.project;
        let items = project.capabilities.of(capability);
        let n = self.begun;
        self.begun += 1;
        kernel.state.ledger.boundaries += 1;
        self.is_going[capability] = true;
        for &item in items {
            self.is_planned[item] = kernel.state.items[item].status == Status::Unresolved;
        }
        self.going.push(Iteration {
            n,
            capability,
            selected: false,
        });
        kernel.note(|| Event::IterationStart {
            n,
            capability,
            items: items
                .iter()
                .copied()
                .filter(|&item| self.is_planned[item])
                .collect(),
        });
        if !kernel.call(Meeting::Selection, self.rules.selection_hours) {
            self.select(kernel, self.going.len() - 1);
        }
    }

    /// Its selection is over: its items may start.
    fn select<W: World, R: Recorder>(&mut self, kernel: &mut Kernel<'_, W, R>, place: usize) {
        self.going[place].selected = true;
        let project = kernel.project;
        for &item in project.capabilities.of(self.going[place].capability) {
            if self.is_planned[item] {
                kernel.set_eligible(item, true);
            }
        }
    }

    fn end<W: World, R: Recorder>(&mut self, kernel: &mut Kernel<'_, W, R>, place: usize) {
        let iteration = self.going.remove(place);
        self.is_going[iteration.capability] = false;
        let project = kernel.project;
        for &item in project.capabilities.of(iteration.capability) {
            self.is_planned[item] = false;
            kernel.set_eligible(item, false);
        }
        kernel.note(|| Event::IterationEnd { n: iteration.n });
    }

    fn standing<W: World, R: Recorder>(
        &self,
        kernel: &Kernel<'_, W, R>,
        iteration: Iteration,
    ) -> Standing {
        let mut standing = Standing::default();
        for &item in kernel.project.capabilities.of(iteration.capability) {
            let state = &kernel.state.items[item];
            match state.stage {
                Stage::Resting => standing.could_start |= self.is_planned[item] && state.ready,
                Stage::Observing => {
                    standing.under_way += 1;
                    standing.observed += 1;
                }
                _ => standing.under_way += 1,
            }
        }
        standing
    }
}
