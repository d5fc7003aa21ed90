//! 统计: the payments of a list, counted by stage, boarding, category and benefit. Each payment is
//! counted once, so that the groups add up to the list.

use std::collections::BTreeMap;

use crate::application::Application;
use crate::roster::{Disbursement, Entry, Payment};
use aid::money::Yuan;
use aid::policy::Benefit;
use aid::situation::{Boarding, Hardship, Stage};
use aid::vocabulary::Set;

/// What payments of one group have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Group {
    /// 学段.
    pub stage: Option<Stage>,
    /// 就读方式 in the term.
    pub boarding: Option<Boarding>,
    /// 补助项目.
    pub benefit: Benefit,
    /// The sum of each for the term.
    pub standard: Yuan,
    /// All the categories of the pupil: one who has two is of a group of its own.
    pub hardships: Set<Hardship>,
}

/// How many payments there are, and what they come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many: a pupil has one of each benefit.
    pub count: usize,
    /// What they come to.
    pub sum: Yuan,
}

impl Tally {
    fn and(self, sum: Yuan) -> Self {
        Self { count: self.count.saturating_add(1), sum: self.sum.plus(sum) }
    }
}

/// The payments of a list by their groups.
pub fn statistics(entries: &[&Entry], list: &Disbursement) -> BTreeMap<Group, Tally> {
    let mut groups: BTreeMap<Group, Tally> = BTreeMap::new();
    for (payment, entry, application) in paid(entries, list) {
        let Payment { boarding, benefit, sum, .. } = *payment;
        let stage = entry.stage;
        let hardships = application.hardships().yes();
        let group = Group { stage, boarding, benefit, standard: sum, hardships };
        let tally = groups.entry(group).or_default();
        *tally = tally.and(sum);
    }
    groups
}

/// The payments by category; those of a pupil of several stand under each of them, so that these do
/// not add up to the list.
pub fn by_category(entries: &[&Entry], list: &Disbursement) -> BTreeMap<Option<Hardship>, Tally> {
    let mut categories: BTreeMap<Option<Hardship>, Tally> = BTreeMap::new();
    for (payment, _, application) in paid(entries, list) {
        let affirmed = application.hardships().yes();
        let none = affirmed.is_empty().then_some(None);
        for category in affirmed.iter().map(Some).chain(none) {
            let tally = categories.entry(category).or_default();
            *tally = tally.and(payment.sum);
        }
    }
    categories
}

/// The payments, each with the entry and the application that it is of: of none that cannot be
/// read is there a payment.
fn paid<'l>(
    entries: &'l [&'l Entry],
    list: &'l Disbursement,
) -> impl Iterator<Item = (&'l Payment, &'l Entry, &'l Application)> {
    let by_id: BTreeMap<&str, &Entry> =
        entries.iter().map(|entry| (entry.id.as_str(), *entry)).collect();
    list.payments.iter().filter_map(move |payment| {
        let entry = *by_id.get(payment.id.as_str())?;
        Some((payment, entry, entry.application()?))
    })
}
