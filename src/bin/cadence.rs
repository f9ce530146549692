//! The command line `cadence`.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    cadence_lab::cli::main()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
