//! 年级班级: the class of a pupil, however it is written, and the order in which people read classes.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Entry, RecordId};
use crate::application::{Application, Field, read};
use crate::identity::{Grade, IdNumber, closed_up, read_grade, year_of_stage};
use aid::date::{Date, SchoolYear};

/// The grade and class of an application, as typed.
pub fn class_of(application: &Application) -> (&str, &str) {
    let text = |field| application.texts.get(field).trim();
    (text(Field::Grade), text(Field::Class))
}

/// The name of the pupil, as the form prints it.
pub(super) fn name_of(application: &Application) -> String {
    read(Field::Name, application.texts.get(Field::Name)).text
}

/// The grades and classes of a year, in order, each in one of the ways in which it was typed.
pub fn classes(entries: &[Entry], year: SchoolYear) -> Vec<(String, String)> {
    let of_year: Vec<&Entry> = entries.iter().filter(|entry| entry.year == year).collect();
    let owned = |(grade, class): &(&str, &str)| ((*grade).to_owned(), (*class).to_owned());
    spellings(&of_year).values().map(owned).collect()
}

/// How each class is shown.
pub(super) type Spellings<'e> = BTreeMap<&'e Class, (&'e str, &'e str)>;

/// The grade and class of an entry as they are shown; as typed where nothing is known of others.
pub(super) fn shown<'e>(spellings: &Spellings<'e>, entry: &'e Entry) -> (&'e str, &'e str) {
    spellings.get(entry.class()).copied().unwrap_or_else(|| entry.typed_class())
}

/// How each class is shown: of the ways in which it was typed, one that ends in 班, then the
/// shortest.
pub(super) fn spellings<'e>(entries: &[&'e Entry]) -> Spellings<'e> {
    let rank = |(grade, class): &(&'e str, &'e str)| {
        // Of equal length, digits come before numerals.
        (!class.ends_with('班'), class.chars().count(), *class, *grade)
    };
    let mut spellings = Spellings::new();
    let mut seen = BTreeSet::new();
    for entry in entries.iter().filter(|entry| seen.insert(Arc::as_ptr(&entry.brief.class))) {
        let typed = entry.typed_class();
        let known = spellings.get(entry.class()).copied();
        if known.is_none_or(|known| rank(&typed) < rank(&known)) {
            spellings.insert(entry.class(), typed);
        }
    }
    spellings
}

/// The school years that can be asked for, the last first: those around today, and every one of
/// which there is an application. A device may have been unused for years, or its clock be wrong.
pub fn years(entries: &[Entry], today: SchoolYear) -> Vec<SchoolYear> {
    let this = today.start();
    let around = (this.saturating_sub(3)..=this.saturating_add(1)).map(SchoolYear::beginning);
    let mut years: Vec<SchoolYear> = around.collect();
    for entry in entries {
        if !years.contains(&entry.year) {
            years.push(entry.year);
        }
    }
    years.sort_by_key(|year| Reverse(*year));
    years
}

/// The last day on which something happened to any of them.
pub fn last_day(entries: &[Entry]) -> Option<Date> {
    entries.iter().filter_map(|entry| entry.brief.last_day).max()
}

/// The place of an entry among others: by grade, class and name.
pub(super) fn by_class(entry: &Entry) -> (&Class, &str, &RecordId) {
    (entry.class(), &entry.brief.name, &entry.id)
}

/// The places of the classes of a list among each other. Thousands of entries have few classes, and
/// numbers are sooner compared than names.
pub(super) type Ranks = BTreeMap<*const TypedClass, usize>;

pub(super) fn ranks(entries: &[Entry]) -> Ranks {
    let typed = entries.iter().map(|entry| (Arc::as_ptr(&entry.brief.class), entry.class()));
    let typed: BTreeMap<*const TypedClass, &Class> = typed.collect();
    let mut classes: Vec<&Class> = typed.values().copied().collect();
    classes.sort_unstable();
    classes.dedup();
    let place = |class| classes.partition_point(|other| *other < class);
    typed.into_iter().map(|(typed, class)| (typed, place(class))).collect()
}

/// The place of the class of an entry, where it is one of the list.
pub(super) fn rank(ranks: &Ranks, entry: &Entry) -> Option<usize> {
    ranks.get(&Arc::as_ptr(&entry.brief.class)).copied()
}

/// A class as forms have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TypedClass {
    /// The grade and the class, as typed.
    typed: (String, String),
    class: Class,
}

impl TypedClass {
    /// Its place in the order.
    pub(super) const fn class(&self) -> &Class {
        &self.class
    }
}

/// The classes of a school, each read once: thousands of forms have the same few.
#[derive(Default)]
pub(super) struct TypedClasses(BTreeMap<String, BTreeMap<String, Arc<TypedClass>>>);

impl TypedClasses {
    pub(super) fn get(&mut self, grade: &str, class: &str) -> Arc<TypedClass> {
        if let Some(known) = self.0.get(grade).and_then(|of_grade| of_grade.get(class)) {
            return Arc::clone(known);
        }
        let typed = (grade.to_owned(), class.to_owned());
        let read = Arc::new(TypedClass { typed, class: Class::new(grade, class) });
        let of_grade = self.0.entry(grade.to_owned()).or_default();
        of_grade.insert(class.to_owned(), Arc::clone(&read));
        read
    }
}

impl Entry {
    /// The name, as typed.
    pub fn name(&self) -> &str {
        &self.brief.name
    }

    /// The number of eighteen places, once it is right.
    pub fn id_number(&self) -> Option<IdNumber> {
        self.brief.pupil.id_number()
    }

    /// The grade and class, as typed.
    pub fn typed_class(&self) -> (&str, &str) {
        let (grade, class) = &self.brief.class.typed;
        (grade, class)
    }

    /// Its place in the order.
    pub(super) fn class(&self) -> &Class {
        &self.brief.class.class
    }
}

/// A grade and a class, as lists are ordered by them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Class {
    grade: Vec<Piece>,
    /// Without what it shares with the others of its grade.
    within: Vec<Piece>,
    /// What a search looks into: computed once, not at every keystroke.
    whole: Sought,
}

impl Class {
    pub(super) fn new(grade: &str, class: &str) -> Self {
        let place = of_kindergarten(grade);
        let (grade, class) = (pieces(grade), pieces(class));
        let class = bare(&class, &grade).to_vec();
        let end = class.last().filter(|last| **last != CLASS).map(|_| CLASS);
        let whole = Sought::of(grade.iter().chain(&class).copied().chain(end));
        let grade = place.into_iter().chain(grade).collect();
        Self { grade, within: class, whole }
    }

    /// Whether a search means the class, or a part of it.
    pub(super) fn has(&self, Sought(sought): &Sought) -> bool {
        let Sought(whole) = &self.whole;
        !sought.is_empty() && whole.windows(sought.len()).any(|part| part == sought.as_slice())
    }
}

/// What a year of a kindergarten is ordered by, before its name: 小班, 中班, 大班 stand behind all
/// that is counted, in the order of the years and not of their codes.
fn of_kindergarten(grade: &str) -> Option<Piece> {
    let is_of_it = read_grade(grade) == Some(Grade::BeforeSchool);
    let year = year_of_stage(grade).filter(|_| is_of_it)?;
    Some(Piece::Character(char::from(year)))
}

/// What a search means of a class: 2班, (2)班, 三年级2班 and 三(2)班 alike.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sought(Vec<Piece>);

impl Sought {
    pub(super) fn new(text: &str) -> Self {
        Self::of(pieces(text).into_iter())
    }

    fn of(pieces: impl Iterator<Item = Piece>) -> Self {
        let is_mark = |piece: &Piece| ['年', '级', '(', ')'].map(Piece::Character).contains(piece);
        Self(pieces.filter(|piece| !is_mark(piece)).collect())
    }
}

const CLASS: Piece = Piece::Character('班');

/// What tells a class from the others of its grade: 2 of 2班, (2)班, 三年级2班 and 三(2)班.
fn bare<'p>(class: &'p [Piece], grade: &[Piece]) -> &'p [Piece] {
    let of_grade = match class {
        [number, rest @ ..] if is_bracketed(rest) && grade.contains(number) => rest,
        _ => class.strip_prefix(grade).unwrap_or(class),
    };
    let bare = match of_grade.strip_suffix(&[CLASS]).unwrap_or(of_grade) {
        [Piece::Character('('), inner @ .., Piece::Character(')')] => inner,
        counted => counted,
    };
    if bare.is_empty() { class } else { bare }
}

fn is_bracketed(pieces: &[Piece]) -> bool {
    pieces.first() == Some(&Piece::Character('('))
}

/// A piece of a text, for its place in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Piece {
    /// A number, in digits or as 一 to 九十九.
    Number(u32),
    /// Any other character.
    Character(char),
}

/// The pieces of a text by which lists are ordered: 二年级 before 三年级, 2 班 before 10 班.
/// By their codes, 三 stands before 二 and 10 before 2.
fn pieces(text: &str) -> Vec<Piece> {
    let (mut pieces, mut after_ten) = (Vec::new(), false);
    for character in closed_up(text).chars() {
        let digit = character.to_digit(10).or_else(|| numeral(character));
        match (digit, pieces.last_mut()) {
            (Some(10), Some(Piece::Number(number))) => *number = number.saturating_mul(10),
            (Some(digit), Some(Piece::Number(number))) if after_ten => {
                *number = number.saturating_add(digit);
            }
            (Some(digit), Some(Piece::Number(number))) => {
                *number = number.saturating_mul(10).saturating_add(digit);
            }
            (Some(digit), _) => pieces.push(Piece::Number(digit)),
            (None, _) => pieces.push(Piece::Character(character)),
        }
        after_ten = digit == Some(10);
    }
    pieces
}

/// The value of a Chinese numeral up to ten.
fn numeral(character: char) -> Option<u32> {
    let place = "一二三四五六七八九十".chars().position(|numeral| numeral == character)?;
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
            for (class, next) in ordered.split(' ').zip(next) {
                assert!(pieces(class) < pieces(next), "{class} before {next}");
            }
        }
        let of_kindergarten = ["三年级", "小班", "中班", "大班", "学前班"];
        assert!(of_kindergarten.map(|grade| Class::new(grade, "1班")).is_sorted());
        assert!(Class::new("小班", "1班").has(&Sought::new("小班")));
        assert!(pieces("") < pieces("1班"));
        assert!(pieces("3 班") == pieces("三班"));
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
            ("三年级", "三（2）班"),
            ("三年级", "3（二）"),
            ("三年级", "3年级2班"),
        ] {
            assert_eq!(Class::new(grade, class), second, "{grade} {class}");
        }
        for (grade, class) in [
            ("三年级", "12班"),
            ("三年级", "育才2班"),
            ("三年级", ""),
            ("三年级", "四（2）班"),
            ("四年级", "2班"),
        ] {
            assert_ne!(Class::new(grade, class), second, "{grade} {class}");
        }
        assert_ne!(Class::new("三年级", "班"), Class::new("三年级", ""));
    }

    #[test]
    fn a_search_finds_a_class_however_both_are_written() {
        for class in ["2", "2班", "二班", "（2）班", "三年级2班", "三（2）班"] {
            let class = Class::new("三年级", class);
            for text in
                ["2班", "二班", "（2）班", "（二）班", "三年级2班", "三（2）班", "３年级", "三年"]
            {
                assert!(class.has(&Sought::new(text)), "{text}: {class:?}");
            }
            for text in ["", "12班", "3班", "四年级", "三年级1班", "四（2）班"] {
                assert!(!class.has(&Sought::new(text)), "{text}: {class:?}");
            }
        }
        assert!(!Class::new("三年级", "12班").has(&Sought::new("2班")));
        assert!(Class::new("三年级", "育才班").has(&Sought::new("育才")));
    }
}
