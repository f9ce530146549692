//! The project's own commands: `cargo xtask serve`, `test`, `build`, `bench`, `size`.

fn main() {}
