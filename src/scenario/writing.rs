//! A scenario as a document again: fields in the order of MODEL.md section 1, variants as keys in theirs.

use serde::Serialize;
use serde::ser::{SerializeMap, SerializeStruct, Serializer};

use super::{Scenario, Variant};
use crate::reading::DOCUMENT_BYTES_LIMIT;

/// What the field `format` of every scenario says.
pub(super) const FORMAT: &str = "cadence-lab/scenario";

/// The version of the model that is read and written.
pub(super) const VERSION: u32 = 1;

/// Why writing needs no error.
const NEVER_FAILS: &str = "every key is a text, so writing to memory cannot fail";

impl Scenario {
    /// The document, indented for people, or on one line where indentation would make it too large to be read.
    ///
    /// Reading it gives the same scenario; only where a scenario holds so many numbers that even one line is longer
    /// than [`DOCUMENT_BYTES_LIMIT`] is it refused.
    #[must_use]
    pub fn to_json(&self) -> String {
        let indented = serde_json::to_string_pretty(self).expect(NEVER_FAILS);
        if indented.len() <= DOCUMENT_BYTES_LIMIT {
            indented
        } else {
            self.to_line()
        }
    }

    /// The document on one line.
    pub(super) fn to_line(&self) -> String {
        serde_json::to_string(self).expect(NEVER_FAILS)
    }
}

impl Serialize for Scenario {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut document = serializer.serialize_struct("Scenario", 10)?;
        document.serialize_field("format", FORMAT)?;
        document.serialize_field("version", &VERSION)?;
        document.serialize_field("name", &self.name)?;
        document.serialize_field("description", &self.description)?;
        document.serialize_field("team", &self.team)?;
        document.serialize_field("correlation", &self.correlation)?;
        document.serialize_field("order", &self.order)?;
        document.serialize_field("items", &self.items)?;
        document.serialize_field("unplanned", &self.unplanned)?;
        document.serialize_field("processes", &ById(&self.processes))?;
        document.end()
    }
}

/// Variants as an object, each under its id.
struct ById<'a>(&'a [Variant]);

impl Serialize for ById<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(Some(self.0.len()))?;
        for variant in self.0 {
            object.serialize_entry(&variant.id, variant)?;
        }
        object.end()
    }
}

impl Serialize for Variant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Fields<'a> {
            #[serde(skip_serializing_if = "Option::is_none")]
            process: Option<&'a str>,
            #[serde(skip_serializing_if = "str::is_empty")]
            name: &'a str,
            #[serde(flatten)]
            rules: &'a super::Rules,
        }
        let fields = Fields {
            process: (self.process != self.id).then_some(self.process),
            name: &self.name,
            rules: &self.rules,
        };
        fields.serialize(serializer)
    }
}
