//! 年级班级: the class of a pupil, and the order in which people read classes.

use super::{Entry, RecordId};
use crate::application::{Application, Field, read};
use crate::date::SchoolYear;
use crate::identity::{closed_up, fold_digits};
use crate::sorted::by_key;

/// The grade and class of an application, as typed.
pub fn class_of(application: &Application) -> (&str, &str) {
    let text = |field| application.texts.get(field).trim();
    (text(Field::Grade), text(Field::Class))
}

/// The name of the pupil, as the form prints it.
pub(super) fn name_of(application: &Application) -> String {
    read(Field::Name, application.texts.get(Field::Name)).text
}

/// The grades and classes of a year, as typed, in order.
pub fn classes(entries: &[Entry], year: SchoolYear) -> Vec<(String, String)> {
    let of_year = entries.iter().filter(|entry| entry.application.year == year);
    let classes: Vec<(&str, &str)> = of_year.map(|entry| class_of(&entry.application)).collect();
    // The shortest way to write a class is the one shown for all ways.
    let key = |(grade, class): &(&str, &str)| (Class::new(grade, class), class.chars().count());
    let mut classes = by_key(&classes, key);
    classes.dedup_by_key(|(grade, class)| Class::new(grade, class));
    classes.into_iter().map(|(grade, class)| (grade.to_owned(), class.to_owned())).collect()
}

/// The school years that can be asked for, the last first: those around today, and every one of
/// which there is an application. A device may have been unused for years, or its clock be wrong.
pub fn years(entries: &[Entry], today: SchoolYear) -> Vec<SchoolYear> {
    let this = today.start();
    let around = (this.saturating_sub(3)..=this.saturating_add(1)).map(SchoolYear::beginning);
    let mut years: Vec<SchoolYear> = around.collect();
    for entry in entries {
        if !years.contains(&entry.application.year) {
            years.push(entry.application.year);
        }
    }
    let mut years = by_key(&years, |year| *year);
    years.reverse();
    years
}

/// The place of an entry among others: by grade, class and name.
pub(super) fn by_class(entry: &Entry) -> (&Class, &str, &RecordId) {
    (&entry.class, entry.application.texts.get(Field::Name), &entry.id)
}

/// A grade and a class, as lists are ordered by them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Class(Vec<Piece>, Vec<Piece>);

impl Class {
    pub(super) fn of(application: &Application) -> Self {
        let (grade, class) = class_of(application);
        Self::new(grade, class)
    }

    pub(super) fn new(grade: &str, class: &str) -> Self {
        Self(in_order(grade), in_order(bare(&closed_up(class), &closed_up(grade))))
    }
}

/// What tells a class from the others of its grade: 2 of 2班, (2)班 and 三年级2班.
fn bare<'t>(class: &'t str, grade: &str) -> &'t str {
    let of_grade = class.strip_prefix(grade).unwrap_or(class);
    let counted = of_grade.strip_suffix('班').unwrap_or(of_grade);
    let bare = counted.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    match bare.unwrap_or(counted) {
        "" => class,
        bare => bare,
    }
}

/// A piece of a text, for its place in a list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    /// A number, in digits or as 一 to 九十九.
    Number(u32),
    /// Any other character.
    Character(char),
}

/// The pieces of a text by which lists are ordered: 二年级 before 三年级, 2 班 before 10 班.
/// By their codes, 三 stands before 二 and 10 before 2.
fn in_order(text: &str) -> Vec<Piece> {
    let (mut pieces, mut after_ten) = (Vec::new(), false);
    for one in fold_digits(text).chars().filter(|one| !one.is_whitespace()) {
        let digit = one.to_digit(10).or_else(|| numeral(one));
        match (digit, pieces.last_mut()) {
            (Some(10), Some(Piece::Number(number))) => *number = number.saturating_mul(10),
            (Some(digit), Some(Piece::Number(number))) if after_ten => {
                *number = number.saturating_add(digit);
            }
            (Some(digit), Some(Piece::Number(number))) => {
                *number = number.saturating_mul(10).saturating_add(digit);
            }
            (Some(digit), _) => pieces.push(Piece::Number(digit)),
            (None, _) => pieces.push(Piece::Character(one)),
        }
        after_ten = digit == Some(10);
    }
    pieces
}

/// The value of a Chinese numeral up to ten.
fn numeral(one: char) -> Option<u32> {
    let place = "一二三四五六七八九十".chars().position(|numeral| numeral == one)?;
    u32::try_from(place).ok()?.checked_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_stand_as_people_count() {
        let classes = "1班 2班 ３班 10班 11班 101班 育才班";
        let grades = "一年级 二年级 三年级 四年级 五年级 六年级 七年级 九年级 十年级 十一年级 \
                      十二年级 二十年级 二十一年级 九十九年级 初一 初二 初三";
        for ordered in [classes, grades] {
            let next = ordered.split(' ').skip(1);
            for (one, next) in ordered.split(' ').zip(next) {
                assert!(in_order(one) < in_order(next), "{one} before {next}");
            }
        }
        assert!(in_order("") < in_order("1班"));
        assert!(in_order("3 班") == in_order("三班"));
    }

    #[test]
    fn a_class_is_one_however_it_is_written() {
        let second = Class::new("三年级", "2班");
        for (grade, class) in [
            ("三年级", "2"),
            ("三年级", "二班"),
            ("三年级", "（2）班"),
            ("三年级", "（ 2 ） 班"),
            ("三年级", "三年级2班"),
            ("3年级", "3 年级（2）班"),
            ("三年级", "２ 班"),
        ] {
            assert_eq!(Class::new(grade, class), second, "{grade} {class}");
        }
        for (grade, class) in
            [("三年级", "12班"), ("三年级", "育才2班"), ("三年级", ""), ("四年级", "2班")]
        {
            assert_ne!(Class::new(grade, class), second, "{grade} {class}");
        }
        assert_ne!(Class::new("三年级", "班"), Class::new("三年级", ""));
    }
}
