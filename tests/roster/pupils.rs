//! Pupils of the lists: one who can be paid, one who is told apart by four texts, and many who are
//! as schools have them.

use aid::library::library;
use aid::situation::{Boarding, Decision, Entry, Hardship, SchoolKind, SchoolPlace, Stage};
use aid::vocabulary::Vocabulary;
use office::application::{Action, Application, Field, actions};

use super::people::{self, day, event, with};
use super::sequence::Sequence;

/// A boarder who can be paid.
pub fn boarder(year: u16) -> Application {
    let account = [(Field::AccountHolder, "家长"), (Field::CardNumber, "4111111111111111")];
    with(people::boarder(year), &account)
}

/// A boarder with what tells who it is: the name, the class, the number and the birth month.
pub fn pupil_of(year: u16, [name, class, id, born]: [&str; 4]) -> Application {
    let texts =
        [(Field::Name, name), (Field::Class, class), (Field::IdNumber, id), (Field::Born, born)];
    with(boarder(year), &texts)
}

/// An identity number for each of many pupils: no two have the same.
pub fn id_number(pupil: u32) -> String {
    let body = format!("{:06}20140506{:03}", 130_000 + pupil / 1000, pupil % 1000);
    let weighed = body.chars().zip((1..18).rev()).map(|(digit, place)| {
        let weight = (0..place).fold(1, |weight, _| weight * 2 % 11);
        digit.to_digit(10).unwrap() * weight
    });
    let check = (12 - weighed.sum::<u32>() % 11) % 11;
    body + &if check == 10 { "X".to_owned() } else { check.to_string() }
}

/// A pupil as schools have them, some answers missing, at some step.
fn pupil(sequence: &mut Sequence, number: usize) -> Application {
    let mut pupil = boarder(sequence.choice(&[2023, 2024, 2026]));
    let grade = sequence.choice(&["一年级", "二年级", "三年级", "四年级", "五年级", "六年级"]);
    let class = format!("{}班", sequence.below(12) + 1);
    pupil.texts.set(Field::Grade, grade);
    pupil.texts.set(Field::Class, &class);
    pupil.texts.set(Field::Name, &format!("学生{number}"));
    pupil.texts.set(Field::IdNumber, &id_number(number.try_into().unwrap()));
    if sequence.below(10) == 0 {
        let field = sequence.choice(&[Field::IdNumber, Field::Address, Field::Sex]);
        pupil.texts.set(field, sequence.choice(&["", "错"]));
    }
    pupil.student.stage = sequence.choice_or_none(Stage::ALL);
    pupil.student.entry = sequence.choice_or_none(Entry::ALL);
    pupil.student.boarding = sequence.choice_or_none(Boarding::ALL);
    pupil.student.school_kind = sequence.choice_or_none(SchoolKind::ALL);
    pupil.student.school_place = sequence.choice_or_none(SchoolPlace::ALL);
    let hardship = sequence.choice(Hardship::ALL);
    let answer = sequence.choice_or_none(&[true, false]);
    if Hardship::OF_STUDENT.contains(hardship) {
        pupil.student.hardships.set(hardship, answer);
    } else {
        pupil.household.hardships.set(hardship, answer);
    }
    let decision = sequence.choice(Decision::ALL);
    pupil.student.decisions.set(decision, sequence.choice_or_none(&[true, false]));
    for _ in 0..sequence.below(8) {
        let permitted: Vec<Action> = actions(pupil.step()).collect();
        let event = event(&pupil, sequence.choice(&permitted), day("2026-09-10"));
        let is_permitted = pupil.permits(&event).is_ok();
        assert_eq!(pupil.take(library(), event).is_ok(), is_permitted);
    }
    pupil
}

/// So many pupils, the same in every run.
pub fn seeded(count: usize, seed: u64) -> Vec<Application> {
    let mut sequence = Sequence(seed);
    (0..count).map(|number| pupil(&mut sequence, number)).collect()
}
