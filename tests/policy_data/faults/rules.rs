//! Faults of rules: their history, their layer, their stages and their kind.

use aid::policy::{Benefit, Kind, Per};
use aid::vocabulary::Set;

use super::{WAIVER, faulty, id, rule, rule_mut};

const BOARDER: &str = "national/living-subsidy-boarder";
const DAY: &str = "national/living-subsidy-day";
const LOCAL: &str = "hebei/living-subsidy-day";
const ENDED: &str = "hebei/cangzhou/living-subsidy-day";
const MEALS: &str = "national/nutrition";

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
            |policy| policy.rules.retain(|rule| rule.benefit != Benefit::PrivateFeeCut),
            &[
                "hebei-two-waivers-rules: nothing cites this document",
                "hebei-fund-rules: nothing cites this document",
                "private-fee-cut: no rule gives this benefit",
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
fn a_fault_of_a_rules_stages_and_kind_is_told() {
    faulty(&[
        (
            |policy| rule_mut(policy, MEALS).stages = Set::EMPTY,
            &["national/nutrition: it is for no stage"],
        ),
        (
            |policy| rule_mut(policy, DAY).kind = Kind::Meals,
            &["national/living-subsidy-day: its kind, or the time its amounts are for, is \
                 not that of its benefit"],
        ),
        (
            |policy| rule_mut(policy, DAY).per = Per::Year,
            &["national/living-subsidy-day: its kind, or the time its amounts are for, is \
                 not that of its benefit"],
        ),
    ]);
}
