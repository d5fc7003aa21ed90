//! The table of answers: for every benefit the verdict, the least and the most, and what it waits
//! for.

use aid::assessment::assess_student;
use aid::eligibility::Facts;
use aid::entitlement::{Spread, Verdict};
use aid::money::{Span, Yuan};
use aid::policy::{Benefit, Policy};
use aid::rulebook::{Chapter, Rulebook};
use aid::situation::{Question, Stage};
use aid::space::explore;
use aid::vocabulary::{Set, Vocabulary};

use crate::facts::Pupil;

/// One of the columns that each benefit has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Figure {
    /// The verdict, by [`verdict_code`]; never NULL.
    Verdict,
    /// The least sum of the term, in fen; NULL where no sum is stated.
    Least,
    /// The greatest sum of the term, in fen; NULL where no sum is stated.
    Most,
    /// The answers that can still change something: the sum of their [`power`]s; never NULL.
    WaitsFor,
}

impl Figure {
    /// Every column of a benefit, in the table's order.
    pub const ALL: [Self; 4] = [Self::Verdict, Self::Least, Self::Most, Self::WaitsFor];

    /// The name of the column of a benefit.
    ///
    /// ```
    /// use aid::policy::Benefit;
    /// use scale::answers::Figure;
    ///
    /// assert_eq!(Figure::Least.name(Benefit::LivingSubsidy), "living_subsidy_least_fen");
    /// ```
    pub fn name(self, benefit: Benefit) -> String {
        let figure = match self {
            Self::Verdict => "verdict",
            Self::Least => "least_fen",
            Self::Most => "most_fen",
            Self::WaitsFor => "waits_for",
        };
        format!("{}_{figure}", benefit.id().replace('-', "_"))
    }
}

/// What one benefit is to one pupil in one term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Answer {
    /// The verdict.
    pub verdict: Verdict,
    /// The least and the most; none where no sum is stated, where no rule is known, and where the
    /// benefit is a thing. Never a zero that no document states.
    pub sums: Option<(Yuan, Yuan)>,
    /// The answers that can still change something.
    pub waits_for: Set<Question>,
}

/// The number of a verdict.
///
/// | code | meaning |
/// | ---: | --- |
/// | 0 | not entitled |
/// | 1 | entitled |
/// | 2 | it depends on answers that are not given: `waits_for` has them |
/// | 3 | entitled to a sum that no document states |
/// | 4 | no rule is in force for this stage and place in the term |
pub const fn verdict_code(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::NotEntitled => 0,
        Verdict::Entitled => 1,
        Verdict::Depends => 2,
        Verdict::AmountNotStated => 3,
        Verdict::NoRule => 4,
    }
}

/// The questions in the order of their powers: that of the first is 1, of the second 2, of the
/// third 4. A new question is appended, wherever it is asked: a power keeps its meaning.
pub const POWERS: [Question; Question::ALL.len()] = [
    Question::HouseholdHardship,
    Question::Stage,
    Question::Year,
    Question::Region,
    Question::SchoolKind,
    Question::Approval,
    Question::CentralCollege,
    Question::ModelSchool,
    Question::Boarding,
    Question::SchoolPlace,
    Question::Residence,
    Question::Major,
    Question::Entry,
    Question::StudentHardship,
    Question::DisabilityCertificate,
    Question::Adult,
    Question::Service,
    Question::TeacherScheme,
    Question::FromSeniorMiddle,
    Question::FixedWage,
    Question::GrassRoots,
    Question::LoanToRepay,
    Question::Postgraduate,
    Question::Recognised,
    Question::Grant,
    Question::PrizeWon,
    Question::LoanTaken,
    Question::DayList,
    Question::Meals,
    Question::FeeWaived,
    Question::FreeTextbooks,
];

/// The power of two of a question in `waits_for`.
pub fn power(question: Question) -> u64 {
    let place = POWERS.iter().position(|listed| *listed == question);
    place.and_then(|place| 1_u64.checked_shl(u32::try_from(place).ok()?)).unwrap_or(0)
}

/// The sum of the powers of questions.
///
/// ```
/// use aid::situation::Question;
/// use scale::answers::waits_for_number;
///
/// let open = [Question::HouseholdHardship, Question::Boarding].into_iter().collect();
/// assert_eq!(waits_for_number(open), 257);
/// ```
pub fn waits_for_number(questions: Set<Question>) -> u64 {
    questions.iter().map(power).fold(0, u64::saturating_add)
}

/// A pupil's answers, one for each of [`Benefit::ALL`], in its order. The rules are those of one
/// term: of a school year the first sums would be the year's.
pub fn answers(book: &Rulebook<'_>, pupil: &Pupil) -> [Answer; Benefit::ALL.len()] {
    let Some(stage) = pupil.student.stage else {
        return [of_no_stage(book); Benefit::ALL.len()];
    };
    let mut answers = [OF_NO_RULE; Benefit::ALL.len()];
    for chapter in book.chapters(stage) {
        if let Some(answer) = answers.get_mut(chapter.benefit.index() as usize) {
            *answer = answer_by(book, chapter, pupil, stage);
        }
    }
    answers
}

/// A pupil's answer by the rules of one benefit for its stage.
pub fn answer_by(
    book: &Rulebook<'_>,
    chapter: &Chapter<'_>,
    pupil: &Pupil,
    stage: Stage,
) -> Answer {
    let facts = Facts::new(Set::EMPTY, &pupil.household, &pupil.student);
    answer_of(book.policy, chapter.benefit, stage, &explore(chapter, &facts).whole)
}

/// The answer where no rule of a benefit is for the stage.
pub(crate) const OF_NO_RULE: Answer =
    Answer { verdict: Verdict::NoRule, sums: None, waits_for: Set::EMPTY };

/// The answer for every benefit while the stage is not known: the stage alone would not settle it.
pub(crate) fn of_no_stage(book: &Rulebook<'_>) -> Answer {
    let nobody = Pupil::default();
    let owed = assess_student(book, &nobody.household, &nobody.student);
    Answer { verdict: Verdict::Depends, sums: None, waits_for: owed.asked_first }
}

/// What a spread is in the table.
pub(crate) fn answer_of(
    policy: &Policy,
    benefit: Benefit,
    stage: Stage,
    spread: &Spread,
) -> Answer {
    let sums = spread.sums(policy.states_sums(benefit, stage));
    Answer {
        verdict: spread.verdict(),
        sums: sums.map(|Span { least, most }| (least, most)),
        waits_for: spread.questions,
    }
}
