//! Cadence Lab.
pub mod analysis;
pub mod distribution;
pub mod simulation;
pub mod units;
