//! The workers' entry: `cargo xtask build` compiles the engine alone to a module of its own, built for speed.

#[cfg(target_arch = "wasm32")]
fn main() {
    cadence_lab::runner::worker::serve();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!(
        "This is a worker of the page, which runs in a browser: `cargo xtask serve` shows it."
    );
}
