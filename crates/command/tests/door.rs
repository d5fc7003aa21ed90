//! The JSON door, through the real command: what goes in, what comes out, and every refusal.
//!
//! `door/` has the tests. `door/*.in.json` are questions and `door/*.out.json` their answers,
//! `schema/*.json` the schemas of both; `UPDATE=1` rewrites answers and schemas.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

#[path = "door/answers.rs"]
mod answers;
#[path = "door/categories.rs"]
mod categories;
#[path = "../../../tests/tables/failures.rs"]
mod failures;
#[path = "door/lines.rs"]
mod lines;
#[path = "door/questions.rs"]
mod questions;
#[path = "door/refusals.rs"]
mod refusals;
#[path = "door/regions.rs"]
mod regions;
#[path = "door/runs.rs"]
mod runs;
#[path = "door/schemas.rs"]
mod schemas;
#[path = "door/usage.rs"]
mod usage;
