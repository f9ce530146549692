//! Gestures on kinds of work: an item takes over what is known about its kind.

use super::Document;
use super::node::{number_in, text_in};
use crate::preset::{Attempts, KINDS_OF_WORK, KindOfWork};
use crate::reading::Node;

/// The kinds of work, those together that have the same numbers: nobody can tell them apart in a document.
#[must_use]
pub fn works_alike() -> Vec<Vec<&'static KindOfWork>> {
    let mut groups: Vec<Vec<&'static KindOfWork>> = Vec::new();
    for work in KINDS_OF_WORK {
        match groups.iter_mut().find(|group| are_alike(group[0], work)) {
            Some(group) => group.push(work),
            None => groups.push(vec![work]),
        }
    }
    groups
}

fn are_alike(one: &KindOfWork, other: &KindOfWork) -> bool {
    let chance = |work: &KindOfWork| work.attempts.map(|it| (it.success, it.evidence));
    let wait = |work: &KindOfWork| work.wait.map(|(wait, _)| wait());
    one.effort() == other.effort() && chance(one) == chance(other) && wait(one) == wait(other)
}

impl Document {
    /// The kinds of work whose effort stands at a path, `items[3].effort`: those that agree best with the rest of the
    /// item. None: its effort is of no kind.
    #[must_use]
    pub fn works_at(&self, path: &str) -> Vec<&'static KindOfWork> {
        let Some((item, effort)) = path.strip_suffix(".effort").zip(self.get(path)) else {
            return Vec::new();
        };
        let ratio = self
            .get(&format!("{path}.of"))
            .filter(|of| text_in(of, "kind") == Some("lognormal"));
        let Some(ratio) = ratio.filter(|_| text_in(effort, "kind") == Some("ratio")) else {
            return Vec::new();
        };
        let numbers = number_in(ratio, "median").zip(number_in(ratio, "sigma"));
        let has_effort = |work: &KindOfWork| numbers == Some((work.median, work.sigma));
        let agrees = |work: &KindOfWork| {
            let chance = work.attempts.is_some_and(|it| self.has_chance(item, it));
            let wait = work.wait.is_some_and(|(wait, _)| {
                self.get(&format!("{item}.observe")) == Some(&wait().to_node())
            });
            u8::from(chance) + u8::from(wait)
        };
        let groups = works_alike()
            .into_iter()
            .filter(|group| has_effort(group[0]));
        // The first one of those that agree as well.
        let best = groups.reduce(|best, group| {
            if agrees(group[0]) > agrees(best[0]) {
                group
            } else {
                best
            }
        });
        best.unwrap_or_default()
    }

    /// Makes the item whose effort stands at a path work of a kind: its effort, and what is known of its chance of success
    /// and of waiting. What it had of the kind before and the new one says nothing about goes. False: there is no such kind.
    pub fn say_work(&mut self, path: &str, id: &str) -> bool {
        let known = KINDS_OF_WORK.into_iter().find(|work| work.id == id);
        let Some((item, work)) = path.strip_suffix(".effort").zip(known) else {
            return false;
        };
        let before = self.works_at(path).first().copied();
        self.set(path, work.effort().to_node());
        let [success, evidence, observe] =
            ["success", "evidence", "observe"].map(|field| format!("{item}.{field}"));
        let had_chance = before
            .and_then(|it| it.attempts)
            .is_some_and(|it| self.has_chance(item, it));
        if work.attempts.is_some() || had_chance {
            self.remove(&success);
            self.remove(&evidence);
        }
        if let Some(attempts) = work.attempts {
            self.set(&success, Node::Number(attempts.success));
            if let Some(worth) = attempts.evidence {
                self.set(&evidence, Node::Number(worth));
            }
        }
        let had_wait = before
            .and_then(|it| it.wait)
            .is_some_and(|(wait, _)| self.get(&observe) == Some(&wait().to_node()));
        if let Some((wait, _)) = work.wait {
            self.set(&observe, wait().to_node());
        } else if had_wait {
            self.remove(&observe);
        }
        true
    }

    fn has_chance(&self, item: &str, attempts: Attempts) -> bool {
        let item = self.get(item);
        let number = |field: &str| item.and_then(|it| number_in(it, field));
        number("success").unwrap_or(1.0) == attempts.success
            && number("evidence") == attempts.evidence
    }
}
