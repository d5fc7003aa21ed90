//! What the rules do not tell apart: places, and categories of hardship.

use super::{InForce, TermRules};
use crate::policy::Condition;
use crate::region::RegionCode;
use crate::situation::Hardship;
use crate::vocabulary::Set;

/// One place for each different answer that the rules can give about where a school is, and for
/// each place, by its number, which of them stands for it.
pub(super) fn groups_of_places<'t, 'p: 't>(
    terms: impl Iterator<Item = &'t TermRules<'p>>,
) -> (Vec<RegionCode>, Vec<Option<u8>>) {
    let rules: Vec<&InForce<'p>> = terms.flat_map(TermRules::rules).collect();
    let mut told_apart: Vec<(Vec<bool>, RegionCode)> = Vec::new();
    let mut groups = vec![None; RegionCode::PLACE_NUMBERS];
    for place in RegionCode::places() {
        let mut marks = Vec::new();
        for in_force in &rules {
            marks.push(in_force.rule.region.contains(place));
            in_force.visit(&mut |condition| {
                if let Condition::Region(regions) = condition {
                    marks.push(regions.iter().any(|region| region.contains(place)));
                }
            });
        }
        let known = told_apart.iter().position(|(known, _)| *known == marks);
        let group = u8::try_from(known.unwrap_or(told_apart.len())).ok();
        if let Some(of_place) = place.place_number().and_then(|number| groups.get_mut(number)) {
            *of_place = group;
        }
        if known.is_none() {
            told_apart.push((marks, place));
        }
    }
    (told_apart.into_iter().map(|(_, place)| place).collect(), groups)
}

/// Categories in groups: two are in one group if the same conditions name both, and the same
/// question asks for both.
pub(super) fn hardship_classes<'t, 'p: 't>(
    terms: impl Iterator<Item = &'t TermRules<'p>>,
) -> Vec<Set<Hardship>> {
    let mut classes = vec![Hardship::OF_STUDENT, Set::all().without(Hardship::OF_STUDENT)];
    let mut split = |by: Set<Hardship>| {
        let parts = classes.iter().flat_map(|class| [class.intersection(by), class.without(by)]);
        classes = parts.filter(|class| !class.is_empty()).collect();
    };
    let mut named = Set::EMPTY;
    for term in terms {
        split(term.in_use);
        for in_force in term.rules() {
            in_force.visit(&mut |condition| {
                if let Condition::Hardship(categories) = condition {
                    split(*categories);
                    named = named.union(*categories);
                }
            });
        }
    }
    classes.retain(|class| !class.intersection(named).is_empty());
    classes
}
