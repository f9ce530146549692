//! Cadence Lab.
pub mod analysis;
pub mod distribution;
pub mod random;
pub mod reading;
pub mod simulation;
pub mod units;
pub mod world;
