//! One parameter as a field: what it is called, how it is set, where its default comes from, what of it is refused, and what setting
//! it did to the answer.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, InputEvent};
use yew::{Callback, Html, KeyboardEvent, html};

use crate::app::action::Action;
use crate::app::button::off;
use crate::app::entry::Entry;
use crate::app::select::select;
use crate::app::state::{Progress, Refused, State};
use crate::app::{format, guide_link, verdict};
use crate::browser::press;
use crate::parameter::{Adjusted, Choice, Kind, Parameter, Value};
use crate::reading::{Fault, Problem, short_text, typed_number};
use crate::text::Text;

/// What setting a parameter did.
pub(super) struct Effect {
    /// The parameter's id.
    pub(super) parameter: String,
    /// In words; empty while nothing is known of it.
    words: String,
    /// Whether more runs are to come.
    is_passing: bool,
}

/// What the parameter that was set last did to the answer, as far as its runs have come.
pub(super) fn effect(text: &Text, state: &State) -> Option<Effect> {
    let edit = state.last_edit.as_ref()?;
    let comparison = state.comparison.as_ref()?;
    let before = edit.before.shares(state.sides.a, state.sides.b)?;
    // What is shown may still be from before.
    let is_known = state.progress == Progress::Complete
        || *comparison.results.samples.tournament() != edit.before;
    let words = is_known.then(|| verdict::change(text, comparison, &before.worse));
    Some(Effect {
        parameter: edit.parameter.clone(),
        words: words.flatten().unwrap_or_default(),
        is_passing: comparison.is_passing(),
    })
}

/// A parameter, how it stands, and whom its field tells.
pub(super) struct Field<'a> {
    pub(super) text: &'a Text,
    pub(super) adjusted: &'a Adjusted,
    pub(super) parameter: &'a Parameter,
    /// What was typed for it and is not allowed.
    pub(super) refused: Option<&'a Refused>,
    /// What setting it did, where it was set last.
    pub(super) effect: Option<&'a Effect>,
    pub(super) on_action: &'a Callback<Action>,
}

impl Field<'_> {
    pub(super) fn view(&self) -> Html {
        let Self {
            text,
            adjusted,
            parameter,
            on_action,
            ..
        } = *self;
        let id = &parameter.id;
        let is_set = adjusted.adjustments().get(id).is_some();
        let reset = {
            let id = id.clone();
            on_action.reform(move |_| Action::ParameterReset(id.clone()))
        };
        let control = match parameter.kind {
            Kind::Choice { options } => self.choice(options),
            kind => self.number(kind),
        };
        // What it has without having been set: it may follow other inputs, as meetings follow the sprint.
        let default = if is_set {
            adjusted.reset(id).value(parameter)
        } else {
            adjusted.value(parameter)
        };
        let default = shown(text, parameter, default);
        // A slider that is let go, and a number that is entered, tell the field after what they tell themselves.
        let on_end = {
            let on_action = on_action.clone();
            move |_: Event| {
                let on_action = on_action.clone();
                press::after(move || on_action.emit(Action::GestureEnded));
            }
        };
        html! {
            <div key={id.clone()} class="field" onchange={on_end}>
                <label for={self.control()}>{ self.label() }</label>
                { control }
                <details class="help" id={self.help()}>
                    <summary aria-label={text.with("help-for", &[("label", self.label().into())])}>{ text.get("help-mark") }</summary>
                    <p>{ words(text, parameter, parameter.words.help) }</p>
                    <p class="muted">
                        { text.with("field-source", &[
                            ("term", words(text, parameter, parameter.words.term).into()),
                            ("default", default.clone().into()),
                            ("source", text.registered(parameter.source.text, &[]).into()),
                            ("certainty", text.registered(parameter.source.certainty.label(), &[]).into()),
                        ]) }
                    </p>
                    { guide_link::more(text, guide_link::of_parameter(id), on_action) }
                </details>
                if let Some(refused) = self.refused {
                    <p class="form-problem" role="alert" id={self.problem()}>{ self.why(refused) }</p>
                }
                if let Some(effect) = self.effect {
                    <p class="muted effect" role="status" aria-busy={effect.is_passing.to_string()}>{ &effect.words }</p>
                }
                if is_set {
                    <button type="button" class="quiet reset" onclick={reset}
                        aria-label={text.with("reset-for", &[("label", self.label().into())])}>
                        { text.with("reset-to", &[("default", default.into())]) }
                    </button>
                }
            </div>
        }
    }

    /// The id of what it is set with.
    fn control(&self) -> String {
        format!("parameter-{}", self.parameter.id)
    }

    /// The id of its help.
    fn help(&self) -> String {
        format!("{}-help", self.control())
    }

    /// The id of what is wrong with what was typed.
    fn problem(&self) -> String {
        format!("{}-problem", self.control())
    }

    fn label(&self) -> String {
        words(self.text, self.parameter, self.parameter.words.label)
    }

    fn set(&self) -> Callback<Value> {
        let id = self.parameter.id.clone();
        self.on_action
            .reform(move |value| Action::ParameterSet(id.clone(), value))
    }

    /// A list of options.
    fn choice(&self, options: &'static [Choice]) -> Html {
        let words = |option: &Choice| {
            let words = self.text.registered(option.label, &[]);
            (option.id.to_owned(), words)
        };
        let words: Vec<_> = options.iter().map(words).collect();
        let chosen = self.adjusted.value(self.parameter).choice();
        let set = self.set().reform(move |id: String| {
            let option = options.iter().find(|option| option.id == id);
            Value::Choice(option.unwrap_or(&options[0]).id)
        });
        select(self.control(), None, chosen, &words, set)
    }

    /// A slider, a number with its unit, and two buttons.
    fn number(&self, kind: Kind) -> Html {
        let (text, parameter) = (self.text, self.parameter);
        let value = self.adjusted.value(parameter);
        let set = self.set();
        let slide = {
            let set = set.clone();
            move |event: InputEvent| {
                let value = place(&event).and_then(|place| kind.at(place / SLIDER_STEPS));
                if let Some(value) = value {
                    set.emit(value);
                }
            }
        };
        let on_step = set.reform(move |steps| kind.stepped(value, steps));
        // A place of the slider may be less than a step of the value; a key goes a whole one, as the buttons do.
        let key = {
            let on_step = on_step.clone();
            move |event: KeyboardEvent| {
                let steps = match event.key().as_str() {
                    "ArrowRight" | "ArrowUp" => 1,
                    "ArrowLeft" | "ArrowDown" => -1,
                    "PageUp" => 10,
                    "PageDown" => -10,
                    _ => return,
                };
                event.prevent_default();
                on_step.emit(steps);
            }
        };
        let (id, on_action) = (parameter.id.clone(), self.on_action.clone());
        let enter = Callback::from(move |typed: String| {
            let number = typed_number(&typed);
            let read = number.map(|number| kind.read(&number.into()));
            let parameter = id.clone();
            // A step of its own, also behind those of the buttons.
            on_action.emit(Action::GestureEnded);
            on_action.emit(match read {
                Some(Ok(value)) => Action::ParameterSet(parameter, value),
                // Who empties the field takes back what they typed.
                _ if typed.trim().is_empty() => Action::ParameterSet(parameter, value),
                _ => Action::ParameterRefused(Rc::new(Refused { parameter, typed })),
            });
        });
        let stepped = |steps: i32, sign: String| {
            let next = kind.stepped(value, steps);
            let values = [("label", self.label().into())];
            let direction = if steps < 0 {
                text.with("step-down", &values)
            } else {
                text.with("step-up", &values)
            };
            let set = set.clone();
            html! {
                <button type="button" class="step" aria-disabled={off(next == value)} onclick={move |_| set.emit(next)}
                    aria-label={direction}>
                    { sign }
                </button>
            }
        };
        let position = (kind.position(value) * SLIDER_STEPS).round();
        let typed = self.refused.map(|it| it.typed.clone());
        html! {
            <div class="number">
                <input type="range" min="0" max={SLIDER_STEPS.to_string()} step="1" value={position.to_string()}
                    aria-label={self.label()} aria-describedby={self.help()}
                    aria-valuetext={shown(text, parameter, value)} oninput={slide} onkeydown={key} />
                { stepped(-1, text.get("minus")) }
                <Entry id={self.control()} inputmode="decimal" is_wrong={typed.is_some()}
                    value={typed.unwrap_or_else(|| format::number(value.number()))}
                    describedby={self.problem()} {on_step} on_commit={enter} />
                { stepped(1, text.get("plus")) }
                <span class="unit">{ unit(text, parameter, value) }</span>
            </div>
        }
    }

    /// What is wrong with what was typed, and how to mend it.
    fn why(&self, refused: &Refused) -> String {
        self.text.fault(&Problem {
            path: refused.parameter.clone(),
            value: Some(short_text(&refused.typed)),
            fault: Fault::NotAllowed(self.parameter.kind.expected()),
        })
    }
}

/// Sliders have as many places; what a place means, the registry knows.
const SLIDER_STEPS: f64 = 1_000.0;

/// Where a slider was moved to.
fn place(event: &Event) -> Option<f64> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let place = input.value_as_number();
    place.is_finite().then_some(place)
}

/// The words of a parameter, with the role in them that it is about.
pub fn words(text: &Text, parameter: &Parameter, key: &'static str) -> String {
    let role = parameter.role.clone().unwrap_or_default();
    text.registered(key, &[("role", role.into())])
}

/// What a value counts: one person, two people; empty where it is a bare number.
fn unit(text: &Text, parameter: &Parameter, value: Value) -> String {
    let count = [("count", value.number().into())];
    let unit = parameter.words.unit;
    unit.map_or_else(String::new, |unit| text.registered(unit, &count))
}

/// A value with its unit, or the words of an option.
pub fn shown(text: &Text, parameter: &Parameter, value: Value) -> String {
    if let Kind::Choice { options } = parameter.kind {
        let option = options.iter().find(|option| option.id == value.choice());
        return option
            .map(|option| text.registered(option.label, &[]))
            .unwrap_or_default();
    }
    text.with(
        "value-with-unit",
        &[
            ("value", format::number(value.number()).into()),
            ("unit", unit(text, parameter, value).into()),
        ],
    )
    .trim_end()
    .to_owned()
}
