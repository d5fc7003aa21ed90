//! What the family does next: derived from the reasons that were actually used.

use crate::assessment::{Assessment, Reason};
use crate::eligibility::{Eligibility, Finding};
use crate::entitlement::Verdict;
use crate::policy::{Benefit, Condition, Kind};
use crate::situation::{Hardship, Household, Question, Situation};
use crate::vocabulary::Set;

/// What to do and what to bring, merged over children and benefits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checklist {
    /// What to do, in order; the children by their place in the household.
    pub tasks: Vec<Task>,
    /// Categories whose papers, or whose place on a list, the result rests on.
    pub papers: Set<Hardship>,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// Apply to the school for recognition: for these children.
    Apply(Vec<usize>),
    /// Settle an open question: for these children.
    Ask(Question, Vec<usize>),
    /// Ask for an amount that no document states: these benefits.
    AskAmount(Vec<Benefit>),
}

/// The checklist of an assessment.
pub fn checklist(assessment: &Assessment<'_>, situation: &Situation) -> Checklist {
    let mut tasks = Vec::new();
    let apply = children_who(assessment, |kind, possible| kind == Kind::Cash && possible);
    if !apply.is_empty() {
        tasks.push(Task::Apply(apply));
    }
    for question in open_questions(assessment).iter() {
        let children = (0..assessment.students.len())
            .filter(|place| assessment.questions(*place).contains(question))
            .collect();
        tasks.push(Task::Ask(question, children));
    }
    let amounts = amounts_not_stated(assessment);
    if !amounts.is_empty() {
        tasks.push(Task::AskAmount(amounts));
    }
    Checklist { tasks, papers: papers(assessment, situation) }
}

fn children_who(assessment: &Assessment<'_>, fits: impl Fn(Kind, bool) -> bool) -> Vec<usize> {
    let students = assessment.students.iter().enumerate();
    let fitting = students.filter(|(_, student)| {
        student.entitlements.iter().any(|one| fits(one.kind, one.whole.possible))
    });
    fitting.map(|(place, _)| place).collect()
}

fn open_questions(assessment: &Assessment<'_>) -> Set<Question> {
    let students = assessment.students.iter();
    students.fold(Set::EMPTY, |open, student| open.union(student.questions()))
}

fn amounts_not_stated(assessment: &Assessment<'_>) -> Vec<Benefit> {
    let mut benefits = Vec::new();
    for one in assessment.students.iter().flat_map(|student| &student.entitlements) {
        if one.verdict() == Verdict::AmountNotStated && !benefits.contains(&one.benefit) {
            benefits.push(one.benefit);
        }
    }
    benefits
}

/// Categories that apply and that a rule which pays, or may pay, looked at.
fn papers(assessment: &Assessment<'_>, situation: &Situation) -> Set<Hardship> {
    let mut papers = Set::EMPTY;
    for (student, facts) in assessment.students.iter().zip(&situation.students) {
        let own = Hardship::OF_STUDENT;
        let household: &Household = &situation.household;
        let said = household.hardships.except(own).and(facts.hardships.only(own));
        let terms = student.entitlements.iter().flat_map(|one| &one.terms);
        for reason in terms.flat_map(|term| &term.reasons) {
            papers = papers.union(looked_at(reason).intersection(said.yes()));
        }
    }
    papers
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
            Condition::Decision(crate::situation::Decision::Recognised) => looked = Set::all(),
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
