//! The glossary: Scrum, Data Driven Scrum, Kanban and CRISP-DM with their events, roles and artifacts, and the words
//! of the model. Every entry is a place that links lead to, and leads on to the chapter that shows it.

use yew::{Callback, Html, html};

use crate::app::action::Action;
use crate::app::guide::heading;
use crate::app::guide_link::{self, element_id};
use crate::text::Text;

/// The place of this chapter.
pub const PLACE: &str = "how-glossary";

/// A word and what it means.
pub struct Entry {
    /// By which links know it.
    pub place: &'static str,
    /// The chapter that shows it.
    pub chapter: Option<&'static str>,
    /// The word.
    pub term: String,
    /// What it means.
    pub meaning: String,
}

/// Words that belong together.
pub struct Field {
    /// Its heading.
    pub title: String,
    /// Its words.
    pub entries: Vec<Entry>,
}

/// Everything, a heading for each field.
pub fn view(text: &Text, on_action: &Callback<Action>) -> Html {
    html! {
        <section>
            { heading(PLACE, text.get("guide-glossary")) }
            <p>{ text.get("guide-glossary-what") }</p>
            { for fields(text).iter().map(|field| html! {
                <>
                    <h3>{ &field.title }</h3>
                    <dl class="guide-glossary">
                        { for field.entries.iter().map(|it| line(text, it, on_action)) }
                    </dl>
                </>
            }) }
        </section>
    }
}

fn line(text: &Text, entry: &Entry, on_action: &Callback<Action>) -> Html {
    html! {
        <div key={entry.place}>
            <dt id={element_id(entry.place)} tabindex="-1">{ &entry.term }</dt>
            <dd>
                { &entry.meaning }
                if entry.chapter.is_some() {
                    { " " }
                    { guide_link::link(entry.chapter, shown(text, &entry.term), on_action) }
                }
            </dd>
        </div>
    }
}

/// "Show", and what: links that are read without what stands before them need to say more.
fn shown(text: &Text, term: &str) -> Html {
    html! {
        <>
            { text.get("guide-glossary-show") }
            <span class="unseen">{ ": " }{ term }</span>
        </>
    }
}

/// All fields.
#[must_use]
pub fn fields(text: &Text) -> Vec<Field> {
    vec![
        Field {
            title: text.get("glossary-field-work"),
            entries: work(text),
        },
        Field {
            title: text.get("glossary-field-scrum"),
            entries: scrum(text),
        },
        Field {
            title: text.get("glossary-field-dds"),
            entries: dds(text),
        },
        Field {
            title: text.get("glossary-field-kanban"),
            entries: kanban(text),
        },
        Field {
            title: text.get("glossary-field-gates"),
            entries: gates(text),
        },
        Field {
            title: text.get("glossary-field-results"),
            entries: results(text),
        },
    ]
}

const fn entry(
    place: &'static str,
    chapter: Option<&'static str>,
    term: String,
    meaning: String,
) -> Entry {
    Entry {
        place,
        chapter,
        term,
        meaning,
    }
}

#[rustfmt::skip]
fn work(text: &Text) -> Vec<Entry> {
    vec![
        entry("item", Some("how-work"), text.get("glossary-item"), text.get("glossary-item-means")),
        entry("attempt", Some("how-work"), text.get("glossary-attempt"), text.get("glossary-attempt-means")),
        entry("effort", Some("how-spread"), text.get("glossary-effort"), text.get("glossary-effort-means")),
        entry("uncertainty", Some("how-spread"), text.get("glossary-uncertainty"), text.get("glossary-uncertainty-means")),
        entry("correlation", Some("how-spread"), text.get("glossary-correlation"), text.get("glossary-correlation-means")),
        entry("chance", Some("how-belief"), text.get("glossary-chance"), text.get("glossary-chance-means")),
        entry("evidence", Some("how-belief"), text.get("glossary-evidence"), text.get("glossary-evidence-means")),
        entry("rank", Some("how-belief"), text.get("glossary-rank"), text.get("glossary-rank-means")),
        entry("value", None, text.get("glossary-value"), text.get("glossary-value-means")),
        entry("goal", None, text.get("glossary-goal"), text.get("glossary-goal-means")),
        entry("capability", Some("how-iterations"), text.get("glossary-capability"), text.get("glossary-capability-means")),
        entry("unplanned-work", None, text.get("glossary-unplanned-work"), text.get("glossary-unplanned-work-means")),
        entry("role", None, text.get("glossary-role"), text.get("glossary-role-means")),
        entry("focus", Some("how-meetings"), text.get("glossary-focus"), text.get("glossary-focus-means")),
        entry("meeting", Some("how-meetings"), text.get("glossary-meeting"), text.get("glossary-meeting-means")),
    ]
}

#[rustfmt::skip]
fn scrum(text: &Text) -> Vec<Entry> {
    vec![
        entry("scrum", Some("how-sprint"), text.get("glossary-scrum"), text.get("glossary-scrum-means")),
        entry("sprint", Some("how-sprint"), text.get("glossary-sprint"), text.get("glossary-sprint-means")),
        entry("sprint-planning", Some("how-sprint"), text.get("glossary-sprint-planning"), text.get("glossary-sprint-planning-means")),
        entry("daily-scrum", Some("how-meetings"), text.get("glossary-daily-scrum"), text.get("glossary-daily-scrum-means")),
        entry("sprint-review", Some("how-meetings"), text.get("glossary-sprint-review"), text.get("glossary-sprint-review-means")),
        entry("sprint-retrospective", Some("how-meetings"), text.get("glossary-sprint-retrospective"), text.get("glossary-sprint-retrospective-means")),
        entry("product-owner", None, text.get("glossary-product-owner"), text.get("glossary-product-owner-means")),
        entry("scrum-master", None, text.get("glossary-scrum-master"), text.get("glossary-scrum-master-means")),
        entry("developers", None, text.get("glossary-developers"), text.get("glossary-developers-means")),
        entry("product-backlog", None, text.get("glossary-product-backlog"), text.get("glossary-product-backlog-means")),
        entry("sprint-backlog", None, text.get("glossary-sprint-backlog"), text.get("glossary-sprint-backlog-means")),
        entry("increment", None, text.get("glossary-increment"), text.get("glossary-increment-means")),
        entry("commitment", Some("how-sprint"), text.get("glossary-commitment"), text.get("glossary-commitment-means")),
        entry("velocity", Some("how-sprint"), text.get("glossary-velocity"), text.get("glossary-velocity-means")),
        entry("spill-over", Some("how-sprint"), text.get("glossary-spill-over"), text.get("glossary-spill-over-means")),
        entry("carry-over", Some("how-sprint"), text.get("glossary-carry-over"), text.get("glossary-carry-over-means")),
    ]
}

#[rustfmt::skip]
fn dds(text: &Text) -> Vec<Entry> {
    vec![
        entry("data-driven-scrum", Some("how-iterations"), text.get("glossary-data-driven-scrum"), text.get("glossary-data-driven-scrum-means")),
        entry("iteration", Some("how-iterations"), text.get("glossary-iteration"), text.get("glossary-iteration-means")),
        entry("open-iterations", Some("how-iterations"), text.get("glossary-open-iterations"), text.get("glossary-open-iterations-means")),
        entry("item-selection", Some("how-iterations"), text.get("glossary-item-selection"), text.get("glossary-item-selection-means")),
        entry("dds-daily", Some("how-meetings"), text.get("glossary-dds-daily"), text.get("glossary-dds-daily-means")),
        entry("dds-review", Some("how-meetings"), text.get("glossary-dds-review"), text.get("glossary-dds-review-means")),
        entry("dds-retrospective", Some("how-meetings"), text.get("glossary-dds-retrospective"), text.get("glossary-dds-retrospective-means")),
        entry("dds-product-owner", None, text.get("glossary-dds-product-owner"), text.get("glossary-dds-product-owner-means")),
        entry("process-expert", None, text.get("glossary-process-expert"), text.get("glossary-process-expert-means")),
        entry("dds-team", None, text.get("glossary-dds-team"), text.get("glossary-dds-team-means")),
        entry("item-backlog", None, text.get("glossary-item-backlog"), text.get("glossary-item-backlog-means")),
        entry("task-board", None, text.get("glossary-task-board"), text.get("glossary-task-board-means")),
        entry("product-increment", None, text.get("glossary-product-increment"), text.get("glossary-product-increment-means")),
    ]
}

#[rustfmt::skip]
fn kanban(text: &Text) -> Vec<Entry> {
    vec![
        entry("kanban", Some("how-others"), text.get("glossary-kanban"), text.get("glossary-kanban-means")),
        entry("board", None, text.get("glossary-board"), text.get("glossary-board-means")),
        entry("wip-limit", Some("how-others"), text.get("glossary-wip-limit"), text.get("glossary-wip-limit-means")),
        entry("pull", Some("how-others"), text.get("glossary-pull"), text.get("glossary-pull-means")),
        entry("replenishment", Some("how-others"), text.get("glossary-replenishment"), text.get("glossary-replenishment-means")),
        entry("delivery-review", None, text.get("glossary-delivery-review"), text.get("glossary-delivery-review-means")),
        entry("lead-time", None, text.get("glossary-lead-time"), text.get("glossary-lead-time-means")),
    ]
}

#[rustfmt::skip]
fn gates(text: &Text) -> Vec<Entry> {
    vec![
        entry("crisp-dm", Some("how-others"), text.get("glossary-crisp-dm"), text.get("glossary-crisp-dm-means")),
        entry("business-understanding", None, text.get("glossary-business-understanding"), text.get("glossary-business-understanding-means")),
        entry("data-understanding", None, text.get("glossary-data-understanding"), text.get("glossary-data-understanding-means")),
        entry("data-preparation", None, text.get("glossary-data-preparation"), text.get("glossary-data-preparation-means")),
        entry("modeling", None, text.get("glossary-modeling"), text.get("glossary-modeling-means")),
        entry("evaluation", None, text.get("glossary-evaluation"), text.get("glossary-evaluation-means")),
        entry("deployment", None, text.get("glossary-deployment"), text.get("glossary-deployment-means")),
        entry("stage-gate", Some("how-others"), text.get("glossary-stage-gate"), text.get("glossary-stage-gate-means")),
        entry("loop-back", Some("how-others"), text.get("glossary-loop-back"), text.get("glossary-loop-back-means")),
    ]
}

#[rustfmt::skip]
fn results(text: &Text) -> Vec<Entry> {
    vec![
        entry("future", Some("how-luck"), text.get("glossary-future"), text.get("glossary-future-means")),
        entry("seed", Some("how-luck"), text.get("glossary-seed"), text.get("glossary-seed-means")),
        entry("delivered", Some("how-dots"), text.get("metric-outcome"), text.get("metric-outcome-help")),
        entry("p85", Some("how-dots"), text.get("glossary-p85"), text.get("glossary-p85-means")),
        entry("cost", None, text.get("metric-cost"), text.get("metric-cost-help")),
        entry("wasted-work", None, text.get("metric-wasted"), text.get("metric-wasted-help")),
        entry("idle", Some("how-meetings"), text.get("metric-idle"), text.get("metric-idle-help")),
        entry("held-back", Some("how-sprint"), text.get("metric-idle-held"), text.get("metric-idle-held-help")),
        entry("blocked", None, text.get("metric-idle-blocked"), text.get("metric-idle-blocked-help")),
        entry("decision-delay", None, text.get("metric-decision-delay"), text.get("metric-decision-delay-help")),
        entry("waiting-for-value", None, text.get("metric-value-days"), text.get("metric-value-days-help")),
    ]
}
