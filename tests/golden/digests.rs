//! Digests of the records of two studies, natively and in the browser: included by `tests/golden.rs` and by the
//! browser tests, so that a change of a rule, a draw, a sum or a mathematics library cannot pass unseen.
//!
//! If a change of the numbers is meant, raise the model's version, say so in the change log, and take the new
//! digests from the message of the failing test.
#![allow(clippy::unwrap_used)]

use cadence_lab::analysis::digest::Digest;
use cadence_lab::preset::PRESETS;
use cadence_lab::scenario::ValidScenario;
use cadence_lab::simulation::record::Record;
use cadence_lab::study::Study;

pub(crate) const SEED: u64 = 2026;
pub(crate) const RUNS: u64 = 1_000;

/// All processes, kinds of distribution and rules in one scenario.
pub(crate) const EVERYTHING: &str = include_str!("everything.json");

/// The digest of every record of runs 0 to 999, run by run, in each the variants in their order.
const GOLDEN: [(&str, u64); 2] = [
    ("explore", 0x8e4a_de5e_b10b_f00f),
    ("everything", 0xf7f1_3920_c85b_e9a4),
];

pub(crate) fn everything() -> ValidScenario {
    ValidScenario::read(EVERYTHING.as_bytes()).unwrap()
}

pub(crate) fn scenarios() -> [(&'static str, ValidScenario); 2] {
    [
        (PRESETS[0].id, PRESETS[0].scenario().unwrap()),
        ("everything", everything()),
    ]
}

pub(crate) fn digest_of<'a>(records: impl IntoIterator<Item = &'a Record>) -> u64 {
    let mut digest = Digest::new();
    records.into_iter().for_each(|record| digest.add(record));
    digest.value()
}

pub(crate) fn digest(scenario: &ValidScenario) -> u64 {
    let mut study = Study::new(scenario, SEED);
    let records: Vec<Record> = (0..RUNS).flat_map(|run| study.run(run).to_vec()).collect();
    digest_of(&records)
}

/// Panics, with the digests as they would have to be, where a record has other bits than it had.
pub(crate) fn check() {
    let actual = scenarios().map(|(name, scenario)| (name, digest(&scenario)));
    let listing: String = actual
        .iter()
        .map(|(name, digest)| format!("    ({name:?}, {digest:#x}),\n"))
        .collect();
    assert!(
        actual == GOLDEN,
        "records have other bits; as they are now:\n{listing}"
    );
}
