//! 假如: what differs between two assessments, line by line.

use crate::assessment::{Assessment, Entitlement, Range, StudentAssessment};
use crate::entitlement::{Outcome, Spread, Verdict};
use crate::policy::{Benefit, Kind};
use crate::vocabulary::Vocabulary;

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
        // A child of another stage has other benefits: those of either are compared.
        let of = |owed: &StudentAssessment<'_>, benefit| {
            owed.entitlements.iter().find(|entitlement| entitlement.benefit == benefit).map(line)
        };
        Benefit::ALL.iter().filter_map(move |benefit| {
            change(place, *benefit, of(before, *benefit), of(after, *benefit))
        })
    });
    Comparison {
        before: before.total(Kind::Cash),
        after: after.total(Kind::Cash),
        changes: changes.collect(),
    }
}

/// What a benefit consists of, and what is owed of it.
fn line(entitlement: &Entitlement<'_>) -> (Kind, Spread) {
    (entitlement.kind, entitlement.whole)
}

fn change(
    student: usize,
    benefit: Benefit,
    before: Option<(Kind, Spread)>,
    after: Option<(Kind, Spread)>,
) -> Option<Change> {
    let (kind, _) = after.or(before)?;
    let spread = |line: Option<(Kind, Spread)>| {
        line.map_or(Spread::from(Outcome::nothing(true)), |(_, spread)| spread)
    };
    let (before, after) = (spread(before), spread(after));
    let seen = |spread: &Spread| -> (Verdict, Range) { (spread.verdict(), spread.into()) };
    let differs = seen(&before) != seen(&after);
    differs.then_some(Change { student, benefit, kind, before, after })
}
