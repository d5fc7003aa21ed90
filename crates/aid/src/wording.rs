//! zh-CN for everything the rules and their judgement say: the only place with sentences about
//! rules. An error carries its own sentence, in its `Display`.
//!
//! Reads all of this crate and is read by none of it. Chinese text uses full-width punctuation and
//! a plain space between digits and Chinese.

mod asking;
mod reasons;
mod results;
mod steps;
mod sums;
mod tables;
mod words;

pub use asking::{Asking, Prompt, asking_about, of_the_past, prompt, renamed, renamed_answers};
pub use reasons::{BEFORE_ANSWERS, answer, condition, depends, equation, summary, why};
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
pub use words::{
    after_the_rules, benefit, benefit_plain, boarding, boarding_of_year, clock_may_be_off, day,
    decision, document_name, document_origin, entry, how_paid, list, month, month_of_rules, period,
    place_name, rules_until, school_kind, school_place, seen, seen_note, stage, state, term,
    term_short, unseen_note, unseen_since, verdict, verdict_note,
};
