//! Faults of what rules say of each other.

use aid::policy::{Policy, Relation, Seen};

use super::{faulty, id, rule_mut};

const MEALS: &str = "national/nutrition";
const LOAN: &str = "national/origin-loan";

/// The first of what the origin loan says of other rules.
#[track_caller]
fn relation(policy: &mut Policy) -> &mut Relation {
    &mut rule_mut(policy, LOAN).excludes[0]
}

#[test]
fn a_fault_of_a_relation_is_told() {
    faulty(&[
        (
            |policy| relation(policy).rule = id("national/nothing"),
            &["national/origin-loan and national/nothing: there is no such rule"],
        ),
        (
            |policy| relation(policy).rule = id(LOAN),
            &["national/origin-loan and national/origin-loan: of one benefit a child gets one \
                 rule anyway"],
        ),
        (
            |policy| relation(policy).rule = id(MEALS),
            &["national/origin-loan and national/nutrition: no student is in a stage of both"],
        ),
        (
            |policy| {
                let same = relation(policy).clone();
                let rule = rule_mut(policy, LOAN);
                rule.stands_with.push(Relation { rule: id(MEALS), ..same });
            },
            &["national/origin-loan and national/nutrition: no student is in a stage of both"],
        ),
        (
            |policy| relation(policy).cites.truncate(0),
            &["national/origin-loan and national/campus-loan: it cites nothing, or our \
                 reading is missing"],
        ),
        (
            |policy| relation(policy).reading = " ".to_owned(),
            &["national/origin-loan and national/campus-loan: it cites nothing, or our \
                 reading is missing"],
        ),
        (
            |policy| {
                let mut unknown = relation(policy).cites[0].clone();
                unknown.document = id("nowhere");
                relation(policy).cites.push(unknown);
            },
            &["national/origin-loan and national/campus-loan: there is no document nowhere"],
        ),
        (
            |policy| {
                let cited = &mut relation(policy).cites[0];
                (cited.quote, cited.clause) = (None, None);
                cited.seen = Seen::Secondary;
            },
            &["national/origin-loan and national/campus-loan: national-2014-loan is cited \
                 without clause and without a sentence"],
        ),
    ]);
}
