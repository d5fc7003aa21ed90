//! The JSON door: a situation in, an assessment out, for whoever has no browser.
//!
//! It knows [`aid`] alone. The library reads and prints nothing; `main.rs` does.

pub mod door;
