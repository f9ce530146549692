//! Where everything of the picture is: a pure function of a network and a width. It draws at true size.

use super::align::{Wish, placed};
use super::layers::{Layers, Place, Slot};
use super::network::Network;
use crate::app::figure::label::{Bounds, Label, wrapped};

/// Items are as wide as this, at least and at most. [px]
const LEAST: f64 = 112.0;
const MOST: f64 = 184.0;

/// Between two items; between an item and a lane; between two lanes, and at least where there are many. [px]
const ITEM_GAP: f64 = 14.0;
const LANE_GAP: f64 = 10.0;
const LANES_GAP: f64 = 9.0;
const LEAST_GAP: f64 = 3.0;

/// Between two rows. [px]
const ROW_GAP: f64 = 34.0;

/// From this width on, phases stand in a column of their own. [px]
const WIDE: f64 = 720.0;

/// The column of the phases. [px]
const PHASES: f64 = 132.0;

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

/// Between the loops that lead back beside the rows. [px]
const LOOP_GAP: f64 = 9.0;

/// Sweeps over all rows; of so many places at least, fewer.
const SWEEPS: usize = 16;
const MANY: usize = 3_000;

/// How much two lanes of one arrow insist on one line, and two items of a chain.
const LANES_PULL: f64 = 16.0;
const CHAIN_PULL: f64 = 4.0;

/// What a tag of an item says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// To which capability it belongs.
    Capability,
    /// For which goal it is one of several approaches.
    Goal,
    /// Its phase, where it stands in the band of another one.
    Phase,
}

/// An item as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Its place in the backlog.
    pub item: usize,
    /// Its outline. [px]
    pub area: Bounds,
    /// Its name, in lines.
    pub name: Vec<Label>,
    /// What stands below its name.
    pub tags: Vec<(Tag, Label)>,
}

/// An arrow from an item to one that comes after it.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrow {
    /// The item that comes first.
    pub from: usize,
    /// The item that comes after it.
    pub to: usize,
    /// Where it leads through: in pairs, out of a row and into the next one. [px]
    pub way: Vec<(f64, f64)>,
}

/// A way back, from an item that fails to one that is done again then.
#[derive(Clone, Debug, PartialEq)]
pub struct Loop {
    /// The item that fails.
    pub from: usize,
    /// The item that is done again.
    pub to: usize,
    /// Its corners; of a short one only its ends. [px]
    pub way: Vec<(f64, f64)>,
}

/// A phase as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// Its upper and lower edge. [px]
    pub top: f64,
    /// [px]
    pub bottom: f64,
    /// Its name, in lines.
    pub name: Vec<Label>,
}

/// Where everything is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GraphLayout {
    /// [px]
    pub width: f64,
    /// [px]
    pub height: f64,
    /// The items, in the order in which one reads them.
    pub cards: Vec<Card>,
    /// What comes after what.
    pub arrows: Vec<Arrow>,
    /// What is done again.
    pub loops: Vec<Loop>,
    /// The phases; none where there are none.
    pub strips: Vec<Strip>,
}

impl GraphLayout {
    /// The picture of a network, no wider than `width` unless too much passes by its items. [px]
    #[must_use]
    pub fn of(network: &Network, width: f64) -> Self {
        if network.items.is_empty() {
            return Self::default();
        }
        let has_phases = network.items.iter().any(|it| !it.phase.is_empty());
        let is_wide = width >= WIDE;
        let left = if has_phases && is_wide { PHASES } else { 2.0 };
        let mut most = fitting(width - left, LEAST).max(1);
        loop {
            let layers = Layers::unordered(network, most);
            let loops = Loops::of(network, &layers);
            let right = width - 2.0 - loops.room();
            let room = Room::of(&layers, right - left);
            // Where not even single items fit beside what passes by, the picture is wider.
            let room = room.or_else(|| (most == 1).then_some(Room::LEAST));
            if let Some(room) = room {
                let layers = layers.ordered();
                let drawing = Drawing {
                    network,
                    layers: &layers,
                    loops: &loops,
                    room,
                    left,
                    right: right.max(left + room.taken(&layers)),
                    has_phases,
                    is_wide,
                };
                return drawing.layout();
            }
            most -= 1;
        }
    }

    /// The card at a point; none: there is none. [px]
    #[must_use]
    pub fn at(&self, x: f64, y: f64) -> Option<&Card> {
        let is_in = |it: &&Card| {
            (it.area.left..=it.area.right).contains(&x)
                && (it.area.top..=it.area.bottom).contains(&y)
        };
        self.cards.iter().find(is_in)
    }

    /// The card of an item.
    #[must_use]
    pub fn card(&self, item: usize) -> Option<&Card> {
        self.cards.iter().find(|it| it.item == item)
    }
}

/// So many items of a width fit.
fn fitting(width: f64, item: f64) -> usize {
    let mut count = 0;
    let mut taken = item;
    while taken <= width {
        count += 1;
        taken += item + ITEM_GAP;
    }
    count
}

fn float(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// How wide items are, and how narrow the lanes.
#[derive(Clone, Copy, Debug)]
struct Room {
    item: f64,
    /// Distances are multiplied by this where a lane is beside.
    lanes: f64,
}

impl Room {
    const LEAST: Self = Self {
        item: LEAST,
        lanes: LEAST_GAP / LANES_GAP,
    };

    /// The widest items, and then lanes, that fit every row; none: not even the narrowest do.
    fn of(layers: &Layers, width: f64) -> Option<Self> {
        let widest = |lanes: f64| {
            let share = |row: &Vec<usize>| {
                let items = row.iter().filter(|it| is_item(layers, **it)).count();
                // In whatever order: a lane adds at most its distance to an item.
                let passing = float(row.len() - items) * LANE_GAP * lanes;
                let gaps = float(items.saturating_sub(1)) * ITEM_GAP + passing;
                (width - gaps) / float(items.max(1))
            };
            let item = layers.rows.iter().map(share).fold(MOST, f64::min).floor();
            (item >= LEAST).then_some(Self { item, lanes })
        };
        [1.0, 0.75, 0.5, Self::LEAST.lanes]
            .into_iter()
            .find_map(widest)
    }

    /// The least distance between the middles of two neighbours.
    fn apart(self, layers: &Layers, left: usize, right: usize) -> f64 {
        let half = |place| {
            if is_item(layers, place) {
                self.item / 2.0
            } else {
                0.0
            }
        };
        half(left) + half(right) + self.gap(layers, left, right)
    }

    fn gap(self, layers: &Layers, left: usize, right: usize) -> f64 {
        match (is_item(layers, left), is_item(layers, right)) {
            (true, true) => ITEM_GAP,
            (false, false) => LANES_GAP * self.lanes,
            _ => LANE_GAP * self.lanes,
        }
    }

    fn gaps(self, layers: &Layers, row: &[usize]) -> f64 {
        row.windows(2)
            .map(|two| self.gap(layers, two[0], two[1]))
            .sum()
    }

    fn row(self, layers: &Layers, row: &[usize]) -> f64 {
        let items = row.iter().filter(|it| is_item(layers, **it)).count();
        float(items) * self.item + self.gaps(layers, row)
    }

    fn taken(self, layers: &Layers) -> f64 {
        layers
            .rows
            .iter()
            .map(|row| self.row(layers, row))
            .fold(0.0, f64::max)
    }
}

fn is_item(layers: &Layers, place: usize) -> bool {
    matches!(layers.places[place].slot, Slot::Item(_))
}

/// The ways back that do not fit between two rows, each in a lane beside all rows.
struct Loops {
    /// From, to, and the lane; none: it is short.
    all: Vec<(usize, usize, Option<usize>)>,
    lanes: usize,
}

impl Loops {
    fn of(network: &Network, layers: &Layers) -> Self {
        let row = |item: usize| layers.places[item].row;
        let items = network.items.iter().enumerate();
        let mut all: Vec<(usize, usize, Option<usize>)> = items
            .flat_map(|(from, item)| item.redo.iter().map(move |&to| (from, to, None)))
            .collect();
        let span = |&(from, to, _): &(usize, usize, Option<usize>)| {
            let (one, other) = (row(from), row(to));
            (one.min(other), one.max(other))
        };
        // Short ones inside, long ones outside.
        all.sort_by_key(|it| {
            let (top, bottom) = span(it);
            (bottom - top, top, it.0, it.1)
        });
        let mut lanes: Vec<Vec<(usize, usize)>> = Vec::new();
        for it in &mut all {
            if row(it.0) == row(it.1) + 1 {
                continue;
            }
            let (top, bottom) = span(it);
            let is_free = |lane: &Vec<(usize, usize)>| {
                lane.iter().all(|&(from, to)| bottom < from || to < top)
            };
            let lane = lanes.iter().position(is_free).unwrap_or_else(|| {
                lanes.push(Vec::new());
                lanes.len() - 1
            });
            lanes[lane].push((top, bottom));
            it.2 = Some(lane);
        }
        Self {
            all,
            lanes: lanes.len(),
        }
    }

    /// The room beside the rows that they take.
    fn room(&self) -> f64 {
        if self.lanes == 0 {
            0.0
        } else {
            (float(self.lanes) + 0.5) * LOOP_GAP
        }
    }
}

struct Drawing<'a> {
    network: &'a Network,
    layers: &'a Layers,
    loops: &'a Loops,
    room: Room,
    left: f64,
    right: f64,
    has_phases: bool,
    is_wide: bool,
}

impl Drawing<'_> {
    fn layout(&self) -> GraphLayout {
        let middles = self.middles();
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

    /// The middle of every place. [px]
    fn middles(&self) -> Vec<f64> {
        let Layers { places, rows, .. } = self.layers;
        let mut middles = vec![0.0; places.len()];
        let half = self.room.item / 2.0;
        let centre = f64::midpoint(self.left, self.right);
        let apart: Vec<Vec<f64>> = rows
            .iter()
            .map(|row| {
                row.windows(2)
                    .map(|two| self.room.apart(self.layers, two[0], two[1]))
                    .collect()
            })
            .collect();
        let set = |row: usize, wishes: &[Wish], middles: &mut [f64]| {
            let edge = |place: Option<&usize>| match place {
                Some(place) if is_item(self.layers, *place) => half,
                _ => 1.0,
            };
            let from = self.left + edge(rows[row].first());
            let to = self.right - edge(rows[row].last());
            for (place, middle) in rows[row].iter().zip(placed(wishes, &apart[row], from, to)) {
                middles[*place] = middle;
            }
        };
        for (row, places) in rows.iter().enumerate() {
            let in_the_middle = Wish {
                middle: centre,
                weight: 1.0,
            };
            set(row, &vec![in_the_middle; places.len()], &mut middles);
        }
        let sweeps = match places.len() {
            0..=MANY => SWEEPS,
            many => (SWEEPS * MANY / many).max(2),
        };
        for sweep in 0..sweeps {
            for step in 0..rows.len() {
                let goes_down = sweep % 2 == 0;
                let row = if goes_down {
                    step
                } else {
                    rows.len() - 1 - step
                };
                let is_last = sweep * 2 >= sweeps;
                let wishes: Vec<Wish> = rows[row]
                    .iter()
                    .map(|&place| wish(places, place, &middles, goes_down, is_last))
                    .collect();
                set(row, &wishes, &mut middles);
            }
        }
        middles
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

/// Where a place would like to stand: at the mean of what it is bound to. Lanes insist on being straight, and so do items
/// of which one follows another alone.
fn wish(places: &[Place], place: usize, middles: &[f64], goes_down: bool, is_last: bool) -> Wish {
    let it = &places[place];
    let is_lane = |place: usize| matches!(places[place].slot, Slot::Lane(_));
    let up = if is_last || goes_down {
        it.up.as_slice()
    } else {
        &[]
    };
    let down = if is_last || !goes_down {
        it.down.as_slice()
    } else {
        &[]
    };
    let (mut sum, mut weight) = (0.0, 0.0);
    for &other in up.iter().chain(down) {
        let are_alone = match places[other].row < it.row {
            true => it.up.len() == 1 && places[other].down.len() == 1,
            false => it.down.len() == 1 && places[other].up.len() == 1,
        };
        let pull = match (is_lane(place), is_lane(other)) {
            (true, true) => LANES_PULL,
            (false, false) if are_alone => CHAIN_PULL,
            _ => 1.0,
        };
        sum += pull * middles[other];
        weight += pull;
    }
    if weight == 0.0 {
        return Wish {
            middle: middles[place],
            weight: 0.5,
        };
    }
    Wish {
        middle: sum / weight,
        weight,
    }
}
