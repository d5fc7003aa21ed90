//! An officer's work without a screen.
//!
//! ```text
//! identity    reads what an officer types into the official form
//! application an officer's record of one pupil in one school year, its steps and payments
//!   └── roster    the list of them: search, order, what is wrong first, sums; the index kept
//!                 beside the saved texts, by which thousands are listed before they are read
//! export      what an officer hands to others, as workbooks
//! import      the lists that people already have: what a file of tables says of whom
//! reconciliation
//!             registered lists against rolls, applications and payments: nobody is left out
//! layout_a4   the lines of a text in a box, the rows of a sheet
//! wording     zh-CN for everything above; reads all, is read by none of it
//! ```
//!
//! It uses the rules of [`aid`] and the labels of saved texts of [`records`]. It uses no browser,
//! clock, storage or randomness, and has nothing that a family's page needs.
//!
//! # What always holds
//!
//! 1. What happened stays in the trail; a step adds to it and nothing takes away.
//! 2. What was paid stands as it was paid, whatever is typed later.
//! 3. A doubt never stops a step; what stops one says what to do.

pub mod application;
pub mod export;
pub mod identity;
pub mod import;
pub mod layout_a4;
pub mod reconciliation;
pub mod roster;
pub mod wording;
