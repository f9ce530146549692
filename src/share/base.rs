//! What everything is set on: a preset, or a document of the person's own.

use crate::document::Document;
use crate::preset::{PRESETS, Preset};
use crate::reading::Problem;
use crate::scenario::ValidScenario;

/// What everything is set on. Cheap to clone.
#[derive(Clone, Debug, PartialEq)]
pub enum Base {
    /// The preset of this id.
    Preset(&'static str),
    /// A document that somebody wrote.
    Own(Own),
}

/// A document that somebody wrote; while it has problems, with the last one that had none.
#[derive(Clone, Debug, PartialEq)]
pub struct Own {
    document: Document,
    /// What is simulated in place of a document with problems; none where the document has none, or there never was one.
    stand_in: Option<Document>,
}

impl Own {
    /// A document, and what was valid before it.
    #[must_use]
    pub fn new(document: Document, stand_in: Option<Document>) -> Self {
        let is_valid = document.validate().is_ok();
        let stand_in = stand_in.filter(|it| !is_valid && it.validate().is_ok());
        Self { document, stand_in }
    }

    /// The document as it was written.
    #[must_use]
    pub const fn document(&self) -> &Document {
        &self.document
    }

    /// What is simulated in its place while it has problems.
    #[must_use]
    pub const fn stand_in(&self) -> Option<&Document> {
        self.stand_in.as_ref()
    }
}

impl Base {
    /// The preset, where it is one.
    #[must_use]
    pub const fn preset(&self) -> Option<&'static str> {
        match self {
            Self::Preset(id) => Some(id),
            Self::Own(_) => None,
        }
    }

    /// The document of the person's own, where there is one.
    #[must_use]
    pub const fn own(&self) -> Option<&Document> {
        match self {
            Self::Preset(_) => None,
            Self::Own(own) => Some(own.document()),
        }
    }

    /// What is simulated in its place, where it has problems and something was valid before.
    #[must_use]
    pub const fn stand_in(&self) -> Option<&Document> {
        match self {
            Self::Preset(_) => None,
            Self::Own(own) => own.stand_in(),
        }
    }

    /// The document, be it a preset's: what somebody begins to edit.
    #[must_use]
    pub fn document(&self) -> Document {
        match self {
            Self::Preset(id) => {
                let preset = Preset::find(id).unwrap_or(&PRESETS[0]);
                Document::of_node(preset.document())
            }
            Self::Own(own) => own.document().clone(),
        }
    }

    /// The base after an edit: where the document now has problems, what was valid until then stands in for it.
    #[must_use]
    pub fn edited(&self, document: Document) -> Self {
        let stand_in = match self {
            Self::Own(Own {
                stand_in: Some(valid),
                ..
            }) => valid.clone(),
            before => before.document(),
        };
        Self::Own(Own::new(document, Some(stand_in)))
    }

    /// What is simulated, and what is wrong with the document: where something is, its stand-in is simulated, or the first
    /// preset where it has none.
    ///
    /// # Panics
    /// Never: a test reads every preset.
    #[must_use]
    pub fn scenario(&self) -> (ValidScenario, Vec<Problem>) {
        let (_, scenario, problems) = self.read();
        (scenario, problems)
    }

    /// The document as well, as both are made of the same.
    pub(super) fn read(&self) -> (Document, ValidScenario, Vec<Problem>) {
        let preset = |id| {
            let preset = Preset::find(id).unwrap_or(&PRESETS[0]);
            let node = preset.document();
            let scenario = ValidScenario::of_node(&node).expect("a test reads every preset");
            (Document::of_node(node), scenario)
        };
        match self {
            Self::Preset(id) => {
                let (document, scenario) = preset(id);
                (document, scenario, Vec::new())
            }
            Self::Own(own) => {
                let (scenario, problems) = match own.document.validate() {
                    Ok(scenario) => (scenario, Vec::new()),
                    Err(problems) => {
                        let stand_in = own.stand_in().and_then(|it| it.validate().ok());
                        (
                            stand_in.unwrap_or_else(|| preset(PRESETS[0].id).1),
                            problems,
                        )
                    }
                };
                (own.document.clone(), scenario, problems)
            }
        }
    }
}
