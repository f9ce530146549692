//! Installing what a build needs: the wasm target, and the command lines of wasm-bindgen and wasm-split.
//!
//! Each tool and version has a folder of its own in a per-user cache that all clones share. A tool is built in a
//! temporary place and renamed into its folder when it is whole, so an interrupted installation is never mistaken
//! for a finished one. Tools are built for a short wait, not for speed: they run for a second or two per build.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::command::{answer, cargo, find_on_path, run};
use crate::failure::{Failure, Remedy};
use crate::repository::locked_version;

/// Moves the cache folder.
const CACHE_VARIABLE: &str = "CADENCE_LAB_TOOLS";

/// The target that the page is compiled for.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The splitter that understands what `wasm_split_helpers` 0.2 leaves in a module.
const SPLIT_VERSION: &str = "0.2.4";

/// What to do when the cache folder cannot be used.
const CACHE_ADVICE: &str = "Check that the folder can be written and that the disk has room (about 1 GB while building), \
                            or set CADENCE_LAB_TOOLS to another folder.";

/// A program from the crate registry, in exactly one version.
#[derive(Debug, Clone)]
struct Tool {
    /// The crate that has it.
    package: &'static str,
    /// The one version that fits, such as `0.21.14`.
    version: String,
    /// The programs that it consists of.
    programs: &'static [&'static str],
    /// Whether they answer `--version`. Those that do not are taken from no folder but our own, which has the
    /// version in its name.
    states_version: bool,
    /// The features that it is built with.
    features: &'static str,
    /// Optimization level to build at: what the compiler's time buys back when the tool runs.
    opt_level: &'static str,
    /// What building it takes on two cores, in words.
    wait: &'static str,
}

impl Tool {
    /// Both tools. wasm-bindgen's command line must be of the very version that the page is linked with.
    fn all() -> Result<[Self; 2], Failure> {
        Ok([
            Self {
                package: "wasm_split_cli_support",
                version: SPLIT_VERSION.to_owned(),
                programs: &["wasm-split-cli"],
                states_version: false,
                features: "build-binary",
                opt_level: "1",
                wait: "a minute",
            },
            Self {
                package: "wasm-bindgen-cli",
                version: locked_version("wasm-bindgen")?,
                programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
                states_version: true,
                features: "",
                opt_level: "1",
                wait: "a minute and a half",
            },
        ])
    }

    /// Name and version, also the name of its folder.
    fn title(&self) -> String {
        format!("{}-{}", self.package, self.version)
    }

    /// Whether all programs of this tool are in `folder`, in the right version, and run on this machine.
    fn is_in(&self, folder: &Path) -> bool {
        self.programs.iter().all(|program| {
            let asked = |what| answer(Command::new(program_in(folder, program)).arg(what));
            if self.states_version {
                asked("--version").is_some_and(|text| states_version(&text, &self.version))
            } else {
                asked("--help").is_some()
            }
        })
    }

    /// The folder of the search path that has this tool.
    fn on_path(&self) -> Option<PathBuf> {
        if !self.states_version {
            return None;
        }
        let folder = find_on_path(self.programs[0])?.parent()?.to_path_buf();
        self.is_in(&folder).then_some(folder)
    }

    /// Installs this tool below `cache` and answers the folder of its programs.
    fn install(&self, cache: &Path) -> Result<PathBuf, Failure> {
        let finished = cache.join(self.title());
        let incoming = cache.join("incoming").join(self.title());
        for left_over in [&finished, &incoming] {
            remove(left_over)?;
        }
        create(&incoming)?;
        let start = Instant::now();
        if !self.install_binary(&incoming) {
            self.install_from_source(cache, &incoming)?;
        }
        if !self.is_in(&incoming.join("bin")) {
            return Err(Failure::new(
                format!("{} was installed but does not run.", self.title()),
                "Install it by hand and put it on the search path.",
            ));
        }
        fs::rename(&incoming, &finished).or_advise(
            format_args!("Cannot rename {}", incoming.display()),
            CACHE_ADVICE,
        )?;
        eprintln!(
            "Installed {} in {:.0} s.",
            self.title(),
            start.elapsed().as_secs_f64()
        );
        Ok(finished.join("bin"))
    }

    /// Takes a ready-made program where the reader has cargo-binstall; says whether that worked.
    fn install_binary(&self, folder: &Path) -> bool {
        if find_on_path("cargo-binstall").is_none() {
            return false;
        }
        eprintln!("Installing {} with cargo-binstall.", self.title());
        let mut command = cargo();
        command
            .args([
                "binstall",
                "--no-confirm",
                "--disable-strategies",
                "compile",
            ])
            .arg("--root")
            .arg(folder)
            .arg(format!("{}@{}", self.package, self.version));
        match run(&mut command, "It is built from source instead.") {
            Ok(()) => self.is_in(&folder.join("bin")),
            Err(failure) => {
                eprintln!("{failure}");
                false
            }
        }
    }

    /// Builds this tool: with its own lock file where the registry still offers all of it, else without.
    fn install_from_source(&self, cache: &Path, folder: &Path) -> Result<(), Failure> {
        eprintln!(
            "Building {} from source; this takes {} on two cores, once.",
            self.title(),
            self.wait
        );
        // Without their default features: those are for downloads, which we never ask of them, and bring TLS and its C code.
        let build = |locked: bool| -> Result<Command, Failure> {
            let mut command = cargo();
            command
                .args(["install", self.package, "--version", &self.version])
                .args(["--no-default-features", "--features", self.features])
                .args(["--no-track", "--root"])
                .arg(folder)
                .arg("--target-dir")
                .arg(cache.join("build"))
                .args(locked.then_some("--locked"))
                // Away from the repository: its cargo settings are not meant for tools.
                .current_dir(cache)
                // Where the program goes, or cargo warns that it is not found there.
                .env("PATH", search_path([folder.join("bin")])?)
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.opt_level)
                .env("CARGO_PROFILE_RELEASE_LTO", "off")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256")
                .env("CARGO_PROFILE_RELEASE_DEBUG", "none");
            Ok(command)
        };
        let advice =
            "See the compiler's message above: often a C compiler or the network is missing.";
        run(&mut build(true)?, advice).or_else(|_| {
            eprintln!("Not with the dependencies it was published with; once more, with the newest that fit.");
            run(&mut build(false)?, advice)
        })
    }
}

/// The tools, ready to run.
#[derive(Debug)]
pub(crate) struct Tools {
    /// The folders that have them.
    folders: Vec<PathBuf>,
}

impl Tools {
    /// Installs what is missing, says what it does and how long it may take.
    ///
    /// # Errors
    /// Something could not be installed.
    pub(crate) fn ready() -> Result<Self, Failure> {
        ready_wasm_target()?;
        let cache = cache_folder()?;
        let tools = Tool::all()?;
        if let Some(folders) = present(&tools, &cache) {
            return Ok(Self { folders });
        }
        create(&cache)?;
        let _lock = lock(&cache)?;
        eprintln!("Tools are kept in {} for all clones.", cache.display());
        let mut folders = Vec::new();
        for tool in &tools {
            folders.push(match place(tool, &cache) {
                Some(folder) => folder,
                None => tool.install(&cache)?,
            });
        }
        // Hundreds of megabytes that nobody needs again.
        for scaffold in ["build", "incoming"] {
            remove(&cache.join(scaffold))?;
        }
        Ok(Self { folders })
    }

    /// One of the tools' programs.
    ///
    /// # Errors
    /// No tool has it.
    pub(crate) fn program(&self, name: &str) -> Result<Command, Failure> {
        let mut paths = self.folders.iter().map(|folder| program_in(folder, name));
        let path = paths.find(|path| path.is_file()).ok_or_else(|| {
            Failure::new(format!("There is no {name} among the tools."), CACHE_ADVICE)
        })?;
        Ok(Command::new(path))
    }

    /// The search path with the tools before everything else.
    ///
    /// # Errors
    /// A folder's name cannot be part of a search path.
    pub(crate) fn path(&self) -> Result<OsString, Failure> {
        search_path(self.folders.iter().cloned())
    }
}

/// The path of a program in `folder`.
fn program_in(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

/// The search path with `folders` before everything else.
fn search_path(folders: impl IntoIterator<Item = PathBuf>) -> Result<OsString, Failure> {
    let before = env::var_os("PATH").unwrap_or_default();
    let all = folders.into_iter().chain(env::split_paths(&before));
    env::join_paths(all).or_advise("Cannot put the tools on the search path", CACHE_ADVICE)
}

/// Adds the wasm target where the compiler has none.
///
/// # Errors
/// There is no rustup to add it, or it cannot.
pub(crate) fn ready_wasm_target() -> Result<(), Failure> {
    let compiler = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let library =
        answer(Command::new(compiler).args(["--print", "target-libdir", "--target", WASM_TARGET]));
    if library.is_some_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    eprintln!("Adding the target {WASM_TARGET}; a few seconds.");
    run(
        Command::new("rustup").args(["target", "add", WASM_TARGET]),
        "Install the standard library for this target with whatever installed your compiler; \
         with rustup that is `rustup target add wasm32-unknown-unknown`.",
    )
}

/// The folders of all tools, if all are there.
fn present(tools: &[Tool], cache: &Path) -> Option<Vec<PathBuf>> {
    tools.iter().map(|tool| place(tool, cache)).collect()
}

/// Where `tool` is, in the right version.
fn place(tool: &Tool, cache: &Path) -> Option<PathBuf> {
    let own = cache.join(tool.title()).join("bin");
    if tool.is_in(&own) {
        return Some(own);
    }
    tool.on_path()
}

/// Whether `text`, the answer to `--version`, names exactly `version`.
fn states_version(text: &str, version: &str) -> bool {
    text.split_whitespace().any(|word| word == version)
}

/// The per-user folder that clones share.
fn cache_folder() -> Result<PathBuf, Failure> {
    cache_folder_from(|name| env::var_os(name).filter(|value| !value.is_empty())).ok_or_else(|| {
        Failure::new(
            "There is no home folder to keep the tools in.",
            format!("Set {CACHE_VARIABLE} to a folder."),
        )
    })
}

/// The folder by the custom of the system, from environment variables.
fn cache_folder_from(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    if let Some(chosen) = variable(CACHE_VARIABLE) {
        // Tools are built in another folder than the one where the reader is.
        return std::path::absolute(chosen).ok();
    }
    let home = || variable("HOME").map(PathBuf::from);
    let caches = if cfg!(windows) {
        variable("LOCALAPPDATA").map(PathBuf::from)
    } else if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library").join("Caches"))
    } else {
        variable("XDG_CACHE_HOME")
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
            .or_else(|| home().map(|home| home.join(".cache")))
    };
    Some(caches?.join("cadence-lab"))
}

/// Waits until no other clone installs; the lock ends with the file's closing.
fn lock(cache: &Path) -> Result<File, Failure> {
    let path = cache.join("lock");
    let file = File::create(&path).or_advise(
        format_args!("Cannot write {}", path.display()),
        CACHE_ADVICE,
    )?;
    if file.try_lock().is_err() {
        eprintln!("Another clone is installing the tools; waiting for it.");
        file.lock()
            .or_advise(format_args!("Cannot lock {}", path.display()), CACHE_ADVICE)?;
    }
    Ok(file)
}

/// Creates `folder` with all above it.
fn create(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).or_advise(
        format_args!("Cannot create {}", folder.display()),
        CACHE_ADVICE,
    )
}

/// Removes `folder` with all in it, if it is there.
fn remove(folder: &Path) -> Result<(), Failure> {
    if !folder.exists() {
        return Ok(());
    }
    fs::remove_dir_all(folder).or_advise(
        format_args!("Cannot remove {}", folder.display()),
        CACHE_ADVICE,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_must_match_whole() {
        assert!(states_version("wasm-bindgen 0.2.13\n", "0.2.13"));
        assert!(!states_version("wasm-bindgen 0.2.130\n", "0.2.13"));
        assert!(!states_version("wasm-bindgen 0.2.1\n", "0.2.13"));
    }

    #[test]
    fn the_variable_moves_the_cache() {
        let moved = std::path::absolute("elsewhere").ok();
        let folder = cache_folder_from(|name| (name == CACHE_VARIABLE).then(|| "elsewhere".into()));
        assert_eq!(folder, moved);
    }

    #[test]
    #[cfg(all(unix, not(target_os = "macos")))]
    fn the_cache_follows_the_custom_of_the_system() {
        let home = |name: &str| (name == "HOME").then(|| OsString::from("/home/ada"));
        assert_eq!(
            cache_folder_from(home),
            Some(PathBuf::from("/home/ada/.cache/cadence-lab"))
        );
        let xdg = |name: &str| (name == "XDG_CACHE_HOME").then(|| OsString::from("/caches"));
        assert_eq!(
            cache_folder_from(xdg),
            Some(PathBuf::from("/caches/cadence-lab"))
        );
        assert_eq!(cache_folder_from(|_| None), None);
    }
}
