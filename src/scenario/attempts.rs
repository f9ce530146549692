//! How likely an item answers its question before its attempts are used up.

use crate::scenario::Item;

impl Item {
    /// The chance that one of its attempts is successful, as far as nobody does it again.
    ///
    /// # Formula
    /// With N attempts and q = 1 − `success`, all fail with the chance E\[qᴺ\] · (1 − learning)^(N(N−1)/2): MODEL.md
    /// section 2 has q · (1 − learning)^(k−1) for attempt k. The mean is qᴺ where the chance is known, and with evidence n
    /// that of a beta distribution: the product of (q·n + k) ÷ (n + k) for k from 0 to N − 1.
    #[must_use]
    pub fn chance_in_time(&self) -> f64 {
        let failure = 1.0 - self.success;
        let fails = |attempt: u32| {
            let before = f64::from(attempt);
            let guess = match self.evidence {
                Some(worth) => (failure * worth + before) / (worth + before),
                None => failure,
            };
            guess * libm::pow(1.0 - self.learning, before)
        };
        1.0 - (0..self.max_attempts).map(fails).product::<f64>()
    }
}
