//! What is to be simulated, and what came of it.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::analysis::samples::Samples;
use crate::scenario::{Scenario, ValidScenario};
use crate::study::StopRule;
use crate::units::Days;

/// Runs of the first answer.
pub const FIRST_ANSWER: usize = 1_000;

/// What is to be simulated.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// The scenario.
    pub scenario: Rc<Scenario>,
    /// Which futures there are.
    pub seed: u64,
    /// How many of them.
    pub stop: StopRule,
    /// What differs by less counts for neither side. [days]
    pub tie_days: Days,
}

impl Order {
    /// The ids of two of its variants, by their places; empty where there are none.
    #[must_use]
    pub fn ids_of(&self, places: [usize; 2]) -> [String; 2] {
        places.map(|place| {
            let variant = self.scenario.processes.get(place);
            variant.map(|it| it.id.clone()).unwrap_or_default()
        })
    }

    /// The same futures for two of its variants alone, and no more of them than the first answer takes: it is there
    /// sooner, and says of these two what the whole order says. None: there are no others, or not these.
    #[must_use]
    pub fn first_look(&self, [a, b]: [usize; 2]) -> Option<Self> {
        let variants = &self.scenario.processes;
        let pair = vec![variants.get(a)?.clone(), variants.get(b)?.clone()];
        (variants.len() > pair.len()).then(|| Self {
            scenario: Rc::new(Scenario {
                processes: pair,
                ..(*self.scenario).clone()
            }),
            stop: StopRule::Runs(FIRST_ANSWER.min(self.stop.at_most())),
            ..self.clone()
        })
    }
}

/// Runs that are there, and what they are runs of.
#[derive(Clone, Debug)]
pub struct Results {
    /// What was simulated.
    pub order: Order,
    /// The same, checked.
    pub scenario: Rc<ValidScenario>,
    /// The runs so far.
    pub samples: Rc<Samples>,
    digest: OnceCell<String>,
}

impl Results {
    /// Runs of an order, and its scenario checked.
    #[must_use]
    pub fn new(order: &Order, scenario: Rc<ValidScenario>, samples: Rc<Samples>) -> Self {
        Self {
            order: order.clone(),
            scenario,
            samples,
            digest: OnceCell::new(),
        }
    }

    /// The digest of all runs: who sees the same one sees the same figures.
    #[must_use]
    pub fn digest(&self) -> &str {
        let digest = || self.samples.digest().to_string();
        self.digest.get_or_init(digest)
    }
}

/// Runs of one order are the same where they are as many.
impl PartialEq for Results {
    fn eq(&self, other: &Self) -> bool {
        self.order == other.order && self.samples.runs() == other.samples.runs()
    }
}
