//! Every text that a person reads, from Fluent catalogues.
//!
//! Keys are written out where they are used, never put together, so that a test can hold code and catalogue
//! against each other. A key that is missing shows itself: nothing here fails.

mod link;
mod problem;
mod rule;
mod simplified;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

pub use fluent_bundle::FluentValue as Value;
pub use rule::RuleWords;

/// The English catalogues of the first screen.
const FIRST: &[&str] = &[
    include_str!("text/en/problems.ftl"),
    include_str!("text/en/page.ftl"),
    include_str!("text/en/parameters.ftl"),
    include_str!("text/en/presets.ftl"),
    include_str!("text/en/figure.ftl"),
    include_str!("text/en/links.ftl"),
];

/// The English catalogues of what the page shows only to those who ask on.
pub const LATER: &[&str] = &[
    include_str!("text/en/more.ftl"),
    include_str!("text/en/backlog.ftl"),
    include_str!("text/en/variants.ftl"),
    include_str!("text/en/guide.ftl"),
    include_str!("text/en/glossary.ftl"),
    include_str!("text/en/effort.ftl"),
    include_str!("text/en/graph.ftl"),
    include_str!("text/en/rows.ftl"),
    include_str!("text/en/chosen.ftl"),
    include_str!("text/en/side_by_side.ftl"),
];

/// The English catalogues of the command line.
#[cfg(not(target_arch = "wasm32"))]
const COMMAND_LINE: &[&str] = &[
    include_str!("text/en/command_line.ftl"),
    include_str!("text/en/schema.ftl"),
];

/// The texts of one language.
pub struct Text {
    bundle: FluentBundle<FluentResource>,
    catalogues: usize,
}

/// Texts are the same where they are as many of the same language: catalogues come in one order only.
impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.bundle.locales == other.bundle.locales && self.catalogues == other.catalogues
    }
}

impl Text {
    /// All English texts.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn english() -> Self {
        Self::first_screen()
            .with_catalogues(LATER)
            .with_catalogues(COMMAND_LINE)
    }

    /// The English texts of the first screen.
    #[must_use]
    pub fn first_screen() -> Self {
        let language = "en".parse::<LanguageIdentifier>();
        let mut bundle = FluentBundle::new_concurrent(language.into_iter().collect());
        // Marks around inserted values would be carried along when people copy a path or a number.
        bundle.set_use_isolating(false);
        let text = Self {
            bundle,
            catalogues: 0,
        };
        text.with_catalogues(FIRST)
    }

    /// The same and those of more catalogues.
    #[must_use]
    pub fn with_catalogues(mut self, catalogues: &[&str]) -> Self {
        for catalogue in catalogues {
            // What of a catalogue can be read is used; tests see to it that this is all of it.
            let (Ok(resource) | Err((resource, _))) =
                FluentResource::try_new((*catalogue).to_owned());
            self.bundle.add_resource_overriding(resource);
        }
        self.catalogues += catalogues.len();
        self
    }

    /// The text of `key`.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The text of a key that stands in a registry, such as that of the parameters; a test of the registry sees to
    /// it that the key exists.
    #[must_use]
    pub fn registered(&self, key: &'static str, values: &[(&str, Value<'_>)]) -> String {
        self.with(key, values)
    }

    /// The text of `key` with values in it. Give a number as text where all its digits matter; as a number,
    /// it also chooses between singular and plural.
    #[must_use]
    pub fn with(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        let Some(pattern) = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
        else {
            return key.to_owned();
        };
        let arguments: FluentArgs<'_> = values
            .iter()
            .map(|(name, value)| (*name, value.clone()))
            .collect();
        // A value that is missing shows as its name.
        let mut errors = Vec::new();
        self.bundle
            .format_pattern(pattern, Some(&arguments), &mut errors)
            .into_owned()
    }
}

#[cfg(test)]
mod tests {
    use fluent_bundle::FluentResource;

    use super::{COMMAND_LINE, FIRST, LATER, Text};

    #[test]
    fn the_catalogues_have_no_mistakes() {
        for catalogue in [FIRST, LATER, COMMAND_LINE].into_iter().flatten() {
            let mistakes = FluentResource::try_new((*catalogue).to_owned())
                .err()
                .map(|(_, errors)| errors);
            assert_eq!(mistakes, None);
        }
    }

    #[test]
    fn values_are_put_in_without_marks_and_with_all_digits() {
        let text = Text::english();
        assert_eq!(
            text.with(
                "problem-line",
                &[
                    ("place", "a.b".into()),
                    ("fault", 0.300_000_000_000_000_04.into())
                ]
            ),
            "a.b: 0.30000000000000004"
        );
        assert_eq!(
            text.with("expected-whole", &[("least", 1.into())]),
            "a whole number from 1 to {$most}"
        );
        assert_eq!(text.get("no-such-key"), "no-such-key");
    }
}
