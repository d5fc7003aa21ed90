//! 名单: a list that was accepted, as it is kept: its wanted columns as they stand in the file. What
//! they mean is read again each time, so that a later build reads them as well as it can.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::head::Head;
use super::kept::{FORMAT, LIST_SHAPE, ListError, ListKind, shape};
use super::mapping::Mapping;
use super::rows::{Imported, import};
use super::sheet::{CellValue, Sheet, SheetRow};
use crate::application::School;
use crate::identity::closed_up;
use aid::date::Date;
use aid::situation::{SchoolKind, Student};
use records::json;

/// A list that was brought in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct List {
    /// What it says of the people on it.
    pub kind: ListKind,
    /// The name of the file, and of the sheet where it has several.
    pub named: String,
    /// The school that it is of; empty where it is of several.
    pub school: String,
    /// What kind of school that is, where somebody said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub school_kind: Option<SchoolKind>,
    /// The day on which it was brought in.
    pub on: Date,
    head: Head,
    mapping: Mapping,
    sheet: Sheet,
}

/// A list under its label.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Labelled<L> {
    format: String,
    shape: u32,
    list: L,
}

impl List {
    pub(super) fn new(
        kind: ListKind,
        named: &str,
        (school, school_kind): (&str, Option<SchoolKind>),
        on: Date,
        (sheet, head, mapping): (&Sheet, &Head, &Mapping),
    ) -> Self {
        let first = sheet.rows.partition_point(|row| row.number < head.rows.0);
        let rows = sheet.rows.get(first..).unwrap_or_default().iter();
        let (named, school) = (named.to_owned(), school.to_owned());
        let (head, mapping) = (head.clone(), mapping.clone());
        let rows = rows.map(|row| wanted(row, &mapping)).collect();
        let sheet = Sheet { rows, ..Sheet::clone(sheet) };
        Self { kind, named, school, school_kind, on, head, mapping, sheet }
    }

    /// The people on it, and what is wrong or doubtful.
    pub fn read(&self) -> Imported {
        import(&self.sheet, &self.head, &self.mapping)
    }

    /// The school that it is of, or else that of the desk. It is of the desk's county, as it was
    /// asked for.
    pub fn school(&self, desk: &School) -> School {
        let is_of_desk = self.school.is_empty() || closed_up(&self.school) == closed_up(&desk.name);
        if is_of_desk {
            return desk.clone();
        }
        let (region, school_kind) = (desk.facts.region, self.school_kind);
        let facts = Student { region, school_kind, ..Student::default() };
        School { name: self.school.clone(), facts, ..School::default() }
    }

    /// What is saved, as a value among others: in the first shape where that says it all.
    pub fn to_value(&self) -> Value {
        let shape = if self.school_kind.is_some() { LIST_SHAPE } else { 1 };
        json::to_value(&Labelled { format: FORMAT.to_owned(), shape, list: self })
    }

    /// Reads the text of what was saved.
    ///
    /// # Errors
    /// As [`Self::read_value`].
    pub fn read_text(text: &str) -> Result<Self, ListError> {
        let value = json::from_text(text).ok_or(ListError::Damaged)?;
        Self::read_value(&value)
    }

    /// Reads what was saved.
    ///
    /// # Errors
    /// Says whether it is no list, is damaged, or comes from a newer version.
    pub fn read_value(value: &Value) -> Result<Self, ListError> {
        shape(value)?;
        let labelled = json::from_value::<Labelled<Self>>(value).ok_or(ListError::Damaged)?;
        Ok(labelled.list)
    }
}

/// A row with the columns that mean something: of the others nothing is kept.
fn wanted(row: &SheetRow, mapping: &Mapping) -> SheetRow {
    let last = mapping.iter().last().map_or(0, |(place, _)| usize::from(place).saturating_add(1));
    let cells = (0..).zip(&row.cells).take(last);
    let cells =
        cells.map(
            |(place, cell)| {
                if mapping.get(place).is_some() { cell.clone() } else { CellValue::Empty }
            },
        );
    SheetRow { cells: cells.collect(), ..SheetRow::clone(row) }
}
