//! 导入名册: the lists that people already have, read.
//!
//! ```text
//! sheet   a file as it stands on the screen, before anything is understood
//! ```

pub mod sheet;
