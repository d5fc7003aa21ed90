//! Rules that lead back to themselves.

use super::flaw::{Flaw, Flaws};
use crate::policy::{Amount, Policy, Rule, RuleId};

/// Finds every rule that names itself, over those that it is a share of, replaces or adds to.
pub(super) fn look<'p>(policy: &'p Policy, flaws: &mut Flaws<'p>) {
    let leads_back = |rule: &&Rule| {
        let mut led = named(rule);
        let mut next = 0;
        while let Some(id) = led.get(next).copied() {
            next += 1;
            let further = policy.rule(id).map(named).unwrap_or_default();
            led.extend(further.into_iter().filter(|id| !led.contains(id)).collect::<Vec<_>>());
        }
        led.contains(&&rule.id)
    };
    for rule in policy.rules.iter().filter(leads_back) {
        flaws.add(Flaw::Cycle { rule }, || (None, None));
    }
}

/// The rules that a rule needs in order to be read.
fn named(rule: &Rule) -> Vec<&RuleId> {
    let mut named: Vec<&RuleId> = rule.replaces.iter().chain(&rule.adds_to).collect();
    for provision in rule.versions.iter().filter_map(|version| version.says.as_ref()) {
        provision.pays.visit(&mut |amount| {
            if let Amount::Share { of, .. } = amount {
                named.push(of);
            }
        });
    }
    named
}
