//! The paired dotplot as a picture, and who points where on it.
//!
//! The picture is one image with a title and a description; what moves through it is the element around it, which
//! is one tab stop with the role of an application. Screen readers hand it the arrow keys as they are, in every
//! browser, and a live read-out beside it says where one is. A list box in SVG would name each dot by
//! itself, but then `aria-activedescendant` has to reach into SVG, which not every browser reports; a phone's
//! screen reader, which has no arrow keys, takes the buttons below or the table.

use std::rc::Rc;

use yew::{
    Callback, Classes, Html, KeyboardEvent, MouseEvent, NodeRef, PointerEvent, classes, html,
};

use crate::app::figure::layout::{Layout, SLIDER, STRIP_ROOM};
use crate::app::figure::marks::{line, look_of, px, shape, tone};

/// Where somebody points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pointed {
    /// The pair whose dot is nearest.
    pub place: usize,
    /// The strip of that dot.
    pub side: usize,
    /// Whether it was a click or a tap, and not the mouse passing by.
    pub is_chosen: bool,
}

/// A way to go with the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Go {
    /// To the dot before, along the axis.
    Back,
    /// To the dot after.
    On,
    /// To the strip above.
    Up,
    /// To the strip below.
    Down,
    /// To the first dot of the strip.
    First,
    /// To its last.
    Last,
    /// To none.
    Away,
}

impl Go {
    /// What a key asks for.
    #[must_use]
    pub fn of(key: &str) -> Option<Self> {
        Some(match key {
            "ArrowLeft" => Self::Back,
            "ArrowRight" => Self::On,
            "ArrowUp" => Self::Up,
            "ArrowDown" => Self::Down,
            "Home" => Self::First,
            "End" => Self::Last,
            "Escape" => Self::Away,
            _ => return None,
        })
    }
}

/// What the dotplot shows.
pub struct Dotplot {
    /// Where everything is.
    pub layout: Rc<Layout>,
    /// The processes of the strips.
    pub processes: Vec<&'static str>,
    /// The pair in focus, and the strip that the keys move on.
    pub focus: Option<(usize, usize)>,
    /// What the plot is called.
    pub label: String,
    /// The element around it.
    pub frame: NodeRef,
    /// Somebody points at a dot.
    pub on_point: Callback<Pointed>,
    /// Somebody goes through the dots.
    pub on_go: Callback<Go>,
}

/// The paired dotplot.
pub fn view(props: &Dotplot) -> Html {
    let frame = &props.frame;
    let layout = &props.layout;
    let onkeydown = {
        let on_go = props.on_go.clone();
        Callback::from(move |event: KeyboardEvent| {
            let is_plain = !(event.ctrl_key() || event.alt_key() || event.meta_key());
            if let Some(go) = Go::of(&event.key()).filter(|_| is_plain) {
                event.prevent_default();
                on_go.emit(go);
            }
        })
    };
    let point = |is_chosen: bool| {
        let (on_point, layout, frame) = (props.on_point.clone(), Rc::clone(layout), frame.clone());
        move |event: &MouseEvent| {
            let nearest = within(&frame, event).and_then(|(x, y)| layout.nearest(x, y));
            if let Some((place, side)) = nearest {
                on_point.emit(Pointed {
                    place,
                    side,
                    is_chosen,
                });
            }
        }
    };
    let passing = point(false);
    // A finger that scrolls passes by as well.
    let onpointermove = Callback::from(move |event: PointerEvent| {
        if event.pointer_type() != "touch" {
            passing(&event);
        }
    });
    let chosen = point(true);
    let onclick = Callback::from(move |event: MouseEvent| chosen(&event));
    let in_focus = props.focus.map_or(Vec::new(), |(place, _)| {
        let dots = layout.dots.iter().filter_map(|dots| dots.get(place));
        dots.collect()
    });
    // They come after the lines, which give way to them.
    let axis_words = layout.ticks.iter().map(|tick| &tick.label);
    let bin_words = layout.bin.iter().flat_map(|bin| &bin.labels);
    let axis_words = axis_words.chain(&layout.unit).chain(bin_words);
    let axis_words = axis_words.map(|label| line(label, classes!("tick-words")));
    html! {
        <div ref={frame.clone()} class="futures-chart" tabindex="0" role="application" aria-label={props.label.clone()}
            aria-describedby="figure-keys" {onkeydown} {onpointermove} {onclick}>
            <svg role="img" aria-labelledby="figure-title" aria-describedby="figure-description"
                width={px(layout.width)} height={px(layout.height)}>
                { axis(layout) }
                <line class="deadline" x1={px(layout.deadline)} x2={px(layout.deadline)}
                    y1={px(layout.deadline_line[0])} y2={px(layout.deadline_line[1])} />
                { line(&layout.deadline_label, classes!()) }
                { for layout.track.iter().map(|[from, to]| html! {
                    <line class="track" x1={px(*from)} x2={px(*to)} y1={px(SLIDER / 2.0)} y2={px(SLIDER / 2.0)} />
                }) }
                { for in_focus.windows(2).map(|two| html! {
                    <line class="bond" x1={px(two[0].x)} y1={px(two[0].y)} x2={px(two[1].x)} y2={px(two[1].y)} />
                }) }
                { for axis_words }
                { for (0..layout.dots.len()).map(|strip| one_strip(props, strip)) }
            </svg>
        </div>
    }
}

fn axis(layout: &Layout) -> Html {
    let [upper, lower] = layout.axis;
    let (left, right) = (px(layout.scale.left), px(layout.scale.right));
    html! {
        <>
            if let Some(bin) = &layout.bin {
                <rect class="bin" x={px(bin.left)} width={px(bin.width)} rx="4" y={px(bin.top)}
                    height={px(bin.height)} />
            }
            { for [upper, lower].map(|y| html! {
                <line class="axis" x1={left.clone()} x2={right.clone()} y1={px(y)} y2={px(y)} />
            }) }
            { for layout.ticks.iter().map(|tick| html! {
                <>
                    <line class="axis" x1={px(tick.x)} x2={px(tick.x)} y1={px(upper)} y2={px(upper + 5.0)} />
                    <line class="axis" x1={px(tick.x)} x2={px(tick.x)} y1={px(lower - 5.0)} y2={px(lower)} />
                </>
            }) }
            { for layout.further_bins.iter().map(|bin| html! {
                <rect class="bin" x={px(bin.left)} width={px(bin.width)} rx="4" y={px(bin.top)}
                    height={px(bin.height)} />
            }) }
            { for layout.baselines.iter().map(|&y| html! {
                <>
                    { for layout.ticks.iter().map(|tick| html! {
                        <line class="grid" x1={px(tick.x)} x2={px(tick.x)} y1={px(y - STRIP_ROOM)} y2={px(y)} />
                    }) }
                    <line class="axis" x1={left.clone()} x2={right.clone()} y1={px(y)} y2={px(y)} />
                </>
            }) }
        </>
    }
}

fn one_strip(props: &Dotplot, side: usize) -> Html {
    let layout = &props.layout;
    let (colour, mark) = look_of(props.processes[side]);
    let labels = &layout.strips[side];
    let dots = layout.dots[side].iter().enumerate();
    html! {
        <g class={classes!("side", colour, tone(&props.processes, side))}>
            { for labels.name.iter().map(|name| line(name, classes!("side-name"))) }
            { for labels.in_time.iter().map(|it| line(it, classes!("side-words"))) }
            { for dots.map(|(place, dot)| {
                let focused = props.focus.filter(|(focused, _)| *focused == place);
                let is_current = focused.is_some_and(|(_, at)| at == side);
                let class = look(dot.is_in_time, focused.is_some(), is_current);
                let diameter = layout.diameter + if focused.is_some() { 2.0 } else { -1.5 };
                html! { <g key={place}>{ shape(mark, (dot.x, dot.y), diameter, class) }</g> }
            }) }
        </g>
    }
}

/// By which the style sheet knows a dot.
fn look(is_in_time: bool, is_focused: bool, is_current: bool) -> Classes {
    let time = if is_in_time { "is-in-time" } else { "is-late" };
    classes!(
        "dot",
        time,
        is_focused.then_some("is-focused"),
        is_current.then_some("is-current"),
    )
}

/// Where in an element a pointer is. [px]
#[must_use]
pub fn within(frame: &NodeRef, event: &MouseEvent) -> Option<(f64, f64)> {
    let place = frame.cast::<web_sys::Element>()?.get_bounding_client_rect();
    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
    Some((x - place.left(), y - place.top()))
}
