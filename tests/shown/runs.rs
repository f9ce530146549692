//! The page once all runs that it asks for are there.

use std::rc::Rc;

use cadence_lab::analysis::samples::Samples;
use cadence_lab::app::action::Action;
use cadence_lab::app::state::State;
use cadence_lab::runner::{Order, Results};
use cadence_lab::study::{Study, blocks};
use yew::Reducible;

/// All that an order asks for.
pub(crate) fn runs_of(order: &Order) -> Rc<Results> {
    let scenario = order.scenario.validate().unwrap();
    let ids = scenario.processes.iter().map(|it| it.id.clone());
    let mut samples = Samples::with_tie(ids.collect(), order.tie_days);
    let mut study = Study::new(&scenario, order.seed);
    let runs = order.stop.at_most();
    for block in 0..blocks(runs) {
        samples.add(study.block(block, runs)).unwrap();
    }
    Rc::new(Results::new(order, Rc::new(scenario), Rc::new(samples)))
}

/// The same page with all of its runs.
pub(crate) fn simulated(state: Rc<State>) -> Rc<State> {
    let joined = Action::RunsJoined(runs_of(&state.order));
    state.reduce(joined)
}
