//! The address follows what is on the screen, and entries of the browser's history lead back to it as it is now.

use crate::browser::{address, clock};
use crate::share::{View, join_guide, split_guide};

/// What the address says of the page.
#[derive(Debug)]
pub(super) struct AddressBar {
    /// What it says of the scenario.
    scenario: String,
    /// Marks the entries of the browser's history since something was opened by its address. They differ in where the
    /// guide is open; the scenario in them may be an older state of the one that is on the screen.
    opening: f64,
}

/// What it means that another address was entered, or gone back to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// The guide opens at a place or closes, over what is on the screen.
    Guide(Option<String>),
    /// A link, as the fragment of a scenario, with the place at which the guide is open over it.
    Link(String, Option<String>),
}

impl AddressBar {
    /// As it is when the page opens.
    pub(super) fn at_first() -> Self {
        Self {
            scenario: split_guide(&address::fragment()).0,
            opening: address::mark().unwrap_or_else(clock::now),
        }
    }

    /// What it says of the scenario.
    pub(super) fn scenario(&self) -> &str {
        &self.scenario
    }

    /// Lets it say something else of the scenario, in the same place of the guide.
    pub(super) fn follow(&mut self, scenario: String) {
        let (_, guide) = split_guide(&address::fragment());
        address::replace_fragment(&join_guide(&scenario, guide.as_deref()), self.opening);
        self.scenario = scenario;
    }

    /// Lets it follow into the guide and out of it, unless it went ahead. What was edited is in it before: the way back
    /// leads to the scenario as it was left.
    pub(super) fn turn(&mut self, guide: Option<&str>, view: &View, is_edited: bool) {
        let (scenario, before) = split_guide(&address::fragment());
        if before.as_deref() != guide {
            let left = if is_edited {
                view.fragment()
            } else {
                self.scenario.clone()
            };
            self.follow(left);
            address::push_fragment(&join_guide(&self.scenario, guide), self.opening);
        } else if guide.is_some() && scenario != self.scenario {
            self.follow(self.scenario.clone());
        }
    }

    /// What to do about another fragment. An entry that belongs to what is on the screen says it as it is now.
    pub(super) fn turned(&mut self, fragment: &str) -> Turn {
        let (scenario, guide) = split_guide(fragment);
        let is_same = scenario == self.scenario;
        let is_of_this = address::mark() == Some(self.opening);
        if is_of_this && !is_same {
            self.follow(self.scenario.clone());
        }
        // A place of the guide that says nothing of a scenario.
        let is_bare = guide.is_some() && scenario.is_empty();
        if is_same || is_of_this || is_bare {
            Turn::Guide(guide)
        } else {
            Turn::Link(scenario, guide)
        }
    }

    /// A link is shown from now on.
    pub(super) fn open(&mut self, scenario: String) {
        self.opening = address::mark().unwrap_or_else(clock::now);
        self.follow(scenario);
    }
}
