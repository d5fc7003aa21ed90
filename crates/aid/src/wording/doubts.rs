//! Sentences for answers that contradict each other.

use super::facts::stage;
use super::sums::money;
use crate::doubt::Doubt;

/// What is said beside a question whose answer is doubtful, and what to do.
pub fn doubt(doubt: Doubt) -> String {
    match doubt {
        Doubt::NoSuchYear(at) => {
            let count = at.years().len();
            format!("{}没有这个年级，一共 {count} 年。请核对年级和学段。", stage(at))
        }
        Doubt::PrizeInFirstYear => {
            "从二年级起才能评这种奖学金，和填的“一年级”对不上，请核对。".to_owned()
        }
        Doubt::GrantOutside(range) => format!(
            "规定在 {}–{} 之间，这个数不在里面，先不按它算。请再问一次学校：是一学年的，还是一学期的？",
            range.least,
            money(range.most)
        ),
    }
}
