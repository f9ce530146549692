//! The form: presets, and every parameter as slider, number and buttons, straight from the registry.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, InputEvent};
use yew::{Callback, Html, KeyboardEvent, html};

use crate::app::action::Action;
use crate::app::entry::Entry;
use crate::app::format;
use crate::app::guide_link;
use crate::app::panel::panel;
use crate::app::select::select;
use crate::app::state::{Progress, Refused, State};
use crate::app::verdict;
use crate::parameter::{Adjusted, Choice, Group, Kind, Parameter, Value};
use crate::preset::{PRESETS, Preset};
use crate::reading::{Fault, Problem, short_text};
use crate::text::Text;

/// Presets, the main parameters, and the others behind "More".
pub fn view(text: &Text, state: &State, on_action: &Callback<Action>) -> Html {
    let adjusted = &state.adjusted;
    let effect = effect(text, state);
    let field = |parameter: &Parameter| {
        let effect = effect.as_ref();
        let effect = effect.filter(|it| it.parameter == parameter.id);
        let refused = state.refused.as_deref();
        let refused = refused.filter(|it| it.parameter == parameter.id);
        field(text, adjusted, parameter, refused, effect, on_action)
    };
    let main = adjusted.parameters().iter().filter(|it| it.is_main);
    let group = |group: Group| {
        let rest = adjusted.parameters().iter();
        let rest = rest.filter(|it| !it.is_main && it.group == group);
        html! {
            <fieldset key={group.label()}>
                <legend>{ text.registered(group.label(), &[]) }</legend>
                { for rest.map(field) }
            </fieldset>
        }
    };
    let rest = || Group::ALL.map(group).into_iter().collect();
    let on_reset = on_action.reform(|_| Action::AllReset);
    html! {
        <form class="inputs" aria-label={text.get("inputs-title")} onsubmit={|event: yew::SubmitEvent| event.prevent_default()}>
            { presets(text, state.base.preset(), on_action) }
            { for main.map(field) }
            { panel(&state.open_panels, "inputs-more", "", html! { text.get("inputs-more") }, &rest, on_action) }
            <button type="button" class="quiet" disabled={adjusted.adjustments().is_empty()} onclick={on_reset}>
                { text.get("inputs-reset-all") }
            </button>
        </form>
    }
}

/// What setting a parameter did.
struct Effect {
    /// The parameter's id.
    parameter: String,
    /// In words; empty while nothing is known of it.
    words: String,
    /// Whether more runs are to come.
    is_passing: bool,
}

/// What the parameter that was set last did to the answer, as far as its runs have come.
fn effect(text: &Text, state: &State) -> Option<Effect> {
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

/// So many presets are to be seen at once, the others behind "More examples".
const PRESETS_AT_ONCE: usize = 3;

fn presets(text: &Text, chosen: Option<&'static str>, on_action: &Callback<Action>) -> Html {
    let example = |preset: &Preset| {
        let (id, label) = (preset.id, text.registered(preset.label, &[]));
        option(
            id,
            label,
            Some(id) == chosen,
            on_action.reform(move |_| Action::PresetChosen(id)),
        )
    };
    let (first, more) = PRESETS.split_at(PRESETS_AT_ONCE);
    let is_chosen = |preset: &&Preset| Some(preset.id) == chosen;
    let lesson = PRESETS.iter().find(is_chosen).map_or_else(
        || text.get("presets-own-lesson"),
        |preset| text.registered(preset.lesson, &[]),
    );
    let on_own = on_action.reform(|_| Action::StartedOwn);
    html! {
        <fieldset class="presets">
            <legend>{ text.get("presets-title") }</legend>
            <div class="options">
                { for first.iter().map(example) }
                { option("own", text.get("presets-own"), chosen.is_none(), on_own) }
            </div>
            <details open={more.iter().any(|preset| is_chosen(&preset))}>
                <summary>{ text.get("presets-more") }</summary>
                <div class="options">{ for more.iter().map(example) }</div>
            </details>
            <p class="muted">{ lesson }</p>
        </fieldset>
    }
}

/// One of the kinds of work to choose from.
fn option(id: &'static str, label: String, is_chosen: bool, on_change: Callback<Event>) -> Html {
    html! {
        <label key={id} class="option">
            <input type="radio" name="preset" value={id} checked={is_chosen} onchange={on_change} />
            <span>{ label }</span>
        </label>
    }
}

/// The words of a parameter, with the role in them that it is about.
pub fn words(text: &Text, parameter: &Parameter, key: &'static str) -> String {
    let role = parameter.role.clone().unwrap_or_default();
    text.registered(key, &[("role", role.into())])
}

fn field(
    text: &Text,
    adjusted: &Adjusted,
    parameter: &Parameter,
    refused: Option<&Refused>,
    effect: Option<&Effect>,
    on_action: &Callback<Action>,
) -> Html {
    let id = &parameter.id;
    let value = adjusted.value(parameter);
    let is_set = adjusted.adjustments().get(id).is_some();
    let set = {
        let id = id.clone();
        on_action.reform(move |value| Action::ParameterSet(id.clone(), value))
    };
    let reset = {
        let id = id.clone();
        on_action.reform(move |_| Action::ParameterReset(id.clone()))
    };
    let control = format!("parameter-{id}");
    let help = format!("{control}-help");
    let label = words(text, parameter, parameter.words.label);
    let entry = match parameter.kind {
        Kind::Choice { options } => {
            let words =
                |option: &Choice| (option.id.to_owned(), text.registered(option.label, &[]));
            let words: Vec<_> = options.iter().map(words).collect();
            let set = set.reform(move |id: String| chosen(&id, options));
            select(control.clone(), None, value.choice(), &words, set)
        }
        kind => {
            let refuse = {
                let id = id.clone();
                on_action.reform(move |typed| {
                    let parameter = id.clone();
                    Action::ParameterRefused(Rc::new(Refused { parameter, typed }))
                })
            };
            let typed = refused.map(|it| it.typed.as_str());
            number_entry(
                text, parameter, kind, value, typed, &control, &help, &label, &set, &refuse,
            )
        }
    };
    html! {
        <div key={id.clone()} class="field">
            <label for={control.clone()}>{ label.clone() }</label>
            { entry }
            <details class="help" id={help}>
                <summary aria-label={text.with("help-for", &[("label", label.clone().into())])}>{ text.get("help-mark") }</summary>
                <p>{ words(text, parameter, parameter.words.help) }</p>
                <p class="muted">
                    { text.with("field-source", &[
                        ("term", words(text, parameter, parameter.words.term).into()),
                        ("default", shown(text, parameter, parameter.default).into()),
                        ("source", text.registered(parameter.source.text, &[]).into()),
                        ("certainty", text.registered(parameter.source.certainty.label(), &[]).into()),
                    ]) }
                </p>
                { guide_link::more(text, guide_link::of_parameter(id), on_action) }
            </details>
            if let Some(refused) = refused {
                <p class="form-problem" role="alert" id={format!("{control}-problem")}>{ why(text, parameter, refused) }</p>
            }
            if let Some(effect) = effect {
                <p class="muted effect" role="status" aria-busy={effect.is_passing.to_string()}>{ &effect.words }</p>
            }
            if is_set {
                <button type="button" class="quiet reset" onclick={reset}
                    aria-label={text.with("reset-for", &[("label", label.into())])}>
                    { text.with("reset-to", &[("default", shown(text, parameter, parameter.default).into())]) }
                </button>
            }
        </div>
    }
}

/// What is wrong with what was typed, and how to mend it.
fn why(text: &Text, parameter: &Parameter, refused: &Refused) -> String {
    text.fault(&Problem {
        path: parameter.id.clone(),
        value: Some(short_text(&refused.typed)),
        fault: Fault::NotAllowed(parameter.kind.expected()),
    })
}

/// A slider, a number with its unit, and two buttons.
#[expect(clippy::too_many_arguments, reason = "a template, used once")]
fn number_entry(
    text: &Text,
    parameter: &Parameter,
    kind: Kind,
    value: Value,
    refused: Option<&str>,
    control: &str,
    help: &str,
    label: &str,
    set: &Callback<Value>,
    refuse: &Callback<String>,
) -> Html {
    let slide = {
        let set = set.clone();
        move |event: InputEvent| {
            if let Some(value) = typed(&event).and_then(|position| kind.at(position / SLIDER_STEPS))
            {
                set.emit(value);
            }
        }
    };
    // A place of the slider may be less than a step of the value; a key goes a whole one, as the buttons do.
    let key = {
        let set = set.clone();
        move |event: KeyboardEvent| {
            let steps = match event.key().as_str() {
                "ArrowRight" | "ArrowUp" => 1,
                "ArrowLeft" | "ArrowDown" => -1,
                "PageUp" => 10,
                "PageDown" => -10,
                _ => return,
            };
            event.prevent_default();
            set.emit(kind.stepped(value, steps));
        }
    };
    let enter = {
        let (set, refuse) = (set.clone(), refuse.clone());
        Callback::from(move |typed: String| {
            let number = typed.trim().parse::<f64>().ok();
            match number.map(|number| kind.read(&number.into())) {
                Some(Ok(value)) => set.emit(value),
                // Who empties the field takes back what they typed.
                _ if typed.trim().is_empty() => set.emit(value),
                _ => refuse.emit(typed),
            }
        })
    };
    let on_step = set.reform(move |steps| kind.stepped(value, steps));
    let stepped = |steps: i32, sign: String| {
        let next = kind.stepped(value, steps);
        let values = [("label", label.into())];
        let direction = if steps < 0 {
            text.with("step-down", &values)
        } else {
            text.with("step-up", &values)
        };
        let set = set.clone();
        html! {
            <button type="button" class="step" disabled={next == value} onclick={move |_| set.emit(next)}
                aria-label={direction}>
                { sign }
            </button>
        }
    };
    let position = (kind.position(value) * SLIDER_STEPS).round();
    html! {
        <div class="number">
            <input type="range" min="0" max={SLIDER_STEPS.to_string()} step="1" value={position.to_string()}
                aria-label={label.to_owned()} aria-describedby={help.to_owned()}
                aria-valuetext={shown(text, parameter, value)} oninput={slide} onkeydown={key} />
            { stepped(-1, text.get("minus")) }
            <Entry id={control.to_owned()} inputmode="decimal" is_wrong={refused.is_some()}
                value={refused.map_or_else(|| format::number(value.number()), str::to_owned)}
                describedby={format!("{control}-problem")} {on_step} on_commit={enter} />
            { stepped(1, text.get("plus")) }
            <span class="unit">{ unit(text, parameter, value) }</span>
        </div>
    }
}

/// Sliders have as many places; what a place means, the registry knows.
const SLIDER_STEPS: f64 = 1_000.0;

fn typed(event: &Event) -> Option<f64> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let number = input.value_as_number();
    number.is_finite().then_some(number)
}

fn chosen(id: &str, options: &'static [Choice]) -> Value {
    let option = options.iter().find(|option| option.id == id);
    Value::Choice(option.unwrap_or(&options[0]).id)
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
