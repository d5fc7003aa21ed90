//! Texts of heads, folded so that the ways of writing one are the same.

use crate::identity::{fold_letters, is_unseen};

/// A text of a head without blanks, line breaks, stars, quotes, colons, brackets and the number in
/// front, in ASCII and capitals where it has letters. What stands in the brackets stays.
///
/// ```
/// use office::import::heading::fold;
///
/// assert_eq!(fold("＊姓\u{3000}名\n（必填）"), "姓名必填");
/// ```
pub fn fold(text: &str) -> String {
    let kept = fold_letters(text);
    let kept = kept.chars().filter(|one| !is_spared(*one)).flat_map(char::to_uppercase);
    let kept: String = kept.collect();
    let counted = kept.trim_start_matches(|one: char| one.is_ascii_digit());
    let digits = kept.len().saturating_sub(counted.len());
    let bare = counted.trim_start_matches(['.', '、']);
    // 22 年级 and 1、姓名 are numbered; 2024年, 3月 and 1班 are not.
    let is_numbered = (1..=2).contains(&digits) && !bare.starts_with(['月', '日', '级', '班']);
    if is_numbered && !bare.is_empty() { bare.to_owned() } else { kept }
}

/// The same without what stands in brackets: a unit, or a word of help.
///
/// ```
/// use office::import::heading::fold_bare;
///
/// assert_eq!(fold_bare("实发金额（元／学期）"), "实发金额");
/// ```
pub fn fold_bare(text: &str) -> String {
    fold(&without_brackets(text))
}

/// A text without what stands in brackets.
pub fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let outside = |one: &char| match one {
        '(' | '（' | '[' | '【' | '［' | '〔' => {
            depth = depth.saturating_add(1);
            false
        }
        ')' | '）' | ']' | '】' | '］' | '〕' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    };
    text.chars().filter(outside).collect()
}

/// Whether a character of a head says nothing.
fn is_spared(one: char) -> bool {
    one.is_whitespace()
        || is_unseen(one)
        || matches!(
            one,
            '*' | '＊'
                | '★'
                | '※'
                | '●'
                | ':'
                | '：'
                | '"'
                | '\''
                | '“'
                | '”'
                | '‘'
                | '’'
                | '?'
                | '？'
                | '('
                | ')'
                | '（'
                | '）'
                | '['
                | ']'
                | '【'
                | '】'
                | '［'
                | '］'
                | '〔'
                | '〕'
                | '_'
                | '-'
        )
}
