//! Each fault that `check` can find is provoked once, so that the check is known to be able to
//! fail.

use aid::library::library;
use aid::money::Yuan;
use aid::policy::{Amount, Benefit, Condition, Policy, Rule, Seen, Version, check};
use aid::situation::Hardship;
use aid::vocabulary::{Set, Vocabulary};

use super::failures::each;
use super::{WAIVER, id, rule};

const BOARDER: &str = "national/living-subsidy-boarder";
const DAY: &str = "national/living-subsidy-day";
const LOCAL: &str = "hebei/living-subsidy-day";
const ENDED: &str = "hebei/cangzhou/living-subsidy-day";

#[track_caller]
fn rule_mut<'p>(policy: &'p mut Policy, name: &str) -> &'p mut Rule {
    policy.rules.iter_mut().find(|rule| rule.id == id(name)).unwrap()
}

#[track_caller]
fn amount<'p>(policy: &'p mut Policy, name: &str) -> &'p mut Amount {
    let version = rule_mut(policy, name).versions.last_mut().unwrap();
    &mut version.says.as_mut().unwrap().pays
}

fn last(policy: &mut Policy, spoil: fn(&mut Version)) {
    spoil(rule_mut(policy, WAIVER).versions.last_mut().unwrap());
}

/// What makes one thing wrong, and the faults that are found then.
type Row<'f> = (fn(&mut Policy), &'f [&'f str]);

/// The library with one thing made wrong has these faults and no other.
#[track_caller]
fn faulty(rows: &[Row<'_>]) {
    each(rows, |failures, (spoil, expected)| {
        let mut policy = library().clone();
        spoil(&mut policy);
        let faults: Vec<String> = check(&policy).iter().map(ToString::to_string).collect();
        failures.same(expected[0], faults, *expected);
    });
}

#[test]
fn a_fault_of_a_document_is_told() {
    faulty(&[
        (
            |policy| policy.documents.push(policy.documents[0].clone()),
            &["national-2005-rural-fees: two documents have this name"],
        ),
        (
            |policy| policy.documents[0].title = "《通知》".to_owned(),
            &["national-2005-rural-fees: the title is written without 《》"],
        ),
        (
            |policy| {
                let mut unused = policy.documents[0].clone();
                unused.id = id("nobody-cites-this");
                policy.documents.push(unused);
            },
            &["nobody-cites-this: nothing cites this document"],
        ),
    ]);
}

#[test]
fn a_fault_of_a_category_is_told() {
    faulty(&[
        (
            |policy| policy.hardships.retain(|record| record.id.id() != "general"),
            &["general: hardships.json has no record of this category"],
        ),
        (
            |policy| policy.hardships.push(policy.hardships[0].clone()),
            &["registered: hardships.json has several records of this category"],
        ),
        (
            |policy| policy.hardships[0].to = "2014-03-31".parse().ok(),
            &["registered: the category ends before it begins"],
        ),
        (
            |policy| policy.hardships[0].to = "2021-01-01".parse().ok(),
            &["registered: it must end before delisted takes its place"],
        ),
        (
            |policy| policy.hardships[0].became = Some(Hardship::Orphan),
            &[
                "registered: it must end before orphan takes its place",
                "registered: one of the child cannot become one of the household, nor back",
            ],
        ),
    ]);
}

#[test]
fn a_fault_of_a_form_is_told() {
    faulty(&[
        (
            |policy| policy.forms.push(policy.forms[1].clone()),
            &["system-14: two forms have this name", "system-14: two forms have this name"],
        ),
        (
            |policy| policy.forms[1].cites.clear(),
            &["national-aid-system: nothing cites this document", "system-14: it cites nothing"],
        ),
        (
            |policy| policy.forms[0].cites[0].document = id("nowhere"),
            &["form-2018: there is no document nowhere"],
        ),
        (|policy| policy.forms[0].reading = String::new(), &["form-2018: our reading is missing"]),
        (|policy| policy.forms[0].groups.clear(), &["form-2018: the form has no groups"]),
        (
            |policy| policy.forms[0].groups[1].label = "烈士子女".to_owned(),
            &["form-2018: two groups are called 烈士子女"],
        ),
        (
            |policy| policy.forms[0].groups[4].hardships = Set::EMPTY,
            &["form-2018: 烈士子女 stands for no category"],
        ),
    ]);
}

#[test]
fn a_fault_of_a_rules_history_is_told() {
    faulty(&[
        (
            |policy| policy.rules.push(rule(policy, WAIVER).clone()),
            &[
                "national/fee-waiver: two rules have this name",
                "national/fee-waiver: two rules have this name",
            ],
        ),
        (
            |policy| rule_mut(policy, WAIVER).versions[0].says = None,
            &["national/fee-waiver: the first version must say something"],
        ),
        (
            |policy| {
                let versions = &mut rule_mut(policy, WAIVER).versions;
                versions[1].from = versions[0].from;
            },
            &["national/fee-waiver: the version of 2016-03-01 is out of order"],
        ),
        (
            |policy| {
                let versions = &mut rule_mut(policy, ENDED).versions;
                let mut again = versions[1].clone();
                again.from = "2025-03-01".parse().unwrap();
                versions.push(again);
            },
            &["hebei/cangzhou/living-subsidy-day: it ends twice, the second time 2025-03-01"],
        ),
        (
            |policy| rule_mut(policy, WAIVER).versions[1].last_seen = None,
            &["national/fee-waiver: the open version says nothing about when it was last seen"],
        ),
        (
            |policy| policy.rules.retain(|rule| rule.benefit != Benefit::FeeWaiver),
            &[
                "national-2005-rural-fees: nothing cites this document",
                "fee-waiver: no rule gives this benefit",
            ],
        ),
    ]);
}

#[test]
fn a_fault_of_a_local_layer_is_told() {
    faulty(&[
        (
            |policy| rule_mut(policy, LOCAL).adds_to = Some(id(BOARDER)),
            &["hebei/living-subsidy-day: a rule either replaces another or adds to one"],
        ),
        (
            |policy| rule_mut(policy, LOCAL).replaces = Some(id("national/nothing")),
            &["hebei/living-subsidy-day: there is no rule national/nothing"],
        ),
        (
            |policy| rule_mut(policy, LOCAL).replaces = Some(id(ENDED)),
            &["hebei/living-subsidy-day: hebei/cangzhou/living-subsidy-day is not a rule of a \
                 wider region"],
        ),
        (
            |policy| rule_mut(policy, LOCAL).replaces = Some(id(WAIVER)),
            &["hebei/living-subsidy-day: national/fee-waiver gives another benefit"],
        ),
    ]);
}

#[test]
fn a_fault_of_a_versions_words_and_sources_is_told() {
    faulty(&[
        (
            |policy| last(policy, |version| version.cites.clear()),
            &["national/fee-waiver from 2017-03-01: it cites nothing"],
        ),
        (
            |policy| last(policy, |version| version.reading = " ".to_owned()),
            &["national/fee-waiver from 2017-03-01: our reading is missing"],
        ),
        (
            |policy| {
                last(policy, |version| {
                    let mut unknown = version.cites[0].clone();
                    unknown.document = id("nowhere");
                    version.cites.push(unknown);
                });
            },
            &["national/fee-waiver from 2017-03-01: there is no document nowhere"],
        ),
        (
            |policy| last(policy, |version| version.cites[0].quote = None),
            &["national/fee-waiver from 2017-03-01: national-2015-urban-rural is cited without \
                 clause and without a sentence"],
        ),
        (
            |policy| {
                last(policy, |version| version.cites[0].seen = Seen::Unseen);
                let name = id("national-2015-urban-rural");
                let document = policy.documents.iter_mut().find(|document| document.id == name);
                document.unwrap().address = Some("https://www.gov.cn/".to_owned());
            },
            &["national/fee-waiver from 2017-03-01: national-2015-urban-rural has an \
                 address but was not seen"],
        ),
        (
            |policy| {
                last(policy, |version| {
                    version.says.as_mut().unwrap().when = Condition::Stage(Set::EMPTY);
                });
            },
            &["national/fee-waiver from 2017-03-01: a condition lists nothing"],
        ),
    ]);
}

#[test]
fn a_fault_of_an_amount_is_told() {
    faulty(&[
        (
            |policy| {
                let version = rule_mut(policy, WAIVER).versions.last_mut().unwrap();
                version.cites.iter_mut().for_each(|citation| citation.seen = Seen::Unseen);
                version.says.as_mut().unwrap().pays = Amount::Yuan(Yuan::whole(1));
            },
            &["national/fee-waiver from 2017-03-01: an amount rests on sources of \
                 which none was seen"],
        ),
        (
            |policy| *amount(policy, WAIVER) = Amount::First(Vec::new()),
            &["national/fee-waiver from 2017-03-01: a table has no rows"],
        ),
        (
            |policy| *amount(policy, DAY) = Amount::Share { percent: 101, of: id(BOARDER) },
            &["national/living-subsidy-day from 2026-01-01: 101 per cent is not a share"],
        ),
        (
            |policy| *amount(policy, DAY) = Amount::Share { percent: 50, of: id("nothing") },
            &["national/living-subsidy-day from 2026-01-01: there is no rule nothing to \
                 take a share of"],
        ),
        (
            |policy| *amount(policy, DAY) = Amount::Share { percent: 50, of: id(ENDED) },
            &["national/living-subsidy-day from 2026-01-01: \
                 hebei/cangzhou/living-subsidy-day is not in force on 2026-01-01"],
        ),
        (
            |policy| *amount(policy, DAY) = Amount::Share { percent: 50, of: id(LOCAL) },
            &["national/living-subsidy-day from 2026-01-01: hebei/living-subsidy-day \
                 is itself a share"],
        ),
    ]);
}
