//! The sums of a household and of each child.

use super::{Assessment, Entitlement, Range, StudentAssessment, Unstated};
use crate::policy::{Kind, Per};
use crate::situation::Question;
use crate::vocabulary::Set;

impl Assessment<'_> {
    /// The sums of one kind for the whole household.
    pub fn total(&self, kind: Kind) -> Range {
        let students = self.students.iter();
        students.fold(Range::default(), |range, student| range.and(student.total(kind)))
    }

    /// What is given once to the household's children, beside the yearly sums.
    pub fn total_once(&self, kind: Kind) -> Range {
        let students = self.students.iter();
        students.fold(Range::default(), |range, student| range.and(student.total_once(kind)))
    }

    /// Whether cash is refused to a child only by a decision that can still be applied for.
    pub fn may_apply(&self) -> bool {
        self.students.iter().any(StudentAssessment::may_apply)
    }

    /// Whether the rules cover the stage of any of the children.
    pub fn covers_any(&self) -> bool {
        self.students.iter().any(|student| student.covered)
    }

    /// The questions that can still change something for one child.
    pub fn questions(&self, student: usize) -> Set<Question> {
        self.students.get(student).map(StudentAssessment::questions).unwrap_or_default()
    }
}

impl StudentAssessment<'_> {
    /// A child of whom not even the stage is known.
    pub(super) fn without_stage() -> Self {
        let asked_first = [Question::Stage, Question::HouseholdHardship].into_iter().collect();
        Self { covered: true, entitlements: Vec::new(), asked_first, of_stage: asked_first }
    }

    /// The sums of one kind; what is given once is never in it.
    pub fn total(&self, kind: Kind) -> Range {
        self.sum(kind, Per::SchoolYear)
    }

    /// What is given once, beside the yearly sums.
    pub fn total_once(&self, kind: Kind) -> Range {
        self.sum(kind, Per::Once)
    }

    /// Whether any benefit of the stage is paid in cash, whether it is owed or not; true while the
    /// stage is not known.
    pub fn has_cash(&self) -> bool {
        let is_cash = |entitlement: &Entitlement<'_>| entitlement.kind == Kind::Cash;
        !self.asked_first.is_empty() || self.entitlements.iter().any(is_cash)
    }

    /// The main figure: the cash; of a stage whose children get none, what is waived.
    pub fn figure(&self) -> Range {
        self.total(if self.has_cash() { Kind::Cash } else { Kind::Waiver })
    }

    /// Whether cash is refused only by a decision that can still be applied for.
    pub fn may_apply(&self) -> bool {
        self.entitlements
            .iter()
            .any(|entitlement| entitlement.kind == Kind::Cash && entitlement.may_apply)
    }

    fn sum(&self, kind: Kind, per: Per) -> Range {
        let fitting = self
            .entitlements
            .iter()
            .filter(|entitlement| entitlement.kind == kind && entitlement.per == per);
        let unstated =
            if self.asked_first.is_empty() { Unstated::Nothing } else { Unstated::Possible };
        let nothing = Range { unstated, ..Range::default() };
        fitting.fold(nothing, |range, entitlement| range.plus(&entitlement.whole))
    }

    /// The questions that can still change something.
    pub fn questions(&self) -> Set<Question> {
        let entitlements = self.entitlements.iter();
        entitlements
            .fold(self.asked_first, |asked, entitlement| asked.union(entitlement.whole.questions))
    }
}
