//! Every file of rules: well-formed, cited, layered, complete and free of conflicts.
//!
//! `policy_data/` has the tests, noun by noun.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "laws/brute.rs"]
mod brute;
#[path = "policy_data/coverage.rs"]
mod coverage;
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
#[path = "policy_data/rules.rs"]
mod rules;

use aid::library::library;
use aid::policy::{Policy, Rule, Version};
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

fn id<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_value(text.into()).unwrap()
}

#[track_caller]
fn rule<'p>(policy: &'p Policy, name: &str) -> &'p Rule {
    policy.rule(&id(name)).unwrap_or_else(|| panic!("there is no rule {name}"))
}
