//! Which categories the result rests on, so that their papers are wanted.

use crate::assessment::{Assessment, Reason};
use crate::eligibility::Eligibility;
use crate::policy::Condition;
use crate::rulebook::Rulebook;
use crate::situation::{Decision, Hardship, Situation};
use crate::vocabulary::Set;

/// Categories that apply in a term of the period and that a rule which pays, or may pay, looked at.
pub(super) fn papers(
    book: &Rulebook<'_>,
    assessment: &Assessment<'_>,
    situation: &Situation,
) -> Set<Hardship> {
    let mut papers = Set::EMPTY;
    for (student, facts) in assessment.students.iter().zip(&situation.students) {
        let answers = situation.household.hardships_with(facts);
        let terms = student.entitlements.iter().flat_map(|entitlement| &entitlement.terms);
        for reason in terms.flat_map(|term| &term.reasons) {
            papers = papers.union(looked_at(reason).intersection(answers.yes()));
        }
    }
    papers.intersection(book.in_use())
}

/// Categories that a reason rests on. Recognition rests on any of them.
fn looked_at(reason: &Reason<'_>) -> Set<Hardship> {
    if reason.finding.eligibility == Eligibility::NotMet {
        return Set::EMPTY;
    }
    let mut looked = Set::EMPTY;
    let mut walk = vec![reason.finding];
    while let Some(part) = walk.pop() {
        match part.condition {
            Condition::Hardship(categories) => looked = looked.union(*categories),
            Condition::Decision(Decision::Recognised) => looked = Set::all(),
            Condition::All(_)
            | Condition::Any(_)
            | Condition::Not(_)
            | Condition::Stage(_)
            | Condition::Entry(_)
            | Condition::Region(_)
            | Condition::SchoolKind(_)
            | Condition::SchoolPlace(_)
            | Condition::Boarding(_)
            | Condition::Year(_)
            | Condition::Approval(_)
            | Condition::Residence(_)
            | Condition::Major(_)
            | Condition::TeacherScheme(_)
            | Condition::Service(_)
            | Condition::PrizeWon(_)
            | Condition::LoanTaken(_)
            | Condition::Circumstance(_)
            | Condition::Decision(_) => {}
        }
        walk.extend(part.parts());
    }
    looked
}
