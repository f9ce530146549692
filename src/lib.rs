//! Cadence Lab: the same possible futures of a project, lived through under Scrum, Data Driven Scrum
//! (DDS), Kanban and stage gates.
//!
//! # Bird's eye view
//!
//! ```text
//!  scenario ──→ world (the luck of one run) ──→ simulation ──→ record ──→ analysis ──→ figures
//!  what the     drawn from (seed, run), the     one process,   flat       metrics,     a sentence,
//!  person set   same for every process          one run        facts      shares       a table
//! ```
//!
//! A person's [`scenario`] is read and checked once. For every run a [`world`] is drawn, and every process lives
//! through the same one, so that a difference between two processes is a difference in process. The
//! [`simulation`] turns a run into a [`Record`](simulation::record::Record), [`analysis`] turns records into
//! figures, a [`study`] does so for many runs in blocks. The command line and the page only ask and show.
//!
//! What is simulated is described by a document of its own, docs/MODEL.md, version 1. Comments name its sections, and say themselves
//! what they mean.
//!
//! In the browser two programs share this package: the page, built small, and the engine of its workers, built for speed
//! and without the feature `page`. What a first visit does not need is a second part of the page.
//!
//! ```text
//! bin/app    ─ page: first part ─ messages ─→ bin/worker ─ engine, one per core
//!                      └─ second part, when asked for: panels, the future in focus, the guide
//! ```
//!
//! # Layers
//!
//! A module uses only those above it in this list; `tests/architecture.rs` reads the sources and holds us to it.
//!
//! | Layer | What it is |
//! | --- | --- |
//! | [`units`] | days, person-days, hours; when two times are one instant |
//! | [`reading`] | JSON with all of its problems at once, each with place, value and mend |
//! | [`random`] | keyed draws: a pure function of what a number is for |
//! | [`distribution`] | quantile functions of efforts and waits |
//! | [`world`] | the luck of one run: drawn from a seed, or written down |
//! | [`simulation`] | the discrete-event core: a clock, a backlog, and one module per process |
//! | [`scenario`] | the document that a person writes, and the valid one that the engine takes |
//! | [`parameter`] | what a person turns: one list that feeds form, help, ranges and links |
//! | [`preset`] | ready-made scenarios |
//! | [`document`] | a scenario while a person writes it: anything may stand in it, nothing is lost |
//! | [`description`] | what a scenario may look like, found out from its readers |
//! | [`replay`] | one future with all that happened in it |
//! | [`analysis`] | metrics, quantiles, shares with their intervals, comparisons run by run |
//! | [`study`] | all runs of a scenario, in blocks of 250 |
//! | [`share`] | a view as the fragment of a link, and whose work wins |
//! | [`text`] | every text that a person reads, from Fluent catalogues |
//! | `cli`, [`runner`] | the command line; studies in workers |
//! | [`app`] | the page: a pure reducer and small components |
//! | [`browser`] | a leaf beside all of them: the browser's interfaces in our terms, for the page and its workers alone |
//!
//! # Invariants
//!
//! **Architecture invariant:** one run depends on (scenario, seed, index of the run) alone. The number of workers, the
//! size of a batch and the order of arrival cannot change a digit.
//!
//! **Architecture invariant:** the same bits natively and in wasm. Every logarithm and exponential is `libm`'s;
//! nothing switches on `std`'s floating point for the generators and quantiles, not even in tests.
//!
//! **Architecture invariant:** `simulation` emits records and never aggregates; `analysis` aggregates and never samples.
//!
//! **Architecture invariant:** from `units` to `study` there is no browser, no clock, no global generator and
//! no walk over a hash map.
//!
//! **Architecture invariant:** the engine takes only a [`ValidScenario`](scenario::ValidScenario), and so checks
//! nothing again and cannot fail, but for an explicit world that lacks an attempt.
//!
//! **Architecture invariant:** the kernel knows no process by name. A process is one module in `simulation/process`
//! and one line of registration.
//!
//! **Architecture invariant:** `app` holds no formula. It formats, lays out and dispatches.
//!
//! **Architecture invariant:** no text of the page stands outside the catalogues, but for what is read before it starts,
//! and nothing that a person enters leaves the device.

pub mod analysis;
#[cfg(feature = "page")]
pub mod app;
pub mod browser;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod description;
pub mod distribution;
pub mod document;
pub mod parameter;
pub mod preset;
pub mod random;
pub mod reading;
pub mod replay;
pub mod runner;
pub mod scenario;
pub mod share;
pub mod simulation;
pub mod study;
pub mod text;
pub mod units;
pub mod world;
