//! `cargo xtask build`: the release files of the page in `dist/`, which run under any path of any static server.
//!
//! ```text
//! cargo ─┬ app.wasm ─→ wasm-split ─ first part ─→ wasm-bindgen ─→ dist/files-HASH/
//!        │                └─ second part, fetched when it is first asked for ─┤
//!        └ worker.wasm, the engine alone ───────→ wasm-bindgen ──────────────┘
//! ```
//!
//! `dist/index.html` and the schema of scenario files, to which others refer, have names that stay. All else is in a folder that is named by
//! what is in it: an old page never meets a new file, and whatever was fetched from it may be kept for ever.

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::command::{cargo, run};
use crate::failure::{Failure, Remedy};
use crate::repository::{dist, root};
use crate::tools::{Tools, WASM_TARGET};
use crate::wasm::without_names;

/// What index.html calls the folder of all other files.
const FILES: &str = "files/";

/// One of the two programs that a visit fetches.
struct Program {
    /// What cargo calls it.
    bin: &'static str,
    /// The profile that it is compiled with.
    profile: &'static str,
    /// What else cargo is told.
    arguments: &'static [&'static str],
    /// What else the compiler is told.
    flags: &'static [&'static str],
}

/// The page: small.
const PAGE: Program = Program {
    bin: "app",
    profile: "page",
    arguments: &[],
    // Splitting needs notes of the linker.
    flags: &["-Clink-arg=--emit-relocs"],
};

/// The workers: fast.
const ENGINE: Program = Program {
    bin: "worker",
    profile: "engine",
    arguments: &["--no-default-features"],
    flags: &[],
};

/// Has a name that stays, too.
const SCHEMA: &str = "scenario.schema.json";

/// What to do when a file cannot be read or written.
const ADVICE: &str = "Check that nothing else uses the folder, and that the disk has room.";

/// Builds the page. What is in `dist/` afterwards is of this source: a build that fails leaves nothing there.
///
/// # Errors
/// The crates cannot be fetched, or the page does not compile.
pub(crate) fn build(tools: &Tools) -> Result<(), Failure> {
    let target = root().join("target");
    let (parts, files) = (target.join("page-parts"), target.join("page-files"));
    for folder in [&dist(), &parts, &files] {
        if folder.exists() {
            fs::remove_dir_all(folder).or_advise(cannot("remove", folder), ADVICE)?;
        }
    }
    let module = compile(&PAGE, &target)?;
    let seen = "See the messages above.";
    run(
        tools
            .program("wasm-split-cli")?
            .arg(module)
            .arg(&parts)
            .args(["--out-name", "app"]),
        seen,
    )?;
    let glue = |module: &Path, out_name: &str, target: &str, arguments: &[&str]| {
        run(
            tools
                .program("wasm-bindgen")?
                .args([
                    "--target",
                    target,
                    "--no-typescript",
                    "--out-name",
                    out_name,
                ])
                .args(["--remove-name-section", "--remove-producers-section"])
                .args(arguments)
                .arg("--out-dir")
                .arg(&files)
                .arg(module),
            seen,
        )
    };
    // The second part is linked to what the first one keeps.
    glue(
        &parts.join("app.wasm"),
        "app",
        "web",
        &["--keep-lld-exports"],
    )?;
    glue(&compile(&ENGINE, &target)?, "engine", "no-modules", &[])?;
    for part in paths_in(&parts)? {
        let name = part.file_name().unwrap_or_default();
        if name != "app.wasm" {
            let bytes = fs::read(&part).or_advise(cannot("read", &part), ADVICE)?;
            // Splitting needs the names of functions; nobody does after it.
            let bytes = without_names(&bytes).unwrap_or(bytes);
            write(&files.join(name), &bytes)?;
        }
    }
    fs::create_dir_all(dist()).or_advise(cannot("create", &dist()), ADVICE)?;
    for file in paths_in(&root().join("static"))? {
        let name = file.file_name().unwrap_or_default();
        let folder = if name == SCHEMA {
            dist()
        } else {
            files.clone()
        };
        let copy = folder.join(name);
        fs::copy(&file, &copy).or_advise(cannot("copy", &file), ADVICE)?;
    }
    join_worker(&files)?;
    let folder = format!("files-{:016x}/", fingerprint(&files)?);
    fs::rename(&files, dist().join(&folder)).or_advise(cannot("move", &files), ADVICE)?;
    let page = root().join("index.html");
    let page = fs::read_to_string(&page).or_advise(cannot("read", &page), ADVICE)?;
    write(
        &dist().join("index.html"),
        page.replace(FILES, &folder).as_bytes(),
    )
}

/// One script for a worker: the glue of the engine, and what starts it.
fn join_worker(files: &Path) -> Result<(), Failure> {
    let (glue, start) = (files.join("engine.js"), files.join("worker.js"));
    let read = |path: &Path| fs::read_to_string(path).or_advise(cannot("read", path), ADVICE);
    write(&glue, (read(&glue)? + &read(&start)?).as_bytes())?;
    fs::remove_file(&start).or_advise(cannot("remove", &start), ADVICE)
}

/// Compiles a program, and answers where it is.
fn compile(program: &Program, target: &Path) -> Result<PathBuf, Failure> {
    let Program {
        bin,
        profile,
        arguments,
        flags,
    } = program;
    let mut flags: Vec<String> = flags.iter().map(|&it| it.to_owned()).collect();
    // Where crates lie on this machine is nobody's business, and the same source is the same files everywhere.
    let folders = crate_folders();
    let renamed = folders
        .iter()
        .map(|it| format!("--remap-path-prefix={}=", it.display()));
    flags.extend(renamed);
    let flags = format!("target.{WASM_TARGET}.rustflags={flags:?}");
    run(
        cargo()
            .args(["build", "--profile", profile, "--bin", bin])
            .args(["--target", WASM_TARGET, "--config", &flags, "--target-dir"])
            .arg(target)
            .args(*arguments)
            .current_dir(root()),
        "See the messages above; where crates are missing, check the network.",
    )?;
    let module = format!("{bin}.wasm");
    Ok(target.join(WASM_TARGET).join(profile).join(module))
}

/// Where cargo unpacks the sources of crates, a folder for each registry.
fn crate_folders() -> Vec<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    let registries = home.map(|it| it.join("registry").join("src"));
    let folders = registries.and_then(|it| paths_in(&it).ok());
    folders.unwrap_or_default()
}

/// The files in `folder`, in the order of their names.
fn paths_in(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).or_advise(cannot("read", folder), ADVICE)?;
    let mut paths = entries
        .map(|entry| entry.map(|it| it.path()))
        .collect::<Result<Vec<_>, _>>()
        .or_advise(cannot("read", folder), ADVICE)?;
    paths.sort();
    Ok(paths)
}

/// A number that is another one when any file in `folder` is.
fn fingerprint(folder: &Path) -> Result<u64, Failure> {
    let mut hasher = DefaultHasher::new();
    for path in paths_in(folder)? {
        path.file_name().hash(&mut hasher);
        let bytes = fs::read(&path).or_advise(cannot("read", &path), ADVICE)?;
        bytes.hash(&mut hasher);
    }
    Ok(hasher.finish())
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(path, bytes).or_advise(cannot("write", path), ADVICE)
}

fn cannot(what: &str, path: &Path) -> String {
    format!("Cannot {what} {}", path.display())
}
