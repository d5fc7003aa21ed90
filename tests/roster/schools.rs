//! A kindergarten, a senior middle school and a vocational school, and their pupils.

use aid::date::SchoolYear;
use aid::library::library;
use aid::money::Yuan;
use aid::situation::{Circumstance, Hardship, Major, Residence, SchoolKind, Stage, Student};
use aid::vocabulary::Set;
use office::application::{Action, Application, Event, Field, School, Tier};

use super::people::{SMOOTH, day, event, with};
use super::pupils::{boarder, id_number};

/// A school of one stage in Yanshan.
pub fn school(name: &str, stage: Stage) -> School {
    let facts = Student {
        stage: Some(stage),
        region: "130925".parse().ok(),
        school_kind: Some(SchoolKind::Public),
        ..Student::default()
    };
    let phone = "0317-6221234".to_owned();
    School { name: name.to_owned(), phone, facts, ..School::default() }
}

/// The kindergarten.
pub fn kindergarten() -> School {
    school("盐山县第一幼儿园", Stage::Kindergarten)
}

/// The senior middle school.
pub fn senior_middle() -> School {
    let mut school = school("盐山中学", Stage::SeniorMiddle);
    school.facts.circumstances.set(Circumstance::ModelSchool, Some(true));
    school
}

/// The vocational school.
pub fn vocational() -> School {
    school("盐山县职教中心", Stage::Vocational)
}

/// A pupil of a school in a year, whom no category of hardship fits; each has a number of its own.
pub fn pupil(school: &School, year: u16, grade: &str, name: &str) -> Application {
    let number: u32 = name.chars().map(u32::from).fold(7, |sum, one| (sum * 31 + one) % 9_999);
    let mut one = Application::new(SchoolYear::beginning(year), school);
    one.texts = boarder(year).texts;
    one.household.hardships = one.household.hardships.denying(Set::all());
    one.student.hardships = one.student.hardships.denying(Set::all());
    let id = id_number(number);
    let texts = [
        (Field::School, school.name.as_str()),
        (Field::Grade, grade),
        (Field::Name, name),
        (Field::IdNumber, &id),
    ];
    with(one, &texts)
}

/// One of the vocational school, from a village and of no special major.
pub fn of_trade(year: u16, grade: &str, name: &str) -> Application {
    let mut one = pupil(&vocational(), year, grade, name);
    one.student.residence = Some(Residence::HebeiRural);
    one.student.major = Some(Major::Other);
    one.student.circumstances.set(Circumstance::Adult, Some(false));
    with(one, &[(Field::Department, "机电部"), (Field::Major, "数控技术应用")])
}

/// With a category of the household, or of the pupil.
pub fn of_hardship(mut one: Application, hardship: Hardship) -> Application {
    if Hardship::OF_STUDENT.contains(hardship) {
        one.student.hardships.set(hardship, Some(true));
    } else {
        one.household.hardships.set(hardship, Some(true));
    }
    one
}

/// Recognised in September of its year with a level, and so many yuan a year beside it.
#[track_caller]
pub fn recognised(one: Application, tier: Tier, grant: Option<u32>) -> Application {
    went(one, tier, grant, SMOOTH)
}

/// The same, while the notice hangs.
#[track_caller]
pub fn posted(one: Application, tier: Tier, grant: u32) -> Application {
    went(one, tier, Some(grant), SMOOTH.split_last().unwrap().1)
}

#[track_caller]
fn went(mut one: Application, tier: Tier, grant: Option<u32>, steps: &[Action]) -> Application {
    one.student.grant = grant.map(Yuan::whole);
    let first = format!("{}-09-07", one.year.start());
    for action in steps.iter().copied() {
        let tier = action.gives_tier().then_some(tier);
        let event = Event { tier, ..event(&one, action, day(&first)) };
        assert_eq!(one.take(library(), event), Ok(()), "{action:?}");
    }
    one
}
