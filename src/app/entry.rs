//! A field of one line that one types into. Escape takes back what is being typed.

use yew::{AttrValue, Callback, Html, KeyboardEvent, Properties, component, html};

use crate::app::draft::use_draft;

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
    let draft = use_draft(props.on_commit.clone());
    let onkeydown = {
        let (forget, is_typed) = (draft.forget.clone(), draft.typed.is_some());
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
                forget.emit(());
                on_step.emit(steps);
            }
            if is_typed && event.key() == "Escape" {
                // Not also what Escape does around the field.
                event.stop_propagation();
                event.prevent_default();
                forget.emit(());
            }
        }
    };
    let value = draft.typed.unwrap_or_else(|| props.value.clone());
    html! {
        <input id={props.id.clone()} type="text" {value}
            inputmode={props.inputmode.clone()} placeholder={props.placeholder.clone()} aria-label={props.label.clone()}
            aria-describedby={props.describedby.clone()} aria-invalid={props.is_wrong.then_some("true")}
            list={props.list.clone()} autocomplete="off" oninput={draft.oninput} onchange={draft.onchange} onblur={draft.onblur} {onkeydown} />
    }
}
