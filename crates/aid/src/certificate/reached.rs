//! Which versions, and which rows of their tables, ever pay somebody.

use std::collections::BTreeSet;

use super::flaw::{Flaw, Flaws};
use super::walk::Case;
use crate::date::Date;
use crate::eligibility::{Eligibility, judge};
use crate::entitlement::Stated;
use crate::policy::{Amount, Policy, RuleId};

/// Each rule with the first day of a version, and each row of it, that paid somebody.
#[derive(Debug, Default)]
pub(super) struct Reached<'p>(BTreeSet<(&'p RuleId, Date, Option<usize>)>);

impl<'p> Reached<'p> {
    /// Notes who is paid.
    pub fn see(&mut self, case: &Case<'_, 'p>) {
        for (in_force, account) in case.met {
            if account.stated == Stated::Nothing {
                continue;
            }
            let place = (&in_force.rule.id, in_force.version.from);
            self.0.insert((place.0, place.1, None));
            if let Amount::First(rows) = &in_force.provision.pays {
                let fits = |when| judge(when, &case.now) == Eligibility::Met;
                let row = rows.iter().position(|row| fits(&row.when));
                self.0.insert((place.0, place.1, row));
            }
        }
    }

    /// Says what pays nobody.
    pub fn finish(&self, policy: &'p Policy, flaws: &mut Flaws<'p>) {
        for rule in &policy.rules {
            for version in &rule.versions {
                let Some(provision) = &version.says else { continue };
                let rows = match &provision.pays {
                    Amount::First(rows) => rows.len(),
                    _ => 0,
                };
                let pays = |row| self.0.contains(&(&rule.id, version.from, row));
                let places = if pays(None) { (0..rows).map(Some).collect() } else { vec![None] };
                for row in places.into_iter().filter(|row| !pays(*row)) {
                    let flaw = Flaw::Unreachable { rule, version, row };
                    flaws.add(flaw, || (None, None));
                }
            }
        }
    }
}
