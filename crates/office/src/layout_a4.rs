//! 纸面: how many lines a text takes in a box, and which rows stand on which sheet. It depends
//! neither on what is printed nor on a printer.

use std::ops::Range;

/// The lines that a text takes in a box as wide as so many Chinese characters; at least one.
///
/// ```
/// use office::layout_a4::lines;
///
/// assert_eq!(lines("", 4), 1);
/// assert_eq!(lines("阿卜杜热合曼", 4), 2);
/// assert_eq!(lines("20260901", 4), 1);
/// ```
pub fn lines(text: &str, width: u32) -> u32 {
    let halves = text.chars().map(|character| if character.is_ascii() { 1_u32 } else { 2 });
    let halves = halves.fold(0, u32::saturating_add);
    halves.div_ceil(width.saturating_mul(2).max(1)).max(1)
}

/// Which rows stand on each sheet, when a sheet has room for so many lines: no row is split, and a
/// row that is longer than a sheet gets a sheet of its own.
pub fn sheets(rows: &[u32], room: u32) -> Vec<Range<usize>> {
    let (mut sheets, mut begin, mut taken) = (Vec::new(), 0, 0_u32);
    for (place, lines) in rows.iter().copied().enumerate() {
        if place > begin && taken.saturating_add(lines) > room {
            sheets.push(begin..place);
            (begin, taken) = (place, 0);
        }
        taken = taken.saturating_add(lines);
    }
    if begin < rows.len() {
        sheets.push(begin..rows.len());
    }
    sheets
}

/// The same rows on as few sheets, evenly filled: a last sheet with one name on it is easily lost.
pub fn even_sheets(rows: &[u32], room: u32) -> Vec<Range<usize>> {
    let fewest = sheets(rows, room);
    let even = (1..room).map(|less| sheets(rows, less)).find(|even| even.len() == fewest.len());
    even.unwrap_or(fewest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_stands_on_one_sheet_in_order() {
        assert_eq!(sheets(&[], 10), []);
        assert_eq!(sheets(&[2, 2, 2], 6).len(), 1);
        assert_eq!(sheets(&[2, 2, 2], 5), [0..2, 2..3]);
        assert_eq!(sheets(&[9, 2, 9, 1], 4), [0..1, 1..2, 2..3, 3..4]);
        for count in 0..50 {
            let rows: Vec<u32> = (0..count).map(|row| 1 + row * 7 % 5).collect();
            for sheets in [sheets(&rows, 12), even_sheets(&rows, 12)] {
                let printed: Vec<usize> = sheets.into_iter().flatten().collect();
                assert_eq!(printed, (0..rows.len()).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn even_sheets_are_as_few_and_none_is_nearly_empty() {
        assert_eq!(even_sheets(&[], 10), []);
        assert_eq!(even_sheets(&[1; 20], 20).len(), 1);
        assert_eq!(even_sheets(&[1; 21], 20), [0..11, 11..21]);
        assert_eq!(even_sheets(&[1; 41], 20), [0..14, 14..28, 28..41]);
        assert_eq!(even_sheets(&[9, 2, 9, 1], 4), [0..1, 1..2, 2..3, 3..4]);
    }
}
