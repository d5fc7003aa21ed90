//! What an assessment comes to, for pupils whom the rules know.

use aid::assessment::assess_student;
use aid::date::Period;
use aid::entitlement::Verdict;
use aid::library::library;
use aid::money::Yuan;
use aid::rulebook::Rulebook;
use aid::situation::{Decision, Question, Stage, Student};
use office::reconciliation::Owing;

use super::YEAR;
use super::failures::each;
use super::people;

fn owing(student: &Student) -> Owing {
    let book = Rulebook::new(library(), Period::SchoolYear(YEAR));
    let household = people::boarder(YEAR.start()).household;
    Owing::of(&assess_student(&book, &household, student))
}

/// A pupil of a village school, with every answer given and no category of hardship.
fn pupil(stage: Stage, recognised: bool) -> Student {
    let mut student = people::boarder(YEAR.start()).student;
    student.stage = Some(stage);
    student.decisions.set(Decision::Recognised, Some(recognised));
    student
}

#[test]
fn an_assessment_comes_to_one_verdict_and_the_cash_of_each_term() {
    // The sum of a term, in yuan, where one is certain. Of the grant of a vocational school no
    // document states what a pupil gets, and the other money of that stage is refused.
    let rows = [
        ("a boarder of primary school", pupil(Stage::Primary, true), Verdict::Entitled, 625),
        (
            "a boarder of junior middle school",
            pupil(Stage::JuniorMiddle, true),
            Verdict::Entitled,
            750,
        ),
        (
            "a pupil of a vocational school",
            pupil(Stage::Vocational, true),
            Verdict::AmountNotStated,
            0,
        ),
        ("who was refused", pupil(Stage::Primary, false), Verdict::NotEntitled, 0),
    ];
    each(rows, |failures, (says, student, verdict, yuan)| {
        let owing = owing(&student);
        failures.same(says, owing.verdict, verdict);
        let terms: Vec<_> = owing.terms.iter().map(|of| (of.term, of.least, of.most)).collect();
        let is_stated = verdict != Verdict::AmountNotStated;
        let sum = Yuan::whole(yuan);
        let expected = YEAR.terms().map(|term| (term, sum, is_stated.then_some(sum)));
        failures.same(says, terms, expected.to_vec());
        let is_refuted = verdict == Verdict::NotEntitled;
        failures.same(says, !owing.refuted.is_empty(), is_refuted);
    });
}

#[test]
fn what_is_missing_is_named() {
    let mut student = pupil(Stage::Primary, true);
    student.boarding = None;
    let of = owing(&student);
    assert!(of.questions.contains(Question::Boarding), "{:?}", of.questions);
    let asked_first = [Question::HouseholdHardship, Question::Stage].into_iter().collect();
    let of = owing(&Student::default());
    assert_eq!((of.verdict, of.questions), (Verdict::Depends, asked_first));
    let of = owing(&pupil(Stage::Other, true));
    assert_eq!((of.verdict, of.terms.len()), (Verdict::NoRule, 0));
}
