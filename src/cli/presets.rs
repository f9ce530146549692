//! The ready-made scenarios: which there are, and the document of one.

use std::io::Write;

use crate::document::Document;
use crate::preset::{PRESETS, Preset};
use crate::reading::closest;
use crate::text::Text;

use super::{Complaints, print_with};

/// Lists the presets, the id first on each line, or prints the document of one.
pub(super) fn presets(text: &Text, id: Option<&str>) -> Result<(), Complaints> {
    let printed = match id {
        None => list()?,
        Some(id) => {
            let preset = Preset::find(id).ok_or_else(|| unknown(text, id))?;
            Document::of_node(preset.document()).to_json() + "\n"
        }
    };
    print_with(text, |out| out.write_all(printed.as_bytes()))
}

fn list() -> Result<String, Complaints> {
    let widest = PRESETS
        .iter()
        .map(|preset| preset.id.len())
        .max()
        .unwrap_or_default();
    let line = |preset: &Preset| {
        let scenario = preset.scenario().map_err(|_| vec![preset.id.to_owned()])?;
        Ok(format!("{:widest$}  {}\n", preset.id, scenario.name))
    };
    PRESETS.iter().map(line).collect()
}

fn unknown(text: &Text, id: &str) -> Complaints {
    let ids = PRESETS.map(|preset| preset.id);
    let known = ids.join(", ");
    vec![match closest(id, ids) {
        Some(closest) => text.with(
            "cli-no-such-preset-close",
            &[
                ("id", id.into()),
                ("closest", closest.into()),
                ("known", known.into()),
            ],
        ),
        None => text.with(
            "cli-no-such-preset",
            &[("id", id.into()), ("known", known.into())],
        ),
    }]
}
