//! A file of tables as it stands on the screen, before anything in it is understood. The worker of
//! the crate `sheets` makes it of the bytes.

use serde::{Deserialize, Serialize};

use aid::date::Date;
use aid::vocabulary::vocabulary;

/// What stands in one cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CellValue {
    /// Nothing.
    #[default]
    Empty,
    /// A text, with the blanks and marks that stand in it.
    Text(String),
    /// A number: the shortest decimal that means the stored number, never with an exponent. Whether
    /// it is a sum, a day or a damaged identity number is not known here.
    Number(String),
    /// A number or text that the file itself says is a day.
    Day(Date),
    /// A truth value.
    Truth(bool),
    /// An error of a formula, such as `#N/A`.
    Error(String),
    /// A formula whose result the file does not hold.
    NotCalculated,
    /// A picture that a cell holds.
    Picture,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct SheetRow {
    /// Its number on the screen, from 1; of a text file, the number of its first line.
    pub number: u32,
    /// Whether it is hidden, or filtered out.
    pub is_hidden: bool,
    /// What stands in it from column A on; what follows the last is empty.
    pub cells: Vec<CellValue>,
}

/// Cells that are one on the screen: rows by their numbers, columns from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Merged {
    /// The first and the last row.
    pub rows: (u32, u32),
    /// The first and the last column.
    pub columns: (u16, u16),
}

/// One table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Sheet {
    /// Its name; empty of a text file.
    pub name: String,
    /// Whether it is hidden.
    pub is_hidden: bool,
    /// The rows that have anything, in order.
    pub rows: Vec<SheetRow>,
    /// The merged cells.
    pub merged: Vec<Merged>,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workbook {
    /// How its bytes were read.
    pub format: Format,
    /// Whether its days are counted from 1904. A day is a day all the same, and a number that is
    /// formatted as a day is told as counted from 1900; another number that is meant as a day is
    /// counted from 1904.
    pub is_1904: bool,
    /// Its tables, in the file's order.
    pub sheets: Vec<Sheet>,
}

/// How the bytes of a file were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// Excel since 2007.
    Xlsx,
    /// Excel before 2007.
    Xls,
    /// The open format, .ods.
    Ods,
    /// A text with separators, in this encoding.
    Text(Encoding),
}

vocabulary! {
    /// The encoding of a text file.
    Encoding, "encoding" {
        /// UTF-8, with or without its mark.
        Utf8 = "utf-8",
        /// GB18030, and so GBK and GB2312.
        Gb18030 = "gb18030",
        /// UTF-16, with its mark.
        Utf16 = "utf-16",
    }
}

impl Workbook {
    /// As bytes, on the way from the worker to the page; none where memory does not suffice.
    pub fn packed(&self) -> Option<Vec<u8>> {
        postcard::to_allocvec(self).ok()
    }

    /// The file that [`Self::packed`] packed; none of other bytes.
    pub fn unpacked(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}
