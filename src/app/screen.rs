//! The first screen: the answer and the one figure beside the inputs that move them.

use std::rc::Rc;

use yew::{
    Callback, Html, Properties, classes, component, html, use_callback, use_effect_with, use_memo,
    use_mut_ref, use_node_ref, use_reducer,
};

use crate::app::action::Action;
use crate::app::backlog::place;
use crate::app::figure::Figure;
use crate::app::keeping::use_keeping;
use crate::app::laboratory::use_laboratory;
use crate::app::second_look::{self, use_second_look};
use crate::app::share_button::ShareButton;
use crate::app::stages::use_stages;
use crate::app::state::{Progress, State};
use crate::app::{
    guide_link, inputs, link_notice, more, on_paper, progress, readings, verdict, ways,
};
use crate::browser::size::use_width;
use crate::browser::{focus, keys, page, press};
use crate::text::Text;

/// What is shown first; there is one for each page.
#[derive(Clone, Debug)]
pub struct First(Rc<State>);

impl First {
    /// This state.
    #[must_use]
    pub fn new(state: State) -> Self {
        Self(Rc::new(state))
    }
}

impl PartialEq for First {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Where the page begins.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ScreenProps {
    /// What is shown first.
    pub first: First,
}

/// The page's content, below `main`.
#[component]
pub fn Screen(props: &ScreenProps) -> Html {
    let state = use_reducer(|| (*props.first.0).clone());
    use_second_look(&state);
    // First of all: the workers simulate while the page is drawn.
    use_laboratory(&state);
    let text = use_memo(state.second_look.part().is_some(), |_| {
        let part = state.second_look.part();
        Text::first_screen().with_catalogues(part.map_or(&[], |part| part.texts))
    });
    let stage = use_stages(3);
    let spot = use_mut_ref(|| None);
    let on_action = {
        let spot = Rc::clone(&spot);
        use_callback(state.dispatcher(), move |action: Action, dispatcher| {
            let opens = matches!(action, Action::GuideTurned(Some(_)));
            if opens && page::element(guide_link::GUIDE).is_none() {
                spot.replace(Some(page::Spot::now()));
            }
            dispatcher.dispatch(action);
        })
    };
    let keeping = use_keeping(&state, &on_action);
    {
        let text = Rc::clone(&text);
        use_effect_with(state.guide.is_some(), move |&is_guide| {
            page::set_title(&if is_guide {
                text.get("guide-window")
            } else {
                text.get("page-window")
            });
            if !is_guide && let Some(spot) = spot.take() {
                spot.go_back();
            }
        });
    }
    // What is sought may be in the second part, and so be there only once that is. Who seeks the same again gets there again.
    let sought = state.editor.sought.clone();
    let part = state.second_look.part().is_some();
    use_effect_with((sought.as_ref().map(Rc::as_ptr), part), move |_| {
        if let Some(id) = sought {
            let there = place::around(&id).find(|it| page::element(it).is_some());
            page::focus(there.unwrap_or_default());
        }
    });
    let dispatcher = state.dispatcher();
    use_effect_with((), move |()| {
        let watch = keys::watch(move |is_undo| {
            dispatcher.dispatch(if is_undo { Action::Undo } else { Action::Redo });
        });
        let watches = (watch, focus::watch(), press::watch());
        move || drop(watches)
    });
    let (figure_place, more_place) = (use_node_ref(), use_node_ref());
    let (figure_width, more_width) = (use_width(&figure_place), use_width(&more_place));
    let view = state.view();
    let comparison = state.comparison.as_ref();
    // Nothing moves when the first answer comes; where none will come, nothing is kept hidden.
    let is_waiting = comparison.is_none() && state.progress == Progress::Running;
    let figure = comparison.map(|it| {
        html! {
            <Figure text={Rc::clone(&text)} comparison={Rc::clone(it)} variants={state.order.scenario.processes.len()} shows_all={state.shows_all} open_panels={state.open_panels.clone()} second_look={state.second_look}
                width={figure_width} deadline={state.deadline.unwrap_or_default()} focus={state.focus} replay={state.replay.clone()}
                on_action={on_action.clone()} />
        }
    });
    html! {
        <>
            <header>
                <h1>{ text.get("page-title") }</h1>
                <nav aria-label={text.get("page-nav")}>
                    { guide_link::link(Some(""), html! { text.get("guide-link") }, &on_action) }
                </nav>
                <ShareButton text={Rc::clone(&text)} view={view.clone()} />
            </header>
            { link_notice::view(&text, &state, &keeping, &on_action) }
            <div class={classes!("screen", is_waiting.then_some("is-waiting"))}>
                <section class="result" aria-label={text.get("result-title")}>
                    { verdict::view(&text, comparison.map(Rc::as_ref)) }
                    { stale(&text, &state, &on_action) }
                    <div ref={figure_place}>{ figure.unwrap_or_default() }</div>
                    if stage > 0 {
                        { progress::view(&text, &state, &on_action) }
                        { on_paper::view(&text, &state, &view) }
                        { readings::choice(&text, &state, &on_action) }
                        { ways::view(&text, &state, &on_action) }
                        { readings::table(&text, &state, &on_action) }
                    }
                </section>
                if stage > 1 {
                    { inputs::view(&text, &state, &keeping.on_own, &on_action) }
                }
            </div>
            <section ref={more_place} class="more" aria-labelledby="more-title">
                if stage > 2 {
                    { more::view(&text, &state, more_width, &on_action) }
                }
            </section>
            // What stands beside it is hidden by its style sheet meanwhile, and keeps its state.
            if state.guide.is_some() {
                <article id={guide_link::GUIDE} class="guide">
                    <nav aria-label={text.get("guide-nav")}>
                        { guide_link::link(None, html! { text.get("guide-back") }, &on_action) }
                    </nav>
                    { second_look::guide(&text, &state, &on_action) }
                </article>
            }
        </>
    }
}

/// That the results are from before, where the backlog has problems, with a way to the first of them.
fn stale(text: &Text, state: &State, on_action: &Callback<Action>) -> Html {
    let Some(problem) = state.problems.first() else {
        return Html::default();
    };
    let path = problem.path.clone();
    let onclick = on_action.reform(move |_| Action::FieldSought(path.clone()));
    html! {
        <p id="stale" class="notice" role="status">
            if state.base.stand_in().is_some() {
                { text.get("backlog-stale") }
            } else {
                { text.get("backlog-stale-example") }
            }
            { " " }
            <button type="button" class="quiet" {onclick}>{ text.get("backlog-to-problems") }</button>
        </p>
    }
}
