//! Random scenarios, small and crooked: whole times so that much falls due at once, items without effort,
//! meetings without length, circles of redo, goals, crews that hardly fit, boards that are too small.

use cadence_lab::scenario::ValidScenario;
use cadence_lab::units::Days;
use cadence_lab::world::{Arrival, Attempt, SeededWorld, World};
use serde_json::{Map, Value, json};

use crate::dice::Dice;

/// A scenario, and whether its times are whole and half days.
pub(crate) struct Generated {
    pub(crate) scenario: ValidScenario,
    pub(crate) on_grid: bool,
}

/// The scenario of this number, always the same.
pub(crate) fn scenario(number: u64) -> Generated {
    let mut dice = Dice::new(number);
    let on_grid = dice.percent(70);
    let mut sketch = Sketch { dice, on_grid };
    let document = sketch.document().to_string();
    let scenario = ValidScenario::read(document.as_bytes())
        .unwrap_or_else(|problems| panic!("scenario {number}: {problems:?}\n{document}"));
    Generated { scenario, on_grid }
}

/// Seeded luck whose unplanned work arrives on half days, so that it ties with everything else.
pub(crate) struct Rounded {
    pub(crate) world: SeededWorld,
    pub(crate) on_grid: bool,
}

impl World for Rounded {
    type Lack = std::convert::Infallible;

    fn attempt(&mut self, item: usize, number: u32) -> Result<Attempt, Self::Lack> {
        self.world.attempt(item, number)
    }

    fn chance(&mut self, item: usize) -> Option<f64> {
        self.world.chance(item)
    }

    fn arrival(&mut self, index: usize) -> Option<Arrival> {
        let arrival = self.world.arrival(index)?;
        let round = |at: Days| {
            if self.on_grid {
                (at * 2.0).round() / 2.0
            } else {
                at
            }
        };
        Some(Arrival {
            at: round(arrival.at),
            ..arrival
        })
    }
}

struct Sketch {
    dice: Dice,
    on_grid: bool,
}

impl Sketch {
    fn document(&mut self) -> Value {
        let dice = &mut self.dice;
        let roles: Vec<usize> = (0..dice.whole(1, 3)).map(|_| dice.whole(1, 3)).collect();
        let items = match dice.below(100) {
            0 => dice.whole(65, 80),
            1..=3 => dice.whole(9, 40),
            _ => dice.whole(1, 8),
        };
        let hours_per_day = if self.on_grid {
            8.0
        } else {
            dice.between(4.0, 10.0)
        };
        let focus = if self.on_grid {
            dice.one(&[1.0, 1.0, 0.5])
        } else {
            dice.between(0.3, 1.0)
        };
        let has_unplanned = dice.percent(30);
        let (per_day, role) = (dice.one(&[0.05, 0.1, 0.3]), dice.below(roles.len()));
        let effort = self.effort();
        let unplanned = has_unplanned
            .then(|| json!({"per_day": per_day, "role": format!("r{role}"), "effort": effort}));
        let dice = &mut self.dice;
        let people = |(place, people): (usize, &usize)| json!({"id": format!("r{place}"), "name": "", "people": people, "day_rate": 100 * place});
        json!({
            "format": "cadence-lab/scenario", "version": 1, "name": "generated",
            "team": {
                "hours_per_day": hours_per_day, "focus": focus,
                "roles": roles.iter().enumerate().map(people).collect::<Vec<_>>(),
            },
            "correlation": dice.one(&[0.0, 0.0, 0.5]),
            "order": dice.one(&["listed", "value"]),
            "items": self.items(items, &roles),
            "unplanned": unplanned,
            "processes": self.processes(hours_per_day),
        })
    }

    fn effort(&mut self) -> Value {
        let dice = &mut self.dice;
        match (self.on_grid, dice.below(4)) {
            (true, 0) => json!({"kind": "fixed", "value": dice.one(&[0.0, 1.0, 2.0, 4.0])}),
            (true, 1) => json!({"kind": "empirical", "values": [0, 0, 1, 2]}),
            (true, _) => json!({"kind": "empirical", "values": [0.5, 1, 1, 2, 3, 6]}),
            (false, 0) => json!({"kind": "triangular", "min": 0, "mode": 1, "max": 5}),
            (false, _) => {
                json!({"kind": "lognormal", "median": dice.between(0.1, 5.0), "sigma": 0.8})
            }
        }
    }

    fn wait(&mut self) -> Value {
        match (self.on_grid, self.dice.below(5)) {
            (_, 0..=2) => json!({"kind": "fixed", "value": 0}),
            (true, _) => json!({"kind": "empirical", "values": [0, 0.5, 1, 1, 2, 5]}),
            (false, _) => json!({"kind": "weibull", "scale": 3, "shape": 1.2}),
        }
    }

    fn items(&mut self, count: usize, roles: &[usize]) -> Vec<Value> {
        // Phases in the order in which they first appear, and an order in which items may wait for
        // each other that need not be that of the list.
        let mut phases = vec![0];
        for _ in 1..count {
            let last = *phases.iter().max().unwrap();
            let next = if last < 2 && self.dice.percent(30) {
                last + 1
            } else {
                self.dice.below(last + 1)
            };
            phases.push(next);
        }
        let shuffled = self.dice.percent(30);
        let mut turn: Vec<usize> = (0..count).collect();
        for place in (1..count).rev().filter(|_| shuffled) {
            turn.swap(place, self.dice.below(place + 1));
        }
        let mut after: Vec<Vec<usize>> = vec![Vec::new(); count];
        let chained = self.dice.one(&[0, 20, 50]);
        for item in 0..count {
            for other in 0..count {
                let may_wait = turn[other] < turn[item] && phases[other] <= phases[item];
                if may_wait && after[item].len() < 3 && self.dice.percent(chained) {
                    after[item].push(other);
                }
            }
        }
        let goals: Vec<Option<usize>> = (0..count)
            .map(|_| self.dice.percent(25).then(|| self.dice.below(2)))
            .collect();
        (0..count)
            .map(|item| {
                let redo: Vec<usize> = if goals[item].is_none() && self.dice.percent(40) {
                    let before = before(&after, item).into_iter();
                    before
                        .filter(|&other| goals[other].is_none() && self.dice.percent(60))
                        .collect()
                } else {
                    Vec::new()
                };
                let role = self.dice.below(roles.len());
                let crew = if self.dice.percent(70) {
                    1
                } else {
                    self.dice.whole(1, roles[role])
                };
                let id = |item: &usize| format!("i{item}");
                let (effort, wait) = (self.effort(), self.wait());
                let dice = &mut self.dice;
                json!({
                    "id": id(&item), "name": "", "role": format!("r{role}"), "crew": crew,
                    "phase": format!("p{}", phases[item]),
                    "estimate": dice.one(&[0.5, 1.0, 2.0, 3.0, 5.0]),
                    "effort": effort, "observe": wait,
                    "analyze_share": dice.one(&[0.0, 0.0, 0.25, 0.5]),
                    "attempt_cost": dice.one(&[0, 10]),
                    "success": dice.one(&[1.0, 0.8, 0.6, 0.4]),
                    "evidence": dice.percent(25).then(|| dice.one(&[1.0, 5.0])),
                    "learning": dice.one(&[0.0, 0.0, 0.5]),
                    "max_attempts": dice.whole(1, 5),
                    "required": dice.percent(60),
                    "after": after[item].iter().map(id).collect::<Vec<_>>(),
                    "redo": redo.iter().map(id).collect::<Vec<_>>(),
                    "goal": goals[item].map_or(String::new(), |goal| format!("g{goal}")),
                    "capability": dice.one(&["", "a", "b"]),
                    "value": dice.one(&[0, 1, 2, 5]),
                })
            })
            .collect()
    }

    /// Every process, Scrum in two ways.
    fn processes(&mut self, hours_per_day: f64) -> Map<String, Value> {
        let mut processes = Map::new();
        for id in ["scrum_a", "scrum_b"] {
            processes.insert(id.to_owned(), self.scrum(hours_per_day));
        }
        let (daily, length) = (self.daily(), self.interval());
        let (selection, review) = (self.hours(), self.hours());
        let dice = &mut self.dice;
        processes.insert(
            "dds".to_owned(),
            json!({
                "selection_hours": selection, "review_every_days": length, "review_hours": review,
                "retro_every_days": dice.one(&[0, 2, 4, 10]), "retro_hours": dice.one(&[0, 2, 8]),
                "daily_minutes": daily,
                "open_iterations": dice.whole(1, 3), "overlap_observe": dice.percent(50),
            }),
        );
        let (daily, length) = (self.daily(), self.interval());
        let (replenishment, review) = (self.hours(), self.hours());
        let dice = &mut self.dice;
        processes.insert(
            "kanban".to_owned(),
            json!({
                "wip_limit": dice.one(&[1, 2, 3, 100]),
                "replenish_every_days": length, "replenish_hours": replenishment,
                "review_every_days": dice.one(&[0, 2, 4]), "review_hours": review,
                "retro_every_days": dice.one(&[0, 4]), "retro_hours": dice.one(&[0, 4]),
                "daily_minutes": daily,
            }),
        );
        let (daily, gate) = (self.daily(), self.hours());
        processes.insert("stage_gate".to_owned(), json!({
            "gate_hours": gate, "gate_wait_days": self.dice.one(&[0, 0, 1, 3]), "daily_minutes": daily,
        }));
        processes
    }

    fn scrum(&mut self, hours_per_day: f64) -> Value {
        let daily = self.daily();
        let sprint = if self.on_grid {
            self.dice.one(&[2.0, 3.0, 5.0])
        } else {
            self.dice.between(1.5, 8.0)
        };
        // The window is longer than 0: each meeting takes less than a third of the sprint.
        let most = sprint * hours_per_day * 0.3;
        let mut hours = || self.hours().min(most);
        let (planning, review, retro) = (hours(), hours(), hours());
        let dice = &mut self.dice;
        json!({
            "process": "scrum", "sprint_days": sprint, "planning_hours": planning, "review_hours": review,
            "retro_hours": retro, "daily_minutes": daily,
            "commitment": dice.one(&[0.5, 1.0, 1.0, 2.0]),
            "forecast": dice.one(&["velocity", "capacity"]), "when_idle": dice.one(&["wait", "pull"]),
            "replan": dice.one(&["at_planning", "at_once"]),
            "carry_over_penalty": dice.one(&[0.0, 0.0, 0.5, 1.0]),
        })
    }

    /// The daily meeting. [minutes]
    fn daily(&mut self) -> f64 {
        if self.on_grid {
            self.dice.one(&[0.0, 0.0, 120.0])
        } else {
            self.dice.between(0.0, 60.0)
        }
    }

    /// Length of a meeting. [hours]
    fn hours(&mut self) -> f64 {
        if self.on_grid {
            self.dice.one(&[0.0, 0.0, 2.0, 4.0, 4.0, 8.0])
        } else {
            self.dice.between(0.0, 6.0)
        }
    }

    /// From one meeting to the next. [days]
    fn interval(&mut self) -> f64 {
        if self.on_grid {
            self.dice.one(&[0.0, 1.5, 2.0, 3.0, 5.0])
        } else {
            self.dice.between(1.5, 6.0)
        }
    }
}

/// All items that come before one, directly or not.
fn before(after: &[Vec<usize>], item: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut open = after[item].clone();
    while let Some(next) = open.pop() {
        if !found.contains(&next) {
            found.push(next);
            open.extend(&after[next]);
        }
    }
    found.sort_unstable();
    found
}
