//! What a scenario may look like, as its readers say it when they are asked.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use cadence_lab::app::backlog::place::default_of;
use cadence_lab::description::{Case, Field, Form, rules, scenario};
use cadence_lab::document::Document;
use cadence_lab::preset::READY_MADE;
use cadence_lab::preset::ready_made;
use cadence_lab::reading::{Expected, Node, Range};
use cadence_lab::simulation::process::Rules;
use cadence_lab::text::Text;

/// The only case of an object.
fn fields(form: &Form) -> &[Field] {
    match form {
        Form::Object { cases, .. } => match cases.as_slice() {
            [
                Case {
                    chosen: None,
                    fields,
                },
            ] => fields,
            _ => panic!("several cases"),
        },
        _ => panic!("{form:?}"),
    }
}

fn field<'a>(fields: &'a [Field], name: &str) -> &'a Field {
    fields.iter().find(|it| it.name == name).unwrap()
}

fn entry(form: &Form) -> &Form {
    match form {
        Form::List { entry, .. } | Form::Named { entry, .. } => entry,
        _ => panic!("{form:?}"),
    }
}

fn number(range: Range) -> Form {
    Form::Plain(Expected::Number(range))
}

#[test]
fn a_scenario_is_described_field_by_field() {
    let scenario = scenario();
    let top = fields(&scenario);
    let names: Vec<_> = top.iter().map(|it| (it.name, it.is_required)).collect();
    assert_eq!(
        names,
        [
            ("format", true),
            ("version", true),
            ("name", true),
            ("description", false),
            ("team", true),
            ("correlation", false),
            ("order", false),
            ("items", true),
            ("unplanned", false),
            ("processes", true)
        ]
    );
    assert_eq!(
        field(top, "correlation").form,
        number(Range::closed(0.0, 0.95))
    );
    let listed = Node::Text("listed".to_owned());
    assert_eq!(field(top, "order").default, Some(listed));
    assert_eq!(field(top, "unplanned").default, Some(Node::Null));
    let items = &field(top, "items").form;
    assert!(matches!(
        items,
        Form::List {
            least: 1,
            most: 300,
            is_unique: false,
            ..
        }
    ));
    let item = fields(entry(items));
    assert_eq!(item.len(), 20);
    assert_eq!(
        field(item, "evidence").form,
        Form::Plain(Expected::NumberOrNull(Range::closed(0.5, 1_000.0)))
    );
    assert!(matches!(
        field(item, "after").form,
        Form::List {
            least: 0,
            most: 300,
            is_unique: true,
            ..
        }
    ));
    let kinds = |form: &Form| match form {
        Form::Object { cases, .. } => cases.len(),
        _ => panic!("{form:?}"),
    };
    assert_eq!(kinds(&field(item, "effort").form), 9);
    assert_eq!(kinds(&field(item, "observe").form), 8);
    // Bounds that depend on one another are as wide as they can be.
    let Form::Object { cases, .. } = &field(item, "observe").form else {
        unreachable!()
    };
    let pert = cases
        .iter()
        .find(|it| it.chosen == Some(("kind", "pert")))
        .unwrap();
    assert_eq!(
        field(&pert.fields, "mode").form,
        number(Range::closed(0.0, 10_000.0))
    );
    assert!(matches!(
        field(top, "processes").form,
        Form::Named {
            key_characters: 24,
            least: 1,
            most: 5,
            names_case: true,
            ..
        }
    ));
}

/// What a field shows that is left out is what the reader takes for it.
#[test]
fn the_defaults_of_fields_are_those_of_the_reader() {
    let scenario = scenario();
    let item = fields(entry(&field(fields(&scenario), "items").form));
    for field in item {
        let Some(shown) = default_of(field.name) else {
            let says_nothing = field
                .default
                .as_ref()
                .is_none_or(|it| !matches!(it, Node::Number(_)) || field.is_required);
            assert!(says_nothing, "{}", field.name);
            continue;
        };
        let default = Document::of_node(field.default.clone().unwrap()).text_at("$");
        assert_eq!(default, shown, "{}", field.name);
    }
}

#[test]
fn every_rule_of_every_process_has_its_words() {
    let text = Text::english();
    let rules = rules();
    let names: Vec<_> = rules.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, Rules::names());
    for (process, rules) in &rules {
        for name in [text.process(process), text.short_process(process)] {
            assert!(
                name.is_some_and(|it| !it.starts_with("process-")),
                "{process}"
            );
        }
        assert!(rules.len() > 2, "{process}");
        for rule in rules {
            let name = rule.name;
            let words = text.rule(process, name);
            let words = words.unwrap_or_else(|| panic!("{process}.{name} has no words"));
            assert!(!words.label.starts_with("rule-") && !words.help.starts_with("rule-"));
            assert!(rule.is_required, "{process}.{name}");
            if let Form::Plain(Expected::Choice(options)) = &rule.form {
                for option in options {
                    let words = text.rule_option(name, option);
                    assert!(words.is_some(), "{process}.{name}: {option} has no words");
                }
            }
        }
    }
}

/// What stands ready has every rule, and no other.
#[test]
fn the_ready_made_variants_have_the_rules_that_are_described() {
    let rules = rules();
    for id in READY_MADE {
        let document = Document::of_node(Node::Object(
            vec![(
                "processes".to_owned(),
                Node::Object(vec![(id.to_owned(), ready_made(id, 4.0).unwrap())].into()),
            )]
            .into(),
        ));
        let process = document.process_of(id).unwrap();
        let (_, rules) = rules.iter().find(|(name, _)| *name == process).unwrap();
        for rule in rules {
            let path = format!("processes.{id}.{}", rule.name);
            assert!(document.get(&path).is_some(), "{path}");
        }
    }
}
