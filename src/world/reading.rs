//! Reading a world file (MODEL.md section 11), with all of its problems.

use super::{Arrival, Attempt, Transcript};
use crate::reading::{ObjectReader, Problem, Problems, Range, parse_any_size};

/// Most arrivals of unplanned work in a world file.
const ARRIVALS: usize = 100_000;

impl Transcript {
    /// Reads a world file, however long: what a replay wrote down must come back.
    ///
    /// # Errors
    /// Every problem of the document, at least one.
    pub fn read(document: &[u8]) -> Result<Self, Vec<Problem>> {
        let node = parse_any_size(document).map_err(|problem| vec![problem])?;
        let mut problems = Problems::default();
        let mut world = ObjectReader::root(&node, &mut problems);
        let transcript = Self {
            attempts: world.lists_by_key("attempts", |attempt| Attempt {
                effort: attempt.number("effort", Range::from(0.0)),
                wait: attempt.number("wait", Range::from(0.0)),
                verdict: attempt.number("verdict", Range::closed(0.0, 1.0)),
            }),
            chances: world.numbers_by_key("chances", Range::closed(0.0, 1.0)),
            unplanned: world.list_or_none("unplanned", ARRIVALS, |arrival| Arrival {
                at: arrival.number("at", Range::from(0.0)),
                effort: arrival.number("effort", Range::from(0.0)),
            }),
        };
        world.finish();
        if problems.is_empty() {
            Ok(transcript)
        } else {
            Err(problems.into())
        }
    }
}
