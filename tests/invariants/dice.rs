//! Choices for generated scenarios: a plain stream of words from a seed, so that a failure can be had again.

/// A stream of choices (a linear congruential generator, its high bits).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        let mut dice = Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        for _ in 0..4 {
            dice.word();
        }
        dice
    }

    fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = self.0.wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    /// A whole number of [0, below).
    pub(crate) fn below(&mut self, below: usize) -> usize {
        usize::try_from(self.word()).unwrap() % below
    }

    /// One of `[first, last]`.
    pub(crate) fn whole(&mut self, first: usize, last: usize) -> usize {
        first + self.below(last + 1 - first)
    }

    /// True in so many of 100.
    pub(crate) fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of the choices.
    pub(crate) fn one<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    /// A number between two others, to two places.
    pub(crate) fn between(&mut self, least: f64, most: f64) -> f64 {
        let part = f64::from(u32::try_from(self.below(10_001)).unwrap()) / 10_000.0;
        ((least + (most - least) * part) * 100.0).round() / 100.0
    }
}
