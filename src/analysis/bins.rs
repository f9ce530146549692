//! Values rounded to ten binary digits, and how often each of them was seen.
//!
//! The bins are logarithmic: 512 to each doubling, so a rounded value is off by at most one part in 1,024. They are
//! cut by the bits of the number, not by a logarithm, so they are the same on every machine; they are added up
//! in whole numbers, so the order in which they are joined cannot change a digit. And every whole number up to 1,024 is
//! the middle of a bin of its own: what is counted in whole things stays exact.

/// A rounded value, in the order of the values. Zero is the middle of all.
pub type Bin = u16;

const ZERO: Bin = 0x8000;

/// Bins to each doubling, a power of two.
const PER_OCTAVE: usize = 1 << OCTAVE_BITS;

const OCTAVE_BITS: u32 = 9;

/// Octaves on both sides of zero together.
const OCTAVES: usize = 1 << (16 - OCTAVE_BITS);

/// What of a number's bits is rounded away.
const LOST_BITS: u32 = f64::MANTISSA_DIGITS - 1 - OCTAVE_BITS;

/// 2⁻²¹ in bins of the exponent: what is nearer to zero counts as zero.
const NEAREST: u64 = (1023 - 21) << OCTAVE_BITS;

/// The bin of a finite value.
///
/// Its [`value`] is off by at most 1/1,024 of itself, for values from a millionth to eight million million;
/// what is smaller may count as 0, what is larger counts as the largest.
#[must_use]
pub fn bin(value: f64) -> Bin {
    let half = 1 << (LOST_BITS - 1);
    let magnitude = (value.abs().to_bits() + half) >> LOST_BITS;
    let steps = magnitude.saturating_sub(NEAREST).min(0x7fff);
    let steps = steps as Bin;
    if value.is_sign_negative() {
        ZERO - steps
    } else {
        ZERO + steps
    }
}

/// The rounded value that a bin stands for.
#[must_use]
pub fn value(bin: Bin) -> f64 {
    let steps = bin.abs_diff(ZERO);
    if steps == 0 {
        return 0.0;
    }
    let magnitude = f64::from_bits((u64::from(steps) + NEAREST) << LOST_BITS);
    if bin < ZERO { -magnitude } else { magnitude }
}

/// The bin of the same value with the other sign.
fn mirrored(bin: Bin) -> Bin {
    // The lowest of all is no bin: steps have 15 bits.
    bin.wrapping_neg()
}

/// How many values fell into each bin. Takes 2 kB for each doubling in which there are any.
#[derive(Clone, PartialEq)]
pub struct Bins {
    /// For each octave which page of `counts` is its, from 1; 0: none yet.
    pages: [u8; OCTAVES],
    counts: Vec<u32>,
}

impl Bins {
    /// A value of this bin.
    pub fn add(&mut self, bin: Bin) {
        *self.count_mut(bin) += 1;
    }

    /// Values that are finite.
    pub fn add_all(&mut self, values: &[f64]) {
        for &value in values {
            self.add(bin(value));
        }
    }

    /// How many values are in a bin.
    #[must_use]
    pub fn count(&self, bin: Bin) -> u32 {
        let (octave, step) = split(bin);
        match self.pages[octave] {
            0 => 0,
            page => self.counts[place(page, step)],
        }
    }

    /// The number at a bin, to be changed.
    pub fn count_mut(&mut self, bin: Bin) -> &mut u32 {
        let (octave, step) = split(bin);
        if self.pages[octave] == 0 {
            self.counts.resize(self.counts.len() + PER_OCTAVE, 0);
            #[expect(clippy::cast_possible_truncation, reason = "at most 128 octaves")]
            let page = (self.counts.len() / PER_OCTAVE) as u8;
            self.pages[octave] = page;
        }
        &mut self.counts[place(self.pages[octave], step)]
    }

    /// Every bin that has values, with their number, in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = (Bin, usize)> {
        let pages = self.pages.iter().enumerate().filter(|(_, page)| **page > 0);
        pages.flat_map(|(octave, &page)| {
            let counts = &self.counts[place(page, 0)..][..PER_OCTAVE];
            let counts = counts.iter().enumerate().filter(|(_, count)| **count > 0);
            #[expect(
                clippy::cast_possible_truncation,
                reason = "put together as it was split"
            )]
            counts.map(move |(step, &count)| ((octave * PER_OCTAVE + step) as Bin, count as usize))
        })
    }

    /// The bins of the same values with the other sign.
    #[must_use]
    pub fn mirrored(&self) -> Self {
        let mut bins = Self::default();
        for (bin, count) in self.iter() {
            *bins.count_mut(mirrored(bin)) = u32::try_from(count).unwrap_or(u32::MAX);
        }
        bins
    }

    /// How many values.
    #[must_use]
    pub fn total(&self) -> usize {
        self.counts.iter().map(|&count| count as usize).sum()
    }

    /// In which bin the values of these ranks are, and their ranks within it. Ranks count from 0, ascend, and are
    /// below the total.
    #[must_use]
    pub fn locate(&self, ranks: &[usize]) -> Vec<(Bin, usize)> {
        let mut located = Vec::with_capacity(ranks.len());
        let mut below = 0;
        for (bin, count) in self.iter() {
            while let Some(&rank) = ranks.get(located.len())
                && rank < below + count
            {
                located.push((bin, rank - below));
            }
            below += count;
        }
        located
    }
}

impl Default for Bins {
    fn default() -> Self {
        Self {
            pages: [0; OCTAVES],
            counts: Vec::new(),
        }
    }
}

impl std::fmt::Debug for Bins {
    fn fmt(&self, text: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        text.debug_map().entries(self.iter()).finish()
    }
}

/// The octave of a bin, and its step in it.
fn split(bin: Bin) -> (usize, usize) {
    let bin = usize::from(bin);
    (bin / PER_OCTAVE, bin % PER_OCTAVE)
}

fn place(page: u8, step: usize) -> usize {
    (usize::from(page) - 1) * PER_OCTAVE + step
}
