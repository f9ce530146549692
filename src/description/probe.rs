//! Asking a reader by giving it documents in which something is wrong.

use super::{Case, Field, Form};
use crate::document::Document;
use crate::reading::{DEPTH_LIMIT, Expected, Fault, Node, Problem, index_path, key_path};

/// A key that no field has, and that no person may choose.
const STRANGE: &str = "?";

/// A key that a person may choose.
const CHOSEN: &str = "x";

/// A document that keeps every rule for single fields, and what its reader says when something in it is wrong.
#[derive(Clone, Debug)]
pub(super) struct Probe {
    document: Document,
}

impl Probe {
    /// The least of a document: nothing stands in it that may be absent.
    pub(super) fn new() -> Self {
        Self {
            document: Document::of_node(Node::empty()),
        }
        .mended()
    }

    /// With a value at a path, and all that is wrong then mended around it.
    pub(super) fn with(&self, path: &str, value: Node) -> Self {
        self.raw(path, value).mended()
    }

    /// With a value at a path, whatever is wrong then.
    fn raw(&self, path: &str, value: Node) -> Self {
        let mut probe = self.clone();
        probe.document.set(path, value);
        probe
    }

    fn without(&self, path: &str) -> Self {
        let mut probe = self.clone();
        probe.document.remove(path);
        probe
    }

    fn problems(&self) -> Vec<Problem> {
        self.document.validate().err().unwrap_or_default()
    }

    fn faults_at(&self, path: &str) -> impl Iterator<Item = Fault> {
        let problems = self.problems().into_iter();
        let at_path = problems.filter(move |problem| problem.path == path);
        at_path.map(|problem| problem.fault)
    }

    /// What belongs at a path.
    fn expected(&self, path: &str) -> Option<Expected> {
        // A number that lies in no range, and that is nothing else either.
        let wrong = self.raw(path, Node::Number(f64::NAN));
        wrong.faults_at(path).find_map(|fault| match fault {
            Fault::NotAllowed(expected) => Some(expected),
            _ => None,
        })
    }

    /// Gives what the reader asks for, and takes out what it does not know. What it says about several fields stays.
    fn mended(mut self) -> Self {
        for _ in 0..DEPTH_LIMIT {
            let mut is_done = true;
            for Problem { path, fault, .. } in self.problems() {
                is_done &= !match fault {
                    Fault::Missing(expected) | Fault::NotAllowed(expected) => {
                        self.document.set(&path, simplest(&expected))
                    }
                    Fault::WrongCount { count: 0, .. } => {
                        let entry = match self.document.get(&path) {
                            Some(Node::List(_)) => index_path(&path, 0),
                            _ => key_path(&path, CHOSEN),
                        };
                        self.document.set(&entry, Node::empty())
                    }
                    Fault::UnknownField { .. } => self.document.remove(&path),
                    _ => false,
                };
            }
            if is_done {
                break;
            }
        }
        self
    }

    /// What may stand at a path; none: nothing may.
    pub(super) fn form(&self, path: &str) -> Option<Form> {
        Some(match self.expected(path)? {
            Expected::Object => self.object(path, false),
            Expected::ObjectOrNull => self.object(path, true),
            Expected::List { least, most } => {
                let first = index_path(path, 0);
                let probe = self.with(path, Node::List(vec![Node::empty()].into()));
                let entry = probe.document.get(&first)?.clone();
                let twice = probe.raw(path, Node::List(vec![entry.clone(), entry].into()));
                let is_repeated = |fault| matches!(fault, Fault::Repeated { .. });
                Form::List {
                    least,
                    most,
                    is_unique: twice.faults_at(&index_path(path, 1)).any(is_repeated),
                    entry: Box::new(probe.form(&first)?),
                }
            }
            plain => Form::Plain(plain),
        })
    }

    fn object(&self, path: &str, or_null: bool) -> Form {
        let probe = match self.document.get(path) {
            Some(Node::Object(_)) => self.clone(),
            _ => self.with(path, Node::empty()),
        };
        probe.named(path).unwrap_or_else(|| Form::Object {
            or_null,
            cases: probe.cases(path),
        })
    }

    /// Entries under chosen keys; none: the object has fields of its own.
    fn named(&self, path: &str) -> Option<Form> {
        let strange = key_path(path, STRANGE);
        let probe = self.raw(&strange, Node::Null);
        let key_characters = probe.faults_at(&strange).find_map(|fault| match fault {
            Fault::NotAllowed(Expected::Identifier { most }) => Some(most),
            _ => None,
        })?;
        let counts = self.raw(path, Node::empty());
        let (least, most) = counts.faults_at(path).find_map(|fault| match fault {
            Fault::WrongCount { least, most, .. } => Some((least, most)),
            _ => None,
        })?;
        let entry = self
            .with(path, Node::empty())
            .form(&key_path(path, CHOSEN))?;
        Some(Form::Named {
            key_characters,
            least,
            most,
            names_case: self.names_case(path, &entry),
            entry: Box::new(entry),
        })
    }

    /// Whether an entry that is called like one of its cases need not say that it is that one.
    fn names_case(&self, path: &str, entry: &Form) -> bool {
        let Form::Object { cases, .. } = entry else {
            return false;
        };
        cases.iter().all(|case| {
            case.chosen.is_some_and(|(key, name)| {
                let entry = key_path(path, name);
                let probe = self.raw(&entry, Node::empty());
                let is_missing = |fault| matches!(fault, Fault::Missing(_));
                !probe.faults_at(&key_path(&entry, key)).any(is_missing)
            })
        })
    }

    /// The fields of the object at a path. Where the choice in one of them decides on others, a case for each.
    fn cases(&self, path: &str) -> Vec<Case> {
        let known = self.known(path);
        for key in &known {
            let Some(Expected::Choice(options)) = self.expected(&key_path(path, key)) else {
                continue;
            };
            let probes = options.iter().map(|option| {
                let chosen = Node::Text((*option).to_owned());
                (*option, self.with(&key_path(path, key), chosen))
            });
            let probes: Vec<(&str, Self)> = probes.collect();
            if probes.iter().any(|(_, probe)| probe.known(path) != known) {
                let case = |(option, probe): &(&'static str, Self)| Case {
                    chosen: Some((*key, *option)),
                    fields: probe.fields(path),
                };
                return probes.iter().map(case).collect();
            }
        }
        vec![Case {
            chosen: None,
            fields: self.fields(path),
        }]
    }

    /// The fields of the object at a path, as it is.
    pub(super) fn fields(&self, path: &str) -> Vec<Field> {
        let known = self.known(path).into_iter();
        let field = |name| {
            let path = key_path(path, name);
            let without = self.without(&path);
            let is_missing = |fault| matches!(fault, Fault::Missing(_));
            let is_required = without.faults_at(&path).any(is_missing);
            let written = without.document.validate().ok();
            let written = written.filter(|_| !is_required);
            Some(Field {
                name,
                form: self.form(&path)?,
                is_required,
                default: written.and_then(|it| Document::of(&it).get(&path).cloned()),
            })
        };
        known.filter_map(field).collect()
    }

    /// The keys of the object at a path.
    fn known(&self, path: &str) -> Vec<&'static str> {
        let strange = key_path(path, STRANGE);
        let probe = self.raw(&strange, Node::Null);
        let known = probe.faults_at(&strange).find_map(|fault| match fault {
            Fault::UnknownField { known, .. } => Some(known.to_vec()),
            _ => None,
        });
        known.unwrap_or_default()
    }
}

/// The least that will do.
fn simplest(expected: &Expected) -> Node {
    match expected {
        Expected::Number(range) => Node::Number(range.placeholder()),
        Expected::Whole { least, .. } => Node::Number(f64::from(*least)),
        Expected::Flag => Node::Bool(false),
        Expected::Text { least, .. } => Node::Text(CHOSEN.repeat(*least)),
        Expected::Identifier { .. } => Node::Text(CHOSEN.to_owned()),
        Expected::Choice(choices) => {
            Node::Text(choices.first().copied().unwrap_or_default().to_owned())
        }
        Expected::Object => Node::empty(),
        Expected::List { .. } => Node::List(Vec::new().into()),
        Expected::NumberOrNull(_) | Expected::ObjectOrNull => Node::Null,
    }
}
