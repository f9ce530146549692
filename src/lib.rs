//! Cadence Lab.
pub mod app;
pub mod distribution;
pub mod simulation;
pub mod units;
