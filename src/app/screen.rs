//! The first screen: the answer and the one figure beside the inputs that move them.

use std::rc::Rc;

use yew::{
    ContextProvider, Html, classes, component, html, use_callback, use_memo, use_node_ref,
    use_reducer,
};

use crate::analysis::paired::Shares;
use crate::app::comparison::Comparison;
use crate::app::figure::Figure;
use crate::app::inputs::{Effect, Inputs};
use crate::app::keeping::{first_state, use_keeping};
use crate::app::laboratory::use_laboratory;
use crate::app::link_notice::LinkNotice;
use crate::app::more::More;
use crate::app::progress::ProgressLine;
use crate::app::readings::{Readings, ReadingsTable};
use crate::app::share_button::ShareButton;
use crate::app::state::{ABOUT_THE_SAME, Action, Progress, State};
use crate::app::verdict::{self, Verdict};
use crate::browser::size::use_width;
use crate::replay::Replay;
use crate::text::Text;

/// What the parameter that was set last did to the answer, once all runs are there.
fn effect(text: &Text, state: &State, comparison: Option<&Comparison>) -> Option<Effect> {
    if state.progress != Progress::Complete {
        return None;
    }
    let edit = state.last_edit.as_ref()?;
    let variants: Vec<_> = edit.before.samples.variants().collect();
    let ends = |place: usize| variants.get(place).map(|(_, variant)| variant.ends());
    let before = Shares::of(ends(state.sides.a)?, ends(state.sides.b)?, ABOUT_THE_SAME);
    Some(Effect {
        parameter: edit.parameter.clone(),
        words: verdict::change(text, comparison?, &before.worse)?,
    })
}

/// The page's content, below `main`.
#[component]
pub fn Screen() -> Html {
    let text = use_memo((), |()| Text::english());
    let state = use_reducer(first_state);
    let keeping = use_keeping(&state);
    use_laboratory(&state);
    let on_action = use_callback(state.dispatcher(), |action: Action, dispatcher| {
        dispatcher.dispatch(action);
    });
    let comparison = use_memo((state.results.clone(), state.sides), |(results, sides)| {
        let results = results.clone()?;
        Comparison::of(results, *sides).map(Rc::new)
    });
    let replay = use_memo((comparison.clone(), state.focus), |(comparison, focus)| {
        let comparison = comparison.as_ref().as_ref()?;
        let run = comparison.pairs.get((*focus)?)?.run;
        let order = &comparison.results.order;
        let scenario = order.scenario.validate().ok()?;
        let mut world = scenario.world(order.seed);
        world.start_run(run);
        let Ok(replay) = Replay::of(&scenario, world);
        Some((Rc::new(replay), Rc::new(scenario)))
    });
    let figure_place = use_node_ref();
    let width = use_width(&figure_place);
    let comparison = (*comparison).clone();
    let figure = comparison.as_ref().and_then(|it| {
        let scenario = match replay.as_ref() {
            Some((_, scenario)) => Rc::clone(scenario),
            None => Rc::new(it.results.order.scenario.validate().ok()?),
        };
        let [a, b] = it.sides.clone();
        Some(html! {
            <Figure pairs={Rc::clone(&it.pairs)} {a} {b} {width} {scenario}
                deadline={state.deadline.unwrap_or_default()}
                on_deadline={on_action.reform(Action::DeadlineMoved)}
                focus={state.focus} on_focus={on_action.reform(Action::FocusMoved)}
                replay={replay.as_ref().as_ref().map(|(replay, _)| Rc::clone(replay))} />
        })
    });
    let on_sides = on_action.reform(Action::SidesChosen);
    html! {
        <ContextProvider<Rc<Text>> context={Rc::clone(&text)}>
            <header>
                <h1>{ text.get("page-title") }</h1>
                <ShareButton view={state.view()} />
            </header>
            <LinkNotice opened={Rc::clone(&state.opened)} is_edited={state.is_edited} {keeping} />
            <div class={classes!("screen", comparison.is_none().then_some("is-waiting"))}>
                <section class="result" aria-label={text.get("result-title")}>
                    <Verdict comparison={comparison.clone()} />
                    <Readings scenario={Rc::clone(&state.order.scenario)} sides={state.sides}
                        on_choice={on_sides.clone()} />
                    <div ref={figure_place} class="figure-place">{ figure.unwrap_or_default() }</div>
                    <ProgressLine progress={state.progress} order={state.order.clone()}
                        results={state.results.clone()}
                        on_action={on_action.clone()} />
                    if let Some(it) = &comparison {
                        <ReadingsTable results={Rc::clone(&it.results)} sides={state.sides}
                            on_choice={on_sides} />
                    }
                </section>
                <Inputs effect={effect(&text, &state, comparison.as_deref()).map(Rc::new)} preset={state.preset} adjusted={Rc::clone(&state.adjusted)} {on_action} />
            </div>
            <More {comparison} deadline={state.deadline} />
        </ContextProvider<Rc<Text>>>
    }
}
