//! Runners without workers: this thread does it all.

use crate::runner::message::{decode, encode};
use crate::runner::{Millis, News, Request, Runner, Server};

/// Works in this thread, a slice of time at each turn.
#[derive(Debug)]
pub struct InProcess {
    server: Server,
    clock: fn() -> Millis,
}

impl InProcess {
    /// Measures its slices by this clock.
    #[must_use]
    pub fn new(clock: fn() -> Millis) -> Self {
        Self {
            server: Server::default(),
            clock,
        }
    }
}

impl Runner for InProcess {
    fn workers(&self) -> usize {
        1
    }

    fn ask(&mut self, _: usize, request: &Request) {
        self.server.take(request.clone());
    }

    /// This thread is alone, and does not die.
    fn start(&mut self, _: usize) {}

    fn turn(&mut self) -> Option<News> {
        let reply = self.server.work(self.clock)?;
        Some(News::Answered { worker: 0, reply })
    }

    fn is_idle(&self) -> bool {
        self.server.is_idle()
    }
}

/// Works in this thread as if it were a worker: every message is written down and read again.
#[derive(Debug)]
pub struct RoundTrip(InProcess);

impl RoundTrip {
    /// Measures its slices by this clock.
    #[must_use]
    pub fn new(clock: fn() -> Millis) -> Self {
        Self(InProcess::new(clock))
    }
}

impl Runner for RoundTrip {
    fn workers(&self) -> usize {
        self.0.workers()
    }

    /// A request that could not be carried stays without an answer, as in a browser.
    fn ask(&mut self, worker: usize, request: &Request) {
        if let Ok(request) = encode(request).and_then(|bytes| decode(&bytes)) {
            self.0.ask(worker, &request);
        }
    }

    fn start(&mut self, worker: usize) {
        self.0.start(worker);
    }

    fn turn(&mut self) -> Option<News> {
        let news = self.0.turn()?;
        let News::Answered { worker, reply } = news else {
            return Some(news);
        };
        Some(match encode(&reply).and_then(|bytes| decode(&bytes)) {
            Ok(reply) => News::Answered { worker, reply },
            Err(_) => News::Died { worker },
        })
    }

    fn is_idle(&self) -> bool {
        self.0.is_idle()
    }
}
