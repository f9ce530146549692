//! After a warm-up a run allocates nothing: every buffer is used again.
//!
//! The counting allocator is the whole program's, but each thread counts for itself.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]
// An allocator cannot be written without; it passes everything on to the system's.
#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::hint::black_box;

use cadence_lab::preset::PRESETS;
use cadence_lab::scenario::ValidScenario;
use cadence_lab::study::Study;

/// The system's allocator, counting.
struct Counting;

thread_local! {
    static ALLOCATIONS: Cell<u64> = const { Cell::new(0) };
}

fn count() {
    // A thread that is going away has nobody to count for.
    let _ = ALLOCATIONS.try_with(|count| count.set(count.get() + 1));
}

// SAFETY: every call goes to the system's allocator as it came; counting touches no memory of its.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count();
        // SAFETY: the caller keeps the contract of `GlobalAlloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        // SAFETY: as above.
        unsafe { System.dealloc(place, layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count();
        // SAFETY: as above.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count();
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
