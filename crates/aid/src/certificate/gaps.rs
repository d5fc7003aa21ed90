//! Benefits that have a rule, have none, and have one again.

use std::collections::BTreeMap;

use super::flaw::{Flaw, Flaws, Ground};
use crate::date::Term;
use crate::policy::{Benefit, Rule};
use crate::region::RegionCode;
use crate::rulebook::Chapter;
use crate::situation::Stage;

/// The last term in which a benefit had a rule at a place, and which.
#[derive(Debug, Default)]
pub(super) struct Ruled<'p> {
    last: BTreeMap<(Stage, Benefit, RegionCode), (Term, &'p Rule)>,
}

impl<'p> Ruled<'p> {
    /// Notes where a benefit has a rule in a term; the terms of a stage come in order.
    pub fn look(&mut self, stage: Stage, chapter: &Chapter<'p>, flaws: &mut Flaws<'p>) {
        for term in &chapter.terms {
            // Everywhere: which places are alike differs from term to term.
            for place in RegionCode::places() {
                let Some(in_force) = term.at(place).next() else { continue };
                let key = (stage, chapter.benefit, place);
                let before = self.last.insert(key, (term.term, in_force.rule));
                let Some((last, rule)) = before.filter(|(last, _)| last.next() < term.term) else {
                    continue;
                };
                let flaw = Flaw::Gap { benefit: chapter.benefit, stage, rule, until: term.term };
                let ended = rule.versions.iter().rev();
                let mut ended = ended.filter(|version| version.from <= last.next().first_day());
                // The rule that begins again after it had ended says so itself.
                let end = ended.next().filter(|end| end.says.is_none());
                let again = std::ptr::eq(rule, in_force.rule);
                let declared = end.filter(|_| again).map(Ground::End);
                flaws.add(flaw, || (None, declared));
            }
        }
    }
}
