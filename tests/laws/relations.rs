//! Relations between benefits: what one rule says of another holds for every student.

use aid::date::Term;
use aid::library::library;
use aid::policy::{Kind, Rule};
use aid::situation::{LoanTaken, PrizeWon, Stage, Student};
use aid::vocabulary::Vocabulary;

use super::brute::{fits, in_force, of_stage};
use super::every_period;
use super::facts::{Fact, GRANTS, children, facts_of};

/// Every rule with each rule that it says pays no student beside it.
fn excluding() -> impl Iterator<Item = (&'static Rule, &'static Rule)> {
    library().rules.iter().flat_map(|rule| {
        let others = rule.excludes.iter().map(|relation| library().rule(&relation.rule).unwrap());
        others.map(move |other| (rule, other))
    })
}

/// What these two rules name of a child in a term. Where the school is tells no two rules of a pair
/// apart, and a grant none at all.
fn named(stage: Stage, rules: [&Rule; 2], term: Term) -> Vec<Fact> {
    let days = [term.first_day()];
    let of_each = rules.map(|rule| facts_of(library(), stage, rule.benefit, &days));
    let mut facts: Vec<Fact> = of_each.concat();
    facts.sort();
    facts.dedup();
    facts.retain(|fact| !matches!(fact, Fact::Region | Fact::Grant));
    facts
}

/// Whether nothing was won or borrowed yet: then both are open, and the student may try for either.
fn is_undecided(rules: [&Rule; 2], student: &Student) -> bool {
    let both = |kind| rules.iter().all(|rule| rule.kind == kind);
    both(Kind::Prize) && student.prize_won == Some(PrizeWon::None)
        || both(Kind::Loan) && student.loan_taken == Some(LoanTaken::None)
}

/// A fee that was not charged is not paid back, but a refund is of years, and some of them may have
/// been charged: that one is told and not reckoned.
fn is_of_some_years_only(rules: [&Rule; 2]) -> bool {
    rules.iter().any(|rule| rule.kind == Kind::Refund)
}

#[test]
fn no_student_gets_both_of_two_that_exclude_each_other() {
    let (mut pairs, mut children_seen) = (0, 0);
    for (rule, other) in excluding().filter(|(one, two)| !is_of_some_years_only([one, two])) {
        let both = [rule, other];
        for stage in Stage::ALL.iter().filter(|stage| both.iter().all(|one| is_of(one, **stage))) {
            for term in every_period().flat_map(|asked| asked.terms().collect::<Vec<_>>()) {
                let day = term.first_day();
                let says = both.map(|rule| in_force(rule, day));
                let [Some(one), Some(two)] = says else { continue };
                pairs += 1;
                for (household, student) in children(*stage, &named(*stage, both, term)) {
                    let pays = [one, two].map(|provision| {
                        fits(library(), &provision.when, day, &household, &student)
                    });
                    let told = format!("{} and {} {term}: {student:?}", rule.id, other.id);
                    assert!(pays != [true; 2] || is_undecided(both, &student), "{told}");
                    children_seen += 1;
                }
            }
        }
    }
    println!("{pairs} pairs in force together, {children_seen} children");
    assert!(pairs > 50 && children_seen > 1_000, "{pairs} {children_seen}");
}

fn is_of(rule: &Rule, stage: Stage) -> bool {
    of_stage(library(), stage).any(|one| one.id == rule.id)
}

#[test]
fn only_what_one_student_can_have_at_once_is_said_to_stand_together() {
    for rule in &library().rules {
        for relation in &rule.stands_with {
            let told = format!("{} and {}", rule.id, relation.rule);
            let other = library().rule(&relation.rule).unwrap();
            let excluded = [(rule, other), (other, rule)]
                .into_iter()
                .any(|(one, two)| one.excludes.iter().any(|relation| relation.rule == two.id));
            assert!(!excluded, "{told}: they both stand together and exclude each other");
            let together = Stage::ALL.iter().any(|stage| pay_together(rule, other, *stage));
            assert!(together, "{told}: no student ever gets both");
        }
    }
}

/// Whether some child of a stage gets both in some term.
fn pay_together(rule: &Rule, other: &Rule, stage: Stage) -> bool {
    if !is_of(rule, stage) || !is_of(other, stage) {
        return false;
    }
    every_period().flat_map(|asked| asked.terms().collect::<Vec<_>>()).any(|term| {
        let day = term.first_day();
        let [Some(one), Some(two)] = [rule, other].map(|rule| in_force(rule, day)) else {
            return false;
        };
        children(stage, &named(stage, [rule, other], term)).any(|(household, student)| {
            [one, two].iter().all(|says| fits(library(), &says.when, day, &household, &student))
        })
    })
}

#[test]
fn every_range_has_grants_below_it_at_its_ends_inside_and_above() {
    let mut ranges = 0;
    for version in library().rules.iter().flat_map(|rule| &rule.versions) {
        let Some(provision) = &version.says else { continue };
        provision.pays.visit(&mut |amount| {
            if let aid::policy::Amount::Between { least, most, .. } = amount {
                let (least, most) = (least.fen() / 100, most.fen() / 100);
                let grants = GRANTS.iter().map(|yuan| u64::from(*yuan));
                let count = |is: fn(u64, u64, u64) -> bool| {
                    grants.clone().filter(|yuan| is(*yuan, least, most)).count()
                };
                ranges += 1;
                assert!(count(|yuan, least, _| yuan < least) > 0, "{least} {most}");
                assert_eq!(count(|yuan, least, _| yuan == least), 1, "{least} {most}");
                assert!(count(|yuan, least, most| least < yuan && yuan < most) > 0, "{most}");
                assert_eq!(count(|yuan, _, most| yuan == most), 1, "{least} {most}");
                assert!(count(|yuan, _, most| most < yuan) > 0, "{least} {most}");
            }
        });
    }
    assert!(ranges >= 6, "{ranges}");
}
