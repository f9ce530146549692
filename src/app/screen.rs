//! The first screen: the answer and the one figure beside the inputs that move them.

use std::rc::Rc;

use yew::{
    ContextProvider, Html, classes, component, html, use_callback, use_memo, use_node_ref,
    use_reducer,
};

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
use crate::app::state::{Action, Edit, Progress};
use crate::app::verdict::{self, Verdict};
use crate::browser::size::use_width;
use crate::replay::Replay;
use crate::text::Text;

/// What the parameter that was set last did to the answer, once all runs are there.
fn effect(text: &Text, edit: &Edit, progress: Progress, comparison: &Comparison) -> Option<Effect> {
    if progress != Progress::Complete {
        return None;
    }
    let [a, b] = &comparison.sides;
    let before = edit.before.shares(a.variant, b.variant)?;
    Some(Effect {
        parameter: edit.parameter.clone(),
        words: verdict::change(text, comparison, &before.worse)?,
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
    let simulated = state
        .results
        .as_ref()
        .map(|it| Rc::clone(&it.order.scenario));
    let scenario = use_memo(simulated, |simulated| {
        simulated.as_ref()?.validate().ok().map(Rc::new)
    });
    let replayed = (comparison.clone(), scenario.clone(), state.focus);
    let replay = use_memo(replayed, |(comparison, scenario, focus)| {
        let comparison = comparison.as_ref().as_ref()?;
        let scenario = scenario.as_ref().as_ref()?;
        let run = comparison.pairs.get((*focus)?)?.run;
        let mut world = scenario.world(comparison.results.order.seed);
        world.start_run(run);
        let Ok(replay) = Replay::of(scenario, world);
        Some(Rc::new(replay))
    });
    let effect = use_memo(
        (
            state.last_edit.clone(),
            state.progress,
            comparison.clone(),
            text.clone(),
        ),
        |(edit, progress, comparison, text)| {
            let comparison = comparison.as_ref().as_deref()?;
            effect(text, edit.as_ref()?, *progress, comparison).map(Rc::new)
        },
    );
    // The same callbacks as long as nothing else is told, so that panels stand still while dots are walked.
    let on_sides = use_callback(on_action.clone(), |sides, on_action| {
        on_action.emit(Action::SidesChosen(sides));
    });
    let on_deadline = use_callback(on_action.clone(), |day, on_action| {
        on_action.emit(Action::DeadlineMoved(day));
    });
    let on_focus = use_callback(on_action.clone(), |focus, on_action| {
        on_action.emit(Action::FocusMoved(focus));
    });
    let figure_place = use_node_ref();
    let width = use_width(&figure_place);
    let comparison = (*comparison).clone();
    let figure = comparison.as_ref().and_then(|it| {
        let scenario = scenario.as_ref().clone()?;
        let [a, b] = it.sides.clone();
        Some(html! {
            <Figure pairs={Rc::clone(&it.pairs)} {a} {b} {width} {scenario}
                deadline={state.deadline.unwrap_or_default()}
                {on_deadline}
                focus={state.focus} {on_focus}
                replay={replay.as_ref().clone()} />
        })
    });
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
                <Inputs effect={effect.as_ref().clone()} preset={state.preset} adjusted={Rc::clone(&state.adjusted)} {on_action} />
            </div>
            <More {comparison} deadline={state.deadline} />
        </ContextProvider<Rc<Text>>>
    }
}
