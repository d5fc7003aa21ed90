//! What an officer types into the official form, read: numbers, names, days, grades, sums. A record
//! keeps each text as it was typed; these functions say what it means, or what to do about it.
//!
//! Knows nothing of aid. With an error a text cannot be read. With a warning it can: the officer
//! may be right. Sentences are in Chinese and never guess the right value.

mod characters;
mod compatibility;
mod contact;
mod days;
mod figures;
mod grade;
mod id_kind;
mod id_number;
mod names;
mod radicals;

pub use characters::{closed_up, fold_digits, fold_letters, is_unseen};
pub use contact::{
    CardWarning, Coded, PhoneWarning, PostcodeWarning, read_card, read_phone, read_postcode,
};
pub use days::{DayError, MonthError, read_day, read_month};
pub use figures::{AgeError, PeopleError, YuanError, read_age, read_people, read_yuan};
pub use grade::{Grade, is_past_school, later_grade, read_grade, year_of_stage};
pub use id_kind::{IdKind, Identity, NumberWarning, mask_number, read_number};
pub use id_number::{IdNumber, IdNumberError, Mismatch, Origin, Sex, cross_check};
pub use names::{Folded, NameError, NameWarning, doubt_name, fold_name, mask_name, name_key};
pub use radicals::ideograph_of;
