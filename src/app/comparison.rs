//! What all runs say about the two sides: computed once per batch of runs, shown in many places.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::analysis::curve::Curve;
use crate::analysis::dots::Dot;
use crate::analysis::ends::Ends;
use crate::analysis::paired::{Difference, Headline};
use crate::analysis::samples::VariantSamples;
use crate::analysis::summary::Summary;
use crate::app::figure::{Crowd, Pair, Side, Strip};
use crate::app::state::Sides;
use crate::runner::Results;
use crate::scenario::Scenario;

/// Dots of the figure: counts out of twenty are read well.
pub const DOTS: usize = 20;

/// The two sides in all runs so far. What only some panels show is computed when it is first asked for.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The runs.
    pub results: Rc<Results>,
    /// The side above and the side below.
    pub sides: [Side; 2],
    /// All runs.
    pub paired: Headline,
    /// Twenty of them that stand for all.
    pub pairs: Rc<Vec<Pair>>,
    /// These in the two sides, and then in every other variant.
    pub strips: Vec<Strip>,
    /// Whether more runs are to come: then a glance at those that are there is enough.
    is_passing: bool,
    curves: OnceCell<Option<[Curve; 2]>>,
    summaries: OnceCell<Option<[Summary; 2]>>,
    differences: OnceCell<Option<Differences>>,
}

/// By how much the side above differs from the side below, run by run.
#[derive(Clone, Debug)]
pub struct Differences {
    /// Of the finish, where both delivered. [days]
    pub finish: Difference,
    /// Of the value days, where both delivered. [value · days]
    pub value_days: Difference,
    /// Of the finish, where both were infeasible. [days]
    pub sooner_to_know: Difference,
}

/// Two comparisons are the same where they are of the same variants in the same runs.
impl PartialEq for Comparison {
    fn eq(&self, other: &Self) -> bool {
        self.results == other.results
            && self.sides == other.sides
            && self.is_passing == other.is_passing
    }
}

impl Comparison {
    /// Compares two variants. None: the runs have no such variants.
    #[must_use]
    pub fn of(results: Rc<Results>, sides: Sides) -> Option<Self> {
        Self::new(results, sides, false)
    }

    /// The same while more runs are to come, several times a second: what would need a walk over all runs is rounded by
    /// up to 0.1 %.
    #[must_use]
    pub fn passing(results: Rc<Results>, sides: Sides) -> Option<Self> {
        Self::new(results, sides, true)
    }

    fn new(results: Rc<Results>, sides: Sides, is_passing: bool) -> Option<Self> {
        let variants: Vec<_> = results.samples.variants().collect();
        let of = |place: usize| variants.get(place).map(|it| it.1.ends());
        let (ends_a, ends_b) = (of(sides.a)?, of(sides.b)?);
        let (samples, Sides { a, b }) = (&results.samples, sides);
        let (paired, chosen) = if is_passing {
            (
                samples.headline_glance(a, b)?,
                samples.dots_glance(a, b, DOTS),
            )
        } else {
            (samples.headline(a, b)?, samples.dots(a, b, DOTS))
        };
        let pairs = pairs(&chosen, ends_a, ends_b);
        let scenario = &results.order.scenario;
        let others = (0..variants.len()).filter(|&place| place != sides.a && place != sides.b);
        let strip = |place: usize| {
            let (_, samples) = variants.get(place)?;
            let ends = samples.ends();
            Some(Strip {
                side: side(scenario, place)?,
                ends: chosen.iter().filter_map(|dot| ends.get(dot.run)).collect(),
                all: if is_passing {
                    Crowd::Passing(Curve::glance(ends).into())
                } else {
                    Crowd::whole(ends.clone())
                },
            })
        };
        // One variant alone is no pair.
        let second = (sides.b != sides.a).then_some(sides.b);
        let strips = std::iter::once(sides.a).chain(second).chain(others);
        Some(Self {
            sides: [side(scenario, sides.a)?, side(scenario, sides.b)?],
            strips: strips.filter_map(strip).collect(),
            paired,
            pairs: Rc::new(pairs),
            is_passing,
            curves: OnceCell::new(),
            summaries: OnceCell::new(),
            differences: OnceCell::new(),
            results,
        })
    }

    /// Whether these variants are compared in these runs.
    #[must_use]
    pub fn is_of(&self, results: &Rc<Results>, sides: Sides) -> bool {
        let [a, b] = &self.sides;
        Rc::ptr_eq(&self.results, results) && (a.variant, b.variant) == (sides.a, sides.b)
    }

    /// Whether more runs were to come.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        self.is_passing
    }

    /// The ids of the variants that are compared.
    #[must_use]
    pub fn ids_of_sides(&self) -> [String; 2] {
        let [a, b] = &self.sides;
        self.results.order.ids_of([a.variant, b.variant])
    }

    /// There is one variant only, beside itself: what is shown of the sides is shown once.
    #[must_use]
    pub fn is_alone(&self) -> bool {
        let [a, b] = &self.sides;
        a.variant == b.variant
    }

    /// How many sides there are to show.
    #[must_use]
    pub fn sides_shown(&self) -> usize {
        if self.is_alone() { 1 } else { 2 }
    }

    /// What the runs of both sides came to; none if they are not there.
    #[must_use]
    pub fn samples(&self) -> Option<[&VariantSamples; 2]> {
        let of = |side: &Side| {
            let mut variants = self.results.samples.variants();
            variants.nth(side.variant).map(|(_, samples)| samples)
        };
        let [a, b] = &self.sides;
        Some([of(a)?, of(b)?])
    }

    /// In what share of the futures neither side delivers, of all that there are.
    #[must_use]
    pub fn undelivered(&self) -> f64 {
        let outcomes = self
            .samples()
            .map(|sides| sides.map(VariantSamples::outcomes));
        outcomes.map_or(0.0, |[a, b]| {
            let both = self.paired.difference.count;
            let delivered = a.delivered + b.delivered - both;
            (a.runs() - delivered) as f64 / a.runs().max(1) as f64
        })
    }

    /// By which day how many futures of both sides are delivered.
    #[must_use]
    pub fn curves(&self) -> Option<&[Curve; 2]> {
        let curve = if self.is_passing {
            Curve::glance
        } else {
            Curve::of
        };
        let curves = || Some(self.samples()?.map(|side| curve(side.ends())));
        self.curves.get_or_init(curves).as_ref()
    }

    /// Every metric of both sides.
    #[must_use]
    pub fn summaries(&self) -> Option<&[Summary; 2]> {
        let summary = if self.is_passing {
            VariantSamples::glance
        } else {
            VariantSamples::summary
        };
        let summaries = || Some(self.samples()?.map(summary));
        self.summaries.get_or_init(summaries).as_ref()
    }

    /// By how much the two sides differ run by run; none while more runs are to come.
    #[must_use]
    pub fn differences(&self) -> Option<&Differences> {
        let differences = || {
            let sides = self.samples().filter(|_| !self.is_passing)?;
            let [a, b] = sides.map(VariantSamples::ends);
            Some(Differences {
                finish: self.paired.difference,
                value_days: Difference::of_value_days(a, b),
                sooner_to_know: Difference::sooner_to_know(a, b),
            })
        };
        self.differences.get_or_init(differences).as_ref()
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
    Some(Side {
        name: it.label().to_owned().into(),
        process: it.process,
        variant,
    })
}
