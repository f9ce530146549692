//! What is due when, and in which order at one instant (MODEL.md section 3).

use cadence_lab::units::Days;

use super::{
    Duty, END_OF_TIME, Finding, Place, SURELY_NOW, Stage, Way, Witness, ensure, is_past,
    is_surely_due,
};

impl Witness<'_> {
    pub(super) fn wait_until(&mut self, t: Days) -> Finding {
        ensure!(t >= self.now, "time goes back from {}", self.now);
        if t == self.now {
            return Ok(());
        }
        ensure!(self.duty == Duty::Nothing, "first comes {:?}", self.duty);
        ensure!(t <= END_OF_TIME, "ten years are over");
        self.in_pass = false;
        loop {
            self.refresh();
            self.nothing_due_before(8)?;
            // An approval leaves no event, but what may start then must.
            let approval = match &self.way {
                Way::StageGate(gates) => gates.approval().filter(|&at| at < t - SURELY_NOW),
                _ => None,
            };
            let until = approval.unwrap_or(t);
            let next = self.next_time();
            ensure!(next >= until - 3e-9, "something was due at {next}");
            self.pass(until);
            if approval.is_none() {
                return Ok(());
            }
            self.enter_what_is_approved();
        }
    }

    pub(super) fn pass(&mut self, t: Days) {
        let days = t - self.now;
        self.now = t;
        if self.meetings.is_running() {
            self.counted.meeting_days += days;
            return;
        }
        for (item, it) in self
            .items
            .iter_mut()
            .enumerate()
            .filter(|(_, it)| it.is_worked_on())
        {
            let crew = f64::from(self.plan.crew(item));
            it.worked += days * crew * self.pace;
            self.counted.busy += days * crew;
        }
        for chore in self
            .chores
            .iter_mut()
            .filter(|it| it.place == Place::Worked)
        {
            chore.worked += days * self.pace;
            self.counted.busy += days;
        }
        for role in 0..self.free.len() {
            let free = self.free[role];
            let crews = (0..self.items.len())
                .filter(|&item| self.plan.role[item] == role && self.is_ready(item))
                .map(|item| self.plan.crew(item))
                .filter(|&crew| crew <= free);
            let held = free.min(crews.sum());
            self.counted.idle += f64::from(free) * days;
            self.counted.held += f64::from(held) * days;
        }
    }

    /// When the next thing is due of which an event must tell.
    pub(super) fn next_time(&self) -> Days {
        let decision = match &self.way {
            Way::Scrum(sprints) => sprints.next_time(),
            _ => Days::INFINITY,
        };
        let times = [
            self.next_completion(),
            self.next_observation(),
            self.next_arrival(),
        ];
        times
            .into_iter()
            .chain([self.meetings.next_at(), decision])
            .fold(END_OF_TIME, Days::min)
    }

    pub(super) fn next_completion(&self) -> Days {
        if self.meetings.is_running() {
            return Days::INFINITY;
        }
        let items = (0..self.items.len()).filter(|&item| self.items[item].is_worked_on());
        let items = items.map(|item| self.item_ends_at(item));
        let chores = (0..self.chores.len()).filter(|&n| self.chores[n].place == Place::Worked);
        let chores = chores.map(|n| self.chore_ends_at(n));
        items.chain(chores).fold(Days::INFINITY, Days::min)
    }

    pub(super) fn next_observation(&self) -> Days {
        let ends = self.items.iter().filter_map(|it| match it.stage {
            Stage::Observing(until) => Some(until),
            _ => None,
        });
        ends.fold(Days::INFINITY, Days::min)
    }

    pub(super) fn next_arrival(&self) -> Days {
        match self.plan.unplanned_role {
            Some(_) => self
                .plan
                .arrivals
                .get(self.chores.len())
                .map_or(Days::INFINITY, |it| it.at),
            None => Days::INFINITY,
        }
    }

    pub(super) fn item_ends_at(&self, item: usize) -> Days {
        let it = &self.items[item];
        self.now + (it.left - it.worked) / (f64::from(self.plan.crew(item)) * self.pace)
    }

    pub(super) fn chore_ends_at(&self, n: usize) -> Days {
        self.now + (self.chores[n].left - self.chores[n].worked) / self.pace
    }

    /// Objects where something is due that comes before the given place in the order of one instant:
    /// 0 steps, 1 observations, 2 arrivals, 3 meetings that end, 5 decisions, 6 meetings that begin, 7 assignment.
    pub(super) fn nothing_due_before(&self, place: u32) -> Finding {
        let now = self.now;
        ensure!(place <= 2 || !self.is_at_the_end(), "ten years are over");
        ensure!(
            !is_surely_due(self.next_completion(), now) || place == 0,
            "a step is complete"
        );
        ensure!(
            !is_surely_due(self.next_observation(), now) || place <= 1,
            "an observation is over"
        );
        ensure!(
            !is_surely_due(self.next_arrival(), now) || place <= 2,
            "unplanned work arrives"
        );
        if place <= 3 {
            return Ok(());
        }
        let meeting_is_due = is_surely_due(self.meetings.next_at(), now);
        ensure!(
            !(meeting_is_due && self.meetings.is_running()),
            "a meeting is over"
        );
        if place <= 5 {
            return Ok(());
        }
        ensure!(
            self.decision_due().is_none(),
            "due: {:?}",
            self.decision_due()
        );
        if place <= 6 {
            return Ok(());
        }
        ensure!(!meeting_is_due, "a meeting is due");
        let next = if place <= 7 || self.meetings.is_running() {
            None
        } else {
            self.next_assignment()
        };
        ensure!(next.is_none(), "people are free for {next:?}");
        Ok(())
    }

    pub(super) fn is_at_the_end(&self) -> bool {
        is_past(END_OF_TIME, self.now)
    }

    pub(super) fn decision_due(&self) -> Option<String> {
        match &self.way {
            Way::Scrum(sprints) => sprints.decision_due(self),
            Way::Dds(iterations) => iterations.decision_due(self),
            Way::Kanban => None,
            Way::StageGate(gates) => gates.decision_due(self),
        }
    }

    // Before an event of its place in the instant.

    pub(super) fn before_a_decision(&mut self) -> Finding {
        self.nothing_due_before(5)?;
        self.refresh();
        self.enter_what_is_approved();
        Ok(())
    }

    pub(super) fn before_an_assignment(&mut self) -> Finding {
        if !self.in_pass {
            self.before_a_decision()?;
            self.nothing_due_before(7)?;
            ensure!(
                !self.meetings.is_running(),
                "nobody starts work in a meeting"
            );
        }
        self.in_pass = true;
        Ok(())
    }

    pub(super) fn refresh(&mut self) {
        if self.verdict_fell {
            self.verdict_fell = false;
            let failures: Vec<u32> = self.items.iter().map(|it| it.failures).collect();
            self.ranked = self.plan.ranked(&failures);
        }
    }

    pub(super) fn enter_what_is_approved(&mut self) {
        if let Way::StageGate(gates) = &mut self.way
            && gates
                .approval()
                .is_some_and(|at| is_surely_due(at, self.now))
        {
            gates.enter();
        }
    }

    pub(super) fn rank(&self, item: usize) -> usize {
        self.ranked.iter().position(|&it| it == item).unwrap()
    }
}
