//! What the door answers: an assessment as JSON spells it.

use schemars::JsonSchema;
use serde::Serialize;

use super::citation::{CitationAnswer, cite};
use super::question::Question as Asked;
use super::unused::Unused;
use crate::assessment::{Entitlement, Range, StudentAssessment, TermEntitlement, Unstated};
use crate::date::{Date, Period, Term};
use crate::entitlement::{Spread, Verdict};
use crate::money::Yuan;
use crate::policy::{Amount, Benefit, Kind, Policy, Seen};
use crate::situation::{Question, Student};
use crate::vocabulary::{Set, Vocabulary};
use crate::wording;

/// The answer to one question.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "answer")]
pub(super) struct Answer<'a> {
    period: Period,
    students: Vec<StudentAnswer<'a>>,
    totals: Totals,
    open_questions: Set<Question>,
    /// Categories of the household that were answered yes and that the period does not know.
    not_in_use: Vec<Unused>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "student")]
pub(super) struct StudentAnswer<'a> {
    /// First, so that one text serves children of several names.
    name: Option<&'a str>,
    /// Whether the rules speak of the child's stage at all.
    covered: bool,
    benefits: Vec<BenefitAnswer<'a>>,
    totals: Totals,
    open_questions: Set<Question>,
    /// Categories of the child that were answered yes and that the period does not know.
    not_in_use: Vec<Unused>,
    /// What else there is to know: other aid exists at a stage that no rule here is about.
    note: Option<&'static str>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "benefit")]
struct BenefitAnswer<'a> {
    benefit: Benefit,
    title: &'static str,
    kind: Kind,
    verdict: Verdict,
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

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "term")]
struct TermAnswer {
    term: Term,
    verdict: Verdict,
    least: Option<Yuan>,
    most: Option<Yuan>,
    per_day: Option<Yuan>,
    /// The earlier term in which it was given once and for all.
    given: Option<Term>,
    /// How the sum of a school year comes about; several while it is open which rule pays.
    equations: Vec<String>,
}

#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "totals")]
struct Totals {
    cash: Sums,
    meals: Sums,
    waiver: Sums,
    /// Cash that is given once, beside the yearly sums.
    once: Sums,
}

#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "sums")]
struct Sums {
    least: Yuan,
    most: Yuan,
    /// Something without a stated sum is owed beside them, or may be; or no rule is known.
    incomplete: bool,
}

/// What the answer about a household takes from each child's.
pub(super) struct Share {
    /// By [`Kind::index`].
    totals: Vec<Range>,
    /// Cash that is given once.
    once: Range,
    questions: Set<Question>,
}

/// The sums of one kind. Where no rule of it is known nobody knows that nothing is owed.
fn total(owed: &StudentAssessment<'_>, kind: Kind) -> Range {
    let mut total = owed.total(kind);
    let of_kind = owed.entitlements.iter().filter(|one| one.kind == kind);
    if of_kind.map(Entitlement::verdict).any(|word| word == Verdict::NoRule) {
        total.unstated = total.unstated.max(Unstated::Possible);
    }
    total
}

impl From<&StudentAssessment<'_>> for Share {
    fn from(owed: &StudentAssessment<'_>) -> Self {
        let totals = Kind::ALL.iter().map(|kind| total(owed, *kind)).collect();
        Self { totals, once: owed.total_once(Kind::Cash), questions: owed.questions() }
    }
}

impl<'a> Answer<'a> {
    pub(super) fn new(
        policy: &Policy,
        asked: &Asked,
        students: Vec<StudentAnswer<'a>>,
        shares: &[&Share],
    ) -> Self {
        let household = asked.situation.household.hardships.yes();
        let total = |kind: Kind| {
            let of_kind = |share: &&Share| share.totals.get(kind.index() as usize).copied();
            shares.iter().filter_map(of_kind).fold(Range::default(), Range::and)
        };
        let questions = shares.iter().map(|share| share.questions);
        Self {
            period: asked.period,
            students,
            totals: Totals::new(
                total,
                shares.iter().map(|share| share.once).fold(Range::default(), Range::and),
            ),
            open_questions: questions.fold(Set::EMPTY, Set::union),
            not_in_use: Unused::of(policy, household, asked.period),
        }
    }
}

impl<'a> StudentAnswer<'a> {
    pub(super) fn new(
        policy: &'a Policy,
        period: Period,
        owed: &StudentAssessment<'a>,
        child: &Student,
    ) -> Self {
        let entitlements = owed.entitlements.iter();
        Self {
            name: None,
            covered: owed.covered,
            benefits: entitlements.map(|one| BenefitAnswer::new(policy, one, child)).collect(),
            totals: Totals::new(|kind| total(owed, kind), owed.total_once(Kind::Cash)),
            open_questions: owed.questions(),
            not_in_use: Unused::of(policy, child.hardships.yes(), period),
            note: (!owed.covered).then_some(wording::OTHER_STAGE),
        }
    }

    pub(super) fn named(self, name: Option<&'a str>) -> Self {
        Self { name, ..self }
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
    fn new(policy: &'a Policy, one: &Entitlement<'a>, child: &Student) -> Self {
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
            verdict: one.verdict(),
            least,
            most,
            not_stated: one.whole.not_stated,
            per_day: one.whole.per_day,
            may_apply: one.may_apply,
            may_be_higher: one.may_be_higher(child),
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
            // What holds a line together on a page is a plain space here.
            let equation = wording::plain(&wording::equation(account));
            if !equations.contains(&equation) {
                equations.push(equation);
            }
        }
        Self {
            term: term.term,
            verdict: term.spread.verdict(),
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
