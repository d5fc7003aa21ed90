//! Small situations of one child, with answers missing in all ways.

use aid::money::Yuan;
use aid::region::RegionCode;
use aid::situation::{
    Approval, Boarding, Circumstance, Decision, Entry, Hardship, Household, LoanTaken, Major,
    PrizeWon, Residence, SchoolKind, SchoolPlace, Service, Situation, Stage, Student,
    TeacherScheme, Year,
};
use aid::vocabulary::{Answers, Set, Vocabulary};

use super::facts::{Fact, years};

/// What can be said about hardship: nothing, «none of them», or one category and no other.
fn hardship_answers() -> Vec<Answers<Hardship>> {
    let nothing = Answers::default();
    let mut answers = vec![nothing, nothing.denying(Set::all())];
    for hardship in [
        Hardship::Registered,
        Hardship::Delisted,
        Hardship::RuralSubsistence,
        Hardship::UrbanSubsistence,
        Hardship::Orphan,
        Hardship::Disabled,
        Hardship::General,
    ] {
        let mut only = nothing;
        only.set(hardship, Some(true));
        answers.push(only.denying(Set::all()));
    }
    answers
}

/// Nothing said, all no, all yes, and a yes to one alone.
fn answers_about<V: Vocabulary>(one: V) -> Vec<Answers<V>> {
    let nothing = Answers::default();
    let mut only = nothing;
    only.set(one, Some(true));
    let yes = V::ALL.iter().fold(nothing, |mut all, member| {
        all.set(*member, Some(true));
        all
    });
    vec![nothing, nothing.denying(Set::all()), yes, only]
}

fn with_none<A: Copy>(all: &[A]) -> Vec<Option<A>> {
    std::iter::once(None).chain(all.iter().copied().map(Some)).collect()
}

/// The digits of a number, each of a base of its own: which answer of each list is given.
struct Digits(usize);

impl Digits {
    fn of<A: Copy>(&mut self, answers: &[A]) -> A {
        let number = self.0 % answers.len();
        self.0 /= answers.len();
        answers[number]
    }

    fn with_none<A: Copy>(&mut self, answers: &[A]) -> Option<A> {
        self.of(&with_none(answers))
    }
}

/// How many situations there are: a child of each stage, each answer given or missing.
const ALL: usize = 12 * 3 * 8 * 4 * 4 * 3 * 9 * 4 * 6 * 4 * 6 * 4 * 4 * 4 * 4 * 4 * 4 * 4;

/// So many of all small situations of one child, evenly spread, answers missing in all ways.
pub fn situations(samples: usize) -> impl Iterator<Item = (Household, Student)> {
    // A step that shares no factor with the sizes of the answers, which are of 2 and 3, meets every
    // answer.
    let step = (1..=ALL / samples).rev().find(|step| step % 2 == 1 && step % 3 != 0).unwrap();
    (0..samples).map(move |number| situation(number, number * step))
}

/// The situation of this index; every third child moves in spring, or stays where it is.
fn situation(number: usize, index: usize) -> (Household, Student) {
    let codes = ["130925", "130923", "130921", "130902", "130971", "130000", "000000"];
    let regions = codes.map(|code| code.parse::<RegionCode>().unwrap());
    let mut digits = Digits(index);
    let stage = digits.with_none(Stage::ALL);
    let mut student = Student {
        stage,
        entry: digits.with_none(Entry::ALL),
        region: digits.with_none(&regions),
        school_kind: digits.with_none(SchoolKind::ALL),
        school_place: digits.with_none(SchoolPlace::ALL),
        boarding: digits.with_none(Boarding::ALL),
        boarding_in_spring: number.is_multiple_of(3).then(|| Boarding::ALL[number / 3 % 2]),
        ..Student::default()
    };
    student.hardships = digits.of(&hardship_answers());
    student.decisions = digits.of(&answers_about(Decision::Recognised));
    student.year = digits.with_none(Year::ALL);
    student.approval = digits.with_none(Approval::ALL);
    student.residence = digits.with_none(Residence::ALL);
    student.major = digits.with_none(Major::ALL);
    student.teacher_scheme = digits.with_none(TeacherScheme::ALL);
    student.service = digits.with_none(Service::ALL);
    student.prize_won = digits.with_none(PrizeWon::ALL);
    student.loan_taken = digits.with_none(LoanTaken::ALL);
    student.grant = digits.with_none(&[400, 2000, 3300].map(Yuan::whole));
    student.circumstances = digits.of(&answers_about(Circumstance::Adult));
    assert_eq!(digits.0, 0, "ALL is not the product of the answers");
    (Household { hardships: student.hardships }, student)
}

pub fn of_one_child(household: Household, student: Student) -> Situation {
    Situation { household, students: vec![student] }
}

/// The situations that answer one thing that these leave open.
pub fn one_answer_more(household: Household, student: Student) -> Vec<(Household, Student)> {
    let (mut more, none) = (Vec::new(), Student::default());
    let facts = [
        (Fact::Stage, student.stage == none.stage),
        (Fact::Entry, student.entry == none.entry),
        (Fact::Region, student.region == none.region),
        (Fact::SchoolKind, student.school_kind == none.school_kind),
        (Fact::SchoolPlace, student.school_place == none.school_place),
        (Fact::Boarding, student.boarding == none.boarding),
        (Fact::Year(student.stage.map_or(0, years)), student.year == none.year),
        (Fact::Approval, student.approval == none.approval),
        (Fact::Residence, student.residence == none.residence),
        (Fact::Major, student.major == none.major),
        (Fact::TeacherScheme, student.teacher_scheme == none.teacher_scheme),
        (Fact::Service, student.service == none.service),
        (Fact::PrizeWon, student.prize_won == none.prize_won),
        (Fact::LoanTaken, student.loan_taken == none.loan_taken),
        (Fact::Grant, student.grant == none.grant),
    ];
    let decisions = Decision::ALL
        .iter()
        .map(|decision| (Fact::Decision(*decision), student.decisions.get(*decision).is_none()));
    let circumstances = Circumstance::ALL
        .iter()
        .map(|one| (Fact::Circumstance(*one), student.circumstances.get(*one).is_none()));
    let hardships = [Hardship::Registered, Hardship::UrbanSubsistence, Hardship::Disabled];
    let hardships = hardships.into_iter().map(|hardship| {
        let answer = household.hardships.get(hardship).or(student.hardships.get(hardship));
        (Fact::Hardship(hardship), answer.is_none())
    });
    let facts = facts.into_iter().chain(decisions).chain(circumstances).chain(hardships);
    for fact in facts.filter(|(_, open)| *open).map(|(fact, _)| fact) {
        for number in 0..fact.answers() {
            let (mut household, mut student) = (household, student);
            fact.give(number, &mut household, &mut student);
            more.push((household, student));
        }
    }
    more
}
