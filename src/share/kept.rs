//! Whose work wins: one's own is kept on the device, and a link never overwrites it.
//!
//! A fragment that equals the own work continues it, any other opens as a copy. A copy that is edited becomes the
//! own work, and what was the own work until then waits among the others, to go back to.

use super::{Link, View, read, read_own};

/// Works that wait: the oldest is forgotten when there are more.
const OTHERS_LIMIT: usize = 8;

/// What is kept on the device, as fragments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The own work; empty: none yet.
    own: String,
    /// What the address said when the own work was kept: it follows only after a pause, and someone who loads the page
    /// again before that continues the work all the same.
    address: String,
    /// Own works from before, the latest last.
    others: Vec<String>,
}

/// What somebody looks at who has just opened the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ownership {
    /// The own work, or the first screen of somebody who has none.
    #[default]
    Own,
    /// A link, while the own work is kept.
    Copy,
}

impl Kept {
    /// What [`to_text`](Self::to_text) wrote; of anything else, what can be used.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let mut lines = text.lines().map(str::to_owned);
        Self {
            own: lines.next().unwrap_or_default(),
            address: lines.next().unwrap_or_default(),
            others: lines.filter(|line| !line.is_empty()).collect(),
        }
    }

    /// One line each: the own work, the address that it was kept under, the others.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut lines = vec![self.own.as_str(), self.address.as_str()];
        lines.extend(self.others.iter().map(String::as_str));
        lines.join("\n")
    }

    /// How many own works from before wait.
    #[must_use]
    pub fn others(&self) -> usize {
        self.others.len()
    }

    /// The own work, as a fragment; empty: none yet.
    #[must_use]
    pub fn own_fragment(&self) -> &str {
        &self.own
    }

    /// The own work.
    #[must_use]
    pub fn own(&self) -> Option<Link> {
        read_own(&self.own)
    }

    /// The latest backlog of one's own: the own work, or one that waits; none: they are all presets.
    #[must_use]
    pub fn backlog(&self) -> Option<Link> {
        let latest_first = std::iter::once(&self.own).chain(self.others.iter().rev());
        let mut works = latest_first.filter_map(|work| read_own(work));
        works.find(|link| link.view.base.own().is_some())
    }

    /// What to show to somebody who comes with this fragment; none: nothing but the first screen.
    #[must_use]
    pub fn open(&self, fragment: &str) -> Option<(Link, Ownership)> {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let own = || self.own().map(|link| (link, Ownership::Own));
        let Some(link) = read(fragment) else {
            return own();
        };
        let is_own = fragment == self.own || fragment == self.address;
        match own() {
            Some(own) if is_own || link.view.fragment() == self.own => Some(own),
            Some(_) => Some((link, Ownership::Copy)),
            None => Some((link, Ownership::Own)),
        }
    }

    /// Keeps work under the fragment that the address has. `known` is what was the own work when it was begun or kept last, as a fragment;
    /// none: it was begun on a copy. Where another window has kept another own work since, that waits among the others, too.
    pub fn keep(&mut self, view: &View, address: &str, known: Option<&str>) {
        let fragment = view.fragment();
        let is_known = known.is_some_and(|known| self.is_own(known));
        if !is_known && !self.own.is_empty() && self.own != fragment {
            let own = std::mem::take(&mut self.own);
            self.others.retain(|other| *other != own);
            self.others.push(own);
            let too_many = self.others.len().saturating_sub(OTHERS_LIMIT);
            self.others.drain(..too_many);
        }
        // What somebody came back to waits no longer, nor does what this came of.
        self.others
            .retain(|other| *other != fragment && Some(other.as_str()) != known);
        self.own = fragment;
        self.address = address.strip_prefix('#').unwrap_or(address).to_owned();
    }

    /// The address says now what the own work is: the fragment that it said before is again whatever it was.
    /// False: it says something else than the own work.
    pub fn address_followed(&mut self, fragment: &str) -> bool {
        let is_own = self.own == fragment;
        if is_own {
            self.address.clear();
        }
        is_own
    }

    /// Whether this fragment is the own work, be that written in the words of an older version.
    fn is_own(&self, fragment: &str) -> bool {
        let is_same = |own: Link| own.view.fragment() == fragment;
        self.own == fragment || self.own().is_some_and(is_same)
    }

    /// Goes back to the latest of the others; the own work becomes the oldest of them, so that going back again
    /// and again leads through all.
    pub fn go_back(&mut self) {
        if let Some(latest) = self.others.pop() {
            let own = std::mem::replace(&mut self.own, latest);
            if !own.is_empty() {
                self.others.insert(0, own);
            }
            self.address.clear();
        }
    }

    /// Forgets the latest of the others, and gives it back; none: no other waits.
    pub fn forget_latest(&mut self) -> Option<String> {
        self.others.pop()
    }

    /// Takes up again what was forgotten.
    pub fn remember(&mut self, forgotten: String) {
        self.others.push(forgotten);
    }
}
