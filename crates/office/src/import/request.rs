//! 问答: what a page asks of the worker that reads lists, and what that answers. The page holds what
//! was read as bytes and has none of what understands it. Both ways go as JSON texts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::kept::ListKind;
use super::mapping::Meanings;
use super::payment::Payment;
use super::sheet::Format;
use crate::application::{Application, School};
use crate::export::request::{Found, Heads, Wanted};
use aid::date::{Date, SchoolYear};
use aid::situation::SchoolKind;

/// What a page asks.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Request {
    /// What is understood of a file.
    Look(Look),
    /// The list that is kept of it, as it is saved.
    Keep {
        /// How it was looked at.
        look: Look,
        /// What it says of the people on it.
        kind: ListKind,
        /// The name of the file.
        named: String,
        /// The school that it is of.
        school: String,
        /// What kind of school that is, where somebody says so.
        school_kind: Option<SchoolKind>,
        /// Today.
        on: Date,
    },
    /// The people of a list that is kept, which goes in the place of the file: a line each.
    People {
        /// The school year that is asked about.
        year: SchoolYear,
        /// The school of rows that do not say theirs.
        school: Box<School>,
        /// The one row that is asked about; all of them where none is.
        row: Option<u32>,
    },
    /// Where every registered child is: [`Lists`] go in the place of the file.
    Reconcile {
        /// The school year that is asked about.
        year: SchoolYear,
        /// The school of rows that do not say theirs.
        school: Box<School>,
        /// Today.
        on: Date,
        /// What was said of two rows before, as it is kept.
        log: Value,
        /// What is said now: of which rows, and what.
        ruled: Vec<(Value, String)>,
    },
    /// A workbook of where every registered child is: [`Lists`] go in the place of the file.
    Found {
        /// The school year that is asked about.
        year: SchoolYear,
        /// The school of rows that do not say theirs.
        school: Box<School>,
        /// Today.
        on: Date,
        /// What was said of two rows, as it is kept.
        log: Value,
        /// Which workbook.
        what: Found,
    },
    /// A workbook of the people of a list, each beside the rules and the applications: [`Lists`] go
    /// in the place of the file, of which one is this.
    Results {
        /// The school year that is asked about.
        year: SchoolYear,
        /// The school of rows that do not say theirs.
        school: Box<School>,
        /// Today.
        on: Date,
    },
    /// What the heads of a sheet mean that is to be filled; no file is looked at.
    Heads {
        /// The row of heads, as somebody copied it out of the sheet.
        copied: String,
        /// The heads that were given last, with what somebody said of them.
        known: Option<Heads>,
    },
    /// A workbook of applications, which go in the place of the file, each with the name of its
    /// record.
    Export(Box<Wanted>),
}

/// How a file is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Look {
    /// The place of the sheet; the one that is proposed where none is said.
    pub sheet: Option<usize>,
    /// What its columns mean, by ids; what is proposed where nothing is said.
    pub meanings: Option<Meanings>,
    /// The layouts that somebody accepted before, as they are kept.
    pub layouts: Value,
}

/// What is understood of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Seen {
    /// How its bytes were read.
    pub format: Format,
    /// Its sheets, as they are called.
    pub sheets: Vec<String>,
    /// The place of the one that is looked at.
    pub sheet: usize,
    /// Its columns that have a head; none where no head was found.
    pub columns: Vec<SeenColumn>,
    /// What the columns mean.
    pub meanings: Meanings,
    /// What a column can mean: ids and words.
    pub choices: Vec<(String, String)>,
    /// Whether a head was found.
    pub has_head: bool,
    /// How many people were read, and what the other rows are.
    pub counts: String,
    /// How many problems there are, and the first of them in sentences.
    pub problems: (usize, Vec<String>),
    /// What the list says of the people on it, as its columns suggest.
    pub kind: ListKind,
}

/// What the heads of a sheet mean that is to be filled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SeenHeads {
    /// The heads, each with what is proposed.
    pub heads: Heads,
    /// What can be put under a head: ids and words.
    pub choices: Vec<(String, String)>,
}

/// A column that has a head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SeenColumn {
    /// Its place, from 0.
    pub place: u16,
    /// What stands over it.
    pub heading: String,
    /// What stands in its first rows.
    pub samples: Vec<String>,
}

/// A list that was accepted, and the layouts with its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Kept {
    /// The list, as it is saved.
    pub list: Value,
    /// The layouts, as they are kept.
    pub layouts: Value,
}

/// A person of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Listed {
    /// The row's number on the screen.
    pub row: u32,
    /// An application of the person, as far as the row says it.
    pub application: Application,
    /// What the row says of a payment.
    pub payment: Payment,
    /// What is wrong or doubtful in the row, in sentences.
    pub problems: Vec<String>,
    /// Whether two things that it says contradict each other.
    pub is_contradictory: bool,
    /// Whether a value of it was left out.
    pub has_left_out: bool,
}

/// What is held against each other.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Lists {
    /// The lists that are kept, by the names of their records.
    pub lists: BTreeMap<String, Value>,
    /// The applications of the desk, with the names of their records.
    pub applications: Vec<(String, Application)>,
}

/// Where every registered child is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Reconciled {
    /// What all registered children come to.
    pub whole: Summed,
    /// The same of each school, and of the children of none; they add up to the whole.
    pub schools: Vec<Summed>,
    /// The boxes, the empty ones too.
    pub boxes: Vec<Told>,
    /// The kinds of what is wrong, the gravest first; of each where it is.
    pub problems: Vec<Told>,
    /// Two rows that may be of one person.
    pub candidates: Vec<Pair>,
    /// How many rows are not compared: payments without a term or sum, or of what is no cash, and
    /// applications of which the list does not say what became.
    pub not_compared: usize,
    /// What was said of two rows, as it is kept.
    pub log: Value,
}

/// What registered children come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Summed {
    /// Whose they are: the school.
    pub name: String,
    /// The rows of the registered lists, those of them that name a child a second time, and who is
    /// in no box: nobody, or somebody was lost.
    pub sum: (usize, usize, usize),
    /// How many are in each box, in their order.
    pub boxes: Vec<usize>,
    /// The sum in a sentence.
    pub told: String,
    /// What else there is to say: the lists that it is of.
    pub notes: Vec<String>,
}

/// Something under its heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Told {
    /// The heading.
    pub title: String,
    /// What to do about it.
    pub next: String,
    /// Each of it.
    pub each: Vec<Case>,
}

/// One of what stands under a heading: a child, or a problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Case {
    /// The name of the person, where there is one.
    pub name: String,
    /// Where it stands, and what there is to say.
    pub lines: Vec<String>,
    /// The places of the schools that have to do with it.
    pub schools: Vec<usize>,
    /// Where one goes on.
    pub way: Option<Way>,
}

/// Where one goes on with a child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Way {
    /// To the application in this record.
    Application(String),
    /// To a row of the list in this record.
    Row(String, u32),
}

/// Two rows that may be of one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Pair {
    /// What a ruling names.
    pub ids: Value,
    /// The name of each, and where it stands.
    pub rows: [(String, String); 2],
}
