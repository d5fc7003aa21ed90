//! 年级: the grade of a pupil, where a text certainly names one.

use super::characters::{closed_up, is_digits};

/// A grade, or the school that it is one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// 幼儿园, 学前班.
    BeforeSchool,
    /// A grade of primary school, from 1 to 6.
    Primary(u8),
    /// 初中.
    JuniorMiddle,
    /// 高中.
    SeniorMiddle,
    /// 职高, 中专.
    Vocational,
}

/// The kinds of school that a grade may begin with.
#[derive(Clone, Copy)]
enum School {
    Primary,
    JuniorMiddle,
    SeniorMiddle,
    Vocational,
}

/// The words for them, the longer first: 初三 is 初中三年级.
const SCHOOLS: [(&str, School); 10] = [
    ("小学", School::Primary),
    ("初中", School::JuniorMiddle),
    ("初", School::JuniorMiddle),
    ("高中", School::SeniorMiddle),
    ("高", School::SeniorMiddle),
    ("职业高中", School::Vocational),
    ("职高", School::Vocational),
    ("职中", School::Vocational),
    ("中职", School::Vocational),
    ("中专", School::Vocational),
];

/// The years of a kindergarten, and which of them each is.
const KINDERGARTEN: [(&str, u8); 3] = [("小班", 1), ("中班", 2), ("大班", 3)];

/// The grades of twelve years, as they are counted in Hebei: six, three and three.
const NUMERALS: [&str; 12] =
    ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

/// Reads a grade, with a class after it or without: 三年级, 小学 3 年级, 初二, 七(2)班. A text that
/// may be of one school or of another, such as 三(2)班, says nothing, nor does one that is not
/// known.
///
/// ```
/// use office::identity::{Grade, read_grade};
///
/// assert_eq!(read_grade("六年级（2）班"), Some(Grade::Primary(6)));
/// assert_eq!(read_grade("三（2）班"), None);
/// ```
pub fn read_grade(typed: &str) -> Option<Grade> {
    let text = closed_up(typed);
    let before = text.strip_prefix("幼儿园");
    if before == Some("") || matches!(before.unwrap_or(&text), "大班" | "中班" | "小班" | "学前班")
    {
        return Some(Grade::BeforeSchool);
    }
    let (grade, has_class) = before_class(&text);
    let of_school = SCHOOLS.iter().find_map(|(word, school)| {
        grade.strip_prefix(word).map(|rest| (*school, rest, word.chars().count() > 1))
    });
    let (number, is_counted) = counted(of_school.map_or(grade, |(_, rest, _)| rest));
    match (of_school, number) {
        (Some((School::JuniorMiddle, "", true)), _) => Some(Grade::JuniorMiddle),
        (Some((School::SeniorMiddle, "", true)), _) => Some(Grade::SeniorMiddle),
        (Some((School::Vocational, "", true)), _) => Some(Grade::Vocational),
        (Some((school, ..)), Some(number)) => of_number(school, number, is_counted || has_class),
        // 三(2)班 may be one of 初三; from the fourth grade on there is one school only.
        (None, Some(number)) if is_counted || (has_class && (4..=9).contains(&number)) => {
            of_twelve(number)
        }
        (_, _) => None,
    }
}

/// The grade so many years later, written as this one is; nothing where the pupil has left the
/// school by then, or the text does not say which grade it is.
///
/// ```
/// use office::identity::later_grade;
///
/// assert_eq!(later_grade("三年级", 1).as_deref(), Some("四年级"));
/// assert_eq!(later_grade("初二", 1).as_deref(), Some("初三"));
/// assert_eq!(later_grade("六年级", 1), None);
/// ```
pub fn later_grade(typed: &str, years: u16) -> Option<String> {
    let (grade, moved) = moved_up(typed, years)?;
    moved.filter(|moved| is_of_school(grade, moved))
}

/// Whether a pupil of this grade has left its school so many years later; no where the text does
/// not say which grade it is.
///
/// ```
/// use office::identity::is_past_school;
///
/// assert!(is_past_school("六年级", 1) && is_past_school("初三", 1));
/// assert!(!is_past_school("五年级", 1) && !is_past_school("育才班", 1));
/// ```
pub fn is_past_school(typed: &str, years: u16) -> bool {
    moved_up(typed, years)
        .is_some_and(|(grade, moved)| !moved.is_some_and(|moved| is_of_school(grade, &moved)))
}

/// The year of the stage that a grade is, where the text says one: 大班, 高二 and 十一年级, 职高一年级.
///
/// ```
/// use office::identity::year_of_stage;
///
/// assert_eq!(year_of_stage("大班"), Some(3));
/// assert_eq!(year_of_stage("高二"), Some(2));
/// assert_eq!(year_of_stage("十二年级"), Some(3));
/// assert_eq!(year_of_stage("一年级"), Some(1));
/// assert_eq!(year_of_stage("高中"), None);
/// ```
pub fn year_of_stage(typed: &str) -> Option<u8> {
    let text = closed_up(typed);
    let kindergarten = || KINDERGARTEN.iter().find(|(word, _)| text.ends_with(word));
    match read_grade(&text)? {
        Grade::BeforeSchool => kindergarten().map(|(_, year)| *year),
        Grade::SeniorMiddle | Grade::Vocational => {
            let (_, number) = numbered(&text)?;
            let number = count(&number)?;
            Some(number.checked_sub(9).filter(|year| *year > 0).unwrap_or(number))
        }
        Grade::Primary(number) => Some(number),
        Grade::JuniorMiddle => None,
    }
}

/// The grade that a text names, and the same text with the number of so many years later; none past
/// the twelfth grade.
fn moved_up(typed: &str, years: u16) -> Option<(Grade, Option<String>)> {
    let text = closed_up(typed);
    let grade = read_grade(&text)?;
    if grade == Grade::BeforeSchool {
        return of_kindergarten(&text, years);
    }
    let (place, number) = numbered(&text)?;
    let later = u16::from(count(&number)?).checked_add(years)?;
    let numeral = || NUMERALS.get(usize::from(later).checked_sub(1)?).map(ToString::to_string);
    let later = number.parse::<u16>().map_or_else(|_| numeral(), |_| Some(later.to_string()));
    let before: String = text.chars().take(*place.first()?).collect();
    let after: String = text.chars().skip(place.last()?.checked_add(1)?).collect();
    Some((grade, later.map(|later| format!("{before}{later}{after}"))))
}

/// The first number in a text, and where it stands.
fn numbered(text: &str) -> Option<(Vec<usize>, String)> {
    let is_number =
        |character: &char| character.is_ascii_digit() || NUMERALS.concat().contains(*character);
    let (place, number): (Vec<usize>, String) = text
        .chars()
        .enumerate()
        .skip_while(|(_, character)| !is_number(character))
        .take_while(|(_, character)| is_number(character))
        .unzip();
    (!place.is_empty()).then_some((place, number))
}

/// The same of a kindergarten, whose years have names.
fn of_kindergarten(text: &str, years: u16) -> Option<(Grade, Option<String>)> {
    let (word, year) = KINDERGARTEN.iter().find(|(word, _)| text.ends_with(word))?;
    let later = u16::from(*year).saturating_add(years);
    let moved = KINDERGARTEN.iter().find(|(_, candidate)| u16::from(*candidate) == later);
    let before = text.strip_suffix(word).unwrap_or_default();
    Some((Grade::BeforeSchool, moved.map(|(moved, _)| format!("{before}{moved}"))))
}

fn is_of_school(grade: Grade, later: &str) -> bool {
    match (grade, read_grade(later)) {
        (Grade::BeforeSchool, Some(Grade::BeforeSchool))
        | (Grade::Primary(_), Some(Grade::Primary(_)))
        | (Grade::JuniorMiddle, Some(Grade::JuniorMiddle))
        | (Grade::SeniorMiddle, Some(Grade::SeniorMiddle))
        | (Grade::Vocational, Some(Grade::Vocational)) => true,
        (
            Grade::BeforeSchool
            | Grade::Primary(_)
            | Grade::JuniorMiddle
            | Grade::SeniorMiddle
            | Grade::Vocational,
            _,
        ) => false,
    }
}

/// The grade of this number in a kind of school.
fn of_number(school: School, number: u8, is_grade: bool) -> Option<Grade> {
    let of_twelve = of_twelve(number).filter(|_| is_grade);
    match (school, of_twelve) {
        (School::Primary, Some(grade @ Grade::Primary(_))) => Some(grade),
        (School::JuniorMiddle, Some(Grade::JuniorMiddle)) => Some(Grade::JuniorMiddle),
        (School::SeniorMiddle, Some(Grade::SeniorMiddle)) => Some(Grade::SeniorMiddle),
        (School::JuniorMiddle, _) if number <= 3 => Some(Grade::JuniorMiddle),
        (School::SeniorMiddle, _) if number <= 3 => Some(Grade::SeniorMiddle),
        (School::Vocational, _) if number <= 3 => Some(Grade::Vocational),
        (School::Primary | School::JuniorMiddle | School::SeniorMiddle | School::Vocational, _) => {
            None
        }
    }
}

const fn of_twelve(number: u8) -> Option<Grade> {
    match number {
        1..=6 => Some(Grade::Primary(number)),
        7..=9 => Some(Grade::JuniorMiddle),
        10..=12 => Some(Grade::SeniorMiddle),
        _ => None,
    }
}

/// The number of a grade, and whether 年级 stands behind it.
fn counted(text: &str) -> (Option<u8>, bool) {
    let number = text.strip_suffix("年级");
    (count(number.unwrap_or(text)), number.is_some())
}

/// What stands before a class, and whether there is one: (2)班, or 2班 behind 年级.
fn before_class(text: &str) -> (&str, bool) {
    let bare = text.strip_suffix('班').unwrap_or(text);
    let bracketed = bare.strip_suffix(')').and_then(|rest| rest.split_once('('));
    let plain = bare.split_once("年级").filter(|_| bare != text);
    match (bracketed, plain) {
        (Some((grade, class)), _) if count(class).is_some() => (grade, true),
        (_, Some((_, class))) if count(class).is_some() => {
            (bare.strip_suffix(class).unwrap_or(bare), true)
        }
        (_, _) => (text, false),
    }
}

/// A number from 1 on, in at most two digits or as 一 to 十二.
fn count(text: &str) -> Option<u8> {
    if is_digits(text) && text.len() <= 2 {
        return text.parse().ok().filter(|number| *number > 0);
    }
    (1..).zip(NUMERALS).find_map(|(number, numeral)| (numeral == text).then_some(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grade_moves_up_as_it_is_written_until_the_school_ends() {
        for (typed, later) in [
            ("三年级", Some("四年级")),
            ("3年级", Some("4年级")),
            (" 小学 ３ 年级", Some("小学4年级")),
            ("初一", Some("初二")),
            ("七年级", Some("八年级")),
            ("高一", Some("高二")),
            ("九年级", None),
            ("六年级", None),
            ("初三", None),
            ("高三", None),
            ("学前班", None),
            ("小班", Some("中班")),
            ("幼儿园中班", Some("幼儿园大班")),
            ("大班", None),
            ("职高一年级", Some("职高二年级")),
            ("中专三年级", None),
            ("三（2）班", None),
            ("育才班", None),
            ("", None),
        ] {
            assert_eq!(later_grade(typed, 1).as_deref(), later, "{typed}");
        }
        assert_eq!(later_grade("一年级", 5).as_deref(), Some("六年级"));
        assert_eq!(later_grade("一年级", 6), None);
        assert_eq!(later_grade("三年级", 0).as_deref(), Some("三年级"));
    }

    #[test]
    fn a_school_is_left_after_its_last_grade() {
        for past in
            ["六年级", "6年级", "小学六年级（2）班", "九年级", "初三", "高三", "十二年级", "大班"]
        {
            assert!(is_past_school(past, 1), "{past}");
        }
        for within in ["五年级", "八年级", "初二", "三（2）班", "学前班", "初中", "育才班", ""]
        {
            assert!(!is_past_school(within, 1), "{within}");
        }
        assert!(is_past_school("一年级", 6) && !is_past_school("一年级", 5));
    }
}
