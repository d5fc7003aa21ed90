//! 合计: what a list adds up to, by benefit and stage.

use std::collections::BTreeMap;

use super::{Entry, Trouble};
use crate::application::is_given_by_recognition;
use aid::assessment::Range;
use aid::policy::Benefit;
use aid::situation::Stage;
use aid::vocabulary::{Set, Vocabulary};

/// What a list adds up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// How many applications.
    pub count: usize,
    /// How many of them have each trouble.
    pub troubles: Vec<(Trouble, usize)>,
    /// For each benefit with a sum and each stage: how many pupils, and their sums. What
    /// an application that was refused or withdrawn, or of a pupil who left, would have led to is
    /// not in it, and of a pupil with several applications only the one that goes before. A prize,
    /// a loan and a refund are applied for apart and in no total.
    pub sums: Vec<(Benefit, Option<Stage>, usize, Range)>,
    /// How many pupils of whom not even the stage is known: nothing of theirs is in the sums.
    pub without_stage: usize,
}

/// What each entry of a list adds to what it adds up to. Entries of the same answers add the same:
/// a part of the list is added up by counting who adds which.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tallies {
    /// Which of the different ones, entry by entry.
    of_entries: Vec<usize>,
    different: Vec<Tally>,
}

/// What one entry adds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Tally {
    troubles: Set<Trouble>,
    /// Whether the pupil is in the sums.
    counts: bool,
    stage: Option<Stage>,
    sums: Vec<(Benefit, Range)>,
}

impl Tallies {
    /// What the entries add.
    pub fn new(entries: &[Entry]) -> Self {
        let (mut numbers, mut different) = (BTreeMap::new(), Vec::new());
        let number = |entry: &Entry| {
            *numbers.entry(Tally::of(entry)).or_insert_with_key(|tally: &Tally| {
                different.push(tally.clone());
                different.len().saturating_sub(1)
            })
        };
        let of_entries = entries.iter().map(number).collect();
        Self { of_entries, different }
    }

    /// What the entries in these places add up to.
    pub fn totals(&self, places: &[usize]) -> Totals {
        let mut counts = vec![0_u32; self.different.len()];
        for number in places.iter().filter_map(|place| self.of_entries.get(*place)) {
            if let Some(count) = counts.get_mut(*number) {
                *count = count.saturating_add(1);
            }
        }
        let mut adding = Adding::new();
        for (tally, count) in self.different.iter().zip(counts).filter(|(_, count)| *count > 0) {
            adding.add(tally, count);
        }
        adding.finish()
    }
}

impl Tally {
    fn of(entry: &Entry) -> Self {
        let counts = !entry.step.is_over() && !entry.is_behind();
        let given = entry.owed.sums.iter().filter(|(_, kind, _)| is_given_by_recognition(*kind));
        let sums = given.map(|(benefit, _, range)| (*benefit, *range));
        Self {
            troubles: entry.troubles,
            counts,
            stage: entry.stage.filter(|_| counts),
            sums: if counts { sums.collect() } else { Vec::new() },
        }
    }
}

/// What the entries add up to.
pub fn totals(entries: &[&Entry]) -> Totals {
    let mut adding = Adding::new();
    for entry in entries {
        adding.add(&Tally::of(entry), 1);
    }
    adding.finish()
}

/// Totals in the making.
struct Adding {
    count: u32,
    troubles: Vec<usize>,
    sums: Vec<(usize, Range)>,
    without_stage: usize,
}

impl Adding {
    fn new() -> Self {
        Self {
            count: 0,
            troubles: vec![0; Trouble::ALL.len()],
            sums: vec![(0, Range::default()); Benefit::ALL.len() * STAGES],
            without_stage: 0,
        }
    }

    /// Adds what so many entries add alike.
    fn add(&mut self, tally: &Tally, times: u32) {
        let entries = usize::try_from(times).unwrap_or(usize::MAX);
        self.count = self.count.saturating_add(times);
        for trouble in tally.troubles.iter() {
            if let Some(count) = self.troubles.get_mut(trouble.index() as usize) {
                *count = count.saturating_add(entries);
            }
        }
        if tally.counts && tally.stage.is_none() {
            self.without_stage = self.without_stage.saturating_add(entries);
        }
        for (benefit, range) in &tally.sums {
            if let Some((count, sum)) = self.sums.get_mut(slot(*benefit, tally.stage)) {
                (*count, *sum) = (count.saturating_add(entries), sum.and(range.times(times)));
            }
        }
    }

    fn finish(self) -> Totals {
        let troubles = Trouble::ALL.iter().copied().zip(self.troubles);
        let sums = slots().zip(self.sums).filter(|(_, (count, _))| *count > 0);
        let sums = sums.map(|((benefit, stage), (count, sum))| (benefit, stage, count, sum));
        Totals {
            count: usize::try_from(self.count).unwrap_or(usize::MAX),
            troubles: troubles.filter(|(_, count)| *count > 0).collect(),
            sums: sums.collect(),
            without_stage: self.without_stage,
        }
    }
}

/// The stages that a sum can be of, with that none is known.
const STAGES: usize = Stage::ALL.len() + 1;

/// Where a benefit of a stage is added up, in the order of [`slots`].
fn slot(benefit: Benefit, stage: Option<Stage>) -> usize {
    let stage = stage.map_or(0, |stage| stage.index() as usize + 1);
    benefit.index() as usize * STAGES + stage
}

fn slots() -> impl Iterator<Item = (Benefit, Option<Stage>)> {
    let stages = || std::iter::once(None).chain(Stage::ALL.iter().copied().map(Some));
    Benefit::ALL.iter().flat_map(move |benefit| stages().map(|stage| (*benefit, stage)))
}
