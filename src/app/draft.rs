//! What is being typed into a field: it stays as it is, whatever else the page draws meanwhile, and counts once the field is
//! left.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::{AttrValue, Callback, Event, FocusEvent, InputEvent, TargetCast, hook, use_state_eq};

use crate::browser::press;

/// What is being typed into one field, and what the field tells.
#[derive(Clone, Debug)]
pub struct Draft {
    /// None: nothing is being typed.
    pub typed: Option<AttrValue>,
    /// When something is typed.
    pub oninput: Callback<InputEvent>,
    /// When the field is left with another text, or Enter is pressed in it.
    pub onchange: Callback<Event>,
    /// When the field is left. Where that was no change, what stands in it is what stood there before, and counts already.
    pub onblur: Callback<FocusEvent>,
    /// Takes back what is being typed.
    pub forget: Callback<()>,
}

/// The draft of a field that tells what was typed into it.
#[hook]
pub fn use_draft(on_commit: Callback<String>) -> Draft {
    let typed = use_state_eq(|| None::<AttrValue>);
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| typed.set(Some(text_in(&event).into())))
    };
    let onchange = {
        let typed = typed.setter();
        Callback::from(move |event: Event| {
            let (typed, on_commit, text) = (typed.clone(), on_commit.clone(), text_in(&event));
            press::after(move || {
                typed.set(None);
                on_commit.emit(text);
            });
        })
    };
    let forget = {
        let typed = typed.setter();
        Callback::from(move |()| typed.set(None))
    };
    let onblur = {
        let forget = forget.clone();
        Callback::from(move |_| {
            let forget = forget.clone();
            press::after(move || forget.emit(()));
        })
    };
    Draft {
        typed: (*typed).clone(),
        oninput,
        onchange,
        onblur,
        forget,
    }
}

/// What stands in the field of an event.
#[must_use]
pub fn text_in(event: &Event) -> String {
    let line = event.target_dyn_into::<HtmlInputElement>();
    let passage = || event.target_dyn_into::<HtmlTextAreaElement>();
    let text = line.map(|it| it.value());
    text.or_else(|| passage().map(|it| it.value()))
        .unwrap_or_default()
}
