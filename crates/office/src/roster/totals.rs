//! 合计: what a list adds up to, by benefit and stage.

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
    let mut troubles = vec![0_usize; Trouble::ALL.len()];
    let mut sums = vec![(0_usize, Range::default()); Benefit::ALL.len() * STAGES];
    let mut without_stage: usize = 0;
    for entry in entries {
        for trouble in entry.troubles.iter() {
            if let Some(count) = troubles.get_mut(trouble.index() as usize) {
                *count = count.saturating_add(1);
            }
        }
        if entry.step.is_over() || entry.is_behind() {
            continue;
        }
        let stage = entry.stage;
        without_stage = without_stage.saturating_add(usize::from(stage.is_none()));
        let given = entry.owed.sums.iter().filter(|(_, kind, _)| is_given_by_recognition(*kind));
        for (benefit, _, range) in given {
            if let Some((count, sum)) = sums.get_mut(slot(*benefit, stage)) {
                (*count, *sum) = (count.saturating_add(1), sum.and(*range));
            }
        }
    }
    let troubles = Trouble::ALL.iter().copied().zip(troubles);
    let sums = slots().zip(sums).filter(|(_, (count, _))| *count > 0);
    Totals {
        count: entries.len(),
        troubles: troubles.filter(|(_, count)| *count > 0).collect(),
        sums: sums.map(|((benefit, stage), (count, sum))| (benefit, stage, count, sum)).collect(),
        without_stage,
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
