//! Answers that contradict each other are named, and change nothing.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::unwrap_used)]

use aid::assessment::assess_student;
use aid::doubt::{Doubt, doubt};
use aid::library::library;
use aid::money::Span;
use aid::money::Yuan;
use aid::rulebook::Rulebook;
use aid::situation::{Household, PrizeWon, Question, Stage, Student, Year};
use aid::vocabulary::Vocabulary;

fn book() -> Rulebook<'static> {
    Rulebook::new(library(), "2026-2027".parse().unwrap())
}

fn of(stage: Stage) -> Student {
    Student { stage: Some(stage), ..Student::default() }
}

#[test]
fn a_year_that_the_stage_has_not_is_doubtful() {
    let book = book();
    for (stage, last) in [
        (Stage::Kindergarten, Some(Year::Third)),
        (Stage::SeniorMiddle, Some(Year::Third)),
        (Stage::Vocational, Some(Year::Third)),
        (Stage::JuniorCollege, Some(Year::Third)),
        (Stage::Undergraduate, Some(Year::Fifth)),
        (Stage::Master, Some(Year::Fifth)),
        (Stage::Doctor, Some(Year::Fifth)),
        (Stage::Graduated, None),
    ] {
        for year in Year::ALL {
            let student = Student { year: Some(*year), ..of(stage) };
            let expected = last.is_none_or(|last| *year > last);
            let found = doubt(&book, Question::Year, &student);
            let expected = expected.then_some(Doubt::NoSuchYear(stage));
            assert_eq!(found, expected, "{stage:?} {year:?}");
        }
    }
}

#[test]
fn a_prize_in_the_first_year_is_doubtful_but_for_postgraduates() {
    let book = book();
    let found = |stage, year, prize| {
        let student = Student { year: Some(year), prize_won: Some(prize), ..of(stage) };
        doubt(&book, Question::PrizeWon, &student)
    };
    let doubtful = Some(Doubt::PrizeInFirstYear);
    for (stage, year, prize, expected) in [
        (Stage::Undergraduate, Year::First, PrizeWon::National, doubtful),
        (Stage::JuniorCollege, Year::First, PrizeWon::Encouragement, doubtful),
        (Stage::Undergraduate, Year::First, PrizeWon::None, None),
        (Stage::Undergraduate, Year::Second, PrizeWon::National, None),
        (Stage::Master, Year::First, PrizeWon::National, None),
        (Stage::Doctor, Year::First, PrizeWon::National, None),
    ] {
        assert_eq!(found(stage, year, prize), expected, "{stage:?} {year:?} {prize:?}");
    }
}

#[test]
fn a_grant_outside_the_range_is_doubtful_and_is_not_reckoned_with() {
    let book = book();
    let span = |least, most| Span { least: Yuan::whole(least), most: Yuan::whole(most) };
    for (stage, range) in [
        (Stage::Kindergarten, Some(span(500, 1000))),
        (Stage::SeniorMiddle, Some(span(1200, 3500))),
        (Stage::Undergraduate, Some(span(2500, 5000))),
        (Stage::Primary, None),
        (Stage::Doctor, None),
    ] {
        assert_eq!(book.grant_range(stage), range, "{stage:?}");
        for yuan in [0, 499, 500, 1000, 1001, 1199, 1200, 2500, 3500, 3501, 5000, 5001] {
            // Elsewhere the county sets the kindergarten's in no range.
            let without = Student { region: "130925".parse().ok(), ..of(stage) };
            let student = Student { grant: Some(Yuan::whole(yuan)), ..without };
            let expected = range.and_then(|range| {
                let is_inside = range.least <= Yuan::whole(yuan) && Yuan::whole(yuan) <= range.most;
                (!is_inside).then_some(Doubt::GrantOutside(range))
            });
            let found = doubt(&book, Question::Grant, &student);
            assert_eq!(found, expected, "{stage:?} {yuan}");
            if found.is_some() {
                let owed = |student| assess_student(&book, &Household::default(), student);
                assert_eq!(owed(&student), owed(&without), "{stage:?} {yuan}");
            }
        }
    }
}

#[test]
fn nothing_is_doubtful_about_what_was_not_answered() {
    let book = book();
    for question in Question::ALL {
        for stage in Stage::ALL {
            assert_eq!(doubt(&book, *question, &of(*stage)), None, "{question:?} {stage:?}");
        }
        assert_eq!(doubt(&book, *question, &Student::default()), None, "{question:?}");
    }
}
