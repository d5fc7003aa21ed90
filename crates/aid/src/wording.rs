//! zh-CN for everything the rules and their judgement say: the only place with sentences about
//! rules. An error carries its own sentence, in its `Display`.
//!
//! Reads all of this crate and is read by none of it. Chinese text uses full-width punctuation and
//! a plain space between digits and Chinese.

mod answered;
mod asking;
mod benefits;
mod certificate;
mod doubts;
mod effects;
mod facts;
mod ledger;
mod prompts;
mod reasons;
mod relations;
mod results;
mod steps;
mod sums;
mod tables;
mod words;

pub use answered::answered;
pub use asking::{Asking, asking_about, of_the_past, renamed, renamed_answers};
pub use benefits::{benefit, benefit_plain, how_paid};
pub use certificate::{certified, example, file, flaw, ground, grouped};
pub use doubts::doubt;
pub use effects::{NO_EFFECT, between, effect, effect_example, effect_of, seasons, touch, turn};
pub use facts::{
    approval, boarding, boarding_of_year, circumstance, decision, entry, loan_taken, major,
    prize_won, residence, school_kind, school_place, service, stage, teacher_scheme, year,
};
pub use ledger::{added_up, beside, cited, fen, line_sum, total_sum, waits_first, way, way_note};
pub use prompts::{Prompt, prompt};
pub use reasons::{BEFORE_ANSWERS, answer, condition, depends, equation, summary, why};
pub use relations::relations;
pub use results::{
    MAY_BE_HIGHER, NOTHING_FOUND, OTHER_STAGE, amount, amount_and_tags, basis, figure_label,
    has_sum, how_sure, per_term, refused, sheet_note, spread, sum_label, term_line, who,
    without_sum,
};
pub use steps::{PAPERS_NOTE, Paper, Step, papers, step, todo};
pub use sums::{
    Headline, certain, headline, money, not_in_sum, of_household, once, outcome, plain, possible,
    range, speaks_of, total,
};
pub use tables::{Table, TableRow, in_force_since, per, rule_row, table};
pub use words::{
    NOT_COVERED, after_the_rules, clock_may_be_off, coverage, day, document_name, document_origin,
    group, list, month, month_of_rules, period, place_name, rules_until, seen, seen_note, state,
    term, term_short, unseen_note, unseen_since, verdict, verdict_note, verdict_on,
};
