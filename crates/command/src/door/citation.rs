//! What an answer rests on.

use schemars::JsonSchema;
use serde::Serialize;

use super::stand_in::Of;
use aid::date::Date;
use aid::policy::{Citation, DocumentId, Policy, RuleId, Seen, Version};

/// A sentence of a document, and the version of a rule that rests on it.
#[derive(PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "citation")]
pub(super) struct CitationAnswer<'a> {
    #[schemars(with = "Of<RuleId>")]
    rule: &'a RuleId,
    #[schemars(with = "Of<Date>")]
    from: Date,
    #[schemars(with = "Of<DocumentId>")]
    document: &'a DocumentId,
    title: Option<&'a str>,
    number: Option<&'a str>,
    issuer: Option<&'a str>,
    date: Option<&'a str>,
    clause: Option<&'a str>,
    #[schemars(with = "Of<Seen>")]
    seen: Seen,
    quote: Option<&'a str>,
    address: Option<&'a str>,
}

/// Adds how a version is read and what it rests on to those of others.
pub(super) fn cite<'a>(
    policy: &'a Policy,
    rule: &'a RuleId,
    version: &'a Version,
    readings: &mut Vec<&'a str>,
    citations: &mut Vec<CitationAnswer<'a>>,
) {
    if !readings.contains(&version.reading.as_str()) {
        readings.push(&version.reading);
    }
    for citation in &version.cites {
        let answer = CitationAnswer::new(policy, rule, version.from, citation);
        if !citations.contains(&answer) {
            citations.push(answer);
        }
    }
}

impl<'a> CitationAnswer<'a> {
    fn new(policy: &'a Policy, rule: &'a RuleId, from: Date, citation: &'a Citation) -> Self {
        let document = policy.document(&citation.document);
        Self {
            rule,
            from,
            document: &citation.document,
            title: document.map(|document| document.title.as_str()),
            number: document.and_then(|document| document.number.as_deref()),
            issuer: document.map(|document| document.issuer.as_str()),
            date: document.and_then(|document| document.date.as_deref()),
            clause: citation.clause.as_deref(),
            seen: citation.seen,
            quote: citation.quote.as_deref(),
            address: document.and_then(|document| document.address.as_deref()),
        }
    }
}
