//! Two studies keep every bit of every record, from version to version and from machine to machine.

#[path = "golden/digests.rs"]
mod digests;

use cadence_lab::analysis::block::RUNS_PER_BLOCK;
use cadence_lab::simulation::record::Outcome;
use cadence_lab::study::Study;
use digests::{EVERYTHING, RUNS, SEED, digest, digest_of, everything, scenarios};

#[test]
fn the_records_of_two_studies_have_the_bits_they_always_had() {
    digests::check();
}

#[test]
fn the_second_study_has_all_there_is_and_delivers_mostly() {
    let scenario = everything();
    for process in ["scrum", "dds", "kanban", "stage_gate"] {
        assert!(
            scenario.processes.iter().any(|it| it.process == process),
            "{process}"
        );
    }
    for word in [
        "fixed",
        "uniform",
        "triangular",
        "pert",
        "lognormal",
        "gamma",
        "weibull",
        "empirical",
        "ratio",
        "evidence",
        "redo",
        "goal",
        "unplanned",
        "capability",
        "learning",
        "analyze_share",
        "attempt_cost",
    ] {
        assert!(EVERYTHING.contains(&format!("\"{word}\"")), "{word}");
    }
    let mut study = Study::new(&scenario, SEED);
    let mut delivered = vec![0; scenario.processes.len()];
    let (mut cancelled, mut waits_to_try_again, mut infeasible) = (0, 0, 0);
    for run in 0..RUNS {
        for (count, record) in delivered.iter_mut().zip(study.run(run)) {
            *count += u32::from(record.outcome == Outcome::Delivered);
            infeasible += u32::from(record.outcome == Outcome::Infeasible);
            cancelled += record.cancelled;
            waits_to_try_again += u32::from(record.decision_delay.is_some());
        }
    }
    assert!(delivered.iter().all(|&count| count > 600), "{delivered:?}");
    let seen = [cancelled, waits_to_try_again, infeasible];
    assert!(seen.iter().all(|&count| count > 50), "{seen:?}");
}

#[test]
fn blocks_in_any_order_have_the_same_records() {
    for (name, scenario) in scenarios() {
        let runs = RUNS_PER_BLOCK * 2 + RUNS_PER_BLOCK / 2;
        let mut here = Study::new(&scenario, SEED);
        let mut there = here.clone();
        let records = |study: &mut Study, index: usize| {
            let mut records = Vec::new();
            let block = study.block_with(index, runs, |_, row| records.extend_from_slice(row));
            (block, digest_of(&records))
        };
        let forwards = [0, 1, 2].map(|index| records(&mut here, index));
        let mut all = Vec::new();
        let whole = usize::try_from(RUNS).expect("a thousand");
        for index in 0..whole / RUNS_PER_BLOCK {
            here.block_with(index, whole, |_, row| all.extend_from_slice(row));
        }
        assert_eq!(digest_of(&all), digest(&scenario), "{name}: block by block");
        for index in [2, 0, 1] {
            assert!(
                records(&mut there, index) == forwards[index],
                "{name}: block {index}"
            );
        }
    }
}
