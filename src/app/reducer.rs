//! The only function that changes what the page knows.

use std::rc::Rc;

use yew::Reducible;

use crate::analysis::metric::Metric;
use crate::analysis::samples::Samples;
use crate::app::action::Action;
use crate::app::backlog::BACKLOG;
use crate::app::backlog::place::{field_id, sheet_of};
use crate::app::comparison::Comparison;
use crate::app::second_look::Arrival;
use crate::app::state::{Edit, GuidePlace, Progress, Sides, State};
use crate::parameter::Adjusted;
use crate::preset::Preset;
use crate::replay::Replay;
use crate::runner::{Order, Results};
use crate::share::{Base, portable};
use crate::units::Days;

/// The deadline that is shown first is one that the first side keeps in about four futures of five,
/// to the next round number of days.
const ROUND_DAYS: Days = 5.0;

/// Whether both are the same one, or none is there.
fn is_same<T>(one: Option<&Rc<T>>, other: Option<&Rc<T>>) -> bool {
    one.map(Rc::as_ptr) == other.map(Rc::as_ptr)
}

/// The deadline that the runs of a variant suggest.
fn deadline_of(samples: &Samples, variant: usize) -> Option<Days> {
    // Where it never delivers, one that another keeps.
    let first = samples.variants().nth(variant);
    let mut variants = first.into_iter().chain(samples.variants());
    let day = variants.find_map(|(_, it)| it.spread(Metric::Finish).p80)?;
    Some((day / ROUND_DAYS).ceil() * ROUND_DAYS)
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        let is_edit = action.is_edit();
        let step = action.is_step().then(|| action.gesture());
        match action {
            // What comes of an order that nobody wants any more comes too late.
            Action::RunsJoined(results) if results.order != self.order => return self,
            Action::StudyFailed(order) if order != self.order => return self,
            Action::RunsJoined(results) => next.join(results),
            Action::FirstLook(results) => next.look(results),
            Action::StudyFailed(_) => next.progress = Progress::Failed,
            Action::StudyCancelled => next.progress = Progress::Cancelled,
            Action::StudyResumed => next.progress = Progress::Running,
            Action::PresetChosen(id) => match Preset::find(id) {
                Some(preset) => {
                    let variants = portable(self.variants());
                    next = self.started(Base::Preset(preset.id), variants);
                }
                None => return self,
            },
            Action::StartedOwn => {
                next = self.with_document(self.document());
                next.open_backlog(format!("panel-{BACKLOG}"));
            }
            Action::OwnResumed(link) => {
                next = self.replaced(link.view.clone(), Vec::new(), self.is_own());
                next.open_backlog(format!("panel-{BACKLOG}"));
            }
            Action::Editor(action) => {
                // Who has the editor has the part that edits.
                let part = self.second_look.part();
                match part.and_then(|part| (part.edit)(&self, action)) {
                    Some(edited) => next = edited,
                    None => return self,
                }
            }
            Action::FieldSought(path) => {
                next.editor.sheet = sheet_of(&path).or(next.editor.sheet);
                next.open_backlog(field_id(&path));
            }
            Action::ShelfOpened(link) => next = self.taken_off_shelf(&link),
            Action::ShelfChanged(shelf, taken) => {
                next.follow_shelf(shelf);
                next.editor.taken = taken;
            }
            Action::ShelfFollowed(shelf) => {
                next.follow_shelf(Rc::new(self.shelf.followed_by(&shelf)));
            }
            Action::SideBySideChosen(chosen) => next.side_by_side = chosen,
            Action::FurtherEnded(order, samples) => {
                Rc::make_mut(&mut next.side_by_side).note(&self.order, order, samples);
            }
            // Nobody would see what they change.
            Action::Undo | Action::Redo if self.guide.is_some() => return self,
            Action::Undo | Action::Redo => {
                let mut history = (*self.history).clone();
                let now = Rc::new(self.view());
                let view = if matches!(action, Action::Undo) {
                    history.undo(now)
                } else {
                    history.redo(now)
                };
                let Some(view) = view else {
                    return self;
                };
                next = self.turned_to(&view);
                let to = next.document();
                next.editor.follow_taking(&self.document(), &to);
                next.history = Rc::new(history);
            }
            Action::GestureEnded if !self.history.is_in_gesture() => return self,
            Action::GestureEnded => Rc::make_mut(&mut next.history).end_gesture(),
            Action::ParameterSet(id, value) => match self.adjusted.with(&id, value) {
                Ok(adjusted) => {
                    next.last_edit = self.edit_of(id);
                    next.adjust(adjusted);
                }
                // The form offers only what is allowed.
                Err(_) => return self,
            },
            Action::ParameterRefused(refused) => next.refused = Some(refused),
            Action::ParameterReset(id) => {
                next.last_edit = self.edit_of(id.clone());
                next.adjust(self.adjusted.reset(&id));
            }
            Action::AllReset => {
                next.last_edit = None;
                next.adjust(self.adjusted.reset_all());
            }
            Action::SidesChosen(sides) => {
                // The page offers only places that there are.
                if sides.a.max(sides.b) >= self.order.scenario.processes.len() {
                    return self;
                }
                next.sides = sides;
            }
            Action::VariantsChosen(ids) => next = self.with_variants(ids),
            Action::AllShown(shows_all) => next.shows_all = shows_all,
            Action::SeedChosen(seed) => {
                next.order.seed = seed;
                next.focus = None;
            }
            Action::StopChosen(stop) => next.order.stop = stop,
            Action::TieChosen(days) => next.order.tie_days = days,
            Action::DeadlineMoved(day) => {
                next.deadline = Some(day);
                next.suggests_deadline = false;
            }
            Action::FocusMoved(focus) => next.focus = focus,
            Action::PanelToggled(id, is_open) => {
                next.open_panels.retain(|it| *it != id);
                if is_open {
                    next.open_panels.push(id);
                }
            }
            Action::GuideTurned(place) => {
                let visit = self.guide.as_ref().map_or(0, |it| it.visit + 1);
                next.guide = place.map(|id| GuidePlace { id, visit });
                // A dialog would hold the focus.
                next.editor.sheet = None;
            }
            Action::SecondLookArrived(arrival) => {
                next.second_look = arrival;
                match (arrival, self.progress) {
                    _ if !self.works_here => {}
                    (Arrival::Failed, _) => next.progress = Progress::Failed,
                    // It is fetched again, or there at last: what waits for it goes on.
                    (_, Progress::Failed) => next.progress = Progress::Running,
                    _ => {}
                }
            }
            Action::WorkersMissed => next.works_here = true,
            Action::ProblemsRead => next.has_read_problems = true,
            Action::Opened(opened) => next = self.reopened(opened),
        }
        if is_edit {
            let (before, now) = (self.view(), next.view());
            let is_changed = now != before;
            // What changes nothing makes no work of one's own, and leaves what is said of the edit before.
            if !is_changed {
                next.last_edit.clone_from(&self.last_edit);
            }
            next.is_edited |= is_changed || !Rc::ptr_eq(&next.opened, &self.opened);
            if let Some(gesture) = step.filter(|_| is_changed) {
                let history = Rc::make_mut(&mut next.history);
                history.record(Rc::new(before), &Rc::new(now), gesture);
            }
        }
        next.follow(&self);
        Rc::new(next)
    }
}

impl State {
    /// An edit of a parameter begins with what is shown now, be it all of a study or not; a slider that is still being
    /// moved, or is moved again while runs are still coming, with what was shown before.
    fn edit_of(&self, parameter: String) -> Option<Rc<Edit>> {
        let earlier = self.last_edit.as_ref();
        let earlier = earlier.filter(|it| it.parameter == parameter);
        let is_moving = self.progress == Progress::Running || self.history.is_in_gesture();
        match (earlier, self.own_results()) {
            (Some(edit), _) if is_moving => Some(Rc::clone(edit)),
            (_, Some(results)) => {
                let before = results.samples.tournament().clone();
                Some(Rc::new(Edit { parameter, before }))
            }
            _ => None,
        }
    }

    fn adjust(&mut self, adjusted: Adjusted) {
        self.refused = None;
        self.order.scenario = Rc::new(adjusted.scenario().clone());
        self.adjusted = Rc::new(adjusted);
    }

    fn join(&mut self, results: Rc<Results>) {
        let own = self.own_results();
        if own.is_some_and(|it| it.samples.runs() > results.samples.runs()) {
            // Who came back to an order before the next one had any runs waits for as many as were there.
            return;
        }
        if self.order.stop.has_ended(&results.samples) {
            self.progress = Progress::Complete;
        }
        self.results = Some(results);
        self.suggest_deadline();
    }

    /// Compares the two sides as far as a first look goes, where there is nothing better. What else is shown waits for
    /// all variants, so that nothing jumps.
    fn look(&mut self, results: Rc<Results>) {
        if self.own_results().is_some() || self.first_look().as_ref() != Some(&results.order) {
            return;
        }
        if self.suggests_deadline {
            self.deadline = deadline_of(&results.samples, 0);
        }
        let comparison = Comparison::passing(results, Sides { a: 0, b: 1 });
        self.comparison = comparison.map(Rc::new);
    }

    /// What is shown, where it is of the order.
    fn own_results(&self) -> Option<&Rc<Results>> {
        let results = self.results.as_ref();
        results.filter(|it| it.order == self.order)
    }

    /// Suggests a deadline where one is wanted and there are runs of what is shown to suggest one.
    pub(super) fn suggest_deadline(&mut self) {
        let own = self.own_results().filter(|_| self.suggests_deadline);
        if let Some(results) = own {
            self.deadline = deadline_of(&results.samples, self.sides.a);
            self.suggests_deadline = self.deadline.is_none();
        }
    }

    /// Computes again what follows from the rest, where that has changed.
    fn follow(&mut self, before: &Self) {
        if self.order == before.order {
            self.order = before.order.clone();
        } else {
            let conditions = |order: &Order| (order.seed, order.stop, order.tie_days);
            if conditions(&self.order) != conditions(&before.order) {
                // What an input did to the answer is not all that was done to it.
                self.last_edit = None;
            }
            self.count_anew();
            let own = self.own_results();
            let is_there = own.is_some_and(|it| self.order.stop.has_ended(&it.samples));
            let was_stopped = own.is_some() && before.progress == Progress::Cancelled;
            self.progress = if is_there {
                Progress::Complete
            } else if was_stopped {
                Progress::Cancelled
            } else {
                Progress::Running
            };
        }
        self.comparison = self.compared();
        if !is_same(self.comparison.as_ref(), before.comparison.as_ref())
            || self.focus != before.focus
            || self.second_look != before.second_look
        {
            self.replay = self.replayed();
        }
    }

    /// Another notion of "about the same" changes no future: those that are there are counted anew.
    fn count_anew(&mut self) {
        let Some(results) = &self.results else {
            return;
        };
        let order = Order {
            tie_days: self.order.tie_days,
            ..results.order.clone()
        };
        if order == self.order && order != results.order {
            let samples = Rc::new(results.samples.within(order.tie_days));
            let scenario = Rc::clone(&results.scenario);
            self.results = Some(Rc::new(Results::new(&order, scenario, samples)));
        }
    }

    /// What is known of the two sides. Until there are runs of the order, what is shown stays, be it a first look at it or what was there
    /// before: nothing jumps. Only other sides are looked for in it.
    fn compared(&self) -> Option<Rc<Comparison>> {
        let own = self.own_results();
        // More runs of the order are to come.
        let is_passing = own.is_some() && self.progress == Progress::Running;
        let shown = self.comparison.as_ref();
        let stays = |shown: &Rc<Comparison>| match own {
            Some(results) => {
                let is_exact = !shown.is_passing();
                shown.is_of(results, self.sides) && (is_exact || is_passing)
            }
            None => shown.ids_of_sides() == self.ids_of_sides(),
        };
        if shown.is_some_and(stays) {
            return shown.cloned();
        }
        let results = self.results.as_ref()?;
        let Some(sides) = self.sides_in(&results.order.scenario) else {
            return shown.cloned();
        };
        let compare = if is_passing {
            Comparison::passing
        } else {
            Comparison::of
        };
        compare(Rc::clone(results), sides).map(Rc::new)
    }

    fn replayed(&self) -> Option<Rc<Replay>> {
        let comparison = self.comparison.as_ref()?;
        let Results {
            order, scenario, ..
        } = &*comparison.results;
        let run = comparison.pairs.get(self.focus?)?.run;
        let part = self.second_look.part()?;
        Some(Rc::new((part.replay)(scenario, order.seed, run)))
    }
}
