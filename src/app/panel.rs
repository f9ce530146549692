//! What opens when somebody asks for it, and is not there before.

use yew::{Callback, Event, Html, TargetCast, html};

use crate::app::action::Action;

/// A native disclosure, open where its id is among those of open panels. Its content is drawn only while it is open.
pub fn panel(
    open_panels: &[&'static str],
    id: &'static str,
    class: &'static str,
    summary: Html,
    content: &dyn Fn() -> Html,
    on_action: &Callback<Action>,
) -> Html {
    let is_open = open_panels.contains(&id);
    // Toggling does not bubble, so this hears nothing of the disclosures inside.
    let ontoggle = on_action.reform(move |event: Event| {
        let details = event.target_dyn_into::<web_sys::Element>();
        Action::PanelToggled(id, details.is_some_and(|it| it.has_attribute("open")))
    });
    html! {
        <details {class} {id} open={is_open} {ontoggle}>
            <summary id={format!("panel-{id}")}>{ summary }</summary>
            if is_open {
                { content() }
            }
        </details>
    }
}
