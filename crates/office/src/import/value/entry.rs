//! 2023级: a class that is called by the year in which it began.

use crate::identity::closed_up;
use aid::date::SchoolYear;
use aid::situation::Stage;

/// The grade of such a class in a school year, at a school of this stage; none where the text says
/// no such year, or no class of the stage began then. A class that is called by the year in which
/// it leaves has a later one than any that is there has begun in, and gets no grade.
///
/// ```
/// use aid::{date::SchoolYear, situation::Stage};
/// use office::import::value::grade_of_entry;
///
/// let of = |text| grade_of_entry(text, Stage::Primary, SchoolYear::beginning(2026));
/// assert_eq!(of("2023级"), Some("四年级"));
/// assert_eq!(of("2020级").or(of("2027级")), None);
/// ```
pub fn grade_of_entry(text: &str, stage: Stage, year: SchoolYear) -> Option<&'static str> {
    let grades: &[&str] = match stage {
        Stage::Primary => &["一年级", "二年级", "三年级", "四年级", "五年级", "六年级"],
        Stage::JuniorMiddle => &["七年级", "八年级", "九年级"],
        Stage::SeniorMiddle => &["高一", "高二", "高三"],
        // Their years are not all of one length, or their grades have no one name.
        Stage::Kindergarten
        | Stage::Vocational
        | Stage::JuniorCollege
        | Stage::Undergraduate
        | Stage::Master
        | Stage::Doctor
        | Stage::Graduated
        | Stage::Other => &[],
    };
    let text = closed_up(text);
    let (entry, _) = text.split_once('级')?;
    let entry: u16 = entry.parse().ok().filter(|_| entry.len() == 4)?;
    grades.get(usize::from(year.start().checked_sub(entry)?)).copied()
}
