//! Where things are in this repository, so that every command works from any folder of it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Remedy};

/// The top folder of the repository.
pub(crate) fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// The folder of the built page.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// The version of `package` that `Cargo.lock` pins.
///
/// # Errors
/// `Cargo.lock` cannot be read or does not name the package.
pub(crate) fn locked_version(package: &str) -> Result<String, Failure> {
    let path = root().join("Cargo.lock");
    let lock = fs::read_to_string(&path).or_advise(
        format_args!("Cannot read {}", path.display()),
        "Run `cargo generate-lockfile` in the repository.",
    )?;
    version_in(&lock, package).ok_or_else(|| {
        Failure::new(
            format!("{} does not name {package}.", path.display()),
            "Add it to the dependencies in Cargo.toml.",
        )
    })
}

/// The version of `package` in the text of a `Cargo.lock`.
fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.next()?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "[[package]]\nname = \"yew-macro\"\nversion = \"0.1.0\"\n\n\
                        [[package]]\nname = \"yew\"\nversion = \"0.23.0\"\n";

    #[test]
    fn a_version_is_found_by_the_whole_name() {
        assert_eq!(version_in(LOCK, "yew").as_deref(), Some("0.23.0"));
    }

    #[test]
    fn an_absent_package_has_no_version() {
        assert_eq!(version_in(LOCK, "ye"), None);
    }
}
