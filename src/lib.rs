//! Cadence Lab.
pub mod distribution;
pub mod simulation;
pub mod units;
