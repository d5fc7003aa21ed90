//! In which shape a draft is written: the oldest of the last two that holds all of it.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::fs;

use aid::situation::{
    Approval, Boarding, Circumstance, Hardship, LoanTaken, Major, PrizeWon, Question, Residence,
    SchoolKind, Service, Stage, Student, TeacherScheme, Year,
};
use aid::vocabulary::{Answers, Set, Vocabulary};
use records::draft::{Child, Draft, MOST_CHILDREN};

#[track_caller]
fn frozen(name: &str) -> String {
    fs::read_to_string(format!("tests/drafts/{name}.json")).unwrap()
}

#[track_caller]
fn loaded(name: &str) -> Draft {
    Draft::read(&frozen(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A family with two children of compulsory school.
fn family() -> Draft {
    let mut draft = Draft {
        saved: "2026-11-24 18:00".to_owned(),
        skipped: Set::of(Question::HouseholdHardship),
        ..Draft::new("我们家".to_owned(), "2026-2027".parse().unwrap())
    };
    draft.household.hardships.set(Hardship::Delisted, Some(true));
    draft.add_child();
    for (child, stage) in draft.children.iter_mut().zip([Stage::Primary, Stage::JuniorMiddle]) {
        child.student.stage = Some(stage);
        child.student.boarding = Some(Boarding::Day);
    }
    draft
}

/// The draft that `v3-every-stage` holds: a child of each stage but compulsory school, and every
/// fact that only they have.
fn every_stage() -> Draft {
    let mut draft = Draft { revision: 9, ..family() };
    let (mut circumstances, mut is_so) = (Answers::default(), false);
    for fact in Circumstance::ALL {
        circumstances.set(*fact, Some(is_so));
        is_so = !is_so;
    }
    let facts = Student {
        stage: None,
        entry: None,
        region: "130925".parse().ok(),
        school_kind: Some(SchoolKind::Private),
        school_place: None,
        boarding: Some(Boarding::Boarder),
        boarding_in_spring: Some(Boarding::Day),
        year: Some(Year::Third),
        approval: Some(Approval::Approved),
        residence: Some(Residence::ElsewhereRural),
        major: Some(Major::Performing),
        teacher_scheme: Some(TeacherScheme::Hebei),
        service: Some(Service::ExSoldier),
        prize_won: Some(PrizeWon::Encouragement),
        loan_taken: Some(LoanTaken::Origin),
        grant: "2300.5".parse().ok(),
        hardships: Answers::default(),
        decisions: Answers::default(),
        circumstances,
    };
    let is_of_compulsory = |stage: &&Stage| matches!(stage, Stage::Primary | Stage::JuniorMiddle);
    let stages = Stage::ALL.iter().filter(|stage| !is_of_compulsory(stage));
    draft.children.clear();
    for (id, stage) in (1..).zip(stages.take(MOST_CHILDREN)) {
        let mut child = Child::new(id, format!("孩子{id}"));
        child.student.stage = Some(*stage);
        draft.children.push(child);
    }
    let first = &mut draft.children[0];
    first.student = Student { stage: first.student.stage, ..facts };
    first.skipped = [Question::Year, Question::Grant].into_iter().collect();
    draft
}

#[test]
fn a_draft_of_shape_3_loads_with_children_of_every_stage() {
    assert_eq!(loaded("v3-every-stage"), every_stage());
}

#[test]
fn a_draft_is_of_the_third_shape_where_it_says_what_no_older_one_can() {
    let with = |change: &dyn Fn(&mut Draft)| {
        let mut draft = family();
        change(&mut draft);
        draft
    };
    let of_first = |change: fn(&mut Student)| {
        with(&move |draft: &mut Draft| change(&mut draft.children[0].student))
    };
    for (says, draft, shape) in [
        ("children of compulsory school", family(), 2),
        ("adult education", of_first(|one| one.stage = Some(Stage::Other)), 2),
        ("a kindergarten", of_first(|one| one.stage = Some(Stage::Kindergarten)), 3),
        ("a year", of_first(|one| one.year = Some(Year::First)), 3),
        ("a loan", of_first(|one| one.loan_taken = Some(LoanTaken::None)), 3),
        (
            "a circumstance",
            of_first(|one| one.circumstances.set(Circumstance::Adult, Some(true))),
            3,
        ),
        ("one taken back", of_first(|one| one.circumstances.set(Circumstance::Adult, None)), 2),
        (
            "a question that was put off",
            with(&|draft| draft.children[1].skipped = Set::of(Question::Residence)),
            3,
        ),
        (
            "what is only tried out",
            with(&|draft| {
                let mut scenario = draft.scenario();
                scenario.children[1].student.stage = Some(Stage::SeniorMiddle);
                draft.what_if = Some(scenario);
            }),
            3,
        ),
    ] {
        let text = draft.write();
        let label = format!(r#"{{"format":"student-aid-draft","shape":{shape},"#);
        assert!(text.starts_with(&label), "{says}: {text}");
        assert_eq!(Draft::read(&text), Ok(draft), "{says}");
    }
    // What an older build wrote is written back to the byte.
    for name in ["v2-minimal", "v2-full", "v3-every-stage"] {
        assert_eq!(loaded(name).write(), frozen(name).trim_end(), "{name}");
    }
}
