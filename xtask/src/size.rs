//! `cargo xtask size`: what a first visit downloads, raw and as gzip.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use flate2::Compression;

use crate::failure::{Failure, Remedy};
use crate::repository::dist;
use crate::server::gzip;

/// A table of the files that the first load fetches from `dist/`.
///
/// # Errors
/// The page has not been built.
pub(crate) fn size() -> Result<String, Failure> {
    const ADVICE: &str = "Run `cargo xtask build` first.";
    let folder = dist();
    let cannot_read = || format!("Cannot read the built page in {}", folder.display());
    let files = files_below(&folder).or_advise(cannot_read(), ADVICE)?;
    let (mut raw_sum, mut gzip_sum) = (0, 0);
    let mut lines = vec![format!("{:>11} {:>11}  file", "raw [bytes]", "gzip")];
    let fetched = first_load(&folder, &files).or_advise(cannot_read(), ADVICE)?;
    let (mut later, first): (Vec<_>, Vec<_>) = fetched.iter().partition(|name| comes_later(name));
    let looks = files
        .difference(&fetched)
        .filter(|name| name.ends_with(".css"));
    later.extend(looks);
    let sizes = |name: &str, lines: &mut Vec<String>| -> Result<(usize, usize), Failure> {
        let bytes = fs::read(folder.join(name)).or_advise(cannot_read(), ADVICE)?;
        let packed = gzip(&bytes, Compression::best()).or_advise(cannot_read(), ADVICE)?;
        let line = format!("{:>11} {:>11}  {name}", bytes.len(), packed.len());
        lines.push(line);
        Ok((bytes.len(), packed.len()))
    };
    for name in first {
        let (raw, gzip) = sizes(name, &mut lines)?;
        raw_sum += raw;
        gzip_sum += gzip;
    }
    lines.push(format!("{raw_sum:>11} {gzip_sum:>11}  in all\n"));
    lines.push("And when somebody asks for more than the first screen:".to_owned());
    for name in later {
        sizes(name, &mut lines)?;
    }
    Ok(lines.join("\n") + "\n")
}

/// All files below `folder`, as paths with slashes, relative to it.
fn files_below(folder: &Path) -> std::io::Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    let mut waiting = vec![PathBuf::new()];
    while let Some(inside) = waiting.pop() {
        for entry in fs::read_dir(folder.join(&inside))? {
            let entry = entry?;
            let path = inside.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                waiting.push(path);
            } else {
                names.insert(path.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    Ok(names)
}

/// Whether a file is fetched only when somebody asks for what it holds.
fn comes_later(name: &str) -> bool {
    name_of(name).starts_with("split_")
}

/// The last part of a path.
fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The page and, from text to text, every file that it names.
fn first_load(folder: &Path, files: &BTreeSet<String>) -> std::io::Result<BTreeSet<String>> {
    let mut fetched = BTreeSet::new();
    let mut waiting = vec!["index.html".to_owned()];
    while let Some(name) = waiting.pop() {
        let bytes = fs::read(folder.join(&name))?;
        if let Ok(text) = String::from_utf8(bytes) {
            let named = files
                .iter()
                .filter(|file| text.contains(name_of(file)) && !fetched.contains(*file));
            waiting.extend(named.cloned());
        }
        fetched.insert(name);
    }
    Ok(fetched)
}
