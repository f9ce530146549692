//! What all runs of a study came to so far: blocks joined in the order of their index.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use super::block::{Block, RUNS_PER_BLOCK, VariantBlock};
use super::digest::Digest;
use super::dots::{Dot, Finishes, dots};
use super::ends::{Column, Ends};
use super::estimate::Interval;
use super::metric::Metric;
use super::order::OrderStatistics;
use super::paired::{ABOUT_THE_SAME, Counted, Headline, Paired, Shares, differences};
use super::spread::Spread;
use super::summary::{Outcomes, Summary};
use super::tally::{EXACT_RUNS, Tally};
use super::tournament::Tournament;
use crate::simulation::record::Outcome::Delivered;
use crate::units::Days;

/// What the runs of one variant came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VariantSamples {
    outcomes: Outcomes,
    tallies: [Tally; Metric::COUNT],
    ends: Ends,
}

impl VariantSamples {
    /// The runs of the block that follows.
    fn join(&mut self, later: &VariantBlock) {
        self.outcomes.merge(&later.outcomes);
        self.ends.join(&later.ends);
        for (tally, later) in self.tallies.iter_mut().zip(&later.strands) {
            tally.join(later);
        }
    }

    /// How many runs ended in which way.
    #[must_use]
    pub fn outcomes(&self) -> Outcomes {
        self.outcomes
    }

    /// How the runs ended, run by run.
    #[must_use]
    pub fn ends(&self) -> &Ends {
        &self.ends
    }

    /// The mean of one metric; none where nothing was observed.
    #[must_use]
    pub fn mean(&self, metric: Metric) -> Option<f64> {
        self.tallies[metric.index()].moments().mean()
    }

    /// How one metric spreads.
    #[must_use]
    pub fn spread(&self, metric: Metric) -> Spread {
        let tally = &self.tallies[metric.index()];
        match Column::of(metric) {
            Some(column) => {
                let order = self.ends.order(column, &Spread::QUANTILES, &[]);
                Spread::of(tally.moments(), &order)
            }
            None => tally.spread(),
        }
    }

    /// The 95 % interval of a quantile of the finish of the runs that delivered; none where they are too few. [days]
    #[must_use]
    pub fn finish_interval(&self, p: f64) -> Option<Interval> {
        self.ends.order(Column::Finish, &[], &[p]).interval(p)
    }

    /// The figures of the summary.
    #[must_use]
    pub fn summary(&self) -> Summary {
        Summary {
            outcomes: self.outcomes,
            spreads: Metric::ALL.map(|metric| self.spread(metric)),
        }
    }

    /// The figures of the summary without a walk over all runs: beyond 10,000 runs no quantile of any metric is nearer
    /// than 0.1 %. For a table that is shown while runs are still being joined.
    #[must_use]
    pub fn glance(&self) -> Summary {
        let spread = |metric: Metric| match Column::of(metric) {
            Some(column) if self.ends.len() > EXACT_RUNS => {
                let moments = self.tallies[metric.index()].moments();
                let bins = self.ends.bins(column);
                let order =
                    OrderStatistics::rounded(bins, moments.bounds(), &Spread::QUANTILES, &[]);
                Spread::of(moments, &order)
            }
            _ => self.spread(metric),
        };
        Summary {
            outcomes: self.outcomes,
            spreads: Metric::ALL.map(spread),
        }
    }
}

/// The runs of a study, from the first on without a gap.
///
/// Blocks may arrive in any order: one that is early waits until those before it are there, so the order
/// of arrival cannot change a digit. A copy shares the runs themselves.
#[derive(Clone, Debug)]
pub struct Samples {
    ids: Vec<String>,
    variants: Vec<VariantSamples>,
    tournament: Tournament,
    /// Every pair at its place in the tournament.
    pairs: Vec<Pair>,
    digest: Digest,
    /// How many blocks are joined: the index of the next one.
    joined: usize,
    /// No further block is joined once there are so many runs.
    until: usize,
    /// A block that was not full was joined, and nothing can follow it.
    complete: bool,
    /// Blocks whose turn has not come, in any order: as many as are under way at once.
    early: Vec<Arc<Block>>,
}

/// What is counted of two variants while runs are joined.
#[derive(Clone, Debug, Default)]
struct Pair {
    /// Finish of the first − finish of the second.
    differences: Counted,
    /// The finishes of the first.
    finishes: Finishes,
}

/// Every unordered pair once, with its place in the tournament: first with second, first with third, ….
fn pairs<T>(all: &[T]) -> impl Iterator<Item = (usize, (&T, &T))> {
    let firsts = all.iter().enumerate();
    let pairs = firsts.flat_map(|(place, a)| all[place + 1..].iter().map(move |b| (a, b)));
    pairs.enumerate()
}

/// Why a block was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It has other variants than the study.
    OtherVariants,
    /// A block of this index is there already.
    Repeated,
    /// The block before it was not full, so it was the last.
    AfterLast,
}

impl fmt::Display for Refusal {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        text.write_str(match self {
            Self::OtherVariants => "the block has another number of variants than the study",
            Self::Repeated => "a block of this index was joined before",
            Self::AfterLast => "a block of fewer than 250 runs was the last of the study",
        })
    }
}

impl std::error::Error for Refusal {}

impl Samples {
    /// No runs yet, of variants with these ids. What differs by less than [`ABOUT_THE_SAME`] counts for neither.
    #[must_use]
    pub fn new(ids: Vec<String>) -> Self {
        Self::with_tie(ids, ABOUT_THE_SAME)
    }

    /// The same, where what differs by less than `tie_days` counts for neither.
    #[must_use]
    pub fn with_tie(ids: Vec<String>, tie_days: Days) -> Self {
        let tournament = Tournament::new(ids.len(), tie_days);
        Self {
            variants: vec![VariantSamples::default(); ids.len()],
            pairs: vec![Pair::default(); tournament.pairs()],
            tournament,
            digest: Digest::new(),
            ids,
            joined: 0,
            until: usize::MAX,
            complete: false,
            early: Vec::new(),
        }
    }

    /// The same runs, where what differs by less than `tie_days` counts for neither.
    #[must_use]
    pub fn within(&self, tie_days: Days) -> Self {
        let mut samples = self.clone();
        samples.tournament = Tournament::new(self.ids.len(), tie_days);
        samples.tournament.add_runs(self.runs());
        for (place, (a, b)) in pairs(&self.variants) {
            let pair = &mut samples.pairs[place];
            pair.finishes = Finishes::default();
            for chunks in a.ends.beside(&b.ends) {
                samples.tournament.add(place, chunks);
                pair.finishes.add(chunks, tie_days);
            }
        }
        samples
    }

    /// Takes a block, and joins every block whose turn has come.
    ///
    /// # Errors
    /// A [`Refusal`] where the block cannot belong to this study; the samples are as before.
    pub fn add(&mut self, block: Block) -> Result<(), Refusal> {
        if block.variants().len() != self.ids.len() {
            return Err(Refusal::OtherVariants);
        }
        if block.index() < self.joined || self.place_of_early(block.index()).is_some() {
            return Err(Refusal::Repeated);
        }
        if self.complete {
            return Err(Refusal::AfterLast);
        }
        self.early.push(Arc::new(block));
        self.join_early();
        Ok(())
    }

    /// From now on joins blocks until there are so many runs, in whole blocks; what comes after waits. Runs that are
    /// joined stay. Without this, every block is joined as soon as its turn has come.
    pub fn join_until(&mut self, runs: usize) {
        self.until = runs;
        self.join_early();
    }

    /// How many runs are to be joined at most.
    #[must_use]
    pub fn until(&self) -> usize {
        self.until
    }

    fn join_early(&mut self) {
        while !self.complete
            && self.runs() < self.until
            && let Some(place) = self.place_of_early(self.joined)
        {
            let block = self.early.swap_remove(place);
            self.join(&block);
        }
    }

    fn place_of_early(&self, index: usize) -> Option<usize> {
        self.early.iter().position(|it| it.index() == index)
    }

    fn join(&mut self, block: &Block) {
        self.joined += 1;
        self.complete = block.runs() < RUNS_PER_BLOCK;
        for (variant, later) in self.variants.iter_mut().zip(block.variants()) {
            variant.join(later);
            self.digest.add_digest(later.digest);
        }
        self.tournament.add_runs(block.runs());
        let tie_days = self.tournament.tie_days();
        for (place, (a, b)) in pairs(block.variants()) {
            let chunks = (&*a.ends, &*b.ends);
            self.tournament.add(place, chunks);
            let Pair {
                differences: counted,
                finishes,
            } = &mut self.pairs[place];
            differences(chunks, Column::Finish, Delivered, &mut |it| counted.add(it));
            finishes.add(chunks, tie_days);
        }
    }

    /// How many runs are joined; every figure is over these.
    #[must_use]
    pub fn runs(&self) -> usize {
        self.variants
            .first()
            .map_or(0, |variant| variant.outcomes().runs())
    }

    /// The variants in their order: id, and what its runs came to.
    pub fn variants(&self) -> impl Iterator<Item = (&str, &VariantSamples)> {
        self.ids.iter().map(String::as_str).zip(&self.variants)
    }

    /// The digest of how all runs of all variants ended: whoever sees the same digest compares the same futures.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// Every variant against every other.
    #[must_use]
    pub fn tournament(&self) -> &Tournament {
        &self.tournament
    }

    /// How often each of two variants, by their places, is sooner; none if there are no such variants.
    #[must_use]
    pub fn shares(&self, a: usize, b: usize) -> Option<Shares> {
        self.tournament.shares(a, b)
    }

    /// What is said first of two variants, by their places; none if there are no such variants.
    #[must_use]
    pub fn headline(&self, a: usize, b: usize) -> Option<Headline> {
        let shares = self.shares(a, b)?;
        let ends = [a, b].map(|place| self.variants[place].ends());
        Some(Headline::of(shares, &self.counted(a, b), ends))
    }

    /// The same without a walk over all runs: beyond 10,000 runs every difference is rounded by up to 0.1 %. For what
    /// is shown while runs are still being joined.
    #[must_use]
    pub fn headline_glance(&self, a: usize, b: usize) -> Option<Headline> {
        if self.runs() <= EXACT_RUNS {
            return self.headline(a, b);
        }
        let shares = self.shares(a, b)?;
        Some(Headline::glance(shares, &self.counted(a, b)))
    }

    /// The differences of two variants that there are, by their places.
    fn counted(&self, a: usize, b: usize) -> Cow<'_, Counted> {
        match self.tournament.place(a, b).map(|it| &self.pairs[it]) {
            Some(pair) if a < b => Cow::Borrowed(&pair.differences),
            Some(pair) => Cow::Owned(pair.differences.mirrored()),
            None => {
                let ends = [a, b].map(|place| self.variants[place].ends());
                Cow::Owned(Counted::of_finish(ends))
            }
        }
    }

    /// `count` runs that stand for all runs of two variants, by their places; none if there are no such variants.
    /// They are found sooner where the first of the two comes first.
    #[must_use]
    pub fn dots(&self, a: usize, b: usize, count: usize) -> Vec<Dot> {
        let (Some(of_a), Some(of_b)) = (self.variants.get(a), self.variants.get(b)) else {
            return Vec::new();
        };
        let tie_days = self.tournament.tie_days();
        match self.tournament.place(a, b) {
            Some(pair) if a < b => {
                let finishes = &self.pairs[pair].finishes;
                finishes.dots(of_a.ends(), of_b.ends(), tie_days, count)
            }
            _ => dots(of_a.ends(), of_b.ends(), tie_days, count),
        }
    }

    /// The same without a walk over all runs: beyond 10,000 runs, other runs that stand as well and finish, to 0.2 %, when
    /// those do. For what is shown while runs are still being joined.
    #[must_use]
    pub fn dots_glance(&self, a: usize, b: usize, count: usize) -> Vec<Dot> {
        match self.tournament.place(a, b) {
            Some(pair) if a < b && self.runs() > EXACT_RUNS => {
                let [a, b] = [a, b].map(|place| self.variants[place].ends());
                let finishes = &self.pairs[pair].finishes;
                finishes.glance(a, b, self.tournament.tie_days(), count)
            }
            _ => self.dots(a, b, count),
        }
    }

    /// The summary of every variant, in their order.
    #[must_use]
    pub fn summaries(&self) -> Vec<(&str, Summary)> {
        self.variants()
            .map(|(id, variant)| (id, variant.summary()))
            .collect()
    }

    /// Every unordered pair of variants once, in their order: first with second, first with third, ….
    #[must_use]
    pub fn paired(&self, tie_days: Days) -> Vec<Paired> {
        let ends: Vec<_> = self
            .variants()
            .map(|(id, variant)| (id, variant.ends()))
            .collect();
        let pairs = pairs(&ends);
        pairs
            .map(|(_, (&a, &b))| Paired::of(a, b, tie_days))
            .collect()
    }
}
