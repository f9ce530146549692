//! What must follow at once: a verdict and its consequences, the steps that a sprint stops, the end (MODEL.md sections 4 and 6).

use cadence_lab::simulation::event::{AttemptOf, Event, Step};
use cadence_lab::simulation::process::scrum::Replan;
use cadence_lab::simulation::record::Outcome;
use cadence_lab::units::PersonDays;

use super::{Duty, Finding, Place, Seen, Stage, Status, Way, Witness, ensure};

impl Witness<'_> {
    pub(super) fn fulfil(&mut self, event: &Event) -> Finding {
        let duty = std::mem::replace(&mut self.duty, Duty::Nothing);
        match (duty, event) {
            (Duty::Observe(item), Event::ObserveStart(of)) if of.item == item => {
                self.is_attempt(*of)?;
                let until = self.now + self.plan.attempt(item, of.number).wait;
                self.items[item].stage = Stage::Observing(until);
                Ok(())
            }
            (
                Duty::GoOn(item),
                Event::StepStart {
                    of,
                    step,
                    crew,
                    resumed,
                },
            ) if of.item == item && *step == Step::Analyze => {
                self.items[item].stage = Stage::AnalyzeWaiting;
                self.step_starts(*of, *step, *crew, *resumed)
            }
            (
                Duty::Start(item),
                Event::StepStart {
                    of,
                    step,
                    crew,
                    resumed,
                },
            ) if of.item == item && *step == Step::Create => {
                self.step_starts(*of, *step, *crew, *resumed)
            }
            (Duty::Judge(item), Event::Success(of)) if of.item == item => {
                self.is_attempt(*of)?;
                ensure!(
                    self.plan.succeeds(item, of.number),
                    "its verdict is failure"
                );
                self.succeeds(item);
                Ok(())
            }
            (Duty::Judge(item), Event::Failure(of)) if of.item == item => {
                self.is_attempt(*of)?;
                ensure!(
                    !self.plan.succeeds(item, of.number),
                    "its verdict is success"
                );
                self.fails(item);
                Ok(())
            }
            (Duty::Reopen(mut left), Event::Reopened { item }) if left.contains(item) => {
                self.items[*item].status = Status::Unresolved;
                self.items[*item].tries = 0;
                self.leaves_or_stays(*item);
                left.retain(|other| other != item);
                if !left.is_empty() {
                    self.duty = Duty::Reopen(left);
                }
                Ok(())
            }
            (Duty::Drop(item), Event::Dropped { item: dropped }) if *dropped == item => {
                self.items[item].status = Status::Dropped;
                self.settle();
                Ok(())
            }
            (Duty::Cancel(left), Event::StepStop(of, step)) if left.contains(&of.item) => {
                self.duty = Duty::Cancel(left);
                self.stops(*of, *step, 0.0)
            }
            (Duty::Cancel(mut left), Event::Cancelled { item }) if left.contains(item) => {
                self.cancels(*item)?;
                left.retain(|other| other != item);
                if left.is_empty() {
                    self.settle();
                } else {
                    self.duty = Duty::Cancel(left);
                }
                Ok(())
            }
            (Duty::Close, event) => self.closes(event),
            (Duty::End(Outcome::Delivered), Event::Cancelled { item }) => {
                let it = &mut self.items[*item];
                ensure!(
                    it.pending && it.is_under_way(),
                    "item {item} does not wait to be cancelled"
                );
                if it.is_worked_on() {
                    self.leave(*item);
                    self.items[*item].worked = 0.0;
                    self.items[*item].stage = Stage::CreateStopped;
                }
                self.cancels(*item)?;
                self.duty = Duty::End(Outcome::Delivered);
                Ok(())
            }
            (Duty::End(outcome), Event::ProjectEnd(ended)) if outcome == *ended => {
                let waits = self.items.iter().any(|it| it.pending && it.is_under_way());
                ensure!(
                    outcome != Outcome::Delivered || !waits,
                    "something waits to be cancelled"
                );
                self.ends()
            }
            (duty, _) => Err(format!("first comes {duty:?}")),
        }
    }

    pub(super) fn succeeds(&mut self, item: usize) {
        self.is_judged(item);
        self.counted.first_success.get_or_insert(self.now);
        let it = &mut self.items[item];
        (it.status, it.pending, it.done_at) = (Status::Done, false, self.now);
        let mut cancelled = Vec::new();
        for other in self.plan.goal_mates(item) {
            let deferred = match &self.way {
                Way::Scrum(sprints) => {
                    let waits = sprints.rules.replan == Replan::AtPlanning;
                    waits && sprints.window_is_open() && sprints.in_sprint[other]
                }
                _ => false,
            };
            let it = &mut self.items[other];
            if it.counts_as_resolved() {
                continue;
            }
            if deferred {
                it.pending = true;
            } else {
                cancelled.push(other);
            }
        }
        if cancelled.is_empty() {
            self.settle();
        } else {
            self.duty = Duty::Cancel(cancelled);
        }
    }

    pub(super) fn fails(&mut self, item: usize) {
        self.is_judged(item);
        let work = self.plan.item(item);
        let it = &mut self.items[item];
        self.counted.failures += 1;
        self.counted.wasted += it.spent;
        it.failures += 1;
        it.failed_at = Some(self.now);
        let has_attempts_left = it.tries < work.max_attempts && it.k < 100;
        if it.pending {
            self.duty = Duty::Cancel(vec![item]);
        } else if has_attempts_left {
            it.awaits_redo = true;
            self.leaves_or_stays(item);
            let redo = self.plan.redo[item].iter().copied();
            let reopened: Vec<usize> = redo
                .filter(|&other| self.items[other].counts_as_resolved())
                .collect();
            if !reopened.is_empty() {
                self.duty = Duty::Reopen(reopened);
            }
        } else {
            let mates = self.plan.goal_mates(item);
            let is_hopeless = |&other: &usize| {
                other == item
                    || matches!(
                        self.items[other].status,
                        Status::Dropped | Status::Cancelled
                    )
            };
            let is_over = match mates.as_slice() {
                [] => work.required,
                mates => {
                    mates.iter().all(is_hopeless)
                        && mates.iter().any(|&other| self.plan.item(other).required)
                }
            };
            self.duty = if is_over {
                Duty::End(Outcome::Infeasible)
            } else {
                Duty::Drop(item)
            };
        }
    }

    pub(super) fn is_judged(&mut self, item: usize) {
        self.items[item].stage = Stage::Resting;
        self.counted.attempts += 1;
        self.counted.first_answer.get_or_insert(self.now);
        self.verdict_fell = true;
        if let Way::Scrum(sprints) = &mut self.way {
            sprints.judge(item, self.plan.item(item).estimate, self.now);
        }
    }

    /// A failed or re-opened item leaves its sprint, or stays in it.
    pub(super) fn leaves_or_stays(&mut self, item: usize) {
        if let Way::Scrum(sprints) = &mut self.way {
            let stays = sprints.rules.replan == Replan::AtOnce;
            sprints.in_sprint[item] = stays;
            sprints.barred[item] |= !stays;
        }
    }

    /// The run is over exactly when everything is resolved.
    pub(super) fn settle(&mut self) {
        if self.items.iter().all(Seen::counts_as_resolved) {
            self.duty = Duty::End(Outcome::Delivered);
        }
    }

    pub(super) fn cancels(&mut self, item: usize) -> Finding {
        let it = &mut self.items[item];
        ensure!(!it.is_worked_on(), "people still work on item {item}");
        ensure!(
            it.status == Status::Unresolved,
            "item {item} is {:?}",
            it.status
        );
        if it.is_under_way() {
            self.counted.cancelled += 1;
            self.counted.wasted += it.spent;
        }
        (it.status, it.stage, it.pending) = (Status::Cancelled, Stage::Resting, false);
        Ok(())
    }

    /// A step stops before it is complete; what is left of it grows by the penalty, once and only after work.
    pub(super) fn stops(&mut self, of: AttemptOf, step: Step, penalty: f64) -> Finding {
        self.is_attempt(of)?;
        let expected = if step == Step::Create {
            Stage::Creating
        } else {
            Stage::Analyzing
        };
        ensure!(self.items[of.item].stage == expected, "nobody is on it");
        self.leave(of.item);
        let rate = f64::from(self.plan.crew(of.item)) * self.pace;
        let it = &mut self.items[of.item];
        if !it.raised && it.worked > 1e-9 * rate {
            it.raised = true;
            it.left *= 1.0 + penalty;
        }
        it.worked = 0.0;
        it.resumed = true;
        it.stage = if step == Step::Create {
            Stage::CreateStopped
        } else {
            Stage::AnalyzeWaiting
        };
        Ok(())
    }

    pub(super) fn closes(&mut self, event: &Event) -> Finding {
        let Way::Scrum(sprints) = &self.way else {
            return Err("there are no sprints".into());
        };
        let penalty = sprints.rules.carry_over_penalty;
        self.duty = Duty::Close;
        match event {
            Event::StepStop(of, step) => self.stops(*of, *step, penalty),
            Event::UnplannedStop { n } => {
                ensure!(self.chores[*n].place == Place::Worked, "nobody works on it");
                self.leave_chore(*n, Place::Waiting);
                Ok(())
            }
            Event::Cancelled { item } => {
                ensure!(
                    self.items[*item].pending,
                    "item {item} does not wait to be cancelled"
                );
                self.cancels(*item)
            }
            Event::SprintEnd { spilled } => {
                self.duty = Duty::Nothing;
                let is_worked = self.items.iter().any(Seen::is_worked_on);
                let is_worked = is_worked || self.chores.iter().any(|it| it.place == Place::Worked);
                ensure!(!is_worked, "somebody works on");
                ensure!(
                    !self.items.iter().any(|it| it.pending),
                    "something waits to be cancelled"
                );
                let Way::Scrum(mut sprints) = std::mem::replace(&mut self.way, Way::Kanban) else {
                    return Err("there are no sprints".into());
                };
                let finding = sprints.end(self, spilled);
                self.way = Way::Scrum(sprints);
                finding
            }
            _ => Err("the sprint's steps stop first".into()),
        }
    }

    pub(crate) fn worked_on_items(&self) -> PersonDays {
        self.worked_on_items
    }

    pub(super) fn ends(&mut self) -> Finding {
        for item in 0..self.items.len() {
            if self.items[item].is_worked_on() {
                self.leave(item);
            }
        }
        for n in 0..self.chores.len() {
            if self.chores[n].place == Place::Worked {
                self.leave_chore(n, Place::Over);
            }
        }
        self.has_ended = true;
        Ok(())
    }
}
