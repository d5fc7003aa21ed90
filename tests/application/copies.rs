//! Copies: for the next school year, and for a school that is put right. `copies.json` says which
//! texts a copy keeps.

use aid::date::{Period, SchoolYear};
use aid::library::library;
use aid::rulebook::Rulebook;
use aid::situation::{Approval, Decision, Question, Stage, Student};
use aid::vocabulary::{Answers, Set, Vocabulary};
use office::application::{Application, Beginning, Block, Field, School, Step};
use office::identity::later_grade;
use office::wording;
use records::draft::Draft;
use serde::Deserialize;

use super::failures::each;
use super::people::{boarder, day, full, school, with};
use super::{answers, rows};

/// Which texts a copy keeps, and why.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Copied {
    field: Field,
    sibling: bool,
    renewed: bool,
    says: String,
}

/// The text of a field; of a member's field, the first member's.
fn text(application: &Application, field: Field) -> &str {
    match field.block() {
        Block::Member => application.members[0].texts.get(field),
        Block::Header
        | Block::Pupil
        | Block::Contact
        | Block::Burden
        | Block::School
        | Block::Account => application.texts.get(field),
    }
}

#[test]
fn a_copy_keeps_the_texts_that_the_table_says() {
    let table = rows::<Copied>("copies");
    let fields: Vec<Field> = table.iter().map(|row| row.field).collect();
    assert_eq!(fields, Field::ALL, "one row for each field, in the order of the form");
    let application = with(full(), &[(Field::IdKind, "护照")]);
    let sibling_copy = application.for_sibling(None, day("2026-09-01"));
    let renewed_copy = application.renewed(SchoolYear::beginning(2026));
    each(table, |failures, Copied { field, sibling, renewed, says }| {
        let was = text(&application, field);
        for (whose, copy, is_kept) in
            [("sibling", &sibling_copy, sibling), ("renewed", &renewed_copy, renewed)]
        {
            let row = format!("{whose}, {}: {says}", field.id());
            let is = text(copy, field);
            let is_moved = later_grade(was, 1).as_deref() == Some(is);
            let is_rewritten = !is.is_empty() && is != was && !is_moved;
            failures.holds(format!("{row}: is not rewritten"), !is_rewritten);
            failures.same(row, !is.is_empty(), is_kept);
        }
    });
}

#[test]
fn what_an_application_took_from_its_school_follows_the_school() {
    let was = school();
    let mut is = School { name: "盐山县实验小学".to_owned(), ..was.clone() };
    is.facts.region = "130923".parse().ok();
    is.facts.decisions.set(Decision::Meals, None);
    is.facts.decisions.set(Decision::FeeWaived, Some(true));
    let application = boarder(2026);
    let new = application.following(&was, &is).unwrap();
    assert_eq!(new.texts.get(Field::School), is.name);
    let mut student = Student { region: is.facts.region, ..application.student };
    student.decisions.set(Decision::Meals, None);
    student.decisions.set(Decision::FeeWaived, Some(true));
    assert_eq!(new.student, student);
    let back = new.following(&is, &was);
    assert_eq!(back, Some(application.clone()), "and nothing else of it");
    // What the family said otherwise, it said of the school as it was.
    let mut begun = application.clone();
    begun.beginning = Some(Beginning {
        record: "d".to_owned(),
        child: 1,
        called: "老大".to_owned(),
        overruled: [Question::Region, Question::SchoolKind].into_iter().collect(),
    });
    let left = begun.following(&was, &is).unwrap().beginning.unwrap().overruled;
    assert_eq!(left, Set::of(Question::SchoolKind));
    // What an officer said otherwise of this one pupil stays.
    let mut other = with(application.clone(), &[(Field::School, "盐山县第一小学东校区")]);
    other.student.region = "130981".parse().ok();
    other.student.decisions.set(Decision::Meals, Some(false));
    other.student.decisions.set(Decision::FeeWaived, Some(false));
    assert_eq!(other.following(&was, &is), None);
    assert_eq!(application.following(&was, &was), None, "nothing has changed");
}

#[test]
fn a_renewed_application_keeps_the_answers_and_none_of_last_years_decisions() {
    let application = full();
    let year = SchoolYear::beginning(2026);
    let renewed = application.renewed(year);
    assert_eq!((renewed.year, renewed.household), (year, application.household));
    let ids = |of: &Application| of.members.iter().map(|row| row.id).collect::<Vec<_>>();
    assert_eq!(ids(&renewed), ids(&application));
    let mut student = Student { entry: None, ..application.student };
    student.decisions = answers(&[Decision::Meals], &[]);
    assert_eq!(renewed.student, student);
    assert_eq!(renewed.proofs_seen, Answers::default(), "papers are looked at each year");
    assert!(renewed.sources.is_empty());
    assert_eq!((renewed.step(), renewed.trail()), (Step::Drafted, [].as_slice()));
    assert_eq!(renewed.renewed(year), renewed, "what was renewed is renewed as itself");
}

#[test]
fn a_family_grows_older_by_the_years_between() {
    let mut application = boarder(2024);
    for age in ["35", " ４０ 岁", "三十五", "", "119", "35.5"] {
        application.add_member();
        application.members.last_mut().unwrap().texts.set(Field::MemberAge, age);
    }
    each(
        [
            ("two years later", 2026, ["37", "42", "三十五", "", "121", "35.5"]),
            ("a year later", 2025, ["36", "41", "三十五", "", "120", "35.5"]),
            ("nobody grows younger", 2023, ["35", "40", "三十五", "", "119", "35.5"]),
        ],
        |failures, (says, year, expected)| {
            let renewed = application.renewed(SchoolYear::beginning(year));
            let ages = renewed.members.iter().map(|row| row.texts.get(Field::MemberAge));
            failures.same(says, ages.collect::<Vec<_>>(), expected);
        },
    );
}

#[test]
fn a_school_of_one_stage_says_it_for_all_its_pupils() {
    let mut was = school();
    (was.facts.school_place, was.facts.decisions) = (None, Answers::default());
    let mut is = was.clone();
    is.facts.stage = Some(Stage::Kindergarten);
    is.facts.approval = Some(Approval::Inclusive);
    let book = Rulebook::new(library(), Period::SchoolYear(SchoolYear::beginning(2026)));
    let old = Application::new(SchoolYear::beginning(2026), &was);
    let new = old.following(&was, &is).unwrap();
    assert_eq!(new.student, is.facts, "what was open follows the school");
    assert_eq!(new.following(&is, &was), Some(old.clone()));
    let of = |questions: &[Question]| questions.iter().copied().collect::<Set<Question>>();
    let asked = |stage| School::asked(stage, &book);
    let of_every_school = [
        Question::Stage,
        Question::Region,
        Question::SchoolKind,
        Question::SchoolPlace,
        Question::Meals,
        Question::FeeWaived,
        Question::FreeTextbooks,
    ];
    let of_kindergarten =
        [Question::Stage, Question::Region, Question::SchoolKind, Question::Approval];
    each(
        [
            ("while the stage is open", None, of(&of_every_school)),
            ("of a primary school as ever", Some(Stage::Primary), of(&of_every_school)),
            ("of a kindergarten", Some(Stage::Kindergarten), of(&of_kindergarten)),
        ],
        |failures, (says, stage, expected)| failures.same(says, asked(stage), expected),
    );
    assert_eq!(new.as_the_school_says(&is, &book), of(&of_kindergarten));
    let told = "学校的情况：幼儿园、盐山县、公办学校、普惠性民办幼儿园。";
    let known = new.as_the_school_says(&is, &book);
    assert_eq!(wording::by_school(&new, known).as_deref(), Some(told));
    // A family that thinks of another stage is asked whose child it is.
    let mut draft = Draft::new("我家".to_owned(), Period::SchoolYear(SchoolYear::beginning(2026)));
    draft.children[0].student.stage = Some(Stage::Primary);
    let child = draft.children[0].id;
    let begun =
        Application::of_family(&draft, "d", child, SchoolYear::beginning(2026), &is).unwrap();
    assert_eq!(begun.student.stage, Some(Stage::Kindergarten));
    assert_eq!(begun.beginning.unwrap().overruled, Set::of(Question::Stage));
}
