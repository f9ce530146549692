//! Rows, middles and lanes become cards, arrows, ways back and phases at their places.

use super::layers::{Layers, Slot};
use super::layout::{Arrow, Card, GraphLayout, Loop, Strip, Tag};
use super::loops::{LOOP_GAP, Loops};
use super::middles::middles;
use super::network::Network;
use super::room::{Room, float, is_item};
use crate::app::figure::label::{Bounds, Label, wrapped};

/// Between two rows. [px]
const ROW_GAP: f64 = 34.0;

/// The column of the phases. [px]
pub(super) const PHASES: f64 = 132.0;

/// A line for the phase above its rows. [px]
const HEADING: f64 = 24.0;

/// Names of items, and what stands below them. [px]
const NAME: f64 = 13.0;
const TAG: f64 = 12.0;
const NAME_LINE: f64 = 16.0;
const TAG_LINE: f64 = 16.0;

/// Names take at most so many lines.
const LINES: usize = 3;

/// Where a line may be broken without a space, and a hyphen with that.
const BREAK: &str = "\u{200b}";
const HYPHEN: &str = "-\u{200b} ";

/// Between an item's border and its words; before a tag, for its mark. [px]
const INSIDE: f64 = 9.0;
const MARK: f64 = 14.0;

/// What is drawn, and where there is room for it. [px]
pub(super) struct Drawing<'a> {
    pub(super) network: &'a Network,
    pub(super) layers: &'a Layers,
    pub(super) loops: &'a Loops,
    pub(super) room: Room,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) has_phases: bool,
    pub(super) is_wide: bool,
}

impl Drawing<'_> {
    pub(super) fn layout(&self) -> GraphLayout {
        let middles = middles(self.layers, self.room, self.left, self.right);
        let (edges, strips, bottom) = self.levels();
        let cards = self
            .layers
            .rows
            .iter()
            .enumerate()
            .flat_map(|(row, places)| {
                let (middles, edges) = (&middles, &edges);
                places
                    .iter()
                    .filter_map(move |&place| match self.layers.places[place].slot {
                        Slot::Item(item) => Some(self.card(item, middles[place], edges[row])),
                        Slot::Lane(_) => None,
                    })
            });
        GraphLayout {
            width: self.right + self.loops.room() + 2.0,
            height: bottom,
            cards: cards.collect(),
            arrows: self.arrows(&middles, &edges),
            loops: self.ways_back(&middles, &edges),
            strips,
        }
    }

    /// The upper and lower edge of every row, the phases, and where the picture ends. [px]
    fn levels(&self) -> (Vec<(f64, f64)>, Vec<Strip>, f64) {
        let Layers { rows, bands, .. } = self.layers;
        let heights = rows.iter().map(|row| {
            let items = row
                .iter()
                .filter_map(|&place| match self.layers.places[place].slot {
                    Slot::Item(item) => Some(self.height(item)),
                    Slot::Lane(_) => None,
                });
            items.fold(0.0, f64::max)
        });
        let heights: Vec<f64> = heights.collect();
        let (mut edges, mut strips) = (Vec::new(), Vec::new());
        let mut y = 0.0;
        for band in bands {
            let top = y;
            let heading = self.has_phases && !self.is_wide;
            y += if heading {
                HEADING
            } else if self.has_phases {
                ROW_GAP / 2.0
            } else {
                4.0
            };
            for row in band.rows.clone() {
                edges.push((y, y + heights[row]));
                y += heights[row] + ROW_GAP;
            }
            // A phase begins in the middle between two rows.
            y -= if self.has_phases {
                ROW_GAP / 2.0
            } else {
                ROW_GAP - 6.0
            };
            if self.has_phases {
                let name = self.phase(&band.phase, top);
                let least = name.last().map_or(0.0, |it| it.bounds().bottom + 8.0);
                y = y.max(least);
                strips.push(Strip {
                    top,
                    bottom: y,
                    name,
                });
            }
        }
        (edges, strips, y)
    }

    fn phase(&self, phase: &str, top: f64) -> Vec<Label> {
        if !self.is_wide {
            let label = Label::new(phase, 8.0, top + 16.0, NAME).bold();
            return vec![label.cut(self.right - 16.0)];
        }
        let most = PHASES - 24.0;
        let lines = wrapped(phase, most, NAME, true, LINES);
        let line = |(place, line): (usize, &String)| {
            let y = top + 28.0 + float(place) * 17.0;
            Label::new(line, 8.0, y, NAME).bold().cut(most)
        };
        lines.iter().enumerate().map(line).collect()
    }

    /// The name of an item in lines, broken at spaces and after hyphens.
    fn lines(&self, item: usize) -> Vec<String> {
        let name = self.network.items[item].name.replace('-', HYPHEN);
        let most = self.room.item - 2.0 * INSIDE;
        let lines = if self.is_wide { LINES } else { LINES + 1 };
        let lines = wrapped(&name, most, NAME, false, lines).into_iter();
        let mut lines: Vec<String> = lines
            .map(|it| it.replace(HYPHEN, "-").replace(BREAK, ""))
            .collect();
        if lines.is_empty() {
            lines.push(format!("{}", item + 1));
        }
        lines
    }

    fn tags(&self, item: usize) -> Vec<(Tag, &str)> {
        let strays = self.layers.strays.contains(&item);
        let item = &self.network.items[item];
        let tags = [
            (Tag::Capability, item.capability.as_str()),
            (Tag::Goal, item.goal.as_str()),
            (Tag::Phase, if strays { item.phase.as_str() } else { "" }),
        ];
        tags.into_iter()
            .filter(|(_, words)| !words.trim().is_empty())
            .collect()
    }

    fn height(&self, item: usize) -> f64 {
        let lines = self.lines(item).len();
        14.0 + float(lines) * NAME_LINE + float(self.tags(item).len()) * TAG_LINE
    }

    fn card(&self, item: usize, middle: f64, (top, bottom): (f64, f64)) -> Card {
        let half = self.room.item / 2.0;
        let height = self.height(item);
        // In the middle of its row.
        let top = f64::midpoint(top, bottom) - height / 2.0;
        let area = Bounds {
            left: middle - half,
            top,
            right: middle + half,
            bottom: top + height,
        };
        let x = area.left + INSIDE;
        let most = self.room.item - 2.0 * INSIDE;
        let lines = self.lines(item);
        let names = lines.iter().enumerate().map(|(place, line)| {
            Label::new(line, x, top + 19.0 + float(place) * NAME_LINE, NAME).cut(most)
        });
        let first = top + 19.0 + float(lines.len()) * NAME_LINE;
        let tags = self
            .tags(item)
            .into_iter()
            .enumerate()
            .map(|(place, (tag, words))| {
                let y = first + float(place) * TAG_LINE;
                (
                    tag,
                    Label::new(words.trim(), x + MARK, y, TAG).cut(most - MARK),
                )
            });
        Card {
            item,
            area,
            name: names.collect(),
            tags: tags.collect(),
        }
    }

    /// The edges of the card of an item. [px]
    fn edges(&self, item: usize, edges: &[(f64, f64)]) -> (f64, f64) {
        let (top, bottom) = edges[self.layers.places[item].row];
        let (middle, half) = (f64::midpoint(top, bottom), self.height(item) / 2.0);
        (middle - half, middle + half)
    }

    fn arrows(&self, middles: &[f64], edges: &[(f64, f64)]) -> Vec<Arrow> {
        let places = &self.layers.places;
        let mut arrows = Vec::new();
        for (to, item) in self.network.items.iter().enumerate() {
            for &from in &item.after {
                // Back from the end: of what leads there, the item itself or its lane.
                let mut way = vec![(middles[to], self.edges(to, edges).0)];
                let mut at = to;
                while at != from {
                    let is_way = |it: &&usize| match places[**it].slot {
                        Slot::Item(other) | Slot::Lane(other) => other == from,
                    };
                    let Some(&before) = places[at].up.iter().find(is_way) else {
                        break;
                    };
                    let (top, bottom) = edges[places[before].row];
                    if before == from {
                        way.push((middles[from], self.edges(from, edges).1));
                    } else {
                        way.extend([(middles[before], bottom), (middles[before], top)]);
                    }
                    at = before;
                }
                way.reverse();
                arrows.push(Arrow { from, to, way });
            }
        }
        arrows
    }

    fn ways_back(&self, middles: &[f64], edges: &[(f64, f64)]) -> Vec<Loop> {
        let half = self.room.item / 2.0;
        let way = |&(from, to, lane): &(usize, usize, Option<usize>)| {
            let (start, end) = (self.edges(from, edges).0, self.edges(to, edges).1);
            let Some(lane) = lane else {
                let aside = (half - 12.0).min(34.0);
                return vec![(middles[from] + aside, start), (middles[to] + aside, end)];
            };
            let row = |item: usize| edges[self.layers.places[item].row];
            // Beside all that stands in the rows that it passes.
            let (one, other) = (self.layers.places[from].row, self.layers.places[to].row);
            let passed = self.layers.rows[one.min(other)..=one.max(other)]
                .iter()
                .flatten();
            let edge = |&place: &usize| {
                middles[place]
                    + if is_item(self.layers, place) {
                        half
                    } else {
                        0.0
                    }
            };
            let beside = passed.map(edge).fold(self.left, f64::max);
            let x = beside + (float(lane) + 1.0) * LOOP_GAP;
            let step = 3.0 * float(lane % 4);
            let (out, back) = (
                middles[from] + half - 10.0 - step,
                middles[to] + half - 10.0 - step,
            );
            let (above, below) = (row(from).0 - 7.0 - step, row(to).1 + 7.0 + step);
            vec![
                (out, start),
                (out, above),
                (x, above),
                (x, below),
                (back, below),
                (back, end),
            ]
        };
        self.loops
            .all
            .iter()
            .map(|it| Loop {
                from: it.0,
                to: it.1,
                way: way(it),
            })
            .collect()
    }
}
