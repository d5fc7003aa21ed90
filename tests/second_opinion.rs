//! Aid before and after compulsory education computed again, from the policy sheets alone: plain
//! tables of (from, to, who, yuan), without the rule files. Both opinions must agree.
//!
//! `second_opinion/` has a table for each benefit, stage by stage; `space.rs` has the answers,
//! `compare.rs` both opinions side by side. Primary and junior middle school are not in it.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "second_opinion/benefits.rs"]
mod benefits;
#[path = "second_opinion/child.rs"]
mod child;
#[path = "second_opinion/college.rs"]
mod college;
#[path = "second_opinion/compare.rs"]
mod compare;
#[path = "second_opinion/graduated.rs"]
mod graduated;
#[path = "second_opinion/kindergarten.rs"]
mod kindergarten;
#[path = "second_opinion/opinion.rs"]
mod opinion;
#[path = "second_opinion/postgraduate.rs"]
mod postgraduate;
#[path = "second_opinion/senior_middle.rs"]
mod senior_middle;
#[path = "second_opinion/several.rs"]
mod several;
#[path = "second_opinion/space.rs"]
mod space;
#[path = "second_opinion/vocational.rs"]
mod vocational;

use aid::situation::Stage;

use compare::{both_agree, both_agree_on_complete_children};

/// The stages of which this is an opinion.
const STAGES: &[Stage] = &[
    Stage::Kindergarten,
    Stage::SeniorMiddle,
    Stage::Vocational,
    Stage::JuniorCollege,
    Stage::Undergraduate,
    Stage::Master,
    Stage::Doctor,
    Stage::Graduated,
];

#[test]
fn both_agree_on_kindergarten() {
    both_agree(Stage::Kindergarten);
}

#[test]
fn both_agree_on_senior_middle_school() {
    both_agree(Stage::SeniorMiddle);
}

#[test]
fn both_agree_on_vocational_school() {
    both_agree(Stage::Vocational);
}

#[test]
fn both_agree_on_junior_college() {
    both_agree(Stage::JuniorCollege);
}

#[test]
fn both_agree_on_undergraduates() {
    both_agree(Stage::Undergraduate);
}

#[test]
fn both_agree_on_postgraduates() {
    both_agree(Stage::Master);
    both_agree(Stage::Doctor);
}

#[test]
fn both_agree_on_graduates() {
    both_agree(Stage::Graduated);
}

#[test]
fn all_benefits_of_a_complete_child_agree_at_once() {
    for stage in STAGES {
        both_agree_on_complete_children(*stage);
    }
}
