//! Cadence Lab.
pub mod distribution;
pub mod random;
pub mod simulation;
pub mod units;
pub mod world;
