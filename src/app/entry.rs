//! A field that one types into: what is typed stays as it is until it is committed, whatever else the page
//! renders in the meantime, and Escape takes it back.

use yew::{
    AttrValue, Callback, Event, Html, InputEvent, KeyboardEvent, Properties, TargetCast, component,
    html, use_state_eq,
};

use crate::browser::press;

/// What the field shows, and whom it tells.
#[derive(Clone, PartialEq, Properties)]
pub struct EntryProps {
    /// Its id in the document.
    pub id: AttrValue,
    /// What stands in it while nobody types.
    pub value: AttrValue,
    /// Which keyboard a phone shows, as HTML names them.
    #[prop_or_default]
    pub inputmode: Option<AttrValue>,
    /// What it is called, where no label stands beside it.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// What counts while nothing stands in it.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// The id of a list of what one may mean.
    #[prop_or_default]
    pub list: Option<AttrValue>,
    /// The id of what describes it.
    #[prop_or_default]
    pub describedby: Option<AttrValue>,
    /// Whether what stands in it is refused.
    #[prop_or_default]
    pub is_wrong: bool,
    /// Whom to tell that an arrow key asks for one step more, or for one less.
    #[prop_or_default]
    pub on_step: Option<Callback<i32>>,
    /// What was typed, once it is left or Enter is pressed.
    pub on_commit: Callback<String>,
}

/// A native input. The browser's own undo works in it until it is committed.
#[component]
pub fn Entry(props: &EntryProps) -> Html {
    let draft = use_state_eq(|| None::<String>);
    let oninput = {
        let draft = draft.setter();
        move |event: InputEvent| draft.set(Some(text_in(&event)))
    };
    let onchange = {
        let (draft, on_commit) = (draft.setter(), props.on_commit.clone());
        move |event: Event| {
            let typed = text_in(&event);
            let (draft, on_commit) = (draft.clone(), on_commit.clone());
            press::after(move || {
                draft.set(None);
                on_commit.emit(typed);
            });
        }
    };
    let onkeydown = {
        let (draft, is_typed) = (draft.setter(), draft.is_some());
        let on_step = props.on_step.clone();
        move |event: KeyboardEvent| {
            let steps = match event.key().as_str() {
                "ArrowUp" => 1,
                "ArrowDown" => -1,
                _ => 0,
            };
            if steps != 0
                && let Some(on_step) = &on_step
            {
                event.prevent_default();
                draft.set(None);
                on_step.emit(steps);
            }
            if is_typed && event.key() == "Escape" {
                // Not also what Escape does around the field.
                event.stop_propagation();
                event.prevent_default();
                draft.set(None);
            }
        }
    };
    let value = draft
        .as_ref()
        .map_or(props.value.clone(), |draft| draft.clone().into());
    html! {
        <input id={props.id.clone()} type="text" {value}
            inputmode={props.inputmode.clone()} placeholder={props.placeholder.clone()} aria-label={props.label.clone()}
            aria-describedby={props.describedby.clone()} aria-invalid={props.is_wrong.then_some("true")}
            list={props.list.clone()} autocomplete="off" {oninput} {onchange} {onkeydown} />
    }
}

fn text_in(event: &Event) -> String {
    let input = event.target_dyn_into::<web_sys::HtmlInputElement>();
    input.map(|input| input.value()).unwrap_or_default()
}
