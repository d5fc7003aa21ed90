//! The rules of one benefit in one term, and where each holds.

use super::InForce;
use crate::date::Term;
use crate::policy::{Policy, Rule};
use crate::region::RegionCode;
use crate::situation::Hardship;
use crate::vocabulary::Set;

/// The rules of one benefit in one term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermRules<'p> {
    /// The term.
    pub term: Term,
    /// Categories of hardship in use on its first day.
    pub in_use: Set<Hardship>,
    /// The rules in force anywhere.
    rules: Vec<Placed<'p>>,
}

/// A rule in force, and the regions in which another takes its place.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Placed<'p> {
    in_force: InForce<'p>,
    replaced_in: Vec<RegionCode>,
}

impl<'p> TermRules<'p> {
    pub(super) fn new(policy: &'p Policy, rules: &[&'p Rule], term: Term) -> Self {
        let on = term.first_day();
        let rules = rules.iter().filter_map(|rule| InForce::new(policy, rule, on));
        let rules: Vec<InForce<'p>> = rules.collect();
        let replaced = |in_force: &InForce<'p>| {
            let others = rules.iter().map(|other| other.rule);
            let replacing = others.filter(|rule| rule.replaces.as_ref() == Some(&in_force.rule.id));
            replacing.map(|rule| rule.region).collect()
        };
        let placed = |in_force: &InForce<'p>| Placed {
            in_force: *in_force,
            replaced_in: replaced(in_force),
        };
        let rules = rules.iter().map(placed).collect();
        Self { term, in_use: policy.hardships_in_use(on), rules }
    }

    /// Whether the same rules are in force in the same versions, and the same of these categories
    /// in use.
    pub(super) fn says_as(&self, other: &Self, looked_at: Set<Hardship>) -> bool {
        let in_use = |rules: &Self| rules.in_use.intersection(looked_at);
        in_use(self) == in_use(other)
            && self.rules.len() == other.rules.len()
            && self.rules().zip(other.rules()).all(|(mine, theirs)| mine.is(theirs))
    }

    /// The rules in force anywhere.
    pub fn rules(&self) -> impl Iterator<Item = &InForce<'p>> {
        self.rules.iter().map(|placed| &placed.in_force)
    }

    /// The rules that hold at a place: those whose region contains it and that no other rule
    /// in force there replaces.
    pub fn at(&self, place: RegionCode) -> impl Iterator<Item = &InForce<'p>> {
        let holds = move |placed: &&Placed<'p>| {
            placed.in_force.rule.region.contains(place)
                && !placed.replaced_in.iter().any(|region| region.contains(place))
        };
        self.rules.iter().filter(holds).map(|placed| &placed.in_force)
    }

    /// Whether every place has the same rules.
    pub fn same_everywhere(&self) -> bool {
        self.rules().all(|in_force| in_force.rule.region == RegionCode::NATION)
    }
}
