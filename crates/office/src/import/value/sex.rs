//! 性别.

use super::read::Read;
use super::word;
use crate::identity::Sex;
use crate::import::cell::Said;

/// 1 and 2 are the codes of GB/T 2261.1.
const WORDS: &[(Sex, &str)] =
    &[(Sex::Male, "男 男性 男生 男孩 M MALE 1"), (Sex::Female, "女 女性 女生 女孩 F FEMALE 2")];

/// Reads a sex.
pub fn read_sex(said: &Said<'_>) -> Read<Sex> {
    word::read(WORDS, said)
}
