//! The rules between fields: ids and references, circles, goals, crews, and whether a process leaves time for work.
//!
//! A rule is judged only where the fields it looks at were read without a problem, so that one mistake is
//! reported once.

use std::collections::BTreeMap;

use super::{Item, Scenario};
use crate::reading::{Fault, Node, Problem, Problems, closest, index_path, key_path};
use crate::simulation::project::pace;

/// Adds every problem between fields to the `problems` of the fields themselves.
pub(super) fn check(scenario: &Scenario, problems: &mut Problems) {
    let roles = Ids::new(
        "team.roles",
        scenario.team.roles.iter().map(|role| role.id.as_str()),
        problems,
    );
    let items = Ids::new(
        "items",
        scenario.items.iter().map(|item| item.id.as_str()),
        problems,
    );
    let mut found = Problems::default();
    found.extend(roles.repeated());
    found.extend(items.repeated());
    check_roles(scenario, &roles, problems, &mut found);
    let backlog = Backlog::new(&scenario.items, &items, problems, &mut found);
    backlog.check_cycles(&mut found);
    backlog.check_redo(&mut found);
    backlog.check_goals(&mut found);
    check_variants(scenario, &backlog, problems, &mut found);
    problems.extend(found);
}

/// The ids of a list, and where each stands first.
struct Ids<'a> {
    path: &'static str,
    ids: Vec<&'a str>,
    first: BTreeMap<&'a str, usize>,
    /// Whether every id could be read, so that what is not among them does not exist.
    complete: bool,
}

impl<'a> Ids<'a> {
    fn new(path: &'static str, ids: impl Iterator<Item = &'a str>, problems: &Problems) -> Self {
        let ids: Vec<&str> = ids.collect();
        let mut first = BTreeMap::new();
        for (index, &id) in ids.iter().enumerate().filter(|(_, id)| !id.is_empty()) {
            first.entry(id).or_insert(index);
        }
        let whole_list = problems.iter().all(|problem| {
            problem.path != path && !path.starts_with(&format!("{}.", problem.path))
        });
        Self {
            complete: whole_list && !ids.contains(&""),
            path,
            ids,
            first,
        }
    }

    fn id_path(&self, index: usize) -> String {
        key_path(&index_path(self.path, index), "id")
    }

    fn repeated(&self) -> impl Iterator<Item = Problem> {
        self.ids.iter().enumerate().filter_map(|(index, id)| {
            let &first = self.first.get(id)?;
            (first != index).then(|| {
                problem(
                    self.id_path(index),
                    id,
                    Fault::Repeated {
                        first: self.id_path(first),
                    },
                )
            })
        })
    }

    /// What is wrong with a reference at `path`; nothing where it was no id in the first place.
    fn unknown(&self, path: String, id: &str) -> Option<Problem> {
        let refused = self.complete && !id.is_empty() && !self.first.contains_key(id);
        refused.then(|| {
            let meant = closest(id, self.first.keys().copied()).map(str::to_owned);
            problem(path, id, Fault::NoSuchId { closest: meant })
        })
    }
}

fn problem(path: String, value: &str, fault: Fault) -> Problem {
    Problem {
        path,
        value: Some(Node::Text(value.to_owned()).short()),
        fault,
    }
}

fn check_roles(scenario: &Scenario, roles: &Ids<'_>, problems: &Problems, found: &mut Problems) {
    for (index, item) in scenario.items.iter().enumerate() {
        let path = index_path("items", index);
        let Some(&role_index) = roles.first.get(item.role.as_str()) else {
            found.extend(roles.unknown(key_path(&path, "role"), &item.role));
            continue;
        };
        let role = &scenario.team.roles[role_index];
        let crew_path = key_path(&path, "crew");
        let people_path = key_path(&index_path("team.roles", role_index), "people");
        if item.crew > role.people
            && problems.are_clear_of(&crew_path)
            && problems.are_clear_of(&people_path)
        {
            found.push(Problem {
                path: crew_path,
                value: Some(item.crew.to_string()),
                fault: Fault::CrewAbovePeople {
                    role: role.id.clone(),
                    people: role.people,
                },
            });
        }
    }
    if let Some(unplanned) = &scenario.unplanned {
        found.extend(roles.unknown("unplanned.role".to_owned(), &unplanned.role));
    }
}

/// The items with their references resolved to positions in the list.
struct Backlog<'a> {
    items: &'a [Item],
    /// Of each item, where the entries of `after` lead that name an item: (entry, position of the item named).
    after: Vec<Vec<(usize, usize)>>,
    /// The same for `redo`.
    redo: Vec<Vec<(usize, usize)>>,
    /// Of each item, whether all that it waits for is known.
    after_known: Vec<bool>,
}

impl<'a> Backlog<'a> {
    fn new(items: &'a [Item], ids: &Ids<'_>, problems: &Problems, found: &mut Problems) -> Self {
        let mut resolve = |name: &str, list: fn(&Item) -> &[String]| -> Vec<Vec<(usize, usize)>> {
            let resolve_item = |(index, item)| {
                let path = key_path(&index_path("items", index), name);
                resolve_list(list(item), &path, ids, found)
            };
            items.iter().enumerate().map(resolve_item).collect()
        };
        let after = resolve("after", |item| &item.after);
        let redo = resolve("redo", |item| &item.redo);
        let after_known = (0..items.len())
            .map(|index| {
                let path = key_path(&index_path("items", index), "after");
                let all_named = items[index]
                    .after
                    .iter()
                    .all(|id| ids.first.contains_key(id.as_str()));
                all_named && ids.complete && problems.are_clear_of(&path)
            })
            .collect();
        Self {
            items,
            after,
            redo,
            after_known,
        }
    }

    fn path(index: usize, field: &str) -> String {
        key_path(&index_path("items", index), field)
    }

    /// Reports circles of waiting that share no item.
    fn check_cycles(&self, found: &mut Problems) {
        let mut waiting = vec![true; self.items.len()];
        loop {
            self.release(&mut waiting);
            let Some(start) = waiting.iter().position(|&waits| waits) else {
                return;
            };
            let circle = self.circle_from(start, &waiting);
            found.push(Problem {
                path: Self::path(circle[0], "after"),
                value: None,
                fault: Fault::Cycle {
                    ids: circle
                        .iter()
                        .map(|&index| self.items[index].id.clone())
                        .collect(),
                },
            });
            for index in circle {
                waiting[index] = false;
            }
        }
    }

    /// Takes out, again and again, the items that wait for none that is left.
    fn release(&self, waiting: &mut [bool]) {
        loop {
            let mut released = false;
            for index in 0..waiting.len() {
                if waiting[index] && !self.after[index].iter().any(|&(_, first)| waiting[first]) {
                    waiting[index] = false;
                    released = true;
                }
            }
            if !released {
                return;
            }
        }
    }

    /// Each item left waits for one that is left, so following them leads into a circle. It is told from
    /// its first item in the list on.
    fn circle_from(&self, start: usize, waiting: &[bool]) -> Vec<usize> {
        let mut way: Vec<usize> = Vec::new();
        let mut next = Some(start);
        while let Some(index) = next {
            if let Some(entry) = way.iter().position(|&passed| passed == index) {
                way.drain(..entry);
                break;
            }
            way.push(index);
            next = self.after[index]
                .iter()
                .map(|&(_, first)| first)
                .find(|&first| waiting[first]);
        }
        let first = way
            .iter()
            .enumerate()
            .min_by_key(|&(_, index)| index)
            .map_or(0, |(position, _)| position);
        way.rotate_left(first);
        way
    }

    fn check_redo(&self, found: &mut Problems) {
        for (index, redo) in self
            .redo
            .iter()
            .enumerate()
            .filter(|(_, redo)| !redo.is_empty())
        {
            let (before, all_known) = self.predecessors(index);
            for &(entry, again) in redo {
                if all_known && !before[again] {
                    let path = index_path(&Self::path(index, "redo"), entry);
                    found.push(problem(path, &self.items[again].id, Fault::NotAPredecessor));
                }
            }
        }
    }

    /// Which items come before this one, directly or not, and whether these are surely all.
    fn predecessors(&self, index: usize) -> (Vec<bool>, bool) {
        let mut before = vec![false; self.items.len()];
        let mut all_known = true;
        let mut open = vec![index];
        while let Some(next) = open.pop() {
            all_known &= self.after_known[next];
            for &(_, first) in &self.after[next] {
                if !before[first] {
                    before[first] = true;
                    open.push(first);
                }
            }
        }
        (before, all_known)
    }

    fn check_goals(&self, found: &mut Problems) {
        for (index, item) in self.items.iter().enumerate() {
            if !item.goal.is_empty() && !item.redo.is_empty() {
                found.push(Problem {
                    path: Self::path(index, "redo"),
                    value: None,
                    fault: Fault::GoalWithRedo {
                        goal: item.goal.clone(),
                    },
                });
            }
            for &(entry, again) in &self.redo[index] {
                let named = &self.items[again];
                if !named.goal.is_empty() {
                    found.push(problem(
                        index_path(&Self::path(index, "redo"), entry),
                        &named.id,
                        Fault::GoalInRedo {
                            goal: named.goal.clone(),
                        },
                    ));
                }
            }
        }
    }

    /// Reports items that wait for one of a later phase; phases are ordered by where they first appear.
    fn check_phases(&self, found: &mut Problems) {
        let mut phases: Vec<&str> = Vec::new();
        let mut phase_of = Vec::new();
        for item in self.items {
            let known = phases.iter().position(|&phase| phase == item.phase);
            phase_of.push(known.unwrap_or(phases.len()));
            if known.is_none() {
                phases.push(&item.phase);
            }
        }
        for (index, after) in self.after.iter().enumerate() {
            for &(entry, first) in after
                .iter()
                .filter(|&&(_, first)| phase_of[first] > phase_of[index])
            {
                found.push(problem(
                    index_path(&Self::path(index, "after"), entry),
                    &self.items[first].id,
                    Fault::LaterPhase {
                        phase: self.items[index].phase.clone(),
                        later: self.items[first].phase.clone(),
                    },
                ));
            }
        }
    }
}

/// The entries of a list of references that lead somewhere; what is wrong with the others goes to `found`.
fn resolve_list(
    list: &[String],
    path: &str,
    ids: &Ids<'_>,
    found: &mut Problems,
) -> Vec<(usize, usize)> {
    let mut entries = Vec::new();
    let mut first_entry = BTreeMap::new();
    for (entry, id) in list.iter().enumerate().filter(|(_, id)| !id.is_empty()) {
        let entry_path = index_path(path, entry);
        let first = *first_entry.entry(id.as_str()).or_insert(entry);
        if first != entry {
            let first = index_path(path, first);
            found.push(problem(entry_path, id, Fault::Repeated { first }));
        } else if let Some(&index) = ids.first.get(id.as_str()) {
            entries.push((entry, index));
        } else {
            found.extend(ids.unknown(entry_path, id));
        }
    }
    entries
}

fn check_variants(
    scenario: &Scenario,
    backlog: &Backlog<'_>,
    problems: &Problems,
    found: &mut Problems,
) {
    let team = &scenario.team;
    let day_known = problems.are_clear_of("team.hours_per_day");
    let focus_known = problems.are_clear_of("team.focus");
    for variant in &scenario.processes {
        let path = key_path("processes", &variant.id);
        if !day_known || !problems.are_clear_of(&path) {
            continue;
        }
        let daily_minutes = variant.rules.daily_minutes();
        let pace = pace(team.focus, team.hours_per_day, daily_minutes);
        if focus_known && pace <= 0.0 {
            let day = 60.0 * team.hours_per_day;
            found.push(Problem {
                path: key_path(&path, "daily_minutes"),
                value: Some(Node::Number(daily_minutes).short()),
                fault: Fault::NoPace { day },
            });
        }
        if let Some(work_window) = variant
            .rules
            .work_window(team.hours_per_day)
            .filter(|&days| days <= 0.0)
        {
            found.push(Problem {
                path,
                value: None,
                fault: Fault::NoWorkWindow { work_window },
            });
        }
    }
    let in_phases = |variant: &super::Variant| variant.rules.needs_phases_in_order();
    let phases_known = (0..scenario.items.len())
        .all(|index| problems.are_clear_of(&Backlog::path(index, "phase")));
    if phases_known && scenario.processes.iter().any(in_phases) {
        backlog.check_phases(found);
    }
}
