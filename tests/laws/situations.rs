//! Small situations of one child, with answers missing in all ways.

use aid::region::RegionCode;
use aid::situation::{
    Boarding, Decision, Entry, Hardship, Household, SchoolKind, SchoolPlace, Situation, Stage,
    Student,
};
use aid::vocabulary::{Answers, Set, Vocabulary};

use super::brute::Fact;

/// What can be said about hardship: nothing, «none of them», or one category and no other.
fn hardship_answers() -> Vec<Answers<Hardship>> {
    let nothing = Answers::default();
    let mut answers = vec![nothing, nothing.denying(Set::all())];
    for hardship in [
        Hardship::Registered,
        Hardship::Delisted,
        Hardship::RuralSubsistence,
        Hardship::UrbanSubsistence,
        Hardship::Disabled,
        Hardship::General,
    ] {
        let mut only = nothing;
        only.set(hardship, Some(true));
        answers.push(only.denying(Set::all()));
    }
    answers
}

/// What the school decided: nothing said, all no, all yes, only recognised.
fn decision_answers() -> Vec<Answers<Decision>> {
    let nothing = Answers::default();
    let mut recognised = nothing;
    recognised.set(Decision::Recognised, Some(true));
    let yes = Decision::ALL.iter().fold(nothing, |mut all, decision| {
        all.set(*decision, Some(true));
        all
    });
    vec![nothing, nothing.denying(Set::all()), yes, recognised]
}

fn with_none<A: Copy>(all: &[A]) -> Vec<Option<A>> {
    std::iter::once(None).chain(all.iter().copied().map(Some)).collect()
}

/// Every `step`th of all small situations of one child, answers missing in all ways.
pub fn situations(step: usize) -> impl Iterator<Item = (Household, Student)> {
    let codes = ["130925", "130923", "130921", "130902", "130971", "130000", "000000"];
    let regions: Vec<RegionCode> = codes.iter().map(|code| code.parse().unwrap()).collect();
    let (stages, entries) = (with_none(Stage::ALL), with_none(Entry::ALL));
    let (regions, kinds) = (with_none(&regions), with_none(SchoolKind::ALL));
    let (places, boardings) = (with_none(SchoolPlace::ALL), with_none(Boarding::ALL));
    let (hardships, decisions) = (hardship_answers(), decision_answers());
    let sizes = [
        stages.len(),
        entries.len(),
        regions.len(),
        kinds.len(),
        places.len(),
        boardings.len(),
        hardships.len(),
        decisions.len(),
    ];
    let count: usize = sizes.iter().product();
    (0..count).step_by(step).map(move |index| {
        let mut rest = index;
        let n = sizes.map(|size| {
            let number = rest % size;
            rest /= size;
            number
        });
        let household = Household { hardships: hardships[n[6]] };
        let student = Student {
            stage: stages[n[0]],
            entry: entries[n[1]],
            region: regions[n[2]],
            school_kind: kinds[n[3]],
            school_place: places[n[4]],
            boarding: boardings[n[5]],
            // Every third child moves, or stays where it is.
            boarding_in_spring: (index / step).is_multiple_of(3).then(|| Boarding::ALL[index % 2]),
            hardships: hardships[n[6]],
            decisions: decisions[n[7]],
        };
        (household, student)
    })
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
    ];
    let decisions = Decision::ALL
        .iter()
        .map(|decision| (Fact::Decision(*decision), student.decisions.get(*decision).is_none()));
    let hardships = [Hardship::Registered, Hardship::UrbanSubsistence, Hardship::Disabled];
    let hardships = hardships.into_iter().map(|hardship| {
        let answer = household.hardships.get(hardship).or(student.hardships.get(hardship));
        (Fact::Hardship(hardship), answer.is_none())
    });
    let open = facts.into_iter().chain(decisions).chain(hardships).filter(|(_, open)| *open);
    for fact in open.map(|(fact, _)| fact) {
        for number in 0..fact.answers() {
            let (mut household, mut student) = (household, student);
            fact.give(number, &mut household, &mut student);
            more.push((household, student));
        }
    }
    more
}
