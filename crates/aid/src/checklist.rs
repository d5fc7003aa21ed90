//! What the family does next: derived from the reasons that were actually used, and from the day.

mod applying;
mod papers;

pub use applying::Recogniser;

use crate::assessment::{Assessment, Entitlement, Range, Unstated};
use crate::date::{Date, Period, Term};
use crate::policy::Benefit;
use crate::questionnaire::{offered, stages_of};
use crate::rulebook::Rulebook;
use crate::situation::{Hardship, Question, Situation, Stage};
use crate::vocabulary::Set;
use applying::applications;
use papers::papers;

/// What to do and what to bring, merged over children and benefits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checklist {
    /// The period.
    pub period: Period,
    /// Where the day lies in the year of applications that the period belongs to.
    pub timing: Timing,
    /// What to do, in order; the children by their place in the household.
    pub tasks: Vec<Task>,
    /// Categories whose papers, or whose place on a list, the result rests on.
    pub papers: Set<Hardship>,
}

/// Where a day lies in the year of applications of a period: schools take them every September.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// Before the school year.
    Ahead,
    /// In its September.
    Now,
    /// After that, in the same calendar year.
    LateThisYear,
    /// After that, in the next calendar year.
    LateNextYear,
    /// After the period.
    Past,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// Apply for recognition: to whom, and for these children.
    Apply(Recogniser, Vec<usize>),
    /// Apply for a benefit that is given by somebody else, or for which recognition is not enough.
    ApplyFor(Benefit, Vec<usize>),
    /// Apply although the school has not recognised them, or ask it to look again.
    ApplyAfterRefusal(Vec<usize>),
    /// Apply again next September: these were recognised.
    ApplyNextYear(Vec<usize>),
    /// Settle an open question: for these children. Where it asks for categories, the open ones.
    Ask(Question, Set<Hardship>, Vec<usize>),
    /// Ask for what was certainly owed in a past period: for these children.
    Claim(Vec<usize>),
    /// Ask the school what other aid exists: for these children, whose stage no rule covers.
    AskOtherStage(Vec<usize>),
    /// Ask for an amount that no document states: these benefits.
    AskAmount(Vec<Benefit>),
    /// Ask for how many days a daily amount is given, which no document states: these benefits.
    AskDays(Vec<Benefit>),
}

impl Timing {
    /// Where a day lies.
    ///
    /// ```
    /// use aid::checklist::Timing;
    ///
    /// let of = |day: &str| Timing::of("2026-2027".parse().unwrap(), day.parse().unwrap());
    /// assert_eq!(of("2026-08-31"), Timing::Ahead);
    /// assert_eq!(of("2026-09-30"), Timing::Now);
    /// assert_eq!(of("2026-11-28"), Timing::LateThisYear);
    /// assert_eq!(of("2027-08-31"), Timing::LateNextYear);
    /// assert_eq!(of("2027-09-01"), Timing::Past);
    /// ```
    pub fn of(period: Period, today: Date) -> Self {
        let mut terms = period.terms();
        let Some(first) = terms.next() else { return Self::Ahead };
        let last = terms.last().unwrap_or(first);
        let [autumn, _] = first.school_year.terms().map(Term::first_day);
        if today < autumn {
            Self::Ahead
        } else if today >= last.next().first_day() {
            Self::Past
        } else if (today.year(), today.month()) == (autumn.year(), autumn.month()) {
            Self::Now
        } else if today.year() == autumn.year() {
            Self::LateThisYear
        } else {
            Self::LateNextYear
        }
    }
}

/// The checklist of an assessment, as of a day.
pub fn checklist(
    book: &Rulebook<'_>,
    assessment: &Assessment<'_>,
    situation: &Situation,
    today: Date,
) -> Checklist {
    let period = assessment.period;
    let timing = Timing::of(period, today);
    let mut tasks = applications(assessment, situation, timing);
    for question in asked(assessment).iter() {
        let children: Vec<usize> = places(assessment)
            .filter(|place| assessment.questions(*place).contains(question))
            .collect();
        let open = open_categories(book, question, situation, &children);
        tasks.push(Task::Ask(question, open, children));
    }
    let (days, amounts): (Vec<_>, Vec<_>) = amounts_not_stated(assessment);
    tasks.extend([Task::AskAmount(amounts), Task::AskDays(days)].into_iter().filter(is_needed));
    Checklist { period, timing, tasks, papers: papers(book, assessment, situation) }
}

fn places(assessment: &Assessment<'_>) -> std::ops::Range<usize> {
    0..assessment.students.len()
}

/// Whether a task has a child or a benefit.
fn is_needed(task: &Task) -> bool {
    match task {
        Task::Claim(of)
        | Task::Apply(_, of)
        | Task::ApplyFor(_, of)
        | Task::ApplyAfterRefusal(of)
        | Task::ApplyNextYear(of)
        | Task::AskOtherStage(of)
        | Task::Ask(_, _, of) => !of.is_empty(),
        Task::AskAmount(of) | Task::AskDays(of) => !of.is_empty(),
    }
}

/// The open questions that somebody else can answer.
fn asked(assessment: &Assessment<'_>) -> Set<Question> {
    let students = assessment.students.iter();
    let open = students.fold(Set::EMPTY, |open, student| open.union(student.questions()));
    open.iter().filter(|question| is_for_others(*question)).collect()
}

/// Whether others know better: what a student is and does, the family itself says.
const fn is_for_others(question: Question) -> bool {
    match question {
        Question::Year
        | Question::Residence
        | Question::Major
        | Question::Adult
        | Question::Service
        | Question::TeacherScheme
        | Question::FromSeniorMiddle
        | Question::FixedWage
        | Question::GrassRoots
        | Question::LoanToRepay
        | Question::Postgraduate
        | Question::PrizeWon
        | Question::LoanTaken => false,
        Question::HouseholdHardship
        | Question::Stage
        | Question::Region
        | Question::SchoolKind
        | Question::Approval
        | Question::CentralCollege
        | Question::ModelSchool
        | Question::Boarding
        | Question::SchoolPlace
        | Question::Entry
        | Question::StudentHardship
        | Question::DisabilityCertificate
        | Question::Recognised
        | Question::Grant
        | Question::DayList
        | Question::Meals
        | Question::FeeWaived
        | Question::FreeTextbooks => true,
    }
}

/// The categories that the rules name and about which nothing was said of one of the children.
fn open_categories(
    book: &Rulebook<'_>,
    question: Question,
    situation: &Situation,
    children: &[usize],
) -> Set<Hardship> {
    let students = children.iter().filter_map(|place| situation.students.get(*place));
    let named = asked_for(book, question, stages_of(students.clone()));
    students.fold(Set::EMPTY, |open, student| {
        let answers = situation.household.hardships_with(student);
        open.union(named.without(answers.yes()).without(answers.no()))
    })
}

/// The categories to ask about: those that the rules name, under any of their names.
fn asked_for(book: &Rulebook<'_>, question: Question, stages: Set<Stage>) -> Set<Hardship> {
    let named = book.named(stages);
    let in_use = offered(book, question, stages).in_use;
    named.union(book.policy.renamed(named)).intersection(in_use)
}

/// The benefits of which something is owed for certain and no document says how much: first those
/// of which it says how much a day.
fn amounts_not_stated(assessment: &Assessment<'_>) -> (Vec<Benefit>, Vec<Benefit>) {
    let of_all = assessment.students.iter().flat_map(|student| &student.entitlements);
    let owed =
        of_all.filter(|entitlement| Range::from(&entitlement.whole).unstated == Unstated::Certain);
    let (days, amounts): (Vec<_>, Vec<_>) =
        owed.partition(|entitlement| entitlement.whole.per_day.is_some());
    let once = |of: Vec<&Entitlement<'_>>| -> Vec<Benefit> {
        of.iter().map(|entitlement| entitlement.benefit).collect::<Set<Benefit>>().iter().collect()
    };
    (once(days), once(amounts))
}
