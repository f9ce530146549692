//! "How it works": the model in words with small live figures, what is simplified, where the defaults come from, and a
//! glossary.
//!
//! ```text
//! guide_link ─→ Action::GuideTurned(place) ─→ State::guide ─→ view: the element of that place gets the focus
//! ```
//!
//! Chapters and entries are places with ids of their own, which links lead to. It is drawn by the second part of the
//! program, so nothing but that may name it.
//!
//! Architecture invariant: it changes nothing of the scenario. What a figure shows is lived through by the same engine,
//! distributions and rules as every result; no figure knows a formula of the model.

use std::rc::Rc;

use yew::{Callback, Html, Properties, component, html, use_effect_with, use_memo, use_node_ref};

use crate::app::action::Action;
use crate::app::guide_link::{self, element_id};
use crate::app::more::simplified;
use crate::app::state::{GuidePlace, Opened, State};
use crate::browser::page;
use crate::browser::size::use_width;
use crate::parameter::Parameter;
use crate::text::Text;
use chapter::{Chapter, chapters};

pub mod attempt;
pub mod belief;
pub mod chapter;
pub mod control;
pub mod defaults;
pub mod dots;
pub mod glossary;
pub mod iterations;
pub mod luck;
pub mod meetings;
pub mod spread;
pub mod sprint;
pub mod stage;

/// Figures are no wider than this, about as wide as the text that they belong to. [px]
const WIDEST: f64 = 700.0;

/// What every small figure needs.
#[derive(Clone, PartialEq, Properties)]
pub struct FigureProps {
    /// The texts.
    pub text: Rc<Text>,
    /// How wide it is to be. [px]
    pub width: f64,
}

/// A small figure: its control and picture, and below them what to see in it.
fn figure(caption: String, content: Html) -> Html {
    html! {
        <figure class="futures guide-figure">
            { content }
            <figcaption>{ caption }</figcaption>
        </figure>
    }
}

/// The page, at the place that somebody went to.
pub fn view(text: &Rc<Text>, state: &State, on_action: &Callback<Action>) -> Html {
    let place = state.guide.clone().unwrap_or_default();
    let parameters = Rc::new(state.adjusted.parameters().to_vec());
    html! {
        <Guide text={Rc::clone(text)} {place} {parameters} opened={Rc::clone(&state.opened)}
            on_action={on_action.clone()} />
    }
}

/// What the page needs.
#[derive(Clone, Properties)]
pub struct GuideProps {
    text: Rc<Text>,
    place: GuidePlace,
    /// Of the scenario that is on the screen.
    parameters: Rc<Vec<Parameter>>,
    /// Where that comes from.
    opened: Rc<Opened>,
    on_action: Callback<Action>,
}

/// Parameters are those of the scenario, which stays until another link is opened.
impl PartialEq for GuideProps {
    fn eq(&self, other: &Self) -> bool {
        self.place == other.place
            && self.text == other.text
            && self.opened == other.opened
            && self.on_action == other.on_action
    }
}

/// Its content, and the way to a place in it.
#[component]
pub fn Guide(props: &GuideProps) -> Html {
    let GuideProps {
        text,
        place,
        parameters,
        opened,
        on_action,
    } = props;
    let column = use_node_ref();
    let width = use_width(&column).min(WIDEST);
    // The figures have their width before somebody is brought to a place below them.
    use_effect_with((place.clone(), width > 0.0), |(place, is_drawn)| {
        if *is_drawn {
            go_to(place);
        }
    });
    let chapters = chapters(text);
    let rest = use_memo(Rc::clone(opened), |_| {
        html! {
            <>
                { defaults::view(text, parameters, on_action) }
                { glossary::view(text, on_action) }
            </>
        }
    });
    html! {
        <>
            <header>
                <h1 id={element_id("")} tabindex="-1">{ text.get("guide-link") }</h1>
                <p class="guide-lead">{ text.get("guide-lead") }</p>
            </header>
            <nav class="guide-contents" aria-label={text.get("guide-contents")}>
                <ul>
                    { for chapters.iter().map(|it| entry(it.place, &it.title, on_action)) }
                    { entry(SIMPLIFIED, &text.get("more-simplified"), on_action) }
                    { entry(defaults::PLACE, &text.get("guide-defaults"), on_action) }
                    { entry(glossary::PLACE, &text.get("guide-glossary"), on_action) }
                </ul>
            </nav>
            <div ref={column} class="guide-column">
                { for chapters.iter().map(|it| section(it, text, width)) }
                <section>
                    { heading(SIMPLIFIED, text.get("more-simplified")) }
                    { simplified::view(text) }
                </section>
                { (*rest).clone() }
            </div>
        </>
    }
}

/// The place of what is simplified.
const SIMPLIFIED: &str = "how-simplified";

/// A line of the contents.
fn entry(place: &'static str, title: &str, on_action: &Callback<Action>) -> Html {
    html! { <li>{ guide_link::link(Some(place), html! { title }, on_action) }</li> }
}

/// The heading of a chapter, which links lead to.
fn heading(place: &str, title: String) -> Html {
    html! { <h2 id={element_id(place)} tabindex="-1">{ title }</h2> }
}

fn section(chapter: &Chapter, text: &Rc<Text>, width: f64) -> Html {
    html! {
        <section key={chapter.place}>
            { heading(chapter.place, chapter.title.clone()) }
            { for chapter.paragraphs.iter().map(|it| html! { <p>{ it }</p> }) }
            if let Some(figure) = chapter.figure {
                { figure(FigureProps { text: Rc::clone(text), width }) }
            }
        </section>
    }
}

/// Brings somebody to a place; to the beginning where there is none of this name.
fn go_to(place: &GuidePlace) {
    let id = element_id(&place.id);
    if page::element(&id).is_some() {
        page::go_to(&id);
    } else {
        page::go_to(&element_id(""));
    }
}
