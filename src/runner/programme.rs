//! One study that counts, and others that wait until it is done: they never disturb it.
//!
//! Architecture invariant: what a study comes to does not depend on where in the programme it stood.

use crate::runner::conductor::{Conductor, Step};
use crate::runner::results::Order;
use crate::runner::{Millis, News};

/// What a step is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A first look at the one that counts: only a part of it, but soon.
    First,
    /// The one that counts.
    Main,
    /// One of those behind it.
    Further,
}

/// What is to be done now, and for which study.
pub type Errand = (Purpose, Step);

/// A first look at the main study, then all of it; once nothing of it is under way, one further study after the other.
#[derive(Debug)]
pub struct Programme {
    conductor: Conductor,
    /// The main study, under way or done; none: there is none, it was stopped, or it failed.
    main: Option<Order>,
    /// A first look at it is under way, and it comes then.
    is_first_look: bool,
    /// What waits.
    further: Vec<Order>,
    /// The further study under way.
    at: Option<Order>,
}

impl Programme {
    /// Has so many workers, and later this reserve.
    #[must_use]
    pub fn new(workers: usize, reserve: usize) -> Self {
        Self {
            conductor: Conductor::new(workers, reserve),
            main: None,
            is_first_look: false,
            further: Vec::new(),
            at: None,
        }
    }

    /// Begins a main study in place of the one before it, with a first look at it where there is one; a further one that
    /// is under way gives way and waits again. One that is there already goes on.
    pub fn start(&mut self, order: &Order, first_look: Option<&Order>) -> Vec<Errand> {
        if self.main.as_ref() == Some(order) {
            return Vec::new();
        }
        if let Some(at) = self.at.take() {
            self.conductor.cancel();
            self.further.insert(0, at);
        }
        self.main = Some(order.clone());
        self.is_first_look = first_look.is_some();
        let steps = self.conductor.start(first_look.unwrap_or(order));
        let mut errands = self.errands(steps);
        errands.extend(self.go_on());
        errands
    }

    /// Stops the main study; what is there of it stays. What waits behind it goes on.
    pub fn cancel(&mut self) -> Vec<Errand> {
        self.main = None;
        self.is_first_look = false;
        if self.at.is_none() {
            self.conductor.cancel();
        }
        self.go_on()
    }

    /// These wait from now on, in this order. What is under way and not among them is stopped.
    pub fn queue(&mut self, further: &[Order]) -> Vec<Errand> {
        let at = self.at.take();
        self.at = at.filter(|at| {
            let is_wanted = further.contains(at);
            if !is_wanted {
                self.conductor.cancel();
            }
            is_wanted
        });
        let waits = further.iter().filter(|it| self.at.as_ref() != Some(it));
        self.further = waits.cloned().collect();
        self.go_on()
    }

    /// Takes news of a worker.
    pub fn hear(&mut self, news: News, now: Millis) -> Vec<Errand> {
        let steps = self.conductor.hear(news, now);
        let mut errands = self.errands(steps);
        if !self.conductor.is_under_way() {
            self.at = None;
        }
        errands.extend(self.go_on());
        errands
    }

    /// Shows what has been held back, if its time has come.
    pub fn look(&mut self, now: Millis) -> Vec<Errand> {
        let steps = self.conductor.look(now);
        self.errands(steps)
    }

    /// Begins what comes next, where nothing is under way: all of the main study after a first look at it, or else a
    /// further one.
    fn go_on(&mut self) -> Vec<Errand> {
        if self.conductor.is_under_way() {
            return Vec::new();
        }
        if std::mem::take(&mut self.is_first_look)
            && let Some(main) = &self.main
        {
            let steps = self.conductor.start(main);
            return self.errands(steps);
        }
        if self.further.is_empty() {
            return Vec::new();
        }
        let order = self.further.remove(0);
        // It may be the same order as the one that has just ended.
        self.conductor.cancel();
        let steps = self.conductor.start(&order);
        self.at = Some(order);
        self.errands(steps)
    }

    /// These steps of the study under way. A main study that fails is none any more.
    fn errands(&mut self, steps: Vec<Step>) -> Vec<Errand> {
        let purpose = match self.at {
            Some(_) => Purpose::Further,
            None if self.is_first_look => Purpose::First,
            None => Purpose::Main,
        };
        let has_failed = steps.iter().any(|step| matches!(step, Step::Fail(_)));
        if has_failed && purpose == Purpose::Main {
            self.main = None;
        }
        steps.into_iter().map(|step| (purpose, step)).collect()
    }
}
