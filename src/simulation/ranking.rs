//! The order of the backlog, and rows of bits that say what is true of the items in that order.
//!
//! A row has one bit per rank, so that the best-ranked of the items that meet several conditions is found by joining
//! their rows and counting zeros. When results move an item in the order, the bits between its old and its new
//! rank turn by one place, in all rows alike.

use std::ops::{Index, IndexMut};

use crate::simulation::project::Project;

/// What a row says of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Row {
    /// It is unresolved, no attempt of it is under way, and it waits for nothing unresolved.
    Ready,
    /// An attempt of it is under way.
    UnderWay,
    /// The process lets it start an attempt once it is ready.
    Admitted,
    /// It stands outside what the process selected, which may choose it once it is ready.
    Outside,
    /// A sprint's end interrupted create.
    Interrupted,
    /// Analyze waits for people, interrupted or not.
    AnalyzeWaiting,
    /// Somebody of its role is free.
    Staffed,
    /// In a selection: it is unresolved, and all that it waits for is selected.
    Plannable,
    /// In a selection: there is capacity left for the smallest of its role's items.
    Fitting,
}

/// How many of them there are; the rows of the roles follow.
const ROWS: usize = 9;

/// Most roles of a team.
pub(crate) const MOST_ROLES: usize = 12;

/// The bits of 64 ranks in every row, aligned so that the next ones are found by a shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(align(256))]
pub(crate) struct Ranks([u64; ROWS + MOST_ROLES]);

impl Ranks {
    const NONE: Self = Self([0; ROWS + MOST_ROLES]);

    /// Whose role a role is.
    #[inline]
    fn of_role(&self, role: usize) -> u64 {
        self.0[ROWS + role]
    }
}

impl Index<Row> for Ranks {
    type Output = u64;

    #[inline]
    fn index(&self, row: Row) -> &u64 {
        &self.0[row as usize]
    }
}

impl IndexMut<Row> for Ranks {
    #[inline]
    fn index_mut(&mut self, row: Row) -> &mut u64 {
        &mut self.0[row as usize]
    }
}

/// What the rows say of one item.
#[derive(Debug)]
pub(crate) struct Marks<'a> {
    ranks: &'a mut Ranks,
    bit: u64,
}

impl Marks<'_> {
    /// Whether a row holds the item.
    #[inline]
    pub(crate) fn has(&self, row: Row) -> bool {
        self.ranks[row] & self.bit != 0
    }

    /// Notes whether a row holds the item.
    #[inline]
    pub(crate) fn set(&mut self, row: Row, holds: bool) {
        if holds {
            self.ranks[row] |= self.bit;
        } else {
            self.ranks[row] &= !self.bit;
        }
    }
}

/// The places of the bits that are set, lowest first.
#[derive(Clone, Copy, Debug)]
struct Bits(u64);

impl Iterator for Bits {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        if self.0 == 0 {
            return None;
        }
        let place = self.0.trailing_zeros() as usize;
        self.0 &= self.0 - 1;
        Some(place)
    }
}

/// The ranks in force, and what is true of the items.
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
    /// Ranks 0 to 63, 64 to 127, …
    ranks: Box<[Ranks]>,
    first_ranks: Box<[Ranks]>,
}

/// Value × belief ÷ estimate, the score of section 4, with (1 − learning)^failures given.
pub(crate) fn score(project: &Project, item: usize, failures: u32, lapse: f64) -> f64 {
    let it = &project.items[item];
    it.value * it.belief(failures, lapse) / it.estimate
}

impl Ranking {
    /// At t = 0: nothing is done, everybody is free, and the process has selected nothing yet.
    pub(crate) fn new(project: &Project) -> Self {
        let len = project.items.len();
        let first_score: Box<[f64]> = (0..len).map(|item| score(project, item, 0, 1.0)).collect();
        let mut first_order: Vec<usize> = Vec::with_capacity(len);
        for item in 0..len {
            // Behind what is worth as much: that was listed before.
            let is_before =
                |&it: &usize| !project.ranks_by_value || first_score[it] >= first_score[item];
            first_order.insert(first_order.partition_point(is_before), item);
        }
        let first_order = first_order.into_boxed_slice();
        let mut first_ranks: Box<[Ranks]> = vec![Ranks::NONE; len.div_ceil(64)].into();
        for (rank, &item) in first_order.iter().enumerate() {
            let (ranks, bit) = (&mut first_ranks[rank / 64], 1 << (rank % 64));
            ranks[Row::Outside] |= bit;
            ranks[Row::Staffed] |= bit;
            ranks.0[ROWS + project.items[item].role] |= bit;
            if project.after.of(item).is_empty() {
                ranks[Row::Ready] |= bit;
            }
        }
        let mut ranking = Self {
            order: first_order.clone(),
            rank: vec![0; len].into(),
            score: first_score.clone(),
            first_order,
            first_score,
            rescored: true,
            ranks: first_ranks.clone(),
            first_ranks,
        };
        ranking.reset();
        ranking
    }

    /// Back to t = 0.
    pub(crate) fn reset(&mut self) {
        self.ranks.copy_from_slice(&self.first_ranks);
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

    /// What the rows say of an item.
    #[inline]
    pub(crate) fn marks(&mut self, item: usize) -> Marks<'_> {
        let rank = self.rank[item];
        Marks {
            ranks: &mut self.ranks[rank / 64],
            bit: 1 << (rank % 64),
        }
    }

    /// Whether a row holds an item.
    #[inline]
    pub(crate) fn holds(&self, row: Row, item: usize) -> bool {
        let rank = self.rank[item];
        self.ranks[rank / 64][row] >> (rank % 64) & 1 == 1
    }

    /// Notes whether a row holds the items of a role.
    #[inline]
    pub(crate) fn set_role(&mut self, row: Row, role: usize, holds: bool) {
        let set = |ranks: &mut Ranks| {
            let of_role = ranks.of_role(role);
            let held = if holds { of_role } else { 0 };
            ranks[row] = ranks[row] & !of_role | held;
        };
        // Few backlogs have more than 64 items.
        if let Some((first, others)) = self.ranks.split_first_mut() {
            set(first);
            others.iter_mut().for_each(set);
        }
    }

    /// Nothing is held back any more: what is not admitted may be chosen.
    pub(crate) fn let_all_be_chosen(&mut self) {
        for ranks in &mut self.ranks {
            ranks[Row::Outside] |= !ranks[Row::Admitted];
        }
    }

    /// What was admitted is so no more, and may be chosen; what is ready is plannable.
    pub(crate) fn open_selection(&mut self) {
        for ranks in &mut self.ranks {
            ranks[Row::Outside] |= ranks[Row::Admitted];
            ranks[Row::Admitted] = 0;
            ranks[Row::Plannable] = ranks[Row::Ready];
            ranks[Row::Fitting] = u64::MAX;
        }
    }

    /// The best-ranked of the items whose bits `choose` leaves that fits.
    #[inline]
    pub(crate) fn best(
        &self,
        choose: impl Fn(&Ranks) -> u64,
        fits: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        for (word, ranks) in self.ranks.iter().enumerate() {
            for place in Bits(choose(ranks)) {
                let item = self.order[word * 64 + place];
                if fits(item) {
                    return Some(item);
                }
            }
        }
        None
    }

    /// The best-ranked item from a rank on whose bit `choose` leaves; the rank goes on to the one after it.
    #[inline]
    pub(crate) fn next(&self, from: &mut usize, choose: impl Fn(&Ranks) -> u64) -> Option<usize> {
        while let Some(ranks) = self.ranks.get(*from / 64) {
            let word = *from / 64;
            let bits = choose(ranks) >> (*from % 64);
            if bits != 0 {
                let rank = *from + bits.trailing_zeros() as usize;
                *from = rank + 1;
                return Some(self.order[rank]);
            }
            *from = (word + 1) * 64;
        }
        None
    }

    /// Items in rank order: those whose bits `choose` leaves.
    #[inline]
    pub(crate) fn items(&self, choose: impl Fn(&Ranks) -> u64) -> impl Iterator<Item = usize> {
        let words = self.ranks.iter().enumerate();
        words.flat_map(move |(word, ranks)| {
            Bits(choose(ranks)).map(move |place| self.order[word * 64 + place])
        })
    }

    /// The ready items of a role in rank order.
    pub(crate) fn ready_of(&self, role: usize) -> impl Iterator<Item = usize> {
        self.items(move |ranks| ranks[Row::Ready] & ranks.of_role(role))
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
        move_bits(&mut self.ranks, from, to);
    }

    fn precedes(&self, a: usize, b: usize) -> bool {
        self.score[a] > self.score[b] || (self.score[a] == self.score[b] && a < b)
    }
}

/// Moves the bits at `from` to `to`, in every row; those between shift by one place towards `from`.
fn move_bits(words: &mut [Ranks], from: usize, to: usize) {
    let moving = words[from / 64];
    if from < to {
        for word in from / 64..=to / 64 {
            let next = words.get(word + 1).copied().unwrap_or(Ranks::NONE);
            let places = bits_between(from, to, word);
            for (bits, next) in words[word].0.iter_mut().zip(next.0) {
                *bits = *bits & !places | (*bits >> 1 | next << 63) & places;
            }
        }
    } else {
        for word in (to / 64..=from / 64).rev() {
            let last = match word {
                0 => Ranks::NONE,
                _ => words[word - 1],
            };
            let places = bits_between(to + 1, from + 1, word);
            for (bits, last) in words[word].0.iter_mut().zip(last.0) {
                *bits = *bits & !places | (*bits << 1 | last >> 63) & places;
            }
        }
    }
    for (bits, moving) in words[to / 64].0.iter_mut().zip(moving.0) {
        *bits = *bits & !(1 << (to % 64)) | (moving >> (from % 64) & 1) << (to % 64);
    }
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
        let row = Row::Staffed as usize;
        let bits_of = |words: &[Ranks]| -> Vec<usize> {
            (0..words.len() * 64)
                .filter(|at| words[at / 64].0[row] >> (at % 64) & 1 == 1)
                .collect()
        };
        let mut words = [Ranks::NONE; 3];
        for at in [2, 63, 64, 130] {
            words[at / 64].0[row] |= 1 << (at % 64);
        }
        move_bits(&mut words, 2, 129);
        assert_eq!(bits_of(&words), [62, 63, 129, 130]);
        move_bits(&mut words, 129, 0);
        assert_eq!(bits_of(&words), [0, 63, 64, 130]);
        move_bits(&mut words, 1, 190);
        assert_eq!(bits_of(&words), [0, 62, 63, 129]);
    }
}
