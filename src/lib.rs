//! The core of 应助尽助: what aid each child is owed, to the yuan, with the law beside it.
//!
//! # The map
//!
//! ```text
//! vocabulary  money  date  region      know nothing of aid
//!    ├── identity                      reads what an officer types into the official form
//!    └── situation                     what a family answered; every answer optional
//!          └── policy (+ library)      rules as data: versions, conditions, amounts; forms
//!                └── rulebook          the rules in force in a period, looked up once
//!                      ├── eligibility   is a condition met? yes, no, not yet known; and why
//!                      ├── entitlement   the account of an amount; what is still possible
//!                      └── space         walks the answers still missing
//!                            └── assessment     every benefit for every child, with reasons
//!                                  ├── questionnaire  which questions still matter
//!                                  ├── checklist      what to do next, what to bring
//!                                  └── comparison     what differs between two assessments
//! json        the text and the value of what is saved
//! label       what every saved text begins with: what it is, in which shape
//! checksum    tells an accident from what was written
//! draft       the saved shapes of a family's answers, all versions
//! application an officer's record of one pupil in one school year, its steps and payments
//!   └── roster    the list of them: search, order, what is wrong first, sums; as a table
//! store       journal, snapshots, copies, merge and damage of what is kept, whatever keeps it;
//!             what a record and its copies in local storage come to
//! seal        what keeps an officer's records unreadable to others, and the ways to open them
//!    └── backup                        all of them in one file, wholly restored or not at all;
//!                                      what changed since the last one
//! paper       the lines of a text in a box, the rows of a sheet
//! wording     zh-CN for everything above; reads all, is read by none of it
//! door        the JSON door: a situation in, an assessment out
//! ───────────────────────────── lib │ bin ─────────────────────────────
//! app/{route, device, storage, database, keeper, vault, tabs, place, worker, focus}
//!                              ── app/{state, removed, keeping, desk}
//!                              ── app/parts ── app/pages ── dispatch
//! ```
//!
//! `build.rs` reads `policy/data` with these same types and stops the build with file, line and
//! reason when a rule file is malformed.
//!
//! # What always holds
//!
//! 1. No clock, no storage, no network, no randomness, no mutable global: the date is an argument.
//! 2. A family's answers cannot make it fail. `Result` stands only where text becomes a value,
//!    and where the caller's store may fail.
//! 3. No floating point.
//! 4. A figure comes with the version and the citation that gave it.
//! 5. A date with no version in force gives «no rule known», never the nearest one.
//! 6. One more answer settles what was open; it never turns a settled yes into no or back.
//! 7. At most one rule of a benefit pays a child.
//! 8. Nothing leaves the device.
//!
//! `tests/tidy.rs`, `tests/laws.rs` and `tests/policy_data.rs` hold these lines.

pub mod application;
pub mod assessment;
pub mod backup;
pub mod checklist;
mod checksum;
pub mod comparison;
pub mod date;
#[cfg(not(target_arch = "wasm32"))] // the page asks the core itself
pub mod door;
pub mod draft;
pub mod eligibility;
pub mod entitlement;
pub mod identity;
pub mod json;
mod label;
pub mod library;
pub mod money;
pub mod paper;
pub mod policy;
pub mod questionnaire;
pub mod region;
pub mod roster;
pub mod rulebook;
pub mod seal;
pub mod situation;
pub mod space;
pub mod store;
pub mod vocabulary;
pub mod wording;
