//! Asking a JSON object for its fields: never fails, notes every problem, and at the end what nobody asked for.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::rc::Rc;

use super::{Expected, Fault, Node, Problem, Problems, Range, closest, key_path};

mod list;

/// Ids have 1 to this many characters.
pub const ID_CHARACTERS: usize = 64;

/// Reads the fields of one object.
///
/// Every method returns what stands in the document, or notes a [`Problem`] and returns a placeholder: a value
/// in range, an empty text or an empty list. Placeholders are only there to go on reading; who
/// reads a document with problems throws the result away. Call [`finish`](Self::finish) at the end.
#[derive(Debug)]
pub struct ObjectReader<'a> {
    /// None where there is no object to read, which was noted where it was noticed: nothing more is noted then.
    fields: Option<&'a [(String, Node)]>,
    path: String,
    asked: Vec<&'static str>,
    problems: &'a mut Problems,
}

impl<'a> ObjectReader<'a> {
    /// Reads the root of a document; problems are added to `problems`.
    #[must_use]
    pub fn root(document: &'a Node, problems: &'a mut Problems) -> Self {
        Self::open(document, "$".to_owned(), problems)
    }

    /// Reads the object at `path`, or nothing where there is none.
    fn open(node: &'a Node, path: String, problems: &'a mut Problems) -> Self {
        let Node::Object(fields) = node else {
            problems.push(not_allowed(path.clone(), node, Expected::Object));
            return Self::closed(path, problems);
        };
        let mut seen = BTreeSet::new();
        for (key, value) in fields.iter() {
            if !seen.insert(key.as_str()) {
                problems.push(Problem {
                    path: key_path(&path, key),
                    value: Some(value.short()),
                    fault: Fault::RepeatedKey,
                });
            }
        }
        Self {
            fields: Some(fields.as_slice()),
            path,
            asked: Vec::new(),
            problems,
        }
    }

    fn closed(path: String, problems: &'a mut Problems) -> Self {
        Self {
            fields: None,
            path,
            asked: Vec::new(),
            problems,
        }
    }

    /// Where this object stands in the document.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Whether there is an object at all; if not, all that is read are placeholders.
    #[must_use]
    pub fn is_present(&self) -> bool {
        self.fields.is_some()
    }

    /// Whether the field `name`, already asked for, was read without a problem.
    #[must_use]
    pub fn is_sound(&self, name: &str) -> bool {
        self.is_present() && self.problems.are_clear_of(&key_path(&self.path, name))
    }

    /// A number in `range`.
    pub fn number(&mut self, name: &'static str, range: Range) -> f64 {
        self.number_field(name, None, range)
    }

    /// A number in `range`, `default` where it is absent.
    pub fn number_or(&mut self, name: &'static str, default: f64, range: Range) -> f64 {
        self.number_field(name, Some(default), range)
    }

    fn number_field(&mut self, name: &'static str, default: Option<f64>, range: Range) -> f64 {
        self.field(
            name,
            default,
            range.placeholder(),
            Expected::Number(range),
            |node| number_in(node, range),
        )
    }

    /// A number in `range`; none where it is null or absent.
    pub fn optional_number(&mut self, name: &'static str, range: Range) -> Option<f64> {
        self.field(
            name,
            Some(None),
            None,
            Expected::NumberOrNull(range),
            |node| match node {
                Node::Null => Some(None),
                _ => number_in(node, range).map(Some),
            },
        )
    }

    /// A whole number in `range`.
    pub fn whole(&mut self, name: &'static str, range: RangeInclusive<u32>) -> u32 {
        self.whole_field(name, None, &range)
    }

    /// A whole number in `range`, `default` where it is absent.
    pub fn whole_or(
        &mut self,
        name: &'static str,
        default: u32,
        range: RangeInclusive<u32>,
    ) -> u32 {
        self.whole_field(name, Some(default), &range)
    }

    fn whole_field(
        &mut self,
        name: &'static str,
        default: Option<u32>,
        range: &RangeInclusive<u32>,
    ) -> u32 {
        let (least, most) = (*range.start(), *range.end());
        self.field(
            name,
            default,
            least,
            Expected::Whole { least, most },
            |node| {
                let value = number_in(node, Range::closed(least.into(), most.into()))?;
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "in the range of u32"
                )]
                let whole = value as u32;
                (f64::from(whole) == value).then_some(whole)
            },
        )
    }

    /// `true` or `false`.
    pub fn flag(&mut self, name: &'static str) -> bool {
        self.flag_field(name, None)
    }

    /// `true` or `false`, `default` where it is absent.
    pub fn flag_or(&mut self, name: &'static str, default: bool) -> bool {
        self.flag_field(name, Some(default))
    }

    fn flag_field(&mut self, name: &'static str, default: Option<bool>) -> bool {
        self.field(name, default, false, Expected::Flag, |node| match node {
            Node::Bool(value) => Some(*value),
            _ => None,
        })
    }

    /// A text of at most `most` characters.
    pub fn text(&mut self, name: &'static str, most: usize) -> String {
        self.text_field(name, None, 0..=most)
    }

    /// A text of at most `most` characters, `default` where it is absent.
    pub fn text_or(&mut self, name: &'static str, default: &str, most: usize) -> String {
        self.text_field(name, Some(default.to_owned()), 0..=most)
    }

    /// A text of 1 to [`ID_CHARACTERS`] characters; empty where there is a problem, and only there.
    pub fn id(&mut self, name: &'static str) -> String {
        self.text_field(name, None, 1..=ID_CHARACTERS)
    }

    fn text_field(
        &mut self,
        name: &'static str,
        default: Option<String>,
        length: RangeInclusive<usize>,
    ) -> String {
        let (least, most) = (*length.start(), *length.end());
        self.field(
            name,
            default,
            String::new(),
            Expected::Text { least, most },
            |node| text_of_length(node, &length),
        )
    }

    /// One of the texts of `choices`, as what it stands for. There must be at least one choice.
    pub fn choice<T: Copy>(&mut self, name: &'static str, choices: &[(&'static str, T)]) -> T {
        self.choice_field(name, None, choices)
    }

    /// One of the texts of `choices`, as what it stands for; `default` where it is absent.
    pub fn choice_or<T: Copy>(
        &mut self,
        name: &'static str,
        default: T,
        choices: &[(&'static str, T)],
    ) -> T {
        self.choice_field(name, Some(default), choices)
    }

    fn choice_field<T: Copy>(
        &mut self,
        name: &'static str,
        default: Option<T>,
        choices: &[(&'static str, T)],
    ) -> T {
        let expected = Expected::Choice(choices.iter().map(|&(text, _)| text).collect());
        self.field(name, default, choices[0].1, expected, |node| match node {
            Node::Text(given) => choices
                .iter()
                .find(|(text, _)| text == given)
                .map(|&(_, choice)| choice),
            _ => None,
        })
    }

    /// The object in the field `name`. Finish it before going on with this one.
    pub fn object(&mut self, name: &'static str) -> ObjectReader<'_> {
        let node = self.field(name, None, None, Expected::Object, |node| Some(Some(node)));
        self.inner(name, node)
    }

    /// The object in the field `name`; none where it is null or absent.
    pub fn optional_object(&mut self, name: &'static str) -> Option<ObjectReader<'_>> {
        let node = self.field(
            name,
            Some(None),
            None,
            Expected::ObjectOrNull,
            |node| match node {
                Node::Null => Some(None),
                Node::Object(_) => Some(Some(node)),
                _ => None,
            },
        );
        node.map(|node| self.inner(name, Some(node)))
    }

    /// The object in the field `name`; none where it is absent.
    pub fn object_or_absent(&mut self, name: &'static str) -> Option<ObjectReader<'_>> {
        let node = self.field(name, Some(None), None, Expected::Object, |node| {
            Some(Some(node))
        });
        node.map(|node| self.inner(name, Some(node)))
    }

    fn inner(&mut self, name: &str, node: Option<&'a Node>) -> ObjectReader<'_> {
        let path = key_path(&self.path, name);
        match node {
            Some(node) => ObjectReader::open(node, path, self.problems),
            None => ObjectReader::closed(path, self.problems),
        }
    }

    /// Passes over the fields that were not asked for: what they mean depends on one that is wrong.
    pub fn pass_over_the_rest(&mut self) {
        self.fields = None;
    }

    /// Notes every field that was not asked for.
    pub fn finish(self) {
        let known: Rc<[&'static str]> = self.asked.into();
        for (key, value) in self.fields.unwrap_or_default() {
            if !known.contains(&key.as_str()) {
                self.problems.push(Problem {
                    path: key_path(&self.path, key),
                    value: Some(value.short()),
                    fault: Fault::UnknownField {
                        closest: closest(key, known.iter().copied()),
                        known: Rc::clone(&known),
                    },
                });
            }
        }
    }

    /// What `read` makes of the field: `default` where it is absent, `placeholder` where there is a problem.
    fn field<T>(
        &mut self,
        name: &'static str,
        default: Option<T>,
        placeholder: T,
        expected: Expected,
        read: impl FnOnce(&'a Node) -> Option<T>,
    ) -> T {
        self.asked.push(name);
        let Some(fields) = self.fields else {
            return placeholder;
        };
        let path = || key_path(&self.path, name);
        let problem = match fields.iter().find(|(key, _)| key == name) {
            Some((_, node)) => match read(node) {
                Some(value) => return value,
                None => not_allowed(path(), node, expected),
            },
            None => match default {
                Some(default) => return default,
                None => Problem {
                    path: path(),
                    value: None,
                    fault: Fault::Missing(expected),
                },
            },
        };
        self.problems.push(problem);
        placeholder
    }
}

fn number_in(node: &Node, range: Range) -> Option<f64> {
    match node {
        Node::Number(value) if range.contains(*value) => Some(*value),
        _ => None,
    }
}

fn text_of_length(node: &Node, length: &RangeInclusive<usize>) -> Option<String> {
    match node {
        Node::Text(text) if length.contains(&text.chars().count()) => Some(text.clone()),
        _ => None,
    }
}

fn not_allowed(path: String, node: &Node, expected: Expected) -> Problem {
    Problem {
        path,
        value: Some(node.short()),
        fault: Fault::NotAllowed(expected),
    }
}
