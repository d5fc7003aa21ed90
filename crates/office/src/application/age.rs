//! 年龄: how old the pupil is when the school year begins, against the grade and the stage.

use super::{Application, Disagreement, Field};
use crate::identity::{Grade, read_grade, read_month};
use aid::date::Month;
use aid::situation::{Level, Stage};

/// From this age on, a pupil of a compulsory school is unlikely: the number may be a parent's.
const ADULT: u16 = 18;

/// The greatest age of a pupil of any school but a college.
const OLDEST: u16 = 22;

/// The ages that pupils of a grade have, when the school year begins, with room for those who began
/// early or late, or stayed down.
const fn usual(grade: Grade) -> (u16, u16) {
    match grade {
        Grade::BeforeSchool => (2, 7),
        Grade::Primary(number) => (number as u16 + 3, number as u16 + 9),
        Grade::JuniorMiddle => (10, 17),
        Grade::SeniorMiddle | Grade::Vocational => (13, OLDEST),
    }
}

/// The same for a stage, where no grade is read: wide where it is not known yet, none where it may
/// be a college.
const fn usual_at(stage: Option<Stage>) -> Option<(u16, u16)> {
    match stage {
        None => Some((2, OLDEST)),
        Some(Stage::Kindergarten) => Some(usual(Grade::BeforeSchool)),
        Some(Stage::Primary) => Some((4, 15)),
        Some(Stage::JuniorMiddle) => Some(usual(Grade::JuniorMiddle)),
        Some(Stage::SeniorMiddle | Stage::Vocational) => Some(usual(Grade::SeniorMiddle)),
        Some(
            Stage::JuniorCollege
            | Stage::Undergraduate
            | Stage::Master
            | Stage::Doctor
            | Stage::Graduated
            | Stage::Other,
        ) => None,
    }
}

/// What is doubtful about the pupil's age, if anything.
pub(super) fn doubt(application: &Application) -> Option<Disagreement> {
    let born = born(application)?;
    let [autumn, _] = application.year.terms();
    let begins = Month::of(autumn.first_day());
    let Some(years) = begins.years_since(born) else { return Some(Disagreement::Unborn(born)) };
    let (grade, stage) =
        (read_grade(application.texts.get(Field::Grade)), application.pupil().stage);
    // 一年级 of a stage that counts its years anew is no grade of primary school.
    let of_stage = usual_at(stage);
    let is_anew = matches!(grade, Some(Grade::Primary(_)))
        && !matches!(stage.and_then(Stage::level), None | Some(Level::Compulsory));
    let usual = grade.filter(|_| !is_anew).map(usual).or(of_stage);
    let is_usual = usual.is_none_or(|(least, most)| (least..=most).contains(&years));
    match stage {
        Some(Stage::Kindergarten | Stage::Primary | Stage::JuniorMiddle) if years >= ADULT => {
            Some(Disagreement::Adult(years))
        }
        None if years > OLDEST => Some(Disagreement::Adult(years)),
        Some(_) | None if is_usual => None,
        Some(_) | None => {
            let grade = application.texts.get(Field::Grade).trim().to_owned();
            Some(Disagreement::Age { years, grade })
        }
    }
}

/// The birth month of the number; without one, of the form.
fn born(application: &Application) -> Option<Month> {
    let number = application.id_number();
    let typed = || read_month(application.texts.get(Field::Born)).ok();
    number.map(|number| Month::of(number.birth())).or_else(typed)
}
