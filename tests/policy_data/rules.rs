//! The rules as they stand: cited, in order, in layers, of one kind for each benefit.

use std::collections::BTreeSet;

use aid::library::library;
use aid::policy::{Amount, Benefit, Citation, Rule, Seen};
use aid::vocabulary::Vocabulary;

use super::{relations, versions};

/// The rule for graduates of the province's colleges: the nation's of the same name is for those of
/// its ministries, so neither takes the place of the other.
const BESIDE: &str = "hebei/grass-roots-refund";

#[test]
fn every_version_is_cited_and_every_document_is_used() {
    let mut used = BTreeSet::new();
    for (place, _, version) in versions() {
        assert!(!version.cites.is_empty(), "{place} cites nothing");
        for citation in &version.cites {
            assert!(library().document(&citation.document).is_some(), "{place}");
            is_told(&place, citation);
            used.insert(&citation.document);
        }
    }
    for (place, _, relation) in relations() {
        assert!(!relation.cites.is_empty(), "{place} cites nothing");
        relation.cites.iter().for_each(|citation| is_told(&place, citation));
        used.extend(relation.cites.iter().map(|citation| &citation.document));
    }
    for form in &library().forms {
        used.extend(form.cites.iter().map(|citation| &citation.document));
    }
    let documents: BTreeSet<_> = library().documents.iter().map(|document| &document.id).collect();
    assert_eq!(used, documents);
    assert_eq!(documents.len(), library().documents.len(), "two documents have one name");
}

/// What was seen is told with its sentence, or with the clause that says it.
#[track_caller]
fn is_told(place: &str, citation: &Citation) {
    let is_told = citation.quote.is_some() || citation.clause.is_some();
    assert!(is_told || citation.seen == Seen::Unseen, "{place}: {}", citation.document);
    let has_address = library().document(&citation.document).unwrap().address.is_some();
    assert!(!has_address || citation.seen != Seen::Unseen, "{place}: {}", citation.document);
}

#[test]
fn no_amount_rests_on_sources_that_were_not_seen() {
    for (place, _, version) in versions() {
        let seen = version.cites.iter().any(|citation| citation.seen != Seen::Unseen);
        let mut states_a_sum = false;
        if let Some(provision) = &version.says {
            provision.pays.visit(&mut |amount| {
                states_a_sum |= match amount {
                    Amount::Yuan(_)
                    | Amount::PerDay { .. }
                    | Amount::Between { .. }
                    | Amount::UpTo(_)
                    | Amount::PerHour(_)
                    | Amount::Loan(_) => true,
                    Amount::First(_)
                    | Amount::Share { .. }
                    | Amount::Granted
                    | Amount::LocalFee
                    | Amount::Deferred
                    | Amount::InKind
                    | Amount::NotStated => false,
                };
            });
        }
        assert!(seen || !states_a_sum, "{place}");
    }
}

#[test]
fn versions_ascend_and_the_open_one_says_when_it_was_last_seen() {
    for rule in &library().rules {
        assert!(
            rule.versions.is_sorted_by(|version, next| version.from < next.from),
            "{}",
            rule.id
        );
        assert!(rule.versions[0].says.is_some(), "{} begins with its end", rule.id);
        for (number, version) in (1..).zip(&rule.versions) {
            let open = number == rule.versions.len() && version.says.is_some();
            let told = format!("{} from {}", rule.id, version.from);
            assert!(version.last_seen.is_some() || !open, "{told} does not say it");
            assert!(version.says.is_some() || version.last_seen.is_none(), "{told} is an end");
        }
    }
}

#[test]
fn a_local_rule_says_what_it_does_to_a_rule_of_a_wider_region() {
    for rule in &library().rules {
        let other = rule.replaces.as_ref().or(rule.adds_to.as_ref());
        let wider = library().rules.iter().filter(|wide| {
            wide.region != rule.region
                && wide.region.contains(rule.region)
                && wide.benefit == rule.benefit
        });
        let of_same_name = |wide: &&Rule| {
            let last = |rule: &Rule| rule.id.to_string().rsplit('/').next().map(str::to_owned);
            last(wide) == last(rule)
        };
        // The nearest rule of the same name above is the one replaced.
        let expected = wider.filter(of_same_name).max_by_key(|wide| wide.region);
        let expected = expected.filter(|_| rule.id.to_string() != BESIDE);
        assert_eq!(other, expected.map(|wide| &wide.id), "{}", rule.id);
    }
}

#[test]
fn the_rules_of_a_benefit_are_of_one_kind_and_paid_for_the_same_time() {
    for benefit in Benefit::ALL {
        let rules: Vec<&Rule> =
            library().rules.iter().filter(|rule| rule.benefit == *benefit).collect();
        for rule in &rules {
            assert_eq!((rule.kind, rule.per), (rules[0].kind, rules[0].per), "{}", rule.id);
        }
    }
}
