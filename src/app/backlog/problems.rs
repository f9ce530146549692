//! What is wrong with the scenario, each with a way to its field. Items are called by the numbers and names that the table
//! shows; their ids stand nowhere on the page.

use yew::{Callback, Html, html};

use crate::app::action::Action;
use crate::app::backlog::form::Form;
use crate::app::backlog::place::{PROBLEMS, field_id, item_at, spread_at};
use crate::app::backlog::{distribution, named, strays};
use crate::app::state::State;
use crate::document::Document;
use crate::reading::{Fault, Problem, short_text};
use crate::text::Text;

/// More than these are not listed: mending the first ones often mends the rest.
pub const LISTED: usize = 12;

/// The list; nothing where nothing is wrong.
pub fn view(text: &Text, state: &State, on_action: &Callback<Action>) -> Html {
    if state.problems.is_empty() {
        return Html::default();
    }
    let document = state.document();
    let form = Form {
        text,
        document: &document,
        problems: &state.problems,
        on_action,
    };
    let line = |(problem, alike): &(&Problem, usize)| {
        let path = problem.path.clone();
        let onclick = on_action.reform(move |_| Action::FieldSought(path.clone()));
        let link = html! {
            <>
                <button type="button" class="link" {onclick}>{ said(text, &document, problem) }</button>
                if *alike > 0 {
                    { " " }{ text.with("backlog-problems-alike", &[("count", (*alike).into())]) }
                }
            </>
        };
        let take_out = || strays::take_out(&form, &problem.path, PROBLEMS);
        match problem.fault {
            // Of an item, its sheet has it.
            Fault::UnknownField { .. } if item_at(&problem.path).is_none() => html! {
                <li id={field_id(&problem.path)} tabindex="-1">{ link }{ " " }{ take_out() }</li>
            },
            // The first one may have a field, and the second has none.
            Fault::RepeatedKey => html! { <li>{ link }{ " " }{ take_out() }</li> },
            _ => html! { <li>{ link }</li> },
        }
    };
    let is_alike = |a: &&Problem, b: &&Problem| {
        let field = |it: &Problem| item_at(&it.path).map(|(_, field)| field.to_owned());
        matches!(a.fault, Fault::NoSuchId { .. })
            && (&a.fault, &a.value, field(a)) == (&b.fault, &b.value, field(b))
    };
    let problems = grouped(state.problems.iter(), is_alike);
    let rest = problems.len().saturating_sub(LISTED);
    html! {
        <div id={PROBLEMS} class="notice" role="status" tabindex="-1">
            <p>{ text.with("backlog-problems", &[("count", problems.len().into())]) }</p>
            <ul>{ for problems.iter().take(LISTED).map(line) }</ul>
            if rest > 0 {
                <p>{ text.with("backlog-problems-more", &[("count", rest.into())]) }</p>
            }
        </div>
    }
}

/// Problems, and with each how many more there are like it: where many items name something that there is not, mending one thing
/// mends them all.
pub fn grouped<T>(
    problems: impl IntoIterator<Item = T>,
    is_alike: impl Fn(&T, &T) -> bool,
) -> Vec<(T, usize)> {
    let mut groups: Vec<(T, usize)> = Vec::new();
    for problem in problems {
        match groups
            .iter_mut()
            .find(|(first, _)| is_alike(first, &problem))
        {
            Some((_, more)) => *more += 1,
            None => groups.push((problem, 0)),
        }
    }
    groups
}

/// A problem on one line, for a list of several.
pub fn said(text: &Text, document: &Document, problem: &Problem) -> String {
    let problem = in_names(text, document, problem);
    let Some(place) = named::place(text, document, &problem.path) else {
        return text.problem(&problem);
    };
    let fault = match spread_at(&problem.path) {
        Some((spread, "sigma")) => distribution::fault_of_p90(text, document, spread, &problem),
        _ => text.fault(&problem),
    };
    let values = [("place", place.into()), ("fault", fault.into())];
    text.with("problem-line", &values)
}

/// The same problem with the names of items and roles where it has their ids, and with places in words.
#[must_use]
pub fn in_names(text: &Text, document: &Document, problem: &Problem) -> Problem {
    let named = |list: &str, count: usize| -> Vec<(String, String)> {
        let at = |place: usize, field: &str| document.text_at(&format!("{list}[{place}].{field}"));
        let all = (0..count).map(|place| (at(place, "id"), at(place, "name")));
        all.filter(|(_, name)| !name.is_empty()).collect()
    };
    let items = || named("items", document.items().len());
    let roles = || named("team.roles", document.roles().len());
    let rename = |id: &mut String, names: &[(String, String)]| {
        if let Some((_, name)) = names.iter().find(|(known, _)| known == id) {
            id.clone_from(name);
        }
    };
    let mut said = problem.clone();
    if let Fault::Repeated { first } = &mut said.fault {
        // What an id is of says enough.
        let place = first.strip_suffix(".id").unwrap_or(first);
        if let Some(place) = named::place(text, document, place) {
            *first = place;
        }
    }
    match &mut said.fault {
        Fault::Cycle { ids } => {
            let items = items();
            ids.iter_mut().for_each(|id| rename(id, &items));
        }
        Fault::NoSuchId {
            closest: Some(closest),
        } if problem.path.ends_with(".role") => rename(closest, &roles()),
        Fault::NoSuchId {
            closest: Some(closest),
        } => rename(closest, &items()),
        Fault::CrewAbovePeople { role, .. } => rename(role, &roles()),
        // Not what it is called by, but what it refers to.
        Fault::Repeated { .. } if problem.path.ends_with(".id") => {}
        Fault::NotAPredecessor
        | Fault::GoalInRedo { .. }
        | Fault::LaterPhase { .. }
        | Fault::Repeated { .. } => {
            let items = items();
            let is_it = |(id, _): &&(String, String)| Some(short_text(id)) == said.value;
            let name = items.iter().find(is_it).map(|(_, name)| short_text(name));
            said.value = name.or(said.value);
        }
        _ => {}
    }
    said
}
