//! Cadence Lab.
pub mod distribution;
pub mod reading;
pub mod scenario;
pub mod simulation;
pub mod text;
pub mod units;
