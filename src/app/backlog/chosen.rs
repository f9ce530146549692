//! What is done with several items at once: one field of all of them, a copy, another place. Each is one step of undoing.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::{Callback, Html, Properties, SubmitEvent, component, html, use_state_eq};

use crate::app::action::Action;
use crate::app::backlog::place::item_at;
use crate::app::backlog::problems;
use crate::app::backlog::table::Roles;
use crate::app::button::off;
use crate::app::editor::EditorAction;
use crate::app::entry::Entry;
use crate::app::select::select;
use crate::browser::page;
use crate::document::Document;
use crate::reading::{Node, Problem, typed_number};
use crate::text::Text;

/// The field in which the new value is typed.
const VALUE: &str = "chosen-value";

/// The box that chooses all items or none.
pub const ALL: &str = "choose-all";

/// What can be given to all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Role,
    Phase,
    Capability,
    Goal,
    Required,
    Success,
    Scale,
}

impl Field {
    const ALL: [Self; 7] = [
        Self::Role,
        Self::Phase,
        Self::Capability,
        Self::Goal,
        Self::Required,
        Self::Success,
        Self::Scale,
    ];

    /// Its name in the document.
    const fn key(self) -> &'static str {
        match self {
            Self::Role => "role",
            Self::Phase => "phase",
            Self::Capability => "capability",
            Self::Goal => "goal",
            Self::Required => "required",
            Self::Success => "success",
            Self::Scale => "estimate",
        }
    }

    fn words(self, text: &Text) -> String {
        match self {
            Self::Role => text.get("chosen-role"),
            Self::Phase => text.get("chosen-phase"),
            Self::Capability => text.get("chosen-capability"),
            Self::Goal => text.get("chosen-goal"),
            Self::Required => text.get("chosen-required"),
            Self::Success => text.get("chosen-success"),
            Self::Scale => text.get("chosen-scale"),
        }
    }
}

/// Which items.
#[derive(Clone, Properties)]
pub struct ChosenProps {
    /// The page's texts.
    pub text: Rc<Text>,
    /// The document.
    pub document: Document,
    /// What is wrong with it already.
    pub problems: Rc<Vec<Problem>>,
    /// The places of the items, at least one.
    pub chosen: Rc<BTreeSet<usize>>,
    /// Roles to choose from.
    pub roles: Roles,
    /// What the person did.
    pub on_action: Callback<Action>,
}

impl PartialEq for ChosenProps {
    fn eq(&self, other: &Self) -> bool {
        self.document == other.document
            && self.chosen == other.chosen
            && self.roles == other.roles
            && Rc::ptr_eq(&self.problems, &other.problems)
    }
}

/// The bar that is there while items are chosen.
#[component]
pub fn Chosen(props: &ChosenProps) -> Html {
    let field = use_state_eq(|| Field::Role);
    let typed = use_state_eq(String::new);
    let wrong = use_state_eq(|| None::<String>);
    let ChosenProps {
        text,
        document,
        chosen,
        roles,
        on_action,
        ..
    } = props;
    let on_field = {
        let (field, typed, wrong) = (field.setter(), typed.setter(), wrong.setter());
        Callback::from(move |name: String| {
            let named = |it: &Field| format!("{it:?}") == name;
            if let Some(chosen) = Field::ALL.into_iter().find(named) {
                field.set(chosen);
                typed.set(String::new());
                wrong.set(None);
            }
        })
    };
    let on_value = {
        let (typed, wrong) = (typed.setter(), wrong.setter());
        Callback::from(move |value: String| {
            typed.set(value);
            wrong.set(None);
        })
    };
    let flags = [
        ("true".to_owned(), text.get("chosen-yes")),
        ("false".to_owned(), text.get("chosen-no")),
    ];
    let options = match *field {
        Field::Role => Some(roles.as_slice()),
        Field::Required => Some(&flags[..]),
        _ => None,
    };
    // What a list shows while nobody has chosen from it is what counts.
    let value = match options.and_then(<[_]>::first) {
        Some((first, _)) if typed.is_empty() => first.clone(),
        _ => (*typed).clone(),
    };
    let words = field.words(text);
    let entry = match options {
        Some(options) => select(VALUE, Some(words.clone()), &value, options, on_value),
        None => html! {
            <Entry id={VALUE} value={value.clone()} label={words.clone()} is_wrong={wrong.is_some()}
                inputmode={matches!(*field, Field::Success | Field::Scale).then_some("decimal")}
                describedby="chosen-wrong" on_commit={on_value} />
        },
    };
    let onsubmit = {
        let (props, field, wrong) = (props.clone(), *field, wrong.setter());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            // What is typed is known to this view only once it is drawn again.
            match changed(&props, field, &page::value_of(VALUE)) {
                Ok(document) => {
                    let chosen = Rc::clone(&props.chosen);
                    props
                        .on_action
                        .emit(Action::Editor(EditorAction::ItemsChanged(
                            document, chosen, None,
                        )));
                }
                Err(problem) => wrong.set(Some(problem)),
            }
        })
    };
    let fields = Field::ALL.map(|it| (format!("{it:?}"), it.words(text)));
    html! {
        <form id="chosen" class="chosen" {onsubmit}>
            <p class="chosen-count" role="status">{ text.with("chosen-count", &[("count", chosen.len().into())]) }</p>
            <div class="chosen-set" role="group" aria-label={text.get("chosen-set")}>
                { select("chosen-field", Some(text.get("chosen-field")), &format!("{:?}", *field), &fields, on_field) }
                { entry }
                <button id="chosen-apply">{ text.get("chosen-apply") }</button>
            </div>
            <p id="chosen-wrong" class="form-problem" role="alert">{ (*wrong).clone().unwrap_or_default() }</p>
            { buttons(text, document, chosen, on_action) }
        </form>
    }
}

/// The document with the new value; or what is wrong with that.
fn changed(props: &ChosenProps, field: Field, value: &str) -> Result<Document, String> {
    let ChosenProps {
        text,
        document,
        chosen,
        ..
    } = props;
    let mut next = document.clone();
    if field == Field::Role {
        next.set_role_of_items(chosen, value);
    } else if field == Field::Scale {
        let factor = typed_number(value).filter(|it| *it > 0.0);
        let factor = factor.ok_or_else(|| text.get("chosen-no-factor"))?;
        next.scale_items(chosen, factor);
    } else {
        let first = chosen.first().copied().unwrap_or_default();
        let path = format!("items[{first}].{}", field.key());
        // The document says what a text means in this field.
        next.enter(&path, value);
        let value: Option<Node> = next.get(&path).cloned();
        next.set_in_items(chosen, field.key(), value.as_ref());
    }
    // What was wrong before is no reason not to change something else.
    let found = next.validate().err().unwrap_or_default();
    let is_new_in_chosen = |it: &&Problem| {
        let item = item_at(&it.path).map(|(item, _)| item);
        !props.problems.contains(it) && item.is_some_and(|item| chosen.contains(&item))
    };
    match found.iter().find(is_new_in_chosen) {
        Some(problem) if item_at(&problem.path).is_some_and(|(_, it)| it == field.key()) => {
            Err(text.fault(problem))
        }
        // The new value does not go with something else of the item.
        Some(problem) => Err(problems::said(text, &next, problem)),
        None => Ok(next),
    }
}

/// What is done with the items as they are.
fn buttons(
    text: &Rc<Text>,
    document: &Document,
    chosen: &Rc<BTreeSet<usize>>,
    on_action: &Callback<Action>,
) -> Html {
    let button = |id: &'static str, words: String, action: Option<Action>| {
        let is_off = action.is_none();
        let on_action = on_action.clone();
        let onclick = move |_| {
            if let Some(action) = action.clone() {
                on_action.emit(action);
            }
        };
        html! {
            <button type="button" class="quiet" {id} aria-disabled={off(is_off)} {onclick}>{ words }</button>
        }
    };
    let change = |change: &dyn Fn(&mut Document) -> Option<BTreeSet<usize>>, sought| {
        let mut next = document.clone();
        let now = change(&mut next)?;
        Some(Action::Editor(EditorAction::ItemsChanged(
            next,
            Rc::new(now),
            sought,
        )))
    };
    let moved = |is_up: bool| change(&|it| it.move_items(chosen, is_up), None);
    let copies = change(
        &|it| {
            it.duplicate_items(chosen, |name| {
                text.with("backlog-copy", &[("name", name.into())])
            })
        },
        None,
    );
    let removed = change(&|it| it.remove_items(chosen).then(BTreeSet::new), Some(ALL));
    html! {
        <div class="toolbar">
            { button("chosen-up", text.get("chosen-up"), moved(true)) }
            { button("chosen-down", text.get("chosen-down"), moved(false)) }
            { button("chosen-copy", text.get("chosen-copy"), copies) }
            { button("chosen-remove", text.get("chosen-remove"), removed) }
            { button("chosen-none", text.get("chosen-none"), Some(Action::Editor(EditorAction::AllChosen(false)))) }
        </div>
    }
}
