//! A row of a rule: what a sum comes by.

use crate::date::Date;
use crate::eligibility::{Eligibility, Facts, judge};
use crate::policy::{Amount, Row, Rule, RuleId, Version};
use crate::rulebook::InForce;

/// A version of a rule, and the row of its table where it has one.
#[derive(Clone, Copy, Debug)]
pub struct RuleRow<'p> {
    /// The rule.
    pub rule: &'p Rule,
    /// Its version.
    pub version: &'p Version,
    /// The row, counted from nought; absent where the version has no table, or all of it is meant.
    pub row: Option<usize>,
}

impl<'p> RuleRow<'p> {
    /// All of a version.
    pub const fn whole(rule: &'p Rule, version: &'p Version) -> Self {
        Self { rule, version, row: None }
    }

    /// The row of a rule that fits a child in a term.
    pub fn of(in_force: &InForce<'p>, facts: &Facts) -> Self {
        let whole = Self::whole(in_force.rule, in_force.version);
        let fits = |row: &Row| judge(&row.when, facts) == Eligibility::Met;
        Self { row: whole.table().iter().position(fits), ..whole }
    }

    /// Every row of a version; the version itself where it has no table.
    pub fn all(rule: &'p Rule, version: &'p Version) -> impl Iterator<Item = Self> {
        let whole = Self::whole(rule, version);
        let rows = (0..whole.table().len()).map(move |row| Self { row: Some(row), ..whole });
        rows.chain(whole.table().is_empty().then_some(whole))
    }

    /// Whether it may be the row of a child of whom this is known.
    pub fn may_be_of(&self, facts: &Facts) -> bool {
        let whom = self.version.says.as_ref().map(|provision| &provision.when);
        let whens = whom.into_iter().chain(self.written().map(|row| &row.when));
        whens.map(|when| judge(when, facts)).all(|fits| fits != Eligibility::NotMet)
    }

    /// The row as it is written, where one is meant.
    pub fn written(&self) -> Option<&'p Row> {
        self.table().get(self.row?)
    }

    fn table(&self) -> &'p [Row] {
        match self.version.says.as_ref().map(|provision| &provision.pays) {
            Some(Amount::First(rows)) => rows,
            _ => &[],
        }
    }

    fn key(&self) -> (&'p RuleId, Date, Option<usize>) {
        (&self.rule.id, self.version.from, self.row)
    }
}

/// Two are one if they stand at one place of the rules.
impl PartialEq for RuleRow<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for RuleRow<'_> {}

impl PartialOrd for RuleRow<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for RuleRow<'_> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.key().cmp(&other.key())
    }
}
