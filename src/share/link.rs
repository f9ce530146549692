//! A view as the fragment of an address, and back.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::guide::GUIDE_FIELD;
use super::{Base, Fault, Own, Problem, RUNS, SEED, View, first_sides};
use crate::analysis::paired::ABOUT_THE_SAME;
use crate::document::Document;
use crate::parameter::{Adjustments, Kind, Parameter, Value, parameters};
use crate::preset::{PRESETS, Preset};
use crate::reading::{Expected, Node, Range, closest, plain_number};
use crate::scenario::Scenario;
use crate::study::{MODEL, StopRule};
use crate::units::Days;

/// The version of the format.
pub(super) const VERSION: &str = "1";

/// The most that is read of a link: about what browsers take, and several times a scenario of 300 items. [bytes]
pub const LENGTH_LIMIT: usize = 2_000_000;

/// The most fields that are read of a link: many times what a view has.
pub const FIELDS_LIMIT: usize = 1_000;

/// The most futures that a link may ask of the device that opens it.
pub const RUNS_LIMIT: u32 = 1_000_000;

/// How well P85 may be asked to be known. [days]
const UNTIL_DAYS: Range = Range::closed(0.1, 100.0);

/// What may be about the same. [days]
const TIE_DAYS: Range = Range::closed(0.0, 100.0);

/// Deadlines that make sense. [days]
const DEADLINE_DAYS: Range = Range::closed(0.0, 1e6);

/// Names of fields that are no parameters; no parameter may have one of them as its id.
pub const RESERVED: [&str; 14] = [
    "model",
    "preset",
    VARIANTS_FIELD,
    "seed",
    "runs",
    "until",
    "tie",
    "a",
    "b",
    "deadline",
    "figure",
    "scenario",
    "valid",
    GUIDE_FIELD,
];

/// The name of the list of variants.
const VARIANTS_FIELD: &str = "variants";

/// What the figure can show; a link says only the last.
const FIGURES: [&str; 2] = ["sides", "all"];

/// What stands for itself in a link.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The same in a list of ids.
const PLAIN_LIST: &AsciiSet = &PLAIN.remove(b',');

/// A link that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    /// What it shows: what could be read, and for the rest what a link without it shows.
    pub view: View,
    /// What could not be used.
    pub problems: Vec<Problem>,
}

impl View {
    /// The view as a fragment, without `#`. Equal views have equal fragments.
    #[must_use]
    pub fn fragment(&self) -> String {
        let mut fragment = VERSION.to_owned();
        let mut field = |name: &str, value: &str| {
            let plain = if name == VARIANTS_FIELD {
                PLAIN_LIST
            } else {
                PLAIN
            };
            fragment.push('&');
            fragment.extend(utf8_percent_encode(name, PLAIN));
            fragment.push('=');
            fragment.extend(utf8_percent_encode(value, plain));
        };
        field("model", &MODEL.to_string());
        if let Base::Preset(id) = self.base {
            field("preset", id);
        }
        if let Some(variants) = &self.variants {
            field(VARIANTS_FIELD, &variants.join(","));
        }
        for (id, value) in self.adjustments.iter() {
            field(id, &written(value));
        }
        if self.seed != SEED {
            field("seed", &self.seed.to_string());
        }
        if self.stop.at_most() != RUNS {
            field("runs", &self.stop.at_most().to_string());
        }
        if let StopRule::Within { days, .. } = self.stop {
            field("until", &days.to_string());
        }
        if self.tie_days != ABOUT_THE_SAME {
            field("tie", &self.tie_days.to_string());
        }
        if let Some([a, b]) = &self.sides {
            field("a", a);
            field("b", b);
        }
        if let Some(deadline) = self.deadline {
            field("deadline", &deadline.to_string());
        }
        if self.shows_all {
            field("figure", FIGURES[1]);
        }
        // The long fields come last: who cuts a link loses nothing else.
        if let Base::Own(own) = &self.base {
            field("scenario", &own.document().to_line());
        }
        if let Some(stand_in) = self.base.stand_in() {
            field("valid", &stand_in.to_line());
        }
        fragment
    }
}

/// A value with all its digits, and no more than bring it back.
fn written(value: Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Whole(whole) => whole.to_string(),
        Value::Choice(id) => id.to_owned(),
    }
}

/// Reads a fragment, with or without `#`. None: it is no link, but empty or the id of some place on the page.
#[must_use]
pub fn read(fragment: &str) -> Option<Link> {
    read_up_to(fragment, LENGTH_LIMIT)
}

/// Reads a fragment that was kept on this device, however long.
#[must_use]
pub fn read_own(fragment: &str) -> Option<Link> {
    read_up_to(fragment, usize::MAX)
}

fn read_up_to(fragment: &str, most: usize) -> Option<Link> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let first = fragment.split('&').next().unwrap_or_default();
    let is_version = !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit());
    if !is_version && !fragment.contains('=') {
        return None;
    }
    let whole = |value: &str, fault| Link {
        view: View::default(),
        problems: vec![Problem {
            name: String::new(),
            value: value.to_owned(),
            fault,
            used: None,
        }],
    };
    if fragment.len() > most {
        return Some(whole("", Fault::TooLong { most }));
    }
    if is_version && first != VERSION {
        // Later versions may mean something else by the same names.
        return Some(whole(first, Fault::OtherVersion));
    }
    let mut fields = Fields::split(fragment, is_version);
    if !is_version {
        fields.note("", "", Fault::OtherVersion, Some(VERSION.to_owned()));
    }
    Some(fields.into_link())
}

/// The fields that were not asked for yet, and the problems of those that were.
struct Fields {
    left: Vec<(String, String)>,
    problems: Vec<Problem>,
}

impl Fields {
    fn split(fragment: &str, has_version: bool) -> Self {
        let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        let mut fields = Self {
            left: Vec::new(),
            problems: Vec::new(),
        };
        let parts = fragment.split('&').skip(usize::from(has_version));
        let mut parts = parts.filter(|part| !part.is_empty());
        for part in parts.by_ref().take(FIELDS_LIMIT) {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            let (name, value) = (decoded(name), decoded(value));
            if fields.left.iter().any(|(known, _)| *known == name) {
                fields.note(&name, &value, Fault::Repeated, None);
            } else {
                fields.left.push((name, value));
            }
        }
        if parts.next().is_some() {
            let fault = Fault::TooManyFields { most: FIELDS_LIMIT };
            fields.note("", "", fault, None);
        }
        fields
    }

    fn note(&mut self, name: &str, value: &str, fault: Fault, used: Option<String>) {
        self.problems.push(Problem {
            name: name.to_owned(),
            value: value.to_owned(),
            fault,
            used,
        });
    }

    fn take(&mut self, name: &str) -> Option<String> {
        let place = self.left.iter().position(|(known, _)| known == name)?;
        Some(self.left.remove(place).1)
    }

    /// A field of `kind`; none where it is absent or wrong.
    fn value(&mut self, name: &str, kind: &Kind, used: Option<String>) -> Option<Value> {
        let text = self.take(name)?;
        match read_value(kind, &text) {
            Ok(value) => Some(value),
            Err(expected) => {
                self.note(name, &text, Fault::NotAllowed(expected), used);
                None
            }
        }
    }

    fn into_link(mut self) -> Link {
        self.model();
        // Where the page opens is no matter of the view.
        self.take(GUIDE_FIELD);
        let base = self.base();
        let (variants, scenario) = self.variants(&base);
        let parameters = parameters(&scenario);
        let view = View {
            base,
            variants,
            seed: self.seed(),
            stop: self.stop(),
            tie_days: self.tie().unwrap_or(ABOUT_THE_SAME),
            deadline: self.deadline(),
            adjustments: self.adjustments(&parameters),
            sides: self.sides(&scenario),
            shows_all: self.shows_all(),
        };
        self.unknown(&parameters);
        Link {
            view,
            problems: self.problems,
        }
    }

    fn model(&mut self) {
        if let Some(model) = self.take("model")
            && model != MODEL.to_string()
        {
            self.note("model", &model, Fault::OtherModel { model: MODEL }, None);
        }
    }

    /// A scenario of one's own or, where there is none that can be read, a preset.
    fn base(&mut self) -> Base {
        let document = self.take("scenario");
        let stand_in = self.take("valid");
        let preset = self.preset().id;
        let Some(text) = document else {
            return Base::Preset(preset);
        };
        match Document::read_own(text.as_bytes()) {
            Ok(document) => {
                let stand_in = stand_in.and_then(|it| Document::read_own(it.as_bytes()).ok());
                Base::Own(Own::new(document, stand_in))
            }
            Err(problem) => {
                let fault = Fault::NoScenario(problem);
                self.note("scenario", &text, fault, Some(preset.to_owned()));
                Base::Preset(preset)
            }
        }
    }

    fn preset(&mut self) -> &'static Preset {
        let text = self.take("preset");
        let known = text.as_deref().and_then(Preset::find);
        if let (Some(text), None) = (text, known) {
            let ids = PRESETS.iter().map(|preset| preset.id).collect();
            let fault = Fault::NotAllowed(Expected::Choice(ids));
            self.note("preset", &text, fault, Some(PRESETS[0].id.to_owned()));
        }
        known.unwrap_or(&PRESETS[0])
    }

    /// The variants that were chosen, of a bad list what can be used, and the scenario under them.
    fn variants(&mut self, base: &Base) -> (Option<Vec<String>>, Scenario) {
        let text = self.take(VARIANTS_FIELD);
        let ids = text.as_ref().map(|text| text.split(',').map(str::to_owned));
        let ids: Option<Vec<String>> = ids.map(Iterator::collect);
        let simulated = base.simulated(ids.as_deref());
        let used = simulated.variants.as_ref().unwrap_or(&simulated.own);
        if let Some(text) = text.filter(|text| *text != used.join(",")) {
            let variants = simulated.ways.into_iter().map(|way| way.id).collect();
            let fault = Fault::NotComparable { variants };
            self.note(VARIANTS_FIELD, &text, fault, Some(used.join(",")));
        }
        (simulated.variants, simulated.scenario.into_scenario())
    }

    fn shows_all(&mut self) -> bool {
        let Some(text) = self.take("figure") else {
            return false;
        };
        if !FIGURES.contains(&text.as_str()) {
            let fault = Fault::NotAllowed(Expected::Choice(FIGURES.to_vec()));
            self.note("figure", &text, fault, Some(FIGURES[0].to_owned()));
        }
        text == FIGURES[1]
    }

    fn seed(&mut self) -> u64 {
        let Some(text) = self.take("seed") else {
            return SEED;
        };
        digits(&text).unwrap_or_else(|| {
            self.note("seed", &text, Fault::NotASeed, Some(SEED.to_string()));
            SEED
        })
    }

    /// So many runs or, with `until`, as many of them as it takes to know P85 within so many days.
    fn stop(&mut self) -> StopRule {
        let runs = self.runs();
        let days = self.number("until", UNTIL_DAYS, None);
        days.map_or(StopRule::Runs(runs), |days| {
            StopRule::p85_within(days, runs)
        })
    }

    fn runs(&mut self) -> usize {
        let kind = Kind::Whole {
            least: 1,
            most: RUNS_LIMIT,
        };
        let value = self.value("runs", &kind, Some(RUNS.to_string()));
        value.map_or(RUNS, |runs| usize::try_from(runs.whole()).unwrap_or(RUNS))
    }

    fn deadline(&mut self) -> Option<Days> {
        self.number("deadline", DEADLINE_DAYS, None)
    }

    fn tie(&mut self) -> Option<Days> {
        self.number("tie", TIE_DAYS, Some(ABOUT_THE_SAME.to_string()))
    }

    /// A number in a range; none where it is absent or wrong.
    fn number(&mut self, name: &str, range: Range, used: Option<String>) -> Option<f64> {
        let text = self.take(name)?;
        let number = plain_number(&text).filter(|&number| range.contains(number));
        if number.is_none() {
            self.note(
                name,
                &text,
                Fault::NotAllowed(Expected::Number(range)),
                used,
            );
        }
        number
    }

    fn adjustments(&mut self, parameters: &[Parameter]) -> Adjustments {
        let mut read = Vec::new();
        for it in parameters {
            let used = Some(written(it.default));
            if let Some(value) = self.value(&it.id, &it.kind, used) {
                read.push((it.id.clone(), value));
            }
        }
        read.into_iter().collect()
    }

    /// The two variants; where one of them is wrong, the other one is kept.
    fn sides(&mut self, base: &Scenario) -> Option<[String; 2]> {
        let id = |place: usize| base.processes.get(place).map(|it| it.id.clone());
        let first = first_sides(base).map(|place| id(place).unwrap_or_default());
        let given = [self.take("a"), self.take("b")];
        let is_known = |id: &String| base.processes.iter().any(|it| it.id == *id);
        let mut sides = first.clone();
        for (side, text) in sides.iter_mut().zip(&given) {
            if let Some(id) = text.as_ref().filter(|id| is_known(id)) {
                side.clone_from(id);
            }
        }
        let is_twice = sides[0] == sides[1];
        if is_twice {
            sides.clone_from(&first);
        }
        for ((name, text), used) in ["a", "b"].into_iter().zip(&given).zip(&sides) {
            if let Some(text) = text.as_ref().filter(|text| *text != used) {
                let variants = base.processes.iter().map(|it| it.id.clone()).collect();
                let fault = Fault::NoSuchVariant { variants };
                self.note(name, text, fault, Some(used.clone()));
            }
        }
        (sides != first).then_some(sides)
    }

    /// What nobody asked for.
    fn unknown(&mut self, parameters: &[Parameter]) {
        for (name, value) in std::mem::take(&mut self.left) {
            let ids = parameters.iter().map(|it| it.id.as_str());
            let closest = closest(&name, ids.chain(RESERVED)).map(str::to_owned);
            self.note(&name, &value, Fault::UnknownField { closest }, None);
        }
    }
}

fn read_value(kind: &Kind, text: &str) -> Result<Value, Expected> {
    let node = match kind {
        Kind::Choice { .. } => Some(Node::Text(text.to_owned())),
        Kind::Number { .. } | Kind::Whole { .. } => plain_number(text).map(Node::Number),
    };
    node.ok_or_else(|| kind.expected())
        .and_then(|node| kind.read(&node))
}

/// A whole number of up to 64 bits, in digits only.
fn digits(text: &str) -> Option<u64> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_plain)
}
