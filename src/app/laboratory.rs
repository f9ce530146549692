//! Runs the study that the state asks for, in a worker, or here where the browser has none.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::{UseReducerDispatcher, UseReducerHandle, hook, use_effect_with, use_memo};

use crate::app::state::{Action, Progress, State};
use crate::browser::worker::Worker;
use crate::runner::message::{decode, encode};
use crate::runner::{Conductor, Order, Received, Reply, Request, Server};

/// Starts the study whenever another one is asked for.
#[hook]
pub fn use_laboratory(state: &UseReducerHandle<State>) {
    let dispatcher = state.dispatcher();
    let laboratory = use_memo((), |()| Laboratory::new(dispatcher));
    let wanted = (state.order.clone(), state.progress == Progress::Cancelled);
    use_effect_with(wanted, move |(order, is_cancelled)| {
        if *is_cancelled {
            laboratory.cancel();
        } else {
            laboratory.start(order);
        }
    });
}

/// Who simulates.
enum Bench {
    /// A worker that has not said yet that it listens; what it will be asked.
    Starting(Worker, Vec<Request>),
    /// A worker that listens.
    Listening(Worker),
    /// This thread, a block at a time, with the rest of what it was asked.
    Here(Box<Server>, Vec<Request>),
}

struct Laboratory {
    conductor: RefCell<Conductor>,
    bench: RefCell<Option<Bench>>,
    dispatcher: UseReducerDispatcher<State>,
}

impl Laboratory {
    fn new(dispatcher: UseReducerDispatcher<State>) -> Rc<Self> {
        Rc::new(Self {
            conductor: RefCell::default(),
            bench: RefCell::default(),
            dispatcher,
        })
    }

    fn start(self: &Rc<Self>, order: &Order) {
        if self.bench.borrow().is_none() {
            self.set_up();
        }
        let requests = self.conductor.borrow_mut().start(order);
        for request in requests {
            self.ask(request);
        }
    }

    fn cancel(&self) {
        self.conductor.borrow_mut().cancel();
    }

    /// Starts the worker, once.
    fn set_up(self: &Rc<Self>) {
        let receiver = Rc::downgrade(self);
        let mourner = Rc::downgrade(self);
        let worker = Worker::start(
            move |bytes| {
                if let (Some(laboratory), Ok(reply)) = (receiver.upgrade(), decode(&bytes)) {
                    laboratory.receive(reply);
                }
            },
            move || {
                if let Some(laboratory) = mourner.upgrade() {
                    laboratory.go_on_here();
                }
            },
        );
        self.bench.replace(Some(match worker {
            Some(worker) => Bench::Starting(worker, Vec::new()),
            None => Bench::Here(Box::default(), Vec::new()),
        }));
    }

    /// The worker is gone: this thread does what it had not done yet.
    fn go_on_here(self: &Rc<Self>) {
        let waiting = match self.bench.take() {
            Some(Bench::Starting(_, waiting)) => waiting,
            Some(Bench::Listening(_)) => self.conductor.borrow().unanswered(),
            Some(Bench::Here(..)) | None => Vec::new(),
        };
        self.bench
            .replace(Some(Bench::Here(Box::default(), Vec::new())));
        for request in waiting {
            self.ask(request);
        }
    }

    fn ask(self: &Rc<Self>, request: Request) {
        match &mut *self.bench.borrow_mut() {
            Some(Bench::Starting(_, waiting)) => waiting.push(request),
            Some(Bench::Listening(worker)) => send(worker, &request),
            Some(Bench::Here(_, waiting)) => {
                waiting.push(request);
                if waiting.len() == 1 {
                    self.work_later();
                }
            }
            None => {}
        }
    }

    /// Lets the page breathe before the next block.
    fn work_later(self: &Rc<Self>) {
        let laboratory = Rc::clone(self);
        Timeout::new(0, move || laboratory.work()).forget();
    }

    fn work(self: &Rc<Self>) {
        let (reply, goes_on) = match &mut *self.bench.borrow_mut() {
            Some(Bench::Here(server, waiting)) if !waiting.is_empty() => {
                let reply = server.answer(waiting.remove(0));
                (reply, !waiting.is_empty())
            }
            _ => return,
        };
        if goes_on {
            self.work_later();
        }
        if let Some(reply) = reply {
            self.receive(reply);
        }
    }

    fn receive(self: &Rc<Self>, reply: Reply) {
        if reply == Reply::Ready {
            let bench = self.bench.take();
            self.bench.replace(match bench {
                Some(Bench::Starting(worker, waiting)) => {
                    for request in waiting {
                        send(&worker, &request);
                    }
                    Some(Bench::Listening(worker))
                }
                bench => bench,
            });
            return;
        }
        let (received, next) = self.conductor.borrow_mut().receive(reply);
        if let Some(request) = next {
            self.ask(request);
        }
        match received {
            Received::Joined(samples) => self.dispatcher.dispatch(Action::RunsJoined(samples)),
            Received::Failed => self.dispatcher.dispatch(Action::StudyFailed),
            Received::Late => {}
        }
    }
}

fn send(worker: &Worker, request: &Request) {
    if let Ok(bytes) = encode(request) {
        worker.post(&bytes);
    }
}
