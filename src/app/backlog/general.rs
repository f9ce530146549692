//! What holds for the whole scenario: its name, what it is about, and the few numbers that stand in no list.

use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::app::backlog::form::Form;
use crate::app::backlog::place::field_id;
use crate::app::draft::use_draft;
use crate::app::select::select;

/// Which item is next, as a scenario says it.
const ORDERS: [&str; 2] = ["listed", "value"];

/// The fields.
pub fn view(form: &Form<'_>) -> Html {
    let text = form.text;
    let order = match form.document.text_at("order") {
        order if order.is_empty() => ORDERS[0].to_owned(),
        order => order,
    };
    let orders = [
        (ORDERS[0].to_owned(), text.get("general-order-listed")),
        (ORDERS[1].to_owned(), text.get("general-order-value")),
    ];
    let description = field_id("description");
    html! {
        <details id="general" class="part">
            <summary><h4>{ text.get("general-title") }</h4></summary>
            <div class="part-fields">
                { form.words("name", text.get("general-name")) }
                <div class="form-field is-wide">
                    <label for={description.clone()}>{ text.get("general-description") }</label>
                    <Passage id={description} value={form.document.text_at("description")}
                        is_wrong={form.problem_at("description").is_some()} on_commit={form.set("description")} />
                    { form.what_is_wrong("description") }
                </div>
                { form.number("team.hours_per_day", text.get("general-hours")) }
                { form.number("team.focus", text.get("general-focus")) }
                { form.number("correlation", text.get("general-correlation")) }
                <div class="form-field">
                    <label for={field_id("order")}>{ text.get("general-order") }</label>
                    { select(field_id("order"), None, &order, &orders, form.set("order")) }
                    { form.what_is_wrong("order") }
                </div>
            </div>
        </details>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct PassageProps {
    id: String,
    value: AttrValue,
    is_wrong: bool,
    on_commit: Callback<String>,
}

/// A text of several lines.
#[component]
fn Passage(props: &PassageProps) -> Html {
    let draft = use_draft(props.on_commit.clone());
    let value = draft.typed.unwrap_or_else(|| props.value.clone());
    html! {
        <textarea id={props.id.clone()} rows="3" {value} aria-invalid={props.is_wrong.then_some("true")}
            aria-describedby={format!("{}-problem", props.id)} oninput={draft.oninput} onchange={draft.onchange} onblur={draft.onblur} />
    }
}
