//! The form: presets, and every parameter as slider, number and buttons, straight from the registry.

use web_sys::Event;
use yew::{Callback, Html, html};

use crate::app::action::Action;
use crate::app::panel::panel;
use crate::app::state::State;
use crate::parameter::{Group, Parameter};
use crate::preset::{PRESETS, Preset};
use crate::text::Text;

mod field;

use field::{Field, effect};
pub use field::{shown, words};

/// Presets, the main parameters, and the others behind "More".
pub fn view(
    text: &Text,
    state: &State,
    on_own: &Callback<()>,
    on_action: &Callback<Action>,
) -> Html {
    let adjusted = &state.adjusted;
    let effect = effect(text, state);
    let field = |parameter: &Parameter| {
        let effect = effect.as_ref();
        let effect = effect.filter(|it| it.parameter == parameter.id);
        let refused = state.refused.as_deref();
        let field = Field {
            text,
            adjusted,
            parameter,
            refused: refused.filter(|it| it.parameter == parameter.id),
            effect,
            on_action,
        };
        field.view()
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
            { presets(text, state.base.preset(), on_own, on_action) }
            { for main.map(field) }
            if has_other_sprints(state) {
                <p class="muted">{ text.get("inputs-other-sprints") }</p>
            }
            { panel(&state.open_panels, "inputs-more", "", html! { text.get("inputs-more") }, &rest, on_action) }
            <button type="button" class="quiet" disabled={adjusted.adjustments().is_empty()} onclick={on_reset}>
                { text.get("inputs-reset-all") }
            </button>
        </form>
    }
}

/// Whether there are sprints, but not of one length.
fn has_other_sprints(state: &State) -> bool {
    let mut variants = state.order.scenario.processes.iter();
    let mut parameters = state.adjusted.parameters().iter();
    variants.any(|it| it.process == "scrum") && parameters.all(|it| it.id != "sprint")
}

/// So many presets are to be seen at once, the others behind "More examples".
const PRESETS_AT_ONCE: usize = 3;

fn presets(
    text: &Text,
    chosen: Option<&'static str>,
    on_own: &Callback<()>,
    on_action: &Callback<Action>,
) -> Html {
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
    let on_own = on_own.reform(|_| ());
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
