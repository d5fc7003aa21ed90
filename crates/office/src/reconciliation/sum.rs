//! 合计: the boxes against the registered list. What is missing must come to zero.

use std::collections::BTreeMap;

use super::{Child, Whereabouts};
use aid::vocabulary::Vocabulary;

/// What the registered lists come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// The rows of the registered lists.
    pub listed: usize,
    /// Those of them that name a child a second time.
    pub repeated: usize,
    /// How many children are in each box, in the order of the boxes, the empty ones too.
    pub boxes: Vec<(Whereabouts, usize)>,
    /// The rows less the repeated ones less the boxes: zero, or somebody was lost.
    pub missing: usize,
}

/// A row of a registered list: whose it is, and the school that counts it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RegisteredRow {
    /// The place of its child.
    pub child: usize,
    /// The school of the row or its list, else that on whose roll the child is; empty for none.
    pub school: String,
}

/// The sum over all schools. The rows are counted in the lists themselves.
pub(super) fn over_all(listed: usize, rows: &[RegisteredRow], children: &[Child]) -> Sum {
    let boxes = children.iter().map(|child| child.whereabouts);
    sum(listed, rows.iter().map(|row| row.child), boxes)
}

/// The sum of each school, in the order of their names; what no school counts has an empty one.
pub(super) fn by_school(rows: &[RegisteredRow], children: &[Child]) -> Vec<(String, Sum)> {
    let mut schools: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for row in rows {
        schools.entry(&row.school).or_default().push(row.child);
    }
    let of_school = |(school, of): (&str, Vec<usize>)| {
        let mut once = of.clone();
        once.sort_unstable();
        once.dedup();
        let boxes = once.iter().filter_map(|child| children.get(*child));
        let boxes = boxes.map(|child| child.whereabouts_at(school));
        (school.to_owned(), sum(of.len(), of.into_iter(), boxes))
    };
    schools.into_iter().map(of_school).collect()
}

fn sum(
    listed: usize,
    rows: impl Iterator<Item = usize>,
    found: impl Iterator<Item = Whereabouts>,
) -> Sum {
    let mut rows: Vec<usize> = rows.collect();
    let all = rows.len();
    rows.sort_unstable();
    rows.dedup();
    let repeated = all.saturating_sub(rows.len());
    let mut counts: BTreeMap<Whereabouts, usize> = BTreeMap::new();
    for whereabouts in found {
        let count = counts.entry(whereabouts).or_default();
        *count = count.saturating_add(1);
    }
    let count = |of: &Whereabouts| (*of, counts.get(of).copied().unwrap_or_default());
    let boxes: Vec<(Whereabouts, usize)> = Whereabouts::ALL.iter().map(count).collect();
    let counted: usize = boxes.iter().map(|(_, count)| *count).sum();
    let missing = listed.abs_diff(repeated.saturating_add(counted));
    Sum { listed, repeated, boxes, missing }
}
