//! Rows of a list that people have: read by the import of the officer's page, and by nothing else.

use aid::date::{Period, Term};
use aid::region::RegionCode;
use aid::situation::Student;
use office::application::School;
use office::import::alias::column_of;
use office::import::column::Column;
use office::import::head::{Head, find_head};
use office::import::person::Person;
use office::import::problem::Code;
use office::import::rows::RowReader;
use office::import::sheet::{CellValue, Sheet, SheetRow};
use scale::facts::{Pupil, Row};
use sheets::reading::records::Records;

use super::answering::{Answering, Checked, Found};
use super::blocks::Block;
use super::fault::{Fault, Plain, Wrong};

/// A list: what its columns mean, and at which school its pupils are.
pub(crate) struct Roster {
    head: Head,
    /// What stands over its columns.
    pub(crate) heads: Vec<String>,
    reader: RowReader,
    school: School,
}

/// The columns that say at which stage a pupil is.
const STAGE: [Column; 3] = [Column::Stage, Column::Grade, Column::Class];

impl Roster {
    /// The list that begins with these rows.
    ///
    /// # Errors
    /// It has no head, or lacks a column, or has one twice.
    pub(crate) fn new(first: Vec<SheetRow>, region: Option<RegionCode>) -> Result<Self, Fault> {
        let sheet =
            Sheet { name: String::new(), is_hidden: false, rows: first, merged: Vec::new() };
        let head = find_head(&sheet).ok_or(Fault::of(Plain::NoHead))?;
        let row = Some(u64::from(head.rows.1));
        let is_doubled = |text: &str| column_of(text).is_some_and(|of| of != Column::Category);
        let mut headings = head.headings.iter();
        if let Some(twice) =
            headings.find(|heading| heading.occurrence.is_some() && is_doubled(&heading.text))
        {
            return Err(Fault::in_column(row, &twice.text, Plain::Doubled));
        }
        let fault = |wrong| Fault { row, column: None, wrong };
        if !head.mapping.has(Column::Name) {
            return Err(fault(Plain::NoNames.into()));
        }
        if !STAGE.iter().any(|column| head.mapping.has(*column)) {
            return Err(fault(Plain::NoStage.into()));
        }
        let start = sheet.rows.partition_point(|row| row.number <= head.rows.1);
        let reader =
            RowReader::new(&head, &head.mapping, sheet.rows.get(start..).unwrap_or_default());
        let heads = head.headings.iter().map(|heading| heading.text.clone()).collect();
        let facts = Student { region, ..Student::default() };
        Ok(Self { head, heads, reader, school: School { facts, ..School::default() } })
    }

    /// The number of the last row of its head.
    pub(crate) const fn last_of_head(&self) -> u32 {
        self.head.rows.1
    }

    /// The heads that are not understood.
    pub(crate) fn not_understood(&self) -> impl Iterator<Item = &str> {
        self.head.not_understood().map(|heading| heading.text.as_str())
    }

    /// Answers rows. One that is about another term than all of them is none of them.
    pub(crate) fn check(&self, rows: &[SheetRow], answering: Answering<'_>) -> Checked {
        let imported = self.reader.read(rows, &[]);
        let mut checked = Checked::with_capacity(imported.people.len());
        for person in &imported.people {
            let row = u64::from(person.row);
            if !is_of(person, answering.fill.term) {
                checked.found.push(Found { row, column: None, code: Code::UnclearTerm });
                continue;
            }
            let situation = person.situation(answering.fill.term.school_year, &self.school);
            let student = situation.students.first().copied().unwrap_or_default();
            let pupil = Pupil { household: situation.household, student };
            checked.put(answering, row, i64::from(person.row), Row::of(&pupil));
        }
        checked.found.extend(imported.problems.iter().map(|found| Found {
            row: u64::from(found.row),
            column: found.column.map(usize::from),
            code: found.problem.code,
        }));
        checked.found.sort_by_key(|found| found.row);
        checked
    }
}

/// Whether a row names this term, or its school year, or none.
fn is_of(person: &Person, term: Term) -> bool {
    match person.payment.period {
        None => true,
        Some(Period::Term(named)) => named == term,
        Some(Period::SchoolYear(year)) => year == term.school_year,
    }
}

/// The rows of a text, each with the number of its first line.
///
/// # Errors
/// It is no text, or has a quotation mark that is not closed, or more cells than there are heads.
pub(crate) fn rows(
    block: &Block,
    separator: u8,
    most_cells: Option<usize>,
) -> Result<Vec<SheetRow>, Fault> {
    let (mut rows, mut last) = (Vec::new(), block.line);
    if let Err(broken) = str::from_utf8(&block.bytes) {
        let good = block.bytes.get(..broken.valid_up_to()).unwrap_or_default();
        let lines = memchr::memchr_iter(b'\n', good).count();
        let row = block.line.saturating_add(u64::try_from(lines).unwrap_or(u64::MAX));
        return Err(Fault::in_row(row, Plain::NotText));
    }
    let mut records = Records::new(&block.bytes, separator);
    while let Some((line, record)) =
        records.read().map_err(|_| Fault::in_row(last, Plain::NotText))?
    {
        last = block.line.saturating_add(u64::from(line)).saturating_sub(1);
        block.closes_quotations(record, last)?;
        let beyond = record.iter().skip(most_cells.unwrap_or(usize::MAX));
        if let Some(head) = most_cells.filter(|_| beyond.clone().any(|cell| !cell.is_empty())) {
            return Err(Fault::in_row(last, Wrong::Width { has: record.len(), head }));
        }
        let number = u32::try_from(last).unwrap_or(u32::MAX);
        rows.push(SheetRow { number, is_hidden: false, cells: record.iter().map(cell).collect() });
    }
    Ok(rows)
}

fn cell(bytes: &[u8]) -> CellValue {
    if bytes.is_empty() {
        CellValue::Empty
    } else {
        CellValue::Text(String::from_utf8_lossy(bytes).into_owned())
    }
}
