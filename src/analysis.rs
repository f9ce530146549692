//! From records to figures: what a person reads about many runs (MODEL.md section 10).
//!
//! ```text
//! Record ─ Metric ─→ Tally ─→ Spread ─→ Summary    one variant
//!        └ End ────→ Ends ─→ Paired, dots          two variants, run by run
//! ```
//!
//! A [`Block`](block::Block) holds what 250 consecutive runs came to; [`Samples`](samples::Samples) joins
//! blocks in the order of their index, whatever the order in which they arrive.
//!
//! Architecture invariant: nothing here samples, waits or looks at a clock. The same records give the same
//! digits, whatever the number of workers and the machine.

pub mod bins;
pub mod block;
pub mod curve;
pub mod digest;
pub mod dots;
pub mod ends;
pub mod estimate;
pub mod metric;
pub mod moments;
mod order;
pub mod paired;
pub mod samples;
pub mod spread;
pub mod summary;
mod tally;
pub mod time;
pub mod tournament;
