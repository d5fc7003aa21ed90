//! Files of tables: made, and read.
//!
//! ```text
//! workbook  a workbook of the core as a file
//! importing what a page asks: what a file is understood to say, and the people in it
//!   ├── reconciling  the lists held against each other, in sentences
//!   ├── exporting    the workbooks that an officer hands to others
//!   └── people       the people of a list
//! reading   bytes of .xlsx, .xls, .ods, .csv or tabbed text, as they stand on the screen
//! ```
//!
//! `bin/` has the doors of two workers: `reader` to `reading` alone, without the rules and words of
//! the office, `table` to `importing`. `scripts/build-table` builds and `worker.js` runs them. The
//! crate holds the form of files. It must not know the page or where anything is kept; what a sheet
//! means is told by `office`.
//!
//! # What always holds
//!
//! 1. Numbers of people are written as texts, and no cell as a formula.
//! 2. What is read is bounded before it is inflated or made dense; macros are never looked at.
//! 3. A file that cannot be read ends in a sentence that says what to do.

mod exporting;
pub mod importing;
mod people;
pub mod reading;
mod reconciling;
pub mod workbook;
