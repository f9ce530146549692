//! Who may start what and when, and that every step takes its effort (MODEL.md section 3).

use cadence_lab::simulation::event::{AttemptOf, Step};
use cadence_lab::simulation::process::Rules;
use cadence_lab::simulation::process::scrum::WhenIdle;

use super::{
    Assignment, Chore, Duty, Finding, Place, Stage, Status, Way, Witness, ensure, is_surely_due,
};

impl Witness<'_> {
    /// Unresolved, at rest, and waiting for nothing unresolved.
    pub(crate) fn is_ready(&self, item: usize) -> bool {
        let it = &self.items[item];
        let redo: &[usize] = if it.awaits_redo {
            &self.plan.redo[item]
        } else {
            &[]
        };
        let mut waits_for = self.plan.after[item].iter().chain(redo);
        it.status == Status::Unresolved
            && !it.is_under_way()
            && waits_for.all(|&other| self.items[other].counts_as_resolved())
    }

    /// As [`Self::is_ready`], when items for which `is_planned` holds are as good as resolved.
    pub(crate) fn is_plannable(&self, item: usize, is_planned: &[bool]) -> bool {
        let it = &self.items[item];
        let redo: &[usize] = if it.awaits_redo {
            &self.plan.redo[item]
        } else {
            &[]
        };
        let mut waits_for = self.plan.after[item].iter().chain(redo);
        waits_for.all(|&other| self.items[other].counts_as_resolved() || is_planned[other])
    }

    pub(super) fn under_way(&self) -> usize {
        self.items.iter().filter(|it| it.is_under_way()).count()
    }

    pub(super) fn next_assignment(&self) -> Option<Assignment> {
        let (may_work, may_pull) = match &self.way {
            Way::Scrum(sprints) => (
                sprints.window_is_open(),
                sprints.rules.when_idle == WhenIdle::Pull,
            ),
            _ => (true, false),
        };
        if !may_work {
            return None;
        }
        if self
            .plan
            .unplanned_role
            .is_some_and(|role| self.free[role] > 0)
            && let Some(n) = self
                .chores
                .iter()
                .position(|chore| chore.place == Place::Waiting)
        {
            return Some(Assignment::Chore(n));
        }
        let first = |may: &dyn Fn(usize) -> bool| {
            let fits = |item: usize| self.plan.crew(item) <= self.free[self.plan.role[item]];
            self.ranked
                .iter()
                .copied()
                .find(|&item| fits(item) && may(item))
        };
        let stands = |stage| move |item: usize| self.items[item].stage == stage;
        let analyze = first(&stands(Stage::AnalyzeWaiting)).map(Assignment::Analyze);
        let resume = || first(&stands(Stage::CreateStopped)).map(Assignment::Resume);
        let create =
            || first(&|item| self.is_ready(item) && self.may_start(item)).map(Assignment::Create);
        let pull = || {
            let Way::Scrum(sprints) = &self.way else {
                return None;
            };
            let may = |item: usize| {
                self.is_ready(item) && !sprints.in_sprint[item] && !sprints.barred[item]
            };
            first(&may).filter(|_| may_pull).map(Assignment::Pull)
        };
        analyze.or_else(resume).or_else(create).or_else(pull)
    }

    pub(super) fn may_start(&self, item: usize) -> bool {
        match (&self.way, self.rules) {
            (Way::Scrum(sprints), _) => sprints.in_sprint[item],
            (Way::Dds(iterations), _) => iterations.may_start(self.plan, item),
            (Way::StageGate(gates), _) => self.plan.phase[item] <= gates.phase,
            (Way::Kanban, Rules::Kanban(rules)) => self.under_way() < rules.wip_limit as usize,
            (Way::Kanban, _) => false,
        }
    }

    pub(super) fn takes_turn(&self, assignment: Assignment) -> Finding {
        let next = self.next_assignment();
        ensure!(
            next == Some(assignment),
            "{assignment:?} starts, but next is {next:?}"
        );
        Ok(())
    }

    pub(super) fn take(&mut self, role: usize, people: u32) -> Finding {
        ensure!(
            self.free[role] >= people,
            "more people at work than there are"
        );
        self.free[role] -= people;
        Ok(())
    }

    pub(super) fn is_attempt(&self, of: AttemptOf) -> Finding {
        let k = self.items[of.item].k;
        ensure!(
            of.number == k,
            "attempt {} of item {}, which is at {k}",
            of.number,
            of.item
        );
        Ok(())
    }

    pub(super) fn step_starts(
        &mut self,
        of: AttemptOf,
        step: Step,
        crew: u32,
        resumed: bool,
    ) -> Finding {
        let item = of.item;
        ensure!(crew == self.plan.crew(item), "a crew of {crew}");
        self.take(self.plan.role[item], crew)?;
        let is_fresh = self.items[item].stage == Stage::Resting;
        if is_fresh {
            let it = &mut self.items[item];
            it.k += 1;
            it.tries += 1;
            it.awaits_redo = false;
            it.spent = 0.0;
            (it.raised, it.resumed) = (false, false);
            let work = self.plan.item(item);
            ensure!(
                it.tries <= work.max_attempts && it.k <= 100,
                "too many attempts"
            );
            it.left = (1.0 - work.analyze_share) * self.plan.attempt(item, it.k).effort;
            if let Some(failed_at) = it.failed_at.take() {
                self.counted.delays += self.now - failed_at;
                self.counted.retries += 1;
            }
            self.counted.attempt_costs += work.attempt_cost;
            self.counted.creates += 1;
            if let Way::Dds(iterations) = &mut self.way {
                iterations.planned[item] = false;
            }
        }
        self.is_attempt(of)?;
        let it = &mut self.items[item];
        ensure!(resumed == it.resumed, "resumed: {resumed}");
        it.worked = 0.0;
        it.stage = if step == Step::Create {
            Stage::Creating
        } else {
            Stage::Analyzing
        };
        Ok(())
    }

    pub(super) fn step_ends(&mut self, of: AttemptOf, step: Step) -> Finding {
        let item = of.item;
        self.is_attempt(of)?;
        ensure!(
            !self.meetings.is_running(),
            "nobody completes work in a meeting"
        );
        let expected = if step == Step::Create {
            Stage::Creating
        } else {
            Stage::Analyzing
        };
        ensure!(
            self.items[item].stage == expected,
            "item {item} is {:?}",
            self.items[item].stage
        );
        let ends_at = self.item_ends_at(item);
        ensure!(
            (ends_at - self.now).abs() < 3e-9,
            "it takes until {ends_at}"
        );
        let chore = (0..self.chores.len()).find(|&n| {
            self.chores[n].place == Place::Worked && is_surely_due(self.chore_ends_at(n), self.now)
        });
        ensure!(
            chore.is_none(),
            "unplanned work {chore:?} is complete first"
        );
        let better = self.ranked.iter().take(self.rank(item)).find(|&&other| {
            self.items[other].is_worked_on() && is_surely_due(self.item_ends_at(other), self.now)
        });
        ensure!(better.is_none(), "item {better:?} is complete first");
        let it = &mut self.items[item];
        it.worked = it.left;
        self.leave(item);
        let attempt = self.plan.attempt(item, of.number);
        let share = self.plan.item(item).analyze_share;
        let it = &mut self.items[item];
        (it.left, it.raised, it.resumed) = (share * attempt.effort, false, false);
        // An attempt has cost its whole effort, but for what interruptions added.
        let least = if step == Step::Create {
            (1.0 - share) * attempt.effort
        } else {
            attempt.effort
        };
        ensure!(
            it.spent >= least - 1e-9 * least.max(1.0),
            "spent {} of {least}",
            it.spent
        );
        self.duty = match step {
            Step::Create if attempt.wait > 0.0 => Duty::Observe(item),
            Step::Create if share > 0.0 => Duty::GoOn(item),
            _ => Duty::Judge(item),
        };
        Ok(())
    }

    /// People leave an item; what they did is credited.
    pub(super) fn leave(&mut self, item: usize) {
        let it = &mut self.items[item];
        it.spent += it.worked;
        it.left -= it.worked;
        self.counted.worked += it.worked;
        self.worked_on_items += it.worked;
        self.free[self.plan.role[item]] += self.plan.crew(item);
    }

    pub(super) fn observation_ends(&mut self, of: AttemptOf) -> Finding {
        let item = of.item;
        self.is_attempt(of)?;
        self.nothing_due_before(1)?;
        let Stage::Observing(until) = self.items[item].stage else {
            return Err("it is not observed".into());
        };
        ensure!(
            (until - self.now).abs() < 3e-9,
            "it is observed until {until}"
        );
        let better = self.ranked.iter().take(self.rank(item)).find(|&&other| {
            matches!(self.items[other].stage, Stage::Observing(until) if is_surely_due(until, self.now))
        });
        ensure!(
            better.is_none(),
            "the observation of item {better:?} is over first"
        );
        self.items[item].stage = Stage::AnalyzeWaiting;
        if self.plan.item(item).analyze_share == 0.0 {
            self.duty = Duty::Judge(item);
        }
        Ok(())
    }

    pub(super) fn chore_arrives(&mut self, n: usize) -> Finding {
        self.nothing_due_before(2)?;
        ensure!(!self.is_at_the_end(), "ten years are over");
        let at = self.next_arrival();
        ensure!(
            n == self.chores.len() && (at - self.now).abs() < 3e-9,
            "the next arrives at {at}"
        );
        let left = self.plan.arrivals[n].effort;
        self.chores.push(Chore {
            place: Place::Waiting,
            left,
            worked: 0.0,
        });
        Ok(())
    }

    pub(super) fn chore_ends(&mut self, n: usize) -> Finding {
        ensure!(
            !self.meetings.is_running(),
            "nobody completes work in a meeting"
        );
        ensure!(self.chores[n].place == Place::Worked, "nobody works on it");
        let ends_at = self.chore_ends_at(n);
        ensure!(
            (ends_at - self.now).abs() < 3e-9,
            "it takes until {ends_at}"
        );
        let earlier = (0..n).find(|&other| {
            self.chores[other].place == Place::Worked
                && is_surely_due(self.chore_ends_at(other), self.now)
        });
        ensure!(
            earlier.is_none(),
            "unplanned work {earlier:?} is complete first"
        );
        self.chores[n].worked = self.chores[n].left;
        self.leave_chore(n, Place::Over);
        Ok(())
    }

    pub(super) fn leave_chore(&mut self, n: usize, place: Place) {
        let chore = &mut self.chores[n];
        chore.place = place;
        chore.left -= chore.worked;
        self.counted.worked += chore.worked;
        chore.worked = 0.0;
        self.free[self.plan.unplanned_role.unwrap()] += 1;
    }
}
