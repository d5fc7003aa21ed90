//! The certificate of every stage, with the rules once, four and sixteen times over; and how many
//! questions settle a child, asked while they matter and asked in fixed order.
//!
//! `cargo bench --bench certify`.

// Time is measured in fractions; no money is.
#![allow(clippy::float_arithmetic, clippy::cast_precision_loss)]

#[path = "certify/asking.rs"]
mod asking;

use std::hint::black_box;
use std::time::Instant;

use aid::certificate::{Certificate, certify};
use aid::library::library;
use aid::policy::{Policy, Rule, RuleId};
use aid::situation::Stage;
use aid::vocabulary::Vocabulary;

const ROUNDS: usize = 9;

fn main() {
    let mut once = 0.0;
    for copies in [1, 4, 16] {
        let policy = copied(copies);
        let certificate = certify(&policy);
        let milliseconds = median(|| drop(black_box(certify(black_box(&policy)))));
        if copies == 1 {
            once = milliseconds;
        }
        told(copies, &certificate, milliseconds, milliseconds / once);
    }
    println!();
    for stage in Stage::ALL {
        if let Some(asked) = asking::asked(*stage) {
            println!(
                "{:16} {:6} children  {:5.2} questions while they matter, {:5.2} in order, of {}",
                stage.id(),
                asked.children,
                asked.while_they_matter,
                asked.in_order,
                asked.questions
            );
        }
    }
}

fn told(copies: usize, certificate: &Certificate<'_>, milliseconds: f64, ratio: f64) {
    let Certificate { situations, judged, .. } = certificate;
    println!(
        "{copies:2} times the rules: {situations} situations, {judged} judged, \
         {milliseconds:.1} ms, {ratio:.1} times one"
    );
}

/// The rules with copies of each, in each place where the rule itself holds: a copy replaces
/// nothing and is a rule of its own.
fn copied(copies: usize) -> Policy {
    let mut policy = library().clone();
    let rules = policy.rules.clone();
    for copy in 1..copies {
        let renamed =
            |rule: &Rule| Rule { id: name(&format!("{}-{copy}", rule.id)), ..rule.clone() };
        policy.rules.extend(rules.iter().map(renamed));
    }
    policy
}

fn name(text: &str) -> RuleId {
    serde_json::from_value(text.into()).unwrap_or_else(|_| unreachable!("any text is a name"))
}

fn median(one: impl Fn()) -> f64 {
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            one();
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times.get(ROUNDS / 2).copied().unwrap_or_default()
}
