//! Data Driven Scrum: iterations that end when create, observe and analyze are complete, with
//! reviews on the calendar (MODEL.md section 7).

use serde::{Deserialize, Serialize};

use crate::reading::{Node, ObjectReader};
use crate::simulation::event::{Event, Meeting, Recorder};
use crate::simulation::kernel::Kernel;
use crate::simulation::process::{
    DAILY_MINUTES, INTERVAL_DAYS, MEETING_HOURS, Process, ProcessRules,
};
use crate::simulation::project::Project;
use crate::simulation::ranking::{Ranks, Row};
use crate::simulation::state::{Admission, Standing, Status};
use crate::units::{Days, Hours};
use crate::world::World;

/// The rules of Data Driven Scrum.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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

    fn written(&self) -> Vec<(&'static str, Node)> {
        vec![
            ("selection_hours", self.selection_hours.into()),
            ("review_every_days", self.review_every_days.into()),
            ("review_hours", self.review_hours.into()),
            ("retro_every_days", self.retro_every_days.into()),
            ("retro_hours", self.retro_hours.into()),
            ("daily_minutes", self.daily_minutes.into()),
            ("open_iterations", self.open_iterations.into()),
            ("overlap_observe", self.overlap_observe.into()),
        ]
    }
}

/// Where the iteration of a capability stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Progress {
    /// None is going.
    Ended,
    /// Its selection is due, or is being made.
    Called,
    /// Its items may start.
    Selected,
}

/// The latest iteration of a capability.
#[derive(Clone, Copy, Debug)]
struct Iteration {
    /// Iteration number, from 0.
    n: u32,
    progress: Progress,
}

impl Iteration {
    const NONE: Self = Self {
        n: 0,
        progress: Progress::Ended,
    };
}

/// Data Driven Scrum at work.
#[derive(Clone, Debug)]
pub(crate) struct Dds {
    rules: Rules,
    /// By capability.
    iterations: Box<[Iteration]>,
    /// Capabilities whose selection is due, or is being made.
    called: Vec<usize>,
    /// Item → it stands in an iteration and has not had its attempt there.
    is_planned: Box<[bool]>,
    begun: u32,
    /// Iterations that have not ended.
    going: u32,
}

impl Process for Dds {
    type Rules = Rules;

    fn new(rules: &Rules, project: &Project) -> Self {
        Self {
            rules: rules.clone(),
            iterations: vec![Iteration::NONE; project.capabilities.len()].into(),
            called: Vec::with_capacity(project.capabilities.len()),
            is_planned: vec![false; project.items.len()].into(),
            begun: 0,
            going: 0,
        }
    }

    fn begin<W: World, R: Recorder>(&mut self, kernel: &mut Kernel<'_, W, R>) {
        self.iterations.fill(Iteration::NONE);
        self.called.clear();
        self.is_planned.fill(false);
        self.begun = 0;
        self.going = 0;
        kernel
            .state
            .standings
            .resize(self.iterations.len(), Standing::default());
        let rules = &self.rules;
        kernel.schedule(Meeting::Review, rules.review_every_days, rules.review_hours);
        kernel.schedule(Meeting::Retro, rules.retro_every_days, rules.retro_hours);
    }

    /// Ends what cannot go on, also in meetings; opens what is ready, only outside them.
    fn decide<W: World, R: Recorder>(&mut self, kernel: &mut Kernel<'_, W, R>) -> bool {
        loop {
            while let Some(capability) = self.take_rested(kernel) {
                // It may have left its rest again, or have no iteration that could end.
                if self.iterations[capability].progress == Progress::Selected
                    && kernel.state.standings[capability].rests()
                {
                    self.end(kernel, capability);
                }
            }
            if !self.has_room(kernel) || kernel.is_meeting() {
                return false;
            }
            let Some(capability) = self.first_ready(kernel) else {
                return false;
            };
            self.open(kernel, capability);
        }
    }

    fn meeting_ended<W: World, R: Recorder>(
        &mut self,
        kernel: &mut Kernel<'_, W, R>,
        meeting: Meeting,
    ) {
        if meeting == Meeting::Selection {
            while let Some(capability) = self.called.pop() {
                self.select(kernel, capability);
            }
        }
    }

    fn started<W: World, R: Recorder>(&mut self, kernel: &mut Kernel<'_, W, R>, item: usize) {
        self.is_planned[item] = false;
        kernel.admit(item, Admission::Outside);
    }
}

impl Dds {
    /// Takes out, of the capabilities that came to rest, the one whose iteration was opened first.
    fn take_rested<W: World, R: Recorder>(&self, kernel: &mut Kernel<'_, W, R>) -> Option<usize> {
        let rested = kernel.state.rested.iter().enumerate();
        let (place, _) = rested.min_by_key(|&(_, &capability)| self.iterations[capability].n)?;
        Some(kernel.state.take_rested(place))
    }

    /// Whether fewer iterations count as open than may be.
    fn has_room<W: World, R: Recorder>(&self, kernel: &Kernel<'_, W, R>) -> bool {
        let uncounted = match self.rules.overlap_observe {
            true => kernel.state.only_observing,
            false => 0,
        };
        self.going - uncounted < self.rules.open_iterations
    }

    /// The capability of the best-ranked ready item whose capability has no iteration going.
    fn first_ready<W: World, R: Recorder>(&self, kernel: &Kernel<'_, W, R>) -> Option<usize> {
        let capability = |item: usize| kernel.project.items[item].capability;
        let ready = |ranks: &Ranks| ranks[Row::Ready] & ranks[Row::Outside];
        let item = kernel.state.ranking.best(ready, |item| {
            self.iterations[capability(item)].progress == Progress::Ended
        });
        item.map(capability)
    }

    fn open<W: World, R: Recorder>(&mut self, kernel: &mut Kernel<'_, W, R>, capability: usize) {
        let project = kernel.project;
        let items = project.capabilities.of(capability);
        let n = self.begun;
        self.begun += 1;
        kernel.state.ledger.boundaries += 1;
        self.iterations[capability].n = n;
        self.iterations[capability].progress = Progress::Called;
        for &item in items {
            self.is_planned[item] = kernel.state.items[item].status == Status::Unresolved;
        }
        self.going += 1;
        kernel.note(|| Event::IterationStart {
            n,
            capability,
            items: items
                .iter()
                .copied()
                .filter(|&item| self.is_planned[item])
                .collect(),
        });
        if kernel.call(Meeting::Selection, self.rules.selection_hours) {
            self.called.push(capability);
        } else {
            self.select(kernel, capability);
        }
    }

    /// Its selection is over: its items may start.
    fn select<W: World, R: Recorder>(&mut self, kernel: &mut Kernel<'_, W, R>, capability: usize) {
        self.iterations[capability].progress = Progress::Selected;
        let project = kernel.project;
        for &item in project.capabilities.of(capability) {
            if self.is_planned[item] {
                kernel.admit(item, Admission::Admitted);
            }
        }
        // If all of them were cancelled meanwhile it is at rest already.
        if kernel.state.standings[capability].rests() {
            kernel.state.list_rested(capability);
        }
    }

    fn end<W: World, R: Recorder>(&mut self, kernel: &mut Kernel<'_, W, R>, capability: usize) {
        self.going -= 1;
        self.iterations[capability].progress = Progress::Ended;
        let project = kernel.project;
        for &item in project.capabilities.of(capability) {
            if self.is_planned[item] {
                self.is_planned[item] = false;
                kernel.admit(item, Admission::Outside);
            }
        }
        let n = self.iterations[capability].n;
        kernel.note(|| Event::IterationEnd { n });
    }
}
