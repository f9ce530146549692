//! The JSON Schema of scenario files, for editors and other programs: the [description] of a scenario in another form.
//!
//! `static/scenario.schema.json` is what is printed here; a test says so where it is not.

use std::io::Write;

use crate::description::{self, Case, Field, Form};
use crate::reading::{Expected, Node, Range};
use crate::text::Text;

use super::field::words;
use super::{Complaints, print_with};

/// The dialect.
const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The field in which a variant says its process.
const PROCESS: &str = "process";

/// Prints the schema.
pub(super) fn schema(text: &Text) -> Result<(), Complaints> {
    let printed = document(text);
    print_with(text, |out| out.write_all(printed.as_bytes()))
}

/// The schema as it is printed.
///
/// # Panics
/// Never: what is written here is JSON.
#[must_use]
pub fn document(text: &Text) -> String {
    let scenario = description::scenario();
    let mut writer = Writer {
        text,
        repeated: repeated(&scenario),
        definitions: Vec::new(),
    };
    let mut schema = vec![
        ("$schema", Node::Text(DRAFT.to_owned())),
        ("title", Node::Text(text.get("schema-title"))),
        ("description", Node::Text(text.get("schema-about"))),
    ];
    schema.extend(writer.form("", &scenario));
    let definitions = std::mem::take(&mut writer.definitions);
    schema.push(("$defs", Node::Object(definitions.into())));
    serde_json::to_string_pretty(&object(schema)).expect("every key is a text") + "\n"
}

/// Keywords of a schema with their values.
type Keywords = Vec<(&'static str, Node)>;

struct Writer<'a> {
    text: &'a Text,
    /// Objects that stand in several places, with the name of each.
    repeated: Vec<(String, Form)>,
    /// What is referred to, so far.
    definitions: Vec<(String, Node)>,
}

impl Writer<'_> {
    /// The schema of what stands at a place.
    fn form(&mut self, place: &str, form: &Form) -> Keywords {
        match form {
            Form::Plain(expected) => plain(expected),
            Form::List {
                least,
                most,
                is_unique,
                entry,
            } => {
                let entry = self.form(place, entry);
                let mut list = vec![
                    ("type", word("array")),
                    ("minItems", count(*least)),
                    ("maxItems", count(*most)),
                    ("items", object(entry)),
                ];
                list.retain(|(keyword, value)| *keyword != "minItems" || *value != count(0));
                if *is_unique {
                    list.push(("uniqueItems", Node::Bool(true)));
                }
                list
            }
            Form::Named {
                key_characters,
                least,
                most,
                names_case,
                entry,
            } => {
                let name = join(place, "entry");
                let any = self.define(&name, |writer| writer.form(place, entry));
                let pattern = format!("^[a-z0-9_]{{1,{key_characters}}}$");
                let mut named = vec![
                    ("type", word("object")),
                    ("minProperties", count(*least)),
                    ("maxProperties", count(*most)),
                    ("propertyNames", object(vec![("pattern", word(&pattern))])),
                ];
                if let (true, Form::Object { cases, .. }) = (*names_case, &**entry) {
                    let called = self.called_like_a_case(place, cases, &any);
                    named.push(("properties", called));
                }
                named.push(("additionalProperties", any));
                named
            }
            Form::Object { or_null, cases } => match self.name_of(form) {
                Some(name) => {
                    self.define(&name, |writer| writer.object(&name, *or_null, cases));
                    vec![("$ref", pointer(&name))]
                }
                None => self.object(place, *or_null, cases),
            },
        }
    }

    fn name_of(&self, form: &Form) -> Option<String> {
        let known = self.repeated.iter().find(|(_, known)| known == form);
        known.map(|(name, _)| name.clone())
    }

    fn object(&mut self, place: &str, or_null: bool, cases: &[Case]) -> Keywords {
        let kind = if or_null {
            list([word("object"), word("null")])
        } else {
            word("object")
        };
        let mut schema = vec![("type", kind)];
        if let [only] = cases {
            schema.extend(self.fields(place, only));
            return schema;
        }
        let Some((key, _)) = cases.first().and_then(|case| case.chosen) else {
            return schema;
        };
        let options = cases.iter().filter_map(|case| case.chosen);
        let options: Vec<Node> = options.map(|(_, option)| word(option)).collect();
        let mut choice = self.words(&join(place, key), &cases[0], key);
        choice.push(("enum", Node::List(options.into())));
        let branches = cases.iter().filter_map(|case| {
            let chosen = says(case, vec![("required", list([word(key)]))])?;
            Some(object(vec![
                ("if", chosen),
                ("then", self.case(place, case)),
            ]))
        });
        let branches: Vec<Node> = branches.collect();
        schema.extend([
            ("properties", object(vec![(key, object(choice))])),
            ("required", list([word(key)])),
            ("allOf", Node::List(branches.into())),
        ]);
        schema
    }

    /// An entry that is called like a case is that one, unless it says another one.
    fn called_like_a_case(&mut self, place: &str, cases: &[Case], any: &Node) -> Node {
        let called = cases.iter().filter_map(|case| {
            let (_, option) = case.chosen?;
            let schema = object(vec![
                ("type", word("object")),
                ("if", says(case, Vec::new())?),
                ("then", self.case(place, case)),
                ("else", any.clone()),
            ]);
            Some((option, schema))
        });
        object(called.collect())
    }

    /// A reference to the fields of a case.
    fn case(&mut self, place: &str, case: &Case) -> Node {
        let name = join(place, case.chosen.map_or("", |(_, option)| option));
        self.define(&name, |writer| writer.fields(place, case))
    }

    /// A reference to a definition, which is written where none like it is there yet.
    fn define(&mut self, name: &str, write: impl FnOnce(&mut Self) -> Keywords) -> Node {
        if self.definitions.iter().any(|(known, _)| known == name) {
            return reference(name);
        }
        let definition = object(write(self));
        let same = self.definitions.iter().find(|(_, it)| *it == definition);
        if let Some((same, _)) = same {
            return reference(same);
        }
        self.definitions.push((name.to_owned(), definition));
        reference(name)
    }

    /// The fields of one case. That which says that it is this one need not be among them.
    fn fields(&mut self, place: &str, case: &Case) -> Keywords {
        let property = |field: &Field| {
            let place = join(place, field.name);
            let mut schema = self.words(&place, case, field.name);
            match case.chosen {
                Some((key, option)) if key == field.name => {
                    schema = vec![("const", word(option))];
                }
                _ => schema.extend(self.form(&place, &field.form)),
            }
            if let Some(default) = &field.default {
                schema.push(("default", default.clone()));
            }
            (field.name.to_owned(), object(schema))
        };
        let properties: Vec<(String, Node)> = case.fields.iter().map(property).collect();
        let key = case.chosen.map(|(key, _)| key);
        let required = case.fields.iter();
        let required = required.filter(|it| it.is_required && Some(it.name) != key);
        let required: Vec<Node> = required.map(|it| word(it.name)).collect();
        let mut schema = vec![
            ("properties", Node::Object(properties.into())),
            ("required", Node::List(required.into())),
            ("additionalProperties", Node::Bool(false)),
        ];
        schema.retain(|(_, value)| *value != Node::List(Vec::new().into()));
        schema
    }

    /// What a field means, in words.
    fn words(&self, place: &str, case: &Case, name: &str) -> Keywords {
        let process = case.chosen.filter(|(key, _)| *key == PROCESS);
        let rule = process.and_then(|(_, process)| self.text.rule(process, name));
        let words = match rule {
            Some(words) => Some(words.help),
            None => words(self.text, place),
        };
        let described = words.map(|words| ("description", Node::Text(words)));
        described.into_iter().collect()
    }
}

/// Objects with several cases that stand in several places, each by the shortest of these.
fn repeated(scenario: &Form) -> Vec<(String, Form)> {
    fn collect<'a>(place: &str, form: &'a Form, found: &mut Vec<(String, &'a Form)>) {
        match form {
            Form::Plain(_) => {}
            Form::List { entry, .. } | Form::Named { entry, .. } => collect(place, entry, found),
            Form::Object { cases, .. } => {
                if cases.len() > 1 {
                    found.push((place.to_owned(), form));
                }
                for field in cases.iter().flat_map(|case| &case.fields) {
                    collect(&join(place, field.name), &field.form, found);
                }
            }
        }
    }
    let mut found = Vec::new();
    collect("", scenario, &mut found);
    found.sort_by_key(|(place, _)| place.len());
    let mut repeated: Vec<(String, Form)> = Vec::new();
    for (place, form) in &found {
        let times = found.iter().filter(|(_, other)| other == form).count();
        if times > 1 && repeated.iter().all(|(_, known)| known != *form) {
            repeated.push((place.clone(), (*form).clone()));
        }
    }
    repeated
}

fn plain(expected: &Expected) -> Keywords {
    match expected {
        Expected::Number(range) => number(word("number"), range),
        Expected::NumberOrNull(range) => number(list([word("number"), word("null")]), range),
        Expected::Whole { least, most } if least == most => {
            vec![("const", Node::Number(f64::from(*least)))]
        }
        Expected::Whole { least, most } => vec![
            ("type", word("integer")),
            ("minimum", Node::Number(f64::from(*least))),
            ("maximum", Node::Number(f64::from(*most))),
        ],
        Expected::Flag => vec![("type", word("boolean"))],
        Expected::Text { least: 0, most } => {
            vec![("type", word("string")), ("maxLength", count(*most))]
        }
        Expected::Text { least, most } => vec![
            ("type", word("string")),
            ("minLength", count(*least)),
            ("maxLength", count(*most)),
        ],
        Expected::Identifier { most } => {
            vec![("pattern", word(&format!("^[a-z0-9_]{{1,{most}}}$")))]
        }
        Expected::Choice(options) => match options.as_slice() {
            [only] => vec![("const", word(only))],
            _ => vec![(
                "enum",
                Node::List(options.iter().map(|it| word(it)).collect::<Vec<_>>().into()),
            )],
        },
        Expected::Object => vec![("type", word("object"))],
        Expected::ObjectOrNull => vec![("type", list([word("object"), word("null")]))],
        Expected::List { .. } => vec![("type", word("array"))],
    }
}

fn number(kind: Node, range: &Range) -> Keywords {
    let mut bounds = Vec::new();
    let low = if range.low_included {
        "minimum"
    } else {
        "exclusiveMinimum"
    };
    bounds.push((low, Node::Number(range.low)));
    if range.high.is_finite() {
        let high = if range.high_included {
            "maximum"
        } else {
            "exclusiveMaximum"
        };
        bounds.push((high, Node::Number(range.high)));
    }
    let mut schema = vec![("type", kind)];
    if range.or_zero {
        let zero = object(vec![("const", Node::Number(0.0))]);
        schema.push(("anyOf", list([zero, object(bounds)])));
    } else {
        schema.extend(bounds);
    }
    schema
}

fn join(place: &str, name: &str) -> String {
    if place.is_empty() {
        name.to_owned()
    } else {
        format!("{place}.{name}")
    }
}

fn word(text: &str) -> Node {
    Node::Text(text.to_owned())
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
fn count(number: usize) -> Node {
    Node::Number(number as f64)
}

/// That an object says that it is this case, or says nothing of it.
fn says(case: &Case, more: Keywords) -> Option<Node> {
    let (key, option) = case.chosen?;
    let option = object(vec![("const", word(option))]);
    let mut schema = vec![("properties", object(vec![(key, option)]))];
    schema.extend(more);
    Some(object(schema))
}

fn pointer(name: &str) -> Node {
    word(&format!("#/$defs/{name}"))
}

fn reference(name: &str) -> Node {
    object(vec![("$ref", pointer(name))])
}

fn list<const N: usize>(entries: [Node; N]) -> Node {
    Node::List(entries.to_vec().into())
}

fn object(keywords: Vec<(&str, Node)>) -> Node {
    let keywords = keywords.into_iter();
    let keywords = keywords.map(|(key, value)| (key.to_owned(), value));
    Node::Object(keywords.collect::<Vec<_>>().into())
}
