//! A scenario from its document: fields, defaults and ranges of MODEL.md section 1.

use super::writing::{FORMAT, ORDERS, VERSION};
use super::{
    DESCRIPTION_CHARACTERS, ITEMS, Item, NAME_CHARACTERS, Order, ROLES, Role, Scenario, Team,
    Unplanned, VARIANT_ID_CHARACTERS, VARIANTS, Variant, consistency,
};
use crate::distribution::Distribution;
use crate::reading::{Node, ObjectReader, Problem, Problems, Range, parse};
use crate::simulation::process::Rules;

/// What came of reading a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The scenario, as far as it could be read: placeholders stand where there is a problem. None where the
    /// document is not even a JSON object.
    pub scenario: Option<Scenario>,
    /// Everything that is wrong with the document.
    pub problems: Vec<Problem>,
}

impl Scenario {
    /// Reads a document of any bytes and reports all its problems: first those of single fields, in the order of
    /// MODEL.md section 1, then those between fields.
    #[must_use]
    pub fn read(document: &[u8]) -> Reading {
        match parse(document) {
            Ok(node) => Self::of_node(&node),
            Err(problem) => Reading {
                scenario: None,
                problems: vec![problem],
            },
        }
    }

    /// Reads a document that was parsed, as [`read`](Self::read).
    #[must_use]
    pub fn of_node(document: &Node) -> Reading {
        let mut problems = Problems::default();
        let scenario = read_scenario(document, &mut problems);
        if let Some(scenario) = &scenario {
            consistency::check(scenario, &mut problems);
        }
        Reading {
            scenario,
            problems: problems.into(),
        }
    }
}

fn read_scenario(document: &Node, problems: &mut Problems) -> Option<Scenario> {
    let mut object = ObjectReader::root(document, problems);
    if !object.is_present() {
        return None;
    }
    object.choice("format", &[(FORMAT, ())]);
    object.whole("version", VERSION..=VERSION);
    let scenario = Scenario {
        name: object.text("name", NAME_CHARACTERS),
        description: object.text_or("description", "", DESCRIPTION_CHARACTERS),
        team: {
            let mut team = object.object("team");
            let read = read_team(&mut team);
            team.finish();
            read
        },
        correlation: object.number_or("correlation", 0.0, Range::closed(0.0, 0.95)),
        order: object.choice_or("order", Order::Listed, ORDERS),
        items: object.list("items", 1..=ITEMS, read_item),
        unplanned: object.optional_object("unplanned").map(|mut unplanned| {
            let read = read_unplanned(&mut unplanned);
            unplanned.finish();
            read
        }),
        processes: object
            .named(
                "processes",
                VARIANT_ID_CHARACTERS,
                1..=VARIANTS,
                read_variant,
            )
            .into_iter()
            .flatten()
            .collect(),
    };
    object.finish();
    Some(scenario)
}

fn read_team(object: &mut ObjectReader<'_>) -> Team {
    Team {
        hours_per_day: object.number("hours_per_day", Range::closed(1.0, 24.0)),
        focus: object.number("focus", Range::above(0.0).up_to(1.0)),
        roles: object.list("roles", 1..=ROLES, |role| Role {
            id: role.id("id"),
            name: role.text("name", NAME_CHARACTERS),
            people: role.whole("people", 1..=50),
            day_rate: role.number("day_rate", Range::closed(0.0, 1e6)),
        }),
    }
}

fn read_item(object: &mut ObjectReader<'_>) -> Item {
    Item {
        id: object.id("id"),
        name: object.text("name", NAME_CHARACTERS),
        phase: object.text_or("phase", "", NAME_CHARACTERS),
        role: object.id("role"),
        crew: object.whole_or("crew", 1, 1..=50),
        estimate: object.number("estimate", Range::above(0.0).up_to(1_000.0)),
        effort: read_distribution(object.object("effort"), true),
        observe: match object.object_or_absent("observe") {
            Some(observe) => read_distribution(observe, false),
            None => Distribution::Fixed { value: 0.0 },
        },
        analyze_share: object.number_or("analyze_share", 0.0, Range::from(0.0).below(1.0)),
        attempt_cost: object.number_or("attempt_cost", 0.0, Range::closed(0.0, 1e9)),
        success: object.number_or("success", 1.0, Range::above(0.0).up_to(1.0)),
        evidence: object.optional_number("evidence", Range::closed(0.5, 1_000.0)),
        learning: object.number_or("learning", 0.0, Range::from(0.0).below(1.0)),
        max_attempts: object.whole_or("max_attempts", 1, 1..=20),
        required: object.flag_or("required", true),
        after: object.ids_or_none("after", ITEMS),
        redo: object.ids_or_none("redo", ITEMS),
        goal: object.text_or("goal", "", NAME_CHARACTERS),
        capability: object.text_or("capability", "", NAME_CHARACTERS),
        value: object.number_or("value", 0.0, Range::closed(0.0, 1e9)),
    }
}

fn read_unplanned(object: &mut ObjectReader<'_>) -> Unplanned {
    Unplanned {
        per_day: object.number("per_day", Range::above(0.0).up_to(10.0)),
        role: object.id("role"),
        effort: read_distribution(object.object("effort"), false),
    }
}

fn read_distribution(mut object: ObjectReader<'_>, ratio_allowed: bool) -> Distribution {
    let distribution = Distribution::read(&mut object, ratio_allowed);
    object.finish();
    distribution
}

/// A variant says its process in `process`, or by being called like one.
fn read_variant(id: &str, object: &mut ObjectReader<'_>) -> Option<Variant> {
    let processes: Vec<_> = Rules::names().iter().map(|&name| (name, name)).collect();
    let process = match Rules::names().iter().find(|&&name| name == id) {
        Some(own) => object.choice_or("process", *own, &processes),
        None => object.choice("process", &processes),
    };
    let name = object.text_or("name", "", NAME_CHARACTERS);
    if !object.is_sound("process") {
        // Which fields there should be, nobody knows.
        object.pass_over_the_rest();
    }
    let rules = Rules::read(process, object)?;
    Some(Variant {
        id: id.to_owned(),
        process,
        name,
        rules,
    })
}
