//! Of which shape an application is written, and how a school is saved: an older build reads what
//! it can, and leaves alone what it cannot.

use aid::money::Yuan;
use aid::policy::Benefit;
use aid::situation::{Approval, Circumstance, Question, Residence, Stage, Student, Year};
use aid::vocabulary::Set;
use office::application::{Application, ApplicationError, Field, SHAPE, School};
use records::json;

use super::failures::each;
use super::people::{after, filled, through, with};

#[test]
fn an_application_is_of_the_fourth_shape_where_it_says_what_no_older_one_can() {
    let plain = || filled();
    let changed = |change: &dyn Fn(&mut Student)| {
        let mut one = plain();
        change(&mut one.student);
        one
    };
    let mut overruled = plain();
    overruled.beginning.as_mut().unwrap().overruled = Set::of(Question::Approval);
    let by_grade =
        with(changed(&|one| (one.stage, one.entry) = (None, None)), &[(Field::Grade, "大班")]);
    let paid = through(plain(), Some(&[(Benefit::RainDew, 1500)]));
    each(
        [
            ("a pupil of compulsory school", plain(), 2),
            ("one whose stage is not said", changed(&|student| student.stage = None), 2),
            ("adult education", changed(&|student| student.stage = Some(Stage::Other)), 2),
            ("a kindergarten", changed(&|student| student.stage = Some(Stage::Kindergarten)), 4),
            ("a year", changed(&|student| student.year = Some(Year::First)), 4),
            ("a residence", changed(&|one| one.residence = Some(Residence::HebeiCity)), 4),
            ("a grant", changed(&|student| student.grant = Some(Yuan::whole(2300))), 4),
            ("a circumstance", changed(&|one| one.circumstances.set(Circumstance::Adult, None)), 2),
            (
                "a circumstance that was denied",
                changed(&|one| one.circumstances.set(Circumstance::Adult, Some(false))),
                4,
            ),
            ("what the family said of an approval", overruled, 4),
            ("a grade alone is a text", by_grade.clone(), 2),
            ("until it was pinned", after(by_grade, "submit"), 4),
            ("a payment of another stage", paid, 4),
        ],
        |failures, (says, application, shape)| {
            let text = application.write();
            let is_of = text
                .starts_with(&format!(r#"{{"format":"student-aid-application","shape":{shape},"#));
            failures.holds(says, is_of);
            failures.same(says, Application::read(&text), Ok(application));
        },
    );
}

#[test]
fn a_school_of_another_stage_is_saved_so_that_an_older_build_leaves_it_alone() {
    let older =
        School { facts: filled().student, name: "实验学校".to_owned(), ..School::default() };
    let mut newer = older.clone();
    newer.facts.stage = Some(Stage::Kindergarten);
    newer.facts.approval = Some(Approval::Inclusive);
    newer.facts.circumstances.set(Circumstance::ModelSchool, Some(false));
    let plain = json::to_value(&older);
    assert!(!older.has_newer_facts());
    assert_eq!(older.to_value(), plain, "a compulsory school is saved as it ever was");
    // What stands beside it is of a shape that an older build sets aside.
    assert!(newer.has_newer_facts());
    let (beside, label) = (newer.newer_facts(), "student-aid-application");
    assert_eq!((&beside["format"], &beside["shape"]), (&label.into(), &SHAPE.into()));
    let without_stage = School { facts: Student { stage: None, ..older.facts }, ..older.clone() };
    assert_eq!(newer.to_value(), json::to_value(&without_stage), "and this part it reads");
    let read = json::from_value::<School>(&newer.to_value()).unwrap();
    assert_eq!(read.clone().with_newer_facts(&beside), Ok(newer.clone()));
    assert_eq!(read.clone().with_newer_facts_of(&newer), newer, "whichever is read first");
    // A school that is no kindergarten any more.
    assert_eq!(older.clone().with_newer_facts(&older.newer_facts()), Ok(older.clone()));
    let mut tomorrow = beside;
    tomorrow["shape"] = (SHAPE + 1).into();
    let newest = Err(ApplicationError::Newer(SHAPE + 1));
    assert_eq!(read.clone().with_newer_facts(&tomorrow), newest);
    let spoiled = serde_json::json!({"format": label, "shape": SHAPE, "facts": {"stage": "moon"}});
    assert_eq!(read.with_newer_facts(&spoiled), Err(ApplicationError::Damaged));
}
