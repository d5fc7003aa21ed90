//! Each fault that `check` can find is provoked once, so that the check is known to be able to
//! fail. Here are those of the records beside the rules.

#[path = "faults/relations.rs"]
mod relations;
#[path = "faults/rules.rs"]
mod rules;
#[path = "faults/versions.rs"]
mod versions;

use aid::library::library;
use aid::policy::{Policy, Rule, check};
use aid::situation::Hardship;
use aid::vocabulary::{Set, Vocabulary};

use super::failures::each;
use super::{WAIVER, id, rule};

#[track_caller]
fn rule_mut<'p>(policy: &'p mut Policy, name: &str) -> &'p mut Rule {
    policy.rules.iter_mut().find(|rule| rule.id == id(name)).unwrap()
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
            &["national-prize-rules: two documents have this name"],
        ),
        (
            |policy| policy.documents[0].title = "《通知》".to_owned(),
            &["national-prize-rules: the title is written without 《》"],
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
