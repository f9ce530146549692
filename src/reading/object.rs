//! Asking a JSON object for its fields: never fails, notes every problem, and at the end what nobody asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::rc::Rc;

use super::{
    Expected, Fault, Node, Problem, Range, closest, index_path, is_sound, key_path, short_text,
};

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
    problems: &'a mut Vec<Problem>,
}

impl<'a> ObjectReader<'a> {
    /// Reads the root of a document; problems are added to `problems`.
    #[must_use]
    pub fn root(document: &'a Node, problems: &'a mut Vec<Problem>) -> Self {
        Self::open(document, "$".to_owned(), problems)
    }

    /// Reads the object at `path`, or nothing where there is none.
    fn open(node: &'a Node, path: String, problems: &'a mut Vec<Problem>) -> Self {
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

    fn closed(path: String, problems: &'a mut Vec<Problem>) -> Self {
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
        self.is_present() && is_sound(&key_path(&self.path, name), self.problems)
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

    /// A list of objects, `read` one by one. What is more than `count` allows is not read.
    pub fn list<T>(
        &mut self,
        name: &'static str,
        count: RangeInclusive<usize>,
        read: impl FnMut(&mut ObjectReader<'_>) -> T,
    ) -> Vec<T> {
        let list = self.entries_of(name, None, &count);
        self.objects(name, list, read)
    }

    /// A list of at most so many objects, empty where it is absent.
    pub fn list_or_none<T>(
        &mut self,
        name: &'static str,
        most: usize,
        read: impl FnMut(&mut ObjectReader<'_>) -> T,
    ) -> Vec<T> {
        let list = self.entries_of(name, Some(&[]), &(0..=most));
        self.objects(name, list, read)
    }

    fn objects<T>(
        &mut self,
        name: &'static str,
        list: &[Node],
        mut read: impl FnMut(&mut ObjectReader<'_>) -> T,
    ) -> Vec<T> {
        let path = key_path(&self.path, name);
        list.iter()
            .enumerate()
            .map(|(index, node)| {
                let mut object = ObjectReader::open(node, index_path(&path, index), self.problems);
                let value = read(&mut object);
                object.finish();
                value
            })
            .collect()
    }

    /// A list of ids, empty where it is absent. An entry that is no id is read as an empty text.
    pub fn ids_or_none(&mut self, name: &'static str, most: usize) -> Vec<String> {
        let length = 1..=ID_CHARACTERS;
        let expected = Expected::Text {
            least: 1,
            most: ID_CHARACTERS,
        };
        let list = self.entries_of(name, Some(&[]), &(0..=most));
        let path = key_path(&self.path, name);
        let read = |(index, node)| {
            text_of_length(node, &length).unwrap_or_else(|| {
                self.problems.push(not_allowed(
                    index_path(&path, index),
                    node,
                    expected.clone(),
                ));
                String::new()
            })
        };
        list.iter().enumerate().map(read).collect()
    }

    /// A list of numbers in `range`, none smaller than the one before it.
    pub fn ascending_numbers(
        &mut self,
        name: &'static str,
        count: RangeInclusive<usize>,
        range: Range,
    ) -> Vec<f64> {
        let list = self.entries_of(name, None, &count);
        let path = key_path(&self.path, name);
        let mut allowed = range;
        let read = |(index, node)| {
            if let Some(value) = number_in(node, allowed) {
                allowed = Range {
                    low: value,
                    low_included: true,
                    ..range
                };
                return value;
            }
            self.problems.push(not_allowed(
                index_path(&path, index),
                node,
                Expected::Number(allowed),
            ));
            allowed.placeholder()
        };
        list.iter().enumerate().map(read).collect()
    }

    /// The entries of the list `name`, no more than `count` allows.
    fn entries_of(
        &mut self,
        name: &'static str,
        default: Option<&'a [Node]>,
        count: &RangeInclusive<usize>,
    ) -> &'a [Node] {
        let (least, most) = (*count.start(), *count.end());
        let list = self.field(
            name,
            default.map(Some),
            None,
            Expected::List { least, most },
            |node| match node {
                Node::List(list) => Some(Some(list.as_slice())),
                _ => None,
            },
        );
        let Some(list) = list else { return &[] };
        if !count.contains(&list.len()) {
            self.problems
                .push(wrong_count(key_path(&self.path, name), list.len(), count));
        }
        &list[..list.len().min(most)]
    }

    /// An object as a list of named objects: keys of `[a-z0-9_]`, at most `key_characters` long, with what
    /// `read` makes of each. What is more than `count` allows is not read.
    pub fn named<T>(
        &mut self,
        name: &'static str,
        key_characters: usize,
        count: RangeInclusive<usize>,
        mut read: impl FnMut(&str, &mut ObjectReader<'_>) -> T,
    ) -> Vec<T> {
        let ObjectReader {
            fields: Some(fields),
            path,
            problems,
            ..
        } = self.object(name)
        else {
            return Vec::new();
        };
        if !count.contains(&fields.len()) {
            problems.push(wrong_count(path.clone(), fields.len(), &count));
        }
        let mut seen = BTreeSet::new();
        let mut values = Vec::new();
        for (key, node) in fields.iter().take(*count.end()) {
            if !seen.insert(key) {
                continue;
            }
            let path = key_path(&path, key);
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
            if !(1..=key_characters).contains(&key.len()) || !key.chars().all(plain) {
                problems.push(Problem {
                    path: path.clone(),
                    value: Some(short_text(key)),
                    fault: Fault::NotAllowed(Expected::Identifier {
                        most: key_characters,
                    }),
                });
            }
            let mut inner = ObjectReader::open(node, path, problems);
            values.push(read(key, &mut inner));
            inner.finish();
        }
        values
    }

    /// An object of lists of objects, whatever its keys, `read` one by one; empty where it is absent.
    pub fn lists_by_key<T>(
        &mut self,
        name: &'static str,
        mut read: impl FnMut(&mut ObjectReader<'_>) -> T,
    ) -> BTreeMap<String, Vec<T>> {
        let mut lists = BTreeMap::new();
        self.each_entry(name, |key, node, path, problems| {
            let Node::List(list) = node else {
                let expected = Expected::List {
                    least: 0,
                    most: usize::MAX,
                };
                problems.push(not_allowed(path, node, expected));
                return;
            };
            let entries = list.iter().enumerate().map(|(index, node)| {
                let mut object = ObjectReader::open(node, index_path(&path, index), problems);
                let value = read(&mut object);
                object.finish();
                value
            });
            lists.insert(key.to_owned(), entries.collect());
        });
        lists
    }

    /// An object of numbers in `range`, whatever its keys; empty where it is absent.
    pub fn numbers_by_key(&mut self, name: &'static str, range: Range) -> BTreeMap<String, f64> {
        let mut numbers = BTreeMap::new();
        self.each_entry(name, |key, node, path, problems| {
            match number_in(node, range) {
                Some(number) => {
                    numbers.insert(key.to_owned(), number);
                }
                None => problems.push(not_allowed(path, node, Expected::Number(range))),
            }
        });
        numbers
    }

    fn each_entry(
        &mut self,
        name: &'static str,
        mut visit: impl FnMut(&str, &Node, String, &mut Vec<Problem>),
    ) {
        let Some(ObjectReader {
            fields: Some(fields),
            path,
            problems,
            ..
        }) = self.object_or_absent(name)
        else {
            return;
        };
        for (key, node) in fields {
            visit(key, node, key_path(&path, key), problems);
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

fn wrong_count(path: String, count: usize, allowed: &RangeInclusive<usize>) -> Problem {
    Problem {
        path,
        value: None,
        fault: Fault::WrongCount {
            count,
            least: *allowed.start(),
            most: *allowed.end(),
        },
    }
}
