//! Which questions still matter, and in which order they are put.

use crate::assessment::{Assessment, StudentAssessment};
use crate::policy::Policy;
use crate::rulebook::Rulebook;
use crate::situation::{Hardship, Household, Question, Stage, Student};
use crate::vocabulary::{Answers, Set, Vocabulary};

/// Whether a question has been answered, or answered in part.
pub fn is_answered(question: Question, household: &Household, student: &Student) -> bool {
    match question {
        Question::HouseholdHardship => {
            let answers = household.hardships.except(Hardship::OF_STUDENT);
            !answers.yes().union(answers.no()).is_empty()
        }
        Question::StudentHardship => {
            let answers = student.hardships.only(Hardship::OF_STUDENT);
            !answers.yes().union(answers.no()).is_empty()
        }
        Question::Stage => student.stage.is_some(),
        Question::Entry => student.entry.is_some(),
        Question::Region => student.region.is_some(),
        Question::SchoolKind => student.school_kind.is_some(),
        Question::SchoolPlace => student.school_place.is_some(),
        Question::Boarding => student.boarding.is_some(),
        Question::Year => student.year.is_some(),
        Question::Approval => student.approval.is_some(),
        Question::Residence => student.residence.is_some(),
        Question::Major => student.major.is_some(),
        Question::TeacherScheme => student.teacher_scheme.is_some(),
        Question::Service => student.service.is_some(),
        Question::PrizeWon => student.prize_won.is_some(),
        Question::LoanTaken => student.loan_taken.is_some(),
        Question::Grant => student.grant.is_some(),
        Question::Recognised
        | Question::DayList
        | Question::Meals
        | Question::FeeWaived
        | Question::FreeTextbooks => {
            question.decision().is_some_and(|decision| student.decisions.get(decision).is_some())
        }
        Question::CentralCollege
        | Question::ModelSchool
        | Question::DisabilityCertificate
        | Question::Adult
        | Question::FromSeniorMiddle
        | Question::FixedWage
        | Question::GrassRoots
        | Question::LoanToRepay
        | Question::Postgraduate => question
            .circumstance()
            .is_some_and(|circumstance| student.circumstances.get(circumstance).is_some()),
    }
}

/// The questions to show for the household: what was answered and what can still change
/// something for any child, in the order of asking.
pub fn household_questions(assessment: &Assessment<'_>, household: &Household) -> Set<Question> {
    let open = assessment.students.iter().map(StudentAssessment::questions);
    let open = open.fold(Set::EMPTY, Set::union);
    with_answered(open, household, &Student::default(), Question::is_of_household)
}

/// The questions to show for one child: what was answered and what can still change something.
pub fn student_questions(
    assessment: &Assessment<'_>,
    place: usize,
    household: &Household,
    student: &Student,
) -> Set<Question> {
    // Nothing but the stage can change what is known of a child whose stage is not known.
    let of_stage = assessment.students.get(place).map_or(Set::EMPTY, |owed| owed.of_stage);
    let of_student =
        |question: Question| of_stage.contains(question) && !question.is_of_household();
    with_answered(assessment.questions(place), household, student, of_student)
}

fn with_answered(
    open: Set<Question>,
    household: &Household,
    student: &Student,
    of: impl Fn(Question) -> bool,
) -> Set<Question> {
    let shown = |question: &Question| {
        of(*question) && (open.contains(*question) || is_answered(*question, household, student))
    };
    Question::ALL.iter().copied().filter(shown).collect()
}

/// A question that can still change something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenQuestion {
    /// The place of the child it is about; none if it is about the household.
    pub student: Option<usize>,
    /// The question.
    pub question: Question,
}

/// The questions that can still change something, in the order of asking: the household's once,
/// then each child's. Those that were put off are among them.
pub fn open_questions(assessment: &Assessment<'_>) -> Vec<OpenQuestion> {
    let of_student = |place| assessment.questions(place);
    let places = 0..assessment.students.len();
    let everyones = places.clone().map(of_student).fold(Set::EMPTY, Set::union);
    let of_household = everyones.iter().filter(|question| question.is_of_household());
    let of_household = of_household.map(|question| OpenQuestion { student: None, question });
    let of_students = places.flat_map(|place| {
        let questions = of_student(place).iter().filter(|question| !question.is_of_household());
        questions.map(move |question| OpenQuestion { student: Some(place), question })
    });
    of_household.chain(of_students).collect()
}

/// The categories that a question offers in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offered {
    /// Every category in use.
    pub in_use: Set<Hardship>,
    /// Those by which the rules themselves decide; the others matter to the school's recognition.
    pub named: Set<Hardship>,
}

impl Offered {
    /// Whether the question is fully answered: every category by which the rules decide is affirmed
    /// or denied, and at least one is denied.
    pub fn rest_is_denied(self, answers: Answers<Hardship>) -> bool {
        let open = self.named.without(answers.yes()).without(answers.no());
        open.is_empty() && !answers.no().intersection(self.in_use).is_empty()
    }

    /// The answers after a category was ticked or unticked. Where the rest was denied, unticking
    /// denies this category, too.
    #[must_use]
    pub fn ticked(
        self,
        mut answers: Answers<Hardship>,
        category: Hardship,
        held: bool,
    ) -> Answers<Hardship> {
        let otherwise = self.rest_is_denied(answers).then_some(false);
        answers.set(category, if held { Some(true) } else { otherwise });
        answers
    }
}

/// A category that was chosen and is not in use in a term of the period, and the one that has, or
/// had, its place then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// The category that was chosen.
    pub held: Hardship,
    /// The one in its place, not answered yet.
    pub now: Hardship,
}

/// What a question must ask again in a period in which a chosen category has another name.
pub fn renamed(
    policy: &Policy,
    book: &Rulebook<'_>,
    question: Question,
    answers: Answers<Hardship>,
) -> Vec<Renamed> {
    let pairs = policy.hardships.iter().filter_map(|record| Some((record.id, record.became?)));
    let both_ways = pairs.flat_map(|(earlier, later)| {
        [Renamed { held: earlier, now: later }, Renamed { held: later, now: earlier }]
    });
    let is_needed = |renamed: &Renamed| {
        let mut in_use = book.in_use_by_term();
        renamed.held.question() == question
            && answers.get(renamed.held) == Some(true)
            && answers.get(renamed.now).is_none()
            && in_use.any(|set| set.contains(renamed.now) && !set.contains(renamed.held))
    };
    both_ways.filter(is_needed).collect()
}

/// The categories that a question offers in a period, to children of these stages: those in use in
/// one of its terms.
pub fn offered(book: &Rulebook<'_>, question: Question, stages: Set<Stage>) -> Offered {
    let in_use = book.in_use().iter().filter(|category| category.question() == question).collect();
    Offered { in_use, named: book.named(stages).intersection(in_use) }
}

/// The stages of these children; every stage where that of one is not known.
pub fn stages_of<'s>(students: impl Iterator<Item = &'s Student>) -> Set<Stage> {
    let of = |student: &Student| student.stage.map_or(Set::all(), Set::of);
    let stages = students.map(of).fold(Set::EMPTY, Set::union);
    if stages.is_empty() { Set::all() } else { stages }
}
