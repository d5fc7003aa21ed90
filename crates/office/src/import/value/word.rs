//! Words of a closed list, as people write them.

use super::read::Read;
use crate::identity::fold_letters;
use crate::import::cell::Said;
use crate::import::heading::without_brackets;
use crate::import::listed::member;
use crate::import::problem::{Code, Problem};

/// A word in ASCII and capitals where it has letters, without blanks.
pub(super) fn fold(text: &str) -> String {
    let kept = fold_letters(text);
    kept.chars().filter(|one| !one.is_whitespace()).flat_map(char::to_uppercase).collect()
}

/// The same without what stands in brackets behind it.
pub(super) fn fold_bare(text: &str) -> String {
    fold(&without_brackets(text))
}

/// The member of a table that a word means, as it stands or without its brackets.
pub(super) fn meant<T: Copy>(table: &[(T, &str)], text: &str) -> Option<T> {
    let folded = fold(text);
    let bare = || member(table, &fold_bare(text));
    member(table, &folded).or_else(|| if folded.contains(BRACKETS) { bare() } else { None })
}

/// Marks with which a text may have brackets.
const BRACKETS: [char; 8] = ['(', ')', '[', ']', '【', '】', '〔', '〕'];

/// The member of a table that a cell means.
pub(super) fn read<T: Copy>(table: &[(T, &str)], said: &Said<'_>) -> Read<T> {
    let text = said.text();
    if text.is_empty() {
        return Read::NOTHING;
    }
    meant(table, &text).map_or_else(|| Read::refused(unknown(&text)), Read::of)
}

/// A word that is not known.
pub(super) fn unknown(text: &str) -> Problem {
    Problem::about(Code::UnknownWord, text)
}
