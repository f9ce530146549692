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
    /// Items that may start an attempt under the process.
    Startable,
    /// Unresolved items with no attempt under way that wait for nothing unresolved.
    Ready,
}

const SETS: [Set; 4] = [Set::Analyze, Set::Interrupted, Set::Startable, Set::Ready];

/// The ranks in force, and the sets.
#[derive(Clone, Debug)]
pub(crate) struct Ranking {
    /// Rank → item.
    order: Vec<usize>,
    /// Item → rank.
    rank: Vec<usize>,
    /// Item → value × belief ÷ estimate; unused where the order is as listed.
    score: Vec<f64>,
    /// The order at t = 0.
    first_order: Vec<usize>,
    first_score: Vec<f64>,
    /// A score is not the one at t = 0, wherever its item stands.
    rescored: bool,
    roles: usize,
    words: usize,
    bits: Vec<u64>,
    /// Members of each set over all roles.
    members: [usize; SETS.len()],
}

/// Value × belief ÷ estimate, the score of section 4, with (1 − learning)^failures given.
pub(crate) fn score(project: &Project, item: usize, failures: u32, lapse: f64) -> f64 {
    let it = &project.items[item];
    let guess = match it.evidence {
        Some(evidence) => it.success * evidence / (evidence + f64::from(failures)),
        None => it.success,
    };
    let belief = 1.0 - (1.0 - guess) * lapse;
    it.value * belief / it.estimate
}

impl Ranking {
    pub(crate) fn new(project: &Project) -> Self {
        let len = project.items.len();
        let first_score: Vec<f64> = (0..len).map(|item| score(project, item, 0, 1.0)).collect();
        let mut first_order: Vec<usize> = (0..len).collect();
        if project.ranks_by_value {
            // A stable sort: equal ones stay in the order in which they were listed.
            first_order.sort_by(|&a, &b| first_score[b].total_cmp(&first_score[a]));
        }
        let words = len.div_ceil(64);
        let mut ranking = Self {
            order: first_order.clone(),
            rank: vec![0; len],
            score: first_score.clone(),
            first_order,
            first_score,
            rescored: true,
            roles: project.roles.len(),
            words,
            bits: vec![0; SETS.len() * project.roles.len() * words],
            members: [0; SETS.len()],
        };
        ranking.reset();
        ranking
    }

    /// Back to t = 0: the first order, all sets empty.
    pub(crate) fn reset(&mut self) {
        self.bits.fill(0);
        self.members = [0; SETS.len()];
        if self.rescored {
            self.order.copy_from_slice(&self.first_order);
            self.score.copy_from_slice(&self.first_score);
            for (rank, &item) in self.order.iter().enumerate() {
                self.rank[item] = rank;
            }
            self.rescored = false;
        }
    }

    /// Items in rank order.
    pub(crate) fn order(&self) -> &[usize] {
        &self.order
    }

    /// 0 for the item ranked highest.
    #[inline]
    pub(crate) fn rank(&self, item: usize) -> usize {
        self.rank[item]
    }

    #[inline]
    fn row(&self, set: Set, role: usize) -> usize {
        (set as usize * self.roles + role) * self.words
    }

    /// Adds an item that is not in the set.
    #[inline]
    pub(crate) fn insert(&mut self, set: Set, role: usize, item: usize) {
        let rank = self.rank[item];
        let row = self.row(set, role);
        self.bits[row + rank / 64] |= 1 << (rank % 64);
        self.members[set as usize] += 1;
    }

    /// Takes out an item that is in the set.
    #[inline]
    pub(crate) fn remove(&mut self, set: Set, role: usize, item: usize) {
        let rank = self.rank[item];
        let row = self.row(set, role);
        self.bits[row + rank / 64] &= !(1 << (rank % 64));
        self.members[set as usize] -= 1;
    }

    #[inline]
    pub(crate) fn is_empty(&self, set: Set) -> bool {
        self.members[set as usize] == 0
    }

    /// The best rank below `limit` among the items of a set that are wanted.
    #[inline]
    pub(crate) fn first(
        &self,
        set: Set,
        role: usize,
        limit: usize,
        mut wanted: impl FnMut(usize) -> bool,
    ) -> Option<usize> {
        let row = self.row(set, role);
        for (word, &bits) in self.bits[row..row + self.words].iter().enumerate() {
            let mut bits = bits;
            while bits != 0 {
                let rank = word * 64 + bits.trailing_zeros() as usize;
                if rank >= limit {
                    return None;
                }
                if wanted(self.order[rank]) {
                    return Some(rank);
                }
                bits &= bits - 1;
            }
        }
        None
    }

    /// Visits the items of a set in rank order.
    #[inline]
    pub(crate) fn for_each(&self, set: Set, role: usize, mut visit: impl FnMut(usize)) {
        self.first(set, role, usize::MAX, |item| {
            visit(item);
            false
        });
    }

    /// Rank → item.
    #[inline]
    pub(crate) fn item_at(&self, rank: usize) -> usize {
        self.order[rank]
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
    let get = |words: &[u64], at: usize| words[at / 64] >> (at % 64) & 1;
    fn set(words: &mut [u64], at: usize, bit: u64) {
        words[at / 64] = words[at / 64] & !(1 << (at % 64)) | bit << (at % 64);
    }
    if words.iter().all(|&word| word == 0) {
        return;
    }
    let moving = get(words, from);
    if from < to {
        for at in from..to {
            let next = get(words, at + 1);
            set(words, at, next);
        }
    } else {
        for at in (to..from).rev() {
            let next = get(words, at);
            set(words, at + 1, next);
        }
    }
    set(words, to, moving);
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
