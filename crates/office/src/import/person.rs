//! What one row of a list says of a person.

use std::collections::BTreeMap;

use super::cell::Said;
use super::cells::Cells;
use super::column::Column;
use super::hardships::{Hardships, ReadBefore, read_hardships};
use super::payment::{Payment, read_payment};
use super::problem::{Code, Problem};
use super::value::{
    Born, RollStatus, StudentNumber, read_boarding, read_born, read_id_number, read_is_boarder,
    read_is_day_pupil, read_long_number, read_paper, read_roll_status, read_sex, read_stage,
    read_student_number, read_truth,
};
use crate::identity::{
    IdKind, IdNumber, Identity, Sex, cross_check, doubt_name, fold_name, read_card, read_grade,
    read_phone,
};
use aid::date::Date;
use aid::situation::{Boarding, Stage};

/// What one row says of a person. What is not said, or not understood, is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The row's number on the screen.
    pub row: u32,
    /// Whether the row is hidden.
    pub is_hidden: bool,
    /// The texts as written, but for outer blanks and what nobody can see. A number that the file
    /// has damaged is not among them.
    pub texts: BTreeMap<Column, String>,
    /// The name, as the form has it.
    pub name: String,
    /// The kind of paper.
    pub paper: IdKind,
    /// The number on it, or the one that 学籍号 is made of.
    pub identity: Option<Identity>,
    /// 学籍号.
    pub student_number: Option<StudentNumber>,
    /// The sex, as written or by the number.
    pub sex: Option<Sex>,
    /// When the person was born, as written or by the number.
    pub born: Option<Born>,
    /// 学段.
    pub stage: Option<Stage>,
    /// 就读方式.
    pub boarding: Option<Boarding>,
    /// Where the person is.
    pub roll_status: Option<RollStatus>,
    /// Categories of hardship.
    pub hardships: Hardships,
    /// Whether the school has found that the family is in difficulty.
    pub recognised: Option<bool>,
    /// 是否享受政策, of a family that left poverty.
    pub entitled: Option<bool>,
    /// What was, or is to be, given.
    pub payment: Payment,
}

impl Person {
    /// The text under a meaning; empty where nothing is written.
    pub fn text(&self, column: Column) -> &str {
        self.texts.get(&column).map_or("", String::as_str)
    }

    /// The number of eighteen places.
    pub const fn number(&self) -> Option<IdNumber> {
        match self.identity {
            Some(Identity::Number(number)) => Some(number),
            Some(Identity::Of(..)) | None => None,
        }
    }
}

/// Reads a row; none where it cannot be anybody. `is_cut` says that the numbers of the file were
/// damaged before they were saved as texts.
pub(super) fn read_person(
    cells: &mut Cells<'_>,
    row: u32,
    is_hidden: bool,
    is_cut: bool,
    before: &mut ReadBefore,
) -> Option<Person> {
    cells.compare();
    let name = read_name(cells)?;
    let paper = cells.read(Column::IdKind, read_paper).unwrap_or_default();
    let written = cells.take(Column::IdNumber, |said| read_id_number(paper, said, is_cut));
    let student_number = cells.take(Column::StudentNumber, read_student_number);
    for column in LONG {
        cells.take(column, read_long_number);
    }
    let identity = one_number(cells, written, student_number.as_ref());
    let number = match &identity {
        Some(Identity::Number(number)) => Some(*number),
        Some(Identity::Of(..)) | None => None,
    };
    let (sex, born) = read_birth(cells, number);
    let stage = cells.read(Column::Stage, read_stage);
    doubt_texts(cells, stage);
    Some(Person {
        row,
        is_hidden,
        name,
        paper,
        identity,
        student_number,
        sex,
        born,
        stage,
        boarding: boarding(cells),
        roll_status: cells.read(Column::RollStatus, read_roll_status),
        hardships: read_hardships(cells, before),
        recognised: cells.read(Column::Recognised, read_truth),
        entitled: cells.read(Column::Entitled, read_truth),
        payment: read_payment(cells),
        texts: texts(cells),
    })
}

/// The name; none, with its problem, where the row has none.
fn read_name(cells: &mut Cells<'_>) -> Option<String> {
    let place = cells.place(Column::Name);
    let text = match cells.get(Column::Name) {
        Said::Text(text) => text.to_string(),
        Said::Nothing => {
            cells.report(None, Problem::of(Code::NoName));
            return None;
        }
        Said::Number(_) | Said::Day(_) | Said::Truth(_) => String::new(),
    };
    let folded = fold_name(&text).ok().filter(|name| name.text.chars().any(char::is_alphabetic));
    let Some(name) = folded else {
        cells.report(place, Problem::of(Code::NotAName));
        return None;
    };
    // A character that the file's encoding has lost.
    let lost = name.text.contains('\u{fffd}').then(|| Problem::of(Code::OddName));
    let doubt = || doubt_name(&name.text).map(|doubt| Problem::about(Code::OddName, &doubt));
    if let Some(problem) = lost.or_else(doubt) {
        cells.report(place, problem);
    }
    Some(name.text)
}

/// The numbers of other people and of cards: kept as texts, unless the file has damaged them.
const LONG: [Column; 3] = [Column::GuardianNumber, Column::SecondNumber, Column::CardNumber];

/// The number of the row: the one that is written, else the one that 学籍号 is made of.
fn one_number(
    cells: &mut Cells<'_>,
    written: Option<Identity>,
    student_number: Option<&StudentNumber>,
) -> Option<Identity> {
    let by_school = student_number.and_then(|of| of.number).map(Identity::Number);
    let differ = written.as_ref().zip(by_school.as_ref());
    if differ.is_some_and(|(written, by_school)| written.contradicts(by_school)) {
        cells.report(cells.place(Column::StudentNumber), Problem::of(Code::TwoNumbers));
    }
    written.or(by_school)
}

/// The sex and the birth, as written; where nothing certain is written, as the number says.
fn read_birth(cells: &mut Cells<'_>, number: Option<IdNumber>) -> (Option<Sex>, Option<Born>) {
    let by_number = number.map(IdNumber::birth);
    let sex = cells.read(Column::Sex, read_sex);
    let born = cells.read(Column::Born, |said| read_born(said, by_number));
    let mismatches = number.map(|number| cross_check(number, born.map(|born| born.month), sex));
    for mismatch in mismatches.unwrap_or_default() {
        cells.report(cells.place(Column::IdNumber), Problem::about(Code::AgainstNumber, &mismatch));
    }
    let day = born.and_then(|born| born.day).zip(by_number);
    let is_of_month = |(day, by_number): (Date, Date)| {
        day != by_number && (day.year(), day.month()) == (by_number.year(), by_number.month())
    };
    if day.is_some_and(is_of_month) {
        cells.report(cells.place(Column::Born), Problem::of(Code::AgainstNumber));
    }
    (sex.or(number.map(IdNumber::sex)), born.or(by_number.map(Born::on)))
}

fn boarding(cells: &mut Cells<'_>) -> Option<Boarding> {
    let said = [
        cells.read(Column::Boarding, read_boarding),
        cells.read(Column::IsBoarder, read_is_boarder),
        cells.read(Column::IsDayPupil, read_is_day_pupil),
    ];
    let mut answers = said.into_iter().flatten();
    let first = answers.next();
    if answers.any(|other| Some(other) != first) {
        cells.report(None, Problem::of(Code::TwoColumns));
        return None;
    }
    first
}

const PHONES: [Column; 3] = [Column::Phone, Column::GuardianPhone, Column::SecondPhone];

/// What is to be looked at in texts that are kept as they are.
fn doubt_texts(cells: &mut Cells<'_>, stage: Option<Stage>) {
    let mut doubts: Vec<(u16, Problem)> = Vec::new();
    let grade = cells.get(Column::Grade).text();
    if !grade.is_empty() && stage.is_none() && read_grade(&grade).is_none() {
        let place = cells.place(Column::Grade);
        doubts.extend(place.map(|place| (place, Problem::about(Code::UnclearGrade, &grade))));
    }
    for (place, column, said) in cells.iter() {
        if PHONES.contains(&column) {
            let warning = read_phone(&said.text()).warning;
            doubts.extend(warning.map(|odd| (place, Problem::about(Code::OddPhone, &odd))));
        } else if column == Column::CardNumber {
            let warning = read_card(&said.text()).warning;
            doubts.extend(warning.map(|odd| (place, Problem::about(Code::OddCard, &odd))));
        }
    }
    for (place, doubt) in doubts {
        cells.report(Some(place), doubt);
    }
}

fn texts(cells: &Cells<'_>) -> BTreeMap<Column, String> {
    let mut texts: BTreeMap<Column, String> = BTreeMap::new();
    for (_, column, said) in cells.iter() {
        match texts.get_mut(&column) {
            None => {
                texts.insert(column, said.text().into_owned());
            }
            // Several columns of categories add up.
            Some(text) if column == Column::Category => {
                text.push('、');
                text.push_str(&said.text());
            }
            Some(_) => {}
        }
    }
    texts
}
