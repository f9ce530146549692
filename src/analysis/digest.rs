//! A fingerprint of records, bit for bit: two studies with the same digest had the same runs.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::ends::End;
use crate::simulation::record::{Outcome, Record};

/// The FNV-1a hash, 64 bits, of records in their order. Displays as 16 hexadecimal digits.
///
/// Every field counts, in the order of [`Record`]: the outcome and every "none or some" as one byte, numbers as
/// their bits, lowest byte first. It guards against accidents, not against malice.
///
/// # Source
/// Eastlake, Fowler, Vo and Noll, "The FNV non-cryptographic hash algorithm".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Digest(u64);

impl Digest {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;

    /// The digest of nothing.
    #[must_use]
    pub fn new() -> Self {
        Self(Self::OFFSET)
    }

    /// One more record.
    pub fn add(&mut self, record: &Record) {
        // Taken apart by name, so that a new field cannot be forgotten.
        let Record {
            outcome,
            finish,
            cost,
            worked,
            wasted,
            meetings,
            idle,
            idle_held,
            idle_blocked,
            attempts,
            failures,
            cancelled,
            first_answer,
            first_success,
            decision_delay,
            boundaries,
            spillover,
            value_days,
        } = *record;
        self.outcome(outcome);
        for number in [
            finish,
            cost,
            worked,
            wasted,
            meetings,
            idle,
            idle_held,
            idle_blocked,
        ] {
            self.number(number);
        }
        for count in [attempts, failures, cancelled] {
            self.bytes(&count.to_le_bytes());
        }
        for number in [first_answer, first_success, decision_delay] {
            self.bytes(&[u8::from(number.is_some())]);
            if let Some(number) = number {
                self.number(number);
            }
        }
        self.bytes(&boundaries.to_le_bytes());
        self.number(spillover);
        self.number(value_days);
    }

    /// How one more run ended: outcome, finish, cost, value days.
    pub fn add_end(&mut self, end: End) {
        let End {
            outcome,
            finish,
            cost,
            value_days,
        } = end;
        self.outcome(outcome);
        self.number(finish);
        self.number(cost);
        self.number(value_days);
    }

    /// All that another digest is of, as one.
    pub fn add_digest(&mut self, other: Self) {
        self.bytes(&other.0.to_le_bytes());
    }

    /// The 64 bits.
    #[must_use]
    pub fn value(self) -> u64 {
        self.0
    }

    fn outcome(&mut self, outcome: Outcome) {
        self.bytes(&[match outcome {
            Outcome::Delivered => 0,
            Outcome::Infeasible => 1,
            Outcome::Unfinished => 2,
        }]);
    }

    fn number(&mut self, number: f64) {
        self.bytes(&number.to_bits().to_le_bytes());
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(Self::PRIME);
        }
    }
}

impl Default for Digest {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(text, "{:016x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Digest;

    #[test]
    fn bytes_hash_as_published() {
        for (bytes, expected) in [
            ("", 0xcbf2_9ce4_8422_2325_u64),
            ("a", 0xaf63_dc4c_8601_ec8c),
            ("foobar", 0x8594_4171_f739_67e8),
        ] {
            let mut digest = Digest::new();
            digest.bytes(bytes.as_bytes());
            assert_eq!(digest.value(), expected, "{bytes:?}");
        }
    }
}
