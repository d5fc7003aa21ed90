//! One rule with the version in force, and the base that its share is of.

use crate::date::Date;
use crate::policy::{Amount, Condition, Policy, Provision, Rule, Version};

/// One rule with the version in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InForce<'p> {
    /// The rule.
    pub rule: &'p Rule,
    /// Its version.
    pub version: &'p Version,
    /// What the version says.
    pub provision: &'p Provision,
    /// The rule that its share is a share of, if it pays one.
    pub base: Option<Base<'p>>,
}

/// The base of a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Base<'p> {
    /// The rule.
    pub rule: &'p Rule,
    /// Its version in force on the same day.
    pub version: &'p Version,
    /// What it states.
    pub pays: &'p Amount,
}

impl<'p> InForce<'p> {
    pub(super) fn new(policy: &'p Policy, rule: &'p Rule, on: Date) -> Option<Self> {
        let (version, provision) = rule.in_force(on)?;
        let mut base = None;
        provision.pays.visit(&mut |amount| {
            if let Amount::Share { of, .. } = amount {
                base = policy.rule(of).and_then(|rule| {
                    let (version, provision) = rule.in_force(on)?;
                    Some(Base { rule, version, pays: &provision.pays })
                });
            }
        });
        Some(Self { rule, version, provision, base })
    }

    /// Whether it is the same version, and its share of the same version.
    pub(super) fn is(&self, other: &Self) -> bool {
        let base = |in_force: &Self| in_force.base.map(|base| std::ptr::from_ref(base.version));
        std::ptr::eq(self.version, other.version) && base(self) == base(other)
    }

    /// Whether it pays a share of another rule.
    pub fn is_share(&self) -> bool {
        let mut is_share = false;
        self.provision.pays.visit(&mut |amount| {
            is_share |= matches!(amount, Amount::Share { .. });
        });
        is_share
    }

    /// Every condition that the judgement of this rule can look at.
    pub fn visit(&self, see: &mut impl FnMut(&'p Condition)) {
        self.provision.when.visit(see);
        visit_rows(&self.provision.pays, see);
        if let Some(base) = self.base {
            visit_rows(base.pays, see);
        }
    }
}

fn visit_rows<'p>(amount: &'p Amount, see: &mut impl FnMut(&'p Condition)) {
    if let Amount::First(rows) = amount {
        for row in rows {
            row.when.visit(see);
            visit_rows(&row.pays, see);
        }
    }
}
