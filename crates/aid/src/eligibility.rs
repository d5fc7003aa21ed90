//! Is a condition met? Yes, no or not yet known, with the finding that says why.

mod finding;

pub use finding::Finding;

use crate::date::Term;
use crate::policy::Condition;
use crate::situation::{Hardship, Household, Question, Stage, Student};
use crate::vocabulary::{Answers, Set, Vocabulary};

/// 符合 / 不符合 / 待补充.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Eligibility {
    /// Every condition is met by a stated answer.
    Met,
    /// At least one condition is refuted by a stated answer.
    NotMet,
    /// It depends on answers not yet given; never an empty set.
    Unknown(Set<Question>),
}

/// The facts of one child on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Categories of hardship in use on that day.
    pub in_use: Set<Hardship>,
    /// The answers about the categories, the household's and the child's together.
    pub hardships: Answers<Hardship>,
    /// The child.
    pub student: Student,
}

impl Facts {
    /// The facts of a child of a household.
    pub fn new(in_use: Set<Hardship>, household: &Household, student: &Student) -> Self {
        let hardships = household.hardships_with(student);
        Self { in_use, hardships, student: *student }
    }

    /// A child of whom nothing but the stage is known.
    pub fn of_stage(stage: Stage) -> Self {
        let student = Student { stage: Some(stage), ..Student::default() };
        Self { student, ..Self::default() }
    }

    /// The facts as they are in one term.
    #[must_use]
    pub fn in_term(&self, term: Term, in_use: Set<Hardship>) -> Self {
        let boarding = self.student.boarding_in(term.season);
        Self { in_use, student: Student { boarding, ..self.student }, ..*self }
    }
}

/// Judges a condition on the facts. Parts that can no longer change the result are not looked at.
pub fn judge(condition: &Condition, facts: &Facts) -> Eligibility {
    match condition {
        Condition::All(parts) => every(parts, facts, Eligibility::NotMet),
        Condition::Any(parts) => every(parts, facts, Eligibility::Met),
        Condition::Not(part) => judge(part, facts).reversed(),
        leaf => judge_leaf(leaf, facts),
    }
}

impl Eligibility {
    const fn reversed(self) -> Self {
        match self {
            Self::Met => Self::NotMet,
            Self::NotMet => Self::Met,
            Self::Unknown(questions) => Self::Unknown(questions),
        }
    }

    /// Questions that it depends on.
    pub const fn questions(self) -> Set<Question> {
        match self {
            Self::Met | Self::NotMet => Set::EMPTY,
            Self::Unknown(questions) => questions,
        }
    }
}

/// The result is `decisive` as soon as one part is; if no part is, it is the opposite.
fn every(conditions: &[Condition], facts: &Facts, decisive: Eligibility) -> Eligibility {
    let mut open = Set::EMPTY;
    for condition in conditions {
        match judge(condition, facts) {
            Eligibility::Unknown(questions) => open = open.union(questions),
            part if part == decisive => return decisive,
            Eligibility::Met | Eligibility::NotMet => {}
        }
    }
    if open.is_empty() { decisive.reversed() } else { Eligibility::Unknown(open) }
}

#[inline] // the innermost step: a call costs as much as the comparison
fn judge_leaf(leaf: &Condition, facts: &Facts) -> Eligibility {
    let student = &facts.student;
    match leaf {
        Condition::All(_) | Condition::Any(_) | Condition::Not(_) => Eligibility::Met,
        Condition::Stage(stages) => one_of(*stages, student.stage, Question::Stage),
        Condition::Entry(entry) => known(student.entry, Question::Entry, |answer| answer == *entry),
        Condition::Region(regions) => known(student.region, Question::Region, |place| {
            regions.iter().any(|region| region.contains(place))
        }),
        Condition::SchoolKind(kinds) => one_of(*kinds, student.school_kind, Question::SchoolKind),
        Condition::SchoolPlace(places) => {
            one_of(*places, student.school_place, Question::SchoolPlace)
        }
        Condition::Boarding(boarding) => {
            known(student.boarding, Question::Boarding, |answer| answer == *boarding)
        }
        Condition::Year(members) => one_of(*members, student.year, Question::Year),
        Condition::Approval(members) => one_of(*members, student.approval, Question::Approval),
        Condition::Residence(members) => one_of(*members, student.residence, Question::Residence),
        Condition::Major(members) => one_of(*members, student.major, Question::Major),
        Condition::TeacherScheme(members) => {
            one_of(*members, student.teacher_scheme, Question::TeacherScheme)
        }
        Condition::Service(members) => one_of(*members, student.service, Question::Service),
        Condition::PrizeWon(members) => one_of(*members, student.prize_won, Question::PrizeWon),
        Condition::LoanTaken(members) => one_of(*members, student.loan_taken, Question::LoanTaken),
        Condition::Hardship(categories) => judge_hardship(*categories, facts),
        Condition::Decision(decision) => {
            known(student.decisions.get(*decision), Question::from(*decision), |answer| answer)
        }
        Condition::Circumstance(circumstance) => {
            let answer = student.circumstances.get(*circumstance);
            known(answer, Question::from(*circumstance), |answer| answer)
        }
    }
}

fn known<A: Copy>(
    answer: Option<A>,
    question: Question,
    fits: impl FnOnce(A) -> bool,
) -> Eligibility {
    match answer {
        Some(answer) if fits(answer) => Eligibility::Met,
        Some(_) => Eligibility::NotMet,
        None => Eligibility::Unknown(Set::of(question)),
    }
}

fn one_of<V: Vocabulary>(members: Set<V>, answer: Option<V>, question: Question) -> Eligibility {
    known(answer, question, |answer| members.contains(answer))
}

/// One category that applies is enough; one that is not in use on the day does not count.
fn judge_hardship(categories: Set<Hardship>, facts: &Facts) -> Eligibility {
    let counted = categories.intersection(facts.in_use);
    if !counted.intersection(facts.hardships.yes()).is_empty() {
        return Eligibility::Met;
    }
    let open = counted.without(facts.hardships.no());
    if open.is_empty() {
        Eligibility::NotMet
    } else {
        Eligibility::Unknown(open.iter().map(Hardship::question).collect())
    }
}
