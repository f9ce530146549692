//! Decides what to do next, and joins the answers.

use std::rc::Rc;

use crate::analysis::block::Block;
use crate::analysis::samples::{Refusal, Samples};
use crate::runner::crew::{Crew, Death};
use crate::runner::message::{Reply, Request, StudyId};
use crate::runner::results::{FIRST_ANSWER, Order, Results};
use crate::runner::{Millis, News};
use crate::scenario::{Plan, ValidScenario};
use crate::study::blocks;

/// Answers between the first and the last are not shown more often, …
const INTERVAL: Millis = 200.0;

/// … and those that rest on less than twice as many runs, and so tell little that is new, are shown only to say that it goes on.
const LONG_INTERVAL: Millis = 500.0;

/// What is to be done now.
#[derive(Clone, Debug)]
pub enum Step {
    /// Pass this request to this worker.
    Ask(usize, Request),
    /// Start a worker in this place, be it new or left by one that died.
    Start(usize),
    /// No worker is left: go on in this thread, from now on the only worker.
    WorkHere,
    /// Show the runs so far.
    Show(Rc<Results>),
    /// Ask again, by [`Conductor::look`], when so much time has passed.
    Wait(Millis),
    /// This order cannot be simulated: say so.
    Fail(Order),
}

/// One study at a time, whoever simulates it. Times are on one clock, passed in.
#[derive(Debug)]
pub struct Conductor {
    study: StudyId,
    crew: Crew,
    /// Workers that are started once the first answer is there.
    reserve: usize,
    /// None: nothing is going on.
    going: Option<Going>,
}

#[derive(Debug)]
struct Going {
    order: Order,
    scenario: Rc<ValidScenario>,
    plan: Box<Plan>,
    samples: Rc<Samples>,
    /// Blocks that came before the first answer was there and are no part of it.
    early: Vec<Block>,
    /// How many runs are shown, and since when.
    shown: usize,
    shown_at: Millis,
    /// A look was asked for.
    is_waiting: bool,
}

impl Conductor {
    /// Conducts so many workers, and later this reserve.
    #[must_use]
    pub fn new(workers: usize, reserve: usize) -> Self {
        Self {
            study: 0,
            crew: Crew::new(workers),
            reserve,
            going: None,
        }
    }

    /// Begins a study and forgets the one before it. One that is under way goes on.
    pub fn start(&mut self, order: &Order) -> Vec<Step> {
        if self.going.as_ref().is_some_and(|it| it.order == *order) {
            return Vec::new();
        }
        self.cancel();
        // What was turned may be more than the scenario allows, such as meetings that take all of a sprint.
        let Ok(scenario) = order.scenario.validate() else {
            return vec![Step::Fail(order.clone())];
        };
        self.crew.start(blocks(order.stop.at_most()));
        let ids = order.scenario.processes.iter().map(|it| it.id.clone());
        self.going = Some(Going {
            order: order.clone(),
            plan: Box::new(scenario.plan()),
            scenario: Rc::new(scenario),
            samples: Rc::new(Samples::with_tie(ids.collect(), order.tie_days)),
            early: Vec::new(),
            shown: 0,
            shown_at: 0.0,
            is_waiting: false,
        });
        self.assign()
    }

    /// Stops the study; what is there of it stays.
    pub fn cancel(&mut self) {
        self.study = self.study.wrapping_add(1);
        self.crew.start(0);
        self.going = None;
    }

    /// Whether runs of a study are still to come.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.going.as_ref().is_some_and(|it| !it.has_ended())
    }

    /// Takes news of a worker.
    pub fn hear(&mut self, news: News, now: Millis) -> Vec<Step> {
        match news {
            News::Answered { worker, reply } => self.receive(worker, reply, now),
            News::Died { worker } => self.bury(worker),
        }
    }

    /// Shows what has been held back, if its time has come.
    pub fn look(&mut self, now: Millis) -> Vec<Step> {
        let Some(going) = &mut self.going else {
            return Vec::new();
        };
        going.is_waiting = false;
        going.show(now).into_iter().collect()
    }

    fn receive(&mut self, worker: usize, reply: Reply, now: Millis) -> Vec<Step> {
        match reply {
            Reply::Ready => {
                self.crew.ready(worker);
                Vec::new()
            }
            Reply::Simulated { study, block }
                if study == self.study && self.crew.done(worker, block.index()) =>
            {
                // Before the page is busy with what came: the worker need not wait for that.
                let mut steps = self.assign();
                if let Some(going) = &mut self.going {
                    match going.join(block, now) {
                        Ok(shown) => steps.extend(shown),
                        Err(_) => return self.fail(),
                    }
                    if going.has_ended() {
                        // Nobody is given more, and what is still under way comes too late.
                        self.crew.start(0);
                    }
                }
                steps.extend(self.reinforce());
                steps
            }
            Reply::Refused { study } if study == self.study && self.going.is_some() => self.fail(),
            // They belong to an older study.
            Reply::Simulated { .. } | Reply::Refused { .. } => Vec::new(),
        }
    }

    fn bury(&mut self, worker: usize) -> Vec<Step> {
        let mut steps = match self.crew.died(worker) {
            Death::Replace => vec![Step::Start(worker)],
            Death::Shrink => Vec::new(),
            Death::Deserted => {
                self.crew.dismiss();
                self.reserve = 0;
                vec![Step::WorkHere]
            }
            Death::Hopeless => {
                let mut steps = vec![Step::Start(worker)];
                steps.extend(self.fail());
                steps
            }
        };
        steps.extend(self.assign());
        steps
    }

    fn fail(&mut self) -> Vec<Step> {
        let failed = self.going.take().map(|it| Step::Fail(it.order));
        self.cancel();
        failed.into_iter().collect()
    }

    /// Starts the reserve once the first answer is there: until then, the page itself needs a core.
    fn reinforce(&mut self) -> Vec<Step> {
        if self.reserve == 0 || self.going.as_ref().is_none_or(|it| it.shown == 0) {
            return Vec::new();
        }
        let reserve = std::mem::take(&mut self.reserve);
        let mut steps = Vec::from_iter((0..reserve).map(|_| Step::Start(self.crew.enlist())));
        steps.extend(self.assign());
        steps
    }

    /// Gives work to all that have too little.
    fn assign(&mut self) -> Vec<Step> {
        let study = self.study;
        let mut steps = Vec::new();
        let Some(going) = &self.going else {
            return steps;
        };
        while let Some(task) = self.crew.assign() {
            if task.is_first {
                let open = Request::Open {
                    study,
                    plan: going.plan.clone(),
                    seed: going.order.seed,
                    runs: going.order.stop.at_most(),
                };
                steps.push(Step::Ask(task.worker, open));
            }
            let block = task.block;
            steps.push(Step::Ask(task.worker, Request::Simulate { study, block }));
        }
        steps
    }
}

impl Going {
    /// Joins a block: what to do for those who look.
    fn join(&mut self, block: Block, now: Millis) -> Result<Vec<Step>, Refusal> {
        // It is always of these, whatever arrives first, as the deadline that is suggested comes from it.
        let first = FIRST_ANSWER.min(self.order.stop.at_most());
        if self.shown == 0 && block.index() >= blocks(first) {
            self.early.push(block);
            return Ok(Vec::new());
        }
        self.add(std::iter::once(block))?;
        if self.samples.runs() < first {
            return Ok(Vec::new());
        }
        let mut steps = Vec::from_iter(self.show(now));
        let early = std::mem::take(&mut self.early);
        if !early.is_empty() {
            self.add(early.into_iter())?;
            steps.extend(self.show(now));
        }
        Ok(steps)
    }

    /// Only the first block after something was shown copies the samples: what is shown stays as it is.
    fn add(&mut self, mut blocks: impl Iterator<Item = Block>) -> Result<(), Refusal> {
        let samples = Rc::make_mut(&mut self.samples);
        blocks.try_for_each(|block| samples.add(block))?;
        // It lets them grow to where it asks next; whether they ended, they say themselves from now on.
        let _ = self.order.stop.is_met(samples);
        Ok(())
    }

    fn has_ended(&self) -> bool {
        self.order.stop.has_ended(&self.samples)
    }

    /// Shows the first answer and the last at once, those between at most once in a while.
    fn show(&mut self, now: Millis) -> Option<Step> {
        let runs = self.samples.runs();
        if runs == self.shown {
            return None;
        }
        let waited = now - self.shown_at;
        let interval = if runs < 2 * self.shown {
            LONG_INTERVAL
        } else {
            INTERVAL
        };
        // A clock that is set back is no reason to wait.
        let is_soon = (0.0..interval).contains(&waited);
        if self.shown > 0 && is_soon && !self.has_ended() {
            let is_asked = std::mem::replace(&mut self.is_waiting, true);
            return (!is_asked).then_some(Step::Wait(interval - waited));
        }
        self.shown = runs;
        self.shown_at = now;
        let (scenario, samples) = (Rc::clone(&self.scenario), Rc::clone(&self.samples));
        let results = Results::new(&self.order, scenario, samples);
        Some(Step::Show(Rc::new(results)))
    }
}
