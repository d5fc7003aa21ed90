//! 测算结果: every benefit for every child of a household, with the reasons.

mod range;
mod totals;

pub use range::{Range, Unstated};

use crate::date::{Date, Period, Term};
use crate::eligibility::{Eligibility, Facts, Finding};
use crate::entitlement::{Account, RuleRow, Spread, Verdict};
use crate::policy::{Benefit, Kind, Per, Policy, Seen, Version};
use crate::region::RegionCode;
use crate::rulebook::{InForce, Rulebook, TermRules};
use crate::situation::{Decision, Household, Question, Situation, Stage, Student};
use crate::space::settle_term;
use crate::table::{Looked, Tables};
use crate::vocabulary::Set;

/// What the children of a household are owed in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment<'p> {
    /// The period.
    pub period: Period,
    /// One for each child, in the household's order.
    pub students: Vec<StudentAssessment<'p>>,
}

/// What one child is owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudentAssessment<'p> {
    /// Whether the rules cover the child's stage; true while the stage is not known.
    pub covered: bool,
    /// One for each benefit of the child's stage, in the order of the rules; none while the stage
    /// is not known.
    pub entitlements: Vec<Entitlement<'p>>,
    /// What is asked before any benefit can be looked at: the stage, while it is not known.
    pub asked_first: Set<Question>,
    /// Every question that the rules for the child's stage look at; no other is put.
    pub of_stage: Set<Question>,
}

/// One benefit of one child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entitlement<'p> {
    /// The benefit.
    pub benefit: Benefit,
    /// What it consists of.
    pub kind: Kind,
    /// The time its amounts are for: what is given once is never part of a yearly sum.
    pub per: Per,
    /// The terms together.
    pub whole: Spread,
    /// Refused only because the school has not recognised the child or put it on its list: the
    /// family can still apply.
    pub may_apply: bool,
    /// Each term.
    pub terms: Vec<TermEntitlement<'p>>,
}

/// One benefit of one child in one term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermEntitlement<'p> {
    /// The term.
    pub term: Term,
    /// What is certain and what is possible.
    pub spread: Spread,
    /// The earlier term in which the sum of what is given once, or once a school year, counts.
    pub given: Option<Term>,
    /// Each rule that holds, or may hold, for the child; the one that pays first.
    pub reasons: Vec<Reason<'p>>,
}

/// Why one rule pays, does not pay, or may pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason<'p> {
    /// The rule and its version.
    pub in_force: InForce<'p>,
    /// The judgement of its conditions.
    pub finding: Finding<'p>,
    /// How the amount is computed, as far as the answers allow.
    pub account: Option<Account<'p>>,
}

/// Assesses a household: the yuan, the reasons and what is missing, in one evaluation.
///
/// ```
/// use aid::{assessment::assess, library::library, situation::*};
///
/// let mut student = Student { stage: Some(Stage::Primary), ..Student::default() };
/// student.boarding = Some(Boarding::Boarder);
/// let situation = Situation { students: vec![student], ..Situation::default() };
/// let assessment = assess(library(), &situation, "2026-autumn".parse().unwrap());
/// assert!(assessment.questions(0).contains(Question::Recognised));
/// ```
pub fn assess<'p>(policy: &'p Policy, situation: &Situation, period: Period) -> Assessment<'p> {
    assess_household(&Rulebook::new(policy, period), situation)
}

/// Assesses a household by rules that were looked up before.
pub fn assess_household<'p>(book: &Rulebook<'p>, situation: &Situation) -> Assessment<'p> {
    let household = &situation.household;
    let students = situation.students.iter();
    Assessment {
        period: book.period,
        students: students.map(|student| assess_student(book, household, student)).collect(),
    }
}

/// Assesses one child.
pub fn assess_student<'p>(
    book: &Rulebook<'p>,
    household: &Household,
    student: &Student,
) -> StudentAssessment<'p> {
    assess_by(book, household, student, |stage| book.chapters(stage).iter().map(Looked::from))
}

/// The same, of one of many children: what it comes to is looked up.
pub fn assess_one_of_many<'p>(
    tables: &Tables<'p>,
    household: &Household,
    student: &Student,
) -> StudentAssessment<'p> {
    assess_by(&tables.book, household, student, |stage| tables.benefits(stage))
}

fn assess_by<'t, 'p: 't, B: Iterator<Item = Looked<'t, 'p>>>(
    book: &Rulebook<'p>,
    household: &Household,
    student: &Student,
    benefits: impl FnOnce(Stage) -> B,
) -> StudentAssessment<'p> {
    let Some(stage) = student.stage else {
        return StudentAssessment::without_stage();
    };
    let facts = Facts::new(Set::EMPTY, household, student);
    StudentAssessment {
        covered: !book.chapters(stage).is_empty(),
        entitlements: benefits(stage).map(|looked| assess_benefit(looked, &facts)).collect(),
        asked_first: Set::EMPTY,
        of_stage: book.questions(stage),
    }
}

fn assess_benefit<'p>(looked: Looked<'_, 'p>, facts: &Facts) -> Entitlement<'p> {
    let chapter = looked.chapter;
    let spreads = looked.explore(facts);
    let of_terms = [Some(spreads.first), spreads.second].into_iter().flatten();
    let mut given = chapter.before.iter().find_map(|term| gives(term, facts));
    let terms = chapter.terms.iter().zip(of_terms).map(|(term, spread)| {
        let before = given;
        if chapter.per != Per::SchoolYear {
            given = given.or_else(|| spread.certain.then_some(term.term));
        }
        let reasons = if before.is_some() { Vec::new() } else { reasons(term, facts) };
        TermEntitlement { term: term.term, spread, given: before, reasons }
    });
    Entitlement {
        benefit: chapter.benefit,
        kind: chapter.kind,
        per: chapter.per,
        whole: spreads.whole,
        may_apply: may_apply(facts, &spreads.whole, looked),
        terms: terms.collect(),
    }
}

/// The term, if the child is entitled in it for every possible further answer.
fn gives(term: &TermRules<'_>, facts: &Facts) -> Option<Term> {
    settle_term(term, facts).is_ok_and(|outcome| outcome.entitled).then_some(term.term)
}

/// Whether the child would be entitled but for what the school has refused.
fn may_apply(facts: &Facts, whole: &Spread, looked: Looked<'_, '_>) -> bool {
    let decisions = facts.student.decisions;
    let refused = decisions.no().without(Decision::OF_SCHOOL);
    if whole.possible || refused.is_empty() {
        return false;
    }
    let student = Student { decisions: decisions.except(refused), ..facts.student };
    looked.explore(&Facts { student, ..*facts }).whole.possible
}

fn reasons<'p>(term: &TermRules<'p>, facts: &Facts) -> Vec<Reason<'p>> {
    let facts = facts.in_term(term.term, term.in_use);
    let mut reasons: Vec<Reason<'p>> = match facts.student.region {
        Some(place) => term.at(place).map(|in_force| reason(in_force, &facts)).collect(),
        None => term.rules().map(|in_force| reason(in_force, &facts)).collect(),
    };
    reasons.sort_by_key(|reason| match reason.finding.eligibility {
        Eligibility::Met => 0,
        Eligibility::Unknown(_) => 1,
        Eligibility::NotMet => 2,
    });
    reasons
}

fn reason<'p>(in_force: &InForce<'p>, facts: &Facts) -> Reason<'p> {
    let finding = Finding::new(&in_force.provision.when, facts);
    let refuted = finding.eligibility == Eligibility::NotMet;
    let account = if refuted { None } else { Account::open(in_force, facts).ok() };
    Reason { in_force: *in_force, finding, account }
}

impl<'p> Entitlement<'p> {
    /// The verdict on the whole period.
    pub fn verdict(&self) -> Verdict {
        self.whole.verdict()
    }

    /// The accounts that pay, or may pay, in the terms of the period.
    pub fn accounts(&self) -> impl Iterator<Item = (Term, &Account<'p>)> {
        self.terms.iter().flat_map(|term| {
            let accounts = term.paying().filter_map(|reason| reason.account.as_ref());
            accounts.map(move |account| (term.term, account))
        })
    }

    /// Whether the sums are the nation's base standard for a school outside the provinces whose
    /// own rules are known here: that place may pay more.
    pub fn may_be_higher(&self, student: &Student) -> bool {
        let stated = |account: &Account<'_>| {
            account.rule.floor && account.sum().or(account.per_day()).is_some()
        };
        student.region.is_some_and(|place| !RegionCode::HEBEI.contains(place))
            && self.accounts().any(|(_, account)| stated(account))
    }

    /// How reliable the amounts are: the least reliable version among those that pay or may pay.
    pub fn seen(&self) -> Option<Seen> {
        let paying = self.terms.iter().flat_map(TermEntitlement::paying);
        paying.flat_map(Reason::versions).map(Version::seen).max()
    }

    /// The day on which the standard was last seen in force, if a term begins after it.
    pub fn unseen_since(&self) -> Option<Date> {
        let days = self.terms.iter().flat_map(|term| {
            let versions = term.paying().flat_map(Reason::versions);
            versions.filter_map(|version| version.unseen_since(term.term.first_day()))
        });
        days.min()
    }
}

impl<'p> TermEntitlement<'p> {
    /// The reason that pays; while none does, those that may. None if the child gets nothing.
    pub fn paying(&self) -> impl Iterator<Item = &Reason<'p>> {
        let met = |reason: &Reason<'_>| reason.finding.eligibility == Eligibility::Met;
        let settled = self.reasons.iter().any(met);
        self.reasons.iter().filter(move |reason| match reason.finding.eligibility {
            Eligibility::Met => self.spread.possible,
            Eligibility::Unknown(_) => self.spread.possible && !settled,
            Eligibility::NotMet => false,
        })
    }
}

impl<'p> Reason<'p> {
    /// The row of the rule that fits the child.
    pub fn row(&self) -> RuleRow<'p> {
        RuleRow::of(&self.in_force, &self.finding.facts)
    }

    /// The version of the rule, and that of the rule which its share is a share of.
    pub fn versions(&self) -> impl Iterator<Item = &'p Version> + use<'p> {
        [Some(self.in_force.version), self.in_force.base.map(|base| base.version)]
            .into_iter()
            .flatten()
    }
}
