//! The workbooks that an officer hands to others, in words.

mod county;
mod found;
mod national;
mod notice;
mod payments;
mod results;
mod statistics;

pub use county::{column, county_book};
pub use found::{call_list_book, found_book, rulings_book};
pub use national::national_book;
pub use notice::notice_book;
pub use payments::{PAYMENT_HEADS, payments_book};
pub use results::results_book;
pub use statistics::statistics_book;

use crate::export::book::Content;

/// A row of texts.
fn texts<const N: usize>(texts: [&str; N]) -> Vec<Content> {
    texts.map(Content::text).to_vec()
}

/// What stands where an application cannot be read any more.
const UNREADABLE: &str = "读不出来";

/// Who signs a list.
const SIGNATURES: &str =
    "制表人：                审核人：                学校负责人（盖章）：                日期：";
