//! What the door answers: an assessment as JSON spells it.

use serde::Serialize;

use crate::assessment::{Assessment, Entitlement, Range, StudentAssessment, TermEntitlement};
use crate::date::{Date, Period, Term};
use crate::entitlement::{Spread, Verdict};
use crate::money::Yuan;
use crate::policy::{Amount, Benefit, Citation, DocumentId, Kind, Policy, RuleId, Seen, Version};
use crate::situation::{Question, Situation, Student};
use crate::vocabulary::{Set, Vocabulary};
use crate::wording;

/// The answer to one question.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Answer<'a> {
    period: Period,
    students: Vec<StudentAnswer<'a>>,
    totals: Totals,
    open_questions: Set<Question>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct StudentAnswer<'a> {
    name: Option<&'a str>,
    /// Whether the rules speak of the child's stage at all.
    covered: bool,
    benefits: Vec<BenefitAnswer<'a>>,
    totals: Totals,
    open_questions: Set<Question>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct BenefitAnswer<'a> {
    benefit: Benefit,
    title: &'static str,
    kind: Kind,
    verdict: &'static str,
    /// Both absent where no sum is stated at all.
    least: Option<Yuan>,
    most: Option<Yuan>,
    /// A part of it has no stated sum.
    not_stated: bool,
    /// So much a day, where the days alone are not stated.
    per_day: Option<Yuan>,
    /// Refused only as the school has not recognised the child, which can still apply.
    may_apply: bool,
    /// The sums are the nation's base standard; the place of the school may pay more.
    may_be_higher: bool,
    depends_on: Set<Question>,
    sure: Option<Seen>,
    source_to_check: bool,
    last_seen: Option<Date>,
    terms: Vec<TermAnswer>,
    readings: Vec<&'a str>,
    citations: Vec<CitationAnswer<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct TermAnswer {
    term: Term,
    verdict: &'static str,
    least: Option<Yuan>,
    most: Option<Yuan>,
    per_day: Option<Yuan>,
    /// The earlier term in which it was given once and for all.
    given: Option<Term>,
    /// How the sum of a school year comes about; several while it is open which rule pays.
    equations: Vec<String>,
}

/// A sentence of a document, and the version of a rule that rests on it.
#[derive(PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
struct CitationAnswer<'a> {
    rule: &'a RuleId,
    from: Date,
    document: &'a DocumentId,
    title: Option<&'a str>,
    number: Option<&'a str>,
    issuer: Option<&'a str>,
    date: Option<&'a str>,
    clause: Option<&'a str>,
    seen: Seen,
    quote: Option<&'a str>,
    address: Option<&'a str>,
}

#[derive(Serialize)]
struct Totals {
    cash: Sums,
    meals: Sums,
    waiver: Sums,
    /// Cash that is given once, beside the yearly sums.
    once: Sums,
}

#[derive(Serialize)]
struct Sums {
    least: Yuan,
    most: Yuan,
    /// Something without a stated sum is owed beside them, or may be.
    incomplete: bool,
}

impl<'a> Answer<'a> {
    pub(super) fn new(
        policy: &'a Policy,
        assessment: &Assessment<'a>,
        situation: &Situation,
        names: &'a [Option<String>],
    ) -> Self {
        let facts = situation.students.iter().zip(names);
        let students = assessment.students.iter().zip(facts);
        let asked = assessment.students.iter().map(StudentAssessment::questions);
        Self {
            period: assessment.period,
            students: students
                .map(|(student, (facts, name))| {
                    StudentAnswer::new(policy, student, facts, name.as_deref())
                })
                .collect(),
            totals: Totals::new(|kind| assessment.total(kind), assessment.total_once(Kind::Cash)),
            open_questions: asked.fold(Set::EMPTY, Set::union),
        }
    }
}

impl<'a> StudentAnswer<'a> {
    fn new(
        policy: &'a Policy,
        student: &StudentAssessment<'a>,
        facts: &Student,
        name: Option<&'a str>,
    ) -> Self {
        let entitlements = student.entitlements.iter();
        Self {
            name,
            covered: student.covered,
            benefits: entitlements.map(|one| BenefitAnswer::new(policy, one, facts)).collect(),
            totals: Totals::new(|kind| student.total(kind), student.total_once(Kind::Cash)),
            open_questions: student.questions(),
        }
    }
}

impl Totals {
    fn new(total: impl Fn(Kind) -> Range, once: Range) -> Self {
        Self {
            cash: total(Kind::Cash).into(),
            meals: total(Kind::Meals).into(),
            waiver: total(Kind::Waiver).into(),
            once: once.into(),
        }
    }
}

impl From<Range> for Sums {
    fn from(range: Range) -> Self {
        Self { least: range.least, most: range.most, incomplete: range.is_incomplete() }
    }
}

impl<'a> BenefitAnswer<'a> {
    fn new(policy: &'a Policy, one: &Entitlement<'a>, student: &Student) -> Self {
        let has_sums = has_sums(policy, one.benefit);
        let (least, most) = sums(&one.whole, has_sums);
        let seen = one.seen();
        let mut readings = Vec::new();
        let mut citations = Vec::new();
        for reason in one.terms.iter().flat_map(TermEntitlement::paying) {
            let of_rule = &reason.one;
            cite(policy, &of_rule.rule.id, of_rule.version, &mut readings, &mut citations);
            if let Some(base) = of_rule.base {
                cite(policy, &base.rule.id, base.version, &mut readings, &mut citations);
            }
        }
        Self {
            benefit: one.benefit,
            title: wording::benefit(one.benefit),
            kind: one.kind,
            verdict: one.verdict().id(),
            least,
            most,
            not_stated: one.whole.not_stated,
            per_day: one.whole.per_day,
            may_apply: one.may_apply,
            may_be_higher: one.may_be_higher(student),
            depends_on: one.whole.questions,
            sure: seen,
            source_to_check: seen.and_then(wording::seen).is_some(),
            last_seen: one.unseen_since(),
            terms: one.terms.iter().map(|term| TermAnswer::new(term, has_sums)).collect(),
            readings,
            citations,
        }
    }
}

impl TermAnswer {
    fn new(term: &TermEntitlement<'_>, has_sums: bool) -> Self {
        let (least, most) = sums(&term.spread, has_sums);
        let mut equations: Vec<String> = Vec::new();
        for account in term.paying().filter_map(|reason| reason.account.as_ref()) {
            let equation = wording::equation(account);
            if !equations.contains(&equation) {
                equations.push(equation);
            }
        }
        Self {
            term: term.term,
            verdict: term.spread.verdict().id(),
            least,
            most,
            per_day: term.spread.per_day,
            given: term.given,
            equations,
        }
    }
}

/// Whether any document could state a sum of the benefit: it is neither a thing nor a local fee.
fn has_sums(policy: &Policy, benefit: Benefit) -> bool {
    let of_benefit = policy.rules.iter().filter(|rule| rule.benefit == benefit);
    let mut has_sums = false;
    for provision in of_benefit.flat_map(|rule| &rule.versions).filter_map(|one| one.says.as_ref())
    {
        provision.pays.visit(&mut |amount| match amount {
            Amount::Yuan(_) | Amount::Share { .. } | Amount::PerDay { .. } | Amount::NotStated => {
                has_sums = true;
            }
            Amount::First(_) | Amount::LocalFee | Amount::InKind => {}
        });
    }
    has_sums
}

/// The least and the most; nothing where the child may be entitled and no sum is stated, where no
/// rule is known, and where the benefit is not a sum at all. Never a nought that nobody stated.
fn sums(spread: &Spread, has_sums: bool) -> (Option<Yuan>, Option<Yuan>) {
    let refuted = spread.verdict() == Verdict::NotEntitled;
    let known = has_sums && (spread.stated || refuted);
    (known.then_some(spread.least), known.then_some(spread.most))
}

fn cite<'a>(
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
