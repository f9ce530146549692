//! The one control of a small figure: a slider, or two buttons.

use web_sys::HtmlInputElement;
use yew::{Callback, Html, InputEvent, TargetCast, html};

use crate::app::button::off;

/// What a slider moves along: whole places, whose meaning the figure knows.
pub struct Slider {
    /// Its id in the document.
    pub id: &'static str,
    /// What it asks.
    pub label: String,
    /// What it is at, in words.
    pub value: String,
    /// Its last place; the first is 0.
    pub last: usize,
    /// Where it is.
    pub place: usize,
}

/// A native slider with its label and, beside it, what it is at.
pub fn slider(slider: &Slider, on_place: Callback<usize>) -> Html {
    let last = slider.last;
    let oninput = move |event: InputEvent| {
        let place = event.target_dyn_into::<HtmlInputElement>();
        if let Some(place) = place.and_then(|it| it.value().parse::<usize>().ok()) {
            on_place.emit(place.min(last));
        }
    };
    html! {
        <div class="guide-control">
            <label for={slider.id}>{ &slider.label }</label>
            <output for={slider.id}>{ &slider.value }</output>
            <input id={slider.id} type="range" min="0" max={slider.last.to_string()} step="1"
                value={slider.place.to_string()} aria-valuetext={slider.value.clone()} {oninput} />
        </div>
    }
}

/// Two buttons, to the one before and to the next one; none to before the first.
pub fn turn([back, on]: [String; 2], place: u64, on_place: Callback<u64>) -> Html {
    let to = |place: Option<u64>| {
        let on_place = on_place.clone();
        move |_| {
            if let Some(place) = place {
                on_place.emit(place);
            }
        }
    };
    html! {
        <div class="futures-buttons">
            <button type="button" aria-disabled={off(place == 0)} onclick={to(place.checked_sub(1))}>{ back }</button>
            <button type="button" onclick={to(place.checked_add(1))}>{ on }</button>
        </div>
    }
}
