//! Cadence Lab.
pub mod distribution;
pub mod reading;
pub mod simulation;
pub mod units;
