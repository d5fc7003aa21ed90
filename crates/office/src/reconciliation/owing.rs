//! 应享: what the rules say of a pupil, as far as it is compared with what was paid.

use crate::application::is_given_by_recognition;
use aid::assessment::{Entitlement, StudentAssessment};
use aid::date::Term;
use aid::eligibility::{Eligibility, Finding};
use aid::entitlement::Verdict;
use aid::money::Yuan;
use aid::policy::{Condition, Kind};
use aid::situation::{Hardship, Question};
use aid::vocabulary::Set;

/// What the rules say of a pupil.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owing {
    /// In one word.
    pub verdict: Verdict,
    /// The cash of each term.
    pub terms: Vec<OwedInTerm>,
    /// The answers that are missing.
    pub questions: Set<Question>,
    /// The conditions that are not met, where the pupil is not entitled.
    pub refuted: Vec<&'static Condition>,
    /// The categories that an office affirms and this row denies: the office's word was taken.
    pub denied: Set<Hardship>,
}

/// The cash of one term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwedInTerm {
    /// The term.
    pub term: Term,
    /// What is certain.
    pub least: Yuan,
    /// What is possible; none where a part has no stated sum.
    pub most: Option<Yuan>,
}

impl Owing {
    /// What an assessment comes to. Only what the school's recognition leads to counts, and of that
    /// the cash, where the stage has any. The best verdict of these benefits stands: who is owed
    /// one of them is owed something.
    ///
    /// The assessment is made as if the school had recognised the pupil: whether it has is what the
    /// lists say.
    pub fn of(assessed: &StudentAssessment<'static>) -> Self {
        let given = |one: &&Entitlement<'_>| is_given_by_recognition(one.kind);
        let given: Vec<_> = assessed.entitlements.iter().filter(given).collect();
        let cash: Vec<_> = given.iter().copied().filter(|one| one.kind == Kind::Cash).collect();
        let terms = terms(&cash);
        let counted = if cash.is_empty() { given } else { cash };
        let open = counted.iter().map(|one| one.whole.questions);
        let questions = open.fold(assessed.asked_first, Set::union);
        let verdict = counted.iter().map(|one| one.verdict()).min_by_key(|one| rank(*one));
        let nothing = if questions.is_empty() { Verdict::NoRule } else { Verdict::Depends };
        let verdict = verdict.unwrap_or(nothing);
        let refuted = if verdict == Verdict::NotEntitled { refuted(&counted) } else { Vec::new() };
        Self { verdict, terms, questions, refuted, denied: Set::EMPTY }
    }
}

/// The order in which the verdicts of several benefits stand for all of them.
const fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Entitled => 0,
        Verdict::Depends => 1,
        Verdict::AmountNotStated => 2,
        Verdict::NotEntitled => 3,
        Verdict::NoRule => 4,
    }
}

fn terms(cash: &[&Entitlement<'_>]) -> Vec<OwedInTerm> {
    let mut terms: Vec<OwedInTerm> = Vec::new();
    for of_term in cash.iter().flat_map(|one| &one.terms) {
        let spread = &of_term.spread;
        let most = (!spread.not_stated).then_some(spread.most);
        match terms.iter_mut().find(|owed| owed.term == of_term.term) {
            Some(owed) => {
                owed.least = owed.least.plus(spread.least);
                owed.most = owed.most.zip(most).map(|(one, other)| one.plus(other));
            }
            None => terms.push(OwedInTerm { term: of_term.term, least: spread.least, most }),
        }
    }
    terms
}

/// The conditions that were not met, each once.
fn refuted(counted: &[&Entitlement<'static>]) -> Vec<&'static Condition> {
    let mut found = Vec::new();
    let terms = counted.iter().flat_map(|one| &one.terms);
    for reason in terms.flat_map(|term| &term.reasons) {
        add_refuted(reason.finding, &mut found);
    }
    found
}

fn add_refuted(finding: Finding<'static>, found: &mut Vec<&'static Condition>) {
    if finding.eligibility != Eligibility::NotMet {
        return;
    }
    let parts = finding.parts().filter(|part| part.eligibility == Eligibility::NotMet);
    let parts: Vec<_> = parts.collect();
    if parts.is_empty() && !found.contains(&finding.condition) {
        found.push(finding.condition);
    }
    for part in parts {
        add_refuted(part, found);
    }
}
