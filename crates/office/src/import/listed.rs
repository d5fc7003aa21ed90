//! Lists of words with one space between them: as data, and quick to look through.

/// Whether a word is one of a list.
pub(super) fn is_listed(words: &str, word: &str) -> bool {
    !word.is_empty() && words.split(' ').any(|listed| listed == word)
}

/// The member of a table whose list has a word.
pub(super) fn member<T: Copy>(table: &[(T, &str)], word: &str) -> Option<T> {
    table.iter().find(|(_, words)| is_listed(words, word)).map(|(member, _)| *member)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_are_found() {
        let rows = [
            ("低保 低保边缘 特困", "低保", true),
            ("低保边缘 低保", "低保", true),
            ("城乡低保 低保边缘", "低保", false),
            ("低保", "低", false),
            ("低保", "", false),
            ("", "", false),
        ];
        for (words, word, expected) in rows {
            assert_eq!(is_listed(words, word), expected, "{words}: {word}");
        }
    }
}
