//! The sentences of the figure: the read-out of a future, what the deadline means, what screen readers hear first.
//!
//! Days are rounded to whole ones, and a gap is the difference of the rounded days, so that whoever
//! subtracts finds what is written.

use crate::analysis::ends::End;
use crate::analysis::paired::Standing;
use crate::app::figure::layout::in_time;
use crate::app::figure::timeline::{Timeline, Work};
use crate::app::figure::{Pair, Side, Strip};
use crate::app::figure::{lane, layout};
use crate::app::format;
use crate::simulation::record::Outcome;
use crate::text::{Text, Value};
use crate::units::Days;

/// The pairs, the variants and the language that the sentences are about.
#[derive(Clone, Copy)]
pub struct Speaker<'a> {
    /// The language.
    pub text: &'a Text,
    /// The variants shown: first the two sides, the one above first; one alone has no other side.
    pub strips: &'a [Strip],
    /// The runs.
    pub pairs: &'a [Pair],
    /// The day by which it has to be delivered. [days]
    pub deadline: Days,
}

impl Speaker<'_> {
    /// Everything that stands in the dotplot.
    #[must_use]
    pub fn plot(&self) -> layout::Words {
        let text = self.text;
        layout::Words {
            strips: self.strips.iter().map(|strip| self.strip(strip)).collect(),
            deadline: [
                text.with("figure-deadline", &[("day", whole(self.deadline))]),
                text.with("figure-day", &[("day", whole(self.deadline))]),
            ],
            unit: text.get("figure-unit"),
            first_day: text.with("figure-day", &[("day", whole(0.0))]),
            not_delivered: text.get("figure-not-delivered"),
        }
    }

    fn strip(&self, strip: &Strip) -> layout::StripWords {
        let values = self.in_time(strip);
        layout::StripWords {
            name: strip.side.name.to_string(),
            in_time: [
                self.text.with("figure-in-time", &values),
                self.text.with("figure-of-all", &values),
            ],
        }
    }

    /// How many of the futures shown are in time, and what part of all of them.
    fn in_time(&self, strip: &Strip) -> [(&'static str, Value<'static>); 3] {
        let share = strip.all.share_by(self.deadline).share.unwrap_or_default();
        [
            ("count", in_time(&strip.ends, self.deadline).into()),
            ("total", self.pairs.len().into()),
            ("percent", format::percent(share).into()),
        ]
    }

    /// The same in words.
    fn count(&self, strip: &Strip) -> Value<'static> {
        self.text.with("figure-count", &self.in_time(strip)).into()
    }

    /// The names of the two sides.
    fn names(&self) -> [Value<'_>; 2] {
        [0, 1].map(|side| Value::from(self.name(side)))
    }

    /// Whether there is one variant only, which is compared with nothing.
    #[must_use]
    pub fn is_alone(&self) -> bool {
        self.strips.len() == 1
    }

    fn name(&self, place: usize) -> &str {
        self.strips
            .get(place)
            .map_or("", |strip| strip.side.name.as_str())
    }

    /// A sentence about the two sides, with an addition for every further strip.
    fn with_others(&self, sentence: String, addition: impl Fn(&Strip) -> String) -> String {
        let others = self.strips.iter().skip(2).map(addition);
        others.fold(sentence, |words, other| format!("{words} {other}"))
    }

    /// What the figure is.
    #[must_use]
    pub fn title(&self) -> String {
        let [a, b] = self.names();
        let values = [("a", a), ("b", b), ("count", self.pairs.len().into())];
        if self.is_alone() {
            return self.text.with("figure-title-alone", &values);
        }
        let others: Vec<&str> = self
            .strips
            .iter()
            .skip(2)
            .map(|it| it.side.name.as_str())
            .collect();
        let title = self.text.with("figure-title", &values);
        if others.is_empty() {
            return title;
        }
        let values = [
            ("title", title.into()),
            ("others", others.join(", ").into()),
        ];
        self.text.with("figure-title-all", &values)
    }

    /// What it shows, for those who do not see it.
    #[must_use]
    pub fn description(&self) -> String {
        if self.is_alone() {
            return self.deadline();
        }
        let standings = |of: Standing| self.pairs.iter().filter(|pair| pair.standing == of).count();
        let [a, b] = self.names();
        let sooner = self.text.with(
            "figure-description",
            &[
                ("a", a),
                ("b", b),
                ("a-sooner", standings(Standing::Better).into()),
                ("b-sooner", standings(Standing::Worse).into()),
                ("same", standings(Standing::Equal).into()),
            ],
        );
        format!("{sooner} {}", self.deadline())
    }

    /// How many of each side make the deadline.
    #[must_use]
    pub fn deadline(&self) -> String {
        let [a, b] = self.names();
        let count = |place: usize| {
            let strip = self.strips.get(place);
            strip.map_or_else(|| "".into(), |strip| self.count(strip))
        };
        let values = [
            ("day", whole(self.deadline)),
            ("a", a),
            ("b", b),
            ("a-count", count(0)),
            ("b-count", count(1)),
        ];
        if self.is_alone() {
            return self.text.with("figure-deadline-alone", &values);
        }
        let sentence = self.text.with("figure-deadline-value", &values);
        self.with_others(sentence, |strip| {
            let name = strip.side.name.as_str();
            let values = [("name", name.into()), ("count", self.count(strip))];
            self.text.with("figure-deadline-other", &values)
        })
    }

    /// The future in focus in one sentence; `number` counts from 1 in the order of the first side's finish.
    #[must_use]
    pub fn read_out(&self, place: usize, number: usize) -> String {
        let Some(pair) = self.pairs.get(place) else {
            return self.text.get("figure-no-focus");
        };
        let [a, b] = self.names();
        let [a_end, b_end] = pair.ends().map(|end| Value::from(self.end(end)));
        let values = [
            ("number", number.into()),
            ("total", self.pairs.len().into()),
            ("run", pair.run.to_string().into()),
            ("a", a),
            ("b", b),
            ("a-end", a_end),
            ("b-end", b_end),
            ("gap", self.gap(pair).into()),
        ];
        if self.is_alone() {
            return self.text.with("figure-read-out-alone", &values);
        }
        let sentence = self.text.with("figure-read-out", &values);
        self.with_others(sentence, |strip| {
            let end = strip
                .ends
                .get(place)
                .map_or(String::new(), |&end| self.end(end));
            let name = strip.side.name.as_str();
            let values = [("name", name.into()), ("end", end.into())];
            self.text.with("figure-read-out-other", &values)
        })
    }

    /// When a run ended.
    #[must_use]
    pub fn end(&self, end: End) -> String {
        match end.outcome {
            Outcome::Delivered => self.text.with("figure-day", &[("day", whole(end.finish))]),
            Outcome::Infeasible => {
                let day = [("day", whole(end.finish))];
                self.text.with("figure-infeasible", &day)
            }
            Outcome::Unfinished => self.text.get("figure-unfinished"),
        }
    }

    /// Who is sooner, and by how much.
    #[must_use]
    pub fn gap(&self, pair: &Pair) -> String {
        let sooner = match pair.standing {
            Standing::Equal
                if pair
                    .ends()
                    .iter()
                    .all(|end| end.outcome != Outcome::Delivered) =>
            {
                return self.text.get("figure-neither");
            }
            Standing::Equal => return self.text.get("figure-about-the-same"),
            Standing::Better => 0,
            Standing::Worse => 1,
        };
        let name = ("name", Value::from(self.name(sooner)));
        if pair
            .ends()
            .iter()
            .any(|end| end.outcome != Outcome::Delivered)
        {
            return self.text.with("figure-only", &[name]);
        }
        let days = (pair.a.finish.round() - pair.b.finish.round()).abs();
        if days < 1.0 {
            return self.text.with("figure-sooner-less-than-a-day", &[name]);
        }
        self.text
            .with("figure-sooner", &[name, ("days", days.into())])
    }

    /// What a lane says.
    #[must_use]
    pub fn lane(&self, side: &Side, timeline: &Timeline) -> lane::Words {
        let text = self.text;
        let count = |count: usize| [("count", Value::from(count))];
        let failures = text.with("figure-failures", &count(timeline.failures.len()));
        let summary = match &timeline.work {
            Work::Sprints(sprints) => vec![
                text.with("figure-sprints", &count(sprints.len())),
                text.with("figure-spilled", &count(timeline.spilled())),
                failures,
            ],
            Work::Iterations(blocks) => {
                vec![
                    text.with("figure-iterations", &count(blocks.len())),
                    failures,
                ]
            }
            Work::Attempts(blocks) => {
                vec![text.with("figure-attempts", &count(blocks.len())), failures]
            }
        };
        lane::Words {
            name: side.name.to_string(),
            summary,
            finish: self.end(End {
                outcome: timeline.outcome,
                finish: timeline.end,
                cost: 0.0,
                value_days: 0.0,
            }),
        }
    }
}

/// A day as people name it.
fn whole(day: Days) -> Value<'static> {
    format!("{day:.0}").into()
}
