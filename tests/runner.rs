//! Studies by every runner: in this process, through the codec, and by pools of workers that answer in any order, late,
//! or die. Whoever simulates, the digits are the same.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};

use cadence_lab::analysis::paired::ABOUT_THE_SAME;
use cadence_lab::analysis::samples::Samples;
use cadence_lab::preset::PRESETS;
use cadence_lab::runner::{
    Conductor, InProcess, Millis, News, Order, Reply, Request, RoundTrip, Runner, Step,
};
use cadence_lab::study::{StopRule, Study};

fn order(runs: usize, seed: u64) -> Order {
    let mut scenario = PRESETS[0].scenario().unwrap().into_scenario();
    // Two are enough here, and sooner done.
    scenario.processes.truncate(2);
    Order {
        scenario: Rc::new(scenario),
        seed,
        stop: StopRule::Runs(runs),
        tie_days: ABOUT_THE_SAME,
    }
}

/// Every digit of a study.
fn digits(samples: &Samples) -> String {
    format!("{} {:?}", samples.digest(), samples.summaries())
}

/// Every digit of an order, simulated without any runner.
fn expected(order: &Order) -> String {
    let scenario = order.scenario.validate().unwrap();
    let ids = scenario.processes.iter().map(|it| it.id.clone()).collect();
    let (mut samples, mut study) = (Samples::new(ids), Study::new(&scenario, order.seed));
    let mut block = 0;
    while !order.stop.is_met(&mut samples) {
        samples
            .add(study.block(block, order.stop.at_most()))
            .unwrap();
        block += 1;
    }
    digits(&samples)
}

/// A clock that stands still.
fn stopped() -> Millis {
    0.0
}

/// A clock on which more than a slice passes between two looks.
fn racing() -> Millis {
    static NOW: AtomicU32 = AtomicU32::new(0);
    f64::from(NOW.fetch_add(100, Ordering::Relaxed))
}

/// How a study went.
#[derive(Default)]
struct Course {
    /// When how many runs were shown.
    shown: Vec<(Millis, usize)>,
    digits: String,
    has_failed: bool,
    worked_here: bool,
}

/// A page: it does what the conductor says.
struct Page<'a> {
    conductor: Conductor,
    runner: &'a mut dyn Runner,
    /// This thread, once no worker is left.
    here: Option<InProcess>,
    steps: VecDeque<Step>,
    look_at: Option<Millis>,
    now: Millis,
    /// How long a turn takes.
    turn: Millis,
    course: Course,
}

impl<'a> Page<'a> {
    fn new(runner: &'a mut dyn Runner) -> Self {
        Self {
            conductor: Conductor::new(runner.workers(), runner.reserve()),
            runner,
            here: None,
            steps: VecDeque::new(),
            look_at: None,
            now: 0.0,
            turn: 1.0,
            course: Course::default(),
        }
    }

    fn start(&mut self, order: &Order) {
        self.course = Course::default();
        self.steps = self.conductor.start(order).into();
        self.obey();
    }

    fn runner(&mut self) -> &mut dyn Runner {
        match &mut self.here {
            Some(here) => here,
            None => self.runner,
        }
    }

    fn obey(&mut self) {
        while let Some(step) = self.steps.pop_front() {
            match step {
                Step::Ask(worker, request) => self.runner().ask(worker, &request),
                Step::Start(worker) => self.runner().start(worker),
                Step::WorkHere => {
                    self.course.worked_here = true;
                    self.here = Some(InProcess::new(stopped));
                }
                Step::Show(results) => {
                    let samples = &results.samples;
                    self.course.shown.push((self.now, samples.runs()));
                    self.course.digits = digits(samples);
                }
                Step::Wait(millis) => self.look_at = Some(self.now + millis),
                Step::Fail(_) => self.course.has_failed = true,
            }
        }
    }

    fn turn(&mut self) {
        self.now += self.turn;
        if let Some(news) = self.runner().turn() {
            self.steps.extend(self.conductor.hear(news, self.now));
        }
        if self.look_at.is_some_and(|at| self.now >= at) {
            self.look_at = None;
            self.steps.extend(self.conductor.look(self.now));
        }
        self.obey();
    }

    /// Goes on until nothing is left to do.
    fn finish(mut self) -> Course {
        while !self.runner().is_idle() {
            self.turn();
        }
        self.course
    }
}

fn course(runner: &mut dyn Runner, order: &Order) -> Course {
    let mut page = Page::new(runner);
    page.start(order);
    page.finish()
}

/// Workers as a browser's are: whose turn it is, and when an answer arrives, is chance; some cannot start, and some
/// blocks kill.
struct Pool {
    workers: Vec<Worker>,
    /// How many more may be started.
    reserve: usize,
    chance: u64,
    /// Workers that cannot start.
    stillborn: Vec<usize>,
    /// A worker dies on each of these, once per time that it stands here.
    deadly: Vec<usize>,
    /// How many were started in the place of others.
    replaced: usize,
}

struct Worker {
    is_started: bool,
    is_dead: bool,
    server: RoundTrip,
    /// Blocks to simulate.
    blocks: VecDeque<usize>,
    /// On the way to the page.
    news: VecDeque<News>,
}

impl Worker {
    fn new() -> Self {
        Self {
            is_started: false,
            is_dead: false,
            server: RoundTrip::new(stopped),
            blocks: VecDeque::new(),
            news: VecDeque::new(),
        }
    }

    fn works(&self) -> bool {
        !self.is_dead && (!self.is_started || !self.server.is_idle())
    }
}

impl Pool {
    fn new(workers: usize, chance: u64) -> Self {
        Self {
            workers: (0..workers).map(|_| Worker::new()).collect(),
            reserve: 0,
            chance,
            stillborn: Vec::new(),
            deadly: Vec::new(),
            replaced: 0,
        }
    }

    /// A number below `end`.
    fn draw(&mut self, end: usize) -> usize {
        self.chance = self
            .chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.chance >> 33) as usize % end
    }

    fn work(&mut self, place: usize) {
        let worker = &mut self.workers[place];
        let news = if !worker.is_started {
            worker.is_started = true;
            if self.stillborn.contains(&place) {
                News::Died { worker: place }
            } else {
                News::Answered {
                    worker: place,
                    reply: Reply::Ready,
                }
            }
        } else if let Some(lethal) = worker
            .blocks
            .front()
            .and_then(|block| self.deadly.iter().position(|it| it == block))
        {
            self.deadly.remove(lethal);
            News::Died { worker: place }
        } else {
            let Some(News::Answered { reply, .. }) = worker.server.turn() else {
                return;
            };
            worker.blocks.pop_front();
            News::Answered {
                worker: place,
                reply,
            }
        };
        worker.is_dead = matches!(news, News::Died { .. });
        worker.news.push_back(news);
    }
}

impl Runner for Pool {
    fn workers(&self) -> usize {
        self.workers.len()
    }

    fn reserve(&self) -> usize {
        self.reserve
    }

    fn ask(&mut self, worker: usize, request: &Request) {
        let worker = &mut self.workers[worker];
        match request {
            Request::Open { .. } => worker.blocks.clear(),
            Request::Simulate { block, .. } => worker.blocks.push_back(*block),
        }
        worker.server.ask(0, request);
    }

    fn start(&mut self, worker: usize) {
        if worker < self.workers.len() {
            self.workers[worker] = Worker::new();
            self.replaced += 1;
        } else {
            assert_eq!(worker, self.workers.len());
            self.workers.push(Worker::new());
        }
    }

    fn turn(&mut self) -> Option<News> {
        let busy: Vec<usize> = (0..self.workers.len())
            .filter(|&it| self.workers[it].works() || !self.workers[it].news.is_empty())
            .collect();
        if busy.is_empty() {
            return None;
        }
        let place = busy[self.draw(busy.len())];
        if self.workers[place].works() && self.draw(2) == 0 {
            self.work(place);
            return None;
        }
        self.workers[place].news.pop_front()
    }

    fn is_idle(&self) -> bool {
        let mut workers = self.workers.iter();
        workers.all(|it| !it.works() && it.news.is_empty())
    }
}

#[test]
fn every_runner_gives_the_same_digits() {
    let order = order(2_600, 7);
    let expected = expected(&order);
    assert_eq!(
        course(&mut InProcess::new(stopped), &order).digits,
        expected
    );
    assert_eq!(
        course(&mut RoundTrip::new(stopped), &order).digits,
        expected
    );
    for workers in [1, 2, 16] {
        for chance in 0..4 {
            let digits = course(&mut Pool::new(workers, chance), &order).digits;
            assert_eq!(digits, expected, "{workers} workers, chance {chance}");
        }
    }
}

#[test]
fn a_runner_that_is_interrupted_gives_the_same_digits() {
    let order = order(600, 3);
    let mut runner = InProcess::new(racing);
    let mut page = Page::new(&mut runner);
    page.start(&order);
    page.turn();
    assert!(page.course.shown.is_empty(), "a slice is less than a block");
    assert_eq!(page.finish().digits, expected(&order));
}

#[test]
fn the_first_answer_has_the_same_runs_whatever_arrives_first() {
    let order = order(3_000, 1);
    for chance in 0..10 {
        let shown = course(&mut Pool::new(16, chance), &order).shown;
        assert_eq!(shown[0].1, 1_000, "chance {chance}");
        assert_eq!(shown.last().unwrap().1, 3_000, "chance {chance}");
    }
    let few = self::order(300, 1);
    let shown = course(&mut Pool::new(2, 1), &few).shown;
    assert_eq!(shown.len(), 1);
    assert_eq!(shown[0].1, 300);
}

#[test]
fn the_reserve_is_called_after_the_first_answer() {
    let order = order(4_000, 1);
    let mut pool = Pool::new(1, 1);
    pool.reserve = 3;
    let mut page = Page::new(&mut pool);
    page.start(&order);
    while page.course.shown.is_empty() {
        page.turn();
    }
    assert_eq!(page.finish().digits, expected(&order));
    assert_eq!(pool.workers.len(), 4);
    assert!(pool.workers.iter().all(|it| it.is_started));
}

#[test]
fn answers_are_shown_once_they_rest_on_twice_as_many_runs_or_it_has_been_long() {
    let mut runner = InProcess::new(stopped);
    let mut page = Page::new(&mut runner);
    page.turn = 30.0;
    page.start(&order(9_900, 1));
    let shown = page.finish().shown;
    assert_eq!(shown[0], (120.0, 1_000), "the first at once");
    assert_eq!(shown.last().unwrap(), &(1_200.0, 9_900), "the last at once");
    let between = &shown[..shown.len() - 1];
    for two in between.windows(2) {
        let [(before, fewer), (after, more)] = two else {
            unreachable!()
        };
        let least = if *more < 2 * fewer { 500.0 } else { 200.0 };
        assert!((least..=530.0).contains(&(after - before)), "{shown:?}");
    }
    assert_eq!(shown.len(), 5, "{shown:?}");
}

#[test]
fn what_was_held_back_is_shown_when_its_time_comes() {
    let mut conductor = Conductor::new(1, 0);
    let mut runner = InProcess::new(stopped);
    for step in conductor.start(&order(2_000, 1)) {
        if let Step::Ask(_, request) = step {
            runner.ask(0, &request);
        }
    }
    let mut steps = Vec::new();
    for _ in 0..5 {
        let news = runner.turn().unwrap();
        steps = conductor.hear(news, 1_000.0);
        for step in &steps {
            if let Step::Ask(_, request) = step {
                runner.ask(0, request);
            }
        }
    }
    assert!(matches!(steps.last(), Some(Step::Wait(500.0))), "{steps:?}");
    assert!(matches!(conductor.look(1_050.0)[..], [Step::Wait(450.0)]));
    let shown = conductor.look(1_500.0);
    let [Step::Show(results)] = &shown[..] else {
        panic!("{shown:?}");
    };
    assert_eq!(results.samples.runs(), 1_250);
    assert!(conductor.look(2_000.0).is_empty(), "there is nothing new");
}

#[test]
fn answers_to_an_older_study_are_dropped() {
    let (old, new) = (order(3_000, 1), order(3_000, 2));
    let expected = expected(&new);
    for chance in 0..4 {
        let mut pool = Pool::new(3, chance);
        let mut page = Page::new(&mut pool);
        page.start(&old);
        for _ in 0..30 {
            page.turn();
        }
        page.start(&new);
        assert_eq!(page.finish().digits, expected, "chance {chance}");
    }
}

#[test]
fn a_cancelled_study_ends_soon_and_can_begin_again() {
    let order = order(100_000, 1);
    let mut pool = Pool::new(2, 1);
    let mut page = Page::new(&mut pool);
    page.start(&order);
    for _ in 0..100 {
        page.turn();
    }
    let shown = page.course.shown.len();
    page.conductor.cancel();
    let mut turns = 0;
    while !page.runner().is_idle() {
        page.turn();
        turns += 1;
    }
    assert!(turns < 40, "{turns}");
    assert_eq!(page.course.shown.len(), shown);
    let few = self::order(1_000, 1);
    page.start(&few);
    assert_eq!(page.finish().digits, expected(&few));
}

#[test]
fn a_study_ends_where_enough_is_known_whoever_simulates_it() {
    // Its P85 is known within this at the first checkpoint, and hardly ever before.
    let order = Order {
        stop: StopRule::p85_within(4.0, 40_000),
        ..order(1, 1)
    };
    let expected = expected(&order);
    for (workers, chance) in [(1, 1), (2, 2), (5, 3)] {
        let mut pool = Pool::new(workers, chance);
        let mut page = Page::new(&mut pool);
        page.start(&order);
        while !page.runner().is_idle() {
            page.turn();
        }
        // What was under way came too late, and the study is not begun again.
        assert!(page.conductor.look(1e9).is_empty());
        assert!(page.conductor.start(&order).is_empty());
        let (_, runs) = *page.course.shown.last().unwrap();
        assert!((10_000..40_000).contains(&runs), "{runs}");
        assert_eq!(page.course.digits, expected);
    }
}

#[test]
fn a_study_that_is_under_way_goes_on() {
    let order = order(1_000, 1);
    let mut conductor = Conductor::new(1, 0);
    assert!(!conductor.start(&order).is_empty());
    assert!(conductor.start(&order).is_empty());
    conductor.cancel();
    assert!(!conductor.start(&order).is_empty());
}

#[test]
fn a_scenario_with_problems_is_refused() {
    let mut wrong = order(1_000, 1);
    Rc::make_mut(&mut wrong.scenario).items.clear();
    let course = course(&mut Pool::new(2, 1), &wrong);
    assert!(course.has_failed);
    assert!(course.shown.is_empty());
}

#[test]
fn the_work_of_a_dead_worker_is_done_again() {
    let order = order(2_500, 1);
    let expected = expected(&order);
    for workers in [1, 2, 16] {
        for chance in 0..3 {
            let mut pool = Pool::new(workers, chance);
            pool.deadly = vec![0, 3, 9];
            let course = course(&mut pool, &order);
            assert_eq!(course.digits, expected, "{workers}, chance {chance}");
            assert!(!course.has_failed);
            assert_eq!(pool.replaced, 3);
        }
    }
}

#[test]
fn a_block_that_kills_twice_fails_the_study_and_no_other() {
    let order = order(5_000, 1);
    for workers in [1, 2, 16] {
        let mut pool = Pool::new(workers, 5);
        pool.deadly = vec![7, 7];
        let mut page = Page::new(&mut pool);
        page.start(&order);
        while !page.course.has_failed {
            page.turn();
        }
        let next = self::order(2_000, 4);
        page.start(&next);
        let course = page.finish();
        assert!(!course.has_failed);
        assert_eq!(course.digits, expected(&next), "{workers} workers");
        assert_eq!(pool.replaced, 2);
    }
}

#[test]
fn where_no_worker_starts_the_page_works_by_itself() {
    let order = order(2_000, 1);
    let mut pool = Pool::new(3, 2);
    pool.stillborn = vec![0, 1, 2];
    let course = course(&mut pool, &order);
    assert!(course.worked_here);
    assert_eq!(course.digits, expected(&order));
}

#[test]
fn where_some_workers_start_they_do_it_all() {
    let order = order(2_000, 1);
    let mut pool = Pool::new(3, 2);
    pool.stillborn = vec![0, 2];
    let course = course(&mut pool, &order);
    assert!(!course.worked_here);
    assert_eq!(course.digits, expected(&order));
    assert_eq!(pool.replaced, 0);
}
