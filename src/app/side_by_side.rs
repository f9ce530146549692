//! Named scenarios beside one another: which were chosen, and what became of them.
//!
//! Each is simulated in the same futures as what is on the screen, once nothing of that is under way. What came of a
//! scenario stays for as long as it is wanted as it is; an edit asks for it anew.

use std::rc::Rc;

use crate::analysis::samples::Samples;
use crate::app::state::Sides;
use crate::reading;
use crate::runner::Order;
use crate::runner::results::FIRST_ANSWER;
use crate::scenario::Scenario;
use crate::share::{Entry, Shelf};
use crate::study::StopRule;

/// The id of the panel.
pub const SIDE_BY_SIDE: &str = "side-by-side";

/// So many futures of each: as many as the first answer of the page has.
pub const RUNS: usize = FIRST_ANSWER;

/// The most named scenarios beside what is on the screen.
pub const MOST: usize = 4;

/// What is compared.
#[derive(Clone, Debug)]
pub struct SideBySide {
    /// Whether what is on the screen is among it.
    pub has_screen: bool,
    /// The named ones, in the order in which they were chosen.
    pub named: Vec<Named>,
    /// What became of orders; none: it could not be simulated.
    pub outcomes: Vec<(Order, Option<Rc<Samples>>)>,
}

/// A named scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// Its name on the shelf.
    pub name: String,
    /// What stood there under this name.
    pub fragment: String,
    /// What it is.
    pub content: Result<Content, Unusable>,
}

/// A scenario that can be simulated.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// The scenario with all that was set on it.
    pub scenario: Rc<Scenario>,
    /// What it compares.
    pub sides: Sides,
    /// Whether it has problems, so that this is what it was before.
    pub is_stand_in: bool,
}

/// Why a scenario cannot be simulated.
#[derive(Clone, Debug, PartialEq)]
pub enum Unusable {
    /// It is no link, or of a later version.
    Unreadable,
    /// It has problems, and there is nothing that was valid before.
    Problems(reading::Problem),
}

impl Default for SideBySide {
    fn default() -> Self {
        Self {
            has_screen: true,
            named: Vec::new(),
            outcomes: Vec::new(),
        }
    }
}

impl SideBySide {
    /// Whether there is something to compare.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.named.len() + usize::from(self.has_screen) > 1
    }

    /// How a scenario is simulated here.
    #[must_use]
    pub fn order(scenario: &Rc<Scenario>, on_screen: &Order) -> Order {
        Order {
            scenario: Rc::clone(scenario),
            stop: StopRule::Runs(RUNS),
            ..on_screen.clone()
        }
    }

    /// Everything that is to be simulated, each once.
    fn orders(&self, on_screen: &Order) -> Vec<Order> {
        if !self.is_enough() {
            return Vec::new();
        }
        let screen = self.has_screen.then_some(&on_screen.scenario);
        let named = self.named.iter().filter_map(|it| it.content.as_ref().ok());
        let scenarios = screen.into_iter().chain(named.map(|it| &it.scenario));
        let mut orders: Vec<Order> = Vec::new();
        for scenario in scenarios {
            let order = Self::order(scenario, on_screen);
            if !orders.contains(&order) {
                orders.push(order);
            }
        }
        orders
    }

    /// What is still to be simulated.
    #[must_use]
    pub fn waiting(&self, on_screen: &Order) -> Vec<Order> {
        let mut orders = self.orders(on_screen);
        orders.retain(|order| self.outcome(order).is_none());
        orders
    }

    /// What became of an order; none: it is still to come.
    #[must_use]
    pub fn outcome(&self, order: &Order) -> Option<Option<&Rc<Samples>>> {
        let outcome = self.outcomes.iter().find(|(known, _)| known == order);
        outcome.map(|(_, samples)| samples.as_ref())
    }

    /// Notes what became of an order, and forgets those that nobody wants any more.
    pub fn note(&mut self, on_screen: &Order, order: Order, samples: Option<Rc<Samples>>) {
        let wanted = self.orders(on_screen);
        self.outcomes.push((order, samples));
        self.outcomes.retain(|(order, _)| wanted.contains(order));
    }

    /// Leaves out what is no more on the shelf as it was; what was renamed is called by its new name.
    pub fn follow(&mut self, before: &Shelf, now: &Shelf) {
        self.named.retain_mut(|it| {
            let then = before.find(&it.name).map(|place| &before.entries()[place]);
            let is_it = |entry: &&Entry| {
                then.is_some_and(|then| then.key == entry.key) && entry.fragment == it.fragment
            };
            let entry = now.entries().iter().find(is_it);
            if let Some(entry) = entry {
                it.name.clone_from(&entry.name);
            }
            entry.is_some()
        });
    }
}
