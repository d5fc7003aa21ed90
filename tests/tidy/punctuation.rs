//! Chinese text uses full-width punctuation.

/// Where a half-width mark stands beside a Chinese character: the characters around it.
pub fn half_width(text: &str) -> Option<String> {
    let characters: Vec<char> = text.chars().collect();
    for (place, mark) in characters.iter().enumerate() {
        if !",;:?!()\"'".contains(*mark) {
            continue;
        }
        let around = place.saturating_sub(1)..(place + 2).min(characters.len());
        if characters[around.clone()].iter().any(|one| is_chinese(*one)) {
            return Some(characters[around].iter().collect());
        }
    }
    None
}

/// An ideograph, or a mark of Chinese text.
pub fn is_chinese(one: char) -> bool {
    matches!(one, '\u{4e00}'..='\u{9fff}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}')
}
