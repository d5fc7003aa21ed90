//! Characters of coded fields: what a Chinese keyboard gives for a digit or a mark, and what
//! nobody can see.

/// The text with full-width digits, letters X and marks as ASCII: for coded fields such as
/// numbers, days and sums, never for names or addresses.
///
/// ```
/// use office::identity::fold_digits;
///
/// assert_eq!(fold_digits("（０３１７）６２２－Ｘ"), "(0317)622-X");
/// ```
pub fn fold_digits(text: &str) -> String {
    text.chars().map(narrow).collect()
}

/// The ASCII character that a full-width digit, X, mark or space stands for; any other as it is.
/// A full stop 。 stands for the point: a Chinese keyboard gives it for the same key.
pub(super) fn narrow(character: char) -> char {
    match character {
        '０'..='９' => {
            let digit = u32::from(character) - u32::from('０');
            char::from_digit(digit, 10).unwrap_or(character)
        }
        'Ｘ' => 'X',
        'ｘ' => 'x',
        '（' => '(',
        '）' => ')',
        '＋' => '+',
        '，' => ',',
        '．' | '。' => '.',
        '／' => '/',
        '－' | '—' | '–' | '‐' | '‑' | '−' => '-',
        '\u{3000}' | '\u{a0}' => ' ',
        _ => character,
    }
}

/// Whether a letter stands for the X at the end of a number: also the letters of other scripts that
/// look like it, and the Roman ten.
pub(super) const fn is_x(character: char) -> bool {
    matches!(character, 'X' | 'x' | 'Ⅹ' | 'ⅹ' | 'Х' | 'х' | 'Χ' | 'χ' | 'Ｘ' | 'ｘ')
}

/// The folded text with full-width letters as ASCII, too, and what looks like an X as one.
pub fn fold_letters(text: &str) -> String {
    let latin = |character: char| match character {
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
            let letter = u32::from(character) - u32::from('Ａ') + u32::from('A');
            char::from_u32(letter).unwrap_or(character)
        }
        'Ⅹ' | 'Х' | 'Χ' => 'X',
        'ⅹ' | 'х' | 'χ' => 'x',
        character => character,
    };
    text.chars().map(narrow).map(latin).collect()
}

/// The text with folded letters in capitals, without white space and hyphens: a number that has
/// letters.
pub(super) fn code(text: &str) -> String {
    let spared = |character: &char| character.is_whitespace() || *character == '-';
    fold_letters(text)
        .chars()
        .filter(|character| !spared(character))
        .flat_map(char::to_uppercase)
        .collect()
}

/// The folded text without any white space.
pub fn closed_up(text: &str) -> String {
    text.chars().map(narrow).filter(|character| !character.is_whitespace()).collect()
}

/// Whether a text is ASCII digits and nothing else, and not empty.
pub(super) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a character is invisible and changes how its neighbours are shown or compared: controls,
/// marks of writing direction, joiners and spaces without width, tags.
pub fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_digits_x_marks_and_spaces_are_folded() {
        let rows = [
            ("０１２３４５６７８９", "0123456789"),
            ("Ｘｘ", "Xx"),
            ("（）＋－，．／", "()+-,./"),
            ("2014。5", "2014.5"),
            ("—–‐‑−", "-----"),
            ("1\u{3000}2\u{a0}3", "1 2 3"),
            ("盐山县Ａ：㈠①", "盐山县Ａ：㈠①"),
            ("𠮷·", "𠮷·"),
            ("", ""),
        ];
        for (typed, folded) in rows {
            assert_eq!(fold_digits(typed), folded, "{typed}");
            assert_eq!(fold_digits(folded), folded, "{folded}");
        }
    }
}
