//! The page once all runs that it asks for are there.

use std::rc::Rc;

use cadence_lab::analysis::samples::Samples;
use cadence_lab::app::action::Action;
use cadence_lab::app::state::State;
use cadence_lab::runner::Results;
use cadence_lab::study::{Study, blocks};
use yew::Reducible;

/// The same page with all of its runs.
pub(crate) fn simulated(state: Rc<State>) -> Rc<State> {
    let order = &state.order;
    let scenario = order.scenario.validate().unwrap();
    let ids = scenario.processes.iter().map(|it| it.id.clone());
    let mut samples = Samples::new(ids.collect());
    let mut study = Study::new(&scenario, order.seed);
    let runs = order.stop.at_most();
    for block in 0..blocks(runs) {
        samples.add(study.block(block, runs)).unwrap();
    }
    let results = Results::new(order, Rc::new(scenario), Rc::new(samples));
    let joined = Action::RunsJoined(Rc::new(results));
    state.reduce(joined)
}
