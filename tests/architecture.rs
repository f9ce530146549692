//! The architecture as a test: reads the sources and says where a rule is broken and how to mend it.
//!
//! Every rule is a function from a source file to findings. It is applied to the whole package by one
//! test, and shown to catch what it should, and nothing else, by another.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

#[path = "architecture/source.rs"]
mod source;

use std::fs;
use std::path::Path;

use source::{Source, closing, words};

/// The layers, low to high. A module uses only modules of lower tiers; those of one tier ignore each other.
const LAYERS: &[&[&str]] = &[
    &["units"],
    &["reading"],
    &["random"],
    &["distribution"],
    &["world"],
    &["simulation"],
    &["scenario"],
    &["parameter"],
    &["preset"],
    &["document"],
    &["description"],
    &["replay"],
    &["analysis"],
    &["study"],
    &["share"],
    &["text"],
    &["cli", "runner"],
    &["app"],
];

/// Where the browser begins: a leaf beside the layers, which may use only these …
const BROWSER: &str = "browser";
const BROWSER_USES: &[&str] = &["units"];
/// … and be used, as the browser's crates, only by these: the page and the entry of the workers.
const BROWSER_USERS: &[&str] = &[
    "src/app.rs",
    "src/app/",
    "src/browser.rs",
    "src/browser/",
    "src/bin/app.rs",
];
const WORKER_ENTRY: &[&str] = &["src/runner/worker.rs", "src/bin/worker.rs"];

/// Crates, and the only files that may name them.
const CRATES: &[(&[&str], &[&[&str]])] = &[
    (
        &["rand", "rand_core", "rand_distr", "rand_xoshiro"],
        &[&[
            "src/random.rs",
            "src/random/",
            "src/distribution.rs",
            "src/distribution/",
        ]],
    ),
    (&["web_sys", "js_sys"], &[BROWSER_USERS, WORKER_ENTRY]),
    (
        &[
            "yew",
            "gloo",
            "gloo_events",
            "gloo_net",
            "gloo_render",
            "gloo_storage",
            "gloo_timers",
            "gloo_utils",
            "gloo_worker",
        ],
        &[BROWSER_USERS],
    ),
    (&["clap", "rayon"], &[&["src/cli.rs", "src/cli/"]]),
    (
        &["csv"],
        &[&["src/cli.rs", "src/cli/", "src/document/rows/"]],
    ),
];

/// Words that name nothing. `do` may stand before `not`.
const BANNED: &[&str] = &[
    "utils", "util", "helper", "helpers", "manager", "common", "misc", "data", "info", "handle",
    "do",
];

/// Attributes whose text a person sees or hears.
const TEXT_ATTRIBUTES: &[&str] = &[
    "title",
    "alt",
    "placeholder",
    "label",
    "aria-label",
    "aria-description",
    "aria-roledescription",
    "aria-valuetext",
];

/// All Rust files under a folder of the package, in the order of their paths.
fn sources(folder: &str) -> Vec<Source> {
    fn collect(root: &Path, folder: &Path, found: &mut Vec<Source>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(root, &path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path
                    .strip_prefix(root)
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .replace('\\', "/");
                found.push(Source::new(&name, &fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    collect(root, &root.join(folder), &mut found);
    found.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(!found.is_empty(), "no source under {folder}");
    found
}

/// Everything that is compiled but tests and benches.
fn all_sources() -> Vec<Source> {
    let mut all = sources("src");
    all.extend(sources("xtask/src"));
    all
}

/// Applies a rule to files and fails with all its findings.
#[track_caller]
fn enforce(files: &[Source], rule: impl Fn(&Source) -> Vec<String>) {
    let findings: Vec<String> = files.iter().flat_map(rule).collect();
    assert!(findings.is_empty(), "\n{}\n", findings.join("\n"));
}

/// The findings of a rule in a snippet, as `line: message` in short: only the lines.
fn lines(rule: impl Fn(&Source) -> Vec<String>, path: &str, text: &str) -> Vec<usize> {
    let mut lines: Vec<usize> = rule(&Source::new(path, text))
        .iter()
        .map(|finding| {
            let line = finding.strip_prefix(path).unwrap();
            line.split(':').nth(1).unwrap().parse().unwrap()
        })
        .collect();
    lines.dedup();
    lines
}

fn within(path: &str, places: &[&str]) -> bool {
    places
        .iter()
        .any(|place| path == *place || (place.ends_with('/') && path.starts_with(place)))
}

// Layers.

fn tier(layer: &str) -> Option<usize> {
    LAYERS.iter().position(|tier| tier.contains(&layer))
}

/// Top-level modules that a file names: after `crate::`, in the braces of `crate::{…}`, and after as many
/// `super::` as lead out of its own top-level module.
fn modules_used(source: &Source) -> Vec<(usize, String)> {
    let depth = source.path.split('/').count() - 1;
    let words = source.words();
    let joined =
        |index: usize| source.is_at(words[index].at + words[index].text.chars().count(), "::");
    let mut used = Vec::new();
    let mut supers = 0;
    for (index, word) in words.iter().enumerate() {
        supers = if word.text == "super" && joined(index) {
            supers + 1
        } else {
            0
        };
        let leaves = (word.text == "crate" && joined(index)) || supers >= depth.max(1);
        if !leaves {
            continue;
        }
        let after = word.at + word.text.chars().count() + 2;
        if source.is_at(after, "{") {
            let end = closing(&source.bare, after);
            let mut nested = 0;
            let mut first = true;
            for at in after + 1..end {
                match source.bare[at] {
                    '{' => nested += 1,
                    '}' => nested -= 1,
                    ',' if nested == 0 => first = true,
                    c if first && (c.is_alphanumeric() || c == '_') => {
                        used.push((at, source::words(&source.bare[at..end])[0].text.clone()));
                        first = false;
                    }
                    _ => {}
                }
            }
        } else if let Some(next) = words
            .get(index + 1)
            .filter(|next| next.at == after && next.text != "super")
        {
            used.push((next.at, next.text.clone()));
        }
    }
    used
}

fn layers_only_look_down(source: &Source) -> Vec<String> {
    let Some(own) = source.layer() else {
        return Vec::new();
    };
    if own != BROWSER && tier(own).is_none() {
        let mend = format!(
            "`{own}` is in no layer: give it its place in LAYERS of tests/architecture.rs and in src/lib.rs"
        );
        return vec![source.finding(0, &mend)];
    }
    modules_used(source)
        .into_iter()
        .filter_map(|(at, used)| {
            let allowed = if used == own {
                true
            } else if own == BROWSER {
                BROWSER_USES.contains(&used.as_str())
            } else if used == BROWSER {
                within(&source.path, BROWSER_USERS) || within(&source.path, WORKER_ENTRY)
            } else {
                // What is no module at all, the compiler refuses.
                tier(&used).is_none_or(|used| Some(used) < tier(own))
            };
            let mend = format!("`{own}` uses `{used}`, which is not below it: move what both need down, or pass it in from above");
            (!allowed).then(|| source.finding(at, &mend))
        })
        .collect()
}

#[test]
fn every_layer_looks_down() {
    enforce(&sources("src"), layers_only_look_down);
}

#[test]
fn a_look_up_is_found() {
    let rule = layers_only_look_down;
    let upward = "//! use crate::app;\nuse crate::units::Days;\nfn f() { crate::study::run(); }\n\"crate::app\";";
    assert_eq!(lines(rule, "src/world.rs", upward), [3]);
    assert_eq!(
        lines(
            rule,
            "src/world/luck.rs",
            "use crate::{\n  units::{Days, study},\n  app,\n};"
        ),
        [3]
    );
    assert_eq!(
        lines(rule, "src/world/luck.rs", "use super::super::study;"),
        [1]
    );
    assert_eq!(lines(rule, "src/world.rs", "use super::study;"), [1]);
    assert_eq!(lines(rule, "src/world/luck.rs", "use super::study;"), []);
    assert_eq!(
        lines(
            rule,
            "src/world.rs",
            "use crate::world::luck; // crate::app\n/* crate::app */"
        ),
        []
    );
    assert_eq!(lines(rule, "src/runner.rs", "use crate::cli::f;"), [1]);
    assert_eq!(lines(rule, "src/strange.rs", ""), [1]);
    assert_eq!(lines(rule, "src/lib.rs", "pub use crate::app::App;"), []);
}

#[test]
fn the_browser_is_a_leaf() {
    let rule = layers_only_look_down;
    assert_eq!(
        lines(
            rule,
            "src/browser/page.rs",
            "use crate::units::Days;\nuse crate::study::Study;"
        ),
        [2]
    );
    assert_eq!(
        lines(rule, "src/runner/pool.rs", "use crate::browser::page;"),
        [1]
    );
    assert_eq!(
        lines(rule, "src/app/view.rs", "use crate::browser::page;"),
        []
    );
    assert_eq!(
        lines(rule, "src/runner/worker.rs", "use crate::browser::page;"),
        []
    );
}

// Crates and clocks.

/// Where a crate is named: at the head of a path, or alone after `use` or `extern crate`.
fn crate_named(source: &Source, name: &str) -> Vec<usize> {
    let words = source.words();
    words
        .iter()
        .enumerate()
        .filter(|(_, word)| word.text == name)
        .filter(|(index, word)| {
            let before = source.before(word.at);
            let inside_path = before.is_some_and(|(at, c)| {
                c == '.'
                    || (c == ':'
                        && source.is_at(at - 1, "::")
                        && at > 1
                        && source.bare[at - 2].is_alphanumeric())
            });
            let heads_path = source.is_at(word.at + name.chars().count(), "::");
            let imported = index
                .checked_sub(1)
                .is_some_and(|i| matches!(words[i].text.as_str(), "use" | "crate"));
            !inside_path && (heads_path || imported)
        })
        .map(|(_, word)| word.at)
        .collect()
}

fn crates_stay_in_their_place(source: &Source) -> Vec<String> {
    let mut findings = Vec::new();
    for (names, places) in CRATES {
        if places.iter().any(|places| within(&source.path, places)) {
            continue;
        }
        for name in *names {
            let places: Vec<String> = places
                .concat()
                .iter()
                .map(|place| format!("`{place}`"))
                .collect();
            let mend = format!(
                "`{name}` belongs only in {}: put what needs it there, behind a function in our own terms",
                places.join(", ")
            );
            findings.extend(
                crate_named(source, name)
                    .into_iter()
                    .map(|at| source.finding(at, &mend)),
            );
        }
    }
    findings
}

#[test]
fn every_crate_stays_in_its_place() {
    enforce(&sources("src"), crates_stay_in_their_place);
}

#[test]
fn a_crate_out_of_place_is_found() {
    let rule = crates_stay_in_their_place;
    assert_eq!(
        lines(
            rule,
            "src/world.rs",
            "use rand::Rng;\nlet rand = 1;\nrand_distr::Normal;\n// rand::x"
        ),
        [1, 3]
    );
    assert_eq!(
        lines(rule, "src/random.rs", "use rand::Rng;\nuse yew::html;"),
        [2]
    );
    assert_eq!(
        lines(
            rule,
            "src/study.rs",
            "use rayon;\nuse ::csv::Writer;\nself.csv::<u8>();\ncrate::clap::x();"
        ),
        [1, 2]
    );
    assert_eq!(lines(rule, "src/cli/export.rs", "use csv::Writer;"), []);
    assert_eq!(
        lines(
            rule,
            "src/app.rs",
            "use yew::prelude::*;\nuse web_sys::window;"
        ),
        []
    );
    assert_eq!(
        lines(
            rule,
            "src/runner/worker.rs",
            "use js_sys::Array;\nuse gloo::timers;"
        ),
        [2]
    );
    assert_eq!(lines(rule, "src/text.rs", "gloo_timers::x();"), [1]);
}

fn no_hash_order_below_text(source: &Source) -> Vec<String> {
    let below = source
        .layer()
        .is_some_and(|own| own == BROWSER || tier(own) < tier("text"));
    let mend =
        "iteration over a hash map differs from run to run: take a BTreeMap, or a Vec with indices";
    source
        .words()
        .into_iter()
        .filter(|word| below && matches!(word.text.as_str(), "HashMap" | "HashSet"))
        .map(|word| source.finding(word.at, mend))
        .collect()
}

#[test]
fn no_hash_map_below_text() {
    enforce(&sources("src"), no_hash_order_below_text);
}

#[test]
fn a_hash_map_below_text_is_found() {
    let text =
        "use std::collections::HashMap;\n// HashSet\nstruct HashMapper;\nlet s: HashSet<u8>;";
    assert_eq!(
        lines(no_hash_order_below_text, "src/study/plan.rs", text),
        [1, 4]
    );
    assert_eq!(lines(no_hash_order_below_text, "src/text.rs", text), []);
    assert_eq!(lines(no_hash_order_below_text, "src/cli/args.rs", text), []);
}

fn no_clock_below_cli(source: &Source) -> Vec<String> {
    let below = source
        .layer()
        .and_then(tier)
        .is_some_and(|own| Some(own) < tier("cli"));
    let mend = "a result may not depend on a clock: take the time in `cli`, `runner` or `app` and pass it in";
    let words = source.words();
    words
        .iter()
        .enumerate()
        .filter(|(index, word)| {
            let module = word.text == "time"
                && index
                    .checked_sub(1)
                    .is_some_and(|i| matches!(words[i].text.as_str(), "std" | "core"))
                && source.is_at(word.at - 2, "::");
            below
                && (module || matches!(word.text.as_str(), "SystemTime" | "Instant" | "UNIX_EPOCH"))
        })
        .map(|(_, word)| source.finding(word.at, mend))
        .collect()
}

#[test]
fn no_clock_below_the_command_line() {
    enforce(&sources("src"), no_clock_below_cli);
}

#[test]
fn a_clock_below_the_command_line_is_found() {
    let text = "use std::time::Duration;\nlet time = std.time;\nInstant::now();\nSAME_INSTANT;\nSystemTime::now();";
    assert_eq!(
        lines(no_clock_below_cli, "src/simulation.rs", text),
        [1, 3, 5]
    );
    assert_eq!(lines(no_clock_below_cli, "src/browser.rs", text), []);
    assert_eq!(lines(no_clock_below_cli, "src/runner/pool.rs", text), []);
}

// Files and names.

fn opens_with_its_purpose(source: &Source) -> Vec<String> {
    let opens = source.text.starts_with("//! ");
    let mend = "open the file with a `//!` line that says what it is for";
    (!opens)
        .then(|| source.finding(0, mend))
        .into_iter()
        .collect()
}

#[test]
fn every_file_opens_with_its_purpose() {
    let mut files = all_sources();
    files.extend(sources("tests"));
    enforce(&files, opens_with_its_purpose);
}

#[test]
fn a_file_without_purpose_is_found() {
    assert_eq!(
        lines(opens_with_its_purpose, "src/a.rs", "use b;\n//! Late."),
        [1]
    );
    assert_eq!(lines(opens_with_its_purpose, "src/a.rs", ""), [1]);
    assert_eq!(
        lines(opens_with_its_purpose, "src/a.rs", "//! What it is for."),
        []
    );
}

fn binaries_are_thin(source: &Source) -> Vec<String> {
    let binary = source.path.starts_with("src/bin/") || source.path == "src/main.rs";
    let thick = binary && source.text.lines().count() >= 20;
    let mend = "a binary has fewer than 20 lines: move the rest into the library";
    thick.then(|| source.finding(0, mend)).into_iter().collect()
}

#[test]
fn every_binary_is_thin() {
    enforce(&sources("src"), binaries_are_thin);
}

#[test]
fn a_thick_binary_is_found() {
    assert_eq!(
        lines(binaries_are_thin, "src/bin/a.rs", &"\n".repeat(20)),
        [1]
    );
    assert_eq!(
        lines(binaries_are_thin, "src/bin/a.rs", &"\n".repeat(19)),
        []
    );
    assert_eq!(lines(binaries_are_thin, "src/a.rs", &"\n".repeat(200)), []);
}

fn modules_carry_their_name(source: &Source) -> Vec<String> {
    let nameless = source.path.ends_with("/mod.rs");
    let mend = "rename `x/mod.rs` to `x.rs` beside `x/`: editor tabs then carry names";
    nameless
        .then(|| source.finding(0, mend))
        .into_iter()
        .collect()
}

#[test]
fn every_module_carries_its_name() {
    let mut files = all_sources();
    files.extend(sources("tests"));
    enforce(&files, modules_carry_their_name);
}

#[test]
fn a_nameless_module_is_found() {
    assert_eq!(lines(modules_carry_their_name, "src/a/mod.rs", ""), [1]);
    assert_eq!(lines(modules_carry_their_name, "src/amod.rs", ""), []);
}

/// The words of `snake_case`, `CamelCase` and `kebab-case`, in lower case.
fn parts(name: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut previous_lower = false;
    for c in name.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && previous_lower) {
            parts.push(String::new());
        }
        if c.is_alphanumeric() {
            parts.last_mut().unwrap().extend(c.to_lowercase());
        }
        previous_lower = c.is_lowercase() || c.is_numeric();
    }
    parts
}

fn banned(name: &str) -> Option<&'static str> {
    let parts = parts(name);
    let says_nothing = |(index, part): (usize, &String)| {
        let negation = part == "do" && parts.get(index + 1).is_some_and(|next| next == "not");
        BANNED
            .iter()
            .copied()
            .find(|word| part == word && !negation)
    };
    parts.iter().enumerate().find_map(says_nothing)
}

fn names_say_something(source: &Source) -> Vec<String> {
    let mend = |name: &str, word: &str| {
        format!(
            "`{name}`: the word `{word}` names nothing; say what it is in the terms of the field"
        )
    };
    let mut findings: Vec<String> = source
        .path
        .trim_end_matches(".rs")
        .split('/')
        .filter_map(|name| banned(name).map(|word| source.finding(0, &mend(name, word))))
        .collect();
    let source = source.without_tests();
    let words = source.words();
    for pair in words.windows(2) {
        let declares = matches!(
            pair[0].text.as_str(),
            "fn" | "struct"
                | "enum"
                | "mod"
                | "trait"
                | "type"
                | "const"
                | "static"
                | "macro_rules"
        );
        // What `pair[0]` declares follows it; `const fn` and `const { … }` declare nothing here.
        if let Some(word) = banned(&pair[1].text).filter(|_| declares) {
            findings.push(source.finding(pair[1].at, &mend(&pair[1].text, word)));
        }
    }
    findings
}

#[test]
fn every_name_says_something() {
    enforce(&all_sources(), names_say_something);
}

#[test]
fn an_empty_name_is_found() {
    let rule = names_say_something;
    let text = "fn handle_click() {}\nstruct RunInfo;\nenum Outcome { Data }\nmod database;\nfn undo() {}\nfn do_it() {}\nconst fn data() {}\n// fn data()\n\"fn data\";";
    assert_eq!(lines(rule, "src/a.rs", text), [1, 2, 6, 7]);
    assert_eq!(lines(rule, "src/run_utils.rs", ""), [1]);
    assert_eq!(lines(rule, "src/common/a.rs", ""), [1]);
    assert_eq!(lines(rule, "src/a.rs", "fn draws_do_not_differ() {}"), []);
    let tested = "fn a() {}\n#[cfg(test)]\nmod tests {\n    fn data() {}\n}\nfn info() {}";
    assert_eq!(lines(rule, "src/a.rs", tested), [6]);
}

// What the page shows.

/// The inside of every `html!` and `html_nested!`, from its opening to its closing bracket.
fn html(source: &Source) -> Vec<(usize, usize)> {
    source
        .words()
        .into_iter()
        .filter(|word| matches!(word.text.as_str(), "html" | "html_nested"))
        .filter_map(|word| {
            let mark = word.at + word.text.chars().count();
            let (open, bracket) = source.from(mark + 1)?;
            (source.is_at(mark, "!") && matches!(bracket, '{' | '(' | '['))
                .then(|| (open, closing(&source.bare, open)))
        })
        .collect()
}

/// The attribute, such as `aria-label`, whose `=` is at an index.
fn attribute(source: &Source, equals: usize) -> String {
    let Some((end, _)) = source.before(equals) else {
        return String::new();
    };
    let name: Vec<char> = (0..=end)
        .rev()
        .map(|at| source.bare[at])
        .take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ':'))
        .collect();
    name.into_iter().rev().collect()
}

/// The attribute whose value opens at an index: `name="…"`, `name={"…"}` and `name={ … "…"`.
fn attribute_of(source: &Source, region: (usize, usize), at: usize) -> Option<String> {
    let mut depth = 0_usize;
    for index in (region.0..at).rev() {
        match source.bare[index] {
            '}' | ')' | ']' => depth += 1,
            '{' if depth == 0 => {
                if let Some((equals, '=')) = source.before(index) {
                    return Some(attribute(source, equals));
                }
            }
            '{' | '(' | '[' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

fn words_come_from_the_catalogue(source: &Source) -> Vec<String> {
    let mend = |text: &str| {
        format!(
            "\"{text}\" is shown to people: put it into the Fluent catalogue and show it by its key"
        )
    };
    let strings = source.strings();
    let mut findings = Vec::new();
    for region in html(source) {
        for (open, end, text) in &strings {
            let inside = (region.0..region.1).contains(open);
            if !inside || !text.chars().any(char::is_alphabetic) {
                continue;
            }
            let Some((at, before)) = source.before(*open) else {
                continue;
            };
            let after = source.from(*end).map(|(_, c)| c);
            let shown = match before {
                '=' => TEXT_ATTRIBUTES.contains(&attribute(source, at).as_str()),
                // A block of one string: the value of a text attribute, or a child that is in no attribute.
                '{' if after == Some('}') => attribute_of(source, region, *open)
                    .is_none_or(|name| TEXT_ATTRIBUTES.contains(&name.as_str())),
                // After a tag, but not the arrow of a match arm.
                '>' => !matches!(source.bare[at - 1], '=' | '-'),
                _ => false,
            };
            if shown {
                findings.push(source.finding(*open, &mend(text)));
            }
        }
    }
    findings.sort();
    findings.dedup();
    findings
}

#[test]
fn every_word_on_the_page_comes_from_the_catalogue() {
    enforce(&sources("src"), words_come_from_the_catalogue);
}

#[test]
fn a_word_on_the_page_is_found() {
    let page = |body: &str| {
        lines(
            words_come_from_the_catalogue,
            "src/app.rs",
            &format!("html! {{\n{body}\n}}"),
        )
    };
    for shown in [
        r#"<p>{ "Hello" }</p>"#,
        r#"<p>{"Hello"}</p>"#,
        r#"<p>"Hello"</p>"#,
        r#"<p title="Hello" />"#,
        r#"<p aria-label={"Hello"} />"#,
        r#"<p>{ if late { "Hello" } else { "x" } }</p>"#,
        r##"<p>{ r#"Hello"# }</p>"##,
        r#"<p>{ for items.iter().map(|item| html! { <b>{ "Hello" }</b> }) }</p>"#,
    ] {
        assert_eq!(page(shown), [2], "{shown}");
    }
    for hidden in [
        r#"<p>{ text.get("hello") }</p>"#,
        r#"<p>{ "→ 85 %" }</p>"#,
        r#"<p class="wide" />"#,
        r#"<p class={if wide { "wide" } else { "narrow" }} />"#,
        r#"<p title={text.get("hello")} />"#,
        r#"<p>{ match kind { "a" => one, _ => two } }</p>"#,
        r#"// <p>{ "Hello" }</p>"#,
    ] {
        assert_eq!(page(hidden), [], "{hidden}");
    }
    assert_eq!(
        lines(
            words_come_from_the_catalogue,
            "src/app.rs",
            "let x = { \"Hello\" };"
        ),
        []
    );
}

fn style_stays_in_the_sheet(source: &Source) -> Vec<String> {
    let mend = "the page's policy blocks `style` attributes: take a class, or an SVG presentation attribute";
    let app = source.layer() == Some("app");
    let regions = html(source);
    let attributes = source.words().into_iter().filter(|word| {
        word.text == "style"
            && regions
                .iter()
                .any(|region| (region.0..region.1).contains(&word.at))
            && source
                .from(word.at + 5)
                .is_some_and(|(at, c)| c == '=' && !source.is_at(at, "=="))
            && source
                .before(word.at)
                .is_none_or(|(at, c)| c != '-' && !(c == 't' && source.is_at(at - 2, "let")))
    });
    let by_name = source
        .strings()
        .into_iter()
        .filter(|(_, _, text)| text == "style");
    attributes
        .map(|word| word.at)
        .chain(by_name.map(|(open, _, _)| open))
        .filter(|_| app)
        .map(|at| source.finding(at, mend))
        .collect()
}

#[test]
fn no_style_attribute_on_the_page() {
    enforce(&sources("src"), style_stays_in_the_sheet);
}

#[test]
fn a_style_attribute_is_found() {
    let rule = style_stays_in_the_sheet;
    let text = "let style = 1;\nhtml! {\n<p style=\"color: red\" />\n<p style={x} class=\"style\" />\n}\ne.set_attribute(\"style\", x);\n// style=";
    assert_eq!(lines(rule, "src/app/view.rs", text), [3, 4, 6]);
    assert_eq!(lines(rule, "src/cli.rs", text), []);
    assert_eq!(
        lines(rule, "src/app.rs", "html! { <p font-style=\"x\" /> }"),
        []
    );
}

// The reading of sources itself.

#[test]
fn comments_strings_and_characters_are_told_apart() {
    let text = "a /* b /* c */ d */ \"e // f\" 'g' '\\'' &'h i r#\"j \" k\"# \"\\\"l\" // m\nn";
    let source = Source::new("src/a.rs", text);
    let found: Vec<String> = words(&source.bare)
        .into_iter()
        .map(|word| word.text)
        .collect();
    assert_eq!(found, ["a", "h", "i", "r", "n"]);
    let strings: Vec<String> = source
        .strings()
        .into_iter()
        .map(|(_, _, text)| text)
        .collect();
    assert_eq!(strings, ["e // f", "j \" k", "\\\"l"]);
    assert!(
        source
            .finding(source.code.len() - 1, "x")
            .starts_with("src/a.rs:2: ")
    );
}
