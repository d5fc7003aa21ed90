//! The vocabulary of rules: each word is used by some rule, and each answer decides something.

use std::collections::BTreeSet;

use aid::policy::{Amount, Benefit, Condition, Kind, Per};
use aid::situation::{
    Approval, Boarding, Circumstance, Decision, Entry, LoanTaken, Major, PrizeWon, Question,
    Residence, SchoolKind, SchoolPlace, Service, Stage, TeacherScheme, Year,
};
use aid::vocabulary::{Set, Vocabulary};

use super::versions;

/// Every condition of every version, its parts, and those of its tables.
fn every_condition(see: &mut dyn FnMut(&'static Condition)) {
    for (_, _, version) in versions() {
        let Some(provision) = &version.says else { continue };
        provision.when.visit(&mut |condition| see(condition));
        provision.pays.visit(&mut |amount| {
            if let Amount::First(rows) = amount {
                for row in rows {
                    row.when.visit(&mut |condition| see(condition));
                }
            }
        });
    }
}

/// A member of a vocabulary: the name of the list, and its own.
type Word = (&'static str, &'static str);

fn words<V: Vocabulary>(of: impl Iterator<Item = V>) -> Vec<Word> {
    of.map(|member| (V::WHAT, member.id())).collect()
}

/// The words that a condition itself names.
fn named(condition: &Condition) -> Vec<Word> {
    match condition {
        Condition::All(_) | Condition::Any(_) | Condition::Not(_) | Condition::Region(_) => {
            Vec::new()
        }
        Condition::Stage(of) => words(of.iter()),
        Condition::Entry(one) => words([*one].into_iter()),
        Condition::SchoolKind(of) => words(of.iter()),
        Condition::SchoolPlace(of) => words(of.iter()),
        Condition::Boarding(one) => words([*one].into_iter()),
        Condition::Year(of) => words(of.iter()),
        Condition::Approval(of) => words(of.iter()),
        Condition::Residence(of) => words(of.iter()),
        Condition::Major(of) => words(of.iter()),
        Condition::TeacherScheme(of) => words(of.iter()),
        Condition::Service(of) => words(of.iter()),
        Condition::PrizeWon(of) => words(of.iter()),
        Condition::LoanTaken(of) => words(of.iter()),
        Condition::Hardship(of) => words(of.iter()),
        Condition::Decision(one) => words([*one].into_iter()),
        Condition::Circumstance(one) => words([*one].into_iter()),
    }
}

fn every<V: Vocabulary>() -> Vec<Word> {
    words(V::ALL.iter().copied())
}

#[test]
fn every_answer_that_can_be_given_is_named_by_some_rule_or_known_to_decide_nothing() {
    let mut known = BTreeSet::new();
    every_condition(&mut |condition| known.extend(named(condition)));
    let all = [
        every::<Stage>(),
        every::<Entry>(),
        every::<SchoolKind>(),
        every::<SchoolPlace>(),
        every::<Boarding>(),
        every::<Year>(),
        every::<Approval>(),
        every::<Residence>(),
        every::<Major>(),
        every::<TeacherScheme>(),
        every::<Service>(),
        every::<PrizeWon>(),
        every::<LoanTaken>(),
        every::<Decision>(),
        every::<Circumstance>(),
    ];
    let rest: Vec<Word> = all.concat().into_iter().filter(|word| !known.contains(word)).collect();
    let expected = [
        // Of these a rule says only that it is for them, or that it is not.
        ("stage", "kindergarten"),
        ("stage", "other"),
        ("entry", "later-grade"),
        ("approval", "unapproved"),
        ("residence", "elsewhere-city"),
        ("major", "other"),
    ];
    assert_eq!(rest, expected);
}

#[test]
fn every_question_is_put_by_some_rule() {
    let mut put = Set::EMPTY;
    every_condition(&mut |condition| put = put.union(condition.questions()));
    let rest = Set::all().without(put).iter().map(Vocabulary::id).collect::<Vec<_>>();
    // The region is that of the rules, the grant is asked for by an amount.
    assert_eq!(rest, [Question::Grant.id()]);
}

#[test]
fn every_benefit_kind_and_time_is_that_of_some_rule() {
    let rules = || versions().map(|(_, rule, _)| rule);
    let benefits: BTreeSet<Benefit> = rules().map(|rule| rule.benefit).collect();
    assert_eq!(benefits, Benefit::ALL.iter().copied().collect());
    let kinds: BTreeSet<Kind> = rules().map(|rule| rule.kind).collect();
    assert_eq!(kinds, Kind::ALL.iter().copied().collect());
    let times: BTreeSet<Per> = rules().map(|rule| rule.per).collect();
    assert_eq!(times, Per::ALL.iter().copied().collect());
}

#[test]
fn every_form_of_an_amount_is_stated_by_some_rule() {
    let mut stated = BTreeSet::new();
    for (_, _, version) in versions() {
        let Some(provision) = &version.says else { continue };
        provision.pays.visit(&mut |amount| {
            stated.insert(match amount {
                Amount::Yuan(_) => "yuan",
                Amount::First(_) => "first",
                Amount::Share { .. } => "share",
                Amount::PerDay { days: None, .. } => "per-day",
                Amount::PerDay { days: Some(_), .. } => "per-day of so many days",
                Amount::Between { average: None, .. } => "between",
                Amount::Between { average: Some(_), .. } => "between with an average",
                Amount::Granted => "granted",
                Amount::UpTo(_) => "up-to",
                Amount::PerHour(_) => "per-hour",
                Amount::Loan(_) => "loan",
                Amount::LocalFee => "local-fee",
                Amount::Deferred => "deferred",
                Amount::InKind => "in-kind",
                Amount::NotStated => "not-stated",
            });
        });
    }
    assert_eq!(stated.len(), 15, "{stated:?}");
}

#[test]
fn only_the_nations_sums_that_a_province_raises_are_called_a_floor() {
    let floors: BTreeSet<String> = versions()
        .filter(|(_, rule, _)| rule.floor)
        .map(|(_, rule, _)| rule.id.to_string())
        .collect();
    let expected =
        ["boarder", "day", "special"].map(|one| format!("national/living-subsidy-{one}"));
    let expected = expected.into_iter().chain(["national/nutrition".to_owned()]);
    assert_eq!(floors, expected.collect());
}
