//! How soon the picture of what waits for what is there, for as many items as a scenario may have.
//! Run with `cargo bench --bench graph`.
#![allow(missing_docs, reason = "a benchmark, on inputs of its own")]

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    divan::main();
}

#[cfg(not(target_arch = "wasm32"))]
mod graph {
    use cadence_lab::app::backlog::graph::layout::GraphLayout;
    use cadence_lab::app::backlog::graph::network::{Item, Network};
    use cadence_lab::scenario::ITEMS;
    use divan::{Bencher, black_box};

    /// A chain in which every item waits for others, too, the furthest so many places before it.
    #[divan::bench(args = [9, 31, 200])]
    fn layout(bencher: Bencher<'_, '_>, furthest: usize) {
        let items = (0..ITEMS).map(|place| {
            let before = [furthest, 7, 1].map(|back| place.checked_sub(back));
            Item {
                name: format!("Item {place}"),
                phase: format!("Phase {}", place / 10),
                after: before.into_iter().flatten().collect(),
                ..Item::default()
            }
        });
        let network = Network {
            items: items.collect(),
            ..Network::default()
        };
        bencher.bench_local(|| black_box(GraphLayout::of(&network, 1180.0)));
    }
}
