//! zh-CN for everything the core says: the only place with sentences about rules.
//!
//! Reads all of the core and is read by none of it. Chinese text uses full-width punctuation and
//! a plain space between digits and Chinese.

mod asking;
mod reasons;
mod steps;
mod words;

pub use asking::{Asking, Prompt, asking, prompt};
pub use reasons::{answer, condition, equation, summary};
pub use steps::{PAPERS_NOTE, Paper, Step, papers, step};
pub use words::{
    benefit, benefit_plain, boarding, day, decision, entry, how_paid, kind, list, money, month,
    not_in_sum, period, place_name, range, school_kind, school_place, seen, seen_note, stage,
    state, term, term_short, unseen_note, unseen_since, verdict, verdict_note,
};
