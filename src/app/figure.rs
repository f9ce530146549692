//! The one figure: twenty real futures as paired dots on one time axis, and the two timelines of one of them. On demand
//! the same futures in up to three further variants stand beneath.
//!
//! ```text
//! Strip × 2–5 ─ layout ─→ dotplot ┐ scale
//! Replay ─ timeline ─→ lane ──────┴→ lanes, player: the future in focus, drawn by the second part of the program
//! ```
//!
//! Layouts are pure functions of numbers, words and a width, without Yew and without a browser. They draw at true
//! size: nothing is scaled, so text keeps its size at any width.

use std::cell::Cell;
use std::rc::Rc;

use yew::{
    AttrValue, Callback, Event, Html, InputEvent, Properties, TargetCast, classes, component, html,
    use_node_ref, use_state_eq,
};

use crate::analysis::curve::Curve;
use crate::analysis::ends::{End, Ends};
use crate::analysis::estimate::Share;
use crate::analysis::paired::Standing;
use crate::app::action::Action;
use crate::app::comparison::Comparison;
use crate::app::figure::dotplot::{Dotplot, Go, Pointed};
use crate::app::figure::layout::{Layout, by_finish, has_gutter};
use crate::app::figure::table::FIGURE_TABLE;
use crate::app::figure::words::Speaker;
use crate::app::panel::panel;
use crate::app::second_look::{self, Arrival};
use crate::replay::Replay;
use crate::text::Text;
use crate::units::Days;

pub mod dotplot;
pub mod future;
pub mod label;
pub mod lane;
pub mod lanes;
pub mod layout;
pub mod marks;
pub mod player;
pub mod scale;
pub mod table;
pub mod timeline;
pub mod words;

/// The narrowest that the figure can be drawn. [px]
pub const LEAST_WIDTH: f64 = 288.0;

/// One future, lived through on both sides.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// Index of the run, by which it can be replayed.
    pub run: u64,
    /// How the first side stands against the second.
    pub standing: Standing,
    /// How the first side ended.
    pub a: End,
    /// How the second side ended.
    pub b: End,
}

impl Pair {
    /// How both sides ended.
    #[must_use]
    pub const fn ends(&self) -> [End; 2] {
        [self.a, self.b]
    }
}

/// The same futures in one variant.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// The variant.
    pub side: Side,
    /// How they ended, in the order of the pairs.
    pub ends: Vec<End>,
    /// All runs of the variant: the twenty stand for them by turns, and may be off by a few.
    pub all: Crowd,
}

/// All runs of a variant, of which the figure says how many are in time.
#[derive(Clone, Debug)]
pub enum Crowd {
    /// While more are to come: rounded by up to 0.1 %, without a walk over them.
    Passing(Rc<Curve>),
    /// All of them, exactly.
    Whole(Rc<Whole>),
}

/// How all runs of a variant ended.
#[derive(Debug)]
pub struct Whole {
    ends: Ends,
    /// What was asked last: one drawing asks several times, and each answer walks over all runs.
    last: Cell<Option<(Days, Share)>>,
}

impl Crowd {
    /// All of them, to which none is added.
    #[must_use]
    pub fn whole(ends: Ends) -> Self {
        let last = Cell::new(None);
        Self::Whole(Rc::new(Whole { ends, last }))
    }

    /// The share of them that delivered by the end of a day.
    #[must_use]
    pub fn share_by(&self, day: Days) -> Share {
        match self {
            Self::Passing(curve) => curve.share_by(day),
            Self::Whole(whole) => match whole.last.get() {
                Some((last, share)) if last == day => share,
                _ => {
                    let share = whole.ends.share_by(day);
                    whole.last.set(Some((day, share)));
                    share
                }
            },
        }
    }
}

/// The same ones, not ones that came to the same: those would be a million comparisons.
impl PartialEq for Crowd {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Passing(a), Self::Passing(b)) => Rc::ptr_eq(a, b),
            (Self::Whole(a), Self::Whole(b)) => Rc::ptr_eq(a, b),
            _ => false,
        }
    }
}

/// One of the variants that are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// What people call it.
    pub name: AttrValue,
    /// The process, one of [`Rules::names`](crate::simulation::process::Rules::names): its colour and its shape.
    pub process: &'static str,
    /// Its place among the scenario's variants.
    pub variant: usize,
}

/// What the figure shows, and whom it tells.
#[derive(Clone, Properties)]
pub struct FigureProps {
    /// The page's texts.
    pub text: Rc<Text>,
    /// The two sides, and the runs that stand for all.
    pub comparison: Rc<Comparison>,
    /// How many variants there are to show, also where a first look has runs of the two sides alone.
    pub variants: usize,
    /// Whether all variants are shown, and not the two sides alone.
    pub shows_all: bool,
    /// How wide it is to be. [px]
    pub width: f64,
    /// The day by which it has to be delivered. [days]
    pub deadline: Days,
    /// The place among the pairs of the future in focus.
    pub focus: Option<usize>,
    /// The future in focus, lived through again; none while it is not there.
    pub replay: Option<Rc<Replay>>,
    /// The panels that are open, by their ids.
    pub open_panels: Vec<&'static str>,
    /// What draws the future in focus.
    pub second_look: Arrival,
    /// What the person did.
    pub on_action: Callback<Action>,
}

impl PartialEq for FigureProps {
    fn eq(&self, other: &Self) -> bool {
        let is_same_replay = match (&self.replay, &other.replay) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        };
        is_same_replay
            && self.text == other.text
            && Rc::ptr_eq(&self.comparison, &other.comparison)
            && (self.variants, self.shows_all) == (other.variants, other.shows_all)
            && self.focus == other.focus
            && (self.width, self.deadline) == (other.width, other.deadline)
            && self.open_panels == other.open_panels
            && self.second_look == other.second_look
            && self.on_action == other.on_action
    }
}

impl FigureProps {
    /// The strips that are shown.
    fn strips(&self) -> &[Strip] {
        let all = &self.comparison.strips;
        let shown = if self.shows_all { all.len() } else { 2 };
        &all[..shown.min(all.len())]
    }

    fn speaker(&self) -> Speaker<'_> {
        Speaker {
            text: &self.text,
            strips: self.strips(),
            pairs: &self.comparison.pairs,
            deadline: self.deadline,
        }
    }

    fn layout(&self) -> Layout {
        let words = self.speaker().plot();
        let width = self.width.max(LEAST_WIDTH);
        Layout::of(self.strips(), self.deadline, &words, width)
    }

    /// The places of the futures in the order in which the first side finishes.
    fn order(&self) -> Vec<usize> {
        let first = self.strips().first();
        first.map_or(Vec::new(), |it| by_finish(&it.ends))
    }

    /// The number of a future, from 1, in that order.
    fn number(&self, place: usize) -> usize {
        let number = self.order().iter().position(|&it| it == place);
        number.map_or(0, |it| it + 1)
    }

    /// The future in focus.
    fn focused(&self) -> Option<usize> {
        let pairs = self.comparison.pairs.len();
        self.focus.filter(|&place| place < pairs)
    }
}

/// The one figure.
#[component]
pub fn Figure(props: &FigureProps) -> Html {
    let text = &props.text;
    let speaker = props.speaker();
    let (pairs, strips) = (speaker.pairs, speaker.strips);
    // The strip that the keys move on, and whether a choice is kept while the mouse passes by.
    let side = use_state_eq(|| 0);
    let is_kept = use_state_eq(|| false);
    let frame = use_node_ref();

    let layout = Rc::new(props.layout());
    let width = layout.width;
    let focus = props.focused();
    let read_out = match focus {
        Some(place) => speaker.read_out(place, props.number(place)),
        None => text.get("figure-no-focus"),
    };

    let on_point = {
        let (side, is_kept, on_action) = (side.clone(), is_kept.clone(), props.on_action.clone());
        // Other futures take the choice away.
        let has_choice = *is_kept && focus.is_some();
        Callback::from(move |pointed: Pointed| {
            if pointed.is_chosen {
                // A second click on the same future lets the mouse go on.
                is_kept.set(!(has_choice && focus == Some(pointed.place)));
            }
            if pointed.is_chosen || !has_choice {
                side.set(pointed.side);
                if focus != Some(pointed.place) {
                    on_action.emit(Action::FocusMoved(Some(pointed.place)));
                }
            }
        })
    };
    let on_go = {
        let (side, is_kept) = (side.clone(), is_kept.clone());
        let (on_action, comparison) = (props.on_action.clone(), Rc::clone(&props.comparison));
        let shown = strips.len();
        Callback::from(move |go: Go| {
            let (next, next_side) = gone(&comparison.strips[..shown], focus, *side, go);
            is_kept.set(next.is_some());
            side.set(next_side);
            on_action.emit(Action::FocusMoved(next));
        })
    };
    let on_button = |go: Go| {
        let (is_kept, on_action) = (is_kept.clone(), props.on_action.clone());
        let comparison = Rc::clone(&props.comparison);
        Callback::from(move |_| {
            is_kept.set(true);
            let (next, _) = gone(&comparison.strips, focus, 0, go);
            on_action.emit(Action::FocusMoved(next));
        })
    };
    let oninput = {
        let on_action = props.on_action.clone();
        Callback::from(move |event: InputEvent| {
            let day = event
                .target_unchecked_into::<web_sys::HtmlInputElement>()
                .value();
            if let Ok(day) = day.parse() {
                on_action.emit(Action::DeadlineMoved(day));
            }
        })
    };
    let on_end = props.on_action.reform(|_: Event| Action::GestureEnded);
    let on_all = {
        let shows_all = !props.shows_all;
        props.on_action.reform(move |_| Action::AllShown(shows_all))
    };
    let processes: Vec<&'static str> = strips.iter().map(|strip| strip.side.process).collect();
    let strip = (*side).min(strips.len().saturating_sub(1));
    let strip_in_focus = strips.get(strip).filter(|_| focus.is_some());
    let strip_in_focus = strip_in_focus.map(|it| it.side.name.clone());
    let plot = Dotplot {
        layout: Rc::clone(&layout),
        processes,
        focus: focus.map(|place| (place, strip)),
        label: speaker.title(),
        frame,
        on_point,
        on_go,
    };
    let table_title = text.with("figure-table", &[("count", pairs.len().into())]);
    html! {
        <figure class="futures">
            <figcaption class="unseen">
                <span id="figure-title">{ speaker.title() }</span>{ ". " }
                <span id="figure-description">{ speaker.description() }</span>{ " " }
                <span id="figure-keys">{ text.get("figure-keys") }</span>
            </figcaption>
            <div class={classes!(
                "futures-plot",
                layout.bin.is_some().then_some("has-bin"),
                has_gutter(width).then_some("has-gutter"),
            )}>
                <input class="futures-deadline" type="range" min="0" max={layout.scale.end.to_string()} step="1"
                    value={props.deadline.clamp(0.0, layout.scale.end).round().to_string()}
                    aria-label={text.get("figure-deadline-name")} aria-valuetext={speaker.deadline()} {oninput} onchange={on_end} />
                { dotplot::view(&plot) }
            </div>
            <div class="futures-future">
                <output class="futures-read-out" aria-live="polite">{ read_out }</output>
                // What a key up or down leads to is told as well.
                <span class="unseen" role="status">{ strip_in_focus }</span>
                <div class="futures-buttons">
                    <button type="button" onclick={on_button(Go::Back)} aria-label={text.get("figure-previous")}>
                        <span aria-hidden="true">{ "← " }</span>{ text.get("figure-previous-short") }
                    </button>
                    <button type="button" onclick={on_button(Go::On)} aria-label={text.get("figure-next")}>
                        { text.get("figure-next-short") }<span aria-hidden="true">{ " →" }</span>
                    </button>
                </div>
            </div>
            if focus.is_some() {
                { second_look::future(props) }
            }
            if props.variants > 2 {
                <label class="futures-all">
                    <input id="figure-all" type="checkbox" checked={props.shows_all} onchange={on_all} />
                    { text.with("figure-show-all", &[("count", props.variants.into())]) }
                </label>
            }
            { panel(&props.open_panels, FIGURE_TABLE, "futures-table", html! { table_title },
                &|| second_look::futures(props), &props.on_action) }
        </figure>
    }
}

/// The future that one comes to from the one in focus, and the strip one is then on.
#[must_use]
pub fn gone(strips: &[Strip], focus: Option<usize>, side: usize, go: Go) -> (Option<usize>, usize) {
    let lowest = strips.len().saturating_sub(1);
    let side = side.min(lowest);
    let order = strips
        .get(side)
        .map_or(Vec::new(), |it| by_finish(&it.ends));
    let (first, last) = (order.first().copied(), order.last().copied());
    let at = focus.and_then(|place| order.iter().position(|&it| it == place));
    let Some(at) = at else {
        let start = match go {
            Go::Away => None,
            Go::Last | Go::Back => last,
            _ => first,
        };
        return (start, side);
    };
    match go {
        Go::Back => (Some(order[at.saturating_sub(1)]), side),
        Go::On => (Some(order[(at + 1).min(order.len() - 1)]), side),
        Go::First => (first, side),
        Go::Last => (last, side),
        Go::Up => (focus, side.saturating_sub(1)),
        Go::Down => (focus, (side + 1).min(lowest)),
        Go::Away => (None, side),
    }
}
