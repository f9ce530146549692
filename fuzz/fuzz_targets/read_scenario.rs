//! Reads any bytes as a scenario: nothing panics, every problem has words, and what is valid is written and read
//! again as the same.
#![no_main]

use cadence_lab::document::Document;
use cadence_lab::reading::DOCUMENT_BYTES_LIMIT;
use cadence_lab::scenario::{Scenario, ValidScenario};
use cadence_lab::text::Text;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static TEXT: LazyLock<Text> = LazyLock::new(Text::english);

fuzz_target!(|document: &[u8]| {
    let reading = Scenario::read(document);
    for problem in &reading.problems {
        assert!(!TEXT.problem(problem).contains('\n'));
    }
    if let (Some(scenario), []) = (reading.scenario, reading.problems.as_slice()) {
        let written = Document::of(&scenario).to_json();
        if written.len() <= DOCUMENT_BYTES_LIMIT {
            let again = ValidScenario::read(written.as_bytes()).expect("what was read is valid");
            assert_eq!(*again, scenario);
        }
    }
});
