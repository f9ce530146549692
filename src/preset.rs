//! Ready-made scenarios, one per kind of work.
//!
//! Each is a document in short: what is measured or judged about a kind of work comes from the [kind](KindOfWork)
//! and has a [source](Preset::source), and the readings that the page compares are the [ready-made](ready_made) ones.
//! Teams, estimates, values and what waits for what are made up. They decide the verdict as much as the readings do, and
//! were chosen so that neither Scrum nor Data Driven Scrum is better in all presets: a preset shows what to look at, not who
//! is right.

mod origin;
mod ready_made;
mod short;

use crate::parameter::Source;
use crate::reading::{Node, Problem};
use crate::scenario::{Item, ValidScenario};

pub use origin::{Attempts, FEATURE_WORK, Field, KINDS_OF_WORK, KindOfWork, MADE_UP};
pub use ready_made::{READY_MADE, Way, ready_made, ready_made_ways};

/// So many of the ready-made variants are compared at first.
pub const COMPARED: usize = 5;

/// A ready-made scenario.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// Short name, as it stands in links and on the command line.
    pub id: &'static str,
    /// Fluent key of its short name in a list to choose from.
    pub label: &'static str,
    /// Fluent key of what it teaches, in one line.
    pub lesson: &'static str,
    /// The scenario's document, in short.
    short: &'static str,
}

/// Every preset, first the one that a newcomer sees.
pub const PRESETS: [Preset; 10] = [
    Preset {
        id: "explore",
        label: "preset-explore",
        lesson: "preset-explore-lesson",
        short: include_str!("preset/explore_a_new_model.json"),
    },
    Preset {
        id: "improve",
        label: "preset-improve",
        lesson: "preset-improve-lesson",
        short: include_str!("preset/improve_a_model.json"),
    },
    Preset {
        id: "pipeline",
        label: "preset-pipeline",
        lesson: "preset-pipeline-lesson",
        short: include_str!("preset/build_a_known_pipeline.json"),
    },
    Preset {
        id: "lifecycle",
        label: "preset-lifecycle",
        lesson: "preset-lifecycle-lesson",
        short: include_str!("preset/a_whole_life_cycle.json"),
    },
    Preset {
        id: "labeling",
        label: "preset-labeling",
        lesson: "preset-labeling-lesson",
        short: include_str!("preset/labeling.json"),
    },
    Preset {
        id: "search",
        label: "preset-search",
        lesson: "preset-search-lesson",
        short: include_str!("preset/hyper_parameters.json"),
    },
    Preset {
        id: "crisp",
        label: "preset-crisp",
        lesson: "preset-crisp-lesson",
        short: include_str!("preset/crisp_dm.json"),
    },
    Preset {
        id: "spike",
        label: "preset-spike",
        lesson: "preset-spike-lesson",
        short: include_str!("preset/research_spike.json"),
    },
    Preset {
        id: "maintenance",
        label: "preset-maintenance",
        lesson: "preset-maintenance-lesson",
        short: include_str!("preset/maintenance.json"),
    },
    Preset {
        id: "app",
        label: "preset-app",
        lesson: "preset-app-lesson",
        short: include_str!("preset/app_around_a_model.json"),
    },
];

impl Preset {
    /// The preset of an id.
    #[must_use]
    pub fn find(id: &str) -> Option<&'static Self> {
        PRESETS.iter().find(|preset| preset.id == id)
    }

    /// The scenario's document, written out.
    ///
    /// # Panics
    /// Never: a test reads every preset.
    #[must_use]
    pub fn document(&self) -> Node {
        short::written_out(self.short).expect("a test reads every preset")
    }

    /// The scenario.
    ///
    /// # Errors
    /// Never, as a test shows; to be passed on like those of any document.
    pub fn scenario(&self) -> Result<ValidScenario, Vec<Problem>> {
        ValidScenario::of_node(&self.document())
    }

    /// Which kind of work one of its items is.
    #[must_use]
    pub fn work(&self, item: &str) -> Option<&'static KindOfWork> {
        short::work(self.short, item)
    }

    /// Where a number of one of its items comes from. What was changed since is made up, too.
    #[must_use]
    pub fn source(&self, item: &Item, field: Field) -> Source {
        let work = self.work(&item.id);
        work.map_or(MADE_UP, |work| work.source(item, field))
    }
}
