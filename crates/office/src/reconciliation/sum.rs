//! 合计: the boxes against the registered list. What is missing must come to zero.

use std::collections::{BTreeMap, BTreeSet};

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

/// What the registered lists come to for one school.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SchoolSum {
    /// The school, without spaces; empty for the children whose school nobody knows.
    pub school: String,
    /// Its rows and its children. A child goes with all its rows to one school: what the schools
    /// come to is the whole.
    pub sum: Sum,
    /// How many children the registered lists name for it that another school counts, on whose roll
    /// they are.
    pub elsewhere: usize,
}

/// A row of a registered list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RegisteredRow {
    /// The place of its child.
    pub child: usize,
    /// The school of the row or its list; empty for none.
    pub school: String,
}

/// The sum over all schools. The rows are counted in the lists themselves.
pub(super) fn over_all(listed: usize, rows: &[RegisteredRow], children: &[Child]) -> Sum {
    let boxes = children.iter().map(|child| child.whereabouts);
    sum(listed, rows.iter().map(|row| row.child), boxes)
}

/// The sum of each of these schools and of no school, in the order of their names.
pub(super) fn by_school(
    schools: &BTreeSet<String>,
    rows: &[RegisteredRow],
    children: &[Child],
) -> Vec<SchoolSum> {
    let mut counted: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut elsewhere: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for row in rows {
        let Some(child) = children.get(row.child) else { continue };
        counted.entry(&child.school).or_default().push(row.child);
        if !row.school.is_empty() && row.school != child.school {
            elsewhere.entry(&row.school).or_default().insert(row.child);
        }
    }
    let nobody = counted.contains_key("").then_some("");
    let names = nobody.into_iter().chain(schools.iter().map(String::as_str));
    let of_school = |school: &str| {
        let of = counted.remove(school).unwrap_or_default();
        let once: BTreeSet<usize> = of.iter().copied().collect();
        let boxes = once.iter().filter_map(|child| children.get(*child));
        let boxes = boxes.map(|child| child.whereabouts);
        SchoolSum {
            school: school.to_owned(),
            sum: sum(of.len(), of.into_iter(), boxes),
            elsewhere: elsewhere.get(school).map_or(0, BTreeSet::len),
        }
    };
    names.map(of_school).collect()
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
