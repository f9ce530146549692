//! From a scenario as people write it to what the engine runs: every name becomes an index.

use serde::{Deserialize, Serialize};

use super::{Order, Scenario, ValidScenario};
use crate::simulation::process::Rules;
use crate::simulation::project::{Project, Relation, Role, WorkItem};
use crate::simulation::{Simulator, first_order};
use crate::world::{ItemLuck, Luck, SeededWorld, UnplannedLuck};

/// All that the engine needs to know of a valid scenario, ready to be sent to a worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// The team and the backlog.
    pub project: Project,
    /// The rules of the variants, in their order.
    pub variants: Vec<Rules>,
    /// What luck depends on.
    pub luck: Luck,
}

impl Plan {
    /// An engine for the scenario, its variants in their order.
    #[must_use]
    pub fn simulator(&self) -> Simulator {
        Simulator::new(self.project.clone(), &self.variants)
    }

    /// All possible futures of the scenario under a seed.
    #[must_use]
    pub fn world(&self, seed: u64) -> SeededWorld {
        SeededWorld::new(&self.luck, seed)
    }
}

impl ValidScenario {
    /// All that the engine needs to know.
    #[must_use]
    pub fn plan(&self) -> Plan {
        Plan {
            project: self.project(),
            variants: self.processes.iter().map(|it| it.rules.clone()).collect(),
            luck: self.luck(),
        }
    }

    /// An engine for this scenario, its variants in their order.
    #[must_use]
    pub fn simulator(&self) -> Simulator {
        self.plan().simulator()
    }

    /// All possible futures of this scenario under a seed.
    #[must_use]
    pub fn world(&self, seed: u64) -> SeededWorld {
        SeededWorld::new(&self.luck(), seed)
    }

    /// The team and the backlog, for the engine.
    #[must_use]
    pub fn project(&self) -> Project {
        let items = &self.items;
        let phases = Names::of(items.iter().map(|item| item.phase.as_str()));
        // No goal and no capability are no names; no phase is a phase like the others.
        let is_given = |name: &&str| !name.is_empty();
        let goals = Names::of(items.iter().map(|item| item.goal.as_str()).filter(is_given));
        let capabilities = items.iter().map(|item| item.capability.as_str());
        let capabilities = Names::of(capabilities.filter(is_given));
        // An item without a capability is one by itself, numbered after those that have a name.
        let mut alone = capabilities.count()..;
        let work_items: Vec<WorkItem> = items
            .iter()
            .map(|item| WorkItem {
                role: self.role(&item.role),
                crew: item.crew,
                estimate: item.estimate,
                analyze_share: item.analyze_share,
                attempt_cost: item.attempt_cost,
                success: item.success,
                evidence: item.evidence,
                learning: item.learning,
                max_attempts: item.max_attempts,
                required: item.required,
                value: item.value,
                goal: goals.place(&item.goal),
                capability: capabilities
                    .place(&item.capability)
                    .or_else(|| alone.next())
                    .unwrap_or_default(),
                phase: phases.place(&item.phase).unwrap_or_default(),
            })
            .collect();
        let capability_count = work_items.iter().map(|it| it.capability + 1).max();
        let after = self.relation(|item| &item.after);
        let redo = self.relation(|item| &item.redo);
        Project {
            hours_per_day: self.team.hours_per_day,
            focus: self.team.focus,
            ranks_by_value: self.order == Order::Value,
            unplanned_role: self.unplanned.as_ref().map(|work| self.role(&work.role)),
            roles: self
                .team
                .roles
                .iter()
                .map(|role| Role {
                    people: role.people,
                    day_rate: role.day_rate,
                })
                .collect(),
            dependents: after.inverse(items.len()),
            redone_by: redo.inverse(items.len()),
            after,
            redo,
            goals: Relation::new(work_items.iter().map(|it| it.goal)).inverse(goals.count()),
            capabilities: Relation::new(work_items.iter().map(|it| [it.capability]))
                .inverse(capability_count.unwrap_or_default()),
            items: work_items.into(),
        }
    }

    /// The places of the items as `order: value` ranks them before anything has failed: by value × belief ÷ estimate,
    /// highest first, equal ones as they are listed.
    #[must_use]
    pub fn order_by_value(&self) -> Vec<usize> {
        first_order(&Project {
            ranks_by_value: true,
            ..self.project()
        })
    }

    /// What luck depends on.
    #[must_use]
    pub fn luck(&self) -> Luck {
        Luck {
            correlation: self.correlation,
            items: self
                .items
                .iter()
                .map(|item| ItemLuck {
                    id: item.id.clone(),
                    effort: item.effort.clone(),
                    estimate: item.estimate,
                    observe: item.observe.clone(),
                    success: item.success,
                    evidence: item.evidence,
                })
                .collect(),
            unplanned: self.unplanned.as_ref().map(|work| UnplannedLuck {
                per_day: work.per_day,
                effort: work.effort.clone(),
            }),
        }
    }
}

impl Scenario {
    /// The index of a role; 0 where there is none, which no valid scenario knows.
    fn role(&self, id: &str) -> usize {
        let roles = self.team.roles.iter();
        roles
            .map(|role| role.id.as_str())
            .position(|it| it == id)
            .unwrap_or_default()
    }

    fn relation(&self, ids: impl Fn(&super::Item) -> &Vec<String>) -> Relation {
        let places = Names::of(self.items.iter().map(|item| item.id.as_str()));
        Relation::new(self.items.iter().map(|item| {
            let places = ids(item).iter().filter_map(|id| places.place(id));
            places.collect::<Vec<_>>()
        }))
    }
}

/// Distinct names in the order in which they first appear.
struct Names<'a>(Vec<&'a str>);

impl<'a> Names<'a> {
    fn of(names: impl Iterator<Item = &'a str>) -> Self {
        let mut distinct = Vec::new();
        for name in names {
            if !distinct.contains(&name) {
                distinct.push(name);
            }
        }
        Self(distinct)
    }

    fn count(&self) -> usize {
        self.0.len()
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|&it| it == name)
    }
}
