//! What the family does next: derived from the reasons that were actually used, and from the day.

use crate::assessment::{Assessment, Entitlement, Range, Reason, StudentAssessment, Unstated};
use crate::date::{Date, Period, Term};
use crate::eligibility::{Eligibility, Finding};
use crate::policy::{Benefit, Condition, Kind};
use crate::questionnaire::offered;
use crate::rulebook::Rulebook;
use crate::situation::{Decision, Hardship, Question, Situation, Student};
use crate::vocabulary::Set;

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
    /// Apply to the school for recognition: for these children.
    Apply(Vec<usize>),
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

/// Who applies for money, who applies though it was refused, and who has applied.
fn applications(assessment: &Assessment<'_>, situation: &Situation, timing: Timing) -> Vec<Task> {
    let is_over = timing == Timing::Past;
    let owed_then = |entitlement: &Entitlement<'_>| {
        is_over && entitlement.kind == Kind::Cash && entitlement.whole.certain
    };
    let recognised = |student: &Student| student.decisions.get(Decision::Recognised) == Some(true);
    let cash = |entitlement: &Entitlement<'_>| {
        entitlement.kind == Kind::Cash && entitlement.whole.possible
    };
    let refused =
        |entitlement: &Entitlement<'_>| entitlement.kind == Kind::Cash && entitlement.may_apply;
    let children = |fits: &dyn Fn(&StudentAssessment<'_>, &Student) -> bool| -> Vec<usize> {
        let pairs = assessment.students.iter().zip(&situation.students).enumerate();
        pairs.filter(|(_, (owed, facts))| fits(owed, facts)).map(|(place, _)| place).collect()
    };
    let tasks = [
        Task::Claim(children(&|owed, _| owed.entitlements.iter().any(owed_then))),
        Task::Apply(children(&|owed, facts| {
            let of_now = !is_over && recognised(facts) || owed.entitlements.iter().any(owed_then);
            owed.entitlements.iter().any(cash) && !of_now
        })),
        Task::ApplyAfterRefusal(children(&|owed, _| owed.entitlements.iter().any(refused))),
        Task::ApplyNextYear(children(&|owed, facts| {
            !is_over && owed.entitlements.iter().any(cash) && recognised(facts)
        })),
        Task::AskOtherStage(children(&|owed, _| !owed.covered)),
    ];
    tasks.into_iter().filter(is_needed).collect()
}

/// Whether a task has a child or a benefit.
fn is_needed(task: &Task) -> bool {
    match task {
        Task::Claim(of)
        | Task::Apply(of)
        | Task::ApplyAfterRefusal(of)
        | Task::ApplyNextYear(of)
        | Task::AskOtherStage(of)
        | Task::Ask(_, _, of) => !of.is_empty(),
        Task::AskAmount(of) | Task::AskDays(of) => !of.is_empty(),
    }
}

fn asked(assessment: &Assessment<'_>) -> Set<Question> {
    let students = assessment.students.iter();
    students.fold(Set::EMPTY, |open, student| open.union(student.questions()))
}

/// The categories that the rules name and about which nothing was said of one of the children.
fn open_categories(
    book: &Rulebook<'_>,
    question: Question,
    situation: &Situation,
    children: &[usize],
) -> Set<Hardship> {
    let named = asked_for(book, question);
    let students = children.iter().filter_map(|place| situation.students.get(*place));
    students.fold(Set::EMPTY, |open, student| {
        let answers = situation.household.hardships_with(student);
        open.union(named.without(answers.yes()).without(answers.no()))
    })
}

/// The categories to ask about: those that the rules name, under any of their names.
fn asked_for(book: &Rulebook<'_>, question: Question) -> Set<Hardship> {
    let named = book.named();
    let in_use = offered(book, question).in_use;
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

/// Categories that apply in a term of the period and that a rule which pays, or may pay, looked at.
fn papers(
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
    let mut walk = vec![&reason.finding];
    while let Some(Finding { condition, parts, .. }) = walk.pop() {
        match condition {
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
            | Condition::Decision(_) => {}
        }
        walk.extend(parts);
    }
    looked
}
