//! Work that nobody planned: whether there is any, how often it comes up, and what it takes.

use std::rc::Rc;

use yew::{Callback, Event, Html, html};

use crate::app::action::Action;
use crate::app::backlog::assumed::Assumed;
use crate::app::backlog::distribution;
use crate::app::backlog::form::Form;
use crate::app::editor::EditorAction;

/// The switch, and the fields while it is on.
pub fn view(
    form: &Form<'_>,
    assumed: &Rc<Assumed>,
    roles: &[(String, String)],
    on_action: &Callback<Action>,
) -> Html {
    let text = form.text;
    let has = form.document.has_unplanned();
    let on_switch = {
        let (assumed, on_action) = (Rc::clone(assumed), on_action.clone());
        Callback::from(move |_: Event| {
            let view = assumed.edited("unplanned", |document| {
                document.switch_unplanned();
                true
            });
            if let Some(view) = view {
                on_action.emit(Action::Editor(EditorAction::ViewEdited {
                    view: Rc::new(view),
                    sought: None,
                }));
            }
        })
    };
    html! {
        <details id="unplanned" class="part">
            <summary><h4>{ text.get("unplanned-title") }</h4></summary>
            <label class="form-tick">
                <input id="field-unplanned" type="checkbox" checked={has} onchange={on_switch} />
                <span>{ text.get("unplanned-switch") }</span>
            </label>
            if has {
                <div class="part-fields">
                    { form.number("unplanned.per_day", text.get("unplanned-per-day")) }
                    { form.choice("unplanned.role", text.get("unplanned-role"), roles) }
                    <fieldset class="is-wide">
                        <legend>{ text.get("unplanned-effort") }</legend>
                        { distribution::view(form, "unplanned.effort", false) }
                    </fieldset>
                </div>
            }
        </details>
    }
}
