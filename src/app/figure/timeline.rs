//! One future under one process as spans of time: what the lanes of the figure show, out of the events of
//! a replay and nothing else.

use crate::simulation::event::{AttemptOf, Event, Meeting, Step};
use crate::simulation::record::Outcome;
use crate::units::{Days, SAME_INSTANT};

/// What an attempt is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Nobody works on it and nothing is observed: it waits for people or for a meeting.
    Wait,
    /// Nobody works on it; time passes.
    Observe,
    /// People work on it after observing.
    Analyze,
    /// People work on it before observing.
    Create,
}

/// A part of a block, from a time to a time. [days]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// What it is.
    pub part: Part,
    /// [days]
    pub from: Days,
    /// [days]
    pub to: Days,
}

/// What one row of a lane shows: an iteration, or one attempt at an item.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Its items, by index.
    pub items: Vec<usize>,
    /// [days]
    pub from: Days,
    /// [days]
    pub to: Days,
    /// Without gaps, from its start to its end.
    pub spans: Vec<Span>,
}

/// One sprint.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sprint {
    /// [days]
    pub from: Days,
    /// Start of the next one, or the end of the run. [days]
    pub to: Days,
    /// Items that spilled over, where its work window ended.
    pub spilled: usize,
}

/// A meeting of everybody.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Held {
    /// Which.
    pub meeting: Meeting,
    /// [days]
    pub from: Days,
    /// [days]
    pub to: Days,
}

/// How a lane shows its work.
#[derive(Clone, Debug, PartialEq)]
pub enum Work {
    /// Boxes of one length.
    Sprints(Vec<Sprint>),
    /// As long as each takes.
    Iterations(Vec<Block>),
    /// One bar per attempt at an item.
    Attempts(Vec<Block>),
}

/// One future under one process.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// When the run ended. [days]
    pub end: Days,
    /// How it ended.
    pub outcome: Outcome,
    /// What the process did with the work.
    pub work: Work,
    /// People at work from each time on, in the order of time. [days, people]
    pub busy: Vec<(Days, u32)>,
    /// Meetings, in the order of time.
    pub meetings: Vec<Held>,
    /// Failed attempts: when, and at which item.
    pub failures: Vec<(Days, usize)>,
}

impl Timeline {
    /// Reads the events of a run under the named process. Events without an end, which no replay lacks, are those of an
    /// unfinished run.
    #[must_use]
    pub fn of(process: &str, events: &[(Days, Event)]) -> Self {
        let (end, outcome) = events
            .iter()
            .rev()
            .find_map(|(t, event)| match event {
                Event::ProjectEnd(outcome) => Some((*t, *outcome)),
                _ => None,
            })
            .unwrap_or((events.last().map_or(0.0, |(t, _)| *t), Outcome::Unfinished));
        let parts = parts(events, end);
        let work = match process {
            "scrum" => Work::Sprints(sprints(events, end)),
            "dds" => Work::Iterations(iterations(events, end, &parts)),
            _ => Work::Attempts(attempts(&parts)),
        };
        Self {
            end,
            outcome,
            work,
            busy: busy(events),
            meetings: meetings(events, end),
            failures: events
                .iter()
                .filter_map(|(t, event)| match event {
                    Event::Failure(of) => Some((*t, of.item)),
                    _ => None,
                })
                .collect(),
        }
    }

    /// The iterations or attempts; none under Scrum, whose work is in its sprints.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        match &self.work {
            Work::Sprints(_) => &[],
            Work::Iterations(blocks) | Work::Attempts(blocks) => blocks,
        }
    }

    /// The sprints, under Scrum.
    #[must_use]
    pub fn sprints(&self) -> &[Sprint] {
        match &self.work {
            Work::Sprints(sprints) => sprints,
            Work::Iterations(_) | Work::Attempts(_) => &[],
        }
    }

    /// Spilled items over all sprints.
    #[must_use]
    pub fn spilled(&self) -> usize {
        self.sprints().iter().map(|sprint| sprint.spilled).sum()
    }
}

/// One part of an attempt under way.
#[derive(Clone, Copy, Debug)]
struct AttemptSpan {
    of: AttemptOf,
    span: Span,
}

/// Every part of every attempt, in the order of their starts.
fn parts(events: &[(Days, Event)], end: Days) -> Vec<AttemptSpan> {
    let mut parts: Vec<AttemptSpan> = Vec::new();
    let close = |parts: &mut Vec<AttemptSpan>, item: usize, t: Days| {
        let open = parts.iter_mut().rev().find(|it| it.of.item == item);
        if let Some(open) = open.filter(|it| it.span.to.is_infinite()) {
            open.span.to = t;
        }
    };
    for (t, event) in events {
        let started = match event {
            Event::StepStart { of, step, .. } => Some((
                *of,
                match step {
                    Step::Create => Part::Create,
                    Step::Analyze => Part::Analyze,
                },
            )),
            Event::ObserveStart(of) => Some((*of, Part::Observe)),
            _ => None,
        };
        match event {
            Event::StepStop(of, _) | Event::StepEnd(of, _) | Event::ObserveEnd(of) => {
                close(&mut parts, of.item, *t);
            }
            Event::Cancelled { item } => close(&mut parts, *item, *t),
            _ => {}
        }
        if let Some((of, part)) = started {
            parts.push(AttemptSpan {
                of,
                span: Span {
                    part,
                    from: *t,
                    to: Days::INFINITY,
                },
            });
        }
    }
    for part in &mut parts {
        part.span.to = part.span.to.min(end);
    }
    parts
}

fn sprints(events: &[(Days, Event)], end: Days) -> Vec<Sprint> {
    let mut sprints: Vec<Sprint> = Vec::new();
    // A sprint starts with its planning, or with its selection where planning takes no time.
    let mut is_planned = true;
    for (t, event) in events {
        match event {
            Event::MeetingStart(Meeting::Planning) => {
                is_planned = false;
                sprints.push(Sprint {
                    from: *t,
                    to: end,
                    spilled: 0,
                });
            }
            Event::SprintStart { .. } if is_planned => {
                sprints.push(Sprint {
                    from: *t,
                    to: end,
                    spilled: 0,
                });
            }
            Event::SprintStart { .. } => is_planned = true,
            Event::SprintEnd { spilled } => {
                if let Some(sprint) = sprints.last_mut() {
                    sprint.spilled = spilled.len();
                }
            }
            _ => {}
        }
    }
    for next in 1..sprints.len() {
        sprints[next - 1].to = sprints[next].from;
    }
    sprints
}

fn iterations(events: &[(Days, Event)], end: Days, parts: &[AttemptSpan]) -> Vec<Block> {
    let mut open: Vec<(u32, usize)> = Vec::new();
    let mut blocks: Vec<Block> = Vec::new();
    for (t, event) in events {
        match event {
            Event::IterationStart { n, items, .. } => {
                open.push((*n, blocks.len()));
                blocks.push(Block {
                    items: items.clone(),
                    from: *t,
                    to: end,
                    spans: Vec::new(),
                });
            }
            Event::IterationEnd { n } => {
                if let Some(place) = open.iter().position(|(number, _)| number == n) {
                    let (_, block) = open.remove(place);
                    blocks[block].to = *t;
                }
            }
            _ => {}
        }
    }
    for block in &mut blocks {
        // An item is in one iteration at a time.
        let own = parts.iter().filter(|part| {
            block.items.contains(&part.of.item)
                && part.span.from >= block.from - SAME_INSTANT
                && part.span.from < block.to
        });
        block.spans = merged(own.map(|part| part.span), block.from, block.to);
    }
    blocks
}

fn attempts(parts: &[AttemptSpan]) -> Vec<Block> {
    let mut seen: Vec<AttemptOf> = Vec::new();
    for part in parts {
        if !seen.contains(&part.of) {
            seen.push(part.of);
        }
    }
    seen.into_iter()
        .map(|of| {
            let own: Vec<Span> = parts
                .iter()
                .filter(|part| part.of == of)
                .map(|part| part.span)
                .collect();
            let from = own
                .iter()
                .map(|span| span.from)
                .fold(Days::INFINITY, f64::min);
            let to = own.iter().map(|span| span.to).fold(from, f64::max);
            Block {
                items: vec![of.item],
                from,
                to,
                spans: merged(own.into_iter(), from, to),
            }
        })
        .collect()
}

/// What several attempts are at together, without gaps: somebody creates, or else somebody analyzes, or else
/// something is observed, or else all wait.
fn merged(spans: impl Iterator<Item = Span>, from: Days, to: Days) -> Vec<Span> {
    let spans: Vec<Span> = spans.collect();
    let mut times: Vec<Days> = spans.iter().flat_map(|span| [span.from, span.to]).collect();
    times.extend([from, to]);
    times.retain(|&t| t >= from && t <= to);
    times.sort_unstable_by(f64::total_cmp);
    let mut merged: Vec<Span> = Vec::new();
    for pair in times.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        if to - from <= SAME_INSTANT {
            continue;
        }
        let middle = f64::midpoint(from, to);
        let under_way = spans
            .iter()
            .filter(|span| span.from <= middle && middle < span.to);
        let part = under_way.map(|span| span.part).max().unwrap_or(Part::Wait);
        match merged.last_mut() {
            Some(last) if last.part == part => last.to = to,
            _ => merged.push(Span { part, from, to }),
        }
    }
    merged
}

/// People at work from each time on.
fn busy(events: &[(Days, Event)]) -> Vec<(Days, u32)> {
    let mut crews: Vec<(usize, u32)> = Vec::new();
    let mut chores = 0_u32;
    let mut busy: Vec<(Days, u32)> = vec![(0.0, 0)];
    for (t, event) in events {
        match event {
            Event::StepStart { of, crew, .. } => crews.push((of.item, *crew)),
            Event::StepStop(of, _) | Event::StepEnd(of, _) => {
                crews.retain(|(item, _)| *item != of.item)
            }
            Event::UnplannedStart { .. } => chores += 1,
            Event::UnplannedStop { .. } | Event::UnplannedEnd { .. } => {
                chores = chores.saturating_sub(1)
            }
            Event::ProjectEnd(_) => {
                crews.clear();
                chores = 0;
            }
            _ => continue,
        }
        let people = crews.iter().map(|(_, crew)| crew).sum::<u32>() + chores;
        match busy.last_mut() {
            Some(last) if *t - last.0 <= SAME_INSTANT => last.1 = people,
            _ => busy.push((*t, people)),
        }
    }
    busy.dedup_by_key(|(_, people)| *people);
    busy
}

fn meetings(events: &[(Days, Event)], end: Days) -> Vec<Held> {
    let mut meetings: Vec<Held> = Vec::new();
    for (t, event) in events {
        match event {
            Event::MeetingStart(meeting) => meetings.push(Held {
                meeting: *meeting,
                from: *t,
                to: end,
            }),
            Event::MeetingEnd(_) => {
                if let Some(last) = meetings.last_mut() {
                    last.to = *t;
                }
            }
            _ => {}
        }
    }
    meetings
}

/// The first row in which each block has room, so that those under way together lie above each other.
#[must_use]
pub fn rows(blocks: &[Block]) -> Vec<usize> {
    let mut free_from: Vec<Days> = Vec::new();
    blocks
        .iter()
        .map(|block| {
            let row = free_from
                .iter()
                .position(|&free| free <= block.from + SAME_INSTANT);
            let row = row.unwrap_or_else(|| {
                free_from.push(0.0);
                free_from.len() - 1
            });
            free_from[row] = block.to;
            row
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(item: usize) -> AttemptOf {
        AttemptOf { item, number: 1 }
    }

    fn start(item: usize, step: Step, crew: u32) -> Event {
        Event::StepStart {
            of: of(item),
            step,
            crew,
            resumed: false,
        }
    }

    fn span(part: Part, from: Days, to: Days) -> Span {
        Span { part, from, to }
    }

    #[test]
    fn an_iteration_creates_observes_analyzes_and_waits() {
        let events = [
            (
                0.0,
                Event::IterationStart {
                    n: 0,
                    capability: 0,
                    items: vec![0, 1],
                },
            ),
            (0.0, Event::MeetingStart(Meeting::Selection)),
            (0.5, Event::MeetingEnd(Meeting::Selection)),
            (0.5, start(0, Step::Create, 2)),
            (
                1.0,
                Event::IterationStart {
                    n: 1,
                    capability: 1,
                    items: vec![2],
                },
            ),
            (3.0, Event::StepEnd(of(0), Step::Create)),
            (3.0, Event::ObserveStart(of(0))),
            (3.5, start(2, Step::Create, 1)),
            (4.0, start(1, Step::Create, 1)),
            (5.0, Event::ObserveEnd(of(0))),
            (6.0, Event::StepEnd(of(1), Step::Create)),
            (6.0, Event::Failure(of(1))),
            (7.0, start(0, Step::Analyze, 2)),
            (8.0, Event::StepEnd(of(0), Step::Analyze)),
            (8.0, Event::Success(of(0))),
            (8.0, Event::IterationEnd { n: 0 }),
            (9.0, Event::ProjectEnd(Outcome::Infeasible)),
        ];
        let timeline = Timeline::of("dds", &events);
        assert_eq!((timeline.end, timeline.outcome), (9.0, Outcome::Infeasible));
        let [first, second] = timeline.blocks() else {
            panic!("two iterations")
        };
        assert_eq!(
            first.spans,
            [
                span(Part::Wait, 0.0, 0.5),
                span(Part::Create, 0.5, 3.0),
                span(Part::Observe, 3.0, 4.0),
                span(Part::Create, 4.0, 6.0),
                span(Part::Wait, 6.0, 7.0),
                span(Part::Analyze, 7.0, 8.0),
            ]
        );
        // What is under way when the run ends, ends with it.
        assert_eq!(
            second.spans,
            [span(Part::Wait, 1.0, 3.5), span(Part::Create, 3.5, 9.0)]
        );
        assert_eq!(rows(timeline.blocks()), [0, 1]);
        assert_eq!(timeline.failures, [(6.0, 1)]);
        assert_eq!(
            timeline.busy,
            [
                (0.0, 0),
                (0.5, 2),
                (3.0, 0),
                (3.5, 1),
                (4.0, 2),
                (6.0, 1),
                (7.0, 3),
                (8.0, 1),
                (9.0, 0)
            ]
        );
        assert_eq!(
            timeline.meetings,
            [Held {
                meeting: Meeting::Selection,
                from: 0.0,
                to: 0.5
            }]
        );
    }

    #[test]
    fn sprints_follow_one_another_and_say_what_spills() {
        let planned = |n| Event::SprintStart {
            n,
            selected: vec![0, 1, 2],
        };
        let events = [
            (0.0, Event::MeetingStart(Meeting::Planning)),
            (0.5, Event::MeetingEnd(Meeting::Planning)),
            (0.5, planned(0)),
            (0.5, start(0, Step::Create, 1)),
            (9.5, Event::StepStop(of(0), Step::Create)),
            (
                9.5,
                Event::SprintEnd {
                    spilled: vec![0, 2],
                },
            ),
            (10.0, Event::MeetingStart(Meeting::Planning)),
            (10.5, planned(1)),
            (12.0, Event::ProjectEnd(Outcome::Delivered)),
        ];
        let timeline = Timeline::of("scrum", &events);
        let sprint = |from, to, spilled| Sprint { from, to, spilled };
        assert_eq!(
            timeline.sprints(),
            [sprint(0.0, 10.0, 2), sprint(10.0, 12.0, 0)]
        );
        assert_eq!(timeline.spilled(), 2);
        let unplanned = [
            (0.0, planned(0)),
            (10.0, planned(1)),
            (12.0, Event::ProjectEnd(Outcome::Delivered)),
        ];
        assert_eq!(
            Timeline::of("scrum", &unplanned).sprints(),
            [sprint(0.0, 10.0, 0), sprint(10.0, 12.0, 0)]
        );
    }

    #[test]
    fn other_processes_show_attempts() {
        let again = AttemptOf { item: 0, number: 2 };
        let events = [
            (0.0, start(0, Step::Create, 1)),
            (1.0, Event::StepEnd(of(0), Step::Create)),
            (1.0, Event::ObserveStart(of(0))),
            (2.0, Event::Cancelled { item: 0 }),
            (2.0, Event::Gate { phase: 0 }),
            (
                3.0,
                Event::StepStart {
                    of: again,
                    step: Step::Create,
                    crew: 1,
                    resumed: false,
                },
            ),
            (4.0, Event::StepEnd(again, Step::Create)),
            (4.0, Event::ProjectEnd(Outcome::Delivered)),
        ];
        let timeline = Timeline::of("stage_gate", &events);
        let ends: Vec<_> = timeline
            .blocks()
            .iter()
            .map(|block| (block.from, block.to))
            .collect();
        assert_eq!(ends, [(0.0, 2.0), (3.0, 4.0)]);
        assert_eq!(rows(timeline.blocks()), [0, 0]);
    }
}
