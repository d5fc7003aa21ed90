//! 就读方式: whether a pupil boards.

use super::read::Read;
use super::truth::read_truth;
use super::word::{fold_bare, read};
use crate::import::cell::Said;
use crate::import::listed::is_listed;
use crate::import::problem::{Code, Problem};
use aid::situation::Boarding;

const WORDS: &[(Boarding, &str)] = &[
    (
        Boarding::Boarder,
        "住校 寄宿 住宿 寄宿生 住校生 住宿生 内宿 内宿生 校内住宿 在校住宿 学校住宿 住校寄宿 全寄宿 寄宿制 \
         住读 住读生",
    ),
    (
        Boarding::Day,
        "走读 走读生 通学 通学生 非寄宿 非寄宿生 不住校 不住宿 不寄宿 外宿 非住校 非住宿 跑校 跑校生 跑读",
    ),
];

/// Reads 就读方式. 借宿 is one of the words of the school roll, and no document says whether such a
/// pupil boards.
pub fn read_boarding(said: &Said<'_>) -> Read<Boarding> {
    if is_listed("借宿 借宿生 校外寄宿 其他 其它", &fold_bare(&said.text())) {
        return Read::refused(Problem::about(Code::Lodging, &said.text()));
    }
    read(WORDS, said)
}

/// Reads 是否寄宿.
pub fn read_is_boarder(said: &Said<'_>) -> Read<Boarding> {
    by_truth(said, Boarding::Boarder, Boarding::Day)
}

/// Reads 是否走读.
pub fn read_is_day_pupil(said: &Said<'_>) -> Read<Boarding> {
    by_truth(said, Boarding::Day, Boarding::Boarder)
}

/// A yes or no, or the word of 就读方式 all the same.
fn by_truth(said: &Said<'_>, yes: Boarding, no: Boarding) -> Read<Boarding> {
    let by_word = read_boarding(said);
    if by_word.value.is_some() || is_lodging(&by_word) {
        return by_word;
    }
    let Read { value, problem } = read_truth(said);
    Read { value: value.map(|is_so| if is_so { yes } else { no }), problem }
}

fn is_lodging(read: &Read<Boarding>) -> bool {
    read.problem.as_ref().is_some_and(|problem| problem.code == Code::Lodging)
}
