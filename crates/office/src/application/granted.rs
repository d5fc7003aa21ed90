//! 档次金额: the yuan a school year that goes with the level, where the school sets them.

use super::Application;
use aid::policy::{Amount, Benefit};
use aid::rulebook::{Chapter, Rulebook, TermRules};

impl Application {
    /// The benefit whose yuan the school sets beside the level; none of a compulsory school.
    pub fn granted(&self, book: &Rulebook<'_>) -> Option<Benefit> {
        let chapters = book.chapters(self.pupil().stage?).iter();
        let mut granted = chapters.filter(|chapter| is_set_by_school(chapter));
        granted.next().map(|chapter| chapter.benefit)
    }
}

/// Whether the school sets what a benefit comes to, in one of the terms.
fn is_set_by_school(chapter: &Chapter<'_>) -> bool {
    let mut is_set = false;
    for in_force in chapter.terms.iter().flat_map(TermRules::rules) {
        in_force.provision.pays.visit(&mut |amount| {
            is_set |= matches!(amount, Amount::Between { .. } | Amount::Granted);
        });
    }
    is_set
}
