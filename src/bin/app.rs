//! The page's entry: `cargo xtask build` compiles this to wasm and the browser starts it.

#[cfg(target_arch = "wasm32")]
fn main() {
    cadence_lab::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is the page, which runs in a browser: `cargo xtask serve` shows it.");
}
