//! Runs the study that the state asks for, in workers, or here where the browser has none.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use yew::{UseReducerDispatcher, UseReducerHandle, hook, use_effect_with, use_memo};

use crate::app::action::Action;
use crate::app::second_look::Arrival;
use crate::app::state::{Progress, State};
use crate::browser::clock;
use crate::browser::worker::Worker;
use crate::runner::programme::{Errand, Purpose};
use crate::runner::{Programme, Runner, Step};

mod here;
mod pool;

use here::{Here, Part};
use pool::Pool;

/// Starts the study whenever another one is asked for, and behind it those that the page wants beside it.
#[hook]
pub fn use_laboratory(state: &UseReducerHandle<State>) {
    let laboratory = use_memo((), |()| {
        let laboratory = Laboratory::new(state.dispatcher());
        // Workers need not wait until the page is drawn.
        if Worker::started() > 0 {
            laboratory.start(state);
        }
        laboratory
    });
    {
        let laboratory = Rc::clone(&laboratory);
        use_effect_with(state.second_look, move |arrival| laboratory.arrive(arrival));
    }
    let wanted = (state.order.clone(), state.progress == Progress::Cancelled);
    {
        let (laboratory, state) = (Rc::clone(&laboratory), state.clone());
        use_effect_with(wanted, move |_| {
            if state.progress == Progress::Running {
                laboratory.start(&state);
            } else {
                // Somebody stopped it, or all of it is there already.
                laboratory.cancel();
            }
        });
    }
    use_effect_with(state.further_orders(), move |further| {
        let errands = laboratory.programme.borrow_mut().queue(further);
        laboratory.take(errands);
    });
}

/// Does what the programme says, with workers or without.
struct Laboratory {
    programme: RefCell<Programme>,
    runner: RefCell<Box<dyn Runner>>,
    /// What this thread needs to be a worker itself …
    part: Part,
    /// … where it has to be one.
    works_here: Cell<bool>,
    dispatcher: UseReducerDispatcher<State>,
    /// A turn will come.
    is_turn_due: Cell<bool>,
}

impl Laboratory {
    fn new(dispatcher: UseReducerDispatcher<State>) -> Rc<Self> {
        Rc::new_cyclic(|laboratory: &Weak<Self>| {
            let laboratory = laboratory.clone();
            let pool = Pool::new(move || {
                if let Some(laboratory) = laboratory.upgrade() {
                    laboratory.turn();
                }
            });
            let part = Part::default();
            let works_here = Cell::new(pool.is_none());
            let runner: Box<dyn Runner> = match pool {
                Some(pool) => Box::new(pool),
                None => Box::new(Here::new(&part)),
            };
            Self {
                part,
                works_here,
                programme: RefCell::new(Programme::new(runner.workers(), runner.reserve())),
                runner: RefCell::new(runner),
                dispatcher,
                is_turn_due: Cell::new(false),
            }
        })
    }

    fn start(self: &Rc<Self>, state: &State) {
        let (order, first_look) = (&state.order, state.first_look());
        let errands = self
            .programme
            .borrow_mut()
            .start(order, first_look.as_ref());
        self.take(errands);
    }

    fn cancel(self: &Rc<Self>) {
        let errands = self.programme.borrow_mut().cancel();
        self.take(errands);
    }

    /// The part that simulates here is there, or not.
    fn arrive(self: &Rc<Self>, arrival: &Arrival) {
        self.part.set(arrival.part().copied());
        self.miss();
        self.take(Vec::new());
    }

    /// Asks for that part, where it is needed.
    fn miss(&self) {
        if self.works_here.get() && self.part.get().is_none() {
            self.dispatcher.dispatch(Action::WorkersMissed);
        }
    }

    fn turn(self: &Rc<Self>) {
        let news = self.runner.borrow_mut().turn();
        let errands = match news {
            Some(news) => self.programme.borrow_mut().hear(news, clock::now()),
            None => Vec::new(),
        };
        self.take(errands);
    }

    fn take(self: &Rc<Self>, errands: Vec<Errand>) {
        for (purpose, step) in errands {
            match step {
                Step::Ask(worker, request) => self.runner.borrow_mut().ask(worker, &request),
                Step::Start(worker) => self.runner.borrow_mut().start(worker),
                Step::WorkHere => {
                    self.runner.replace(Box::new(Here::new(&self.part)));
                    self.works_here.set(true);
                    self.miss();
                }
                Step::Show(results) => self.dispatcher.dispatch(match purpose {
                    Purpose::First => Action::FirstLook(results),
                    Purpose::Main => Action::RunsJoined(results),
                    // What is there of it meanwhile nobody sees.
                    Purpose::Further if !results.order.stop.has_ended(&results.samples) => continue,
                    Purpose::Further => {
                        let samples = Rc::clone(&results.samples);
                        Action::FurtherEnded(results.order.clone(), Some(samples))
                    }
                }),
                Step::Fail(order) => match purpose {
                    // All of it will say so, too.
                    Purpose::First => {}
                    Purpose::Main => self.dispatcher.dispatch(Action::StudyFailed(order)),
                    Purpose::Further => {
                        let failed = Action::FurtherEnded(order, None);
                        self.dispatcher.dispatch(failed);
                    }
                },
                Step::Wait(millis) => self.later(millis, |it| {
                    let errands = it.programme.borrow_mut().look(clock::now());
                    it.take(errands);
                }),
            }
        }
        // The page may breathe between two turns.
        if !self.runner.borrow().is_idle() && !self.is_turn_due.replace(true) {
            self.later(0.0, |it| {
                it.is_turn_due.set(false);
                it.turn();
            });
        }
    }

    fn later(self: &Rc<Self>, millis: f64, then: fn(&Rc<Self>)) {
        let laboratory = Rc::clone(self);
        // At most the interval between two publications.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        Timeout::new(millis as u32, move || then(&laboratory)).forget();
    }
}
