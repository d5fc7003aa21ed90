//! A whole list, row by row: what is under its head, blank and foot rows apart.

use std::collections::BTreeMap;

use super::cell::{Said, said};
use super::cells::Cells;
use super::column::Column;
use super::foot::is_foot;
use super::hardships::ReadBefore;
use super::head::Head;
use super::heading::fold;
use super::mapping::Mapping;
use super::person::{Person, read_person};
use super::problem::{Code, Problem, RowProblem};
use super::sheet::{CellValue, Merged, Sheet, SheetRow};
use super::value::is_cut_column;

/// What was read of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The people, in the order of the rows.
    pub people: Vec<Person>,
    /// What is wrong or doubtful, in the order of the rows.
    pub problems: Vec<RowProblem>,
    /// How many rows there were.
    pub counts: Counts,
}

/// The rows below the head that have anything. Taken, rejected, blank, foot and repeated ones are
/// all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Those that are people.
    pub taken: usize,
    /// Those that cannot be anybody.
    pub rejected: usize,
    /// Of these and those, the hidden ones.
    pub hidden: usize,
    /// Those that say nothing, but for a running number.
    pub blank: usize,
    /// Sums, signatures and notes.
    pub foot: usize,
    /// Heads that are printed again on each sheet of paper.
    pub repeated: usize,
}

/// How the rows of a list are read: what is the same for all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowReader {
    columns: Vec<(u16, Column)>,
    /// The head over the names, folded: it is printed again on each sheet of paper.
    name_head: String,
    /// Whether the numbers were damaged before they were saved as texts.
    is_cut: bool,
}

impl RowReader {
    /// The reader of the rows below a head. Whether their numbers were cut is seen from `first`: of
    /// a list that arrives in parts, the rows of the first part.
    pub fn new(head: &Head, mapping: &Mapping, first: &[SheetRow]) -> Self {
        let columns: Vec<(u16, Column)> = mapping.iter().collect();
        let named = columns.iter().find(|(_, column)| *column == Column::Name);
        let name_head = named.and_then(|(place, _)| head.headings.get(usize::from(*place)));
        let name_head = name_head.and_then(|heading| heading.text.rsplit('／').next());
        let is_cut = is_cut_column(id_texts(first, &columns));
        Self { name_head: name_head.map(fold).unwrap_or_default(), is_cut, columns }
    }

    /// Reads rows below the head: all of them, or a part that no merged cell leaves.
    pub fn read(&self, rows: &[SheetRow], merged: &[Merged]) -> Imported {
        let list = List { rows, reader: self };
        let covered = by_row(rows, merged);
        let (mut imported, mut before) = (Imported::default(), ReadBefore::new());
        for row in rows {
            if is_blank(row, &self.columns) {
                imported.counts.blank = imported.counts.blank.saturating_add(1);
            } else {
                let covering = covered.get(&row.number).map_or([].as_slice(), Vec::as_slice);
                read_row(&mut imported, row, covering, &list, &mut before);
            }
        }
        imported.problems.extend(zeros_gone(rows, &self.columns));
        imported.problems.sort_by_key(|found| (found.row, found.column, found.problem.code));
        imported
    }
}

/// The rows of a list, and how they are read.
struct List<'s> {
    rows: &'s [SheetRow],
    reader: &'s RowReader,
}

/// Reads the list below a head.
pub fn import(sheet: &Sheet, head: &Head, mapping: &Mapping) -> Imported {
    let start = sheet.rows.partition_point(|row| row.number <= head.rows.1);
    let rows = sheet.rows.get(start..).unwrap_or_default();
    RowReader::new(head, mapping, rows).read(rows, &sheet.merged)
}

/// Reads one row into what has been read.
fn read_row(
    imported: &mut Imported,
    row: &SheetRow,
    covering: &[Merged],
    list: &List<'_>,
    before: &mut ReadBefore,
) {
    let mut cells = cells_of(list.rows, row, covering, &list.reader.columns);
    let counts = &mut imported.counts;
    let name = cells.get(Column::Name).text();
    if !name.is_empty() && fold(&name) == list.reader.name_head {
        counts.repeated = counts.repeated.saturating_add(1);
        return;
    }
    // A sum has a count there at most: 合计，2 人.
    let is_number =
        |column| cells.get(column).text().chars().filter(char::is_ascii_alphanumeric).count() > 7;
    let is_somebody = is_number(Column::IdNumber) || is_number(Column::StudentNumber);
    if !is_somebody && is_foot(row, &name) {
        counts.foot = counts.foot.saturating_add(1);
        return;
    }
    counts.hidden = counts.hidden.saturating_add(usize::from(row.is_hidden));
    match read_person(&mut cells, row.number, row.is_hidden, list.reader.is_cut, before) {
        Some(person) => {
            counts.taken = counts.taken.saturating_add(1);
            imported.people.push(person);
        }
        None => counts.rejected = counts.rejected.saturating_add(1),
    }
    imported.problems.extend(cells.into_problems());
}

/// The merged cells that cover each row. Cells are merged once in a file that is in order; of one
/// that is not, no more is looked at than the rows have cells.
fn by_row(rows: &[SheetRow], merged: &[Merged]) -> BTreeMap<u32, Vec<Merged>> {
    let mut covering: BTreeMap<u32, Vec<Merged>> = BTreeMap::new();
    let most = rows.iter().map(|row| row.cells.len().saturating_add(16)).sum();
    let spread = merged.iter().flat_map(|merged| {
        let from = rows.partition_point(|row| row.number < merged.rows.0);
        let covered = rows.get(from..).unwrap_or_default().iter();
        let covered = covered.take_while(|row| row.number <= merged.rows.1);
        covered.map(|row| (row.number, *merged))
    });
    for (row, merged) in spread.take(most) {
        covering.entry(row).or_default().push(merged);
    }
    covering
}

/// What the cells of a row say. A merged cell says it once, or of each of its rows.
fn cells_of<'s>(
    rows: &'s [SheetRow],
    row: &'s SheetRow,
    covering: &[Merged],
    columns: &[(u16, Column)],
) -> Cells<'s> {
    let mut cells = Cells::new(row.number);
    for (place, column) in columns {
        let own = row.cells.get(usize::from(*place)).unwrap_or(&CellValue::Empty);
        let within = |merged: &&Merged| {
            (merged.columns.0..=merged.columns.1).contains(place)
                && (merged.rows.0, merged.columns.0) != (row.number, *place)
        };
        let Some(merged) = covering.iter().find(within) else {
            cells.put(*place, *column, said(own));
            continue;
        };
        if !matches!(said(own), Ok(Said::Nothing)) {
            cells.report(Some(*place), Problem::of(Code::UnderMerge));
        }
        let is_shared = merged.columns.0 == *place && column.is_shared_by_merged_rows();
        let first = rows.binary_search_by_key(&merged.rows.0, |row| row.number).ok();
        let shown = first.and_then(|first| rows.get(first)?.cells.get(usize::from(*place)));
        if let Some(shown) = shown.filter(|_| is_shared) {
            cells.put(*place, *column, said(shown));
        }
    }
    cells
}

/// Whether a row says nothing, but for a running number that was filled in ahead.
fn is_blank(row: &SheetRow, columns: &[(u16, Column)]) -> bool {
    let serial = columns.iter().find(|(_, column)| *column == Column::Serial);
    let says = |(place, cell): (u16, &CellValue)| {
        serial.is_none_or(|(of, _)| *of != place) && !matches!(said(cell), Ok(Said::Nothing))
    };
    !(0..).zip(&row.cells).any(says)
}

/// The texts in the columns of identity numbers.
fn id_texts<'s>(rows: &'s [SheetRow], columns: &[(u16, Column)]) -> impl Iterator<Item = &'s str> {
    let places: Vec<usize> = columns
        .iter()
        .filter(|(_, column)| *column == Column::IdNumber)
        .map(|(place, _)| usize::from(*place))
        .collect();
    rows.iter().flat_map(move |row| {
        let cells: Vec<&CellValue> =
            places.iter().filter_map(|place| row.cells.get(*place)).collect();
        cells.into_iter().filter_map(|cell| match cell {
            CellValue::Text(text) => Some(text.as_str()),
            CellValue::Empty
            | CellValue::Number(_)
            | CellValue::Day(_)
            | CellValue::Truth(_)
            | CellValue::Error(_)
            | CellValue::NotCalculated
            | CellValue::Picture => None,
        })
    })
}

/// The columns of codes that have number cells: zeros in front are gone from them, if there were
/// any. It is said once a column, of its first such cell.
fn zeros_gone(rows: &[SheetRow], columns: &[(u16, Column)]) -> Vec<RowProblem> {
    let coded = columns.iter().filter(|(_, column)| column.may_begin_with_zero());
    let first = coded.filter_map(|(place, _)| {
        let is_number = |row: &&SheetRow| {
            matches!(row.cells.get(usize::from(*place)), Some(CellValue::Number(_)))
        };
        let row = rows.iter().find(is_number)?.number;
        Some(RowProblem { row, column: Some(*place), problem: Problem::of(Code::ZerosGone) })
    });
    first.collect()
}
