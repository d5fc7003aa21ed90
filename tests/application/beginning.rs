//! A family's record becomes applications: nothing is typed twice, and the school is the school's.

use aid::date::SchoolYear;
use aid::situation::{
    Boarding, Decision, Entry, Hardship, Question, SchoolKind, SchoolPlace, Stage, Student,
};
use aid::vocabulary::{Answers, Set};
use office::application::{Application, Beginning, Field, School};
use office::wording;
use records::draft::Draft;

use super::answers;
use super::people::{day, school};
use super::punctuation::half_width;

const YEAR: SchoolYear = SchoolYear::beginning(2026);

/// A family of two children: of the first it has said nothing, of the second everything.
fn family() -> Draft {
    let mut draft = Draft::new("我们家".to_owned(), "2023-2024".parse().unwrap());
    draft.household.hardships = answers(&[Hardship::RuralSubsistence], &[Hardship::Registered]);
    draft.add_child();
    for (child, name) in draft.children.iter_mut().zip(["老大", "老二"]) {
        name.clone_into(&mut child.name);
    }
    draft.children[1].student = Student {
        stage: Some(Stage::JuniorMiddle),
        entry: Some(Entry::LaterGrade),
        region: "130923".parse().ok(),
        school_kind: Some(SchoolKind::Private),
        school_place: Some(SchoolPlace::CountySeat),
        boarding: Some(Boarding::Day),
        hardships: answers(&[Hardship::Disabled], &[]),
        decisions: answers(&[Decision::Recognised, Decision::DayList], &[Decision::FeeWaived]),
        ..Student::default()
    };
    draft
}

fn begun(draft: &Draft, child: usize, school: &School) -> Application {
    let id = draft.children[child].id;
    Application::of_family(draft, "a family", id, YEAR, school).unwrap()
}

#[test]
fn a_familys_draft_becomes_an_application_and_nothing_is_typed_twice() {
    let (draft, school) = (family(), school());
    let second = begun(&draft, 1, &school);
    assert_eq!((second.year, second.household), (YEAR, draft.household));
    // What the family heard of a decision about the child is for the school to decide.
    let decisions = answers(&[Decision::Meals], &[Decision::FeeWaived]);
    // Of itself the school knows best, and says where the family thought otherwise.
    let Student { region, school_kind, school_place, .. } = school.facts;
    let answered = draft.children[1].student;
    let itself = Student { decisions, region, school_kind, school_place, ..answered };
    assert_eq!(second.student, itself);
    let differ = [Question::Region, Question::SchoolKind, Question::SchoolPlace];
    let expected = Beginning {
        record: "a family".to_owned(),
        child: draft.children[1].id,
        called: draft.children[1].name.clone(),
        overruled: differ.into_iter().collect(),
    };
    assert_eq!(second.beginning.as_ref(), Some(&expected));
    let sentence = "接自家长的记录，家长叫孩子“老二”。\
                    家长填的学校所在县（市、区）、学校性质和学校位置与本校不同，已按本校的填。\
                    请问清孩子是不是本校学生。";
    assert_eq!(wording::beginning(&expected), sentence);
    assert_eq!(half_width(sentence), None);
    let typed: Vec<(Field, &str)> = second.texts.iter().collect();
    assert_eq!(typed, [(Field::School, "盐山县第一小学")]);
    assert_eq!((second.proofs_seen, second.trail()), (Answers::default(), [].as_slice()));
    // Neither a brother's nor next year's began with it.
    let sibling = second.for_sibling(None, day("2026-09-01"));
    let renewed = second.renewed(SchoolYear::beginning(2027));
    assert_eq!((sibling.beginning, renewed.beginning), (None, None));
}

#[test]
fn what_the_family_said_of_a_waiver_is_for_the_school_to_say() {
    let mut waiving = school();
    waiving.facts.decisions.set(Decision::FeeWaived, Some(true));
    let waived = begun(&family(), 1, &waiving);
    assert!(waived.beginning.unwrap().overruled.contains(Question::FeeWaived));
    assert_eq!(waived.student.decisions.get(Decision::FeeWaived), Some(true));
}

#[test]
fn what_the_family_left_open_the_schools_facts_fill_in() {
    let (draft, school) = (family(), school());
    let answered = draft.children[1].student;
    let first = begun(&draft, 0, &School { facts: answered, ..school.clone() });
    let beginning = first.beginning.unwrap();
    assert_eq!((first.student, beginning.overruled), (answered, Set::EMPTY));
    assert_eq!(wording::beginning(&beginning), "接自家长的记录，家长叫孩子“老大”。");
    assert_eq!(Application::of_family(&draft, "a family", 99, YEAR, &school), None);
    assert_eq!(Application::new(YEAR, &school).student, school.facts);
}
