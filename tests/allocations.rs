//! After a warm-up a run allocates nothing: every buffer is used again. And the samples of a million runs need at most
//! 150 MB, with all that is in use for a moment while they are looked at.
//!
//! The counting allocator is the whole program's, but each thread counts for itself.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]
// An allocator cannot be written without; it passes everything on to the system's.
#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::hint::black_box;

use cadence_lab::analysis::block::{Block, RUNS_PER_BLOCK};
use cadence_lab::analysis::curve::Curve;
use cadence_lab::analysis::samples::Samples;
use cadence_lab::preset::PRESETS;
use cadence_lab::runner::message::{decode, encode};
use cadence_lab::scenario::ValidScenario;
use cadence_lab::study::Study;

/// The system's allocator, counting.
struct Counting;

thread_local! {
    static ALLOCATIONS: Cell<u64> = const { Cell::new(0) };
    /// Bytes in use; what another thread frees does not count. And the most there were at once.
    static BYTES: Cell<usize> = const { Cell::new(0) };
    static MOST_BYTES: Cell<usize> = const { Cell::new(0) };
}

fn count(freed: usize, taken: usize) {
    // A thread that is going away has nobody to count for.
    let _ = BYTES.try_with(|bytes| {
        bytes.set((bytes.get() + taken).saturating_sub(freed));
        let _ = MOST_BYTES.try_with(|most| most.set(most.get().max(bytes.get())));
    });
    if taken > 0 {
        let _ = ALLOCATIONS.try_with(|count| count.set(count.get() + 1));
    }
}

// SAFETY: every call goes to the system's allocator as it came; counting touches no memory of its.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(0, layout.size());
        // SAFETY: the caller keeps the contract of `GlobalAlloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        count(layout.size(), 0);
        // SAFETY: as above.
        unsafe { System.dealloc(place, layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count(0, layout.size());
        // SAFETY: as above.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // Both places are there while one is copied to the other.
        count(0, size);
        count(layout.size(), 0);
        // SAFETY: as above.
        unsafe { System.realloc(place, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How often this thread allocates in the meantime.
fn allocations(what: impl FnOnce()) -> u64 {
    let before = ALLOCATIONS.get();
    what();
    ALLOCATIONS.get() - before
}

fn live(study: &mut Study) {
    for run in 0..1_000 {
        black_box(study.run(run));
    }
}

#[track_caller]
fn allocates_only_at_first(scenario: &ValidScenario) {
    let mut study = Study::new(scenario, 1);
    live(&mut study);
    assert_eq!(allocations(|| live(&mut study)), 0);
}

#[test]
fn the_preset_allocates_nothing_after_a_warm_up() {
    allocates_only_at_first(&PRESETS[0].scenario().unwrap());
}

#[test]
fn all_processes_and_rules_allocate_nothing_after_a_warm_up() {
    let document = include_bytes!("golden/everything.json");
    allocates_only_at_first(&ValidScenario::read(document).unwrap());
}

#[test]
fn an_allocation_is_counted() {
    assert_eq!(allocations(|| drop(black_box(Box::new(1)))), 1);
    assert_eq!(allocations(|| drop(black_box(vec![0_u8; 9]))), 1);
}

/// The most bytes in use while the last of so many runs of the first preset arrive as a message, the page holds the
/// samples before them as well, and all is looked at; beside them, the bytes of the samples alone.
fn bytes_of(runs: usize) -> (usize, usize) {
    let scenario = PRESETS[0].scenario().unwrap();
    let mut study = Study::new(&scenario, 1);
    let records: Vec<_> = (0..RUNS_PER_BLOCK as u64)
        .map(|run| study.run(run).to_vec())
        .collect();
    let ids: Vec<_> = scenario.processes.iter().map(|it| it.id.clone()).collect();
    assert_eq!(ids.len(), 5);

    let before = BYTES.get();
    let mut shown = Samples::new(ids);
    for index in 0..runs / RUNS_PER_BLOCK {
        let mut block = Block::new(index, 5);
        records.iter().for_each(|records| block.add(records));
        let message = encode(&block).unwrap();
        drop(block);
        // Only at the end does the number of runs say how much is in use: the first ones are kept as they are.
        MOST_BYTES.set(BYTES.get());
        let mut samples = shown.clone();
        samples.add(decode(&message).unwrap()).unwrap();
        shown = samples;
    }
    black_box((shown.headline(0, 3), shown.dots(0, 3, 20)));
    let of = |place: usize| shown.variants().nth(place).unwrap().1;
    let curves = black_box([0, 3].map(|place| Curve::of(of(place).ends())));
    black_box([0, 3].map(|place| of(place).summary()));
    drop(curves);
    assert_eq!(shown.runs(), runs);
    let held = BYTES.get() - before;
    (MOST_BYTES.get() - before, held)
}

#[test]
fn a_million_runs_of_five_variants_need_at_most_150_megabytes() {
    // What they need grows by the run; a hundred thousand and two hundred thousand tell how much.
    const STEP: usize = 100_000;
    let (less, more) = (bytes_of(STEP), bytes_of(2 * STEP));
    let of_a_million = |less: usize, more: usize| less + (more - less) * (1_000_000 / STEP - 1);
    let (most, held) = (of_a_million(less.0, more.0), of_a_million(less.1, more.1));
    println!("{held} bytes, {most} for a moment");
    assert!(most <= 150_000_000, "{most}");
    assert!(held <= 135_000_000, "{held}");
    // 25 bytes a run and variant cannot be told apart from less.
    assert!(held >= 125_000_000, "{held}: what is kept?");
}
