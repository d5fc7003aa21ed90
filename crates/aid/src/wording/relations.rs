//! What can be had together and what cannot, in sentences with their sources.

use std::collections::BTreeSet;

use super::benefits::benefit;
use super::words::{document_name, list};
use crate::assessment::Entitlement;
use crate::policy::{Policy, Relation, Rule, RuleId};

/// What cannot be had beside a benefit in the same school year, and what can.
pub fn relations(policy: &Policy, entitlement: &Entitlement<'_>) -> Vec<String> {
    let rules: BTreeSet<&RuleId> =
        entitlement.accounts().map(|(_, account)| &account.rule.id).collect();
    let parts = [
        sentence(policy, &rules, "同一学年只能拿一种，不能再拿", |rule| {
            &rule.excludes
        }),
        sentence(policy, &rules, "可以同时拿", |rule| &rule.stands_with),
    ];
    parts.into_iter().flatten().collect()
}

/// One sentence about every relation of these rules, whichever side it is written on.
fn sentence(
    policy: &Policy,
    rules: &BTreeSet<&RuleId>,
    begin: &str,
    of: fn(&Rule) -> &[Relation],
) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    let mut sources: Vec<String> = Vec::new();
    for rule in &policy.rules {
        for relation in of(rule) {
            let other = if rules.contains(&rule.id) {
                policy.rule(&relation.rule)
            } else {
                rules.contains(&relation.rule).then_some(rule)
            };
            let Some(other) = other else { continue };
            add(&mut names, benefit(other.benefit).to_owned());
            let cited = relation.cites.iter().filter_map(|cite| policy.document(&cite.document));
            cited.for_each(|document| add(&mut sources, document_name(document)));
        }
    }
    let is_said = !names.is_empty();
    is_said.then(|| format!("{begin}{}。依据：{}。", list(&names), sources.join("；")))
}

fn add(to: &mut Vec<String>, text: String) {
    if !to.contains(&text) {
        to.push(text);
    }
}
