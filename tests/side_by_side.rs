//! Studies behind the main one, and what the page makes of them: the main one is never disturbed, and the digits are the same.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::rc::Rc;

use cadence_lab::analysis::paired::ABOUT_THE_SAME;
use cadence_lab::analysis::samples::Samples;
use cadence_lab::app::action::Action;
use cadence_lab::app::editor::EditorAction;
use cadence_lab::app::side_by_side::{Content, Named, SIDE_BY_SIDE, SideBySide};
use cadence_lab::app::state::{Progress, State};
use cadence_lab::preset::PRESETS;
use cadence_lab::runner::programme::{Errand, Programme, Purpose};
use cadence_lab::runner::{InProcess, Millis, News, Order, Reply, Request, Runner, Step};
use cadence_lab::share::Shelf;
use cadence_lab::study::{self, StopRule};
use yew::Reducible;

fn order(preset: usize, runs: usize) -> Order {
    let mut scenario = PRESETS[preset].scenario().unwrap().into_scenario();
    scenario.processes.truncate(2);
    Order {
        scenario: Rc::new(scenario),
        seed: 7,
        stop: StopRule::Runs(runs),
        tie_days: ABOUT_THE_SAME,
    }
}

fn digest(order: &Order) -> String {
    let scenario = order.scenario.validate().unwrap();
    let ids = scenario.processes.iter().map(|it| it.id.clone()).collect();
    let mut samples = Samples::new(ids);
    let mut study = study::Study::new(&scenario, order.seed);
    for block in 0..study::blocks(order.stop.at_most()) {
        samples
            .add(study.block(block, order.stop.at_most()))
            .unwrap();
    }
    samples.digest().to_string()
}

fn name(order: &Order) -> String {
    order.scenario.name.clone()
}

fn stopped() -> Millis {
    0.0
}

/// Whose runs, of which scenario, how many, and their digest.
type Shown = (Purpose, String, usize, String);

/// A page with one worker: what it was shown, in order.
struct Page {
    programme: Programme,
    runner: InProcess,
    shown: Vec<Shown>,
    failed: Vec<(Purpose, String)>,
}

impl Page {
    fn new() -> Self {
        Self {
            programme: Programme::new(1, 0),
            runner: InProcess::new(stopped),
            shown: Vec::new(),
            failed: Vec::new(),
        }
    }

    fn obey(&mut self, errands: Vec<Errand>) {
        for (purpose, step) in errands {
            match step {
                Step::Ask(worker, request) => self.runner.ask(worker, &request),
                Step::Show(results) => {
                    let runs = results.samples.runs();
                    let (name, digest) = (name(&results.order), results.digest().to_owned());
                    self.shown.push((purpose, name, runs, digest));
                }
                Step::Fail(order) => self.failed.push((purpose, name(&order))),
                Step::Wait(_) | Step::Start(_) | Step::WorkHere => {}
            }
        }
    }

    fn turn(&mut self) {
        if let Some(news) = self.runner.turn() {
            let errands = self.programme.hear(news, 0.0);
            self.obey(errands);
        }
    }

    fn finish(&mut self) {
        while !self.runner.is_idle() {
            self.turn();
        }
    }

    fn start(&mut self, order: &Order) {
        let errands = self.programme.start(order, None);
        self.obey(errands);
    }

    fn queue(&mut self, further: &[Order]) {
        let errands = self.programme.queue(further);
        self.obey(errands);
    }

    /// The last of each study and scenario.
    fn last_shown(&self) -> Vec<Shown> {
        let mut last: Vec<Shown> = Vec::new();
        for shown in &self.shown {
            last.retain(|it| (it.0, &it.1) != (shown.0, &shown.1));
            last.push(shown.clone());
        }
        last
    }
}

fn done(purpose: Purpose, order: &Order) -> Shown {
    (purpose, name(order), order.stop.at_most(), digest(order))
}

#[test]
fn what_cannot_be_simulated_says_so_each_time() {
    let mut broken = order(0, 1_000);
    Rc::make_mut(&mut broken.scenario).items[0].estimate = 0.0;
    let mut page = Page::new();
    for _ in 0..2 {
        page.start(&broken);
    }
    let failed = (Purpose::Main, name(&broken));
    assert_eq!(page.failed, [failed.clone(), failed]);
}

#[test]
fn what_waits_comes_after_the_main_study_with_the_same_digits() {
    let (main, one, two) = (order(0, 2_000), order(1, 1_000), order(2, 1_000));
    let mut page = Page::new();
    page.start(&main);
    page.queue(&[one.clone(), two.clone()]);
    page.finish();
    let further = |order: &Order| done(Purpose::Further, order);
    assert_eq!(
        page.last_shown(),
        [done(Purpose::Main, &main), further(&one), further(&two)]
    );
    // What is there is not simulated again; what is added is.
    page.start(&main);
    let again = order(0, 1_000);
    page.queue(std::slice::from_ref(&again));
    page.finish();
    assert_eq!(page.shown.last(), Some(&further(&again)));
    assert_eq!(page.last_shown().len(), 4);
}

#[test]
fn a_first_look_comes_before_all_of_it_and_what_waits_behind_both() {
    let mut main = order(0, 2_000);
    main.scenario = Rc::new(PRESETS[0].scenario().unwrap().into_scenario());
    let look = main.first_look([0, 3]).unwrap();
    let one = order(1, 500);
    let mut page = Page::new();
    page.queue(std::slice::from_ref(&one));
    let errands = page.programme.start(&main, Some(&look));
    page.obey(errands);
    page.finish();
    let looked = (Purpose::First, name(&main), 1_000, digest(&look));
    assert_eq!(page.last_shown()[..2], [looked, done(Purpose::Main, &main)]);
    assert_eq!(page.shown.last(), Some(&done(Purpose::Further, &one)));
    // One that is stopped is followed by nothing of its own.
    let shown = page.shown.len();
    let other = Order { seed: 8, ..main };
    let errands = page.programme.start(&other, Some(&look));
    page.obey(errands);
    let errands = page.programme.cancel();
    page.obey(errands);
    page.finish();
    assert_eq!(page.shown.len(), shown);
}

#[test]
fn an_edit_goes_first_and_what_was_under_way_comes_again() {
    let (main, edited, one) = (order(0, 500), order(1, 500), order(2, 1_000));
    let mut page = Page::new();
    page.start(&main);
    page.queue(std::slice::from_ref(&one));
    while page.shown.is_empty() {
        page.turn();
    }
    page.turn();
    page.start(&edited);
    page.finish();
    assert_eq!(
        page.last_shown(),
        [
            done(Purpose::Main, &main),
            done(Purpose::Main, &edited),
            done(Purpose::Further, &one)
        ]
    );
}

#[test]
fn what_nobody_wants_any_more_is_stopped() {
    let (main, one, two) = (order(0, 500), order(1, 1_000), order(2, 1_000));
    let mut page = Page::new();
    page.start(&main);
    page.queue(&[one.clone(), two.clone()]);
    while page.shown.is_empty() {
        page.turn();
    }
    page.queue(std::slice::from_ref(&two));
    page.finish();
    let studies = page.last_shown().into_iter().map(|it| (it.0, it.1));
    let expected = [(Purpose::Main, name(&main)), (Purpose::Further, name(&two))];
    assert_eq!(studies.collect::<Vec<_>>(), expected);
    // The same order as the main one is one of its own.
    page.queue(std::slice::from_ref(&main));
    page.finish();
    assert_eq!(page.shown.last(), Some(&done(Purpose::Further, &main)));
}

#[test]
fn a_main_study_that_is_stopped_lets_the_others_go_on_and_a_failure_is_its_own() {
    let (main, one) = (order(0, 100_000), order(1, 1_000));
    let mut page = Page::new();
    page.start(&main);
    page.queue(std::slice::from_ref(&one));
    page.turn();
    let errands = page.programme.cancel();
    page.obey(errands);
    page.finish();
    assert_eq!(page.last_shown(), [done(Purpose::Further, &one)]);
    // A worker refuses what it is asked for.
    let two = order(2, 1_000);
    let errands = page.programme.queue(&[two.clone(), order(1, 250)]);
    let asked = errands.iter().find_map(|(_, step)| match step {
        Step::Ask(_, Request::Open { study, .. }) => Some(*study),
        _ => None,
    });
    let reply = Reply::Refused {
        study: asked.unwrap(),
    };
    let errands = page
        .programme
        .hear(News::Answered { worker: 0, reply }, 0.0);
    page.obey(errands);
    page.finish();
    assert_eq!(page.failed, [(Purpose::Further, name(&two))]);
    assert_eq!(page.shown.last().unwrap().2, 250);
}

fn after(state: &Rc<State>, actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    let reduce = |state: Rc<State>, action| state.reduce(action);
    actions.into_iter().fold(Rc::clone(state), reduce)
}

fn named(name: &str, preset: usize) -> Named {
    Named {
        name: name.to_owned(),
        fragment: "1&model=1&seed=2".to_owned(),
        content: Ok(Content {
            scenario: order(preset, 1).scenario,
            sides: State::at_first().sides,
            is_stand_in: false,
        }),
    }
}

#[test]
fn what_is_compared_is_asked_for_once_and_forgotten_when_nobody_wants_it() {
    let first = Rc::new(State::at_first());
    let chosen = SideBySide {
        named: vec![named("one", 1), named("two", 2)],
        ..SideBySide::default()
    };
    let mut shelf = Shelf::default();
    shelf.save("one", "1&model=1&seed=2");
    shelf.save("two", "1&model=1&seed=2");
    let closed = after(
        &first,
        [
            Action::ShelfChanged(Rc::new(shelf.clone()), None),
            Action::SideBySideChosen(Rc::new(chosen)),
        ],
    );
    assert_eq!(closed.further_orders(), [], "nobody looks");
    assert!(!closed.history.can_undo() && !closed.is_edited);
    let open = after(&closed, [Action::PanelToggled(SIDE_BY_SIDE, true)]);
    let orders = open.further_orders();
    assert_eq!(orders.len(), 3);
    assert!(
        orders
            .iter()
            .all(|it| it.stop == StopRule::Runs(1_000) && it.seed == open.order.seed)
    );
    let samples = || Some(Rc::new(Samples::new(vec!["scrum".to_owned()])));
    let ended = after(
        &open,
        [
            Action::FurtherEnded(orders[0].clone(), samples()),
            Action::FurtherEnded(orders[1].clone(), None),
        ],
    );
    assert_eq!(ended.further_orders(), orders[2..]);
    assert_eq!(
        ended.progress,
        Progress::Running,
        "the main study is what it was"
    );
    // An edit of what is on the screen asks for that alone.
    let edit = Action::Editor(EditorAction::DocumentSet {
        path: "items[0].estimate".to_owned(),
        text: "4".to_owned(),
    });
    let edited = after(&ended, [edit]);
    let waiting = edited.further_orders();
    assert_eq!(waiting.len(), 2);
    assert_eq!(waiting[0].scenario, edited.order.scenario);
    assert_eq!(waiting[1], orders[2]);
    // What is called something else is the same.
    let mut renamed = shelf.clone();
    assert!(renamed.rename(1, "2"));
    let renamed = after(&edited, [Action::ShelfChanged(Rc::new(renamed), None)]);
    let names = renamed.side_by_side.named.iter().map(|it| it.name.as_str());
    assert_eq!(names.collect::<Vec<_>>(), ["one", "2"]);
    assert_eq!(renamed.further_orders(), waiting);
    // What is taken off the shelf is compared no more.
    shelf.delete(0);
    let left = after(
        &edited,
        [Action::ShelfChanged(Rc::new(shelf.clone()), None)],
    );
    assert_eq!(left.side_by_side.named.len(), 1);
    assert_eq!(left.further_orders(), waiting);
    // Who brings it back there finds it here again, as what another window does takes nothing away.
    let taken = shelf.delete(0);
    assert!(taken.is_some());
    let deleted = after(
        &left,
        [Action::ShelfChanged(Rc::new(shelf.clone()), taken.clone())],
    );
    shelf.save("three", "1&model=1&seed=3");
    let followed = after(&deleted, [Action::ShelfFollowed(Rc::new(shelf.clone()))]);
    assert_eq!((&*followed.shelf, &followed.editor.taken), (&shelf, &taken));
    // Other futures are other orders for all.
    assert_eq!(
        after(&left, [Action::SeedChosen(9)]).further_orders().len(),
        2
    );
}
