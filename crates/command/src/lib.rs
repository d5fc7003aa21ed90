//! The JSON door: a situation in, an assessment out, without a browser.
//!
//! It depends on [`aid`] alone. Only `main.rs` does input and output.

pub mod door;
