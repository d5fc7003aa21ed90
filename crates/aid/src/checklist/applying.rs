//! Who applies to whom: for recognition, and for what others give.

use super::{Task, Timing, is_needed};
use crate::assessment::{Assessment, Entitlement, StudentAssessment};
use crate::policy::{Benefit, Kind};
use crate::situation::{Decision, Level, Question, Situation, Stage, Student};

/// Who recognises a student as 家庭经济困难.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recogniser {
    /// The kindergarten.
    Kindergarten,
    /// The school.
    School,
    /// The college or university.
    College,
}

impl Recogniser {
    const ALL: [Self; 3] = [Self::Kindergarten, Self::School, Self::College];

    /// Of the students of a stage.
    const fn of(stage: Stage) -> Self {
        match stage.level() {
            Some(Level::Preschool) => Self::Kindergarten,
            None | Some(Level::Compulsory | Level::UpperSecondary) => Self::School,
            Some(Level::Higher) => Self::College,
        }
    }
}

/// What is applied for by itself, in the order of the list.
const APART: [Benefit; 8] = [
    Benefit::RainDew,
    Benefit::OrphanStudyAid,
    Benefit::DisabledEntrance,
    Benefit::FreshmanTravel,
    Benefit::OriginLoan,
    Benefit::NationalScholarship,
    Benefit::ServiceRefund,
    Benefit::GrassRootsRefund,
];

/// Who applies for money, who applies though it was refused, and who has applied.
pub(super) fn applications(
    assessment: &Assessment<'_>,
    situation: &Situation,
    timing: Timing,
) -> Vec<Task> {
    let is_over = timing == Timing::Past;
    let owed_then = |entitlement: &Entitlement<'_>| {
        is_over && entitlement.kind == Kind::Cash && entitlement.whole.certain
    };
    let recognised = |student: &Student| student.decisions.get(Decision::Recognised) == Some(true);
    let refused =
        |entitlement: &Entitlement<'_>| entitlement.kind == Kind::Cash && entitlement.may_apply;
    let children = |fits: &dyn Fn(&StudentAssessment<'_>, &Student) -> bool| -> Vec<usize> {
        let pairs = assessment.students.iter().zip(&situation.students).enumerate();
        pairs.filter(|(_, (owed, facts))| fits(owed, facts)).map(|(place, _)| place).collect()
    };
    let apply_to = |recogniser: Recogniser| {
        let of = children(&|owed, facts| {
            let of_now = !is_over && recognised(facts) || owed.entitlements.iter().any(owed_then);
            let is_theirs = facts.stage.map(Recogniser::of) == Some(recogniser);
            is_theirs && rests_on_recognition(owed) && !of_now
        });
        Task::Apply(recogniser, of)
    };
    let apply_for = |benefit: Benefit| {
        let wanted = |line: &Entitlement<'_>| line.benefit == benefit && is_named(line);
        let of = children(&|owed, _| !is_over && owed.entitlements.iter().any(wanted));
        Task::ApplyFor(benefit, of)
    };
    let first = [Task::Claim(children(&|owed, _| owed.entitlements.iter().any(owed_then)))];
    let rest = [
        Task::ApplyAfterRefusal(children(&|owed, _| owed.entitlements.iter().any(refused))),
        Task::ApplyNextYear(children(&|owed, facts| {
            !is_over && rests_on_recognition(owed) && recognised(facts)
        })),
        Task::AskOtherStage(children(&|owed, _| !owed.covered)),
    ];
    let applied = Recogniser::ALL.map(apply_to);
    let tasks = first.into_iter().chain(applied).chain(rest).chain(APART.map(apply_for));
    tasks.filter(is_needed).collect()
}

/// Whether something is paid, or may be, that rests on the recognition. Where no rule looks at it,
/// nobody applies for it.
fn rests_on_recognition(owed: &StudentAssessment<'_>) -> bool {
    let rests = |line: &Entitlement<'_>| {
        let is_paid = line.kind == Kind::Cash || line.benefit == Benefit::PreschoolAid;
        is_paid && line.whole.possible
    };
    owed.of_stage.contains(Question::Recognised) && owed.entitlements.iter().any(rests)
}

/// A loan is there for everybody; the others are named to those who have a right to them.
const fn is_named(line: &Entitlement<'_>) -> bool {
    match line.kind {
        Kind::Loan => line.whole.possible,
        Kind::Cash
        | Kind::Meals
        | Kind::Waiver
        | Kind::Goods
        | Kind::Prize
        | Kind::Refund
        | Kind::Help => line.whole.certain,
    }
}
