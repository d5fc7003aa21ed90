//! 名单表: the list as a table for another office: its columns.

use super::request::Cards;
use crate::application::{Field, is_given_by_recognition};
use crate::roster::Entry;
use aid::assessment::Range;
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
    /// The last four digits of the card.
    CardEnd,
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
    Column::CardEnd,
];

/// The columns for these entries: those of a compulsory school, and for pupils of other stages what
/// they have more: the school's own figure, their benefits, what costs them nothing, and what they
/// learn. A benefit that none of them can have has no column then.
pub fn columns(entries: &[&Entry], cards: Cards) -> Vec<Column> {
    let shown = |column| match (column, cards) {
        (Column::CardEnd, Cards::Whole) => Column::Typed(Field::CardNumber),
        (column, Cards::End | Cards::Whole) => column,
    };
    columns_of(entries).into_iter().map(shown).collect()
}

fn columns_of(entries: &[&Entry]) -> Vec<Column> {
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

/// What a benefit comes to for an entry in its school year. Of an application that was refused or
/// withdrawn, of a pupil who left, or behind another of the same pupil, nothing, as in the totals
/// of the list.
pub fn owed(entry: &Entry, benefit: Benefit) -> Option<Range> {
    let sum = entry.owed.sums.iter().find(|(known, ..)| *known == benefit);
    sum.map(|(_, _, range)| *range).filter(|_| counts(entry))
}
