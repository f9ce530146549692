//! Quantities and the two constants of the clock. Aliases, so that a signature says its unit.

/// Time in working days since the project starts; one working day is `hours_per_day` long.
pub type Days = f64;

/// Effort: what one person works in a given number of days. [person-days]
pub type PersonDays = f64;

/// Length of a meeting. [hours]
pub type Hours = f64;

/// Money in the user's currency.
pub type Money = f64;

/// Two times closer than this are the same instant. [days]
pub const SAME_INSTANT: Days = 1e-9;

/// A run that is still going then ends as unfinished: ten years. [days]
pub const HORIZON: Days = 2600.0;
