//! The order of the backlog, and sets of items that are walked in that order.
//!
//! A set is a row of bits per role, one bit per rank, so that the best-ranked item of a role is found
//! by counting zeros. When results move an item in the order, the bits between its old and its new
//! rank turn by one place.

use crate::simulation::project::Project;

/// Which of the sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Set {
    /// Analyze steps that wait for people.
    Analyze,
    /// Create steps that a sprint's end interrupted.
    Interrupted,
    /// Ready items that may start an attempt under the process.
    Startable,
    /// Ready items that the process may choose.
    Choosable,
    /// Ready items that the process holds back.
    Held,
}

/// How many sets there are.
const SETS: usize = 5;

impl Set {
    /// The ready items: unresolved, no attempt under way, waiting for nothing unresolved.
    pub(crate) const READY: [Self; 3] = [Self::Startable, Self::Choosable, Self::Held];

    /// Whether its items are ready.
    #[inline]
    pub(crate) fn is_ready(self) -> bool {
        matches!(self, Self::Startable | Self::Choosable | Self::Held)
    }
}

/// Some of the roles, of which there are at most 12.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct RoleSet(u16);

impl RoleSet {
    pub(crate) const NONE: Self = Self(0);

    pub(crate) const fn all(roles: usize) -> Self {
        Self((1 << roles) - 1)
    }

    #[inline]
    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    #[inline]
    pub(crate) fn insert(&mut self, role: usize) {
        self.0 |= 1 << role;
    }

    #[inline]
    pub(crate) fn remove(&mut self, role: usize) {
        self.0 &= !(1 << role);
    }

    #[inline]
    pub(crate) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl Iterator for RoleSet {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        let role = self.0.trailing_zeros() as usize;
        if self.0 == 0 {
            return None;
        }
        self.0 &= self.0 - 1;
        Some(role)
    }
}

/// The ranks whose bits are set, best first.
#[derive(Clone, Debug)]
struct Ranks<'a> {
    /// What is left of the word that is being read.
    word: u64,
    /// The rank of its first bit.
    start: usize,
    rest: &'a [u64],
}

impl Iterator for Ranks<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.word == 0 {
            let (&next, rest) = self.rest.split_first()?;
            (self.word, self.rest) = (next, rest);
            self.start += 64;
        }
        let rank = self.start + self.word.trailing_zeros() as usize;
        self.word &= self.word - 1;
        Some(rank)
    }
}

/// The ranks in force, and the sets.
#[derive(Clone, Debug)]
pub(crate) struct Ranking {
    /// Rank → item.
    order: Box<[usize]>,
    /// Item → rank.
    rank: Box<[usize]>,
    /// Item → value × belief ÷ estimate; unused where the order is as listed.
    score: Box<[f64]>,
    /// The order at t = 0.
    first_order: Box<[usize]>,
    first_score: Box<[f64]>,
    /// A score is not the one at t = 0, wherever its item stands.
    rescored: bool,
    roles: usize,
    words: usize,
    /// A row for each set and role; the last one is of all unresolved items.
    bits: Box<[u64]>,
    /// Set → roles of which it has an item.
    occupied: [RoleSet; SETS],
    first_bits: Box<[u64]>,
    first_occupied: [RoleSet; SETS],
}

/// Value × belief ÷ estimate, the score of section 4, with (1 − learning)^failures given.
pub(crate) fn score(project: &Project, item: usize, failures: u32, lapse: f64) -> f64 {
    let it = &project.items[item];
    it.value * it.belief(failures, lapse) / it.estimate
}

impl Ranking {
    pub(crate) fn new(project: &Project) -> Self {
        let len = project.items.len();
        let first_score: Box<[f64]> = (0..len).map(|item| score(project, item, 0, 1.0)).collect();
        let mut first_order: Box<[usize]> = (0..len).collect();
        if project.ranks_by_value {
            // A stable sort: equal ones stay in the order in which they were listed.
            first_order.sort_by(|&a, &b| first_score[b].total_cmp(&first_score[a]));
        }
        let words = len.div_ceil(64);
        let mut ranking = Self {
            order: first_order.clone(),
            rank: vec![0; len].into(),
            score: first_score.clone(),
            first_order,
            first_score,
            rescored: true,
            roles: project.roles.len(),
            words,
            bits: vec![0; (SETS * project.roles.len() + 1) * words].into(),
            occupied: [RoleSet::NONE; SETS],
            first_bits: vec![0; (SETS * project.roles.len() + 1) * words].into(),
            first_occupied: [RoleSet::NONE; SETS],
        };
        ranking.reset();
        ranking
    }

    /// The sets are now as they are at t = 0.
    pub(crate) fn remember_as_first(&mut self) {
        self.first_bits.copy_from_slice(&self.bits);
        self.first_occupied = self.occupied;
    }

    /// Back to t = 0.
    pub(crate) fn reset(&mut self) {
        self.bits.copy_from_slice(&self.first_bits);
        self.occupied = self.first_occupied;
        if self.rescored {
            self.order.copy_from_slice(&self.first_order);
            self.score.copy_from_slice(&self.first_score);
            for (rank, &item) in self.order.iter().enumerate() {
                self.rank[item] = rank;
            }
            self.rescored = false;
        }
    }

    /// 0 for the item ranked highest.
    #[inline]
    pub(crate) fn rank(&self, item: usize) -> usize {
        self.rank[item]
    }

    /// Where the row of a set and a role starts.
    #[inline]
    fn row(&self, set: Set, role: usize) -> usize {
        (set as usize * self.roles + role) * self.words
    }

    /// Where the row of the unresolved items starts.
    #[inline]
    fn last_row(&self) -> usize {
        SETS * self.roles * self.words
    }

    #[inline]
    fn ranks(&self, row: usize) -> Ranks<'_> {
        let (&word, rest) = self.bits[row..row + self.words]
            .split_first()
            .unwrap_or((&0, &[]));
        Ranks {
            word,
            start: 0,
            rest,
        }
    }

    /// Adds an item that is not in the set.
    #[inline]
    pub(crate) fn insert(&mut self, set: Set, role: usize, item: usize) {
        let rank = self.rank[item];
        let row = self.row(set, role);
        self.bits[row + rank / 64] |= 1 << (rank % 64);
        self.occupied[set as usize].insert(role);
    }

    /// Takes out an item that is in the set.
    #[inline]
    pub(crate) fn remove(&mut self, set: Set, role: usize, item: usize) {
        let rank = self.rank[item];
        let row = self.row(set, role);
        let bits = &mut self.bits[row..row + self.words];
        bits[rank / 64] &= !(1 << (rank % 64));
        if bits.iter().all(|&word| word == 0) {
            self.occupied[set as usize].remove(role);
        }
    }

    /// Notes whether an item is unresolved.
    pub(crate) fn note_unresolved(&mut self, item: usize, is_unresolved: bool) {
        let rank = self.rank[item];
        let row = self.last_row();
        let word = &mut self.bits[row + rank / 64];
        *word = *word & !(1 << (rank % 64)) | u64::from(is_unresolved) << (rank % 64);
    }

    /// The unresolved items in rank order.
    pub(crate) fn unresolved(&self) -> impl Iterator<Item = usize> {
        self.ranks(self.last_row()).map(|rank| self.order[rank])
    }

    /// The items of a set and a role in rank order.
    pub(crate) fn members(&self, set: Set, role: usize) -> impl Iterator<Item = usize> {
        self.ranks(self.row(set, role)).map(|rank| self.order[rank])
    }

    /// Roles of which a set has an item.
    #[inline]
    pub(crate) fn roles_of(&self, set: Set) -> RoleSet {
        self.occupied[set as usize]
    }

    /// The best-ranked of the fitting items of a set and these roles.
    pub(crate) fn best(
        &self,
        set: Set,
        roles: RoleSet,
        fits: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let mut best = usize::MAX;
        for role in roles {
            for rank in self.ranks(self.row(set, role)) {
                if rank >= best {
                    break;
                }
                if fits(self.order[rank]) {
                    best = rank;
                }
            }
        }
        self.order.get(best).copied()
    }

    /// Gives an item a new score and moves it to its place: highest first, equal ones by position.
    pub(crate) fn rescore(&mut self, item: usize, score: f64) {
        self.score[item] = score;
        self.rescored = true;
        let from = self.rank[item];
        let mut to = from;
        while to > 0 && self.precedes(item, self.order[to - 1]) {
            to -= 1;
        }
        while to + 1 < self.order.len() && self.precedes(self.order[to + 1], item) {
            to += 1;
        }
        if to == from {
            return;
        }
        if to < from {
            self.order[to..=from].rotate_right(1);
        } else {
            self.order[from..=to].rotate_left(1);
        }
        for rank in from.min(to)..=from.max(to) {
            self.rank[self.order[rank]] = rank;
        }
        for row in (0..self.bits.len()).step_by(self.words) {
            move_bit(&mut self.bits[row..row + self.words], from, to);
        }
    }

    fn precedes(&self, a: usize, b: usize) -> bool {
        self.score[a] > self.score[b] || (self.score[a] == self.score[b] && a < b)
    }
}

/// Moves the bit at `from` to `to`; those between shift by one place towards `from`.
fn move_bit(words: &mut [u64], from: usize, to: usize) {
    let moving = words[from / 64] >> (from % 64) & 1;
    if from < to {
        for word in from / 64..=to / 64 {
            let next = words.get(word + 1).map_or(0, |next| next << 63);
            let shifted = words[word] >> 1 | next;
            let places = bits_between(from, to, word);
            words[word] = words[word] & !places | shifted & places;
        }
    } else {
        for word in (to / 64..=from / 64).rev() {
            let last = if word > 0 { words[word - 1] >> 63 } else { 0 };
            let shifted = words[word] << 1 | last;
            let places = bits_between(to + 1, from + 1, word);
            words[word] = words[word] & !places | shifted & places;
        }
    }
    words[to / 64] = words[to / 64] & !(1 << (to % 64)) | moving << (to % 64);
}

/// The bits of a word that stand for the ranks from `start` to before `end`.
fn bits_between(start: usize, end: usize, word: usize) -> u64 {
    let below = |rank: usize| match rank.saturating_sub(word * 64) {
        places @ 0..64 => (1 << places) - 1,
        _ => u64::MAX,
    };
    below(end) & !below(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moved_bit_lets_the_others_close_up() {
        let bits_of = |words: &[u64]| -> Vec<usize> {
            (0..words.len() * 64)
                .filter(|at| words[at / 64] >> (at % 64) & 1 == 1)
                .collect()
        };
        let mut words = [0; 3];
        for at in [2, 63, 64, 130] {
            words[at / 64] |= 1 << (at % 64);
        }
        move_bit(&mut words, 2, 129);
        assert_eq!(bits_of(&words), [62, 63, 129, 130]);
        move_bit(&mut words, 129, 0);
        assert_eq!(bits_of(&words), [0, 63, 64, 130]);
        move_bit(&mut words, 1, 190);
        assert_eq!(bits_of(&words), [0, 62, 63, 129]);
    }
}
