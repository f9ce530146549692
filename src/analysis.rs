//! From records to figures: what a person reads about many runs (MODEL.md section 10).
//!
//! ```text
//! worker                                page
//! Record ─ Metric ─→ Strand ─┐ Block ─┬→ Tally ─→ Spread ─→ Summary           one variant
//!        └ End ────→ chunk ──┘        ├→ Ends ──→ Curve, Paired               run by run
//!                                     └→ Tournament, Headline, dots           two variants
//! ```
//!
//! A [`Block`](block::Block) holds what 250 consecutive runs came to; [`Samples`](samples::Samples) joins
//! blocks in the order of their index, whatever the order in which they arrive.
//!
//! It is made for a million runs of five variants on the thread of the page: 25 bytes a run and variant are kept and
//! shared by copies, shares and bins are counted while blocks are joined, and order statistics are found without
//! sorting (`order`). What the first screen shows then takes 10 ms, and no answer more than that for each variant
//! (`cargo bench --bench analysis`).
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
