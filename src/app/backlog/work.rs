//! A kind of work: what is known about it, and how far that can be trusted.

use yew::{Html, html};

use crate::app::backlog::form::Form;
use crate::app::backlog::place::field_id;
use crate::app::format;
use crate::app::select::select;
use crate::distribution::Quantile;
use crate::document::works_alike;
use crate::preset::KindOfWork;
use crate::reading::short_number;
use crate::text::Text;

/// The list of kinds, and what the chosen one says.
pub fn view(form: &Form<'_>, path: &str) -> Html {
    let text = form.text;
    let works = form.document.works_at(path);
    let chosen = works.first().map(|it| it.id).unwrap_or_default();
    let options: Vec<_> = works_alike()
        .iter()
        .map(|group| (group[0].id.to_owned(), names(text, group)))
        .collect();
    let on_choice = {
        let path = path.to_owned();
        form.change(move |document, id: String| {
            document.say_work(&path, &id);
        })
    };
    let id = field_id(&format!("{path}.of.median"));
    html! {
        <div class="form-field">
            <label for={id.clone()}>{ text.get("effort-work") }</label>
            { select(id, None, chosen, &options, on_choice) }
            if let Some(work) = works.first() {
                <p>{ says(text, work) }</p>
            }
            { for works.iter().map(|work| source(text, work)) }
        </div>
    }
}

/// What people call kinds that are alike.
fn names(text: &Text, group: &[&'static KindOfWork]) -> String {
    let names: Vec<String> = group
        .iter()
        .map(|it| text.registered(it.label, &[]))
        .collect();
    names.join("; ")
}

/// What is known about a kind of work: its effort, its chance, its wait.
fn says(text: &Text, work: &KindOfWork) -> String {
    let ratio = Quantile::new(&work.effort(), 1.0);
    let [middle, high] = [0.5, 0.9].map(|level| format::days(ratio.at(level)));
    let effort = [("middle", middle.into()), ("high", high.into())];
    let mut says = vec![text.with("effort-work-effort", &effort)];
    if let Some(attempts) = work.attempts {
        let share = format::percent(attempts.success);
        says.push(match attempts.evidence {
            Some(worth) => text.with(
                "effort-work-guess",
                &[
                    ("share", share.into()),
                    ("worth", short_number(worth).into()),
                ],
            ),
            None => text.with("effort-work-chance", &[("share", share.into())]),
        });
    }
    if work.wait.is_some() {
        says.push(text.get("effort-work-wait"));
    }
    says.join(" ")
}

fn source(text: &Text, work: &KindOfWork) -> Html {
    let certainty = text.registered(work.certainty.label(), &[]);
    html! {
        <p class="muted">{ text.registered(work.text, &[]) }{ " " }{ text.with("effort-work-certainty", &[("certainty", certainty.into())]) }</p>
    }
}
