//! A province's rows: one pupil a row, in tables that any engine has.
//!
//! ```text
//! facts      the table of facts: which column is which answer, and a row as a pupil
//!    └── answers    the table of answers: four columns a benefit, and the core's own for a pupil
//!          └── sql        the rules of a term as one SELECT from the one to the other, and as
//!                         decisions that need no engine
//! sample     made-up rows, to measure and to compare engines with
//! ```
//!
//! `student-aid check` answers the rows itself and `student-aid sql` writes a SELECT that does;
//! both take the columns, the codes and the powers of two from here, so that their answers can be
//! joined. A room of its own, and not a part of `command`: the tables are pure data about `aid`,
//! which the tests and the benchmarks need without a command line.
//!
//! It sees `aid` alone: no file, no clock, no engine.
//!
//! # What always holds
//!
//! 1. NULL is «not answered», in every column; it never becomes a no.
//! 2. An answer is the core's own for one term, never worked out a second time.
//! 3. The name of a column, a code and a power of two, once released, keep their meaning.

pub mod answers;
pub mod facts;
pub mod sample;
pub mod sql;
