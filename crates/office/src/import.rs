//! 导入名册: the lists that people already have, read.
//!
//! ```text
//! sheet    a file as it stands on the screen, before anything is understood
//! cell     what one cell says, and problem: why it says nothing that could be used
//! column   what a column can mean; heading and alias: how people write that
//! head     where the head of a list is and where its rows begin; layout: a mapping, remembered
//! value    what the words, numbers and days of a column mean
//! person   what one row says of a person; facts: the same for the rules, and as an application
//! rows     a whole list, row by row
//! proposal a file that is being brought in; list: what is kept of it once it is accepted
//! request  what a page asks of the worker that runs all of this; kept: a list as the page has it
//! ```

pub mod alias;
pub mod cell;
mod cells;
pub mod column;
mod facts;
mod foot;
pub mod group;
pub mod hardships;
pub mod head;
pub mod heading;
pub mod kept;
pub mod layout;
pub mod list;
mod listed;
pub mod mapping;
pub mod payment;
pub mod person;
pub mod problem;
pub mod proposal;
pub mod request;
pub mod rows;
pub mod sheet;
pub mod value;
