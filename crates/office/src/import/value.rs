//! What the words, numbers and days of a column mean, in the ways in which people write them. What
//! is blank says nothing: never no, never nought.

mod amount;
mod benefit;
mod birth;
mod boarding;
mod category;
mod entry;
mod number;
mod paper;
mod period;
mod read;
mod sex;
mod stage;
mod status;
mod student_number;
mod truth;
mod word;

pub use amount::read_amount;
pub use benefit::read_benefit;
pub use birth::{Born, read_born, read_date};
pub use boarding::{read_boarding, read_is_boarder, read_is_day_pupil};
pub use category::{Categories, LISTED, hint_of_disability, read_categories};
pub use entry::grade_of_entry;
pub use number::{is_cut_column, read_id_number, read_long_number};
pub use paper::read_paper;
pub use period::read_period;
pub use read::Read;
pub use sex::read_sex;
pub use stage::read_stage;
pub use status::{Payout, RollStatus, read_payout, read_roll_status};
pub use student_number::{StudentNumber, read_student_number};
pub use truth::{read_truth, read_truth_or};
