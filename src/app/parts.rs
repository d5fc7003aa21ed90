//! Shared parts of the screens.

pub mod asked;
pub mod bar;
pub mod categories;
pub mod children;
pub mod choice;
pub mod explanation;
pub mod fold;
pub mod form_field;
pub mod icon;
pub mod layout;
pub mod live;
pub mod mark;
pub mod name_field;
pub mod notices;
pub mod owed;
pub mod period_field;
pub mod pick;
pub mod place_field;
pub mod question;
pub mod running;
pub mod secret_field;
pub mod slip;
