//! What every set of rules must satisfy before it may be used.

mod records;

use std::fmt;

use super::{Amount, Benefit, Citation, Condition, Policy, Relation, Rule, RuleId, Seen, Version};
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
    records::documents(policy, &mut faults);
    records::hardships(policy, &mut faults);
    records::ranks(policy, &mut faults);
    records::working_days(&policy.working_days, &mut faults);
    for form in &policy.forms {
        records::form(policy, form, &mut faults);
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

fn check_rule(policy: &Policy, rule: &Rule, faults: &mut Faults) {
    if policy.rules.iter().filter(|candidate| candidate.id == rule.id).count() > 1 {
        faults.add(&rule.id, "two rules have this name");
    }
    if rule.stages.is_empty() {
        faults.add(&rule.id, "it is for no stage");
    }
    check_layer(policy, rule, faults);
    for relation in rule.excludes.iter().chain(&rule.stands_with) {
        check_relation(policy, rule, relation, faults);
    }
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

/// What is said of two rules is of two benefits that one student can have, and is written
/// somewhere.
fn check_relation(policy: &Policy, rule: &Rule, relation: &Relation, faults: &mut Faults) {
    let place = format!("{} and {}", rule.id, relation.rule);
    match policy.rule(&relation.rule) {
        None => faults.add(&place, "there is no such rule"),
        Some(other) if other.benefit == rule.benefit => {
            faults.add(&place, "of one benefit a child gets one rule anyway");
        }
        Some(other) if rule.stages.intersection(other.stages).is_empty() => {
            faults.add(&place, "no student is in a stage of both");
        }
        Some(_) => {}
    }
    if relation.cites.is_empty() || relation.reading.trim().is_empty() {
        faults.add(&place, "it cites nothing, or our reading is missing");
    }
    for citation in &relation.cites {
        check_citation(policy, &place, citation, faults);
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
    provision.pays.visit(&mut |amount| check_amount(policy, &place, amount, version, faults));
}

fn check_amount(
    policy: &Policy,
    place: &str,
    amount: &Amount,
    version: &Version,
    faults: &mut Faults,
) {
    match amount {
        Amount::Yuan(_)
        | Amount::PerDay { .. }
        | Amount::Between { .. }
        | Amount::UpTo(_)
        | Amount::PerHour(_)
        | Amount::Loan(_)
            if version.seen() == Seen::Unseen =>
        {
            faults.add(place, "an amount rests on sources of which none was seen");
        }
        Amount::Between { least, most, average } => {
            let inside = average.is_none_or(|average| least <= &average && average <= *most);
            if least >= most || !inside {
                faults.add(place, "a range begins below its end, and its average lies inside");
            }
        }
        Amount::First(rows) if rows.is_empty() => faults.add(place, "a table has no rows"),
        Amount::Share { percent, of } => {
            if !(1..=100).contains(percent) {
                faults.add(place, format_args!("{percent} per cent is not a share"));
            }
            check_base(policy, place, of, version, faults);
        }
        Amount::Yuan(_)
        | Amount::PerDay { .. }
        | Amount::Granted
        | Amount::UpTo(_)
        | Amount::PerHour(_)
        | Amount::Loan(_)
        | Amount::First(_)
        | Amount::LocalFee
        | Amount::Deferred
        | Amount::InKind
        | Amount::NotStated => {}
    }
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
        Condition::Year(years) => years.is_empty(),
        Condition::Approval(approvals) => approvals.is_empty(),
        Condition::Residence(residences) => residences.is_empty(),
        Condition::Major(majors) => majors.is_empty(),
        Condition::TeacherScheme(schemes) => schemes.is_empty(),
        Condition::Service(services) => services.is_empty(),
        Condition::PrizeWon(prizes) => prizes.is_empty(),
        Condition::LoanTaken(loans) => loans.is_empty(),
        Condition::Hardship(categories) => categories.is_empty(),
        Condition::Not(_)
        | Condition::Entry(_)
        | Condition::Boarding(_)
        | Condition::Decision(_)
        | Condition::Circumstance(_) => false,
    };
    empty.then_some("a condition lists nothing")
}
