//! How the draws of a distribution lie: for pictures, from the same quantile function that the engine draws from.

use super::{Distribution, Quantile};

/// What is marked: one in ten below, half below, nine in ten below.
pub const MARKED: [f64; 3] = [0.1, 0.5, 0.9];

/// So many pieces of equal chance make a curve.
const PIECES: u16 = 800;

/// Values of a history stand in so many equal parts of what is shown.
const PARTS: u16 = 24;

/// So much is shown beyond nine draws in ten, in parts of it; long tails go on beyond.
const BEYOND: f64 = 1.35;

/// A peak is drawn up to so many times the highest of [`PARTS`] means: beyond, one could see nothing beside it.
const PEAK: f64 = 1.6;

/// How the draws of a distribution lie.
#[derive(Clone, Debug, PartialEq)]
pub struct Density {
    /// The quantiles at [`MARKED`].
    pub marked: [f64; 3],
    /// Share of draws that are 0 where other draws are not: no wait at all. [0, 1)
    pub none: f64,
    /// What is shown reaches from 0 to here, above 0.
    pub end: f64,
    /// The form.
    pub form: Form,
}

/// The form of a density.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// All draws are the same.
    Spike,
    /// A curve: values, and how dense draws are there, from 0 to 1 at the highest that is shown.
    Curve(Vec<(f64, f64)>),
    /// Steps of equal width from 0 to the end, and the share of draws in each, from 0 to 1 at the highest; zeros are counted
    /// in `none` alone.
    Steps(Vec<f64>),
}

impl Density {
    /// How the draws lie. `estimate` is what `ratio` multiplies. [person-days]
    #[must_use]
    pub fn of(distribution: &Distribution, estimate: f64) -> Self {
        let quantile = Quantile::new(distribution, estimate);
        let marked = MARKED.map(|level| quantile.at(level));
        let (inner, factor) = match distribution {
            Distribution::Ratio { of } => (&**of, estimate),
            other => (other, 1.0),
        };
        if marked[0] == marked[2] && quantile.at(0.0005) == quantile.at(0.9995) {
            let end = if marked[1] > 0.0 {
                2.0 * marked[1]
            } else {
                1.0
            };
            return Self {
                marked,
                none: 0.0,
                end,
                form: Form::Spike,
            };
        }
        if let Distribution::Empirical { values } = inner {
            return Self::of_values(values, factor, marked);
        }
        let end = shown_to(marked[2], quantile.at(0.9995));
        let points = points(&quantile);
        let highest = highest(&points, &quantile, end);
        let shown = points.into_iter().filter(|(value, _)| *value <= end);
        let form = Form::Curve(
            shown
                .map(|(value, it)| (value, (it / highest).min(1.0)))
                .collect(),
        );
        Self {
            marked,
            none: 0.0,
            end,
            form,
        }
    }

    fn of_values(values: &[f64], factor: f64, marked: [f64; 3]) -> Self {
        let last = values.last().copied().unwrap_or_default() * factor;
        let end = shown_to(marked[2], last);
        let count = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let zeros = values.iter().take_while(|it| **it == 0.0).count();
        let mut steps = vec![0.0; usize::from(PARTS)];
        for value in values.iter().skip(zeros).map(|it| it * factor) {
            let within = |part: &usize| value < count(part + 1) / f64::from(PARTS) * end;
            // The end itself belongs to the last part.
            let part = (0..steps.len()).find(within);
            if let Some(step) = part.or_else(|| (value <= end).then_some(steps.len() - 1)) {
                steps[step] += 1.0;
            }
        }
        let highest = steps.iter().copied().fold(1.0, f64::max);
        Self {
            marked,
            none: count(zeros) / count(values.len().max(1)),
            end,
            form: Form::Steps(steps.into_iter().map(|it| it / highest).collect()),
        }
    }
}

/// How far a picture reaches, where nine in ten are below `p90` and hardly anything is above `last`.
fn shown_to(p90: f64, last: f64) -> f64 {
    let beyond = BEYOND * p90;
    // Bounds that are close are shown; zeros alone show nothing.
    let end = if p90 > 0.0 { last.min(beyond) } else { last };
    if end > 0.0 { end } else { 1.0 }
}

/// The highest density that is drawn in full.
fn highest(points: &[(f64, f64)], quantile: &Quantile, end: f64) -> f64 {
    let mut draws = [0.0; PARTS as usize];
    for piece in 0..PIECES {
        let value = quantile.at((f64::from(piece) + 0.5) / f64::from(PIECES));
        let bound = |part: usize| {
            f64::from(u16::try_from(part + 1).unwrap_or(PARTS)) / f64::from(PARTS) * end
        };
        if let Some(part) = (0..draws.len()).find(|&part| value < bound(part)) {
            draws[part] += 1.0 / f64::from(PIECES);
        }
    }
    let mean = draws.into_iter().fold(0.0, f64::max) * f64::from(PARTS) / end;
    let peak = points
        .iter()
        .map(|(_, it)| *it)
        .fold(f64::MIN_POSITIVE, f64::max);
    if mean > 0.0 {
        peak.min(PEAK * mean)
    } else {
        peak
    }
}

/// The density in points (value, density): between two neighbouring quantiles lies one piece of chance.
#[must_use]
pub fn points(quantile: &Quantile) -> Vec<(f64, f64)> {
    let piece = 1.0 / f64::from(PIECES);
    let level = |place: u16| quantile.at((f64::from(place) + 0.5) * piece);
    let bounds: Vec<f64> = (0..PIECES).map(level).collect();
    let pairs = bounds.windows(2).filter(|two| two[1] > two[0]);
    pairs
        .map(|two| (f64::midpoint(two[0], two[1]), piece / (two[1] - two[0])))
        .collect()
}
