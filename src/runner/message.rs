//! What the page and its worker say to each other, and how it is written down.

use serde::{Deserialize, Serialize};

use crate::analysis::block::Block;
use crate::scenario::Plan;

/// Names a study, so that a late answer to an old one is known by it.
pub type StudyId = u32;

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Prepare a study; the one before it is forgotten.
    Open {
        /// The study.
        study: StudyId,
        /// What is simulated.
        plan: Box<Plan>,
        /// Which futures there are.
        seed: u64,
        /// How many of them.
        runs: usize,
    },
    /// Simulate one block of it.
    Simulate {
        /// The study.
        study: StudyId,
        /// Index of the block.
        block: usize,
    },
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// It listens.
    Ready,
    /// A block is done.
    Simulated {
        /// The study.
        study: StudyId,
        /// What its runs came to.
        block: Block,
    },
    /// The request makes no sense: there is no such study, or no such block of it.
    Refused {
        /// The study.
        study: StudyId,
    },
}

/// Writes a message down.
///
/// # Errors
/// Only where memory runs out.
pub fn encode<M: Serialize>(message: &M) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_allocvec(message)
}

/// Reads a message.
///
/// # Errors
/// Where the bytes are none, for example from another version of the page.
pub fn decode<M: for<'a> Deserialize<'a>>(bytes: &[u8]) -> Result<M, postcard::Error> {
    postcard::from_bytes(bytes)
}
