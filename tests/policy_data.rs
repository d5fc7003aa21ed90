//! Every file of rules: well-formed, cited, layered, complete and free of conflicts.
//!
//! `policy_data/` has the tests, noun by noun.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

// What only the laws use of it.
#[allow(dead_code)]
#[path = "laws/brute.rs"]
mod brute;
#[path = "policy_data/coverage.rs"]
mod coverage;
#[allow(dead_code)]
#[path = "laws/facts.rs"]
mod facts;
#[path = "tables/failures.rs"]
mod failures;
#[path = "policy_data/faults.rs"]
mod faults;
#[path = "policy_data/files.rs"]
mod files;
#[path = "tidy/folder.rs"]
mod folder;
#[path = "policy_data/forms.rs"]
mod forms;
#[path = "tidy/punctuation.rs"]
mod punctuation;
#[path = "policy_data/relations.rs"]
mod relations;
#[path = "policy_data/rules.rs"]
mod rules;
#[path = "policy_data/vocabulary.rs"]
mod vocabulary;

use aid::library::library;
use aid::policy::{Policy, Relation, Rule, Version};
use serde::de::DeserializeOwned;

const WAIVER: &str = "national/fee-waiver";

/// Every version, with the name of its place.
fn versions() -> impl Iterator<Item = (String, &'static Rule, &'static Version)> {
    let rules = library().rules.iter();
    rules.flat_map(|rule| {
        rule.versions
            .iter()
            .map(move |version| (format!("{} from {}", rule.id, version.from), rule, version))
    })
}

/// What rules say of each other, with the names of both and the rule that says it.
fn relations() -> impl Iterator<Item = (String, &'static Rule, &'static Relation)> {
    library().rules.iter().flat_map(|rule| {
        let all = rule.excludes.iter().chain(&rule.stands_with);
        all.map(move |relation| (format!("{} and {}", rule.id, relation.rule), rule, relation))
    })
}

fn id<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_value(text.into()).unwrap()
}

#[track_caller]
fn rule<'p>(policy: &'p Policy, name: &str) -> &'p Rule {
    policy.rule(&id(name)).unwrap_or_else(|| panic!("there is no rule {name}"))
}
