//! Stages: what is asked of a child of one is never asked of another, and none is judged by rules
//! for another.

use aid::assessment::assess_student;
use aid::date::{Date, Season};
use aid::library::library;
use aid::policy::Benefit;
use aid::questionnaire::student_questions;
use aid::rulebook::Rulebook;
use aid::situation::{Household, Question, Situation, Stage, Student};
use aid::vocabulary::{Set, Vocabulary};

use super::brute::of_stage;
use super::facts::facts_of;
use super::reach::question;
use super::situations::{of_one_child, situations};
use super::{every_period, period};

/// What the conditions and the amounts for a stage name in a period, found without the core.
fn named(stage: Stage, asked: aid::date::Period) -> Set<Question> {
    let terms: Vec<_> = asked.terms().collect();
    let days: Vec<Date> = terms.iter().map(|term| term.first_day()).collect();
    let [autumn, _] = terms[0].school_year.terms();
    let mut questions = Set::of(Question::Stage);
    for benefit in Benefit::ALL {
        let mut days = days.clone();
        let once = of_stage(library(), stage)
            .any(|rule| rule.benefit == *benefit && rule.per == aid::policy::Per::Once);
        if once && terms[0].season == Season::Spring {
            days.push(autumn.first_day());
        }
        let facts = facts_of(library(), stage, *benefit, &days).into_iter();
        questions = facts.map(question).fold(questions, |all, one| all.union(Set::of(one)));
    }
    questions
}

#[test]
fn a_stage_has_the_questions_that_its_own_rules_name() {
    for asked in every_period() {
        let book = Rulebook::new(library(), asked);
        for stage in Stage::ALL {
            assert_eq!(book.questions(*stage), named(*stage, asked), "{stage:?} {asked}");
        }
    }
}

#[test]
fn nothing_is_asked_of_a_child_that_its_stage_does_not_ask() {
    for asked in every_period() {
        let book = Rulebook::new(library(), asked);
        let of_stage = Stage::ALL.iter().map(|stage| named(*stage, asked)).collect::<Vec<_>>();
        for (household, student) in situations(300) {
            let owed = assess_student(&book, &household, &student);
            let told = format!("{asked}: {student:?}");
            let Some(stage) = student.stage else {
                let first = [Question::HouseholdHardship, Question::Stage].into_iter().collect();
                assert_eq!(owed.questions(), first, "{told}");
                assert_eq!(owed.entitlements, [], "{told}");
                continue;
            };
            let known = of_stage[stage as usize];
            assert_eq!(owed.questions().without(known), Set::EMPTY, "{told}");
            // Nor is an answer shown again that a child gave when it was of another stage.
            let situation = of_one_child(household, student);
            let assessment = aid::assessment::assess_household(&book, &situation);
            let shown = student_questions(&assessment, 0, &household, &student);
            assert_eq!(shown.without(known), Set::EMPTY, "{told}");
        }
    }
}

#[test]
fn the_questions_of_each_stage_are_these_in_2026() {
    let book = Rulebook::new(library(), period("2026-2027"));
    for (stage, expected) in [
        (Stage::Kindergarten, "stage year region school-kind approval recognised grant"),
        (
            Stage::Primary,
            "household-hardship stage region school-kind boarding school-place entry \
             student-hardship recognised day-list meals",
        ),
        (
            Stage::JuniorMiddle,
            "household-hardship stage region school-kind boarding school-place student-hardship \
             recognised day-list meals",
        ),
        (Stage::Other, "stage"),
    ] {
        let ids = book.questions(stage).iter().map(Vocabulary::id).collect::<Vec<_>>();
        assert_eq!(ids.join(" "), expected, "{stage:?}");
    }
}

#[test]
fn a_child_is_owed_only_what_its_stage_has_rules_for() {
    for asked in every_period() {
        let book = Rulebook::new(library(), asked);
        for (household, student) in situations(300) {
            let owed = assess_student(&book, &household, &student);
            for line in &owed.entitlements {
                let of_benefit = |rule: &&aid::policy::Rule| rule.benefit == line.benefit;
                let stage = student.stage.unwrap();
                let rules: Vec<_> = of_stage(library(), stage).filter(of_benefit).collect();
                assert!(!rules.is_empty(), "{stage:?} {:?}", line.benefit);
                for reason in line.terms.iter().flat_map(|term| &term.reasons) {
                    let rule = reason.in_force.rule;
                    assert!(rules.contains(&rule), "{stage:?} is judged by {}", rule.id);
                }
            }
        }
    }
}

#[test]
fn a_brother_of_another_stage_changes_nothing() {
    let book = Rulebook::new(library(), period("2026-2027"));
    let all: Vec<(Household, Student)> = situations(60).collect();
    for pair in all.windows(2) {
        let household = pair[0].0;
        let students = vec![pair[0].1, pair[1].1];
        let situation = Situation { household, students };
        let both = aid::assessment::assess_household(&book, &situation);
        for (student, owed) in situation.students.iter().zip(&both.students) {
            assert_eq!(&assess_student(&book, &household, student), owed, "{student:?}");
        }
    }
}
