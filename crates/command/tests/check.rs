//! Rows of files, through the real command: what is answered, what is found, every refusal.
//!
//! `check/` has the tests, `check/rosters.json` small lists with what comes of them.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

#[path = "check/answers.rs"]
mod answers;
#[path = "check/blocks.rs"]
mod blocks;
#[path = "check/county.rs"]
mod county;
#[path = "../../../tests/county/pupils.rs"]
mod county_pupils;
#[path = "check/facts.rs"]
mod facts;
#[path = "../../../tests/tables/failures.rs"]
mod failures;
#[path = "check/files.rs"]
mod files;
#[path = "check/parquet.rs"]
mod parquet_files;
#[path = "check/refusals.rs"]
mod refusals;
#[path = "check/rosters.rs"]
mod rosters;
#[path = "check/stopped.rs"]
mod stopped;
