//! What all runs say about the two sides: computed once per batch of runs, shown in many places.

use std::rc::Rc;

use crate::analysis::dots::Dot;
use crate::analysis::ends::Ends;
use crate::analysis::paired::Headline;
use crate::app::figure::{Pair, Side};
use crate::app::state::{Results, Sides};
use crate::scenario::Scenario;

/// Dots of the figure: counts out of twenty are read well.
pub const DOTS: usize = 20;

/// The two sides in all runs so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The runs.
    pub results: Rc<Results>,
    /// The side above and the side below.
    pub sides: [Side; 2],
    /// All runs.
    pub paired: Headline,
    /// Twenty of them that stand for all.
    pub pairs: Rc<Vec<Pair>>,
}

impl Comparison {
    /// Compares two variants. None: the runs have no such variants.
    #[must_use]
    pub fn of(results: Rc<Results>, sides: Sides) -> Option<Self> {
        let variants: Vec<_> = results.samples.variants().collect();
        let (a, b) = (variants.get(sides.a)?, variants.get(sides.b)?);
        let (ends_a, ends_b) = (a.1.ends(), b.1.ends());
        let paired = results.samples.headline(sides.a, sides.b)?;
        let chosen = results.samples.dots(sides.a, sides.b, DOTS);
        let pairs = pairs(&chosen, ends_a, ends_b);
        let scenario = &results.order.scenario;
        Some(Self {
            sides: [side(scenario, sides.a)?, side(scenario, sides.b)?],
            paired,
            pairs: Rc::new(pairs),
            results,
        })
    }
}

fn pairs(chosen: &[Dot], a: &Ends, b: &Ends) -> Vec<Pair> {
    let pair = |dot: &Dot| {
        Some(Pair {
            run: dot.run as u64,
            standing: dot.standing,
            a: a.get(dot.run)?,
            b: b.get(dot.run)?,
        })
    };
    chosen.iter().filter_map(pair).collect()
}

fn side(scenario: &Scenario, variant: usize) -> Option<Side> {
    let it = scenario.processes.get(variant)?;
    let name = if it.name.is_empty() { &it.id } else { &it.name };
    Some(Side {
        name: name.clone().into(),
        process: it.process,
        variant,
    })
}
