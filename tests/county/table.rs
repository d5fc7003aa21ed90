//! A table as plain data, as the writers get it: a text is a text, a number a number cell, "@1.10"
//! a number cell with just these digits, an object a day, an error or a formula.

use aid::situation::SchoolKind;
use office::import::kept::ListKind;
use serde::Serialize;
use serde_json::{Value, json};

/// One list of the county: a title over all columns, the heads, the people, and a foot.
#[derive(Clone, Serialize)]
pub struct Table {
    /// The name of the sheet.
    pub name: &'static str,
    pub kind: ListKind,
    /// The school that the list is of; empty where it is of several.
    pub school: &'static str,
    /// What kind of school that is; none where it is the desk's own, or of several.
    pub school_kind: Option<SchoolKind>,
    /// All rows, the title first.
    pub rows: Vec<Vec<Value>>,
    /// Merged cells: first and last row from 1, first and last column from 0.
    pub merged: Vec<(u32, u32, u16, u16)>,
    /// The rows that are hidden.
    pub hidden: Vec<u32>,
}

impl Table {
    /// A list without people.
    pub fn new(
        name: &'static str,
        kind: ListKind,
        (school, school_kind): (&'static str, Option<SchoolKind>),
        (title, heads): (&str, &[&str]),
    ) -> Self {
        let last = u16::try_from(heads.len()).unwrap() - 1;
        let rows = vec![vec![json!(title)], heads.iter().map(|head| json!(head)).collect()];
        Self {
            name,
            kind,
            school,
            school_kind,
            rows,
            merged: vec![(1, 1, 0, last)],
            hidden: Vec::new(),
        }
    }

    /// Adds a row; gives its number on the screen.
    pub fn push(&mut self, cells: Vec<Value>) -> u32 {
        self.rows.push(cells);
        u32::try_from(self.rows.len()).unwrap()
    }

    /// The place of a column, by its head.
    #[track_caller]
    pub fn column(&self, head: &str) -> usize {
        self.rows[1].iter().position(|of| of == head).unwrap_or_else(|| panic!("no {head}"))
    }

    /// Writes something else into a cell.
    #[track_caller]
    pub fn put(&mut self, row: u32, head: &str, cell: Value) {
        let column = self.column(head);
        self.rows[usize::try_from(row).unwrap() - 1][column] = cell;
    }
}
