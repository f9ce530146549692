//! One future, lived through again under every variant, with all that happened in it
//! (MODEL.md section 11).

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value, json};

use crate::scenario::{Scenario, ValidScenario};
use crate::simulation::event::{AttemptOf, Event, Log};
use crate::simulation::record::Record;
use crate::units::Days;
use crate::world::{Recorded, Transcript, World};

/// One future under every variant of a scenario.
#[derive(Clone, Debug)]
pub struct Replay {
    /// The luck that was used: the same future can be lived through from it again.
    pub world: Transcript,
    /// What it came to, in the order of the variants.
    pub variants: Vec<VariantReplay>,
}

/// One future under one variant.
#[derive(Clone, Debug)]
pub struct VariantReplay {
    /// The variant's id.
    pub id: String,
    /// What the run came to.
    pub record: Record,
    /// What happened, with the time in days.
    pub events: Vec<(Days, Event)>,
}

impl Replay {
    /// Lives through a world under every variant.
    ///
    /// # Errors
    /// What the world lacks; a seeded world lacks nothing.
    pub fn of<W: World>(scenario: &ValidScenario, world: W) -> Result<Self, W::Lack> {
        let mut simulator = scenario.simulator();
        let mut world = Recorded::new(world, scenario.items.len());
        let mut variants = Vec::new();
        for (place, variant) in scenario.processes.iter().enumerate() {
            let mut log = Log::default();
            let record = simulator.run(place, &mut world, &mut log)?;
            variants.push(VariantReplay {
                id: variant.id.clone(),
                record,
                events: log.events,
            });
        }
        let items = scenario.items.iter();
        let world =
            world.transcript(items.map(|item| (item.id.as_str(), item.evidence.is_some())))?;
        Ok(Self { world, variants })
    }

    /// The replay as a document, its items by their ids; events only where they are wanted.
    #[must_use]
    pub fn document<'a>(
        &'a self,
        scenario: &'a Scenario,
        with_events: bool,
    ) -> impl Serialize + use<'a> {
        Document {
            replay: self,
            scenario,
            with_events,
        }
    }
}

struct Document<'a> {
    replay: &'a Replay,
    scenario: &'a Scenario,
    with_events: bool,
}

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("world", &self.replay.world)?;
        map.serialize_entry("processes", &Processes(self))?;
        map.end()
    }
}

struct Processes<'a>(&'a Document<'a>);

impl Serialize for Processes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Document {
            replay,
            scenario,
            with_events,
        } = self.0;
        serializer.collect_map(replay.variants.iter().map(|variant| {
            let mut entry = Map::new();
            entry.insert("metrics".to_owned(), json!(variant.record));
            if *with_events {
                let events = variant.events.iter();
                let events = events.map(|(t, event)| describe(scenario, *t, event));
                entry.insert("events".to_owned(), events.collect());
            }
            (&variant.id, entry)
        }))
    }
}

/// An event as a flat object: `t`, `event`, and what belongs to it.
fn describe(scenario: &Scenario, t: Days, event: &Event) -> Value {
    let id = |item: usize| scenario.items.get(item).map(|it| it.id.as_str());
    let ids = |items: &[usize]| items.iter().map(|&item| id(item)).collect::<Vec<_>>();
    let (name, fields) = match event {
        Event::SprintStart { n, selected } => {
            ("sprint_start", json!({ "n": n, "selected": ids(selected) }))
        }
        Event::SprintEnd { spilled } => ("sprint_end", json!({ "spilled": ids(spilled) })),
        Event::IterationStart { n, items, .. } => {
            // An item without a capability is one by itself, under its own id.
            let first = items.first().and_then(|&item| scenario.items.get(item));
            let capability = first.map(|item| match item.capability.as_str() {
                "" => item.id.as_str(),
                capability => capability,
            });
            (
                "iteration_start",
                json!({ "n": n, "capability": capability, "items": ids(items) }),
            )
        }
        Event::IterationEnd { n } => ("iteration_end", json!({ "n": n })),
        Event::Gate { phase } => ("gate", json!({ "phase": phase })),
        Event::MeetingStart(meeting) => ("meeting_start", json!({ "name": meeting.name() })),
        Event::MeetingEnd(meeting) => ("meeting_end", json!({ "name": meeting.name() })),
        Event::Pulled { item } => ("pulled", json!({ "item": id(*item) })),
        Event::StepStart {
            of,
            step,
            crew,
            resumed,
        } => (
            "step_start",
            json!({
                "item": id(of.item), "attempt": of.number, "step": step.name(),
                "crew": crew, "resumed": resumed,
            }),
        ),
        Event::StepStop(of, step) => (
            "step_stop",
            json!({ "item": id(of.item), "attempt": of.number, "step": step.name() }),
        ),
        Event::StepEnd(of, step) => (
            "step_end",
            json!({ "item": id(of.item), "attempt": of.number, "step": step.name() }),
        ),
        Event::ObserveStart(of) => ("observe_start", attempt(id(of.item), of)),
        Event::ObserveEnd(of) => ("observe_end", attempt(id(of.item), of)),
        Event::Success(of) => ("success", attempt(id(of.item), of)),
        Event::Failure(of) => ("failure", attempt(id(of.item), of)),
        Event::Dropped { item } => ("dropped", json!({ "item": id(*item) })),
        Event::Cancelled { item } => ("cancelled", json!({ "item": id(*item) })),
        Event::Reopened { item } => ("reopened", json!({ "item": id(*item) })),
        Event::UnplannedArrival { n } => ("unplanned_arrival", json!({ "n": n })),
        Event::UnplannedStart { n } => ("unplanned_start", json!({ "n": n })),
        Event::UnplannedStop { n } => ("unplanned_stop", json!({ "n": n })),
        Event::UnplannedEnd { n } => ("unplanned_end", json!({ "n": n })),
        Event::ProjectEnd(outcome) => ("project_end", json!({ "outcome": outcome })),
    };
    let mut object = Map::new();
    object.insert("t".to_owned(), json!(t));
    object.insert("event".to_owned(), json!(name));
    if let Value::Object(fields) = fields {
        object.extend(fields);
    }
    Value::Object(object)
}

fn attempt(id: Option<&str>, of: &AttemptOf) -> Value {
    json!({ "item": id, "attempt": of.number })
}
