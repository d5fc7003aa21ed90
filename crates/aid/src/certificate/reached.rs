//! Which versions, and which rows of their tables, ever pay somebody.

use std::collections::BTreeSet;

use super::flaw::{Flaw, Flaws};
use super::walk::Case;
use crate::entitlement::{RuleRow, Stated};
use crate::policy::Policy;

/// Each version, and each row of it, that paid somebody.
#[derive(Debug, Default)]
pub(super) struct Reached<'p>(BTreeSet<RuleRow<'p>>);

impl<'p> Reached<'p> {
    /// Notes who is paid.
    pub fn see(&mut self, case: &Case<'_, 'p>) {
        let paying = case.met.iter().filter(|(_, account)| account.stated != Stated::Nothing);
        for (in_force, _) in paying {
            self.0.insert(RuleRow::whole(in_force.rule, in_force.version));
            self.0.insert(RuleRow::of(in_force, &case.now));
        }
    }

    /// Says what pays nobody: a version, or rows of one that pays somebody.
    pub fn finish(&self, policy: &'p Policy, flaws: &mut Flaws<'p>) {
        for rule in &policy.rules {
            for version in rule.versions.iter().filter(|version| version.says.is_some()) {
                let whole = RuleRow::whole(rule, version);
                let all = RuleRow::all(rule, version);
                let looked_at: Vec<_> =
                    if self.0.contains(&whole) { all.collect() } else { vec![whole] };
                for row in looked_at.into_iter().filter(|row| !self.0.contains(row)) {
                    flaws.add(Flaw::Unreachable(row), || (None, None));
                }
            }
        }
    }
}
