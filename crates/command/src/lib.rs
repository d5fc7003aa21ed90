//! The JSON door: a situation in, an assessment out, without a browser.
//!
//! ```text
//! door   questions in, answers out
//! proof  what is proved of the rules, and what a new notice changes
//! near   the known word that somebody may have meant
//! ```
//!
//! The library depends on [`aid`] alone and does no input or output: that, the rows of files and
//! the words of the command line are in `main.rs` and its modules. What always holds: an answer
//! that is left out is unknown, and a line that cannot be answered is refused with its place, or as
//! one of many gets its error in its place.

pub mod door;
pub mod near;
pub mod proof;
