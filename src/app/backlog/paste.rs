//! Rows of a spreadsheet, pasted: what they are understood as, what is wrong with them, and the way into the backlog.
//!
//! The text stays in its box, whatever else happens on the page, until its rows are taken or the person empties it.

use std::rc::Rc;

use yew::{Callback, Html, InputEvent, Properties, classes, component, html, use_memo};

use crate::app::action::Action;
use crate::app::backlog::problems::{LISTED, grouped};
use crate::app::draft::text_in;
use crate::app::editor::{EditorAction, Paste};
use crate::app::select::select;
use crate::browser::page;
use crate::document::rows::{
    CellProblem, Column, Heading, Pasting, Proposal, Row, RowFault, Separator,
};
use crate::document::{Document, ESTIMATE};
use crate::reading::short_number;
use crate::text::Text;

pub mod words;

/// Rows that are shown: enough to see whether they are understood.
const SHOWN: usize = 6;

/// The box of the text.
const TEXT: &str = "paste-text";

/// What the box shows.
#[derive(Clone, Properties)]
pub struct PasteProps {
    /// The page's texts.
    pub text: Rc<Text>,
    /// The document that the rows are for.
    pub document: Document,
    /// What was pasted.
    pub paste: Rc<Paste>,
    /// What the person did.
    pub on_action: Callback<Action>,
}

impl PartialEq for PasteProps {
    fn eq(&self, other: &Self) -> bool {
        self.document == other.document && Rc::ptr_eq(&self.paste, &other.paste)
    }
}

/// The box with everything below it.
#[component]
pub fn PasteBox(props: &PasteProps) -> Html {
    let proposal = use_memo(props.clone(), |props| {
        props.document.propose(&props.paste.pasting)
    });
    let PasteProps {
        text,
        document,
        paste,
        on_action,
    } = props;
    let pasting = &paste.pasting;
    let sheet = Sheet {
        text,
        paste,
        proposal: &proposal,
        on_action,
    };
    let oninput = sheet.edit(|pasting, event: InputEvent| pasting.enter(text_in(&event)));
    let on_close = on_action.reform({
        let paste = Rc::clone(paste);
        move |_| {
            Action::Editor(EditorAction::PasteChanged(Rc::new(Paste {
                is_open: false,
                ..(*paste).clone()
            })))
        }
    });
    let on_clear = sheet.edit(|pasting, _| *pasting = Pasting::default());
    let on_take = {
        let (document, paste) = (document.clone(), Rc::clone(paste));
        let (proposal, on_action) = (Rc::clone(&proposal), on_action.clone());
        let new_name = text.get("backlog-new-scenario");
        Callback::from(move |_| {
            if let Some(action) = taken(&document, &paste, &proposal, &new_name) {
                on_action.emit(action);
            }
        })
    };
    let good = proposal.good();
    let take = if pasting.replaces {
        text.with("paste-take-replacing", &[("count", good.into())])
    } else {
        text.with("paste-take", &[("count", good.into())])
    };
    html! {
        <section id="paste" class="paste" aria-labelledby="paste-title">
            <h4 id="paste-title">{ text.get("paste-title") }</h4>
            <p class="muted" id="paste-explained">{ text.get("paste-explained") }</p>
            { sheet.outcome() }
            <div class="form-field">
                <label for={TEXT}>{ text.get("paste-text") }</label>
                <textarea id={TEXT} rows="8" wrap="off" spellcheck="false" autocomplete="off" placeholder={text.get("paste-example")}
                    aria-describedby="paste-explained" aria-invalid={sheet.is_wrong().then_some("true")}
                    value={pasting.text.clone()} {oninput} />
            </div>
            { sheet.refusal() }
            if !proposal.rows.is_empty() {
                { sheet.reading() }
                { sheet.table() }
                { sheet.roles() }
                { sheet.problems() }
                { sheet.notes() }
                { sheet.ways() }
            }
            <div class="toolbar">
                <button type="button" id="paste-take" disabled={good == 0} onclick={on_take}>{ take }</button>
                <button type="button" class="quiet" id="paste-clear" disabled={pasting.text.is_empty()} onclick={on_clear}>
                    { text.get("paste-clear") }
                </button>
                <button type="button" class="quiet" id="paste-close" onclick={on_close}>{ text.get("paste-close") }</button>
            </div>
        </section>
    }
}

/// The rows that are right go into the document, the others stay. A preset all of whose items they replace gets a new name.
fn taken(
    document: &Document,
    paste: &Paste,
    proposal: &Proposal,
    new_name: &str,
) -> Option<Action> {
    let mut taken = proposal.take(document, &paste.pasting)?;
    if paste.pasting.replaces {
        taken.document.part_from_preset(new_name);
    }
    let is_all = taken.left.text.is_empty();
    let sought = if is_all {
        format!("field-items[{}].name", taken.first)
    } else {
        TEXT.to_owned()
    };
    let paste = Paste {
        is_open: true,
        pasting: taken.left,
        taken: Some(taken.count),
    };
    Some(Action::Editor(EditorAction::RowsTaken(
        taken.document,
        Rc::new(paste),
        sought,
    )))
}

/// What was pasted, what it comes to, and whom to tell.
#[derive(Clone, Copy)]
struct Sheet<'a> {
    text: &'a Text,
    paste: &'a Rc<Paste>,
    proposal: &'a Proposal,
    on_action: &'a Callback<Action>,
}

impl Sheet<'_> {
    /// Changes what was pasted, or what was said about it.
    fn edit<In: 'static>(self, change: impl Fn(&mut Pasting, In) + 'static) -> Callback<In> {
        let paste = Rc::clone(self.paste);
        self.on_action.reform(move |input| {
            let mut paste = (*paste).clone();
            change(&mut paste.pasting, input);
            paste.taken = None;
            Action::Editor(EditorAction::PasteChanged(Rc::new(paste)))
        })
    }

    fn is_wrong(self) -> bool {
        self.proposal.refusal.is_some() || !self.proposal.problems.is_empty()
    }

    /// What was taken last.
    fn outcome(self) -> Html {
        let count = self.paste.taken.map(|count| [("count", count.into())]);
        let words = count.map(|count| {
            if self.paste.pasting.text.is_empty() {
                self.text.with("paste-taken", &count)
            } else {
                self.text.with("paste-taken-some", &count)
            }
        });
        html! { <p id="paste-outcome" role="status">{ words.unwrap_or_default() }</p> }
    }

    fn refusal(self) -> Html {
        let Some(refusal) = &self.proposal.refusal else {
            return Html::default();
        };
        html! { <p id="paste-refused" class="form-problem" role="alert">{ words::refusal(self.text, refusal) }</p> }
    }

    /// How the text is cut into cells.
    fn reading(self) -> Html {
        let text = self.text;
        let separators = [
            (Separator::Tab, text.get("paste-separator-tab")),
            (Separator::Semicolon, text.get("paste-separator-semicolon")),
            (Separator::Comma, text.get("paste-separator-comma")),
        ];
        let name = |separator: Separator| format!("{separator:?}");
        let on_separator = self.edit(move |pasting, chosen: String| {
            pasting.separator = Separator::ALL.into_iter().find(|&it| name(it) == chosen);
            pasting.columns.clear();
        });
        let has_header = self.proposal.has_header;
        let on_header = self.edit(move |pasting, _| pasting.has_header = Some(!has_header));
        let shown = self.proposal.separator.map(name).unwrap_or_default();
        let options = separators.map(|(separator, words)| (name(separator), words));
        html! {
            <div class="paste-reading">
                <div class="form-field">
                    <label for="paste-separator">{ text.get("paste-separator") }</label>
                    { select("paste-separator", None, &shown, &options, on_separator) }
                </div>
                <label class="form-tick">
                    <input id="paste-header" type="checkbox" checked={has_header} onchange={on_header} />
                    <span>{ text.get("paste-has-header") }</span>
                </label>
            </div>
        }
    }

    /// The first rows, with what each column means above.
    fn table(self) -> Html {
        let text = self.text;
        let all = self.proposal.rows.len();
        let shown = text.with(
            "paste-shown",
            &[("count", SHOWN.min(all).into()), ("all", all.into())],
        );
        let headings = self.proposal.columns.iter().enumerate();
        html! {
            <>
                <div class="more-scroll" tabindex="0" role="region" aria-label={text.get("paste-columns")}>
                    <table class="paste-table">
                        <thead>
                            <tr>
                                <th scope="col">{ text.get("paste-row") }</th>
                                { for headings.map(|(place, heading)| self.heading(place, heading)) }
                            </tr>
                        </thead>
                        <tbody>{ for self.proposal.rows.iter().take(SHOWN).map(|row| self.row(row)) }</tbody>
                    </table>
                </div>
                if all > SHOWN {
                    <p class="muted">{ shown }</p>
                }
            </>
        }
    }

    fn heading(self, place: usize, heading: &Heading) -> Html {
        let text = self.text;
        let title = words::title(text, self.proposal, place);
        let key = |column: Option<Column>| column.map_or("", Column::field).to_owned();
        let mut options = vec![(String::new(), text.get("paste-unused"))];
        options.extend(Column::all().map(|it| (key(Some(it)), words::meaning(text, it))));
        let on_choice = self.edit(move |pasting, chosen: String| {
            let column = Column::all().find(|it| it.field() == chosen);
            // A meaning that another column was given goes from there.
            if column.is_some() {
                for given in pasting.columns.values_mut() {
                    *given = given.filter(|_| *given != column);
                }
            }
            pasting.columns.insert(place, column);
        });
        // So that one can say of it, too, that it is not used.
        let shown = if heading.is_beyond {
            text.get("paste-unsaid")
        } else {
            key(heading.column)
        };
        let label = text.with("paste-column-of", &[("title", title.as_str().into())]);
        let id = format!("paste-column-{place}");
        html! {
            <th scope="col" class={classes!(heading.column.is_none().then_some("is-unused"))}>
                <span>{ title }</span>
                { select(id, Some(label), &shown, &options, on_choice) }
            </th>
        }
    }

    fn row(self, row: &Row) -> Html {
        let is_wrong = |place: usize| {
            let mut problems = self.proposal.problems.iter();
            problems
                .any(|it| it.row == row.number && it.column.is_none_or(|column| column == place))
        };
        let cell = |(place, heading): (usize, &Heading)| {
            let class = classes!(
                heading.column.is_none().then_some("is-unused"),
                is_wrong(place).then_some("is-wrong"),
            );
            html! { <td {class}>{ row.cells.get(place).cloned().unwrap_or_default() }</td> }
        };
        let headings = self.proposal.columns.iter().enumerate();
        html! {
            <tr key={row.number}>
                <th scope="row">{ row.number }</th>
                { for headings.map(cell) }
            </tr>
        }
    }

    /// Roles that can be made.
    fn roles(self) -> Html {
        let role = |name: &String| {
            let is_made = self.paste.pasting.new_roles.contains(name);
            let onchange = self.edit({
                let name = name.clone();
                move |pasting, _| {
                    if !pasting.new_roles.remove(&name) {
                        pasting.new_roles.insert(name.clone());
                    }
                }
            });
            html! {
                <label class="form-tick" key={name.clone()}>
                    <input type="checkbox" class="paste-role" checked={is_made} {onchange} />
                    <span>{ self.text.with("paste-role", &[("name", name.as_str().into())]) }</span>
                </label>
            }
        };
        let unknown = &self.proposal.unknown_roles;
        if unknown.is_empty() {
            return Html::default();
        }
        html! {
            <fieldset class="form-ticks">
                <legend>{ self.text.get("paste-roles") }</legend>
                <div>{ for unknown.iter().map(role) }</div>
            </fieldset>
        }
    }

    /// What is wrong, each with a way to its row.
    fn problems(self) -> Html {
        let all = &self.proposal.problems;
        if all.is_empty() {
            return Html::default();
        }
        // Rows that wait for others come right with those.
        let waits = |it: &&CellProblem| matches!(it.fault, RowFault::RowNotRight { .. });
        let (waiting, problems): (Vec<_>, Vec<_>) = all.iter().partition(waits);
        let is_alike = |a: &&CellProblem, b: &&CellProblem| {
            matches!(
                a.fault,
                RowFault::NoSuchRole { .. } | RowFault::NoRoomForRole { .. }
            ) && a.fault == b.fault
        };
        let problems = grouped(problems, is_alike);
        let line = |(problem, alike): &(&CellProblem, usize)| {
            let words = words::problem(self.text, self.proposal, problem);
            let mut rows = self.proposal.rows.iter();
            let source = rows
                .find(|it| it.number == problem.row)
                .map(|it| it.source.clone());
            let pasted = self.paste.pasting.text.as_str();
            let units = |to: usize| {
                let units = pasted.get(..to).map_or(0, |it| it.encode_utf16().count());
                u32::try_from(units).unwrap_or(u32::MAX)
            };
            let range = source.map(|it| (units(it.start), units(it.end)));
            let onclick = move |_| {
                if let Some((from, to)) = range {
                    page::choose_text(TEXT, from, to);
                }
            };
            html! {
                <li>
                    <button type="button" class="link" {onclick}>{ words }</button>
                    if *alike > 0 {
                        { " " }{ self.text.with("paste-problems-alike", &[("count", (*alike).into())]) }
                    }
                </li>
            }
        };
        let rest = problems.len().saturating_sub(LISTED);
        html! {
            <div id="paste-problems" class="notice" role="status">
                <p>{ self.text.with("paste-problems", &[("count", problems.len().into())]) }</p>
                <ul>{ for problems.iter().take(LISTED).map(line) }</ul>
                if rest > 0 {
                    <p>{ self.text.with("paste-problems-more", &[("count", rest.into())]) }</p>
                }
                if !waiting.is_empty() {
                    <p>{ self.text.with("paste-waiting", &[("count", waiting.len().into())]) }</p>
                }
            </div>
        }
    }

    /// What was understood in a way that one should know of.
    fn notes(self) -> Html {
        let text = self.text;
        let proposal = self.proposal;
        let means = |column| proposal.columns.iter().any(|it| it.column == Some(column));
        let respelled = proposal.respelled.first().map(|first| {
            text.with(
                "paste-respelled",
                &[
                    ("count", proposal.respelled.len().into()),
                    ("row", first.row.into()),
                    ("text", first.text.as_str().into()),
                    ("number", short_number(first.number).into()),
                ],
            )
        });
        let has_estimate = [Column::Estimate, Column::Likely, Column::P50]
            .into_iter()
            .any(means);
        let notes = [
            respelled,
            (!has_estimate).then(|| {
                text.with(
                    "paste-no-estimate",
                    &[("days", short_number(ESTIMATE).into())],
                )
            }),
            proposal.tries_once.then(|| text.get("paste-tries-once")),
            means(Column::After).then(|| text.get("paste-order")),
        ];
        html! {
            <ul class="paste-notes">
                { for notes.into_iter().flatten().map(|note| html! { <li>{ note }</li> }) }
            </ul>
        }
    }

    /// Whether the items are added or take the place of those that are there.
    fn ways(self) -> Html {
        let text = self.text;
        let way = |replaces: bool, id: &'static str, words: String| {
            let onchange = self.edit(move |pasting, _| pasting.replaces = replaces);
            html! {
                <label class="form-tick">
                    <input type="radio" name="paste-way" {id} checked={self.paste.pasting.replaces == replaces} {onchange} />
                    <span>{ words }</span>
                </label>
            }
        };
        html! {
            <fieldset class="paste-ways">
                <legend class="unseen">{ text.get("paste-how") }</legend>
                { way(false, "paste-append", text.get("paste-append")) }
                { way(true, "paste-replace", text.get("paste-replace")) }
            </fieldset>
        }
    }
}
