//! The known word that somebody may have meant.

/// The known word next to the one that was given, if any is so near that it may have been meant: a
/// third of its letters may be wrong.
pub(super) fn near<'k>(given: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let given: Vec<char> = given.chars().flat_map(char::to_lowercase).collect();
    let far = given.len().div_ceil(3);
    let steps = known.map(|word| (steps(&given, &word.chars().collect::<Vec<_>>()), word));
    steps.filter(|(steps, _)| *steps <= far).min_by_key(|(steps, _)| *steps).map(|(_, word)| word)
}

/// How many letters must be changed, added, left out or swapped with the next one.
pub(super) fn steps(one: &[char], other: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    let mut previous = None;
    for (row, letter) in (1..).zip(one) {
        let mut next = vec![row];
        for (place, of_other) in other.iter().enumerate() {
            let of = |row: &[usize], place| row.get(place).copied().unwrap_or(usize::MAX / 2);
            let changed = of(&last, place) + usize::from(letter != of_other);
            let added = of(&next, place).min(of(&last, place + 1)) + 1;
            let swaps = place > 0
                && previous == Some(of_other)
                && other.get(place.wrapping_sub(1)) == Some(letter);
            let swapped =
                if swaps { of(&before_last, place.wrapping_sub(1)) + 1 } else { usize::MAX };
            next.push(changed.min(added).min(swapped));
        }
        before_last = std::mem::replace(&mut last, next);
        previous = Some(letter);
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_near_where_few_letters_are_wrong() {
        let known = ["primary", "junior-middle", "other"];
        for (given, expected) in [
            ("primery", Some("primary")),
            ("Primary", Some("primary")),
            ("priamry", Some("primary")),
            ("junior_middle", Some("junior-middle")),
            ("juniormiddle", Some("junior-middle")),
            ("orfan", None),
            ("university", None),
            ("小学", None),
            ("", None),
        ] {
            assert_eq!(near(given, known.into_iter()), expected, "{given}");
        }
    }

    #[test]
    fn steps_are_counted() {
        for (one, other, expected) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("139025", "130925", 1),
            ("139001", "130100", 3),
            ("abcd", "acbd", 1),
            ("kitten", "sitting", 3),
        ] {
            let letters = |text: &str| text.chars().collect::<Vec<_>>();
            assert_eq!(steps(&letters(one), &letters(other)), expected, "{one} {other}");
        }
    }
}
