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
    /// Places for all that can be on it at once, of which the first `len` are taken.
    places: Box<[Ending<T>]>,
    len: usize,
    /// When the next thing ends; never: infinity. [days]
    next_at: Days,
}

impl<T: Copy + PartialEq> Agenda<T> {
    /// With places for so many; `what` stands in those that are free.
    pub(super) fn with_places(places: usize, what: T) -> Self {
        let free = Ending {
            at: Days::INFINITY,
            what,
        };
        Self {
            places: vec![free; places].into(),
            len: 0,
            next_at: Days::INFINITY,
        }
    }

    fn endings(&self) -> &[Ending<T>] {
        &self.places[..self.len]
    }

    /// When the next thing ends; never: infinity. [days]
    #[inline]
    pub(crate) fn next_at(&self) -> Days {
        self.next_at
    }

    pub(super) fn clear(&mut self) {
        self.len = 0;
        self.next_at = Days::INFINITY;
    }

    /// What ends next.
    pub(crate) fn next(&self) -> Option<T> {
        self.endings().last().map(|ending| ending.what)
    }

    #[inline]
    pub(crate) fn add(&mut self, at: Days, what: T) {
        let ending = Ending { at, what };
        self.len += 1;
        let mut places = &mut self.places[..self.len];
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
        for ending in &mut self.places[..self.len] {
            ending.at += days;
        }
        self.next_at += days;
    }

    /// Takes out the one that comes first by `key` among those that end up to `until`.
    #[inline]
    pub(crate) fn take_due<K: Ord>(&mut self, until: Days, key: impl Fn(T) -> K) -> Option<T> {
        let endings = self.endings();
        let (next, after) = match *endings {
            [.., after, next] => (next, after.at),
            [next] => (next, Days::INFINITY),
            [] => return None,
        };
        if next.at > until {
            return None;
        }
        if after > until {
            self.len -= 1;
            self.next_at = after;
            return Some(next.what);
        }
        // Several end now.
        let due = endings.iter().enumerate().rev();
        let due = due.take_while(|(_, ending)| ending.at <= until);
        let (place, _) = due.min_by_key(|(_, ending)| key(ending.what))?;
        Some(self.remove(place).what)
    }

    fn find_next(&mut self) {
        let next = self.endings().last();
        self.next_at = next.map_or(Days::INFINITY, |ending| ending.at);
    }

    fn remove(&mut self, place: usize) -> Ending<T> {
        let ending = self.places[place];
        self.places.copy_within(place + 1..self.len, place);
        self.len -= 1;
        self.find_next();
        ending
    }

    /// Takes out one that does not end by itself, with the time at which it would have.
    pub(crate) fn cancel(&mut self, what: T) -> Option<Days> {
        let place = self.endings().iter().rposition(|it| it.what == what)?;
        Some(self.remove(place).at)
    }
}
