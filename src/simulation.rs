//! The discrete-event core.
pub mod record;
