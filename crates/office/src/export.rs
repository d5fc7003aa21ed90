//! 导出: what an officer hands to others, as workbooks.
//!
//! ```text
//! book        a workbook: its sheets, what stands in a box
//! county      the columns of the list for another office
//! statistics  payments counted by stage, boarding, category and benefit
//! found       children to be called back to school, and rows that somebody ruled on
//! national    the heads of the national system, and where each one's content comes from
//! request     which workbook is wanted of which applications
//! ```
//!
//! The words, and so the books themselves, are made by [`crate::wording`].

pub mod book;
pub mod county;
pub mod found;
pub mod national;
pub mod request;
pub mod statistics;
