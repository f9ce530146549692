//! What the witness remembers of each process: sprints, iterations, gates (MODEL.md sections 6, 7 and 9).

use cadence_lab::simulation::event::Meeting;
use cadence_lab::simulation::process::scrum::Forecast;
use cadence_lab::simulation::process::{dds, scrum, stage_gate};
use cadence_lab::units::{Days, PersonDays};

use crate::meetings::Meetings;
use crate::plan::Plan;
use crate::witness::{Finding, Stage, Status, Witness, ensure, equal};

#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    Planning,
    Selecting,
    Window,
    Closing,
}

pub(crate) struct Sprints {
    pub(crate) rules: scrum::Rules,
    part: Part,
    window_ends_at: Days,
    pub(crate) in_sprint: Vec<bool>,
    /// Failed or re-opened in this sprint, and so not pulled in it.
    pub(crate) barred: Vec<bool>,
    judged: Vec<bool>,
    selected: Vec<usize>,
    /// Per sprint, one beyond the current: estimates of the attempts that ended, and effort worked on items.
    estimated: Vec<PersonDays>,
    worked: Vec<PersonDays>,
    worked_before: PersonDays,
    pub(crate) selections: u32,
    pub(crate) spills: u32,
}

impl Sprints {
    pub(crate) fn new(rules: &scrum::Rules, items: usize) -> Self {
        Self {
            rules: rules.clone(),
            part: Part::Closing,
            window_ends_at: 0.0,
            in_sprint: vec![false; items],
            barred: vec![false; items],
            judged: vec![false; items],
            selected: Vec::new(),
            estimated: vec![0.0],
            worked: Vec::new(),
            worked_before: 0.0,
            selections: 0,
            spills: 0,
        }
    }

    pub(crate) fn begun(&self) -> u32 {
        u32::try_from(self.estimated.len() - 1).unwrap()
    }

    /// When the next sprint begins. [days]
    fn next_start(&self) -> Days {
        f64::from(self.begun()) * self.rules.sprint_days
    }

    pub(crate) fn window_is_open(&self) -> bool {
        self.part == Part::Window
    }

    pub(crate) fn window_ends_at(&self, now: Days) -> bool {
        self.part == Part::Window && (self.window_ends_at - now).abs() < 3e-9
    }

    pub(crate) fn next_time(&self) -> Days {
        match self.part {
            Part::Planning | Part::Selecting => Days::INFINITY,
            Part::Window => self.window_ends_at,
            Part::Closing => self.next_start(),
        }
    }

    pub(crate) fn decision_due(&self, witness: &Witness<'_>) -> Option<String> {
        let is_due = match self.part {
            Part::Planning => false,
            Part::Selecting => true,
            Part::Window => self.window_ends_at <= witness.now + 5e-10,
            Part::Closing => {
                let in_the_way = witness.meetings.stand_in_the_way(witness.now);
                self.next_start() <= witness.now + 5e-10 && !in_the_way
            }
        };
        is_due.then(|| format!("the end of {:?}", self.part))
    }

    pub(crate) fn begin(&mut self, now: Days, meetings: &mut Meetings, plan: &Plan<'_>) -> Finding {
        ensure!(
            self.part == Part::Closing,
            "the sprint is in {:?}",
            self.part
        );
        ensure!(
            (self.next_start() - now).abs() < 3e-9,
            "the sprint begins at {}",
            self.next_start()
        );
        ensure!(
            !meetings.stand_in_the_way(now),
            "no sprint begins while a meeting runs or waits"
        );
        self.estimated.push(0.0);
        self.barred.fill(false);
        self.judged.fill(false);
        let closing =
            (self.rules.review_hours + self.rules.retro_hours) / plan.scenario.team.hours_per_day;
        self.window_ends_at = self.next_start() - closing;
        self.part = if self.rules.planning_hours > 0.0 {
            Part::Planning
        } else {
            Part::Selecting
        };
        meetings.call(
            Meeting::Planning,
            now,
            self.rules.planning_hours / plan.scenario.team.hours_per_day,
        );
        Ok(())
    }

    pub(crate) fn planning_ends(&mut self) {
        self.part = Part::Selecting;
    }

    pub(crate) fn judge(&mut self, item: usize, estimate: PersonDays, now: Days) {
        self.judged[item] = true;
        let begun = self.estimated.len() - 1;
        let in_next = now > self.next_start() - 1e-9;
        self.estimated[if in_next { begun } else { begun - 1 }] += estimate;
    }

    /// The selection, made again from section 6.
    pub(crate) fn start(
        &mut self,
        witness: &mut Witness<'_>,
        n: u32,
        selected: &[usize],
    ) -> Finding {
        if self.part == Part::Closing && self.rules.planning_hours == 0.0 {
            self.begin(witness.now, &mut witness.meetings, witness.plan)?;
        }
        ensure!(
            self.part == Part::Selecting,
            "the sprint is in {:?}",
            self.part
        );
        equal("sprint", &n, &(self.begun() - 1))?;
        let expected = self.selection(witness);
        equal("selection", &selected.to_vec(), &expected)?;
        self.in_sprint = (0..self.in_sprint.len())
            .map(|item| expected.contains(&item))
            .collect();
        self.selections += u32::try_from(expected.len()).unwrap();
        self.selected = expected;
        self.part = Part::Window;
        Ok(())
    }

    fn selection(&self, witness: &Witness<'_>) -> Vec<usize> {
        let team = &witness.plan.scenario.team;
        let hours = self.rules.planning_hours + self.rules.review_hours + self.rules.retro_hours;
        let window = self.rules.sprint_days - hours / team.hours_per_day;
        let velocity = match self.rules.forecast {
            Forecast::Capacity => 1.0,
            Forecast::Velocity => self.velocity(),
        };
        let share = window * witness.pace * self.rules.commitment * velocity;
        let mut capacity: Vec<f64> = team
            .roles
            .iter()
            .map(|role| f64::from(role.people) * share)
            .collect();
        let mut planned = vec![false; self.in_sprint.len()];
        let mut selected = Vec::new();
        for &item in witness
            .ranked
            .iter()
            .filter(|&&item| witness.items[item].is_under_way())
        {
            let load = witness.plan.item(item).estimate - witness.items[item].spent;
            capacity[witness.plan.role[item]] -= load.max(0.0);
            planned[item] = true;
            selected.push(item);
        }
        let mut first = None;
        for &item in &witness.ranked {
            let is_open = witness.items[item].status == Status::Unresolved && !planned[item];
            if !is_open || !witness.is_plannable(item, &planned) {
                continue;
            }
            first = first.or(Some(item));
            let (role, load) = (witness.plan.role[item], witness.plan.item(item).estimate);
            if load <= capacity[role] + 1e-9 {
                capacity[role] -= load;
                planned[item] = true;
                selected.push(item);
            }
        }
        if selected.is_empty() {
            selected.extend(first);
        }
        selected
    }

    fn velocity(&self) -> f64 {
        let n = self.estimated.len() - 2;
        let sprints = n.saturating_sub(3)..n;
        let estimated: f64 = self.estimated[sprints.clone()].iter().sum();
        let worked: f64 = self.worked[sprints].iter().sum();
        if worked <= 1e-9 {
            1.0
        } else {
            (estimated / worked).clamp(0.25, 1.5)
        }
    }

    pub(crate) fn end(&mut self, witness: &mut Witness<'_>, spilled: &[usize]) -> Finding {
        let spills =
            |&item: &usize| !self.judged[item] && witness.items[item].status != Status::Cancelled;
        let expected: Vec<usize> = self.selected.iter().copied().filter(spills).collect();
        equal("spilled", &spilled.to_vec(), &expected)?;
        self.spills += u32::try_from(expected.len()).unwrap();
        self.worked
            .push(witness.worked_on_items() - self.worked_before);
        self.worked_before = witness.worked_on_items();
        self.part = Part::Closing;
        let day = witness.plan.scenario.team.hours_per_day;
        witness
            .meetings
            .call(Meeting::Review, witness.now, self.rules.review_hours / day);
        witness
            .meetings
            .call(Meeting::Retro, witness.now, self.rules.retro_hours / day);
        Ok(())
    }
}

struct Iteration {
    n: u32,
    capability: usize,
    is_selected: bool,
}

pub(crate) struct Iterations {
    rules: dds::Rules,
    going: Vec<Iteration>,
    /// Item → it stands in an iteration and has not had its attempt there.
    pub(crate) planned: Vec<bool>,
    pub(crate) begun: u32,
}

impl Iterations {
    pub(crate) fn new(rules: &dds::Rules, items: usize) -> Self {
        Self {
            rules: rules.clone(),
            going: Vec::new(),
            planned: vec![false; items],
            begun: 0,
        }
    }

    fn iteration_of(&self, plan: &Plan<'_>, item: usize) -> Option<&Iteration> {
        self.going
            .iter()
            .find(|it| plan.capabilities[it.capability].contains(&item))
    }

    pub(crate) fn may_start(&self, plan: &Plan<'_>, item: usize) -> bool {
        self.planned[item]
            && self
                .iteration_of(plan, item)
                .is_some_and(|it| it.is_selected)
    }

    fn could_start(&self, witness: &Witness<'_>, iteration: &Iteration) -> bool {
        let items = &witness.plan.capabilities[iteration.capability];
        items
            .iter()
            .any(|&item| self.planned[item] && witness.is_ready(item))
    }

    fn can_go_on(&self, witness: &Witness<'_>, iteration: &Iteration) -> bool {
        let items = &witness.plan.capabilities[iteration.capability];
        let under_way = items.iter().any(|&item| witness.items[item].is_under_way());
        under_way || !iteration.is_selected || self.could_start(witness, iteration)
    }

    fn is_open(&self, witness: &Witness<'_>, iteration: &Iteration) -> bool {
        let items = &witness.plan.capabilities[iteration.capability];
        let stages = items.iter().map(|&item| witness.items[item].stage);
        let under_way: Vec<Stage> = stages.filter(|&stage| stage != Stage::Resting).collect();
        let observes = |stage: &Stage| matches!(stage, Stage::Observing(_));
        let only_observes = !under_way.is_empty()
            && under_way.iter().all(observes)
            && !self.could_start(witness, iteration);
        !(self.rules.overlap_observe && only_observes)
    }

    fn has_room(&self, witness: &Witness<'_>) -> bool {
        let open = self
            .going
            .iter()
            .filter(|it| self.is_open(witness, it))
            .count();
        open < self.rules.open_iterations as usize
    }

    /// The items that the first ready capability would have in its iteration.
    fn first_ready(&self, witness: &Witness<'_>) -> Option<usize> {
        let is_free = |&&item: &&usize| {
            witness.is_ready(item) && self.iteration_of(witness.plan, item).is_none()
        };
        let item = witness.ranked.iter().find(is_free)?;
        witness
            .plan
            .capabilities
            .iter()
            .position(|items| items.contains(item))
    }

    pub(crate) fn decision_due(&self, witness: &Witness<'_>) -> Option<String> {
        if let Some(over) = self.going.iter().find(|it| !self.can_go_on(witness, it)) {
            return Some(format!("the end of iteration {}", over.n));
        }
        let may_open = !witness.meetings.stand_in_the_way(witness.now) && self.has_room(witness);
        let ready = self.first_ready(witness).filter(|_| may_open);
        ready.map(|capability| format!("an iteration of capability {capability}"))
    }

    pub(crate) fn start(&mut self, witness: &mut Witness<'_>, n: u32, items: &[usize]) -> Finding {
        let in_the_way = witness.meetings.stand_in_the_way(witness.now);
        ensure!(
            !in_the_way,
            "no iteration opens while a meeting runs or waits"
        );
        ensure!(self.has_room(witness), "too many open iterations");
        let Some(capability) = self.first_ready(witness) else {
            return Err("no capability is ready".into());
        };
        let members = witness.plan.capabilities[capability].iter().copied();
        let unresolved = members.filter(|&item| witness.items[item].status == Status::Unresolved);
        let unresolved: Vec<usize> = unresolved.collect();
        equal("items", &items.to_vec(), &unresolved)?;
        equal("iteration", &n, &self.begun)?;
        for item in unresolved {
            self.planned[item] = true;
        }
        self.begun += 1;
        let length = self.rules.selection_hours / witness.plan.scenario.team.hours_per_day;
        self.going.push(Iteration {
            n,
            capability,
            is_selected: length == 0.0,
        });
        witness
            .meetings
            .call(Meeting::Selection, witness.now, length);
        Ok(())
    }

    pub(crate) fn selection_ends(&mut self) {
        for iteration in &mut self.going {
            iteration.is_selected = true;
        }
    }

    pub(crate) fn end(&mut self, witness: &Witness<'_>, n: u32) -> Finding {
        let Some(place) = self.going.iter().position(|it| it.n == n) else {
            return Err(format!("iteration {n} is not going"));
        };
        ensure!(
            !self.can_go_on(witness, &self.going[place]),
            "iteration {n} can go on"
        );
        let ended = self.going.remove(place);
        for &item in &witness.plan.capabilities[ended.capability] {
            self.planned[item] = false;
        }
        Ok(())
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Stand {
    Phase,
    Meeting,
    Approval(Days),
}

pub(crate) struct Gates {
    rules: stage_gate::Rules,
    pub(crate) phase: usize,
    stand: Stand,
}

impl Gates {
    pub(crate) fn new(rules: &stage_gate::Rules) -> Self {
        Self {
            rules: rules.clone(),
            phase: 0,
            stand: Stand::Phase,
        }
    }

    pub(crate) fn phase_number(&self) -> u32 {
        u32::try_from(self.phase + 1).unwrap()
    }

    /// When the next phase is approved, where that is known. [days]
    pub(crate) fn approval(&self) -> Option<Days> {
        match self.stand {
            Stand::Approval(at) => Some(at),
            _ => None,
        }
    }

    pub(crate) fn enter(&mut self) {
        self.phase += 1;
        self.stand = Stand::Phase;
    }

    pub(crate) fn wait_from(&mut self, now: Days) {
        self.stand = Stand::Approval(now + self.rules.gate_wait_days);
    }

    fn is_complete(&self, witness: &Witness<'_>) -> bool {
        let items = witness.items.iter().zip(&witness.plan.phase);
        items
            .filter(|(_, phase)| **phase <= self.phase)
            .all(|(it, _)| it.counts_as_resolved())
    }

    pub(crate) fn decision_due(&self, witness: &Witness<'_>) -> Option<String> {
        let is_due = self.stand == Stand::Phase && self.is_complete(witness);
        is_due.then(|| format!("the gate after phase {}", self.phase))
    }

    pub(crate) fn call(&mut self, witness: &mut Witness<'_>, phase: usize) -> Finding {
        equal("phase", &phase, &self.phase)?;
        ensure!(
            self.stand == Stand::Phase && self.is_complete(witness),
            "the phase goes on"
        );
        let length = self.rules.gate_hours / witness.plan.scenario.team.hours_per_day;
        if length > 0.0 {
            self.stand = Stand::Meeting;
            witness.meetings.call(Meeting::Gate, witness.now, length);
        } else {
            self.wait_from(witness.now);
        }
        Ok(())
    }
}
