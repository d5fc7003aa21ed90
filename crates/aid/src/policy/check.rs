//! What every set of rules must satisfy before it may be used.

use std::fmt;

use super::{
    Amount, Benefit, Citation, Condition, Form, HardshipRecord, Policy, Rule, RuleId, Seen,
    Version, WorkingDays,
};
use crate::date::Date;
use crate::situation::Hardship;
use crate::vocabulary::Vocabulary;

/// One thing that is wrong, with the name of the place where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The rule, document or category.
    pub place: String,
    /// What is wrong, as a sentence.
    pub reason: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.reason)
    }
}

/// Everything that is wrong with a set of rules; nothing if it may be used.
pub fn check(policy: &Policy) -> Vec<Fault> {
    let mut faults = Faults(Vec::new());
    check_documents(policy, &mut faults);
    check_hardships(policy, &mut faults);
    check_working_days(&policy.working_days, &mut faults);
    for form in &policy.forms {
        check_form(policy, form, &mut faults);
    }
    for rule in &policy.rules {
        check_rule(policy, rule, &mut faults);
    }
    for benefit in Benefit::ALL {
        if !policy.rules.iter().any(|rule| rule.benefit == *benefit) {
            faults.add(benefit.id(), "no rule gives this benefit");
        }
    }
    faults.0
}

struct Faults(Vec<Fault>);

impl Faults {
    fn add(&mut self, place: impl fmt::Display, reason: impl fmt::Display) {
        self.0.push(Fault { place: place.to_string(), reason: reason.to_string() });
    }
}

fn check_documents(policy: &Policy, faults: &mut Faults) {
    let cites = policy.rules.iter().flat_map(|rule| &rule.versions).map(|version| &version.cites);
    let cites = cites.chain(policy.forms.iter().map(|form| &form.cites)).flatten();
    let used: Vec<_> = cites.map(|citation| &citation.document).collect();
    for (place, document) in policy.documents.iter().enumerate() {
        if policy.documents.iter().skip(place.saturating_add(1)).any(|next| next.id == document.id)
        {
            faults.add(&document.id, "two documents have this name");
        }
        if !used.contains(&&document.id) {
            faults.add(&document.id, "nothing cites this document");
        }
        if document.title.contains(['《', '》']) {
            faults.add(&document.id, "the title is written without 《》");
        }
    }
}

fn check_hardships(policy: &Policy, faults: &mut Faults) {
    for hardship in Hardship::ALL {
        match policy.hardships.iter().filter(|record| record.id == *hardship).count() {
            1 => {}
            0 => faults.add(hardship.id(), "hardships.json has no record of this category"),
            _ => faults.add(hardship.id(), "hardships.json has several records of this category"),
        }
    }
    for record in &policy.hardships {
        if record.from.zip(record.to).is_some_and(|(from, to)| to < from) {
            faults.add(record.id.id(), "the category ends before it begins");
        }
        if let Some(became) = record.became {
            check_successor(policy, record, became, faults);
        }
    }
}

/// A category is replaced by one that begins later and is asked about the same person or household.
fn check_successor(
    policy: &Policy,
    record: &HardshipRecord,
    became: Hardship,
    faults: &mut Faults,
) {
    let begins = policy.hardship(became).and_then(|next| next.from);
    if record.to.zip(begins).is_none_or(|(to, from)| from <= to) {
        let name = became.id();
        faults.add(record.id.id(), format_args!("it must end before {name} takes its place"));
    }
    if became.question() != record.id.question() {
        faults.add(record.id.id(), "one of the child cannot become one of the household, nor back");
    }
}

fn check_working_days(days: &WorkingDays, faults: &mut Faults) {
    let place = "working-days.json";
    if days.source.trim().is_empty() {
        faults.add(place, "it does not say where its days are from");
    }
    for (before, next) in days.years.iter().zip(days.years.iter().skip(1)) {
        if before.year.checked_add(1) != Some(next.year) {
            faults.add(place, format_args!("{} does not follow on {}", next.year, before.year));
        }
    }
    for year in &days.years {
        for (listed, is_weekday) in [(&year.off, true), (&year.work, false)] {
            let fits = |day: &&Date| day.year() == year.year && day.is_weekday() == is_weekday;
            for day in listed.iter().filter(|day| !fits(day)) {
                faults.add(place, format_args!("{day} is listed in the wrong place"));
            }
            if !listed.is_sorted_by(|day, next| day < next) {
                faults.add(place, format_args!("the days of {} are out of order", year.year));
            }
        }
    }
}

fn check_form(policy: &Policy, form: &Form, faults: &mut Faults) {
    let place = &form.id;
    if policy.forms.iter().filter(|candidate| candidate.id == form.id).count() > 1 {
        faults.add(place, "two forms have this name");
    }
    if form.cites.is_empty() {
        faults.add(place, "it cites nothing");
    }
    for citation in &form.cites {
        check_citation(policy, place, citation, faults);
    }
    if form.reading.trim().is_empty() {
        faults.add(place, "our reading is missing");
    }
    if form.groups.is_empty() {
        faults.add(place, "the form has no groups");
    }
    for (number, group) in form.groups.iter().enumerate() {
        let label = &group.label;
        if form.groups.iter().take(number).any(|earlier| earlier.label == *label) {
            faults.add(place, format_args!("two groups are called {label}"));
        }
        if group.hardships.is_empty() {
            faults.add(place, format_args!("{label} stands for no category"));
        }
    }
}

fn check_rule(policy: &Policy, rule: &Rule, faults: &mut Faults) {
    if policy.rules.iter().filter(|candidate| candidate.id == rule.id).count() > 1 {
        faults.add(&rule.id, "two rules have this name");
    }
    check_layer(policy, rule, faults);
    check_benefit(policy, rule, faults);
    if rule.versions.first().is_none_or(|first| first.says.is_none()) {
        faults.add(&rule.id, "the first version must say something");
    }
    for (earlier, later) in rule.versions.iter().zip(rule.versions.iter().skip(1)) {
        if later.from <= earlier.from {
            faults.add(&rule.id, format_args!("the version of {} is out of order", later.from));
        }
        if earlier.says.is_none() && later.says.is_none() {
            faults.add(&rule.id, format_args!("it ends twice, the second time {}", later.from));
        }
    }
    if rule.versions.last().is_some_and(|last| last.says.is_some() && last.last_seen.is_none()) {
        faults.add(&rule.id, "the open version says nothing about when it was last seen");
    }
    for version in &rule.versions {
        check_version(policy, rule, version, faults);
    }
}

/// A local rule says what it does to the rule above it.
fn check_layer(policy: &Policy, rule: &Rule, faults: &mut Faults) {
    if rule.replaces.is_some() && rule.adds_to.is_some() {
        faults.add(&rule.id, "a rule either replaces another or adds to one");
    }
    let Some(named) = rule.replaces.as_ref().or(rule.adds_to.as_ref()) else {
        return;
    };
    match policy.rule(named) {
        None => faults.add(&rule.id, format_args!("there is no rule {named}")),
        Some(above) if above.region == rule.region || !above.region.contains(rule.region) => {
            faults.add(&rule.id, format_args!("{named} is not a rule of a wider region"));
        }
        Some(above) if rule.replaces.is_some() && above.benefit != rule.benefit => {
            faults.add(&rule.id, format_args!("{named} gives another benefit"));
        }
        Some(_) => {}
    }
}

/// All rules of a benefit have the same kind and time unit: a child gets one sum.
fn check_benefit(policy: &Policy, rule: &Rule, faults: &mut Faults) {
    let of_benefit = policy.rules.iter().find(|first| first.benefit == rule.benefit);
    if of_benefit.is_some_and(|first| (first.kind, first.per) != (rule.kind, rule.per)) {
        faults
            .add(&rule.id, "its kind, or the time its amounts are for, is not that of its benefit");
    }
}

fn check_version(policy: &Policy, rule: &Rule, version: &Version, faults: &mut Faults) {
    let place = format!("{} from {}", rule.id, version.from);
    if version.cites.is_empty() {
        faults.add(&place, "it cites nothing");
    }
    if version.reading.trim().is_empty() {
        faults.add(&place, "our reading is missing");
    }
    for citation in &version.cites {
        check_citation(policy, &place, citation, faults);
    }
    let Some(provision) = &version.says else {
        return;
    };
    provision.when.visit(&mut |condition| {
        if let Some(reason) = empty_condition(condition) {
            faults.add(&place, reason);
        }
    });
    let sure = version.seen() < Seen::Unseen;
    provision.pays.visit(&mut |amount| match amount {
        Amount::Yuan(_) | Amount::PerDay { .. } if !sure => {
            faults.add(&place, "an amount rests on sources of which none was seen");
        }
        Amount::First(rows) if rows.is_empty() => faults.add(&place, "a table has no rows"),
        Amount::Share { percent, of } => {
            if !(1..=100).contains(percent) {
                faults.add(&place, format_args!("{percent} per cent is not a share"));
            }
            check_base(policy, &place, of, version, faults);
        }
        Amount::Yuan(_)
        | Amount::PerDay { .. }
        | Amount::First(_)
        | Amount::LocalFee
        | Amount::InKind
        | Amount::NotStated => {}
    });
}

fn check_citation(policy: &Policy, place: &str, citation: &Citation, faults: &mut Faults) {
    let id = &citation.document;
    match policy.document(id) {
        None => faults.add(place, format_args!("there is no document {id}")),
        Some(document) if document.address.is_some() && citation.seen == Seen::Unseen => {
            faults.add(place, format_args!("{id} has an address but was not seen"));
        }
        Some(_) => {}
    }
    let quoted = citation.quote.as_ref().is_some_and(|quote| !quote.trim().is_empty());
    if !quoted && citation.seen != Seen::Unseen && citation.clause.is_none() {
        faults.add(place, format_args!("{id} is cited without clause and without a sentence"));
    }
}

/// A share must be of a rule that states sums itself: without chains there are no cycles.
fn check_base(policy: &Policy, place: &str, of: &RuleId, version: &Version, faults: &mut Faults) {
    let Some(base) = policy.rule(of) else {
        faults.add(place, format_args!("there is no rule {of} to take a share of"));
        return;
    };
    let Some((_, provision)) = base.in_force(version.from) else {
        faults.add(place, format_args!("{of} is not in force on {}", version.from));
        return;
    };
    provision.pays.visit(&mut |amount| {
        if matches!(amount, Amount::Share { .. }) {
            faults.add(place, format_args!("{of} is itself a share"));
        }
    });
}

fn empty_condition(condition: &Condition) -> Option<&'static str> {
    let empty = match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.is_empty(),
        Condition::Stage(stages) => stages.is_empty(),
        Condition::Region(regions) => regions.is_empty(),
        Condition::SchoolKind(kinds) => kinds.is_empty(),
        Condition::SchoolPlace(places) => places.is_empty(),
        Condition::Hardship(categories) => categories.is_empty(),
        Condition::Not(_)
        | Condition::Entry(_)
        | Condition::Boarding(_)
        | Condition::Decision(_) => false,
    };
    empty.then_some("a condition lists nothing")
}
