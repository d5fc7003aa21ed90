//! The typed grade: what it says of a pupil, that the rules use it, and where answers disagree.
//!
//! `application/grades.json` has the spellings.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "application/people.rs"]
mod people;

use std::fs;

use aid::date::Date;
use aid::library::{EDITION, library};
use aid::policy::Benefit;
use aid::questionnaire::is_answered;
use aid::rulebook::Rulebook;
use aid::situation::{Boarding, Entry, Question, Stage, Student, Year};
use aid::vocabulary::{Set, Vocabulary};
use office::application::{
    Action, Application, Disagreement, Field, Hold, Place, Remark, disagreement, disagreements,
    edited, hold, remarks,
};
use office::export::book::Content;
use office::export::county::COLUMNS;
use office::export::county::Column;
use office::export::request::Cards;
use office::roster::{Entry as Listed, OwedCache, Trouble};
use office::roster::{Ledger, disbursement, totals};
use office::wording;
use people::{SMOOTH, boarder, taken};
use serde::Deserialize;

/// What some spellings of a grade say of a pupil of whom nothing was answered.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Graded {
    says: String,
    typed: Vec<String>,
    stage: Option<Stage>,
    entry: Option<Entry>,
    /// The year of the stage, where the stage has years.
    #[serde(default)]
    year: Option<Year>,
}

fn book() -> Rulebook<'static> {
    Rulebook::new(library(), "2026-2027".parse().unwrap())
}

fn grades() -> Vec<Graded> {
    serde_json::from_str(&fs::read_to_string("tests/application/grades.json").unwrap()).unwrap()
}

/// A pupil of this grade, with these answers about it.
fn of_grade(grade: &str, stage: Option<Stage>, entry: Option<Entry>) -> Application {
    let mut one = boarder(2026);
    one.add_member();
    one.members[0].texts.set(Field::MemberName, "李芳");
    one.student = Student { stage, entry, ..one.student };
    one.texts.set(Field::Grade, grade);
    one
}

/// Where grade and answers disagree. The pupil of these tests is of one age and of every grade; of
/// ages tells `ages.rs`.
fn against_answers(one: &Application) -> Vec<Disagreement> {
    let is_of_age = |found: &Disagreement| matches!(found, Disagreement::Age { .. });
    disagreements(one).into_iter().filter(|found| !is_of_age(found)).collect()
}

fn listed(one: &Application) -> Listed {
    OwedCache::default().entry("1".to_owned(), one.clone())
}

#[test]
fn a_grade_answers_what_it_certainly_says_and_nobody_is_asked_for_it() {
    let (table, book) = (grades(), book());
    let spellings: usize = table.iter().map(|row| row.typed.len()).sum();
    assert!(spellings >= 120, "spellings are few: {spellings}");
    for Graded { says, typed, stage, entry, year } in table {
        for grade in typed {
            let one = of_grade(&grade, None, None);
            let pupil = one.situation().students[0];
            let known = (pupil.stage, pupil.entry, pupil.year);
            assert_eq!(known, (stage, entry, year), "{says}: {grade}");
            let bare = Student { stage: None, entry: None, year: None, ..pupil };
            assert_eq!(bare, one.student, "{grade}");
            // Asked is what the stage asks, but for what the grade answers and the household's; the
            // school's recognition is known by the steps, and what it grants stands beside them.
            let answered = [
                (Question::Entry, entry.is_some()),
                (Question::Year, year.is_some()),
                (Question::Stage, stage.is_some()),
                (Question::Recognised, true),
                (Question::Grant, true),
            ];
            let answered = answered.into_iter().filter(|(_, is)| *is).map(|(one, _)| one).collect();
            // While no stage is known, that is asked, and what was answered can be corrected.
            let is_known = |question: &Question| {
                *question == Question::Stage || is_answered(*question, &one.household, &one.student)
            };
            let known = Question::ALL.iter().copied().filter(is_known).collect();
            let of_stage = stage.map_or(known, |stage| book.questions(stage));
            let of_pupil = of_stage.iter().filter(|one| !one.is_of_household());
            let expected = of_pupil.collect::<Set<Question>>().without(answered);
            assert_eq!(one.asked(&book), expected, "{says}: {grade}");
            assert_eq!(against_answers(&one), [], "{grade}: nothing was answered");
            let said = wording::by_grade(&one).is_some();
            assert_eq!(said, stage.is_some(), "{grade}: what is not asked is said");
        }
    }
    let words = |grade| wording::by_grade(&of_grade(grade, None, None));
    for (grade, told) in [
        ("六年级", "小学，不是一年级新生"),
        ("一年级", "小学"),
        ("大班", "幼儿园，大班"),
        ("高二", "普通高中，二年级"),
        ("高中", "普通高中"),
    ] {
        let whole =
            format!("按填的年级：{told}，不用再选。不对的，请把年级写全，例如“初二”“八年级”。");
        assert_eq!(words(grade), Some(whole));
    }
}

#[test]
fn a_grade_settles_what_was_open_and_changes_no_answer() {
    let stages = || [None].into_iter().chain(Stage::ALL.iter().copied().map(Some));
    let entries = || [None].into_iter().chain(Entry::ALL.iter().copied().map(Some));
    let book = book();
    for Graded { says, typed, stage, entry, year } in grades() {
        let grade = typed.last().unwrap();
        for (said, new) in stages().flat_map(|said| entries().map(move |new| (said, new))) {
            let one = of_grade(grade, said, new);
            let pupil = one.pupil();
            let told = format!("{says}: {grade} {said:?} {new:?}");
            let (stage, entry, year) = match said.filter(|said| counts_anew(*said, grade)) {
                Some(said) => (
                    Some(said),
                    None,
                    year.or(Some(Year::First).filter(|_| grade.starts_with('一'))),
                ),
                None => (stage, entry, year),
            };
            let differ = said.zip(stage).is_some_and(|(said, stage)| said != stage)
                || new.zip(entry).is_some_and(|(new, entry)| new != entry);
            // An answer stands; and a grade that one of them contradicts answers nothing.
            let (stage, entry, year) =
                if differ { (None, None, None) } else { (stage, entry, year) };
            let known = (pupil.stage, pupil.entry, pupil.year);
            assert_eq!(known, (said.or(stage), new.or(entry), year), "{told}");
            assert_eq!(against_answers(&one).is_empty(), !differ, "{told}");
            let is_asked = one.asked(&book).contains(Question::Stage);
            assert_eq!(is_asked, said.is_some() || stage.is_none(), "{told}");
            // Who asks is the list, the screen and the sheet: each the same. Of a pupil whose stage
            // is not known nothing is reckoned yet.
            let (with, without) = (listed(&one), listed(&of_grade("", said, new)));
            if said.is_none() {
                assert_eq!(without.owed.sums, [], "{told}");
                continue;
            }
            for (benefit, _, range) in &with.owed.sums {
                let before = without.owed.sums.iter().find(|(one, ..)| one == benefit).unwrap().2;
                assert!(before.least <= range.least && range.most <= before.most, "{told}");
            }
            let open = with.owed.open;
            assert_eq!(open.without(without.owed.open).len(), 0, "{told}: nothing new is asked");
        }
    }
}

/// Whether a stage counts its years as this grade is written: these of the table do in these.
fn counts_anew(stage: Stage, grade: &str) -> bool {
    match grade {
        "一年级2班" => matches!(
            stage,
            Stage::SeniorMiddle
                | Stage::Vocational
                | Stage::JuniorCollege
                | Stage::Undergraduate
                | Stage::Master
                | Stage::Doctor
        ),
        " 高中 " | "高一(3)班" | "高二（1）班" | "高三(12)班" => {
            stage == Stage::Vocational
        }
        _ => false,
    }
}

#[test]
fn a_pupil_of_the_sixth_grade_is_settled_everywhere_without_being_asked() {
    let payable = |entry: Option<Entry>| {
        let mut one = of_grade("六年级", entry.map(|_| Stage::Primary), entry);
        one.texts.set(Field::AccountHolder, "家长");
        one.texts.set(Field::CardNumber, "4111111111111111");
        one
    };
    let mut one = payable(None);
    one.student.boarding = Some(Boarding::Boarder);
    let one = taken(one, "2026-09-07", SMOOTH);
    assert!(!listed(&one).troubles.contains(Trouble::Open), "情况没问清");
    let answered = payable(Some(Entry::LaterGrade));
    let answered = taken(answered, "2026-09-07", SMOOTH);
    assert_eq!(one.pinned(), answered.pinned(), "the assessment that is kept");
    assert_eq!(one.situation(), answered.situation(), "the screen and the sheet");
    let (listed, other) = (listed(&one), listed(&answered));
    assert_eq!((&listed.owed, listed.troubles), (&other.owed, other.troubles), "the list");
    assert_eq!(totals(&[&listed]), totals(&[&other]), "the totals");
    let living = totals(&[&listed]).sums.into_iter().find(|one| one.0 == Benefit::LivingSubsidy);
    assert_eq!(living.unwrap().1, Some(Stage::Primary));
    for term in one.year.terms() {
        assert_eq!(
            disbursement(&[&listed], term, Ledger::Due),
            disbursement(&[&other], term, Ledger::Due),
            "{term}"
        );
        assert_eq!(disbursement(&[&listed], term, Ledger::Due).payments.len(), 1);
    }
    let day: Date = "2026-10-01".parse().unwrap();
    let book = wording::county_book(library(), one.year, &[&listed], Cards::End, day);
    let table = &book.sheets[0];
    let place = COLUMNS.iter().position(|column| *column == Column::Stage).unwrap();
    assert_eq!(table.rows[1][place], Content::Text("小学".to_owned()), "the county's table");
    // The answers are kept as they were given.
    assert_eq!((one.student.stage, one.student.entry), (None, None));
}

#[test]
fn what_was_decided_before_grades_were_read_is_not_called_edited() {
    let mut one = taken(of_grade("", None, None), "2026-09-07", SMOOTH);
    assert_eq!(one.pinned().unwrap().student.stage, None);
    one.texts.set(Field::Grade, "六年级");
    assert_eq!(edited(&one, library()), []);
    assert!(!listed(&one).troubles.contains(Trouble::Edited));
    // A grade that was read then, and is another one now, is.
    let mut one = taken(of_grade("六年级", None, None), "2026-09-07", SMOOTH);
    one.texts.set(Field::Grade, "七年级");
    assert!(!edited(&one, library()).is_empty());
    assert!(listed(&one).troubles.contains(Trouble::Edited));
    assert_eq!(one.pinned().unwrap().rules, EDITION);
}

#[test]
fn where_grade_and_answers_disagree_it_is_said_at_the_grade_and_nothing_is_changed() {
    let stage = "年级填的是“六年级”，和选的学段对不上，请核对这两项。";
    let new = "年级填的是“六年级”，和选的“是一年级新生”对不上，请核对这两项。";
    let both = format!("{stage}{new}");
    let junior = Some(Stage::JuniorMiddle);
    let first = Some(Entry::FirstGrade);
    for (says, said, entry, sentence, count) in [
        ("both fit", Some(Stage::Primary), Some(Entry::LaterGrade), None, 0),
        ("the stage", junior, None, Some(stage), 1),
        ("the year of entry", None, first, Some(new), 1),
        ("both", junior, first, Some(both.as_str()), 2),
    ] {
        let one = of_grade(" 六年级", said, entry);
        assert_eq!(disagreement(Field::Grade, &one).as_deref(), sentence, "{says}");
        assert_eq!(disagreement(Field::Name, &one), None);
        assert_eq!((one.student.stage, one.student.entry), (said, entry), "{says}");
        let place = Place { member: None, field: Field::Grade };
        let told = remarks(&one);
        assert!(told.iter().all(|(at, said)| *at == place && !said.stops()), "{says}");
        assert_eq!(told.len(), count, "{says}");
        assert!(told.iter().all(|(_, said)| matches!(said, Remark::Doubt(_))));
        // As other things that disagree, it is shown once before the form is handed in.
        let found = disagreements(&one);
        let held = (count > 0).then(|| Hold::Disagreeing(found.clone()));
        assert_eq!(hold(&one, &[]), held, "{says}");
        assert_eq!(hold(&one, &found), None, "{says}");
        assert!(
            one.permits(&people::event(&one, Action::Submit, people::day("2026-09-07"))).is_ok()
        );
    }
    // A pupil of the first grade who is not new there is there again: that can be.
    assert_eq!(against_answers(&of_grade("一年级", None, Some(Entry::LaterGrade))), []);
}
