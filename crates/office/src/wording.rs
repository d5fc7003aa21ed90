//! zh-CN for an officer's work, with all that [`aid::wording`] says of the rules.
//!
//! Reads all of this crate and is read by none of it. What is wrong or doubtful in a typed text is
//! said where it is found: an error or a warning carries its own sentence, in its `Display`.

mod actions;
mod clash;
mod desk;
mod export;
mod form;
mod import;
mod ledger;
mod lists;
mod papers;
mod reconciliation;
mod renewal;
mod unasked;

pub use aid::wording::*;

pub use actions::{action, before, confirm, last_day_doubt, noted, refusal};
pub use clash::{clash_field, clash_value};
pub use desk::{
    beginning, difference, holidays_unknown, objection, order, school_changed, shared_card,
    stage_of_application, taken_over, tier, tier_given, trouble, unpaid, unproven,
};
pub use export::{
    PAYMENT_HEADS, call_list_book, column, county_book, found_book, national_book, notice_book,
    payments_book, results_book, rulings_book, statistics_book,
};
pub use form::{
    FORM_NOTES, FORM_TITLE, block, disagreeing, empty_choice, field, help, id_kind, named,
    number_on_screen, often, outstanding, remark, remark_of, to_check, to_put_right,
};
pub use import::{
    column_letters, heading, import_counts, list_column, problem_reason, row_problem, severity,
};
pub use ledger::{erasable, erased, granted, moved_since_paid, paid, paid_otherwise, paid_to};
pub use lists::{
    encoding, finding, finding_next, kept_list, list_kind, listed_order, never_paid, row_count,
    sheet,
};
pub use papers::{
    NAMESAKES, WHOSE_NUMBERS, burden, counted, day_of, disbursement_title, edition, figure, foot,
    institution, ledger, namesake, notice_lead, notice_note, notice_once, notice_over,
    notice_removal, notice_tier, numbered, payment_note, pupil_of, reasons, sources, sum_of, terms,
};
pub use reconciliation::{
    ALL_SCHOOLS, contradiction, counted_elsewhere, problem_detail, problem_next, problem_title,
    registered_sum, ruling, school_of, schools_against, whereabouts, whereabouts_next,
};
pub use renewal::{not_renewed, renewals, renewals_settled};
pub use unasked::{by_grade, by_school};
