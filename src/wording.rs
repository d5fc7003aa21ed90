//! zh-CN for everything the core says: the only place with sentences about rules.
//!
//! Reads all of the core and is read by none of it. Chinese text uses full-width punctuation and
//! a plain space between digits and Chinese.

mod actions;
mod asking;
mod clash;
mod county;
mod desk;
mod drafts;
mod form;
mod ledger;
mod papers;
mod reasons;
mod renewal;
mod results;
mod steps;
mod sums;
mod tables;
mod unasked;
mod words;

pub use actions::{action, before, confirm, noted, notice_days, refusal};
pub use asking::{Asking, Prompt, asking_about, of_the_past, prompt, renamed, renamed_answers};
pub use clash::{clash_field, clash_value, draft_field};
pub use county::{column, county_table};
pub use desk::{
    beginning, difference, holidays_unknown, objection, order, school_changed, shared_card,
    stage_of_application, taken_over, tier, tier_given, trouble, unpaid, unproven,
};
pub use drafts::draft_children;
pub use form::{
    FORM_NOTES, FORM_TITLE, block, disagreeing, empty_choice, field, help, id_kind, named,
    number_on_screen, often, outstanding, remark, remark_of, to_check, to_put_right,
};
pub use ledger::{erasable, erased, paid, paid_for_another, paid_otherwise, paid_to};
pub use papers::{
    NAMESAKES, RULES_UNTIL, WHOSE_NUMBERS, burden, counted, day_of, disbursement_title, edition,
    figure, foot, ledger, namesake, notice_lead, notice_once, notice_over, notice_removal,
    numbered, payment_note, pupil_of, reasons, sources, sum_of, terms,
};
pub use reasons::{BEFORE_ANSWERS, answer, condition, depends, equation, summary, why};
pub use renewal::{not_renewed, renewals, renewals_settled};
pub use results::{
    MAY_BE_HIGHER, NOTHING_FOUND, OTHER_STAGE, amount, amount_and_tags, basis, has_sum, how_sure,
    per_term, sheet_note, spread, sum_label, term_line, who, without_sum,
};
pub use steps::{PAPERS_NOTE, Paper, Step, papers, step, todo};
pub use sums::{
    Headline, certain, headline, money, not_in_sum, of_household, once, plain, possible, range,
    speaks_of, total,
};
pub use tables::{Table, TableRow, in_force_since, per, table};
pub use unasked::{by_grade, by_school};
pub use words::{
    after_the_rules, benefit, benefit_plain, boarding, boarding_of_year, clock_may_be_off, day,
    decision, document_name, document_origin, entry, how_paid, list, month, period, place_name,
    school_kind, school_place, seen, seen_note, stage, state, term, term_short, unseen_note,
    unseen_since, verdict, verdict_note,
};
