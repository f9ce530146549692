//! Gestures on a spread: the ways in which people say how long something takes, and how one becomes another.
//!
//! A spread stands at a path such as `items[3].effort`. Where a document is wrong, a sigma that is a text is what was typed
//! as "nine times out of ten below" and makes no sigma yet: so it is not lost.

use std::rc::Rc;

use super::Document;
use super::backlog::ESTIMATE;
use super::node::{field, list, number_in, object, put, text, text_in};
use crate::distribution::history::{Content, entries};
use crate::distribution::said::{p90_of, rounded, sigma_of, sigma_whatever, three_points};
use crate::distribution::{Distribution, GREATEST, Quantile};
use crate::preset::FEATURE_WORK;
use crate::reading::{Node, short_number, typed_number};

/// A way to say how long something takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Typically so much, nine times out of ten below so much: lognormal.
    Typical,
    /// At least, most likely, at most: PERT or triangular.
    ThreePoints,
    /// As usual for a kind of work: its ratio times the estimate.
    Work,
    /// As the team's own history says: one of its ratios times the estimate.
    History,
    /// By any other kind of distribution.
    Other,
}

/// The kinds that no other way has.
pub const OTHER_KINDS: [&str; 5] = ["fixed", "uniform", "gamma", "weibull", "empirical"];

/// Parameters that are durations, and grow with what they are measured in.
const SIZES: [&str; 7] = ["min", "mode", "max", "median", "mean", "scale", "value"];

/// A number is one that somebody said where it is so close to one of few digits. [share of it]
const SAID_WITHIN: f64 = 1e-9;

/// A history begins with so many values of the spread before it.
const VALUES_AT_FIRST: u8 = 10;

impl Document {
    /// Whether the spread at a path is a ratio, which is multiplied with the estimate.
    #[must_use]
    pub fn is_ratio(&self, path: &str) -> bool {
        self.get(path).and_then(|it| text_in(it, "kind")) == Some("ratio")
    }

    /// Where the parameters of the spread at a path stand: of a ratio, inside.
    #[must_use]
    pub fn spread_path(&self, path: &str) -> String {
        if self.is_ratio(path) {
            format!("{path}.of")
        } else {
            path.to_owned()
        }
    }

    /// Its kind; empty where it has none.
    #[must_use]
    pub fn kind_of_spread(&self, path: &str) -> &str {
        let spread = self.get(&self.spread_path(path));
        spread
            .and_then(|it| text_in(it, "kind"))
            .unwrap_or_default()
    }

    /// The way in which the spread at a path is said.
    #[must_use]
    pub fn way_of_spread(&self, path: &str) -> Way {
        match self.kind_of_spread(path) {
            "lognormal" if !self.works_at(path).is_empty() => Way::Work,
            "lognormal" => Way::Typical,
            "pert" | "triangular" => Way::ThreePoints,
            "empirical" if self.is_ratio(path) => Way::History,
            _ => Way::Other,
        }
    }

    /// Says the spread at a path in another way. Its middle stays, and where there is room for it, how far it reaches.
    pub fn say_spread(&mut self, path: &str, way: Way) {
        let before = self.way_of_spread(path);
        if before == way {
            return;
        }
        if way == Way::Work {
            self.say_work(path, FEATURE_WORK.id);
            return;
        }
        // Ratios of a kind of work and of history are not what a person said: what they are now is, in days.
        let is_ratio = way == Way::History
            || self.is_ratio(path) && !matches!(before, Way::Work | Way::History);
        let spread = match way {
            Way::Typical => "lognormal",
            Way::ThreePoints => "pert",
            Way::History => "empirical",
            _ => "gamma",
        };
        self.say_kind(path, spread, is_ratio);
    }

    /// Gives the spread at a path another kind, measured as before.
    pub fn choose_kind(&mut self, path: &str, kind: &str) {
        self.say_kind(path, kind, self.is_ratio(path));
    }

    /// Says that the spread at a path does not vary, and what it is. Where nothing was typed, nothing changes.
    pub fn say_constant(&mut self, path: &str, typed: &str) {
        if !typed.trim().is_empty() {
            self.choose_kind(path, "fixed");
            self.enter(&format!("{}.value", self.spread_path(path)), typed);
        }
    }

    fn say_kind(&mut self, path: &str, kind: &str, is_ratio: bool) {
        let estimate = self.estimate_of(path);
        let unit = if is_ratio { estimate } else { 1.0 };
        let middle = self.middle(path) / unit;
        // What was said is a short number; quotients need not be.
        let middle = if unit == 1.0 { middle } else { tidy(middle) };
        let read = self
            .get(path)
            .and_then(|it| Distribution::of_node(it, true));
        let spread = read.unwrap_or(Distribution::Lognormal {
            median: self.middle(path),
            sigma: FEATURE_WORK.sigma,
        });
        // In what the new one is measured in.
        let quantile = Quantile::new(&spread, estimate);
        let at = |level: f64| quantile.at(level) / unit;
        let points = || {
            let inside = Distribution::Empirical {
                values: vec![at(0.05), middle, at(0.95)],
            };
            three_points(&Quantile::new(&inside, 1.0), middle)
        };
        let number = |key: &'static str, value: f64| (key, Node::Number(value));
        let fields = match kind {
            "lognormal" => {
                let p90 = rounded(at(0.9)).max(middle);
                let sigma = sigma_of(middle, p90).unwrap_or(FEATURE_WORK.sigma);
                vec![number("median", middle), number("sigma", sigma)]
            }
            "pert" | "triangular" => {
                let [least, mode, most] = points();
                vec![
                    number("min", least),
                    number("mode", mode),
                    number("max", most),
                ]
            }
            "uniform" => {
                // As far below the middle as above, so that the middle stays.
                let [least, _, most] = points();
                let reach = rounded((most - least) / 2.0);
                let reach = reach.min(most - middle).min(middle);
                vec![
                    number("min", tidy(middle - reach)),
                    number("max", tidy(middle + reach)),
                ]
            }
            "gamma" => vec![number("mean", middle), number("cv", 0.6)],
            // About its median.
            "weibull" => vec![
                number("scale", rounded(1.2768 * middle).min(GREATEST)),
                number("shape", 1.5),
            ],
            "empirical" => {
                let level = |it: u8| (f64::from(it) + 0.5) / f64::from(VALUES_AT_FIRST);
                let value = |it| rounded(at(level(it))).min(GREATEST);
                let values = (0..VALUES_AT_FIRST).map(|it| Node::Number(value(it)));
                vec![("values", list(values.collect()))]
            }
            _ => vec![number("value", middle)],
        };
        let kind = if kind.is_empty() { "fixed" } else { kind };
        let fields = fields
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value));
        let kind = std::iter::once(("kind".to_owned(), text(kind)));
        self.put_spread(
            path,
            Node::Object(Rc::new(kind.chain(fields).collect())),
            is_ratio,
        );
    }

    fn put_spread(&mut self, path: &str, inner: Node, is_ratio: bool) {
        let spread = if is_ratio {
            object([("kind", text("ratio")), ("of", inner)])
        } else {
            inner
        };
        self.set(path, spread);
    }

    /// Measures the spread at a path in parts of the estimate, or in days; it stays as long as it is.
    pub fn measure_spread(&mut self, path: &str, is_ratio: bool) {
        let Some(inner) = self.get(&self.spread_path(path)).cloned() else {
            return;
        };
        if self.is_ratio(path) == is_ratio {
            return;
        }
        let estimate = self.estimate_of(path);
        // A digit less on the way back: what is divided and multiplied again is what it was.
        let scaled = |number: f64| {
            if is_ratio {
                tidy(number / estimate)
            } else {
                format!("{:.4e}", number * estimate)
                    .parse()
                    .unwrap_or(number)
            }
        };
        let mut spread = inner;
        scale(&mut spread, scaled);
        self.put_spread(path, spread, is_ratio);
    }

    /// What a field shows for "nine times out of ten below" of the lognormal at a path: what somebody said as they said it, and what
    /// came of a sigma to three digits.
    #[must_use]
    pub fn p90_at(&self, path: &str) -> String {
        match (
            self.p90_of(path),
            self.get(&format!("{}.sigma", self.spread_path(path))),
        ) {
            (Some(p90), _) => {
                let said = tidy(p90);
                let is_said = (said - p90).abs() <= SAID_WITHIN * p90;
                short_number(if is_said { said } else { rounded(p90) })
            }
            (None, Some(Node::Text(typed))) => typed.clone(),
            _ => String::new(),
        }
    }

    /// Says the median of the lognormal at a path; nine times out of ten it is below what it was before.
    pub fn say_median(&mut self, path: &str, typed: &str) {
        let (number, shown) = (self.p90_of(path), self.p90_at(path));
        self.enter(&format!("{}.median", self.spread_path(path)), typed);
        if !shown.is_empty() {
            self.put_p90(path, number.or_else(|| typed_number(&shown)), &shown);
        }
    }

    /// Says what the lognormal at a path is below nine times out of ten.
    pub fn say_p90(&mut self, path: &str, typed: &str) {
        self.put_p90(path, typed_number(typed), typed);
    }

    fn put_p90(&mut self, path: &str, p90: Option<f64>, typed: &str) {
        let inner = self.spread_path(path);
        let sigma = format!("{inner}.sigma");
        let median = self.get(&inner).and_then(|it| number_in(it, "median"));
        match median
            .zip(p90)
            .map(|(median, p90)| sigma_whatever(median, p90))
        {
            // Outside of its range, too: the same number is shown for it.
            Some(number) if number.is_finite() => self.set(&sigma, Node::Number(number)),
            _ if typed.trim().is_empty() => self.remove(&sigma),
            _ => self.set(&sigma, text(typed)),
        };
    }

    /// Nine times out of ten the lognormal at a path is below this; none: nobody knows.
    #[must_use]
    pub fn p90_of(&self, path: &str) -> Option<f64> {
        let inner = self.get(&self.spread_path(path))?;
        let median = number_in(inner, "median").filter(|it| *it > 0.0)?;
        Some(p90_of(median, number_in(inner, "sigma")?))
    }

    /// The values of the history at a path, one a line.
    #[must_use]
    pub fn history_at(&self, path: &str) -> String {
        let values = format!("{}.values", self.spread_path(path));
        let count = match self.get(&values) {
            Some(Node::List(values)) => values.len(),
            _ => return self.text_at(&values),
        };
        let lines: Vec<String> = (0..count)
            .map(|place| self.text_at(&format!("{values}[{place}]")))
            .collect();
        lines.join("\n")
    }

    /// What the entries of a history at a path are.
    #[must_use]
    pub fn content_of_history(&self, path: &str) -> Content {
        if self.is_ratio(path) {
            Content::Ratios
        } else {
            Content::Values
        }
    }

    /// Says the history at a path. Where an entry is no number, all of them stay as they were typed, in their order.
    pub fn say_history(&mut self, path: &str, typed: &str) {
        let entries = entries(typed, self.content_of_history(path));
        let mut values: Vec<(f64, Node)> = Vec::with_capacity(entries.len());
        for entry in &entries {
            values.push(match entry.number {
                Ok(number) => (number, Node::Number(number)),
                Err(_) => (f64::NAN, text(entry.text)),
            });
        }
        if entries.iter().all(|it| it.number.is_ok()) {
            values.sort_by(|one, other| one.0.total_cmp(&other.0));
        }
        let values = values.into_iter().map(|(_, node)| node).collect();
        self.set(&format!("{}.values", self.spread_path(path)), list(values));
    }

    /// What the spread at a path is multiplied by where it is a ratio: the estimate of its item, or 1 where there is none.
    /// [person-days]
    #[must_use]
    pub fn estimate_of(&self, path: &str) -> f64 {
        self.estimate(path).unwrap_or(1.0)
    }

    /// Whether the item of the effort at a path has an estimate.
    #[must_use]
    pub fn has_estimate(&self, path: &str) -> bool {
        self.estimate(path).is_some()
    }

    fn estimate(&self, path: &str) -> Option<f64> {
        let item = self.get(path.strip_suffix(".effort")?)?;
        number_in(item, "estimate").filter(|it| *it > 0.0)
    }

    /// The middle of the spread at a path: as it was said, or else half of the draws are below. [person-days or days]
    fn middle(&self, path: &str) -> f64 {
        let spread = self.get(&self.spread_path(path));
        let factor = if self.is_ratio(path) {
            self.estimate_of(path)
        } else {
            1.0
        };
        let said = ["median", "mode", "value", "mean"].into_iter();
        let said = said
            .filter_map(|key| number_in(spread?, key))
            .find(|it| *it > 0.0);
        if let Some(said) = said {
            return if factor == 1.0 {
                said
            } else {
                rounded(said * factor)
            };
        }
        let read = self
            .get(path)
            .and_then(|it| Distribution::of_node(it, true));
        let half = read.map(|it| rounded(Quantile::new(&it, self.estimate_of(path)).at(0.5)));
        let half = half.filter(|it| *it > 0.0);
        half.or_else(|| self.estimate(path)).unwrap_or(ESTIMATE)
    }
}

/// Changes all numbers of a spread that are durations, and grow with what they are measured in. What is no number stays
/// what it is; so does a ratio, whose numbers stand inside.
pub(super) fn scale(spread: &mut Node, scaled: impl Fn(f64) -> f64) {
    for key in SIZES {
        if let Some(number) = number_in(spread, key) {
            put(spread, key, Node::Number(scaled(number)));
        }
    }
    if let Some(Node::List(values)) = field(spread, "values").cloned() {
        let values = values.iter().map(|it| match it {
            Node::Number(number) => Node::Number(scaled(*number)),
            other => other.clone(),
        });
        put(spread, "values", list(values.collect()));
    }
}

/// To six digits.
fn tidy(number: f64) -> f64 {
    format!("{number:.5e}").parse().unwrap_or(number)
}
