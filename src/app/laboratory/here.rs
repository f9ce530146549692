//! This thread as the only worker, where the browser has no other.

use std::cell::Cell;
use std::rc::Rc;

use crate::app::second_look::SecondLook;
use crate::runner::{News, Request, Runner};

/// Where the part of the program arrives that can simulate.
pub(super) type Part = Rc<Cell<Option<SecondLook>>>;

/// Keeps what it is asked until the part is there.
pub(super) struct Here {
    part: Part,
    runner: Option<Box<dyn Runner>>,
    waiting: Vec<Request>,
}

impl Here {
    pub(super) fn new(part: &Part) -> Self {
        Self {
            part: Rc::clone(part),
            runner: None,
            waiting: Vec::new(),
        }
    }
}

impl Runner for Here {
    fn workers(&self) -> usize {
        1
    }

    fn ask(&mut self, worker: usize, request: &Request) {
        match &mut self.runner {
            Some(runner) => runner.ask(worker, request),
            None => self.waiting.push(request.clone()),
        }
    }

    /// This thread is alone, and does not die.
    fn start(&mut self, _: usize) {}

    fn turn(&mut self) -> Option<News> {
        let part = self.part.get()?;
        let runner = self.runner.get_or_insert_with(|| (part.in_process)());
        for request in self.waiting.drain(..) {
            runner.ask(0, &request);
        }
        runner.turn()
    }

    fn is_idle(&self) -> bool {
        match &self.runner {
            Some(runner) => runner.is_idle(),
            None => self.part.get().is_none() || self.waiting.is_empty(),
        }
    }
}
