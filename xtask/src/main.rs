//! The project's own commands: `cargo xtask serve`, `build`, `test`, `bench`, `size`.
mod command;
mod failure;
mod repository;
mod tools;

fn main() {
    match tools::Tools::ready() {
        Ok(t) => println!("{:?} {:?}", t, t.path()),
        Err(f) => eprintln!("{f}"),
    }
}
