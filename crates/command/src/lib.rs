//! The JSON door: a situation in, an assessment out, without a browser.
//!
//! It depends on [`aid`] alone. Only `main.rs` does input and output. What always holds: an answer
//! that is left out is unknown, and a line that cannot be answered is refused with its place, or as
//! one of many gets its error in its place.

pub mod door;
pub mod near;
