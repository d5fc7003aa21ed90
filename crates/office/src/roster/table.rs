//! 名单表: the list as a table for another office: the columns, what stands in a box, and the text
//! in which the page hands it to the worker that makes a workbook of it.

use std::fmt::Write;
use std::str::FromStr;

use super::Entry;
use crate::application::{Field, is_given_by_recognition};
use aid::assessment::Range;
use aid::date::Date;
use aid::money::Yuan;
use aid::policy::Benefit;
use aid::situation::{Level, Stage};
use aid::vocabulary::Set;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// 序号.
    Number,
    /// A text of the form, as the form prints it.
    Typed(Field),
    /// 学段.
    Stage,
    /// 就读方式.
    Boarding,
    /// 特殊群体类型: the categories that were said.
    Hardships,
    /// 认定档次.
    Tier,
    /// 学校定的一学年金额, of a level that has one.
    Granted,
    /// 认定日期.
    Recognised,
    /// 办理进度.
    Step,
    /// What a benefit comes to in the school year.
    Owed(Benefit),
    /// 减免和发放的实物: what is certain and has no stated sum.
    Free,
    /// 已发放学期.
    Paid,
}

/// The columns of a compulsory school, as an office reads them: who, what was found, what is owed,
/// and where it goes.
pub const COLUMNS: [Column; 23] = [
    Column::Number,
    Column::Typed(Field::School),
    Column::Typed(Field::Grade),
    Column::Typed(Field::Class),
    Column::Typed(Field::Name),
    Column::Typed(Field::Sex),
    Column::Typed(Field::Born),
    Column::Typed(Field::IdKind),
    Column::Typed(Field::IdNumber),
    Column::Stage,
    Column::Boarding,
    Column::Hardships,
    Column::Tier,
    Column::Recognised,
    Column::Step,
    Column::Owed(Benefit::LivingSubsidy),
    Column::Owed(Benefit::PrivateFeeCut),
    Column::Owed(Benefit::Nutrition),
    Column::Paid,
    Column::Typed(Field::Address),
    Column::Typed(Field::GuardianPhone),
    Column::Typed(Field::AccountHolder),
    Column::Typed(Field::CardNumber),
];

/// The columns for these entries: those of a compulsory school, and for pupils of other stages what
/// they have more: the school's own figure, their benefits, what costs them nothing, and what they
/// learn. A benefit that none of them can have has no column then.
pub fn columns(entries: &[&Entry]) -> Vec<Column> {
    let stages: Set<Stage> = entries.iter().filter_map(|entry| entry.stage).collect();
    let is_other = |stage: &Stage| !matches!(stage.level(), None | Some(Level::Compulsory));
    let others: Set<Stage> = stages.iter().filter(is_other).collect();
    if others.is_empty() {
        return COLUMNS.to_vec();
    }
    let is_alone = others == stages && entries.iter().all(|entry| is_of_stage(entry));
    let sums = entries.iter().filter(|entry| counts(entry)).flat_map(|entry| &entry.owed.sums);
    let given = sums.filter(|(_, kind, _)| is_given_by_recognition(*kind));
    let owed: Set<Benefit> = given.map(|(benefit, ..)| *benefit).collect();
    let known: Set<Benefit> = COLUMNS.iter().filter_map(benefit).collect();
    let mut columns = Vec::new();
    for column in COLUMNS {
        match column {
            Column::Recognised => columns.extend([Column::Granted, column]),
            // Their order is that of the results, and the other stages' come behind.
            Column::Owed(of) if is_alone && !owed.contains(of) => {}
            Column::Paid => {
                columns.extend(owed.without(known).iter().map(Column::Owed));
                columns.extend([Column::Free, column]);
            }
            Column::Typed(Field::Address) => {
                columns.extend([Field::Department, Field::Major].map(Column::Typed));
                columns.push(column);
            }
            column => columns.push(column),
        }
    }
    columns
}

const fn benefit(column: &Column) -> Option<Benefit> {
    if let Column::Owed(benefit) = column { Some(*benefit) } else { None }
}

fn is_of_stage(entry: &Entry) -> bool {
    entry.stage.is_some()
}

fn counts(entry: &Entry) -> bool {
    !entry.step.is_over() && !entry.is_behind()
}

/// The content of a cell. Names and numbers of things are texts, also where they have digits only:
/// a spreadsheet rounds long numbers and drops zeros before them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A text.
    Text(String),
    /// How many, or which in a row.
    Count(u32),
    /// A sum of money.
    Sum(Yuan),
}

/// What a benefit comes to for an entry in its school year. Of an application that was refused or
/// withdrawn, of a pupil who left, or behind another of the same pupil, nothing, as in the totals
/// of the list.
pub fn owed(entry: &Entry, benefit: Benefit) -> Option<Range> {
    let sum = entry.owed.sums.iter().find(|(known, ..)| *known == benefit);
    sum.map(|(_, _, range)| *range).filter(|_| counts(entry))
}

/// A table, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it is called.
    pub title: String,
    /// The day on which it was made.
    pub made: Date,
    /// The rows; the first is what stands over the columns.
    pub rows: Vec<Vec<Content>>,
}

/// Precedes each row. No text contains it or the marks below: [`plain`] removes them.
const ROW: char = '\u{1e}';
/// Precedes the content of a cell.
const BOX: char = '\u{1f}';
/// Precedes a number, in its cell.
const COUNT: char = '\u{1c}';
/// Precedes the fen of a sum, in its cell.
const SUM: char = '\u{1d}';

/// A text as a table can hold it: ends of lines as line feeds, and none of the controls and
/// non-characters that nobody sees and no workbook can hold. All else stays as it is.
pub fn plain(text: &str) -> String {
    let keeps = |character: &char| match character {
        '\n' | '\t' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        character => !character.is_control(),
    };
    text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(keeps).collect()
}

impl Table {
    /// The table as one text.
    ///
    /// ```
    /// use office::roster::{Content, Table};
    ///
    /// let row = vec![Content::Count(1), Content::Text("007".to_owned())];
    /// let table = Table {
    ///     title: "2026".to_owned(),
    ///     made: "2026-09-10".parse().unwrap(),
    ///     rows: vec![row],
    /// };
    /// assert_eq!(table.written(), "2026\u{1e}2026-09-10\u{1e}\u{1f}\u{1c}1\u{1f}007");
    /// assert_eq!(table.written().parse(), Ok(table));
    /// ```
    pub fn written(&self) -> String {
        let mut text = format!("{}{ROW}{}", plain(&self.title), self.made);
        for row in &self.rows {
            text.push(ROW);
            for content in row {
                text.push(BOX);
                // Writing to a string cannot fail.
                let _ = match content {
                    Content::Text(cell) => write!(text, "{}", plain(cell)),
                    Content::Count(count) => write!(text, "{COUNT}{count}"),
                    Content::Sum(sum) => write!(text, "{SUM}{}", sum.fen()),
                };
            }
        }
        text
    }
}

/// Why a text is no table: it was not written as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotATable;

impl FromStr for Table {
    type Err = NotATable;

    fn from_str(text: &str) -> Result<Self, NotATable> {
        let mut parts = text.split(ROW);
        let title = parts.next().unwrap_or_default().to_owned();
        let made = parts.next().and_then(|day| day.parse().ok()).ok_or(NotATable)?;
        let rows = parts.map(row).collect::<Result<_, _>>()?;
        Ok(Self { title, made, rows })
    }
}

fn row(text: &str) -> Result<Vec<Content>, NotATable> {
    let content = |text: &str| {
        if let Some(count) = text.strip_prefix(COUNT) {
            count.parse().map(Content::Count).map_err(|_| NotATable)
        } else if let Some(fen) = text.strip_prefix(SUM) {
            fen.parse().map(|fen| Content::Sum(Yuan::from_fen(fen))).map_err(|_| NotATable)
        } else {
            Ok(Content::Text(text.to_owned()))
        }
    };
    // Nothing precedes the first mark.
    text.split(BOX).skip(1).map(content).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_can_pass_for_a_mark_and_the_rest_stays() {
        let unchanged = "=1+1\t０07\n「」🙂𠮷\u{202e}\u{3000}_x0041_<r></r>";
        assert_eq!(plain(unchanged), unchanged);
        assert_eq!(plain("a\r\nb\rc\u{0}\u{1c}\u{1d}\u{1e}\u{1f}\u{7f}\u{85}\u{ffff}"), "a\nb\nc");
        let marked = format!("x{BOX}{SUM}5{COUNT}{ROW}y");
        let table = Table {
            title: marked.clone(),
            made: Date::new(2026, 9, 10).unwrap(),
            rows: vec![vec![], vec![Content::Text(marked), Content::Text(String::new())]],
        };
        let read: Table = table.written().parse().unwrap();
        let expected = ["x5y", ""].map(|text| Content::Text(text.to_owned()));
        assert_eq!((read.title.as_str(), read.made), ("x5y", table.made));
        assert_eq!(read.rows, [vec![], expected.to_vec()]);
    }

    #[test]
    fn what_was_not_written_as_a_table_is_none() {
        let refused = ["", "a", "a\u{1e}b", "a\u{1e}2026-09-10\u{1e}\u{1f}\u{1d}x"];
        let refused = refused.into_iter().chain(["a\u{1e}2026-09-10\u{1e}\u{1f}\u{1c}"]);
        for text in refused {
            assert_eq!(text.parse::<Table>(), Err(NotATable), "{text:?}");
        }
    }
}
