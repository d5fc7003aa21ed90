//! What the records beside the rules must satisfy: documents, categories, working days, forms.

use super::{Faults, check_citation};
use crate::date::Date;
use crate::policy::{Form, HardshipRecord, Policy, Poorer, WorkingDays};
use crate::situation::Hardship;
use crate::vocabulary::{Set, Vocabulary};

/// Every document has a name of its own and is cited.
pub(super) fn documents(policy: &Policy, faults: &mut Faults) {
    let cites = policy.rules.iter().flat_map(|rule| &rule.versions).map(|version| &version.cites);
    let relations =
        policy.rules.iter().flat_map(|rule| rule.excludes.iter().chain(&rule.stands_with));
    let cites = cites.chain(policy.forms.iter().map(|form| &form.cites));
    let drops = policy.rules.iter().flat_map(|rule| &rule.drops).map(|drop| &drop.cites);
    let cites = cites.chain(policy.ranks.iter().map(|rank| &rank.cites)).chain(drops);
    let cites = cites.chain(relations.map(|relation| &relation.cites)).flatten();
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

/// Every category has one record, and its times fit together.
pub(super) fn hardships(policy: &Policy, faults: &mut Faults) {
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
            successor(policy, record, became, faults);
        }
    }
}

/// What ranks a child as poorer, and where a rule pays it less, is written somewhere.
pub(super) fn ranks(policy: &Policy, faults: &mut Faults) {
    let ranks = policy
        .ranks
        .iter()
        .map(|rank| ("ranks.json".to_owned(), rank.poorer, &rank.cites, &rank.reading));
    let drops = policy.rules.iter().flat_map(|rule| {
        rule.drops.iter().map(|drop| (rule.id.to_string(), drop.poorer, &drop.cites, &drop.reading))
    });
    for (place, poorer, cites, reading) in ranks.chain(drops) {
        if poorer == Poorer::Hardship(Set::EMPTY) {
            faults.add(&place, "a rank names no category");
        }
        if cites.is_empty() || reading.trim().is_empty() {
            faults.add(
                &place,
                "what ranks a child as poorer cites nothing, or our reading is missing",
            );
        }
        for citation in cites {
            check_citation(policy, &place, citation, faults);
        }
    }
}

/// A category is replaced by one that begins later and is asked about the same person or household.
fn successor(policy: &Policy, record: &HardshipRecord, became: Hardship, faults: &mut Faults) {
    let begins = policy.hardship(became).and_then(|next| next.from);
    if record.to.zip(begins).is_none_or(|(to, from)| from <= to) {
        let name = became.id();
        faults.add(record.id.id(), format_args!("it must end before {name} takes its place"));
    }
    if became.question() != record.id.question() {
        faults.add(record.id.id(), "one of the child cannot become one of the household, nor back");
    }
}

/// The years follow on each other, and each day listed is of the kind it is listed as.
pub(super) fn working_days(days: &WorkingDays, faults: &mut Faults) {
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

/// A form is cited and read, and each of its groups has a name and stands for something.
pub(super) fn form(policy: &Policy, form: &Form, faults: &mut Faults) {
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
