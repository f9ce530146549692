//! Where the numbers of the presets come from: the kinds of work with their measured or judged uncertainty.
//!
//! What an item has in common with its kind has the kind's source; whatever else stands in a preset is made up for
//! the example: teams, estimates, values, costs, how often a thing may be tried, and what waits for what.

use crate::distribution::Distribution;
use crate::parameter::{Certainty, Source};
use crate::scenario::Item;

/// A kind of work, and what is believed about it.
///
/// # Source
/// The factor by which an effort misses its estimate is lognormal: ln r ~ N(ln median, sigma²). The figures were judged
/// from 10,022 tasks of one company, repeats of public training benchmarks, GPU cluster traces and logs of
/// machine learning experiments; the text of each kind says which. Cutting r off at 0.05 and 12 was dropped.
#[derive(Clone, Copy, Debug)]
pub struct KindOfWork {
    /// Short name.
    pub id: &'static str,
    /// Fluent key of what people call it.
    pub label: &'static str,
    /// Fluent key of where its figures come from.
    pub text: &'static str,
    /// Half of the efforts are below this × the estimate.
    pub median: f64,
    /// Standard deviation of ln (effort ÷ estimate).
    pub sigma: f64,
    /// How far median and sigma can be trusted.
    pub certainty: Certainty,
    /// What is known about its attempts.
    pub attempts: Option<Attempts>,
    /// What is known about waiting, and how far that can be trusted.
    pub wait: Option<(fn() -> Distribution, Certainty)>,
}

/// How attempts of a kind of work turn out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attempts {
    /// Chance that an attempt answers its question.
    pub success: f64,
    /// How many past attempts that chance is worth; none: it is taken as known.
    pub evidence: Option<f64>,
    /// How far they can be trusted.
    pub certainty: Certainty,
}

/// A number of an item that may have a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The spread of its effort around its estimate.
    Effort,
    /// Its chance of success, and the evidence for it.
    Success,
    /// How long it is observed or waited for.
    Wait,
}

/// Where everything comes from that no source gives.
pub const MADE_UP: Source = Source {
    certainty: Certainty::Assumption,
    text: "source-example",
};

impl KindOfWork {
    /// The effort of an item of this kind.
    #[must_use]
    pub fn effort(&self) -> Distribution {
        Distribution::Ratio {
            of: Box::new(Distribution::Lognormal {
                median: self.median,
                sigma: self.sigma,
            }),
        }
    }

    /// Where a number of an item of this kind comes from: from the kind where it is the kind's, otherwise made up.
    #[must_use]
    pub fn source(&self, item: &Item, field: Field) -> Source {
        let certainty = match field {
            Field::Effort => (item.effort == self.effort()).then_some(self.certainty),
            Field::Success => self
                .attempts
                .filter(|it| (it.success, it.evidence) == (item.success, item.evidence))
                .map(|it| it.certainty),
            Field::Wait => self
                .wait
                .filter(|(wait, _)| wait() == item.observe)
                .map(|(_, certainty)| certainty),
        };
        certainty.map_or(MADE_UP, |certainty| Source {
            certainty,
            text: self.text,
        })
    }
}

/// A quarter waits for others, a median of 3 days with σ 1: the 10, 30, 50, 70 and 90 % quantiles of that, and zeros.
fn wait_for_others() -> Distribution {
    let mut values = vec![0.0; 15];
    values.extend([0.8, 1.8, 3.0, 5.1, 10.8]);
    Distribution::Empirical { values }
}

/// From "deploy" to "deployed". Public figures say a median of 29 days with σ 1.48, of which one in twenty would take 330
/// days and swamp everything else; this is the part of a team whose way into production is open.
fn way_into_production() -> Distribution {
    Distribution::Lognormal {
        median: 5.0,
        sigma: 0.8,
    }
}

const fn attempts(success: f64, evidence: Option<f64>, certainty: Certainty) -> Option<Attempts> {
    Some(Attempts {
        success,
        evidence,
        certainty,
    })
}

/// Finding and fetching data.
const COLLECTION: KindOfWork = KindOfWork {
    id: "collection",
    label: "work-collection",
    text: "work-collection-source",
    median: 1.2214,
    sigma: 0.8,
    certainty: Certainty::Low,
    attempts: None,
    wait: Some((wait_for_others, Certainty::Low)),
};

/// Labeling without a pilot.
const LABELING: KindOfWork = KindOfWork {
    id: "labeling",
    label: "work-labeling",
    text: "work-labeling-source",
    median: 1.1052,
    sigma: 0.65,
    certainty: Certainty::Low,
    attempts: attempts(0.95, None, Certainty::Low),
    wait: None,
};

/// Labeling of a kind that was tried before.
const LABELING_AFTER_PILOT: KindOfWork = KindOfWork {
    id: "labeling_after_pilot",
    label: "work-labeling-after-pilot",
    text: "work-labeling-after-pilot-source",
    median: 1.1052,
    sigma: 0.45,
    certainty: Certainty::Low,
    attempts: attempts(0.95, None, Certainty::Low),
    wait: None,
};

/// Cleaning data.
const CLEANING: KindOfWork = KindOfWork {
    id: "cleaning",
    label: "work-cleaning",
    text: "work-cleaning-source",
    median: 1.1052,
    sigma: 0.75,
    certainty: Certainty::Low,
    attempts: attempts(0.7, None, Certainty::Low),
    wait: None,
};

/// Ordinary features of software and data: what work is taken for of which nobody said more.
pub const FEATURE_WORK: KindOfWork = KindOfWork {
    id: "feature_work",
    label: "work-feature-work",
    text: "work-feature-work-source",
    median: 1.0,
    sigma: 0.65,
    certainty: Certainty::Medium,
    attempts: None,
    wait: None,
};

/// Trying an approach that may not work.
const EXPLORATION: KindOfWork = KindOfWork {
    id: "exploration",
    label: "work-exploration",
    text: "work-exploration-source",
    median: 1.0,
    sigma: 0.95,
    certainty: Certainty::Low,
    attempts: attempts(0.2, Some(15.0), Certainty::Low),
    wait: None,
};

/// Trying what nobody has tried before.
const RESEARCH: KindOfWork = KindOfWork {
    id: "research",
    label: "work-research",
    text: "work-research-source",
    median: 1.0,
    sigma: 0.95,
    certainty: Certainty::Low,
    attempts: attempts(0.2, Some(4.0), Certainty::Low),
    wait: None,
};

/// Training by a new recipe.
const TRAINING_NEW: KindOfWork = KindOfWork {
    id: "training_new",
    label: "work-training-new",
    text: "work-training-new-source",
    median: 1.0,
    sigma: 0.8,
    certainty: Certainty::Low,
    attempts: attempts(0.7, None, Certainty::High),
    wait: None,
};

/// Training by a known recipe.
const TRAINING_KNOWN: KindOfWork = KindOfWork {
    id: "training_known",
    label: "work-training-known",
    text: "work-training-known-source",
    median: 1.0,
    sigma: 0.25,
    certainty: Certainty::Low,
    attempts: attempts(0.7, None, Certainty::High),
    wait: None,
};

/// Tuning until it is good.
const TUNING: KindOfWork = KindOfWork {
    id: "tuning",
    label: "work-tuning",
    text: "work-tuning-source",
    median: 1.0,
    sigma: 0.6,
    certainty: Certainty::Medium,
    attempts: attempts(0.2, None, Certainty::Medium),
    wait: None,
};

/// Tuning until the budget is spent.
const TUNING_IN_BUDGET: KindOfWork = KindOfWork {
    id: "tuning_in_budget",
    label: "work-tuning-in-budget",
    text: "work-tuning-in-budget-source",
    median: 1.0,
    sigma: 0.2,
    certainty: Certainty::Medium,
    attempts: None,
    wait: None,
};

/// Evaluating.
const EVALUATION: KindOfWork = KindOfWork {
    id: "evaluation",
    label: "work-evaluation",
    text: "work-evaluation-source",
    median: 1.0,
    sigma: 0.7,
    certainty: Certainty::Medium,
    attempts: attempts(0.8, None, Certainty::Medium),
    wait: None,
};

/// Into production.
const DEPLOYMENT: KindOfWork = KindOfWork {
    id: "deployment",
    label: "work-deployment",
    text: "work-deployment-source",
    median: 1.0513,
    sigma: 0.65,
    certainty: Certainty::Low,
    attempts: None,
    wait: Some((way_into_production, Certainty::Assumption)),
};

/// Monitoring.
const MONITORING: KindOfWork = KindOfWork {
    id: "monitoring",
    label: "work-monitoring",
    text: "work-monitoring-source",
    median: 1.0,
    sigma: 0.5,
    certainty: Certainty::Medium,
    attempts: None,
    wait: None,
};

/// What stands around the model: goals, law, ethics. No figures; spread as features.
const AROUND: KindOfWork = KindOfWork {
    id: "around",
    label: "work-around",
    text: "work-around-source",
    median: FEATURE_WORK.median,
    sigma: FEATURE_WORK.sigma,
    certainty: Certainty::Assumption,
    attempts: None,
    wait: None,
};

/// Software that the team has built before. No figures; about half the spread of features.
const FAMILIAR: KindOfWork = KindOfWork {
    id: "familiar",
    label: "work-familiar",
    text: "work-familiar-source",
    median: 1.0,
    sigma: 0.35,
    certainty: Certainty::Assumption,
    attempts: None,
    wait: None,
};

/// All kinds of work.
pub const KINDS_OF_WORK: [&KindOfWork; 16] = [
    &COLLECTION,
    &LABELING,
    &LABELING_AFTER_PILOT,
    &CLEANING,
    &FEATURE_WORK,
    &EXPLORATION,
    &RESEARCH,
    &TRAINING_NEW,
    &TRAINING_KNOWN,
    &TUNING,
    &TUNING_IN_BUDGET,
    &EVALUATION,
    &DEPLOYMENT,
    &MONITORING,
    &AROUND,
    &FAMILIAR,
];
