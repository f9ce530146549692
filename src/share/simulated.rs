//! What a view simulates: the scenario of its base, under the ways of working that were chosen for it.

use super::Base;
use crate::document::Document;
use crate::preset::{READY_MADE, Way, ready_made_ways};
use crate::reading::Problem;
use crate::scenario::{Scenario, VARIANTS, ValidScenario};

/// What is simulated, and what could not be.
#[derive(Clone, Debug)]
pub struct Simulated {
    /// The base's document.
    pub document: Document,
    /// What is simulated.
    pub scenario: ValidScenario,
    /// What is wrong with the base's document; its stand-in is simulated then.
    pub problems: Vec<Problem>,
    /// What there is to choose from: the base's own variants, and the ready-made ones that it lacks.
    pub ways: Vec<Way>,
    /// The ids of the base's own variants.
    pub own: Vec<String>,
    /// The ids of those that were chosen, as far as there are such; none: the base's own.
    pub variants: Option<Vec<String>>,
    /// What was chosen and is not simulated.
    pub left_out: Vec<LeftOut>,
}

/// A variant that was chosen, and that the scenario does not allow.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    /// The variant's id.
    pub id: String,
    /// The first thing that is wrong: stage gates need the items in the order of their phases.
    pub problem: Problem,
}

impl Base {
    /// What is simulated where these variants were chosen; none: the base's own. What cannot join is left out, and
    /// where nothing is left, the base's own variants stay.
    #[must_use]
    pub fn simulated(&self, variants: Option<&[String]>) -> Simulated {
        let (document, scenario, problems) = self.read();
        let own: Vec<String> = scenario.processes.iter().map(|it| it.id.clone()).collect();
        let ways = ways(&scenario);
        let variants = variants.map(|ids| known(ids, &ways));
        let least = FEWEST.min(own.len());
        let variants = variants.filter(|ids| ids.len() >= least && *ids != own);
        let (chosen, left_out) = match &variants {
            Some(ids) => chosen(&scenario, ids),
            None => (None, Vec::new()),
        };
        Simulated {
            document,
            scenario: chosen.unwrap_or(scenario),
            problems,
            ways,
            own,
            variants,
            left_out,
        }
    }
}

/// Fewer variants are nothing to compare; only a document of one's own may have one alone.
pub const FEWEST: usize = 2;

/// The first five of these that are offered, each once.
fn known(ids: &[String], ways: &[Way]) -> Vec<String> {
    let mut known: Vec<String> = Vec::new();
    for id in ids {
        let is_offered = ways.iter().any(|way| way.id == *id);
        if is_offered && known.len() < VARIANTS && !known.contains(id) {
            known.push(id.clone());
        }
    }
    known
}

fn ways(scenario: &Scenario) -> Vec<Way> {
    let ready_made = ready_made_ways();
    let variants = scenario.processes.iter();
    let own = variants.map(|it| {
        let mut way = Way {
            id: it.id.clone(),
            process: it.process,
            name: it.label().to_owned(),
            is_ready_made: true,
        };
        way.is_ready_made = ready_made.contains(&way);
        way
    });
    let mut ways: Vec<Way> = own.collect();
    for way in ready_made {
        if ways.iter().all(|own| own.id != way.id) {
            ways.push(way);
        }
    }
    ways
}

/// The scenario under these variants, as many of them as can join; none: none of them can.
fn chosen(scenario: &Scenario, ids: &[String]) -> (Option<ValidScenario>, Vec<LeftOut>) {
    let document = Document::of(scenario);
    let under = |ids: &[&str]| {
        let mut document = document.clone();
        document.compare(ids).then(|| document.validate())
    };
    let all: Vec<&str> = ids.iter().map(String::as_str).collect();
    if let Some(Ok(scenario)) = under(&all) {
        return (Some(scenario), Vec::new());
    }
    let (mut kept, mut found, mut left_out) = (Vec::new(), None, Vec::new());
    for id in all {
        kept.push(id);
        match under(&kept) {
            Some(Ok(scenario)) => found = Some(scenario),
            Some(Err(problems)) => {
                kept.pop();
                left_out.extend(problems.into_iter().next().map(|problem| LeftOut {
                    id: id.to_owned(),
                    problem,
                }));
            }
            None => {
                kept.pop();
            }
        }
    }
    (found, left_out)
}

/// Those of the chosen variants that every scenario can have; none where one of them cannot go along.
#[must_use]
pub fn portable(variants: Option<&[String]>) -> Option<Vec<String>> {
    let is_ready_made = |id: &String| READY_MADE.contains(&id.as_str());
    variants
        .filter(|ids| ids.iter().all(is_ready_made))
        .map(<[String]>::to_vec)
}
