//! The list of parameters, walked: words, ranges, sources, and that every one of them does something and can be undone.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use cadence_lab::distribution::Distribution;
use cadence_lab::parameter::{
    Adjusted, Adjustments, Certainty, Group, Kind, Parameter, Refused, Value, apply, parameters,
};
use cadence_lab::preset::PRESETS;
use cadence_lab::reading::Node;
use cadence_lab::scenario::{Order, Scenario};
use cadence_lab::simulation::process::Rules;
use cadence_lab::study::Study;
use cadence_lab::text::Text;
use proptest::prelude::*;

fn bases() -> Vec<Scenario> {
    let presets = PRESETS.iter();
    presets
        .map(|preset| preset.scenario().unwrap().into_scenario())
        .collect()
}

fn explore() -> Adjusted {
    Adjusted::new(bases().remove(0))
}

/// Some values of a parameter that are not its default: the ends of its range, and one in between.
fn other_values(parameter: &Parameter) -> Vec<Value> {
    let values = match parameter.kind {
        Kind::Number { low, high, .. } => {
            let between = parameter.kind.nearest(f64::midpoint(low, high)).unwrap();
            vec![Value::Number(low), between, Value::Number(high)]
        }
        Kind::Whole { least, most } => {
            vec![
                Value::Whole(least),
                Value::Whole(u32::midpoint(least, most)),
                Value::Whole(most),
            ]
        }
        Kind::Choice { options } => options.iter().map(|it| Value::Choice(it.id)).collect(),
    };
    values
        .into_iter()
        .filter(|&value| value != parameter.default)
        .collect()
}

#[test]
fn ids_are_unique_and_short() {
    for base in bases() {
        let parameters = parameters(&base);
        let ids: BTreeSet<&str> = parameters.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(ids.len(), parameters.len());
        assert!(
            parameters.iter().all(|it| (1..=24).contains(&it.id.len())),
            "{ids:?}"
        );
    }
}

/// Ids are keys of links for ever: this list only grows.
#[test]
fn ids_are_for_ever() {
    let parameters = parameters(&bases()[0]);
    let ids: BTreeSet<&str> = parameters
        .iter()
        .map(|it| it.id.split('.').next().unwrap())
        .collect();
    for id in [
        "uncertainty",
        "correlation",
        "chance",
        "evidence",
        "order",
        "team",
        "people",
        "focus",
        "daily",
        "sprint",
        "planning",
        "review",
        "retro",
        "commitment",
        "carry_over",
        "open",
        "selection",
        "dds_review",
        "dds_review_every",
        "dds_retro",
        "dds_retro_every",
    ] {
        assert!(ids.contains(id), "{id}");
    }
}

#[test]
fn every_word_is_in_the_catalogue() {
    let text = Text::english();
    let is_there = |key: &str| assert_ne!(text.get(key), key, "{key}");
    for parameter in bases().iter().flat_map(parameters) {
        is_there(parameter.words.label);
        is_there(parameter.words.term);
        is_there(parameter.words.help);
        is_there(parameter.source.text);
        is_there(parameter.source.certainty.label());
        is_there(parameter.group.label());
        parameter.words.unit.iter().for_each(|unit| is_there(unit));
        if let Kind::Choice { options } = parameter.kind {
            options.iter().for_each(|option| is_there(option.label));
            assert_eq!(parameter.words.unit, None, "{}", parameter.id);
        } else {
            assert!(parameter.words.unit.is_some(), "{}", parameter.id);
        }
    }
}

#[test]
fn the_first_screen_shows_three_and_every_group_has_some() {
    for base in bases() {
        let parameters = parameters(&base);
        let main = parameters
            .iter()
            .filter(|it| it.is_main)
            .map(|it| it.id.as_str());
        assert_eq!(main.collect::<Vec<_>>(), ["uncertainty", "team", "sprint"]);
        for group in Group::ALL {
            assert!(parameters.iter().any(|it| it.group == group), "{group:?}");
        }
    }
}

#[test]
fn what_we_made_up_is_not_called_known() {
    for parameter in bases().iter().flat_map(parameters) {
        let is_made_up = parameter.source.certainty == Certainty::Assumption;
        let says_so = Text::english()
            .get(parameter.source.text)
            .starts_with("Made up");
        assert_eq!(is_made_up, says_so, "{}", parameter.id);
    }
}

#[test]
fn defaults_are_allowed_and_on_a_step() {
    for parameter in bases().iter().flat_map(parameters) {
        assert!(parameter.kind.allows(parameter.default), "{}", parameter.id);
        if !matches!(parameter.kind, Kind::Choice { .. }) {
            let nearest = parameter.kind.nearest(parameter.default.number());
            assert_eq!(nearest, Some(parameter.default), "{}", parameter.id);
        }
    }
}

#[test]
fn what_is_written_is_read_again() {
    for base in bases() {
        for parameter in parameters(&base) {
            assert!(!other_values(&parameter).is_empty());
            for value in other_values(&parameter) {
                let mut scenario = base.clone();
                parameter.write(&mut scenario, value);
                assert_ne!(
                    scenario, base,
                    "{} = {value:?} changes nothing",
                    parameter.id
                );
                if !parameter.is_factor() {
                    assert_eq!(parameter.read(&scenario), value, "{}", parameter.id);
                }
                let adjusted = Adjusted::new(base.clone())
                    .with(&parameter.id, value)
                    .unwrap();
                assert_eq!(adjusted.scenario(), &scenario, "{}", parameter.id);
                assert_eq!(adjusted.value(&parameter), value, "{}", parameter.id);
                assert_eq!(adjusted.reset(&parameter.id), Adjusted::new(base.clone()));
            }
        }
    }
}

#[test]
fn what_is_not_allowed_changes_nothing() {
    let base = bases().remove(0);
    for parameter in parameters(&base) {
        for value in [
            Value::Number(f64::NAN),
            Value::Number(1e9),
            Value::Number(-1.0),
            Value::Whole(1000),
            Value::Choice("no such option"),
        ] {
            let mut scenario = base.clone();
            parameter.write(&mut scenario, value);
            assert_eq!(scenario, base, "{}", parameter.id);
            let refused = Adjusted::new(base.clone())
                .with(&parameter.id, value)
                .unwrap_err();
            assert_eq!(refused, Refused::NotAllowed(parameter.kind.expected()));
        }
    }
    assert_eq!(
        explore().with("sprnt", Value::Number(5.0)).unwrap_err(),
        Refused::NoSuchParameter
    );
}

#[test]
fn links_hold_plain_json() {
    for parameter in bases().iter().flat_map(parameters) {
        for value in other_values(&parameter) {
            let written = serde_json::to_vec(&value).unwrap();
            let node = cadence_lab::reading::parse(&written).unwrap();
            assert_eq!(parameter.kind.read(&node), Ok(value), "{}", parameter.id);
        }
        for wrong in [
            Node::Null,
            Node::Text("2".into()),
            Node::Number(-7.5),
            Node::List(std::rc::Rc::default()),
        ] {
            assert_eq!(parameter.kind.read(&wrong), Err(parameter.kind.expected()));
        }
    }
}

#[test]
fn sliders_reach_both_ends_and_every_step() {
    for parameter in bases().iter().flat_map(parameters) {
        let kind = parameter.kind;
        let (first, last) = match kind {
            Kind::Number { low, high, .. } => (Value::Number(low), Value::Number(high)),
            Kind::Whole { least, most } => (Value::Whole(least), Value::Whole(most)),
            Kind::Choice { .. } => continue,
        };
        assert_eq!(
            (kind.at(0.0), kind.at(1.0)),
            (Some(first), Some(last)),
            "{}",
            parameter.id
        );
        let mut value = first;
        let mut steps = 0;
        while value != last {
            let next = kind.stepped(value, 1);
            assert!(
                next.number() > value.number(),
                "{} stops at {value:?}",
                parameter.id
            );
            assert!(kind.position(next) > kind.position(value));
            assert_eq!(kind.at(kind.position(next)), Some(next), "{}", parameter.id);
            value = next;
            steps += 1;
        }
        assert!(steps >= 5, "{}", parameter.id);
        assert_eq!(kind.stepped(last, 1), last);
    }
    let order = parameters(&bases()[0])
        .into_iter()
        .find(|it| it.id == "order")
        .unwrap();
    assert_eq!(
        order.kind.stepped(Value::Choice("listed"), 1),
        Value::Choice("value")
    );
    assert_eq!(
        order.kind.stepped(Value::Choice("value"), 1),
        Value::Choice("value")
    );
    assert_eq!(
        order.kind.stepped(Value::Choice("value"), -7),
        Value::Choice("listed")
    );
}

#[test]
fn twice_and_half_are_equally_far_on_a_logarithmic_slider() {
    let chance = explore().parameter("chance").unwrap().kind;
    let position = |factor: f64| chance.position(Value::Number(factor));
    assert!((position(1.0) - 0.5).abs() < 1e-12);
    assert!((position(2.0) - position(1.0) - (position(1.0) - position(0.5))).abs() < 1e-12);
}

fn scrum(scenario: &Scenario, id: &str) -> [f64; 4] {
    let variant = scenario.processes.iter().find(|it| it.id == id).unwrap();
    match &variant.rules {
        Rules::Scrum(it) => [
            it.sprint_days,
            it.planning_hours,
            it.review_hours,
            it.retro_hours,
        ],
        _ => panic!("{id} is not Scrum"),
    }
}

fn open_iterations(scenario: &Scenario) -> Vec<u32> {
    let open = |rules: &Rules| match rules {
        Rules::Dds(rules) => Some(rules.open_iterations),
        _ => None,
    };
    scenario
        .processes
        .iter()
        .filter_map(|it| open(&it.rules))
        .collect()
}

#[test]
fn meetings_go_with_the_sprint_in_every_scrum() {
    let short = explore().with("sprint", Value::Number(5.0)).unwrap();
    for id in ["scrum", "scrum_common"] {
        assert_eq!(scrum(short.scenario(), id), [5.0, 2.0, 1.0, 0.75]);
    }
    // A meeting that was set stays, whichever was set first.
    let set = short.with("planning", Value::Number(3.0)).unwrap();
    let longer = set.with("sprint", Value::Number(20.0)).unwrap();
    assert_eq!(scrum(longer.scenario(), "scrum"), [20.0, 3.0, 4.0, 3.0]);
    assert_eq!(longer.reset("sprint").reset("planning"), explore());
}

/// A sprint's meetings last as long as meetings may, when a longer sprint would make them longer.
#[test]
fn a_longer_sprint_stays_a_scenario() {
    let mut base = bases().remove(0);
    for variant in &mut base.processes {
        if let Rules::Scrum(rules) = &mut variant.rules {
            (rules.sprint_days, rules.planning_hours) = (1.0, 3.0);
            (rules.review_hours, rules.retro_hours) = (0.5, 0.5);
        }
    }
    assert!(base.validate().is_ok());
    let longest = Adjusted::new(base)
        .with("sprint", Value::Number(20.0))
        .unwrap();
    assert_eq!(scrum(longest.scenario(), "scrum"), [20.0, 40.0, 10.0, 10.0]);
    assert!(longest.scenario().validate().is_ok());
}

#[test]
fn the_team_grows_in_its_proportions() {
    let sizes = |people: u32| {
        let adjusted = explore().with("team", Value::Whole(people)).unwrap();
        let roles = adjusted.scenario().team.roles.iter();
        (
            roles.map(|role| role.people).collect::<Vec<_>>(),
            open_iterations(adjusted.scenario()),
        )
    };
    // One data engineer, two data scientists, one software engineer.
    assert_eq!(sizes(4), (vec![1, 2, 1], vec![2, 1, 1]));
    assert_eq!(sizes(3), (vec![1, 1, 1], vec![2, 1, 1]));
    assert_eq!(sizes(8), (vec![2, 4, 2], vec![4, 1, 1]));
    assert_eq!(sizes(12), (vec![3, 6, 3], vec![6, 1, 1]));
    for base in bases() {
        let start = Adjusted::new(base);
        let Kind::Whole { least, most } = start.parameter("team").unwrap().kind else {
            panic!()
        };
        for people in least..most {
            let roles = |people| {
                start
                    .with("team", Value::Whole(people))
                    .unwrap()
                    .scenario()
                    .team
                    .roles
                    .clone()
            };
            let (smaller, larger) = (roles(people), roles(people + 1));
            let grown: u32 = smaller
                .iter()
                .zip(&larger)
                .map(|(a, b)| b.people - a.people)
                .sum();
            assert_eq!(grown, 1, "one more person, and nobody leaves");
        }
    }
}

#[test]
fn the_team_as_a_whole_takes_the_place_of_single_roles() {
    let one_more = explore().with("people.ds", Value::Whole(5)).unwrap();
    let team = one_more.parameter("team").unwrap();
    assert_eq!(one_more.value(team), Value::Whole(7));
    assert_eq!(open_iterations(one_more.scenario()), [4, 1, 1]);
    let whole = one_more.with("team", Value::Whole(8)).unwrap();
    assert_eq!(whole.adjustments().len(), 1);
    assert_eq!(whole.value(team), Value::Whole(8));
    let both = whole.with("people.ds", Value::Whole(3)).unwrap();
    assert_eq!(both.value(team), Value::Whole(7));
    assert_eq!(both.adjustments().len(), 2);
    // What follows anyway is forgotten: a link carries only what differs.
    assert_eq!(both.with("people.ds", Value::Whole(4)).unwrap(), whole);
}

#[test]
fn open_iterations_that_were_set_stay() {
    let set = explore().with("open", Value::Whole(6)).unwrap();
    assert_eq!(open_iterations(set.scenario()), [6, 1, 1]);
    let large = set.with("team", Value::Whole(8)).unwrap();
    assert_eq!(open_iterations(large.scenario()), [6, 1, 1]);
}

#[test]
fn limits_that_somebody_chose_do_not_follow_the_team() {
    let mut document = serde_json::to_value(explore().base().to_node()).unwrap();
    let processes = document["processes"].as_object_mut().unwrap();
    processes["dds"]["open_iterations"] = 5.into();
    processes.remove("scrum");
    processes.remove("scrum_common");
    for (id, limit) in [("kanban", 4), ("narrow", 3)] {
        let rules = serde_json::json!({"process": "kanban", "wip_limit": limit, "replenish_every_days": 5,
            "replenish_hours": 1, "review_every_days": 5, "review_hours": 1, "retro_every_days": 20,
            "retro_hours": 1.5, "daily_minutes": 15});
        processes.insert(id.to_owned(), rules);
    }
    let base = Scenario::read(document.to_string().as_bytes())
        .scenario
        .unwrap();
    let large = Adjusted::new(base).with("team", Value::Whole(8)).unwrap();
    assert_eq!(open_iterations(large.scenario()), [5, 1, 1]);
    let limits = large
        .scenario()
        .processes
        .iter()
        .filter_map(|it| match &it.rules {
            Rules::Kanban(rules) => Some(rules.wip_limit),
            _ => None,
        });
    // The one that was as many as people still is.
    assert_eq!(limits.collect::<Vec<_>>(), [8, 3]);
}

#[test]
fn order_of_setting_does_not_matter() {
    let settings = [
        ("people.ds", Value::Whole(4)),
        ("sprint", Value::Number(15.0)),
        ("review", Value::Number(0.5)),
        ("uncertainty", Value::Number(2.0)),
        ("order", Value::Choice("listed")),
    ];
    let set = |adjusted: Adjusted, (id, value): (&str, Value)| adjusted.with(id, value).unwrap();
    let forwards = settings.into_iter().fold(explore(), set);
    let backwards = settings.into_iter().rev().fold(explore(), set);
    assert_eq!(forwards, backwards);
    assert_eq!(forwards.scenario(), backwards.scenario());
    assert_eq!(forwards.scenario().order, Order::Listed);
    let all: Adjustments = settings
        .map(|(id, value)| (id.to_owned(), value))
        .into_iter()
        .collect();
    assert_eq!(&apply(explore().base(), &all), forwards.scenario());
    assert_eq!(explore().with_all(&all), (forwards.clone(), Vec::new()));
    assert_eq!(forwards.reset_all(), explore());
}

#[test]
fn what_a_link_gets_wrong_is_reported_and_the_rest_is_used() {
    let from_link: Adjustments = [
        ("sprint", Value::Number(5.0)),
        ("team", Value::Whole(4_000)),
        ("charm", Value::Number(1.0)),
    ]
    .map(|(id, value)| (id.to_owned(), value))
    .into_iter()
    .collect();
    let (adjusted, refused) = explore().with_all(&from_link);
    assert_eq!(
        adjusted,
        explore().with("sprint", Value::Number(5.0)).unwrap()
    );
    let team = explore().parameter("team").unwrap().kind.expected();
    assert_eq!(
        refused,
        [
            ("charm".to_owned(), Refused::NoSuchParameter),
            ("team".to_owned(), Refused::NotAllowed(team))
        ]
    );
}

#[test]
fn chance_is_a_factor_on_the_odds() {
    let chances = |factor: f64| {
        let mut scenario = explore().base().clone();
        scenario.items.truncate(3);
        for (item, chance) in scenario.items.iter_mut().zip([0.2, 0.8, 1.0]) {
            item.success = chance;
        }
        let adjusted = Adjusted::new(scenario)
            .with("chance", Value::Number(factor))
            .unwrap();
        adjusted
            .scenario()
            .items
            .iter()
            .map(|item| item.success)
            .collect::<Vec<_>>()
    };
    for (chance, expected) in chances(2.0).into_iter().zip([1.0 / 3.0, 8.0 / 9.0, 1.0]) {
        assert!((chance - expected).abs() < 1e-12, "{chance}");
    }
}

/// A scenario whose first item has this effort, with the uncertainty set.
fn effort_under(effort: Distribution, factor: f64) -> Distribution {
    let mut base = explore().base().clone();
    base.items[0].effort = effort;
    let adjusted = Adjusted::new(base)
        .with("uncertainty", Value::Number(factor))
        .unwrap();
    adjusted.scenario().validate().unwrap();
    adjusted.scenario().items[0].effort.clone()
}

#[test]
fn uncertainty_widens_and_leaves_the_centre() {
    use Distribution::*;
    let check = |effort: Distribution, factor: f64, expected: Distribution| {
        assert_eq!(effort_under(effort, factor), expected);
    };
    let lognormal = |sigma| Lognormal { median: 3.0, sigma };
    check(lognormal(0.5), 2.0, lognormal(1.0));
    check(lognormal(2.0), 3.0, lognormal(5.0));
    check(
        Ratio {
            of: Box::new(lognormal(0.5)),
        },
        0.5,
        Ratio {
            of: Box::new(lognormal(0.25)),
        },
    );
    check(
        Gamma { mean: 4.0, cv: 0.5 },
        3.0,
        Gamma { mean: 4.0, cv: 1.5 },
    );
    check(Fixed { value: 2.0 }, 3.0, Fixed { value: 2.0 });
    check(
        Uniform { min: 2.0, max: 4.0 },
        2.0,
        Uniform { min: 1.0, max: 5.0 },
    );
    check(
        Uniform { min: 2.0, max: 4.0 },
        3.0,
        Uniform { min: 0.0, max: 6.0 },
    );
    check(
        Triangular {
            min: 1.0,
            mode: 2.0,
            max: 5.0,
        },
        0.5,
        Triangular {
            min: 1.5,
            mode: 2.0,
            max: 3.5,
        },
    );
    check(
        Pert {
            min: 1.0,
            mode: 2.0,
            max: 5.0,
        },
        3.0,
        Pert {
            min: 0.0,
            mode: 2.0,
            max: 11.0,
        },
    );
    check(
        Empirical {
            values: vec![0.0, 2.0, 8.0],
        },
        2.0,
        Empirical {
            values: vec![0.0, 2.0, 32.0],
        },
    );
    check(
        Empirical {
            values: vec![0.0, 0.0, 8.0],
        },
        2.0,
        Empirical {
            values: vec![0.0, 0.0, 8.0],
        },
    );
    let Weibull { scale, shape } = effort_under(
        Weibull {
            scale: 10.0,
            shape: 2.0,
        },
        2.0,
    ) else {
        panic!()
    };
    let median = |scale: f64, shape: f64| scale * std::f64::consts::LN_2.powf(1.0 / shape);
    assert_eq!(shape, 1.0);
    assert!((median(scale, shape) - median(10.0, 2.0)).abs() < 1e-12);
}

#[test]
fn ranges_take_in_what_the_base_has() {
    let mut base = explore().base().clone();
    base.correlation = 0.93;
    base.items[0].crew = 2;
    for variant in &mut base.processes {
        if let Rules::Scrum(rules) = &mut variant.rules {
            rules.sprint_days = 30.0;
        }
    }
    let kind = |id: &str| Adjusted::new(base.clone()).parameter(id).unwrap().kind;
    assert!(kind("sprint").allows(Value::Number(30.0)));
    assert!(kind("correlation").allows(Value::Number(0.93)));
    // The first item is the data scientists', and needs two of them.
    assert!(!kind("people.ds").allows(Value::Whole(1)));
    assert!(!kind("team").allows(Value::Whole(3)));
    assert!(kind("team").allows(Value::Whole(4)));
}

#[test]
fn only_what_there_is_can_be_turned() {
    let mut base = explore().base().clone();
    base.processes.retain(|variant| variant.process == "dds");
    for item in &mut base.items {
        item.success = 1.0;
        item.evidence = None;
    }
    base.unplanned = None;
    let ids: Vec<String> = parameters(&base).into_iter().map(|it| it.id).collect();
    for id in [
        "chance",
        "evidence",
        "unplanned",
        "sprint",
        "planning",
        "carry_over",
    ] {
        assert!(!ids.iter().any(|it| it == id), "{id}");
    }
    assert!(ids.iter().any(|it| it == "selection"));
}

/// Some of the parameters of a preset, each somewhere in its range.
fn adjustments(base: &Scenario) -> impl Strategy<Value = Adjustments> + use<> {
    let parameters = parameters(base);
    proptest::collection::vec(proptest::option::of(0.0..=1.0), parameters.len()).prop_map(
        move |positions| {
            let set = parameters
                .iter()
                .zip(positions)
                .filter_map(|(parameter, position)| {
                    let value = match (parameter.kind, position?) {
                        (Kind::Choice { options }, position) => Value::Choice(if position < 0.5 {
                            options[0].id
                        } else {
                            options[1].id
                        }),
                        (kind, position) => kind.at(position)?,
                    };
                    Some((parameter.id.clone(), value))
                });
            set.collect()
        },
    )
}

fn every_combination_runs(preset: usize) -> impl Fn(Adjustments) -> Result<(), TestCaseError> {
    let base = bases().remove(preset);
    move |adjustments| {
        let scenario = apply(&base, &adjustments);
        let valid = scenario
            .validate()
            .map_err(|it| TestCaseError::fail(format!("{it:?}")))?;
        let mut study = Study::new(&valid, 1);
        for run in 0..3 {
            for record in study.run(run) {
                prop_assert!(record.finish > 0.0 && record.finish.is_finite());
            }
        }
        Ok(())
    }
}

#[test]
fn every_combination_of_every_preset_validates_and_runs() {
    for (place, base) in bases().iter().enumerate() {
        let mut runner = proptest::test_runner::TestRunner::deterministic();
        runner
            .run(&adjustments(base), every_combination_runs(place))
            .unwrap();
    }
}
