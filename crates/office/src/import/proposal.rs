//! 预览: a file that is being brought in: which sheet, what its columns mean, what comes of it.
//! Nothing of it is kept before somebody accepts it.

use serde_json::Value;

use super::cell::said;
use super::column::Column;
use super::head::{Head, find_head};
use super::kept::ListKind;
use super::layout::{Layout, Layouts};
use super::list::List;
use super::mapping::Mapping;
use super::mapping::Meanings;
use super::request::Look;
use super::rows::{Imported, import};
use super::sheet::{CellValue, Format, Sheet, Workbook};
use aid::date::Date;
use aid::situation::SchoolKind;
use aid::vocabulary::Vocabulary;
use records::json;

/// A file that is being brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    workbook: Workbook,
    sheet: usize,
    /// The head of the sheet; none where none is found.
    pub head: Option<Head>,
    /// What its columns mean, as proposed or corrected.
    pub mapping: Mapping,
    /// What comes of it.
    pub imported: Imported,
}

impl Proposal {
    /// The sheet that is said, or else the first in sight that has a head, or the first in sight;
    /// read as is said, or else as somebody accepted its layout before, or as its head proposes.
    pub fn new(workbook: Workbook, look: &Look) -> Self {
        let sheets = || workbook.sheets.iter().enumerate();
        let in_sight = || sheets().filter(|(_, sheet)| !sheet.is_hidden);
        let headed = || in_sight().find(|(_, sheet)| find_head(sheet).is_some());
        let proposed = || headed().or_else(|| in_sight().next()).map_or(0, |(place, _)| place);
        let place = look.sheet.unwrap_or_else(proposed);
        let head = workbook.sheets.get(place).and_then(find_head);
        let layouts = Layouts::read(&look.layouts);
        let known = head.as_ref().and_then(|head| layouts.recall(head)).cloned();
        let of_head = || head.as_ref().map(|head| head.mapping.clone());
        let said = look.meanings.as_ref().map(|meanings| mapping(meanings));
        let mapping = said.or(known).or_else(of_head).unwrap_or_default();
        let mut workbook = workbook;
        if workbook.is_1904
            && let Some(sheet) = workbook.sheets.get_mut(place)
        {
            count_from_1900(sheet, &mapping);
        }
        let read = workbook.sheets.get(place).zip(head.as_ref());
        let imported = read.map(|(sheet, head)| import(sheet, head, &mapping));
        let imported = imported.unwrap_or_default();
        Self { workbook, sheet: place, head, mapping, imported }
    }

    /// What each column means, by the id of its meaning.
    pub fn meanings(&self) -> Meanings {
        let last = self.mapping.iter().last().map_or(0, |(place, _)| place.saturating_add(1));
        let ids = (0..last).map(|place| Some(self.mapping.get(place)?.id().to_owned()));
        ids.collect()
    }

    /// The layouts that were kept, with this one.
    pub fn layouts(&self, known: &Value) -> Value {
        let mut layouts = Layouts::read(known);
        if let Some(head) = &self.head {
            layouts.remember(Layout::of(head), self.mapping.clone());
        }
        json::to_value(&layouts)
    }

    /// How the bytes were read.
    pub const fn format(&self) -> Format {
        self.workbook.format
    }

    /// What the list says of the people on it, as its columns suggest.
    pub fn kind(&self) -> ListKind {
        let has = |column| self.mapping.has(column);
        let is_roll = has(Column::StudentNumber) || has(Column::RollStatus);
        let attends = has(Column::Class) && (has(Column::Boarding) || has(Column::IsBoarder));
        if has(Column::Amount) || has(Column::Payout) || has(Column::PaidOn) {
            ListKind::Payments
        } else if has(Column::Tier) || has(Column::Reason) {
            ListKind::Applications
        } else if is_roll || attends {
            ListKind::Roster
        } else if has(Column::Recognised) {
            ListKind::Applications
        } else if has(Column::Class) {
            ListKind::Roster
        } else {
            ListKind::Registered
        }
    }

    /// All its sheets, hidden ones too.
    pub fn sheets(&self) -> &[Sheet] {
        &self.workbook.sheets
    }

    /// The place of the sheet that is looked at.
    pub const fn sheet(&self) -> usize {
        self.sheet
    }

    /// What the first rows below the head have in a column.
    pub fn samples(&self, place: u16) -> Vec<String> {
        let last = self.head.as_ref().map_or(0, |head| head.rows.1);
        let sheet = self.workbook.sheets.get(self.sheet);
        let rows = sheet.map_or([].as_slice(), |sheet| &sheet.rows).iter();
        let below = rows.filter(|row| row.number > last);
        let cells = below.filter_map(|row| row.cells.get(usize::from(place)));
        let texts = cells.filter_map(|cell| Some(said(cell).ok()?.text().into_owned()));
        texts.filter(|text| !text.is_empty()).take(2).collect()
    }

    /// The list that is kept of it, named after the file; none where no column has names, or nobody
    /// is in it.
    pub fn list(
        &self,
        kind: ListKind,
        named: &str,
        school: (&str, Option<SchoolKind>),
        on: Date,
    ) -> Option<List> {
        let (sheet, head) = (self.workbook.sheets.get(self.sheet)?, self.head.as_ref()?);
        let has_people = !self.imported.people.is_empty();
        // Of a file with several sheets, each is a list of its own.
        let is_alone = self.workbook.sheets.len() < 2;
        let named =
            if is_alone { named.to_owned() } else { format!("{named}（{}）", sheet.name) };
        has_people.then(|| List::new(kind, &named, school, on, (sheet, head, &self.mapping)))
    }
}

/// Between a day that is counted from 1904 and the same day counted from 1900.
const FOUR_YEARS: u32 = 1462;

/// Counts bare numbers that may be days from 1900, as all that is read later does.
fn count_from_1900(sheet: &mut Sheet, mapping: &Mapping) {
    let is_day = |column| matches!(column, Column::Born | Column::PaidOn);
    let days: Vec<u16> =
        mapping.iter().filter(|(_, column)| is_day(*column)).map(|(place, _)| place).collect();
    for row in &mut sheet.rows {
        for place in &days {
            if let Some(CellValue::Number(digits)) = row.cells.get_mut(usize::from(*place))
                && let Ok(number @ 10_000..=99_999) = digits.parse::<u32>()
            {
                *digits = number.saturating_add(FOUR_YEARS).to_string();
            }
        }
    }
}

/// The mapping that these ids say; an id that is not known says nothing.
fn mapping(meanings: &[Option<String>]) -> Mapping {
    let mut mapping = Mapping::default();
    for (place, meaning) in (0..).zip(meanings) {
        mapping.set(place, meaning.as_deref().and_then(Column::from_id));
    }
    mapping
}
