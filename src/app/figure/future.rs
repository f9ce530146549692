//! The future in focus: what happens in it under each way of working, day by day, to be played. It is drawn by the second
//! part of the program, so nothing but that may name it.

use yew::{Callback, Html, component, html};

use crate::app::figure::lane::Lane;
use crate::app::figure::lanes::{self, Lanes};
use crate::app::figure::layout::Layout;
use crate::app::figure::player::{Player, use_player};
use crate::app::figure::timeline::Timeline;
use crate::app::figure::words::Speaker;
use crate::app::figure::{FigureProps, Strip, table};
use crate::text::Text;
use crate::units::Days;

/// By which the textures of its timelines are known in the document.
const LANES: &str = "figure";

/// The timelines of the future in focus.
pub fn view(props: &FigureProps) -> Html {
    html! { <Future ..props.clone() /> }
}

/// All futures of the figure as a table.
pub fn futures(props: &FigureProps) -> Html {
    table::view(&props.text, &props.speaker(), &props.order())
}

/// The timelines, as far as they are played.
#[component]
fn Future(props: &FigureProps) -> Html {
    let (text, speaker) = (&props.text, props.speaker());
    let layout = props.layout();
    let lanes = lanes_of(props, &speaker, &layout);
    let end = lanes.as_ref().map_or(0.0, |(_, end)| *end);
    let place = props.focused();
    let run = place.map_or(0, |place| speaker.pairs[place].run);
    let player = use_player(run, end);
    let Some((lanes, _)) = lanes else {
        return Html::default();
    };
    let processes: Vec<&'static str> = props.strips().iter().map(|it| it.side.process).collect();
    let ticks: Vec<f64> = layout.ticks.iter().map(|tick| tick.x).collect();
    let number = place.map_or(0, |place| props.number(place));
    html! {
        <>
            <div class="futures-buttons">{ play_buttons(text, &player) }</div>
            { lanes::view(&Lanes {
                id: LANES,
                scale: &layout.scale,
                ticks: &ticks,
                deadline: Some(layout.deadline),
                width: layout.width,
                lanes: &lanes,
                processes: &processes,
                shown: player.shown,
                label: text.with("figure-lanes-title", &[("number", number.into())]),
            }) }
            { lanes::key(text, LANES, &lanes, &processes) }
        </>
    }
}

/// The lanes of the future in focus, one for each strip, and the last of their days on the axis.
fn lanes_of(
    props: &FigureProps,
    speaker: &Speaker<'_>,
    layout: &Layout,
) -> Option<(Vec<Lane>, Days)> {
    let replay = props.replay.as_ref().filter(|_| props.focus.is_some())?;
    let roles = props.comparison.results.scenario.team.roles.iter();
    let people = roles.map(|role| role.people).sum();
    let (mut lanes, mut end, mut top) = (Vec::new(), 0.0_f64, 0.0);
    for Strip { side, .. } in speaker.strips {
        let variant = replay.variants.get(side.variant)?;
        let timeline = Timeline::of(side.process, &variant.events);
        let lane = Lane::of(
            &timeline,
            people,
            &speaker.lane(side, &timeline),
            &layout.scale,
            top,
            layout.width,
        );
        end = end.max(timeline.end);
        top = lane.bottom + 12.0;
        lanes.push(lane);
    }
    Some((lanes, end.min(layout.scale.end)))
}

fn play_buttons(text: &Text, player: &Player) -> Html {
    let press = |callback: &Callback<()>| callback.reform(|_| ());
    // Drawn, since few fonts have these signs.
    let (sign, words) = if player.is_running {
        ("M1 1h3v10h-3zM7 1h3v10h-3z", text.get("figure-pause"))
    } else {
        ("M1 0v12l10 -6z", text.get("figure-play"))
    };
    html! {
        <>
            <button type="button" class="futures-play" onclick={press(&player.toggle)}>
                <svg width="12" height="12" aria-hidden="true"><path d={sign} fill="currentColor" /></svg>
                { words }
            </button>
            <button type="button" onclick={press(&player.step)}>{ text.get("figure-step") }</button>
            if player.shown.is_some() {
                <button type="button" onclick={press(&player.show_all)}>{ text.get("figure-all") }</button>
            }
        </>
    }
}
