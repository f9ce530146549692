//! What is compared: the variants of the document with their rules. They are added, copied, moved and removed here; which of
//! them are compared now is ticked on the first screen.

use std::rc::Rc;

use yew::{Callback, Html, MouseEvent, Properties, component, html, use_memo, use_state_eq};

use crate::app::action::Action;
use crate::app::backlog::assumed::Assumed;
use crate::app::backlog::form::Form;
use crate::app::backlog::place::field_id;
use crate::app::backlog::rule;
use crate::app::button::{off, unless};
use crate::app::editor::EditorAction;
use crate::app::figure::marks::colour;
use crate::app::select::select;
use crate::description;
use crate::document::{Document, variant_path};
use crate::preset::{READY_MADE, ready_made_ways};
use crate::reading::Problem;
use crate::scenario::VARIANTS;
use crate::simulation::process::Rules;
use crate::text::Text;

/// The variants of the document.
#[derive(Clone, Properties)]
pub struct VariantsProps {
    /// The page's texts.
    pub text: Rc<Text>,
    /// The document, under what is set on it.
    pub assumed: Rc<Assumed>,
    /// What is wrong with it.
    pub problems: Rc<Vec<Problem>>,
    /// The ids of the variants that are compared now.
    pub chosen: Vec<String>,
    /// What the person did.
    pub on_action: Callback<Action>,
}

impl PartialEq for VariantsProps {
    fn eq(&self, other: &Self) -> bool {
        self.assumed == other.assumed
            && self.chosen == other.chosen
            && self.text == other.text
            && Rc::ptr_eq(&self.problems, &other.problems)
    }
}

/// Each with its name and its rules, and a way to add another one.
#[component]
pub fn Variants(props: &VariantsProps) -> Html {
    let VariantsProps {
        text,
        assumed,
        problems,
        chosen,
        on_action,
    } = props;
    let described = use_memo((), |()| description::rules());
    let listening = assumed.listening(on_action);
    let form = Form {
        text,
        document: &assumed.document,
        problems,
        on_action: &listening,
    };
    let ids = form.document.variants();
    let most = || [("most", VARIANTS.into())];
    let variant = |(place, id): (usize, &&str)| {
        let rows = Row {
            form,
            assumed,
            on_action,
            id,
            place,
            count: ids.len(),
        };
        rows.view(&described, chosen.iter().any(|it| it == id))
    };
    html! {
        <details id="variants" class="part">
            <summary id={field_id("processes")}><h4>{ text.get("variants-title") }</h4></summary>
            <p>{ text.with("variants-what", &most()) }{ " " }{ text.get("variants-sliders") }</p>
            <ol class="variants">{ for ids.iter().enumerate().map(variant) }</ol>
            if ids.len() >= VARIANTS {
                <p class="muted">{ text.with("variants-full", &most()) }</p>
            } else {
                <Addition text={Rc::clone(text)} assumed={Rc::clone(assumed)} on_action={on_action.clone()} />
            }
        </details>
    }
}

/// One variant.
struct Row<'a> {
    form: Form<'a>,
    assumed: &'a Rc<Assumed>,
    on_action: &'a Callback<Action>,
    id: &'a str,
    place: usize,
    count: usize,
}

impl Row<'_> {
    /// Goes with the variant when it is moved. A file may say one variant twice.
    fn key(&self) -> String {
        let variants = self.form.document.variants();
        let before = variants.iter().take(self.place);
        let nth = before.filter(|&it| it == &self.id).count();
        format!("{} {nth}", self.id)
    }

    fn view(&self, described: &[(&str, Vec<description::Field>)], is_compared: bool) -> Html {
        let Self { form, id, .. } = self;
        let (text, document) = (form.text, form.document);
        let path = variant_path(id);
        let process = document.process_of(id).unwrap_or_default();
        let name_path = format!("{path}.name");
        let name = match document.text_at(&name_path) {
            name if name.is_empty() => (*id).to_owned(),
            name => name,
        };
        let rules = described.iter().find(|(known, _)| *known == process);
        let rules = rules.map_or(&[][..], |(_, rules)| rules);
        let fields = rules
            .iter()
            .map(|it| rule::view(form, process, it, &format!("{path}.{}", it.name)));
        let of_itself = form.problems.iter().find(|it| it.path == path);
        let summary = text.with("variants-rules", &[("name", name.clone().into())]);
        html! {
            <li key={self.key()} class={colour(process)}>
                <div class="variant">
                    { form.words(&name_path, text.get("variants-name")) }
                    <p class="variant-process">{ text.process(process).unwrap_or_default() }</p>
                    <div class="variant-tools">{ self.buttons(&name) }</div>
                </div>
                if !is_compared {
                    <p class="muted">{ text.get("variants-not-compared") }</p>
                }
                if document.is_other_reading(id) {
                    <p class="muted">
                        { text.get("variants-differs") }{ " " }
                        <button type="button" class="link" onclick={self.restore()}>{ text.get("variants-restore") }</button>
                    </p>
                }
                <details class="rules">
                    <summary id={field_id(&path)}>{ summary }</summary>
                    <div class="rule-fields">
                        { self.process(process) }
                        { for fields }
                    </div>
                </details>
                if let Some(problem) = of_itself {
                    <p class="form-problem">{ text.fault(problem) }</p>
                }
            </li>
        }
    }

    /// Which process it is of.
    fn process(&self, process: &str) -> Html {
        let text = self.form.text;
        let named = |id: &&str| Some(((*id).to_owned(), text.process(id)?));
        let options: Vec<_> = Rules::names().iter().filter_map(named).collect();
        let id = self.id.to_owned();
        let field = field_id(&format!("{}.process", variant_path(self.id)));
        let sought = field.clone();
        let on_choice = changed(
            self.assumed,
            self.on_action,
            move |document, process: String| {
                let is_set = document.set_process(&id, &process);
                is_set.then(|| sought.clone())
            },
        );
        html! {
            <div class="field rule">
                <label for={field.clone()}>{ text.get("variants-process") }</label>
                <div class="rule-value">{ select(field, None, process, &options, on_choice) }</div>
            </div>
        }
    }

    /// Up, down, copy and remove.
    fn buttons(&self, name: &str) -> Html {
        let Self {
            form, place, count, ..
        } = self;
        let (text, place, last) = (form.text, *place, count.saturating_sub(1));
        let named = |key: &'static str| text.registered(key, &[("name", name.into())]);
        let button = |id: String,
                      label: String,
                      sign: &'static str,
                      is_off: bool,
                      onclick: Callback<MouseEvent>| {
            let onclick = unless(is_off, onclick);
            html! {
                <button type="button" class="icon" {id} aria-disabled={off(is_off)} title={label.clone()} aria-label={label} {onclick}>
                    <span aria-hidden="true">{ sign }</span>
                </button>
            }
        };
        let to = |to: usize| {
            // The button that was pressed goes along.
            let sought = format!("variant-{}-{to}", if to < place { "up" } else { "down" });
            self.change(move |document, id| {
                let is_moved = document.move_variant(id, to);
                is_moved.then(|| sought.clone())
            })
        };
        let copy_name = named("variants-copy-name");
        let copy = self.change(move |document, id| {
            let copy = document.copy_variant(id, &copy_name)?;
            Some(field_id(&format!("{}.name", variant_path(&copy))))
        });
        let next = place.min(last.saturating_sub(1));
        let remove = self.change(move |document, id| {
            let is_removed = document.remove_variant(id);
            is_removed.then(|| format!("variant-remove-{next}"))
        });
        html! {
            <>
                { button(format!("variant-up-{place}"), named("variants-up"), "↑", place == 0, to(place.saturating_sub(1))) }
                { button(format!("variant-down-{place}"), named("variants-down"), "↓", place == last, to(place + 1)) }
                { button(format!("variant-copy-{place}"), named("variants-copy"), "+", *count >= VARIANTS, copy) }
                { button(format!("variant-remove-{place}"), named("variants-remove"), "×", *count <= 1, remove) }
            </>
        }
    }

    fn restore(&self) -> Callback<MouseEvent> {
        self.change(|document, id| {
            let is_restored = document.restore_variant(id);
            is_restored.then(|| field_id(&variant_path(id)))
        })
    }

    /// A change of the variants, which says what gets the focus then.
    fn change(
        &self,
        change: impl Fn(&mut Document, &str) -> Option<String> + 'static,
    ) -> Callback<MouseEvent> {
        let id = self.id.to_owned();
        changed(self.assumed, self.on_action, move |document, _| {
            change(document, &id)
        })
    }
}

/// What a button or a list does that changes the variants; nothing where it cannot be done.
fn changed<Input: 'static>(
    assumed: &Rc<Assumed>,
    on_action: &Callback<Action>,
    change: impl Fn(&mut Document, Input) -> Option<String> + 'static,
) -> Callback<Input> {
    let (assumed, on_action) = (Rc::clone(assumed), on_action.clone());
    Callback::from(move |input| {
        let mut sought = None;
        let view = assumed.with_variants(|document| {
            sought = change(document, input);
            sought.is_some()
        });
        if let Some(view) = view {
            on_action.emit(Action::Editor(EditorAction::ViewEdited {
                view: Rc::new(view),
                sought,
            }));
        }
    })
}

#[derive(Clone, PartialEq, Properties)]
struct AdditionProps {
    text: Rc<Text>,
    assumed: Rc<Assumed>,
    on_action: Callback<Action>,
}

/// A list of those that stand ready and are not there, and a button.
#[component]
fn Addition(props: &AdditionProps) -> Html {
    let AdditionProps {
        text,
        assumed,
        on_action,
    } = props;
    let chosen = use_state_eq(|| None::<String>);
    let ids = assumed.document.variants();
    let ready: Vec<(String, String)> = ready_made_ways()
        .into_iter()
        .filter(|way| READY_MADE.contains(&way.id.as_str()) && !ids.contains(&way.id.as_str()))
        .map(|way| (way.id, way.name))
        .collect();
    let known = ready.iter().find(|(id, _)| Some(id) == chosen.as_ref());
    let Some((id, _)) = known.or(ready.first()).cloned() else {
        return html! { <p class="muted">{ text.get("variants-add-none") }</p> };
    };
    let on_choice = {
        let chosen = chosen.setter();
        Callback::from(move |id: String| chosen.set(Some(id)))
    };
    let shown = id.clone();
    let onclick = changed(assumed, on_action, move |document, _: MouseEvent| {
        let is_added = document.add_ready_made(&id);
        is_added.then(|| field_id(&format!("{}.name", variant_path(&id))))
    });
    html! {
        <div class="variant-addition">
            <label for="variant-ready">{ text.get("variants-add-label") }</label>
            { select("variant-ready", None, &shown, &ready, on_choice) }
            <button type="button" class="quiet" id="variant-add" {onclick}>{ text.get("variants-add") }</button>
        </div>
    }
}
