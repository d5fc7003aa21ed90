//! 假如: what differs between two assessments, line by line.

use crate::assessment::{Assessment, Entitlement, Range};
use crate::entitlement::{Spread, Verdict};
use crate::policy::{Benefit, Kind};

/// One benefit of one child that differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The child's place in the household.
    pub student: usize,
    /// The benefit.
    pub benefit: Benefit,
    /// What it consists of.
    pub kind: Kind,
    /// As things are.
    pub before: Spread,
    /// As they would be.
    pub after: Spread,
}

/// What differs in all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Cash as things are.
    pub before: Range,
    /// Cash as it would be.
    pub after: Range,
    /// The lines that differ, in the order of children and benefits.
    pub changes: Vec<Change>,
}

/// Compares two assessments of the same children.
pub fn compare(before: &Assessment<'_>, after: &Assessment<'_>) -> Comparison {
    let students = before.students.iter().zip(&after.students).enumerate();
    let changes = students.flat_map(|(place, (before, after))| {
        let lines = before.entitlements.iter().zip(&after.entitlements);
        lines.filter_map(move |(before, after)| change(place, before, after))
    });
    Comparison {
        before: before.total(Kind::Cash),
        after: after.total(Kind::Cash),
        changes: changes.collect(),
    }
}

fn change(student: usize, before: &Entitlement<'_>, after: &Entitlement<'_>) -> Option<Change> {
    let seen = |spread: &Spread| -> (Verdict, Range) { (spread.verdict(), spread.into()) };
    let differs = before.benefit == after.benefit && seen(&before.whole) != seen(&after.whole);
    differs.then_some(Change {
        student,
        benefit: before.benefit,
        kind: before.kind,
        before: before.whole,
        after: after.whole,
    })
}
