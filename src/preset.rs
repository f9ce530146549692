//! Ready-made scenarios, one per kind of work.
//!
//! Each is a document as a person would write it, with the five readings that the page compares. What is measured or
//! judged about its kinds of work has a [source](Preset::source); teams, estimates, values and what waits for what are made
//! up. They decide the verdict as much as the readings do, and were chosen so that neither Scrum nor Data Driven Scrum
//! is better in all presets: a preset shows what to look at, not who is right.

mod origin;
mod ready_made;

use crate::parameter::Source;
use crate::reading::Problem;
use crate::scenario::{Item, ValidScenario};

pub use origin::{Attempts, Field, ItemOrigin, KINDS_OF_WORK, KindOfWork, MADE_UP};
pub use ready_made::{READY_MADE, Way, ready_made, ready_made_ways};

/// A ready-made scenario.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// Short name, as it stands in links and on the command line.
    pub id: &'static str,
    /// Fluent key of its short name in a list to choose from.
    pub label: &'static str,
    /// Fluent key of what it teaches, in one line.
    pub lesson: &'static str,
    /// The scenario's document.
    pub document: &'static str,
    /// Which kind of work each item is, in the order of the items.
    pub origins: &'static [ItemOrigin],
}

/// Every preset, first the one that a newcomer sees.
pub const PRESETS: [Preset; 3] = [
    Preset {
        id: "explore",
        label: "preset-explore",
        lesson: "preset-explore-lesson",
        document: include_str!("preset/explore_a_new_model.json"),
        origins: origin::EXPLORE,
    },
    Preset {
        id: "improve",
        label: "preset-improve",
        lesson: "preset-improve-lesson",
        document: include_str!("preset/improve_a_model.json"),
        origins: origin::IMPROVE,
    },
    Preset {
        id: "pipeline",
        label: "preset-pipeline",
        lesson: "preset-pipeline-lesson",
        document: include_str!("preset/build_a_known_pipeline.json"),
        origins: origin::PIPELINE,
    },
];

impl Preset {
    /// The preset of an id.
    #[must_use]
    pub fn find(id: &str) -> Option<&'static Self> {
        PRESETS.iter().find(|preset| preset.id == id)
    }

    /// The scenario.
    ///
    /// # Errors
    /// Never, as a test shows; to be passed on like those of any document.
    pub fn scenario(&self) -> Result<ValidScenario, Vec<Problem>> {
        ValidScenario::read(self.document.as_bytes())
    }

    /// Where a number of one of its items comes from. What was changed since is made up, too.
    #[must_use]
    pub fn source(&self, item: &Item, field: Field) -> Source {
        let origin = self.origins.iter().find(|origin| origin.item == item.id);
        origin.map_or(MADE_UP, |origin| origin.work.source(item, field))
    }
}
