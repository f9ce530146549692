//! Fields of which there are several: lists, and objects whose keys are names.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::{ID_CHARACTERS, ObjectReader, not_allowed, number_in, text_of_length};
use crate::reading::{
    Expected, Fault, Node, Problem, Problems, Range, index_path, key_path, short_text,
};

impl<'a> ObjectReader<'a> {
    /// A list of objects, `read` one by one. What is more than `count` allows is not read.
    pub fn list<T>(
        &mut self,
        name: &'static str,
        count: RangeInclusive<usize>,
        read: impl FnMut(&mut ObjectReader<'_>) -> T,
    ) -> Vec<T> {
        let list = self.entries_of(name, None, &count);
        objects(list, &key_path(&self.path, name), self.problems, read)
    }

    /// A list of at most so many objects, empty where it is absent.
    pub fn list_or_none<T>(
        &mut self,
        name: &'static str,
        most: usize,
        read: impl FnMut(&mut ObjectReader<'_>) -> T,
    ) -> Vec<T> {
        let list = self.entries_of(name, Some(&[]), &(0..=most));
        objects(list, &key_path(&self.path, name), self.problems, read)
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
        let numbers: Vec<_> = list.iter().map(|node| number_in(node, range)).collect();
        let mut refuse = |index: usize, allowed| {
            let problem = not_allowed(
                index_path(&path, index),
                &list[index],
                Expected::Number(allowed),
            );
            self.problems.push(problem);
        };
        let wrong = (0..list.len()).filter(|&index| numbers[index].is_none());
        wrong.for_each(|index| refuse(index, range));
        // What is no number has no order, and the first that is out of order says where to look for others.
        if !numbers.contains(&None)
            && let Some(before) = numbers.windows(2).position(|two| two[1] < two[0])
        {
            let allowed = Range {
                low: numbers[before].unwrap_or(range.low),
                low_included: true,
                ..range
            };
            refuse(before + 1, allowed);
        }
        let placeholder = range.placeholder();
        let numbers = numbers.into_iter();
        numbers.map(|it| it.unwrap_or(placeholder)).collect()
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
            if !seen.insert(key.as_str()) {
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
            let entries = objects(list, &path, problems, &mut read);
            lists.insert(key.to_owned(), entries);
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
        mut visit: impl FnMut(&str, &Node, String, &mut Problems),
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
}

/// The entries of the list at `path`, `read` one by one.
fn objects<T>(
    list: &[Node],
    path: &str,
    problems: &mut Problems,
    mut read: impl FnMut(&mut ObjectReader<'_>) -> T,
) -> Vec<T> {
    let read_entry = |(index, node)| {
        let mut object = ObjectReader::open(node, index_path(path, index), problems);
        let value = read(&mut object);
        object.finish();
        value
    };
    list.iter().enumerate().map(read_entry).collect()
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
