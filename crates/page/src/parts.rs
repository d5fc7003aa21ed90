//! What both pages draw.

pub mod assessed;
pub mod bar;
pub mod benefit_line;
pub mod categories;
pub mod choice;
pub mod clock;
pub mod fold;
pub mod icon;
pub mod layout;
pub mod live;
pub mod look;
pub mod mark;
pub mod notices;
pub mod pick;
pub mod place_field;
pub mod print_button;
pub mod question;
pub mod renamed;
pub mod screen;
pub mod slip;
