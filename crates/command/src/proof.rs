//! What is proved of the rules, and what a new notice changes, as plain text for people.

use std::fmt::Write;

use aid::certificate::{Certificate, Found, certify};
use aid::date::Term;
use aid::effect::{Effect, effects, leaving_the_dormitory};
use aid::policy::Policy;
use aid::wording;

/// The certificate of a policy, and whether it is clean.
pub fn certificate(policy: &Policy, edition: &str) -> (String, bool) {
    let certificate = certify(policy);
    let mut text = format!("规则证明\n规则版本 {edition}\n{}\n", wording::certified(&certificate));
    for found in &certificate.found {
        put_found(&mut text, policy, found);
    }
    put_counts(&mut text, &certificate);
    (wording::plain(&text), certificate.is_clean())
}

fn put_found(text: &mut String, policy: &Policy, found: &Found<'_>) {
    let head = if found.declared.is_some() { "例外" } else { "问题" };
    let flaw = wording::flaw(policy, &found.flaw);
    // Writing to a text cannot fail.
    let _ = writeln!(text, "\n{head}：{flaw}\n  {}", wording::file(found.flaw.rule()));
    if let Some(example) = &found.example {
        let _ = writeln!(text, "  {}", wording::example(policy, example));
    }
    if let Some(ground) = found.declared {
        let _ = writeln!(text, "  {}", wording::ground(policy, ground));
    }
}

fn put_counts(text: &mut String, certificate: &Certificate<'_>) {
    text.push_str("\n各学段、各项目判断过的情况\n");
    for ((stage, benefit), count) in &certificate.counts {
        let (stage, benefit) = (wording::stage(*stage), wording::benefit(*benefit));
        let _ = writeln!(text, "{stage}\t{benefit}\t{}", wording::grouped(*count));
    }
}

/// Who gains and who loses from one term to another.
pub fn difference(policy: &Policy, before: Term, after: Term) -> String {
    let head = wording::between(before, after);
    listed(policy, &head, &effects((policy, before), (policy, after)))
}

/// Who loses money by leaving the dormitory in a term, and who gains.
pub fn dormitory(policy: &Policy, term: Term) -> String {
    let head = format!("{}：住校的孩子改为不住校", wording::term(term));
    listed(policy, &head, &leaving_the_dormitory((policy, term)))
}

fn listed(policy: &Policy, head: &str, effects: &[Effect]) -> String {
    let mut text = format!("{head}\n");
    if effects.is_empty() {
        let _ = writeln!(text, "{}", wording::NO_EFFECT);
    }
    for effect in effects {
        let turn = wording::turn(effect.turn());
        let (whom, what) = (wording::effect_of(effect), wording::effect(effect));
        let example = wording::effect_example(policy, effect);
        let _ = writeln!(text, "\n{turn}：{whom}：{what}\n  {example}");
    }
    wording::plain(&text)
}
