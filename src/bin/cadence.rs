//! The command line `cadence`.
fn main() {}
