//! Code and catalogue of texts against each other: every key that is used exists, every key that exists is used.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use cadence_lab::app::format::rounded_days;
use cadence_lab::text::{LATER, Text};

/// Keys of the catalogues: what stands before ` = ` at the beginning of a line. A key stands in one of them only.
fn keys() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let catalogues = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text/en");
    for catalogue in fs::read_dir(catalogues).unwrap() {
        let catalogue = fs::read_to_string(catalogue.unwrap().path()).unwrap();
        for key in keys_in(&catalogue) {
            assert!(keys.insert(key.to_owned()), "{key} is there twice");
        }
    }
    keys
}

/// The keys of one catalogue.
fn keys_in(catalogue: &str) -> impl Iterator<Item = &str> {
    catalogue
        .lines()
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _)| key)
        .filter(|key| key.starts_with(|c: char| c.is_ascii_lowercase()))
}

fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(&path).unwrap();
            // Unit tests at the end of a file may ask for what is not there.
            let code = source
                .split("#[cfg(test)]")
                .next()
                .unwrap_or_default()
                .to_owned();
            found.push((path.display().to_string(), code));
        }
    }
}

/// What is asked of a `text` in this source: keys written out, or the code that stands in their place.
fn asked(path: &str, source: &str) -> Vec<String> {
    // A call may stand on lines of its own.
    let source: String = source.split_whitespace().collect();
    let mut calls = vec!["text.get(", "text.with("];
    if path.contains("/src/text") {
        calls.extend(["self.get(\"", "self.with(\""]);
    }
    let argument = |after: &str| {
        let after = after.trim_start_matches('"');
        after
            .split(['"', ',', ')'])
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let asked_by = |call: &&str| source.split(call).skip(1).map(argument).collect::<Vec<_>>();
    calls.iter().flat_map(asked_by).collect()
}

#[test]
fn code_and_catalogue_have_the_same_keys() {
    let mut files = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut files,
    );
    let keys = keys();
    assert!(keys.len() > 30 && files.len() > 10);
    for (path, source) in &files {
        for key in asked(path, source) {
            assert!(
                keys.contains(key.as_str()),
                "{path} asks for {key}, which the catalogue does not have"
            );
        }
    }
    let asked: BTreeSet<String> = files
        .iter()
        .flat_map(|(path, source)| asked(path, source))
        .collect();
    let listed = |key: &str| {
        let quoted = format!("\"{key}\"");
        let mut lists = files.iter().filter(|(path, _)| is_list(path));
        lists.any(|(_, source)| source.contains(&quoted))
    };
    for key in keys {
        assert!(
            asked.contains(&key) || listed(&key),
            "{key} is in the catalogue, but nothing asks for it"
        );
    }
}

/// Where keys stand in lists, or are chosen before they are asked for. Anywhere else a word that is written as a key is
/// something else: an id, a class.
const LISTS: &[&str] = &[
    "/src/app/backlog/distribution.rs",
    "/src/app/backlog/graph/words.rs",
    "/src/app/backlog/table.rs",
    "/src/app/backlog/variants.rs",
    "/src/parameter.rs",
    "/src/parameter/list.rs",
    "/src/preset.rs",
    "/src/preset/origin.rs",
    "/src/text/",
];

fn is_list(path: &str) -> bool {
    LISTS.iter().any(|list| path.contains(list))
}

/// Where the texts of the second part may be asked for: what only that part draws.
const LATER_VIEWS: &[&str] = &[
    "/src/app/more/",
    "/src/app/backlog/",
    "/src/app/backlog.rs",
    "/src/app/guide/",
    "/src/app/guide.rs",
];

#[test]
fn what_draws_the_first_screen_asks_for_no_text_that_arrives_later() {
    let mut files = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut files,
    );
    let drawn_at_first = |(path, _): &&(String, String)| {
        path.contains("/src/app") && !LATER_VIEWS.iter().any(|later| path.contains(later))
    };
    let later = LATER.iter().flat_map(|catalogue| keys_in(catalogue));
    let later: Vec<String> = later.map(|key| format!("\"{key}\"")).collect();
    assert!(later.len() > 30);
    for (path, source) in files.iter().filter(drawn_at_first) {
        for key in &later {
            assert!(
                !source.contains(key),
                "{path} asks for {key}, which the first screen does not have yet"
            );
        }
    }
}

#[test]
fn one_day_is_not_several_days() {
    let text = Text::english();
    for (days, said) in [(0.98, "one day"), (1.22, "1.2 days"), (41.3, "41 days")] {
        let values = [
            ("sooner", "Scrum".into()),
            ("days", rounded_days(days).into()),
            ("error", "1".into()),
        ];
        let gap = text.with("gap", &values);
        assert!(gap.contains(&format!("Scrum {said} sooner")), "{gap}");
    }
}
