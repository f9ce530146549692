//! Where everything of one timeline goes, on the axis of the dotplot above it: a pure function of the timeline,
//! words and the axis.
//!
//! ```text
//! Scrum by the Guide   8 sprints, 6 items spilled over
//!      ↷2        ↷1                            day 96    what happened, when it ended
//! |▓▓▓▓▓░░|▓▓▓▓▓▓▓|▓▓▓▓░░░|▓▓▓▓▓▓▓▓░|▓▓▓▓▓▓              people at work, the rest idle
//!    ✕         ✕ ✕                                       failed attempts
//! ```
//!
//! Sprints are drawn around the people at work; iterations and attempts as rows above them. Every
//! process shows who is idle in the same way, so that none looks busier than it is.

use crate::app::figure::label::{Anchor, Bounds, Label, wrapped};
use crate::app::figure::layout::{GUTTER_WORDS, MARGIN, NAME, has_gutter, name_lines};
use crate::app::figure::scale::Scale;
use crate::app::figure::timeline::{Part, Sprint, Timeline, rows};
use crate::units::Days;

/// Height of a line of words. [px]
const LINE: f64 = 18.0;

/// Size of what happened, in counts. [px]
const SUMMARY: f64 = 13.0;

/// Height of the marks' row above the work. [px]
const ABOVE: f64 = 20.0;

/// Height of the failures' row below it. [px]
const BELOW: f64 = 18.0;

/// Height of the people at work inside sprints. [px]
const SPRINT: f64 = 40.0;

/// Height of the people at work below rows of work. [px]
const STRIP: f64 = 18.0;

/// Height of all rows of work together, at most. [px]
const ROWS: f64 = 72.0;

/// Height of one row of work, at most. [px]
const ROW: f64 = 16.0;

/// Between marks of one row. [px]
const BETWEEN: f64 = 4.0;

/// Width of a failure's cross. [px]
pub const CROSS: f64 = 8.0;

/// A meeting is at least this wide: as wide as these days, but a hair at least and a line at most, so that
/// on a phone meetings do not hide the work. [days] and [px]
const MEETING: (Days, f64, f64) = (0.2, 0.25, 0.8);

/// What a lane says, in the person's language.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// The name of the side.
    pub name: String,
    /// What happened, a count each, at most three.
    pub summary: Vec<String>,
    /// When it ended.
    pub finish: String,
}

/// A rectangle that begins and ends at a time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// [px]
    pub x: f64,
    /// [px]
    pub y: f64,
    /// [px]
    pub width: f64,
    /// [px]
    pub height: f64,
}

/// Something that happened at a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// When the last thing it stands for happened. [days]
    pub at: Days,
    /// Where. [px]
    pub x: f64,
    /// How many it stands for.
    pub count: usize,
    /// What it says, where there is room.
    pub label: Option<Label>,
}

/// A part of a row of work.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PartArea {
    /// What it is.
    pub part: Part,
    /// Where.
    pub area: Area,
}

/// A row of work: an iteration or an attempt.
#[derive(Clone, Debug, PartialEq)]
pub struct BlockArea {
    /// Its items, by index.
    pub items: Vec<usize>,
    /// All of it.
    pub area: Area,
    /// Its parts, from left to right.
    pub parts: Vec<PartArea>,
}

/// Where everything of a lane is.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// Where the next lane may begin. [px]
    pub bottom: f64,
    /// The name of the side.
    pub name: Vec<Label>,
    /// What happened, in counts.
    pub summary: Vec<Label>,
    /// The people: all of them, as an area from the first day to the end.
    pub people: Area,
    /// Those at work, as the path of a surface in it.
    pub busy: String,
    /// Sprints, around the people.
    pub sprints: Vec<Area>,
    /// Iterations or attempts, above the people.
    pub blocks: Vec<BlockArea>,
    /// Meetings of everybody, across the people.
    pub meetings: Vec<Area>,
    /// Ends of sprints from which items spilled over.
    pub spills: Vec<Mark>,
    /// Base line of what spilled over. [px]
    pub spills_base: f64,
    /// Failed attempts.
    pub failures: Vec<Mark>,
    /// Middle of their crosses. [px]
    pub failures_middle: f64,
    /// Where it ended, if that is on the axis. [px]
    pub finish_line: Option<f64>,
    /// When it ended.
    pub finish: Label,
}

impl Lane {
    /// Lays out a timeline from `top` on. `people` in the team; `width` of the figure. [px]
    #[must_use]
    pub fn of(
        timeline: &Timeline,
        people: u32,
        words: &Words,
        scale: &Scale,
        top: f64,
        width: f64,
    ) -> Self {
        let (name, summary) = if has_gutter(width) {
            words_beside(words, top)
        } else {
            words_above(words, top, width)
        };
        let words_bottom = summary
            .last()
            .or(name.last())
            .map_or(top, |line| line.y + 6.0);
        let above = if has_gutter(width) { top } else { words_bottom };
        let spills_base = above + 15.0;
        let work_top = above + ABOVE;
        let last = scale.x_within(timeline.end);
        let area = |from: Days, to: Days, y: f64, height: f64| {
            let x = scale.x_within(from);
            Area {
                x,
                y,
                width: (scale.x_within(to) - x).max(0.0),
                height,
            }
        };

        let rows = rows(timeline.blocks());
        let count = rows
            .iter()
            .fold(0.0, |most: f64, &row| most.max(as_px(row) + 1.0));
        let pitch = if count > 0.0 {
            (ROWS / count).min(ROW + 2.0)
        } else {
            0.0
        };
        let blocks: Vec<BlockArea> = timeline
            .blocks()
            .iter()
            .zip(&rows)
            .filter(|(block, _)| block.from < scale.end)
            .map(|(block, &row)| {
                let y = work_top + as_px(row) * pitch;
                let height = pitch - if pitch > 5.0 { 2.0 } else { 1.0 };
                let whole = area(block.from, block.to, y, height);
                // A gap, so that one after the other is two.
                let whole = Area {
                    width: (whole.width - 1.5).max(1.0),
                    ..whole
                };
                let right = whole.x + whole.width;
                let parts = block.spans.iter().map(|span| {
                    let area = area(span.from, span.to, y, height);
                    let width = area.width.min(right - area.x).max(0.0);
                    PartArea {
                        part: span.part,
                        area: Area { width, ..area },
                    }
                });
                BlockArea {
                    items: block.items.clone(),
                    area: whole,
                    parts: parts.filter(|part| part.area.width > 0.0).collect(),
                }
            })
            .collect();

        let is_in_sprints = !timeline.sprints().is_empty();
        let people_top = work_top + count * pitch + if count > 0.0 { 4.0 } else { 0.0 };
        let people_height = if is_in_sprints { SPRINT } else { STRIP };
        let area_of_people = area(0.0, timeline.end, people_top, people_height);
        let bottom = people_top + people_height;
        let failures_middle = bottom + 4.0 + CROSS / 2.0;

        let finish = finish_label(&words.finish, last, spills_base, width);
        let sprints = timeline
            .sprints()
            .iter()
            .filter(|sprint| sprint.from < scale.end);
        let (days, hair, line) = MEETING;
        let least = (scale.x(days) - scale.left).clamp(hair, line);
        let meetings = timeline
            .meetings
            .iter()
            .filter(|held| held.from < scale.end);
        Self {
            bottom: (bottom + BELOW).max(words_bottom),
            name,
            summary,
            people: area_of_people,
            busy: surface(&timeline.busy, timeline.end, people, area_of_people, scale),
            sprints: sprints
                .map(|sprint| area(sprint.from, sprint.to, people_top, people_height))
                .collect(),
            blocks,
            meetings: meetings
                .map(|held| {
                    let exact = area(held.from, held.to, people_top, people_height);
                    Area {
                        width: exact.width.max(least),
                        ..exact
                    }
                })
                .collect(),
            spills: spills(timeline, scale, spills_base, &with_its_line(&finish, last)),
            spills_base,
            failures: failures(timeline, scale),
            failures_middle,
            finish_line: (timeline.end <= scale.end).then_some(last),
            finish,
        }
    }
}

/// Left of the axis, at the height of the work.
fn words_beside(words: &Words, top: f64) -> (Vec<Label>, Vec<Label>) {
    let name = name_lines(&words.name, top + 31.0);
    let base = name.last().map_or(top, |line| line.y);
    // A count to a line.
    let summary = words.summary.iter().zip([20.0, 37.0, 54.0]);
    let summary =
        summary.map(|(count, y)| Label::new(count, 0.0, base + y, SUMMARY).cut(GUTTER_WORDS));
    (name, summary.collect())
}

/// Above the work, side by side where they fit.
fn words_above(words: &Words, top: f64, width: f64) -> (Vec<Label>, Vec<Label>) {
    let base = top + 16.0;
    let name = Label::new(&words.name, 0.0, base, NAME).bold().cut(width);
    let summary = words.summary.join(", ");
    let summary = Label::new(&summary, name.width() + 14.0, base, SUMMARY);
    let summary = if summary.bounds().right <= width {
        vec![summary]
    } else {
        let lines = wrapped(&summary.text, width, SUMMARY, false, 2);
        let lines = lines.iter().zip([LINE, 2.0 * LINE]);
        lines
            .map(|(line, y)| Label::new(line, 0.0, base + y, SUMMARY).cut(width))
            .collect()
    };
    (vec![name], summary)
}

/// Rows are few.
fn as_px(row: usize) -> f64 {
    u16::try_from(row).map_or(f64::from(u16::MAX), f64::from)
}

/// Right of the end where there is room, otherwise up to it.
fn finish_label(words: &str, x: f64, base: f64, width: f64) -> Label {
    let right = Label::new(words, x + 5.0, base, 14.0).bold();
    if right.bounds().right <= width {
        return right;
    }
    let left = Label {
        x: x + MARGIN.min(width - x),
        ..right
    };
    left.anchored(Anchor::End)
}

/// The box of the finish's words and of the line beside them.
fn with_its_line(finish: &Label, x: f64) -> Bounds {
    let words = finish.bounds();
    Bounds {
        left: words.left.min(x - BETWEEN),
        right: words.right.max(x + BETWEEN),
        ..words
    }
}

/// The surface of the people at work, as a path: steps in time, as high as the part of the team.
fn surface(busy: &[(Days, u32)], end: Days, people: u32, area: Area, scale: &Scale) -> String {
    let bottom = area.y + area.height;
    let height = |working: u32| {
        let share = f64::from(working) / f64::from(people.max(1));
        bottom - share.min(1.0) * area.height
    };
    let mut path = format!("M{:.1} {bottom:.1}", area.x);
    for (from, working) in busy.iter().filter(|(from, _)| *from <= end.min(scale.end)) {
        path.push_str(&format!(
            "H{:.1}V{:.1}",
            scale.x_within(*from),
            height(*working)
        ));
    }
    path.push_str(&format!("H{:.1}V{bottom:.1}Z", area.x + area.width));
    path
}

/// Labels where all have room beside each other and the finish; otherwise marks alone.
fn spills(timeline: &Timeline, scale: &Scale, base: f64, finish: &Bounds) -> Vec<Mark> {
    let spilled = || {
        let sprints = timeline.sprints().iter();
        sprints.filter(|sprint| sprint.spilled > 0 && sprint.to <= scale.end)
    };
    let label = |sprint: &Sprint| {
        let text = format!("↷\u{2009}{}", sprint.spilled);
        Label::new(&text, scale.x(sprint.to), base, 12.0).anchored(Anchor::Middle)
    };
    let mut taken: Vec<Bounds> = spilled().map(|sprint| label(sprint).bounds()).collect();
    let have_room = taken
        .windows(2)
        .all(|two| two[0].right + BETWEEN <= two[1].left);
    taken.retain(|bounds| bounds.overlaps(finish));
    let marks = spilled().map(|sprint| {
        let label = label(sprint);
        let is_free = have_room && !taken.contains(&label.bounds());
        Mark {
            at: sprint.to,
            x: label.x,
            count: sprint.spilled,
            label: is_free.then_some(label),
        }
    });
    // No mark stands in the words of the finish.
    let is_seen = |mark: &Mark| mark.x < finish.left - BETWEEN || mark.x > finish.right + BETWEEN;
    marks
        .filter(|it| it.label.is_some() || is_seen(it))
        .collect()
}

/// Crosses that would touch become one, at the first of them.
fn failures(timeline: &Timeline, scale: &Scale) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for &(at, _) in timeline.failures.iter().filter(|(at, _)| *at <= scale.end) {
        let x = scale.x(at);
        match marks.last_mut() {
            Some(last) if x - last.x < CROSS + BETWEEN => last.count += 1,
            _ => marks.push(Mark {
                at,
                x,
                count: 1,
                label: None,
            }),
        }
    }
    marks
}
