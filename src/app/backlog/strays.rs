//! What is wrong with an item and has no field in its sheet: an id that another one has, a field that nobody knows, or that is
//! given twice.

use yew::{Html, html};

use crate::app::backlog::form::Form;
use crate::app::backlog::place::{field_id, item_at, stands_in};
use crate::app::backlog::{named, problems};
use crate::browser::page;
use crate::reading::{Fault, Problem};

/// The field of what an item is referred to by. It is shown only where it is wrong: luck hangs on it.
const ID: &str = "id";

/// A line for each, with what mends it; nothing where nothing is.
pub fn view(form: &Form<'_>, index: usize) -> Html {
    let item = format!("items[{index}]");
    let id = format!("{item}.{ID}");
    let is_shown = |problem: &Problem| {
        let (_, place) = item_at(&problem.path).unwrap_or_default();
        let field = place.split(['.', '[']).next().unwrap_or_default();
        // The field of the id has no parts.
        let is_whole = field != ID || place == ID;
        is_whole && named::label_in_sheet(form.text, field).is_some()
    };
    let is_stray = |problem: &&Problem| {
        // The first of two has the field.
        let is_second = problem.fault == Fault::RepeatedKey;
        stands_in(&problem.path, &item) && (is_second || !is_shown(problem))
    };
    let stray = |problem: &Problem| {
        // The row of an item has the id of the item itself, and a field its own.
        let has_id = problem.path != item && !is_shown(problem);
        let id = has_id.then(|| field_id(&problem.path));
        html! {
            <div class="form-stray" {id} tabindex="-1">
                <p class="form-problem">{ problems::said(form.text, form.document, problem) }</p>
                { take_out(form, &problem.path, "sheet-close") }
            </div>
        }
    };
    let strays = form.problems.iter().filter(is_stray);
    html! {
        <>
            { for strays.map(stray) }
            if form.problem_at(&id).is_some() {
                { form.words(&id, form.text.get("sheet-id")) }
            }
        </>
    }
}

/// A button that takes out what stands at a path. What has the id `then` gets the focus: the button goes with the problem.
pub fn take_out(form: &Form<'_>, path: &str, then: &'static str) -> Html {
    let path = path.to_owned();
    let onclick = form.change(move |document, _| {
        page::focus(then);
        document.remove(&path);
    });
    html! { <button type="button" class="quiet" {onclick}>{ form.text.get("sheet-take-out") }</button> }
}
