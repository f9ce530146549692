//! The discrete-event core.
pub mod process;
pub mod record;
