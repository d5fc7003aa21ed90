//! The known word that somebody may have meant.

use strsim::osa_distance;

/// The known word next to the one that was given, if any is so near that it may have been meant: a
/// third of its letters may be wrong.
pub fn near<'k>(given: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let given = given.to_lowercase();
    let far = given.chars().count().div_ceil(3);
    let steps = known.map(|word| (osa_distance(&given, word), word));
    steps.filter(|(steps, _)| *steps <= far).min_by_key(|(steps, _)| *steps).map(|(_, word)| word)
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
}
