//! What a child is owed, to the yuan, with the law beside it.
//!
//! ```text
//! vocabulary  money  date  region      know nothing of aid
//!    └── situation                     what a family answered; every answer optional
//!          └── policy (+ library)      rules as data: versions, conditions, amounts; forms
//!                └── rulebook          the rules in force in a period, looked up once
//!                      ├── eligibility   is a condition met? yes, no, not yet known; and why
//!                      ├── entitlement   the account of an amount; what is still possible
//!                      └── space         walks the answers still missing
//!                            ├── table          the same, looked up, for many children
//!                            ├── certificate    every situation judged: what is wrong with rules
//!                            ├── effect         what a new notice changes, and for whom
//!                            └── assessment     every benefit for every child, with reasons
//!                                  ├── questionnaire  which questions still matter
//!                                  ├── checklist      what to do next, what to bring
//!                                  ├── doubt          answers that contradict each other
//!                                  ├── ledger         every sum line by line, to add up again
//!                                  └── comparison     what differs between two assessments
//! wording     zh-CN for everything above; reads all, is read by none of it
//! ```
//!
//! `src/build.rs` reads `data/` with these same types and stops the build with file, line and
//! reason when a rule file is malformed.
//!
//! It uses no browser, clock, storage, network, randomness or floating point, and depends on no
//! other crate of this workspace.
//!
//! # What always holds
//!
//! 1. The date is an argument; there is no mutable global.
//! 2. A family's answers cannot make it fail. Only functions that parse text return `Result`.
//! 3. A figure comes with the version and the citation that gave it.
//! 4. A date with no version in force gives «no rule known», never the nearest one.
//! 5. One more answer settles what was open; it never turns a settled yes into no or back.
//! 6. At most one rule of a benefit pays a child.

pub mod assessment;
pub mod certificate;
pub mod checklist;
pub mod comparison;
pub mod date;
pub mod doubt;
pub mod effect;
pub mod eligibility;
pub mod entitlement;
pub mod ledger;
pub mod library;
pub mod money;
pub mod policy;
pub mod questionnaire;
pub mod region;
pub mod rulebook;
pub mod situation;
pub mod space;
pub mod table;
pub mod vocabulary;
pub mod wording;
