//! What the door answers: an assessment as JSON spells it.

use schemars::JsonSchema;
use serde::Serialize;

use super::citation::{CitationAnswer, cite};
use super::doubtful::Doubtful;
use super::question::Question as Asked;
use super::stand_in::Of;
use super::totals::{Share, Totals, total};
use super::unused::Unused;
use aid::assessment::{Entitlement, Range, StudentAssessment, TermEntitlement};
use aid::date::{Date, Period, Term};
use aid::entitlement::Verdict;
use aid::money::Yuan;
use aid::policy::{Benefit, Kind, Policy, Seen};
use aid::rulebook::Rulebook;
use aid::situation::{Question, Student};
use aid::vocabulary::{Set, Vocabulary};
use aid::wording;

/// The answer to one question.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "answer")]
pub(super) struct Answer<'a> {
    #[schemars(with = "Of<Period>")]
    period: Period,
    students: Vec<StudentAnswer<'a>>,
    totals: Totals,
    #[schemars(with = "Of<Set<Question>>")]
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
    #[schemars(with = "Of<Set<Question>>")]
    open_questions: Set<Question>,
    /// Categories of the child that were answered yes and that the period does not know.
    not_in_use: Vec<Unused>,
    /// Answers that contradict others, or lie outside what a document states.
    doubts: Vec<Doubtful>,
    /// What else there is to know: other aid exists at a stage that no rule here is about.
    note: Option<&'static str>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "benefit")]
struct BenefitAnswer<'a> {
    #[schemars(with = "Of<Benefit>")]
    benefit: Benefit,
    title: &'static str,
    #[schemars(with = "Of<Kind>")]
    kind: Kind,
    #[schemars(with = "Of<Verdict>")]
    verdict: Verdict,
    /// Both absent where no sum is stated at all.
    #[schemars(with = "Option<Of<Yuan>>")]
    least: Option<Yuan>,
    #[schemars(with = "Option<Of<Yuan>>")]
    most: Option<Yuan>,
    /// A part of it has no stated sum.
    not_stated: bool,
    /// So much a day, where the days alone are not stated.
    #[schemars(with = "Option<Of<Yuan>>")]
    per_day: Option<Yuan>,
    /// Refused only as the school has not recognised the child, which can still apply.
    may_apply: bool,
    /// The sums are the nation's base standard; the place of the school may pay more.
    may_be_higher: bool,
    #[schemars(with = "Of<Set<Question>>")]
    depends_on: Set<Question>,
    #[schemars(with = "Option<Of<Seen>>")]
    sure: Option<Seen>,
    source_to_check: bool,
    #[schemars(with = "Option<Of<Date>>")]
    last_seen: Option<Date>,
    terms: Vec<TermAnswer>,
    /// Which other benefits it excludes in a school year, and which it stands beside.
    relations: Vec<String>,
    readings: Vec<&'a str>,
    citations: Vec<CitationAnswer<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "term")]
struct TermAnswer {
    #[schemars(with = "Of<Term>")]
    term: Term,
    #[schemars(with = "Of<Verdict>")]
    verdict: Verdict,
    #[schemars(with = "Option<Of<Yuan>>")]
    least: Option<Yuan>,
    #[schemars(with = "Option<Of<Yuan>>")]
    most: Option<Yuan>,
    #[schemars(with = "Option<Of<Yuan>>")]
    per_day: Option<Yuan>,
    /// The earlier term in which it was given once and for all.
    #[schemars(with = "Option<Of<Term>>")]
    given: Option<Term>,
    /// How the sum of a school year comes about; several while it is open which rule pays.
    equations: Vec<String>,
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
    pub(super) fn new(book: &Rulebook<'a>, owed: &StudentAssessment<'a>, child: &Student) -> Self {
        let entitlements = owed.entitlements.iter();
        Self {
            name: None,
            covered: owed.covered,
            benefits: entitlements
                .map(|entitlement| BenefitAnswer::new(book.policy, entitlement, child))
                .collect(),
            totals: Totals::new(|kind| total(owed, kind), owed.total_once(Kind::Cash)),
            open_questions: owed.questions(),
            not_in_use: Unused::of(book.policy, child.hardships.yes(), book.period),
            doubts: Doubtful::of(book, child),
            note: (!owed.covered).then_some(wording::OTHER_STAGE),
        }
    }

    pub(super) fn named(self, name: Option<&'a str>) -> Self {
        Self { name, ..self }
    }
}

impl<'a> BenefitAnswer<'a> {
    fn new(policy: &'a Policy, entitlement: &Entitlement<'a>, child: &Student) -> Self {
        let states_sums =
            child.stage.is_some_and(|stage| policy.states_sums(entitlement.benefit, stage));
        let sums = entitlement.whole.sums(states_sums);
        let seen = entitlement.seen();
        let mut readings = Vec::new();
        let mut citations = Vec::new();
        for reason in entitlement.terms.iter().flat_map(TermEntitlement::paying) {
            let of_rule = &reason.in_force;
            cite(policy, &of_rule.rule.id, of_rule.version, &mut readings, &mut citations);
            if let Some(base) = of_rule.base {
                cite(policy, &base.rule.id, base.version, &mut readings, &mut citations);
            }
        }
        Self {
            benefit: entitlement.benefit,
            title: wording::benefit(entitlement.benefit),
            kind: entitlement.kind,
            verdict: entitlement.verdict(),
            least: sums.map(|sums| sums.least),
            most: sums.map(|sums| sums.most),
            not_stated: entitlement.whole.not_stated,
            per_day: entitlement.whole.per_day,
            may_apply: entitlement.may_apply,
            may_be_higher: entitlement.may_be_higher(child),
            depends_on: entitlement.whole.questions,
            sure: seen,
            source_to_check: seen.and_then(wording::seen).is_some(),
            last_seen: entitlement.unseen_since(),
            terms: entitlement
                .terms
                .iter()
                .map(|term| TermAnswer::new(term, states_sums))
                .collect(),
            relations: wording::relations(policy, entitlement),
            readings,
            citations,
        }
    }
}

impl TermAnswer {
    fn new(term: &TermEntitlement<'_>, states_sums: bool) -> Self {
        let sums = term.spread.sums(states_sums);
        let mut equations: Vec<String> = Vec::new();
        for account in term.paying().filter_map(|reason| reason.account.as_ref()) {
            // A no-break space of the page is a plain space here.
            let equation = wording::plain(&wording::equation(account));
            if !equations.contains(&equation) {
                equations.push(equation);
            }
        }
        Self {
            term: term.term,
            verdict: term.spread.verdict(),
            least: sums.map(|sums| sums.least),
            most: sums.map(|sums| sums.most),
            per_day: term.spread.per_day,
            given: term.given,
            equations,
        }
    }
}
