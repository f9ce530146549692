//! Keyed draws: every random number is a pure function of what it is for, never of what was drawn before it.
//!
//! # Formula
//!
//! Let M(x) be the first word that [`SplitMix64`] gives from state x: x + γ, then Stafford's mix 13, a
//! bijection of the 64-bit words in which every bit of x moves every bit of the result. A key is derived
//! step by step, from the general to the particular:
//!
//! ```text
//! key of a seed           = M(seed)
//! key.named(id)           = M(key ⊕ FNV-1a(id))
//! key.numbered(n)         = M(key ⊕ n)
//! words of key.draws()    = M(key), M(key + γ), M(key + 2γ), …
//! ```
//!
//! # Why streams do not collide
//!
//! Each step is a bijection of the word that goes in. So under one key different numbers *cannot* give the
//! same key, and ids cannot unless their FNV-1a words agree (a chance of 300² / 2⁶⁵ ≈ 2·10⁻¹⁵ in the largest
//! scenario). All streams walk one cycle of 2⁶⁴ words from scattered places. In a run of a hundred attempts
//! of a few words each, two of them overlap with a chance of about 100² · 4 / 2⁶⁴ ≈ 2·10⁻¹⁵; in a study of a
//! million runs (10⁸ attempts) about 10¹⁶ · 4 / 2⁶⁴ ≈ 0.002 pairs are expected to, and such a pair would
//! share a few words between two unrelated places.
//!
//! A key is used either to derive further keys or to draw, never for both.
//!
//! Only 64-bit arithmetic is used, which WebAssembly has natively. Normal and exponential draws come from
//! `rand_distr` without `std`, so that their logarithms have the same bits everywhere.

use rand::distr::Open01;
use rand::{Rng, RngExt, SeedableRng};
use rand_distr::{Exp1, StandardNormal};
use rand_xoshiro::SplitMix64;

/// What a draw is for, folded into one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(u64);

impl Key {
    /// The root of all keys of a seed.
    #[must_use]
    pub fn of_seed(seed: u64) -> Self {
        Self(first_word(seed))
    }

    /// The key of something with a name, below this key. Depends on the name alone, not on its place in a list.
    #[must_use]
    pub fn named(self, id: &str) -> Self {
        self.numbered(fnv1a(id.as_bytes()))
    }

    /// The key of the n-th thing below this key.
    #[inline(always)]
    #[must_use]
    pub fn numbered(self, n: u64) -> Self {
        Self(first_word(self.0 ^ n))
    }

    /// The draws of this key, always the same ones.
    #[inline(always)]
    #[must_use]
    pub fn draws(self) -> Draws {
        Draws(SplitMix64::seed_from_u64(self.0))
    }
}

/// A stream of draws. Those of one key are independent of each other and of those of other keys.
#[derive(Clone, Debug)]
pub struct Draws(SplitMix64);

impl Draws {
    /// U(0, 1), never 0 or 1: an odd multiple of 2⁻⁵³. Takes exactly one word.
    #[inline(always)]
    pub fn uniform(&mut self) -> f64 {
        self.0.sample(Open01)
    }

    /// N(0, 1). Takes one word or, in one draw of a hundred, several.
    #[inline]
    pub fn normal(&mut self) -> f64 {
        self.0.sample(StandardNormal)
    }

    /// Exponential with mean 1. Takes one word or, in few draws, several.
    #[inline]
    pub fn exponential(&mut self) -> f64 {
        self.0.sample(Exp1)
    }
}

/// M(x): the first word that the generator gives from state `x`.
#[inline(always)]
fn first_word(x: u64) -> u64 {
    SplitMix64::seed_from_u64(x).next_u64()
}

/// The 64-bit FNV-1a hash (Fowler, Noll and Vo).
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fnv1a_gives_its_published_values() {
        assert_eq!(fnv1a(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv1a(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn the_generator_gives_its_published_words() {
        // Vigna's splitmix64.c, seed 1477776061723855037, as tested in rand_xoshiro.
        assert_eq!(
            first_word(1_477_776_061_723_855_037),
            1_985_237_415_132_408_290
        );
    }

    #[test]
    fn uniform_draws_take_one_word_each() {
        let key = Key::of_seed(1).named("item").numbered(2);
        let mut draws = key.draws();
        let (_, second) = (draws.uniform(), draws.uniform());
        let mut words = SplitMix64::seed_from_u64(key.0);
        let _ = words.next_u64();
        assert_eq!(second.to_bits(), words.sample::<f64, _>(Open01).to_bits());
    }
}
