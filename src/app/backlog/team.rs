//! Who works: roles, how many people each has, and what they cost.

use yew::{Html, html};

use crate::app::action::Action;
use crate::app::backlog::change::Change;
use crate::app::backlog::form::Form;
use crate::app::backlog::place::field_id;
use crate::app::button::{off, unless};
use crate::app::editor::EditorAction;
use crate::scenario::ROLES;

/// A row of fields for each role.
pub fn view(form: &Form<'_>) -> Html {
    let text = form.text;
    let roles = form.document.roles().len();
    let (is_only, is_full) = (roles == 1, roles >= ROLES);
    let role = |index: usize| {
        let path = |field: &str| format!("team.roles[{index}].{field}");
        let name = form.document.text_at(&path("name"));
        let onclick = form.on_action.reform(move |_| {
            Action::Editor(EditorAction::BacklogChanged(Change::RemoveRole(index)))
        });
        html! {
            <li key={index} id={field_id(&format!("team.roles[{index}]"))} tabindex="-1">
                { form.words(&path("name"), text.get("team-name")) }
                { form.number(&path("people"), text.get("team-people")) }
                { form.number(&path("day_rate"), text.get("team-rate")) }
                <button type="button" class="icon" aria-disabled={off(is_only)} onclick={unless(is_only, onclick)}
                    aria-label={text.with("team-remove", &[("name", name.into())])}>
                    <span aria-hidden="true">{ "×" }</span>
                </button>
            </li>
        }
    };
    let new = text.get("team-new");
    let on_add = form.on_action.reform(move |_| {
        Action::Editor(EditorAction::BacklogChanged(Change::AddRole(new.clone())))
    });
    html! {
        <fieldset class="team" id={field_id("team")} tabindex="-1">
            <legend>{ text.get("team-title") }</legend>
            <ul>{ for (0..roles).map(role) }</ul>
            if roles > 1 {
                <p class="muted">{ text.get("team-removed") }</p>
            }
            <button type="button" class="quiet" id="add-role" aria-disabled={off(is_full)} onclick={unless(is_full, on_add)}>{ text.get("team-add") }</button>
        </fieldset>
    }
}
