//! Answers requests, one study at a time.

use crate::runner::message::{Reply, Request, StudyId};
use crate::scenario::ValidScenario;
use crate::study::{Study, blocks};

/// Simulates what it is asked for.
#[derive(Debug, Default)]
pub struct Server {
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    id: StudyId,
    study: Study,
    runs: usize,
}

impl Server {
    /// Takes a request. Opening a study has no answer but a refusal.
    pub fn answer(&mut self, request: Request) -> Option<Reply> {
        match request {
            Request::Open {
                study,
                scenario,
                seed,
                runs,
            } => {
                self.open = ValidScenario::read(scenario.as_bytes())
                    .ok()
                    .map(|scenario| Open {
                        id: study,
                        study: Study::new(&scenario, seed),
                        runs,
                    });
                self.open.is_none().then_some(Reply::Refused { study })
            }
            Request::Simulate { study, block } => Some(match &mut self.open {
                Some(open) if open.id == study && block < blocks(open.runs) => Reply::Simulated {
                    study,
                    block: open.study.block(block, open.runs),
                },
                _ => Reply::Refused { study },
            }),
        }
    }
}
