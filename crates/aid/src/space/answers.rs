//! Each answer that a question can have.

use super::Change;
use crate::eligibility::Facts;
use crate::rulebook::Chapter;
use crate::situation::{
    Approval, Boarding, Entry, Hardship, LoanTaken, Major, PrizeWon, Question, Residence,
    SchoolKind, SchoolPlace, Service, Stage, Student, TeacherScheme, Year,
};
use crate::vocabulary::{Set, Vocabulary};

/// Each possible answer to a question in turn.
pub(crate) fn complete(
    chapter: &Chapter<'_>,
    facts: &Facts,
    question: Question,
    each: &mut impl FnMut(Change<'_>),
) {
    match question {
        Question::HouseholdHardship | Question::StudentHardship => {
            complete_hardship(chapter, facts, question, each);
        }
        // Only the rules of one stage are looked at, and the range of a grant says what it can be.
        Question::Stage | Question::Grant => {}
        Question::Region => {
            each_of(&chapter.places, each, |child, answer| child.region = Some(answer));
        }
        Question::Year => {
            let years = facts.student.stage.map_or(Set::EMPTY, Stage::years).iter();
            let years: Vec<Year> = years.collect();
            each_of(&years, each, |child, answer| child.year = Some(answer));
        }
        Question::Entry => of_words::<Entry>(each, |child| &mut child.entry),
        Question::SchoolKind => of_words::<SchoolKind>(each, |child| &mut child.school_kind),
        Question::SchoolPlace => of_words::<SchoolPlace>(each, |child| &mut child.school_place),
        Question::Boarding => of_words::<Boarding>(each, |child| &mut child.boarding),
        Question::Approval => of_words::<Approval>(each, |child| &mut child.approval),
        Question::Residence => of_words::<Residence>(each, |child| &mut child.residence),
        Question::Major => of_words::<Major>(each, |child| &mut child.major),
        Question::TeacherScheme => {
            of_words::<TeacherScheme>(each, |child| &mut child.teacher_scheme);
        }
        Question::Service => of_words::<Service>(each, |child| &mut child.service),
        Question::PrizeWon => of_words::<PrizeWon>(each, |child| &mut child.prize_won),
        Question::LoanTaken => of_words::<LoanTaken>(each, |child| &mut child.loan_taken),
        Question::Recognised
        | Question::DayList
        | Question::Meals
        | Question::FeeWaived
        | Question::FreeTextbooks
        | Question::CentralCollege
        | Question::ModelSchool
        | Question::DisabilityCertificate
        | Question::Adult
        | Question::FromSeniorMiddle
        | Question::FixedWage
        | Question::GrassRoots
        | Question::LoanToRepay
        | Question::Postgraduate => yes_or_no(question, each),
    }
}

/// Each word of a vocabulary.
fn of_words<V: Vocabulary>(
    each: &mut impl FnMut(Change<'_>),
    answer: fn(&mut Student) -> &mut Option<V>,
) {
    each_of(V::ALL, each, |child, word| *answer(child) = Some(word));
}

/// What was decided, or is so, or not.
fn yes_or_no(question: Question, each: &mut impl FnMut(Change<'_>)) {
    let (decision, fact) = (question.decision(), question.circumstance());
    each_of(&[true, false], each, |child, answer| {
        if let Some(decision) = decision {
            child.decisions.set(decision, Some(answer));
        }
        if let Some(fact) = fact {
            child.circumstances.set(fact, Some(answer));
        }
    });
}

fn each_of<V: Copy>(
    answers: &[V],
    each: &mut impl FnMut(Change<'_>),
    give: impl Fn(&mut Student, V),
) {
    for answer in answers {
        each(&|facts| give(&mut facts.student, *answer));
    }
}

/// One group of categories after the other: one of the group applies, or none of it does.
fn complete_hardship(
    chapter: &Chapter<'_>,
    facts: &Facts,
    question: Question,
    each: &mut impl FnMut(Change<'_>),
) {
    let open =
        |class: &Set<Hardship>| class.without(facts.hardships.yes()).without(facts.hardships.no());
    let asked = |class: &&Set<Hardship>| {
        class.first().is_some_and(|category| category.question() == question)
            && class.intersection(facts.hardships.yes()).is_empty()
            && !open(class).is_empty()
    };
    let Some(class) = chapter.classes.iter().find(asked) else {
        return;
    };
    let Some(category) = open(class).first() else {
        return;
    };
    each(&|facts| facts.hardships.set(category, Some(true)));
    each(&|facts| facts.hardships = facts.hardships.denying(*class));
}

/// How many situations a chapter tells apart at most: every answer to each question it looks at.
pub(crate) fn situations(chapter: &Chapter<'_>, stage: Stage) -> u64 {
    let facts = Facts::of_stage(stage);
    let single = chapter
        .questions()
        .without([Question::HouseholdHardship, Question::StudentHardship].into_iter().collect());
    let answers = single.iter().map(|question| answers_to(chapter, &facts, question).max(1));
    answers.product::<u64>() << chapter.classes.len()
}

/// How many answers a question has; of the categories of hardship, for one group of them.
pub(crate) fn answers_to(chapter: &Chapter<'_>, facts: &Facts, question: Question) -> u64 {
    let mut answers = 0;
    complete(chapter, facts, question, &mut |_| answers += 1);
    answers
}
