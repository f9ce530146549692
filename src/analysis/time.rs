//! What the time of the people went into, on average over all runs.

use super::metric::Metric;
use super::samples::VariantSamples;
use crate::units::PersonDays;

/// One of the things that time goes into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Work whose result stayed.
    Useful,
    /// Work on attempts that failed or were cancelled.
    Wasted,
    /// Meetings, dailies included.
    Meetings,
    /// Waiting although there was something to do: the process held people back.
    Held,
    /// Waiting because there was nothing to start.
    Blocked,
}

impl Use {
    /// All of them, from work to waiting.
    pub const ALL: [Self; 5] = [
        Self::Useful,
        Self::Wasted,
        Self::Meetings,
        Self::Held,
        Self::Blocked,
    ];
}

/// The mean over all runs for each of [`Use::ALL`]; none of no runs. [person-days]
///
/// # Formula
/// Useful = worked − wasted; the rest as in the registry of metrics. What the focus takes away is in none of them.
///
/// # Source
/// MODEL.md section 10.
#[must_use]
pub fn time_use(samples: &VariantSamples) -> Option<[PersonDays; Use::ALL.len()]> {
    let mean = |metric| samples.mean(metric);
    let wasted = mean(Metric::Wasted)?;
    Some([
        (mean(Metric::Worked)? - wasted).max(0.0),
        wasted,
        mean(Metric::Meetings)?,
        mean(Metric::IdleHeld)?,
        mean(Metric::IdleBlocked)?,
    ])
}
