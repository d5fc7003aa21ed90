//! 合计: what a list adds up to, by benefit and stage.

use std::collections::BTreeMap;

use super::{Entry, Trouble};
use crate::application::is_given_by_recognition;
use aid::assessment::Range;
use aid::policy::Benefit;
use aid::situation::Stage;
use aid::vocabulary::Vocabulary;

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

/// What the entries add up to.
pub fn totals(entries: &[&Entry]) -> Totals {
    let with = |trouble| entries.iter().filter(|entry| entry.troubles.contains(trouble)).count();
    let troubles = Trouble::ALL.iter().map(|trouble| (*trouble, with(*trouble)));
    let mut sums: BTreeMap<(Benefit, Option<Stage>), (usize, Range)> = BTreeMap::new();
    let counts = |entry: &&&Entry| !entry.application.step().is_over() && !entry.is_behind();
    let mut without_stage: usize = 0;
    for entry in entries.iter().filter(counts) {
        let stage = entry.application.pupil().stage;
        without_stage = without_stage.saturating_add(usize::from(stage.is_none()));
        let given = entry.owed.sums.iter().filter(|(_, kind, _)| is_given_by_recognition(*kind));
        for (benefit, _, range) in given {
            let key = (*benefit, stage);
            let (count, sum) = sums.remove(&key).unwrap_or_default();
            sums.insert(key, (count.saturating_add(1), sum.and(*range)));
        }
    }
    Totals {
        count: entries.len(),
        troubles: troubles.filter(|(_, count)| *count > 0).collect(),
        sums: sums
            .into_iter()
            .map(|((benefit, stage), (n, sum))| (benefit, stage, n, sum))
            .collect(),
        without_stage,
    }
}
