//! Entry at speed: what the number fills in, the order in which fields are typed, what is not
//! asked, and what is not said of a form that is being filled in.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::unwrap_used)]

#[path = "application/people.rs"]
mod people;

use aid::date::{Period, SchoolYear};
use aid::library::library;
use aid::rulebook::Rulebook;
use aid::situation::{Decision, Question, SchoolPlace, Student};
use aid::vocabulary::{Set, Vocabulary};
use office::application::{Action, Application, Block, Field, Place, School, Visited, remarks};
use office::identity::IdKind;
use office::roster::{OwedCache, Trouble};
use office::wording;
use people::{SMOOTH, boarder, school, taken};

const BOY: &str = "130925201705120018";
const GIRL: &str = "130925201405060041";

fn draft() -> Application {
    Application::new(SchoolYear::beginning(2026), &school())
}

/// Types a number where sex and birth month stand as they do, after another number.
fn typed(number: &str, before: &str, sex: &str, born: &str) -> (String, String) {
    let mut one = draft();
    for (field, text) in [(Field::IdNumber, number), (Field::Sex, sex), (Field::Born, born)] {
        one.texts.set(field, text);
    }
    one.fill_by_number(before.parse().ok());
    let text = |field| one.texts.get(field).to_owned();
    (text(Field::Sex), text(Field::Born))
}

#[test]
fn a_whole_number_fills_in_sex_and_birth_month_and_changes_nothing_typed() {
    // The number, the whole one before it, what stood there; and what stands there then.
    for (number, before, stood, expected) in [
        (BOY, "", ("", ""), ("男", "2017 年 5 月")),
        ("130925 20140506 0041", "", ("", " "), ("女", "2014 年 5 月")),
        // Half a number and a wrong one say nothing.
        ("1309252017051200", "", ("", ""), ("", "")),
        ("130925201705120011", "", ("", ""), ("", "")),
        // What was typed otherwise stays, and a doubt says so.
        (BOY, "", ("女", "2017.6"), ("女", "2017.6")),
        (BOY, "", ("", "2017.6"), ("男", "2017.6")),
        // Another number in the place of the first: what only the first had said follows.
        (GIRL, BOY, ("男", "2017 年 5 月"), ("女", "2014 年 5 月")),
        (GIRL, BOY, ("男", "2017.6"), ("女", "2017.6")),
        (GIRL, "", ("男", "2017 年 5 月"), ("男", "2017 年 5 月")),
        ("1309252014", BOY, ("男", "2017 年 5 月"), ("男", "2017 年 5 月")),
    ] {
        let (sex, born) = typed(number, before, stood.0, stood.1);
        assert_eq!((sex.as_str(), born.as_str()), expected, "{number} after «{before}»");
    }
}

#[test]
fn what_the_number_says_need_not_be_typed_and_anything_else_must() {
    let mut one = draft();
    let by_number = |one: &Application| {
        Field::ALL.iter().copied().filter(|field| one.is_by_number(*field)).collect::<Vec<_>>()
    };
    assert_eq!(by_number(&one), []);
    one.texts.set(Field::IdNumber, BOY);
    assert_eq!(by_number(&one), [Field::IdKind], "no other paper's number has this form");
    one.fill_by_number(None);
    assert_eq!(by_number(&one), [Field::Sex, Field::Born, Field::IdKind]);
    one.texts.set(Field::Sex, "女");
    one.texts.set(Field::IdKind, IdKind::Passport.name());
    assert_eq!(by_number(&one), [Field::Born]);
    one.texts.set(Field::IdNumber, GIRL);
    assert_eq!(by_number(&one), [Field::Sex], "and of the other number");
}

#[test]
fn the_number_is_typed_first_of_its_block_and_a_summary_keeps_that_order() {
    for block in Block::ALL.iter().copied() {
        let mut typed: Vec<Field> = Field::typed(block).collect();
        assert_eq!(typed.contains(&Field::IdNumber), block == Block::Pupil);
        if block == Block::Pupil {
            let first: Vec<Field> = typed.drain(..2).collect();
            assert_eq!(first, [Field::IdNumber, Field::IdKind]);
        }
        let others = Field::of(block).filter(|field| field.turn() == 2);
        assert_eq!(typed, others.collect::<Vec<_>>(), "{}", block.id());
    }
    let of_pupil = |(place, _): &(Place, _)| place.field.block() == Block::Pupil;
    let found: Vec<_> = remarks(&draft()).into_iter().filter(of_pupil).collect();
    let fields: Vec<Field> = found.iter().map(|(place, _)| place.field).collect();
    let expected = [Field::IdNumber, Field::Name, Field::Sex, Field::Born, Field::FamilySize];
    assert_eq!(fields, expected);
}

#[test]
fn what_is_missing_is_said_where_somebody_was_or_once_handing_in_was_tried() {
    let at = |field| Place { member: None, field };
    let said = |visited: &Visited, one: &Application| {
        let found = visited.remarks(one).into_iter();
        found.map(|(place, _)| place.field).collect::<Vec<_>>()
    };
    let (mut one, mut visited) = (draft(), Visited::of(&draft(), true));
    assert_eq!(said(&visited, &one), [], "before the first key");
    assert_eq!(one.first_to_type(), Some(Field::Grade));
    visited.add(at(Field::Grade));
    visited.add(at(Field::Class));
    one.texts.set(Field::Class, "2班");
    assert_eq!(said(&visited, &one), [Field::Grade]);
    // What stands there and is wrong is said wherever it came from.
    one.texts.set(Field::Grade, "三年级");
    one.texts.set(Field::IdNumber, "130925201705120011");
    assert_eq!(said(&visited, &one), [Field::IdNumber]);
    assert_eq!(one.first_to_type(), Some(Field::Name));
    visited.add_all();
    assert_eq!(said(&visited, &one).len(), remarks(&one).len());
    // A form that was gone on with says all that is missing; one that was just made does not.
    assert_eq!(said(&Visited::of(&one, false), &one).len(), remarks(&one).len());
    assert_eq!(said(&Visited::of(&one, true), &one), [Field::IdNumber]);
    assert_eq!(said(&Visited::of(&draft(), false), &draft()), [], "opened again, still empty");
    assert_eq!(boarder(2026).first_to_type(), None);
    let mut none_yet = one.clone();
    none_yet.texts.set(Field::IdNumber, "");
    none_yet.texts.set(Field::IdKind, IdKind::Absent.name());
    assert_eq!(none_yet.first_to_type(), Some(Field::Name), "no number is asked");
}

#[test]
fn the_schools_recognition_is_asked_only_where_an_answer_stands_that_no_step_gave() {
    let book = Rulebook::new(library(), Period::SchoolYear(SchoolYear::beginning(2026)));
    let is_asked = |one: &Application| one.asked(&book).contains(Question::Recognised);
    let mut said = boarder(2026);
    assert!(!is_asked(&said), "not decided yet");
    said.student.decisions.set(Decision::Recognised, Some(true));
    assert!(is_asked(&said), "an answer by hand can be taken back");
    let declined = [Action::Submit, Action::Decline];
    let anew = [Action::Submit, Action::Decline, Action::Reassess];
    for steps in [&[Action::Submit][..], SMOOTH, &declined, &anew] {
        assert!(!is_asked(&taken(boarder(2026), "2026-09-07", steps)), "{steps:?}");
    }
    assert!(!is_asked(&taken(said, "2026-09-07", SMOOTH)), "decided by a step since");
}

#[test]
fn what_the_school_says_of_all_its_pupils_is_not_asked_of_each() {
    let (mut one, school) = (draft(), school());
    let book = Rulebook::new(library(), Period::SchoolYear(SchoolYear::beginning(2026)));
    let known = one.as_the_school_says(&school, &book);
    let expected = [
        Question::Region,
        Question::SchoolKind,
        Question::SchoolPlace,
        Question::Meals,
        Question::FeeWaived,
        Question::FreeTextbooks,
    ];
    assert_eq!(known, expected.into_iter().collect());
    let told = "学校的情况：盐山县、公办学校、乡镇或村里、供应营养餐：是；\
                还没问清的有免学杂费、免费发课本。";
    assert_eq!(wording::by_school(&one, known).as_deref(), Some(told));
    // Of a pupil who is at another place of it, only that is asked.
    one.student.school_place = Some(SchoolPlace::CountySeat);
    assert!(!one.as_the_school_says(&school, &book).contains(Question::SchoolPlace));
    one.student = Student::default();
    let open = [Question::FeeWaived, Question::FreeTextbooks].into_iter().collect();
    assert_eq!(one.as_the_school_says(&school, &book), open);
    assert_eq!(draft().as_the_school_says(&School::default(), &book), open);
    assert_eq!(wording::by_school(&one, Set::EMPTY), None);
}

#[test]
fn of_a_form_that_is_being_filled_in_nobody_says_that_it_was_not_handed_in() {
    let troubles = |one: Application| OwedCache::default().entry("1".to_owned(), one).troubles;
    let whole = boarder(2026);
    assert_eq!(troubles(whole.clone()), Set::of(Trouble::NotApplied), "nothing is missing");
    let mut half = whole.clone();
    half.texts.set(Field::Address, "");
    assert_eq!(troubles(half), Set::of(Trouble::Missing));
    assert!(!troubles(draft()).contains(Trouble::NotApplied));
    // What the steps will say is not left open by whoever fills the form in.
    let submitted = taken(whole, "2026-09-07", &[Action::Submit]);
    assert_eq!(troubles(submitted), Set::EMPTY);
}
