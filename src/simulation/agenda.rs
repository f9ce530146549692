//! What ends when: the steps that people are on, and what is observed.

use crate::units::Days;

/// Something that ends at a known time.
#[derive(Clone, Copy, Debug)]
struct Ending<T> {
    at: Days,
    what: T,
}

/// What ends when, the next one last, so that it is found and taken at once.
#[derive(Clone, Debug)]
pub(crate) struct Agenda<T> {
    endings: Vec<Ending<T>>,
    /// When the next thing ends; never: infinity. [days]
    next_at: Days,
}

impl<T: Copy + PartialEq> Agenda<T> {
    pub(super) fn with_capacity(capacity: usize) -> Self {
        Self {
            endings: Vec::with_capacity(capacity),
            next_at: Days::INFINITY,
        }
    }

    /// When the next thing ends; never: infinity. [days]
    #[inline]
    pub(crate) fn next_at(&self) -> Days {
        self.next_at
    }

    pub(super) fn clear(&mut self) {
        self.endings.clear();
        self.next_at = Days::INFINITY;
    }

    /// What ends next.
    pub(crate) fn next(&self) -> Option<T> {
        self.endings.last().map(|ending| ending.what)
    }

    #[inline]
    pub(crate) fn add(&mut self, at: Days, what: T) {
        let ending = Ending { at, what };
        self.endings.push(ending);
        let mut places = &mut *self.endings;
        while let [others @ .., place] = places {
            match others.last() {
                Some(sooner) if sooner.at < at => *place = *sooner,
                _ => {
                    *place = ending;
                    break;
                }
            }
            places = others;
        }
        if at < self.next_at {
            self.next_at = at;
        }
    }

    /// Lets everything end so much later.
    pub(crate) fn postpone(&mut self, days: Days) {
        for ending in &mut self.endings {
            ending.at += days;
        }
        self.next_at += days;
    }

    /// Takes out the one that comes first by `key` among those that end up to `until`.
    #[inline]
    pub(crate) fn take_due<K: Ord>(&mut self, until: Days, key: impl Fn(T) -> K) -> Option<T> {
        if self.next_at > until {
            return None;
        }
        let next = self.endings.pop()?;
        self.find_next();
        if self.next_at > until {
            return Some(next.what);
        }
        // Several end now.
        self.endings.push(next);
        let due = self.endings.iter().enumerate().rev();
        let due = due.take_while(|(_, ending)| ending.at <= until);
        let (place, _) = due.min_by_key(|(_, ending)| key(ending.what))?;
        Some(self.remove(place).what)
    }

    fn find_next(&mut self) {
        let next = self.endings.last();
        self.next_at = next.map_or(Days::INFINITY, |ending| ending.at);
    }

    fn remove(&mut self, place: usize) -> Ending<T> {
        let ending = self.endings.remove(place);
        self.find_next();
        ending
    }

    /// Takes out one that does not end by itself, with the time at which it would have.
    pub(crate) fn cancel(&mut self, what: T) -> Option<Days> {
        let place = self.endings.iter().rposition(|it| it.what == what)?;
        Some(self.remove(place).at)
    }
}
