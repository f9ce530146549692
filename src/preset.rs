//! Ready-made scenarios, one per kind of work.

use crate::reading::Problem;
use crate::scenario::ValidScenario;

/// A ready-made scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preset {
    /// Short name, as it stands in links and on the command line.
    pub id: &'static str,
    /// The scenario's document.
    pub document: &'static str,
}

/// Every preset, the one that a newcomer sees first.
pub const PRESETS: [Preset; 1] = [Preset {
    id: "explore",
    document: include_str!("preset/explore_a_new_model.json"),
}];

impl Preset {
    /// The scenario.
    ///
    /// # Errors
    /// Never, as a test shows; to be passed on like those of any document.
    pub fn scenario(&self) -> Result<ValidScenario, Vec<Problem>> {
        ValidScenario::read(self.document.as_bytes())
    }
}
