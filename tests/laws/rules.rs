//! Rules: what is owed rests on one that is in force, and none reaches beyond its region.

use aid::assessment::assess_student;
use aid::date::Term;
use aid::entitlement::Account;
use aid::library::library;
use aid::policy::Policy;
use aid::region::RegionCode;
use aid::rulebook::Rulebook;
use aid::situation::Student;

use super::every_period;
use super::situations::situations;

#[test]
fn every_entitled_amount_has_a_citation_in_force_on_its_date() {
    let mut amounts = 0;
    for asked in every_period() {
        let book = Rulebook::new(library(), asked);
        for (household, student) in situations(300) {
            amounts += assess_student(&book, &household, &student)
                .entitlements
                .iter()
                .flat_map(|line| line.accounts().map(|(term, account)| cited(term, account)))
                .count();
        }
    }
    assert!(amounts > 1000, "{amounts}");
}

#[track_caller]
fn cited(term: Term, account: &Account<'_>) {
    let base = account.share.map(|share| (share.rule, share.version));
    for (rule, version) in [(account.rule, account.version)].into_iter().chain(base) {
        let in_force = rule.in_force(term.first_day()).map(|(version, _)| version);
        assert_eq!(in_force, Some(version), "{} {term}", rule.id);
        assert!(!version.cites.is_empty(), "{} {term}", rule.id);
        for citation in &version.cites {
            assert!(library().document(&citation.document).is_some(), "{}", citation.document);
        }
    }
}

#[test]
fn a_school_outside_hebei_is_untouched_by_the_rules_of_hebei() {
    let national = Policy {
        rules: library()
            .rules
            .iter()
            .filter(|rule| rule.region == RegionCode::NATION)
            .cloned()
            .collect(),
        ..library().clone()
    };
    assert!(national.rules.len() < library().rules.len());
    for asked in every_period() {
        let books = [library(), &national].map(|policy| Rulebook::new(policy, asked));
        for (household, student) in situations(300) {
            let student = Student { region: Some(RegionCode::NATION), ..student };
            let [all, national] =
                books.each_ref().map(|book| assess_student(book, &household, &student));
            for line in &national.entitlements {
                let with = all.entitlements.iter().find(|with| with.benefit == line.benefit);
                assert_eq!(with, Some(line), "{asked}: {student:?}");
            }
        }
    }
}
