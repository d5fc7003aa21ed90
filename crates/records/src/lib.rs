//! How anything is kept.
//!
//! ```text
//! json        the text and the value of what is saved
//! label       what every saved text begins with: what it is, in which shape
//! checksum    tells an accident from what was written
//! draft       the saved shapes of a family's answers, all versions
//! store       journal, snapshots, packs with the indexes of a page in them, merge and damage
//!             of what is kept, whatever keeps it;
//!             what a record and its copies in local storage come to
//! seal        what keeps an officer's records unreadable to others, and the ways to open them
//!    └── backup                        all of them in one file, wholly restored or not at all;
//!                                      what changed since the last one
//! ```
//!
//! It knows the answers of [`aid`] and nothing of applications, screens or browsers: where records
//! are kept and how they are sealed stands behind the traits `Store` and `Cipher`.
//!
//! # What always holds
//!
//! 1. A saved text that was written once is read for good; a newer one is told, never damaged.
//! 2. Bytes that cannot be read stay as they are.
//! 3. Nothing is written over unseen: a commit says what it expects to stand there.
//! 4. No clock and no randomness: both are asked of the caller.

pub mod backup;
mod checksum;
pub mod draft;
pub mod json;
pub mod label;
pub mod seal;
pub mod store;
