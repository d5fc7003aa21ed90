//! 是, √, 1: yes and no in the ways of people and programs.

use super::read::Read;
use super::word::{fold, meant, unknown};
use crate::import::cell::Said;

/// What yes and no are written as, folded.
const WORDS: &[(bool, &str)] = &[
    (true, "是 √ ✓ ✔ ☑ 对 有 Y YES T TRUE 1 V 是的 属于 具有 已 真"),
    (false, "否 × ✕ ✖ ✗ ✘ ╳ X 错 无 没有 没 N NO F FALSE 0 不是 非 不 未 假 不属于 否定"),
];

/// Reads yes or no. A stroke or a blank is neither.
pub fn read_truth(said: &Said<'_>) -> Read<bool> {
    match said {
        Said::Nothing => Read::NOTHING,
        Said::Truth(is_so) => Read::of(*is_so),
        Said::Text(_) | Said::Number(_) | Said::Day(_) => {
            let text = said.text();
            let read = meant(WORDS, &text).or_else(|| ticked(&fold(&text)));
            read.map_or_else(|| Read::refused(unknown(&text)), Read::of)
        }
    }
}

/// Reads yes or no, or the word itself for yes, and the word with 非 or 不 for no: 住校 under 是否住校,
/// 非建档立卡 under 是否建档立卡.
pub fn read_truth_or(said: &Said<'_>, is_word: impl Fn(&str) -> bool) -> Read<bool> {
    let read = read_truth(said);
    if read.problem.is_none() {
        return read;
    }
    let text = said.text();
    let denied = ["非", "不是", "不属于", "不", "未"]
        .iter()
        .find_map(|before| fold(&text).strip_prefix(before).map(str::to_owned));
    match denied {
        Some(word) if is_word(&word) => Read::of(false),
        _ if is_word(&text) => Read::of(true),
        _ => read,
    }
}

/// Which of two printed boxes has the tick: ☑是□否.
fn ticked(folded: &str) -> Option<bool> {
    let is_ticked = |word: &str| {
        ["☑", "√", "✓", "✔", "■", "☒"].iter().any(|mark| folded.contains(&format!("{mark}{word}")))
    };
    match (is_ticked("是"), is_ticked("否")) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        (true, true) | (false, false) => None,
    }
}
