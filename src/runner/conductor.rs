//! Decides what to ask next, and joins the answers.

use std::rc::Rc;

use crate::analysis::samples::Samples;
use crate::runner::message::{Reply, Request, StudyId};
use crate::scenario::Scenario;
use crate::study::blocks;

/// Blocks asked for ahead, so that the worker never waits for the page.
const AHEAD: usize = 2;

/// What is to be simulated.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// The scenario.
    pub scenario: Rc<Scenario>,
    /// Which futures there are.
    pub seed: u64,
    /// How many of them.
    pub runs: usize,
}

/// What an answer changed.
#[derive(Clone, Debug)]
pub enum Received {
    /// More runs of the study: all so far.
    Joined(Rc<Samples>),
    /// The study cannot be simulated.
    Failed,
    /// Nothing: it belongs to an older study.
    Late,
}

/// One study at a time, whoever simulates it.
#[derive(Debug, Default)]
pub struct Conductor {
    study: StudyId,
    /// None: nothing is going on.
    going: Option<Going>,
}

#[derive(Debug)]
struct Going {
    order: Order,
    samples: Rc<Samples>,
    /// The next block to ask for.
    next: usize,
}

impl Conductor {
    /// Begins a study and forgets the one before it: what to ask now.
    pub fn start(&mut self, order: &Order) -> Vec<Request> {
        self.study = self.study.wrapping_add(1);
        let ids = order.scenario.processes.iter().map(|it| it.id.clone());
        self.going = Some(Going {
            order: order.clone(),
            samples: Rc::new(Samples::new(ids.collect())),
            next: blocks(order.runs).min(AHEAD),
        });
        self.unanswered()
    }

    /// Takes an answer: what it changed, and what to ask now.
    pub fn receive(&mut self, reply: Reply) -> (Received, Option<Request>) {
        let study = self.study;
        match (reply, &mut self.going) {
            (Reply::Simulated { study: of, block }, Some(going)) if of == study => {
                if Rc::make_mut(&mut going.samples).add(block).is_err() {
                    self.going = None;
                    return (Received::Failed, None);
                }
                let samples = Rc::clone(&going.samples);
                let more = (going.next < blocks(going.order.runs)).then(|| {
                    going.next += 1;
                    Request::Simulate {
                        study,
                        block: going.next - 1,
                    }
                });
                (Received::Joined(samples), more)
            }
            (Reply::Refused { study: of }, Some(_)) if of == study => {
                self.going = None;
                (Received::Failed, None)
            }
            _ => (Received::Late, None),
        }
    }

    /// What has been asked and not been answered, to ask it of somebody else.
    #[must_use]
    pub fn unanswered(&self) -> Vec<Request> {
        let Some(going) = &self.going else {
            return Vec::new();
        };
        let study = self.study;
        let open = Request::Open {
            study,
            scenario: going.order.scenario.to_json(),
            seed: going.order.seed,
            runs: going.order.runs,
        };
        let joined = blocks(going.samples.runs());
        let blocks = (joined..going.next).map(|block| Request::Simulate { study, block });
        std::iter::once(open).chain(blocks).collect()
    }

    /// Stops the study; what is there of it stays.
    pub fn cancel(&mut self) {
        self.going = None;
        self.study = self.study.wrapping_add(1);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;

    use super::*;
    use crate::preset::PRESETS;
    use crate::runner::Server;
    use crate::runner::message::{decode, encode};

    fn order(runs: usize, seed: u64) -> Order {
        let scenario = PRESETS[0].scenario().expect("presets are valid");
        Order {
            scenario: Rc::new(scenario.into_scenario()),
            seed,
            runs,
        }
    }

    /// Lets a server in this process answer until there is nothing left to ask; `carry` is what
    /// messages go through on their way.
    fn finish(
        conductor: &mut Conductor,
        requests: Vec<Request>,
        carry: impl Fn(Reply) -> Reply,
    ) -> (Vec<usize>, Option<Rc<Samples>>) {
        let mut server = Server::default();
        let mut waiting: VecDeque<Request> = requests.into();
        let (mut steps, mut last) = (Vec::new(), None);
        while let Some(request) = waiting.pop_front() {
            let Some(reply) = server.answer(request) else {
                continue;
            };
            let (received, more) = conductor.receive(carry(reply));
            waiting.extend(more);
            if let Received::Joined(samples) = received {
                steps.push(samples.runs());
                last = Some(samples);
            }
        }
        (steps, last)
    }

    #[test]
    fn every_block_is_asked_for_once() {
        let mut conductor = Conductor::default();
        let requests = conductor.start(&order(2_500, 1));
        let (steps, _) = finish(&mut conductor, requests, |reply| reply);
        assert_eq!(steps, [1_000, 2_000, 2_500]);
    }

    #[test]
    fn messages_arrive_as_they_were_sent() {
        let finish_with = |carry: fn(Reply) -> Reply| {
            let mut conductor = Conductor::default();
            let requests = conductor.start(&order(1_500, 7));
            finish(&mut conductor, requests, carry).1
        };
        let direct = finish_with(|reply| reply).expect("a study");
        let carried = finish_with(|reply| {
            let bytes = encode(&reply).expect("encodes");
            decode(&bytes).expect("decodes")
        })
        .expect("a study");
        for ((_, a), (_, b)) in direct.variants().zip(carried.variants()) {
            assert_eq!(a, b);
        }
    }

    #[test]
    fn answers_to_an_older_study_are_dropped() {
        let mut conductor = Conductor::default();
        let mut server = Server::default();
        let mut old: VecDeque<_> = conductor.start(&order(1_000, 1)).into();
        old.extend(conductor.start(&order(1_000, 2)));
        let mut joined = 0;
        for request in old {
            if let Some(reply) = server.answer(request) {
                joined += usize::from(matches!(conductor.receive(reply).0, Received::Joined(_)));
            }
        }
        assert_eq!(joined, 1);
    }

    #[test]
    fn a_scenario_with_problems_is_refused() {
        let mut wrong = order(1_000, 1);
        Rc::make_mut(&mut wrong.scenario).items.clear();
        let mut conductor = Conductor::default();
        let requests = conductor.start(&wrong);
        let reply = Server::default().answer(requests[0].clone());
        let (received, _) = conductor.receive(reply.expect("a refusal"));
        assert!(matches!(received, Received::Failed));
    }
}
