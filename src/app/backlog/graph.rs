//! A picture of what waits for what, with phases, capabilities, approaches to one goal and ways back; and the same as a list.
//!
//! ```text
//! Document ─ network ─→ layers ─→ layout (room, loops, middles, drawing) ─→ picture
//!                                └─→ walk: one tab stop, the arrow keys go along the arrows
//! ```
//!
//! All but the component are pure functions. It draws what is there, also of a document that is wrong, and says what is not.

use std::rc::Rc;

use web_sys::MouseEvent;
use yew::{
    Callback, Html, KeyboardEvent, PointerEvent, Properties, classes, component, html, use_memo,
    use_node_ref, use_state_eq,
};

use crate::app::action::Action;
use crate::app::editor::EditorAction;
use crate::app::figure::dotplot::within;
use crate::browser::page;
use crate::document::Document;
use crate::text::Text;
use layout::{GraphLayout, Tag};
use network::Network;
use walk::{Step, walked};

pub mod align;
mod drawing;
pub mod layers;
pub mod layout;
mod loops;
mod middles;
pub mod network;
pub mod picture;
mod room;
pub mod walk;
pub mod words;

/// The id of its panel.
pub const GRAPH: &str = "backlog-graph";

/// The element that has the focus while one goes through the picture.
const FRAME: &str = "graph";

/// So much of the window the read-out takes below the picture. [px]
const READ_OUT: f64 = 110.0;

/// What the picture is of, and whom it tells.
#[derive(Clone, Properties)]
pub struct GraphProps {
    /// The page's texts.
    pub text: Rc<Text>,
    /// The document.
    pub document: Document,
    /// How wide it may be. [px]
    pub width: f64,
    /// What the person did.
    pub on_action: Callback<Action>,
}

impl PartialEq for GraphProps {
    fn eq(&self, other: &Self) -> bool {
        self.document == other.document && self.width == other.width && self.text == other.text
    }
}

/// The picture, what it says of the chosen item, how to read it, and the list.
#[component]
pub fn Graph(props: &GraphProps) -> Html {
    let GraphProps {
        text,
        document,
        width,
        on_action,
    } = props;
    let network = use_memo(document.clone(), Network::of);
    let layout = use_memo((Rc::clone(&network), *width), |(network, width)| {
        GraphLayout::of(network, *width)
    });
    let chosen = use_state_eq(|| None::<usize>);
    // Gone, where its item is.
    let at = chosen.filter(|item| *item < network.items.len());
    let frame = use_node_ref();
    let open = |item: usize| Action::Editor(EditorAction::SheetOpenedFrom(item, FRAME));
    let onkeydown = {
        let (chosen, on_action) = (chosen.setter(), on_action.clone());
        let (network, layout) = (Rc::clone(&network), Rc::clone(&layout));
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.alt_key() || event.meta_key() {
                return;
            }
            let key = event.key();
            if let Some(step) = Step::of(&key) {
                event.prevent_default();
                let next = walked(&network, &layout, at, step);
                chosen.set(next);
                if let Some(item) = next {
                    page::bring_into_sight(&picture::card_id(item), READ_OUT);
                }
            } else if let Some(item) = at.filter(|_| key == "Enter" || key == " ") {
                event.prevent_default();
                on_action.emit(open(item));
            }
        })
    };
    let pointed = {
        let (layout, frame) = (Rc::clone(&layout), frame.clone());
        move |event: &MouseEvent| {
            let card = within(&frame, event).and_then(|(x, y)| layout.at(x, y));
            card.map(|it| it.item)
        }
    };
    let onpointermove = {
        let (chosen, pointed) = (chosen.setter(), pointed.clone());
        Callback::from(move |event: PointerEvent| {
            // A finger that scrolls passes by as well; and who goes by keyboard stays where the mouse is beside all items.
            if let Some(item) = pointed(&event).filter(|_| event.pointer_type() != "touch") {
                chosen.set(Some(item));
            }
        })
    };
    let onclick = {
        let (chosen, on_action) = (chosen.setter(), on_action.clone());
        Callback::from(move |event: MouseEvent| {
            if let Some(item) = pointed(&event) {
                chosen.set(Some(item));
                on_action.emit(open(item));
            }
        })
    };
    let arrows = layout.arrows.len();
    let label = text.with(
        "graph-label",
        &[
            ("items", network.items.len().into()),
            ("arrows", arrows.into()),
        ],
    );
    let is_wider = layout.width > *width + 1.0;
    let read_out = match at {
        Some(item) => words::of_item(text, &network, item),
        None => text.get("graph-none"),
    };
    let not_drawn = words::not_drawn(text, &network);
    html! {
        <figure class="futures graph">
            if !not_drawn.is_empty() {
                <div class="notice" role="status">
                    <p>{ text.get("graph-not-drawn") }</p>
                    <ul>{ for not_drawn.into_iter().map(|it| html! { <li>{ it }</li> }) }</ul>
                </div>
            }
            { key(text, &network, &layout) }
            if is_wider {
                <p class="muted">{ text.get("graph-wider") }</p>
            }
            <div class="graph-region">
                <div ref={frame} id={FRAME} class="graph-frame" tabindex="0" role="application" aria-label={label.clone()}
                    aria-describedby="graph-keys" {onkeydown} {onpointermove} {onclick}>
                    { picture::view(&network, &layout, at, label) }
                </div>
            </div>
            <output class={classes!("graph-read-out", at.is_some().then_some("is-said"))} aria-live="polite">{ read_out }</output>
            <p id="graph-keys" class="muted graph-keys">{ text.get("graph-keys") }</p>
            { list(text, &network, on_action) }
        </figure>
    }
}

/// How to read the picture: only what there is in it.
fn key(text: &Text, network: &Network, layout: &GraphLayout) -> Html {
    let has = |tag: Tag| {
        layout
            .cards
            .iter()
            .any(|it| it.tags.iter().any(|(own, _)| *own == tag))
    };
    let sign = |drawn: Html, words: String| {
        html! {
            <li><svg width="26" height="14" aria-hidden="true">{ drawn }</svg>{ words }</li>
        }
    };
    let stroke = |class: &'static str| {
        html! {
            <g {class}>
                <path d="M1 7H20" />
                <path class="graph-tip" d="M26 7L19 3V11Z" />
            </g>
        }
    };
    let tagged = |tag: Tag, words: String| {
        if has(tag) {
            sign(picture::mark(tag, 13.0, 7.0), words)
        } else {
            Html::default()
        }
    };
    html! {
        <ul class="graph-key">
            if !layout.arrows.is_empty() {
                { sign(stroke("graph-arrow"), text.get("graph-key-arrow")) }
            }
            if network.items.iter().any(|it| !it.redo.is_empty()) {
                { sign(stroke("graph-back"), text.get("graph-key-back")) }
            }
            { tagged(Tag::Capability, text.get("graph-key-capability")) }
            { tagged(Tag::Goal, text.get("graph-key-goal")) }
            { tagged(Tag::Phase, text.get("graph-key-phase")) }
        </ul>
    }
}

/// The same in words, with a button for each item.
fn list(text: &Text, network: &Network, on_action: &Callback<Action>) -> Html {
    let entry = |item: usize| {
        let onclick =
            on_action.reform(move |_| Action::Editor(EditorAction::SheetOpened(Some(item))));
        html! {
            <li key={item}>
                <button type="button" class="link" {onclick}>{ words::of_item(text, network, item) }</button>
            </li>
        }
    };
    html! {
        <details class="graph-list">
            <summary>{ text.get("graph-list") }</summary>
            <ul>{ for (0..network.items.len()).map(entry) }</ul>
        </details>
    }
}
